"""The bytes of a column as a table with a named cell for each: the accessible twin of the map."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from functools import lru_cache

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush, QColor, QFont
from typing_extensions import override

from vfioviz.codec.layout import Layout
from vfioviz.codec.leaf import Leaf, Role
from vfioviz.codec.ref import INFO_INDEX
from vfioviz.document.derived import DerivedColumn
from vfioviz.document.view import Selection
from vfioviz.language import tr
from vfioviz.scene import text
from vfioviz.scene.palette import INFO_TONE, LIGHT, UNKNOWN_TONE, Palette, tone
from vfioviz.ui.fonts import mono
from vfioviz.ui.theme import mix
from vfioviz.ui.whole import whole

Index = QModelIndex | QPersistentModelIndex

_HEX = tuple(f"{byte:02x}" for byte in range(256))


@whole
class HexModel(QAbstractTableModel):
    """Rows of ``width`` bytes and a last column with their characters.

    Nothing is kept for a byte: at 16 MiB only the cells on screen are ever asked for.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._column: DerivedColumn | None = None
        self._data = b""
        self._width = 8
        self._palette = LIGHT
        self._brushes: dict[str, QBrush] = {}
        self._hover = (0, 0)
        self._changes: tuple[tuple[int, int], ...] = ()
        self._typed: Mapping[int, int] = {}
        self._leaf = lru_cache(maxsize=1024)(self._find_leaf)

    @property
    def width(self) -> int:
        """Bytes a row."""
        return self._width

    @property
    def size(self) -> int:
        """Bytes in all."""
        return len(self._data)

    def set_column(self, column: DerivedColumn | None) -> None:
        """Show the bytes of a column."""
        data = b"" if column is None else column.layout.data
        self._leaf.cache_clear()
        if len(data) == len(self._data):
            self._column, self._data = column, data
            self._touched()
            return
        self.beginResetModel()
        self._column, self._data = column, data
        self.endResetModel()

    def set_width(self, width: int) -> None:
        """Show ``width`` bytes in each row."""
        if width != self._width:
            self.beginResetModel()
            self._width = width
            self.endResetModel()

    def set_palette(self, palette: Palette) -> None:
        """Set the colours of fields and capabilities."""
        self._palette = palette
        self._brushes.clear()
        self._touched()

    def set_hover(self, selection: Selection | None) -> None:
        """Mark the bytes that the mouse is over elsewhere."""
        before, self._hover = self._hover, (0, 0) if selection is None else selection[1:3]
        for start, stop in {before, self._hover}:
            last = min(stop, len(self._data)) - 1
            if start <= last:
                first, end = start // self._width, last // self._width
                self.dataChanged.emit(self.index(first, 0), self.index(end, self._width - 1))

    def set_changes(self, changes: tuple[tuple[int, int], ...]) -> None:
        """Mark the bytes that say otherwise than the reference column, in order of offset."""
        if changes != self._changes:
            self._changes = changes
            self._touched()

    def set_typed(self, typed: Mapping[int, int]) -> None:
        """Show bytes, by offset, that are typed over those of the column and not set yet."""
        offsets = {*self._typed, *typed}
        self._typed = dict(typed)
        for at in offsets:
            if at < len(self._data):
                index = self.index_of(at)
                self.dataChanged.emit(index, index.siblingAtColumn(self._width))

    def changed(self, at: int) -> bool:
        """Whether a byte is one of those."""
        place = bisect_right(self._changes, (at, len(self._data) + 1)) - 1
        return place >= 0 and at < self._changes[place][1]

    def offset(self, index: Index) -> int | None:
        """Return the offset of a cell; None for the characters and beyond the end."""
        if not index.isValid() or index.column() >= self._width:
            return None
        at = index.row() * self._width + index.column()
        return at if at < len(self._data) else None

    def index_of(self, offset: int) -> QModelIndex:
        """Return the cell of a byte."""
        return self.index(offset // self._width, offset % self._width)

    def byte(self, offset: int) -> int:
        """Return a byte, as typed; IndexError where there is none."""
        return self._typed.get(offset, self._data[offset])

    def told(self, offset: int) -> str:
        """Return what a screen reader says of a byte."""
        return self._name(offset)

    def leaf(self, offset: int) -> Leaf | None:
        """Return the leaf that holds a byte."""
        return self._leaf(offset)

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else -(-len(self._data) // self._width)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else self._width + 1

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Horizontal:
            return f"+{section}" if section < self._width else "text"
        start = section * self._width
        return f"{text.offset(start)}  {text.offset(start, hexadecimal=True)}"

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and (index.column() == self._width or self.offset(index) is not None):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if index.column() == self._width:
            return self._characters(index.row(), role)
        at = self.offset(index)
        if at is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return _HEX[self.byte(at)]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignCenter
        if role == Qt.ItemDataRole.BackgroundRole:
            return self._brush(self._leaf(at), hovered=self._hover[0] <= at < self._hover[1])
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._named(self._palette.text)
        if role == Qt.ItemDataRole.FontRole:
            return self._marked_font if self.changed(at) else None
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            return self._name(at)
        return None

    @property
    def _marked_font(self) -> QFont:
        font = mono()
        font.setBold(True)
        font.setUnderline(True)
        return font

    def _characters(self, row: int, role: int) -> object:
        start = row * self._width
        raw = self._data[start : start + self._width]
        if self._typed:
            raw = bytes(self.byte(start + at) for at in range(len(raw)))
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return text.printable(raw)
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._named(self._palette.muted)
        return None

    def _name(self, at: int) -> str:
        leaf = self._leaf(at)
        value = self.byte(at)
        if leaf is None:
            return tr("offset {both}, value {value}", both=text.both(at), value=value)
        told = cell_name(leaf, at, value)
        return tr("{told}, differs from the reference", told=told) if self.changed(at) else told

    def _find_leaf(self, at: int) -> Leaf | None:
        return None if self._column is None else self._column.layout.leaf_at(at)

    def _brush(self, leaf: Leaf | None, *, hovered: bool) -> QBrush | None:
        if leaf is None or self._column is None:
            return None
        layout = self._column.layout
        swatch = self._palette.swatch(leaf.role, _tone(layout, leaf))
        return self._named(mix(swatch.fill, swatch.outline, 0.4) if hovered else swatch.fill)

    def _named(self, colour: str) -> QBrush:
        brush = self._brushes.get(colour)
        if brush is None:
            brush = self._brushes[colour] = QBrush(QColor(colour))
        return brush

    def _touched(self) -> None:
        rows = self.rowCount()
        if rows:
            self.dataChanged.emit(self.index(0, 0), self.index(rows - 1, self._width))


def cell_name(leaf: Leaf, at: int, byte: int) -> str:
    """Return what a screen reader says of a byte.

    ``offset 68, 0x44, caps[2].header.id, value 1, misaligned by 4``.
    """
    parts = [tr("offset {at}", at=at), text.offset(at, hexadecimal=True), leaf.path]
    if isinstance(leaf.value, int):
        parts.append(tr("value {short_value}", short_value=text.short_value(leaf)))
        if leaf.stop - leaf.start > 1:
            parts.append(
                tr(
                    "byte {number} of {number2}",
                    number=at - leaf.start + 1,
                    number2=leaf.stop - leaf.start,
                )
            )
    else:
        parts.append(tr("byte 0x{byte:02x}", byte=byte))
    if leaf.misaligned or (
        leaf.role is Role.CAP_HEADER and leaf.field.name == "id" and leaf.start % 8
    ):
        parts.append(tr("misaligned by {number}", number=leaf.start % max(leaf.field.natural, 8)))
    return ", ".join(parts)


def _tone(layout: Layout, leaf: Leaf) -> int:
    index = leaf.place.cap
    if index == INFO_INDEX:
        return INFO_TONE
    if index >= len(layout.caps):
        return UNKNOWN_TONE
    return tone(layout.ioctl, layout.caps[index].id)
