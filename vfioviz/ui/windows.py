"""The windows of the program: opened, kept alike, closed together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from PySide6.QtCore import QObject, QPoint, QThreadPool, QTimer
from PySide6.QtWidgets import QApplication

from vfioviz.document.session import State
from vfioviz.ui import translation
from vfioviz.ui.main_window import MainWindow
from vfioviz.ui.qdocument import QDocument
from vfioviz.ui.recent import preference
from vfioviz.ui.theme import Theme

_CASCADE = QPoint(28, 28)
"""Where a new window stands from the last one, in pixels."""
MANY = "many"


class Windows(QObject):
    """Each has a document of its own; theme and shortcuts are the same in all."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._windows: list[MainWindow] = []
        self._quitting = False

    def __iter__(self) -> Iterator[MainWindow]:
        return iter(tuple(self._windows))

    def __len__(self) -> int:
        return len(self._windows)

    def make(self, document: QDocument | None = None) -> MainWindow:
        """Make a window; it is not shown yet.

        Args:
            document: What another window showed whose place it takes; None: nothing yet.
        """
        window = MainWindow(self._theme, document)
        window.bench.program.new_window = self.new
        window.bench.program.quit = self.quit
        window.bench.program.speak = self.speak
        window.files.elsewhere = self._open_elsewhere
        window.files.kept.connect(self._stay)
        window.actions_table.shortcuts_changed.connect(self._take_shortcuts)
        window.closed.connect(lambda: self._closed(window))
        if self._windows:
            window.move(self._windows[-1].pos() + _CASCADE)
        self._windows.append(window)
        return window

    def new(self) -> MainWindow:
        """Open a window on the start page."""
        window = self.make()
        window.load_map()
        window.start()
        window.show()
        window.activateWindow()
        return window

    def speak(self, code: str) -> None:
        """Let all windows speak a language, and show what they show."""
        # The action that asks for it belongs to a window that goes.
        QTimer.singleShot(0, self, partial(self._speak, code))

    def _speak(self, code: str) -> None:
        app = QApplication.instance()
        if app is None or code == translation.spoken():
            return
        from vfioviz.ui.successor import leave, succeed  # noqa: PLC0415 -- rare

        olds = tuple(self._windows)
        left = [leave(old) for old in olds]
        translation.install(app, code)
        for old, how in zip(olds, left, strict=True):
            new = self.make(old.document.successor())
            new.move(old.pos())
            succeed(old, new, how)

    def _open_elsewhere(self, paths: Sequence[str]) -> bool:
        """Open files in a window of their own, where the user wants that; False where not."""
        if preference("windows", "one") != MANY:
            return False
        self.new().files.open_paths(paths)
        return True

    def take(self, state: State) -> None:
        """Show a recovered project: in the first window if that is empty, else in a new one."""
        free = next((one for one in self._windows if one.document.project is None), None)
        window = free or self.new()
        window.load_map()
        window.files.recover(state)

    def _take_shortcuts(self) -> None:
        for window in self._windows:
            window.actions_table.take_shortcuts()

    # ---- leaving

    def keep(self) -> None:
        """Write what is not saved to the journal now: the program ends without a question."""
        for window in self._windows:
            window.autosave.keep()
        QThreadPool.globalInstance().waitForDone()

    def quit(self) -> None:
        """Close all; each asks where edits would be lost, and one "Cancel" keeps the rest."""
        self._quitting = True
        self._next()

    def _next(self) -> None:
        if self._quitting and self._windows:
            self._windows[-1].close()

    def _stay(self) -> None:
        self._quitting = False

    def _closed(self, window: MainWindow) -> None:
        if window not in self._windows:
            return
        self._windows.remove(window)
        # Widgets go before the application does; Qt warns of the other order.
        window.deleteLater()
        QTimer.singleShot(0, self, self._next)
