"""The caller's argsz from 0 to past the full answer: a chart with a lane for each variant."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSignalBlocker, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPainter, QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QWidget
from typing_extensions import override

from vfioviz import language
from vfioviz.document import edits
from vfioviz.document.derived import DerivedColumn
from vfioviz.document.project import ModelColumn, Project
from vfioviz.kernel.question import ModelError
from vfioviz.kernel.sweep import SIZINGS, dance
from vfioviz.language import mark, tr
from vfioviz.scene.palette import PAPER, Palette
from vfioviz.scene.plots import argsz as model
from vfioviz.scene.plots.argsz import Chart
from vfioviz.scene.plots.tables import argsz_title
from vfioviz.ui.announcer import Weight, announce
from vfioviz.ui.commands import merge_key
from vfioviz.ui.editing import Editing
from vfioviz.ui.editors.choice import Choice
from vfioviz.ui.editors.number_spin import NumberSpin
from vfioviz.ui.jobs import Jobs
from vfioviz.ui.models.told import Told
from vfioviz.ui.panels.plot import PlotPanel
from vfioviz.ui.plots.argsz_drawing import ArgszDrawing, legend
from vfioviz.ui.plots.legend import Legend
from vfioviz.ui.plots.loading import load
from vfioviz.ui.plots.sheet import ChartSheet
from vfioviz.ui.qdocument import QDocument
from vfioviz.ui.whole import whole

if TYPE_CHECKING:
    from vfioviz.ui.plots.chart import Chart as ChartView

_PAUSE = 60
"""Milliseconds after an edit until the chart is worked out anew."""
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_PageDown: -8,
    Qt.Key.Key_PageUp: 8,
    Qt.Key.Key_Home: -(1 << 32),
    Qt.Key.Key_End: 1 << 32,
}


@whole
class ArgszPanel(PlotPanel):
    """What each caller gets; dragging the line is one undo step."""

    headers = model.HEADERS
    widths = (16, 14, 14, 20, 0)
    name = "argsz"

    def __init__(
        self, document: QDocument, editing: Editing, jobs: Jobs, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._editing = editing
        self._jobs = jobs
        self._merge = ""
        self._numbers = Chart(())
        self._lane = 0
        self._active = ""
        self._under: int | None = None
        """The argsz that was clicked at for a menu."""
        self._given: dict[str, int | None] = {}
        self._rows: tuple[model.ArgszRow, ...] = ()
        self._worked_out: tuple[object, ...] = ()
        """What the chart was worked out from."""
        self.chart: ChartView | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_PAUSE)
        self._later.timeout.connect(self._update)
        self._make_head()
        self.calls = QLabel(self)
        self.calls.setWordWrap(True)
        self.calls.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.calls.setAccessibleName(tr("The calls that the program makes"))
        foot = QHBoxLayout()
        foot.setSpacing(10)
        foot.addWidget(self.program)
        foot.addWidget(self.calls, 1)
        self.rows.addLayout(foot)
        self.setAccessibleName("argsz")
        document.derived_changed.connect(self._refresh)
        document.view_changed.connect(self._refresh)

    def _make_head(self) -> None:
        self.mode = QLabel(self)
        self.spin = NumberSpin(self)
        self.spin.setAccessibleName(tr("argsz"))
        self.spin.setSuffix(tr(" bytes"))
        self.program = Choice(self)
        self.program.setAccessibleName(tr("Program whose calls are shown"))
        self.program.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.program.setMinimumContentsLength(24)
        for sizing in SIZINGS:
            self.program.addItem(tr(sizing.title), sizing.key)
        self.spin.valueChanged.connect(self._wanted)
        self.spin.refused.connect(self._editing.refused)
        self.program.activated.connect(lambda _row: self._refresh(None))
        self.legend = Legend(legend, self)
        self.insert(self.mode, self.spin, self.legend)

    @override
    def set_palette(self, palette: Palette) -> None:
        super().set_palette(palette)
        self.legend.set_palette(palette)
        if self.chart is not None:
            self.chart.set_palette(palette)

    # ---- from the user to the document

    def _wanted(self, argsz: int) -> None:
        project = self._document.project
        if project is None or argsz == project.argsz:
            return
        self._merge = self._merge or merge_key("argsz")
        self._editing.run(lambda now: edits.set_argsz(now, argsz), self._merge)

    def _end(self) -> None:
        self._merge = ""

    def _pressed(self, at: float, height: float) -> None:
        drawing = self._drawing()
        lane = drawing.lane_at(height)
        if lane is not None:
            self._lane = lane
        self._wanted(drawing.argsz_at(at))
        self._show_numbers()

    def _pointed(self, at: float, _height: float) -> None:
        self._under = self._drawing().argsz_at(at)

    @override
    def offered(self) -> list[tuple[str, Callable[[], object]]]:
        found: list[tuple[str, Callable[[], object]]] = []
        under, self._under = self._under, None
        if under is not None and under != self._argsz():
            found.append((tr("Pass {argsz} bytes", argsz=under), partial(self._pass, under)))
        for words, by in ((tr("Next change: {argsz}"), 1), (tr("Change before: {argsz}"), -1)):
            other = self._numbers.step(self._argsz(), by)
            if other != self._argsz():
                found.append((words.format(argsz=other), partial(self._pass, other)))
        return found

    def _pass(self, argsz: int) -> None:
        """Let the caller pass so many bytes, as an undo step of its own."""
        self._end()
        self._wanted(argsz)
        self._end()

    def _key(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        now = self._argsz()
        jump = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            by = 1 if key == Qt.Key.Key_Down else -1
            self._lane = max(0, min(len(self._numbers.lanes) - 1, self._lane + by))
            self._show_numbers()
        elif jump and key in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            self._wanted(self._numbers.step(now, _STEPS[key]))
        elif key in _STEPS and not jump:
            self._wanted(max(0, min(self._numbers.top - 1, now + _STEPS[key])))
        else:
            return
        event.accept()
        if self.chart is not None and self._numbers.lanes:
            self.chart.reveal(float(self._argsz()))
            said = ". ".join(model.hover(self._numbers.lanes[self._lane], self._argsz()))
            announce(self.chart, said, Weight.RESULT)

    @override
    def take_row(self, row: int) -> None:
        self._lane = self._rows[row].lane
        self._pass(self._rows[row].argsz)

    # ---- from the document to the widgets

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.chart is None:
            load(self._jobs, self, self._loaded)

    def _loaded(self) -> None:
        from vfioviz.ui.plots.chart import Chart as View  # noqa: PLC0415 -- loads pyqtgraph

        if self.chart is not None:
            return
        view = self.chart = View(self._drawing(), self)
        view.setAccessibleName(tr("argsz that the caller passes"))
        view.set_palette(self._palette)
        view.pressed.connect(self._pressed)
        view.pointed.connect(self._pointed)
        view.released.connect(self._end)
        view.key.connect(self._key)
        self.set_chart(view)

    @override
    def _refresh(self, _what: object) -> None:
        if not self.isVisible():
            return
        project = self._document.project
        if project is not None and self._request(project) != self._worked_out:
            # An edit is painted first; the chart follows when there is a pause.
            self._later.start()
            return
        self._update()

    @staticmethod
    def _request(project: Project) -> tuple[object, ...]:
        return project.content, project.handler, project.abi, project.producers

    @override
    def _update(self) -> None:
        self._later.stop()
        project = self._document.project
        for widget in (self.spin, self.program):
            widget.setEnabled(project is not None)
        if project is None:
            self.show_rows((), tr("Nothing is open."))
            return
        request = self._request(project)
        if request != self._worked_out:
            self._worked_out = request
            self._numbers = model.chart(project, project.producers.versions)
        derived = self._document.derived
        self._given = {
            each.key: model.given(project, derived, each.key) for each in self._numbers.lanes
        }
        self._follow()
        self._place(project)
        self._show_numbers()
        answers = any(lane.stretches for lane in self._numbers.lanes)
        refused = next((lane.problem for lane in self._numbers.lanes if lane.problem), "")
        self.calls.setText(self._calls(project) if answers else refused)

    def _follow(self) -> None:
        """Let the lane of the active column stand out, once it is another one."""
        column = self._document.active_column
        key = "" if column is None else _version(column)
        keys = [lane.key for lane in self._numbers.lanes]
        if key in keys and key != self._active:
            self._lane = keys.index(key)
        self._active = key
        self._lane = max(0, min(self._lane, len(keys) - 1))

    def _drawing(self) -> ArgszDrawing:
        return ArgszDrawing(self._numbers, self._given, self._lane)

    def _show_numbers(self) -> None:
        self._rows = tuple(model.rows(self._numbers, self._given))
        none = tr("No variant answers.") if not self._rows else ""
        self.show_rows(tuple(Told(row.texts) for row in self._rows), none)
        if self.chart is not None:
            self.chart.show_drawing(self._drawing())

    def _argsz(self) -> int:
        """Return the argsz of now: of the active variant, else the first one that has one."""
        found = self._given.get(self._active)
        if found is None:
            found = next((each for each in self._given.values() if each is not None), 0)
        return found

    def _place(self, project: Project) -> None:
        """Put the number where argsz is."""
        argsz, top = self._argsz(), self._numbers.top
        blocker = QSignalBlocker(self.spin)
        self.mode.setText(
            tr("argsz") if project.argsz is not None else tr("argsz, exact per variant")
        )
        self.spin.set_range(0, max(top - 1, argsz, 1 << 16))
        self.spin.setValue(min(argsz, self.spin.maximum()))
        del blocker

    def _calls(self, project: Project) -> str:
        column = self._document.active_column
        key = "" if column is None else _version(column)
        key = key or project.producers.newest.key
        sizing = next(each for each in SIZINGS if each.key == self.program.currentData())
        try:
            calls = dance(sizing, model.asked(project), project.producers.version(key))
        except ModelError as problem:
            return str(problem)
        steps = []
        for call in calls:
            told = tr(
                "argsz {argsz_in} gets argsz {argsz_out}",
                argsz_in=call.argsz_in,
                argsz_out=call.argsz_out,
            )
            if call.errno:
                told = tr(
                    "argsz {argsz_in} gets errno {errno}", argsz_in=call.argsz_in, errno=call.errno
                )
            elif call.overrun:
                told += tr(" and {overrun} bytes written past it", overrun=call.overrun)
            elif call.caps:
                told += " " + language.plural(
                    len(call.caps), mark("and {n} capability"), mark("and {n} capabilities")
                )
            steps.append(told)
        return (
            tr("{item} on {key} (model): ", item=tr(sizing.title).partition(":")[0], key=key)
            + tr(", then ").join(steps)
            + "."
        )

    # ---- pictures

    @override
    def picture(self, paper: Palette = PAPER) -> ChartSheet | None:
        project, chart = self._document.project, self.chart
        if project is None or chart is None or not self._numbers.lanes:
            return None

        def draw(painter: QPainter, at: QPointF) -> None:
            chart.paint_on_paper(painter, at, paper)

        return ChartSheet(
            argsz_title(project),
            self.calls.text(),
            chart.size(),
            draw,
            legend(paper),
            paper,
        )


def _version(column: DerivedColumn) -> str:
    """Return the key of the version that makes a column; "" for a capture."""
    return column.column.producer if isinstance(column.column, ModelColumn) else ""
