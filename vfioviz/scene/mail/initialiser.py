"""The bytes as a C, Rust or Python array, a row for each field with its name."""

from __future__ import annotations

from collections.abc import Iterator

from vfioviz.codec.layout import Layout
from vfioviz.codec.leaf import Role
from vfioviz.scene.mail.common import COLUMNS, cap_title, head, name

_ROW = 8
_NOTES = 43
"""Column of the notes: two blanks, eight bytes, a blank."""


def c(layout: Layout, title: str) -> Iterator[str]:
    """Yield a C array."""
    for line in head(layout, title):
        yield f"/* {line} */"
    yield f"static const unsigned char answer[{layout.size}] = {{"
    yield from _rows(layout, "/* ", " */")
    yield "};"


def rust(layout: Layout, title: str) -> Iterator[str]:
    """Yield a Rust array."""
    for line in head(layout, title):
        yield f"// {line}"
    yield f"const ANSWER: [u8; {layout.size}] = ["
    yield from _rows(layout, "// ", "")
    yield "];"


def python(layout: Layout, title: str) -> Iterator[str]:
    """Yield a Python bytes object."""
    for line in head(layout, title):
        yield f"# {line}"
    yield "ANSWER = bytes(["
    yield from _rows(layout, "# ", "")
    yield "])"


def _rows(layout: Layout, opening: str, closing: str) -> Iterator[str]:
    starts = {cap.start: cap for cap in layout.caps}
    for leaf in layout.leaves():
        cap = starts.get(leaf.start)
        if cap is not None and leaf.role is Role.CAP_HEADER:
            yield f"  {opening}{cap_title(cap)} at {cap.start}{closing}"
        for at in range(leaf.start, leaf.stop, _ROW):
            raw = layout.data[at : min(leaf.stop, at + _ROW)]
            row = "  " + "".join(f"0x{byte:02x}," for byte in raw)
            if at == leaf.start:
                room = COLUMNS - _NOTES - len(opening) - len(closing)
                row = f"{row:<{_NOTES}}{opening}{name(leaf)[:room]}{closing}"
            yield row
