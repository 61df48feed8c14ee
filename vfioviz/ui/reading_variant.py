"""A source that becomes a variant, read in a thread of its own."""

from __future__ import annotations

import contextlib

from PySide6.QtCore import QCoreApplication, QThread
from typing_extensions import override

from vfioviz.capture.patches.reading import CancelledError
from vfioviz.document.variants import VariantError, Wanted, read
from vfioviz.kernel.question import ModelError, Question
from vfioviz.kernel.sourced.producer import Sourced
from vfioviz.ui.whole import whole

_running: set[ReadingVariant] = set()
"""A thread must not go before it ends, whatever becomes of the dialog that started it."""


@whole
class ReadingVariant(QThread):
    """Reads a tree and patches; ``made`` or ``problem`` is set when ``finished`` was sent."""

    def __init__(self, asked: Wanted, question: Question | None, *, accept: bool) -> None:
        super().__init__()
        self._asked = asked
        self._question = question
        self._accept = accept
        self._cancelled = False
        self.made: Sourced | None = None
        self.problem = ""

    def begin(self) -> None:
        """Start."""
        _running.add(self)
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self._leave)
        self.finished.connect(lambda: _running.discard(self))
        self.start()

    def _leave(self) -> None:
        if self.isRunning():
            self.cancel()
            self.wait()

    def cancel(self) -> None:
        """Ask for an end; ``finished`` still comes."""
        self._cancelled = True

    @override
    def run(self) -> None:
        try:
            made = read(self._asked, lambda: self._cancelled, accept=self._accept)
            if self._question is not None:
                # Where it can't answer, its column says why.
                with contextlib.suppress(ModelError):
                    made.prepare(self._question)
        except VariantError as problem:
            self.problem = str(problem)
        except CancelledError:
            pass
        else:
            self.made = made
