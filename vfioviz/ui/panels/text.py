"""Text for a mail: the active column as ``vfioviz show`` prints it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor, QTextFormat
from PySide6.QtWidgets import (
    QPlainTextEdit,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from vfioviz.document.derived import DerivedColumn
from vfioviz.document.project import CaptureColumn, Project
from vfioviz.document.view import Selection
from vfioviz.language import english, tr
from vfioviz.scene.listing import listing, run_listing
from vfioviz.scene.palette import LIGHT, Palette
from vfioviz.ui.fonts import mono
from vfioviz.ui.panels.seen import SeenPanel
from vfioviz.ui.qdocument import QDocument
from vfioviz.ui.theme import colours
from vfioviz.ui.whole import whole

_MAX_LINES = 5000
_LEAF = re.compile(r" *(\d+) +0x[0-9a-f]+ +(\d+)  ")


def column_lines(project: Project, column: DerivedColumn) -> Iterator[str]:
    """Yield a column as ``show`` prints it."""
    if column.run is not None:
        yield from run_listing(column.run, column.layout)
    elif isinstance(column.column, CaptureColumn):
        yield from listing(project.captures[column.column.capture], column.layout)
    else:
        yield column.failure


def column_text(project: Project, column: DerivedColumn, limit: int | None = None) -> str:
    """Return a column as ``show`` prints it, cut behind ``limit`` lines."""
    lines = column_lines(project, column)
    shown = list(islice(lines, limit))
    if limit is not None and len(shown) == limit:
        shown.append(tr("... the rest is left out here: vfioviz show prints it"))
    return "\n".join(shown) + "\n"


@whole
class TextPanel(SeenPanel):
    """Read-only text; the selection is marked in it, and a click selects bytes."""

    def __init__(self, document: QDocument, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._palette = LIGHT
        self._shown: object = None
        self._spans: list[tuple[int, int] | None] = []
        self._following = False
        self.view = QPlainTextEdit(self)
        self.view.setReadOnly(True)
        self.view.setFont(mono())
        self.view.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.view.setAccessibleName(tr("Text of the active column"))
        self.view.setTabChangesFocus(True)
        self.view.document().setDocumentMargin(8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view)
        self.setFocusProxy(self.view)
        self.view.cursorPositionChanged.connect(self._moved)
        document.derived_changed.connect(self._refresh)
        document.view_changed.connect(self._refresh)

    def set_palette(self, palette: Palette) -> None:
        """Take the colours of a theme."""
        self._palette = palette
        self._mark()

    @override
    def _update(self) -> None:
        column, project = self._document.active_column, self._document.project
        self._following = True
        try:
            if column is not self._shown:
                self._shown = column
                shown = ""
                if column is not None and project is not None:
                    with english():
                        shown = column_text(project, column, _MAX_LINES)
                bar = self.view.verticalScrollBar()
                before = bar.value()
                self.view.setPlainText(shown)
                bar.setValue(before)
                self._spans = [_span(line) for line in shown.split("\n")]
            self._mark()
        finally:
            self._following = False

    def _mark(self) -> None:
        selection = self._document.view.selection
        marks = []
        first = -1
        if selection is not None:
            for number, span in enumerate(self._spans):
                if span and span[0] < selection.stop and selection.start < span[1]:
                    marks.append(self._line(number))
                    first = number if first < 0 else first
        self.view.setExtraSelections(marks)
        block = self.view.textCursor().blockNumber()
        if first >= 0 and not self._covers(block, selection):
            self._following = True
            self.view.setTextCursor(QTextCursor(self.view.document().findBlockByNumber(first)))
            self._following = False

    def _covers(self, block: int, selection: Selection | None) -> bool:
        span = self._spans[block] if 0 <= block < len(self._spans) else None
        return (
            span is not None
            and selection is not None
            and span[0] < selection.stop
            and selection.start < span[1]
        )

    def _line(self, number: int) -> QTextEdit.ExtraSelection:
        mark = QTextEdit.ExtraSelection()
        shape = QTextCharFormat()
        shape.setBackground(QColor(colours(self._palette)["chosen"]))
        shape.setProperty(QTextFormat.Property.FullWidthSelection, True)
        mark.format = shape
        mark.cursor = QTextCursor(self.view.document().findBlockByNumber(number))
        return mark

    def _moved(self) -> None:
        cursor = self.view.textCursor()
        if self._following or cursor.hasSelection():
            return
        column = self._document.active_column
        number = cursor.blockNumber()
        span = self._spans[number] if number < len(self._spans) else None
        if span is not None and column is not None and span[0] < column.layout.size:
            leaf = column.layout.leaf_at(span[0])
            self._document.select(Selection.of_leaf(self._document.active, column.layout, leaf))


def _span(line: str) -> tuple[int, int] | None:
    match = _LEAF.match(line)
    return None if match is None else (int(match[1]), int(match[1]) + int(match[2]))
