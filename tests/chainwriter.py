"""Writes the answers of the three info ioctls with ``struct.pack`` alone: a second opinion.

Nothing here knows the program under test: formats are spelled out by hand from
include/uapi/linux/vfio.h and vfio_zdev.h, placements from drivers/vfio (6.1 and 6.12).
Offsets and sizes are bytes from the start of the info struct.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

Era = Literal["before-v6.6", "v6.6"]
"""Capabilities packed behind short info structs, or each rounded up to 8 (a881b496941f)."""

DEVICE_RESET, DEVICE_PCI, DEVICE_CCW, DEVICE_CAPS = 0x01, 0x02, 0x10, 0x80
REGION_READ, REGION_WRITE, REGION_MMAP, REGION_CAPS = 0x1, 0x2, 0x4, 0x8
IOMMU_PGSIZES, IOMMU_CAPS = 0x1, 0x2
PGSIZES_X86 = 0x4020_1000
"""4 KiB, 2 MiB and 1 GiB pages."""


class Target(NamedTuple):
    """What the kernel was built for."""

    key: str
    order: Literal["<", ">"]
    packs_u64: bool
    """i386 and m68k: a plain ``__u64`` is aligned to less than 8."""
    most: int = 8
    """What a ``__u64`` is aligned to; on m68k everything is aligned to 2 at the most."""

    def aligned(self, size: int) -> int:
        """The alignment of a scalar."""
        return min(size, self.most)


LP64 = Target("x86-64", "<", packs_u64=False)
I386 = Target("i386", "<", packs_u64=True, most=4)
ARM = Target("arm", "<", packs_u64=False)
S390X = Target("s390x", ">", packs_u64=False)
ARM64 = Target("arm64", "<", packs_u64=False)
RISCV64 = Target("riscv64", "<", packs_u64=False)
PPC64 = Target("ppc64", ">", packs_u64=False)
PPC64LE = Target("ppc64le", "<", packs_u64=False)
X32 = Target("x32", "<", packs_u64=False)
M68K = Target("m68k", ">", packs_u64=True, most=2)
TARGETS = (LP64, I386, ARM, S390X, ARM64, RISCV64, PPC64, PPC64LE, X32, M68K)


class Cap(NamedTuple):
    """A capability without its place: ``body`` is all behind the 8-byte header, tail included."""

    id: int
    version: int
    body: bytes

    @property
    def size(self) -> int:
        return 8 + len(self.body)


# --- capabilities of VFIO_DEVICE_GET_INFO ---------------------------------------------------


def zpci_base(
    on: Target = S390X,
    version: int = 2,
    *,
    start_dma: int = 0x1_0000_0000,
    end_dma: int = 0x1FF_FFFF_FFFF_FFFF,
    pchid: int = 0x1D0,
    vfn: int = 3,
    fmb_length: int = 0x58,
    pft: int = 2,
    gid: int = 0x20,
    fh: int = 0x8101_0003,
    tail: bytes = bytes(4),
) -> Cap:
    body = struct.pack(on.order + "QQHHHBB", start_dma, end_dma, pchid, vfn, fmb_length, pft, gid)
    if version >= 2:
        body += struct.pack(on.order + "I", fh)
        body += b"" if on.packs_u64 else tail[:4]
    return Cap(1, version, body)


def zpci_group(
    on: Target = S390X,
    version: int = 2,
    *,
    dasm: int = 0xFFFF_F000_0000_0000,
    msi_addr: int = 0xFE00_0000_0000_0000,
    flags: int = 1,
    mui: int = 4000,
    noi: int = 0x800,
    maxstbl: int = 128,
    pci_version: int = 3,
    imaxstbl: int = 64,
    tail: bytes = bytes(6),
) -> Cap:
    body = struct.pack(on.order + "QQQHHHB", dasm, msi_addr, flags, mui, noi, maxstbl, pci_version)
    if version == 1:
        return Cap(2, 1, body + tail[:1])
    body += struct.pack(on.order + "BH", 0, imaxstbl)
    return Cap(2, version, body + tail[: -len(body) % on.most])


def zpci_util(on: Target = S390X, text: str = "NVME ADAPTER SLOT 3", size: int = 64) -> Cap:
    """The utility string is EBCDIC, filled up with blanks."""
    string = text.encode("cp037").ljust(size, b"\x40")[:size]
    return Cap(3, 1, struct.pack(on.order + "I", size) + string)


def zpci_pfip(on: Target = S390X, path: bytes = b"\x01\x02\x0d\x00") -> Cap:
    return Cap(4, 1, struct.pack(on.order + "I", len(path)) + path)


def atomic_comp(on: Target = LP64, flags: int = 0x3) -> Cap:
    return Cap(5, 1, struct.pack(on.order + "II", flags, 0))


def cxl(
    on: Target = LP64, *, bar: int = 4, flags: int = 1, offset: int = 0x1000, dpa: int = 9,
    comp_regs: int = 10,
) -> Cap:  # fmt: skip
    """Out of tree: id 6 as posted for CXL Type-2 in 2026 (Documentation/driver-api, v2)."""
    return Cap(6, 1, struct.pack(on.order + "B3xIQII", bar, flags, offset, dpa, comp_regs))


# --- capabilities of VFIO_DEVICE_GET_REGION_INFO --------------------------------------------


def _pairs(on: Target, pairs: Sequence[tuple[int, int]], count: int | None) -> bytes:
    head = struct.pack(on.order + "II", len(pairs) if count is None else count, 0)
    return head + b"".join(struct.pack(on.order + "QQ", *pair) for pair in pairs)


def sparse_mmap(
    areas: Sequence[tuple[int, int]], on: Target = LP64, *, count: int | None = None
) -> Cap:
    """``areas`` are (offset, size); ``count`` lies about their number."""
    return Cap(1, 1, _pairs(on, areas, count))


def region_type(type_: int, subtype: int, on: Target = LP64) -> Cap:
    return Cap(2, 1, struct.pack(on.order + "II", type_, subtype))


def msix_mappable() -> Cap:
    return Cap(3, 1, b"")


def nvlink2_ssatgt(tgt: int, on: Target = LP64) -> Cap:
    return Cap(4, 1, struct.pack(on.order + "Q", tgt))


def nvlink2_lnkspd(link_speed: int, on: Target = LP64) -> Cap:
    return Cap(5, 1, struct.pack(on.order + "II", link_speed, 0))


# --- capabilities of VFIO_IOMMU_GET_INFO ----------------------------------------------------


def iova_range(
    ranges: Sequence[tuple[int, int]], on: Target = LP64, *, count: int | None = None
) -> Cap:
    """``ranges`` are (start, inclusive end); ``count`` lies about their number."""
    return Cap(1, 1, _pairs(on, ranges, count))


def migration(
    on: Target = LP64,
    *,
    flags: int = 0,
    pgsize_bitmap: int = 0x1000,
    max_dirty_bitmap_size: int = 0x1000_0000,
    hole: bytes = bytes(4),
) -> Cap:
    """``hole`` is what stands behind flags on LP64: kernel stack before cd24e2a60af6."""
    body = struct.pack(on.order + "I", flags) + (b"" if on.packs_u64 else hole[:4])
    return Cap(2, 1, body + struct.pack(on.order + "QQ", pgsize_bitmap, max_dirty_bitmap_size))


def dma_avail(avail: int = 65535, on: Target = LP64) -> Cap:
    return Cap(3, 1, struct.pack(on.order + "I", avail))


# --- answers --------------------------------------------------------------------------------


@dataclass(frozen=True)
class Answer:
    """A buffer, and where the writer put things into it."""

    ioctl: Literal["device", "region", "iommu"]
    target: Target
    data: bytes
    starts: tuple[int, ...] = ()
    """Where each capability starts."""
    sizes: tuple[int, ...] = ()
    """Bytes of each capability's struct, without rounding."""
    end: int = 0
    """Where the chain ends, rounding of the last capability included."""
    unwritten: tuple[tuple[int, int], ...] = ()
    """Spans below ``end`` that the kernel leaves as the caller had them."""

    @property
    def cap_offset_at(self) -> int:
        return 12 if self.ioctl == "region" else 16

    def poke(self, offset: int, code: str, value: int) -> Answer:
        """Overwrite a field, in the target's byte order; ``code`` as in module struct."""
        data = bytearray(self.data)
        struct.pack_into(self.target.order + code, data, offset, value)
        return replace(self, data=bytes(data))

    def with_argsz(self, argsz: int) -> Answer:
        return self.poke(0, "I", argsz)

    def with_flags(self, flags: int) -> Answer:
        return self.poke(4, "I", flags)

    def with_cap_offset(self, offset: int) -> Answer:
        return self.poke(self.cap_offset_at, "I", offset)

    def with_next(self, index: int, offset: int) -> Answer:
        return self.poke(self.starts[index] + 4, "I", offset)

    def with_id(self, index: int, id_: int, version: int = 1) -> Answer:
        at = self.starts[index]
        return self.poke(at, "H", id_).poke(at + 2, "H", version)

    def cut(self, size: int) -> Answer:
        return replace(self, data=self.data[:size])

    def then(self, more: bytes) -> Answer:
        return replace(self, data=self.data + more)


