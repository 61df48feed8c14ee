"""Structs of any header in a window of their own: chosen at the left, drawn at the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
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

from vfioviz.capture.filewrite import write_file
from vfioviz.capture.headerlist import HeadersWanted, SeriesOpened
from vfioviz.capture.headeropen import PatchedHeaders
from vfioviz.capture.headerstructs import StructQuery
from vfioviz.capture.patches.entry import PatchError
from vfioviz.capture.source import CaptureError
from vfioviz.language import tr
from vfioviz.scene.palette import Palette
from vfioviz.ui import recent
from vfioviz.ui.announcer import announce
from vfioviz.ui.bytemap.export import ExportError
from vfioviz.ui.fitting import first_size
from vfioviz.ui.job_bar import JobBar
from vfioviz.ui.jobs import ENDLESS, Jobs, Work
from vfioviz.ui.qdocument import QDocument
from vfioviz.ui.structs.chooser import Chooser
from vfioviz.ui.structs.pane import StructPane
from vfioviz.ui.structs.picture import render
from vfioviz.ui.structs.reel import Reel
from vfioviz.ui.structs.sourcebar import SourceBar
from vfioviz.ui.structs.sources import Sources
from vfioviz.ui.structs.work import Drawn, DrawWish, draw
from vfioviz.ui.whole import whole

TOPIC = "struct-view"
_SIZE = QSize(1320, 820)
_FEW = 400
"""Structs of a source of which the first is shown at once."""
_FILTER = "SVG (*.svg);;PNG (*.png);;PDF (*.pdf);;Text (*.txt)"


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
        self.sources = Sources(self.jobs, self)
        self.sources.taken.connect(self._take)
        self.sources.failed.connect(self._not_taken)
        self.bar = SourceBar(self)
        self.bar.wanted.connect(self.open)
        self.bar.added.connect(self.add)
        self.bar.refused.connect(self.complain)
        self.reel = Reel(self)
        self.reel.changed.connect(self._arrange)
        self.reel.picked.connect(self._pick)
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
        self.pane.nothing.connect_to(self.bar)
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
        self._action("Ctrl+Return", self.bar.add)
        self._action("Ctrl+Shift+V", self.bar.take_clipboard)
        self._action("Ctrl+Alt+V", self.bar.add_clipboard)
        self._action("Ctrl+E", self.ask_export)
        self._action("Ctrl+Shift+C", self.pane.copy)
        self._action("Esc", self.jobs.cancel_all)
        split = QSplitter(Qt.Orientation.Horizontal, self)
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.reel)
        column.addWidget(self.chooser, 1)
        split.addWidget(left)
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
    def parts(self) -> tuple[HeadersWanted, ...]:
        """The sources that are open, in their order."""
        return self.sources.parts

    def set_palette(self, palette: Palette) -> None:
        """Take the colours of a theme."""
        self.pane.set_palette(palette)

    # ---- the source

    def open(self, wanted: HeadersWanted) -> None:
        """List the structs of a source."""
        self.complain("")
        self.sources.open(wanted)

    def add(self, wanted: HeadersWanted) -> None:
        """Put a source behind those that are open, for a film strip."""
        self.complain("")
        self.sources.add(wanted)

    def restore(self) -> None:
        """Open what was open when the program was left; pasted text is gone."""
        self.open_all([HeadersWanted(text, base) for text, base in recent.header_sources()])

    def open_all(self, parts: Sequence[HeadersWanted]) -> None:
        """Open sources in the place of all others."""
        if parts:
            self._pick(parts[-1])
            self.sources.arrange(parts)

    def _pick(self, wanted: HeadersWanted) -> None:
        self.bar.source.setText("" if wanted.pasted else wanted.text)
        self.bar.base.setText(wanted.base)
        self.bar.source.setFocus()

    def _arrange(self) -> None:
        self.complain("")
        self.sources.arrange(self.reel.parts)

    def _not_taken(self, why: str) -> None:
        self.reel.show_parts(self.sources.parts)
        self.complain(why)

    def _take(self) -> None:
        opened, kept = self.sources.opened, self.chooser.name
        if opened is None:
            return
        self.reel.show_parts(self.sources.parts)
        recent.remember_header_sources(
            (each.text, each.base) for each in self.sources.parts if not each.pasted
        )
        self.pane.forget_folds()
        self.pane.nothing.show_source(bool(opened.names))
        self.pane.show_drawn(None)
        self.chooser.show_names(opened.names)
        if not opened.names:
            source = ", ".join(each.text for each in self.sources.parts)
            self.complain(tr("{source}: no struct is declared there", source=source))
        elif isinstance(opened, SeriesOpened):
            self.chooser.choose(kept if kept in opened.names else "")
        elif len(opened.names) <= _FEW or isinstance(opened.source, PatchedHeaders):
            self.chooser.choose()
        announce(self, self.chooser.count.text())

    # ---- the struct

    def _other(self, _name: str) -> None:
        self.pane.forget_folds()
        self._lay_out()

    def _lay_out(self) -> None:
        opened, name = self.sources.opened, self.chooser.name
        if opened is None or not name:
            return
        if not self.chooser.abis:
            self.complain(tr("No ABI is ticked."))
            return
        self.complain("")
        self.jobs.cancel("struct")
        wish = DrawWish(
            opened, StructQuery((name,), self.chooser.abis, {}), self.pane.row_bytes,
            self.pane.folds, self.pane.chosen, lanes=self.pane.lanes.isChecked(),
            anew=self.sources.stale,
        )  # fmt: skip

        def done(result: Callable[[], Drawn]) -> None:
            try:
                drawn = result()
            except (PatchError, CaptureError, OSError) as problem:
                self.complain(str(problem))
                return
            self.sources.laid(drawn.opened)
            self.pane.show_drawn(drawn)
            if drawn.problems:
                self.complain("\n".join(drawn.problems))

        def dropped() -> None:
            self.sources.stale = True

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
        """Write what is shown as a picture, or as text, by the name's end."""
        one = self.pane.entry
        if one is None:
            return
        picture, lines = one.picture, one.lines
        self.complain("")

        def work(progress: Work) -> None:
            if Path(path).suffix.lower() == ".txt":
                progress.settle()
                write_file(path, "".join(f"{line}\n" for line in lines).encode())
            else:
                render(picture, path, 2.0, settle=progress.settle)

        def done(result: Callable[[], None]) -> None:
            try:
                result()
            except (ExportError, CaptureError, OSError) as problem:
                self.complain(str(problem))
                return
            self.pane.line.setText(tr("Exported {path}", path=path))
            announce(self, tr("Exported {path}", path=path))

        self.jobs.run(
            "export", tr("Export {name}", name=Path(path).name), ENDLESS,
            work, done, bound=False,
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
        self.bar.take(*filter(None, paths))

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self.jobs.cancel_all()
        super().closeEvent(event)
