"""Ctrl+C in the terminal, and what a session sends at its end: edits are kept, and the window goes.

Python runs a handler when it runs next, which in Qt's event loop may be never; the byte that it
writes to a socket on each signal wakes the loop.
"""

from __future__ import annotations

import signal
import socket
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, QSocketNotifier

_NUMBERS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
_SIGNALLED = 128
"""What a shell adds to a signal's number in an exit status."""


class Signals(QObject):
    """Ends the program on a signal, after ``keep`` was called."""

    def __init__(self, keep: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._keep = keep
        self._reading, self._writing = socket.socketpair()
        for each in (self._reading, self._writing):
            each.setblocking(False)
        self._before = {number: signal.signal(number, _nothing) for number in _NUMBERS}
        signal.set_wakeup_fd(self._writing.fileno(), warn_on_full_buffer=False)
        kind = QSocketNotifier.Type.Read
        self._notifier = QSocketNotifier(self._reading.fileno(), kind, self)
        self._notifier.activated.connect(self._heard)

    def _heard(self) -> None:
        numbers = [number for number in self._reading.recv(64) if number in _NUMBERS]
        if numbers:
            self._keep()
            QCoreApplication.exit(_SIGNALLED + numbers[0])

    def close(self) -> None:
        """Give the signals back."""
        signal.set_wakeup_fd(-1)
        for number, handler in self._before.items():
            signal.signal(number, handler)
        self._notifier.setEnabled(False)
        self._reading.close()
        self._writing.close()


def _nothing(_number: int, _frame: object) -> None:
    """Let the socket tell of it."""
