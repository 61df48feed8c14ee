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
    QGuiApplication,
    QKeySequence,
)
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from vfioviz.capture.headerlist import HeadersOpened, HeadersWanted, listed
from vfioviz.capture.headerstructs import StructQuery, Table
from vfioviz.capture.patches.entry import PatchError
from vfioviz.capture.source import CaptureError
from vfioviz.language import english, tr
from vfioviz.scene import structs as text_of
from vfioviz.scene.palette import Palette
from vfioviz.scene.structmap import ROW_BYTES
from vfioviz.ui.announcer import announce
from vfioviz.ui.bytemap.export import ExportError
from vfioviz.ui.elided import ElidedLabel
from vfioviz.ui.fitting import first_size
from vfioviz.ui.job_bar import JobBar
from vfioviz.ui.jobs import ENDLESS, Jobs, Work
from vfioviz.ui.qdocument import QDocument
from vfioviz.ui.structs.chooser import Chooser
from vfioviz.ui.structs.map import StructMap
from vfioviz.ui.structs.picture import render
from vfioviz.ui.structs.sourcebar import SourceBar
from vfioviz.ui.structs.verdict import Verdict
from vfioviz.ui.structs.work import Drawn, DrawWish, draw, fold_of
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
        self._turned: set[str] = set()
        self._drawn: Drawn | None = None
        self.bar = SourceBar(self)
        self.bar.wanted.connect(self.open)
        self.bar.refused.connect(self.complain)
        self.problem = QLabel(self)
        self.problem.setObjectName("problem")
        self.problem.setTextFormat(Qt.TextFormat.PlainText)
        self.problem.setWordWrap(True)
        self.problem.hide()
        self.chooser = Chooser(self)
        self.chooser.chosen.connect(lambda _name: self._other())
        self.chooser.abis_changed.connect(self._lay_out)
        self.title = ElidedLabel(self)
        self.title.setObjectName("heading")
        self.place = ElidedLabel(self)
        self.place.setObjectName("muted")
        self.edition = QComboBox(self)
        self.edition.setAccessibleName(tr("Before or after which diff"))
        self.edition.activated.connect(lambda _index: self._show_table())
        self.edition.hide()
        self.rows = QComboBox(self)
        self.rows.setAccessibleName(tr("Bytes a row"))
        self.rows.addItems([tr("8 bytes a row"), tr("64: a line of the cache")])
        self.rows.activated.connect(lambda _index: self._lay_out())
        self.nested = QCheckBox(tr("&Nested structs as one piece"), self)
        self.nested.toggled.connect(lambda _on: self._unturned())
        self.map = StructMap(palette, self)
        self.line = ElidedLabel(self)
        self.line.setAccessibleName(tr("Member"))
        self.map.told.connect(self.line.setText)
        self.map.fold_wanted.connect(self._turn)
        self.verdict = Verdict(self)
        self.verdict.wanted.connect(self.map.go_to)
        self.export_button = self._button(tr("&Export picture…"), self.ask_export)
        self.copy_button = self._button(tr("&Copy as text"), self.copy)
        self.work = JobBar(self.jobs, self)
        self._lay_out_widgets()
        self.set_palette(palette)
        self._enable()

    def _button(self, text: str, run: Callable[[], object]) -> QPushButton:
        made = QPushButton(text, self)
        made.setAutoDefault(False)
        made.clicked.connect(run)
        return made

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
        self._action("Ctrl+Shift+C", self.copy)
        self._action("Esc", self.jobs.cancel_all)
        tools = QHBoxLayout()
        tools.setSpacing(8)
        for widget in (self.edition, self.rows, self.nested):
            tools.addWidget(widget)
        tools.addStretch(1)
        tools.addWidget(self.copy_button)
        tools.addWidget(self.export_button)
        drawn = QWidget(self)
        right = QVBoxLayout(drawn)
        right.setContentsMargins(8, 0, 0, 4)
        right.setSpacing(6)
        for label in (self.title, self.place):
            right.addWidget(label)
        right.addLayout(tools)
        right.addWidget(self.map, 1)
        right.addWidget(self.line)
        down = QSplitter(Qt.Orientation.Vertical, self)
        down.addWidget(drawn)
        down.addWidget(self.verdict)
        down.setStretchFactor(0, 1)
        down.setSizes([_SIZE.height() - 260, 170])
        down.setChildrenCollapsible(False)
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.addWidget(self.chooser)
        split.addWidget(down)
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

    def set_palette(self, palette: Palette) -> None:
        """Take the colours of a theme."""
        self.map.set_palette(palette)
        self.verdict.set_palette(palette)

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
        self._turned.clear()
        self._show_drawn(None)
        self.chooser.show_names(opened.names)
        if not opened.names:
            self.complain(tr("{source}: no struct is declared there", source=opened.wanted.text))
        elif len(opened.names) <= _FEW:
            self.chooser.choose()
        announce(self, self.chooser.count.text())

    # ---- the struct

    def _other(self) -> None:
        self._turned.clear()
        self._lay_out()

    def _unturned(self) -> None:
        self._turned.clear()
        self._lay_out()

    def _turn(self, path: str) -> None:
        self._turned ^= {path}
        self._lay_out()

    def _lay_out(self) -> None:
        opened, name = self._opened, self.chooser.name
        if opened is None or not name:
            return
        if not self.chooser.abis:
            self.complain(tr("No ABI is ticked."))
            return
        self.complain("")
        wish = DrawWish(
            opened, StructQuery((name,), self.chooser.abis, {}),
            ROW_BYTES[max(0, self.rows.currentIndex())],
            fold_of(self._turned, nested=self.nested.isChecked()), anew=self._stale,
        )  # fmt: skip

        def done(result: Callable[[], Drawn]) -> None:
            try:
                drawn = result()
            except (PatchError, CaptureError, OSError) as problem:
                self.complain(str(problem))
                return
            self._opened, self._stale = drawn.opened, False
            self._show_drawn(drawn)

        def dropped() -> None:
            self._stale = True

        self.jobs.run("struct", tr("Laying out {name}", name=name), ENDLESS,
                      lambda _progress: draw(wish), done, bound=False, dropped=dropped)  # fmt: skip

    def _show_drawn(self, drawn: Drawn | None) -> None:
        kept = self.edition.currentIndex()
        many = self._drawn is not None and drawn is not None
        many = many and len(self._drawn.tables) == len(drawn.tables)  # type: ignore[union-attr]
        self._drawn = drawn
        tables = () if drawn is None else drawn.tables
        self.edition.clear()
        self.edition.addItems([each.head.removesuffix(":") for each in tables])
        self.edition.setCurrentIndex(kept if many else len(tables) - 1)
        self.edition.setVisible(len(tables) > 1)
        if drawn is not None and drawn.problems:
            self.complain("\n".join(drawn.problems))
        self._show_table()

    @property
    def table(self) -> Table | None:
        """The struct that is shown."""
        index = self.edition.currentIndex()
        tables = () if self._drawn is None else self._drawn.tables
        return tables[index] if 0 <= index < len(tables) else None

    def _show_table(self) -> None:
        one, drawn = self.table, self._drawn
        if one is None or drawn is None:
            self.map.show_band(None)
            self.verdict.show_verdict((), ())
            self.title.setText("")
            self.place.setText("")
        else:
            band = drawn.bands[self.edition.currentIndex()]
            self.map.show_band(band)
            self.verdict.show_verdict(one.findings, drawn.repairs[self.edition.currentIndex()])
            self.title.setText(band.title)
            self.place.setText(band.subtitle)
        self._enable()

    def _enable(self) -> None:
        for widget in (self.export_button, self.copy_button, self.map, self.verdict):
            widget.setEnabled(self.table is not None)

    # ---- what it says

    def complain(self, text: str) -> None:
        """Say what is wrong; "" takes it back."""
        self.problem.setText(text)
        self.problem.setVisible(bool(text))
        announce(self, text)

    def _help(self) -> None:
        self._explain(f"rule.{self.verdict.rule}" if self.verdict.rule else TOPIC)

    # ---- out of it

    def copy(self) -> None:
        """Put the struct as text on the clipboard, in English."""
        one = self.table
        if one is None:
            return
        with english():
            lines = [*([one.head] if one.head else []), *text_of.lines(one.views)]
            lines += text_of.finding_lines(one.findings, len(one.views))
            if self._drawn is not None:
                mended = self._drawn.repairs[self.edition.currentIndex()]
                lines += text_of.repair_lines(mended)
        QGuiApplication.clipboard().setText("".join(f"{line}\n" for line in lines))
        announce(self, tr("Copied."))

    def ask_export(self) -> None:
        """Let the user choose where the picture goes."""
        one = self.table
        if one is None:
            return
        dialog = QFileDialog(self, tr("Export picture"), f"{one.views[0].name}.svg", _FILTER)
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
        if self._drawn is None or self.table is None:
            return
        picture = self._drawn.picture(self.edition.currentIndex())
        self.complain("")

        def done(result: Callable[[], None]) -> None:
            try:
                result()
            except (ExportError, OSError) as problem:
                self.complain(str(problem))
                return
            self.line.setText(tr("Exported {path}", path=path))
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
