"""Open, paste, save: between the document and the disk, without a blocking dialog."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from vfioviz.capture.bounded import HANDED_OVER
from vfioviz.capture.filewrite import Version, version
from vfioviz.capture.given import PatchGivenError, open_all, open_given_text
from vfioviz.capture.open import STANDARD_INPUT
from vfioviz.capture.projectfile import SUFFIX, is_project, read_project, write_project
from vfioviz.capture.samples import Sample, open_sample
from vfioviz.capture.source import Capture, CaptureError, UndeclaredError
from vfioviz.capture.visible import visible
from vfioviz.document import edits
from vfioviz.document.derive import derive
from vfioviz.document.derived import DerivedColumn
from vfioviz.document.edit import Edit
from vfioviz.document.jsonpart import ProjectError
from vfioviz.document.project import CaptureColumn, Project
from vfioviz.document.records import all_places, partner
from vfioviz.document.request import alike
from vfioviz.document.session import State
from vfioviz.document.start import project_from
from vfioviz.language import mark, tr
from vfioviz.uapi.headerset import HeaderSet
from vfioviz.ui.editing import Editing
from vfioviz.ui.exporting import Exporting
from vfioviz.ui.jobs import ENDLESS, Jobs, Work, weight
from vfioviz.ui.qdocument import QDocument
from vfioviz.ui.recent import remember
from vfioviz.ui.unsaved import ask_changed, ask_unsaved

_OPEN_FILTER = mark(
    "Answers and projects (*.bin *.jsonl *.json *.vfioviz *.txt *.hex *.xxd *.log *.eml);;"
    "All files (*)"
)
_SAVE_FILTER = mark("vfioviz project (*.vfioviz)")
_STEM = 80
"""Characters of a suggested name: a file system takes 255 bytes."""
_LATER = 200
"""Milliseconds until what nobody waits for is done."""
_RECORD = 200
"""Bytes of what a project says of a capture."""
_READ = 2
"""How much quicker it is to read a byte of a dump, its slowest form, than to write one down."""


class Files(QObject):
    """What the File menu does."""

    failed = Signal(str)
    """What could not be done, and why."""
    done = Signal(str)
    """What was done."""
    kept = Signal()
    """The user would rather keep what is open."""
    opened = Signal()
    """Another document is shown."""
    project_opened = Signal()
    """A project is shown that was opened, or recovered."""
    headers_asked = Signal(object, str)
    """With nothing open, an ioctl of some header was named: what opens it by headers, and why."""
    patch_given = Signal(str, object)
    """What was to be opened is a patch: its path, or a name and the text."""

    def __init__(self, document: QDocument, editing: Editing, jobs: Jobs, window: QWidget) -> None:
        super().__init__(window)
        self._document = document
        self._editing = editing
        self._jobs = jobs
        self._window = window
        self._lately: list[str] = []
        """Files that are still to be put among the recent ones."""
        # Settings are forced to the disk; that can wait until there is something to see.
        self._later = QTimer(self, singleShot=True, interval=_LATER)
        self._later.timeout.connect(self.remember_opened)
        self._seen: Version | None = None
        """The project's file as it was read or written here last; None where there is none."""
        self.exporting = Exporting(document, jobs, window, self._suggestion)
        self.exporting.failed.connect(self.failed)
        self.exporting.done.connect(self.done)
        self.elsewhere: Callable[[Sequence[str]], bool] = lambda _paths: False
        """Opens files in another window; False where they belong into this one."""

    # ---- opening

    def ask_open(self) -> None:
        """Let the user choose files."""
        dialog = QFileDialog(self._window, tr("Open answers"), "", tr(_OPEN_FILTER))
        dialog.setObjectName("open-dialog")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(self.open_paths)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def open_paths(self, paths: Sequence[str], headers: HeaderSet | None = None) -> None:
        """Open files: a project takes the place of what is open, answers come beside it.

        Args:
            paths: Of the files.
            headers: What answers are read by where nothing is open; None: the built-in ones.
        """
        if self._document.project is not None and self.elsewhere(paths):
            return
        projects = [path for path in paths if is_project(path)]
        if projects:
            if len(paths) > 1:
                self.failed.emit(
                    tr("A project is opened alone: choose one .vfioviz file, or answers.")
                )
                return
            self.ask_unsaved(lambda: self._open_project(projects[0]))
            return

        known = self._headers() or headers

        def work(progress: Work) -> list[Capture]:
            return open_all(progress.watch(paths, len(paths)), known)

        def then() -> None:
            self._lately += paths
            self._later.start()

        name = ", ".join(Path(path).name for path in paths[:3])
        self._open(name, sum(map(_bytes, paths)), work, then, headers=known,
                   again=partial(self.open_paths, paths))  # fmt: skip

    def remember_opened(self) -> None:
        """Put what was opened among the recent files now: the window may be about to go."""
        self._later.stop()
        if self._lately:
            remember(*self._lately)
            self._lately.clear()

    def _open(
        self,
        name: str,
        size: int,
        work: Callable[[Work], Sequence[Capture]],
        then: Callable[[], object] = lambda: None,
        *,
        saved: bool = True,
        headers: HeaderSet | None = None,
        again: Callable[[HeaderSet], object] | None = None,
    ) -> None:
        """Read captures, work out what they show alone or beside what is open, and show it.

        Args:
            name: What the user reads of it while it lasts.
            size: Bytes that are read.
            work: Reads them.
            then: Called where they are shown.
            saved: Whether they lie in a file already; what came from a device does not.
            headers: What they are read by where nothing is open.
            again: Opens them by other headers; None where that would change nothing.
        """
        base = self._document.project

        def read(progress: Work) -> tuple[Sequence[Capture], Edit | None]:
            captures = work(progress)
            if not captures:
                return captures, None
            edit = _joined(base, captures, headers)
            work_out(edit.project)
            return captures, edit

        def opened(result: Callable[[], tuple[Sequence[Capture], Edit | None]]) -> None:
            try:
                captures, edit = result()
            except PatchGivenError as patch:
                self.patch_given.emit(patch.source, patch.text)
                return
            except UndeclaredError as problem:
                if base is None and again is not None:
                    self.headers_asked.emit(again, str(problem))
                else:
                    self.failed.emit(str(problem))
                return
            except CaptureError as problem:
                self.failed.emit(str(problem))
                return
            if edit is None:
                return
            if self._document.project is not base:
                # It was edited, or another was opened: beside that, then, and read no second time.
                self._open(name, _total(captures), lambda _progress: captures, then, saved=saved)
                return
            self._show(edit, saved=saved)
            then()

        self._jobs.run(
            "open",
            tr("Open {name}", name=name),
            (size + weight(self._document)) // _READ,
            read,
            opened,
            bound=False,
            dropped=self._not_opened,
        )

    def _not_opened(self) -> None:
        self.failed.emit(tr("Opening was cancelled."))

    def open_samples(self, chosen: Sequence[Sample]) -> None:
        """Open samples side by side."""
        try:
            captures = [open_sample(sample) for sample in chosen]
        except CaptureError as problem:
            self.failed.emit(str(problem))
            return
        self.show(captures)

    def paste(self) -> None:
        """Open the dump, or the files, on the clipboard."""
        # None where nothing was ever copied, whatever its type says.
        mime: QMimeData | None = QGuiApplication.clipboard().mimeData()
        if mime is not None and mime.hasUrls():
            self.open_mime(mime)
            return
        text = QGuiApplication.clipboard().text()
        if not text.strip():
            self.failed.emit(
                tr(
                    "The clipboard holds no text: copy a hex dump (xxd, hexdump -C, dmesg, gdb) "
                    "first."
                )
            )
            return
        self.open_dump(text, "clipboard")

    def open_dump(self, text: str, source: str, headers: HeaderSet | None = None) -> None:
        """Open a dump as text; ``headers`` as of ``open_paths``."""
        known = self._headers() or headers
        read = partial(open_given_text, text, source, known)
        self._open(source, len(text), lambda _progress: list(read()), headers=known,
                   again=partial(self.open_dump, text, source))  # fmt: skip

    def _headers(self) -> HeaderSet | None:
        """Return what the open document is told in: a record may name an ioctl of it."""
        project = self._document.project
        return None if project is None else project.headers

    def open_mime(self, mime: QMimeData) -> None:
        """Open what was dropped or pasted: files, else text."""
        paths = [url.toLocalFile() for url in mime.urls() if url.isLocalFile()]
        if paths:
            self.open_paths(paths)
        elif mime.hasText():
            self.open_dump(mime.text(), tr("dropped text"))

    def recover(self, state: State) -> None:
        """Show a project of the journal; it counts as edited until it is saved."""
        self._document.load(state)
        self._seen = None if state.path is None else version(state.path)
        self._document.mark_unsaved()
        self.opened.emit()
        self.done.emit(tr("Recovered. Save it to keep it."))
        self.project_opened.emit()

    def show(self, captures: Sequence[Capture], *, saved: bool = True) -> None:
        """Show captures: as a new project, or beside what is open as one undo step.

        Args:
            captures: What is shown.
            saved: Whether they lie in a file already; what came from a device does not.
        """
        name = captures[0].name if captures else ""
        size = _total(captures) * _READ
        self._open(name, size, lambda _progress: captures, saved=saved)

    def _show(self, edit: Edit, *, saved: bool) -> None:
        """Make an edit that opens captures, or load it where nothing is open."""
        shown_now = self._document.project
        if shown_now is None:
            view = replace(self._document.view, selection=None, reference=0)
            self._document.load(State(edit.project, view))
            if not saved:
                self._document.mark_unsaved()
            self.opened.emit()
            return
        before = self._document.derived.columns
        if self._editing.run(lambda _now: edit):
            self.opened.emit()
            self._show_opened(len(shown_now.captures), before)

    def _show_opened(self, base: int, before: Sequence[DerivedColumn]) -> None:
        """Go to the first column of what was opened last, and say where it is.

        Args:
            base: How many captures were open before.
            before: The columns until then.
        """
        project = self._document.project
        if project is None:
            return
        new = [
            place
            for place, column in enumerate(project.columns)
            if isinstance(column, CaptureColumn) and column.capture >= base
        ]
        if not new:
            return
        self._editing.go_to_column(new[0])
        titles = [self._document.derived.columns[place].title for place in new]
        if len(new) == 1:
            said = tr("Opened: {name}, column {number}.", name=titles[0], number=new[0] + 1)
        else:
            said = tr(
                "Opened: {names}, columns {first} to {last}.",
                names=", ".join(titles),
                first=new[0] + 1,
                last=new[-1] + 1,
            )
        gone = [column.title for column in before if column.column not in project.columns]
        if gone:
            said += " " + tr("Hidden to make room: {names}.", names=", ".join(gone))
        more = len(project.captures) - base - len(new)
        if more:
            said += " " + tr("{count} more are listed under Sources.", count=more)
        self.done.emit(said)

    def _open_project(self, path: str) -> None:
        seen = version(path)

        def work(_progress: Work) -> State:
            from vfioviz.document.serialize import from_text  # noqa: PLC0415 -- a start does without

            state = from_text(read_project(path), path)
            if state.project is not None:
                work_out(state.project)
            return state

        def read(result: Callable[[], State]) -> None:
            try:
                state = result()
            except CaptureError as problem:
                self.failed.emit(str(problem))
                return
            except ProjectError as problem:
                self.failed.emit(f"{path}: {problem}")
                return
            self._document.load(state)
            self._seen = seen
            remember(path)
            self.opened.emit()
            self.project_opened.emit()

        # What is edited meanwhile is not lost: the project is not opened then.
        self._jobs.run(
            "open",
            tr("Open {name}", name=Path(path).name),
            _bytes(path) // _READ,
            work,
            read,
            dropped=self._not_opened,
        )

    # ---- saving

    def save(self, then: Callable[[], None] | None = None) -> None:
        """Save where the project came from; asks where it came from nowhere."""
        path = self._document.state.path
        if path is None:
            self.save_as(then)
        elif self._seen is not None and version(path) not in {None, self._seen}:
            ask_changed(
                self._window, Path(path).name, partial(self._write, path, then),
                partial(self.save_as, then), self.kept.emit,
            )  # fmt: skip
        else:
            self._write(path, then)

    def save_as(self, then: Callable[[], None] | None = None) -> None:
        """Let the user choose where to save."""
        if self._document.project is None:
            return
        dialog = QFileDialog(self._window, tr("Save project"), self._suggestion(), tr(_SAVE_FILTER))
        dialog.setObjectName("save-dialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(SUFFIX.removeprefix("."))
        dialog.fileSelected.connect(lambda path: self._write(path, then))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _write(self, path: str, then: Callable[[], None] | None) -> None:
        if not path.endswith(SUFFIX):
            path += SUFFIX
        state = self._document.state

        def work(progress: Work) -> Version | None:
            from vfioviz.document.serialize import to_text  # noqa: PLC0415 -- a start does without

            text = to_text(state)
            progress.settle()
            write_project(path, text)
            return version(path)

        def written(result: Callable[[], Version | None]) -> None:
            try:
                self._seen = result()
            except CaptureError as problem:
                self.failed.emit(str(problem))
                return
            self._document.mark_saved(path, state.project)
            remember(path)
            self.done.emit(tr("Saved {path}", path=path))
            if then is not None:
                then()

        title = tr("Save {name}", name=Path(path).name)
        size = 0 if state.project is None else _size(state.project)
        self._jobs.run("save", title, size, work, written, bound=False, dropped=self._not_saved)

    def _not_saved(self) -> None:
        self.failed.emit(tr("Saving was cancelled: the file is as it was."))
        self.kept.emit()

    def _suggestion(self) -> str:
        project = self._document.project
        if self._document.state.path is not None or project is None:
            return self._document.state.path or ""
        name = project.captures[project.active].provenance.source.partition(",")[0]
        stem = visible(Path(name).stem.lstrip("."))[:_STEM]
        return f"{stem or 'answer'}{SUFFIX}"

    def ask_unsaved(self, then: Callable[[], None]) -> None:
        """Do something that drops the document; where it has edits, ask first."""
        if self._document.modified:
            ask_unsaved(self._window, partial(self.save, then), then, self.kept.emit)
        else:
            then()


def _joined(
    base: Project | None, captures: Sequence[Capture], headers: HeaderSet | None = None
) -> Edit:
    """Return the project on captures, or the one with them beside what is open."""
    if base is None:
        return Edit(project_from(captures, headers=headers), "")
    return edits.add_captures(base, captures)


def work_out(project: Project) -> None:
    """Work out what the window will ask for; it is kept until then."""
    derive(project)
    all_places(project.captures, project.headers)
    partner(project.captures, project.active)
    alike(project.captures)


def _size(project: Project) -> int:
    """Return about how many bytes a project takes in a file."""
    return _total(project.captures)


def _total(captures: Sequence[Capture]) -> int:
    """Return about how many bytes captures take in a file."""
    return sum(_RECORD + len(capture.data) for capture in captures)


def _bytes(path: str) -> int:
    """Return the bytes of a file; 0 where it can't be seen, no end for what is waited for."""
    handed_over = path in STANDARD_INPUT or HANDED_OVER.fullmatch(path) is not None
    try:
        status = os.fstat(0) if path in STANDARD_INPUT else Path(path).stat()
    except (OSError, ValueError):
        return 0
    return ENDLESS if handed_over and not stat.S_ISREG(status.st_mode) else status.st_size
