"""Where the C of a project's variants is: in the project, or referred to; to be read, or found."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
)
from typing_extensions import override

from vfioviz.document.added import added
from vfioviz.document.edit import Edit
from vfioviz.document.patch_sources import source_of
from vfioviz.document.project import Project
from vfioviz.document.references import found_at, read_again, refer, set_read
from vfioviz.kernel.sourced.producer import Sourced
from vfioviz.kernel.sourced.reference import NOT_READ, Reference
from vfioviz.language import told, tr
from vfioviz.ui.announcer import announce
from vfioviz.ui.dialogs.reading import ReadingDialog
from vfioviz.ui.icons import icon
from vfioviz.ui.jobs import Work
from vfioviz.ui.plain import plain
from vfioviz.ui.whole import whole
from vfioviz.ui.workbench import Workbench

_KEY = Qt.ItemDataRole.UserRole
_WIDTH, _HEIGHT = 760, 360
_PATCHES = 6
"""Patches that are named one by one."""


@whole
class VariantSources(ReadingDialog):
    """Lists the variants that a project has of its own; what it refers to is read on demand."""

    TOPIC = "term.own-version"

    def __init__(self, bench: Workbench) -> None:
        super().__init__(tr("Where the C comes from"), "", bench)
        self.about = QLabel(self)
        self.about.setWordWrap(True)
        self.list = QTreeWidget(self)
        self.list.setAccessibleName(tr("Variants of the project"))
        self.list.setHeaderLabels([tr("Variant"), tr("In the project"), tr("Source"), tr("State")])
        self.list.setRootIsDecorated(False)
        self.list.setAllColumnsShowFocus(True)
        self.list.setUniformRowHeights(True)
        self.list.currentItemChanged.connect(lambda _now, _before: self._turned())
        self.why = QLabel(self)
        self.why.setWordWrap(True)
        self.why.setTextFormat(Qt.TextFormat.PlainText)
        self.why.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.all = self._button(tr("&Read all"), self.read_all)
        self.list.itemActivated.connect(lambda _item, _column: self.all.click())
        self.look = self._button(tr("&Find…"), self.find_one)
        self.take = self._button(tr("&Take as it is"), self.take_one)
        self.turn = self._button(tr("Refer to &it"), self.turn_one)
        row = QHBoxLayout()
        for button in (self.all, self.look, self.take, self.turn):
            row.addWidget(button)
        row.addStretch(1)
        self.body.addWidget(self.about)
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self.why)
        self.body.addLayout(row)
        self.resize(_WIDTH, _HEIGHT)
        bench.document.derived_changed.connect(self._fill)
        self._fill()
        self.list.setFocus()

    def _button(self, text: str, run: Callable[[], object]) -> QPushButton:
        made = QPushButton(text, self)
        made.setAutoDefault(False)
        made.clicked.connect(lambda _on=False: run())
        return made

    # ---- what is shown

    def _versions(self) -> tuple[Sourced, ...]:
        project = self.bench.document.project
        return () if project is None else added(project.producers)

    def _fill(self, _derived: object = None) -> None:
        chosen, versions = self._chosen(), self._versions()
        self.list.clear()
        for one in versions:
            where = one.origin if one.referred is None else one.referred.told()
            how = tr("its text") if one.referred is None else tr("path and hash")
            item = QTreeWidgetItem([one.key, how, where, _state(one)])
            item.setData(0, _KEY, one.key)
            item.setToolTip(2, plain(where))
            palette = self.bench.theme.palette
            here = one.absent is None
            item.setIcon(
                3,
                icon("good", palette, palette.good)
                if here
                else icon("warning", palette, palette.warn),
            )
            self.list.addTopLevelItem(item)
            if chosen is not None and one.key == chosen.key:
                self.list.setCurrentItem(item)
        for column in (0, 1, 3):
            self.list.resizeColumnToContents(column)
        self.list.setColumnWidth(2, 330)
        gone = sum(one.absent is not None for one in versions)
        if not versions:
            said = tr("The project has no variants of its own.")
        elif gone and any(
            one.absent is not None and one.absent.why != NOT_READ for one in versions
        ):
            said = tr(
                "Some of the C that the project refers to is not where it was, or another one. It "
                "stays referred to until it is found, or taken as it is now."
            )
        elif gone:
            said = tr(
                "The project refers to C that does not lie in it. Nothing was read yet but the "
                "project itself: reading opens the files and repositories below, and runs nothing."
            )
        else:
            said = tr(
                "The functions that an answer needs travel in the project, or it refers to their "
                "files by path and hash."
            )
        self.about.setText(said)
        if self.list.currentItem() is None:
            self._go_to(next((one for one in versions if one.absent is not None), None))
        self._turned()

    def _go_to(self, one: Sourced | None) -> None:
        """Choose a variant; the first one where none is meant."""
        at = 0 if one is None else self._versions().index(one)
        item = self.list.topLevelItem(at)
        if item is not None:
            self.list.setCurrentItem(item)

    def _chosen(self) -> Sourced | None:
        item = self.list.currentItem()
        key = None if item is None else item.data(0, _KEY)
        return next((one for one in self._versions() if one.key == key), None)

    def _turned(self) -> None:
        one = self._chosen()
        gone = any(each.absent is not None for each in self._versions())
        self.all.setEnabled(gone)
        self.all.setDefault(gone)
        self.ok.setDefault(not gone)
        self.look.setEnabled(one is not None and one.referred is not None)
        tried = one is not None and one.absent is not None and one.absent.why != NOT_READ
        self.take.setEnabled(tried)
        referred = one is not None and one.referred is not None
        self.turn.setText(tr("Let &it travel") if referred else tr("Refer to &it"))
        can = one is not None and (one.absent is None if referred else one.reference is not None)
        self.turn.setEnabled(can)
        self.why.setText(_why(one))

    # ---- what is done

    def read_all(self) -> None:
        """Read all that is not here."""
        self._read([one for one in self._versions() if one.absent is not None])

    def take_one(self) -> None:
        """Take the source of the chosen variant, though it has changed."""
        one = self._chosen()
        if one is not None:
            self._read([one], as_it_is=True)

    def find_one(self) -> None:
        """Let the folder be chosen in which the source of the chosen variant is."""
        one = self._chosen()
        if one is None or one.referred is None:
            return
        path, at, revision = one.referred.tree.partition("@")
        dialog = QFileDialog(self, tr("The kernel tree of {key}", key=one.key), path)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setObjectName("choose-file")

        def chosen(paths: list[str]) -> None:
            moved = [
                found_at(each, f"{paths[0]}{at}{revision}")
                for each in self._versions()
                if each.referred is not None
                and one.referred is not None
                and each.referred.tree == one.referred.tree
            ]
            self._read(moved)

        self.choose(dialog, chosen)

    def turn_one(self) -> None:
        """Let the text of the chosen variant travel, or refer to its source."""
        one = self._chosen()
        if one is not None:
            on = one.referred is None
            self.bench.editing.run(lambda now: refer(now, one.key, on=on))

    def _read(self, wanted: Sequence[Sourced], *, as_it_is: bool = False) -> None:
        if self.reading or not wanted:
            return

        def work(progress: Work) -> list[Sourced]:
            return [
                read_again(one, lambda: progress.cancelled, as_it_is=as_it_is) for one in wanted
            ]

        name = wanted[0].referred.tree if wanted[0].referred is not None else ""
        self.read(Path(name).name, work, self._was_read)

    def _was_read(self, result: Callable[[], list[Sourced]]) -> None:
        document = self.bench.document
        found = result()
        path, clean = document.state.path, not document.modified
        before = document.project

        def read(now: Project) -> Edit:
            return set_read(now, found)

        if not self.bench.editing.run(read):
            return
        after = document.project
        kept = before is not None and all(
            one.referred == next((each.referred for each in added(before.producers)
                                  if each.key == one.key), None)
            for one in found
        )  # fmt: skip
        if clean and kept and path is not None:
            # The file says the same as before.
            document.mark_saved(path, after)
        gone = [one for one in found if one.absent is not None]
        if gone:
            said = tr("Not there, or another one: {keys}", keys=", ".join(one.key for one in gone))
            self.complain(said)
            self._go_to(gone[0])
        else:
            said = tr("Read: {keys}", keys=", ".join(one.key for one in found))
            self.complain("")
        announce(self, said)

    @override
    def accept(self) -> None:
        self.bench.jobs.cancel(self)
        super().accept()


def _state(one: Sourced) -> str:
    if one.absent is None:
        return tr("here")
    return tr("not read") if one.absent.why == NOT_READ else tr("not there")


def _read_of(there: Reference) -> Iterator[str]:
    """Yield what is read, a line each; what was pasted lies in the project."""
    pasted = dict(there.pasted)
    yield there.tree
    for patch in there.patches[:_PATCHES]:
        yield patch if source_of(patch, pasted) not in pasted else tr("{patch}, in the project",
                                                                      patch=patch)  # fmt: skip
    more = len(there.patches) - _PATCHES
    if more > 0:
        yield tr("and {count} more", count=more)


def _why(one: Sourced | None) -> str:
    if one is None:
        return ""
    if one.referred is not None:
        # All that is read is seen before it is.
        said = "" if one.absent is None else f": {told(one.absent.why)}"
        return "\n".join((f"{one.key}{said}", *_read_of(one.referred)))
    if one.reference is None:
        return tr(
            "{key} travels in the project; where its C was read from is not known here any more. "
            "“vfioviz sources PROJECT --refer” makes the project refer to it.",
            key=one.key,
        )
    return ""
