"""Random answers of the three ioctls, as kernels, servers and both byte orders write them."""

from __future__ import annotations

from random import Random

from tests import chainwriter as cw
from tests.chainwriter import Answer, Cap, Target


def _ranges(draw: Random) -> list[tuple[int, int]]:
    return [
        (at << 32, (at << 32) + draw.choice([0xFFF, 0xFEDF_FFFF, 0xFFFF_FFFF]))
        for at in range(draw.randint(1, 5))
    ]


def _region_caps(draw: Random, on: Target) -> list[Cap]:
    areas = [(0x2000 * at, 0x1000) for at in range(draw.randint(1, 3))]
    every = [
        cw.sparse_mmap(areas, on),
        cw.region_type(0x8000_8086, draw.randint(1, 3), on),
        cw.msix_mappable(),
    ]
    return draw.sample(every, draw.randint(0, 3))


def _device_caps(draw: Random, on: Target) -> list[Cap]:
    every = [cw.zpci_base(on), cw.zpci_group(on), cw.atomic_comp(on, draw.randint(1, 7))]
    return draw.sample(every, draw.randint(0, 3))


def _iommu_caps(draw: Random, on: Target) -> list[Cap]:
    every = [
        cw.iova_range(_ranges(draw), on),
        cw.migration(on),
        cw.dma_avail(draw.randint(1, 65535), on),
    ]
    return draw.sample(every, draw.randint(0, 3))


def answer(draw: Random) -> Answer:
    """Return an answer whose values a device of these days may have."""
    on = draw.choice([cw.LP64, cw.LP64, cw.LP64, cw.S390X])
    era: cw.Era = draw.choice(["before-v6.6", "v6.6"])
    kind = draw.choice(["device", "region", "iommu", "iommufd"])
    if kind == "device":
        flags = draw.choice([cw.DEVICE_PCI, cw.DEVICE_RESET | cw.DEVICE_PCI, cw.DEVICE_CCW])
        return cw.device_info(
            _device_caps(draw, on),
            era,
            on,
            flags=flags,
            num_regions=draw.randint(1, 12),
            num_irqs=draw.randint(1, 6),
        )
    if kind == "region":
        size = draw.choice([0, 256, 4096, 0x4000, 0x20_0000, 0x10_0000_0000])
        return cw.region_info(
            _region_caps(draw, on),
            era,
            on,
            index=draw.randint(0, 9),
            size=size,
            flags=draw.choice([0, 1, 3, 7]) if size else 0,
        )
    if kind == "iommu":
        fill = draw.choice([0, 0, 0xA5, 0xFF])
        return cw.iommu_info(_iommu_caps(draw, on), era, on, fill=fill)
    return cw.iommufd_info(_ranges(draw), era, on)
