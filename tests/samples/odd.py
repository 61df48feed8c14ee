"""The samples that no kernel should write."""

from __future__ import annotations

from collections.abc import Iterator

from tests import chainwriter as cw
from tests.chainwriter import S390X, Answer
from tests.hostile import RANGES, sparse, type1
from tests.samples.entry import HOSTILE, Constructed


def hostile() -> Iterator[Constructed]:
    """Yield them; a reader that trusts the kernel hangs, crashes or lies on most of these."""

    def odd(file: str, title: str, answer: Answer, text: str) -> Constructed:
        return Constructed(f"hostile-{file}.bin", title, HOSTILE, answer, "", text)

    base, mapped = type1(), sparse()
    zpci = cw.device_info(
        [cw.zpci_base(), cw.zpci_group(), cw.zpci_util(), cw.zpci_pfip()],
        on=S390X,
        flags=cw.DEVICE_PCI,
    )
    yield odd(
        "self-loop", "A capability that points to itself", base.with_next(0, 24),
        "QEMU's walk never ends on this one.",
    )  # fmt: skip
    yield odd(
        "cycle", "A cycle of three", base.with_next(2, 24),
        "The last next leads back to the first capability.",
    )  # fmt: skip
    yield odd(
        "backwards", "A chain that runs backwards",
        base.with_cap_offset(72).with_next(2, 56).with_next(1, 24).with_next(0, 0),
        "It ends, and no kernel writes it: capabilities are only ever appended.",
    )  # fmt: skip
    yield odd(
        "next-inside-info", "next inside the info struct", base.with_next(1, 16),
        "Offset 16 is cap_offset itself; read as a header it is id 24, version 0.",
    )  # fmt: skip
    yield odd(
        "next-past-end", "next far past the end", base.with_next(1, 0x1000),
        "4096 is outside the buffer: a reader without a bound reads what is not its own.",
    )  # fmt: skip
    yield odd(
        "next-argsz-minus-4", "next four bytes before the end", base.with_next(2, 116),
        "Half a header fits: id and version, but no next.",
    )  # fmt: skip
    yield odd(
        "overlap", "A capability inside another", base.with_next(0, 48),
        "48 lies within migration, which ends at 56.",
    )  # fmt: skip
    yield odd(
        "double-shift-s390x", "Shifted twice, big endian", cw.double_shift(zpci),
        "The pad counted twice: at cap_offset stand zeros, then id and version read as next.",
    )  # fmt: skip
    yield odd(
        "huge-nr-areas", "4,294,967,295 areas", mapped.poke(mapped.starts[0] + 8, "I", 0xFFFF_FFFF),
        "nr_areas * 16 overflows 32 bits; two areas are there.",
    )  # fmt: skip
    yield odd(
        "wrapping-area", "An area that wraps",
        cw.region_info([cw.sparse_mmap([(0xFFFF_FFFF_FFFF_F000, 0x2000)])]),
        "offset + size passes 2^64.",
    )  # fmt: skip
    yield odd(
        "reversed-range", "A range that ends before it starts",
        cw.iommu_info([cw.iova_range([(0x10_0000, 0xFFFF)])]),
        "end is inclusive, so start may equal it, and never exceed it.",
    )  # fmt: skip
    yield odd(
        "unknown-id", "An id from the future",
        cw.iommu_info([cw.dma_avail(), cw.Cap(9, 1, bytes(range(24))), cw.iova_range(RANGES)]),
        "There is no length field: how long id 9 is, only the start of the next one tells.",
    )  # fmt: skip
    yield odd(
        "unknown-version", "A version from the future",
        cw.device_info(
            [cw.zpci_base()._replace(version=3, body=cw.zpci_base().body + bytes(8))],
            on=S390X, flags=cw.DEVICE_PCI,
        ),
        "Newer versions append fields: the first 40 bytes read as version 2.",
    )  # fmt: skip
    yield odd(
        "id-zero", "Capability id 0", base.with_id(1, 0, 0),
        "No kernel issues id 0: zeroed memory, or a chain that was shifted twice.",
    )  # fmt: skip
    yield odd(
        "same-id-twice", "The same id twice", cw.iommu_info([cw.dma_avail(1), cw.dma_avail(2)]),
        "Legal by the text, never written; programs take the first.",
    )  # fmt: skip
    yield odd(
        "truncated-header", "Cut inside a header", base.cut(77),
        "The capture ends 5 bytes into the third capability.",
    )  # fmt: skip
    yield odd(
        "argsz-inside-chain", "argsz ends inside the chain", base.with_argsz(76),
        "The caller gave 76 bytes and got 120.",
    )  # fmt: skip
    yield odd(
        "poisoned-pads-s390x", "Pads that nobody wrote", cw.poison(zpci, 0xA5),
        "0xa5 in the pad: not corruption by itself, a kernel may leave the caller's bytes there.",
    )  # fmt: skip
