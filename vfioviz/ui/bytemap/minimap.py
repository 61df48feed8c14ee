"""Beside the map, all of each column in little: a click or a drag scrolls there.

Only for answers that are much longer than what is seen, and only where no column pays for it.
"""

from __future__ import annotations

from math import ceil
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimerEvent
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget
from typing_extensions import override

from vfioviz.codec.finding import Severity
from vfioviz.codec.leaf import Role
from vfioviz.codec.same import Same
from vfioviz.language import tr
from vfioviz.scene.palette import LIGHT, Palette, Texture
from vfioviz.scene.plots import minimap as model
from vfioviz.scene.plots.minimap import Strip
from vfioviz.scene.sync import follow
from vfioviz.ui.bytemap.ink import brush, colour, pen
from vfioviz.ui.bytemap.item import ColumnItem
from vfioviz.ui.bytemap.scrolling import Scroller
from vfioviz.ui.plain import plain
from vfioviz.ui.whole import whole

STRIP = 26
"""Pixels of a column."""
_LANE = 4
"""Of them, at each side, for findings and differences."""
_ROW = 6.0
"""Pixels of a row at the most."""
_PAUSE = 40
"""Milliseconds after a change until it is drawn: the map is painted first."""
_PAGES = 2.0
"""How many times what is seen an answer is, at the least."""
_VIEW = 40
"""How opaque the part in view is, of 255."""
_LEAST_VIEW = 8.0


class _Drawn(NamedTuple):
    """A strip with its picture, and what it was made of."""

    key: tuple[object, ...]
    strip: Strip
    picture: QPixmap


