"""Asks for a kernel tree, a revision and patches, and adds what comes out as a variant."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QWidget,
)
from typing_extensions import override

from vfioviz.document import edits
from vfioviz.document.derive import question_of
from vfioviz.document.project import ModelColumn
from vfioviz.document.variants import VariantError, Wanted, read, wanted
from vfioviz.kernel.question import ModelError
from vfioviz.kernel.sourced.producer import Sourced
from vfioviz.language import tr
from vfioviz.ui.dialogs.base import Dialog
from vfioviz.ui.jobs import SMALL, Work
from vfioviz.ui.whole import whole
from vfioviz.ui.workbench import Workbench


@whole
class AddVariant(Dialog):
    """One variant out of C text."""

    TOPIC = "term.own-version"

    def __init__(self, bench: Workbench) -> None:
        super().__init__(tr("Add a variant"), tr("&Add"), bench.window)
        self._bench = bench
        self._reading = False
        self.key = QLineEdit(self)
        self.key.setPlaceholderText("mine")
        self.tree = QLineEdit(self)
        self.revision = QLineEdit(self)
        self.revision.setPlaceholderText(tr("as the files are; else a tag, branch or hash"))
        self.patch = QLineEdit(self)
        self.patch.setPlaceholderText(tr("none; several with commas; PATCH#N: the N-th diff"))
        self.accept_doubts = QCheckBox(
            tr("&Join lines that seem wrapped, take hunks that seem to lack a line"), self
        )
        form = QFormLayout()
        form.addRow(tr("&Name:"), self.key)
        form.addRow(tr("Kernel &tree:"), self._with_browse(self.tree, self._browse_tree))
        form.addRow(tr("&Revision:"), self.revision)
        form.addRow(tr("&Patches:"), self._with_browse(self.patch, self._browse_patch))
        form.addRow(self.accept_doubts)
        self.body.addLayout(form)
        self.setMinimumWidth(520)

    def _with_browse(self, line: QLineEdit, browse: object) -> QWidget:
        made = QWidget(self)
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        button = QPushButton(tr("&Browse…"), made)
        button.clicked.connect(browse)
        row.addWidget(line, 1)
        row.addWidget(button)
        made.setFocusProxy(line)
        return made

    def _browse_tree(self) -> None:
        dialog = QFileDialog(self, tr("Kernel tree"), self.tree.text())
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        self._choose(dialog, self.tree)

    def _browse_patch(self) -> None:
        dialog = QFileDialog(self, tr("Patches"), self.patch.text())
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        self._choose(dialog, self.patch)

    @staticmethod
    def _choose(dialog: QFileDialog, line: QLineEdit) -> None:
        dialog.setObjectName("choose-file")
        dialog.filesSelected.connect(lambda chosen: line.setText(",".join(chosen)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def wanted(self) -> Wanted:
        """Return what the fields say; raises VariantError."""
        tree, revision = self.tree.text().strip(), self.revision.text().strip()
        if not tree:
            raise VariantError(tr("Name a kernel tree, or a folder with drivers/vfio in it."))
        key = self.key.text().strip() or self.key.placeholderText()
        words = [f"{tree}@{revision}" if revision else tree]
        words += [self.patch.text().strip()] if self.patch.text().strip() else []
        return wanted(f"{key}={','.join(words)}")

    @override
    def accept(self) -> None:
        if self._reading:
            return
        try:
            asked = self.wanted()
            project = self._bench.document.project
            if project is not None and asked.key in project.producers.keys:
                raise VariantError(
                    tr("{key!r} is a variant already; choose another KEY", key=asked.key)
                )
        except VariantError as problem:
            self.complain(str(problem))
            return
        question = None if project is None else question_of(project, ModelColumn(asked.key))
        title = tr("Reading {name} …", name=Path(asked.tree).name)
        accept = self.accept_doubts.isChecked()

        def work(progress: Work) -> Sourced:
            made = read(asked, lambda: progress.cancelled, accept=accept)
            if question is not None:
                # Where it can't answer, its column says why.
                with suppress(ModelError):
                    made.prepare(question)
            return made

        self._reading = True
        self.ok.setEnabled(False)
        self.complain(title)
        # A tree is never small.
        self._bench.jobs.run(
            self, title, SMALL + 1, work, self._read, bound=False, dropped=self._dropped
        )

    def _read(self, result: Callable[[], Sourced]) -> None:
        self._dropped()
        try:
            made = result()
        except VariantError as problem:
            self.complain(str(problem))
            return
        if self._bench.editing.run(lambda now: edits.add_version(now, made)):
            super().accept()

    def _dropped(self) -> None:
        self._reading = False
        self.ok.setEnabled(True)
        self.complain("")

    @override
    def reject(self) -> None:
        self._bench.jobs.cancel(self)
        super().reject()
