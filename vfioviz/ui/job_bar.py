"""What is being worked on, how far it is, and a button that ends it; in the status bar."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QToolButton, QWidget

from vfioviz.language import tr
from vfioviz.ui.announcer import announce
from vfioviz.ui.elided import ElidedLabel
from vfioviz.ui.jobs import Job, Jobs

_LOOK = 100
"""Milliseconds from one look at the progress to the next."""
_WIDTH = 120


class JobBar(QWidget):
    """Not there while nothing lasts."""

    def __init__(self, jobs: Jobs, parent: QWidget) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._told: Job | None = None
        self.label = ElidedLabel(self)
        self.bar = QProgressBar(self)
        self.bar.setFixedWidth(_WIDTH)
        self.bar.setMaximumHeight(self.fontMetrics().height())
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(tr("Progress"))
        self.cancel = QToolButton(self)
        self.cancel.setObjectName("cancel-job")
        self.cancel.setText(tr("Cancel"))
        self.cancel.setAutoRaise(True)
        self.cancel.setToolTip(tr("End what is being worked on (Esc)"))
        self.cancel.clicked.connect(jobs.cancel_all)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for widget in (self.label, self.bar, self.cancel):
            row.addWidget(widget)
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK)
        self._timer.timeout.connect(self._look)
        jobs.changed.connect(self._changed)
        self.hide()

    def _changed(self) -> None:
        running = self._jobs.running
        self.setVisible(bool(running))
        if not running:
            self._timer.stop()
            self._told = None
            return
        self._timer.start()
        self._look()
        if running[0] is not self._told:
            self._told = running[0]
            announce(self, running[0].title)

    def _look(self) -> None:
        running = self._jobs.running
        if not running:
            return
        job = running[0]
        progress = job.progress
        self.bar.setRange(0, progress.total)
        self.bar.setValue(min(progress.done, progress.total))
        count = f" {progress.done:,}" if progress.done and not progress.total else ""
        self.label.setText(f"{job.title}{count}")
