"""What a page asks: a number, one of some answers, or an edit; and what is said of the answer."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from vfioviz.document.columns import CAPTURED, column_text
from vfioviz.document.teach.lesson import ActiveCapture, Choose, Predict, Until, Wanted
from vfioviz.document.teach.playing import Feedback, Playing
from vfioviz.document.teach.words import parse_number
from vfioviz.language import tr
from vfioviz.scene import text
from vfioviz.scene.palette import LIGHT, Palette
from vfioviz.ui.fonts import mono
from vfioviz.ui.icons import pixmap
from vfioviz.ui.teach.feedback_box import FeedbackBox
from vfioviz.ui.teach.option import OptionButton
from vfioviz.ui.whole import whole

_SIGNS = {
    "right": "good",
    "wrong": "warning",
    "unclear": "warning",
    "hint": "info",
    "shown": "info",
}


def _name(column: Wanted) -> str:
    return CAPTURED if isinstance(column, ActiveCapture) else column_text(column)


@whole
class TaskBox(QFrame):
    """The question with its field; nothing is seen on a page that asks nothing."""

    answered = Signal(str)
    """A number as typed, or that of an option from 1."""
    hint_wanted = Signal()
    answer_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.options: list[OptionButton] = []
        self._group = QButtonGroup(self)
        self._palette: Palette | None = None
        self.question = QLabel(self)
        self.question.setWordWrap(True)
        self.question.setObjectName("question")
        self.where = QLabel(self)
        self.where.setObjectName("muted")
        self.field = QLineEdit(self)
        self.field.setFont(mono())
        self.field.setMaximumWidth(150)
        self.field.setPlaceholderText(tr("72 or 0x48"))
        self.field.setAccessibleName(tr("Your answer, in bytes"))
        self.field.textChanged.connect(self._read_out)
        self.readout = QLabel(self)
        self.readout.setObjectName("muted")
        self.choices = QVBoxLayout()
        self.choices.setSpacing(4)
        self.check = QPushButton(tr("Check"), self)
        self.check.clicked.connect(self.submit)
        self.hint = QPushButton(tr("Hint"), self)
        self.hint.clicked.connect(self.hint_wanted)
        self.show_answer = QPushButton(tr("Show answer"), self)
        self.show_answer.clicked.connect(self.answer_wanted)
        self.told = FeedbackBox(self)
        self.feedback = self.told.text
        self._lay_out()

    def _lay_out(self) -> None:
        typed = QHBoxLayout()
        typed.setSpacing(10)
        typed.addWidget(self.field)
        typed.addWidget(self.readout, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.check, self.hint, self.show_answer):
            buttons.addWidget(button)
        buttons.addStretch(1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(14, 12, 14, 12)
        rows.setSpacing(10)
        rows.addWidget(self.question)
        rows.addWidget(self.where)
        rows.addLayout(typed)
        rows.addLayout(self.choices)
        rows.addLayout(buttons)
        rows.addWidget(self.told)

    # ---- what is shown

    def set_palette(self, palette: Palette) -> None:
        """Take the colours of a theme."""
        self._palette = palette

    def show_page(self, playing: Playing) -> None:
        """Show what a page asks, with nothing answered."""
        task = playing.now.task
        self.setVisible(task is not None)
        self.field.clear()
        self._drop_options()
        predict, choose = isinstance(task, Predict), isinstance(task, Choose)
        self.field.setVisible(predict)
        self.readout.setVisible(predict)
        self.where.setVisible(predict)
        self.check.setVisible(predict or choose)
        if isinstance(task, Predict):
            self.question.setText(task.question or task.quantity.question())
            self.where.setText(tr("in the column {column}", column=_name(task.column)))
        elif isinstance(task, Choose):
            self.question.setText(task.question)
            for number, option in enumerate(task.options, start=1):
                self._add_option(number, option.text)
        elif isinstance(task, Until):
            self.question.setText(tr(task.question))
        self._keep_places(playing)
        self.show_state(playing)

    def _keep_places(self, playing: Playing) -> None:
        """Let no button move, whatever is said and whichever of them go."""
        self.told.expect(playing)
        for button, comes in (
            (self.hint, bool(playing.now.hints)),
            (self.show_answer, playing.can_show),
        ):
            policy = button.sizePolicy()
            policy.setRetainSizeWhenHidden(comes)
            button.setSizePolicy(policy)

    def show_state(self, playing: Playing) -> None:
        """Show what came of the answers so far."""
        now = playing.now
        for widget in (self.field, self.check, *self.options):
            widget.setEnabled(not playing.solved)
        left = playing.hints_left
        self.hint.setVisible(bool(now.hints) and not playing.solved)
        # Its text stays: a wider one would push the button beside it away.
        self.hint.setToolTip(tr("Hint") if left == len(now.hints) else tr("Next hint"))
        self.hint.setEnabled(left > 0)
        self.show_answer.setVisible(playing.can_show)
        self._tell(playing.feedback)

    def _tell(self, feedback: Feedback | None) -> None:
        self.setProperty("kind", "" if feedback is None else feedback.kind)
        self.style().unpolish(self)
        self.style().polish(self)
        if feedback is None:
            self.told.clear()
            return
        hint = feedback.kind == "hint"
        said = tr("Hint: {text}", text=feedback.text) if hint else feedback.text
        palette = self._palette or LIGHT
        shades = {"right": palette.good, "wrong": palette.warn, "unclear": palette.warn}
        shade = shades.get(feedback.kind, palette.note)
        self.told.tell(said, pixmap(_SIGNS[feedback.kind], shade, 20, self.devicePixelRatioF()))

    def take_focus(self) -> bool:
        """Put the focus where the answer is given; False where none is asked for here."""
        if not self.isHidden():
            for widget in (self.field, *self.options):
                if not widget.isHidden() and widget.isEnabled():
                    widget.setFocus(Qt.FocusReason.OtherFocusReason)
                    return True
        return False

    def again(self) -> None:
        """Let another number be typed over one that was wrong."""
        if self.field.isHidden() or not self.field.isEnabled():
            return
        focus = QApplication.focusWidget()
        # Who points in the map stays there: what is marked next takes the place of the number.
        if focus is not None and self.isAncestorOf(focus):
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.selectAll()

    def set_number(self, number: int) -> None:
        """Fill in what was pointed at in the map."""
        if not self.field.isHidden() and self.field.isEnabled():
            self.field.setText(str(number))

    def _read_out(self, typed: str) -> None:
        value = parse_number(typed)
        self.readout.setText("" if value is None else f"{text.both(value)}, {text.modulo(value)}")

    # ---- options

    def _add_option(self, number: int, said: str) -> None:
        button = OptionButton(f"{number}.  {said}", self)
        button.setFont(self.check.font())  # as large as the rest is written now
        button.setShortcut(str(number))
        button.setToolTip(tr("Key {number}", number=number))
        self._group.addButton(button, number)
        self.options.append(button)
        self.choices.addWidget(button)
        # Laid out a turn of the loop later, it could not take the focus now.
        button.show()

    def _drop_options(self) -> None:
        # A group remembers what was chosen among buttons that are gone.
        self._group.deleteLater()
        self._group = QButtonGroup(self)
        for button in self.options:
            self.choices.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.options.clear()

    def submit(self) -> None:
        """Give the answer as it stands."""
        if self.options:
            number = self._group.checkedId()
            self.answered.emit(str(number) if number > 0 else "0")
        elif not self.field.isHidden():
            self.answered.emit(self.field.text())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.check.isVisible() and (
            self.check.isEnabled()
        ):  # fmt: skip
            self.submit()
            return
        super().keyPressEvent(event)
