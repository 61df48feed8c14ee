"""The toolbar: a choice of actions, and three buttons with a menu."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QMenu, QSizePolicy, QToolBar, QToolButton, QWidget

from vfioviz.language import tr
from vfioviz.scene.palette import Palette
from vfioviz.ui.actions import Actions, connect_once
from vfioviz.ui.icons import icon
from vfioviz.ui.menus import Menus
from vfioviz.ui.qdocument import QDocument

_ICON = QSize(18, 18)
_NAMED = frozenset({"open", "paste", "capture", "add-cap", "compare", "export"})
"""Keys of the actions that are written out; the others are known by their icon, and have a tip."""


class ToolBar(QToolBar):
    """Of a window with menus."""

    def __init__(
        self, document: QDocument, actions: Actions, menus: Menus, window: QMainWindow
    ) -> None:
        super().__init__(tr("Toolbar"), window)
        self._document = document
        self.setObjectName("toolbar")
        self.setMovable(False)
        self.setContentsMargins(0, 0, 12, 0)
        self.setIconSize(_ICON)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        for keys in (("open", "paste", "capture", "save"), ("undo", "redo"), ("add-cap",)):
            self.addActions([actions[key] for key in keys])
            self.addSeparator()
        self._variants = self._drop(
            tr("Variants"), "variants", menus.slot("Variants/show"),
            tr("Choose which versions of the kernel's code are shown"),
        )  # fmt: skip
        self.addAction(actions["compare"])
        self.addSeparator()
        self.addActions([actions[key] for key in ("goto", "previous-finding", "next-finding")])
        self.addSeparator()
        rows = tr("{row_bytes} a row", row_bytes=8)
        self._rows = self._drop(rows, "rows", menus.slot("View/rows"), tr("Bytes a row"))
        grids = [*menus.slot("View/grid-next"), *menus.slot("View/grid")]
        self._grid = self._drop(tr("Grid {grid}", grid=8), "grid", grids, tr("Gridlines"))
        spacer = QWidget(self)
        spacer.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(spacer)
        self.addAction(actions["export"])
        for action in self.actions():
            connect_once(action)
            button = self.widgetForAction(action)
            if isinstance(button, QToolButton) and action.objectName() in _NAMED:
                button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        document.state_changed.connect(self._refresh)
        self._refresh(None)

    def _drop(self, name: str, icon: str, entries: list[QAction], tip: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(name)
        button.setProperty("icon-name", icon)
        button.setToolTip(tip)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setIconSize(_ICON)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        menu.addActions(entries)
        button.setMenu(menu)
        self.addWidget(button)
        return button

    @property
    def variants(self) -> QMenu:
        """The versions of the code."""
        menu = self._variants.menu()
        assert menu is not None  # noqa: S101 -- made with the button
        return menu

    def _drops(self) -> tuple[QToolButton, ...]:
        return self._variants, self._rows, self._grid

    @property
    def keys(self) -> frozenset[str]:
        """Keys of the actions that have a button."""
        return frozenset(action.objectName() for action in self.actions())

    def _refresh(self, _state: object) -> None:
        view = self._document.view
        for button in self._drops():
            button.setEnabled(self._document.project is not None)
        self._rows.setText(tr("{row_bytes} a row", row_bytes=view.row_bytes))
        self._grid.setText(tr("Grid {grid}", grid=view.grid))

    def set_palette(self, palette: Palette) -> None:
        """Take the colours of a theme."""
        # The stylesheet takes Qt's own arrow away.
        more = self.findChild(QToolButton, "qt_toolbar_ext_button")
        if more is not None:
            more.setIcon(icon("more", palette))
            more.setToolTip(tr("More actions: the window is too narrow for all"))
            more.setAccessibleName(tr("More actions"))
            more.setMinimumWidth(24)
        for button in self._drops():
            button.setIcon(icon(str(button.property("icon-name")), palette))
