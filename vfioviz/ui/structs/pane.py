"""One struct: its map, the line below it, what was found; and which of a patch's editions it is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from vfioviz.language import tr
from vfioviz.scene.palette import Palette
from vfioviz.scene.shorttitles import short_titles
from vfioviz.scene.structmap import ROW_BYTES
from vfioviz.scene.structpieces import Folds
from vfioviz.ui.announcer import announce
from vfioviz.ui.editors.choice import Choice
from vfioviz.ui.elided import ElidedLabel
from vfioviz.ui.plain import plain
from vfioviz.ui.structs.map import StructMap
from vfioviz.ui.structs.nothing import Nothing
from vfioviz.ui.structs.verdict import Verdict
from vfioviz.ui.structs.work import Drawn, Entry, fold_of

_NARROW = 96
"""Pixels of a list of choices in a narrow window."""


class StructPane(QWidget):
    """Shows what was drawn, and says how it is to be drawn."""

    changed = Signal()
    """It is to be drawn otherwise."""
    export_wanted = Signal()

    def __init__(self, palette: Palette, parent: QWidget) -> None:
        super().__init__(parent)
        self.drawn: Drawn | None = None
        self._turned: set[str] = set()
        self._chosen: dict[str, int] = {}
        self.title = ElidedLabel(self)
        self.title.setObjectName("heading")
        self.place = ElidedLabel(self)
        self.place.setObjectName("muted")
        self.edition = Choice(self)
        self.edition.setAccessibleName(tr("Before or after which diff"))
        self.edition.activated.connect(lambda _index: self._show_entry())
        self.edition.hide()
        self.rows = Choice(self)
        self.rows.setAccessibleName(tr("Bytes a row"))
        self.rows.addItems([tr("8 a row"), tr("64 a row: a line of the cache")])
        self.rows.activated.connect(lambda _index: self.changed.emit())
        for choice in (self.edition, self.rows):
            # Where there is little room their texts are cut, and whole in the list.
            choice.setMinimumWidth(_NARROW)
        self.nested = QCheckBox(tr("&Nested structs as one piece"), self)
        self.nested.toggled.connect(lambda _on: self._all_alike())
        self.lanes = QCheckBox(tr("&Unions in lanes"), self)
        self.lanes.setToolTip(tr("Their alternatives side by side (L)"))
        self.lanes.toggled.connect(lambda _on: self.changed.emit())
        self.map = StructMap(palette, self)
        self.nothing = Nothing(self)
        self.line = ElidedLabel(self)
        self.line.setAccessibleName(tr("Member"))
        self.map.told.connect(self.line.setText)
        self.map.fold_wanted.connect(self._turn)
        self.map.alternative_wanted.connect(self._choose)
        self.map.lanes_wanted.connect(self.lanes.click)
        self.verdict = Verdict(self)
        self.verdict.wanted.connect(self.map.go_to)
        self.copy_button = self._button(tr("&Copy as text"), self.copy)
        self.export_button = self._button(tr("&Export picture…"), self.export_wanted.emit)
        self._lay_out_widgets()
        self.set_palette(palette)
        self.show_drawn(None)

    def _button(self, text: str, run: Callable[[], object]) -> QPushButton:
        made = QPushButton(text, self)
        made.setAutoDefault(False)
        made.clicked.connect(run)
        return made

    def _lay_out_widgets(self) -> None:
        self._tools = QWidget(self)
        tools = QHBoxLayout(self._tools)
        tools.setContentsMargins(0, 0, 0, 0)
        tools.setSpacing(8)
        for widget in (self.edition, self.rows, self.nested, self.lanes):
            tools.addWidget(widget)
        tools.addStretch(1)
        tools.addWidget(self.copy_button)
        tools.addWidget(self.export_button)
        above = QWidget(self)
        column = QVBoxLayout(above)
        column.setContentsMargins(8, 0, 0, 4)
        column.setSpacing(6)
        for label in (self.title, self.place):
            column.addWidget(label)
        column.addWidget(self._tools)
        column.addWidget(self.map, 1)
        column.addWidget(self.nothing, 1)
        column.addWidget(self.line)
        split = QSplitter(Qt.Orientation.Vertical, self)
        split.addWidget(above)
        split.addWidget(self.verdict)
        split.setStretchFactor(0, 1)
        split.setSizes([560, 170])
        split.setChildrenCollapsible(False)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(split)

    def set_palette(self, palette: Palette) -> None:
        """Take the colours of a theme."""
        self.map.set_palette(palette)
        self.verdict.set_palette(palette)

    # ---- how it is drawn

    @property
    def row_bytes(self) -> int:
        """8 or 64."""
        return ROW_BYTES[max(0, self.rows.currentIndex())]

    @property
    def folds(self) -> Folds:
        """Which structs are one piece."""
        return fold_of(self._turned, nested=self.nested.isChecked())

    @property
    def chosen(self) -> dict[str, int]:
        """Which alternatives of unions are shown."""
        return dict(self._chosen)

    def forget_folds(self) -> None:
        """Fold all or none, and choose nothing: another struct comes."""
        self._turned.clear()
        self._chosen.clear()

    def _choose(self, union: str, number: int) -> None:
        self._chosen[union] = number
        self.changed.emit()

    def _all_alike(self) -> None:
        self._turned.clear()
        self.changed.emit()

    def _turn(self, path: str) -> None:
        self._turned ^= {path}
        self.changed.emit()

    # ---- what is shown

    def show_drawn(self, drawn: Drawn | None) -> None:
        """Show a struct; of a patch the edition that was shown before, or the last."""
        kept, before = self.edition.currentIndex(), self.drawn
        entries = () if drawn is None else drawn.entries
        titles = [each.title for each in entries]
        alike = before is not None and [each.title for each in before.entries] == titles
        self.drawn = drawn
        self.edition.clear()
        for number, short in enumerate(short_titles(titles)):
            self.edition.addItem(short)
            if short != titles[number]:
                tip = plain(titles[number])
                self.edition.setItemData(number, tip, Qt.ItemDataRole.ToolTipRole)
        usual = 0 if drawn is None else drawn.usual
        self.edition.setCurrentIndex(kept if alike else usual)
        self.edition.setVisible(len(entries) > 1)
        self._show_entry()

    @property
    def entry(self) -> Entry | None:
        """What is shown."""
        index = self.edition.currentIndex()
        entries = () if self.drawn is None else self.drawn.entries
        return entries[index] if 0 <= index < len(entries) else None

    def _show_entry(self) -> None:
        one = self.entry
        self.map.show_band(None if one is None else one.band)
        self.map.setVisible(one is not None)
        self.nothing.setVisible(one is None)
        self._tools.setVisible(one is not None)
        self.verdict.show_verdict(
            () if one is None else one.findings, () if one is None else one.repairs
        )
        self.verdict.setVisible(one is not None and not one.is_film)
        self.place.setVisible(one is None or bool(one.band.subtitle))
        self.title.setText("" if one is None else one.band.title)
        self.place.setText("" if one is None else one.band.subtitle)
        self.lanes.setEnabled(one is not None and one.has_unions)
        self.lanes.setVisible(one is None or not one.is_film)
        for widget in (self.export_button, self.copy_button, self.map, self.verdict):
            widget.setEnabled(one is not None)

    def copy(self) -> None:
        """Put it as text on the clipboard, in English."""
        if self.entry is not None:
            lines = self.entry.lines
            QGuiApplication.clipboard().setText("".join(f"{line}\n" for line in lines))
            announce(self, tr("Copied."))
