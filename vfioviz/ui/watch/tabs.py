"""The files of the C that are open, as tabs, and a way to the others."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QTabBar, QToolButton, QWidget
from typing_extensions import override

from vfioviz.language import tr
from vfioviz.scene.palette import LIGHT, Palette
from vfioviz.ui.icons import icon
from vfioviz.ui.plain import plain
from vfioviz.ui.watch.bar import tool
from vfioviz.ui.whole import whole

_RIGHT = QTabBar.ButtonPosition.RightSide
_CROSS = 12
"""Pixels of the sign that closes a tab."""


@whole
class _Tabs(QTabBar):
    """Delete closes the tab that has the focus."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.tabCloseRequested.emit(self.currentIndex())
            return
        super().keyPressEvent(event)


class FileTabs(QWidget):
    """One tab a file; a dot stands before one that was typed into."""

    chosen = Signal(str)
    """A file that is to be shown."""
    closed = Signal(str)
    """A file that is not to be open any more."""
    search = Signal()
    """Another file or a function is wanted."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.files: list[str] = []
        """Paths, in the order of the tabs."""
        self._typed: frozenset[str] = frozenset()
        self.tabs = _Tabs(self)
        self.tabs.setAccessibleName(tr("Open files of the C"))
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setUsesScrollButtons(True)
        self.tabs.setElideMode(Qt.TextElideMode.ElideMiddle)
        self.tabs.currentChanged.connect(self._turned)
        self.tabs.tabCloseRequested.connect(self._close)
        self._palette = LIGHT
        self.others = tool(
            self, tr("Files…"), tr("Open another file or function of this version (Shift+F4)"),
            self.search.emit,
        )  # fmt: skip
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.tabs, 1)
        row.addWidget(self.others)

    def _button(self, path: str) -> QToolButton:
        close = tool(self.tabs, "", tr("Close this file (Delete)"), lambda: self._close_path(path))
        close.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        close.setIcon(icon("close", self._palette))
        close.setIconSize(QSize(_CROSS, _CROSS))
        close.setFixedSize(_CROSS + 14, _CROSS + 10)
        return close

    def set_palette(self, palette: Palette) -> None:
        """Take the colours of a theme."""
        self._palette = palette
        for at in range(len(self.files)):
            button = self.tabs.tabButton(at, _RIGHT)
            if isinstance(button, QToolButton):
                button.setIcon(icon("close", palette))

    @property
    def current(self) -> str:
        """The path of the file that is shown; "" where there is none."""
        at = self.tabs.currentIndex()
        return self.files[at] if 0 <= at < len(self.files) else ""

    def keep(self, there: Sequence[str]) -> None:
        """Close the files that a version does not have."""
        for path in [each for each in self.files if each not in there]:
            self._remove(path)

    def show_file(self, path: str) -> None:
        """Show a file, opened where it is not."""
        self.tabs.blockSignals(True)
        if path not in self.files:
            self.files.append(path)
            self.tabs.addTab(path.rpartition("/")[2])
            at = len(self.files) - 1
            self.tabs.setTabToolTip(at, plain(path))
            self.tabs.setTabButton(at, _RIGHT, self._button(path))
        self.tabs.setCurrentIndex(self.files.index(path))
        self.tabs.blockSignals(False)
        self._name()

    def mark(self, typed: frozenset[str]) -> None:
        """Mark the files that were typed into."""
        if typed != self._typed:
            self._typed = typed
            self._name()

    def _name(self) -> None:
        names = [path.rpartition("/")[2] for path in self.files]
        for at, path in enumerate(self.files):
            # Two of one name are told apart by their folders.
            alone = names.count(names[at]) == 1
            short = names[at] if alone else "/".join(path.split("/")[-2:])
            self.tabs.setTabText(at, f"\N{BULLET} {short}" if path in self._typed else short)
        for at, path in enumerate(self.files):
            button = self.tabs.tabButton(at, _RIGHT)
            if button is not None:
                button.setVisible(len(self.files) > 1)
                button.setAccessibleName(tr("Close {name}", name=path.rpartition("/")[2]))

    def _remove(self, path: str) -> None:
        at = self.files.index(path)
        self.tabs.blockSignals(True)
        del self.files[at]
        self.tabs.removeTab(at)
        self.tabs.blockSignals(False)
        self._name()

    def close_file(self, path: str) -> None:
        """Close a file; the last one stays."""
        if path in self.files and len(self.files) > 1:
            self._remove(path)

    def _turned(self, at: int) -> None:
        if 0 <= at < len(self.files):
            self.chosen.emit(self.files[at])

    def _close(self, at: int) -> None:
        if 0 <= at < len(self.files):
            self._close_path(self.files[at])

    def _close_path(self, path: str) -> None:
        if path in self.files and len(self.files) > 1:
            self.closed.emit(path)
