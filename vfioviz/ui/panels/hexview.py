"""The table of bytes with a cursor in it: on a digit of a byte, or on its character."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QStyle, QWidget
from typing_extensions import override

from vfioviz.ui.models.hexbytes import HexModel
from vfioviz.ui.panels.tables import Table
from vfioviz.ui.whole import whole

_DIGITS = frozenset("0123456789abcdefABCDEF")
_KEYPAD = Qt.KeyboardModifier.KeypadModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CTRL = Qt.KeyboardModifier.ControlModifier
_CARET = 2
"""Pixels."""


@whole
class HexView(Table):
    """Moves its cursor by keys and mouse, and tells of what is typed; it changes nothing itself."""

    moved = Signal(bool)
    """The cursor is elsewhere; whether the selection grows with it."""
    typed = Signal(int, int)
    """What a byte is to hold: its offset, and 0 to 255."""
    pasted = Signal()
    copied = Signal()
    left = Signal()
    """Esc, with nothing left to leave in here."""
    refused = Signal()
    """A key that would put bytes in, or take some out."""

    def __init__(self, model: HexModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bytes = model
        self.at: int | None = None
        """Offset of the byte that the cursor is on."""
        self.low = False
        """Whether it is on the second digit."""
        self.text = False
        """Whether it is on the character."""
        self.typing = False
        """Whether something was typed since it came."""
        self.visit = 0
        """Which stay on which byte: what is typed in one is one step to undo."""
        self.setModel(model)

    # ---- the cursor

    def go(self, at: int, *, extend: bool = False, text: bool | None = None) -> None:
        """Put the cursor on a byte, as far as there is one."""
        size = self.bytes.size
        if not size:
            return
        self.text = self.text if text is None else text
        self.low = False
        self.visit += 1
        self.at = max(0, min(at, size - 1))
        self.moved.emit(extend)

    def place(self) -> QModelIndex:
        """Return the cell that the cursor is in."""
        if self.at is None or self.at >= self.bytes.size:
            return QModelIndex()
        index = self.bytes.index_of(self.at)
        return index.siblingAtColumn(self.bytes.width) if self.text else index

    def take(self, at: int) -> None:
        """Be on a byte that was chosen elsewhere."""
        if at != self.at:
            self.at, self.low, self.typing = at, False, False
            self.visit += 1

    def leave(self) -> None:
        """End typing."""
        self.low = self.typing = self.text = False
        self.visit += 1
        self.viewport().update()

    # ---- what it looks like

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        # Over the cells: a delegate of our own would draw each of them from Python.
        if self.at is None or self.at >= self.bytes.size or not self.hasFocus():
            return
        into = self.at % self.bytes.width
        byte = self.bytes.index_of(self.at)
        with QPainter(self.viewport()) as painter:
            ink = self.palette().text().color()
            painter.fillRect(self._below_byte(self.visualRect(byte)), ink)
            character = self.visualRect(byte.siblingAtColumn(self.bytes.width))
            painter.fillRect(self._below_character(character, into), ink)

    def _below_byte(self, cell: QRect) -> QRect:
        """Return the bar below the digit that is overwritten next; thin where characters are."""
        digit = self.fontMetrics().horizontalAdvance("0")
        left = cell.x() + (cell.width() - 2 * digit) // 2
        if self.text:
            return QRect(left, cell.bottom() - _CARET, 2 * digit, 1)
        left += digit if self.low else 0
        return QRect(left, cell.bottom() - _CARET, digit, _CARET + 1)

    def _below_character(self, cell: QRect, into: int) -> QRect:
        digit = self.fontMetrics().horizontalAdvance("0")
        x = self.characters(cell).x() + into * digit
        return QRect(x, cell.bottom() - _CARET, digit, _CARET + 1 if self.text else 1)

    # ---- keys

    @override
    def event(self, event: QEvent) -> bool:
        # Letters that are digits here are keys of actions elsewhere.
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and self.at is not None and self._own(event):
            event.accept()
            return True
        return super().event(event)

    def _own(self, event: QKeyEvent) -> bool:
        return bool(self._char(event)) or event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Insert}

    def _char(self, event: QKeyEvent) -> str:
        """Return the character that a key types here; "" for none."""
        if event.modifiers() & ~(_SHIFT | _KEYPAD):
            return ""
        char = event.text()
        if len(char) != 1:
            return ""
        return char if (self.text and " " <= char <= "~") or char in _DIGITS else ""

    def keeps(self, event: QKeyEvent) -> bool:
        """Whether a key types, moves the cursor, or is held for another one."""
        held = event.modifiers() & ~(_SHIFT | _KEYPAD | _CTRL)
        moves = event.key() in _MOVES or event.key() == Qt.Key.Key_Backspace
        return bool(self._char(event)) or (moves and not held) or event.key() in _HELD

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.at is None:
            # The first arrow key chooses the first byte.
            if event.key() in _MOVES and self.bytes.size:
                self.go(0)
            else:
                event.ignore()
            return
        char = self._char(event)
        if char:
            self._type(char)
        elif not self._on_clipboard(event) and not self._move(event, self.at):
            self._end(event)

    def _on_clipboard(self, event: QKeyEvent) -> bool:
        keys = QKeySequence.StandardKey
        if event.matches(keys.Paste):
            self.pasted.emit()
        elif event.matches(keys.Copy):
            self.copied.emit()
        else:
            return False
        return True

    def _move(self, event: QKeyEvent, at: int) -> bool:
        key, held = event.key(), event.modifiers()
        if event.matches(QKeySequence.StandardKey.SelectAll):
            self.go(0)
            self.go(self.bytes.size - 1, extend=True)
        elif key in _MOVES:
            self.go(self._goal(key, bool(held & _CTRL)), extend=bool(held & _SHIFT))
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.go(at, text=not self.text)
        elif key == Qt.Key.Key_Backspace:
            self.go(at if self.low else at - 1)
        else:
            return False
        return True

    def _end(self, event: QKeyEvent) -> None:
        """Leave typing, or the table; other keys are somebody else's."""
        if event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Insert}:
            self.refused.emit()
        elif event.key() == Qt.Key.Key_Escape and not (self.typing or self.low or self.text):
            self.left.emit()
        else:
            if event.key() == Qt.Key.Key_Escape:
                self.leave()
            event.ignore()  # a message is dismissed as well; Qt would look for a letter

    def _goal(self, key: int, control: bool) -> int:  # noqa: FBT001 -- of the key
        at, width = self.at or 0, self.bytes.width
        page = max(1, self.viewport().height() // max(1, self.rowHeight(0)) - 1)
        if control and key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            return 0 if key == Qt.Key.Key_Home else self.bytes.size - 1
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -width,
            Qt.Key.Key_Down: width,
            Qt.Key.Key_PageUp: -width * page,
            Qt.Key.Key_PageDown: width * page,
            Qt.Key.Key_Home: -(at % width),
            Qt.Key.Key_End: width - 1 - at % width,
        }
        goal = at + steps[Qt.Key(key)]
        # A row that is not there is no reason to change the column.
        return at if key in _UPWARD and not 0 <= goal < self.bytes.size else goal

    def _type(self, char: str) -> None:
        at = self.at
        if at is None or at >= self.bytes.size:
            return
        had = self.bytes.byte(at)
        self.typing = True
        if self.text:
            self.typed.emit(at, ord(char))
            return
        digit = int(char, 16)
        self.typed.emit(at, had & 0xF0 | digit if self.low else had & 0x0F | digit << 4)

    def went_on(self, at: int) -> None:
        """Go on behind what was typed."""
        if at != self.at:
            return
        if self.text or self.low:
            self.go(at + 1)
        else:
            self.low = True
            self.viewport().update()

    # ---- the mouse

    def byte_at(self, point: QPoint) -> tuple[int, bool] | None:
        """Return the byte at a point of the viewport, and whether it is its character."""
        index = self.indexAt(point)
        at = self.bytes.offset(index)
        if at is not None:
            return at, False
        if not index.isValid() or index.column() != self.bytes.width:
            return None
        start = index.row() * self.bytes.width
        digit = max(1, self.fontMetrics().horizontalAdvance("0"))
        into = (point.x() - self.characters(self.visualRect(index)).x()) // digit
        last = min(self.bytes.width, self.bytes.size - start) - 1
        return start + max(0, min(into, last)), True

    def characters(self, cell: QRect) -> QRect:
        """Return where in their cell the characters of a row stand."""
        margin = self.style().pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, None, self) + 1
        return cell.adjusted(margin, 0, 0, 0)

    def _selected(self) -> tuple[int, int] | None:
        """Return the bytes that are marked as selected."""
        found = [self.bytes.offset(index) for index in self.selectionModel().selectedIndexes()]
        known = [at for at in found if at is not None]
        return (min(known), max(known) + 1) if known else None

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        found, button = self.byte_at(event.position().toPoint()), event.button()
        if found is None or button not in {Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton}:
            super().mousePressEvent(event)
            return
        at, text = found
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        now = self._selected()
        if button is Qt.MouseButton.RightButton and now is not None and now[0] <= at < now[1]:
            return  # the menu is about all that is selected
        self.go(at, extend=bool(event.modifiers() & _SHIFT), text=text)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        found = self.byte_at(event.position().toPoint())
        if event.buttons() & Qt.MouseButton.LeftButton:
            if found is not None and found[0] != self.at:
                self.go(found[0], extend=True)
            return
        super().mouseMoveEvent(event)


_HELD = frozenset(
    {
        Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta,
    }
)  # fmt: skip
_UPWARD = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down})
_MOVES = frozenset(
    {
        Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home,
        Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown,
    }
)  # fmt: skip
