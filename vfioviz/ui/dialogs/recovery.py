"""Asks, before anything else, what becomes of projects that a crash left behind."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QDateTime, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QWidget,
)

from vfioviz.capture.journal import Left, left_behind
from vfioviz.capture.projectfile import read_project
from vfioviz.capture.source import CaptureError
from vfioviz.document.serialize import ProjectError, from_text
from vfioviz.document.session import State
from vfioviz.language import tr
from vfioviz.ui.dialogs.base import Dialog
from vfioviz.ui.session.autosave import folder

_LEFT = Qt.ItemDataRole.UserRole


class RecoveryDialog(Dialog):
    """Lists them; those that are ticked are recovered, the others wait for the next start."""

    TOPIC = "session.recovery"

    recovered = Signal(object)
    """A ``State``: to be shown, and not yet saved."""

    def __init__(self, left: Sequence[Left], parent: QWidget | None = None) -> None:
        super().__init__(tr("Recover unsaved edits"), tr("Recover"), parent)
        self.resize(560, 320)
        self._left = tuple(left)
        said = QLabel(
            tr(
                "vfioviz ended without saving these projects. What is ticked is opened again, "
                "with all edits; nothing is written to its file until you save."
            ),
            self,
        )
        said.setWordWrap(True)
        self.body.addWidget(said)
        self.list = QListWidget(self)
        self.list.setAccessibleName(tr("Projects that were not saved"))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.itemActivated.connect(lambda _item: self.accept())
        for entry in self._left:
            self._add(entry)
        self.list.setCurrentRow(0)
        self.body.addWidget(self.list, 1)
        cancel = self.buttons.button(QDialogButtonBox.StandardButton.Cancel)
        cancel.setText(tr("Ask again later"))
        self.drop = QPushButton(tr("Discard ticked"), self)
        self.buttons.addButton(self.drop, QDialogButtonBox.ButtonRole.DestructiveRole)
        self.drop.clicked.connect(self._discard)
        self.accepted.connect(self._recover)
        self.finished.connect(self._release)
        self.list.setFocus()

    def _add(self, entry: Left) -> None:
        about = entry.about
        when = QDateTime.fromString(about.time, Qt.DateFormat.ISODate).toLocalTime()
        time = when.toString("yyyy-MM-dd HH:mm") if about.time else ""
        where = about.path or tr("never saved to a file")
        item = QListWidgetItem(f"{about.name or entry.path.name}, {time}\n{where}", self.list)
        item.setData(_LEFT, entry)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked)

    def _ticked(self) -> list[tuple[QListWidgetItem, Left]]:
        items = [self.list.item(row) for row in range(self.list.count())]
        return [
            (item, item.data(_LEFT)) for item in items if item.checkState() is Qt.CheckState.Checked
        ]

    def _discard(self) -> None:
        for item, entry in self._ticked():
            entry.discard()
            self.list.takeItem(self.list.row(item))
        if not self.list.count():
            self.reject()

    def _recover(self) -> None:
        for _, entry in self._ticked():
            try:
                state = from_text(read_project(entry.path), str(entry.path))
            except (CaptureError, ProjectError) as problem:
                self.refused.emit(
                    tr(
                        "{path}: cannot be recovered, and is left where it is: {problem}",
                        path=entry.path, problem=problem,
                    )
                )  # fmt: skip
                continue
            self.recovered.emit(replace(state, path=entry.about.path or None))
            entry.remove()

    refused = Signal(str)
    """What could not be recovered, and why."""

    def _release(self) -> None:
        for entry in self._left:
            entry.release()


def ask(
    parent: QWidget,
    take: Callable[[State], None],
    then: Callable[[], None],
    fail: Callable[[str], None],
) -> None:
    """Open the dialog if there is something to recover.

    Args:
        parent: The window that waits for it.
        take: Shows a recovered project.
        then: What goes on when the question is answered, or need not be asked.
        fail: Says what could not be recovered, and why.
    """
    found = left_behind(folder())
    if not found:
        then()
        return
    dialog = RecoveryDialog(found, parent)
    dialog.recovered.connect(take)
    dialog.refused.connect(fail)
    dialog.finished.connect(lambda _result: then())
    dialog.open()
