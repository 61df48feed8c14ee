"""What can be learned: the lessons with how far one came, and exercises from a seed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPushButton,
    QWidget,
)
from typing_extensions import override

from vfioviz import language
from vfioviz.document.teach.exercises import LEVELS, Level
from vfioviz.document.teach.lesson import Lesson
from vfioviz.language import mark, tr
from vfioviz.scene.palette import Palette
from vfioviz.ui.dialogs.base import Dialog
from vfioviz.ui.editors.choice import Choice
from vfioviz.ui.editors.number_spin import NumberSpin
from vfioviz.ui.teach.progress import forget, progress
from vfioviz.ui.two_lines import DATA, TwoLines, add_row
from vfioviz.ui.whole import whole

_LEVELS = {"easy": mark("easy"), "medium": mark("medium"), "hard": mark("hard")}
_SEEDS = 99_999_999


@whole
class LearnDialog(Dialog):
    """Enter begins the lesson that is chosen."""

    TOPIC = "lessons"

    lesson_wanted = Signal(object)
    """A ``Lesson``."""
    exercises_wanted = Signal(int, int, str)
    """Seed, count, level."""
    worksheet_wanted = Signal(int, int, str)
    """Seed, count, level."""
    file_wanted = Signal()

    def __init__(
        self, lessons: tuple[Lesson, ...], palette: Palette, parent: QWidget | None = None
    ) -> None:
        super().__init__(tr("Learn"), tr("Begin"), parent)
        self.resize(680, 560)
        self._lessons = lessons
        title = QLabel(tr("Lessons"), self)
        title.setObjectName("section")
        self.body.addWidget(title)
        self.list = QListWidget(self)
        self.list.setAccessibleName(tr("Lessons"))
        self.list.itemActivated.connect(lambda _item: self.accept())
        self.list.setItemDelegate(TwoLines(palette, self.list))
        self.list.setMouseTracking(True)
        self.body.addWidget(self.list, 1)
        below = QHBoxLayout()
        self.reset = QPushButton(tr("Forget my progress"), self)
        self.reset.clicked.connect(self._forget)
        own = QPushButton(tr("Open a lesson file…"), self)
        own.clicked.connect(self._open_file)
        below.addWidget(own)
        below.addWidget(self.reset)
        below.addStretch(1)
        self.body.addLayout(below)
        line = QFrame(self)
        line.setObjectName("line")
        line.setFixedHeight(1)
        self.body.addWidget(line)
        self._add_exercises()
        self._fill()
        self.list.setFocus()

    def _add_exercises(self) -> None:
        head = QLabel(tr("Exercises"), self)
        head.setObjectName("section")
        self.body.addWidget(head)
        row = QHBoxLayout()
        row.setSpacing(8)
        self.seed = NumberSpin(self)
        self.seed.set_range(0, _SEEDS)
        self.seed.setValue(1)
        self.count = NumberSpin(self)
        self.count.set_range(1, 100)
        self.count.setValue(10)
        self.level = Choice(self)
        for level in LEVELS:
            self.level.addItem(tr(_LEVELS[level]), level)
        for spin in (self.seed, self.count):
            spin.lineEdit().textEdited.connect(lambda _text: self.complain(""))
        for name, widget in (
            (tr("&Seed"), self.seed),
            (tr("&How many"), self.count),
            (tr("&Difficulty"), self.level),
        ):
            label = QLabel(name, self)
            label.setBuddy(widget)
            widget.setAccessibleName(name.replace("&", ""))
            row.addWidget(label)
            row.addWidget(widget)
        row.addStretch(1)
        self.paper = QPushButton(tr("On paper…"), self)
        self.paper.setToolTip(tr("Save a worksheet and its key as PDF, SVG or text"))
        self.paper.clicked.connect(self._on_paper)
        row.addWidget(self.paper)
        self.practise = QPushButton(tr("Practise"), self)
        self.practise.setToolTip(tr("The same seed gives the same questions, also on paper"))
        self.practise.clicked.connect(self._practise)
        row.addWidget(self.practise)
        self.body.addLayout(row)

    def _fill(self) -> None:
        row = max(0, self.list.currentRow())
        self.list.clear()
        for lesson in self._lessons:
            add_row(self.list, lesson.title, lesson.summary, _told(lesson), lesson)
        self.list.setCurrentRow(row)

    def _forget(self) -> None:
        for lesson in self._lessons:
            forget(lesson.key)
        self._fill()

    def _open_file(self) -> None:
        self.reject()
        self.file_wanted.emit()

    def _refuses(self) -> bool:
        """Say which number was not taken, so that none is used that nobody typed."""
        for spin in (self.seed, self.count):
            if spin.problem:
                self.complain(spin.problem)
                spin.forgive()
                spin.setFocus()
                spin.selectAll()
                return True
        return False

    def _practise(self) -> None:
        if self._refuses():
            return
        wanted = self._exercises()
        self.reject()
        self.exercises_wanted.emit(*wanted)

    def _on_paper(self) -> None:
        if self._refuses():
            return
        wanted = self._exercises()
        self.reject()
        self.worksheet_wanted.emit(*wanted)

    def _exercises(self) -> tuple[int, int, Level]:
        return self.seed.value(), self.count.value(), self.level.currentData()

    @override
    def accept(self) -> None:
        item = self.list.currentItem()
        super().accept()
        if item is not None:
            self.lesson_wanted.emit(item.data(DATA))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.list.hasFocus():
            self.accept()
            return
        super().keyPressEvent(event)


def _told(lesson: Lesson) -> str:
    now = progress(lesson.key)
    pages = len(lesson.pages)
    length = language.plural(pages, mark("{n} page"), mark("{n} pages"))
    time = tr("{length}, about {minutes} minutes", length=length, minutes=lesson.minutes)
    if now.done:
        return tr("{time}; done", time=time)
    if now.page:
        return tr("{time}; you are on page {n}", time=time, n=now.page + 1)
    return time
