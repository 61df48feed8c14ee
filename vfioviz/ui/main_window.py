"""The window: the map in the middle, panels around it, and what the actions do."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QShortcut,
)
from PySide6.QtWidgets import QLabel, QMainWindow, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from vfioviz.document.derive import derive
from vfioviz.document.state import Column, Selection, View
from vfioviz.kernel.registry import VARIANTS
from vfioviz.scene.palette import Palette
from vfioviz.ui import recent
from vfioviz.ui.actions import GRIDS, ROW_BYTES, THEMES, Actions
from vfioviz.ui.editing import Editing
from vfioviz.ui.files import Files
from vfioviz.ui.icons import icon
from vfioviz.ui.menus import Menus
from vfioviz.ui.message_bar import MessageBar, announce
from vfioviz.ui.models.structure_rows import Row
from vfioviz.ui.models.values import Bytes, EditValue, Elements
from vfioviz.ui.panels.panes import Panes
from vfioviz.ui.panels.text import column_text
from vfioviz.ui.qdocument import QDocument
from vfioviz.ui.start_page import StartPage
from vfioviz.ui.status import StatusBar
from vfioviz.ui.theme import Theme

if TYPE_CHECKING:
    from vfioviz.ui.bytemap.view import Hover, MapView

_ZOOMS = (50, 67, 80, 90, 100, 110, 125, 150, 175, 200, 250, 300, 400)
_NEEDS_PROJECT = (
    "save", "save-as", "export", "close", "edit", "add-cap", "duplicate-cap", "move-up",
    "move-down", "remove-cap", "copy-text", "goto", "next-finding", "previous-finding", "follow",
    "back", "compare", "reference", "zoom-in", "zoom-out", "zoom-reset", "grid-cycle",
    *(f"column-{number}" for number in range(1, 7)),
)  # fmt: skip


class MainWindow(QMainWindow):
    """Wires the document, the map and the panels together."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setWindowTitle("vfioviz")
        self.setAcceptDrops(True)
        self.setMinimumSize(QSize(800, 500))
        self._theme = theme
        self.document = QDocument(derive, self)
        self.editing = Editing(self.document, self)
        self.files = Files(self.document, self.editing, self)
        self.actions_table = Actions(self)
        self.menus = Menus(self, self.actions_table)
        self.message = MessageBar(self)
        self.start = StartPage(self.actions_table["open"], self.actions_table["paste"], self)
        self.map: MapView | None = None
        self._placeholder = QLabel("Drawing the map…", self)
        self._placeholder.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._placeholder.setObjectName("muted")
        self._hovering = False
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.start)
        self.stack.addWidget(self._placeholder)
        centre = QWidget(self)
        rows = QVBoxLayout(centre)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.message)
        rows.addWidget(self.stack, 1)
        self.setCentralWidget(centre)
        self.panes = Panes(self)
        self.status = StatusBar(self)
        self.setStatusBar(self.status)
        self._connect()
        self._restore()
        self._set_palette(theme.palette)
        self._refresh(None)
        self.start.list.setFocus()

    # ---- wiring

    def _connect(self) -> None:
        self._theme.changed.connect(self._set_palette)
        document, editing, files = self.document, self.editing, self.files
        document.state_changed.connect(self._refresh)
        document.derived_changed.connect(self._derived)
        document.view_changed.connect(self._viewed)
        document.hovered.connect(self._hover)
        document.undo_stack.indexChanged.connect(self._announce)
        document.undo_stack.cleanChanged.connect(self._set_title)
        document.undo_stack.canUndoChanged.connect(self._undo_texts)
        document.undo_stack.undoTextChanged.connect(self._undo_texts)
        document.undo_stack.redoTextChanged.connect(self._undo_texts)
        editing.refused.connect(self.message.warn)
        editing.noted.connect(self.message.say)
        files.failed.connect(self.message.fail)
        files.done.connect(self.message.say)
        files.opened.connect(self._opened)
        self.start.samples_wanted.connect(files.open_samples)
        self.start.file_wanted.connect(lambda path: files.open_paths([path]))
        self.panes.structure.wants_dialog.connect(self._edit_in_dialog)
        self.menus.recent.aboutToShow.connect(self._fill_recent)
        for key, action in self.menus.variants.items():
            action.triggered.connect(lambda on, name=key: self._toggle_variant(name, on=on))
        self._connect_actions()

    def _connect_actions(self) -> None:
        connect, files, editing = self.actions_table.connect_to, self.files, self.editing
        stack = self.document.undo_stack
        for key, run in {
            "open": files.ask_open,
            "paste": files.paste,
            "home": self.close_document,
            "save": files.save,
            "save-as": files.save_as,
            "export": files.ask_export,
            "close": self.close_document,
            "quit": self.close,
            "undo": stack.undo,
            "redo": stack.redo,
            "edit": self.panes.edit_value,
            "add-cap": self._add_capability,
            "duplicate-cap": editing.duplicate,
            "move-up": lambda: editing.move_by(-1),
            "move-down": lambda: editing.move_by(1),
            "remove-cap": editing.remove,
            "copy-text": self._copy_text,
            "goto": self._goto,
            "next-finding": lambda: self._step_finding(1),
            "previous-finding": lambda: self._step_finding(-1),
            "follow": self._follow,
            "back": self._back,
            "next-pane": lambda: self.panes.cycle(1),
            "previous-pane": lambda: self.panes.cycle(-1),
            "compare": lambda: editing.compare_all(tuple(one.key for one in VARIANTS)),
            "reference": self._set_reference,
            "zoom-in": lambda: self._zoom(1),
            "zoom-out": lambda: self._zoom(-1),
            "zoom-reset": lambda: self._set_view(zoom=100),
            "grid-cycle": self._cycle_grid,
            "full-screen": self._full_screen,
            "reset-layout": lambda: self.panes.arrange(self.size()),
            "shortcuts": self._shortcuts,
            "about": self._about,
        }.items():
            connect(key, run)
        for number in range(1, 7):
            connect(f"column-{number}", partial(self._go_to_column, number - 1))
        for size in ROW_BYTES:
            connect(f"rows-{size}", partial(self._set_view, row_bytes=size))
        for size in GRIDS:
            connect(f"grid-{size}", partial(self._set_view, grid=size))
        for name in THEMES:
            connect(f"theme-{name}", partial(self._set_view, theme=name))
        for name in ("fold", "animate"):
            connect(name, partial(self._toggle_view, name))
        connect("hex-offsets", self._toggle_hex)

    # ---- the map, which is loaded last

    def load_map(self) -> MapView:
        """Return the map; makes it the first time, which loads pyqtgraph."""
        if self.map is None:
            from vfioviz.ui.bytemap.view import MapView  # noqa: PLC0415 -- half a second

            self.map = MapView(self.stack)
            self.stack.addWidget(self.map)
            self.map.set_theme(self._theme.palette)
            self.map.set_hexadecimal(self.actions_table["hex-offsets"].isChecked())
            self.map.selected.connect(self._selected_in_map)
            self.map.hovered.connect(self._hovered_in_map)
            self.map.move_requested.connect(self.editing.move)
            self.map.view_changed.connect(self.document.set_view)
            for keys in ("Return", "Enter"):
                shortcut = QShortcut(QKeySequence(keys), self.map)
                shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
                shortcut.activated.connect(self.panes.edit_value)
        return self.map

    def _show_centre(self) -> None:
        if self.document.project is None:
            self.stack.setCurrentWidget(self.start)
        elif self.map is not None:
            self.stack.setCurrentWidget(self.map)
        else:
            # The frame is painted before the half second that pyqtgraph takes.
            self.stack.setCurrentWidget(self._placeholder)
            QTimer.singleShot(0, self._show_map)

    def _show_map(self) -> None:
        if self.document.project is None:
            return
        view = self.load_map()
        view.set_derived(self.document.derived, self.document.view)
        self.stack.setCurrentWidget(view)
        view.setFocus()

    def _opened(self) -> None:
        self.message.hide()
        self.panes.set_shown(True)
        if self.map is not None:
            self.map.setFocus()

    # ---- from the document

    def _derived(self, _derived: object) -> None:
        if self.map is not None:
            self.map.set_derived(self.document.derived, self.document.view)
        self._show_centre()

    def _viewed(self, view: View) -> None:
        self._theme.choose(view.theme)
        if self.map is not None and self.document.project is not None:
            self.map.set_derived(self.document.derived, view)

    def _refresh(self, _state: object) -> None:
        project, view = self.document.project, self.document.view
        has = project is not None
        self.actions_table.enable(_NEEDS_PROJECT, on=has)
        columns = 0 if project is None else len(project.columns)
        for number in range(1, 7):
            self.actions_table[f"column-{number}"].setEnabled(number <= columns)
        for key, action in self.menus.variants.items():
            action.setEnabled(has)
            action.setChecked(project is not None and Column("variant", key) in project.columns)
        self.menus.variants_button.setEnabled(has)
        self.actions_table[f"rows-{view.row_bytes}"].setChecked(True)
        self.actions_table[f"grid-{view.grid}"].setChecked(True)
        self.actions_table[f"theme-{view.theme}"].setChecked(True)
        self.actions_table["fold"].setChecked(view.fold)
        self.actions_table["animate"].setChecked(view.animate)
        self.menus.rows_button.setText(f"{view.row_bytes} a row")
        self.menus.grid_button.setText(f"Grid {view.grid}")
        self.panes.set_shown(has)
        self.status.show_state(self.document.active_column, view.selection)
        self._undo_texts()
        self._set_title()

    def _undo_texts(self, _changed: object = None) -> None:
        stack = self.document.undo_stack
        undo, redo = self.actions_table["undo"], self.actions_table["redo"]
        undo.setEnabled(stack.canUndo())
        redo.setEnabled(stack.canRedo())
        undo.setText(f"&Undo {stack.undoText()}".rstrip())
        redo.setText(f"&Redo {stack.redoText()}".rstrip())
        undo.setIconText("Undo")
        redo.setIconText("Redo")

    def _set_title(self, _changed: object = None) -> None:
        project, path = self.document.project, self.document.state.path
        if project is None:
            self.setWindowModified(False)
            self.setWindowTitle("vfioviz")
            return
        name = Path(path).name if path else project.captures[project.active].name
        self.setWindowTitle(f"{name}[*] - vfioviz")
        self.setWindowModified(self.document.modified)

    def _announce(self, _index: int) -> None:
        columns = self.document.derived.columns
        if columns and self.document.modified:
            said = ", ".join(
                f"{one.title} {one.stats.size} bytes, {one.stats.misaligned} misaligned"
                for one in columns
                if one.run is not None
            )
            announce(self, f"Recomputed: {said}")

    # ---- selection and hover

    def _selected_in_map(self, selection: Selection) -> None:
        self.document.select(selection)

    def _hovered_in_map(self, hover: Hover | None) -> None:
        if self._hovering:
            return
        found = None
        if hover is not None and hover.column < len(self.document.derived.columns):
            layout = self.document.derived.columns[hover.column].layout
            if hover.offset < layout.size:
                leaf = layout.leaf_at(hover.offset)
                found = Selection(hover.column, leaf.start, leaf.stop, leaf.path)
        self._hovering = True
        self.document.hovered.emit(found)
        self._hovering = False

    def _hover(self, selection: Selection | None) -> None:
        self.panes.hover(selection)
        if selection is None:
            self.status.show_state(self.document.active_column, self.document.view.selection)
        elif selection.column < len(self.document.derived.columns):
            self.status.show_state(self.document.derived.columns[selection.column], selection)
        if self.map is not None and not self._hovering:
            from vfioviz.ui.bytemap.view import Hover  # noqa: PLC0415 -- loaded with the map

            self._hovering = True
            at = None
            if selection is not None and selection.column < len(self.document.derived.columns):
                size = self.document.derived.columns[selection.column].layout.size
                at = Hover(selection.column, selection.start) if selection.start < size else None
            self.map.set_hover(at)
            self._hovering = False

    # ---- what the actions do

    def _set_view(self, **changes: object) -> None:
        view = replace(self.document.view, **changes)  # type: ignore[arg-type]  # names of View's fields
        self.document.set_view(view)
        for name in ("row_bytes", "grid", "theme", "animate", "fold"):
            if name in changes:
                recent.set_preference(name, str(getattr(view, name)))
        self._refresh(None)

    def _toggle_view(self, name: str) -> None:
        self._set_view(**{name: self.actions_table[name].isChecked()})

    def _toggle_hex(self) -> None:
        on = self.actions_table["hex-offsets"].isChecked()
        recent.set_preference("hex_offsets", str(on))
        if self.map is not None:
            self.map.set_hexadecimal(on)

    def _zoom(self, steps: int) -> None:
        zoom = self.document.view.zoom
        if steps > 0:
            wanted = next((each for each in _ZOOMS if each > zoom), _ZOOMS[-1])
        else:
            wanted = next((each for each in reversed(_ZOOMS) if each < zoom), _ZOOMS[0])
        self._set_view(zoom=wanted)

    def _cycle_grid(self) -> None:
        place = GRIDS.index(self.document.view.grid)
        self._set_view(grid=GRIDS[(place + 1) % len(GRIDS)])

    def _set_reference(self) -> None:
        self._set_view(reference=self.document.active)
        column = self.document.active_column
        if column is not None:
            self.message.say(f"{column.title} is the reference now.")

    def _toggle_variant(self, key: str, *, on: bool) -> None:
        self.editing.toggle(Column("variant", key), on=on)
        self._refresh(None)

    def _go_to_column(self, index: int) -> None:
        self.editing.go_to_column(index)
        column = self.document.active_column
        if column is not None:
            announce(self, f"Column {index + 1}: {column.title}, {column.badge}")

    def _step_finding(self, by: int) -> None:
        if not self.panes.findings.step(by):
            self.message.say("No findings in this column.")

    def _follow(self) -> None:
        self.load_map().navigator.follow()

    def _back(self) -> None:
        self.load_map().navigator.back()

    def _copy_text(self) -> None:
        project, column = self.document.project, self.document.active_column
        if project is not None and column is not None:
            QGuiApplication.clipboard().setText(column_text(project, column))
            self.message.say(f"Copied {column.title} as text.")

    def _full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)
        self.actions_table["full-screen"].setChecked(self.isFullScreen())

    # ---- dialogs

    def _add_capability(self) -> None:
        from vfioviz.ui.dialogs.add_capability import AddCapabilityDialog  # noqa: PLC0415 -- rare

        project = self.document.project
        if project is None:
            return
        dialog = AddCapabilityDialog(project.ioctl, project.abi, self)
        dialog.chosen.connect(self.editing.add)
        dialog.raw_chosen.connect(self.editing.add_raw)
        dialog.open()

    def _goto(self) -> None:
        from vfioviz.ui.dialogs.goto import GotoDialog  # noqa: PLC0415 -- rare

        column = self.document.active_column
        if column is None:
            return
        dialog = GotoDialog(column.layout, self.document.active, self)
        dialog.chosen.connect(self._jump)
        dialog.open()

    def _jump(self, selection: Selection) -> None:
        self.document.select(selection)
        if self.map is not None:
            self.map.scroller.reveal(selection.column, selection.start, selection.stop)
            self.map.setFocus()

    def _edit_in_dialog(self, row: Row, value: EditValue) -> None:
        from vfioviz.ui.dialogs.bytes_editor import BytesDialog  # noqa: PLC0415 -- rare
        from vfioviz.ui.dialogs.elements_editor import ElementsDialog  # noqa: PLC0415 -- rare

        if isinstance(value, Elements):
            table = ElementsDialog(row.path, value, self)
            table.edited.connect(lambda edited: self.editing.store(row, edited))
            table.open()
        elif isinstance(value, Bytes):
            raw = BytesDialog(row.path, value, self)
            raw.edited.connect(lambda edited: self.editing.store(row, edited))
            raw.open()

    def _shortcuts(self) -> None:
        from vfioviz.ui.dialogs.shortcuts import ShortcutsDialog  # noqa: PLC0415 -- rare

        ShortcutsDialog(self).open()

    def _about(self) -> None:
        from vfioviz.ui.dialogs.about import AboutDialog  # noqa: PLC0415 -- rare

        AboutDialog(self).open()

    # ---- window

    def close_document(self) -> None:
        """Go back to the start page; asks where edits would be lost."""
        if self.document.project is None:
            self.start.list.setFocus()
            return

        def close() -> None:
            self.document.close()
            self.start.refresh()
            self.start.list.setFocus()

        self.files.ask_unsaved(close)

    def _fill_recent(self) -> None:
        menu = self.menus.recent
        menu.clear()
        for name in recent.recent_files():
            action = menu.addAction(Path(name).name)
            action.setToolTip(name)
            action.triggered.connect(lambda _on=False, path=name: self.files.open_paths([path]))
        if menu.isEmpty():
            menu.addAction("Nothing opened yet").setEnabled(False)
        else:
            menu.addSeparator()
            menu.addAction("Clear this list").triggered.connect(self._forget_recent)

    def _forget_recent(self) -> None:
        recent.forget_all()
        self.start.refresh()

    def _set_palette(self, palette: Palette) -> None:
        self.actions_table.set_palette(palette)
        for button in self.menus.drops():
            button.setIcon(icon(str(button.property("icon-name")), palette))
        self.message.set_palette(palette)
        self.start.set_palette(palette)
        self.status.set_palette(palette)
        self.panes.set_palette(palette)
        if self.map is not None:
            self.map.set_theme(palette)

    def _restore(self) -> None:
        theme = recent.preference("theme", "system")
        rows, grid = recent.preference("row_bytes", "8"), recent.preference("grid", "8")
        view = View(
            row_bytes=int(rows) if rows.isdigit() and int(rows) in ROW_BYTES else 8,
            grid=int(grid) if grid.isdigit() and int(grid) in GRIDS else 8,
            theme="light" if theme == "light" else "dark" if theme == "dark" else "system",
            animate=recent.preference("animate", "True") == "True",
            fold=recent.preference("fold", "True") == "True",
        )
        self.document.set_view(view)
        offsets = recent.preference("hex_offsets", "False") == "True"
        self.actions_table["hex-offsets"].setChecked(offsets)
        screen = QGuiApplication.primaryScreen()
        room = screen.availableSize()
        self.resize(min(1600, room.width()), min(1000, room.height()))
        left = recent.arrangement()
        if left is not None:
            self.restoreGeometry(left[0])

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if self.document.modified:
            event.ignore()
            self.files.ask_unsaved(self._discard_and_close)
            return
        if self.panes.arranged and self.document.project is not None:
            recent.set_arrangement(self.saveGeometry(), self.saveState())
        super().closeEvent(event)

    def _discard_and_close(self) -> None:
        self.document.undo_stack.setClean()
        self.close()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self.message.isHidden():
            self.message.hide()
            return
        super().keyPressEvent(event)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() or event.mimeData().hasText():
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.files.open_mime(event.mimeData())
