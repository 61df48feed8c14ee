"""A Markdown table, a row for each field, and the bytes in a fenced block."""

from __future__ import annotations

from collections.abc import Iterator

from vfioviz.codec.layout import Layout
from vfioviz.codec.leaf import Role
from vfioviz.scene import text
from vfioviz.scene.mail.common import dump, head, value
from vfioviz.scene.mail.escape import code, markdown

_MOST = 2000
"""Maximum rows; more are counted, not listed."""


def lines(layout: Layout, title: str) -> Iterator[str]:
    """Yield head, table and dump."""
    yield from map(markdown, head(layout, title))
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
        size, shown = leaf.stop - leaf.start, markdown(value(leaf))
        yield f"| {leaf.start} | {size} | {code(leaf.path)} | {shown} | {note} |"
    yield ""
    yield "```"
    yield from dump(layout.data)
    yield "```"
