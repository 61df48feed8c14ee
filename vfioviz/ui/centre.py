"""The middle of the window: start page or map, and the message bar over its lower end.

Both are made when they are first shown: the map because its modules take a while to load, the
start page because a program that is given files does not show it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from vfioviz.document.view import Selection, View
from vfioviz.language import tr
from vfioviz.scene.attention import first
from vfioviz.scene.palette import Palette
from vfioviz.ui.actions import Actions
from vfioviz.ui.change_line import ChangeLine
from vfioviz.ui.message_bar import MessageBar
from vfioviz.ui.qdocument import QDocument

if TYPE_CHECKING:
    from vfioviz.ui.bytemap.surface import Hover
    from vfioviz.ui.bytemap.view import MapView
    from vfioviz.ui.start_page import StartPage


_CONTEXT = 2
"""Rows that are shown from what is misplaced on."""
_OFFERED = ("open", "paste", "capture", "learn")
"""Actions that the start page has a button for."""


class Centre(QWidget):
    """Shows the start page without a project, the map with one."""

    edit_wanted = Signal()
    """Enter was pressed on the map."""
    column_wanted = Signal(int)
    move_wanted = Signal(object, object)
    """A capability was dragged in the map: which one (CapId), and before which one (or None)."""
    samples_wanted = Signal(object)
    file_wanted = Signal(str)
    menu_wanted = Signal(object)
    """A menu of what can be done with the selection, at a point of the screen."""
    drawn = Signal()
    """The map shows columns, perhaps others than before."""

    def __init__(
        self, document: QDocument, actions: Actions, palette: Palette, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._actions = actions
        self._palette = palette
        self._start: StartPage | None = None
        self.hexadecimal = False
        """Whether the offsets beside the map are in hex."""
        self.letters = False
        """Whether each cell has the letter of its role."""
        self.map: MapView | None = None
        self._look_first = False
        self.message = MessageBar(self)
        self.message.set_palette(palette)
        self.stack = QStackedWidget(self)
        self._placeholder = QLabel(tr("Drawing the map…"), self)
        self._placeholder.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._placeholder.setObjectName("muted")
        self.stack.addWidget(self._placeholder)
        self.stack.currentChanged.connect(self._size_by_page)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        self.change = ChangeLine(document, self)
        self.change.hide()
        rows.addWidget(self.change)
        rows.addWidget(self.stack, 1)
        # A text field in it, as of a cell, pastes into itself.
        paste = QShortcut(QKeySequence("Ctrl+V"), self)
        paste.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        paste.activated.connect(self._paste)
        document.derived_changed.connect(self._derived)
        document.view_changed.connect(self._viewed)
        document.hovered.connect(self._hover)

    # ---- what is shown

    def _size_by_page(self, _index: int) -> None:
        """Let what is seen alone say how low it can be: panels get the height of the start page."""
        policy = QSizePolicy.Policy
        for number in range(self.stack.count()):
            page = self.stack.widget(number)
            high = policy.Preferred if page is self.stack.currentWidget() else policy.Ignored
            if page is not None:
                # Beside a lesson the map keeps the width that the start page asks for.
                page.setSizePolicy(policy.Preferred, high)

    @property
    def start(self) -> StartPage:
        """The start page; made the first time."""
        if self._start is None:
            from vfioviz.ui.start_page import StartPage  # noqa: PLC0415 -- not with files

            table = self._actions
            page = StartPage([(table[key], table.spec(key).icon) for key in _OFFERED], self)
            page.set_palette(self._palette)
            page.samples_wanted.connect(self.samples_wanted)
            page.file_wanted.connect(self.file_wanted)
            self.stack.addWidget(page)
            self._start = page
        return self._start

    def load_map(self) -> MapView:
        """Return the map; makes it the first time."""
        if self.map is None:
            from vfioviz.ui.bytemap.view import MapView  # noqa: PLC0415 -- the start page does without

            view = MapView(self.stack)
            self.stack.addWidget(view)
            view.set_theme(self._palette)
            view.set_hexadecimal(self.hexadecimal)
            view.set_letters(self.letters)
            view.selected.connect(self._document.select)
            view.hovered.connect(self._hovered_in_map)
            view.column_wanted.connect(self.column_wanted)
            view.move_requested.connect(self.move_wanted)
            view.zoom_wanted.connect(self._zoom)
            view.told.connect(self.message.say)
            view.edit_wanted.connect(self.edit_wanted)
            view.menu_wanted.connect(self.menu_wanted)
            self._document.loaded.connect(self._begin_anew)
            for keys in ("Return", "Enter"):
                shortcut = QShortcut(QKeySequence(keys), view)
                shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
                shortcut.activated.connect(self.edit_wanted)
            self.map = view
        return self.map

    def _begin_anew(self) -> None:
        """Show another document from its first row on."""
        if self.map is not None:
            self.map.navigator.forget()
            self.map.scroller.position = 0

    def show_now(self) -> None:
        """Show what suits the document."""
        if self._document.project is None:
            self.stack.setCurrentWidget(self.start)
            self.start.list.setFocus()
        elif self.map is not None:
            self.stack.setCurrentWidget(self.map)
        else:
            # The frame is painted before the map's modules are loaded.
            self.stack.setCurrentWidget(self._placeholder)
            QTimer.singleShot(0, self, self._show_map)

    def _show_map(self) -> None:
        if self._document.project is None:
            return
        view = self.load_map()
        view.set_derived(self._document.derived, self._document.view)
        self._show_notes()
        self.stack.setCurrentWidget(view)
        view.setFocus()
        self._draw()

    def focus_map(self) -> None:
        """Give the map the focus, if it is there."""
        if self.map is not None:
            self.map.setFocus()

    def jump(self, selection: Selection) -> None:
        """Select bytes, show them and go there."""
        self._document.select(selection)
        if self.map is not None:
            self.map.scroller.reveal(selection.column, selection.start, selection.stop)
            self.map.setFocus()

    def set_palette(self, palette: Palette) -> None:
        """Take the colours of a theme."""
        self._palette = palette
        self.message.set_palette(palette)
        if self._start is not None:
            self._start.set_palette(palette)
        if self.map is not None:
            self.map.set_theme(palette)

    def set_letters(self, letters: bool) -> None:  # noqa: FBT001 as setVisible
        """Write the letter of its role into each cell."""
        self.letters = letters
        if self.map is not None:
            self.map.set_letters(letters)

    def set_hexadecimal(self, hexadecimal: bool) -> None:  # noqa: FBT001 as setVisible
        """Write the offsets beside the map in hex, or in decimal."""
        self.hexadecimal = hexadecimal
        if self.map is not None:
            self.map.set_hexadecimal(hexadecimal)

    def refresh_recent(self) -> None:
        """Show the recent files anew."""
        if self._start is not None:
            self._start.refresh()

    def _derived(self, _derived: object) -> None:
        if self.map is not None:
            self.map.set_derived(self._document.derived, self._document.view)
            self._show_notes()
            self._draw()
        self.show_now()

    def look_first(self) -> None:
        """Scroll to what is misplaced in what was opened, unless something is selected."""
        self._look_first = self._document.view.selection is None
        if self.map is not None:
            self._draw()

    def _draw(self) -> None:
        if self.map is None or self._document.project is None:
            return
        self.drawn.emit()
        columns = self._document.derived.columns
        if self._look_first and columns:
            self._look_first = False
            spot = first(columns)
            if spot is not None:
                size = columns[spot.column].layout.size
                stop = spot.start + _CONTEXT * self._document.view.row_bytes
                self.map.show_first(spot.column, spot.start, min(stop, size))

    def _show_notes(self) -> None:
        project = self._document.project
        if self.map is not None and project is not None:
            self.map.set_notes(project.notes)

    def _viewed(self, view: View) -> None:
        if self.map is not None and self._document.project is not None:
            self.map.set_derived(self._document.derived, view)

    def _zoom(self, zoom: int) -> None:
        self._document.set_view(replace(self._document.view, zoom=zoom))

    def _paste(self) -> None:
        self._actions["paste"].trigger()

    # ---- hover

    def _hover(self, selection: Selection | None) -> None:
        """Mark, in the map, what the mouse is over elsewhere."""
        if self.map is None:
            return
        from vfioviz.ui.bytemap.surface import Hover  # noqa: PLC0415 -- loaded with the map

        at = None
        columns = self._document.derived.columns
        if selection is not None and selection.column < len(columns):
            size = columns[selection.column].layout.size
            at = Hover(selection.column, selection.start) if selection.start < size else None
        self.map.set_hover(at)

    def _hovered_in_map(self, hover: Hover | None) -> None:
        found = None
        columns = self._document.derived.columns
        if hover is not None and hover.column < len(columns):
            layout = columns[hover.column].layout
            if hover.offset < layout.size:
                leaf = layout.leaf_at(hover.offset)
                found = Selection.of_leaf(hover.column, layout, leaf)
        self._document.hovered.emit(found)
