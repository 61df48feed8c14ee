"""The menu of a right click: what one can do with what is under the mouse, or has the focus."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from typing_extensions import override

from vfioviz.language import tr
from vfioviz.ui.whole import whole

if TYPE_CHECKING:
    from PySide6.QtWidgets import QTableView, QTreeView

    from vfioviz.ui.workbench import Workbench

Groups = Sequence[Sequence[str]]
"""Keys of actions, those that belong together between two lines."""
Own = Callable[[QModelIndex], Sequence[tuple[str, Callable[[], object]]]]
"""Returns what a view itself offers for a row: words, and what is done."""

BYTES: Groups = (
    ("edit", "mend", "note", "pass-needed"),
    ("why", "follow", "pointer", "help"),
    ("copy-value", "copy-bytes", "copy-hexdump"),
    ("copy-right", "copy-left"),
    ("find-same", "pair", "reference"),
    ("duplicate-cap", "move-up", "move-down", "remove-cap"),
)
"""Of bytes that are selected, in whichever panel."""
CHART: Groups = (("plot-table", "plot-copy", "plot-export"), ("help",))
"""Of a chart, and of the table behind it."""
CHART_OF_BYTES: Groups = (*BYTES[1:3], *CHART[:1])
"""Of a chart in which one chooses bytes."""
RECORDS: Groups = (("reference", "copy-hexdump"), ("help",))
"""Of a record among many."""


def menu(
    bench: Workbench,
    groups: Groups = BYTES,
    own: Sequence[tuple[str, Callable[[], object]]] = (),
    name: str = "",
) -> QMenu:
    """Return a menu of the actions that can be run, with their keys.

    Args:
        bench: Whose actions.
        groups: Which of them.
        own: What stands above them.
        name: What it is a menu of, for a screen reader; "": the selected bytes.
    """
    made = QMenu(name or tr("Selected bytes"), bench.window)
    made.setObjectName("context")
    for words, do in own:
        action = made.addAction(words)
        action.triggered.connect(partial(_do, do))
    for group in groups:
        can = [bench.actions[key] for key in group if bench.actions[key].isEnabled()]
        if can and made.actions():
            made.addSeparator()
        made.addActions(can)
    made.aboutToHide.connect(made.deleteLater)
    return made


def _do(do: Callable[[], object], _checked: bool = False) -> None:  # noqa: FBT001, FBT002 as Qt calls it
    do()


def pop_up(bench: Workbench, at: QPoint) -> None:
    """Show the menu of the selected bytes at a point of the screen."""
    menu(bench).popup(at)


def ask(bench: Workbench) -> None:
    """Open the menu of what has the focus, as the Menu key does where a keyboard has one."""
    widget = QApplication.focusWidget() or bench.centre.stack.currentWidget() or bench.window
    middle = widget.rect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, middle, widget.mapToGlobal(middle))
    QApplication.sendEvent(widget, event)
    if QApplication.activePopupWidget() is None:
        bench.message.say(tr("There is no menu of what has the focus."))


@whole
class ItemMenu(QObject):
    """The menu of a table or tree: of the row under the mouse, by keyboard of the current one."""

    def __init__(
        self,
        bench: Workbench,
        view: QTableView | QTreeView,
        groups: Groups = BYTES,
        own: Own = lambda _index: (),
    ) -> None:
        super().__init__(view)
        self._bench = bench
        self._view: Any = view
        self._groups = groups
        self._own = own
        for each in (view, view.viewport()):
            each.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QContextMenuEvent):
            self._ask(event)
            return True
        return super().eventFilter(watched, event)

    def _ask(self, event: QContextMenuEvent) -> None:
        view = self._view
        port: QWidget = view.viewport()
        at = event.globalPos()
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            index = view.indexAt(port.mapFromGlobal(at))
            if index.isValid() and not view.selectionModel().isSelected(index):
                view.setCurrentIndex(index)
        else:
            index = view.currentIndex()
            shown = view.visualRect(index) if index.isValid() else port.rect()
            at = port.mapToGlobal(shown.bottomLeft() if index.isValid() else shown.center())
        if index.isValid() and hasattr(view, "clicked"):
            # What a click selects may be selected in another column by now.
            view.clicked.emit(index)
        made = menu(self._bench, self._groups, self._own(index), view.accessibleName())
        made.popup(at)