@whole
class Minimap(QWidget):
    """One strip a column, all of one scale."""

    def __init__(self, scroller: Scroller, parent: QWidget) -> None:
        super().__init__(parent)
        self._scroller = scroller
        self._palette = LIGHT
        self._items: list[ColumnItem] = []
        self._drawn: list[_Drawn] = []
        self._dragged: int | None = None
        self._wanted = False
        self._later = self._soon = 0
        """Timers that run. Not QTimers: a slot of a widget that is taken apart is not found."""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Ignored)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(tr("Minimap: all rows of each column"))
        self.hide()
        scroller.vertical.valueChanged.connect(self._moved)

    # ---- what is shown

    @property
    def strips(self) -> list[Strip]:
        """What is drawn now; none until it is."""
        return [each.strip for each in self._drawn]

    def set_palette(self, palette: Palette) -> None:
        """Take the colours of a theme."""
        self._palette = palette
        self._draw_later()

    def fit(self, items: list[ColumnItem], least: int, room: int) -> None:
        """Show these columns, or hide.

        Args:
            items: The columns, as they stand in the map.
            least: Pixels in which the map can be seen whole.
            room: Pixels for map and minimap.
        """
        self._items = items
        rows = max((item.map.row_count for item in items), default=0)
        # What is shown already goes a little later: zoom and height move by little steps.
        pages = _PAGES * (0.9 if self._wanted else 1.0)
        wide = STRIP * len(items)
        self._wanted = rows > pages * self._scroller.page and least + wide <= room
        if self._wanted:
            self.setFixedWidth(wide)
            self._draw_later()
        if self._wanted is self.isHidden():
            # A layout that is being carried out does not see that it is another one now.
            self._soon = self._soon or self.startTimer(0)

    def _draw_later(self) -> None:
        if self._later:
            self.killTimer(self._later)
        self._later = self.startTimer(_PAUSE)

    @override
    def timerEvent(self, event: QTimerEvent) -> None:
        timer = event.timerId()
        self.killTimer(timer)
        if timer == self._soon:
            self._soon = 0
            self._turn()
        elif timer == self._later:
            self._later = 0
            self._draw()

    def _turn(self) -> None:
        self.setVisible(self._wanted)
        self._draw_later()

    def _moved(self, _value: int) -> None:
        if self.isVisible():
            self.update()

    @property
    def _top(self) -> float:
        return self._items[0].head if self._items else 0.0

    @property
    def _scale(self) -> float:
        """Pixels of a row."""
        rows = max((item.map.row_count for item in self._items), default=1)
        return min(_ROW, max(1.0, self.height() - self._top - 4) / max(1, rows))

    def _draw(self) -> None:
        """Make the pictures of what changed."""
        if not self.isVisible():
            return
        kept = {each.key: each for each in self._drawn}
        drawn = []
        for item in self._items:
            high = max(1.0, item.map.row_count * self._scale)
            key = (Same(item.map), item.changes, round(high), self._palette.name,
                   self.devicePixelRatioF())  # fmt: skip
            found = kept.get(key)
            if found is None:
                strip = model.strip(item.map, item.changes, max(1, round(high / 1.5)))
                found = _Drawn(key, strip, self._picture(strip, high))
            drawn.append(found)
        self._drawn = drawn
        self.setAccessibleDescription("; ".join(
            model.summary(item.map, each.strip, *item.visible())
            for item, each in zip(self._items, drawn, strict=True)
        ))  # fmt: skip
        self.update()

    def _picture(self, strip: Strip, high: float) -> QPixmap:
        ratio = self.devicePixelRatioF()
        made = QPixmap(QSize(round(STRIP * ratio), max(1, ceil(high * ratio))))
        made.setDevicePixelRatio(ratio)
        made.fill(colour(self._palette.page))
        painter = QPainter(made)
        paint_strip(painter, self._palette, strip, QRectF(0, 0, STRIP, high))
        painter.end()
        return made

    # ---- painting

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        palette = self._palette
        painter.fillRect(self.rect(), brush(palette.page))
        painter.fillRect(QRectF(0, 0, 1, self.height()), brush(palette.rule))
        for at, each in enumerate(self._drawn[: len(self._items)]):
            painter.drawPixmap(QPointF(at * STRIP, self._top), each.picture)
        for at in range(len(self._items)):
            self._view(painter, at)
        if self.hasFocus():
            painter.setPen(pen(palette.note, 2.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        painter.end()

    def _view(self, painter: QPainter, at: int) -> None:
        """Frame what is in view."""
        box = self.view_of(at)
        painter.fillRect(box, colour(self._palette.text, _VIEW))
        painter.setPen(pen(self._palette.text, 1.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))

    def view_of(self, at: int) -> QRectF:
        """Return the rectangle of what is in view of a column."""
        item, scale = self._items[at], self._scale
        row = item.tiles.ink.metrics.row
        first = item.scroll / row
        last = min(float(item.map.row_count), first + self._scroller.page)
        top, high = self._top + first * scale, max(_LEAST_VIEW, (last - first) * scale)
        return QRectF(at * STRIP + 1, min(top, self.height() - high), STRIP - 2, high)

    # ---- mouse and keys

    def _go(self, at: int, y: float) -> None:
        """Scroll a row of a column into the middle."""
        item = self._items[at]
        leader = max(self._items, key=lambda each: each.map.row_count)
        row = (y - self._top) / self._scale - self._scroller.page / 2
        self._scroller.position = follow(item.map, max(0.0, row), leader.map)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._items:
            at = int(event.position().x() // STRIP)
            self._dragged = max(0, min(len(self._items) - 1, at))
            self._go(self._dragged, event.position().y())
        event.accept()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._dragged is not None and self._dragged < len(self._items):
            self._go(self._dragged, event.position().y())
        event.accept()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._dragged = None
        event.accept()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        self._scroller.by_rows(-event.angleDelta().y() / 40)
        event.accept()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        page = self._scroller.page
        steps = {Qt.Key.Key_Up: -1.0, Qt.Key.Key_Down: 1.0, Qt.Key.Key_PageUp: -page,
                 Qt.Key.Key_PageDown: page}  # fmt: skip
        key = Qt.Key(event.key())
        if key in steps:
            self._scroller.by_rows(steps[key])
        elif key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            bar = self._scroller.vertical
            bar.setValue(bar.minimum() if key == Qt.Key.Key_Home else bar.maximum())
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), plain(self.tip(QPointF(event.pos()))), self)
            return True
        return super().event(event)

    def tip(self, point: QPointF) -> str:
        """Return what is said of a point."""
        at = int(point.x() // STRIP)
        if not 0 <= at < min(len(self._items), len(self._drawn)):
            return ""
        found = self._drawn[at].strip.at((point.y() - self._top) / self._scale)
        return "" if found is None else "\n".join(model.hover(self._items[at].map, found))

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()


def paint_strip(painter: QPainter, palette: Palette, strip: Strip, area: QRectF) -> None:
    """Paint a column in little: differences at the left, findings at the right of its bytes."""
    if not strip.bins:
        return
    left, wide = area.left() + _LANE + 2, area.width() - 2 * _LANE - 4
    scale = area.height() / strip.rows
    for each in strip.bins:
        top = area.top() + each.first * scale
        high = max(1.0, (each.last - each.first) * scale)
        for part in each.parts:
            _part(painter, palette, part, QRectF(
                left + part.first * wide, top, (part.last - part.first) * wide, high
            ))  # fmt: skip
    # Above the bytes: a mark is at least so high that it is seen.
    for each in strip.bins:
        middle = area.top() + (each.first + each.last) / 2 * scale
        if each.changed:
            painter.fillRect(QRectF(area.left() + 1, middle - 1.5, _LANE, 3), brush(palette.note))
        if each.severity is not None:
            _finding(painter, palette, each.severity, area.right() - _LANE - 1, middle)


def _part(painter: QPainter, palette: Palette, part: model.Part, box: QRectF) -> None:
    look = palette.swatch(part.role, part.tone, unwritten=part.unwritten)
    if look.texture is Texture.PLAIN:
        # Paler than its outline, fuller than a cell: a column in little is all fill.
        head = part.role is Role.CAP_HEADER
        shade = look.outline if head else palette.headers[part.tone].fill
        painter.fillRect(box, brush(shade))
        return
    # Bytes of no field are a thin line: less than the others, whatever the colours are.
    painter.fillRect(box, brush(look.fill))
    painter.fillRect(QRectF(box.left(), box.top(), 1.0, box.height()), brush(look.outline))


def _finding(painter: QPainter, palette: Palette, worst: Severity, x: float, y: float) -> None:
    """Mark a finding: an error with a full square, a warning with a bar."""
    if worst is Severity.ERROR:
        painter.fillRect(QRectF(x, y - 2.5, _LANE, 5), brush(palette.error))
    else:
        painter.fillRect(QRectF(x, y - 1, _LANE, 2), brush(palette.warn))
