"""Head, dump and short names that the forms share."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator

from vfioviz.capture.stamp import stamp
from vfioviz.capture.visible import visible
from vfioviz.codec.layout import CapNode, Layout
from vfioviz.codec.leaf import Leaf, Role
from vfioviz.codec.ref import INFO_INDEX, Part
from vfioviz.scene import text

COLUMNS = 72
_ROW = 16
_ROW_LIKE = re.compile(r"(?:0x)?[0-9a-fA-F]+(?:[:\s]|$)")
FILLER = frozenset(
    {Role.INFO_HOLE, Role.INFO_TAIL, Role.INFO_PAD, Role.CAP_HOLE, Role.CAP_TAIL, Role.CAP_PAD}
)


def head(layout: Layout, title: str) -> list[str]:
    """Return what the bytes are, in one or two lines that can be pasted back."""
    told = stamp(layout.ioctl, layout.abi.key, layout.size)
    first, *more = textwrap.wrap(visible(title), COLUMNS - 12) or [""]
    # A wrapped line must not begin like a row of a dump.
    said = [first, *(f"... {line}" if _ROW_LIKE.match(line) else line for line in more)]
    return [*filter(None, said), told]


def dump(data: bytes) -> Iterator[str]:
    """Yield a hex dump without characters; rows like the one before are one ``*``."""
    before, squeezed = b"", False
    for at in range(0, len(data), _ROW):
        row = data[at : at + _ROW]
        if row == before and at + _ROW < len(data):
            if not squeezed:
                yield "*"
            squeezed = True
            continue
        before, squeezed = row, False
        yield f"{at:08x}  {row[:8].hex(' ')}  {row[8:].hex(' ')}".rstrip()
    yield f"{len(data):08x}"


def name(leaf: Leaf) -> str:
    """Return a leaf's name within its struct: ``next``, ``iova_ranges[1].end``, ``hole``."""
    place, field = leaf.place, leaf.field.name
    if place.cap == INFO_INDEX:
        return leaf.path
    if place.part is Part.HEADER:
        return f"header.{field}"
    return f"{place.array}[{place.element}].{field}" if place.array else field


def value(leaf: Leaf) -> str:
    """Return a value in hex where that reads best; a few bytes as they are."""
    if isinstance(leaf.value, int):
        return text.forms(leaf.field, leaf.value)[0]
    return text.hex_bytes(leaf.value, 4)


def cap_title(cap: CapNode) -> str:
    """Return ``caps[1] dma_avail``."""
    return f"caps[{cap.index}] {text.capability(cap)}"
