"""Which struct, and for which ABIs."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, QSortFilterProxyModel, Qt, Signal
from PySide6.QtCore import QStringListModel as Names
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QListView,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from vfioviz.language import tr
from vfioviz.uapi.abi import ABIS, WITH_VFIO
from vfioviz.uapi.schema import Abi
from vfioviz.ui.plain import plain
from vfioviz.ui.whole import whole


@whole
class Chooser(QWidget):
    """A list with a search, and a box for each ABI."""

    chosen = Signal(str)
    abis_changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(tr("Search structs"))
        self.search.setAccessibleName(tr("Search structs"))
        self.search.setClearButtonEnabled(True)
        self.search.installEventFilter(self)
        self._names = Names(self)
        self._found = QSortFilterProxyModel(self)
        self._found.setSourceModel(self._names)
        self._found.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.search.textChanged.connect(self._search)
        self.list = QListView(self)
        self.list.setObjectName("names")
        self.list.setModel(self._found)
        self.list.setUniformItemSizes(True)
        self.list.setAccessibleName(tr("Structs"))
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.selectionModel().currentChanged.connect(self._chosen)
        self.count = QLabel(self)
        self.count.setObjectName("muted")
        self.boxes: dict[str, QCheckBox] = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        first = {abi.key for abi in WITH_VFIO}
        for number, abi in enumerate(ABIS.values()):
            box = QCheckBox(abi.key, self)
            box.setChecked(abi.key in first)
            box.setToolTip(plain(abi.title))
            box.toggled.connect(lambda _on: self.abis_changed.emit())
            grid.addWidget(box, number // 2, number % 2)
            self.boxes[abi.key] = box
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(6)
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        column.addWidget(self.count)
        column.addLayout(grid)

    @property
    def abis(self) -> tuple[Abi, ...]:
        """Those that are ticked."""
        return tuple(ABIS[key] for key, box in self.boxes.items() if box.isChecked())

    @property
    def name(self) -> str:
        """The struct that is chosen; "" for none."""
        index = self.list.currentIndex()
        return str(index.data()) if index.isValid() else ""

    def show_names(self, names: tuple[str, ...]) -> None:
        """List other structs."""
        self.search.clear()
        self._names.setStringList(list(names))
        self._search("")

    def choose(self, name: str = "") -> None:
        """Choose a struct; the first one where none is named."""
        for row in range(self._found.rowCount()):
            index = self._found.index(row, 0)
            if not name or index.data() == name:
                self.list.setCurrentIndex(index)
                return

    def _search(self, words: str) -> None:
        self._found.setFilterFixedString(words.strip())
        shown, all_ = self._found.rowCount(), self._names.rowCount()
        self.count.setText(
            tr("{n:,} structs", n=all_) if shown == all_
            else tr("{n:,} of {all:,} structs", n=shown, all=all_)
        )  # fmt: skip

    def _chosen(self, index: QModelIndex, _before: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(str(index.data()))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows walk the list while the search has the focus."""
        if (
            watched is self.search
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return)
        ):
            if self.list.currentIndex().isValid() or event.key() == Qt.Key.Key_Up:
                QGuiApplication.sendEvent(self.list, event)
            else:
                self.choose()
            return True
        return super().eventFilter(watched, event)
