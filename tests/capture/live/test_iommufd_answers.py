"""What a kernel with IOMMUFD and the mdev samples answered, read from the records in data/live."""

from __future__ import annotations

import struct
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.kernel.live import differences
from tests.models import IOCTLS
from vfioviz.capture.open import open_path
from vfioviz.capture.source import Capture
from vfioviz.codec.decode import decode

DATA = Path(__file__).parents[2] / "data" / "live"
FILES = ("iommufd-linux-6.12.jsonl", "mbochs-linux-6.12.jsonl", "ways-linux-6.12.jsonl")


def captures(name: str, wanted: Callable[[Capture], bool] = lambda _: True) -> list[Capture]:
    found = [one for one in open_path(DATA / name) if wanted(one)]
    assert found
    return found


def iommufd(device: str = "8086:10d3") -> list[Capture]:
    return captures(
        FILES[0],
        lambda one: one.provenance.device == device and one.provenance.way == "group-iommufd",
    )


def mbochs(index: int) -> list[Capture]:
    return captures(FILES[1], lambda one: one.index == index)


def word(capture: Capture, at: int) -> int:
    return int(struct.unpack_from("<I", capture.data, at)[0])


def written(capture: Capture) -> set[int]:
    assert capture.written is not None
    return {at for start, stop in capture.written for at in range(start, stop)}


@pytest.mark.parametrize("name", FILES)
def test_every_answer_is_reproduced_byte_for_byte_with_what_was_written(name: str) -> None:
    assert not list(differences(open_path(DATA / name), "v6.6"))


def test_every_answer_says_where_it_came_from() -> None:
    for name in FILES:
        for one in open_path(DATA / name):
            origin = one.provenance
            assert (origin.kind, origin.kernel, origin.arch) == (
                "captured",
                "6.12.117-vfioviz",
                "x86_64",
            )
            assert origin.device
            assert origin.driver
            assert origin.way in {"group", "group-iommufd", "cdev"}


def test_all_three_ways_answer_for_a_pci_device_and_for_mediated_ones() -> None:
    found = captures(FILES[2])
    asked = {(one.provenance.driver, one.provenance.way) for one in found}
    drivers = ("vfio-pci", "mbochs", "mdpy", "mtty")
    assert asked == {(one, way) for one in drivers for way in ("group", "group-iommufd", "cdev")}
    for driver, way in asked:
        answered = {
            one.ioctl
            for one in found
            if (one.provenance.driver, one.provenance.way) == (driver, way) and not one.errno
        }
        assert answered == (
            {"device", "region"} if way == "cdev" else {"device", "region", "iommu"}
        )


def test_a_device_and_its_regions_answer_the_same_by_every_way() -> None:
    by_way: dict[str, dict[object, tuple[int, bytes]]] = {}
    for one in captures(FILES[2], lambda one: one.ioctl != "iommu"):
        key = (one.provenance.driver, one.ioctl, one.index, one.argsz_in, one.fill)
        by_way.setdefault(one.provenance.way, {})[key] = (one.errno, one.data)
    assert by_way["group"] == by_way["group-iommufd"] == by_way["cdev"]


def test_an_iommufd_that_has_no_address_space_for_vfio_answers_enodev() -> None:
    found = captures(FILES[0], lambda one: one.provenance.way == "cdev")
    assert {one.errno for one in found} == {19}


def test_iommufd_leaves_bytes_36_to_39_unwritten() -> None:
    for one in iommufd():
        if not one.errno:
            assert not written(one) & {36, 37, 38, 39}
            assert one.data[36:40] == bytes([one.fill or 0]) * 4


def test_iommufd_answers_argsz_with_the_full_size_even_to_a_larger_caller() -> None:
    answered = [one for one in iommufd() if not one.errno]
    assert {word(one, 0) for one in answered} == {24 + 16 + 48}
    assert max(one.argsz_in or 0 for one in answered) == 4096


def test_iommufd_says_caps_always_and_cap_offset_only_where_all_fits() -> None:
    for one in iommufd():
        if one.errno:
            continue
        assert one.argsz_in is not None
        assert word(one, 4) == 3
        if one.argsz_in >= 20:
            assert word(one, 16) == (24 if one.argsz_in >= 88 else 0)


def test_iommufd_links_dma_avail_to_a_head_that_is_not_there() -> None:
    for one in iommufd():
        argsz = one.argsz_in or 0
        if 36 <= argsz < 40:
            assert word(one, 28) == 0
        elif 40 <= argsz < 88:
            assert word(one, 28) == 40
            assert not written(one) & set(range(40, 56))


def test_iommufd_writes_each_range_that_fits_and_the_head_only_when_all_do() -> None:
    for one in iommufd():
        argsz = one.argsz_in or 0
        assert (56 in written(one)) == (argsz >= 72)
        assert (72 in written(one)) == (argsz >= 88)
        assert (40 in written(one)) == (argsz >= 88)


def test_iommufd_never_writes_past_argsz() -> None:
    assert all(at < (one.argsz_in or 0) for one in iommufd() for at in written(one))


def test_iommufd_counts_no_limit_of_mappings() -> None:
    full = next(one for one in iommufd() if one.argsz_in == 4096)
    layout = decode(full.data[:88], IOCTLS["iommu"])
    assert [(cap.name, cap.start) for cap in layout.caps] == [("dma_avail", 24), ("iova_range", 40)]
    assert word(full, 32) == 0xFFFF_FFFF


def test_iommufd_offers_a_mediated_device_all_addresses_in_one_range() -> None:
    full = next(one for one in iommufd("mdev (mbochs-small)") if one.argsz_in == 4096)
    assert word(full, 0) == 72
    assert struct.unpack_from("<QQ", full.data, 56) == (0, 2**64 - 1)


@pytest.mark.parametrize("index", [0, 9, 10])
def test_mbochs_answers_einval_past_argsz_48_for_every_region(index: int) -> None:
    for one in mbochs(index):
        argsz = one.argsz_in or 0
        if argsz > 48 or argsz < 32 or index == 10:
            assert one.errno == 22
            assert not written(one)
        else:
            assert one.errno == 0


def test_mbochs_copies_as_many_bytes_as_the_caller_asked_for() -> None:
    for one in mbochs(9):
        if not one.errno:
            assert written(one) == set(range(one.argsz_in or 0))


def test_mbochs_sets_a_cap_offset_outside_of_the_caller_s_buffer() -> None:
    for one in mbochs(9):
        if not one.errno:
            assert word(one, 0) == 48
            assert word(one, 4) & IOCTLS["region"].caps_flag
            assert word(one, 12) == 32


def test_mbochs_s_edid_region_is_of_the_type_gfx() -> None:
    full = next(one for one in mbochs(9) if one.argsz_in == 48)
    assert struct.unpack_from("<HHIII", full.data, 32) == (2, 1, 0, 1, 1)


def test_another_variant_is_told_apart() -> None:
    assert list(differences(open_path(DATA / FILES[2]), "before-v6.6"))
