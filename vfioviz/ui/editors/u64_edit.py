"""Entry of an unsigned number up to 64 bits, in decimal or hex: Qt's spin boxes end at 32."""

from __future__ import annotations

import re

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent, QValidator
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from vfioviz.language import tr
from vfioviz.ui.whole import whole

_FULL = re.compile(r"\s*(0[xX][0-9a-fA-F][0-9a-fA-F_]*|[0-9][0-9_,]*)\s*")
_PARTIAL = re.compile(r"\s*(0[xX]?[0-9a-fA-F_]*|[0-9][0-9_,]*)?\s*")


def parse(text: str) -> int | None:
    """Return the number that a text says; None where it is none. ``1_000`` and ``1,000`` pass."""
    match = _FULL.fullmatch(text)
    if match is None:
        return None
    digits = match[1].replace("_", "").replace(",", "")
    return int(digits, 16) if digits[:2].lower() == "0x" else int(digits)


@whole
class U64Validator(QValidator):
    """Accepts decimal and ``0x`` hex up to the width of a field."""

    def __init__(self, bits: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.top = (1 << bits) - 1

    @override
    def validate(self, text: str, position: int) -> object:
        number = parse(text)
        if number is not None and number <= self.top:
            return QValidator.State.Acceptable, text, position
        if number is None and _PARTIAL.fullmatch(text):
            return QValidator.State.Intermediate, text, position
        return QValidator.State.Invalid, text, position


@whole
class U64Edit(QLineEdit):
    """A line edit for a number of ``bits`` bits; it keeps the base that the user typed."""

    value_edited = Signal(object)
    """The number (an int as object: Qt's own ints end at 32 bits), while it is typed."""

    def __init__(
        self, bits: int = 64, value: int = 0, *, hexadecimal: bool = False,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._bits = bits
        self._value = value
        self.setValidator(U64Validator(bits, self))
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
        self._value = value
        self.setText(tr("0x{value:x}", value=value) if base else str(value))

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        if parse(self.text()) is None:
            self.set_value(self._value)
        super().focusOutEvent(event)

    def _typed(self, text: str) -> None:
        number = parse(text)
        if number is not None and number < 1 << self._bits and number != self._value:
            self._value = number
            self.value_edited.emit(number)
