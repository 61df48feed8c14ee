"""The window: makes the workbench, brings the features to it, and wires what they share."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeyEvent,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QMainWindow
from typing_extensions import override

from vfioviz.document.derive import derive
from vfioviz.language import tr
from vfioviz.scene.palette import Palette
from vfioviz.ui import recent
from vfioviz.ui.actions import Actions, Behaviour
from vfioviz.ui.announcer import Weight, announce
from vfioviz.ui.centre import Centre
from vfioviz.ui.context import pop_up
from vfioviz.ui.dialogs.base import HelpDesk
from vfioviz.ui.editing import Editing
from vfioviz.ui.features import FEATURES
from vfioviz.ui.features.changing import edit_value
from vfioviz.ui.files import Files
from vfioviz.ui.fitting import first_size
from vfioviz.ui.jobs import Jobs
from vfioviz.ui.menus import Menus
from vfioviz.ui.panes import Panes
from vfioviz.ui.qdocument import QDocument
from vfioviz.ui.recent_menu import RecentMenu
from vfioviz.ui.registry import ActionSpec, Feature
from vfioviz.ui.session.autosave import Autosave
from vfioviz.ui.status import StatusBar
from vfioviz.ui.theme import Theme
from vfioviz.ui.toolbar import ToolBar
from vfioviz.ui.variants_menu import VariantsMenu
from vfioviz.ui.waiting import Waiting
from vfioviz.ui.whole import whole
from vfioviz.ui.workbench import Workbench

if TYPE_CHECKING:
    from vfioviz.ui.bytemap.view import MapView

_FIRST = QSize(1600, 1000)

_BREATH = 20
"""Milliseconds after the first paint in which a key that was pressed meanwhile is answered."""


@whole
class MainWindow(QMainWindow):
    """One document; a second file comes beside the first, or into a second window."""

    painted = Signal()
    """It is on the screen for the first time; what nobody sees yet waits for it."""
    closed = Signal()
    """It is gone from the screen, and asked where that lost something."""

    def __init__(self, theme: Theme, document: QDocument | None = None) -> None:
        """Make it.

        Args:
            theme: Its colours.
            document: What it shows, where it takes the place of another window; None: nothing yet.
        """
        super().__init__()
        self._retired = False
        self.setWindowTitle("vfioviz")
        self.setAcceptDrops(True)
        self.setMinimumSize(QSize(800, 420))
        self._seen = False
        """Whether it was on the screen."""
        self.theme = theme
        self.document = document or QDocument(derive)
        self.document.setParent(self)
        self.editing = Editing(self.document, self)
        self.jobs = Jobs(self.document, self)
        self.files = Files(self.document, self.editing, self.jobs, self)
        self.files.exporting.paper = lambda: theme.paper
        self.actions_table = Actions(self)
        self.centre = Centre(self.document, self.actions_table, theme.palette, self)
        self.message = self.centre.message
        self.setCentralWidget(self.centre)
        self.panes = Panes(self)
        self.bench = Workbench(
            window=self,
            document=self.document,
            editing=self.editing,
            files=self.files,
            jobs=self.jobs,
            message=self.message,
            actions=self.actions_table,
            theme=theme,
            centre=self.centre,
            panes=self.panes,
        )
        for feature in FEATURES:
            self._add_actions(feature)
        self.actions_table.take_shortcuts()
        for feature in FEATURES:
            self._add_panels(feature)
        self.menus = Menus(self, self.actions_table)
        for dock in self.panes.frames.values():
            self.menus.panels.addAction(dock.toggleViewAction())
        RecentMenu(self.menus.recent, self.files, self.centre)
        self.toolbar = ToolBar(self.document, self.actions_table, self.menus, self)
        self.addToolBar(self.toolbar)
        for menu in (self.menus.variants, self.toolbar.variants):
            VariantsMenu(menu, self.menus.slot("Variants/show"), self.document, self.editing)
        self.status = StatusBar(self.document, self.jobs, self)
        self.setStatusBar(self.status)
        self.document.prepare = Waiting(self.jobs, self).worked_out
        self.autosave = Autosave(self.document, self)
        self._connect()
        for feature in FEATURES:
            if feature.begin is not None:
                feature.begin(self.bench)
        self._restore_size()
        self._set_palette(theme.palette)
        self._refresh(None)

    @property
    def map(self) -> MapView | None:
        """The map; None until it is first shown."""
        return self.centre.map

    def load_map(self) -> MapView:
        """Return the map; makes it the first time."""
        return self.centre.load_map()

    def start(self) -> None:
        """Show the start page where nothing is open."""
        if self.document.project is None:
            self.centre.show_now()

    # ---- features

    def _add_actions(self, feature: Feature) -> None:
        for action in feature.actions:
            self._add_action(action)
        for scheme, opener in feature.links.items():
            self.bench.links.add(scheme, partial(opener, self.bench))

    def _add_action(self, spec: ActionSpec) -> None:
        bench = self.bench

        def can() -> bool:
            return spec.needs(bench) and not (spec.tells and bench.document.hides)

        self.actions_table.add(
            spec,
            Behaviour(
                partial(spec.run, bench),
                can,
                None if spec.checked is None else partial(spec.checked, bench),
                None if spec.says is None else partial(spec.says, bench),
            ),
        )

    def _add_panels(self, feature: Feature) -> None:
        for spec in feature.panels:
            topic = None if spec.topic is None else partial(spec.topic, self.bench)
            dock = self.panes.add(spec, partial(spec.make, self.bench), topic)
            for key in spec.tools:
                dock.add_tool(self.actions_table[key], text=len(spec.tools) == 1)

    # ---- wiring

    def _connect(self) -> None:
        document, editing, files, centre = self.document, self.editing, self.files, self.centre
        self.theme.changed.connect(self._set_palette)
        self.theme.chosen.connect(self.actions_table.refresh)
        self.autosave.failed.connect(self.message.warn)
        document.state_changed.connect(self._refresh)
        document.loaded.connect(self._left)
        document.undo_stack.indexChanged.connect(self._announce)
        document.undo_stack.cleanChanged.connect(self._set_title)
        for changed in (
            document.undo_stack.canUndoChanged,
            document.undo_stack.undoTextChanged,
            document.undo_stack.redoTextChanged,
        ):
            changed.connect(self._undo_changed)
        editing.refused.connect(self.message.warn)
        editing.noted.connect(self.message.say)
        editing.looked.connect(self._tell_models)
        files.failed.connect(self.message.fail)
        files.done.connect(self.message.say)
        files.opened.connect(self._opened)
        centre.samples_wanted.connect(files.open_samples)
        centre.file_wanted.connect(lambda path: files.open_paths([path]))
        centre.edit_wanted.connect(self._enter)
        centre.column_wanted.connect(editing.go_to_column)
        centre.move_wanted.connect(editing.move)
        centre.menu_wanted.connect(partial(pop_up, self.bench))
        centre.drawn.connect(self._give_room)
        HelpDesk(self).asked.connect(self.bench.links.follow)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._seen:
            self._seen = True
            # What stands in the window is painted after the window itself, before any timer.
            QTimer.singleShot(_BREATH, self, self._finish)

    def _finish(self) -> None:
        """Do what can wait until there is something to see."""
        self.panes.release()
        self.actions_table.set_palette(self.theme.palette)
        self.painted.emit()

    def _opened(self) -> None:
        self.message.hide()
        self.panes.set_shown(True)
        self.centre.focus_map()
        self.centre.look_first()
        # The panels have their places a turn of the loop later.
        QTimer.singleShot(0, self, self._give_room)

    def _left(self) -> None:
        """What was said of a document goes with it."""
        if self.document.project is None:
            self.message.hide()

    def _enter(self) -> None:
        """Do what Enter on the map says: go on in a lesson, else edit what is selected."""
        if self.document.playing is not None:
            from vfioviz.ui.teach.teacher import Teacher  # noqa: PLC0415 -- lessons are rare

            if self.bench.get(Teacher).enter():
                return
        edit_value(self.bench)

    def _give_room(self) -> None:
        """Let panels give way to columns that would not be seen whole."""
        shown = self.centre.map
        if shown is not None and self.panes.yielding.asks(len(shown.items)):
            bar = shown.scroller.vertical
            beside = bar.sizeHint().width() if bar.isVisible() else 0
            seen = self.centre.width() - beside
            self.panes.give_way(len(shown.items), shown.least_width, seen)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._give_room()

    # ---- from the document

    def _refresh(self, _state: object) -> None:
        self.actions_table.refresh()
        self.panes.set_shown(self.document.project is not None)
        self.panes.set_veiled(self.document.hides)
        self._set_title()

    def _undo_changed(self, _changed: object) -> None:
        self.actions_table.reword()

    def _set_title(self, _changed: object = None) -> None:
        project, path = self.document.project, self.document.state.path
        if project is None:
            self.setWindowModified(False)
            self.setWindowTitle("vfioviz")
            return
        name = Path(path).name if path else project.captures[project.active].name
        self.setWindowTitle(f"{name}[*] - {project.ioctl.name} - vfioviz")
        self.setWindowModified(self.document.modified)

    def _announce(self, _index: int) -> None:
        if self.document.modified:
            self._tell_models()

    def _tell_models(self) -> None:
        columns = self.document.derived.columns
        if columns:
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

    # ---- window

    def _set_palette(self, palette: Palette) -> None:
        # Until there is something to see only the icons that are seen are drawn.
        in_docks = {key for feature in FEATURES for panel in feature.panels for key in panel.tools}
        seen = None if self.isVisible() else self.toolbar.keys | in_docks
        self.actions_table.set_palette(palette, seen)
        self.toolbar.set_palette(palette)
        self.centre.set_palette(palette)
        self.status.set_palette(palette)
        self.panes.set_palette(palette)

    def _restore_size(self) -> None:
        first_size(self, _FIRST)
        left = recent.arrangement()
        if left is not None:
            self.restoreGeometry(left[0])

    def take_over(self) -> None:
        """Show what the document holds that another window had."""
        self.document.tell_all()
        self.actions_table.reword()
        self.start()
        if self.document.project is not None:
            self._opened()

    def retire(self) -> None:
        """Go without a question: another window has the document."""
        self._retired = True
        self.close()

    def keep(self) -> None:
        """Remember how the window stands, and its panels."""
        self.panes.keep_workspace()
        if self.panes.arranged and self.document.project is not None:
            recent.set_arrangement(self.saveGeometry(), self.saveState())
        self.panes.keep_columns()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if self.document.modified and not self._retired:
            event.ignore()
            self.files.ask_unsaved(self._discard_and_close)
            return
        self.bench.close()
        self.jobs.close()
        self.files.remember_opened()
        self.keep()
        self.autosave.close()
        super().closeEvent(event)
        self.closed.emit()

    def _discard_and_close(self) -> None:
        self.document.undo_stack.setClean()
        self.close()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.jobs.running:
            self.jobs.cancel_all()
            return
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
