"""The offsets of a struct's members, as GCC and the System V ABIs define them."""

from __future__ import annotations

from vfioviz.csource.target import Target
from vfioviz.csource.types import CType, Int, Member, Struct


def up(number: int, align: int) -> int:
    """Round up to a multiple of ``align``."""
    return -(-number // align) * align


class Layout:
    """Lays out one struct, member by member."""

    def __init__(self, struct: Struct, target: Target, *, packed: bool, most: int = 0) -> None:
        """Begin; ``most``: the bound of ``#pragma pack(most)`` on alignments, 0 for none."""
        self._struct = struct
        self._target = target
        self._packed = packed
        self._most = most
        self._bit = 0
        """Where the next member may begin, in bits."""
        self._size = 0
        self._align = 1

    def add(self, name: str, kind: CType, *, align: int = 0, packed: bool = False) -> int:
        """Add a member; ``align``: what its attribute asks for, 0 for nothing.

        Returns:
            Where it begins, in bits.
        """
        natural = 1 if packed or self._packed else kind.align
        natural = self._bounded(max(natural, align))
        start = 0 if self._struct.is_union else up(up(self._bit, 8) // 8, natural)
        self._put(Member(name, kind, start))
        self._bit = 8 * (start + kind.size)
        self._size = max(self._size, start + kind.size)
        self._align = max(self._align, natural)
        return 8 * start

    def _bounded(self, align: int) -> int:
        return min(align, self._most) if self._most else align

    def add_bits(
        self, name: str, kind: Int, width: int, *, align: int = 0, packed: bool = False
    ) -> int:
        """Add a bit-field of ``width`` bits; see ``add``."""
        packed = packed or self._packed
        loose = self._target.loose_bits
        unit = 16 if loose else kind.align * 8
        if width == 0:
            return self._end_unit(kind, unit)
        start = 0 if self._struct.is_union else self._bit
        if loose and not packed and width in {8, 16, 32, 64}:
            # Where it is aligned by chance, GCC takes it for an integer.
            natural = self._target.align(width // 8)
            if start % (8 * natural) == 0:
                self._align = max(self._align, self._bounded(natural))
        elif not loose:
            # It spans no more units of its type's alignment than the type itself.
            inside = start % unit
            spans = (inside + width + unit - 1) // unit > kind.size * 8 // unit
            if spans and not packed and not self._most:
                start = up(start, unit)
            # #pragma pack overrides what packed would do to the struct's alignment.
            asks = bool(name) or self._target.unnamed_bits_align
            if asks and (self._most or not packed):
                self._align = max(self._align, self._bounded(kind.align))
        if align:
            start = up(start, 8 * self._bounded(align))
            self._align = max(self._align, self._bounded(align))
        self._bit = start + width
        self._size = max(self._size, (start + width + 7) // 8)
        if name:
            self._put(self._bits(name, kind, start, width))
        return start

    def _end_unit(self, kind: Int, unit: int) -> int:
        """Close the unit of bits, as ``int : 0`` does."""
        if self._target.loose_bits:
            self._align = max(self._align, 2)
        elif self._target.unnamed_bits_align:
            self._align = max(self._align, kind.align)
        if self._struct.is_union:
            return 0
        self._bit = up(self._bit, unit)
        self._size = max(self._size, self._bit // 8)
        return self._bit

    def _bits(self, name: str, kind: Int, start: int, width: int) -> Member:
        # The smallest run of whole bytes that holds the bits is what is read and written.
        first, last = start // 8, (start + width + 7) // 8
        little = self._target.order == "little"
        low = start - 8 * first if little else 8 * last - (start + width)
        return Member(name, kind, first, (low, width))

    def _put(self, member: Member) -> None:
        struct = self._struct
        struct.members.append(member)
        if member.name:
            struct.fields.setdefault(member.name, member)
        elif isinstance(member.type, Struct):
            for name, inner in member.type.fields.items():
                moved = inner._replace(offset=inner.offset + member.offset)
                struct.fields.setdefault(name, moved)
            struct.assumed = struct.assumed or member.type.assumed
        if isinstance(member.type, Struct) and member.type.assumed:
            struct.assumed = struct.assumed or member.type.assumed

    def finish(self, align: int = 0) -> None:
        """Compute size and alignment; ``align``: what the struct's attribute asks for."""
        struct = self._struct
        struct.align = max(self._align, align)
        struct.size = up(self._size, struct.align)
        struct.complete = True
