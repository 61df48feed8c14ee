"""An edit of very many bytes: worked out in a job, while the window shows what it showed.

Who edits goes on with what the edit made, so it is waited for; meanwhile the window paints. It
takes no input but Esc and the button that cancels: an edit of what is not there yet would be lost.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from vfioviz.document.derive import derive
from vfioviz.document.derived import Derived
from vfioviz.document.project import Project
from vfioviz.language import tr
from vfioviz.ui.job_bar import JobBar
from vfioviz.ui.jobs import Jobs, Work
from vfioviz.ui.whole import whole

HEAVY = 1 << 20
"""Bytes of the request and all columns up to which an edit takes less than 50 ms."""
_ELEMENT = 16
T = TypeVar("T")
_INPUT = {
    QEvent.Type.KeyPress,
    QEvent.Type.KeyRelease,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseButtonRelease,
    QEvent.Type.MouseButtonDblClick,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.ContextMenu,
    QEvent.Type.Shortcut,
    QEvent.Type.ShortcutOverride,
    QEvent.Type.DragEnter,
    QEvent.Type.Drop,
    QEvent.Type.Close,
}


def weight(project: Project) -> int:
    """Return about how many bytes the columns of a project have together."""
    request = sum(
        len(cap.payload or b"")
        + sum(
            len(value) * (_ELEMENT if isinstance(value, tuple) else 1)
            for value in cap.values
            if not isinstance(value, int)
        )
        for cap in project.content.caps
    )
    return request * len(project.modelled)


def in_job_bar(watched: QObject) -> bool:
    """Whether something belongs to what shows the jobs, and ends them."""
    widget = watched if isinstance(watched, QWidget) else None
    while widget is not None and not isinstance(widget, JobBar):
        widget = widget.parentWidget()
    return widget is not None


@whole
class Waiting(QObject):
    """Has the columns of a project worked out before they are shown."""

    def __init__(self, jobs: Jobs, window: QWidget) -> None:
        super().__init__(window)
        self._jobs = jobs
        self._loop: QEventLoop | None = None

    def worked_out(self, project: Project) -> bool:
        """Return whether the columns are there to be shown; False where that was cancelled."""
        if weight(project) <= HEAVY or self._jobs.closed:
            return True
        if self._loop is not None:
            return False

        def work(_progress: Work) -> Derived:
            return derive(project)

        # What it raised is raised again, and told, where the columns are asked for.
        return self.through(tr("Work out the columns"), weight(project), work) is not None

    def through(self, title: str, size: int, work: Callable[[Work], T]) -> Callable[[], T] | None:
        """Have something done before anything else; returns what returns its result.

        Args:
            title: What the user reads while it lasts.
            size: Bytes that it is about.
            work: As for ``Jobs.run``.

        Returns:
            None where it was cancelled, or where something is waited for already.
        """
        app = QApplication.instance()
        if self._loop is not None or self._jobs.closed or app is None:
            return None
        found: list[Callable[[], T]] = []
        loop = self._loop = QEventLoop()

        def then(result: Callable[[], T]) -> None:
            found.append(result)
            loop.quit()

        app.installEventFilter(self)
        try:
            self._jobs.run("edit", title, size, work, then, bound=False, dropped=loop.quit)
            if not found:
                loop.exec()
        finally:
            self._loop = None
            app.removeEventFilter(self)
        return found[0] if found else None

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._loop is None or event.type() not in _INPUT:
            return False
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if event.type() is QEvent.Type.KeyPress:
                self._jobs.cancel_all()
            return True
        # A native window has a click before the widget in it has.
        other = in_job_bar(watched) or isinstance(watched, QWindow)
        if other and event.type() is not QEvent.Type.Close:
            return False
        event.ignore()
        return True
