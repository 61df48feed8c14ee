"""The bytes as a table: what the map shows, for keyboards and screen readers, and to type into."""

from __future__ import annotations

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QVBoxLayout, QWidget
from typing_extensions import override

from vfioviz.codec.same import Same
from vfioviz.document.view import Selection
from vfioviz.language import tr
from vfioviz.scene import text
from vfioviz.scene.change import marks
from vfioviz.scene.palette import Palette
from vfioviz.ui.announcer import announce
from vfioviz.ui.editing import Editing
from vfioviz.ui.editors.hexfield import parse_hex
from vfioviz.ui.fonts import mono
from vfioviz.ui.jobs import Jobs
from vfioviz.ui.models.hexbytes import HexModel
from vfioviz.ui.panels.hexview import HexView
from vfioviz.ui.panels.overtype import Overtype
from vfioviz.ui.qdocument import QDocument
from vfioviz.ui.whole import whole

_WIDTHS = (8, 16, 32)
_MARKED = 4096
"""Bytes of a selection that are marked; more would only cost time."""
_PASTED = 1 << 20
"""Characters that are read of the clipboard."""


@whole
class HexPanel(QWidget):
    """A table view over ``HexModel``, in step with the selection."""

    left = Signal()
    """Esc: somewhere else is to have the focus."""

    def __init__(
        self, document: QDocument, editing: Editing, jobs: Jobs, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._editing = editing
        self._anchor = 0
        """Where the selection began."""
        self._following = False
        self._shown: object = None
        self._compared: object = None
        """The reference and the column that were compared last."""
        self.model = HexModel(self)
        self.view = HexView(self.model, self)
        self.over = Overtype(document, editing, jobs, self.view)
        self.over.changed.connect(self._overtyped)
        self.view.setFont(mono())
        self.view.setAccessibleName(tr("Bytes"))
        self.view.setAccessibleDescription(
            tr(
                "Hex digits overwrite the byte; Enter goes between digits and characters, "
                "Esc ends typing."
            )
        )
        self.view.setShowGrid(False)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setTabKeyNavigation(False)
        self.view.setMouseTracking(True)
        self.view.setCornerButtonEnabled(False)
        rows, columns = self.view.verticalHeader(), self.view.horizontalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        rows.setHighlightSections(False)
        columns.setHighlightSections(False)
        columns.setMinimumSectionSize(22)
        columns.setObjectName("tight")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view)
        self.setFocusProxy(self.view)
        self.view.selectionModel().currentChanged.connect(self._chosen)
        self.view.entered.connect(self._entered)
        self.view.moved.connect(self._moved)
        self.view.typed.connect(self._typed)
        self.view.pasted.connect(self._paste)
        self.view.copied.connect(self._copy)
        self.view.refused.connect(self._only_over)
        self.view.left.connect(self.left)
        document.derived_changed.connect(self._refresh)
        document.view_changed.connect(self._refresh)
        document.hovered.connect(self._hovered)
        self._set_sizes()

    def set_palette(self, palette: Palette) -> None:
        """Take the colours of a theme."""
        self.model.set_palette(palette)
        self._set_sizes()

    def _set_sizes(self) -> None:
        metrics = self.view.fontMetrics()
        digit = metrics.horizontalAdvance("0")
        self.view.verticalHeader().setDefaultSectionSize(max(22, metrics.height() + 4))
        header = self.view.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setDefaultSectionSize(max(26, 3 * digit + 8))
        for column in range(self.model.width):
            header.resizeSection(column, header.defaultSectionSize())
        self.view.setColumnWidth(self.model.width, (self.model.width + 3) * digit)
        widest = f"{self.model.size}  0x{self.model.size:x}"
        self.view.verticalHeader().setFixedWidth((max(len(widest), 9) + 2) * digit)

    def _fit(self) -> None:
        """Show as many bytes in a row as there is room for."""
        digit = self.view.fontMetrics().horizontalAdvance("0")
        room = self.view.width() - self.view.verticalHeader().width() - 4 * digit
        cell = self.view.horizontalHeader().defaultSectionSize() + digit + 1
        fitting = [width for width in _WIDTHS if width * cell <= room]
        wanted = fitting[-1] if fitting else _WIDTHS[0]
        if wanted != self.model.width:
            self.model.set_width(wanted)
            self._set_sizes()

    def _refresh(self, _what: object) -> None:
        if not self.isVisible():
            # A dock behind another one is brought up to date when it is shown.
            self._shown = None
            return
        self._update()

    def _update(self) -> None:
        column = self._document.active_column
        self._following = True
        try:
            self._fit()
            if column is not self._shown:
                self._shown = column
                self.model.set_column(column)
                self._set_sizes()
            self._mark_changes()
            selection = self._document.view.selection
            if selection is not None and selection.stop > selection.start:
                self._follow(selection)
            elif self.view.at is not None and self.view.at >= self.model.size:
                self.view.at = None
        finally:
            self._following = False

    def _mark_changes(self) -> None:
        """Mark what says otherwise than the reference column."""
        columns, at = self._document.derived.columns, self._document.view.reference
        column = self._document.active_column
        if column is None or at >= len(columns):
            return
        reference = columns[at]
        pair = Same(reference), Same(column)
        if pair == self._compared:
            return
        self._compared = pair
        self.model.set_changes(() if reference is column else marks(reference, column))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.isVisible():
            self._update()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._update()

    def _follow(self, selection: Selection) -> None:
        stop = min(selection.stop, self.model.size)
        if stop <= selection.start:
            return
        view, flags = self.view, QItemSelectionModel.SelectionFlag
        if view.at is None or not selection.start <= view.at < stop:
            view.take(selection.start)
        model = view.selectionModel()
        model.select(self._block(selection.start, min(stop, selection.start + _MARKED)),
                     flags.ClearAndSelect)  # fmt: skip
        model.setCurrentIndex(view.place(), flags.NoUpdate)
        view.scrollTo(view.place())

    def _block(self, start: int, stop: int) -> QItemSelection:
        block = QItemSelection()
        width = self.model.width
        while start < stop:
            end = min(stop, start - start % width + width)
            block.select(self.model.index_of(start), self.model.index_of(end - 1))
            start = end
        return block

    def _chosen(self, index: QModelIndex, _before: QModelIndex) -> None:
        """Follow a screen reader, which chooses a cell without a key."""
        if not (self._following or self.view.arriving):
            at = self.model.offset(index)
            if at is not None:
                self.view.go(at, text=False)

    def _moved(self, extend: bool) -> None:  # noqa: FBT001 -- a slot
        view, column = self.view, self._document.active_column
        at = view.at
        if at is None or column is None or at >= column.layout.size:
            return
        if not extend:
            self._anchor = at
        self._following = True
        try:
            view.selectionModel().setCurrentIndex(
                view.place(), QItemSelectionModel.SelectionFlag.NoUpdate
            )
            view.viewport().update()
        finally:
            self._following = False
        start, stop = min(at, self._anchor), max(at, self._anchor) + 1
        leaf = column.layout.leaf_at(start)
        if stop <= leaf.stop and not extend:
            selection = Selection.of_leaf(self._document.active, column.layout, leaf)
        else:
            selection = Selection(self._document.active, start, stop)
        self._document.select(selection)
        if view.text:
            # The cell is that of the whole row: which character it is, it does not say.
            char = text.printable(bytes([self.model.byte(at)]))
            announce(view, tr("character {char}, {told}", char=char, told=self.model.told(at)))

    # ---- what is typed

    def _typed(self, at: int, value: int) -> None:
        merge = "typed", at, self.view.visit
        if self.over.wanted:
            self.over.put(at, value, merge)
            made = True
        else:
            made = self._editing.put(at, bytes([value]), merge)
        if made:
            self.view.went_on(at)
            if at < self.model.size:
                announce(self.view, tr("0x{value:02x} at {told}", value=value,
                                       told=self.model.told(at)))  # fmt: skip

    def _overtyped(self) -> None:
        self.model.set_typed(self.over.unset)

    def _paste(self) -> None:
        """Overwrite from the cursor, or from where the selection begins, with what was copied."""
        at, words = self.view.at, QGuiApplication.clipboard().text()
        if at is None:
            return
        if not words or len(words) > _PASTED:
            self._editing.refused.emit(
                tr(
                    "The clipboard has {count} characters: expected 1 to {most}.",
                    count=len(words),
                    most=_PASTED,
                )
            )
            return
        data = self._characters(words) if self.view.text else parse_hex(words)
        if isinstance(data, str):
            self._editing.refused.emit(data)
            return
        start = min(at, self._anchor) if self._anchor < self.model.size else at
        if data and self._editing.put(start, data):
            self.view.go(start + len(data))

    @staticmethod
    def _characters(words: str) -> bytes | str:
        try:
            return words.encode("ascii")
        except UnicodeEncodeError as problem:
            return tr("'{char}' is no ASCII character: paste hex digits instead.",
                      char=words[problem.start])  # fmt: skip

    def _copy(self) -> None:
        selection = self._document.view.selection
        if selection is None or selection.stop > self.model.size:
            return
        raw = bytes(self.model.byte(at) for at in range(selection.start, selection.stop))
        QGuiApplication.clipboard().setText(text.printable(raw) if self.view.text else raw.hex(" "))
        self._editing.noted.emit(tr("Copied {n} bytes in hex.", n=len(raw))
                                 if not self.view.text
                                 else tr("Copied {n} characters.", n=len(raw)))  # fmt: skip

    def _only_over(self) -> None:
        self._editing.refused.emit(
            tr("Bytes are overwritten here: none are put in, and none taken out.")
        )

    def _entered(self, index: QModelIndex) -> None:
        self._document.hovered.emit(self._selection(index))

    def _hovered(self, selection: Selection | None) -> None:
        """Mark what the mouse is over elsewhere."""
        if self.isVisible():
            own = selection is not None and selection.column == self._document.active
            self.model.set_hover(selection if own else None)

    def _selection(self, index: QModelIndex) -> Selection | None:
        at = self.model.offset(index)
        leaf = None if at is None else self.model.leaf(at)
        column = self._document.active_column
        if leaf is None or column is None:
            return None
        return Selection.of_leaf(self._document.active, column.layout, leaf)
