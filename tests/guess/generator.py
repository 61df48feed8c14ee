"""Random answers of the three ioctls as drivers and servers give them, from a seed.

Bytes come from ``tests.chainwriter`` alone. Sources of what drivers give: drivers/vfio in Linux
6.1 and 6.12, samples/vfio-mdev, libvfio-user efd091bc, rust-vmm/vfio 01dd3401103a.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import NamedTuple

from tests import chainwriter as cw

TARGETS = (cw.LP64, cw.LP64, cw.I386, cw.ARM, cw.S390X, cw.S390X, cw.PPC64)


class Made(NamedTuple):
    """A buffer, and what it is."""

    what: str
    data: bytes
    ioctl: str
    order: str
    starts: tuple[int, ...]
    """Where its capabilities start; () for an answer without any."""


def answers(count: int, seed: int = 1) -> Iterator[Made]:
    dice = random.Random(seed)  # noqa: S311 -- not for secrets
    makers = (_device, _region, _iommu)
    for number in range(count):
        yield makers[number % 3](dice)


def _around(dice: random.Random, answer: cw.Answer, era: cw.Era, what: str) -> Made:
    """The caller's memory: exact, larger and filled, or too small."""
    order = "little" if answer.target.order == "<" else "big"
    data, starts = answer.data, answer.starts
    way = dice.randrange(4)
    if way == 1:
        size = dice.choice((answer.end + 8, 128, 256, 1024, 4096))
        fill = dice.choice((0, 0, 0xFF, 0xA5, 0x5A, 0x01))
        if size > len(data):
            data = answer.with_argsz(size).data.ljust(size, bytes([fill]))
    elif way == 2 and answer.starts:
        least = {"device": 16, "region": 32, "iommu": 16}[answer.ioctl]
        argsz = dice.randrange(least, min(answer.end, 64))
        data = cw.short(answer, era, argsz, fill=dice.choice((0, 0, 0xA5)))
        starts, what = (), what + ", short"
    elif way == 3 and not answer.starts and answer.ioctl != "region":
        data = data[: dice.choice((16, 20, len(data)))]
    return Made(what, data, answer.ioctl, order, starts)


def _device(dice: random.Random) -> Made:
    on = dice.choice(TARGETS)
    era: cw.Era = dice.choice(("before-v6.6", "v6.6"))
    reset = dice.choice((0, cw.DEVICE_RESET))
    kind = dice.randrange(8)
    if kind < 4:
        caps: list[cw.Cap] = []
        if on.order == ">" and dice.random() < 0.5:
            version = dice.choice((1, 2))
            caps = [cw.zpci_base(on, version), cw.zpci_group(on, version)]
            if dice.random() < 0.5:
                caps.append(cw.zpci_util(on))
            caps.append(cw.zpci_pfip(on))
        if dice.random() < 0.4:
            caps.append(cw.atomic_comp(on, dice.randrange(1, 8)))
        regions = 9 + dice.choice((0, 0, 0, 1, 2, 3, 12))
        irqs = dice.choice((3, 4, 5, 5, 5, 6))
        made = cw.device_info(
            caps, era, on, flags=reset | cw.DEVICE_PCI, num_regions=regions, num_irqs=irqs
        )
        return _around(dice, made, era, "vfio-pci")
    flag, regions, irqs, name = dice.choice(
        (
            (0x04, dice.randrange(6), dice.randrange(9), "vfio-platform"),
            (0x08, dice.randrange(1, 4), dice.randrange(5), "vfio-amba"),
            (0x10, dice.randrange(1, 5), dice.randrange(1, 4), "vfio-ccw"),
            (0x20, 0, dice.randrange(3), "vfio-ap"),
            (0x40, dice.randrange(1, 4), dice.randrange(3), "fsl-mc"),
            (0x100, dice.randrange(1, 5), dice.randrange(2), "cdx"),
            (0x02, dice.randrange(1, 10), dice.randrange(1, 6), "a vfio-user server"),
        )
    )
    made = cw.device_info((), era, on, flags=reset | flag, num_regions=regions, num_irqs=irqs)
    return _around(dice, made, era, name)


