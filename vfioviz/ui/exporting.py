"""The map as a picture in a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from vfioviz.language import mark, tr
from vfioviz.scene.palette import PAPER, Palette
from vfioviz.ui.jobs import Jobs, Work
from vfioviz.ui.qdocument import QDocument

_FILTER = mark("SVG picture, text stays text (*.svg);;PNG picture (*.png);;PDF document (*.pdf)")
_SUFFIXES = {".svg", ".png", ".pdf"}
_DRAWN = 16
"""How much longer it takes to draw a byte than to write it down."""


class Exporting(QObject):
    """Asks where a picture goes, and writes it beside the window."""

    failed = Signal(str)
    """What could not be done, and why."""
    done = Signal(str)
    """What was done."""

    def __init__(
        self, document: QDocument, jobs: Jobs, window: QWidget, name: Callable[[], str]
    ) -> None:
        """Take what is drawn.

        Args:
            document: It.
            jobs: What draws beside the window.
            window: Over which it is asked where to.
            name: What the document's own file is called, or would be.
        """
        super().__init__(window)
        self._document = document
        self._jobs = jobs
        self._window = window
        self._name = name
        self.paper: Callable[[], Palette] = lambda: PAPER
        """Colours of what is exported."""

    def ask(self) -> None:
        """Let the user choose where the picture of the map goes."""
        dialog = QFileDialog(
            self._window,
            tr("Export map"),
            str(Path(self._name()).with_suffix(".svg")),
            tr(_FILTER),
        )
        dialog.setObjectName("export-dialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("svg")
        dialog.filterSelected.connect(
            lambda chosen: dialog.setDefaultSuffix(chosen.partition("*.")[2].rstrip(")"))
        )
        dialog.fileSelected.connect(self.export)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def export(self, path: str) -> None:
        """Write the map as a picture."""
        from vfioviz.ui.bytemap.export import ExportError, render  # noqa: PLC0415 -- rare

        if Path(path).suffix.lower() not in _SUFFIXES:
            self.failed.emit(
                tr("{path}: the map is written as .png, .svg or .pdf, by the name.", path=path)
            )
            return
        columns, view, paper = self._document.derived.columns, self._document.view, self.paper()
        size = sum(column.layout.size for column in columns)

        def written(result: Callable[[], None]) -> None:
            try:
                result()
            except (ExportError, OSError) as problem:
                self.failed.emit(str(problem))
                return
            self.done.emit(tr("Exported {path}", path=path))

        def work(progress: Work) -> None:
            render(columns, view, path, scale=2.0, palette=paper, settle=progress.settle)

        self._jobs.run(
            "export",
            tr("Export {name}", name=Path(path).name),
            size * _DRAWN,
            work,
            written,
            bound=False,
            dropped=lambda: self.failed.emit(tr("Exporting was cancelled: the file is as it was.")),
        )
