"""What the dialogs share: a place for what is wrong, buttons, opening without blocking."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QVBoxLayout,
    QWidget,
)

Buttons = QDialogButtonBox.StandardButton


class HelpDesk(QObject):
    """Stands in a window that knows where links lead, for the dialogs that come from it."""

    asked = Signal(str)
    """A link to the handbook."""


class Dialog(QDialog):
    """A window-modal dialog; ``body`` is where its contents go."""

    TOPIC = "start"
    """What F1 opens the handbook at."""

    def __init__(self, title: str, accept: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.body = QVBoxLayout()
        self.body.setSpacing(10)
        self.problem = QLabel(self)
        self.problem.setObjectName("problem")
        self.problem.setWordWrap(True)
        self.problem.hide()
        self.buttons = QDialogButtonBox(self)
        if accept:
            self.ok = self.buttons.addButton(accept, QDialogButtonBox.ButtonRole.AcceptRole)
            self.ok.setDefault(True)
            self.buttons.addButton(Buttons.Cancel)
        else:
            self.ok = self.buttons.addButton(Buttons.Close)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.help = QShortcut(QKeySequence("F1"), self)
        self.help.activated.connect(self._explain)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(18, 16, 18, 14)
        outer.setSpacing(12)
        outer.addLayout(self.body, 1)
        outer.addWidget(self.problem)
        outer.addWidget(self.buttons)

    def _explain(self) -> None:
        # The window that it came from follows links; a dialog knows no handbook.
        window = self.parentWidget()
        while window is not None:
            desk = window.findChild(HelpDesk, options=Qt.FindChildOption.FindDirectChildrenOnly)
            if desk is not None:
                desk.asked.emit(f"handbook:{self.TOPIC}")
                return
            window = window.parentWidget()

    def complain(self, text: str) -> None:
        """Say what is wrong with the input; "" takes it back."""
        self.problem.setText(text)
        self.problem.setVisible(bool(text))
