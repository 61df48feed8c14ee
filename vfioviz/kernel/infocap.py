"""``struct vfio_info_cap`` (include/linux/vfio.h): the buffer that the chain is built in."""

from __future__ import annotations

from struct import Struct as Packer

from vfioviz.codec.content import Content
from vfioviz.codec.encode import encode_capability
from vfioviz.kernel.run import Patch, Step
from vfioviz.kernel.variant import Added, Shifted, Variant
from vfioviz.language import joined, mark, phrase
from vfioviz.uapi.schema import Abi

_U32 = 0xFFFFFFFF


class InfoCap:
    """caps.buf, grown and shifted as a variant does it; raises EncodeError."""

    def __init__(self, content: Content, variant: Variant, abi: Abi) -> None:
        self.buf = bytearray()
        self.headers: list[tuple[int, int]] = []
        """(offset in buf, bytes of the struct) of each capability."""
        self.steps: list[Step] = []
        self._word = Packer(abi.prefix + "I")
        for cap in content.caps:
            raw = encode_capability(cap, content.ioctl, abi, variant.linux)
            self._add(raw, variant.info_cap_add(len(self.buf), len(raw)), cap.id)

    def _add(self, raw: bytes, added: Added, id_: int) -> None:
        """vfio_info_add_capability(): grow, zero, header, link, then ``size - 8`` bytes of body."""
        old = len(self.buf)
        self.buf.extend(bytes(added.size - old))
        self.buf[added.header : added.header + len(raw)] = raw
        patches = [Patch("kernel", old, bytes(self.buf[old:]))]
        if self.headers:
            patches.append(self._store(self.headers[-1][0] + 4, added.header))
        self.headers.append((added.header, len(raw)))
        detail = phrase(
            mark("id {id}: header at {header} of caps.buf, size now {size}"),
            id=id_,
            header=added.header,
            size=added.size,
        )
        self.steps.append(Step("vfio_info_cap_add", detail, added.rule, tuple(patches), added.size))

    def _store(self, at: int, word: int) -> Patch:
        raw = self._word.pack(word & _U32)
        self.buf[at : at + 4] = raw
        return Patch("kernel", at, raw)

    def shift(self, shifted: Shifted) -> None:
        """vfio_info_cap_shift(): every next that is not 0 counts from the info struct now."""
        patches = []
        for at, _ in self.headers:
            (next_,) = self._word.unpack_from(self.buf, at + 4)
            if next_:
                patches.append(self._store(at + 4, next_ + shifted.added))
        if shifted.pad:
            self.buf[:0] = bytes(shifted.pad)
            self.headers = [(at + shifted.pad, size) for at, size in self.headers]
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