def place(
    on: Target, start: int, caps: Iterable[Cap], *, step: int, fill: int | None = None
) -> tuple[bytes, list[int], list[int], list[tuple[int, int]]]:
    """Chain capabilities from ``start`` on, each rounded up to ``step`` bytes.

    The rounding is zero, or ``fill`` where nobody writes it. Returns the bytes, the starts, the
    sizes, and the unwritten spans.
    """
    listed = list(caps)
    out, starts, sizes, unwritten = bytearray(), [], [], []
    for index, cap in enumerate(listed):
        at = start + len(out)
        room = (cap.size + step - 1) // step * step
        last = index == len(listed) - 1
        out += struct.pack(on.order + "HHI", cap.id, cap.version, 0 if last else at + room)
        out += cap.body + bytes([fill or 0]) * (room - cap.size)
        starts.append(at)
        sizes.append(cap.size)
        if fill is not None and room > cap.size:
            unwritten.append((at + cap.size, at + room))
    return bytes(out), starts, sizes, unwritten


def device_info(
    caps: Sequence[Cap] = (),
    era: Era = "v6.6",
    on: Target = LP64,
    *,
    flags: int = DEVICE_RESET | DEVICE_PCI,
    num_regions: int = 9,
    num_irqs: int = 5,
    argsz: int | None = None,
) -> Answer:
    """vfio_pci_core GET_INFO: 20 bytes of info before v6.6, 24 since; zeros where there is room.

    ``argsz`` None: the caller passed exactly what is needed.
    """
    start, step = (20, 1) if era == "before-v6.6" else (24, 8)
    chain, starts, sizes, _ = place(on, start, caps, step=step)
    end = start + len(chain)
    info = struct.pack(
        on.order + "IIIII",
        end if argsz is None else argsz,
        flags | (DEVICE_CAPS if caps else 0),
        num_regions,
        num_irqs,
        start if caps else 0,
    )
    data = info + bytes(start - 20) + chain
    return Answer("device", on, data, tuple(starts), tuple(sizes), end)


