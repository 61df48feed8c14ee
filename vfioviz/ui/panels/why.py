"""Why the selected bytes are where they are; it follows the selection."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QListWidget, QStackedLayout, QWidget
from typing_extensions import override

from vfioviz.language import tr
from vfioviz.scene.why import why
from vfioviz.ui.panels.seen import SeenPanel
from vfioviz.ui.qdocument import QDocument
from vfioviz.ui.whole import whole


@whole
class WhyPanel(SeenPanel):
    """A list, from the byte out to the link that leads to it."""

    def __init__(self, document: QDocument, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.list = QListWidget(self)
        self.list.setAccessibleName(tr("Why these bytes are here"))
        self.list.setObjectName("why")
        self.list.setWordWrap(True)
        self.none = QLabel(tr("Select bytes first: in the map, or in the structure tree."), self)
        self.none.setObjectName("muted")
        self.none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.none.setWordWrap(True)
        self.none.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.none)
        document.derived_changed.connect(self._refresh)
        document.view_changed.connect(self._refresh)
        self._update()

    @override
    def _update(self) -> None:
        column, now = self._document.active_column, self._document.view.selection
        told: tuple[str, ...] = ()
        if column is not None and now is not None and now.start < column.layout.size:
            told = why(column, now.start)
        if told != tuple(self.list.item(n).text() for n in range(self.list.count())):
            self.list.clear()
            self.list.addItems(told)
        shown = self.list if told else self.none
        self._stack.setCurrentWidget(shown)
        self.setFocusProxy(shown)
