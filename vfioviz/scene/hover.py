"""What the map says about the byte under the mouse, line by line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from vfioviz.codec.finding import Severity
from vfioviz.codec.layout import Layout
from vfioviz.codec.leaf import Leaf, Role
from vfioviz.language import tr
from vfioviz.scene import text
from vfioviz.scene.why import owner, pointers


class TipLine(NamedTuple):
    """One line of the hover text."""

    label: str
    text: str
    weight: str = ""
    """``title``, ``warn``, ``error`` or ""."""


def hover(
    layout: Layout,
    at: int,
    *,
    written: Sequence[tuple[int, int]] | None = None,
    argsz: int | None = None,
) -> tuple[TipLine, ...]:
    """Describe a byte, line by line.

    Args:
        layout: The decoded buffer.
        at: Offset of the byte, inside the buffer.
        written: Spans that were written, where known.
        argsz: Where the caller's memory ends, where known.
    """
    leaf = layout.leaf_at(at)
    size = leaf.stop - leaf.start
    lines = [
        TipLine("", leaf.path, "title"),
        TipLine(tr("offset"), f"{text.both(leaf.start)}, {text.byte_count(size)}"),
        TipLine(tr("type"), text.type_text(leaf)),
        TipLine(tr("value"), text.value(leaf)),
    ]
    lines += _inside(layout, leaf)
    if said := text.meaning(layout, leaf):
        lines.append(TipLine(tr("meaning"), said))
    if leaf.field.doc:
        lines.append(TipLine("", tr(leaf.field.doc)))
    lines.append(TipLine(tr("align"), text.alignment(leaf), "warn" if leaf.misaligned else ""))
    lines.append(TipLine(tr("role"), tr(text.ROLES[leaf.role])))
    if size > 1:
        lines.append(
            TipLine(
                tr("byte"),
                tr("{offset} holds 0x{byte:02x}", offset=text.both(at), byte=layout.data[at]),
            )
        )
    lines += _state(leaf, written, argsz)
    lines += [
        TipLine(tr(finding.severity.value), finding.told, _weight(finding.severity))
        for finding in layout.findings
        if finding.start <= at < finding.stop
    ]
    return tuple(lines)


def _inside(layout: Layout, leaf: Leaf) -> Iterable[TipLine]:
    """Tell how far into its capability a leaf is, and of a header, what leads to it."""
    node = owner(layout, leaf.start)
    if node is None or leaf.role is Role.HIDDEN:
        return
    into = f"+{leaf.start - node.start} (+0x{leaf.start - node.start:x})"
    yield TipLine(tr("within"), f"caps[{node.index}] {text.capability(node)} {into}")
    if leaf.role is Role.CAP_HEADER:
        sources = pointers(layout, node)[:3]
        told = ", ".join(f"{layout.leaf_at(each).path} @{each}" for each in sources)
        yield TipLine(tr("led to by"), told or tr("nothing"))


def _weight(severity: Severity) -> str:
    return {Severity.ERROR: "error", Severity.WARNING: "warn"}.get(severity, "")


def _state(
    leaf: Leaf, written: Sequence[tuple[int, int]] | None, argsz: int | None
) -> Iterable[TipLine]:
    if written is not None:
        missing = text.unwritten(leaf.start, leaf.stop, written)
        if missing == leaf.stop - leaf.start:
            yield TipLine(
                tr("state"), tr("not written: what the caller's buffer held before"), "warn"
            )
        elif missing:
            yield TipLine(
                tr("state"), tr("{bytes} of it not written", bytes=text.byte_count(missing)), "warn"
            )
    if argsz is not None and leaf.stop > argsz and written is not None:
        over = (
            leaf.stop
            - max(leaf.start, argsz)
            - text.unwritten(max(leaf.start, argsz), leaf.stop, written)
        )
        if over > 0:
            yield TipLine(
                tr("overrun"),
                tr("{bytes} written past argsz {argsz}", bytes=text.byte_count(over), argsz=argsz),
                "error",
            )


def plain(lines: Iterable[TipLine]) -> str:
    """Return hover lines as plain text."""
    return "\n".join(f"{line.label}: {line.text}" if line.label else line.text for line in lines)
