"""What another ioctl takes is named, and what it refuses is not.

The bounds are the kernel's: vfio_iommu_type1.c (vfio_iommu_type1_map_dma, vfio_dma_do_map,
vfio_iommu_type1_unmap_dma), vfio_main.c (vfio_set_irqs_validate_and_prepare) and vfio_pci_core.c,
vfio_pci_rdwr.c (vfio_pci_ioctl_ioeventfd, vfio_pci_ioeventfd), v6.12. Of index, start, count and fd
they are what MSI-X and a process have.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping

import pytest

from vfioviz.codec.requests import request

_FIELDS = {
    "vfio_iommu_type1_dma_map": ("IIQQQ", ("argsz", "flags", "vaddr", "iova", "size")),
    "vfio_iommu_type1_dma_unmap": ("IIQQ", ("argsz", "flags", "iova", "size")),
    "vfio_irq_set": ("IIIII", ("argsz", "flags", "index", "start", "count")),
    "vfio_device_ioeventfd": ("IIQQiI", ("argsz", "flags", "offset", "data", "fd", "reserved")),
}
_MACROS = {
    "vfio_iommu_type1_dma_map": "VFIO_IOMMU_MAP_DMA",
    "vfio_iommu_type1_dma_unmap": "VFIO_IOMMU_UNMAP_DMA",
    "vfio_irq_set": "VFIO_DEVICE_SET_IRQS",
    "vfio_device_ioeventfd": "VFIO_DEVICE_IOEVENTFD",
}
MAP = {"argsz": 32, "flags": 3, "vaddr": 0x7F12_3456_7000, "iova": 0x10_0000, "size": 1 << 21}
UNMAP = {"argsz": 24, "flags": 0, "iova": 0x10_0000, "size": 1 << 21}
IRQS = {"argsz": 28, "flags": 0x24, "index": 2, "start": 0, "count": 2}
EVENTFD = {"argsz": 32, "flags": 4, "offset": 2 << 40 | 0x10, "data": 5, "fd": 15, "reserved": 0}
TAKEN = (
    ("vfio_iommu_type1_dma_map", MAP, (
        {"flags": 1}, {"flags": 7}, {"iova": 0}, {"iova": 0x1000}, {"size": 0x1000},
        {"vaddr": 0x1000 | 1 << 40}, {"size": (1 << 64) - 0x1000},
    )),
    ("vfio_iommu_type1_dma_unmap", UNMAP, (
        {"flags": 2}, {"iova": 0}, {"iova": 0x1000}, {"size": 0x1000}, {"size": 3 << 12},
    )),
    ("vfio_irq_set", IRQS, (
        {"flags": 0x0C}, {"flags": 0x14}, {"flags": 0x22, "argsz": 22},
        {"index": 0}, {"index": 64}, {"start": 2048}, {"start": 1},
        {"count": 1, "argsz": 24}, {"count": 2048, "argsz": 20 + 4 * 2048},
    )),
    ("vfio_device_ioeventfd", EVENTFD, (
        {"flags": 1, "offset": 3}, {"flags": 2, "offset": 2}, {"flags": 8, "offset": 8},
        {"fd": 3}, {"fd": (1 << 20) - 1}, {"data": (1 << 32) - 1}, {"flags": 1, "data": 255},
        {"flags": 8, "data": (1 << 64) - 1}, {"offset": (15 << 40) + 4},
        {"offset": (1 << 40) - 4},
    )),
)  # fmt: skip
REFUSED = (
    ("vfio_iommu_type1_dma_map", MAP, (
        {"flags": 0}, {"flags": 8}, {"flags": 9}, {"argsz": 33}, {"argsz": 24}, {"size": 0},
        {"size": 0x800}, {"iova": 0x800}, {"vaddr": 0x7F12_3456_7800}, {"vaddr": 0},
    )),
    ("vfio_iommu_type1_dma_unmap", UNMAP, (
        {"flags": 1}, {"flags": 3}, {"flags": 4}, {"argsz": 25}, {"size": 0}, {"size": 0x800},
        {"iova": 0x800},
    )),
    ("vfio_irq_set", IRQS, (
        {"flags": 0x04}, {"flags": 0x20}, {"flags": 0x26}, {"flags": 0x25}, {"flags": 0x64},
        {"flags": 0x34}, {"argsz": 29}, {"argsz": 24}, {"count": 3}, {"count": 1},
        {"flags": 0x22, "argsz": 28},
        {"count": 0, "argsz": 20}, {"index": 65}, {"start": 2049},
        {"count": 2049, "argsz": 20 + 4 * 2049},
    )),
    ("vfio_device_ioeventfd", EVENTFD, (
        {"flags": 0}, {"flags": 3}, {"flags": 16}, {"argsz": 33}, {"argsz": 31},
        {"offset": 2 << 40 | 0x12}, {"offset": 2 << 40 | 0x11}, {"offset": 2 << 40},
        {"offset": 16 << 40 | 0x10}, {"data": 1 << 32}, {"flags": 1, "data": 256},
        {"flags": 2, "data": 1 << 16}, {"fd": 2}, {"fd": 0}, {"fd": -1}, {"fd": 1 << 20},
        {"reserved": 1}, {"reserved": 1 << 24}, {"reserved": 1 << 31},
    )),
)  # fmt: skip


def written(order: str, struct_name: str, values: Mapping[str, int]) -> bytes:
    code, names = _FIELDS[struct_name]
    data = struct.pack(order + code, *(values[name] for name in names))
    if struct_name == "vfio_irq_set":
        data += bytes(max(0, values["count"] * (1 if values["flags"] & 2 else 4)))
    return data


def every(
    table: tuple[tuple[str, Mapping[str, int], tuple[Mapping[str, int], ...]], ...],
) -> list[tuple[str, dict[str, int]]]:
    return [(name, {**base, **one}) for name, base, changes in table for one in changes]


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize(("struct_name", "values"), every(TAKEN), ids=str)
def test_what_the_kernel_takes_is_named(
    order: str, struct_name: str, values: dict[str, int]
) -> None:
    found = request(written(order, struct_name, values))
    assert found is not None
    assert (found.struct_name, found.macro) == (struct_name, _MACROS[struct_name])
    assert found.abi.byte_order == ("little" if order == "<" else "big")
    assert found.reason
    if "size" in values:
        assert f"{values['size']:#x} bytes from {values['iova']:#x} on" in str(found.reason)


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize(("struct_name", "values"), every(REFUSED), ids=str)
def test_what_the_kernel_refuses_is_no_request(
    order: str, struct_name: str, values: dict[str, int]
) -> None:
    assert request(written(order, struct_name, values)) is None


@pytest.mark.parametrize(("struct_name", "values"), [(name, base) for name, base, _ in TAKEN])
def test_a_request_has_no_byte_less_and_none_more(struct_name: str, values: dict[str, int]) -> None:
    data = written("<", struct_name, values)
    assert request(data) is not None
    assert all(request(data[:size]) is None for size in range(len(data)))
    assert all(request(data + bytes(more)) is None for more in (1, 4, 8))


def test_a_region_is_no_mapping_of_memory() -> None:
    # index 255 at +8, cap_offset 0: an address that is that low in its first word is an index.
    low = {**MAP, "vaddr": 0xFF}
    assert request(written("<", "vfio_iommu_type1_dma_map", low)) is None


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize(
    ("values", "is_one"),
    [
        ((20, 0x21, 1, 0, 0), True),  # MSI is turned off
        ((20, 0x21, 2, 0, 0), True),
        ((20, 0x21, 0, 0, 1), True),  # an eventfd is signalled
        ((20, 0x11, 0, 0, 1), True),  # INTx is unmasked
        ((20, 0x09, 0, 0, 1), True),
        ((20, 0x21, 0, 1, 0), False),  # a device: AP, with one interrupt
        ((20, 0x11, 3, 3, 0), False),  # CCW
        ((20, 0x05, 2, 1, 0), False),  # PLATFORM
        ((20, 0x21, 1, 0, 2049), False),
        ((20, 0x21, 65, 0, 1), False),
        ((20, 0x21, 1, 2049, 1), False),
        ((24, 0x21, 1, 0, 0), False),
    ],
)
def test_interrupts_without_data(order: str, values: tuple[int, ...], is_one: bool) -> None:
    found = request(struct.pack(order + "5I", *values))
    assert (found is not None) == is_one
    assert found is None or found.struct_name == "vfio_irq_set"


def test_interrupts_that_are_turned_off_or_a_device_of_s390x() -> None:
    assert request(struct.pack("<5I", 20, 0x21, 0, 0, 0)) is not None
    assert request(struct.pack(">5I", 20, 0x21, 0, 0, 0)) is None


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize(
    ("change", "is_one"),
    [
        ({}, True), ({0: 40}, False), ({1: 3}, False), ({3: 0}, False), ({3: 0x1800}, False),
        ({2: 0x800}, False), ({4: 0}, False), ({4: 0x1800}, False), ({5: 0}, False),
        ({6: 0}, False), ({4: 1 << 16, 3: 1 << 16, 2: 1 << 20}, True),
    ],
)  # fmt: skip
def test_an_unmap_that_asks_for_dirty_pages(
    order: str, change: Mapping[int, int], is_one: bool
) -> None:
    values = [48, 1, 0x10_0000, 1 << 21, 4096, 64, 0x7F12_3456_7000]
    for at, value in change.items():
        values[at] = value
    found = request(struct.pack(order + "IIQQQQQ", *values))
    assert (found is not None) == is_one
    assert found is None or found.struct_name == "vfio_iommu_type1_dma_unmap"
