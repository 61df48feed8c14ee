"""Fonts, pens and measured texts, made once for a palette and metrics."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QPainter,
    QPen,
)

from vfioviz.scene.palette import Palette
from vfioviz.ui.bytemap.metrics import MIN_TEXT, Metrics
from vfioviz.ui.fonts import chosen_mono, mono


@lru_cache(maxsize=256)
def colour(name: str, alpha: int = 255) -> QColor:
    """Return a colour of the palette."""
    made = QColor(name)
    made.setAlpha(alpha)
    return made


@lru_cache(maxsize=256)
def brush(name: str) -> QBrush:
    """Return a solid brush."""
    return QBrush(colour(name))


@lru_cache(maxsize=256)
def pen(name: str, width: float = 1.0, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> QPen:
    """Return a pen with flat caps and round joins."""
    made = QPen(colour(name), width, style)
    made.setCapStyle(Qt.PenCapStyle.FlatCap)
    made.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return made


class Face:
    """A font with its measures; widths are remembered."""

    def __init__(self, font: QFont) -> None:
        self.font = font
        metrics = QFontMetricsF(font)
        self.ascent = metrics.ascent()
        self.height = metrics.height()
        self.cap = metrics.capHeight()
        self._metrics = metrics
        self._widths: dict[str, float] = {}

    def width(self, text: str) -> float:
        """Return the advance of a text in pixels."""
        found = self._widths.get(text)
        if found is None:
            if len(self._widths) > 8192:
                self._widths.clear()
            found = self._widths[text] = self._metrics.horizontalAdvance(text)
        return found

    def elide(self, text: str, room: float) -> str:
        """Return the text cut with an ellipsis where it does not fit, "" where nothing does."""
        if self.width(text) <= room:
            return text
        cut = self._metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
        return "" if cut == "…" or self.width(cut) > room + 1 else cut


class Ink:
    """What a painter needs for one palette and one size."""

    def __init__(self, palette: Palette, metrics: Metrics) -> None:
        self.palette = palette
        self.metrics = metrics
        self.family = chosen_mono()
        self.name = Face(_font(metrics.name_px))
        self.name_bold = Face(_font(metrics.name_px, weight=QFont.Weight.DemiBold))
        self.value = Face(_mono(metrics.value_px))
        self.small_mono = Face(_mono(metrics.name_px))
        scale = min(1.5, max(1.0, metrics.zoom / 100))
        self.title = Face(_font(round(17 * scale), weight=QFont.Weight.Bold))
        self.headline = Face(_font(round(14 * scale), weight=QFont.Weight.Bold))
        self.headline_small = Face(_font(round(13 * scale), weight=QFont.Weight.Bold))
        self.body = Face(_font(round(12 * scale)))
        self.chip = Face(_font(round(12 * scale)))
        self.chip_bold = Face(_font(round(12 * scale), weight=QFont.Weight.DemiBold))


def label_faces() -> tuple[Face, Face]:
    """Return the faces of the names beside the rows at 100 %: of a name, and of an offset."""
    return _label_faces(QGuiApplication.font().key(), chosen_mono())


@lru_cache(maxsize=2)
def _label_faces(_sans: str, _family: str) -> tuple[Face, Face]:
    return Face(_font(MIN_TEXT, weight=QFont.Weight.DemiBold)), Face(_mono(MIN_TEXT))


def _font(pixels: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    font = QFont(QGuiApplication.font())
    font.setPixelSize(pixels)
    font.setWeight(weight)
    return font


def _mono(pixels: int) -> QFont:
    font = mono()
    font.setPixelSize(pixels)
    return font


def write(painter: QPainter, face: Face, shade: str, x: float, base: float, words: str) -> None:
    """Write a text with its base line at ``base``."""
    if words:
        painter.setFont(face.font)
        painter.setPen(colour(shade))
        painter.drawText(QPointF(x, base), words)
