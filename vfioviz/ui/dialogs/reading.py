"""What the dialogs share that read a file, tree or mail before they close."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QWidget,
)
from typing_extensions import override

from vfioviz.language import tr
from vfioviz.ui.dialogs.base import Dialog
from vfioviz.ui.jobs import SMALL, Work
from vfioviz.ui.whole import whole
from vfioviz.ui.workbench import Workbench

T = TypeVar("T")
W = TypeVar("W", bound=QWidget)


@whole
class ReadingDialog(Dialog):
    """Reads in a job, and says so in its place for problems.

    The job ends when the dialog is left, and when any of its fields is changed: what comes of it
    would be an answer to what is asked no more.
    """

    def __init__(self, title: str, accept: str, bench: Workbench) -> None:
        super().__init__(title, accept, bench.window)
        self.bench = bench
        self.reading = False
        """Whether a job is under way."""
        self._watched: list[SignalInstance] = []

    def read(
        self, name: str, work: Callable[[Work], T], then: Callable[[Callable[[], T]], None]
    ) -> None:
        """Begin a job, as ``Jobs.run`` does.

        Args:
            name: Path of what is read.
            work: Of frozen values, without Qt's widgets.
            then: Called with what returns the result, or raises what ``work`` raised.
        """
        title = tr("Reading {name} …", name=Path(name).name)
        self.reading = True
        self.ok.setEnabled(False)
        self.complain(title)
        self._watched = list(self._changes())
        for change in self._watched:
            change.connect(self._asked_otherwise)
        # A folder or a tree is never small.
        self.bench.jobs.run(
            self, title, SMALL + 1, work, partial(self._ended, then), bound=False,
            dropped=self._free,
        )  # fmt: skip

    def _ended(self, then: Callable[[Callable[[], T]], None], result: Callable[[], T]) -> None:
        self._free()
        then(result)

    def _changes(self) -> Iterator[SignalInstance]:
        """Yield what is emitted where a field is changed; a spin box has a line of its own."""
        yield from (each.textChanged for each in self._own(QLineEdit))
        yield from (each.toggled for each in self._own(QCheckBox))
        yield from (each.currentIndexChanged for each in self._own(QComboBox))
        yield from (each.itemChanged for each in self._own(QTableWidget))

    def _own(self, kind: type[W]) -> list[W]:
        """Return the fields of a kind, without those of a file chooser: it may be about to go."""
        return [each for each in self.findChildren(kind) if each.window() is self]

    def _asked_otherwise(self) -> None:
        self.bench.jobs.cancel(self)

    def _free(self) -> None:
        for change in self._watched:
            change.disconnect(self._asked_otherwise)
        self._watched = []
        self.reading = False
        self.ok.setEnabled(True)
        self.complain("")

    @override
    def reject(self) -> None:
        self.bench.jobs.cancel(self)
        super().reject()

    def beside(self, line: QLineEdit, *buttons: tuple[str, Callable[[], None]]) -> QWidget:
        """Return a line with buttons at its right, each a text and what a click does."""
        made = QWidget(self)
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(line, 1)
        for text, clicked in buttons:
            button = QPushButton(text, made)
            button.clicked.connect(lambda _on=False, clicked=clicked: clicked())
            # Where room is short, none is cut: a layout in a form gives way below its parts.
            made.setMinimumHeight(button.sizeHint().height())
            row.addWidget(button)
        made.setFocusProxy(line)
        return made

    @staticmethod
    def choose(dialog: QFileDialog, chosen: Callable[[list[str]], object]) -> None:
        """Let files or a folder be chosen."""
        dialog.setObjectName("choose-file")
        dialog.filesSelected.connect(chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
