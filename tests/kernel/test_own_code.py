"""Drivers with code of their own: iommufd (facts of Linux 6.2 to 6.12) and the mbochs sample."""

from __future__ import annotations

import errno
import struct
from dataclasses import replace

import pytest

from tests.models import VERSIONS, Named, reported_argsz, request, run, version
from vfioviz.kernel.run import Run
from vfioviz.kernel.shipped import SHIPPED
from vfioviz.uapi.headerset import built_in

FILL = 0xAA
RANGES = ((0, 0xFEDFFFFF), (0xFEF00000, 0x7FFFFFFFFF))
IOMMU = request(
    "iommu",
    (("flags", 1), ("iova_pgsizes", 0x1000)),
    (
        Named(2, 1, (("flags", 0), ("pgsize_bitmap", 4096), ("max_dirty_bitmap_size", 1))),
        Named(3, 1, (("avail", 65535),)),
        Named(1, 1, (("nr_iovas", 2), ("reserved", 0), ("iova_ranges", RANGES))),
    ),
)
BAR = (("flags", 3), ("index", 9), ("size", 0x800), ("offset", 9 << 40))
EDID = request(
    "region",
    BAR,
    (Named(2, 1, (("type", 1), ("subtype", 1))),),
)


def iommufd(argsz: int, key: str = "v6.6") -> Run:
    return run(IOMMU, version(key), handler="iommufd", argsz=argsz, fill=FILL)


def by_hand(argsz: int, rounded: int) -> bytes:
    """What vfio_compat.c leaves in the caller's memory; written from its C, case by case."""
    memory = bytearray([FILL]) * max(argsz, 200)
    struct.pack_into("<II", memory, 0, argsz, 0)
    second = 24 + rounded
    total = second + 16 + 32
    if argsz - 24 >= 12:
        struct.pack_into("<HHII", memory, 24, 3, 1, 0, 0xFFFFFFFF)
    room = argsz - second
    for number, (start, end) in enumerate(RANGES):
        if room >= 16 + 16 * (number + 1):
            struct.pack_into("<QQ", memory, second + 16 + 16 * number, start, end)
    if room >= 48:
        struct.pack_into("<HHIII", memory, second, 1, 1, 0, 2, 0)
    if argsz >= second:
        struct.pack_into("<I", memory, 28, second)
    info = struct.pack("<IIQII", total, 3, 0x1000, 24 if argsz >= total else 0, 0)
    memory[: min(argsz, 24)] = info[: min(argsz, 24)]
    return bytes(memory)


@pytest.mark.parametrize(("key", "rounded"), [("before-v6.6", 12), ("v6.6", 16)])
@pytest.mark.parametrize("argsz", range(16, 161))
def test_iommufd_answers_each_argsz_as_its_own_code_does(
    argsz: int, key: str, rounded: int
) -> None:
    answer = iommufd(argsz, key)
    size = len(answer.buffer)
    assert answer.buffer == by_hand(argsz, rounded)[:size]
    assert by_hand(argsz, rounded)[size:] == bytes([FILL]) * (max(argsz, 200) - size)
    assert (answer.errno, answer.overrun) == (0, 0)
    assert answer.argsz_out == 24 + rounded + 48


def test_only_what_was_merged_rounds_the_sizes_of_iommufd() -> None:
    told = {one.key: reported_argsz(IOMMU, one, handler="iommufd") for one in VERSIONS}
    assert told.pop("v6.6") == 88
    assert set(told.values()) == {84}


def test_bytes_36_to_39_are_written_by_nobody() -> None:
    answer = iommufd(4096)
    assert answer.buffer[36:40] == bytes([FILL]) * 4
    assert answer.argsz_out == 88  # the caller's 4096 shrinks
    assert [(cap.start, cap.id, cap.reachable) for cap in answer.caps] == [
        (24, 3, True), (40, 1, True),
    ]  # fmt: skip


def test_a_partial_answer_has_a_next_that_leads_past_argsz() -> None:
    answer = iommufd(40)
    assert struct.unpack_from("<I", answer.buffer, 28) == (40,)
    assert answer.cap_offset == 0


def test_what_iommufd_never_emits_is_left_out_with_a_warning() -> None:
    assert "1 left out" in iommufd(4096).warnings[0]
    twice = replace(IOMMU, caps=(*IOMMU.caps, replace(IOMMU.caps[1], identity=None)))
    answer = run(twice, version("v6.6"), handler="iommufd", argsz=4096)
    assert "2 left out" in answer.warnings[0]
    assert len(answer.caps) == 2


