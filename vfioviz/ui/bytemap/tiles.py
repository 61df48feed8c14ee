"""Painted rows and heads, kept: a repaint, a scroll and most edits only copy pixels."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPixmap

from vfioviz.scene import text
from vfioviz.scene.cells import Row
from vfioviz.scene.palette import Palette
from vfioviz.ui.bytemap.ink import Ink, colour
from vfioviz.ui.bytemap.metrics import Metrics
from vfioviz.ui.bytemap.painter import RowPainter
from vfioviz.ui.bytemap.textures import Stamps
from vfioviz.ui.fonts import chosen_mono

_BUDGET = 24 * 1024 * 1024
"""Bytes of pixels that are kept."""
_HEADS = 32
"""Heads of columns that are kept."""


class Tiles:
    """Rows of one ink at one device pixel ratio; equal rows share a tile, across columns."""

    def __init__(self, ink: Ink, ratio: float) -> None:
        self.ink = ink
        self.ratio = ratio
        self.rows = RowPainter(ink, Stamps(ratio).paint)
        metrics = ink.metrics
        self.width = metrics.left + metrics.width + 2
        self._size = QSize(round(self.width * ratio), round(metrics.row * ratio))
        self._most = max(64, _BUDGET // max(1, self._size.width() * self._size.height() * 4))
        self.painted = 0
        """Rows that were painted so far."""
        self._kept: OrderedDict[Row, QPixmap] = OrderedDict()
        self._heads: OrderedDict[Hashable, QPixmap] = OrderedDict()

    def forget(self) -> None:
        """Paint everything anew from now on."""
        self._kept.clear()
        self._heads.clear()

    def fits(self, metrics: Metrics, palette: Palette, ratio: float) -> bool:
        """Return whether these tiles look as is asked."""
        ink = self.ink
        same = ink.metrics == metrics and ink.palette is palette and self.ratio == ratio
        return same and ink.family == chosen_mono()

    def get(self, row: Row) -> QPixmap:
        """Return a row's picture, painting it if it is new."""
        found = self._kept.get(row)
        if found is not None:
            self._kept.move_to_end(row)
            return found
        tile = QPixmap(self._size)
        tile.setDevicePixelRatio(self.ratio)
        tile.fill(colour(self.ink.palette.page))
        painter = QPainter(tile)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        metrics = self.ink.metrics
        offset = ""
        if metrics.offsets and not row.empty:
            offset = text.offset(row.start, hexadecimal=metrics.hexadecimal)
        self.rows.paint(painter, row, float(metrics.left), 0.0, offset)
        painter.end()
        self._kept[row] = tile
        self.painted += 1
        if len(self._kept) > self._most:
            self._kept.popitem(last=False)
        return tile

    def head(self, look: Hashable, paint: Callable[[], QPixmap]) -> QPixmap:
        """Return the picture of a column's head, painting it if it is new.

        Args:
            look: All that is to be seen on it, beside the ink.
            paint: Paints it.
        """
        found = self._heads.pop(look, None)
        self._heads[look] = made = paint() if found is None else found
        if len(self._heads) > _HEADS:
            self._heads.popitem(last=False)
        return made
