"""A hex dump with a row for each field, its name and its value beside the bytes."""

from __future__ import annotations

from collections.abc import Iterator

from vfioviz.codec.layout import Layout
from vfioviz.codec.leaf import Leaf, Role
from vfioviz.scene import text
from vfioviz.scene.mail.common import COLUMNS, cap_title, head, name, value

_ROW = 8
_LOOSE = frozenset({Role.SLACK, Role.PAST_ARGSZ, Role.UNDECODABLE, Role.UNKNOWN})


def lines(layout: Layout, title: str) -> Iterator[str]:
    """Yield head and rows; a capability's name stands above its first row."""
    yield from head(layout, title)
    if layout.misaligned:
        yield "# !: a field at an offset that is no multiple of its size"
    yield ""
    starts = {cap.start: cap for cap in layout.caps}
    for leaf in layout.leaves():
        cap = starts.get(leaf.start)
        if cap is not None and leaf.role is Role.CAP_HEADER:
            mark = "" if cap.start % 8 == 0 else f", {cap.start} mod 8 = {cap.start % 8}"
            yield f"# {cap_title(cap)} at {cap.start}{mark}"
        yield from _rows(layout, leaf)


def _rows(layout: Layout, leaf: Leaf) -> Iterator[str]:
    width = 16 if leaf.role in _LOOSE else _ROW
    note = name(leaf)
    if isinstance(leaf.value, int):
        note += f" = {value(leaf)}"
    elif leaf.role in text.ROLES and leaf.role not in {Role.INFO, Role.CAP_FIELD}:
        note = text.ROLES[leaf.role]
    if leaf.misaligned:
        note = f"! {note}"
    for at in range(leaf.start, leaf.stop, width):
        raw = layout.data[at : min(leaf.stop, at + width)]
        row = f"{at:08x}: {raw.hex(' '):<{3 * _ROW - 1}}  "
        yield (row + (note if at == leaf.start else "")).rstrip()[:COLUMNS]
