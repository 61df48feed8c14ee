"""The status bar: where the selection is, how the bytes are read, what was found."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QStatusBar, QWidget

from vfioviz.document.derived import DerivedColumn
from vfioviz.document.view import Selection
from vfioviz.language import told, tr
from vfioviz.scene import text
from vfioviz.scene.palette import LIGHT, Palette
from vfioviz.scene.vision import NAMES, Vision
from vfioviz.ui import topics
from vfioviz.ui.elided import ElidedLabel
from vfioviz.ui.job_bar import JobBar
from vfioviz.ui.jobs import Jobs
from vfioviz.ui.qdocument import QDocument


class StatusBar(QStatusBar):
    """Labels at fixed places; what is unknown is left empty."""

    def __init__(self, document: QDocument, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.setSizeGripEnabled(False)
        self._palette = LIGHT
        self._badge_kind = ""
        self.where = self._label(tr("Selected bytes"), 1)
        self.jobs = JobBar(jobs, self)
        self.addPermanentWidget(self.jobs)
        self.modulo = self._label(tr("Offset modulo 2, 4 and 8"))
        self.length = self._label(tr("Length of the selection"))
        self.abi = self._label(tr("ABI and byte order that the bytes are read by"))
        self.found = self._label(tr("Findings in this column"))
        self.live = self._label(tr("Kernel that answered, and when"))
        self.vision = self._label(tr("Whose eyes the colours are seen with"), kept=True)
        self.vision.hide()
        self.badge = self._label(tr("Captured from a kernel, or computed by a model"), kept=True)
        for label, topic in (
            (self.where, topics.SELECTION), (self.length, topics.SELECTION),
            (self.modulo, "term.alignment"), (self.abi, "abis"),
            (self.found, "panel.findings"), (self.live, "column.captured"),
        ):  # fmt: skip
            label.setProperty(topics.TOPIC, topic)
        document.state_changed.connect(self._refresh)
        document.hovered.connect(self._hovered)
        self._refresh(None)

    def _label(self, tip: str, stretch: int = 0, *, kept: bool = False) -> QLabel:
        label = QLabel(self) if kept else ElidedLabel(self)
        label.setToolTip(tip)
        label.setAccessibleName(tip)
        label.setTextFormat(Qt.TextFormat.PlainText)
        if stretch:
            self.addWidget(label, stretch)
        else:
            self.addPermanentWidget(label)
        return label

    def set_palette(self, palette: Palette) -> None:
        """Take the colours of a theme."""
        self._palette = palette
        seen_with = palette.seen_with
        self.vision.setText(tr(NAMES[Vision(seen_with)]) if seen_with else "")
        self.vision.setVisible(bool(seen_with))
        self.vision.setStyleSheet(self._chip(palette.model))
        self._paint_badge()

    def _refresh(self, _state: object) -> None:
        self.show_state(self._document.active_column, self._document.view.selection)

    def _hovered(self, selection: Selection | None) -> None:
        columns = self._document.derived.columns
        if selection is None or selection.column >= len(columns):
            self._refresh(None)
        else:
            self.show_state(columns[selection.column], selection)

    def show_state(self, column: DerivedColumn | None, selection: Selection | None) -> None:
        """Show a column and what is selected in it."""
        kind = "" if column is None else column.badge
        said = dict.fromkeys((self.where, self.modulo, self.length), "")
        if column is not None and selection is not None and selection.stop > selection.start:
            said = self._of_selection(column, selection)
        said.update(self._of_column(column))
        for label, words in said.items():
            # A label that is given what it says already is laid out and painted anew.
            if label.text() != words:
                label.setText(words)
        if kind != self._badge_kind:
            self._badge_kind = kind
            self.badge.setProperty(topics.TOPIC, f"column.{kind}" if kind else None)
            self._paint_badge()

    def _of_column(self, column: DerivedColumn | None) -> dict[QLabel, str]:
        if column is None:
            return dict.fromkeys((self.abi, self.found, self.live, self.badge), "")
        abi, stats = column.layout.abi, column.stats
        counts = {"error": stats.errors, "warning": stats.warnings, "note": stats.notes}
        found = [text.plural(number, name) for name, number in counts.items() if number]
        return {
            self.abi: tr("{key}  {byte_order}-endian", key=abi.key, byte_order=abi.byte_order),
            self.found: ", ".join(found) or tr("no findings"),
            self.live: told(column.live),
            self.badge: tr(text.BADGES[column.badge]),
        }

    def _of_selection(self, column: DerivedColumn, selection: Selection) -> dict[QLabel, str]:
        start = selection.start
        path = "" if selection.ref is None else column.layout.path(selection.ref)
        if not path and start < column.layout.size:
            path = column.layout.leaf_at(start).path
        return {
            self.where: f"{text.both(start)}   {path}",
            self.modulo: "   ".join(text.modulo(start, of) for of in (2, 4, 8)),
            self.length: text.byte_count(selection.stop - start),
        }

    def _paint_badge(self) -> None:
        style = ""
        if self._badge_kind:
            style = self._chip(self._palette.badge(self._badge_kind))
        self.badge.setStyleSheet(style)

    def _chip(self, colours: tuple[str, str]) -> str:
        fill, ink = colours
        return (
            f"background: {fill}; color: {ink}; border: 1px solid {self._palette.edge};"
            "border-radius: 3px; padding: 0 4px; margin: 2px 4px;"
        )
