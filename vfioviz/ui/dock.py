"""A dock with a slim title bar that holds the panel's own buttons."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QDockWidget,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QScrollArea,
    QToolButton,
    QWidget,
)
from typing_extensions import override

from vfioviz.language import tr
from vfioviz.scene.palette import Palette
from vfioviz.ui.actions import connect_once
from vfioviz.ui.icons import icon
from vfioviz.ui.whole import whole

_LEAST = QSize(68, 64)
"""What a dock leaves its panel; what needs more is scrolled."""


@whole
class TitleBar(QWidget):
    """A title bar that can shrink to nothing: a dock asks its size hint, not its height."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("dock-title")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.bare = False

    @override
    def sizeHint(self) -> QSize:
        return QSize(0, 0) if self.bare else super().sizeHint()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0) if self.bare else super().minimumSizeHint()


@whole
class Room(QScrollArea):
    """Holds a panel in a dock of any height: what a panel needs at least changes no other's."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("room")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)

    def _fit(self) -> None:
        # Qt's own way asks wrapped texts for the height that they like, not for the least.
        panel: QWidget | None = self.widget()
        if panel is None:
            return
        least, room = panel.minimumSizeHint(), self.maximumViewportSize()
        if least.height() > room.height():
            room.setWidth(room.width() - self.verticalScrollBar().sizeHint().width())
        if least.width() > room.width():
            room.setHeight(room.height() - self.horizontalScrollBar().sizeHint().height())
        panel.resize(room.expandedTo(least))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        done = super().eventFilter(watched, event)
        if event.type() is QEvent.Type.LayoutRequest and watched is self.widget():
            self._fit()
        return done

    @override
    def sizeHint(self) -> QSize:
        panel: QWidget | None = self.widget()
        return super().sizeHint() if panel is None else panel.sizeHint()

    @override
    def minimumSizeHint(self) -> QSize:
        return _LEAST


@whole
class Dock(QDockWidget):
    """Shows its name only where no tab does; its panel is made when it is first seen."""

    def __init__(
        self, name: str, key: str, make: Callable[[], QWidget], window: QMainWindow
    ) -> None:
        super().__init__(name, window)
        self.setObjectName(key)
        self._make = make
        self._panel: QWidget | None = None
        self._room: Room | None = None
        self.held = False
        """Whether its panel waits, though the dock is seen, until the window is painted."""
        self._name = QLabel(name)
        self._name.setObjectName("dock-name")
        self._tools: list[QToolButton] = []
        self._close = QToolButton()
        self._close.setAutoRaise(True)
        self._close.setIconSize(QSize(14, 14))
        self._close.setText(tr("Close {name}", name=name))
        self._close.setToolTip(tr("Close {name}; View, Panels shows it again", name=name))
        self._close.clicked.connect(self.close)
        self._bar = TitleBar(self)
        self._row = QHBoxLayout(self._bar)
        self._row.setContentsMargins(10, 2, 4, 2)
        self._row.setSpacing(1)
        self._row.addWidget(self._name)
        self._row.addStretch(1)
        self._row.addWidget(self._close)
        self.setTitleBarWidget(self._bar)
        # Qt says nothing when docks become tabs; it has laid them out a turn of the loop later.
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._name_or_tab)
        self.dockLocationChanged.connect(lambda _area: self._later.start(0))
        self.topLevelChanged.connect(lambda _floats: self._later.start(0))
        self._front = False
        self.visibilityChanged.connect(self._moved)
        self._later.timeout.connect(self._fill_if_seen)

    @property
    def panel(self) -> QWidget:
        """What the dock shows; made the first time."""
        return self.fill()

    @property
    def frame(self) -> Dock:
        """The dock that the panel stands in: this one."""
        return self

    def bring(self) -> None:
        """Show it, in front of other tabs."""
        self.show()
        self.raise_()

    @property
    def seen(self) -> bool:
        """Whether it is on the screen, and not behind another tab."""
        return self._front and self.isVisible()

    def _moved(self, front: bool) -> None:  # noqa: FBT001 as Qt calls it
        self._front = front
        self._later.start(0)

    def fill(self) -> QWidget:
        """Make the panel, if it is not there."""
        if self._panel is None:
            self._panel = self._make()
            self.keep_room().setWidget(self._panel)
        return self._panel

    def keep_room(self) -> Room:
        """Take the room that the panel will have."""
        if self._room is None:
            self._room = Room(self)
            self.setWidget(self._room)
        return self._room

    def add_tool(self, action: QAction, *, text: bool = False) -> QToolButton:
        """Put a button for an action into the title bar."""
        button = QToolButton(self)
        button.setDefaultAction(action)
        connect_once(action)
        button.setAutoRaise(True)
        button.setIconSize(QSize(16, 16))
        style = Qt.ToolButtonStyle
        button.setToolButtonStyle(
            style.ToolButtonTextBesideIcon if text else style.ToolButtonIconOnly
        )
        self._row.insertWidget(self._row.count() - 1, button)
        self._tools.append(button)
        return button

    def add_widget(self, widget: QWidget) -> None:
        """Put a widget into the title bar, before the stretch."""
        self._row.insertWidget(1, widget)

    def keep_open(self) -> None:
        """Take the button away that closes it."""
        self._close.hide()

    def set_palette(self, palette: Palette) -> None:
        """Take the colours of a theme."""
        self._close.setIcon(icon("close", palette))

    def release(self) -> None:
        """Make the panel now, if it is seen, or as soon as it is."""
        self.held = False
        self._fill_if_seen()

    def _fill_if_seen(self) -> None:
        if self._panel is None and self.seen and not self.held:
            self.fill().show()

    def _name_or_tab(self) -> None:
        window = self.parent()
        tabbed = isinstance(window, QMainWindow) and any(
            not other.isFloating() and not other.isHidden()
            for other in window.tabifiedDockWidgets(self)
        )
        shown = not tabbed or self.isFloating()
        self._name.setVisible(shown)
        bare = not shown and not self._tools
        if bare != self._bar.bare:
            self._bar.bare = bare
            self._close.setVisible(not bare)
            self._bar.updateGeometry()
            layout = self.layout()
            if layout is not None:
                layout.invalidate()
                layout.activate()

    @override
    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() is QEvent.Type.FontChange:
            self._later.start(0)
        return done


def give_room(
    window: QMainWindow, docks: Sequence[QDockWidget], sizes: Sequence[int], along: Qt.Orientation
) -> None:
    """Resize docks, in pixels, as far as they stand in the window: one that floats has its own."""
    standing = [
        (dock, size)
        for dock, size in zip(docks, sizes, strict=True)
        if not dock.isFloating()
        and window.dockWidgetArea(dock) is not Qt.DockWidgetArea.NoDockWidgetArea
    ]
    if standing:
        window.resizeDocks([dock for dock, _ in standing], [size for _, size in standing], along)
