from __future__ import annotations

from dataclasses import replace

import pytest

from tests.capture.forms import RECORDS
from vfioviz.capture.fills import complete_answer, is_complete, siblings, with_written
from vfioviz.capture.open import open_path
from vfioviz.capture.source import Capture, Provenance

OLD = open_path(RECORDS / "nvme-linux-6.1.jsonl")
NEW = open_path(RECORDS / "nvme-linux-6.12.jsonl")


def find(captures: tuple[Capture, ...], ioctl: str, argsz: int, fill: int = 0xA5) -> Capture:
    return next(
        capture
        for capture in captures
        if (capture.ioctl, capture.argsz_in, capture.fill) == (ioctl, argsz, fill)
        and capture.index in {None, 0}
    )


@pytest.mark.parametrize(
    ("captures", "ioctl", "argsz", "written"),
    [
        # facts: 6.1 copies out 16 or 20 bytes of info and leaves 20 to 23 alone
        (OLD, "iommu", 16, ((0, 16),)),
        (OLD, "iommu", 24, ((0, 20),)),
        (OLD, "iommu", 116, ((0, 20), (24, 116))),
        (OLD, "iommu", 4096, ((0, 20), (24, 116))),
        (OLD, "device", 4096, ((0, 20),)),
        (OLD, "region", 40, ((0, 40),)),
        (NEW, "iommu", 16, ((0, 16),)),
        (NEW, "iommu", 24, ((0, 24),)),
        (NEW, "iommu", 4096, ((0, 120),)),
        (NEW, "device", 23, ((0, 23),)),
        (NEW, "device", 4096, ((0, 24),)),
    ],
)
def test_two_fills_tell_what_the_kernel_wrote(
    captures: tuple[Capture, ...], ioctl: str, argsz: int, written: tuple[tuple[int, int], ...]
) -> None:
    for fill in (0xA5, 0x5A):
        assert find(captures, ioctl, argsz, fill).written == written


def test_of_a_failed_call_nothing_was_written_though_the_caller_set_fields() -> None:
    failed = [capture for capture in (*OLD, *NEW) if capture.errno]
    assert failed
    assert all(capture.written == () for capture in failed)


def test_a_field_that_a_failed_call_did_change_was_written() -> None:
    # argsz 15 passed, 116 returned, flags untouched
    data = bytes([116, 0, 0, 0, 0, 0, 0, 0])
    pair = [
        Capture("a", data + bytes([fill]) * 8, Provenance("captured", "x"), "iommu", "x86-64",
                argsz_in=15, fill=fill, errno=22)
        for fill in (0xA5, 0x5A)
    ]  # fmt: skip
    assert [capture.written for capture in with_written(pair)] == [((0, 4),)] * 2


def test_one_fill_tells_nothing() -> None:
    alone = [replace(capture, written=None) for capture in OLD if capture.fill == 0xA5]
    assert all(capture.written is None for capture in with_written(alone))
    twice = with_written([alone[0], alone[0]])
    assert all(capture.written is None for capture in twice)


@pytest.mark.parametrize(
    "change", [{"argsz_in": 17}, {"index": 5}, {"ioctl": "device"}, {"data": bytes(3)}]
)
def test_records_of_other_calls_are_not_compared(change: dict[str, object]) -> None:
    first = find(OLD, "iommu", 4096)
    second = replace(find(OLD, "iommu", 4096, 0x5A), **change)  # type: ignore[arg-type]  # any field
    pair = [replace(capture, written=None) for capture in (first, second)]
    assert all(capture.written is None for capture in with_written(pair))


def test_siblings_are_of_the_same_kernel_device_ioctl_and_index() -> None:
    short = find(OLD, "iommu", 16)
    found = siblings((*OLD, *NEW), short)
    assert len(found) == 14
    assert {capture.provenance.kernel for capture in found} == {"6.1.0-53-amd64"}
    assert {capture.ioctl for capture in found} == {"iommu"}
    region = next(capture for capture in OLD if capture.index == 1)
    assert all(capture.index == 1 for capture in siblings(OLD, region))


@pytest.mark.parametrize("captures", [OLD, NEW], ids=["6.1", "6.12"])
@pytest.mark.parametrize("argsz", [15, 16, 20, 24])
def test_a_short_or_failed_answer_finds_the_full_one(
    captures: tuple[Capture, ...], argsz: int
) -> None:
    for fill in (0xA5, 0x5A):
        short = find(captures, "iommu", argsz, fill)
        assert not is_complete(short)
        full = complete_answer((*OLD, *NEW), short)
        assert full == find(captures, "iommu", 4096, fill)


def test_a_full_answer_is_its_own() -> None:
    exact = find(OLD, "iommu", 116)
    assert complete_answer(OLD, exact) is exact
    without_caps = find(OLD, "device", 16)
    assert complete_answer(OLD, without_caps) is without_caps


def test_where_all_failed_there_is_no_full_answer() -> None:
    missing = next(capture for capture in OLD if capture.index == 8)
    assert complete_answer(OLD, missing) is None
