"""The command palette's dialog: type, choose, Enter."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from vfioviz.language import tr
from vfioviz.ui.announcer import announce
from vfioviz.ui.launcher.entries import Entry
from vfioviz.ui.launcher.rank import score
from vfioviz.ui.recent import settings
from vfioviz.ui.whole import whole

_ENTRY = Qt.ItemDataRole.UserRole
_MOST = 60
"""Entries that are listed: who needs more types another letter."""
_USED = 8
"""How many that were used lately are remembered."""
_WEIGHTS = {"action": 3000, "file": 1500, "lesson": 1000, "sample": 1000}
"""What is done is wanted more often than what is read."""
_STEPS: dict[int, int] = {
    Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8,
}  # fmt: skip


def used() -> list[str]:
    """Return the keys of what was chosen lately, the latest first."""
    stored = settings().value("commands/used", [])
    names = [stored] if isinstance(stored, str) else stored
    return [str(name) for name in names] if isinstance(names, list) else []


@whole
class _EntryDelegate(QStyledItemDelegate):
    """Kind at the left, name, shortcut at the right."""

    def __init__(self, faint: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._faint = QColor(faint)

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        entry: Entry = index.data(_ENTRY)
        # The style draws ground and focus; the three texts are placed here.
        self.initStyleOption(option, index)
        option.text = ""
        style = QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        state: QStyle.StateFlag = option.state
        palette: QPalette = option.palette
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        role = QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Text
        strong = palette.color(role) if entry.enabled else self._faint
        faint = strong if chosen else self._faint
        rect = option.rect.adjusted(12, 0, -12, 0)
        metrics = painter.fontMetrics()
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.save()
        painter.setPen(faint)
        kind = rect.adjusted(0, 0, 0, 0)
        kind.setWidth(metrics.horizontalAdvance("0") * 12)
        painter.drawText(kind, middle, metrics.elidedText(entry.kind, _ELIDE, kind.width()))
        beside = entry.shortcut if entry.enabled else tr("not possible now")
        right = metrics.horizontalAdvance(beside)
        painter.drawText(rect, middle | Qt.AlignmentFlag.AlignRight, beside)
        painter.setPen(strong)
        name = rect.adjusted(kind.width() + 8, 0, -right - 16, 0)
        painter.drawText(name, middle, metrics.elidedText(entry.name, _ELIDE, name.width()))
        painter.restore()

    @override
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        height: int = option.fontMetrics.height()
        return QSize(0, height + 12)


_ELIDE = Qt.TextElideMode.ElideRight


@whole
class CommandPalette(QDialog):
    """Opens over the window; Esc leaves it, Enter does what is chosen."""

    def __init__(self, entries: tuple[Entry, ...], faint: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Command palette"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._entries = entries
        self._window = parent
        self._used = used()
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(tr("Type what you want to do, open or read"))
        self.search.setAccessibleName(tr("Command palette"))
        self.search.textChanged.connect(self._fill)
        self.search.installEventFilter(self)
        self.list = QListWidget(self)
        self.list.setItemDelegate(_EntryDelegate(faint, self.list))
        self.list.setAccessibleName(tr("What fits"))
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemActivated.connect(self._chosen)
        self.list.itemClicked.connect(self._chosen)
        self.nothing = QLabel(tr("Nothing fits."), self)
        self.nothing.setObjectName("muted")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.hide()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(12, 12, 12, 12)
        rows.setSpacing(8)
        rows.addWidget(self.search)
        rows.addWidget(self.list, 1)
        rows.addWidget(self.nothing, 1)
        width = min(680, parent.width() - 40)
        self.resize(width, min(460, parent.height() - 80))
        self._fill("")
        self.search.setFocus()

    def _fill(self, typed: str) -> None:
        found = [(self._rank(entry, typed), entry) for entry in self._entries]
        fits = sorted((pair for pair in found if pair[0]), key=lambda pair: -pair[0])
        self.list.clear()
        for _, entry in fits[:_MOST]:
            item = QListWidgetItem(entry.name)
            item.setData(_ENTRY, entry)
            said = f"{entry.kind}: {entry.name}"
            if entry.shortcut:
                said += f", {entry.shortcut}"
            if not entry.enabled:
                said += ", " + tr("not possible now")
            item.setData(Qt.ItemDataRole.AccessibleTextRole, said)
            item.setToolTip(entry.more if entry.kind == tr("Recent") else said)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.setVisible(bool(fits))
        self.nothing.setVisible(not fits)
        self._say()

    def _rank(self, entry: Entry, typed: str) -> int:
        rank = score(typed, entry.name, entry.more)
        if rank and entry.key in self._used:
            rank += 1000 * (_USED - self._used.index(entry.key)) // (1 if not typed else 10)
        if rank and not typed and not entry.key.startswith(("action/", "file/")):
            # Before anything is typed it is a menu, not a library.
            return rank if entry.key in self._used else 0
        if rank and typed:
            rank += _WEIGHTS.get(entry.key.partition("/")[0], 0)
        return rank if entry.enabled else (rank + 1) // 2

    def _say(self) -> None:
        announce(
            self, str(self.list.currentItem().data(Qt.ItemDataRole.AccessibleTextRole))
            if self.list.count() else self.nothing.text(),
        )  # fmt: skip

    def _chosen(self, item: QListWidgetItem) -> None:
        entry: Entry = item.data(_ENTRY)
        if not entry.enabled:
            announce(self, tr("{name} is not possible now.", name=entry.name))
            return
        kept = [entry.key, *(key for key in self._used if key != entry.key)]
        settings().setValue("commands/used", kept[:_USED])
        self.accept()
        # What opens a dialog of its own must not find this one open.
        QTimer.singleShot(0, self._window, entry.run)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let arrows and Enter work on the list while the letters go into the line."""
        if (
            watched is self.search
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
        ):
            key = event.key()
            if key in _STEPS and self.list.count():
                row = self.list.currentRow() + _STEPS[key]
                if abs(_STEPS[key]) == 1:
                    row %= self.list.count()
                self.list.setCurrentRow(max(0, min(row, self.list.count() - 1)))
                self._say()
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.list.count():
                self._chosen(self.list.currentItem())
                return True
        return super().eventFilter(watched, event)
