"""The window: wires the document, the map, the panels and the actions together."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeyEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QMainWindow
from typing_extensions import override

from vfioviz.document.derive import derive
from vfioviz.document.state import MAX_COLUMNS, Column, Selection, View
from vfioviz.document.state import Theme as ThemeName
from vfioviz.language import tr
from vfioviz.scene.palette import Palette
from vfioviz.ui import recent
from vfioviz.ui.actions import Actions
from vfioviz.ui.announcer import Weight, announce
from vfioviz.ui.centre import Centre
from vfioviz.ui.dialogs.opener import Dialogs
from vfioviz.ui.editing import Editing
from vfioviz.ui.files import Files
from vfioviz.ui.fitting import first_size
from vfioviz.ui.jobs import Jobs
from vfioviz.ui.menus import Menus
from vfioviz.ui.panes import Panes
from vfioviz.ui.qdocument import QDocument
from vfioviz.ui.session.autosave import Autosave
from vfioviz.ui.specs import FORMS, PANELS
from vfioviz.ui.status import StatusBar
from vfioviz.ui.theme import Theme
from vfioviz.ui.viewing import Viewing
from vfioviz.ui.whole import whole

if TYPE_CHECKING:
    from vfioviz.ui.bytemap.view import MapView
    from vfioviz.ui.windows import Windows

_FIRST = QSize(1600, 1000)
_FIRST_PAINT = 100
"""Milliseconds after which the first paint is done; what nobody sees yet waits for it."""
_NEEDS_PROJECT = (
    "save", "save-as", "export", "close", "edit", "add-cap", "duplicate-cap", "move-up",
    "move-down", "remove-cap", "copy-text", "goto", "next-finding", "previous-finding", "follow",
    "next-difference", "previous-difference", "note", "copy-reply",
    *(f"copy-{key}" for key, _, _ in FORMS),
    "back", "compare", "abis", "producers", "reference", "zoom-in", "zoom-out", "zoom-reset",
    "grid-cycle",
    "reset-layout",
    *(f"panel-{key}" for key in PANELS),
)  # fmt: skip

_IN_LESSON = ("lesson-next", "lesson-back", "lesson-hint", "lesson-answer", "lesson-leave")


@whole
class MainWindow(QMainWindow):
    """One document; a second file comes beside the first, or into a second program."""

    shortcuts_changed = Signal()
    """The user gave actions other keys."""
    closed = Signal()
    """It is gone from the screen, and asked where that lost something."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setWindowTitle("vfioviz")
        self.setAcceptDrops(True)
        self.setMinimumSize(QSize(800, 500))
        self._theme = theme
        self.windows: Windows | None = None
        self.document = QDocument(derive, self)
        self.editing = Editing(self.document, self)
        self.files = Files(self.document, self.editing, self)
        self.actions_table = Actions(self)
        self.menus = Menus(self, self.actions_table)
        self.centre = Centre(self.document, self.actions_table, theme.palette, self)
        self.message = self.centre.message
        self.setCentralWidget(self.centre)
        self.viewing = Viewing(self.document, self.actions_table, self.centre)
        self.dialogs = Dialogs(self.document, self.editing, self.files, self.centre, self)
        self.panes = Panes(self)
        self.status = StatusBar(self)
        self.setStatusBar(self.status)
        self.autosave = Autosave(self.document, self)
        self._connect()
        self.jobs = Jobs(self)
        self.viewing.restore()
        self._restore_size()
        self._set_palette(theme.palette)
        self._refresh(None)

    @property
    def map(self) -> MapView | None:
        """The map; None until it is first shown."""
        return self.centre.map

    @property
    def theme(self) -> Theme:
        """The colours, and who changes them."""
        return self._theme

    def load_map(self) -> MapView:
        """Return the map; makes it the first time, which loads pyqtgraph."""
        return self.centre.load_map()

    def start(self) -> None:
        """Show the start page where nothing is open."""
        if self.document.project is None:
            self.centre.show_now()

    # ---- wiring

    def _connect(self) -> None:
        self._theme.changed.connect(self._set_palette)
        self._theme.chosen.connect(self._theme_chosen)
        self.autosave.failed.connect(self.message.warn)
        document, editing, files, centre = self.document, self.editing, self.files, self.centre
        document.state_changed.connect(self._refresh)
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
        centre.samples_wanted.connect(files.open_samples)
        centre.file_wanted.connect(self._open_one)
        centre.edit_wanted.connect(self.panes.edit_value)
        centre.move_wanted.connect(editing.move)
        self.shortcuts_changed.connect(self.actions_table.take_shortcuts)
        self.menus.recent.aboutToShow.connect(self._fill_recent)
        for key, action in self.menus.variants.items():
            # Qt calls a partial without what the signal says.
            action.triggered.connect(lambda on, key=key: self._toggle_variant(key, on))

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(_FIRST_PAINT, self._finish)

    def _finish(self) -> None:
        """Do what can wait until there is something to see."""
        self.actions_table.set_palette(self._theme.palette)

    def _opened(self) -> None:
        self.message.hide()
        self.panes.set_shown(True)
        self.centre.focus_map()

    # ---- from the document

    def _viewed(self, view: View) -> None:
        self._theme.choose(view.theme)

    def _theme_chosen(self, name: ThemeName) -> None:
        """Another window chose it; this one's view must not choose the old one again."""
        self.document.set_view(replace(self.document.view, theme=name))
        self.viewing.refresh()

    def _refresh(self, _state: object) -> None:
        project, view = self.document.project, self.document.view
        has = project is not None
        self.actions_table.enable(_NEEDS_PROJECT, on=has)
        columns = () if project is None else project.columns
        for number in range(1, MAX_COLUMNS + 1):
            self.actions_table[f"column-{number}"].setEnabled(number <= len(columns))
        for key, action in self.menus.variants.items():
            action.setEnabled(has)
            action.setChecked(Column("variant", key) in columns)
        for button in self.menus.drops():
            button.setEnabled(has)
        taught = self.document.playing is not None
        self.actions_table.enable(_IN_LESSON, on=taught)
        self.viewing.refresh()
        self.menus.rows_button.setText(tr("{row_bytes} a row", row_bytes=view.row_bytes))
        self.menus.grid_button.setText(tr("Grid {grid}", grid=view.grid))
        self.panes.set_shown(has)
        self.status.show_state(self.document.active_column, view.selection)
        self._undo_texts()
        self._set_title()

    def _undo_texts(self, _changed: object = None) -> None:
        stack = self.document.undo_stack
        undo, redo = self.actions_table["undo"], self.actions_table["redo"]
        undo.setEnabled(stack.canUndo())
        redo.setEnabled(stack.canRedo())
        undo.setText(tr("&Undo {what}", what=stack.undoText()).rstrip())
        redo.setText(tr("&Redo {what}", what=stack.redoText()).rstrip())
        undo.setIconText(tr("Undo"))
        redo.setIconText(tr("Redo"))

    def _set_title(self, _changed: object = None) -> None:
        project, path = self.document.project, self.document.state.path
        if project is None:
            self.setWindowModified(False)
            self.setWindowTitle("vfioviz")
            return
        name = Path(path).name if path else project.captures[project.active].name
        self.setWindowTitle(f"{name}[*] - vfioviz")
        self.setWindowModified(self.document.modified)

    def _toggle_variant(self, key: str, on: bool) -> None:  # noqa: FBT001 as Qt calls it
        self.editing.toggle(Column("variant", key), on=on)
        self._refresh(None)

    def _announce(self, _index: int) -> None:
        columns = self.document.derived.columns
        if columns and self.document.modified:
            said = ", ".join(
                tr(
                    "{title} {size} bytes, {misaligned} misaligned",
                    title=one.title,
                    size=one.stats.size,
                    misaligned=one.stats.misaligned,
                )
                for one in columns
                if one.run is not None
            )
            announce(self, tr("Recomputed: {said}", said=said), Weight.RESULT)

    def _hover(self, selection: Selection | None) -> None:
        self.panes.hover(selection)
        self.centre.hover(selection)
        columns = self.document.derived.columns
        if selection is None or selection.column >= len(columns):
            self.status.show_state(self.document.active_column, self.document.view.selection)
        else:
            self.status.show_state(columns[selection.column], selection)

    # ---- files

    def close_document(self) -> None:
        """Go back to the start page; asks where edits would be lost."""
        if self.document.project is None:
            self.start()
            return
        self.files.ask_unsaved(self._close_document)

    def _close_document(self) -> None:
        self.document.close()
        self.centre.refresh_recent()

    def _open_one(self, path: str) -> None:
        self.files.open_paths([path])

    def _fill_recent(self) -> None:
        menu = self.menus.recent
        menu.clear()
        for name in recent.recent_files():
            action = menu.addAction(Path(name).name)
            action.setToolTip(name)
            action.triggered.connect(partial(self._open_one, name))
        if menu.isEmpty():
            menu.addAction(tr("Nothing opened yet")).setEnabled(False)
        else:
            menu.addSeparator()
            menu.addAction(tr("Clear this list")).triggered.connect(self._forget_recent)

    def _forget_recent(self) -> None:
        recent.forget_all()
        self.centre.refresh_recent()

    # ---- window

    def _set_palette(self, palette: Palette) -> None:
        # Until there is something to see only the icons that are seen are drawn.
        self.actions_table.set_palette(palette, None if self.isVisible() else self.menus.seen)
        self.menus.set_palette(palette)
        self.centre.set_palette(palette)
        self.status.set_palette(palette)
        self.panes.set_palette(palette)

    def _restore_size(self) -> None:
        first_size(self, _FIRST)
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
        self.panes.keep_columns()
        self.dialogs.close_others()
        self.autosave.close()
        super().closeEvent(event)
        self.closed.emit()

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