def region_info(
    caps: Sequence[Cap] = (),
    era: Era = "v6.6",
    on: Target = LP64,
    *,
    flags: int = REGION_READ | REGION_WRITE | REGION_MMAP,
    index: int = 0,
    size: int = 0x4000,
    offset: int | None = None,
    argsz: int | None = None,
    echo: int = 0,
) -> Answer:
    """GET_REGION_INFO: 32 bytes in every kernel; ``echo`` is the caller's cap_offset, given back
    where there are no capabilities.
    """
    chain, starts, sizes, _ = place(on, 32, caps, step=1 if era == "before-v6.6" else 8)
    end = 32 + len(chain)
    info = struct.pack(
        on.order + "IIIIQQ",
        end if argsz is None else argsz,
        flags | (REGION_CAPS if caps else 0),
        index,
        32 if caps else echo,
        size,
        index << 40 if offset is None else offset,
    )
    return Answer("region", on, info + chain, tuple(starts), tuple(sizes), end)


def iommu_info(
    caps: Sequence[Cap] = (),
    era: Era = "v6.6",
    on: Target = LP64,
    *,
    pgsizes: int = PGSIZES_X86,
    argsz: int | None = None,
    fill: int = 0,
) -> Answer:
    """vfio_iommu_type1 GET_INFO; before v6.6 bytes 20 to 23 keep the caller's ``fill`` on LP64."""
    before = era == "before-v6.6"
    start = 20 if before and on.packs_u64 else 24
    chain, starts, sizes, _ = place(on, start, caps, step=1 if before else 8)
    end = start + len(chain)
    info = struct.pack(
        on.order + "IIQI",
        end if argsz is None else argsz,
        IOMMU_PGSIZES | (IOMMU_CAPS if caps else 0),
        pgsizes,
        start if caps else 0,
    )
    info += bytes([fill if before else 0]) * (start - 20)
    unwritten = ((20, start),) if before and start > 20 else ()
    return Answer("iommu", on, info + chain, tuple(starts), tuple(sizes), end, unwritten)


