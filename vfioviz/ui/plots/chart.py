"""A chart with one axis of numbers that can be zoomed: pyqtgraph's view, our painting.

What is painted is given in pixels of the view, so that it looks the same on the screen and in a
file. Nothing is ever added to the scene or taken from it once it is made.
"""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QGraphicsItem,
    QStyleOptionGraphicsItem,
    QToolTip,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from vfioviz.scene.palette import LIGHT, Palette
from vfioviz.ui.bytemap.ink import colour, pen
from vfioviz.ui.plain import plain
from vfioviz.ui.plots.drawing import AXIS, MARGIN, TICK, Drawing, names_width
from vfioviz.ui.plots.paper import paint_chart
from vfioviz.ui.plots.pen import Pens
from vfioviz.ui.whole import whole

_ZOOM = 1.25
"""What a notch of the wheel shows more, or less."""


@whole
class _Canvas(QGraphicsItem):
    """Paints the drawing over the whole view."""

    def __init__(self, chart: Chart, parent: QGraphicsItem) -> None:
        super().__init__(parent)
        self._chart = chart
        self._area = QRectF()

    def cover(self, area: QRectF) -> None:
        """Take up the whole view, in its pixels."""
        if area != self._area:
            self.prepareGeometryChange()
            self._area = area

    @override
    def boundingRect(self) -> QRectF:
        return self._area

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        self._chart.paint(painter, self._area)


