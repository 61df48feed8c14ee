"""What is said of a byte, and of a column, under the mouse: as rich text."""

from __future__ import annotations

from html import escape

from vfioviz.document.derived import DerivedColumn
from vfioviz.language import told
from vfioviz.scene.header import chips
from vfioviz.scene.hover import hover
from vfioviz.scene.palette import Palette


def tip(column: DerivedColumn, offset: int, palette: Palette) -> str:
    """Return what there is to say about a byte, as HTML for a tool tip."""
    lines = hover(column.layout, offset, written=column.written, argsz=column.argsz)
    rows = []
    for line in lines:
        words = escape(line.text)
        if line.weight == "title":
            rows.append(f"<tr><td colspan=2><b>{words}</b></td></tr>")
            continue
        if line.weight:
            shade = palette.error if line.weight == "error" else palette.warn
            words = f"<span style='color:{shade}'>{words}</span>"
        # What a field is for stands below its value.
        below = f"<tr><td></td><td>{words}</td></tr>"
        rows.append(_row(line.label, words) if line.label else below)
    return _table(rows, palette)


def head_tip(column: DerivedColumn, palette: Palette) -> str:
    """Return who answered and all figures of a column, as HTML for a tool tip."""
    rows = [f"<tr><td colspan=2><b>{escape(column.title)}</b></td></tr>"]
    rows.append(_row("", escape(told(column.subtitle))))
    shades = {"warn": palette.warn, "error": palette.error}
    for chip in chips(column):
        words = escape(chip.value)
        if chip.weight in shades:
            words = f"<span style='color:{shades[chip.weight]}'>{words}</span>"
        rows.append(_row(chip.label, words))
    return _table(rows, palette)


def _row(label: str, words: str) -> str:
    if not label:
        return f"<tr><td colspan=2>{words}</td></tr>"
    return f"<tr><td style='padding-right:10px'>{escape(label)}</td><td>{words}</td></tr>"


def _table(rows: list[str], palette: Palette) -> str:
    style = f"color:{palette.text}"
    return f"<table cellspacing=0 cellpadding=1 style='{style}'>{''.join(rows)}</table>"
