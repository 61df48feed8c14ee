"""C text answers like the arithmetic that stands for it, and says what it can't do."""

from __future__ import annotations

import re
import subprocess
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from tests.capture.patches.repositories import commit, repository
from tests.csource import base
from tests.csource.variants import facts, requests
from tests.models import question, request, version
from vfioviz.codec.content import Capability
from vfioviz.document.added import VariantError, with_added
from vfioviz.document.variants import read, wanted
from vfioviz.kernel.question import ModelError
from vfioviz.kernel.shipped import SHIPPED
from vfioviz.kernel.sourced.machine import Ready
from vfioviz.kernel.sourced.producer import Sourced

ATOMIC = Capability(5, 1, (7, 0))
RAW = Capability(200, 1, payload=b"\1\2\3\4")


def made(folder: Path, *patches: str, **changed: str) -> Sourced:
    base.write(folder, **changed)
    return read(wanted(",".join((f"mine={folder}", *patches))))


def test_a_tree_up_to_v6_5_answers_as_the_shipped_variant_on_each_abi(tmp_path: Path) -> None:
    ours = made(tmp_path)
    asked = [
        one for one in requests(60, 7, newest=False) if one.handler.key in {"vfio-pci", "type1"}
    ]
    assert len(asked) > 100
    for one in asked:
        assert facts(ours.answer(one)) == facts(version("before-v6.6").answer(one)), one


def test_a_patch_on_the_tree_changes_what_it_says_and_no_more(tmp_path: Path) -> None:
    patch = tmp_path / "rounds.patch"
    patch.write_text(base.ROUNDS)
    ours = made(tmp_path / "tree", str(patch))
    asked = question(request("device", caps=(RAW, RAW, ATOMIC)))
    run = ours.answer(asked)
    assert [cap.start for cap in run.caps] == [20, 36, 52]
    assert run.needed == 20 + 16 + 16 + 16
    assert "1@example.org" in ours.origin
    assert any("vfio_main.c:" in step.detail for step in run.steps)


def test_the_number_of_a_diff_is_taken_where_it_is_given(tmp_path: Path) -> None:
    patch = tmp_path / "two.patch"
    other = base.ROUNDS.replace("sizeof(u64)", "16").replace("1@example", "2@example")
    patch.write_text(f"From 1 Mon Sep 17 00:00:00 2001\n{base.ROUNDS}\n"
                     f"From 2 Mon Sep 17 00:00:00 2001\n{other}")  # fmt: skip
    ours = made(tmp_path / "tree", f"{patch}#2")
    run = ours.answer(question(request("device", caps=(RAW, RAW))))
    assert [cap.start for cap in run.caps] == [20, 36]
    with pytest.raises(VariantError, match="there is no #3"):
        made(tmp_path / "tree", f"{patch}#3")


def test_a_patch_that_does_not_apply_is_refused_with_its_hunk(tmp_path: Path) -> None:
    patch = tmp_path / "other.patch"
    patch.write_text(base.ROUNDS.replace("*fresh, *last;", "*newest, *oldest;"))
    with pytest.raises(
        VariantError, match=r"mine: .*vfio_main\.c: the hunk at line 9.*newest"
    ) as why:
        made(tmp_path / "tree", str(patch))
    assert "\n" not in str(why.value)


@pytest.mark.parametrize(
    "renamed",
    [
        {r"\bvfio_info_cap\b": "chain_of_caps"},
        {r"\bvfio_info_add_capability\b": "put_one", r"\bvfio_info_cap_add\b": "room_for_one"},
        {
            r"\bbuf\b": "first",
            r"\bchain(->|\.)size\b": r"chain\1bytes",
            r"size_t size; }": "size_t bytes; }",
        },
    ],
)
def test_a_source_that_calls_the_chain_otherwise_answers_alike(
    tmp_path: Path, renamed: dict[str, str]
) -> None:
    base.write(tmp_path / "new")
    for path in (tmp_path / "new").rglob("*.[ch]"):
        text = path.read_text()
        for pattern, word in renamed.items():
            text = re.sub(pattern, word, text)
        path.write_text(text)
    plain, other = made(tmp_path / "old"), read(wanted(f"mine={tmp_path / 'new'}"))
    assert other.sources.texts != plain.sources.texts
    for key in ("device", "region", "iommu"):
        asked = question(request(key, caps=(RAW, RAW)), argsz=4096)
        assert facts(other.answer(asked)) == facts(plain.answer(asked))


