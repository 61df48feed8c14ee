"""Offers, once, to add the program to the user's menu."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QThreadPool, Signal

from vfioviz.language import tr
from vfioviz.ui.message_bar import MessageBar
from vfioviz.ui.recent import preference, set_preference

Install = Callable[[], str]
"""Adds it; returns what went wrong, "" for nothing."""


class MenuOffer(QObject):
    """A line in the message bar with a button; the files are written in another thread."""

    _ended = Signal(str)

    def __init__(self, bar: MessageBar, install: Install) -> None:
        super().__init__(bar)
        self._bar = bar
        self._install = install
        self._ended.connect(self._tell)

    def make(self) -> None:
        """Offer it, if that was never done and nothing else is being said."""
        if preference("menu-offered", "") or self._bar.text:
            return
        set_preference("menu-offered", "yes")
        self._bar.ask(
            tr("vfioviz is not in your applications menu yet, and its files have no icon."),
            tr("Add to the menu"),
            self._start,
        )

    def _start(self) -> None:
        QThreadPool.globalInstance().start(lambda: self._ended.emit(self._install()))

    def _tell(self, problem: str) -> None:
        if problem:
            self._bar.fail(problem)
        else:
            self._bar.say(
                tr("vfioviz is in your menu now; vfioviz desktop remove takes it out again.")
            )
