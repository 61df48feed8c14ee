"""The debugger of the layout: the C at the left, both buffers and the variables at its right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QLabel,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from vfioviz.csource.reports import NOWHERE, Place
from vfioviz.document import watching as going
from vfioviz.document.edit_code import changed_lines
from vfioviz.document.project import ModelColumn
from vfioviz.document.teach.ccode import arrived
from vfioviz.document.teach.lesson import CodePlace
from vfioviz.document.variants import c_text
from vfioviz.document.watchable import watchable
from vfioviz.document.watching import Watching, recorded
from vfioviz.kernel.question import ModelError
from vfioviz.kernel.sourced.answer import SourceError
from vfioviz.kernel.sourced.files import CHAIN
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
from vfioviz.ui.editing import Editing
from vfioviz.ui.elided import ElidedLabel
from vfioviz.ui.jobs import SMALL, Jobs, Work
from vfioviz.ui.qdocument import QDocument
from vfioviz.ui.watch.bar import StepBar
from vfioviz.ui.watch.code import CodeView
from vfioviz.ui.watch.editing import CodeEdit
from vfioviz.ui.watch.grid import ByteGrid
from vfioviz.ui.watch.parts import GAP, LEAST, VariablesView, named, scrolled
from vfioviz.ui.watch.places import FindPlace
from vfioviz.ui.watch.tabs import FileTabs

Way = Callable[[Watching], Watching]
Side = Literal["kernel", "user"]


class WatchPage(QWidget):
    """Follows the active column, where it is C text."""

    left = Signal()
    """The arithmetic is wanted in place of the C."""

    def __init__(
        self, document: QDocument, editing: Editing, jobs: Jobs, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._jobs = jobs
        self._subject: object = None
        self._recording = False
        self._why_then = False
        """Whether the selected byte's line is asked for as soon as there is one."""
        self._version: Sourced | None = None
        """The C that is shown."""
        self._wanted = False
        """Whether it is to be edited as soon as it is shown."""
        self._drawn: list[Look] = []
        self._file = ""
        self._side: Side = "user"
        self._byte = -1
        """The byte of that side that is asked for; it may not be written yet."""
        self._edited: going.Spot | None = None
        """Where the cursor was when an edit ended."""
        self._goal: CodePlace | None = None
        """Where a lesson is in what is still to be recorded."""
        self.watching: Watching | None = None
        self.code = CodeView(self)
        self.code.chosen.connect(self.toggle_at)
        self.edit = CodeEdit(self.code, document, editing, jobs, self)
        self.edit.begun.connect(self._edit_begun)
        self.edit.ended.connect(self._edit_ended)
        self.kernel = ByteGrid(tr("The kernel's heap"), self)
        self.user = ByteGrid(tr("The caller's memory"), self)
        self.kernel_title, self.user_title = self._label(), self._label()
        self.files = FileTabs(self)
        self.files.chosen.connect(self.open_file)
        self.files.closed.connect(self._close_file)
        self.files.search.connect(self.find_place)
        self.edit.opened.connect(self._opened)
        self.edit.typed.connect(lambda: self.files.mark(self.edit.typed_files))
        self.variables = VariablesView(self)
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
        self._areas: dict[ByteGrid, QScrollArea] = {}
        self._sides: dict[ByteGrid, QWidget] = {}
        self.bar = StepBar((
            ("back", tr("Back"), tr("One step back"), lambda: self.go(going.back)),
            ("into", tr("Into"), tr("One step on, into a call"), lambda: self.go(going.into)),
            ("over", tr("Over"), tr("One step on, over a call"), lambda: self.go(going.over)),
            ("out", tr("Out"), tr("On to the caller"), lambda: self.go(going.out)),
            ("run", tr("Run"), tr("On to a breakpoint, or the end"), lambda: self.go(going.run)),
            ("why", tr("Why"), tr("To the line that made the selected byte"), self.why),
            ("edit", tr("Edit"), tr("Edit the C: the edit is a variant of its own"),
             self.begin_edit),
        ), self)  # fmt: skip
        self.buttons, self.status, self.model = self.bar.buttons, self.bar.status, self.bar.model
        self.bar.left.connect(self.left)
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.addWidget(self.code)
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
        outer.addWidget(self.bar)
        outer.addWidget(self.edit.bar)
        outer.addWidget(self.files)
        outer.addWidget(split, 1)

    def set_palette(self, palette: Palette) -> None:
        """Take the colours of a theme."""
        for each in (self.code, self.kernel, self.user, self.files):
            each.set_palette(palette)

    # ---- what is watched

    def refresh(self) -> None:
        """Record the call of the active column, where it is C text and another one than before."""
        project, active = self._document.project, self._document.active
        found = None if project is None else watchable(project, active)
        if not self.isVisible() or found is None or self.edit.now is not None:
            return
        if found == self._subject:
            self._follow()
            return
        self._subject = found
        producer, question = found
        self._version = c_text(producer)
        self.model.setVisible(not isinstance(producer, Sourced))
        self._recording = True
        self.bar.say(tr("Recording the call…"))

        def work(_progress: Work) -> Watched:
            return recorded(producer, question)

        self._jobs.run("watch", tr("Record the call"), SMALL + 1, work, self._recorded,
                       dropped=self._dropped)  # fmt: skip

    def run_to(self, code: CodePlace) -> None:
        """Go to a place of a lesson in what is shown next."""
        self._goal, self._subject = code, None

    def _dropped(self) -> None:
        self._subject = None
        self._recording = self._why_then = self._wanted = False

    def _recorded(self, result: Callable[[], Watched]) -> None:
        asked, self._recording, self._why_then = self._why_then, False, False
        column = self._document.active_column
        if column is None:
            return
        try:
            made = result()
        except SourceError as problem:
            self._show_nothing(problem.args[0], problem.place)
            return
        except ModelError as problem:
            self._show_nothing(problem.args[0])
            return
        before = self.watching
        self._drawn = looks(column)
        self._file = ""
        now = Watching(made)
        if before is not None and self._continues(before.watched.variant):
            at = min(before.at, len(made.recording.steps))
            spots = going.moved(before.breakpoints, before.watched, made)
            now = replace(now, at=at, breakpoints=spots)
        if self._edited is not None:
            now = going.to_line(now, self._edited) or now
            self._edited = None
        if self._goal is not None:
            now = arrived(now, self._goal) or now
            self._goal = None
        self.watching = now
        self._show()
        self._follow()
        if asked:
            self.why()
        self._begin_wanted()

    def _continues(self, variant: str) -> bool:
        """Whether what is shown is the variant that was, or an edit of it."""
        now = self._version
        if now is None:
            return False
        return variant == now.key or (now.base is not None and variant == now.base.key)

    def _show_nothing(self, why: str, place: Place = NOWHERE) -> None:
        """Show the text of what does not run, and the line that says why."""
        self.watching = None
        texts = {} if self._version is None else self._version.sources.files
        file = place.file or self._file
        first = next((each for each in CHAIN if each in texts), "")
        self._file = file if file in texts else first
        self._show_text(texts.get(self._file, "").split("\n"))
        self.code.show_wrong(place.line if place.file == self._file else 0)
        self._show_run(on=False)
        self.variables.clear()
        self.bar.say(told(why), wrong=True)
        for key, button in self.buttons.items():
            button.setEnabled(key == "edit")
        self._begin_wanted()

    # ---- files

    def _lines(self, path: str) -> Sequence[str]:
        """Return the lines of a file, as they run or as the version has them."""
        now, version = self.watching, self._version
        if now is not None and path in now.watched.texts:
            return now.watched.texts[path]
        texts = {} if version is None else version.sources.files
        return texts.get(path, "").split("\n")

    def open_file(self, path: str, line: int = 0) -> None:
        """Show a file of the version that is shown; line: from 1, 0 for where the run is in it."""
        if self.edit.now is not None:
            self.edit.open_file(path)
        elif path != self._file:
            self._file = path
            self._show_text(self._lines(path))
            self._show_line()
        if line:
            self.code.go_to_line(line)
        self.code.setFocus()

    def _opened(self, path: str) -> None:
        self._file = path
        self.files.show_file(path)

    def _close_file(self, path: str) -> None:
        others = [each for each in self.files.files if each != path]
        if not others or (self.edit.now is not None and path in self.edit.typed_files):
            self.edit.close_file(path)
            return
        if path == self._file:
            at = self.files.files.index(path)
            self.open_file(others[max(0, at - 1)])
        if self.edit.now is not None:
            self.edit.close_file(path)
        self.files.close_file(path)

    def find_place(self) -> None:
        """Let a file or function of the version be chosen that is shown."""
        version = self._version
        if version is None or not version.sources.files:
            announce(self, self.status.text())
            return
        dialog = FindPlace(version.key, version.sources.files, self)
        dialog.chosen.connect(self.open_file)
        dialog.open()

    # ---- editing

    def begin_edit(self) -> None:
        """Let the file be edited that is shown, as soon as one is."""
        if self.edit.now is not None:
            self.code.setFocus()
            announce(self, self.edit.status.text())
            return
        self._wanted = True
        if self._subject is None or self._document.project is None:
            self.refresh()
        elif self._file:
            self._begin_wanted()

    def _begin_wanted(self) -> None:
        column = self._document.active_column
        if not self._wanted or column is None or not isinstance(column.column, ModelColumn):
            return
        self._wanted = False
        if self._version is not None and self._file in self._version.sources.files:
            self.edit.begin(column.column, self._version, self._file)

    def _show_run(self, *, on: bool) -> None:
        """Show what a run does beside the text, or the text alone."""
        for part in (*self._sides.values(), self.variables):
            part.setVisible(on)

    def _edit_begun(self) -> None:
        self.bar.hide()
        self._show_run(on=False)

    def _edit_ended(self) -> None:
        self.bar.show()
        # What was typed and not applied goes.
        self._edited = (self._file, self.code.cursor_line)
        self._subject = None
        self.refresh()

    def _follow(self) -> None:
        """Select in the caller's memory what is selected in the map."""
        selection = self._document.view.selection
        if selection is not None and selection.column == self._document.active:
            self.user.select(selection.start)
            self._side, self._byte = "user", selection.start

    # ---- going on

    def go(self, way: Way) -> None:
        """Go to another step."""
        if self._busy() or self.watching is None:
            return
        self.watching = way(self.watching)
        self._show()
        announce(self, status(self.watching))

    def _busy(self) -> bool:
        """Say why nothing runs: the text is edited, the call is being recorded or has no C."""
        if self.edit.now is not None:
            announce(self, tr("The text is edited: Ctrl+Return applies it, Esc leaves it."))
            return True
        if self.watching is None:
            announce(self, self.status.text())
        return self.watching is None

    def why(self) -> bool:
        """Go to the line that made the selected byte; whether there is one.

        While the call is being recorded, True: it is gone to at the end of that.
        """
        if self._recording and self.edit.now is None:
            self._why_then = True
            return True
        if self._busy() or self.watching is None:
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
        if self._side == "user" and (now is None or now.at == self.watching.at):
            # Asked again: the copy that took it there, which may be past what the caller gave.
            now = going.to_writer(self.watching, what, self._byte) or now
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
        if self._busy() or self.watching is None:
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
        self.bar.say(text)
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
            self._show_text(self._lines(self._file))
        self._show_line()
        self._show_run(on=True)
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
        self.bar.say(status(now))
        for key in ("why", "edit"):
            self.buttons[key].setEnabled(True)
        self.buttons["back"].setEnabled(now.at > 0)
        for key in ("into", "over", "out", "run"):
            self.buttons[key].setEnabled(not now.ended)

    def _show_text(self, lines: Sequence[str]) -> None:
        version = self._version
        changed = frozenset() if version is None else changed_lines(version, self._file)
        self.code.show_lines(lines, changed)
        if version is not None:
            self.files.keep(tuple(version.sources.files))
        if self._file:
            self.files.show_file(self._file)

    def _show_line(self) -> None:
        now = self.watching
        if now is None:
            return
        here = frozenset(line for file, line in now.breakpoints if file == self._file)
        reached = frozenset(line for file, line in going.reached(now) if file == self._file)
        line = now.place.line if now.place.file == self._file else 0
        self.code.show_line(line, here, reached)
