"""The debugger of the layout: the C at the left, both buffers and the variables at its right."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from vfioviz.document import watching as going
from vfioviz.document.watchable import watchable
from vfioviz.document.watching import Watching, recorded
from vfioviz.kernel.question import ModelError
from vfioviz.kernel.sourced.producer import Sourced
from vfioviz.kernel.sourced.watched import Watched
from vfioviz.language import told, tr
from vfioviz.scene.palette import Palette
from vfioviz.scene.watching import (
    Look,
    kernel_buffer,
    looks,
    status,
    user_buffer,
    variables,
)
from vfioviz.ui.announcer import announce
from vfioviz.ui.elided import ElidedLabel
from vfioviz.ui.jobs import SMALL, Jobs, Work
from vfioviz.ui.plain import plain
from vfioviz.ui.qdocument import QDocument
from vfioviz.ui.watch.code import CodeView
from vfioviz.ui.watch.grid import ByteGrid
from vfioviz.ui.watch.parts import GAP, LEAST, VariablesView, named, scrolled

Way = Callable[[Watching], Watching]
Side = Literal["kernel", "user"]


class WatchPage(QWidget):
    """Follows the active column, where it is C text."""

    left = Signal()
    """The arithmetic is wanted in place of the C."""

    def __init__(self, document: QDocument, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._jobs = jobs
        self._subject: object = None
        self._recording = False
        self._why_then = False
        """Whether the selected byte's line is asked for as soon as there is one."""
        self._drawn: list[Look] = []
        self._file = ""
        self._side: Side = "user"
        self._byte = -1
        """The byte of that side that is asked for; it may not be written yet."""
        self.watching: Watching | None = None
        self.code = CodeView(self)
        self.code.chosen.connect(self.toggle_at)
        self.kernel = ByteGrid(tr("The kernel's heap"), self)
        self.user = ByteGrid(tr("The caller's memory"), self)
        self.kernel_title, self.user_title = self._label(), self._label()
        self.code_title = self._label()
        self.variables = VariablesView(self)
        self.status = self._label()
        self._build()
        self.setFocusProxy(self.code)
        for grid, side in ((self.kernel, "kernel"), (self.user, "user")):
            grid.selected.connect(lambda _at, side=side: self._turned(side))
            grid.asked.connect(lambda _at, side=side: self._asked(side))
        document.derived_changed.connect(lambda _what: self.refresh())
        document.view_changed.connect(lambda _what: self.refresh())

    def _label(self) -> QLabel:
        label = ElidedLabel(self)
        label.setObjectName("muted")
        return label

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(2)
        self.buttons: dict[str, QToolButton] = {}
        self._areas: dict[ByteGrid, QScrollArea] = {}
        self._sides: dict[ByteGrid, QWidget] = {}
        for key, text, tip, do in (
            ("back", tr("Back"), tr("One step back"), lambda: self.go(going.back)),
            ("into", tr("Into"), tr("One step on, into a call"), lambda: self.go(going.into)),
            ("over", tr("Over"), tr("One step on, over a call"), lambda: self.go(going.over)),
            ("out", tr("Out"), tr("On to the caller"), lambda: self.go(going.out)),
            ("run", tr("Run"), tr("On to a breakpoint, or the end"), lambda: self.go(going.run)),
            ("why", tr("Why"), tr("To the line that made the selected byte"), self.why),
        ):  # fmt: skip
            button = QToolButton(self)
            button.setText(text)
            button.setToolTip(tip)
            button.setAutoRaise(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _on, do=do: do())
            row.addWidget(button)
            self.buttons[key] = button
        row.addSpacing(8)
        row.addWidget(self.status, 1)
        self.model = QToolButton(self)
        self.model.setText(tr("Model"))
        self.model.setToolTip(tr("Show the arithmetic of this version in place of its C"))
        self.model.setAutoRaise(True)
        self.model.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.model.clicked.connect(lambda _on: self.left.emit())
        row.addWidget(self.model)
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.addWidget(named(self.code_title, self.code))
        for title, grid in ((self.kernel_title, self.kernel), (self.user_title, self.user)):
            area = self._areas[grid] = scrolled(grid)
            self._sides[grid] = named(title, area)
            split.addWidget(self._sides[grid])
        split.addWidget(self.variables)
        self.code.setMinimumWidth(120)
        for part in (self.code, self.variables):
            part.setMinimumHeight(LEAST)
        for at, stretch in enumerate((6, 0, 0, 3)):
            split.setStretchFactor(at, stretch)
            split.setCollapsible(at, False)
        split.setSizes([400, 1, 1, 220])
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(4)
        outer.addLayout(row)
        outer.addWidget(split, 1)

    def set_palette(self, palette: Palette) -> None:
        """Take the colours of a theme."""
        for each in (self.code, self.kernel, self.user):
            each.set_palette(palette)

    # ---- what is watched

    def refresh(self) -> None:
        """Record the call of the active column, where it is C text and another one than before."""
        project, active = self._document.project, self._document.active
        found = None if project is None else watchable(project, active)
        if not self.isVisible() or found is None:
            return
        if found == self._subject:
            self._follow()
            return
        self._subject = found
        producer, question = found
        self.model.setVisible(not isinstance(producer, Sourced))
        self._recording = True
        self.status.setText(tr("Recording the call…"))

        def work(_progress: Work) -> Watched:
            return recorded(producer, question)

        self._jobs.run("watch", tr("Record the call"), SMALL + 1, work, self._recorded,
                       dropped=self._dropped)  # fmt: skip

    def _dropped(self) -> None:
        self._subject = None
        self._recording = self._why_then = False

    def _recorded(self, result: Callable[[], Watched]) -> None:
        asked, self._recording, self._why_then = self._why_then, False, False
        column = self._document.active_column
        if column is None:
            return
        try:
            made = result()
        except ModelError as problem:
            self.watching = None
            self._show_nothing(told(str(problem)))
            return
        before = self.watching
        self._drawn = looks(column)
        self._file = ""
        now = Watching(made)
        if before is not None and before.watched.variant == made.variant:
            at = min(before.at, len(made.recording.steps))
            now = replace(now, at=at, breakpoints=before.breakpoints)
        self.watching = now
        self._show()
        self._follow()
        if asked:
            self.why()

    def _show_nothing(self, why: str) -> None:
        self.code.show_lines(())
        self.variables.clear()
        self.status.setText(why)
        self._file = ""

    def _follow(self) -> None:
        """Select in the caller's memory what is selected in the map."""
        selection = self._document.view.selection
        if selection is not None and selection.column == self._document.active:
            self.user.select(selection.start)
            self._side, self._byte = "user", selection.start

    # ---- going on

    def go(self, way: Way) -> None:
        """Go to another step."""
        if self.watching is None:
            announce(self, self.status.text())
            return
        self.watching = way(self.watching)
        self._show()
        announce(self, status(self.watching))

    def why(self) -> bool:
        """Go to the line that made the selected byte; whether there is one.

        While the call is being recorded, True: it is gone to at the end of that.
        """
        if self._recording:
            self._why_then = True
            return True
        if self.watching is None:
            return False
        what = (
            self.watching.watched.kernel(self.watching.at)
            if self._side == "kernel"
            else self.watching.watched.user
        )
        if self._byte < 0 or what is None:
            self._say(tr("Select a byte of a buffer first."))
            return False
        now = going.to_maker(self.watching, what, self._byte)
        if now is None and self._side == "user":
            # Not made yet at this step: how it is at the end is what the map shows.
            now = going.to_maker(going.at_end(self.watching), what, self._byte)
        if now is None:
            self._say(tr("Byte {at}: nothing in this call made it.", at=self._byte))
            return False
        self.go(lambda _now: now)
        return True

    def toggle(self) -> bool:
        """Set a breakpoint at the cursor's line, or take it away; whether that could be done."""
        return self.toggle_at(self.code.cursor_line)

    def toggle_at(self, line: int) -> bool:
        """Set a breakpoint at a line, or take it away."""
        if self.watching is None:
            return False
        spot = (self._file, line)
        if spot not in going.reached(self.watching):
            self._say(tr("Line {line} does not run in this call.", line=line))
            return False
        self.watching = going.toggled(self.watching, spot)
        self._show_line()
        there = spot in self.watching.breakpoints
        said = tr("Breakpoint at line {line}") if there else tr("No breakpoint at line {line}")
        self._say(said.format(line=line))
        return True

    def _say(self, text: str) -> None:
        self.status.setText(text)
        announce(self, text)

    def _turned(self, side: Side) -> None:
        self._side = side
        self._byte = (self.kernel if side == "kernel" else self.user).offset

    def _asked(self, side: Side) -> None:
        self._turned(side)
        self.why()

    # ---- showing

    def _show(self) -> None:
        now = self.watching
        if now is None:
            return
        if now.place.file != self._file:
            self._file = now.place.file
            self.code.show_lines(now.watched.texts.get(self._file, ()))
            self.code_title.setText(self._file.rpartition("/")[2])
            self.code_title.setToolTip(plain(self._file))
        self._show_line()
        for title, grid, buffer in (
            (self.kernel_title, self.kernel, kernel_buffer(now, self._drawn)),
            (self.user_title, self.user, user_buffer(now, self._drawn)),
        ):
            title.setText(buffer.title)
            grid.show_buffer(buffer)
            area = self._areas[grid]
            bar = area.verticalScrollBar().sizeHint().width()
            width = grid.sizeHint().width() + bar
            area.setFixedWidth(width)
            self._sides[grid].setFixedWidth(width + GAP)
        self.variables.show_rows(variables(now))
        self.status.setText(status(now))
        self.buttons["back"].setEnabled(now.at > 0)
        for key in ("into", "over", "out", "run"):
            self.buttons[key].setEnabled(not now.ended)

    def _show_line(self) -> None:
        now = self.watching
        if now is None:
            return
        here = frozenset(line for file, line in now.breakpoints if file == self._file)
        reached = frozenset(line for file, line in going.reached(now) if file == self._file)
        self.code.show_line(now.place.line, here, reached)
