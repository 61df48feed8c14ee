"""Pictures of teaching: each lesson's first and last page, the view for a room, the handbook."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from tests.pictures.drawing import SAMPLES, close, open_window, save, settle
from vfioviz.document.teach.lesson import Predict
from vfioviz.document.teach.library import lessons
from vfioviz.ui.features.helping import shelf
from vfioviz.ui.features.teaching import teacher

SIZE = (1280, 720)
THEMES = ("light", "dark")


def draw_all(app: QApplication) -> None:
    for theme in THEMES:
        _lessons(app, theme)
        _presenter(app, theme)
        _handbook(app, theme)
        _commands(app, theme)


def _lessons(app: QApplication, theme: str) -> None:
    window = open_window(app, SIZE, theme)
    for lesson in lessons():
        for name, page in (("first", 0), ("last", len(lesson.pages) - 1)):
            teacher(window.bench).begin(lesson, page)
            settle(app)
            save(window.grab(), f"lessons/{lesson.key}-{name}-{theme}.png")
            teacher(window.bench).leave()
            settle(app, 0.1)
    close(app, window)


def _presenter(app: QApplication, theme: str) -> None:
    """A page of the lesson on alignment that asks, after a wrong answer."""
    window = open_window(app, SIZE, theme)
    lesson = lessons()[1]
    asks = [number for number, page in enumerate(lesson.pages) if isinstance(page.task, Predict)]
    window.actions_table["presenter"].trigger()
    # It fills the screen, and a projector's is as large as the other pictures.
    window.showNormal()
    window.resize(*SIZE)
    teacher(window.bench).begin(lesson, asks[1])
    settle(app)
    field = teacher(window.bench).panel.task.field
    QTest.keyClicks(field, "64")
    QTest.keyClick(field, Qt.Key.Key_Return)
    settle(app)
    save(window.grab(), f"presenter-{theme}.png")
    close(app, window)


def _handbook(app: QApplication, theme: str) -> None:
    window = open_window(app, SIZE, theme)
    book = shelf(window.bench).show("finding.misaligned")
    book.resize(1000, 640)
    settle(app)
    save(book.grab(), f"handbook-{theme}.png")
    book.close()
    close(app, window)


def _commands(app: QApplication, theme: str) -> None:
    window = open_window(app, SIZE, theme)
    window.files.open_paths([str(SAMPLES / "iommu-linux-6.1.bin")])
    settle(app)
    window.actions_table["commands"].trigger()
    settle(app)
    dialog = next(one for one in window.findChildren(QDialog) if one.isVisible())
    QTest.keyClicks(app.focusWidget() or dialog, "pad")
    settle(app)
    whole = window.grab()
    painter = QPainter(whole)
    painter.drawPixmap((SIZE[0] - dialog.width()) // 2, 110, dialog.grab())
    painter.end()
    save(whole, f"commands-{theme}.png")
    dialog.reject()
    close(app, window)
