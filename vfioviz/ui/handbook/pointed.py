"""Which topic explains what was pressed last, where a press gives no focus: tabs, headers."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHeaderView, QTabBar, QWidget
from typing_extensions import override

from vfioviz.language import tr
from vfioviz.scene.handbook.topics import topic_of_column
from vfioviz.ui.whole import whole
from vfioviz.ui.workbench import Service, Workbench

_NO_MOVE = {Qt.Key.Key_F1, Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta}
"""Keys that leave what is looked at where it is."""
_CHIPS = {
    "cap_offset": "term.cap-offset", "argsz": "term.argsz", "pad": "term.explicit-padding",
    "misaligned u64": "term.aligned-u64", "not written": "term.unwritten",
    "overrun": "term.overrun", "errors": "panel.findings", "warnings": "panel.findings",
    "notes": "panel.findings",
}  # fmt: skip
"""Pages of the figures in a column's header, by their label in ``scene.header``."""


def topic_at(bench: Workbench, widget: QWidget | None, at: QPoint) -> str:
    """Return the topic of a point of a widget; "" where the focus knows better."""
    if isinstance(widget, QTabBar):
        return _tab(bench, widget, at)
    header = widget if isinstance(widget, QHeaderView) else widget and widget.parentWidget()
    if isinstance(header, QHeaderView):
        return next((f"panel.{key}" for key, dock in bench.panes.docks.items()
                     if dock.isAncestorOf(header)), "")  # fmt: skip
    return _column(bench, widget, at)


def _tab(bench: Workbench, bar: QTabBar, at: QPoint) -> str:
    words = bar.tabText(bar.tabAt(at)) if bar.tabAt(at) >= 0 else ""
    docks = bench.panes.docks.items()
    return next(
        (f"panel.{key}" for key, dock in docks if words and dock.windowTitle() == words), ""
    )


def _column(bench: Workbench, widget: QWidget | None, at: QPoint) -> str:
    shown = bench.centre.map
    if shown is None or widget is not shown.canvas.viewport():
        return ""
    point = shown.canvas.mapToScene(at)
    if shown.hit(point) is not None:
        return ""
    columns = bench.document.derived.columns
    for item, column in zip(shown.items, columns, strict=False):
        inside = item.mapFromScene(point)
        if item.contains(inside):
            label = item.header.chip_at(inside)
            said = next((topic for word, topic in _CHIPS.items() if tr(word) == label), "")
            return said or topic_of_column(column)
    return ""


@whole
class Pointed(Service):
    """Keeps what was pressed last in the window, until a key moves on from it."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__(bench)
        self.topic = ""
        self._watching = False
        bench.window.installEventFilter(self)
        bench.document.state_changed.connect(self._moved_on)

    def _moved_on(self, _state: object) -> None:
        """Forget it: what was edited, selected or opened since is what is looked at."""
        self.topic = ""

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        window = self.bench.window
        if watched is window:
            if event.type() is QEvent.Type.Show and not self._watching:
                self._watching = True
                window.windowHandle().installEventFilter(self)
        elif isinstance(event, QMouseEvent) and event.type() is QEvent.Type.MouseButtonPress:
            at = event.position().toPoint()
            widget = window.childAt(at)
            inside = at if widget is None else widget.mapFrom(window, at)
            self.topic = topic_at(self.bench, widget, inside)
        elif (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
            and event.key() not in _NO_MOVE
        ):
            self.topic = ""
        return False
