"""What stands on the map's canvas, at a place of its own: a column, or what spans all of them."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget


class Placed:
    """Is painted by the canvas that it stands on; a plain object, which Qt does not know.

    A QGraphicsScene has an index and lists of what is to be painted, of no use to eight items; one
    that still had an item that was gone ended the program, once in some thousand random steps.
    """

    def __init__(self, rect: QRectF) -> None:
        """Take up a rectangle, in pixels, with x = 0 at the place of the item."""
        self._rect = rect
        self._x = 0.0
        self._surface: QWidget | None = None

    def stand_on(self, surface: QWidget) -> None:
        """Be painted on a widget from now on."""
        self._surface = surface

    def paint(self, painter: QPainter) -> None:
        """Paint it; the painter is moved to its place."""
        raise NotImplementedError

    def update(self) -> None:
        """Let it be painted anew."""
        if self._surface is not None:
            self._surface.update(self._rect.translated(self._x, 0).toAlignedRect())

    def x(self) -> float:
        """Return its left edge, in pixels of the canvas."""
        return self._x

    def place_at(self, x: float) -> None:
        """Move it there."""
        if x != self._x:
            self.update()
            self._x = x
            self.update()

    def cover(self, rect: QRectF) -> None:
        """Take up another rectangle."""
        if rect != self._rect:
            self.update()
            self._rect = rect
            self.update()

    def rect(self) -> QRectF:
        """Return what it takes up, from its own place."""
        return self._rect

    def inside(self, point: QPointF) -> QPointF:
        """Return a point of the canvas as the item has it."""
        return QPointF(point.x() - self._x, point.y())

    def on_canvas(self, point: QPointF) -> QPointF:
        """Return a point of the item as the canvas has it."""
        return QPointF(point.x() + self._x, point.y())
