"""What is drawn, measured: where each text of the map stands, and what of the window is seen.

Each check returns what is wrong as sentences; none is none.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import combinations
from typing import Any, NamedTuple

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QImage, QPainter
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QTabBar,
    QTableView,
    QToolButton,
    QTreeView,
    QWidget,
)

from vfioviz.scene import text
from vfioviz.ui.bytemap.ink import Face
from vfioviz.ui.bytemap.ribbons import Edge, paint_ribbons
from vfioviz.ui.bytemap.view import MapView
from vfioviz.ui.main_window import MainWindow

TARGET = 24
"""Pixels of what one presses, each way."""
_TOUCH = 1.5
"""Pixels by which two texts may touch: what is above capitals and below the base line is empty."""


class Drawn(NamedTuple):
    """A text of the map."""

    words: str
    rect: QRectF
    """From the height of capitals to the base line, in pixels of the map."""
    column: int
    """-1 for the offsets that all columns share."""


class Cut(NamedTuple):
    """A text that was cut for want of room."""

    words: str
    missing: float
    """Pixels."""
    column: int


class Picture(NamedTuple):
    """All texts of a map as it is now."""

    drawn: list[Drawn]
    cuts: list[Cut]


@contextmanager
def _recorded(
    found: list[Drawn], cuts: list[Cut], column: list[int], head: list[float]
) -> Iterator[None]:
    draw, elide = QPainter.drawText, Face.elide

    def record(painter: QPainter, where: QPointF | QRectF, *rest: Any) -> Any:
        metrics, words = QFontMetricsF(painter.font()), str(rest[-1])
        if isinstance(where, QRectF):
            flags = int(Qt.TextFlag.TextWordWrap)
            box = metrics.boundingRect(where, flags, words)
        else:
            cap = metrics.capHeight()
            box = QRectF(where.x(), where.y() - cap, metrics.horizontalAdvance(words), cap)
        seen = painter.transform().mapRect(box)
        seen.setTop(max(seen.top(), min(head[0], seen.bottom())))
        if words.strip() and seen.height() > 0:
            found.append(Drawn(words, seen, column[0]))
        return draw(painter, where, *rest)

    def cut(self: Face, text: str, room: float) -> str:
        kept = elide(self, text, room)
        if kept != text:
            cuts.append(Cut(text, self.width(text) - room, column[0]))
        return kept

    QPainter.drawText = record  # type: ignore[method-assign, assignment]  # for the time of one painting
    Face.elide = cut  # type: ignore[method-assign]  # likewise
    try:
        yield
    finally:
        QPainter.drawText = draw  # type: ignore[method-assign]  # likewise
        Face.elide = elide  # type: ignore[method-assign]  # likewise


def picture(view: MapView) -> Picture:
    """Paint the map once more, without what is kept from before, and note each text."""
    port = view.canvas.viewport().size()
    image = QImage(port, QImage.Format.Format_RGB32)
    drawn: list[Drawn] = []
    cuts: list[Cut] = []
    column = [0]
    head = [0.0]
    """Pixels that what is painted now can not be seen above: the rows go below the header line."""
    painter = QPainter(image)
    with _recorded(drawn, cuts, column, head):
        for column[0], item in enumerate(view.items):
            metrics = item.tiles.ink.metrics
            first, last = item.visible()
            painter.save()
            painter.translate(item.x(), 0)
            head[0] = float(item.head)
            for number in range(first, last):
                top = item.top + number * metrics.row
                item.tiles.rows.paint(painter, item.map.row(number), metrics.left, top, "")
            right = metrics.left + metrics.width
            item.gutter.paint(painter, right, item.top, first, last, item.head)
            item.gutter.fence.paint(painter, metrics.left, item.top, first, last)
            if last == item.map.row_count:
                item.gutter.fence.paint_ending(painter, metrics.left, item.top)
            head[0] = 0.0
            header = type(item.header)(
                item.header.ink, item.map.column, item.rect().width(),
                left=metrics.left, reference=len(item.header.badges) > 1, among=len(view.items),
            )  # fmt: skip
            header.paint(painter, 0, 0)
            header.paint_ruler(painter, metrics.left, item.head - header.ruler)
            painter.restore()
        _paint_between(view, painter, column)
        column[0] = -1
        if view._offsets is not None:
            view._offsets.paint(painter)
    painter.end()
    return Picture(drawn, cuts)


def _paint_between(view: MapView, painter: QPainter, column: list[int]) -> None:
    if view._ribbons is None:
        return
    for index, joined in enumerate(view._ribbons.joined):
        column[0] = index
        left, right = view.items[index], view.items[index + 1]
        metrics = left.tiles.ink.metrics
        here = Edge(left.x() + metrics.left + metrics.width + 1, left.top, left.gutter.room)
        there = Edge(right.x() + metrics.left - 1, right.top)
        high = view.canvas.viewport().height() - left.head
        seen = QRectF(here.x, left.head, there.x - here.x, high)
        paint_ribbons(painter, left.tiles.ink, joined, here, there, seen)


# ---- the map


def whole_columns(view: MapView, count: int) -> list[str]:
    """Whether so many columns are seen, each from its first pixel to its last."""
    port = view.canvas.viewport()
    wrong = [] if len(view.items) == count else [f"{len(view.items)} columns, not {count}"]
    if view.scroller.horizontal.isVisible():
        wrong.append("the columns have to be scrolled")
    edge: float = 0 if view._offsets is None else view._offsets.width
    for item in view.items:
        left, right = item.x(), item.x() + item.rect().width()
        if left < edge - 0.5 or right > port.width() + 0.5:
            wrong.append(f"{item.map.column.title} is cut: {left} to {right} of {port.width()}")
        edge = right
    return wrong


def whole_rows(view: MapView, least: int) -> list[str]:
    """Whether all rows of all columns are seen, and at the least so many."""
    wrong = []
    for item in view.items:
        rows, seen = item.map.row_count, item.visible()
        last = item.top + rows * item.tiles.ink.metrics.row
        if seen != (0, rows) or last > view.canvas.viewport().height() + 0.5:
            wrong.append(f"{item.map.column.title}: rows {seen} of {rows} are seen")
    rows = max((item.map.row_count for item in view.items), default=0)
    return wrong if rows >= least else [*wrong, f"{rows} rows, not {least}"]


def overlaps(view: MapView, shown: Picture) -> list[str]:
    """Texts that stand over each other."""
    rows: dict[int, list[Drawn]] = {}
    for each in shown.drawn:
        for band in range(int(each.rect.top() // 40), int(each.rect.bottom() // 40) + 1):
            rows.setdefault(band, []).append(each)
    found = set()
    for near in rows.values():
        for one, other in combinations(near, 2):
            both = one.rect.intersected(other.rect)
            if both.width() > _TOUCH and both.height() > _TOUCH:
                found.add(f"{one.words!r} and {other.words!r} at {both.center().toTuple()}")
    return sorted(found)


def outside(view: MapView, shown: Picture) -> list[str]:
    """Texts that reach out of the map, or into another column."""
    width = view.canvas.viewport().width()
    wrong = []
    for each in shown.drawn:
        left, right = 0.0, float(width)
        if each.column >= 0:
            item = view.items[each.column]
            left = item.x()
            right = left + item.rect().width()
            right += item.tiles.ink.metrics.lead  # what joins two columns reaches the next cells
        if each.rect.left() < left - 1 or each.rect.right() > right + 1:
            wrong.append(
                f"{each.words!r}: {each.rect.left()} to {each.rect.right()}, {left} to {right}"
            )
    return wrong


def elided(view: MapView, shown: Picture) -> list[str]:
    """Texts that are cut although there is room for them in the map."""
    used = 0.0 if view._offsets is None else float(view._offsets.width)
    for item in view.items:
        metrics = item.tiles.ink.metrics
        used += metrics.left + metrics.width + metrics.gutter + item.gutter.room + metrics.trail
    spare = view.canvas.viewport().width() - used
    wrong = []
    for each in shown.cuts:
        header = view.items[each.column].header
        if each.words == header.column.title:
            face = header.face
            end = max((one.rect.right() for one in header.chips), default=0.0)
            end = end or face.width(header.title) + 6 + header._taken(header.shown)
            if header.width - end >= each.missing:
                wrong.append(f"{each.words!r} is cut beside {header.width - end:.0f} pixels")
        elif spare >= len(view.items) * max(each.missing, view.view.row_bytes):
            wrong.append(f"{each.words!r} is cut, {spare:.0f} pixels are free")
    return wrong


def small_cells(view: MapView) -> list[str]:
    """Fields of 2 bytes and more that are no target to hit, at 100 % and above."""
    if view.view.zoom < 100:
        return []
    wrong = []
    for item in view.items:
        metrics = item.tiles.ink.metrics
        for row in item.map.rows(*item.visible()):
            for cell in row.cells:
                box = item.tiles.rows.rect(cell, 0, 0)
                if cell.last - cell.first >= 2 and min(box.width(), box.height()) < TARGET:
                    where = text.both(row.start + cell.first)
                    wrong.append(f"{cell.name} at {where}: {box.size().toTuple()}")
        if metrics.byte < TARGET * 0.75:
            wrong.append(f"a byte is {metrics.byte} pixels wide")
    return wrong


# ---- the window


def _place(widget: QWidget, window: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint()), widget.size())


def parts(window: MainWindow) -> dict[str, QRect]:
    """Where the parts of the window stand that must not cover each other."""
    centre = window.centralWidget()
    assert centre is not None
    shown: dict[str, QWidget] = {
        "menus": window.menuBar(), "toolbar": window.toolbar, "map": centre,
        "status": window.statusBar(),
        **{key: dock for key, dock in window.panes.docks.items() if dock.seen},
    }  # fmt: skip
    return {key: _place(each, window) for key, each in shown.items() if each.isVisible()}


def covered(window: MainWindow) -> list[str]:
    """Parts of the window that cover each other, or reach out of it."""
    stand = parts(window)
    wrong = [
        f"{one} covers {other}"
        for (one, a), (other, b) in combinations(stand.items(), 2)
        if a.intersects(b)
    ]
    return wrong + [
        f"{key} reaches out of the window: {rect.getRect()}"
        for key, rect in stand.items()
        if not window.rect().contains(rect)
    ]


def small_targets(window: MainWindow) -> list[str]:
    """What one presses that is smaller than a target has to be."""
    wrong = []
    for kind in (QAbstractButton, QComboBox, QLineEdit):
        for each in window.findChildren(kind):
            if each.isVisible() and not each.visibleRegion().isEmpty() and not _inner(each):
                size = each.size()
                if min(size.width(), size.height()) < TARGET:
                    name = each.objectName() or each.accessibleName() or _words(each)
                    wrong.append(f"{type(each).__name__} {name!r}: {size.toTuple()}")
    return [*wrong, *_small_tabs(window), *_small_rows(window)]


def _small_tabs(window: MainWindow) -> Iterator[str]:
    for bar in window.findChildren(QTabBar):
        for number in range(bar.count() if bar.isVisible() else 0):
            size = bar.tabRect(number).size()
            if min(size.width(), size.height()) < TARGET:
                yield f"tab {bar.tabText(number)!r}: {size.toTuple()}"


def _small_rows(window: MainWindow) -> Iterator[str]:
    for header in window.findChildren(QHeaderView):
        if header.isVisible() and header.height() < TARGET:
            yield f"header of {type(header.parent()).__name__}: {header.height()} high"
    for view in window.findChildren(QTreeView):
        model = view.model()
        if view.visibleRegion().isEmpty() or not model.rowCount():
            continue
        height = view.visualRect(model.index(0, 0)).height()
        if height < TARGET:
            yield f"rows of {view.accessibleName()}: {height} high"


def _inner(widget: QWidget) -> bool:
    """Whether it is a part of a field, or of a bar that scrolls, and no target of its own."""
    parent = widget.parentWidget()
    return isinstance(parent, QComboBox | QTabBar) or widget.objectName().startswith("qt_")


def _words(widget: QWidget) -> str:
    return widget.text() if isinstance(widget, QAbstractButton) else ""


def cut_buttons(window: MainWindow) -> list[str]:
    """Buttons whose words are cut."""
    return [
        f"{each.text()!r} needs {each.sizeHint().width()} pixels, has {each.width()}"
        for each in window.toolbar.findChildren(QToolButton)
        if each.isVisible() and each.width() < each.sizeHint().width()
    ]


def cut_tables(window: MainWindow) -> list[str]:
    """Tables with a cut text and free space beside their last column."""
    wrong = []
    for view in window.findChildren(QAbstractItemView):
        if view.visibleRegion().isEmpty() or not isinstance(view, QTreeView | QTableView):
            continue
        header = view.header() if isinstance(view, QTreeView) else view.horizontalHeader()
        free = view.viewport().width() - header.length()
        if free > TARGET and any(
            view.sizeHintForColumn(column) > header.sectionSize(column)
            for column in range(header.count())
            if not header.isSectionHidden(column)
        ):
            wrong.append(f"{view.accessibleName()}: texts are cut beside {free} free pixels")
    return wrong


def checked(window: MainWindow) -> list[str]:
    """All that has to hold in any state."""
    view = window.map
    assert view is not None
    shown = picture(view)
    return [
        *(f"overlap: {each}" for each in overlaps(view, shown)),
        *(f"outside: {each}" for each in outside(view, shown)),
        *(f"cut: {each}" for each in elided(view, shown)),
        *(f"too small: {each}" for each in (*small_cells(view), *small_targets(window))),
        *(f"covered: {each}" for each in covered(window)),
        *(f"cut: {each}" for each in (*cut_buttons(window), *cut_tables(window))),
    ]
