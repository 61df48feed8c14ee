"""What became of each hunk of a patch: what it expects beside what is there; other bases."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QBrush, QColor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QSizePolicy,
    QSplitter,
    QTableWidget,
    QTableWidgetItem,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from vfioviz.capture.patches.bases import Helpful
from vfioviz.capture.patches.beside import LinePair, SideLine
from vfioviz.capture.patches.entry import Entry
from vfioviz.capture.patches.verdict import FileVerdict, Verdict
from vfioviz.codec.finding import Severity
from vfioviz.document.refused import Refusal
from vfioviz.language import mark, told, tr
from vfioviz.scene.palette import Palette
from vfioviz.ui.elided import ElidedLabel
from vfioviz.ui.fonts import mono
from vfioviz.ui.icons import icon, severity_icon
from vfioviz.ui.plain import plain

_NUMBER, _EXPECTED, _SIGN, _LINE, _STANDS = range(5)
_SIGNS = {"same": "", "differs": "\N{NOT EQUAL TO}", "absent": "\N{MINUS SIGN}", "extra": "+"}
_SAID = {
    "same": mark("as the hunk expects"),
    "differs": mark("differs"),
    "absent": mark("not there"),
    "extra": mark("there alone"),
}
_BASES = 3
"""Bases that are offered."""
_TAB = 4
_VERDICT = Qt.ItemDataRole.UserRole


class Hunks(QWidget):
    """Files and hunks at the left, the chosen hunk at the right, bases that would help below."""

    wanted = Signal(object)
    """A ``Helpful``: it is to be tried."""
    other = Signal()
    """Another base is to be chosen."""

    def __init__(self, palette: Palette, parent: QWidget) -> None:
        super().__init__(parent)
        self._palette = palette
        self.list = QTreeWidget(self)
        self.list.setHeaderHidden(True)
        self.list.setIndentation(14)
        self.list.setAccessibleName(tr("Hunks of the patch"))
        self.list.currentItemChanged.connect(lambda now, _before: self._show(now))
        self.place = ElidedLabel(self)
        self.place.setObjectName("section")
        self.verdict = QLabel(self)
        self.verdict.setWordWrap(True)
        self.verdict.setTextFormat(Qt.TextFormat.PlainText)
        self.verdict.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.table = self._table()
        self.bases = QVBoxLayout()
        self.bases.setSpacing(4)
        self.buttons: list[QPushButton] = []
        right = QWidget(self)
        rows = QVBoxLayout(right)
        rows.setContentsMargins(8, 0, 0, 0)
        rows.setSpacing(4)
        rows.addWidget(self.place)
        rows.addWidget(self.verdict)
        rows.addWidget(self.table, 1)
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.addWidget(self.list)
        split.addWidget(right)
        split.setStretchFactor(1, 1)
        split.setChildrenCollapsible(False)
        split.setSizes([260, 700])
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(8)
        outer.addWidget(split, 1)
        outer.addLayout(self.bases)
        # It takes what is left: nothing above it gives way.
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.setMinimumHeight(190)

    def _table(self) -> QTableWidget:
        table = QTableWidget(0, 5, self)
        table.setAccessibleName(tr("What the hunk expects, and what stands there"))
        table.setFont(mono())
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() + 4)
        table.verticalHeader().setMinimumSectionSize(8)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column in (_NUMBER, _SIGN, _LINE):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        for column in (_EXPECTED, _STANDS):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        return table

    # ---- what is shown

    def show_refusal(self, refusal: Refusal) -> None:
        """Show what became of patches, from the first hunk on that does not apply."""
        self.offer(())
        self.list.clear()
        first: QTreeWidgetItem | None = None
        for number, applied in enumerate(refusal.done):
            entry = refusal.entries[number]
            for file, said in zip(entry.files, applied.files, strict=True):
                above = self._file(entry, said, several=len(refusal.entries) > 1)
                for hunk, each in zip(file.hunks, said.hunks, strict=True):
                    text = tr("line {line}: {heading}", line=hunk.number,
                              heading=hunk.heading or f"-{hunk.old_start}")  # fmt: skip
                    item = self._item(text, applies=each.applies, tip=told(each.text))
                    item.setData(0, _VERDICT, (said, each))
                    above.addChild(item)
                    first = first or (None if each.applies else item)
                above.setExpanded(not said.applies)
                first = first or (None if said.applies else above)
        for entry in refusal.entries[len(refusal.done) :]:
            text = tr("not tried: {subject}", subject=entry.origin.subject or entry.origin.source)
            self.list.addTopLevelItem(QTreeWidgetItem([text]))
        first = first or self.list.topLevelItem(0)
        if first is not None:
            self.list.setCurrentItem(first)

    def _file(self, entry: Entry, said: FileVerdict, *, several: bool) -> QTreeWidgetItem:
        name = said.path.rpartition("/")[2]
        tip = f"{said.path}: {told(said.text)}"
        tip = f"{entry.origin.subject}\n{tip}" if several else tip
        item = self._item(f"{name}: {told(said.text)}", applies=said.applies, tip=tip)
        item.setData(0, _VERDICT, (said, None))
        self.list.addTopLevelItem(item)
        return item

    def _item(self, text: str, *, applies: bool, tip: str) -> QTreeWidgetItem:
        item = QTreeWidgetItem([text])
        item.setToolTip(0, plain(tip))
        sign = (
            icon("good", self._palette, self._palette.good)
            if applies
            else severity_icon(Severity.ERROR, self._palette)
        )
        item.setIcon(0, sign)
        state = tr("applies") if applies else tr("does not apply")
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{state}: {text}")
        return item

    def _show(self, item: QTreeWidgetItem | None) -> None:
        found: tuple[FileVerdict, Verdict | None] | None = None
        found = None if item is None else item.data(0, _VERDICT)
        if found is None:
            self.place.setText("")
            self.verdict.setText("")
            self._show_rows((), "")
            return
        file, hunk = found
        path = file.base_path or file.path
        at = next((row.stands.number for row in hunk.beside if row.stands), None) if hunk else None
        at = at or (hunk.line if hunk else None)
        self.place.setText(path if at is None else f"{path}:{at}")
        text = told(file.text if hunk is None else hunk.text)
        if file.made_on is False and not file.applies:
            text += "\n" + tr("The patch was made on another version of this file.")
        self.verdict.setText(text)
        self._show_rows(() if hunk is None else hunk.beside, path)

    def _show_rows(self, rows: Sequence[LinePair], path: str) -> None:
        self.table.setVisible(bool(rows))
        self.table.setHorizontalHeaderLabels(
            ["", tr("The hunk expects"), "", "", tr("In {name}", name=path.rpartition("/")[2])]
        )
        self.table.setRowCount(len(rows))
        lefts = [row.expected for row in rows if row.expected]
        rights = [row.stands for row in rows if row.stands]
        for number, row in enumerate(rows):
            cells = (
                *_cells(row.expected, _least(lefts)),
                _SIGNS[row.mark],
                *_cells(row.stands, _least(rights)),
            )
            for column, text in enumerate(cells):
                self.table.setItem(number, column, self._cell(row, column, text))
        marked = next((at for at, row in enumerate(rows) if row.mark != "same"), 0)
        there = self.table.item(marked, _STANDS)
        if there is not None:
            self.table.setCurrentItem(there)
            self.table.scrollToItem(there, QAbstractItemView.ScrollHint.PositionAtCenter)
            self.table.clearSelection()

    def _cell(self, row: LinePair, column: int, text: str) -> QTableWidgetItem:
        item = QTableWidgetItem(text)
        palette = self._palette
        if column in {_NUMBER, _LINE}:
            item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            item.setForeground(QBrush(QColor(palette.faint)))
        elif column == _SIGN:
            item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
            item.setForeground(QBrush(QColor(palette.error)))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, tr(_SAID[row.mark]))
        else:
            line = row.expected if column == _EXPECTED else row.stands
            if line is not None:
                item.setToolTip(plain(line.text.expandtabs(8)))
        if row.mark != "same":
            item.setBackground(QBrush(QColor(palette.error_fill)))
            if column in {_EXPECTED, _STANDS, _NUMBER, _LINE}:
                item.setForeground(QBrush(QColor(palette.text)))
        return item

    # ---- other bases

    def offer(self, bases: Sequence[Helpful]) -> None:
        """Offer bases that would help, each with a click; and to choose another one."""
        while self.bases.count():
            entry = self.bases.takeAt(0)
            if entry is not None and (gone := entry.widget()) is not None:
                gone.hide()
                gone.deleteLater()
        self.buttons = []
        rows = [self._row(told(base.text), base) for base in bases[:_BASES]]
        self.choose = self._button(tr("Try an&other tree…"), self.other.emit)
        self.choose.setToolTip(tr("Choose a folder, and put the patch on it"))
        if not rows or bases[len(rows) - 1].tree:
            rows.append(self._row(tr("Or name another tree or revision above, and add it again.")))
        rows[-1].addWidget(self.choose)

    def _row(self, text: str, base: Helpful | None = None) -> QHBoxLayout:
        row = QWidget(self)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        said = QLabel(text, row)
        said.setTextFormat(Qt.TextFormat.PlainText)
        said.setWordWrap(True)
        line.addWidget(said, 1)
        if base is None:
            said.setObjectName("muted")
        elif base.tree:
            label = tr("Try {name}", name=base.revision[:12] or base.tree)
            button = self._button(label, lambda: self.wanted.emit(base))
            line.addWidget(button)
            self.buttons.append(button)
        self.bases.addWidget(row)
        return line

    def _button(self, text: str, run: Callable[[], object]) -> QPushButton:
        button = QPushButton(text, self)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _on=False: run())
        return button


def _least(lines: Sequence[SideLine]) -> int:
    """Return the indentation that all lines have, in characters."""
    wide = [line.text.expandtabs(_TAB) for line in lines if line.text.strip()]
    return min((len(text) - len(text.lstrip()) for text in wide), default=0)


def _cells(line: SideLine | None, blank: int) -> tuple[str, str]:
    """Return number and text of a line as they are shown."""
    if line is None:
        return "", ""
    return str(line.number), line.text.expandtabs(_TAB)[blank:]
