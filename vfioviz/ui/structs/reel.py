"""The sources of a film strip in their order: moved, taken out, or taken up again."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from vfioviz.capture.headerlist import HeadersWanted
from vfioviz.language import tr
from vfioviz.scene.shorttitles import short_titles
from vfioviz.ui.plain import plain
from vfioviz.ui.whole import whole

_WANTED = Qt.ItemDataRole.UserRole
_ROWS = 6
"""Rows that are seen without scrolling."""


@whole
class Reel(QWidget):
    """A list that is there as soon as there are two sources."""

    changed = Signal()
    """The user moved a source, or took one out."""
    picked = Signal(object)
    """A HeadersWanted that the user wants to have in the source line again."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.list = QListWidget(self)
        self.list.setObjectName("reel")
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.list.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.list.setTextElideMode(Qt.TextElideMode.ElideLeft)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(tr("Film strip: sources in order"))
        self.list.itemActivated.connect(lambda item: self.picked.emit(item.data(_WANTED)))
        # A drop inserts a row and takes the other one out afterwards.
        self.list.model().rowsMoved.connect(self._dropped)
        title = QLabel(tr("Fi&lm strip:"), self)
        title.setBuddy(self.list)
        self.up = self._button(tr("Up"), tr("Move it up (Alt+Up)"), lambda: self.move_by(-1))
        self.down = self._button(tr("Down"), tr("Move it down (Alt+Down)"), lambda: self.move_by(1))
        self.out = self._button(tr("Remove"), tr("Take it out (Del)"), self.remove)
        for keys, run in (
            ("Alt+Up", self.up.click), ("Alt+Down", self.down.click), ("Del", self.out.click),
        ):  # fmt: skip
            shortcut = QShortcut(QKeySequence(keys), self.list)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(run)
        row = QHBoxLayout()
        row.setSpacing(6)
        for button in (self.up, self.down, self.out):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 8, 8)
        column.setSpacing(6)
        column.addWidget(title)
        column.addWidget(self.list)
        column.addLayout(row)
        self.list.currentRowChanged.connect(lambda _row: self._enable())
        self.show_parts(())

    def _button(self, text: str, tip: str, run: Callable[[], None]) -> QPushButton:
        made = QPushButton(text, self)
        made.setAutoDefault(False)
        made.setToolTip(tip)
        made.clicked.connect(run)
        return made

    @property
    def parts(self) -> tuple[HeadersWanted, ...]:
        """The sources, in their order."""
        rows = range(self.list.count())
        return tuple(self.list.item(row).data(_WANTED) for row in rows)

    def show_parts(self, parts: Sequence[HeadersWanted]) -> None:
        """Show other sources; the current row stays."""
        row = self.list.currentRow()
        self.list.clear()
        for each, short in zip(parts, short_titles([one.text for one in parts]), strict=True):
            self.list.addItem(self._item(each, short))
        self.list.setCurrentRow(max(0, min(row, len(parts) - 1)))
        lines = max(2, min(_ROWS, len(parts)))
        self.list.setFixedHeight(lines * max(1, self.list.sizeHintForRow(0)) + 6)
        self.setVisible(len(parts) > 1)
        self._enable()

    @staticmethod
    def _item(wanted: HeadersWanted, short: str) -> QListWidgetItem:
        made = QListWidgetItem(short)
        made.setData(Qt.ItemDataRole.AccessibleDescriptionRole, wanted.text)
        made.setData(_WANTED, wanted)
        based = tr("on {base}", base=wanted.base) if wanted.base else ""
        made.setToolTip(plain("\n".join(filter(None, (wanted.text, based)))))
        return made

    def _enable(self) -> None:
        row, count = self.list.currentRow(), self.list.count()
        self.up.setEnabled(row > 0)
        self.down.setEnabled(0 <= row < count - 1)
        self.out.setEnabled(row >= 0)

    def move_by(self, rows: int) -> None:
        """Move the current source up or down."""
        row = self.list.currentRow()
        if not 0 <= row + rows < self.list.count():
            return
        item = self.list.takeItem(row)
        self.list.insertItem(row + rows, item)
        self.list.setCurrentRow(row + rows)
        self.changed.emit()

    def remove(self) -> None:
        """Take the current source out."""
        if self.list.takeItem(self.list.currentRow()) is not None:
            self.changed.emit()

    def _dropped(self) -> None:
        self._enable()
        self.changed.emit()
