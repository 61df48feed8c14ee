"""The captures of a project as a tree: device > ioctl > argsz; a tick shows one as a column."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSignalBlocker,
    Qt,
)
from PySide6.QtGui import QFont
from typing_extensions import override

from vfioviz.capture.source import Capture
from vfioviz.document.records import (
    CallNode,
    DeviceNode,
    Record,
    Stretch,
    all_places,
    fitting,
    places,
    tree,
)
from vfioviz.language import tr
from vfioviz.uapi.headerset import HeaderSet
from vfioviz.ui.plain import plain
from vfioviz.ui.whole import whole

Index = QModelIndex | QPersistentModelIndex
Item = DeviceNode | CallNode | Stretch | Record

NUMBER_ROLE = Qt.ItemDataRole.UserRole
_ROOT = QModelIndex()


class _Node:
    """A row with its place."""

    __slots__ = ("children", "item", "parent", "row")

    def __init__(self, item: Item | None, parent: _Node | None, row: int) -> None:
        self.item = item
        self.parent = parent
        self.row = row
        self.children: list[_Node] | None = None


@whole
class RecordsModel(QAbstractItemModel):
    """Built anew when the captures change; children are made when they are asked for."""

    def __init__(self, toggle: Callable[[int, bool], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._toggle = toggle
        self._captures: tuple[Capture, ...] = ()
        self._headers: HeaderSet | None = None
        self._words = ""
        self._devices: tuple[DeviceNode, ...] = ()
        self._root = _Node(None, None, 0)
        self._places: dict[int, tuple[int, ...]] | None = None
        """The rows that lead to each record; None until somebody asks."""
        self._shown: frozenset[int] = frozenset()
        self._active = -1

    def set_captures(self, captures: tuple[Capture, ...], headers: HeaderSet | None = None) -> None:
        """Show captures, named by headers; nothing happens where they are the same."""
        if captures is not self._captures or headers != self._headers:
            self._headers = headers
            self._show(captures, self._words)

    def set_filter(self, words: str) -> None:
        """Show only what has some words in its title, with what stands above and below it."""
        if words != self._words:
            self._show(self._captures, words)

    def _show(self, captures: tuple[Capture, ...], words: str) -> None:
        devices = tree(captures, self._headers)
        self.beginResetModel()
        self._captures, self._words = captures, words
        self._devices = fitting(devices, words) if words else devices
        self._root = _Node(None, None, 0)
        self._places = None
        self.endResetModel()

    def set_shown(self, shown: frozenset[int], active: int) -> None:
        """Tick the captures that are columns; the active one is bold."""
        if (shown, active) == (self._shown, self._active):
            return
        touched = shown ^ self._shown | {active, self._active}
        self._shown, self._active = shown, active
        for number in touched:
            index = self.index_of(number)
            if index.isValid():
                self.dataChanged.emit(index, index)

    def is_shown(self, number: int) -> bool:
        """Return whether a capture is a column."""
        return number in self._shown

    def number(self, index: Index) -> int | None:
        """Return the number of the capture of a row; None for what is no record."""
        item = self._node(index).item if index.isValid() else None
        return item.number if isinstance(item, Record) else None

    def index_of(self, number: int) -> QModelIndex:
        """Return the row of a capture; an invalid index where there is none."""
        if self._places is None:
            known = (
                places(self._devices) if self._words else all_places(self._captures, self._headers)
            )
            self._places = known
        index = QModelIndex()
        for row in self._places.get(number, ()):
            index = self.index(row, 0, index)
        return index

    def _node(self, index: Index) -> _Node:
        if not index.isValid():
            return self._root
        node: _Node = index.internalPointer()
        return node

    def _items(self, node: _Node) -> Sequence[Item]:
        if node.item is None:
            return self._devices if node is self._root else ()
        if isinstance(node.item, DeviceNode):
            return node.item.calls
        if isinstance(node.item, CallNode):
            return node.item.rows
        return node.item.records if isinstance(node.item, Stretch) else ()

    def _children(self, node: _Node) -> list[_Node]:
        if node.children is None:
            node.children = [_Node(item, node, row) for row, item in enumerate(self._items(node))]
        return node.children

    @override
    def index(self, row: int, column: int, parent: Index = _ROOT) -> QModelIndex:
        children = self._children(self._node(parent))
        if column or not 0 <= row < len(children):
            return QModelIndex()
        return self.createIndex(row, column, children[row])

    @override
    def parent(self, index: Index = _ROOT) -> QModelIndex:  # type: ignore[override]  # QObject.parent() is the other overload
        above = self._node(index).parent if index.isValid() else None
        if above is None or above is self._root:
            return QModelIndex()
        return self.createIndex(above.row, 0, above)

    @override
    def rowCount(self, parent: Index = _ROOT) -> int:
        return len(self._items(self._node(parent)))

    @override
    def columnCount(self, parent: Index = _ROOT) -> int:
        return 1

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self.number(index) is not None:
            flags |= Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemNeverHasChildren
        return flags if index.isValid() else Qt.ItemFlag.NoItemFlags

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        item = self._node(index).item if index.isValid() else None
        if item is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return _name(item)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain(self._tip(item))
        if role == Qt.ItemDataRole.FontRole:
            font = QFont()
            font.setBold(isinstance(item, DeviceNode) or self.number(index) == self._active)
            return font
        if isinstance(item, Record):
            if role == Qt.ItemDataRole.CheckStateRole:
                on = item.number in self._shown
                return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
            if role == NUMBER_ROLE:
                return item.number
        return None

    def _tip(self, item: Item) -> str:
        if isinstance(item, DeviceNode):
            return f"{item.title}\n{item.detail}"
        if isinstance(item, CallNode | Stretch):
            return tr("{title}\n{count} calls", title=item.title, count=len(item.records))
        capture = self._captures[item.number]
        origin = capture.provenance
        told = (capture.name, origin.source, origin.time, origin.by)
        return "\n".join(line for line in told if line)

    @override
    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        number = self.number(index)
        if role != Qt.ItemDataRole.CheckStateRole or number is None:
            return False
        with QSignalBlocker(self):
            self._toggle(number, Qt.CheckState(value) is Qt.CheckState.Checked)
        self.dataChanged.emit(index, index)
        return True


def _name(item: Item) -> str:
    if isinstance(item, DeviceNode):
        return f"{item.title}  {item.detail}"
    return item.title
