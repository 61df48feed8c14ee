"""The lesson beside the map: the page's text, what it asks, and the way on."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from vfioviz.document.teach.lesson import Until
from vfioviz.document.teach.library import after
from vfioviz.document.teach.playing import Playing
from vfioviz.language import tr
from vfioviz.scene.palette import Palette
from vfioviz.ui.announcer import announce
from vfioviz.ui.fonts import mono
from vfioviz.ui.teach.prose import Prose
from vfioviz.ui.teach.task import TaskBox
from vfioviz.ui.translation import spoken
from vfioviz.ui.whole import whole


@whole
class LessonPanel(QWidget):
    """Shows a ``Playing``; asks, by signals, for everything else."""

    turned = Signal(int)
    """Pages to turn: 1 or -1."""
    onward = Signal()
    """The lesson that follows is to be begun."""
    left = Signal()
    """The lesson is to be left."""
    link_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setProperty("topic", "lessons")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._playing: Playing | None = None
        self.title = QLabel(self)
        self.title.setObjectName("muted")
        self.title.setWordWrap(True)
        self.leave = QPushButton(tr("Leave"), self)
        self.leave.setToolTip(tr("Leave the lesson; how far you came is kept"))
        self.leave.clicked.connect(self.left)
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(4)
        self.bar.setObjectName("thin")
        self.prose = Prose(tr("Text of the page"), self)
        self.prose.anchorClicked.connect(lambda url: self.link_wanted.emit(url.toString()))
        self.task = TaskBox(self)
        self.keys = QLabel(self)
        self.keys.setObjectName("muted")
        self.keys.setWordWrap(True)
        self.keys.hide()
        self.back = QPushButton(tr("Back"), self)
        self.back.setToolTip(tr("The page before (Alt+Left)"))
        self.back.clicked.connect(lambda: self.turned.emit(-1))
        self.next = QPushButton(tr("Continue"), self)
        self.next.setToolTip(tr("The next page (Alt+Right)"))
        self.next.clicked.connect(lambda: self.turned.emit(1))
        self.following = QPushButton(tr("Next lesson"), self)
        self.following.clicked.connect(self.onward)
        self.following.hide()
        self._lay_out()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.leave, 0, Qt.AlignmentFlag.AlignTop)
        foot = QHBoxLayout()
        foot.addWidget(self.back)
        foot.addStretch(1)
        foot.addWidget(self.following)
        foot.addWidget(self.next)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(20, 14, 20, 16)
        rows.setSpacing(12)
        rows.addLayout(head)
        rows.addWidget(self.bar)
        rows.addWidget(self.prose, 1)
        rows.addWidget(self.task)
        rows.addWidget(self.keys)
        rows.addLayout(foot)

    def set_palette(self, palette: Palette) -> None:
        """Take the colours of a theme."""
        self.prose.set_palette(palette)
        self.task.set_palette(palette)
        if self._playing is not None:
            self.task.show_state(self._playing)

    def set_scale(self, scale: float) -> None:
        """Write larger, 1.0 to 3.0 times, as for a room."""
        self.prose.set_scale(scale)
        font = self.font()
        font.setPointSizeF(self.window().font().pointSizeF() * (1 + (scale - 1) * 0.7))
        self.setFont(font)
        strong, digits = QFont(font), mono()
        strong.setWeight(QFont.Weight.DemiBold)
        digits.setPointSizeF(font.pointSizeF())
        own: dict[QWidget, QFont] = {self.task.question: strong, self.task.field: digits}
        for child in self.findChildren(QWidget):
            if child is not self.prose:
                child.setFont(own.get(child, font))
        self.keys.setVisible(scale > 1)
        self.keys.setText(
            tr("PageDown on, PageUp back, Enter check, H hint, S answer, Esc ends this view")
        )

    def show_playing(self, playing: Playing) -> None:
        """Show where the learner is."""
        before, self._playing = self._playing, playing
        new = before is None or (before.lesson, before.page) != (playing.lesson, playing.page)
        lesson = playing.lesson
        number, count = playing.page + 1, len(lesson.pages)
        self.title.setText(tr("{lesson}: page {n} of {count}", lesson=lesson.title, n=number,
                              count=count))  # fmt: skip
        self.bar.setRange(0, count)
        self.bar.setValue(number - (0 if playing.solved else 1))
        self.bar.setAccessibleName(tr("Page {n} of {count}", n=number, count=count))
        self.back.setEnabled(playing.page > 0)
        self.next.setText(tr("Finish") if playing.last else tr("Continue"))
        self.next.setEnabled(playing.solved)
        self.next.setDefault(playing.solved)
        following = after(lesson, spoken()) if playing.last else None
        self.following.setVisible(following is not None)
        self.following.setEnabled(playing.solved)
        if following is not None:
            self.following.setToolTip(tr("Go on with {title}", title=following.title))
        if new:
            self.prose.show_text(f"# {playing.now.title}\n\n{playing.now.text}")
            self.task.show_page(playing)
            announce(self, f"{self.title.text()}: {playing.now.title}")
            self.focus_task()
        else:
            self.task.show_state(playing)
            if playing.feedback is not None and (before is None or before.feedback !=
                                                 playing.feedback):  # fmt: skip
                announce(self, playing.feedback.text)
            # Who edits is still at it: the focus stays where the hand is.
            if playing.solved and not isinstance(playing.now.task, Until):
                self.next.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_task(self) -> None:
        """Put the focus where the page goes on."""
        if not self.task.take_focus() and self.next.isEnabled():
            self.next.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enter and self.next.isEnabled():
            self.turned.emit(1)
            return
        super().keyPressEvent(event)
