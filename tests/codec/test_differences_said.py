"""All that two answers say differently, to the number: what, where in each, and in which words.

The answers are written by hand and by the tests' own writer; in an answer of 6.6 a capability
starts at a multiple of 8, and in one of before where the last ends.
"""

from __future__ import annotations

import pytest

from tests import chainwriter as cw
from tests.handwritten import dma_avail, header, iommu, ranges, region
from tests.models import IOCTLS
from vfioviz.codec.decode import decode
from vfioviz.codec.differences import differences
from vfioviz.codec.layout import Layout
from vfioviz.codec.ref import Part
from vfioviz.uapi.abi import I386, S390X, X86_64
from vfioviz.uapi.schema import Abi

TWO = ((0, 0xFFF), (0x2000, 0x2FFF))


def read(data: bytes, abi: Abi = X86_64, key: str = "iommu") -> Layout:
    return decode(data, IOCTLS[key], abi)


def one(cap: bytes, more: bytes = b"", argsz: int = 0) -> Layout:
    """An answer with one capability."""
    data = iommu(argsz or 24 + len(cap), 3, 24) + cap + more
    return read(data)


def raw(payload: bytes, id_: int = 99) -> bytes:
    return header(id_, 1, 0) + payload


def row(*ids: int) -> Layout:
    """Capabilities that no kernel has, of 8 bytes each."""
    caps = [
        header(id_, 1, 32 + 8 * place if place + 1 < len(ids) else 0)
        for place, id_ in enumerate(ids)
    ]
    return read(iommu(24 + 8 * len(ids), 3, 24) + b"".join(caps))


def gap(pad: bytes) -> Layout:
    """An answer with bytes between two capabilities."""
    chain = dma_avail(36 + len(pad)) + pad + raw(b"")
    return read(iommu(24 + len(chain), 3, 24) + chain)


NEW = cw.iommu_info((cw.dma_avail(), cw.iova_range(TWO)), "v6.6")
LAST = cw.iommu_info((cw.iova_range(TWO), cw.dma_avail()), "v6.6")
OLD = cw.iommu_info((cw.dma_avail(), cw.iova_range(TWO)), "before-v6.6", fill=0xA5)
BIG = cw.iommu_info((cw.dma_avail(on=cw.S390X), cw.iova_range(TWO, cw.S390X)), on=cw.S390X)
SHORT = cw.iommu_info((cw.dma_avail(on=cw.I386),), "before-v6.6", cw.I386)

