"""Where a key leads in the map of a struct."""

from __future__ import annotations

from PySide6.QtCore import QKeyCombination, Qt

from vfioviz.scene.structmap import StructGrid
from vfioviz.ui.structs.board import Hit

_KEYS = Qt.Key
_BACK = frozenset({_KEYS.Key_Left, _KEYS.Key_Up, _KEYS.Key_PageUp})
_ACROSS = frozenset({_KEYS.Key_Left, _KEYS.Key_Right})
_PAGES = frozenset({_KEYS.Key_PageUp, _KEYS.Key_PageDown})
_ENDS = frozenset({_KEYS.Key_Home, _KEYS.Key_End})
_STEPS = _BACK | _ACROSS | _PAGES | _ENDS | {_KEYS.Key_Down}


def step(grid: StructGrid, current: Hit | None, pressed: QKeyCombination, page: int) -> Hit | None:
    """Return the piece that a key leads to; None: it is no key that leads somewhere.

    Args:
        grid: The columns.
        current: Where it leads from; None: the first key leads to the first piece.
        pressed: The key: an arrow, with Ctrl to the column beside; Home, End; Page Up, Page Down.
        page: Rows of a page.
    """
    key = pressed.key()
    filled = [number for number, each in enumerate(grid.columns) if each.pieces]
    if not filled or key not in _STEPS:
        return None
    if current is None:
        return Hit(filled[0], 0)
    number, index = current
    column = grid.columns[number]
    if key in _ENDS:
        return Hit(number, 0 if key == _KEYS.Key_Home else len(column.pieces) - 1)
    by = -1 if key in _BACK else 1
    if key in _ACROSS:
        if pressed.keyboardModifiers() & Qt.KeyboardModifier.ControlModifier:
            return _beside(grid, current, by)
        return Hit(number, max(0, min(index + by, len(column.pieces) - 1)))
    piece = column.pieces[index]
    first = grid.row_of(piece.start if by < 0 else piece.stop - 1)
    row = first + by * (page if key in _PAGES else 1)
    row = max(0, min(row, grid.row_count - 1))
    byte = piece.start - grid.offset_of(grid.row_of(piece.start))
    return Hit(number, max(0, column.at(min(grid.offset_of(row) + byte, column.size - 1))))


def _beside(grid: StructGrid, current: Hit, by: int) -> Hit:
    """Return the same member, or the same byte, of the next column that has any."""
    piece = grid.columns[current.column].pieces[current.piece]
    number = current.column + by
    while 0 <= number < len(grid.columns) and not grid.columns[number].pieces:
        number += by
    if not 0 <= number < len(grid.columns):
        return current
    other = grid.columns[number]
    for index, each in enumerate(other.pieces):
        if each.name and each.name == piece.name:
            return Hit(number, index)
    return Hit(number, max(0, other.at(min(piece.start, other.size - 1))))
