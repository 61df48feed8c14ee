"""Bytes typed over those of an answer so long that an edit lasts: seen at once, set in a job.

Rule 1: what was typed is seen before the next key; the job begins in the first pause.
Rule 2: a key that types on ends the job, which begins anew with all that was typed.
Rule 3: nothing else is done before it is set: another key, a click or a close waits for it.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from vfioviz.document import edits
from vfioviz.document.derive import derive
from vfioviz.document.edits import Edit
from vfioviz.document.project import Column, Project
from vfioviz.language import remembered, tr
from vfioviz.ui.editing import Editing
from vfioviz.ui.jobs import Jobs, Work, weight
from vfioviz.ui.panels.hexview import HexView
from vfioviz.ui.qdocument import QDocument
from vfioviz.ui.waiting import Waiting, in_job_bar
from vfioviz.ui.whole import whole

HEAVY = 1 << 20
"""Bytes of the request and all columns up to which a typed byte is set in less than 50 ms."""
PAUSE = 250
"""Milliseconds without a key in which the job begins."""
_KEY = "overtype"
_KEYS = {QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride}
_ELSE = {
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseButtonDblClick,
    QEvent.Type.ContextMenu,
    QEvent.Type.Drop,
    QEvent.Type.Close,
}


@whole
class Overtype(QObject):
    """What was typed into one column and is not set yet."""

    changed = Signal()
    """Other bytes are typed, or they are set, or given up."""

    def __init__(self, document: QDocument, editing: Editing, jobs: Jobs, view: HexView) -> None:
        super().__init__(view)
        self._document = document
        self._editing = editing
        self._jobs = jobs
        self._view = view
        self._waiting = Waiting(jobs, view)
        self._bytes: dict[int, int] = {}
        self._column: Column | None = None
        self._merge: Hashable = None
        self._subject: Project | None = None
        """What the job that runs is about."""
        self._held = False
        """Whether something waits for it."""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self._begin)
        document.loaded.connect(self._forget)

    @property
    def wanted(self) -> bool:
        """Whether a typed byte is to go this way."""
        return bool(self._bytes) or weight(self._document) > HEAVY

    @property
    def unset(self) -> Mapping[int, int]:
        """What is not set yet in the column that the panels show: by offset."""
        active = self._document.active_column
        return self._bytes if active is not None and active.column == self._column else {}

    def put(self, at: int, value: int, merge: Hashable) -> None:
        """Type a byte over that of the active column.

        Args:
            at: Its offset.
            value: 0 to 255.
            merge: As for ``QDocument.apply``, where nothing else is set with it.
        """
        active = self._document.active_column
        if active is None or (self._bytes and active.column != self._column and not self.settle()):
            return
        app = QApplication.instance()
        if not self._bytes and app is not None:
            self._column, self._merge = active.column, merge
            app.installEventFilter(self)
        self._bytes[at] = value
        self._timer.start()
        self._jobs.cancel(_KEY)
        self.changed.emit()

    def _runs(self) -> tuple[tuple[int, bytes], ...]:
        runs: list[tuple[int, bytearray]] = []
        for at, value in sorted(self._bytes.items()):
            if not runs or runs[-1][0] + len(runs[-1][1]) != at:
                runs.append((at, bytearray()))
            runs[-1][1].append(value)
        return tuple((start, bytes(data)) for start, data in runs)

    def _work(self) -> Callable[[Work], Edit] | None:
        """Return what is to be done; None where the column is gone."""
        project, runs = self._document.project, self._runs()
        columns = self._document.derived.columns
        shown = next((each for each in columns if each.column == self._column), None)
        if project is None or shown is None or not runs:
            return None
        self._subject = project

        def work(_progress: Work) -> Edit:
            with remembered():
                edit = edits.set_runs(project, shown, runs)
            derive(edit.project)
            return edit

        return work

    def _begin(self) -> None:
        work = self._work()
        if work is None:
            self._forget()
            return
        self._jobs.run(
            _KEY, tr("Set what was typed"), weight(self._document), work, self._then,
            dropped=self._dropped,
        )  # fmt: skip

    def _dropped(self) -> None:
        """Begin again, unless it was cancelled."""
        if self._held or self._timer.isActive():
            return
        if self._document.project is self._subject:
            self._cancelled()
        else:
            self._timer.start()

    def _cancelled(self) -> None:
        self._forget()
        self._editing.refused.emit(tr("Cancelled: what was typed is not set."))

    def _then(self, result: Callable[[], Edit]) -> None:
        merge = self._merge if len(self._runs()) == 1 else None
        try:
            self._editing.made(result, merge)
        finally:
            self._forget()

    def _forget(self) -> None:
        self._timer.stop()
        if not self._bytes:
            return
        self._bytes = {}
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)
        self.changed.emit()

    def settle(self) -> bool:
        """Set what was typed before anything else is done; False where that was cancelled."""
        if self._held or not self._bytes:
            return not self._held
        self._held = True
        try:
            self._timer.stop()
            self._jobs.cancel(_KEY)
            work = self._work()
            if work is None:
                self._forget()
                return True
            found = self._waiting.through(tr("Set what was typed"), weight(self._document), work)
            if found is None:
                self._cancelled()
                return False
            self._then(found)
            return True
        finally:
            self._held = False

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if self._held or not self._bytes or not (kind in _KEYS or kind in _ELSE):
            return False
        if isinstance(watched, QWindow) or not isinstance(watched, QWidget):
            return False  # the widget in it has it next
        view = self._view
        if isinstance(event, QKeyEvent):
            here = QApplication.focusWidget() is view
            if here and event.key() == Qt.Key.Key_Escape:
                return kind is QEvent.Type.KeyPress and self._escape()
            own = here and view.keeps(event)
        else:
            own = kind not in {QEvent.Type.Close, QEvent.Type.Drop} and (
                watched is view or view.isAncestorOf(watched)
            )
        if not own and not in_job_bar(watched) and watched.window() is view.window():
            self.settle()
        return False

    def _escape(self) -> bool:
        """End typing; where that is ended, give up what was typed."""
        if self._view.typing:
            self._view.leave()
        else:
            self._timer.start()  # it is this that ends the job, and tells of it
            self._jobs.cancel(_KEY)
            self._cancelled()
        return True
