"""The hover text as rich text."""

from __future__ import annotations

from html import escape

from vfioviz.document.derived import DerivedColumn
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
        label = f"<td style='padding-right:10px'>{escape(line.label)}</td>"
        rows.append(
            f"<tr>{label}<td>{words}</td></tr>"
            if line.label
            else f"<tr><td colspan=2>{words}</td></tr>"
        )
    style = f"background:{palette.panel}; color:{palette.text}"
    return f"<table cellspacing=0 cellpadding=1 style='{style}'>{''.join(rows)}</table>"
