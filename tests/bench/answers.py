"""What is decoded: the same bytes for all."""

from __future__ import annotations

from tests import chainwriter as cw

RANGES = 10_000

DEVICE = cw.device_info(
    [cw.zpci_base(), cw.zpci_group(), cw.zpci_util(), cw.zpci_pfip(), cw.atomic_comp(cw.S390X)],
    on=cw.S390X,
    flags=cw.DEVICE_PCI,
).data
"""VFIO_DEVICE_GET_INFO, big endian, since v6.6: all five capabilities that there are."""

IOMMU = cw.iommu_info(
    [
        cw.migration(),
        cw.dma_avail(),
        cw.iova_range([(index << 20, (index << 20) + 0xFFFF) for index in range(RANGES)]),
    ]
).data
"""VFIO_IOMMU_GET_INFO as type1 answers it, little endian, since v6.6."""


def large_answer(size: int = 16 * 1024 * 1024) -> bytes:
    """Return an IOMMU answer of about that many bytes."""
    count = (size - 40) // 16
    return cw.iommu_info(
        [cw.iova_range([(index << 12, (index << 12) + 0x7FF) for index in range(count)])]
    ).data
