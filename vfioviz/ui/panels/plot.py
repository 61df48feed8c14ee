"""A panel with a chart and the table that says the same."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from vfioviz.language import tr
from vfioviz.scene.palette import LIGHT, PAPER, Palette
from vfioviz.ui.head_widths import share_widths
from vfioviz.ui.icons import icon
from vfioviz.ui.models.told import Told, ToldModel
from vfioviz.ui.panels.seen import SeenPanel
from vfioviz.ui.panels.tables import table
from vfioviz.ui.plots.sheet import ChartSheet
from vfioviz.ui.whole import whole


@whole
class PlotPanel(SeenPanel):
    """A subclass makes the chart; the table is there from the beginning."""

    copy_wanted = Signal()
    """A picture of the chart on the clipboard."""
    export_wanted = Signal()
    """A picture of the chart as a file."""
    menu_wanted = Signal(object)
    """A menu of what can be done with the chart, at a point of the screen."""
    height_changed = Signal()

    headers: tuple[str, ...] = ()
    widths: tuple[int, ...] = ()
    """Digits of the table's columns; 0 takes what is left."""
    name = ""
    of_bytes = False
    """Whether one selects bytes in it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._palette = LIGHT
        self._told_height = 0
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.chart: QWidget | None = None
        """None until it is loaded."""
        self.model = ToldModel(self.headers, self)
        self.view = table(self.model, tr("{name}, as a table", name=tr(self.name)), self)
        share_widths(self.view.horizontalHeader(), self.widths)
        self.none = QLabel(self)
        self.none.setObjectName("muted")
        self.none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.none.setWordWrap(True)
        self.none.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.none)
        self.stack.addWidget(self.view)
        self._buttons = [
            self._button("table", tr("Table"), tr("Show the numbers of the chart as a table")),
            self._button("copy", tr("Copy the picture"), tr("Copy the chart as a picture")),
            self._button("export", tr("Save the picture"), tr("Save the chart as SVG, PNG or PDF")),
        ]
        self.as_table, copy, export = self._buttons
        self.as_table.setCheckable(True)
        self.as_table.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.as_table.toggled.connect(self._turned)
        copy.clicked.connect(self.copy_wanted)
        export.clicked.connect(self.export_wanted)
        self.head = QHBoxLayout()
        self.head.setSpacing(8)
        for button in self._buttons:
            self.head.addWidget(button)
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(12, 4, 12, 4)
        self.rows.setSpacing(4)
        self.rows.addLayout(self.head)
        self.rows.addWidget(self.stack, 1)
        self.setFocusProxy(self.none)
        self.view.activated.connect(self._activated)

    def _button(self, name: str, text: str, tip: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setToolTip(tip)
        button.setAccessibleName(text)
        button.setAutoRaise(True)
        button.setProperty("picture", name)
        button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setMinimumSize(26, 24)
        return button

    def insert(self, *widgets: QWidget) -> None:
        """Put widgets into the line above the chart, left of its buttons."""
        for at, widget in enumerate(widgets):
            self.head.insertWidget(at, widget)

    def set_chart(self, chart: QWidget) -> None:
        """Show the chart, now that it is there."""
        self.chart = chart
        self.stack.addWidget(chart)
        self.turn()

    def set_palette(self, palette: Palette) -> None:
        """Take the colours of a theme."""
        self._palette = palette
        for button in self._buttons:
            button.setIcon(icon(_ICONS[str(button.property("picture"))], palette))

    @property
    def wanted_height(self) -> int:
        """Pixels in which the whole chart is seen; 0 where there is none."""
        chart = self.chart
        if chart is None or not len(self.model.rows):
            return 0
        rest = self.minimumSizeHint().height() - self.stack.minimumSizeHint().height()
        return rest + max(chart.minimumHeight(), min(chart.sizeHint().height(), _TALL))

    # ---- chart, table, or why there is neither

    def show_rows(self, rows: Sequence[Told], none: str = "") -> None:
        """Fill the table; without rows say why there is nothing."""
        self.model.set_rows(rows)
        self.none.setText(none)
        self.turn()

    def turn(self) -> None:
        """Show what is to be seen: the chart, the table, or why there is neither."""
        shown: QWidget = self.none
        if len(self.model.rows):
            shown = self.view if self.as_table.isChecked() or self.chart is None else self.chart
        focused = any(each is not None and each.hasFocus() for each in
                      (self.view, self.none, self.chart))  # fmt: skip
        self.setFocusProxy(shown)
        self.stack.setCurrentWidget(shown)
        if focused and not shown.hasFocus():
            shown.setFocus(Qt.FocusReason.OtherFocusReason)
        self._tell_height()

    def _tell_height(self) -> None:
        wanted = self.wanted_height
        if wanted != self._told_height:
            self._told_height = wanted
            self.height_changed.emit()

    @override
    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self._tell_height()
        return done

    def _turned(self, _on: bool) -> None:  # noqa: FBT001 -- as Qt calls it
        self.turn()

    def _activated(self, index: QModelIndex) -> None:
        if index.isValid():
            self.take_row(index.row())

    def offered(self) -> list[tuple[str, Callable[[], object]]]:
        """Return what the menu of the chart offers beside what all charts can: words, and deeds."""
        return []

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        at = event.globalPos()
        if event.reason() is not QContextMenuEvent.Reason.Mouse:
            shown = self.stack.currentWidget() or self
            at = shown.mapToGlobal(shown.rect().center())
        self.menu_wanted.emit(at)
        event.accept()

    def take_row(self, row: int) -> None:
        """Do what Enter on a row of the table means."""

    # ---- pictures

    def picture(self, paper: Palette = PAPER) -> ChartSheet | None:
        """Return the chart as a picture in some colours; None where there is none."""
        return None


_TALL = 220
"""Pixels of a chart that it may ask for; one that is taller is scrolled, or shown smaller."""
_ICONS = {"table": "rows", "copy": "copy", "export": "export"}
