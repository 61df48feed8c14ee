"""Chains that a walk can meet, whole and broken, from a seed; little-endian, plain ``struct``."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from itertools import pairwise
from random import Random
from typing import NamedTuple

INFO = {"device": 24, "region": 32, "iommu": 24}
CAP_OFFSET = {"device": 16, "region": 12, "iommu": 16}
CAPS = {"device": 0x80, "region": 0x8, "iommu": 0x2}
IDS = {
    "device": (1, 2, 3, 4, 5, 6),
    "region": (1, 1, 1, 2, 3, 4, 5, 6, 7),
    "iommu": (1, 1, 2, 3, 3, 9),
}
PAGE = 4096
_LONG = 0.0005
"""Of all chains, how many have 65,536 headers."""
WILD = (0xFFFFFFFF, 0xFFFFFFF8, 0xFFFFFFF0, 0x80000000, 0x10000000, 0x0FFFFFFF, 0x1000)


class Chain(NamedTuple):
    ioctl: str
    data: bytes


def u64(random: Random) -> int:
    return random.choice(
        (
            random.randrange(8) * PAGE,
            random.randrange(64),
            random.getrandbits(64),
            (1 << 64) - random.randrange(1, 3) * PAGE,
            1 << 24,
            (1 << 31) - 1,
        )
    )


def pairs(random: Random, count: int) -> bytes:
    tidy = random.random() < 0.6
    made = b""
    at = 0
    for _ in range(count):
        if tidy:  # areas one behind the other, or ranges whose end is behind their start
            size = random.randrange(1, 5) * PAGE
            made += struct.pack("<QQ", at, size)
            at += size + random.choice((0, 0, PAGE, -PAGE if at else 0))
        else:
            made += struct.pack("<QQ", u64(random), random.choice((0, u64(random))))
    return made


def listed(random: Random) -> bytes:
    count = random.choice((0, 1, 1, 1, 2, 3, 7, 8, 9, 12))
    said = count
    if random.random() < 0.2:
        said = random.choice((0, count + 1, max(0, count - 1), *WILD))
    if random.random() < 0.3:
        count = said = 1
        return struct.pack("<II", 1, 0) + struct.pack("<QQ", 1 << 24, (1 << 31) - 1)
    return struct.pack("<II", said, random.getrandbits(3)) + pairs(random, count)


def body(random: Random, ioctl: str, id_: int) -> bytes:
    if (ioctl, id_) in {("region", 1), ("iommu", 1)}:
        return listed(random)
    if ioctl == "device" and id_ in (3, 4):
        size = random.choice((0, 4, 64, 65, 5, 0xFFFFFFFF))
        return struct.pack("<I", size) + bytes(random.choice((0, 4, 63, 64, 72)))
    sizes = {
        ("device", 1): (24, 32, 20), ("device", 2): (31, 32, 40, 30), ("device", 5): (8, 4, 3),
        ("region", 2): (8, 7, 4), ("region", 3): (0,), ("iommu", 2): (24, 20, 8),
        ("iommu", 3): (4, 8, 3),
    }  # fmt: skip
    return random.randbytes(random.choice(sizes.get((ioctl, id_), (0, 8, 5))))


def link(random: Random, places: list[int], size: int) -> int:
    near = (
        *places,
        size,
        size - 8,
        size - 4,
        size - 2,
        size + 8,
        0,
        1,
        7,
        8,
        20,
        23,
        24,
        28,
        31,
        32,
    )
    return max(0, random.choice((*near, random.randrange(size + 16), *WILD)))


def chain(random: Random) -> Chain:
    """Return an answer: mostly a chain as a kernel writes it, then one to three flaws."""
    ioctl = random.choice(("device", "region", "region", "iommu", "iommu"))
    start = INFO[ioctl] if random.random() < 0.8 else random.choice((20, 21, 28, 36, 44, 0))
    data = bytearray(max(start, INFO[ioctl] if ioctl == "region" else 20))
    places: list[int] = []
    for _ in range(random.choice((0, 1, 1, 2, 2, 3, 4))):
        step = random.choice((8, 8, 8, 8, 4, 4, 2, 1))
        data += bytes(-len(data) % step)
        places.append(len(data))
        id_ = random.choice(IDS[ioctl])
        version = random.choice((1, 1, 1, 2, 0))
        data += struct.pack("<HHI", id_, version, 0) + body(random, ioctl, id_)
    for here, after in pairwise(places):
        struct.pack_into("<I", data, here + 4, after)
    size = len(data)
    for _ in range(random.choice((0, 0, 1, 1, 2))):
        whole = [at for at in places if at + 8 <= len(data)]
        if whole and random.random() < 0.6:
            struct.pack_into("<I", data, random.choice(whole) + 4, link(random, places, size))
        elif random.random() < 0.5:
            data = data[: random.randrange(16, size + 1)]
        else:
            data += random.randbytes(random.randrange(20))
    return Chain(ioctl, head(random, ioctl, data, places))


def head(random: Random, ioctl: str, data: bytearray, places: list[int]) -> bytes:
    size = len(data)
    data = data.ljust(INFO[ioctl] if ioctl == "region" else 20, b"\0")
    first = places[0] if places else 0
    if random.random() < 0.15:
        first = link(random, places, size)
    argsz = size
    if random.random() < 0.35:
        argsz = random.choice(
            (0, 8, 23, 24, 31, 32, 33, size - 1, size + 1, size - 8, size + 8, 4096, 70000, 1 << 20)
        )
    if ioctl == "region" and random.random() < 0.05:
        argsz = 0xFFFFFFFF  # a walk that counts its steps would take four seconds for it
    flags = CAPS[ioctl] if random.random() < 0.93 else 0
    flags |= {"device": 2, "region": 7, "iommu": 1}[ioctl] if random.random() < 0.93 else 0
    struct.pack_into("<II", data, 0, max(0, argsz), flags)
    struct.pack_into("<I", data, CAP_OFFSET[ioctl], first)
    if ioctl == "region":
        struct.pack_into("<QQ", data, 16, 0x4000 if random.random() < 0.95 else 0, 0)
    return bytes(data)


def noise(random: Random) -> Chain:
    """Return bytes of which only the head is one."""
    ioctl = random.choice(("device", "region", "iommu"))
    data = bytearray(random.choice((bytes, random.randbytes))(random.randrange(20, 120)))
    for at in range(0, len(data) - 4, 4):
        if random.random() < 0.3:
            struct.pack_into("<I", data, at, random.choice((0, 1, 2, 3, 24, 32, 40, 1 << 16 | 1)))
    return Chain(ioctl, head(random, ioctl, data, [random.randrange(len(data))]))


def _loop(random: Random, ioctl: str, places: list[int], data: bytearray) -> None:
    """The last leads back to one before it, or to itself."""
    struct.pack_into("<I", data, places[-1] + 4, random.choice(places))


def _backward(random: Random, ioctl: str, places: list[int], data: bytearray) -> None:
    """The order of the links is another than that of the places."""
    order = random.sample(places, len(places))
    for here, after in zip(order, [*order[1:], 0], strict=True):
        struct.pack_into("<I", data, here + 4, after)
    struct.pack_into("<I", data, CAP_OFFSET[ioctl], order[0])


def _into_a_header(random: Random, ioctl: str, places: list[int], data: bytearray) -> None:
    """A link leads into the header that it stands in, or into another."""
    at = random.choice(places)
    struct.pack_into("<I", data, at + 4, random.choice(places) + random.randrange(1, 8))


def _at_the_end(random: Random, ioctl: str, places: list[int], data: bytearray) -> None:
    """The last is a header at the very end, whole or not."""
    struct.pack_into("<I", data, places[-1] + 4, len(data))
    data += struct.pack("<HHI", random.choice(IDS[ioctl]), 1, 0)[: random.choice((8, 8, 7, 4, 2))]


def _strange_ids(random: Random, ioctl: str, places: list[int], data: bytearray) -> None:
    """Ids and versions that nobody gave."""
    for at in places:
        struct.pack_into(
            "<HH", data, at, random.choice((0, *IDS[ioctl], 0xFFFF)), random.choice((0, 1, 2, 3))
        )


def _misaligned(random: Random, ioctl: str, places: list[int], data: bytearray) -> None:
    """All behind the info stands one to seven bytes further."""
    by = random.randrange(1, 8)
    data[places[0] : places[0]] = random.randbytes(by)
    for at in places:
        after = int.from_bytes(data[at + by + 4 : at + by + 8], "little")
        struct.pack_into("<I", data, at + by + 4, after + by if after else 0)
    struct.pack_into("<I", data, CAP_OFFSET[ioctl], places[0] + by)


def _before_minsz(random: Random, ioctl: str, places: list[int], data: bytearray) -> None:
    """``cap_offset`` leads into the info itself."""
    struct.pack_into("<I", data, CAP_OFFSET[ioctl], random.randrange(INFO[ioctl]))


_SHAPES = (
    _loop, _backward, _into_a_header, _at_the_end, _strange_ids, _misaligned, _before_minsz,
)  # fmt: skip


def shaped(random: Random) -> Chain:
    """Return a chain that is whole but for one or two flaws of known kinds."""
    ioctl = random.choice(("device", "region", "region", "iommu", "iommu"))
    data = bytearray(INFO[ioctl])
    places: list[int] = []
    for _ in range(random.choice((1, 2, 3, 5))):
        data += bytes(-len(data) % 8)
        places.append(len(data))
        id_ = random.choice(IDS[ioctl])
        data += struct.pack("<HHI", id_, 1, 0) + body(random, ioctl, id_)
    for here, after in pairwise(places):
        struct.pack_into("<I", data, here + 4, after)
    data = bytearray(head(random, ioctl, data, places))
    for flaw in random.sample(_SHAPES, random.choice((1, 1, 2))):
        flaw(random, ioctl, places, data)
        places = [at for at in places if at + 8 <= len(data)]
    return Chain(ioctl, bytes(data))


def long_chain(random: Random) -> Chain:
    """Return a chain of 65,536 headers, of which the last is what some look for."""
    ioctl = random.choice(("device", "region", "iommu"))
    count, start = 1 << 16, INFO[ioctl]
    rare = random.choice((0, 9, 0xFFFF))
    data = bytearray(start)
    for number in range(count - 1):
        data += struct.pack("<HHI", rare, 1, start + 8 * (number + 1))
    data += struct.pack("<HHI", 1, 1, random.choice((0, start))) + listed(random)
    return Chain(ioctl, head(random, ioctl, data, [start]))


def chains(seed: int, count: int) -> Iterator[Chain]:
    random = Random(seed)  # noqa: S311 -- a test that can be repeated
    for _ in range(count):
        kind = random.random()
        if kind < _LONG:
            yield long_chain(random)
        else:
            yield (noise if kind < 0.15 else shaped if kind < 0.4 else chain)(random)
