"""A panel that follows the document while it is seen, and once more when it comes into view."""

from __future__ import annotations

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from vfioviz.ui.whole import whole


@whole
class SeenPanel(QWidget):
    """A subclass shows in ``_update`` what there is now."""

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._update()

    def _refresh(self, _what: object) -> None:
        if self.isVisible():
            self._update()

    def _update(self) -> None:
        raise NotImplementedError
