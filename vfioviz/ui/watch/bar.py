"""The buttons over the C: each way to go on, and what was gone to."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from vfioviz.language import tr
from vfioviz.ui.elided import ElidedLabel

Button = tuple[str, str, str, Callable[[], object]]
"""Key, text, tool tip, what a click does."""


def tool(parent: QWidget, text: str, tip: str, do: Callable[[], object]) -> QToolButton:
    """Return a button that is reached by Tab."""
    button = QToolButton(parent)
    button.setText(text)
    button.setToolTip(tip)
    button.setAutoRaise(True)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.clicked.connect(lambda _on: do())
    return button


class Bar(QWidget):
    """Buttons, and in one line where one is."""

    def __init__(self, buttons: Iterable[Button], parent: QWidget) -> None:
        super().__init__(parent)
        self.buttons: dict[str, QToolButton] = {}
        self.status = ElidedLabel(self)
        self.status.setObjectName("muted")
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(2)
        for key, text, tip, do in buttons:
            self.buttons[key] = tool(self, text, tip, do)
            self.row.addWidget(self.buttons[key])
        self.row.addSpacing(8)
        self.row.addWidget(self.status, 1)

    def say(self, text: str, *, wrong: bool = False) -> None:
        """Show a text; one that says what is wrong in the colour of that."""
        self.status.setText(text)
        name = "problem" if wrong else "muted"
        if name != self.status.objectName():
            self.status.setObjectName(name)
            self.status.style().polish(self.status)


class StepBar(Bar):
    """The ways through a run, and back to the arithmetic."""

    left = Signal()
    """The arithmetic is wanted in place of the C."""

    def __init__(self, buttons: Iterable[Button], parent: QWidget) -> None:
        super().__init__(buttons, parent)
        self.model = tool(
            self,
            tr("Model"),
            tr("Show the arithmetic of this version in place of its C"),
            self.left.emit,
        )
        self.row.addWidget(self.model)
