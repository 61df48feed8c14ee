"""Finds a file or a function of the C: type, choose, Enter."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QTreeWidget, QTreeWidgetItem, QWidget
from typing_extensions import override

from vfioviz.csource.outline import Kind, outline
from vfioviz.language import mark, tr
from vfioviz.ui.announcer import announce
from vfioviz.ui.dialogs.base import Dialog
from vfioviz.ui.fonts import mono
from vfioviz.ui.launcher.rank import score
from vfioviz.ui.plain import plain
from vfioviz.ui.whole import whole

_PLACE = Qt.ItemDataRole.UserRole
_MOST = 200
"""Rows at the most: who needs more types another letter."""
_FILE = 1_000_000
"""What a file's rank has more than that of what is in it, before anything is typed."""
_KINDS: Mapping[Kind, str] = {
    "function": mark("function"),
    "struct": mark("struct or table"),
    "macro": mark("macro"),
}
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}


@whole
class FindPlace(Dialog):
    """Lists the files of a version, and what they define."""

    TOPIC = "term.edit-c"

    chosen = Signal(str, int)
    """Path of a file, and a line from 1; 0: wherever it was."""

    def __init__(self, key: str, texts: Mapping[str, str], parent: QWidget) -> None:
        super().__init__(tr("Files and functions of {key}", key=key), tr("&Open"), parent)
        self._places: list[tuple[str, str, str, int]] = []
        for path, text in texts.items():
            self._places.append((path.rpartition("/")[2], tr("file"), path, 0))
            self._places += [
                (one.name, tr(_KINDS[one.kind]), path, one.line) for one in outline(text)
            ]
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(tr("A file, function, struct or macro"))
        self.search.setAccessibleName(tr("Search files and functions"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._fill)
        self.search.installEventFilter(self)
        self.list = QTreeWidget(self)
        self.list.setHeaderLabels([tr("Name"), tr("Kind"), tr("File")])
        self.list.setRootIsDecorated(False)
        self.list.setAllColumnsShowFocus(True)
        self.list.setUniformRowHeights(True)
        self.list.setAccessibleName(tr("What fits"))
        self.list.itemActivated.connect(lambda _item, _column: self.accept())
        self.count = QLabel(self)
        self.count.setObjectName("muted")
        self.body.addWidget(self.search)
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self.count)
        window = parent.window()
        self.resize(min(720, window.width() - 60), min(460, window.height() - 80))
        self._fill("")
        self.search.setFocus()

    def _fill(self, typed: str) -> None:
        ranked = []
        for number, (name, kind, path, line) in enumerate(self._places):
            rank = score(typed, name, path)
            if rank:
                rank += 0 if typed or line else _FILE
                ranked.append((-rank, number, name, kind, path, line))
        ranked.sort()
        self.list.clear()
        for _, _, name, kind, path, line in ranked[:_MOST]:
            where = path if not line else f"{path}:{line}"
            item = QTreeWidgetItem([name, kind, where])
            item.setFont(0, mono())
            item.setData(0, _PLACE, (path, line))
            item.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{kind} {name}, {where}")
            item.setToolTip(2, plain(where))
            self.list.addTopLevelItem(item)
        self.list.setColumnWidth(0, 300)
        self.list.resizeColumnToContents(1)
        first = self.list.topLevelItem(0)
        if first is not None:
            self.list.setCurrentItem(first)
        more = len(ranked) - _MOST
        if not ranked:
            said = tr("Nothing fits.")
        elif more > 0:
            said = tr("{count} more: type another letter.", count=more)
        else:
            said = tr("{count} fit.", count=len(ranked))
        self.count.setText(said)
        self.ok.setEnabled(bool(ranked))

    @override
    def accept(self) -> None:
        item = self.list.currentItem()
        if item is None:
            return
        path, line = item.data(0, _PLACE)
        super().accept()
        self.chosen.emit(path, line)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let arrows go through the list while letters go into the line."""
        press = watched is self.search and event.type() == QEvent.Type.KeyPress
        if press and isinstance(event, QKeyEvent):
            step = _STEPS.get(Qt.Key(event.key()))
            count = self.list.topLevelItemCount()
            if step is not None and count:
                current = self.list.currentItem()
                now = 0 if current is None else self.list.indexOfTopLevelItem(current)
                item = self.list.topLevelItem(max(0, min(now + step, count - 1)))
                if item is not None:
                    self.list.setCurrentItem(item)
                    announce(self, str(item.data(0, Qt.ItemDataRole.AccessibleTextRole)))
                return True
        return super().eventFilter(watched, event)
