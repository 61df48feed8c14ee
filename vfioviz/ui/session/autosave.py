"""Keeps what is not saved in the journal, a moment after each edit."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, QThreadPool, QTimer, Signal

from vfioviz.capture.journal import About, Journal
from vfioviz.capture.projectfile import SUFFIX
from vfioviz.capture.source import CaptureError
from vfioviz.document.session import State
from vfioviz.language import tr
from vfioviz.ui.qdocument import QDocument

DELAY = 1500
"""Milliseconds from an edit to the disk: well below the five seconds that a crash may cost."""


AGAIN = 10_000
"""Milliseconds from a write that failed to the next one; no edit has to come for it."""


def folder() -> Path:
    """Return where the entries are: below the XDG state folder."""
    place = QStandardPaths.StandardLocation.GenericStateLocation
    return Path(QStandardPaths.writableLocation(place)) / "vfioviz" / "journal"


def anything_kept() -> bool:
    """Whether there is anything that a crash, or a window that is open, keeps in the journal."""
    try:
        return any(folder().glob(f"*{SUFFIX}"))
    except OSError:
        return False


class Autosave(QObject):
    """Writes in another thread: a large project must not stop the window."""

    failed = Signal(str)
    """Why nothing is kept; told once until it works again."""
    _written = Signal(str)
    """A write ended: "" or what went wrong."""

    def __init__(self, document: QDocument, parent: QObject) -> None:
        super().__init__(parent)
        self._document = document
        self._journal = Journal(folder())
        self._kept: State | None = None
        """What the entry holds, or will when the write ends."""
        self._writing = False
        self._told = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DELAY)
        self._timer.timeout.connect(self.keep)
        self._written.connect(self._ended)
        document.state_changed.connect(self._changed)
        document.undo_stack.cleanChanged.connect(self._changed)

    @property
    def path(self) -> Path:
        """The entry's project file, whether it is there or not."""
        return self._journal.path

    def _changed(self, _what: object) -> None:
        if not self._document.modified:
            self._timer.stop()
            self._clear()
        elif not self._timer.isActive() and self._is_new():
            self._timer.start()

    def _is_new(self) -> bool:
        kept, now = self._kept, self._document.state
        return kept is None or kept.project is not now.project or kept.path != now.path

    def keep(self) -> None:
        """Write what is not saved; what comes while that lasts is written after it."""
        if self._writing or not self._document.modified:
            return
        state = self._document.state
        project = state.project
        if project is None:
            return
        self._kept = state
        self._writing = True
        name = Path(state.path).name if state.path else project.captures[project.active].name
        time = datetime.now(UTC).isoformat(timespec="seconds")
        about = About(name, state.path or "", time)
        QThreadPool.globalInstance().start(lambda: self._write(state, about))

    def _write(self, state: State, about: About) -> None:
        from vfioviz.document.serialize import to_text  # noqa: PLC0415 -- a start does without

        problem = tr("not written")
        try:
            self._journal.write(to_text(state), about)
            problem = ""
        except CaptureError as error:
            problem = str(error)
        finally:
            self._written.emit(problem)

    def _ended(self, problem: str) -> None:
        self._writing = False
        if problem and not self._told:
            self.failed.emit(
                tr("Edits are not kept for a crash: {problem}. Save often.", problem=problem)
            )
        self._told = bool(problem)
        if problem:
            self._kept = None
        self._timer.setInterval(AGAIN if problem else DELAY)
        if not self._document.modified:
            self._clear()
        elif self._is_new():
            self._timer.start()

    def _clear(self) -> None:
        self._kept = None
        if not self._writing:
            self._journal.clear()

    def close(self) -> None:
        """Forget the entry: the window was closed, and asked where that lost something."""
        self._timer.stop()
        self._document.state_changed.disconnect(self._changed)
        QThreadPool.globalInstance().waitForDone()
        self._writing = False
        self._clear()
