"""What colours, letters, hatches and marks of the map stand for: those that are in it now."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QListView, QListWidget, QListWidgetItem, QVBoxLayout, QWidget
from typing_extensions import override

from vfioviz.codec.finding import Severity
from vfioviz.codec.leaf import Role
from vfioviz.language import mark, tr
from vfioviz.scene.legend import Entry, entries, swatch_of
from vfioviz.scene.level import maps
from vfioviz.scene.palette import INFO_TONE, LETTERS, LIGHT, Palette
from vfioviz.ui.bytemap.ink import Ink, brush, colour, pen
from vfioviz.ui.bytemap.marks import (
    MarkPainter,
    paint_changed,
    paint_found,
    paint_pin,
    paint_twin,
)
from vfioviz.ui.bytemap.metrics import measure
from vfioviz.ui.bytemap.shapes import torn
from vfioviz.ui.bytemap.textures import paint_texture
from vfioviz.ui.fonts import mono
from vfioviz.ui.panels.seen import SeenPanel
from vfioviz.ui.qdocument import QDocument
from vfioviz.ui.whole import whole

_ROWS = 2000
"""Of each column, in which is looked for what there is to explain."""
_SIZE = QSize(34, 22)
_CHANGED, _FOUND, _NOTED, _FINDING = "changed", "found", "noted", "finding"
_TWIN = "twin"
_MARKS = (
    (_TWIN, mark("the field that is selected in another column")),
    (_CHANGED, mark("differs from the reference")),
    (_FOUND, mark("was found")),
    (_NOTED, mark("has a note")),
    (_FINDING, mark("has a finding")),
)


@whole
class LegendPanel(SeenPanel):
    """A sample and its words each, side by side as far as there is room."""

    def __init__(self, document: QDocument, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._palette = LIGHT
        self._shown: object = None
        self._level = False
        self.list = QListWidget(self)
        self.list.setObjectName("why")
        self.list.setAccessibleName(tr("Legend"))
        self.list.setFlow(QListView.Flow.LeftToRight)
        self.list.setWrapping(True)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setIconSize(_SIZE)
        self.list.setSpacing(2)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self.list)
        self.setFocusProxy(self.list)
        document.derived_changed.connect(self._refresh)
        document.view_changed.connect(self._refresh)

    def set_palette(self, palette: Palette) -> None:
        """Take the colours of a theme."""
        self._palette = palette
        self._shown = None
        self._refresh(None)

    @override
    def _update(self) -> None:
        columns, view = self._document.derived.columns, self._document.view
        if columns is self._shown and view.level == self._level:
            return
        self._shown, self._level = columns, view.level
        rows = maps(columns, view.row_bytes, fold=view.fold, level=view.level)
        self.list.clear()
        for entry in entries(rows, _ROWS):
            plain = "" if entry.misaligned or entry.spacer else LETTERS.get(entry.role, "")
            letter = "W" if entry.unwritten else plain
            words = (
                tr("{letter} = {text}", letter=letter, text=entry.text) if letter else entry.text
            )
            self._add(words, self._sample(entry, letter))
        for key, words in _MARKS:
            self._add(tr(words), self._sample(Entry("", Role.INFO, INFO_TONE), "", key))

    def _add(self, words: str, sample: QPixmap) -> None:
        item = QListWidgetItem(QIcon(sample), words)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        self.list.addItem(item)

    def _sample(self, entry: Entry, letter: str, key: str = "") -> QPixmap:
        """Draw a cell as the map does."""
        ratio = self.devicePixelRatioF()
        made = QPixmap(_SIZE * ratio)
        made.setDevicePixelRatio(ratio)
        made.fill(colour(self._palette.page))
        painter = QPainter(made)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        swatch = swatch_of(self._palette, entry)
        box = QRectF(1.5, 1.5, _SIZE.width() - 3, _SIZE.height() - 3)
        painter.setPen(pen(self._palette.warn, 2.0) if entry.misaligned else pen(swatch.outline))
        painter.setBrush(brush(swatch.fill))
        painter.drawRoundedRect(box, 2, 2)
        paint_texture(painter, box.adjusted(1, 1, -1, -1), swatch.texture, swatch.ink, 5)
        if entry.misaligned:
            painter.setPen(pen(self._palette.warn, 2.0))
            painter.drawPolyline(torn(box.right() - 5, box.top(), box.bottom()))
        elif letter:
            painter.setFont(mono())
            width = painter.fontMetrics().horizontalAdvance(letter)
            plate = QRectF(box.left() + 3, box.top() + 2, width + 4, box.height() - 4)
            painter.fillRect(plate, brush(swatch.fill))
            painter.setPen(colour(swatch.text))
            painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, letter)
        self._mark(painter, box, key)
        painter.end()
        return made

    def _mark(self, painter: QPainter, box: QRectF, key: str) -> None:
        if key == _CHANGED:
            paint_changed(painter, box, self._palette)
        elif key == _TWIN:
            paint_twin(painter, box, self._palette)
        elif key == _FOUND:
            paint_found(painter, box.translated(QPointF(0, 1)), self._palette)
        elif key == _NOTED:
            paint_pin(painter, box, self._palette)
        elif key == _FINDING:
            metrics = measure(zoom=100, row_bytes=8, room=0, digits=2, labels=80)
            marks = MarkPainter(Ink(self._palette, metrics), lambda *_: None, 5)
            marks.mark(painter, box, Severity.WARNING)
