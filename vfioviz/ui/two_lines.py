"""A list whose rows say two lines: what it is, and what there is to see in it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from vfioviz.scene.palette import Palette
from vfioviz.ui.plain import plain
from vfioviz.ui.theme import colours
from vfioviz.ui.whole import whole

DATA = Qt.ItemDataRole.UserRole
"""What the row stands for; a row without it is a heading."""
TEXT = Qt.ItemDataRole.UserRole + 1
"""The second line."""
KIND = Qt.ItemDataRole.UserRole + 2
"""A few words at the right."""
_ELIDE = Qt.TextElideMode.ElideRight
_TOP_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_TOP_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop


def add_row(view: QListWidget, title: str, text: str, kind: str, data: object) -> QListWidgetItem:
    """Add a row; its tool tip and what a screen reader says are made of the same words."""
    item = QListWidgetItem(title, view)
    item.setData(DATA, data)
    item.setData(TEXT, text)
    item.setData(KIND, kind)
    item.setToolTip(plain(text))
    end = "" if text.endswith((".", "!", "?")) else "."
    item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{title}, {kind}. {text}{end}")
    return item


def add_heading(view: QListWidget, name: str) -> None:
    """Add a heading, that cannot be chosen."""
    QListWidgetItem(name, view).setFlags(Qt.ItemFlag.NoItemFlags)


@whole
class TwoLines(QStyledItemDelegate):
    """Draws headings, and rows of two lines."""

    def __init__(self, palette: Palette, parent: QWidget) -> None:
        super().__init__(parent)
        self.palette = palette

    @override
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        line = option.fontMetrics.height()
        return QSize(200, line * 2 + (6 if index.data(DATA) is None else 14))

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        names = colours(self.palette)
        rect: QRect = option.rect
        painter.save()
        if index.data(DATA) is None:
            font = option.font
            font.setBold(True)
            painter.setFont(font)
            painter.setPen(QColor(names["muted"]))
            box = rect.adjusted(12, 0, -12, -4)
            painter.drawText(box, Qt.AlignmentFlag.AlignBottom, str(index.data()))
        else:
            self._ground(painter, option, names)
            self._row(painter, option, index, names)
        painter.restore()

    def _ground(
        self, painter: QPainter, option: QStyleOptionViewItem, names: dict[str, str]
    ) -> None:
        state, flags = option.state, QStyle.StateFlag
        if state & flags.State_Selected:
            shade = "chosen2" if state & flags.State_HasFocus else "chosen"
        elif state & flags.State_MouseOver:
            shade = "wash"
        else:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(names[shade]))
        painter.drawRoundedRect(option.rect.adjusted(0, 1, -4, -1), 6, 6)

    def _row(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
        names: dict[str, str],
    ) -> None:
        metrics, rect = option.fontMetrics, option.rect
        kind, text = str(index.data(KIND)), str(index.data(TEXT))
        box: QRect = rect.adjusted(12, 6, -12, -6)
        width = metrics.horizontalAdvance(kind)
        painter.setPen(QColor(names["muted"]))
        painter.drawText(box, _TOP_RIGHT, kind)
        painter.setPen(QColor(names["text"]))
        title = metrics.elidedText(str(index.data()), _ELIDE, box.width() - width - 16)
        painter.drawText(box, _TOP_LEFT, title)
        painter.setPen(QColor(names["muted"]))
        below = box.adjusted(0, metrics.height() + 2, 0, 2)
        painter.drawText(below, _TOP_LEFT, metrics.elidedText(text, _ELIDE, below.width()))
