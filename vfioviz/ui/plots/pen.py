"""What charts are drawn with: fonts, and words on a fill."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter

from vfioviz.scene.palette import Palette, Swatch, Texture
from vfioviz.ui.bytemap.ink import Face, brush, colour, pen
from vfioviz.ui.bytemap.textures import paint_texture
from vfioviz.ui.fonts import mono, sans

_PIXELS = 12
_STEP = 5.0
_VEIL = 150
"""How opaque the texture is below a word, of 255."""


class Pens:
    """Fonts and colours of a chart in one palette."""

    def __init__(self, palette: Palette) -> None:
        self.palette = palette
        self.plain = _face(sans())
        self.bold = _face(sans(), QFont.Weight.DemiBold)
        self.mono = _face(mono())

    def box(self, painter: QPainter, rect: QRectF, look: Swatch, words: Iterable[str] = ()) -> None:
        """Paint a band: fill, texture, outline, and the first of some words that fits."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(brush(look.fill))
        painter.drawRect(rect)
        said = next((each for each in words if self.plain.width(each) + 8 <= rect.width()), "")
        room = self.plain.width(said) + 8 if said else 0.0
        if look.texture is not Texture.PLAIN:
            self._texture(painter, rect, look, room)
        if rect.width() >= 3:
            painter.setPen(pen(look.outline))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(0.5, 0.5, -0.5, -0.5))
        elif look.texture is not Texture.PLAIN:
            painter.fillRect(rect, brush(look.outline))
        self.words(painter, self.plain, rect, said, look.text)

    def _texture(self, painter: QPainter, rect: QRectF, look: Swatch, room: float) -> None:
        """Leave a gap in the texture for a word."""
        inner = rect.adjusted(1, 1, -1, -1)
        shade = QColor(colour(look.ink))
        shade.setAlpha(_VEIL)
        name = shade.name(QColor.NameFormat.HexArgb)
        if not room:
            paint_texture(painter, inner, look.texture, name, _STEP)
            return
        middle = rect.center().x()
        for left, right in ((inner.left(), middle - room / 2), (middle + room / 2, inner.right())):
            part = QRectF(left, inner.top(), right - left, inner.height())
            paint_texture(painter, part, look.texture, name, _STEP)

    @staticmethod
    def words(
        painter: QPainter, face: Face, rect: QRectF, said: str, shade: str, *, left: bool = False
    ) -> None:
        """Write a line in the middle of a rectangle, or at its left."""
        if said:
            x = rect.left() if left else rect.center().x() - face.width(said) / 2
            painter.setFont(face.font)
            painter.setPen(colour(shade))
            painter.drawText(QPointF(x, rect.center().y() + face.cap / 2), said)


def _face(font: QFont, weight: QFont.Weight = QFont.Weight.Normal) -> Face:
    font.setPixelSize(_PIXELS)
    font.setWeight(weight)
    return Face(font)
