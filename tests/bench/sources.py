"""The Sources panel with very many records: opened, shown, filtered, gone along."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from itertools import cycle

from PySide6.QtWidgets import QApplication

from vfioviz.capture.open import open_text
from vfioviz.document import edits
from vfioviz.document.derive import derive
from vfioviz.document.project import Project
from vfioviz.document.session import State
from vfioviz.document.start import project_from
from vfioviz.ui.editing import Editing
from vfioviz.ui.files import work_out
from vfioviz.ui.panels.sources import SourcesPanel
from vfioviz.ui.qdocument import QDocument

_SIZE = (300, 700)
_GOALS = 40


def opened(written: str) -> Project:
    """Return what the thread beside the window makes of recorded calls."""
    project = project_from(open_text(written, "a.jsonl"))
    work_out(project)
    return project


class Shown:
    """The panel on a document, without a window around it."""

    def __init__(self) -> None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        self._application = QApplication.instance() or QApplication(["vfioviz"])
        self.document = QDocument(derive)
        self.editing = Editing(self.document)
        self.panel = SourcesPanel(self.document, self.editing)
        self.panel.resize(*_SIZE)
        self.panel.show()
        self._settle()

    def _settle(self) -> None:
        self._application.processEvents()
        self.panel.grab()

    def show(self, project: Project) -> None:
        self.document.load(State(project))
        self._settle()

    def go(self, number: int) -> None:
        self.editing.run(lambda now: edits.show_record(now, number))
        self._settle()

    def filter(self, words: str) -> None:
        self.panel.records.filter.setText(words)
        self._settle()


def steps(written: str) -> Iterator[tuple[str, Callable[[], object]]]:
    """Yield what the window does with recorded calls once they are read.

    What would be quicker a second time takes turns.
    """
    projects, shown = (opened(written), opened(written)), Shown()
    turns = cycle(projects)
    yield "first screen", lambda: shown.show(next(turns))
    count = len(projects[0].captures)
    # Each as far from the one before, in a stretch of rows that is still folded.
    goals = cycle([*range(count - 1, 0, -count // _GOALS)])
    yield "another record", lambda: shown.go(next(goals))
    words = cycle(("argsz 40", "argsz", "vfio"))

    def filtered() -> None:
        shown.filter(next(words))
        shown.filter("")

    yield "filtered, and all again", filtered
