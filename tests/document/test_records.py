"""Records in a tree, and the same call on two kernels; from what two real kernels answered."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from vfioviz import assets
from vfioviz.capture.open import open_path
from vfioviz.capture.source import Capture, Provenance
from vfioviz.document.edit_bytes import typed
from vfioviz.document.records import (
    Verdict,
    all_places,
    compare,
    machines,
    pairs,
    partner,
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
