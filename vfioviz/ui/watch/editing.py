"""Edits the C that is shown: the text is taken when it is applied, and is a variant then."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QWidget

from vfioviz.csource.reports import NOWHERE, Place
from vfioviz.document.derive import derive, question_of
from vfioviz.document.edit import Edit, EditError
from vfioviz.document.edit_code import changed_files, changed_lines, edit_code
from vfioviz.document.project import ModelColumn, Project
from vfioviz.document.variants import c_text
from vfioviz.kernel.question import ModelError
from vfioviz.kernel.sourced.answer import SourceError
from vfioviz.kernel.sourced.producer import Sourced
from vfioviz.language import told, tr
from vfioviz.ui.announcer import announce
from vfioviz.ui.editing import Editing
from vfioviz.ui.jobs import SMALL, Jobs, Work
from vfioviz.ui.qdocument import QDocument
from vfioviz.ui.watch.bar import Bar
from vfioviz.ui.watch.code import CodeView, text_of


class Applied(NamedTuple):
    """What came of a text."""

    edit: Edit
    key: str
    """Of the variant that it is now."""
    problem: str
    """Why it can't answer; "" where it does."""
    place: Place
    """Where in the text, as far as that is known."""
    files: frozenset[str] = frozenset()
    """Those of the version."""


@dataclass(frozen=True, slots=True)
class Begun:
    """What is being edited."""

    column: ModelColumn
    version: Sourced
    """As it was when the edit began: an edit of it can be undone meanwhile."""
    path: str
    """Of the file."""


