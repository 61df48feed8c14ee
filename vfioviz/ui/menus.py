"""Menus and toolbar, from the table of actions."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QMenu, QSizePolicy, QToolBar, QToolButton, QWidget

from vfioviz.kernel.registry import VARIANTS
from vfioviz.language import tr
from vfioviz.scene.palette import Palette
from vfioviz.ui.actions import Actions, connect_once
from vfioviz.ui.icons import icon
from vfioviz.ui.specs import FORMS, GRIDS, LANGUAGES, PANELS, ROW_BYTES, THEMES, Spec

_BAR = "|"
_IN_DOCKS = frozenset({"duplicate-cap", "move-up", "move-down", "remove-cap", "copy-text"})


class Menus:
    """Builds them once; keeps what changes later."""

    def __init__(self, window: QMainWindow, actions: Actions) -> None:
        self._actions = actions
        self._window = window
        self.variants = {
            one.key: actions.add(
                Spec(f"variant-{one.key}", "Variants", one.key, tr(one.summary or one.title),
                     "variants", checkable=True),
                window,
            )
            for one in VARIANTS
        }  # fmt: skip
        self.recent = QMenu(tr("Open &recent"), window)
        self.panels = QMenu(tr("&Panels"), window)
        self.rows = self._submenu(tr("&Bytes a row"), [f"rows-{size}" for size in ROW_BYTES])
        self.grid = self._submenu(tr("&Gridlines"), ["grid-cycle", _BAR,
                                                 *(f"grid-{size}" for size in GRIDS)])  # fmt: skip
        self.theme = self._submenu(tr("&Theme"), [f"theme-{name}" for name in THEMES])
        self.language = self._submenu(tr("&Language"), [f"language-{code}" for code in LANGUAGES])
        self._bar()
        self.toolbar = self._toolbar()

    def _submenu(self, name: str, keys: list[str]) -> QMenu:
        menu = QMenu(name, self._window)
        self._add(menu, keys)
        return menu

    def _add(self, menu: QMenu, keys: list[str]) -> None:
        for key in keys:
            if key == _BAR:
                menu.addSeparator()
            else:
                menu.addAction(self._actions[key])

    def _bar(self) -> None:
        bar = self._window.menuBar()
        file = bar.addMenu(tr("&File"))
        self._add(file, ["new-window", _BAR, "open", "paste", "capture", "reread"])
        file.addMenu(self.recent)
        self._add(
            file, ["home", "windows-many", _BAR, "save", "save-as", "export", _BAR, "close", "quit"]
        )
        edit = bar.addMenu(tr("&Edit"))
        self._add(edit, ["undo", "redo", _BAR, "edit", _BAR, "add-cap", "duplicate-cap", "move-up",
                         "move-down", "remove-cap", _BAR, "note", _BAR, "copy-reply",
                         "copy-text"])  # fmt: skip
        edit.addMenu(self._submenu(tr("Copy a&s"), [f"copy-{key}" for key, _, _ in FORMS]))
        go = bar.addMenu(tr("&Go"))
        self._add(go, ["goto", "follow", "back", _BAR, "next-finding", "previous-finding",
                       "next-difference", "previous-difference", _BAR,
                       "next-pane", "previous-pane"])  # fmt: skip
        go.addMenu(self._submenu(tr("Pane&l"), [f"panel-{key}" for key in PANELS]))
        self._add(go, [_BAR,
                       *(f"column-{number}" for number in range(1, 7))])  # fmt: skip
        variants = bar.addMenu(tr("V&ariants"))
        variants.addActions(list(self.variants.values()))
        self._add(variants, [_BAR, "compare", "abis", "producers", "reference"])
        view = bar.addMenu(tr("&View"))
        self._add(view, ["zoom-in", "zoom-out", "zoom-reset", _BAR])
        view.addMenu(self.rows)
        view.addMenu(self.grid)
        self._add(view, [_BAR, "hex-offsets", "fold", "animate", _BAR])
        view.addMenu(self.panels)
        view.addMenu(self.theme)
        self._add(view, ["mono-font"])
        view.addMenu(self.language)
        self._add(view, [_BAR, "reset-layout", "full-screen"])
        teach = bar.addMenu(tr("&Teach"))
        self._add(teach, ["learn", "lesson-file", _BAR, "lesson-next", "lesson-back", "lesson-hint",
                          "lesson-answer", "lesson-leave", _BAR, "presenter"])  # fmt: skip
        help_ = bar.addMenu(tr("&Help"))
        self._add(help_, ["help", "handbook", _BAR, "commands", "shortcuts", "about"])

    def _toolbar(self) -> QToolBar:
        bar = QToolBar(tr("Toolbar"), self._window)
        bar.setObjectName("toolbar")
        bar.setMovable(False)
        bar.setContentsMargins(0, 0, 12, 0)
        bar.setIconSize(QSize(20, 20))
        bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        for keys in (("open", "paste", "capture", "save"), ("undo", "redo"), ("add-cap",)):
            bar.addActions([self._actions[key] for key in keys])
            bar.addSeparator()
        self.variants_button = self._drop(
            bar, tr("Variants"), "variants", list(self.variants.values()),
            tr("Choose which versions of the kernel's code are shown"),
        )  # fmt: skip
        bar.addAction(self._actions["compare"])
        bar.addSeparator()
        bar.addActions([self._actions[key] for key in ("goto", "previous-finding", "next-finding")])
        bar.addSeparator()
        self.rows_button = self._drop(
            bar,
            tr("{row_bytes} a row", row_bytes=8),
            "rows",
            self.rows.actions(),
            tr("Bytes a row"),
        )
        self.grid_button = self._drop(
            bar, tr("Grid {grid}", grid=8), "grid", self.grid.actions(), tr("Gridlines")
        )
        spacer = QWidget(bar)
        spacer.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        bar.addWidget(spacer)
        bar.addAction(self._actions["export"])
        for action in bar.actions():
            connect_once(action)
        self._window.addToolBar(bar)
        return bar

    def _drop(
        self, bar: QToolBar, name: str, icon: str, entries: list[QAction], tip: str
    ) -> QToolButton:
        button = QToolButton(bar)
        button.setText(name)
        button.setProperty("icon-name", icon)
        button.setToolTip(tip)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        button.setIconSize(QSize(20, 20))
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        menu.addActions(entries)
        button.setMenu(menu)
        bar.addWidget(button)
        return button

    @property
    def seen(self) -> frozenset[str]:
        """Keys of the actions whose icons are on screen before any menu is opened."""
        return frozenset(action.objectName() for action in self.toolbar.actions()) | _IN_DOCKS

    def set_palette(self, palette: Palette) -> None:
        """Take the colours of a theme."""
        # The stylesheet takes Qt's own arrow away.
        more = self.toolbar.findChild(QToolButton, "qt_toolbar_ext_button")
        if more is not None:
            more.setIcon(icon("more", palette))
            more.setToolTip(tr("More actions: the window is too narrow for all"))
            more.setAccessibleName(tr("More actions"))
            more.setMinimumWidth(24)
        for button in self.drops():
            button.setIcon(icon(str(button.property("icon-name")), palette))

    def drops(self) -> tuple[QToolButton, ...]:
        """Return the toolbar's buttons with a menu."""
        return self.variants_button, self.rows_button, self.grid_button
