"""A handler that remembers the call before answers as one that was never called."""

# ruff: noqa: S311
from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.csource import base
from tests.csource.variants import request_of
from tests.models import IOCTLS, question, request
from vfioviz.codec.content import Capability
from vfioviz.document.variants import read, wanted
from vfioviz.kernel.question import Question
from vfioviz.kernel.shipped import SHIPPED
from vfioviz.kernel.sourced.machine import Ready, _made
from vfioviz.kernel.sourced.producer import Sourced
from vfioviz.kernel.sourced.shipped import c_of
from vfioviz.uapi.abi import ABIS

EDITS = 250


def edited(asked: Question, chance: random.Random) -> Question:
    """Return a question with one thing changed, as an edit in the window changes it."""
    content = asked.content
    what = chance.randrange(7)
    if what == 0:
        return replace(asked, argsz=chance.choice((None, 16, 20, 24, 4096, chance.randrange(200))))
    if what == 1:
        return replace(asked, fill=chance.choice((0, 0xA5, 0xFF)))
    if what == 2:
        at = chance.randrange(len(content.info))
        info = (*content.info[:at], chance.randrange(64) & ~content.ioctl.caps_flag)
        return replace(asked, content=replace(content, info=(*info, *content.info[at + 1 :])))
    if what == 3 or not content.caps:
        other = request_of(content.ioctl, asked.handler, asked.abi, chance).content.caps
        return replace(asked, content=replace(content, caps=other))
    at = chance.randrange(len(content.caps))
    caps = list(content.caps)
    if what == 4:
        del caps[at]
    elif what == 5:
        caps.append(Capability(chance.randrange(64, 99), 1, payload=chance.randbytes(9)))
    else:
        cap = caps[at]
        raw = chance.randbytes(len(cap.payload or b"") or 4)
        caps[at] = replace(cap, id=200, values=(), payload=raw, filler=b"")
    return replace(asked, content=replace(content, caps=tuple(caps)))


@pytest.mark.parametrize("key", SHIPPED.keys)
@pytest.mark.parametrize("abi", ["x86-64", "i386", "s390x"])
@pytest.mark.no_cover
def test_edits_one_after_the_other_are_answered_as_if_each_was_the_first(
    key: str, abi: str
) -> None:
    ours, chance = c_of(key), random.Random(f"{key} {abi}")
    ioctl = IOCTLS["iommu"]
    asked = request_of(ioctl, SHIPPED.handler("type1"), ABIS[abi], chance)
    for number in range(EDITS // 5):
        asked = edited(asked, chance)
        mine = ours.answer(asked)
        _made.cache_clear()
        fresh = ours.answer(asked)
        assert mine == fresh, (number, asked)
        # The makers of all bytes: each step names the place in the C.
        assert tuple(mine.steps) == tuple(fresh.steps), (number, asked)
        ours.answer(asked)


@pytest.mark.no_cover
def test_one_handler_over_very_many_edits() -> None:
    ours, chance = c_of("v6.6"), random.Random(5)
    asked = request_of(IOCTLS["device"], SHIPPED.handler("vfio-pci"), ABIS["x86-64"], chance)
    questions = [asked := edited(asked, chance) for _ in range(EDITS)]
    told = [ours.answer(each) for each in questions]
    for each, mine in zip(questions, told, strict=True):
        _made.cache_clear()
        fresh = ours.answer(each)
        assert (mine, tuple(mine.steps)) == (fresh, tuple(fresh.steps)), each


def _counting(
    real: Callable[..., object], made: dict[str, int], name: str
) -> Callable[..., object]:
    def count(*args: object, **more: object) -> object:
        made[name] += 1
        return real(*args, **more)

    return count


def counted(monkeypatch: pytest.MonkeyPatch) -> dict[str, int]:
    made = dict.fromkeys(("_add", "_call"), 0)
    for name in made:
        monkeypatch.setattr(Ready, name, _counting(getattr(Ready, name), made, name))
    return made


def test_an_edit_of_a_value_runs_what_it_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    ours = c_of("v6.6")
    caps = tuple(Capability(200, 1, payload=bytes([each] * 8)) for each in range(4))
    asked = question(request("device", caps=caps))
    ours.answer(asked)
    counts = counted(monkeypatch)
    other = replace(caps[3], payload=b"\xee" * 8)
    ours.answer(question(request("device", caps=(*caps[:3], other))))
    # The last capability, and the call; what a short call is told does not depend on it.
    assert counts == {"_add": 1, "_call": 1}


def test_an_edit_of_argsz_adds_nothing_again(monkeypatch: pytest.MonkeyPatch) -> None:
    ours = c_of("v6.6")
    caps = tuple(Capability(200, 1, payload=bytes([each] * 8)) for each in range(4))
    ours.answer(question(request("device", caps=caps), argsz=60))
    counts = counted(monkeypatch)
    ours.answer(question(request("device", caps=caps), argsz=61))
    assert counts == {"_add": 0, "_call": 1}


def test_code_whose_short_answer_depends_on_the_bytes_is_asked_again(tmp_path: Path) -> None:
    # It asks for as many bytes more as the last capability's first byte says.
    more = "told.argsz = sizeof(told) + chain.size + ((u8 *)chain.buf)[8];"
    pci = base.PCI.replace("told.argsz = sizeof(told) + chain.size;", more)
    assert pci != base.PCI
    ours: Sourced = read(wanted(f"mine={base.write(tmp_path, vfio_pci_core=pci)}"))
    needed = [
        ours.answer(question(request("device", caps=(Capability(200, 1, payload=raw),)))).needed
        for raw in (b"\0ab", b"\7ab", b"\7cd", b"\0cd")
    ]
    assert needed == [31, 38, 38, 31]
