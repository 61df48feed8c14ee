"""Asks for a kernel tree, a revision and patches, and adds what comes out as a variant."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QFormLayout,
    QLineEdit,
)
from typing_extensions import override

from vfioviz.capture.bounded import is_file
from vfioviz.capture.patches.bases import Helpful
from vfioviz.capture.patches.entry import Entry, PatchError
from vfioviz.document import edits
from vfioviz.document.added import VariantError
from vfioviz.document.derive import question_of
from vfioviz.document.patch_sources import held, is_fleeting, source_of
from vfioviz.document.project import ModelColumn
from vfioviz.document.refused import Refusal, RefusedError
from vfioviz.document.variants import Wanted, read, wanted
from vfioviz.kernel.question import ModelError
from vfioviz.kernel.shipped import SHIPPED
from vfioviz.kernel.sourced.producer import Sourced
from vfioviz.language import tr
from vfioviz.ui.announcer import announce
from vfioviz.ui.dialogs.diff_choice import DiffChoice
from vfioviz.ui.dialogs.hunks import Hunks
from vfioviz.ui.dialogs.reading import ReadingDialog
from vfioviz.ui.jobs import SMALL, Work
from vfioviz.ui.whole import whole
from vfioviz.ui.workbench import Workbench

_WIDE, _HIGH = 1080, 780
"""Pixels of the dialog where hunks are shown."""
_AROUND = 80
"""Pixels that a window manager's frame and its panels may take."""


