"""A dock that holds a group of panels: one row has the groups, the panels of this one, its tools.

The docks of the groups stand in one place, and one of them is seen: who chooses another group
finds it where the last one was.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QFrame,
    QMainWindow,
    QStackedWidget,
    QTabBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from vfioviz.language import tr
from vfioviz.ui.dock import Dock, Room
from vfioviz.ui.groups import GROUPS, Group
from vfioviz.ui.whole import whole


@whole
class Page(QWidget):
    """The place of a panel in its group; the panel is made when it is first seen."""

    def __init__(self, name: str, key: str, make: Callable[[], QWidget], frame: GroupDock) -> None:
        super().__init__(frame)
        self.setObjectName(key)
        self.setWindowTitle(name)
        self.frame = frame
        """The dock that it stands in."""
        self.tools: list[QToolButton] = []
        """In the title bar while it is in front."""
        self._make = make
        self._panel: QWidget | None = None
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)

    @property
    def panel(self) -> QWidget:
        """What it shows; made the first time."""
        return self.fill()

    def fill(self) -> QWidget:
        """Make the panel, if it is not there."""
        if self._panel is None:
            self._panel = self._make()
            room = Room(self)
            room.setWidget(self._panel)
            self._rows.addWidget(room)
            self._panel.show()
        return self._panel

    @property
    def made(self) -> QWidget | None:
        """What it shows; None until that is made."""
        return self._panel

    @property
    def seen(self) -> bool:
        """Whether it is on the screen, and in front."""
        return self.frame.seen and self.frame.current is self

    def bring(self) -> None:
        """Bring it to the front, and its group."""
        self.frame.bring_page(self)

    @override
    def raise_(self) -> None:
        """Bring it to the front, and its group: Qt's own would lay it over the others."""
        self.frame.bring_page(self)

    def add_tool(self, action: QAction, *, text: bool = False) -> QToolButton:
        """Put a button for an action into the title bar while this page is in front."""
        button = self.frame.add_tool(action, text=text)
        self.tools.append(button)
        button.setVisible(self.frame.current is self)
        return button


@whole
class GroupDock(Dock):
    """The dock of a group."""

    wanted = Signal(object)
    """Another ``Group`` was chosen, or this one is to be brought to the front."""
    turned = Signal()
    """Another page is seen, and its panel is there."""

    def __init__(self, group: Group, window: QMainWindow) -> None:
        super().__init__(tr(group.name), group.key, QWidget, window)
        self._pages: list[Page] = []
        self.group = group
        self.stack = QStackedWidget(self)
        self.setWidget(self.stack)
        self.switch: dict[str, QToolButton] = {}
        self.tabs = QTabBar()
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setElideMode(Qt.TextElideMode.ElideNone)
        self.tabs.setAccessibleName(tr("Panels of {group}", group=tr(group.name)))
        self.tabs.currentChanged.connect(self._chosen)
        self._name.hide()
        self._row.setContentsMargins(6, 0, 4, 0)
        for number, each in enumerate(GROUPS):
            button = QToolButton()
            button.setObjectName("group")
            button.setText(tr(each.name))
            button.setToolTip(tr(each.tip))
            button.setCheckable(True)
            button.setChecked(each is group)
            button.setAutoRaise(True)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(partial(self._choose, each))
            self._row.insertWidget(number, button)
            self.switch[each.key] = button
        line = QFrame()
        line.setObjectName("line")
        line.setFixedSize(1, 16)
        self._row.insertSpacing(len(GROUPS), 6)
        self._row.insertWidget(len(GROUPS) + 1, line)
        self._row.insertWidget(len(GROUPS) + 2, self.tabs, 100)

        self.toggleViewAction().triggered.connect(self._toggled)

    # ---- pages

    def add(self, name: str, key: str, make: Callable[[], QWidget]) -> Page:
        """Add a page for a panel; the tabs have them in the order in which they come."""
        page = Page(name, key, make, self)
        self._pages.append(page)
        self.stack.addWidget(page)
        self.tabs.addTab(name)
        return page

    @property
    def pages(self) -> tuple[Page, ...]:
        """Its pages, as the tabs have them."""
        return tuple(self._pages)

    @property
    def current(self) -> Page | None:
        """The page in front."""
        at = self.tabs.currentIndex()
        return self._pages[at] if 0 <= at < len(self._pages) else None

    def put_in_front(self, page: Page) -> None:
        """Let a page be the one that is seen when the group is."""
        self.tabs.setCurrentIndex(self._pages.index(page))

    def bring_page(self, page: Page) -> None:
        """Bring a page to the front, and the group."""
        self.put_in_front(page)
        self.wanted.emit(self.group)

    def set_open(self, page: Page, is_open: bool) -> None:  # noqa: FBT001 as setVisible
        """Offer a page, or keep it closed."""
        self.tabs.setTabVisible(self._pages.index(page), is_open)

    @property
    def has_open(self) -> bool:
        """Whether any of its pages is offered."""
        return any(self.tabs.isTabVisible(number) for number in range(self.tabs.count()))

    @property
    def bar_height(self) -> int:
        """Pixels of all but the panel: the row of groups and panels."""
        return self.height() - self.stack.height()

    def _chosen(self, index: int) -> None:
        if not 0 <= index < len(self._pages):
            return
        now = self._pages[index]
        self.stack.setCurrentWidget(now)
        for page in self._pages:
            for tool in page.tools:
                tool.setVisible(page is now)
        self._later.start(0)

    def _choose(self, group: Group, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 as Qt calls it
        # A button that is pressed checks itself; which one is checked stays what it was.
        blocker = QSignalBlocker(self.switch[group.key])
        self.switch[group.key].setChecked(group is self.group)
        del blocker
        self.wanted.emit(group)

    # ---- as a dock

    def _toggled(self, on: bool) -> None:  # noqa: FBT001 as Qt calls it
        if on:
            self.wanted.emit(self.group)

    @override
    def fill(self) -> QWidget:
        page = self.current
        return self.stack if page is None or self.held else page.fill()

    @override
    def _fill_if_seen(self) -> None:
        page = self.current
        if self.seen and page is not None and not self.held:
            page.fill()
            self.turned.emit()

    @override
    def _name_or_tab(self) -> None:
        """Do nothing: the row stands there, whether Qt has a tab for the dock or not."""
