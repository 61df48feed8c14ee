"""Samples of what a chart is drawn with, as many as have room."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from vfioviz.scene.palette import LIGHT, Palette, Swatch
from vfioviz.ui.plots.pen import Pens
from vfioviz.ui.plots.sheet import legend_width, paint_legend
from vfioviz.ui.whole import whole

Entries = list[tuple[str, Swatch]]


@whole
class Legend(QWidget):
    """A line of samples; a screen reader hears it as one name."""

    def __init__(self, entries: Callable[[Palette], Entries], parent: QWidget) -> None:
        super().__init__(parent)
        self._entries = entries
        self._pens = Pens(LIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("; ".join(said for said, _ in entries(LIGHT)))
        self.setToolTip("\n".join(said for said, _ in entries(LIGHT)))

    def set_palette(self, palette: Palette) -> None:
        """Take the colours of a theme."""
        self._pens = Pens(palette)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(60, 22)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        entries = self._entries(self._pens.palette)
        while entries and legend_width(self._pens, entries) > self.width():
            entries.pop()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_legend(painter, self._pens, QRectF(self.rect()), entries)
        painter.end()
