"""The caller's argsz from 0 to past the full answer: a slider, and a strip for each variant."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from itertools import count

from PySide6.QtCore import QSignalBlocker, Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSlider,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from vfioviz import language
from vfioviz.document import edits
from vfioviz.document.derived import DerivedColumn
from vfioviz.document.project import ModelColumn, Project
from vfioviz.kernel.producer import Producer
from vfioviz.kernel.question import ModelError, Question
from vfioviz.kernel.sweep import SIZINGS, Stretch, dance, sweep
from vfioviz.language import mark, tr
from vfioviz.scene.palette import LIGHT, Palette
from vfioviz.ui.editing import Editing
from vfioviz.ui.editors.number_spin import NumberSpin
from vfioviz.ui.panels.strip import Strip
from vfioviz.ui.qdocument import QDocument
from vfioviz.ui.whole import whole

_MOST = 4096
"""Bytes of a full answer that is swept; a larger one would take seconds."""
_PAUSE = 60
"""Milliseconds after an edit until the strips are worked out anew."""


@whole
class ArgszPanel(QScrollArea):
    """What each caller gets; moving the slider is one undo step."""

    def __init__(
        self, document: QDocument, editing: Editing, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._editing = editing
        self._session = count()
        self._merge = ""
        self._palette = LIGHT
        self._swept: tuple[object, ...] = ()
        """What the strips were worked out from."""
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_PAUSE)
        self._later.timeout.connect(self._update)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        page = QWidget()
        page.setObjectName("page")
        page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        rows = QVBoxLayout(page)
        rows.setContentsMargins(12, 8, 12, 8)
        rows.setSpacing(6)
        rows.addLayout(self._top())
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        rows.addLayout(self._grid)
        self._page = page
        self.strips: dict[str, Strip] = {}
        self._names: dict[str, QLabel] = {}
        self._rows_of(() if document.project is None else document.project.producers.keys)
        self.calls = QLabel(page)
        self.calls.setWordWrap(True)
        self.calls.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.calls.setAccessibleName(tr("The calls that the program makes"))
        rows.addWidget(self.calls)
        rows.addStretch(1)
        self.setWidget(page)
        self.setFocusProxy(self.slider)
        self.setAccessibleName("argsz")
        document.derived_changed.connect(self._refresh)
        document.view_changed.connect(self._refresh)

    def _rows_of(self, keys: tuple[str, ...]) -> None:
        """Have a strip for each version of the code that there is, and for no other."""
        for key in [key for key in self.strips if key not in keys]:
            self.strips.pop(key).deleteLater()
            self._names.pop(key).deleteLater()
        for row, key in enumerate(keys):
            if key not in self.strips:
                strip = self.strips[key] = Strip(self._page)
                strip.wanted.connect(self._wanted)
                strip.set_palette(self._palette)
                self._names[key] = QLabel(key, self._page)
                self._names[key].setTextFormat(Qt.TextFormat.PlainText)
            self._grid.addWidget(self._names[key], row, 0)
            self._grid.addWidget(self.strips[key], row, 1)

    def _top(self) -> QHBoxLayout:
        self.slider = QSlider(Qt.Orientation.Horizontal, self)
        self.slider.setAccessibleName(tr("argsz that the caller passes"))
        self.spin = NumberSpin(self)
        self.spin.setAccessibleName(tr("argsz"))
        self.spin.setSuffix(tr(" bytes"))
        self.program = QComboBox(self)
        self.program.setAccessibleName(tr("Program whose calls are shown"))
        for sizing in SIZINGS:
            self.program.addItem(tr(sizing.title), sizing.key)
        self.slider.valueChanged.connect(self._wanted)
        self.spin.valueChanged.connect(self._wanted)
        self.spin.refused.connect(self._editing.refused)
        self.slider.sliderReleased.connect(self._end)
        self.program.activated.connect(lambda _row: self._refresh(None))
        row = QHBoxLayout()
        self.mode = QLabel(self)
        row.addWidget(self.mode)
        row.addWidget(self.slider, 1)
        row.addWidget(self.spin)
        row.addWidget(self.program)
        return row

    def set_palette(self, palette: Palette) -> None:
        """Take the colours of a theme."""
        self._palette = palette
        for strip in self.strips.values():
            strip.set_palette(palette)

    # ---- from the user to the document

    def _wanted(self, argsz: int) -> None:
        project = self._document.project
        if project is None or argsz == project.argsz:
            return
        self._merge = self._merge or f"argsz#{next(self._session)}"
        self._editing.run(lambda now: edits.set_argsz(now, argsz), self._merge)

    def _end(self) -> None:
        self._merge = ""

    # ---- from the document to the widgets

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._update()

    def _refresh(self, _what: object) -> None:
        if not self.isVisible():
            return
        project = self._document.project
        if project is not None and self._request(project) != self._swept:
            # An edit is painted first; the strips follow when there is a pause.
            self._later.start()
            return
        self._update()

    @staticmethod
    def _request(project: Project) -> tuple[object, ...]:
        return project.content, project.handler, project.abi, project.producers

    def _update(self) -> None:
        self._later.stop()
        project = self._document.project
        for widget in (self.slider, self.spin, self.program):
            widget.setEnabled(project is not None)
        if project is None:
            return
        self._swept = self._request(project)
        self._rows_of(project.producers.keys)
        question = _question(project)
        strips: dict[str, tuple[Stretch, ...]] = {}
        refused = ""
        for one in project.producers.versions:
            try:
                strips[one.key] = _sweep(question, one)
            except ModelError as problem:
                # Of a version that can't answer the strip is empty; its column says why.
                strips[one.key] = ()
                refused = refused or str(problem)
        if not any(strips.values()):
            self.calls.setText(refused)
            return
        top = max((strip[-1].stop for strip in strips.values() if strip), default=1)
        given = {key: self._given(project, key) for key in strips}
        self._place(project, given, top)
        for key, strip in self.strips.items():
            strip.show_strip(key, strips[key], given[key], top)
        self.calls.setText(self._calls(project))

    def _place(self, project: Project, given: Mapping[str, int | None], top: int) -> None:
        """Put slider and number where argsz is: that of the active variant, else the first one."""
        active = self._document.active_column
        argsz = given.get("" if active is None else _version(active))
        if argsz is None:
            argsz = next((each for each in given.values() if each is not None), 0)
        blockers = [QSignalBlocker(self.slider), QSignalBlocker(self.spin)]
        self.mode.setText(
            tr("argsz") if project.argsz is not None else tr("argsz, exact per variant")
        )
        self.slider.setRange(0, top - 1)
        self.spin.set_range(0, max(top - 1, argsz, 1 << 16))
        self.slider.setValue(min(argsz, top - 1))
        self.spin.setValue(min(argsz, self.spin.maximum()))
        del blockers

    def _given(self, project: Project, key: str) -> int | None:
        """Return what the caller of a variant passes; None where the variant is not shown."""
        if project.argsz is not None:
            return project.argsz
        runs = [one.run for one in self._document.derived.columns if one.run is not None]
        return next((run.argsz_in for run in runs if run.variant == key), None)

    def _calls(self, project: Project) -> str:
        column = self._document.active_column
        key = "" if column is None else _version(column)
        key = key or project.producers.newest.key
        sizing = next(each for each in SIZINGS if each.key == self.program.currentData())
        try:
            calls = dance(sizing, _question(project), project.producers.version(key))
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


def _question(project: Project) -> Question:
    return Question(project.content, project.answering, project.layout_abi, fill=project.fill)


def _version(column: DerivedColumn) -> str:
    """Return the key of the version that makes a column; "" for a capture."""
    return column.column.producer if isinstance(column.column, ModelColumn) else ""


@lru_cache(maxsize=64)
def _sweep(question: Question, producer: Producer) -> tuple[Stretch, ...]:
    if producer.answer(question).needed > _MOST:
        message = tr(
            "Answers of more than {MOST} bytes are not swept: each argsz is a call.", MOST=_MOST
        )
        raise ModelError(message)
    return sweep(question, producer)
