"""What the columns are painted on, and what the mouse does on it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QFrame, QToolTip, QWidget
from typing_extensions import override

from vfioviz.codec.ref import CapId
from vfioviz.scene.palette import Palette
from vfioviz.ui.bytemap.ink import brush
from vfioviz.ui.bytemap.placed import Placed
from vfioviz.ui.bytemap.surface import Hover, Surface
from vfioviz.ui.bytemap.tip import head_tip, tip
from vfioviz.ui.whole import whole

_WHEEL_ROWS = 3


@whole
class Canvas(QAbstractScrollArea):
    """Paints what stands on it, and hands the mouse to the map; in pixels of the viewport."""

    def __init__(self, owner: Surface, parent: QWidget) -> None:
        super().__init__(parent)
        self._owner = owner
        self._press: QPointF | None = None
        self._last = QPointF()
        self._anchor: Hover | None = None
        self._capability: tuple[int, CapId] | None = None
        self._mode = ""
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._palette: Palette | None = None

    def set_palette(self, palette: Palette) -> None:
        """Take the page's colour."""
        self._palette = palette
        self.viewport().update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        seen = QRectF(event.rect())
        page = self.palette().window() if self._palette is None else brush(self._palette.page)
        painter.fillRect(seen, page)
        try:
            for part in self._owner.parts():
                if part.rect().translated(part.x(), 0).intersects(seen):
                    self._paint_part(painter, part)
        finally:
            painter.end()

    @staticmethod
    def _paint_part(painter: QPainter, part: Placed) -> None:
        painter.save()
        try:
            painter.translate(part.x(), 0)
            part.paint(painter)
        finally:
            painter.restore()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._owner.refit()

    # Mouse

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._owner.setFocus(Qt.FocusReason.MouseFocusReason)
        self._owner.show_focus(keyboard=False)
        self._press = self._last = event.position()
        self._mode = "pan" if event.button() == Qt.MouseButton.MiddleButton else ""
        if event.button() != Qt.MouseButton.LeftButton:
            event.accept()
            return
        hit = self._owner.hit(event.position())
        self._anchor = hit
        self._capability = self._owner.capability_at(event.position())
        if hit is None:
            self._owner.press_head(event.position())
        else:
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self._owner.extend_to(hit)
            else:
                self._owner.select_leaf(hit.column, hit.offset)
                if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                    self._capability = self._anchor = None
                    self._owner.follow()
        event.accept()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        position = event.position()
        if self._press is not None and event.buttons():
            self._drag(position)
            self._last = position
            event.accept()
            return
        self._owner.point_at(self._owner.hit(position))
        movable = self._owner.capability_at(position) is not None
        shape = Qt.CursorShape.OpenHandCursor if movable else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)
        event.accept()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._mode == "move" and self._capability is not None:
            self._owner.drop(self._capability[0], self._capability[1], event.position())
        self._press, self._capability, self._mode = None, None, ""
        self._owner.set_drop(None, None)
        self.viewport().unsetCursor()
        event.accept()

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._owner.hit(event.position()) is not None:
            self._owner.ask_edit()
        event.accept()

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._owner.point_at(None)
        super().leaveEvent(event)

    def _drag(self, position: QPointF) -> None:
        if self._press is None:
            return
        if not self._mode:
            if (position - self._press).manhattanLength() < QApplication.startDragDistance():
                return
            if self._capability is not None:
                self._mode = "move"
                self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            else:
                self._mode = "span" if self._anchor is not None else "pan"
        if self._mode == "pan":
            step = self._last - position
            self._owner.scroller.by_pixels(step.x(), step.y())
        elif self._mode == "move" and self._capability is not None:
            self._owner.set_drop(self._capability[0], position)
        elif self._mode == "span" and self._anchor is not None:
            hit = self._owner.hit(position)
            if hit is not None and hit.column == self._anchor.column:
                start, stop = sorted((hit.offset, self._anchor.offset))
                start = hit.offset if self._owner.pointing else start
                stop = hit.offset if self._owner.pointing else stop
                self._owner.select(hit.column, start, stop + 1)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        delta = event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if delta.y():
                self._owner.zoom_by(1 if delta.y() > 0 else -1)
        elif not event.pixelDelta().isNull():
            self._owner.scroller.by_pixels(-event.pixelDelta().x(), -event.pixelDelta().y())
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._owner.scroller.by_pixels(-delta.y() / 2, 0)
        else:
            self._owner.scroller.by_rows(-delta.y() / 120 * _WHEEL_ROWS)
            self._owner.scroller.by_pixels(-delta.x() / 2, 0)
        event.accept()

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        self._owner.ask_menu(QPointF(event.pos()) if by_mouse else None)
        event.accept()

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            self._show_tip(event)
            return True
        return bool(super().viewportEvent(event))

    def _show_tip(self, event: QHelpEvent) -> None:
        at = QPointF(event.pos())
        hit, head = self._owner.hit(at), self._owner.head_at(at)
        words = ""
        if hit is not None and self._palette is not None:
            words = tip(self._owner.items[hit.column].map.column, hit.offset, self._palette)
        elif head is not None and self._palette is not None:
            words = head_tip(head, self._palette)
        QToolTip.showText(event.globalPos(), words, self)
