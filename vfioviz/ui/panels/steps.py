"""The model's steps, one after the other: both buffers, what each step touched, the rule.

Of C text it is the debugger of the layout, ``ui.watch``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPlainTextEdit,
    QSplitter,
    QStackedWidget,
    QTextEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from vfioviz.document.derived import DerivedColumn
from vfioviz.document.teach.lesson import CodePlace
from vfioviz.document.watchable import watchable
from vfioviz.kernel.run import Patch, Run, Step
from vfioviz.kernel.sourced.producer import Sourced
from vfioviz.kernel.why import why
from vfioviz.language import told, tr
from vfioviz.scene.palette import LIGHT, Palette
from vfioviz.ui.editing import Editing
from vfioviz.ui.fonts import mono
from vfioviz.ui.jobs import Jobs
from vfioviz.ui.lines import write_lines
from vfioviz.ui.panels.seen import SeenPanel
from vfioviz.ui.qdocument import QDocument
from vfioviz.ui.whole import whole

if TYPE_CHECKING:
    from vfioviz.ui.watch.page import WatchPage

_ROW = 8
_HIGH, _LOW = 262, 206
"""Pixels that C text, buffers and variables want; and the steps with both buffers."""
_MOST = 1024
"""Bytes of a buffer that are shown."""
_PACE = 900
"""Milliseconds that a step stands while it plays."""


@whole
class StepsPanel(SeenPanel):
    """Follows the active column, or the first modelled one."""

    height_changed = Signal()

    def __init__(
        self, document: QDocument, editing: Editing, jobs: Jobs, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._palette = LIGHT
        self._run: Run | None = None
        self._c = False
        """Whether a shipped version is watched as C."""
        self._states: list[tuple[Step, bytes, bytes]] = []
        self._shown: dict[QPlainTextEdit, object] = {}
        """What each buffer shows: its lines, the bytes that are marked, the colours."""
        self._timer = QTimer(self)
        self._timer.setInterval(_PACE)
        self._timer.timeout.connect(self._tick)
        self.list = QListWidget(self)
        self.list.setAccessibleName(tr("Steps of the model"))
        self.list.currentRowChanged.connect(self._show)
        self.kernel = self._buffer(tr("The kernel's caps.buf"))
        self.user = self._buffer(tr("The caller's memory"))
        self.rule = QLabel(self)
        self.rule.setWordWrap(True)
        self.rule.setFont(mono())
        self.rule.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.why = QLabel(self)
        self.why.setWordWrap(True)
        self.why.setObjectName("muted")
        self.why.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.addWidget(self._left())
        for name, view in ((tr("caps.buf in the kernel"), self.kernel),
                           (tr("the caller's memory"), self.user)):  # fmt: skip
            split.addWidget(_named(name, view))
        split.setStretchFactor(0, 2)
        split.setStretchFactor(1, 2)
        split.setStretchFactor(2, 2)
        self._model = QWidget(self)
        rows = QVBoxLayout(self._model)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        rows.addWidget(split, 1)
        rows.addWidget(self.rule)
        rows.addWidget(self.why)
        self._editing, self._jobs = editing, jobs
        self._watch: WatchPage | None = None
        self.pages = QStackedWidget(self)
        self.pages.addWidget(self._model)
        around = QVBoxLayout(self)
        around.setContentsMargins(8, 4, 8, 4)
        around.addWidget(self.pages)
        self.setFocusProxy(self.list)
        document.derived_changed.connect(self._refresh)
        document.view_changed.connect(self._refresh)

    @property
    def watch(self) -> WatchPage:
        """The debugger of C text; made the first time, with the interpreter that it is of."""
        if self._watch is None:
            from vfioviz.ui.watch.page import WatchPage  # noqa: PLC0415 -- rare

            self._watch = page = WatchPage(self._document, self._editing, self._jobs, self)
            page.set_palette(self._palette)
            page.left.connect(self._show_model)
            self.pages.addWidget(page)
        return self._watch

    # ---- building

    def _left(self) -> QWidget:
        side = QWidget(self)
        rows = QVBoxLayout(side)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(2)
        row = QHBoxLayout()
        self.play = self._button(tr("Play"), tr("Step through from here"), checkable=True)
        self.play.toggled.connect(self._played)
        row.addWidget(self.play)
        for text, tip, by in (
            (tr("Back"), tr("One step back"), -1),
            (tr("Forward"), tr("One step on"), 1),
        ):
            button = self._button(text, tip)
            button.clicked.connect(lambda _on, by=by: self.step(by))
            row.addWidget(button)
        row.addStretch(1)
        self.as_c = self._button(tr("C"), tr("Watch the C of this version run"))
        self.as_c.clicked.connect(lambda _on: self.show_c())
        row.addWidget(self.as_c)
        rows.addLayout(row)
        rows.addWidget(self.list, 1)
        return side

    def _button(self, text: str, tip: str, *, checkable: bool = False) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setToolTip(tip)
        button.setCheckable(checkable)
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _buffer(self, name: str) -> QPlainTextEdit:
        view = QPlainTextEdit(self)
        view.setReadOnly(True)
        view.setUndoRedoEnabled(False)
        view.setFont(mono())
        view.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        view.setAccessibleName(name)
        view.setTabChangesFocus(True)
        return view

    def set_palette(self, palette: Palette) -> None:
        """Take the colours of a theme."""
        self._palette = palette
        if self._watch is not None:
            self._watch.set_palette(palette)
        self._show(self.list.currentRow())

    # ---- playing

    def step(self, by: int) -> None:
        """Go some steps on or back, not past the ends."""
        row = max(0, min(self.list.count() - 1, self.list.currentRow() + by))
        self.list.setCurrentRow(row)

    def _played(self, on: bool) -> None:  # noqa: FBT001 as Qt calls it
        if not on:
            self._timer.stop()
            return
        if self.list.currentRow() >= self.list.count() - 1:
            self.list.setCurrentRow(0)
        self._timer.start()

    def _tick(self) -> None:
        self.step(1)
        if self.list.currentRow() >= self.list.count() - 1:
            self.play.setChecked(False)

    # ---- showing

    def _column(self) -> DerivedColumn | None:
        active = self._document.active_column
        if active is not None and active.run is not None:
            return active
        columns = self._document.derived.columns
        return next((each for each in columns if each.run is not None), None)

    @override
    def _update(self) -> None:
        project = self._document.project
        found = None if project is None else watchable(project, self._document.active)
        self.as_c.setVisible(found is not None)
        watched = found is not None and (self._c or isinstance(found[0], Sourced))
        # What is typed stays in sight, whatever column is looked at meanwhile.
        watched = watched or (self._watch is not None and self._watch.edit.now is not None)
        page = self.watch if watched else self._model
        if self.pages.currentWidget() is not page:
            self.pages.setCurrentWidget(page)
            self.setFocusProxy(self.watch if watched else self.list)
            self.height_changed.emit()
        if watched:
            self.watch.refresh()
            return
        column = self._column()
        run = None if column is None else column.run
        if run is not self._run:
            self._run = run
            self._states = [] if run is None else list(run.states())
            self._list()
            self._show(self.list.currentRow())
        self.why.setText(self._because())

    @property
    def wanted_height(self) -> int:
        """Pixels in which a step is seen with what it did."""
        return _LOW if self.pages.currentWidget() is self._model else _HIGH

    def _list(self) -> None:
        """List the steps; after most edits they are the same ones, which stay as they are."""
        names = [f"{number}. {step.name}" for number, (step, _, _) in enumerate(self._states, 1)]
        if names == [self.list.item(row).text() for row in range(self.list.count())]:
            return
        row, last = self.list.currentRow(), len(names) - 1
        self.list.blockSignals(True)
        self.list.clear()
        self.list.addItems(names)
        self.list.setCurrentRow(last if row < 0 else min(row, last))
        self.list.blockSignals(False)

    def show_c(self, code: CodePlace | None = None) -> None:
        """Watch the C of the active column, where it has one; run to a place of a lesson."""
        self._c = True
        if code is not None:
            self.watch.run_to(code)
        self._update()

    def show_step(self, row: int) -> None:
        """Show a step of the arithmetic, from 0."""
        self._show_model()
        self.list.setCurrentRow(row)

    def _show_model(self) -> None:
        self._c = False
        self._update()

    def _show(self, row: int) -> None:
        if not 0 <= row < len(self._states) or self._run is None:
            for view in (self.kernel, self.user):
                self._fill(view, b"", [])
            self.rule.setText(tr("No step: a model shows how it was made; show a variant."))
            return
        step, kernel, user = self._states[row]
        self._fill(self.kernel, kernel, [p for p in step.patches if p.target == "kernel"])
        self._fill(self.user, user, [p for p in step.patches if p.target == "user"])
        rule = f"   {told(step.rule)}" if step.rule else ""
        self.rule.setText(
            tr(
                "{variant} (model), {name}: {detail}{rule}",
                variant=self._run.variant,
                name=step.name,
                detail=told(step.detail),
                rule=rule,
            )
        )

    def _fill(self, view: QPlainTextEdit, data: bytes, patches: list[Patch]) -> None:
        lines = [
            f"{at:4}  {data[at : at + _ROW].hex(' ')}"
            for at in range(0, min(len(data), _MOST), _ROW)
        ]
        if len(data) > _MOST:
            lines.append("      " + tr("... {count} bytes more", count=len(data) - _MOST))
        places = [
            at
            for patch in patches
            for at in range(patch.start, min(patch.start + len(patch.data), _MOST))
        ]
        shown = lines, places, self._palette
        if shown == self._shown.get(view):
            return
        self._shown[view] = shown
        write_lines(view, lines)
        shape = QTextCharFormat()
        shape.setBackground(QColor(self._palette.note))
        shape.setForeground(QColor(self._palette.page))
        view.setExtraSelections([_mark(view, at, shape) for at in places])
        if places:
            block = view.document().findBlockByNumber(min(places) // _ROW)
            view.setTextCursor(QTextCursor(block))

    def _because(self) -> str:
        """Say why the selected byte is there, in each modelled column."""
        selection = self._document.view.selection
        columns = self._document.derived.columns
        if selection is None or selection.column >= len(columns):
            return tr("Select a byte in the map to see the rules that put it there.")
        at = selection.start
        lines = []
        for column in columns:
            if column.run is None:
                continue
            causes = why(column.run, at)
            if not causes:
                lines.append(
                    tr("{title}: byte {at} is written by nobody", title=column.title, at=at)
                )
                continue
            steps = [
                f"{each.number + 1}. {each.name}" + (f" ({told(each.rule)})" if each.rule else "")
                for each in causes
            ]
            lines.append(
                tr(
                    "{title}: byte {at} by {steps}",
                    title=column.title,
                    at=at,
                    steps=", ".join(steps),
                )
            )
        return "\n".join(lines)


def _mark(view: QPlainTextEdit, at: int, shape: QTextCharFormat) -> QTextEdit.ExtraSelection:
    mark = QTextEdit.ExtraSelection()
    block = view.document().findBlockByNumber(at // _ROW)
    cursor = QTextCursor(block)
    start = block.position() + 6 + 3 * (at % _ROW)
    cursor.setPosition(start)
    cursor.setPosition(start + 2, QTextCursor.MoveMode.KeepAnchor)
    mark.cursor = cursor
    mark.format = shape
    return mark


def _named(name: str, view: QWidget) -> QWidget:
    side = QWidget()
    rows = QVBoxLayout(side)
    rows.setContentsMargins(6, 0, 0, 0)
    rows.setSpacing(2)
    label = QLabel(name, side)
    label.setObjectName("muted")
    rows.addWidget(label)
    rows.addWidget(view, 1)
    return side
