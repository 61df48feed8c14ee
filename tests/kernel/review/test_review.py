"""Each fault that is planted is found at its line, and of code without one nothing is said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.csource import base
from tests.kernel.review import trees
from tests.models import HEADERS, Named, question, request, version
from vfioviz.codec.content import Capability
from vfioviz.document.random_requests import requests
from vfioviz.document.variants import read, wanted
from vfioviz.kernel.producer import Producer
from vfioviz.kernel.review.engine import Review, answering, review
from vfioviz.kernel.review.findings import Case, Finding
from vfioviz.kernel.review.rules import RULES
from vfioviz.kernel.shipped import SHIPPED
from vfioviz.kernel.sourced.producer import Sourced
from vfioviz.uapi.abi import ABIS, X86_64

ABI = [ABIS[key] for key in ("x86-64", "i386", "arm", "s390x")]
ATOMIC = Capability(5, 1, (7, 0))
RAW = Capability(200, 1, payload=b"\1\2\3\4")
RANGE = Named(1, 1, (("nr_iovas", 1), ("iova_ranges", ((0, 4095),))))


def made(folder: Path, files: dict[str, str]) -> Sourced:
    base.write(folder, **files)
    return read(wanted(f"mine={folder}"))


def cases(*, more: int = 0, producer: Producer | None = None) -> list[Case]:
    named = [
        Case(key, question(request(key, caps=caps), fill=0xA5))
        for key, caps in (("device", (ATOMIC, RAW)), ("iommu", (RAW, RANGE)), ("region", (RAW,)))
    ]
    drivers = answering(producer or version("v6.6"), SHIPPED, HEADERS)
    return [*named, *requests(more, 1, HEADERS, drivers, ABI)]


def reviewed(producer: Producer, asked: Iterable[Case] | None = None) -> Review:
    drivers = answering(producer, SHIPPED, HEADERS)
    return review(producer, cases(producer=producer) if asked is None else asked, drivers, ABI)


def line_of(path: Path, found: Finding) -> str:
    text = (path / found.shown.place.file).read_text()
    return text.split("\n")[found.shown.place.line - 1]


def test_nothing_is_said_of_code_without_fault(tmp_path: Path) -> None:
    ours = made(tmp_path, trees.CLEAN)
    result = reviewed(ours, cases(more=24, producer=ours))
    assert [(one.rule, one.shown.text) for one in result.findings] == []
    assert (result.unread, result.requests, result.complete) == ([], 27, True)


@pytest.mark.parametrize("rule", trees.FAULTS)
@pytest.mark.no_cover
def test_a_fault_that_is_planted_is_found_at_its_line(tmp_path: Path, rule: str) -> None:
    result = reviewed(made(tmp_path, trees.planted(rule)))
    found = [one for one in result.findings if one.rule == rule]
    assert found, [one.shown for one in result.findings]
    assert any(trees.FAULTS[rule][3] in line_of(tmp_path, one) for one in found), found
    assert result.unread == []


@pytest.mark.parametrize("title", trees.WRONG)
def test_what_is_wrong_with_a_posting_is_told_at_its_line_and_nothing_else(
    tmp_path: Path, title: str
) -> None:
    rules, _, _, _, line = trees.WRONG[title]
    result = reviewed(made(tmp_path, trees.posted(title)))
    assert {one.rule for one in result.findings} == {*rules.split()}, [
        one.shown for one in result.findings
    ]
    told = [line_of(tmp_path, one) for one in result.findings]
    assert all(line in each for each in told), told
    assert result.unread == []


def test_a_double_free_on_the_second_allocation_is_found(tmp_path: Path) -> None:
    result = reviewed(made(tmp_path, trees.DOUBLE_FREE))
    found = next(one for one in result.findings if one.rule == "double-free")
    assert "where allocation 2 of 2 fails" in found.shown.text
    assert "kfree(chain.buf)" in line_of(tmp_path, found)
    assert (found.ioctl, found.handlers) == ("iommu", ["type1"])


def test_what_is_forgotten_where_an_allocation_fails_is_found(tmp_path: Path) -> None:
    result = reviewed(made(tmp_path, trees.LEAK_AFTER_FAILURE))
    found = next(one for one in result.findings if one.rule == "leak")
    assert "where allocation 2 of 2 fails" in found.shown.text


def test_a_pointer_behind_the_builders_is_no_sign_of_a_failure(tmp_path: Path) -> None:
    result = reviewed(made(tmp_path, trees.BUILDS_ON_THE_WAY))
    assert [one.shown for one in result.findings] == []
    assert result.unread == []


def test_the_patch_as_posted_writes_past_the_caller_with_36_to_39(tmp_path: Path) -> None:
    ours = made(tmp_path, trees.POSTED)
    asked = [Case("atomic", question(request("device", caps=(ATOMIC,))))]
    for producer in (ours, version("posted-v1")):
        found = {one.rule: one.shown for one in reviewed(producer, asked).findings}
        assert (found["past-argsz"].argsz, found["past-argsz"].size) == ((36, 40), 4)
        assert found["argsz-short"].size == 4
    past = next(one for one in reviewed(ours, asked).findings if one.rule == "past-argsz")
    assert "chain.buf, chain.size" in line_of(tmp_path, past)


@pytest.mark.parametrize("key", ["posted-v1", "before-v6.6"])
@pytest.mark.no_cover
def test_c_text_is_found_fault_with_as_the_arithmetic_is(tmp_path: Path, key: str) -> None:
    ours = made(tmp_path, trees.POSTED if key == "posted-v1" else {})
    asked = cases(more=16, producer=ours)

    def told(producer: Producer) -> set[tuple[str, str]]:
        return {
            (one.rule, name)
            for one in reviewed(producer, asked).findings
            for name in one.requests
            if RULES[one.rule].severity != "note"
        }

    assert told(ours) == told(version(key))
    assert told(ours)


def test_the_reviewers_proposal_and_what_was_merged_write_past_nobody() -> None:
    for key in ("review-sketch", "v6.6"):
        result = reviewed(version(key), cases(more=48))
        errors = [one for one in result.findings if RULES[one.rule].severity == "error"]
        assert errors == []


def test_a_driver_that_differs_from_its_sister_is_told(tmp_path: Path) -> None:
    files = dict(trees.CLEAN)
    base.write(tmp_path, **files)
    ccw = tmp_path / "drivers/s390/cio/vfio_ccw_ops.c"
    ccw.parent.mkdir(parents=True)
    ccw.write_text(trees.CCW)
    alike = reviewed(read(wanted(f"mine={tmp_path}")))
    assert not [one for one in alike.findings if one.rule == "sister-differs"]
    ccw.write_text(trees.CCW.replace("told.cap_offset = sizeof(told)", "told.cap_offset = 0"))
    found = [
        one
        for one in reviewed(read(wanted(f"mine={tmp_path}"))).findings
        if one.rule == "sister-differs"
    ]
    assert [one.handlers for one in found] == [["vfio-ccw"]]
    assert "cap_offset is 0 for vfio-ccw, 32 for vfio-pci" in found[0].shown.text


def test_an_answer_that_an_abi_lays_out_otherwise_is_told() -> None:
    result = reviewed(version("before-v6.6"))
    found = next(one for one in result.findings if one.rule == "abi-differs")
    assert (found.ioctl, found.abis) == ("iommu", ["i386"])
    assert "the argsz that is needed is 64 for i386, 68 for x86-64" in found.shown.text


def test_c_that_is_not_understood_is_said_once_and_the_rest_reviewed(tmp_path: Path) -> None:
    odd = trees.TYPE1.replace("\tmutex_lock(&iommu->lock);\n", "\tasm goto (nop : : : : out);\n")
    ours = made(tmp_path, {**trees.CLEAN, "vfio_iommu_type1": odd})
    result = reviewed(ours, cases(more=12, producer=ours))
    assert len(result.unread) <= 1
    assert result.requests > 3


def test_the_same_seed_gives_the_same_requests() -> None:
    one, other = (cases(more=20) for _ in range(2))
    assert one == other
    drivers = answering(version("v6.6"), SHIPPED, HEADERS)
    assert list(requests(20, 2, HEADERS, drivers, ABI)) != one[3:]


def test_it_ends_where_there_is_no_more_time(tmp_path: Path) -> None:
    left = iter([True, True, False])
    ours = made(tmp_path, trees.CLEAN)
    asked = cases(more=8, producer=ours)
    drivers = answering(ours, SHIPPED, HEADERS)
    result = review(ours, asked, drivers, ABI, more=lambda: next(left))
    assert (result.requests, result.complete) == (2, False)


@pytest.mark.no_cover
def test_an_endless_driver_is_asked_once(tmp_path: Path) -> None:
    ours = made(tmp_path, trees.planted("endless"))
    asked = [
        Case(f"{number}", replace(question(request("device", caps=(RAW,))), abi=X86_64))
        for number in range(50)
    ]
    result = reviewed(ours, asked)
    assert [one.rule for one in result.findings] == ["endless"]
    assert result.requests == 1
