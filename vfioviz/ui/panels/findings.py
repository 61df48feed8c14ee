"""The findings of the active column; choosing one selects its bytes."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import (
    QHeaderView,
    QLabel,
    QStackedLayout,
    QWidget,
)

from vfioviz.codec.finding import Severity
from vfioviz.document.view import Selection
from vfioviz.language import tr
from vfioviz.scene.palette import Palette
from vfioviz.ui.head_widths import Rest, set_widths
from vfioviz.ui.icons import severity_icon
from vfioviz.ui.models.findings import OFFSET, PATH, RULE, SEVERITY, TEXT, FindingsModel
from vfioviz.ui.panels.tables import table
from vfioviz.ui.qdocument import QDocument


class FindingsPanel(QWidget):
    """A table, or one line where there is nothing to find."""

    def __init__(self, document: QDocument, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._following = False
        self.around = False
        """Whether the last step went around the end."""
        self.model = FindingsModel(self)
        self.view = table(self.model, tr("Findings"), self)
        header = self.view.horizontalHeader()
        set_widths(header, {SEVERITY: 12, OFFSET: 12, PATH: 22, RULE: 24})
        header.setSectionResizeMode(TEXT, QHeaderView.ResizeMode.Stretch)
        Rest(self.view, TEXT, RULE)
        self._none = QLabel(tr("No findings in this column."), self)
        self._none.setObjectName("muted")
        self._none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._none)
        self.setFocusProxy(self.view)
        self.view.selectionModel().currentChanged.connect(self._chosen)
        self.view.clicked.connect(lambda index: self._chosen(index, QModelIndex()))
        self.view.entered.connect(self._entered)
        document.derived_changed.connect(self._refresh)
        document.view_changed.connect(self._refresh)
        self._refresh(None)

    def set_palette(self, palette: Palette) -> None:
        """Take the colours of a theme."""
        self.model.set_icons({each: severity_icon(each, palette) for each in Severity})

    @property
    def topic(self) -> str:
        """What explains the current finding; "" where none is."""
        row = self.view.currentIndex().row()
        found = self.model.findings
        return f"finding.{found[row].code}" if 0 <= row < len(found) else ""

    def step(self, by: int) -> bool:
        """Select the next (1) or previous (-1) finding, around the end; False without any."""
        count = self.model.rowCount()
        if not count:
            return False
        current = self.view.currentIndex()
        row = current.row() + by if current.isValid() else (0 if by > 0 else count - 1)
        self.around = not 0 <= row < count
        self.view.setCurrentIndex(self.model.index(row % count, SEVERITY))
        return True

    def _refresh(self, _what: object) -> None:
        column = self._document.active_column
        self._following = True
        try:
            self.model.set_column(column)
            selection = self._document.view.selection
            if selection is not None:
                self._follow(selection)
        finally:
            self._following = False
        self._none.setText(
            tr("No findings in this column.") if column is not None else tr("Nothing is open.")
        )
        self._stack.setCurrentWidget(self.view if self.model.rowCount() else self._none)

    def _follow(self, selection: Selection) -> None:
        current = self.view.currentIndex()
        findings = self.model.findings
        if current.isValid() and current.row() < len(findings):
            chosen = findings[current.row()]
            if chosen.start == selection.start and chosen.stop == selection.stop:
                return
        for row, finding in enumerate(findings):
            if finding.start < selection.stop and selection.start < finding.stop:
                self.view.setCurrentIndex(self.model.index(row, SEVERITY))
                return
        self.view.clearSelection()
        self.view.setCurrentIndex(QModelIndex())

    def _chosen(self, index: QModelIndex, _before: QModelIndex) -> None:
        if self._following or self.view.arriving or not index.isValid():
            return
        selection = self._selection(index)
        if selection is not None:
            self._document.select(selection)

    def _entered(self, index: QModelIndex) -> None:
        self._document.hovered.emit(self._selection(index))

    def _selection(self, index: QModelIndex) -> Selection | None:
        if index.row() >= len(self.model.findings):
            return None
        finding = self.model.findings[index.row()]
        return Selection(
            self._document.active, finding.start, finding.stop, self.model.ref(finding)
        )
