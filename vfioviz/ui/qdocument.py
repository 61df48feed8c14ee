"""A QObject around the frozen State: the only place where it is replaced."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from vfioviz.codec.layout import Layout
from vfioviz.document.derived import Derived, DerivedColumn
from vfioviz.document.look import carried
from vfioviz.document.project import Column, Project
from vfioviz.document.session import State
from vfioviz.document.view import Selection, View
from vfioviz.ui.commands import ReplaceProject

if TYPE_CHECKING:
    from vfioviz.document.teach.playing import Playing

_EMPTY = Derived(())


class QDocument(QObject):
    """Holds the State and the undo stack, and derives the columns once for each project."""

    state_changed = Signal(object)
    """The new State, after any change."""
    derived_changed = Signal(object)
    """The new Derived, where the project changed."""
    view_changed = Signal(object)
    """The new View, where only that changed."""
    playing_changed = Signal(object)
    """The lesson as it is played now; None where none is."""
    loaded = Signal()
    """Another document is shown."""
    hovered = Signal(object)
    """The Selection under the mouse, or None: a preview that no state remembers."""

    def __init__(self, derive: Callable[[Project], Derived], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._derive = derive
        self.prepare: Callable[[Project], bool] = lambda _project: True
        """Works out what will be shown, where that lasts; False: it was cancelled."""
        self._state = State()
        self._derived = _EMPTY
        self.goes_on = False
        """Whether the change that is being told goes on with the last step."""
        self._leap: tuple[int, Project] | None = None
        """Steps that are still to be taken to the project that they lead to."""
        self.undo_stack = QUndoStack(self)
        # It empties itself when it goes, and would tell of that while the window goes too.
        self.destroyed.connect(partial(self.undo_stack.blockSignals, True))

    @property
    def state(self) -> State:
        """All that the window shows."""
        return self._state

    @property
    def project(self) -> Project | None:
        """What is edited; None on the start page."""
        return self._state.project

    @property
    def view(self) -> View:
        """How it is looked at."""
        return self._state.view

    @property
    def playing(self) -> Playing | None:
        """The lesson that is being played; None where none is."""
        return self._state.playing

    @property
    def hides(self) -> bool:
        """Whether a lesson asks for something that is hidden until it is answered."""
        playing = self._state.playing
        return playing is not None and playing.hides

    @property
    def derived(self) -> Derived:
        """The columns of the project as they are shown; none on the start page."""
        return self._derived

    @property
    def active(self) -> int:
        """Index of the column that the panels show: the selection's, else the first."""
        selection = self._state.view.selection
        last = max(0, len(self._derived.columns) - 1)
        return 0 if selection is None else min(selection.column, last)

    @property
    def active_column(self) -> DerivedColumn | None:
        """The column that the panels show; None on the start page."""
        return self._derived.columns[self.active] if self._derived.columns else None

    @property
    def modified(self) -> bool:
        """Whether there is something to save; a lesson's edits are its own."""
        own = self._state.project is not None and self._state.playing is None
        return own and not self.undo_stack.isClean()

    def load(self, state: State) -> None:
        """Show another document; its undo steps start anew."""
        self._state = state
        self._derived = self._shown(state.project)
        self.undo_stack.clear()
        self.undo_stack.setClean()
        self.loaded.emit()
        self.derived_changed.emit(self._derived)
        # The new columns may be looked at in another way; those that draw them come first.
        self.view_changed.emit(self._state.view)
        self.playing_changed.emit(state.playing)
        self.state_changed.emit(self._state)

    def play(self, playing: Playing | None) -> None:
        """Go on in a lesson, or leave it; what it asks for is shown once it is answered."""
        if playing == self._state.playing:
            return
        self._state = replace(self._state, playing=playing)
        derived = self._shown(self._state.project)
        if derived != self._derived:
            self._derived = derived
            self.derived_changed.emit(derived)
        self.playing_changed.emit(playing)
        self.state_changed.emit(self._state)

    def _shown(self, project: Project | None) -> Derived:
        """Return the columns, with what a lesson asks for behind its veil."""
        if project is None:
            return _EMPTY
        playing = self._state.playing
        if playing is None or playing.solved:
            return self._derive(project)
        from vfioviz.document.teach.veil import shown  # noqa: PLC0415 -- lessons are rare

        return shown(project, playing)

    def successor(self) -> QDocument:
        """Return another document that holds the same, with the same steps, told anew."""
        made = QDocument(self._derive)
        made._state = self._state
        made._derived = made._shown(self._state.project)
        before, after = self.undo_stack, made.undo_stack
        steps = (before.command(number) for number in range(before.count()))
        copies = [
            step.copied(lambda *_: None) for step in steps if isinstance(step, ReplaceProject)
        ]
        for copy in copies:
            after.push(copy)
        if before.cleanIndex() < 0:
            after.resetClean()
        else:
            after.setIndex(before.cleanIndex())
            after.setClean()
        after.setIndex(before.index())
        for copy in copies:
            copy.lead(made._step)
        return made

    def tell_all(self) -> None:
        """Tell those that show it of all that it holds: they came after it."""
        self.derived_changed.emit(self._derived)
        self.state_changed.emit(self._state)

    def close(self) -> None:
        """Go back to no document, keeping how things are looked at."""
        self.load(State(view=replace(self.view, selection=None, reference=0)))

    def apply(
        self, text: str, project: Project, merge: Hashable = None, *, derived: bool = False
    ) -> bool:
        """Make an edit one undo step; False where that was cancelled.

        Args:
            text: What the user reads in the history.
            project: What is shown from now on.
            merge: Steps with the same key that follow each other become one; None never merges.
            derived: Whether its columns are worked out already.
        """
        before = self._state.project
        if before is None or before == project:
            return True
        if not derived and not self._ready(project):
            return False
        self.goes_on = self._merges(before, merge)
        try:
            self.undo_stack.push(ReplaceProject(text, before, project, self._step, merge))
        finally:
            self.goes_on = False
        return True

    def _merges(self, before: Project, merge: Hashable) -> bool:
        """Whether the next step becomes one with the last."""
        index = self.undo_stack.index()
        if merge is None or not index or index == self.undo_stack.cleanIndex():
            return False
        last = self.undo_stack.command(index - 1)
        return isinstance(last, ReplaceProject) and last.merge == merge and last.after is before

    def look(self, project: Project) -> bool:
        """Show other columns, or another record: no undo step, and nothing to save."""
        if self._state.project is not None and project != self._state.project:
            if not self._ready(project):
                return False
            self._show(project)
        return True

    def undo(self) -> None:
        """Take the last edit back."""
        stack = self.undo_stack
        last = stack.command(stack.index() - 1) if stack.canUndo() else None
        if not isinstance(last, ReplaceProject) or self._ready(
            self._after(last.after, last.before)
        ):
            stack.undo()

    def give_up(self, merge: Hashable) -> None:
        """Take back what was typed in one go, as if it had not been: no step is left of it.

        Args:
            merge: The key of its steps; as for ``apply``.
        """
        stack = self.undo_stack
        while stack.canUndo():
            index = stack.index()
            last = stack.command(index - 1)
            if not isinstance(last, ReplaceProject) or last.merge != merge:
                return
            last.given_up = True
            self.undo()
            if stack.index() == index:  # cancelled
                last.given_up = False
                return

    def redo(self) -> None:
        """Make the edit again that was taken back last."""
        stack = self.undo_stack
        next_ = stack.command(stack.index()) if stack.canRedo() else None
        if not isinstance(next_, ReplaceProject) or self._ready(
            self._after(next_.before, next_.after)
        ):
            stack.redo()

    def go_to_step(self, index: int) -> bool:
        """Take back or make again all edits up to a step, worked out once; False: cancelled.

        Args:
            index: How many steps are done then; as ``QUndoStack.index``.
        """
        stack, now = self.undo_stack, self._state.project
        forward = index > stack.index()
        between = (
            range(stack.index(), index) if forward else range(stack.index() - 1, index - 1, -1)
        )
        steps = [stack.command(number) for number in between]
        found = [step for step in steps if isinstance(step, ReplaceProject)]
        if not found or now is None or len(found) < len(steps):
            return not steps
        for step in found:
            pair = (step.before, step.after) if forward else (step.after, step.before)
            now = carried(now, *pair)
        if not self._ready(now):
            return False
        self._leap = len(found), now
        stack.setIndex(index)
        return True

    def _ready(self, project: Project) -> bool:
        """Whether a project may be shown: worked out, and nothing else has come meanwhile."""
        before = self._state.project
        return self.prepare(project) and self._state.project is before

    def _after(self, before: Project, after: Project) -> Project:
        """Return what a step leads to; how it is looked at by now stays."""
        now = self._state.project
        return after if now is None else carried(now, before, after)

    def _step(self, before: Project, after: Project) -> None:
        """Go from one project to another; of several steps only where they lead is shown."""
        if self._leap is not None:
            left, project = self._leap
            self._leap = (left - 1, project) if left > 1 else None
            if left == 1:
                self._show(project)
            return
        self._show(self._after(before, after))

    def set_view(self, view: View) -> None:
        """Look at the project in another way; no undo step."""
        if view == self._state.view:
            return
        self._state = replace(self._state, view=view)
        self.view_changed.emit(view)
        self.state_changed.emit(self._state)

    def select(self, selection: Selection | None) -> None:
        """Select bytes of a column."""
        self.set_view(replace(self.view, selection=selection))

    def mark_unsaved(self) -> None:
        """Remember that what is shown lies in no file yet."""
        self.undo_stack.resetClean()
        self.state_changed.emit(self._state)

    def mark_saved(self, path: str, saved: Project | None) -> None:
        """Remember that a project lies in a file.

        Args:
            path: Where.
            saved: What was written; edits that came since are still to be saved.
        """
        self._state = replace(self._state, path=path)
        if self._state.project is saved:
            self.undo_stack.setClean()
        self.state_changed.emit(self._state)

    def _show(self, project: Project) -> None:
        columns = () if self._state.project is None else self._state.project.columns
        self._derived = self._shown(project)
        before, view = self._state.view, self._kept_view(columns)
        self._state = replace(self._state, project=project, view=view)
        self.derived_changed.emit(self._derived)
        if view != before:
            self.view_changed.emit(self._state.view)
        self.state_changed.emit(self._state)

    def _kept_view(self, before: Sequence[Column]) -> View:
        """Return the view with a selection that still names bytes of a column.

        A column that moved is still the one that is selected, or the reference.
        """
        view = self._state.view
        columns = self._derived.columns
        place = {one.column: index for index, one in enumerate(columns)}
        moved = {old: place[column] for old, column in enumerate(before) if column in place}
        view = replace(view, reference=moved.get(view.reference, 0))
        selection = view.selection
        if selection is not None and selection.column in moved:
            selection = selection._replace(column=moved[selection.column])
        if selection is None:
            return view
        if not columns:
            return replace(view, selection=None)
        column = min(selection.column, len(columns) - 1)
        layout = columns[column].layout
        return replace(view, selection=_kept(selection._replace(column=column), layout))


def _kept(selection: Selection, layout: Layout) -> Selection | None:
    """Return the selection in a column as it is now; None where what was selected is gone."""
    if selection.ref is not None:
        span = layout.span(selection.ref)
        return None if span is None else Selection(selection.column, *span, selection.ref)
    stop = min(selection.stop, layout.size)
    return Selection(selection.column, min(selection.start, stop), stop)