def iommufd_info(
    ranges: Sequence[tuple[int, int]], era: Era = "v6.6", on: Target = LP64, *, fill: int = 0
) -> Answer:
    """The iommufd compat answer (since 6.2): DMA_AVAIL, IOVA_RANGE; argsz is always the sum.

    Capabilities go straight to user memory, so the rounding behind DMA_AVAIL is never written.
    """
    caps = [dma_avail(0xFFFF_FFFF, on), iova_range(ranges, on)]
    chain, starts, sizes, unwritten = place(
        on, 24, caps, step=1 if era == "before-v6.6" else 8, fill=fill
    )
    end = 24 + len(chain)
    info = struct.pack(on.order + "IIQII", end, IOMMU_PGSIZES | IOMMU_CAPS, PGSIZES_X86, 24, 0)
    return Answer("iommu", on, info + chain, tuple(starts), tuple(sizes), end, tuple(unwritten))


def short(answer: Answer, era: Era, argsz: int, *, fill: int = 0, size: int | None = None) -> bytes:
    """What a caller with ``argsz`` below the need finds in its ``size`` bytes.

    argsz holds the need, CAPS is set, cap_offset is 0; as much of the info struct is copied out as
    the handlers of vfio-pci and type1 copy: 16 or 20 bytes before v6.6, min(argsz, 24) since.
    """
    full = answer.with_argsz(answer.end).with_cap_offset(0).data
    if answer.ioctl == "region":
        copied = 32
    elif era == "before-v6.6":
        copied = 16 if argsz < 20 else 20
    else:
        copied = min(argsz, 24)
    return full[:copied] + bytes([fill]) * ((argsz if size is None else size) - copied)


def double_shift(answer: Answer) -> Answer:
    """What posted-v1-review leaves: the pad counted twice, so caps lie 4 bytes behind cap_offset.

    ``caps.buf`` has been shifted by the pad already when it is copied to ``arg + cap_offset``.
    """
    pad = -20 % 8
    start = answer.starts[0]
    data = answer.data[:start] + bytes(pad) + answer.data[start:]
    return replace(answer, data=data, starts=tuple(at + pad for at in answer.starts))


def poison(answer: Answer, fill: int) -> Answer:
    """Put ``fill`` into every byte between the structs, as if the caller's memory shone through."""
    data = bytearray(answer.data)
    ends = [at + size for at, size in zip(answer.starts, answer.sizes, strict=True)]
    for stop, following in zip(ends, [*answer.starts[1:], answer.end], strict=True):
        data[stop:following] = bytes([fill]) * (following - stop)
    return replace(answer, data=bytes(data))
