"""Capture and re-read: from the picker over the child to the document."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from vfioviz.capture.live.stream import Reader
from vfioviz.capture.live.transport import TransportError, command
from vfioviz.codec.differences import differences
from vfioviz.codec.tree import Layout
from vfioviz.document import edits
from vfioviz.ui.editing import Editing
from vfioviz.ui.files import Files
from vfioviz.ui.live.listener import Listener
from vfioviz.ui.live.picker import PickerDialog, Start
from vfioviz.ui.live.progress import ProgressDialog
from vfioviz.ui.live.wish import Wish
from vfioviz.ui.qdocument import QDocument


class Capturing(QObject):
    """One for each window; starts nothing that was not shown and agreed to."""

    said = Signal(str)
    """What was done."""
    refused = Signal(str)
    """Why something was not."""

    def __init__(
        self, document: QDocument, editing: Editing, files: Files, window: QWidget
    ) -> None:
        super().__init__(window)
        self._document = document
        self._editing = editing
        self._files = files
        self._window = window
        self._last: Wish | None = None
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
            self.refused.emit("Nothing was captured in this session: capture first (File).")
            return
        box = QMessageBox(self._window)
        box.setWindowTitle("Read again")
        names = ", ".join(wish.resets or wish.request.devices)
        box.setText(f"Read {', '.join(wish.request.devices)} again?")
        box.setInformativeText(
            f"Opening resets {names} once more; a group that is in use answers EBUSY and is not "
            "tried again."
        )
        go = box.addButton("Read again", QMessageBox.ButtonRole.AcceptRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(go)
        box.accepted.connect(lambda: self._run(wish, again=True))
        box.open()

    def _capture(self, wish: Wish) -> None:
        self._last = wish
        self._run(wish, again=False)

    def _run(self, wish: Wish, *, again: bool) -> None:
        try:
            asked = self.start(wish.request, wish.target)
        except TransportError as problem:
            self.refused.emit(str(problem))
            return
        reader = Reader(identifiers=wish.request.identifiers)
        dialog = ProgressDialog(Listener(asked, reader), self._window)
        dialog.ended.connect(self._reread if again else self._read)
        dialog.start()

    def _read(self, reader: Reader) -> None:
        captures = reader.captures()
        if captures:
            self._files.show(captures)
            begin = reader.begin
            kernel = f" from Linux {begin.kernel}, {begin.time}" if begin is not None else ""
            self.said.emit(f"{len(captures)} answers{kernel}.")

    def _reread(self, reader: Reader) -> None:
        captures = reader.captures()
        if not captures:
            return
        if not self._editing.run(lambda now: edits.read_again(now, captures)):
            return
        columns = self._document.derived.columns
        if len(columns) > 1 and columns[0].run is None and columns[1].run is None:
            self.said.emit(_summary(columns[0].layout, columns[1].layout))
        else:
            self.said.emit(f"{len(captures)} answers read again.")


def _summary(before: Layout, after: Layout) -> str:
    found = list(differences(before, after))
    if not found:
        return "Read again: before and after are the same."
    named = ", ".join(each.what for each in found[:3])
    more = f" and {len(found) - 3} more" if len(found) > 3 else ""
    return f"Read again: {named}{more} changed; before stands at the left."
