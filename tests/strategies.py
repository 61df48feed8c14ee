"""Hypothesis strategies: valid answers, mutated ones, and noise behind a valid head.

Built with chainwriter alone, so that what they find is about the program and not about itself.
"""

from __future__ import annotations

import struct
from collections.abc import Callable

from hypothesis import strategies as st

from tests import chainwriter as cw
from tests.chainwriter import Answer, Cap, Era, Target

IOCTLS = ("device", "region", "iommu")

targets = st.sampled_from(cw.TARGETS)
eras: st.SearchStrategy[Era] = st.sampled_from(("before-v6.6", "v6.6"))
u16 = st.integers(0, 0xFFFF)
u32 = st.integers(0, 0xFFFF_FFFF)
u64 = st.integers(0, 0xFFFF_FFFF_FFFF_FFFF)
_bytes = st.integers(0, 0xFF)
_ranges = st.lists(st.tuples(u64, u64).map(lambda pair: (min(pair), max(pair))), max_size=6)


@st.composite
def _areas(draw: st.DrawFn) -> list[tuple[int, int]]:
    starts = draw(st.lists(u32, max_size=6))
    return [(start, draw(u32)) for start in starts]


def raw_caps(ioctl: str, on: Target) -> st.SearchStrategy[Cap]:
    """Capabilities that nobody knows: ids above all that were ever issued, any payload."""
    ids = st.integers(64, 0xFFFF)
    return st.builds(Cap, ids, u16, st.binary(max_size=40))


@st.composite
def zpci_base_caps(draw: st.DrawFn, on: Target) -> Cap:
    return cw.zpci_base(
        on,
        draw(st.sampled_from((1, 2))),
        start_dma=draw(u64),
        end_dma=draw(u64),
        pchid=draw(u16),
        vfn=draw(u16),
        fmb_length=draw(u16),
        pft=draw(_bytes),
        gid=draw(_bytes),
        fh=draw(u32),
        tail=draw(st.binary(min_size=4, max_size=4)),
    )


@st.composite
def zpci_group_caps(draw: st.DrawFn, on: Target) -> Cap:
    return cw.zpci_group(
        on,
        draw(st.sampled_from((1, 2))),
        dasm=draw(u64),
        msi_addr=draw(u64),
        flags=draw(st.sampled_from((0, 1))),
        mui=draw(u16),
        noi=draw(u16),
        maxstbl=draw(u16),
        pci_version=draw(_bytes),
        imaxstbl=draw(u16),
        tail=draw(st.binary(min_size=6, max_size=6)),
    )


def device_caps(on: Target) -> st.SearchStrategy[Cap]:
    """One of the five capabilities of GET_INFO, zPCI in both versions."""
    text = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ 0123456789", max_size=64)
    return st.one_of(
        zpci_base_caps(on),
        zpci_group_caps(on),
        st.builds(cw.zpci_util, st.just(on), text, st.integers(0, 80)),
        st.builds(cw.zpci_pfip, st.just(on), st.binary(max_size=8)),
        st.builds(cw.atomic_comp, st.just(on), st.integers(1, 7)),
    )


def region_caps(on: Target) -> st.SearchStrategy[Cap]:
    """One of the five capabilities of GET_REGION_INFO."""
    types = st.sampled_from((1, 2, 3, 0x8000_8086, 0x8000_10DE, 0x8000_1014))
    return st.one_of(
        st.builds(cw.sparse_mmap, _areas(), st.just(on)),
        st.builds(cw.region_type, types, st.integers(0, 4), st.just(on)),
        st.builds(cw.msix_mappable),
        st.builds(cw.nvlink2_ssatgt, u64, st.just(on)),
        st.builds(cw.nvlink2_lnkspd, u32, st.just(on)),
    )


def iommu_caps(on: Target) -> st.SearchStrategy[Cap]:
    """One of the three capabilities of the type1 IOMMU."""
    hole = st.binary(min_size=4, max_size=4)
    return st.one_of(
        st.builds(cw.iova_range, _ranges, st.just(on)),
        st.builds(
            cw.migration,
            st.just(on),
            pgsize_bitmap=u64,
            max_dirty_bitmap_size=u64,
            hole=hole,
        ),
        st.builds(cw.dma_avail, u32, st.just(on)),
    )


CAPS: dict[str, Callable[[Target], st.SearchStrategy[Cap]]] = {
    "device": device_caps,
    "region": region_caps,
    "iommu": iommu_caps,
}


