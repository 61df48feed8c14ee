"""Capabilities and flags that are in no release of mainline Linux, and where one meets them.

An id means what the kernel that wrote it says, so a name from here is what it *may* be.
"""

from __future__ import annotations

from typing import NamedTuple


class OutOfTree(NamedTuple):
    """A capability that mainline does not have."""

    ids: str
    """Key of the id space: ``device``, ``region``, ``iommu``."""
    id: int
    macro: str
    origin: str
    """The kernels that ship it, or the posting."""
    longer: bool = False
    """Whether it has more bytes than the mainline capability of that id, and is told by that."""


_CXL = "NVIDIA's kernels (NVIDIA/NV-Kernels); posted as vfio/pci CXL Type-2, 2025 and 2026"

CAPABILITIES: tuple[OutOfTree, ...] = (
    OutOfTree("device", 6, "VFIO_DEVICE_INFO_CAP_CXL", _CXL),
    OutOfTree(
        "device", 5, "VFIO_DEVICE_INFO_CAP_PASID", "the /dev/ioasid proposal, 2021", longer=True
    ),
    OutOfTree(
        "region", 6, "VFIO_REGION_INFO_CAP_DMA_FAULT",
        "posted in SMMUv3 nested stage setup, v12, 2021; PRODUCER_FAULT up to v11",
    ),
    OutOfTree(
        "region", 7, "VFIO_REGION_INFO_CAP_DMA_FAULT_RESPONSE",
        "posted in SMMUv3 nested stage setup, 2021",
    ),
    OutOfTree(
        "iommu", 3, "VFIO_IOMMU_TYPE1_INFO_CAP_NESTING",
        "posted in vfio: expose virtual SVA to VMs, v3 to v7, 2020", longer=True,
    ),
)  # fmt: skip

FLAGS: dict[str, tuple[tuple[int, str, str], ...]] = {
    "device": ((0x200, "VFIO_DEVICE_FLAGS_CXL", _CXL),),
}
"""Bits of the info struct's flags, by id space: value, name, origin."""


def flag_bits(ids: str) -> int:
    """Return the bits that out-of-tree kernels set in the flags of an answer."""
    bits = 0
    for value, _, _ in FLAGS.get(ids, ()):
        bits |= value
    return bits


def out_of_tree(ids: str, id_: int) -> OutOfTree | None:
    """Return the capability that an id names outside mainline; None where none is known."""
    return next((one for one in CAPABILITIES if (one.ids, one.id) == (ids, id_)), None)
