"""``struct vfio_info_cap`` (include/linux/vfio.h): the buffer that the chain is built in."""

from __future__ import annotations

from struct import Struct as Packer
from typing import NamedTuple

from vfioviz.codec.content import Capability
from vfioviz.kernel.run import Patch, Step
from vfioviz.kernel.variant import Shifted, Variant
from vfioviz.language import joined, mark, phrase
from vfioviz.uapi.schema import Abi

_U32 = 0xFFFFFFFF


class Built(NamedTuple):
    """A capability in caps.buf."""

    start: int
    size: int
    """Bytes of its struct."""
    cap: Capability


class InfoCap:
    """caps.buf, grown and shifted the way a variant does it."""

    def __init__(self, variant: Variant, abi: Abi) -> None:
        self.buf = bytearray()
        self.built: list[Built] = []
        self.steps: list[Step] = []
        self._variant = variant
        self._word = Packer(abi.prefix + "I")

    def add(self, raw: bytes, cap: Capability) -> None:
        """vfio_info_add_capability(): grow, zero, header, link, then ``size - 8`` bytes of body."""
        added = self._variant.info_cap_add(len(self.buf), len(raw))
        old = len(self.buf)
        self.buf.extend(bytes(added.size - old))
        self.buf[added.header : added.header + len(raw)] = raw
        patches = [Patch("kernel", old, bytes(self.buf[old:]))]
        if self.built:
            patches.append(self._store(self.built[-1].start + 4, added.header))
        self.built.append(Built(added.header, len(raw), cap))
        detail = phrase(
            mark("id {id}: header at {header} of caps.buf, size now {size}"),
            id=cap.id,
            header=added.header,
            size=added.size,
        )
        self.steps.append(Step("vfio_info_cap_add", detail, added.rule, tuple(patches), added.size))

    def _store(self, at: int, word: int) -> Patch:
        raw = self._word.pack(word & _U32)
        self.buf[at : at + 4] = raw
        return Patch("kernel", at, raw)

    def shift(self, shifted: Shifted) -> None:
        """vfio_info_cap_shift(): make every nonzero next relative to the info struct."""
        patches = []
        for at, _, _ in self.built:
            (next_,) = self._word.unpack_from(self.buf, at + 4)
            if next_:
                patches.append(self._store(at + 4, next_ + shifted.added))
        if shifted.pad:
            self.buf[:0] = bytes(shifted.pad)
            self.built = [each._replace(start=each.start + shifted.pad) for each in self.built]
            patches.append(Patch("kernel", 0, bytes(self.buf)))
        detail = phrase(
            mark("chain counts from the info struct; cap_offset {at}"), at=shifted.cap_offset
        )
        if shifted.pad:
            moved = phrase(mark("moved up by {pad} in caps.buf"), pad=shifted.pad)
            detail = joined((detail, moved), "; ")
        self.steps.append(
            Step("vfio_info_cap_shift", detail, shifted.rule, tuple(patches), len(self.buf))
        )
