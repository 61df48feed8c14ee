"""The map in words, for screen readers."""

from __future__ import annotations

from typing import NamedTuple

from vfioviz.codec.leaf import Role
from vfioviz.document.derived import DerivedColumn
from vfioviz.language import tr
from vfioviz.scene import text

MAX_SPANS = 64
"""Maximum spans of a column; of a longer chain only the first are spoken."""
MAX_WORDS = 120
"""Maximum characters of an announcement."""


class Span(NamedTuple):
    """One thing that a screen reader stops at."""

    start: int
    stop: int
    text: str


def spans(column: DerivedColumn) -> tuple[Span, ...]:
    """Return the info struct, the capabilities and what follows, in order of offset."""
    layout = column.layout
    if not layout.size:
        return ()
    end = min([layout.info.size, layout.size, *(node.start for node in layout.caps)])
    found = [Span(0, end, tr("info struct, {bytes}", bytes=text.byte_count(end)))]
    for node in sorted(layout.caps[:MAX_SPANS], key=lambda each: each.start):
        name = text.capability(node)
        words = tr(
            "caps {index}, {name}, at {start}", index=node.index, name=name, start=node.start
        )
        words += f", {text.byte_count(node.stop - node.start)}"
        if node.start % 8:
            words += f", {text.modulo(node.start)}"
        found.append(Span(node.start, node.stop, words))
    if layout.chain_end < layout.size:
        rest = text.byte_count(layout.size - layout.chain_end)
        found.append(
            Span(layout.chain_end, layout.size, tr("{bytes} behind the answer", bytes=rest))
        )
    return tuple(found)


def summary(column: DerivedColumn) -> str:
    """Return a column in one sentence."""
    stats = column.stats
    parts = [
        f"{column.title}, {tr(column.badge)}",
        text.byte_count(stats.size),
        text.plural(len(column.layout.caps), "capability"),
    ]
    if stats.misaligned:
        parts.append(tr("{n} misaligned u64", n=stats.misaligned))
    if stats.unwritten:
        parts.append(tr("{bytes} not written", bytes=text.byte_count(stats.unwritten)))
    if stats.overrun:
        parts.append(tr("{bytes} past argsz", bytes=text.byte_count(stats.overrun)))
    if stats.errors:
        parts.append(text.plural(stats.errors, "error"))
    return ", ".join(parts)


def place(column: DerivedColumn, at: int) -> str:
    """Describe the selection, short enough to be read aloud."""
    leaf = column.layout.leaf_at(at)
    parts = [leaf.path, tr("offset {start}", start=leaf.start), text.short_value(leaf)]
    if leaf.role not in {Role.INFO, Role.CAP_HEADER, Role.CAP_FIELD}:
        parts.insert(1, tr(text.ROLES[leaf.role]))
    if leaf.misaligned:
        parts.append(tr("misaligned"))
    words = ", ".join(parts)
    return words if len(words) <= MAX_WORDS else words[: MAX_WORDS - 1] + "…"