@whole
class Chart(QWidget):
    """Shows one drawing; knows where the mouse is on its axis."""

    pressed = Signal(float, float)
    """The left button went down, or was moved while down: place on the axis, height from 0 to 1."""
    pointed = Signal(float, float)
    """The right button went down there: a menu follows."""
    released = Signal()
    key = Signal(QKeyEvent)
    """A key that the chart itself has no use for; to be accepted by who has."""
    moved = Signal()
    """Another part of the axis is seen."""

    def __init__(self, drawing: Drawing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.drawing = drawing
        self._pens = Pens(LIGHT)
        self._span = (drawing.low, drawing.high)
        self._grip: QPointF | None = None
        self._picture: QPixmap | None = None
        self._kept: tuple[object, tuple[object, ...]] = (None, ())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._view = pg.GraphicsView(self, background=None)
        self._view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._view.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._grid = pg.GraphicsLayout()
        self._grid.setContentsMargins(0, 0, MARGIN, 0)
        self._grid.setSpacing(0)
        self._view.setCentralItem(self._grid)
        self._box = pg.ViewBox(enableMenu=False, enableMouse=False)
        self._box.disableAutoRange()
        self._axis = pg.AxisItem("bottom")
        self._axis.setStyle(
            tickLength=4, tickTextOffset=3, autoExpandTextSpace=False, hideOverlappingLabels=False
        )
        self._axis.setHeight(AXIS)
        self._names = pg.AxisItem("left")
        self._names.setStyle(tickLength=0, tickTextOffset=8, hideOverlappingLabels=False)
        self._grid.addItem(self._names, 0, 0)
        self._grid.addItem(self._box, 0, 1)
        self._grid.addItem(self._axis, 1, 1)
        for axis in (self._axis, self._names):
            axis.linkToView(self._box)
        self._box.invertY(True)
        self._canvas = _Canvas(self, self._box)
        self._box.sigResized.connect(self._resized)
        self._view.viewport().setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._view.viewport().installEventFilter(self)
        self._view.viewport().setMouseTracking(True)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self._view)
        self.set_palette(LIGHT)
        self.show_drawing(drawing)

    # ---- what is shown

    def show_drawing(self, drawing: Drawing) -> None:
        """Show another drawing; what is seen stays where the axis is the same."""
        before = (self.drawing.low, self.drawing.high)
        whole_seen = self._span == before
        self.drawing = drawing
        count = max(1, len(drawing.lanes))
        self._box.setYRange(0, count, padding=0)
        self._names.setTicks([[(at + 0.5, name) for at, name in enumerate(drawing.lanes)]])
        self._names.setWidth(names_width(drawing, self._pens))
        least, most = drawing.heights()
        self.setMinimumHeight(least + AXIS)
        self.setMaximumHeight(most + AXIS)
        if whole_seen or not drawing.low <= self._span[0] < self._span[1] <= drawing.high:
            self._span = (drawing.low, drawing.high)
        self._place()

    def set_palette(self, palette: Palette) -> None:
        """Take the colours of a theme."""
        self._pens = Pens(palette)
        self._view.setBackground(colour(palette.page))
        for axis in (self._axis, self._names):
            axis.setTickFont(self._pens.plain.font)
            axis.setTextPen(pen(palette.muted))
            axis.setPen(pen(palette.edge if axis is self._axis else palette.page))
        self.repaint_drawing()

    def repaint_drawing(self) -> None:
        """Let the drawing be painted anew."""
        self._canvas.update()

    @property
    def span(self) -> tuple[float, float]:
        """The part of the axis that is seen."""
        return self._span

    def look_at(self, first: float, last: float) -> None:
        """Show a part of the axis, moved into it where it reaches out."""
        low, high = self.drawing.low, self.drawing.high
        width = min(high - low, max(self.drawing.closest, last - first))
        middle = (first + last) / 2
        first = min(max(low, middle - width / 2), high - width)
        if self._span != (first, first + width):
            self._span = (first, first + width)
            self._place()
            self.moved.emit()

    def zoom(self, by: float, at: float | None = None) -> None:
        """Show so many times as much of the axis; the place stays where it is."""
        first, last = self._span
        at = (first + last) / 2 if at is None else at
        self.look_at(at - (at - first) * by, at + (last - at) * by)

    def reveal(self, at: float) -> None:
        """Show a place, moving the axis as little as is needed."""
        first, last = self._span
        if at < first:
            self.look_at(at, at + last - first)
        elif at > last:
            self.look_at(at - (last - first), at)

    def _place(self) -> None:
        first, last = self._span
        self._box.setXRange(first, last, padding=0)
        room = int(max(1.0, self._box.width() / TICK))
        self._axis.setTicks([[(at, said) for at, said in self.drawing.ticks(first, last, room)]])
        self._canvas.update()

    def _resized(self, _box: object) -> None:
        self._canvas.cover(QRectF(0, 0, self._box.width(), self._box.height()))
        self._place()

    def paint(self, painter: QPainter, area: QRectF) -> None:
        """Paint the drawing into an area of the view."""
        drawing, pens = self.drawing, self._pens
        painter.drawPixmap(area.topLeft(), self._still(area))
        drawing.paint_over(painter, pens, area, *self._span)
        if self.hasFocus():
            painter.setPen(pen(pens.palette.note, 2.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(area.adjusted(1, 1, -1, -1))

    def _still(self, area: QRectF) -> QPixmap:
        """Return the picture of what seldom moves; it is made anew where something of it did."""
        subject, ratio = self.drawing.subject(), self.devicePixelRatioF()
        look = subject[1], self._span, area.size(), ratio, self._pens
        if self._picture is None or self._kept[0] is not subject[0] or self._kept[1] != look:
            made = QPixmap((area.size() * ratio).toSize().expandedTo(QSize(1, 1)))
            made.setDevicePixelRatio(ratio)
            made.fill(colour(self._pens.palette.page))
            painter = QPainter(made)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            at_origin = QRectF(QPointF(0, 0), area.size())
            self.drawing.paint(painter, self._pens, at_origin, *self._span)
            painter.end()
            self._picture, self._kept = made, (subject[0], look)
        return self._picture

    def paint_on_paper(self, painter: QPainter, at: QPointF, paper: Palette) -> None:
        """Paint the chart with its axis as it stands, in the colours of a picture."""
        paint_chart(painter, Pens(paper), self.drawing, at, self.size().toSizeF(), self._span)

    @override
    def sizeHint(self) -> QSize:
        return QSize(400, self.drawing.heights()[0] + AXIS)

    # ---- mouse and keys

    def place_of(self, position: QPointF) -> tuple[float, float]:
        """Return where a point of the viewport is: on the axis, and from 0 above to 1 below."""
        inside = self._box.mapFromScene(self._view.mapToScene(position.toPoint()))
        first, last = self._span
        width, height = max(1.0, self._box.width()), max(1.0, self._box.height())
        across = min(1.0, max(0.0, inside.x() / width))
        down = min(0.999, max(0.0, inside.y() / height))
        return first + (last - first) * across, down

    def point_of(self, at: float, height: float) -> QPointF:
        """Return the point of the viewport of a place."""
        first, last = self._span
        inside = QPointF(
            (at - first) / (last - first) * self._box.width(), height * self._box.height()
        )
        return QPointF(self._view.mapFromScene(self._box.mapToScene(inside)))

    @property
    def viewport(self) -> QWidget:
        """What the mouse moves over."""
        found: QWidget = self._view.viewport()
        return found

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent):
            return self._mouse(event)
        if isinstance(event, QWheelEvent):
            return self._wheel(event)
        if isinstance(event, QContextMenuEvent):
            # Its own view would take it, and the panel has the menu.
            QApplication.sendEvent(self, event)
            return True
        if isinstance(event, QHelpEvent):
            at = QPointF(event.pos())
            QToolTip.showText(event.globalPos(), plain(self.drawing.tip(*self.place_of(at))), self)
            return True
        return super().eventFilter(watched, event)

    def _mouse(self, event: QMouseEvent) -> bool:
        kind, at = event.type(), event.position()
        if kind == QEvent.Type.MouseButtonPress:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            if event.button() == Qt.MouseButton.MiddleButton:
                self._grip = at
            elif event.button() == Qt.MouseButton.RightButton:
                self.pointed.emit(*self.place_of(at))
            elif event.button() == Qt.MouseButton.LeftButton:
                self.pressed.emit(*self.place_of(at))
        elif kind == QEvent.Type.MouseMove and event.buttons() & Qt.MouseButton.LeftButton:
            self.pressed.emit(*self.place_of(at))
            said = plain(self.drawing.tip(*self.place_of(at)))
            QToolTip.showText(event.globalPosition().toPoint(), said, self)
        elif kind == QEvent.Type.MouseMove and self._grip is not None:
            by = self.place_of(self._grip)[0] - self.place_of(at)[0]
            self._grip = at
            self.look_at(self._span[0] + by, self._span[1] + by)
        elif kind == QEvent.Type.MouseButtonRelease:
            self._grip = None
            if event.button() == Qt.MouseButton.LeftButton:
                self.released.emit()
        elif kind == QEvent.Type.MouseButtonDblClick:
            self.look_at(self.drawing.low, self.drawing.high)
        return True

    def _wheel(self, event: QWheelEvent) -> bool:
        notches = event.angleDelta().y() / 120
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            # The panel scrolls.
            event.ignore()
            return True
        self.zoom(_ZOOM**-notches, self.place_of(event.position())[0])
        event.accept()
        return True

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()
        if event.key() in {Qt.Key.Key_Plus, Qt.Key.Key_Equal}:
            self.zoom(1 / _ZOOM)
        elif event.key() == Qt.Key.Key_Minus:
            self.zoom(_ZOOM)
        elif event.key() == Qt.Key.Key_0:
            self.look_at(self.drawing.low, self.drawing.high)
        else:
            self.key.emit(event)
            return
        event.accept()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._canvas.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._canvas.update()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()
