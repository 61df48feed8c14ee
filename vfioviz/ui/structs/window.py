"""Structs of any header in a window of their own: chosen at the left, drawn at the right."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import (
    QAction,
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeySequence,
)
from PySide6.QtWidgets import (
    QFileDialog,
    QLabel,
    QSplitter,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from vfioviz.capture.headerlist import HeadersOpened, HeadersWanted, listed
from vfioviz.capture.headeropen import PatchedHeaders
from vfioviz.capture.headerstructs import StructQuery
from vfioviz.capture.patches.entry import PatchError
from vfioviz.capture.source import CaptureError
from vfioviz.language import tr
from vfioviz.scene.palette import Palette
from vfioviz.ui.announcer import announce
from vfioviz.ui.bytemap.export import ExportError
from vfioviz.ui.fitting import first_size
from vfioviz.ui.job_bar import JobBar
from vfioviz.ui.jobs import ENDLESS, Jobs, Work
from vfioviz.ui.qdocument import QDocument
from vfioviz.ui.structs.chooser import Chooser
from vfioviz.ui.structs.pane import StructPane
from vfioviz.ui.structs.picture import render
from vfioviz.ui.structs.sourcebar import SourceBar
from vfioviz.ui.structs.work import Drawn, DrawWish, draw
from vfioviz.ui.whole import whole

TOPIC = "struct-view"
_SIZE = QSize(1320, 820)
_FEW = 400
"""Structs of a source of which the first is shown at once."""
_FILTER = "SVG (*.svg);;PNG (*.png);;PDF (*.pdf)"


@whole
class StructWindow(QWidget):
    """The window that it came from stays usable beside it."""

    def __init__(
        self,
        document: QDocument,
        palette: Palette,
        explain: Callable[[str], object],
        parent: QWidget | None = None,
    ) -> None:
        """Make it.

        Args:
            document: What the program's window shows; nothing here depends on it.
            palette: The colours.
            explain: Opens the handbook at a topic.
            parent: Its parent.
        """
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("structs")
        self.setWindowTitle(tr("Structs of headers - vfioviz"))
        self.setAcceptDrops(True)
        first_size(self, _SIZE)
        self._explain = explain
        self.jobs = Jobs(document, self)
        self._opened: HeadersOpened | None = None
        self._stale = False
        """Whether a source was left in the middle of a job, and has to be opened anew."""
        self.bar = SourceBar(self)
        self.bar.wanted.connect(self.open)
        self.bar.refused.connect(self.complain)
        self.problem = QLabel(self)
        self.problem.setObjectName("problem")
        self.problem.setTextFormat(Qt.TextFormat.PlainText)
        self.problem.setWordWrap(True)
        self.problem.hide()
        self.chooser = Chooser(self)
        self.chooser.chosen.connect(self._other)
        self.chooser.abis_changed.connect(self._lay_out)
        self.pane = StructPane(palette, self)
        self.pane.changed.connect(self._lay_out)
        self.pane.export_wanted.connect(self.ask_export)
        self.work = JobBar(self.jobs, self)
        self._lay_out_widgets()

    def _action(self, keys: str, run: Callable[[], object]) -> None:
        action = QAction(self)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(run)
        self.addAction(action)

    def _lay_out_widgets(self) -> None:
        self._action("F1", self._help)
        self._action("Ctrl+W", self.close)
        self._action("Ctrl+F", self.chooser.search.setFocus)
        self._action("Ctrl+O", self.bar.source.setFocus)
        self._action("Ctrl+Shift+V", self.bar.take_clipboard)
        self._action("Ctrl+E", self.ask_export)
        self._action("Ctrl+Shift+C", self.pane.copy)
        self._action("Esc", self.jobs.cancel_all)
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.addWidget(self.chooser)
        split.addWidget(self.pane)
        split.setStretchFactor(1, 1)
        split.setSizes([260, _SIZE.width() - 260])
        split.setChildrenCollapsible(False)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(12, 12, 12, 8)
        outer.setSpacing(8)
        outer.addWidget(self.bar)
        outer.addWidget(self.problem)
        outer.addWidget(split, 1)
        outer.addWidget(self.work)

    @property
    def source(self) -> HeadersWanted | None:
        """What its structs are of; None while there is nothing."""
        return None if self._opened is None else self._opened.wanted

    def set_palette(self, palette: Palette) -> None:
        """Take the colours of a theme."""
        self.pane.set_palette(palette)

    # ---- the source

    def open(self, wanted: HeadersWanted) -> None:
        """List the structs of a source."""
        self.complain("")

        def work(progress: Work) -> HeadersOpened:
            return listed(wanted, progress.watch)

        def done(result: Callable[[], HeadersOpened]) -> None:
            try:
                self._take(result())
            except (PatchError, CaptureError, OSError) as problem:
                self.complain(str(problem))

        name = Path(wanted.text).name or wanted.text
        self.jobs.cancel("struct")
        self.jobs.run(
            "source", tr("Reading {name}", name=name), ENDLESS, work, done, bound=False,
            dropped=lambda: self.complain(tr("Reading was cancelled.")),
        )  # fmt: skip

    def _take(self, opened: HeadersOpened) -> None:
        self._opened, self._stale = opened, False
        self.pane.forget_folds()
        self.pane.show_drawn(None)
        self.chooser.show_names(opened.names)
        if not opened.names:
            self.complain(tr("{source}: no struct is declared there", source=opened.wanted.text))
        elif len(opened.names) <= _FEW or isinstance(opened.source, PatchedHeaders):
            self.chooser.choose()
        announce(self, self.chooser.count.text())

    # ---- the struct

    def _other(self, _name: str) -> None:
        self.pane.forget_folds()
        self._lay_out()

    def _lay_out(self) -> None:
        opened, name = self._opened, self.chooser.name
        if opened is None or not name:
            return
        if not self.chooser.abis:
            self.complain(tr("No ABI is ticked."))
            return
        self.complain("")
        self.jobs.cancel("struct")
        wish = DrawWish(
            opened, StructQuery((name,), self.chooser.abis, {}), self.pane.row_bytes,
            self.pane.folds, anew=self._stale,
        )  # fmt: skip

        def done(result: Callable[[], Drawn]) -> None:
            try:
                drawn = result()
            except (PatchError, CaptureError, OSError) as problem:
                self.complain(str(problem))
                return
            self._opened, self._stale = drawn.opened, False
            self.pane.show_drawn(drawn)
            if drawn.problems:
                self.complain("\n".join(drawn.problems))

        def dropped() -> None:
            self._stale = True

        self.jobs.run("struct", tr("Laying out {name}", name=name), ENDLESS,
                      lambda _progress: draw(wish), done, bound=False, dropped=dropped)  # fmt: skip

    # ---- what it says

    def complain(self, text: str) -> None:
        """Say what is wrong; "" takes it back."""
        self.problem.setText(text)
        self.problem.setVisible(bool(text))
        announce(self, text)

    def _help(self) -> None:
        rule = self.pane.verdict.rule
        self._explain(f"rule.{rule}" if rule else TOPIC)

    # ---- out of it

    def ask_export(self) -> None:
        """Let the user choose where the picture goes."""
        one = self.pane.entry
        if one is None:
            return
        dialog = QFileDialog(self, tr("Export picture"), f"{one.name}.svg", _FILTER)
        dialog.setObjectName("struct-export-dialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("svg")
        dialog.filterSelected.connect(
            lambda chosen: dialog.setDefaultSuffix(chosen.partition("*.")[2].rstrip(")"))
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.export)
        dialog.open()

    def export(self, path: str) -> None:
        """Write the struct that is shown as a picture."""
        one = self.pane.entry
        if one is None:
            return
        picture = one.picture
        self.complain("")

        def done(result: Callable[[], None]) -> None:
            try:
                result()
            except (ExportError, OSError) as problem:
                self.complain(str(problem))
                return
            self.pane.line.setText(tr("Exported {path}", path=path))
            announce(self, tr("Exported {path}", path=path))

        self.jobs.run(
            "export", tr("Export {name}", name=Path(path).name), ENDLESS,
            lambda progress: render(picture, path, 2.0, settle=progress.settle), done, bound=False,
            dropped=lambda: self.complain(tr("Exporting was cancelled: the file is as it was.")),
        )  # fmt: skip

    # ---- Qt

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        paths = [url.toLocalFile() for url in event.mimeData().urls()]
        if paths and paths[0]:
            self.bar.take(paths[0])

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self.jobs.cancel_all()
        super().closeEvent(event)
