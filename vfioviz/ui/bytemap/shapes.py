"""Edges that say something: torn where a field goes on, wavy where rows are left out."""

from __future__ import annotations

from PySide6.QtCore import QPointF

TOOTH = 4.0
"""Depth of the torn edge, in pixels."""


def torn(x: float, top: float, bottom: float) -> list[QPointF]:
    """Return a zigzag down a side at x, reaching ``TOOTH`` to the left."""
    teeth = max(2, round((bottom - top) / 7))
    step = (bottom - top) / teeth
    found = [QPointF(x, top)]
    for tooth in range(teeth):
        found.append(QPointF(x - TOOTH, top + (tooth + 0.5) * step))
        found.append(QPointF(x, top + (tooth + 1) * step))
    return found


def wave(left: float, right: float, y: float, depth: float) -> list[QPointF]:
    """Return a wavy line from left to right at y, reaching ``depth`` down."""
    teeth = max(2, round((right - left) / 14))
    step = (right - left) / teeth
    found = [QPointF(left, y)]
    for tooth in range(teeth):
        found.append(QPointF(left + (tooth + 0.5) * step, y + depth))
        found.append(QPointF(left + (tooth + 1) * step, y))
    return found