def _region(dice: random.Random) -> Made:
    on = dice.choice(TARGETS)
    era: cw.Era = dice.choice(("before-v6.6", "v6.6"))
    echo = dice.choice((0, 0, 0, 0xA5A5_A5A5, 20, 24, 5))
    kind = dice.randrange(10)
    if kind < 5:
        index = dice.randrange(9)
        flags, size, caps = _pci(dice, on, index)
        made = cw.region_info(caps, era, on, flags=flags, index=index, size=size, echo=echo)
        return _around(dice, made, era, "vfio-pci")
    if kind == 5:
        index = dice.randrange(9, 14)
        type_, sub = dice.choice(((0x8000_8086, 1), (0x8000_8086, 2), (1, 1), (3, 1)))
        made = cw.region_info(
            [cw.region_type(type_, sub, on)], era, on, flags=dice.choice((1, 3)), index=index,
            size=dice.choice((0x2000, 0x1000, 0x100)),
        )  # fmt: skip
        return _around(dice, made, era, "a device's own region")
    if kind == 6:
        index = dice.randrange(4)
        caps = [cw.region_type(2, index, on)] if index else []
        made = cw.region_info(
            caps, era, on, flags=3, index=index, size=dice.choice((0x40, 0x100, 0x34)),
            offset=index << 10, echo=echo,
        )  # fmt: skip
        return _around(dice, made, era, "vfio-ccw")
    if kind == 7:
        index = dice.randrange(6)
        made = cw.region_info(
            (), era, on, flags=dice.choice((1, 3, 5, 7)), index=index,
            size=dice.choice((0x1000, 0x10000, 0x4000, 0x3000)), echo=echo,
        )  # fmt: skip
        return _around(dice, made, era, "vfio-platform")
    index = dice.randrange(9)
    areas = [(n * 0x4000, 0x2000) for n in range(dice.randrange(4))]
    made = cw.region_info(
        [cw.sparse_mmap(areas, on)] if areas else [], era, on, flags=dice.choice((3, 7)),
        index=index, size=dice.choice((0x1000, 0x8000, 0x100)),
        offset=dice.choice((0, 0, 0x8000, 0x1000 * index)), echo=echo,
    )  # fmt: skip
    return _around(dice, made, era, "a vfio-user server")


def _pci(dice: random.Random, on: cw.Target, index: int) -> tuple[int, int, list[cw.Cap]]:
    if index == 7:
        return 3, dice.choice((256, 4096)), []
    if index == 8:
        return dice.choice(((3, 0xC0000, []), (0, 0, [])))
    if index == 6:
        return dice.choice(((1, 0x10000, []), (0, 0, [])))
    way = dice.randrange(5)
    size = 1 << dice.randrange(12, 40)
    if way == 0:
        return 0, 0, []
    if way == 1:
        return 3, 1 << dice.randrange(2, 9), []
    if way == 2:
        return 7, size, []
    if way == 3:
        return 7, size, [cw.msix_mappable()]
    return 7, size, [cw.sparse_mmap([(0, size // 2)], on)]


def _iommu(dice: random.Random) -> Made:
    on = dice.choice(TARGETS)
    era: cw.Era = dice.choice(("before-v6.6", "v6.6"))
    pgsizes = dice.choice(
        (
            0x1000,
            cw.PGSIZES_X86,
            0x4020_1000,
            0xFFFF_FFFF_FFFF_F000,
            0x2001_0000,
            0x20_1000,
            1 << 16,
        )
    )
    top = dice.choice((0xFFFF_FFFF, 0xFFFF_FFFF_FFFF, 0xFFFF_FFFF_FFFF_FFFF))
    ranges = [(0, 0xFEDF_FFFF), (0xFEF0_0000, top)][: dice.randrange(1, 3)]
    kind = dice.randrange(4)
    if kind == 0:
        made = cw.iommufd_info(ranges, era, on, fill=dice.choice((0, 0xA5)))
        return Made("iommufd", made.data, "iommu", _order(on), made.starts)
    caps: list[cw.Cap] = []
    if kind > 1:
        caps = [cw.migration(on, pgsize_bitmap=0x1000), cw.dma_avail(dice.randrange(65536), on)]
        if dice.random() < 0.7:
            caps.append(cw.iova_range(ranges, on))
    elif dice.random() < 0.5:
        caps = [cw.iova_range(ranges, on)]
    made = cw.iommu_info(caps, era, on, pgsizes=pgsizes, fill=dice.choice((0, 0xA5)))
    return _around(dice, made, era, "type1")


def _order(on: cw.Target) -> str:
    return "little" if on.order == "<" else "big"
