"""A Markdown table, a row for each field, and the bytes in a fenced block."""

from __future__ import annotations

from collections.abc import Iterator

from vfioviz.codec.layout import Layout
from vfioviz.codec.leaf import Role
from vfioviz.scene import text
from vfioviz.scene.mail.common import dump, head, value

_MOST = 2000
"""Rows; more are said, not written."""


def lines(layout: Layout, title: str) -> Iterator[str]:
    """Yield head, table and dump."""
    yield from head(layout, title)
    yield ""
    yield "| offset | size | field | value | |"
    yield "|-------:|-----:|-------|-------|-|"
    for number, leaf in enumerate(layout.leaves()):
        if number == _MOST:
            yield f"| {leaf.start} | {layout.size - leaf.start} | the rest is left out | | |"
            break
        note = (
            ""
            if leaf.role in {Role.INFO, Role.CAP_HEADER, Role.CAP_FIELD}
            else (text.ROLES[leaf.role])
        )
        if leaf.misaligned:
            note = f"**misaligned**: {leaf.start} mod {leaf.field.natural}"
        size, shown = leaf.stop - leaf.start, value(leaf).replace("|", "\\|")
        yield f"| {leaf.start} | {size} | `{leaf.path}` | {shown} | {note} |"
    yield ""
    yield "```"
    yield from dump(layout.data)
    yield "```"
