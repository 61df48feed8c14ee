"""The program with its window: the only composition root."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Sequence
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

import PySide6

from vfioviz.language import tr
from vfioviz.ui.guard import refusal

if TYPE_CHECKING:
    from vfioviz.ui.main_window import MainWindow

_ID = "org.vfioviz.vfioviz"
_FIRST = (
    "vfioviz.ui.editors.delegate",
    "vfioviz.ui.panels.structure",
    "vfioviz.capture.jsonl",
    "vfioviz.capture.hexdump.choice",
)
"""Modules that the first answer needs, whatever file it comes from."""
_AHEAD = 300
"""Milliseconds after which they are loaded where no file was asked for."""
_COLLECT_AFTER = 1500
"""Milliseconds until the garbage collector may run."""


def main(
    paths: Sequence[str] = (),
    *,
    stdin: bool = False,
    lesson: str | None = None,
    start: str = "",
    menu: Callable[[], Callable[[], str] | None] | None = None,
) -> int:
    """Open the window on files and return the exit status.

    Args:
        paths: Files; ``-`` is standard input.
        stdin: Whether to read standard input as well.
        lesson: A lesson's name or file to begin; None for none.
        start: Key of an action that is run first, as ``capture`` or ``learn``; "" for none.
        menu: Asked after the first paint: returns what adds the program to the user's menu and
            returns what went wrong; None where it is there.
    """
    problem = refusal(sys.version_info[:2], PySide6.__version__)
    if problem:
        print(f"vfioviz: {problem}", file=sys.stderr)  # noqa: T201 -- there is no window to say it
        return 2
    # Until the first paint there is nothing to collect, and each pass over the imports costs.
    gc.disable()
    from PySide6.QtCore import QTimer  # noqa: PLC0415 -- behind the guard
    from PySide6.QtGui import QGuiApplication  # noqa: PLC0415 -- behind the guard
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 -- behind the guard

    from vfioviz.ui import recent, translation  # noqa: PLC0415 -- behind the guard
    from vfioviz.ui.features.teaching import begin_named  # noqa: PLC0415 -- behind the guard
    from vfioviz.ui.garbage import Collector  # noqa: PLC0415 -- behind the guard
    from vfioviz.ui.icons import application_icon  # noqa: PLC0415 -- behind the guard
    from vfioviz.ui.session import autosave  # noqa: PLC0415 -- behind the guard
    from vfioviz.ui.session.signals import Signals  # noqa: PLC0415 -- behind the guard
    from vfioviz.ui.theme import Theme  # noqa: PLC0415 -- behind the guard
    from vfioviz.ui.windows import Windows  # noqa: PLC0415 -- behind the guard

    QApplication.setApplicationName("vfioviz")
    QApplication.setApplicationDisplayName("vfioviz")
    QGuiApplication.setDesktopFileName(_ID)
    app = QApplication(["vfioviz"])
    app.setWindowIcon(application_icon())
    translation.install(app, translation.wanted())
    theme = Theme(app)
    theme.choose_mono(recent.preference("mono", ""))
    windows = Windows(theme)
    window = windows.make()
    wanted = [*paths, *(["-"] if stdin and "-" not in paths else [])]
    if wanted:
        # Its modules load faster before the window is shown than in its event loop.
        window.load_map()
    else:
        # The first file opened need not wait for its modules.
        QTimer.singleShot(_AHEAD, window, partial(_load_ahead, window))

    def begin() -> None:
        if wanted:
            window.files.open_paths(wanted)
        if lesson is not None:
            begin_named(window.bench, lesson)
        if start:
            window.actions_table[start].trigger()

    _tell_root(window)
    if autosave.anything_kept():
        from vfioviz.ui.dialogs import recovery  # noqa: PLC0415 -- rare

        # What was nearly lost comes first; what was asked for follows the answer.
        window.start()
        window.show()
        recovery.ask(window, windows.take, begin, window.message.fail)
    else:
        begin()
        # Where files open at once the start page is not even made.
        window.start()
        window.show()
        if menu is not None:
            window.painted.connect(partial(_offer, window, menu))
    Collector(app, _COLLECT_AFTER)
    signals = Signals(windows.keep, app)
    status = app.exec()
    signals.close()
    # Widgets go before the application does; Qt warns of the other order.
    for left in windows:
        left.deleteLater()
    return status


def _offer(window: MainWindow, menu: Callable[[], Callable[[], str] | None]) -> None:
    add = menu()
    if add is not None:
        from vfioviz.ui.offer import MenuOffer  # noqa: PLC0415 -- rare

        MenuOffer(window.message, add).make()


def _load_ahead(window: MainWindow) -> None:
    """Load what the first answer needs, a piece at each turn of the event loop."""
    from PySide6.QtCore import QTimer  # noqa: PLC0415 -- behind the guard

    window.load_map()
    # As long as another event may come between two of them none waits for all.
    for number, name in enumerate(_FIRST):
        QTimer.singleShot(number, window, partial(import_module, name))


def _tell_root(window: MainWindow) -> None:
    """Say that root is more than is needed, where the program has it."""
    if os.geteuid() == 0:
        window.message.warn(
            tr(
                "vfioviz runs as root, and need not: to read devices it starts a part of its own "
                "as root, that does nothing else."
            )
        )
