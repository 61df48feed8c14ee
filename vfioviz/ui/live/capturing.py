"""Capture and re-read: from the picker over the child to the document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from vfioviz.capture.live.stream import Reader
from vfioviz.capture.live.transport import TransportError, command
from vfioviz.capture.source import Capture
from vfioviz.document import edits
from vfioviz.document.edit import EditError
from vfioviz.language import tr
from vfioviz.ui.live.again import AgainDialog
from vfioviz.ui.live.listener import Listener
from vfioviz.ui.live.picker import PickerDialog, Start
from vfioviz.ui.live.progress import ProgressDialog
from vfioviz.ui.live.summary import changes, fields, outcome
from vfioviz.ui.live.wish import Wish, hindrance
from vfioviz.ui.panels.table import DIFFERENCES
from vfioviz.ui.workbench import Service, Workbench


class Capturing(Service):
    """Starts nothing that was not shown and agreed to."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__(bench)
        self._document = bench.document
        self._files = bench.files
        self._message = bench.message
        self._window = bench.window
        self._last: Wish | None = None
        self._before: tuple[Capture, ...] = ()
        """What the last run of that wish read."""
        self.start: Start = command

    def pick(self) -> None:
        """Open the picker."""
        picker = PickerDialog(self._window, self.start)
        picker.wanted.connect(self._capture)
        picker.open()

    def again(self) -> None:
        """Read the same devices once more, after saying what that does."""
        wish = self._last
        if wish is None:
            self._message.warn(tr("Nothing was captured in this session: capture first (File)."))
            return
        try:
            line = self.start(wish.request, wish.target).shown
        except TransportError as problem:
            self._message.warn(f"{problem}.")
            return
        dialog = AgainDialog(wish, line, self._window)
        dialog.accepted.connect(lambda: self._run(wish, again=True))
        dialog.open()

    def _capture(self, wish: Wish) -> None:
        self._last, self._before = wish, ()
        self._run(wish, again=False)

    def _run(self, wish: Wish, *, again: bool) -> None:
        why_not = hindrance(wish.target.root, wish.target.host)
        if why_not:
            self._message.warn(tr("Nothing was started: {why_not}.", why_not=why_not))
            return
        try:
            asked = self.start(wish.request, wish.target)
        except TransportError as problem:
            self._message.warn(f"{problem}.")
            return
        reader = Reader(identifiers=wish.request.identifiers)
        dialog = ProgressDialog(Listener(asked, reader), self._window)
        dialog.ended.connect(self._reread if again else self._read)
        dialog.start()

    def _read(self, reader: Reader) -> None:
        captures = reader.captures()
        if captures:
            self._before = captures
            self._files.show(captures, saved=False)
        self._tell(reader, outcome(reader))

    def _reread(self, reader: Reader) -> None:
        captures = reader.captures()
        before, self._before = self._before, captures or self._before
        project = self._document.project
        if not (captures and before and project is not None):
            self._files.show(captures, saved=False)
            self._tell(reader, outcome(reader))
            return
        try:
            edit = edits.read_again(project, captures)
        except EditError:
            # Another document is open by now: nothing that was read is lost.
            self._files.show(captures, saved=False)
            self._tell(reader, outcome(reader))
            return
        if not self._document.apply(edit.text, edit.project):
            return
        self._compare(before, captures, reader)

    def _compare(self, before: Sequence[Capture], after: Sequence[Capture], reader: Reader) -> None:
        self._document.set_view(replace(self._document.view, reference=0))
        self.bench.panes.bring(DIFFERENCES)
        old, new = (column.layout for column in self._document.derived.columns[:2])
        parts = [changes(before, after), fields(old, new)]
        parts += [outcome(reader)] if reader.failures else []
        self._tell(reader, " ".join(parts))

    def _tell(self, reader: Reader, text: str) -> None:
        (self._message.warn if reader.failures else self._message.say)(text)
