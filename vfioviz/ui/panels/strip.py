"""One variant's answers over all argsz, as a strip; a click or an arrow key sets argsz."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget
from typing_extensions import override

from vfioviz.kernel.sweep import Outcome, Stretch
from vfioviz.language import mark, tr
from vfioviz.scene.palette import LIGHT, Palette
from vfioviz.ui.plain import plain
from vfioviz.ui.whole import whole

_HEIGHT = 22
_SHORT = {
    Outcome.ERROR: mark("errno"),
    Outcome.SHORT: mark("short"),
    Outcome.PARTIAL: mark("partial"),
    Outcome.COMPLETE: mark("complete"),
    Outcome.UNREADABLE: mark("unreadable"),
    Outcome.OVERRUN: mark("overrun"),
}


def said(stretch: Stretch) -> str:
    """Return ``argsz 36 to 39: overrun, up to 4 bytes``."""
    span = str(stretch.start)
    if stretch.stop - stretch.start > 1:
        span = tr("{first} to {last}", first=stretch.start, last=stretch.stop - 1)
    more = ""
    if stretch.outcome is Outcome.OVERRUN:
        more = tr(", up to {most} bytes", most=stretch.most)
    elif stretch.outcome is Outcome.ERROR:
        more = f" {stretch.most}"
    return tr("argsz {span}: {value}{more}", span=span, value=tr(stretch.outcome.value), more=more)


@whole
class Strip(QWidget):
    """Colour, texture and word tell the outcomes apart; the line is the argsz of now."""

    wanted = Signal(object)
    """An argsz that was chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._palette = LIGHT
        self._strip: tuple[Stretch, ...] = ()
        self._argsz: int | None = None
        self.top = 1
        """One past the largest argsz; all strips share it, so that they can be compared."""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)

    def show_strip(
        self, name: str, strip: tuple[Stretch, ...], argsz: int | None, top: int
    ) -> None:
        """Show the stretches of a variant."""
        self._strip, self._argsz, self.top = strip, argsz, max(1, top)
        self.setAccessibleName(f"{name}: " + "; ".join(said(each) for each in strip))
        self.update()

    def set_palette(self, palette: Palette) -> None:
        """Take the colours of a theme."""
        self._palette = palette
        self.update()

    def at(self, argsz: int) -> Stretch | None:
        """Return the stretch of an argsz; None past the last one."""
        return next((each for each in self._strip if each.start <= argsz < each.stop), None)

    @override
    def sizeHint(self) -> QSize:
        return QSize(200, _HEIGHT)

    def _x(self, argsz: int) -> float:
        return (self.width() - 1) * argsz / self.top

    def _argsz_at(self, x: float) -> int:
        return max(0, min(self.top - 1, int(x * self.top / max(1, self.width() - 1))))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        metrics = self.fontMetrics()
        for each in self._strip:
            box = QRectF(self._x(each.start), 1, self._x(each.stop) - self._x(each.start), 20)
            box.adjust(0.5, 0.5, -1, -0.5)
            self._fill(painter, box, each.outcome)
            word = tr(_SHORT[each.outcome])
            if each.outcome is Outcome.OVERRUN:
                word = f"{word} {each.most}"
            if metrics.horizontalAdvance(word) + 8 <= box.width():
                painter.setPen(QColor(self._palette.text))
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, word)
        if self._argsz is not None and self._argsz < self.top:
            x = self._x(self._argsz)
            painter.setPen(QPen(QColor(self._palette.text), 2))
            painter.drawLine(QPointF(x, 0), QPointF(x, _HEIGHT))
        if self.hasFocus():
            painter.setPen(QPen(QColor(self._palette.note), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(1, 1, self.width() - 2, _HEIGHT - 2))
        painter.end()

    def _fill(self, painter: QPainter, box: QRectF, outcome: Outcome) -> None:
        palette = self._palette
        fills = {
            Outcome.ERROR: (palette.panel, palette.edge, None),
            Outcome.SHORT: (palette.page, palette.edge, None),
            Outcome.PARTIAL: (palette.warn_fill, palette.warn, Qt.BrushStyle.BDiagPattern),
            Outcome.COMPLETE: (palette.page, palette.good, None),
            Outcome.UNREADABLE: (palette.error_fill, palette.error, Qt.BrushStyle.Dense6Pattern),
            Outcome.OVERRUN: (palette.error_fill, palette.error, Qt.BrushStyle.FDiagPattern),
        }
        fill, edge, texture = fills[outcome]
        painter.setPen(QPen(QColor(edge), 1.6 if outcome is Outcome.COMPLETE else 1))
        painter.setBrush(QColor(fill))
        painter.drawRoundedRect(box, 3, 3)
        if texture is not None:
            shade = QColor(edge)
            shade.setAlpha(90)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QBrush(shade, texture))
            painter.drawRoundedRect(box, 3, 3)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.wanted.emit(self._argsz_at(event.position().x()))

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        argsz = self._argsz_at(event.position().x())
        stretch = self.at(argsz)
        if stretch is not None:
            QToolTip.showText(event.globalPosition().toPoint(), plain(said(stretch)), self)
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.wanted.emit(argsz)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_PageDown: -8,
                 Qt.Key.Key_PageUp: 8}  # fmt: skip
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        self.wanted.emit(max(0, min(self.top - 1, (self._argsz or 0) + step)))
