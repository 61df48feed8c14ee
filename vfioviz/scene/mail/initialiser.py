"""The bytes as a C, Rust or Python array, a row for each field with its name."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from vfioviz.codec.layout import Layout
from vfioviz.codec.leaf import Role
from vfioviz.scene.mail.common import COLUMNS, cap_title, head, name
from vfioviz.scene.mail.escape import c_comment, python_comment, rust_comment

_ROW = 8
_NOTES = 43
"""Column of the notes: two blanks, eight bytes, a blank."""


def c(layout: Layout, title: str) -> Iterator[str]:
    """Yield a C array."""
    for line in head(layout, title):
        yield f"/* {c_comment(line)} */"
    yield f"static const unsigned char answer[{layout.size}] = {{"
    yield from _rows(layout, "/* ", " */", c_comment)
    yield "};"


def rust(layout: Layout, title: str) -> Iterator[str]:
    """Yield a Rust array."""
    for line in head(layout, title):
        yield f"// {rust_comment(line)}"
    yield f"const ANSWER: [u8; {layout.size}] = ["
    yield from _rows(layout, "// ", "", rust_comment)
    yield "];"


def python(layout: Layout, title: str) -> Iterator[str]:
    """Yield a Python bytes object."""
    for line in head(layout, title):
        yield f"# {python_comment(line)}"
    yield "ANSWER = bytes(["
    yield from _rows(layout, "# ", "", python_comment)
    yield "])"


def _rows(
    layout: Layout, opening: str, closing: str, comment: Callable[[str], str]
) -> Iterator[str]:
    starts = {cap.start: cap for cap in layout.caps}
    for leaf in layout.leaves():
        cap = starts.get(leaf.start)
        if cap is not None and leaf.role is Role.CAP_HEADER:
            yield f"  {opening}{comment(cap_title(cap))} at {cap.start}{closing}"
        for at in range(leaf.start, leaf.stop, _ROW):
            raw = layout.data[at : min(leaf.stop, at + _ROW)]
            row = "  " + "".join(f"0x{byte:02x}," for byte in raw)
            if at == leaf.start:
                room = COLUMNS - _NOTES - len(opening) - len(closing)
                row = f"{row:<{_NOTES}}{opening}{comment(name(leaf)[:room])}{closing}"
            yield row
