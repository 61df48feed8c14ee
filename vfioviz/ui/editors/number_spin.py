"""A spin box that drops no digit: a number out of its range can be typed, and is refused."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QValidator, QWheelEvent
from PySide6.QtWidgets import QSpinBox, QWidget
from typing_extensions import override

from vfioviz.language import tr
from vfioviz.ui.editors.refusal import again, tell
from vfioviz.ui.editors.undo_keys import left_to_window
from vfioviz.ui.whole import whole


@whole
class NumberSpin(QSpinBox):
    """A whole number between two others; the tool tip names them."""

    refused = Signal(str)
    """Why what was typed was not taken."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._problem = ""
        # A number is what was typed whole: 1, 12 and 120 are three.
        self.setKeyboardTracking(False)
        # Who scrolls past it changes nothing: the wheel turns the one that is typed in.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.lineEdit().textEdited.connect(self._typed)

    @property
    def problem(self) -> str:
        """Why what was typed last was not taken; "" where it was."""
        self.interpretText()
        return self._problem

    def forgive(self) -> None:
        """Forget what was not taken: it was said, and the value is as it is shown."""
        self._problem = ""

    def set_range(self, low: int, high: int) -> None:
        """Set what can be entered, and name it in the tool tip."""
        self.setRange(low, high)
        self.setToolTip(tr("{low} to {high}", low=low, high=high))

    @override
    def event(self, event: QEvent) -> bool:
        line = self.lineEdit()
        if left_to_window(event, undo=line.isUndoAvailable(), redo=line.isRedoAvailable()):
            return False
        return super().event(event)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    @override
    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        state, text, position = super().validate(text, position)
        if state is QValidator.State.Invalid:
            state = QValidator.State.Intermediate
        return state, text, position

    @override
    def fixup(self, text: str) -> str:
        self._problem = tr(
            "'{shown}' is no number from {low} to {high}: {value} stays.",
            shown=again(text.removesuffix(self.suffix())),
            low=self.minimum(),
            high=self.maximum(),
            value=self.value(),
        )
        tell(self, self._problem)
        self.refused.emit(self._problem)
        return self.textFromValue(self.value()) + self.suffix()

    def _typed(self, _text: str) -> None:
        self._problem = ""
