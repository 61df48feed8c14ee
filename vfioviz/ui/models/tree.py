"""A tree of rows that are made when they are asked for, and updated in place.

What was unfolded, selected or being edited stays so when the rows change.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex
from typing_extensions import override

from vfioviz.codec.ref import FieldRef
from vfioviz.language import tr
from vfioviz.ui.models.structure_rows import TreeRow
from vfioviz.ui.whole import whole

Index = QModelIndex | QPersistentModelIndex


class Node:
    """A row with its place in the tree; children come to be when they are asked for."""

    __slots__ = ("children", "parent", "place", "row")

    def __init__(self, row: TreeRow | None, parent: Node | None, place: int) -> None:
        self.row = row
        self.parent = parent
        self.place = place
        self.children: dict[int, Node] = {}


def _differs(old: TreeRow | None, new: TreeRow) -> bool:
    """Whether a row may show something else; what is ticked stands in the request too."""
    return new.flag is not None or old != new


@whole
class RowTree(QAbstractItemModel):
    """Rows by place; a subclass says what stands in their cells.

    The first column carries the tree; ``last`` is the number of the last one.
    """

    last = 0

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._root = Node(None, None, 0)
        self._top: tuple[TreeRow, ...] = ()

    # ---- contents

    def set_rows(self, new: tuple[TreeRow, ...]) -> None:
        """Show rows; what is there already is updated in place."""
        self._sync(new)

    def row_at(self, index: Index) -> TreeRow | None:
        """Return the row of an index; None for an invalid one."""
        return self._node(index).row if index.isValid() else None

    def find(self, start: int, stop: int, ref: FieldRef | None = None) -> QModelIndex:
        """Return the row of these bytes: of that reference, else the smallest that holds them."""
        found = QModelIndex()
        count = self.rowCount(found)
        while count:
            inner = self._holding(found, count, start, stop)
            if inner is None:
                return found
            found = inner
            row = self.row_at(found)
            if row is None or (row.start == start and row.stop == stop and row.ref == ref):
                return found
            if row.leaf is not None:
                return found
            count = self.rowCount(found)
        return found

    def _holding(
        self, parent: QModelIndex, count: int, start: int, stop: int
    ) -> QModelIndex | None:
        low, high = 0, count
        while low < high:
            middle = (low + high) // 2
            row = self._child(self._node(parent), middle).row
            if row is not None and row.stop <= start:
                low = middle + 1
            else:
                high = middle
        if low == count:
            return None
        index = self.index(low, 0, parent)
        row = self.row_at(index)
        if row is None or not (row.start <= start and max(stop, start + 1) <= row.stop):
            return None
        return index

    # ---- updating in place

    def _sync(self, new: tuple[TreeRow, ...]) -> None:
        """Make the top rows the new ones: those with the same keys at both ends stay."""
        old = self._top
        before, after = len(old), len(new)
        head = 0
        while head < min(before, after) and old[head].key == new[head].key:
            head += 1
        tail = 0
        while tail < min(before, after) - head and old[-1 - tail].key == new[-1 - tail].key:
            tail += 1
        self._replace(head, before - head - tail, after - head - tail, new)
        self._top = new
        changed = []
        for place, child in self._root.children.items():
            if _differs(child.row, new[place]):
                changed.append(place)
            self._update(child, new[place])
        self._emit(self._root, changed)

    def _replace(self, at: int, gone: int, come: int, new: tuple[TreeRow, ...]) -> None:
        if gone:
            self.beginRemoveRows(QModelIndex(), at, at + gone - 1)
            self._shift(self._root, at, -gone)
            self._top = self._top[:at] + self._top[at + gone :]
            self.endRemoveRows()
        if come:
            self.beginInsertRows(QModelIndex(), at, at + come - 1)
            self._shift(self._root, at, come)
            self._top = self._top[:at] + new[at : at + come] + self._top[at:]
            self.endInsertRows()

    @staticmethod
    def _shift(node: Node, at: int, by: int) -> None:
        kept: dict[int, Node] = {}
        for place, child in node.children.items():
            if place < at:
                kept[place] = child
            elif by > 0 or place >= at - by:
                child.place = place + by
                kept[child.place] = child
        node.children = kept

    def _update(self, node: Node, row: TreeRow) -> None:
        """Give a node its new row, and its children theirs."""
        old = node.row
        before = old.length if old is not None else 0
        parent = self._index_of(node)
        if before != row.length:
            self._resize(node, parent, before, row)
        node.row = row
        if row.child is None:
            return
        changed = []
        for place, child in node.children.items():
            fresh = row.child(place)
            if _differs(child.row, fresh):
                changed.append(place)
            if child.row is not None and child.row.key != fresh.key and child.children:
                self._forget(child, fresh)
            else:
                self._update(child, fresh)
        self._emit(node, changed)

    def _resize(self, node: Node, parent: QModelIndex, before: int, row: TreeRow) -> None:
        if row.length < before:
            self.beginRemoveRows(parent, row.length, before - 1)
            node.children = {p: c for p, c in node.children.items() if p < row.length}
            node.row = row
            self.endRemoveRows()
        else:
            self.beginInsertRows(parent, before, row.length - 1)
            node.row = row
            self.endInsertRows()

    def _forget(self, node: Node, row: TreeRow) -> None:
        """Replace the children of a node that has become another thing."""
        old = node.row
        parent = self._index_of(node)
        if old is not None and old.length:
            self.beginRemoveRows(parent, 0, old.length - 1)
            node.children = {}
            node.row = replace(row, flag=None, tone=None, length=0, child=None)
            self.endRemoveRows()
        if row.length:
            self.beginInsertRows(parent, 0, row.length - 1)
            node.row = row
            self.endInsertRows()
        node.row = row

    def _emit(self, node: Node, places: list[int]) -> None:
        """Tell that children of a node show something else, a run of neighbours at a time."""
        start = 0
        places.sort()
        for at, place in enumerate(places, start=1):
            if at < len(places) and places[at] == place + 1:
                continue
            first, last = node.children[places[start]], node.children[place]
            self.dataChanged.emit(
                self.createIndex(first.place, 0, first),
                self.createIndex(last.place, self.last, last),
            )
            start = at

    def _touched(self, parent: QModelIndex, count: int) -> None:
        if count:
            last = self.index(count - 1, self.last, parent)
            self.dataChanged.emit(self.index(0, 0, parent), last)

    # ---- QAbstractItemModel

    def _node(self, index: Index) -> Node:
        if not index.isValid():
            return self._root
        node: Node = index.internalPointer()
        return node

    def _index_of(self, node: Node) -> QModelIndex:
        if node is self._root:
            return QModelIndex()
        return self.createIndex(node.place, 0, node)

    def _length(self, node: Node) -> int:
        if node is self._root:
            return len(self._top)
        return 0 if node.row is None else node.row.length

    def _child(self, node: Node, place: int) -> Node:
        child = node.children.get(place)
        if child is None:
            if node is self._root:
                row = self._top[place]
            else:
                make = None if node.row is None else node.row.child
                if make is None:
                    message = tr("row {place} of a node without children", place=place)
                    raise IndexError(message)
                row = make(place)
            child = node.children[place] = Node(row, node, place)
        return child

    @override
    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, self._child(self._node(parent), row))

    @override
    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # QObject.parent() is the other overload
        above = self._node(index).parent if index.isValid() else None
        return QModelIndex() if above is None else self._index_of(above)

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.column() > 0 else self._length(self._node(parent))
