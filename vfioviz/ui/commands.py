"""The one undo command: a project takes the place of another."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from itertools import count

from PySide6.QtGui import QUndoCommand
from typing_extensions import override

from vfioviz.document.project import Project
from vfioviz.language import told
from vfioviz.ui.whole import whole

_MERGE_ID = 1
_Step = Callable[[Project, Project], None]
_goes = count()


def merge_key(what: str) -> str:
    """Return a key for what is typed in one go: no other editor of the program has the same."""
    return f"{what}#{next(_goes)}"


@whole
class ReplaceProject(QUndoCommand):
    """Holds two projects; undo is the step from the one to the other.

    Commands that follow each other with the same merge key (typing in one field) become one step.
    """

    def __init__(
        self,
        text: str,
        before: Project,
        after: Project,
        step: _Step,
        merge: Hashable = None,
    ) -> None:
        super().__init__(told(text))
        self._said = text
        self.before = before
        self.after = after
        self.merge = merge
        self.given_up = False
        """Whether it is not to be made again once it is taken back."""
        self._step = step

    @override
    def id(self) -> int:
        return -1 if self.merge is None else _MERGE_ID

    @override
    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, ReplaceProject) or other.merge != self.merge:
            return False
        if other.before is not self.after:
            # Between them the project was looked at in another way.
            return False
        self.after = other.after
        self._said = other._said  # noqa: SLF001 -- of the same class
        self.setText(other.text())
        self.setObsolete(self.after == self.before)
        return True

    def copied(self, step: _Step) -> ReplaceProject:
        """Return the same step, named in the language of now, done by something else."""
        return ReplaceProject(self._said, self.before, self.after, step, self.merge)

    def lead(self, step: _Step) -> None:
        """Do it by something else from now on."""
        self._step = step

    @override
    def redo(self) -> None:
        self._step(self.before, self.after)

    @override
    def undo(self) -> None:
        self._step(self.after, self.before)
        self.setObsolete(self.given_up)