def test_a_revision_is_read_from_git_and_nothing_is_checked_out(tmp_path: Path) -> None:
    tree = repository(tmp_path / "tree", base.FILES)
    rounded = base.MAIN.replace("void *grown = krealloc", "void *grown = krealloc", 1)
    rounded = rounded.replace("chain->size + room", "chain->size + (room = ALIGN(room, 8))", 1)
    commit(tree, {"drivers/vfio/vfio_main.c": rounded}, "rounded")
    asked = question(request("device", caps=(RAW, RAW)))
    old, new = (read(wanted(f"mine={tree}@{rev}")) for rev in ("HEAD~1", "HEAD"))
    assert [cap.start for cap in old.answer(asked).caps] == [20, 32]
    assert [cap.start for cap in new.answer(asked).caps] == [20, 36]
    head = subprocess.run(["git", "-C", tree, "rev-parse", "HEAD"], capture_output=True, check=True)
    assert head.stdout.decode()[:12] in new.origin


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("mine", "expected KEY=PATH"),
        ("=x", "can't name a variant"),
        ("a b=x", "can't name a variant"),
        ("mine=/nowhere/at/all", "no such file or folder"),
        ("mine={tree}@v1", "no repository|not a git repository"),
        ("mine={empty}", "vfio_info_cap_add"),
        ("mine={tree},/nowhere.patch", "no such file"),
        ("mine={tree}@a..b", "is a range"),
    ],
)
def test_what_can_t_be_a_variant_is_refused_in_one_line(
    tmp_path: Path, text: str, why: str
) -> None:
    tree = base.write(tmp_path / "tree")
    (tmp_path / "empty").mkdir()
    with pytest.raises(VariantError, match=why) as raised:
        read(wanted(text.format(tree=tree, empty=tmp_path / "empty")))
    assert "\n" not in str(raised.value)


def test_a_handler_that_the_source_lacks_is_named_where_it_is_asked(tmp_path: Path) -> None:
    ours = made(tmp_path)
    with pytest.raises(ModelError, match="kvmgt"):
        ours.answer(question(request("region", caps=(RAW,)), handler="gvt"))
    with pytest.raises(ModelError, match="libvfio-user"):
        ours.answer(question(request("region"), handler="libvfio-user"))


def test_code_that_no_kernel_lives_through_says_where(tmp_path: Path) -> None:
    wild = base.MAIN.replace("memset(fresh, 0, room)", "memset(fresh, 0, room + 1)")
    ours = made(tmp_path, vfio_main=wild)
    with pytest.raises(ModelError, match=r"drivers/vfio/vfio_main\.c:16:.*memset"):
        ours.answer(question(request("device", caps=(RAW,))))


def test_an_endless_chain_ends(tmp_path: Path) -> None:
    endless = base.MAIN.replace("while (last->next)", "while (1)")
    ours = made(tmp_path, vfio_main=endless)
    with pytest.raises(ModelError):
        ours.answer(question(request("device", caps=(RAW,))))


def test_a_copy_past_the_caller_is_written_and_counted(tmp_path: Path) -> None:
    past = base.PCI.replace("(void __user *)arg + sizeof(told)", "(void __user *)arg + 24", 1)
    ours = made(tmp_path, vfio_pci_core=past)
    run = ours.answer(question(request("device", caps=(ATOMIC,))))
    assert (run.argsz_in, run.overrun) == (36, 4)
    assert "4 bytes past argsz 36" in [step.rule for step in run.steps]


def test_equal_texts_are_equal_producers_and_a_key_is_there_once(tmp_path: Path) -> None:
    ours = made(tmp_path)
    again = read(wanted(f"mine={tmp_path}"))
    assert (ours, hash(ours)) == (again, hash(again))
    both = with_added(SHIPPED, (ours,))
    assert both.version("mine") is ours
    with pytest.raises(VariantError, match="already"):
        with_added(both, (again,))
    with pytest.raises(VariantError, match="already"):
        with_added(SHIPPED, (replace(ours, key="v6.6"),))


def test_one_source_answers_several_threads_at_once(tmp_path: Path) -> None:
    ours = made(tmp_path)
    asked = [question(request("device", caps=(RAW,) * n), argsz=argsz)
             for n in range(4) for argsz in (None, 4096)]  # fmt: skip
    alone = [facts(ours.answer(one)) for one in asked]
    with ThreadPoolExecutor(4) as pool:
        beside = list(pool.map(lambda one: facts(ours.answer(one)), asked * 8))
    assert beside == alone * 8


def test_one_that_was_ended_half_way_answers_the_next_call(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = made(tmp_path)
    asked = question(request("device", caps=(RAW,)))

    def ended(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(Ready, "_call", ended)
        with pytest.raises(KeyboardInterrupt):
            ours.answer(asked)
    assert [cap.start for cap in ours.answer(asked).caps] == [20]