CASES: list[tuple[Layout, Layout, str]] = [
    (read(OLD.data), read(NEW.data), """
VALUE info.argsz [0, 4) [0, 4) 84 (0x54) -> 88 (0x58)
ADDED info.pad - [20, 24)  -> 0
PAD pads of info [20, 24) - 4 bytes: a5 a5 a5 a5 -> none
PAD pads of dma_avail - [36, 40) none -> 4 bytes: 00 00 00 00
MOVED iova_range [36, 84) [40, 88) 36 -> 40
"""),
    (read(NEW.data), read(OLD.data), """
VALUE info.argsz [0, 4) [0, 4) 88 (0x58) -> 84 (0x54)
REMOVED info.pad [20, 24) - 0 ->
PAD pads of info - [20, 24) none -> 4 bytes: a5 a5 a5 a5
PAD pads of dma_avail [36, 40) - 4 bytes: 00 00 00 00 -> none
MOVED iova_range [40, 88) [36, 84) 40 -> 36
"""),
    (read(NEW.data), read(BIG.data, S390X), ""),
    (read(NEW.data), read(BIG.poke(NEW.starts[1] + 24, "Q", 9).data, S390X), """
VALUE iova_range.iova_ranges[0].end [64, 72) [64, 72) 4095 (0xfff) -> 9
"""),
    (one(dma_avail(0)), read(SHORT.data, I386), """
VALUE info.argsz [0, 4) [0, 4) 36 (0x24) -> 32 (0x20)
VALUE info.iova_pgsizes [8, 16) [8, 16) 4096 (0x1000) -> 1075843072 (0x40201000)
REMOVED info.pad [20, 24) - 0 ->
MOVED dma_avail [24, 36) [20, 32) 24 -> 20
"""),
    (one(ranges(*TWO)), one(ranges(TWO[0], (0x3000, 0x2FFF))), """
VALUE iova_range.iova_ranges[1].start [56, 64) [56, 64) 8192 (0x2000) -> 12288 (0x3000)
"""),
    (one(ranges(TWO[0])), one(ranges(*TWO, (1 << 40, 1 << 41))), """
VALUE info.argsz [0, 4) [0, 4) 56 (0x38) -> 88 (0x58)
VALUE iova_range.nr_iovas [32, 36) [32, 36) 1 -> 3
ADDED iova_range.iova_ranges[1].start - [56, 64)  -> 8192 (0x2000)
ADDED iova_range.iova_ranges[1].end - [64, 72)  -> 12287 (0x2fff)
ADDED iova_range.iova_ranges[2].start - [72, 80)  -> 1099511627776 (0x10000000000)
ADDED iova_range.iova_ranges[2].end - [80, 88)  -> 2199023255552 (0x20000000000)
"""),
    (one(ranges(*TWO)), one(ranges(TWO[0])), """
VALUE info.argsz [0, 4) [0, 4) 72 (0x48) -> 56 (0x38)
VALUE iova_range.nr_iovas [32, 36) [32, 36) 2 -> 1
REMOVED iova_range.iova_ranges[1].start [56, 64) - 8192 (0x2000) ->
REMOVED iova_range.iova_ranges[1].end [64, 72) - 12287 (0x2fff) ->
"""),
    (read(LAST.data), read(LAST.poke(LAST.starts[1] + 8, "I", 5).data), """
VALUE dma_avail.avail [80, 84) [80, 84) 65535 (0xffff) -> 5
"""),
    (read(LAST.data), read(LAST.poke(LAST.end - 4, "I", 5).data), """
PAD pads of dma_avail [84, 88) [84, 88) 4 bytes: 00 00 00 00 -> 4 bytes: 05 00 00 00
"""),
    (one(raw(bytes(8))), one(raw(b"\1" + bytes(7))), """
VALUE id 99 version 1.payload [32, 40) [32, 40) 00 00 00 00 00 00 00 00 -> 01 00 00 00 00 00 00
    00
"""),
    (one(raw(bytes(9))), one(raw(bytes(8) + b"\1")), """
VALUE id 99 version 1.payload [32, 41) [32, 41) 00 00 00 00 00 00 00 00 ... -> 00 00 00 00 00 00
    00 00 ...
"""),
    (one(raw(bytes(8))), one(raw(bytes(16))), """
VALUE info.argsz [0, 4) [0, 4) 40 (0x28) -> 48 (0x30)
RESIZED id 99 version 1.payload [32, 40) [32, 48) 8 bytes -> 16 bytes
VALUE id 99 version 1.payload [32, 40) [32, 48) 00 00 00 00 00 00 00 00 -> 00 00 00 00 00 00 00
    00 ...
"""),
    (one(dma_avail(0, 9)), one(dma_avail(0, 10)), """
VALUE dma_avail.avail [32, 36) [32, 36) 9 -> 10 (0xa)
"""),
    (gap(bytes(4)), gap(b"\1\2\3\4"), """
PAD pads of dma_avail [36, 40) [36, 40) 4 bytes: 00 00 00 00 -> 4 bytes: 01 02 03 04
"""),
    (gap(bytes(8)), gap(b"\1\2\3\4\5\6\7\x08"), """
PAD pads of dma_avail [36, 44) [36, 44) 8 bytes: 00 00 00 00 ... -> 8 bytes: 01 02 03 04 ...
"""),
    (one(dma_avail(0), bytes(4)), one(dma_avail(0), bytes(3) + b"\2"), """
PAD bytes outside the chain [36, 40) [36, 40) 4 bytes -> 4 bytes
"""),
    (one(dma_avail(0), bytes(20), 56), one(dma_avail(0), bytes(8) + b"\7" * 12, 48), """
VALUE info.argsz [0, 4) [0, 4) 56 (0x38) -> 48 (0x30)
PAD bytes outside the chain [40, 56) [40, 56) 16 bytes -> 16 bytes
"""),
    (one(dma_avail(0)), one(dma_avail(0), bytes(8)), """
PAD bytes outside the chain - [36, 44) 0 bytes -> 8 bytes
"""),
    (row(98, 99), row(98, 99, 99), """
VALUE info.argsz [0, 4) [0, 4) 40 (0x28) -> 48 (0x30)
LINK id 99 version 1.header.next [36, 40) [36, 40) 0 -> 40 (0x28)
ADDED id 99 version 1 (2) - [40, 48)  -> at 40, 8 bytes
"""),
    (row(97, 98, 97), row(97), """
VALUE info.argsz [0, 4) [0, 4) 48 (0x30) -> 32 (0x20)
LINK id 97 version 1.header.next [28, 32) [28, 32) 32 (0x20) -> 0
REMOVED id 98 version 1 [32, 40) - at 32, 8 bytes ->
REMOVED id 97 version 1 (2) [40, 48) - at 40, 8 bytes ->
"""),
    (read(region(32, 3, 0), key="region"), read(region(32, 3, 7), key="region"), """
LINK info.cap_offset [12, 16) [12, 16) 0 -> 7
"""),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b", "said"), CASES)
def test_all_that_differs(a: Layout, b: Layout, said: str) -> None:
    told = []
    for each in differences(a, b):
        # What it is about lies where it is said to lie.
        for layout, ref, place in ((a, each.ref_a, each.a), (b, each.ref_b, each.b)):
            if ref is not None and each.kind.name == "PAD":
                assert ref.part is Part.PAD
            elif ref is not None:
                assert layout.span(ref) == place
        spans = " ".join("-" if at is None else f"[{at[0]}, {at[1]})" for at in (each.a, each.b))
        told.append(f"{each.kind.name} {each.what} {spans} {each.before} -> {each.after}")
    assert " ".join(" ".join(told).split()) == " ".join(said.split())


@pytest.mark.parametrize(("count", "more"), [(2, ""), (16, ""), (17, ", ...")])
def test_an_order_is_told_by_16_names_at_the_most(count: int, more: str) -> None:
    ids = range(80, 80 + count)
    *_, told = differences(row(*ids), row(*reversed(ids)))
    names = [cap.name for cap in row(*ids).caps]
    assert (told.what, told.before) == (
        "order of the capabilities",
        ", ".join(names[:16]) + more,
    )
    assert told.after == ", ".join([*reversed(names)][:16]) + more