@whole
class AddVariant(ReadingDialog):
    """One variant out of C text."""

    TOPIC = "term.own-version"

    def __init__(self, bench: Workbench) -> None:
        super().__init__(tr("Add a variant"), tr("&Add"), bench)
        self.key = QLineEdit(self)
        self.key.setPlaceholderText("mine")
        self.tree = QLineEdit(self)
        self.tree.setPlaceholderText(tr("a folder; or a variant that has C: {key}", key="v6.6"))
        self.revision = QLineEdit(self)
        self.revision.setPlaceholderText(tr("as the files are; else a tag, branch or hash"))
        self.patch = QLineEdit(self)
        self.patch.setPlaceholderText(tr("none; several with commas; PATCH#N: the N-th diff"))
        self.device = QLineEdit(self)
        self.device.setPlaceholderText(tr("none: with the capabilities of the answer"))
        self.accept_doubts = QCheckBox(
            tr("&Join lines that seem wrapped, take hunks that seem to lack a line"), self
        )
        form = QFormLayout()
        form.addRow(tr("&Name:"), self.key)
        form.addRow(
            tr("Kernel &tree:"), self.beside(self.tree, (tr("&Browse…"), self._browse_tree))
        )
        form.addRow(tr("&Revision:"), self.revision)
        form.addRow(tr("&Patches:"), self.beside(self.patch, (tr("&Browse…"), self._browse_patch)))
        self.diff = DiffChoice(self)
        self.diff.activated.connect(self._choose_diff)
        form.addRow(tr("&Which diff:"), self.diff)
        self._form = form
        self._show_diffs(())
        form.addRow(
            tr("&Device model:"), self.beside(self.device, (tr("&Browse…"), self._browse_device))
        )
        form.addRow(self.accept_doubts)
        self.referred = QCheckBox(
            tr("Re&fer to the source by path and hash: its text does not travel in the project"),
            self,
        )
        form.addRow(self.referred)
        self.body.addLayout(form)
        self.patch.editingFinished.connect(self._look)
        self.setMinimumWidth(520)
        self.hunks: Hunks | None = None
        """What became of patches that do not apply; None: none were tried."""
        self._looked = ""
        """The patch whose diffs are known."""
        self._pasted: dict[str, str] = {}
        """Texts of patches that are no files, by the names that stand for them."""

    def _try(self, base: Helpful) -> None:
        """Put the patches on another base."""
        tree = base.tree.removesuffix(f"@{base.revision}")
        self.tree.setText(tree)
        self.revision.setText(base.revision if tree != base.tree else "")
        self.accept()

    def _try_other(self) -> None:
        def chosen(paths: list[str]) -> None:
            self.tree.setText(",".join(paths))
            self.revision.clear()
            self.accept()

        self.choose(self._folder_dialog(), chosen)

    def give(self, patch: str, text: str | None = None) -> None:
        """Name a patch: its path, or a name for a text that is one."""
        if text is not None:
            self._pasted[patch] = text
        self.patch.setText(patch)
        self._look()

    # ---- a mail that holds several diffs

    def _look(self) -> None:
        """See which diffs a patch holds, so that one can be chosen."""
        patch, pasted = self.patch.text().strip(), dict(self._pasted)
        if patch == self._looked:
            return
        self._looked = patch
        source = source_of(patch, pasted)
        if not patch or is_fleeting(source) or (source not in pasted and not is_file(source)):
            self._show_diffs(())
            return

        def work(progress: Work) -> tuple[Entry, ...]:
            return held(patch, pasted, lambda: progress.cancelled)

        def then(result: Callable[[], tuple[Entry, ...]]) -> None:
            # What can't be read is said where it is to be added.
            with suppress(PatchError):
                self._show_diffs(result(), source)

        title = tr("Reading {name} …", name=Path(source).name)
        self.bench.jobs.run((self, "held"), title, SMALL + 1, work, then, bound=False)

    def _show_diffs(self, entries: Sequence[Entry], source: str = "") -> None:
        self._form.setRowVisible(
            self.diff, self.diff.show_entries(entries, source, self.patch.text().strip())
        )

    def _choose_diff(self, at: int) -> None:
        self._looked = str(self.diff.itemData(at))
        self.patch.setText(self._looked)

    def _folder_dialog(self) -> QFileDialog:
        dialog = QFileDialog(self, tr("Kernel tree"), self.tree.text())
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        return dialog

    def _browse_tree(self) -> None:
        self.choose(self._folder_dialog(), lambda chosen: self.tree.setText(",".join(chosen)))

    def _browse_patch(self) -> None:
        dialog = QFileDialog(self, tr("Patches"), self.patch.text())
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)

        def chosen(paths: list[str]) -> None:
            self.patch.setText(",".join(paths))
            self._look()

        self.choose(dialog, chosen)

    def _browse_device(self) -> None:
        dialog = QFileDialog(self, tr("Device model"), self.device.text())
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        self.choose(dialog, lambda chosen: self.device.setText(chosen[0]))

    def wanted(self) -> Wanted:
        """Return what the fields say; raises VariantError."""
        tree, revision = self.tree.text().strip(), self.revision.text().strip()
        if not tree:
            raise VariantError(tr("Name a kernel tree, or a folder with drivers/vfio in it."))
        key = self.key.text().strip() or self.key.placeholderText()
        words = [f"{tree}@{revision}" if revision else tree]
        words += [self.patch.text().strip()] if self.patch.text().strip() else []
        words += [f"device={self.device.text().strip()}"] if self.device.text().strip() else []
        return wanted(f"{key}={','.join(words)}")._replace(pasted=tuple(self._pasted.items()))

    @override
    def accept(self) -> None:
        if self.reading:
            return
        try:
            asked = self.wanted()
            project = self.bench.document.project
            if project is not None and asked.key in project.producers.keys:
                raise VariantError(
                    tr("{key!r} is a variant already; choose another KEY", key=asked.key)
                )
        except VariantError as problem:
            self.complain(str(problem))
            return
        question = None if project is None else question_of(project, ModelColumn(asked.key))
        accept = self.accept_doubts.isChecked()
        known = SHIPPED if project is None else project.producers

        def work(progress: Work) -> Sourced:
            made = read(asked, lambda: progress.cancelled, accept=accept, known=known)
            if question is not None:
                # Where it can't answer, its column says why.
                with suppress(ModelError):
                    made.prepare(question)
            return made

        self.read(asked.tree, work, self._read)

    def _read(self, result: Callable[[], Sourced]) -> None:
        try:
            made = result()
        except RefusedError as problem:
            self._show_refusal(problem.refusal)
            return
        except VariantError as problem:
            self.complain(str(problem))
            return
        if self.referred.isChecked():
            if made.reference is None:
                self.complain(
                    tr(
                        "What it is made of was read from no file or tree, or is another one "
                        "there by now: it travels in the project."
                    )
                )
                return
            made = replace(made, referred=made.reference)
        if self.bench.editing.run(lambda now: edits.add_version(now, made)):
            super().accept()

    def _make_room(self) -> None:
        """Take the room that hunks need, in the middle of the window."""
        room = self.screen().availableGeometry()
        self.resize(
            max(self.width(), min(_WIDE, room.width() - _AROUND)),
            max(self.height(), min(_HIGH, room.height() - _AROUND)),
        )
        middle = self.bench.window.frameGeometry().center() - self.rect().center()
        # Its title is not under the edge of the screen, either.
        left = max(room.left(), min(middle.x(), room.right() - self.width()))
        top = max(room.top(), min(middle.y(), room.bottom() - self.height() - _AROUND // 2))
        self.move(left, top)

    def _show_refusal(self, refusal: Refusal) -> None:
        """Show each hunk beside what it did not fit, and look for bases that would help."""
        if self.hunks is None:
            self.hunks = Hunks(self.bench.theme.palette, self)
            self.hunks.wanted.connect(self._try)
            self.hunks.other.connect(self._try_other)
            self.body.addWidget(self.hunks, 1)
            self._make_room()
        verdicts = [each for one in refusal.done for file in one.files for each in file.hunks]
        fit, count = sum(one.applies for one in verdicts), len(verdicts)
        said = tr(
            "{fit} of {count} hunks apply to {tree}: nothing of the patch was taken.",
            fit=fit, count=count, tree=_shown(self.tree.text(), self.revision.text()),
        )  # fmt: skip
        self.complain(said)
        announce(self, said)
        self.hunks.show_refusal(refusal)
        self.hunks.list.setFocus()
        project = self.bench.document.project
        known = SHIPPED if project is None else project.producers

        def work(progress: Work) -> tuple[Helpful, ...]:
            return refusal.bases(known, lambda: progress.cancelled)

        def offer(result: Callable[[], tuple[Helpful, ...]]) -> None:
            if self.hunks is not None:
                self.hunks.offer(result())

        self.bench.jobs.run(
            self, tr("Looking for a base that would help …"), SMALL + 1, work, offer, bound=False
        )


def _shown(tree: str, revision: str) -> str:
    """Return how a tree is called in one line."""
    name = Path(tree.strip()).name or tree.strip()
    return f"{name}@{revision.strip()}" if revision.strip() else name
