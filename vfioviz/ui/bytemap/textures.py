"""Textures as lines and dots clipped by arithmetic: the same on screen, in SVG and in PDF."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap

from vfioviz.scene.palette import Texture
from vfioviz.ui.bytemap.ink import colour

_MOST = 256


def paint_texture(painter: QPainter, rect: QRectF, texture: Texture, ink: str, step: float) -> None:
    """Fill a rectangle with a texture.

    Args:
        painter: Where to.
        rect: What to fill.
        texture: With what; PLAIN paints nothing.
        ink: Its colour.
        step: Distance of its lines, in pixels.
    """
    if texture is Texture.PLAIN or rect.width() < 2 or rect.height() < 2:
        return
    pen = QPen(colour(ink), max(1.0, step / 7))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if texture in _DOTTED:
        pen.setWidthF(max(1.4, step / 4))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawPoints(_dots(rect, step * (0.62 if texture is Texture.DOTS else 1.5)))
        return
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.drawLines(_LINES[texture](rect, step))


class Stamps:
    """Textures as pictures, for the screen: the same few sizes come again and again."""

    def __init__(self, ratio: float) -> None:
        self._ratio = ratio
        self._kept: dict[tuple[Texture, str, float, float, float], QPixmap] = {}

    def paint(
        self, painter: QPainter, rect: QRectF, texture: Texture, ink: str, step: float
    ) -> None:
        """Do what ``paint_texture`` does."""
        if texture is Texture.PLAIN:
            return
        key = (texture, ink, step, rect.width(), rect.height())
        found = self._kept.get(key)
        if found is None:
            if len(self._kept) > _MOST:
                self._kept.clear()
            found = self._kept[key] = self._make(rect.size(), texture, ink, step)
        painter.drawPixmap(rect.topLeft(), found)

    def _make(self, size: QSizeF, texture: Texture, ink: str, step: float) -> QPixmap:
        made = QPixmap((size * self._ratio).toSize().expandedTo(QSize(1, 1)))
        made.setDevicePixelRatio(self._ratio)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_texture(painter, QRectF(QPointF(0, 0), size), texture, ink, step)
        painter.end()
        return made


def _dots(rect: QRectF, step: float) -> list[QPointF]:
    found = []
    y, odd = rect.top() + step / 2, False
    while y < rect.bottom() - 0.5:
        x = rect.left() + (step if odd else step / 2)
        while x < rect.right() - 0.5:
            found.append(QPointF(x, y))
            x += step
        y, odd = y + step * 0.75, not odd
    return found


def _rising(rect: QRectF, step: float) -> list[QLineF]:
    left, top, right, bottom = rect.left(), rect.top(), rect.right(), rect.bottom()
    found, c = [], left + step
    while c < right + rect.height():
        # The line x + y = c + top, cut by the four sides.
        ax, ay = (c, top) if c <= right else (right, top + c - right)
        low = c - rect.height()
        bx, by = (low, bottom) if low >= left else (left, top + c - left)
        found.append(QLineF(ax, ay, bx, by))
        c += step
    return found


def _falling(rect: QRectF, step: float) -> list[QLineF]:
    left, right = rect.left(), rect.right()
    return [
        QLineF(left + right - line.x1(), line.y1(), left + right - line.x2(), line.y2())
        for line in _rising(rect, step)
    ]


def _level(rect: QRectF, step: float) -> list[QLineF]:
    found, y = [], rect.top() + step * 0.6
    while y < rect.bottom():
        found.append(QLineF(rect.left(), y, rect.right(), y))
        y += step * 0.6
    return found


def _upright(rect: QRectF, step: float) -> list[QLineF]:
    found, x = [], rect.left() + step
    while x < rect.right():
        found.append(QLineF(x, rect.top(), x, rect.bottom()))
        x += step
    return found


def _cross(rect: QRectF, step: float) -> list[QLineF]:
    return _rising(rect, step * 1.3) + _falling(rect, step * 1.3)


def _bricks(rect: QRectF, step: float) -> list[QLineF]:
    found, y, odd = [], rect.top() + step * 0.5, False
    while y < rect.bottom():
        x = rect.left() + (step if odd else 0.0)
        while x < rect.right():
            found.append(QLineF(x, y, min(x + step, rect.right()), y))
            x += step * 2
        y, odd = y + step * 0.6, not odd
    return found


def _pairs(rect: QRectF, step: float) -> list[QLineF]:
    lines = _rising(rect, step * 3)
    near = rect.adjusted(step * 0.55, 0, 0, 0)
    return lines + _rising(near, step * 3)


_DOTTED = frozenset({Texture.DOTS, Texture.SPARSE})
_LINES = {
    Texture.RISING: _rising,
    Texture.FALLING: _falling,
    Texture.LEVEL: _level,
    Texture.UPRIGHT: _upright,
    Texture.CROSS: _cross,
    Texture.BRICKS: _bricks,
    Texture.PAIRS: _pairs,
}
