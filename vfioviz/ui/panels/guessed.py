"""What the bytes tell of which ioctl answered; where they don't, the candidates, a click each."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from vfioviz.codec.guess import Candidate, Guess
from vfioviz.codec.lookalike import MESSAGE, LookAlike
from vfioviz.kernel.telling import Told
from vfioviz.language import told, tr
from vfioviz.ui.plain import plain


class GuessView(QWidget):
    """A line, and a button for each reading that comes into question."""

    chosen = Signal(str, str)
    """Keys of ioctl and ABI."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = _line()
        self.answerer = _line()
        self.buttons: list[QPushButton] = []
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(4)
        self._rows.addWidget(self.line)
        self._rows.addWidget(self.answerer)
        self.answerer.hide()
        self._shown: tuple[tuple[str, str], ...] = ()

    def clear(self) -> None:
        """Say nothing."""
        self.line.clear()
        self.answerer.hide()
        self._show_buttons(())

    def show_guess(self, found: Guess, ioctl: str, abi: str) -> None:
        """Say what the bytes tell.

        Args:
            found: The guess.
            ioctl: Key of the ioctl that they are read as.
            abi: Key of the ABI that they are read by.
        """
        self.line.setToolTip(plain(told(found.reason)))
        if found.is_told:
            agrees = (found.ioctl.key, found.abi.key) == (ioctl, abi)
            said = tr("as read") if agrees else f"{found.ioctl.key}, {found.abi.key}"
            self.line.setText(
                tr(
                    "Guess from the bytes: {said}, confidence {confidence:.0%}",
                    said=said,
                    confidence=found.confidence,
                )
            )
            self._show_buttons(())
            return
        if found.look_alike is not None:
            self.line.setText(_look_alike(found.look_alike))
        else:
            self.line.setText(tr("The bytes don't tell which ioctl answered. It could be:"))
        self._show_buttons(found.candidates)
        for button, each in zip(self.buttons, found.candidates, strict=True):
            button.setChecked((each.ioctl.key, each.abi.key) == (ioctl, abi))

    def show_answerer(self, found: Told | None) -> None:
        """Ask who answered, where the bytes do not tell."""
        asked = found is not None and bool(found.others)
        self.answerer.setVisible(asked)
        if found is not None and asked:
            self.answerer.setText(
                tr(
                    "Who answered can't be told ({reason}): choose the handler below, {handlers}.",
                    reason=told(found.reason),
                    handlers=" / ".join(found.others),
                )
            )

    def _show_buttons(self, candidates: tuple[Candidate, ...]) -> None:
        wanted = tuple((each.ioctl.key, each.abi.key) for each in candidates)
        if wanted == self._shown:
            return
        self._shown = wanted
        for button in self.buttons:
            self._rows.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = [self._button(each) for each in candidates]
        for button in self.buttons:
            self._rows.addWidget(button)

    def _button(self, each: Candidate) -> QPushButton:
        order = tr("little-endian") if each.abi.byte_order == "little" else tr("big-endian")
        button = QPushButton(f"{each.ioctl.name}, {order}", self)
        button.setCheckable(True)
        button.setToolTip(plain(told(each.reason)))
        button.setAccessibleName(tr("Read as {name}, {order}", name=each.ioctl.name, order=order))
        ioctl, abi = each.ioctl.key, each.abi.key

        def choose(_checked: bool) -> None:  # noqa: FBT001 as Qt calls it
            self.chosen.emit(ioctl, abi)

        button.clicked.connect(choose)
        return button


def _look_alike(found: LookAlike) -> str:
    name = tr("a vfio-user message") if found.struct_name == MESSAGE else found.struct_name
    return tr(
        "Looks like {name} of {macro} ({reason}): none of the three that carry "
        "capabilities. Read all the same as:",
        name=name,
        macro=found.macro,
        reason=told(found.reason),
    )


def _line() -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setObjectName("muted")
    return label
