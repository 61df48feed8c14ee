"""Entry of an unsigned number up to 64 bits, in decimal or hex: Qt's spin boxes end at 32."""

from __future__ import annotations

import re
from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QValidator
from PySide6.QtWidgets import QLineEdit, QToolTip, QWidget
from typing_extensions import override

from vfioviz.language import tr
from vfioviz.uapi.schema import Flag
from vfioviz.ui.editors import flag_text
from vfioviz.ui.editors.refusal import again, tell
from vfioviz.ui.editors.undo_keys import left_to_window
from vfioviz.ui.whole import whole

_FULL = re.compile(r"\s*(0[xX][0-9a-fA-F][0-9a-fA-F_]*|[0-9][0-9_,]*)\s*")
_DIGITS = 4000
_NAMED = 6
"""Flags that are named where something else was typed."""


def parse(text: str) -> int | None:
    """Return the number that a text says; None where it is none. ``1_000`` and ``1,000`` pass.

    None too where it has more digits than Python turns into a number.
    """
    match = _FULL.fullmatch(text)
    if match is None:
        return None
    digits = match[1].replace("_", "").replace(",", "")
    if digits[:2].lower() == "0x":
        return int(digits, 16)
    return int(digits) if len(digits) <= _DIGITS else None


def is_number(text: str) -> bool:
    """Whether a text is written as a number, however large."""
    return _FULL.fullmatch(text) is not None


def wrong(text: str, bits: int) -> str:
    """Return why a text is no number of ``bits`` bits, with the range; "" where it is one."""
    number, top = parse(text), (1 << bits) - 1
    if number is not None and number <= top:
        return ""
    shown = again(text)
    if is_number(text):
        return tr(
            "{shown} is too large: u{bits} takes 0 to {top} ({top:#x}).",
            shown=shown,
            bits=bits,
            top=top,
        )
    return tr(
        "'{shown}' is no number: type decimal, or hex with 0x; u{bits} takes 0 to {top} "
        "({top:#x}).",
        shown=shown,
        bits=bits,
        top=top,
    )


@whole
class U64Validator(QValidator):
    """Accepts decimal and ``0x`` hex up to the width of a field.

    What it does not accept can be typed all the same: a key that does nothing would leave a number
    that nobody typed.
    """

    def __init__(
        self,
        bits: int,
        parent: QWidget | None = None,
        read: Callable[[str], int | None] = parse,
    ) -> None:
        super().__init__(parent)
        self.top = (1 << bits) - 1
        self._read = read

    @override
    def validate(self, text: str, position: int) -> object:
        number = self._read(text)
        if number is not None and number <= self.top:
            return QValidator.State.Acceptable, text, position
        return QValidator.State.Intermediate, text, position


@whole
class U64Edit(QLineEdit):
    """A line edit for a number of ``bits`` bits; it keeps the base that the user typed.

    While what is typed is no number of the field, it says so, with the range, and holds the number
    from before; left like that, or with Enter, it refuses.
    """

    value_edited = Signal(object)
    """The number (an int as object: Qt's own ints end at 32 bits), while it is typed."""
    refused = Signal(str)
    """Why what was typed was not taken."""

    def __init__(
        self, bits: int = 64, value: int = 0, *, hexadecimal: bool = False,
        parent: QWidget | None = None, flags: tuple[Flag, ...] = (),
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._bits = bits
        self._flags = flags
        self._value = self._before = value
        self._dropped = ""
        self.follows = False
        """Whether it shows what an undo step of the window changes."""
        self.setValidator(U64Validator(bits, self, self._read))
        self.setToolTip(
            tr(
                "u{bits}: decimal, or hex with 0x; 0 to 0x{number:x}",
                bits=bits,
                number=(1 << bits) - 1,
            )
        )
        self.setAccessibleDescription(tr("unsigned {bits} bit number, decimal or hex", bits=bits))
        self.set_value(value, hexadecimal=hexadecimal)
        self.textEdited.connect(self._typed)

    def _read(self, text: str) -> int | None:
        return flag_text.bits(text, self._flags) if self._flags else parse(text)

    def _wrong(self, text: str) -> str:
        number = self._read(text) if self._flags else None
        if not self._flags or (number is not None and number >= 1 << self._bits):
            return wrong(text, self._bits)
        if number is not None:
            return ""
        return tr(
            "'{shown}' is no flag or number: type {names}, with | between them.",
            shown=again(text),
            names=", ".join(flag.name for flag in self._flags[:_NAMED]),
        )

    @property
    def problem(self) -> str:
        """Why what is typed, or what was typed last and not taken, is wrong; "" where it is not."""
        return self._wrong(self.text()) or self._dropped

    @property
    def value(self) -> int:
        """The last number that was whole."""
        return self._value

    @property
    def hexadecimal(self) -> bool:
        """Whether the text is in hex."""
        return self.text().strip()[:2].lower() == "0x"

    def set_value(self, value: int, *, hexadecimal: bool | None = None) -> None:
        """Show a number; in the base of the text before where none is named."""
        base = self.hexadecimal if hexadecimal is None else hexadecimal
        self._value = self._before = value
        if self._flags:
            self.setText(flag_text.written(value, self._flags))
        else:
            self.setText(tr("0x{value:x}", value=value) if base else str(value))
        self._mark(bad=False)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._before = self._value

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        # A menu takes the focus too, and gives it back.
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self._leave()
        super().focusOutEvent(event)

    @override
    def event(self, event: QEvent) -> bool:
        undo, redo = self.isUndoAvailable(), self.isRedoAvailable()
        if self.follows and left_to_window(event, undo=undo, redo=redo):
            return False
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.refuse():
            return
        super().keyPressEvent(event)

    def forgive(self) -> None:
        """Forget what was not taken: it was said, and the value is as it is shown."""
        self._dropped = ""

    def refuse(self) -> bool:
        """Say what is wrong with what is typed, and select it; False where nothing is."""
        problem = self._wrong(self.text())
        if not problem:
            return False
        self.selectAll()
        tell(self, problem)
        self.refused.emit(problem)
        return True

    def _leave(self) -> None:
        problem = self._wrong(self.text())
        if not problem:
            return
        said = tr("{problem} The value stays {value}.", problem=problem, value=self._before)
        changed = self._value != self._before
        self.set_value(self._before)
        self._dropped = problem
        if changed:
            self.value_edited.emit(self._before)
        self.refused.emit(said)

    def _typed(self, text: str) -> None:
        self._dropped = ""
        problem = self._wrong(text)
        # An empty field, or the beginning of a number, is not wrong yet.
        begun = text.strip().lower() in {"", "0x"}
        self._mark(bad=bool(problem) and not begun)
        if problem and not begun:
            tell(self, problem)
        elif QToolTip.isVisible():
            QToolTip.hideText()
        number = self._before if problem else self._read(text)
        if number is not None and number != self._value:
            self._value = number
            self.value_edited.emit(number)

    def _mark(self, *, bad: bool) -> None:
        if bool(self.property("bad")) != bad:
            self.setProperty("bad", bad)
            self.style().unpolish(self)
            self.style().polish(self)
