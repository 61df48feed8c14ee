"""A window takes the place of another one, in another language: all that is shown is made anew.

What a window shows follows from its document. The new one has a document that holds the same, with
the same undo steps, and the place, panels and focus of the old one.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from vfioviz.ui.translation import spoken

if TYPE_CHECKING:
    from vfioviz.document.teach.lesson import Lesson
    from vfioviz.ui.main_window import MainWindow
    from vfioviz.ui.workbench import Workbench


class _Left(NamedTuple):
    """What is to be found again that no document holds."""

    focus: str
    """Key of the panel that had it; "" for the map."""
    rows: int
    """Where the map was scrolled to."""
    again: list[Callable[[Workbench], object]]
    """What shows the handbook and other windows of its own once more."""


def leave(old: MainWindow) -> _Left:
    """Note how a window is left, where the next one will look for it."""
    again = old.bench.hand_on()
    if old.document.playing is None:
        old.keep()
    return _Left(
        _focused(old),
        0 if old.map is None else old.map.scroller.vertical.value(),
        again,
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
        # A hundred modules that are there already, where a lesson is.
        from vfioviz.ui.teach.teacher import Teacher  # noqa: PLC0415 -- lessons are rare

        new.document.play(None)
        new.bench.get(Teacher).begin(_again(playing.lesson), playing.page)
    else:
        new.take_over()
    new.activateWindow()
    if new.map is not None:
        new.map.scroller.vertical.setValue(left.rows)
    if left.focus and playing is None:
        new.panes.show(left.focus)
    for show in left.again:
        show(new.bench)


def _focused(window: MainWindow) -> str:
    focus = QApplication.focusWidget()
    found = (
        key for key, place in window.panes.docks.items()
        if focus is not None and place.isAncestorOf(focus)
    )  # fmt: skip
    return next(found, "")


def _again(lesson: Lesson) -> Lesson:
    """Return a lesson in the language of now; one of a file, or made of a seed, as it is."""
    from vfioviz.document.teach.library import lessons  # noqa: PLC0415 -- lessons are rare

    return next((one for one in lessons(spoken()) if one.key == lesson.key), lesson)