@st.composite
def valid_answers(
    draw: st.DrawFn,
    ioctl: str | None = None,
    *,
    era: Era | None = None,
    on: Target | None = None,
    max_caps: int = 6,
    raw: bool = False,
) -> Answer:
    """A whole answer as a kernel would place it, of known capabilities (``raw``: or unknown ones).

    The caller passed exactly what is needed. An id may occur twice, and in any order.
    """
    ioctl = ioctl or draw(st.sampled_from(IOCTLS))
    placed: Era = draw(eras) if era is None else era
    on = on or draw(targets)
    one = CAPS[ioctl](on)
    if raw:
        one = st.one_of(one, raw_caps(ioctl, on))
    caps = draw(st.lists(one, max_size=max_caps))
    if ioctl == "device":
        return cw.device_info(caps, placed, on, num_regions=draw(u32), num_irqs=draw(u32))
    if ioctl == "region":
        index = draw(st.integers(0, 16))
        return cw.region_info(caps, placed, on, index=index, size=draw(u64), offset=draw(u64))
    return cw.iommu_info(caps, placed, on, pgsizes=draw(u64), fill=draw(_bytes))


def _likely(answer: Answer) -> st.SearchStrategy[int]:
    """Values that break walks: positions in the buffer and beside them, and the ends of u32."""
    near = {0, 1, 7, 8, 20, 24, 32, 0xFFFF_FFFF, 0xFFFF_FFF8, 0x1000_0000, len(answer.data)}
    for start in answer.starts:
        near |= {start, start + 4, start + 8, start - 8}
    return st.one_of(st.sampled_from(sorted(value & 0xFFFF_FFFF for value in near)), u32)


@st.composite
def mutated_answers(draw: st.DrawFn, ioctl: str | None = None) -> Answer:
    """A valid answer with one to four blows: a field, some bytes, a cut, a tail."""
    answer = draw(valid_answers(ioctl, raw=True))
    for _ in range(draw(st.integers(1, 4))):
        answer = _blow(draw, answer)
    return answer


def _blow(draw: st.DrawFn, answer: Answer) -> Answer:
    size = len(answer.data)
    blow = draw(st.sampled_from(("next", "word", "bytes", "cut", "tail", "head")))
    whole = [at for at in answer.starts if at + 8 <= size]
    if blow == "next" and whole:
        return answer.poke(draw(st.sampled_from(whole)) + 4, "I", draw(_likely(answer)))
    if blow == "word" and size >= 4:
        return answer.poke(draw(st.integers(0, size - 4)), "I", draw(_likely(answer)))
    if blow == "head" and size >= 20:
        return answer.poke(draw(st.sampled_from((0, 4, 12, 16))), "I", draw(_likely(answer)))
    if blow == "bytes" and size:
        noise = draw(st.binary(min_size=1, max_size=16))
        at = draw(st.integers(0, size - 1))
        data = answer.data[:at] + noise + answer.data[at + len(noise) :]
        return answer.cut(0).then(data[:size])
    if blow == "tail":
        return answer.then(draw(st.binary(min_size=1, max_size=48)))
    return answer.cut(draw(st.integers(0, size)))


@st.composite
def noisy_answers(draw: st.DrawFn, ioctl: str | None = None, max_size: int = 512) -> Answer:
    """Random bytes behind a head that says that capabilities follow: noise gets past the head."""
    ioctl = ioctl or draw(st.sampled_from(IOCTLS))
    on = draw(targets)
    body = draw(st.binary(max_size=max_size))
    size = {"device": 24, "region": 32, "iommu": 24}[ioctl] + len(body)
    argsz = draw(st.one_of(st.just(size), u32))
    offset = draw(st.one_of(st.sampled_from((20, 24, 32)), st.integers(0, size)))
    if ioctl == "device":
        head = struct.pack(on.order + "IIIIII", argsz, cw.DEVICE_CAPS | 2, 9, 5, offset, 0)
        return Answer("device", on, head + body)
    if ioctl == "region":
        head = struct.pack(on.order + "IIIIQQ", argsz, cw.REGION_CAPS | 7, 0, offset, 4096, 0)
        return Answer("region", on, head + body)
    head = struct.pack(on.order + "IIQII", argsz, 3, cw.PGSIZES_X86, offset, 0)
    return Answer("iommu", on, head + body)


def any_answers(ioctl: str | None = None) -> st.SearchStrategy[Answer]:
    """All of it: valid, mutated, noise behind a head."""
    return st.one_of(valid_answers(ioctl, raw=True), mutated_answers(ioctl), noisy_answers(ioctl))
