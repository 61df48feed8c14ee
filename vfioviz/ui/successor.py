"""A window takes the place of another one, in another language: all that is shown is made anew.

What a window shows follows from its document. The new one has a document that holds the same, with
the same undo steps, and the place, panels and focus of the old one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from vfioviz.document.teach.library import lessons
from vfioviz.ui.handbook.shelf import Shelf
from vfioviz.ui.structs.desk import Desk
from vfioviz.ui.teach.presenter import Presenter
from vfioviz.ui.teach.teacher import Teacher
from vfioviz.ui.translation import spoken

if TYPE_CHECKING:
    from vfioviz.capture.headerlist import HeadersWanted
    from vfioviz.document.teach.lesson import Lesson
    from vfioviz.ui.main_window import MainWindow


class _Left(NamedTuple):
    """What is to be found again that no document holds."""

    focus: str
    """Key of the panel that had it; "" for the map."""
    rows: int
    """Where the map was scrolled to."""
    topic: str
    """What the handbook showed; "" where it was closed."""
    sources: tuple[HeadersWanted, ...]
    """What the window of structs showed."""


def leave(old: MainWindow) -> _Left:
    """Note how a window is left, where the next one will look for it."""
    old.bench.get(Presenter).close()
    if old.document.playing is None:
        old.keep()
    handbook, structs = old.bench.get(Shelf).window, old.bench.get(Desk).window
    return _Left(
        _focused(old),
        0 if old.map is None else old.map.scroller.vertical.value(),
        handbook.topic if handbook is not None and handbook.isVisible() else "",
        structs.parts if structs is not None and structs.isVisible() else (),
    )


def succeed(old: MainWindow, new: MainWindow, left: _Left) -> None:
    """Show in a new window, whose document holds the same, what the old one showed; that goes."""
    new.setGeometry(old.geometry())
    new.setWindowState(old.windowState())
    new.show()
    old.retire()
    QCoreApplication.sendPostedEvents(old, QEvent.Type.DeferredDelete.value)
    playing = new.document.playing
    if playing is not None:
        new.document.play(None)
        new.bench.get(Teacher).begin(_again(playing.lesson), playing.page)
    else:
        new.take_over()
    new.activateWindow()
    if new.map is not None:
        new.map.scroller.vertical.setValue(left.rows)
    if left.focus and playing is None:
        new.panes.show(left.focus)
    if left.topic:
        new.bench.get(Shelf).show(left.topic)
    if left.sources:
        new.bench.get(Desk).show().open_all(left.sources)


def _focused(window: MainWindow) -> str:
    focus = QApplication.focusWidget()
    found = (
        key for key, place in window.panes.docks.items()
        if focus is not None and place.isAncestorOf(focus)
    )  # fmt: skip
    return next(found, "")


def _again(lesson: Lesson) -> Lesson:
    """Return a lesson in the language of now; one of a file, or made of a seed, as it is."""
    return next((one for one in lessons(spoken()) if one.key == lesson.key), lesson)
