"""The menu of the files that were opened or saved lately."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from vfioviz.language import tr
from vfioviz.ui import recent
from vfioviz.ui.centre import Centre
from vfioviz.ui.files import Files
from vfioviz.ui.plain import plain


class RecentMenu(QObject):
    """Fills the menu each time that it is opened."""

    def __init__(self, menu: QMenu, files: Files, centre: Centre) -> None:
        super().__init__(menu)
        self._menu = menu
        self._files = files
        self._centre = centre
        menu.aboutToShow.connect(self._fill)

    def _fill(self) -> None:
        self._menu.clear()
        for name in recent.recent_files():
            action = self._menu.addAction(Path(name).name)
            action.setToolTip(plain(name))
            action.triggered.connect(lambda _on=False, name=name: self._files.open_paths([name]))
        if self._menu.isEmpty():
            self._menu.addAction(tr("Nothing opened yet")).setEnabled(False)
        else:
            self._menu.addSeparator()
            self._menu.addAction(tr("Clear this list")).triggered.connect(self._forget)

    def _forget(self) -> None:
        recent.forget_all()
        self._centre.refresh_recent()
