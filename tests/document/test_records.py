"""Records in a tree, and the same call on two kernels; from what two real kernels answered."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Any

from vfioviz import assets
from vfioviz.capture.open import open_path
from vfioviz.capture.source import Capture, Provenance
from vfioviz.document.edit_bytes import typed
from vfioviz.document.records import (
    Record,
    Verdict,
    all_places,
    compare,
    fitting,
    machines,
    pairs,
    pairs_of,
    partner,
    places,
    record_title,
    same_call,
    tree,
)

SAMPLES = assets.samples()
OLD = open_path(str(SAMPLES / "nvme-linux-6.1.jsonl"))
NEW = open_path(str(SAMPLES / "nvme-linux-6.12.jsonl"))
BOTH = (*OLD, *NEW)


def test_the_tree_is_device_ioctl_argsz() -> None:
    (old, new) = tree(BOTH)
    assert old.title == new.title == "1b36:0010 (QEMU NVMe)"
    assert [device.detail.split(",")[0] for device in (old, new)] == [
        "Linux 6.1.0-53-amd64", "Linux 6.12.107+deb12-amd64",
    ]  # fmt: skip
    names = [call.title for call in old.calls]
    assert names[0] == "VFIO_DEVICE_GET_INFO"
    assert names[-1] == "VFIO_IOMMU_GET_INFO"
    sizes = [BOTH[record.number].argsz_in for record in old.calls[-1].records]
    assert sizes == sorted(sizes, key=lambda size: size or 0)


def test_each_capture_stands_in_the_tree_once() -> None:
    numbers = [
        record.number for device in tree(BOTH) for call in device.calls for record in call.records
    ]
    assert sorted(numbers) == list(range(len(BOTH)))


def test_a_file_of_its_own_is_a_branch_of_its_own() -> None:
    lone = Capture("x.bin", b"\0" * 24, Provenance("opened", "x.bin"))
    (_, branch) = tree((*OLD, lone))
    assert (branch.title, branch.detail) == ("x.bin", "opened")


def test_calls_of_two_kernels_are_paired() -> None:
    a, b = machines(BOTH)
    found = list(pairs(BOTH, a, b))
    assert len(found) >= len(OLD)
    for each in found:
        if each.a is not None and each.b is not None:
            one, other = BOTH[each.a], BOTH[each.b]
            assert (one.ioctl, one.index, one.argsz_in) == (
                other.ioctl, other.index, other.argsz_in,
            )  # fmt: skip
    told = Counter(each.verdict for each in found)
    # The region answers are the same in both kernels, those of the IOMMU are not.
    assert told[Verdict.SAME] > 0
    assert told[Verdict.DIFFERS] > 0


def test_a_difference_names_its_first_byte() -> None:
    a, b = machines(BOTH)
    (full,) = [
        each for each in pairs(BOTH, a, b)
        if "VFIO_IOMMU_GET_INFO" in each.title and "argsz 4096, fill 0xa5" in each.title
    ]  # fmt: skip
    # 20 to 23 were never written by 6.1; dma_avail's next at 60 is 68 and 72.
    assert (full.verdict, full.offset) == (Verdict.DIFFERS, 20)


def test_bytes_that_one_kernel_left_alone_are_told_from_others() -> None:
    one = Capture("a", bytes(20) + b"\xa5" * 4, Provenance("captured", "a"), written=((0, 20),))
    other = replace(one, data=bytes(24), written=((0, 24),))
    assert compare(one, other) == (Verdict.UNWRITTEN, 20)
    assert compare(one, replace(other, data=b"\1" + bytes(23))) == (Verdict.DIFFERS, 0)
    assert compare(one, replace(one, errno=22)) == (Verdict.ERRNO, None)
    assert compare(one, one) == (Verdict.SAME, None)


def test_the_partner_of_a_record_is_the_same_call_elsewhere() -> None:
    for number in range(len(OLD)):
        other = partner(BOTH, number)
        if other is not None:
            assert BOTH[other].provenance.kernel != BOTH[number].provenance.kernel
            assert BOTH[other].argsz_in == BOTH[number].argsz_in
            assert partner(BOTH, other) == number
    assert partner(OLD, 0) is None


def test_bytes_that_are_typed_over_leave_the_tree_of_records_as_it_was() -> None:
    """It took longer than a key may take, for fifty thousand records."""
    captures = tuple(OLD)
    before = tree(captures)
    number = next(n for n, one in enumerate(captures) if one.data)
    changed = typed(captures[number], 0, b"\xff")
    after = (*captures[:number], changed, *captures[number + 1 :])
    assert changed is not captures[number]
    assert tree(after) is before
    assert all_places(after) is all_places(captures)
    # What it does show is not passed over.
    other = replace(captures[number], argsz_in=12345)
    assert tree((*captures[:number], other, *captures[number + 1 :])) != before
    assert tree(captures[:-1]) != before


def made(ioctl: str | None, index: int | None, argsz: int | None, **more: Any) -> Capture:
    origin = Provenance("captured", "a.jsonl, record 1", kernel="6.12", device="1b36:0010")
    return Capture("one", bytes(8), more.pop("provenance", origin), ioctl, "x86-64", argsz, 0xA5,
                   index=index, **more)  # fmt: skip


def test_regions_stand_in_the_order_of_their_numbers() -> None:
    """A graphics card has more than ten."""
    captures = (
        *(made("region", index, 32) for index in (11, 2, 10, 0, 9, 1)),
        made("iommu", None, 16), made(None, None, None), made("device", None, 16),
    )  # fmt: skip
    (device,) = tree(captures)
    assert [call.title for call in device.calls] == [
        "VFIO_DEVICE_GET_INFO",
        *(f"VFIO_DEVICE_GET_REGION_INFO {index}" for index in (0, 1, 2, 9, 10, 11)),
        "VFIO_IOMMU_GET_INFO",
        "not said which ioctl",
    ]


def test_a_call_is_told_by_what_it_was_asked_with() -> None:
    assert record_title(made("iommu", None, 40)) == "argsz 40, fill 0xa5"
    assert record_title(made("iommu", None, 15, errno=22)) == "argsz 15, fill 0xa5, errno 22"
    assert record_title(made("iommu", None, None)) == "one"
    both = replace(made("iommu", None, 40).provenance, by="fills 0x00 and 0xa5")
    assert record_title(made("iommu", None, 40, provenance=both)) == "argsz 40"
    one = made("region", 1, 40)
    assert same_call(one, made("region", 1, 40, errno=22))
    for other in (made("region", 2, 40), made("region", 1, 41), made("iommu", 1, 40),
                  replace(one, fill=0)):  # fmt: skip
        assert not same_call(one, other)


def test_very_many_calls_stand_in_stretches() -> None:
    captures = tuple(made("iommu", None, 16 + number) for number in range(600))
    ((call,),) = (device.calls for device in tree(captures))
    assert [record.number for record in call.records] == list(range(600))
    assert sum((row.records for row in call.rows if not isinstance(row, Record)), ()) == (
        call.records
    )
    size = len(call.rows[0].records) if not isinstance(call.rows[0], Record) else 0
    assert call.rows[0].title == f"argsz 16 ... argsz {15 + size}"
    found = places(tree(captures))
    for number in (0, size - 1, size, 599):
        assert found[number] == (0, 0, number // size, number % size)
    few = tree(captures[:size])
    assert few[0].calls[0].rows is few[0].calls[0].records
    assert places(few)[size - 1] == (0, 0, size - 1)
    assert places(tree((*captures[:3], made("region", 0, 32))))[1] == (0, 1, 1)


def test_words_leave_what_has_them_and_what_stands_above_and_below() -> None:
    other = replace(made("region", 0, 32).provenance, device="8086:10d3")
    captures = (
        made("region", 3, 32), made("region", 3, 40, errno=22), made("iommu", None, 16),
        made("region", 0, 32, provenance=other),
    )  # fmt: skip
    every = tree(captures)
    assert fitting(every, "8086:10D3") == every[1:]
    (left,) = fitting(every, "iommu_get")
    assert left == every[0]._replace(calls=every[0].calls[1:])
    (failed,) = fitting(every, "ERRNO 22")
    assert [[one.number for one in call.records] for call in failed.calls] == [[1]]
    assert fitting(every, "") == every
    assert fitting(every, "nothing") == ()


def test_calls_of_two_files_that_one_alone_has_are_told() -> None:
    ours = (made("iommu", None, 16), made("region", 2, 32), made("iommu", None, 16, errno=5))
    theirs = (made("region", 7, 32), made("iommu", None, 16))
    found = list(pairs_of(ours, theirs))
    assert [(each.a, each.b, each.verdict) for each in found] == [
        (0, 4, Verdict.SAME), (1, None, Verdict.ONLY_A), (None, 3, Verdict.ONLY_B),
    ]  # fmt: skip
    assert found[1].title == "1b36:0010 VFIO_DEVICE_GET_REGION_INFO 2, argsz 32, fill 0xa5"
    longer = replace(ours[0], data=bytes(9))
    assert compare(ours[0], longer) == compare(longer, ours[0]) == (Verdict.DIFFERS, 8)


def test_a_call_of_an_argsz_that_nobody_knows_stands_first_in_its_turn() -> None:
    some = tuple(replace(NEW[0], argsz_in=argsz) for argsz in (24, None, 0, 1, None))
    (device,) = tree(some)
    assert [record.number for record in device.calls[0].records] == [1, 2, 4, 3, 0]
