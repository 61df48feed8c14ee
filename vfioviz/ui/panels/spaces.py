"""Areas over their region, IOVA ranges over all addresses; choosing one selects its bytes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple, overload

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QShowEvent
from PySide6.QtWidgets import QCheckBox, QWidget
from typing_extensions import override

from vfioviz.codec.same import Same
from vfioviz.document.view import Selection
from vfioviz.language import mark, tr
from vfioviz.scene.palette import PAPER, Palette, Swatch
from vfioviz.scene.plots import space_axis, space_words, spaces
from vfioviz.scene.plots.space_axis import Axis
from vfioviz.scene.plots.spaces import Space
from vfioviz.scene.plots.tables import ranges_subtitle, ranges_title
from vfioviz.ui.announcer import Weight, announce
from vfioviz.ui.elided import ElidedLabel
from vfioviz.ui.jobs import Jobs, Work
from vfioviz.ui.models.told import Told
from vfioviz.ui.panels.plot import PlotPanel
from vfioviz.ui.plots.legend import Legend
from vfioviz.ui.plots.loading import load
from vfioviz.ui.plots.sheet import ChartSheet
from vfioviz.ui.plots.space_drawing import SpaceDrawing, legend
from vfioviz.ui.qdocument import QDocument
from vfioviz.ui.whole import whole

if TYPE_CHECKING:
    from vfioviz.ui.plots.chart import Chart


class _Lines(Sequence[Told]):
    """The rows of a table that may have a hundred thousand: each is made when it is seen."""

    def __init__(self, rows: space_words.Rows) -> None:
        self.rows = rows

    @override
    def __len__(self) -> int:
        return len(self.rows)

    @overload
    def __getitem__(self, at: int) -> Told: ...
    @overload
    def __getitem__(self, at: slice) -> list[Told]: ...
    @override
    def __getitem__(self, at: int | slice) -> Told | list[Told]:
        if isinstance(at, slice):
            return [Told(row.texts) for row in self.rows[at]]
        return Told(self.rows[at].texts)


class _Made(NamedTuple):
    """What is worked out of the columns."""

    space: Space | None
    even: Axis | None
    true: Axis | None
    lines: _Lines | None


@whole
class SpacesPanel(PlotPanel):
    """What may be mapped, and what not."""

    headers = space_words.HEADERS
    widths = (30, 26, 22, 22, 32, 0)
    name = mark("Ranges")
    of_bytes = True

    def __init__(self, document: QDocument, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._jobs = jobs
        self._seen: object = None
        self._made = _Made(None, None, None, None)
        self._lane, self._piece = 0, -1
        self.chart: Chart | None = None
        self.said = ElidedLabel(self)
        self.legend = Legend(self._legend, self)
        self.to_scale = QCheckBox(tr("To scale"), self)
        self.to_scale.setToolTip(
            tr("Give each address the same room, instead of each stretch as its size has bits")
        )
        self.to_scale.toggled.connect(self._scaled)
        self.insert(self.to_scale, self.said, self.legend)
        self.setAccessibleName(tr("Ranges"))
        document.derived_changed.connect(self._refresh)
        document.view_changed.connect(self._refresh)

    def _legend(self, palette: Palette) -> list[tuple[str, Swatch]]:
        space = self._made.space
        return [] if space is None else legend(palette, space)

    @override
    def set_palette(self, palette: Palette) -> None:
        super().set_palette(palette)
        self.legend.set_palette(palette)
        if self.chart is not None:
            self.chart.set_palette(palette)

    # ---- from the document to the widgets

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.chart is None and self._made.space is not None:
            load(self._jobs, self, self._loaded)

    @override
    def _update(self) -> None:
        derived = self._document.derived
        if self._document.project is None or not derived.columns:
            self._seen = None
            self._take(_Made(None, None, None, None), tr("Nothing is open."))
            return
        active = self._document.active
        subject = Same(derived), active
        if subject == self._seen:
            return
        self._seen = subject
        columns = derived.columns

        def work(progress: Work) -> _Made:
            return _make(spaces.space(columns, active))

        name = tr("Ranges")
        if not self._jobs.run(
            self, name, spaces.weight(columns), work, self._worked_out, dropped=self._dropped
        ):
            self.show_rows((), tr("{name}: being worked out…", name=name))

    def _dropped(self) -> None:
        self._seen = None
        none = tr("Cancelled. It is worked out when the panel is shown again.")
        self.show_rows((), none)

    def _worked_out(self, result: Callable[[], _Made]) -> None:
        none = tr("The active column has neither areas nor IOVA ranges.")
        self._take(result(), none)

    def _take(self, made: _Made, none: str) -> None:
        self._made = made
        self._lane, self._piece = 0, -1
        self.said.setText(self._left())
        self.show_rows(() if made.lines is None else made.lines, none)
        self.legend.update()
        if self.chart is not None:
            self._draw()
        elif made.space is not None and self.isVisible():
            load(self._jobs, self, self._loaded)

    def _left(self) -> str:
        """Return how many elements are not looked at, where there are such."""
        space = self._made.space
        left = 0 if space is None else max(lane.left for lane in space.lanes)
        return tr("{left:,} more elements are not shown", left=left) if left else ""

    def _drawing(self) -> SpaceDrawing | None:
        made = self._made
        axis = made.true if self.to_scale.isChecked() else made.even
        if made.space is None or axis is None:
            return None
        return SpaceDrawing(made.space, axis, self._lane, self._piece)

    def _draw(self) -> None:
        drawing = self._drawing()
        if self.chart is not None and drawing is not None:
            self.chart.show_drawing(drawing)

    def _loaded(self) -> None:
        from vfioviz.ui.plots.chart import Chart as View  # noqa: PLC0415 -- loads pyqtgraph

        drawing = self._drawing()
        if self.chart is not None or drawing is None:
            return
        view = self.chart = View(drawing, self)
        view.setAccessibleName(tr("Areas and IOVA ranges over their addresses"))
        view.set_palette(self._palette)
        view.pressed.connect(self._pressed)
        view.pointed.connect(self._pressed)
        view.key.connect(self._key)
        self.set_chart(view)

    def _scaled(self, _on: bool) -> None:  # noqa: FBT001 -- as Qt calls it
        self._draw()

    # ---- from the user to the document

    def _pressed(self, at: float, height: float) -> None:
        drawing = self._drawing()
        if drawing is not None:
            self._lane, self._piece = drawing.find(at, height)
            self._draw()
            self._select()

    def _key(self, event: QKeyEvent) -> None:
        space, key = self._made.space, Qt.Key(event.key())
        if space is None:
            return
        across = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Home: -(1 << 40),
                  Qt.Key.Key_End: 1 << 40, Qt.Key.Key_PageUp: -64,
                  Qt.Key.Key_PageDown: 64}  # fmt: skip
        if key in across:
            most = len(space.lanes[self._lane].pieces) - 1
            self._piece = max(0, min(most, self._piece + across[key]))
        elif key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            lane = space.lanes[self._lane]
            start = lane.pieces[self._piece].start if self._piece >= 0 else 0
            by = 1 if key == Qt.Key.Key_Down else -1
            self._lane = max(0, min(len(space.lanes) - 1, self._lane + by))
            self._piece = space_axis.piece_at(space.lanes[self._lane], start)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._select()
        else:
            return
        event.accept()
        self._tell()

    def _tell(self) -> None:
        drawing, chart = self._drawing(), self.chart
        if drawing is None or chart is None or self._piece < 0:
            return
        self._draw()
        lane = drawing.space.lanes[self._lane]
        piece = lane.pieces[self._piece]
        chart.reveal((drawing.axis.place(piece.start) + drawing.axis.place(piece.stop)) / 2)
        bar = space_axis.Bar(0, 0, self._piece, 1, piece.bad)
        said = ", ".join(space_words.hover(drawing.space, lane, bar)[1:])
        self.said.setText(said)
        announce(chart, said, Weight.PLACE)

    def _select(self) -> None:
        """Select the bytes of the current piece's element; of what lies between say what it is."""
        space = self._made.space
        if space is None or self._piece < 0:
            return
        piece = space.lanes[self._lane].pieces[self._piece]
        if piece.span >= 0:
            self._select_element(self._lane, piece.span)
        self._tell()

    def _select_element(self, lane: int, index: int) -> None:
        space = self._made.space
        if space is None:
            return
        one = space.lanes[lane]
        start, stop = one.element(index)
        if one.column < len(self._document.derived.columns):
            self._document.select(Selection(one.column, start, stop, None))

    @override
    def take_row(self, row: int) -> None:
        lines = self._made.lines
        if lines is not None:
            chosen = lines.rows[row]
            if chosen.span >= 0:
                self._select_element(chosen.lane, chosen.span)

    # ---- pictures

    @override
    def picture(self, paper: Palette = PAPER) -> ChartSheet | None:
        space, chart = self._made.space, self.chart
        if space is None or chart is None:
            return None

        def draw(painter: QPainter, at: QPointF) -> None:
            chart.paint_on_paper(painter, at, paper)

        return ChartSheet(
            ranges_title(space),
            ranges_subtitle(space),
            chart.size(),
            draw,
            legend(paper, space),
            paper,
        )  # fmt: skip


def _make(space: Space | None) -> _Made:
    if space is None:
        return _Made(None, None, None, None)
    return _Made(
        space,
        space_axis.axis(space, to_scale=False),
        space_axis.axis(space, to_scale=True),
        _Lines(space_words.Rows(space)),
    )
