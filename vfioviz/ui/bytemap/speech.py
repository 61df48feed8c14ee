"""The map for a screen reader: one named child a span, and short announcements.

The children are plain widgets that paint nothing and let the mouse through: Qt tells assistive
programs of widgets by itself. They are made only while such a program listens.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from vfioviz.language import tr
from vfioviz.scene import spoken
from vfioviz.scene.ribbons import Ribbon, told
from vfioviz.ui.announcer import Weight, announce
from vfioviz.ui.bytemap.item import ColumnItem


class Speech:
    """Keeps what is told in step with what is shown."""

    def __init__(self, owner: QWidget, canvas: QWidget) -> None:
        self._owner = owner
        self._canvas = canvas
        self._children: list[QWidget] = []

    @property
    def children(self) -> list[QWidget]:
        """The spans, as widgets."""
        return self._children

    def tell(
        self,
        items: list[ColumnItem],
        joined: Sequence[Sequence[Ribbon]] = (),
        *,
        listened: bool | None = None,
    ) -> None:
        """Describe the columns.

        Args:
            items: What is shown.
            joined: What joins each one to the next.
            listened: Whether an assistive program is there; None: ask Qt.
        """
        columns = [item.map.column for item in items]
        said = [spoken.summary(each) for each in columns]
        said += [
            told(left, right, each)
            for each, (left, right) in zip(joined, pairwise(columns), strict=False)
        ]
        if any(item.map.bands is not None for item in items):
            said.append(tr("rows of no bytes keep the capabilities level"))
        self._owner.setAccessibleDescription(". ".join(filter(None, said)))
        for child in self._children:
            child.deleteLater()
        self._children = []
        if not (QAccessible.isActive() if listened is None else listened):
            return
        for item in items:
            for span in spoken.spans(item.map.column):
                self._children.append(self._child(item, span))

    def announce(self, item: ColumnItem, at: int) -> None:
        """Say what is selected now."""
        if QAccessible.isActive():
            words = spoken.place(item.map.column, at)
            announce(self._owner, words, Weight.PLACE)

    def _child(self, item: ColumnItem, span: spoken.Span) -> QWidget:
        child = QWidget(self._canvas)
        child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        child.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        child.setAccessibleName(f"{item.map.column.title}: {span.text}")
        box = QRectF()
        for rect in item.rects(span.start, span.stop):
            box = box.united(rect)
        child.setGeometry(QRect(box.translated(item.x(), 0).toAlignedRect()))
        child.show()
        return child
