"""The tree of a column: field, value, offset, alignment, size, meaning."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import (
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QBrush, QColor, QFont, QIcon
from typing_extensions import override

from vfioviz.codec.ref import Owner
from vfioviz.document.derived import DerivedColumn
from vfioviz.document.view import Selection
from vfioviz.language import mark, tr
from vfioviz.scene import text
from vfioviz.scene.palette import LIGHT, Palette, tone
from vfioviz.ui.models.structure_rows import TreeRow, rows
from vfioviz.ui.models.tree import Index, RowTree
from vfioviz.ui.models.values import EditValue, FlagSet
from vfioviz.ui.plain import plain
from vfioviz.ui.whole import whole

FIELD, VALUE, OFFSET, MODULO, SIZE, MEANING = range(6)
HEADERS = (
    mark("Field"),
    mark("Value"),
    mark("Offset"),
    mark("mod 8"),
    mark("Size"),
    mark("Meaning"),
)
_TIPS = (
    mark("The kernel's name of the field"),
    mark("Edit with F2 or a double click; hex where it starts with 0x"),
    mark("Bytes from the start of the info buffer, decimal and hex"),
    mark("Offset modulo 8: a u64 is aligned where it is 0"),
    mark("Bytes"),
    mark("What the value says"),
)
ROW_ROLE = Qt.ItemDataRole.UserRole
_BACKGROUND = Qt.ItemDataRole.BackgroundRole
MIME = "application/x-vfioviz-capability"


@whole
class StructureModel(RowTree):
    """Rows of one column of the map.

    ``value_of`` says what an editor gets for a row, None where it can not be edited; ``store``
    takes the edited value and says whether it was taken; ``move`` puts a capability before another
    one, or behind all.
    """

    last = MEANING

    def __init__(
        self,
        value_of: Callable[[TreeRow], EditValue | None],
        store: Callable[[TreeRow, EditValue], bool],
        move: Callable[[Owner, Owner | None], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._value_of = value_of
        self._store = store
        self._move = move
        self._palette = LIGHT
        self._mono = QFont()
        self._hover = QPersistentModelIndex()
        self._swatches: dict[int, QIcon] = {}

    # ---- contents

    def set_column(self, column: DerivedColumn | None) -> None:
        """Show a column; what is there already is updated in place."""
        self.set_rows(() if column is None else rows(column, tone))

    def set_look(self, palette: Palette, mono: QFont, swatch: Callable[[int], QIcon]) -> None:
        """Set colours, the font of values, and what draws the colour of a capability."""
        self._palette = palette
        self._mono = mono
        self._swatches = {number: swatch(number) for number in range(len(palette.fields))}
        self._touched(QModelIndex(), len(self._top))

    def set_hover(self, selection: Selection | None) -> None:
        """Mark the row of what the mouse is over, without moving anything."""
        before = self._hover
        found = QModelIndex()
        if selection is not None and self._top:
            found = self.find(selection.start, selection.stop, selection.ref)
        self._hover = QPersistentModelIndex(found)
        for index in (before, self._hover):
            if index.isValid():
                first = self.index(index.row(), FIELD, index.parent())
                self.dataChanged.emit(first, first.siblingAtColumn(MEANING), [_BACKGROUND])

    # ---- QAbstractItemModel

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return len(HEADERS)

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(HEADERS):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return tr(HEADERS[section])
        if role == Qt.ItemDataRole.ToolTipRole:
            return tr(_TIPS[section])
        return None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        row = self.row_at(index)
        if row is None:
            return Qt.ItemFlag.ItemIsDropEnabled
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if row.flag is not None:
            if index.column() == FIELD and self._value_of(row) is not None:
                flags |= Qt.ItemFlag.ItemIsUserCheckable
        elif index.column() == VALUE and self._value_of(row) is not None:
            flags |= Qt.ItemFlag.ItemIsEditable
        if row.kind == "cap":
            flags |= Qt.ItemFlag.ItemIsDragEnabled
        return flags

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row_at(index)
        if row is None:
            return None
        column = index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return _cell(row, column)
        if role == Qt.ItemDataRole.EditRole:
            return self._value_of(row) if column == VALUE else _cell(row, column)
        if role == Qt.ItemDataRole.CheckStateRole:
            return self._checked(row) if column == FIELD else None
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain(_tooltip(row))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{tr(HEADERS[column])}: {_cell(row, column) or tr('none')}"
        if role == ROW_ROLE:
            return row
        if role == _BACKGROUND and self._hover.isValid() and self._node(self._hover).row is row:
            return QBrush(QColor(self._palette.rule))
        return self._look(row, column, role)

    def _look(self, row: TreeRow, column: int, role: int) -> object:
        if role == Qt.ItemDataRole.DecorationRole and column == FIELD and row.tone is not None:
            return self._swatches.get(row.tone)
        if role == Qt.ItemDataRole.FontRole:
            if column in {VALUE, OFFSET, MODULO, SIZE}:
                return self._mono
            if row.kind in {"cap", "info"} and column == FIELD:
                bold = QFont()
                bold.setBold(True)
                return bold
        if role == Qt.ItemDataRole.ForegroundRole:
            if row.misaligned and column in {OFFSET, MODULO}:
                return QBrush(QColor(self._palette.warn))
            if row.kind == "filler" or column in {MEANING, SIZE}:
                return QBrush(QColor(self._palette.muted))
        return None

    def _checked(self, row: TreeRow) -> Qt.CheckState | None:
        if row.flag is None or row.leaf is None or not isinstance(row.leaf.value, int):
            return None
        on = row.leaf.value & row.flag.value == row.flag.value
        return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked

    @override
    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row = self.row_at(index)
        if row is None:
            return False
        if role == Qt.ItemDataRole.CheckStateRole and row.flag is not None:
            current = self._value_of(row)
            if not isinstance(current, FlagSet):
                return False
            on = Qt.CheckState(value) is Qt.CheckState.Checked
            bits = current.value | row.flag.value if on else current.value & ~row.flag.value
            return self._store(row, FlagSet(bits, current.bits, current.flags))
        if role == Qt.ItemDataRole.EditRole and isinstance(value, EditValue):
            return self._store(row, value)
        return False

    # ---- drag and drop of capabilities

    @override
    def mimeTypes(self) -> list[str]:
        return [MIME]

    @override
    def mimeData(self, indexes: list[QModelIndex]) -> QMimeData:  # type: ignore[override]  # the stubs want Sequence
        mime = QMimeData()
        caps = {row.cap for index in indexes if (row := self.row_at(index)) and row.kind == "cap"}
        mime.setData(MIME, ",".join(str(cap) for cap in caps if cap is not None).encode())
        return mime

    @override
    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    @override
    def canDropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        return data.hasFormat(MIME) and not parent.isValid() and row >= 0

    @override
    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        if not self.canDropMimeData(data, action, row, column, parent):
            return False
        source = int(bytes(data.data(MIME).data()).partition(b",")[0])
        owners = {each.cap: each.ref.owner for each in self._top if each.kind == "cap" and each.ref}
        behind = (each for each in self._top[row:] if each.kind == "cap" and each.ref)
        following = next((each.ref.owner for each in behind if each.ref), None)
        if source in owners:
            self._move(owners[source], following)
        # The move has been made by the edit; True would let the view remove the dragged row.
        return False


def _cell(row: TreeRow, column: int) -> str:
    if column == FIELD:
        return row.name
    if column == VALUE:
        return row.value
    if column == MEANING:
        return row.meaning
    if row.flag is not None:
        return ""
    if column == OFFSET:
        return text.both(row.start)
    if column == MODULO:
        return str(row.start % 8)
    return text.count(row.stop - row.start)


def _tooltip(row: TreeRow) -> str:
    if row.leaf is None or row.flag is not None:
        return f"{row.name}\n{row.meaning}" if row.meaning else row.name
    leaf = row.leaf
    parts = [leaf.path, f"{text.type_text(leaf)} at {text.both(row.start)}", text.value(leaf),
             row.meaning, text.alignment(leaf), tr(leaf.field.doc)]  # fmt: skip
    return "\n".join(part for part in parts if part)