class CodeEdit(QObject):
    """Lets a file of a column's C be edited, applies it, and leaves it again."""

    begun = Signal()
    ended = Signal()
    opened = Signal(str)
    """Another file is shown."""
    typed = Signal()
    """Which files were typed into may be others now."""

    def __init__(
        self,
        code: CodeView,
        document: QDocument,
        editing: Editing,
        jobs: Jobs,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._code = code
        self._document = document
        self._editing = editing
        self._jobs = jobs
        self._warned = False
        self._asked: dict[str, str] = {}
        """The texts that are being applied."""
        self._open: dict[str, QTextDocument] = {}
        """By path what is edited; each has its own steps to undo."""
        self._places: dict[str, int] = {}
        """Where the cursor was in a file that is not shown."""
        self.now: Begun | None = None
        """What is edited; None: nothing is."""
        self.bar = Bar((
            ("apply", tr("Apply"),
             tr("Take the text as a variant, and compute its column (Ctrl+Return)"), self.apply),
            ("leave", tr("Leave"), tr("Leave the text as it was applied (Esc)"), self.leave),
        ), parent)  # fmt: skip
        self.buttons, self.status = self.bar.buttons, self.bar.status
        self.bar.hide()
        code.applied.connect(self.apply)
        code.left.connect(self.leave)
        code.textChanged.connect(self._typed)
        code.modificationChanged.connect(lambda _on: self.typed.emit())
        document.loaded.connect(self._drop)

    def begin(self, column: ModelColumn, version: Sourced, path: str) -> None:
        """Let a file be edited that is shown already."""
        name = path.rpartition("/")[2]
        self.now = Begun(column, version, path)
        self._open, self._places = {path: self._code.document()}, {}
        self._warned = False
        self._code.edit(tr("The C text of {name}, which is edited", name=name))
        self.bar.show()
        self.begun.emit()
        self._code.setFocus()
        said = (
            tr(
                "Editing {name}: Ctrl+Return makes it a variant beside {key}, Esc leaves it.",
                name=name,
                key=version.key,
            )
            if version.base is None
            else tr(
                "Editing {name} of {key}: Ctrl+Return applies it, Esc leaves it.",
                name=name,
                key=version.key,
            )
        )
        self._say(said)

    def open_file(self, path: str) -> None:
        """Edit another file of the same version, beside those that are open."""
        begun = self.now
        if begun is None or path == begun.path or path not in begun.version.sources.files:
            return
        self._places[begun.path] = self._code.textCursor().position()
        if path not in self._open:
            self._open[path] = self._code.fresh(begun.version.sources.files[path])
        self.now = replace(begun, path=path)
        changed = changed_lines(begun.version, path)
        self._code.take(self._open[path], changed, self._places.get(path, 0))
        name = path.rpartition("/")[2]
        self._code.setAccessibleName(tr("The C text of {name}, which is edited", name=name))
        self.opened.emit(path)
        self._say(tr("Editing {name} of {key}: Ctrl+Return applies it, Esc leaves it.",
                     name=name, key=begun.version.key))  # fmt: skip

    def close_file(self, path: str) -> bool:
        """Close a file that is not shown; whether that could be done: what is typed stays."""
        if path in self.typed_files:
            self._say(tr("{name} is not applied yet: apply it, or leave the edit.",
                         name=path.rpartition("/")[2]))  # fmt: skip
            return False
        gone = self._open.pop(path, None)
        if gone is not None:
            gone.deleteLater()
        return True

    @property
    def typed_files(self) -> frozenset[str]:
        """The files that were typed into, and not applied since."""
        return frozenset(path for path, each in self._open.items() if each.isModified())

    def apply(self) -> None:
        """Take the text as it is now."""
        begun, project = self.now, self._document.project
        if begun is None or project is None:
            return
        texts = self._asked = {path: text_of(each) for path, each in self._open.items()}

        def work(_progress: Work) -> Applied:
            return _applied(project, begun, texts)

        self._say(tr("Computing what the text answers …"))
        self._jobs.run("edit-c", tr("Apply the edit of the C"), SMALL + 1, work, self._made,
                       dropped=self._dropped)  # fmt: skip

    def _dropped(self) -> None:
        if self.now is not None and self._code.editing:
            self._say(tr("Not applied: something else was edited meanwhile. Apply it again."))

    def _made(self, result: Callable[[], Applied]) -> None:
        begun = self.now
        try:
            made = result()
        except EditError as problem:
            self._say(str(problem))
            return
        before = self._document.derived.columns
        if begun is None or not self._editing.run(lambda _now: made.edit):
            return
        project = self._document.project
        if project is None:
            return
        shown = [
            place
            for place, one in enumerate(project.columns)
            if isinstance(one, ModelColumn) and one.producer == made.key
        ]
        gone = [one.title for one in before if one.column not in project.columns]
        version = project.producers.version(made.key)
        column = project.columns[shown[0]] if shown else None
        if isinstance(version, Sourced) and isinstance(column, ModelColumn):
            self.now = Begun(column, version, begun.path)
        for path, each in self._open.items():
            each.setModified(text_of(each) != self._asked.get(path))
        typed_on = bool(self.typed_files)
        self.typed.emit()
        self._warned = False
        if shown and self._document.active not in shown:
            self._editing.go_to_column(shown[0])
        if not made.problem and not typed_on:
            self._end()
        if gone:
            self._editing.noted.emit(tr("Hidden to make room: {names}.", names=", ".join(gone)))
        self._say_made(made)

    def _say_made(self, made: Applied) -> None:
        if made.problem:
            if made.place.file in made.files:
                self.open_file(made.place.file)
            here = self.now is not None and made.place.file == self.now.path
            self._code.show_wrong(made.place.line if here else 0)
            self._say(told(made.problem), wrong=True)
        else:
            self._say(tr("Applied: {key} answers.", key=made.key))

    def leave(self) -> None:
        """Go back to reading; what is typed and not applied is dropped at the second time."""
        if self.now is None:
            return
        if self.typed_files and not self._warned:
            self._warned = True
            self._say(tr("Not applied yet: Esc again drops what was typed."))
            return
        self._jobs.cancel("edit-c")
        self._end()

    def _end(self) -> None:
        self.now = None
        for each in self._open.values():
            if each is not self._code.document():
                each.deleteLater()
        self._open, self._places = {}, {}
        self._code.end()
        self.bar.hide()
        self._code.setFocus()
        self.ended.emit()

    def _drop(self) -> None:
        """Forget it: another document is shown."""
        if self.now is not None:
            self._jobs.cancel("edit-c")
            self._end()

    def _typed(self) -> None:
        self._warned = False

    def _say(self, text: str, *, wrong: bool = False) -> None:
        self.bar.say(text, wrong=wrong)
        announce(self._code, text)


def _applied(project: Project, begun: Begun, texts: Mapping[str, str]) -> Applied:
    """Work out what texts make of a project, and whether it answers; raises EditError."""
    known, version = project.producers, begun.version
    if version.key in known.keys:
        version = c_text(known.version(version.key)) or version
    made = changed_files(known, version, texts)
    edit = edit_code(project, begun.column, made)
    # The window finds the columns worked out.
    derive(edit.project)
    try:
        made.answer(question_of(edit.project, begun.column))
    except SourceError as problem:
        files = frozenset(made.sources.files)
        return Applied(edit, made.key, problem.args[0], problem.place, files)
    except ModelError as problem:
        return Applied(edit, made.key, problem.args[0], NOWHERE)
    return Applied(edit, made.key, "", NOWHERE)
