"""Many records as a matrix of calls and argsz; choosing a cell opens its record."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from vfioviz.capture.source import Capture
from vfioviz.document import edits
from vfioviz.document.project import Project
from vfioviz.language import mark, tr
from vfioviz.scene.palette import PAPER, Palette
from vfioviz.scene.plots import matrix as model
from vfioviz.scene.plots.matrix import Matrix
from vfioviz.scene.plots.tables import records_title
from vfioviz.uapi.headerset import HeaderSet
from vfioviz.ui.announcer import Weight, announce
from vfioviz.ui.editing import Editing
from vfioviz.ui.elided import ElidedLabel
from vfioviz.ui.jobs import Jobs, Work
from vfioviz.ui.models.told import Told
from vfioviz.ui.panels.plot import PlotPanel
from vfioviz.ui.plots.argsz_drawing import legend
from vfioviz.ui.plots.legend import Legend
from vfioviz.ui.plots.matrix_view import MatrixView
from vfioviz.ui.plots.sheet import ChartSheet
from vfioviz.ui.qdocument import QDocument
from vfioviz.ui.whole import whole

_RECORD = 64
"""Bytes that a record counts for: a hundred are judged at once, more in a thread."""


class _Made(NamedTuple):
    """What is worked out of the captures."""

    matrix: Matrix
    rows: tuple[model.RecordRow, ...]
    told: tuple[Told, ...]


@whole
class MatrixPanel(PlotPanel):
    """What each call of a file got."""

    headers = model.HEADERS
    widths = (34, 34, 9, 14, 0)
    name = mark("Records")

    def __init__(
        self, document: QDocument, editing: Editing, jobs: Jobs, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._editing = editing
        self._jobs = jobs
        self._captures: tuple[Capture, ...] | None = None
        self._headers: HeaderSet | None = None
        self._made = _Made(Matrix((), (), 0), (), ())
        self.matrix = MatrixView(self)
        self.matrix.opened.connect(self._open)
        self.matrix.moved.connect(self._say)
        self.said = ElidedLabel(self)
        self.legend = Legend(legend, self)
        self.insert(self.said, self.legend)
        self.set_chart(self.matrix)
        self.setAccessibleName(tr("Records"))
        document.derived_changed.connect(self._refresh)

    @override
    def set_palette(self, palette: Palette) -> None:
        super().set_palette(palette)
        self.matrix.set_palette(palette)
        self.legend.set_palette(palette)

    # ---- from the user to the document

    def _open(self, number: int) -> None:
        self._editing.run(lambda now: edits.show_record(now, number), "record")
        self.said.setText(self._told(number))

    @override
    def offered(self) -> list[tuple[str, Callable[[], object]]]:
        if self.stack.currentWidget() is not self.matrix or not self._made.matrix.lines:
            return []
        cell = self._made.matrix.lines[self.matrix.line].at(self.matrix.column)
        return [] if cell is None else [(tr("Open the record"), self.matrix.open_current)]

    def _told(self, number: int) -> str:
        project = self._document.project
        if project is None:
            return ""
        capture = project.captures[number]
        outcome = model.word(model.judged(capture, project.headers))
        return tr("{name}: {outcome}, {detail}", name=capture.name, outcome=outcome,
                  detail=model.detail(capture))  # fmt: skip

    def _say(self, words: str) -> None:
        self.said.setText(words)
        announce(self.matrix, words, Weight.PLACE)

    @override
    def take_row(self, row: int) -> None:
        self._open(self._made.rows[row].number)

    # ---- from the document to the widgets

    @override
    def _update(self) -> None:
        project = self._document.project
        if project is None or len(project.captures) < 2:
            self._captures = None
            self.said.clear()
            one = tr("One answer is open. A file with many records is shown here as a matrix.")
            self.show_rows((), tr("Nothing is open.") if project is None else one)
            return
        if project.captures is not self._captures or project.headers != self._headers:
            self._captures = captures = project.captures
            self._headers = headers = project.headers
            size = len(captures) * _RECORD
            if not self._jobs.run(
                self, tr("Records"), size, lambda _work: _make(captures, headers, _work),
                self._worked_out,
                dropped=self._dropped,
            ):  # fmt: skip
                self.show_rows((), tr("{name}: being worked out…", name=tr("Records")))
            return
        self._mark(project)

    def _dropped(self) -> None:
        self._captures = None
        none = tr("Cancelled. It is worked out when the panel is shown again.")
        self.show_rows((), none)

    def _worked_out(self, result: Callable[[], _Made]) -> None:
        self._made = made = result()
        project = self._document.project
        if project is None:
            return
        self.matrix.show_matrix(project.captures, made.matrix)
        self.said.clear()
        self.show_rows(made.told)
        self._mark(project)

    def _mark(self, project: Project) -> None:
        places = (self._made.matrix.find(column.capture) for column in project.captured)
        self.matrix.set_shown([place for place in places if place is not None])

    # ---- pictures

    @override
    def picture(self, paper: Palette = PAPER) -> ChartSheet | None:
        project = self._document.project
        if project is None or not self._made.matrix.lines or self._captures is None:
            return None

        def draw(painter: QPainter, at: QPointF) -> None:
            self.matrix.paint_on_paper(painter, at, paper)

        devices = dict.fromkeys(line.device for line in self._made.matrix.lines)
        return ChartSheet(
            records_title(project.captures),
            "; ".join(devices),
            self.matrix.painting.paper_size(),
            draw,
            legend(paper),
            paper,
        )


def _make(captures: tuple[Capture, ...], headers: HeaderSet, progress: Work) -> _Made:
    found = model.matrix(captures, headers)
    rows = tuple(progress.watch(model.rows(captures, found), len(captures)))
    return _Made(found, rows, tuple(Told(row.texts) for row in rows))