AREAS = Named(1, 1, (("nr_areas", 1), ("reserved", 0), ("areas", ((0, 0x800),))))
TYPE = Named(2, 1, (("type", 1), ("subtype", 1)))


@pytest.mark.parametrize(
    ("caps", "left"),
    [((), 0), ((AREAS,), 0), ((TYPE,), 1), ((AREAS, TYPE), 1), ((TYPE, AREAS, TYPE), 2)],
)
def test_the_server_of_rust_vmm_sends_one_list_of_areas_and_warns_of_the_rest(
    caps: tuple[Named, ...], left: int
) -> None:
    answer = run(request("region", BAR, caps), version("v6.6"), handler="rust-vmm", argsz=4096)
    assert [cap.id for cap in answer.caps] == [1] * (AREAS in caps)
    assert [f"{left} left out" in text for text in answer.warnings] == [True] * (left > 0)


@pytest.mark.parametrize("argsz", [31, 49, 4096])
def test_mbochs_refuses_each_argsz_but_32_to_48(argsz: int) -> None:
    assert run(EDID, VERSIONS[0], handler="mbochs", argsz=argsz).errno == errno.EINVAL


@pytest.mark.parametrize("argsz", range(32, 49))
def test_mbochs_copies_as_much_as_the_caller_has(argsz: int) -> None:
    answer = run(EDID, VERSIONS[-1], handler="mbochs", argsz=argsz, fill=FILL)
    whole = struct.pack("<IIIIQQHHIII", 48, 11, 9, 32, 0x800, 9 << 40, 2, 1, 0, 1, 1)
    assert answer.buffer[:argsz] == whole[:argsz]
    assert (answer.argsz_out, answer.overrun) == (48, 0)


def test_mbochs_hands_out_its_stack_where_a_region_has_no_capability() -> None:
    plain = request("region", BAR)
    answer = run(plain, VERSIONS[-1], handler="mbochs", argsz=48, fill=FILL)
    assert "uninitialised kernel stack" in answer.warnings[0]
    # cap_offset was copied in with the rest, and goes back.
    assert answer.buffer[12:16] == bytes([FILL]) * 4


@pytest.mark.parametrize(
    ("ioctl", "driver", "way", "handler"),
    [
        ("iommu", "vfio-pci", "group", "type1"),
        ("iommu", "vfio-pci", "group-iommufd", "iommufd"),
        ("iommu", "mbochs", "cdev", "iommufd"),
        ("region", "mbochs", "cdev", "mbochs"),
        ("region", "vfio-pci", "cdev", "vfio-pci"),
        ("device", "vfio_ccw_mdev", "group", "vfio-ccw"),
        ("region", "mlx5_vfio_pci", "", "vfio-pci"),
        ("region", "", "", "vfio-pci"),
        ("device", "mtty", "group", "minimal"),
        ("region", "something new", "", "minimal"),
        ("iommu", "something new", "group", "type1"),
    ],
)
def test_driver_and_way_of_a_capture_tell_who_answered(
    ioctl: str, driver: str, way: str, handler: str
) -> None:
    assert SHIPPED.handler_of(built_in().ioctls[ioctl], driver, way).key == handler


SPARSE = request(
    "region",
    (("flags", 7), ("index", 2), ("size", 0x4000), ("offset", 2 << 40)),
    (Named(1, 1, (("nr_areas", 1), ("reserved", 0), ("areas", ((0, 0x1000),)))),),
)


@pytest.mark.parametrize("argsz", [32, 63])
def test_libvfio_user_hides_the_flag_where_the_capability_does_not_fit(argsz: int) -> None:
    answer = run(SPARSE, VERSIONS[-1], handler="libvfio-user", argsz=argsz, fill=FILL)
    _, flags, _, offset = struct.unpack_from("<IIII", answer.buffer)
    assert (answer.argsz_out, flags & 8, offset) == (64, 0, 0)
    # The kernel sets it all the same.
    kernel = run(SPARSE, VERSIONS[-1], argsz=argsz, fill=FILL)
    assert struct.unpack_from("<I", kernel.buffer, 4)[0] & 8


def test_libvfio_user_answers_the_full_size_even_to_a_larger_caller() -> None:
    answer = run(SPARSE, VERSIONS[-1], handler="libvfio-user", argsz=4096, fill=FILL)
    assert (answer.argsz_out, answer.cap_offset) == (64, 32)
    assert [(cap.start, cap.reachable) for cap in answer.caps] == [(32, True)]
