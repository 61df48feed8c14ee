"""Which topic explains what was pressed last, where a press gives no focus, and a menu's entry.

Tabs, headers, buttons and the status bar take no focus; a menu keeps the keys for itself.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import (
    QApplication,
    QHeaderView,
    QLabel,
    QMenu,
    QMenuBar,
    QTabBar,
    QToolButton,
    QWidget,
)
from typing_extensions import override

from vfioviz.language import tr
from vfioviz.scene.handbook.topics import topic_of_column, topic_of_leaf
from vfioviz.ui.handbook.of_action import topic_of_action
from vfioviz.ui.topics import SELECTION, TOPIC, of_selection
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
    if isinstance(widget, QToolButton) and (action := widget.defaultAction()) is not None:
        return topic_of_action(bench.actions, action)
    if isinstance(widget, QToolButton) and isinstance(menu := widget.menu(), QMenu):
        return topic_of_action(bench.actions, menu.menuAction())
    if isinstance(widget, QMenuBar):
        entry: QAction | None = widget.actionAt(at)
        return "" if entry is None else topic_of_action(bench.actions, entry)
    if isinstance(widget, QLabel) and (topic := str(widget.property(TOPIC) or "")):
        return of_selection(bench) if topic == SELECTION else topic
    if isinstance(widget, QTabBar):
        return _tab(bench, widget, at)
    header = widget if isinstance(widget, QHeaderView) else widget and widget.parentWidget()
    if isinstance(header, QHeaderView):
        return next((f"panel.{key}" for key, dock in bench.panes.docks.items()
                     if dock.isAncestorOf(header)), "")  # fmt: skip
    return _column(bench, widget, at)


def topic_under(bench: Workbench, widget: QWidget | None, at: QPoint) -> str:
    """Return the topic of whatever stands at a point of a widget; "start" where nothing does."""
    if topic := topic_at(bench, widget, at) or _byte(bench, widget, at):
        return topic
    above = widget
    while above is not None and above is not bench.window:
        if topic := str(above.property(TOPIC) or ""):
            return topic
        above = above.parentWidget()
    return bench.panes.topic_at(widget) or ("panel.map" if bench.document.project else "start")


def _byte(bench: Workbench, widget: QWidget | None, at: QPoint) -> str:
    shown = bench.centre.map
    if shown is None or widget is not shown.canvas.viewport():
        return ""
    hover = shown.hit(QPointF(at))
    if hover is None:
        return ""
    layout = bench.document.derived.columns[hover.column].layout
    return topic_of_leaf(layout, layout.leaf_at(hover.offset))


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
    point = QPointF(at)
    if shown.hit(point) is not None:
        return ""
    columns = bench.document.derived.columns
    for item, column in zip(shown.items, columns, strict=False):
        inside = item.inside(point)
        if item.rect().contains(inside):
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
                for menu in window.findChildren(QMenu):
                    menu.installEventFilter(self)
        elif isinstance(watched, QMenu):
            return isinstance(event, QKeyEvent) and self._asked(watched, event)
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

    def _asked(self, menu: QMenu, event: QKeyEvent) -> bool:
        """Explain the entry of a menu that is highlighted; returns whether that was asked."""
        action = menu.activeAction()
        pressed = QKeySequence(event.keyCombination())
        asks = any(pressed in self.bench.actions[key].shortcuts() for key in ("help", "whats-this"))
        if not asks or action is None:
            return False
        if event.type() is QEvent.Type.KeyPress:
            from vfioviz.ui.handbook.shelf import Shelf  # noqa: PLC0415 -- rare

            topic = topic_of_action(self.bench.actions, action)
            while (popup := QApplication.activePopupWidget()) is not None and popup.close():
                pass
            self.bench.get(Shelf).show(topic or "start")
        return True
