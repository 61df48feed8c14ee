"""Asks for headers, shows which capabilities they declare, and reads the document by them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QFormLayout, QLabel, QLineEdit
from typing_extensions import override

from vfioviz.capture.capabilities import (
    CapabilityError,
    Survey,
    Taken,
    number_lines,
    settled,
    survey,
)
from vfioviz.capture.patches.entry import PatchError
from vfioviz.capture.source import CaptureError
from vfioviz.document import edits
from vfioviz.headers.capability import Answer, Told
from vfioviz.language import tr
from vfioviz.uapi.headerset import HeaderSet, built_in
from vfioviz.ui.dialogs.reading import ReadingDialog
from vfioviz.ui.dialogs.told_capabilities import ToldCapabilities
from vfioviz.ui.jobs import Work
from vfioviz.ui.whole import whole
from vfioviz.ui.workbench import Workbench

_LINES = 12
"""Names that are listed."""


@whole
class ReadHeaders(ReadingDialog):
    """First reads a source and lists what it declares; then takes what is ticked."""

    TOPIC = "term.own-headers"

    def __init__(self, bench: Workbench, use: Callable[[HeaderSet], object] | None = None) -> None:
        """Ask.

        Args:
            bench: Of the window.
            use: What is done with the headers; None: the document is read by them.
        """
        super().__init__(tr("Read by other headers"), tr("&Read"), bench)
        self._use = use
        self._survey: Survey | None = None
        self.source = QLineEdit(self)
        self.source.setPlaceholderText(tr("a header, folder, TREE@REV, patch or mail"))
        self.base = QLineEdit(self)
        self.base.setPlaceholderText(tr("what a patch is put on; none: the built-in headers"))
        form = QFormLayout()
        files = partial(self._browse, QFileDialog.FileMode.ExistingFile)
        folders = partial(self._browse, QFileDialog.FileMode.Directory)
        found = self.beside(self.source, (tr("&File…"), files), (tr("F&older…"), folders))
        form.addRow(tr("&Source:"), found)
        form.addRow(tr("B&ase:"), self.base)
        self.list = ToldCapabilities(self)
        self.numbers = QLabel(self)
        self.numbers.setTextFormat(Qt.TextFormat.PlainText)
        self.numbers.setWordWrap(True)
        self.list.hide()
        self.numbers.hide()
        self.body.addLayout(form)
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self.numbers)
        self.setMinimumWidth(640)
        for line in (self.source, self.base):
            line.textEdited.connect(self._changed)

    def _browse(self, mode: QFileDialog.FileMode) -> None:
        dialog = QFileDialog(self, tr("Headers"), self.source.text())
        dialog.setFileMode(mode)
        self.choose(dialog, self._chosen)

    def _chosen(self, paths: list[str]) -> None:
        self.source.setText(paths[0])
        self._changed()

    def _changed(self) -> None:
        """Forget what another source declared."""
        self._survey = None
        self.list.hide()
        self.numbers.hide()
        self.ok.setText(tr("&Read"))
        self.complain("")

    @override
    def accept(self) -> None:
        if self.reading:
            return
        if self._survey is None:
            self._begin((), frozenset())
            return
        answers = self.list.answers()
        if answers is None:
            self.complain(tr("Fill in what the text does not tell, or untick the capability."))
        elif not self.list.ticked() and not self._survey.numbers:
            self.complain(tr("Tick what is to be taken."))
        else:
            self._begin(answers, self.list.unwanted())

    def _begin(self, answers: Sequence[Answer], unwanted: frozenset[Told]) -> None:
        source, base = self.source.text().strip(), self.base.text().strip() or None
        if not source:
            self.complain(tr("Name a header, a folder, TREE@REV, a patch or a mail."))
            return
        first = self._survey is None

        def work(_progress: Work) -> tuple[Survey, Taken | None]:
            found = survey(source, base, answers, built_in())
            if first or found.unsure:
                return found, None
            wanted = tuple(each for each in found.told if each not in unwanted)
            return found, settled(found._replace(told=wanted), built_in())

        self.read(source, work, self._done)

    def _done(self, result: Callable[[], tuple[Survey, Taken | None]]) -> None:
        try:
            found, taken = result()
        except (PatchError, CaptureError, CapabilityError) as problem:
            self.complain(str(problem))
            return
        if taken is not None:
            self._take(taken)
            return
        if not found.told and not found.unsure and not found.numbers and not found.unread:
            self.complain(
                tr("{source} declares no struct that begins with struct vfio_info_cap_header.",
                   source=found.title)
            )  # fmt: skip
            return
        self._survey = found
        self.list.show_survey(found)
        self.list.setVisible(bool(found.told or found.unsure))
        lines = list(number_lines(found, built_in()))
        more = len(lines) - _LINES
        shown = [*lines[:_LINES], *([tr("and {n:,} more", n=more)] if more > 0 else [])]
        self.numbers.setText("\n".join((tr("Names of bits and values:"), *shown)))
        self.numbers.setVisible(bool(lines))
        self.ok.setText(tr("&Use these"))
        # While it read, the focus went to Cancel.
        self.ok.setDefault(True)
        (self.list.first_field() or self.ok).setFocus()

    def _take(self, taken: Taken) -> None:
        if not taken.extension.says_something:
            self.complain(tr("All that is ticked is built in already, with the same layout."))
            return
        headers = built_in().extended(taken.extension)
        if self._use is not None:
            super().accept()
            self._use(headers)
            return
        if self.bench.editing.run(lambda now: edits.set_headers(now, headers)):
            found = [each.macro for each in taken.extension.told] or [*taken.extension.numbers]
            names = ", ".join(found[:_LINES])
            said = tr("Read by {source}: {names}.", source=taken.extension.title, names=names)
            new = ", ".join(told.macro for told in taken.extension.ioctls)
            choose = tr("Sources, ioctl: choose {ioctl} for what answers it.", ioctl=new)
            self.bench.message.say(" ".join((said, *taken.notes, *([choose] if new else []))))
            super().accept()
