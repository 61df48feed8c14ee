"""A struct's map in a window: scrolled, steered by mouse and keys, told to a screen reader."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QToolTip, QWidget
from typing_extensions import override

from vfioviz.language import tr
from vfioviz.scene import structtext
from vfioviz.scene.palette import Palette
from vfioviz.scene.structpieces import Piece, Sort
from vfioviz.scene.structsheet import Band
from vfioviz.ui.announcer import Weight, announce
from vfioviz.ui.bytemap.ink import brush, pen, write
from vfioviz.ui.bytemap.metrics import MARGIN
from vfioviz.ui.plain import plain
from vfioviz.ui.structs.board import GridPainter, Hit
from vfioviz.ui.structs.steps import step
from vfioviz.ui.structs.turning import Wanted, likest, menu_of, next_alternative
from vfioviz.ui.whole import whole

_BELOW = 10
"""Between the last row and what stands below it."""


@whole
class StructMap(QAbstractScrollArea):
    """One struct, its ABIs in columns; the column heads stay at the top."""

    told = Signal(str)
    """What is said of the piece under the mouse, or of the current one."""
    fold_wanted = Signal(str)
    """The path of a struct that is to be opened or closed."""
    alternative_wanted = Signal(str, int)
    """The key of a union, and which of its alternatives is to be shown; 0 for none."""

    lanes_wanted = Signal()
    """The alternatives of unions are to stand beside each other, or no longer."""

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Struct"))
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.viewport().setMouseTracking(True)
        self.setMouseTracking(True)
        self._palette = palette
        self._band: Band | None = None
        self.board: GridPainter | None = None
        self.current: Hit | None = None
        """The piece that the keys move."""
        self._hover: Hit | None = None

    # ---- what is shown

    def show_band(self, band: Band | None) -> None:
        """Show a struct; the current piece stays the one of its name and column."""
        kept = None if self._band is None or band is None else self._named()
        same = self._band is not None and band is not None and self._band.title == band.title
        self._band = band
        self._make_board()
        self._hover = self.current = None
        self.setAccessibleDescription("" if band is None else structtext.summary(band.grid))
        self._fit()
        if same and kept is not None:
            self._find(*kept)
        else:
            self.verticalScrollBar().setValue(0)
            self.horizontalScrollBar().setValue(0)
        self._tell()
        self.viewport().update()

    def set_palette(self, palette: Palette) -> None:
        """Take the colours of a theme."""
        self._palette = palette
        self._make_board()
        self.viewport().update()

    def _make_board(self) -> None:
        band, room = self._band, self.viewport().width()
        self.board = (
            None if band is None else GridPainter(band.grid, band.heads, self._palette, room)
        )

    def go_to(self, name: str, abis: tuple[str, ...] = ()) -> bool:
        """Make a member the current piece, of the first column of some ABIs; False: it is none."""
        if self.board is None:
            return False
        found: list[Hit] = []
        for number, column in enumerate(self.board.grid.columns):
            if column.view is None or (abis and column.view.abi not in abis):
                continue
            field = column.view.field(name)
            if field is None or (index := column.at(field.offset)) < 0:
                continue
            if column.shows(index, name):
                self._choose(Hit(number, index))
                return True
            found.append(Hit(number, index))
        if found:
            self._choose(found[0])
        return bool(found)

    def _named(self) -> tuple[int, Piece] | None:
        piece = self.piece()
        return None if piece is None or self.current is None else (self.current.column, piece)

    def _find(self, column: int, piece: Piece) -> None:
        """Make the piece the current one that is most like one of before."""
        board = self.board
        if board is None or column >= len(board.grid.columns):
            return
        index = likest(piece, board.grid.columns[column].pieces)
        if index >= 0:
            self.current = Hit(column, index)

    def piece(self, hit: Hit | None = None) -> Piece | None:
        """Return a piece; the current one where none is named."""
        hit = hit or self.current
        if hit is None or self.board is None:
            return None
        return self.board.grid.columns[hit.column].pieces[hit.piece]

    def _tell(self) -> None:
        board, hit = self.board, self._hover or self.current
        piece = self.piece(hit)
        if board is None or hit is None or piece is None:
            self.told.emit("")
            return
        column = board.grid.columns[hit.column]
        title = board.heads[hit.column].title
        if column.is_lane and column.view is not None:
            title = column.view.abi
        self.told.emit(f"{title}:  {structtext.line(board.grid, hit.column, piece)}")

    # ---- moving

    def _choose(self, hit: Hit) -> None:
        self.current, self._hover = hit, None
        board, piece = self.board, self.piece(hit)
        if board is None or piece is None:
            return
        self._scroll_to(hit, piece)
        words = structtext.spoken(board.grid, hit.column, piece)
        self.setAccessibleDescription(f"{words}. {structtext.summary(board.grid)}")
        if QAccessible.isActive():
            announce(self, words, Weight.PLACE)
        self._tell()
        self.viewport().update()

    def _scroll_to(self, hit: Hit, piece: Piece) -> None:
        board = self.board
        if board is None:
            return
        box = QRectF()
        for rect in board.rects(hit.column, piece):
            box = box.united(rect)
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        room = self.viewport().height() - board.head_height - MARGIN
        if box.top() < down.value() or box.height() > room:
            down.setValue(int(box.top()))
        elif box.bottom() + _BELOW > down.value() + room:
            down.setValue(ceil(box.bottom() + _BELOW - room))
        if box.left() - board.metrics.left < across.value():
            across.setValue(int(box.left() - board.metrics.left))
        elif box.right() + MARGIN > across.value() + self.viewport().width():
            across.setValue(ceil(box.right() + MARGIN - self.viewport().width()))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        hit = None
        if self.board is not None:
            page = max(1, self.viewport().height() // self.board.metrics.row - 3)
            hit = step(self.board.grid, self.current, event.keyCombination(), page)
        if hit is not None:
            self._choose(hit)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._turn(self.piece())
        elif event.key() == Qt.Key.Key_U:
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._next_alternative(self.piece(), -1 if back else 1)
        elif event.key() == Qt.Key.Key_L and not event.modifiers():
            self.lanes_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _turn(self, piece: Piece | None) -> None:
        """Open or close a struct, or go on to the next alternative of a union."""
        if piece is not None and piece.sort is Sort.UNION:
            self._next_alternative(piece, 1)
        elif piece is not None and piece.struct:
            self.fold_wanted.emit(piece.struct)
        else:
            self._next_alternative(piece, 1)

    def _next_alternative(self, piece: Piece | None, by: int) -> None:
        if piece is not None and piece.choice is not None:
            self.alternative_wanted.emit(*next_alternative(piece.choice, by))

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer the alternatives of a union, and what opens or closes a struct."""
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        hit = self._at(QPointF(event.pos())) if by_mouse else self.current
        piece = None if hit is None else self.piece(hit)
        if hit is None or piece is None:
            return
        self._choose(hit)
        wanted = Wanted(self.fold_wanted, self.alternative_wanted, self.lanes_wanted)
        menu = menu_of(self, piece, wanted, lanes=self._has_lanes())
        if not menu.isEmpty():
            place = event.pos() if by_mouse else self.rect_of(hit).center()
            menu.popup(self.viewport().mapToGlobal(place))

    def _has_lanes(self) -> bool:
        columns = () if self.board is None else self.board.grid.columns
        return any(each.lane is not None and each.lane.of > 1 for each in columns)

    # ---- the mouse

    def _at(self, point: QPointF) -> Hit | None:
        board = self.board
        if board is None or point.y() < board.head_height + MARGIN:
            return None
        y = point.y() - board.head_height - MARGIN + self.verticalScrollBar().value()
        return board.hit(point.x() + self.horizontalScrollBar().value(), y)

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        """Say what the title of a column is short for."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            tip = self.tip_at(QPointF(event.pos()))
            if tip:
                QToolTip.showText(event.globalPos(), plain(tip), self.viewport())
            else:
                QToolTip.hideText()
            return True
        return super().viewportEvent(event)

    def tip_at(self, point: QPointF) -> str:
        """Return what the title at a point is short for; "" where it is all, or there is none."""
        board = self.board
        if board is None or not 0 <= point.y() < board.head_height:
            return ""
        x = point.x() + self.horizontalScrollBar().value()
        return next(
            (head.tip for number, head in enumerate(board.heads)
             if board.left(number) <= x < board.left(number) + board.metrics.width), "",
        )  # fmt: skip

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        hover = self._at(event.position())
        if hover != self._hover:
            self._hover = hover
            self._tell()
            self.viewport().update()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        hit = self._at(event.position())
        if hit is not None and event.button() == Qt.MouseButton.LeftButton:
            self._choose(hit)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        hit = self._at(event.position())
        if hit is not None:
            self._turn(self.piece(hit))

    @override
    def leaveEvent(self, event: object) -> None:
        self._hover = None
        self._tell()
        self.viewport().update()

    # ---- painting

    def _size(self) -> QSize:
        board, band = self.board, self._band
        if board is None or band is None:
            return QSize(0, 0)
        line = board.ink.body.height + 3
        feet = max(map(len, band.feet), default=0) * line
        return QSize(ceil(board.width), ceil(board.height + _BELOW + feet))

    def _fit(self) -> None:
        size, room = self._size(), self.viewport().size()
        head = 0 if self.board is None else ceil(self.board.head_height) + MARGIN
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        down.setRange(0, max(0, size.height() + head - room.height()))
        down.setPageStep(max(1, room.height() - head))
        down.setSingleStep(20 if self.board is None else self.board.metrics.row)
        across.setRange(0, max(0, size.width() - room.width()))
        across.setPageStep(room.width())
        across.setSingleStep(44)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._make_board()
        self._fit()

    @override
    def scrollContentsBy(self, dx: int, dy: int) -> None:
        # The heads stand still, and pieces are few: all is painted anew.
        self.viewport().update()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), brush(self._palette.page))
        board, band = self.board, self._band
        if board is None or band is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(-self.horizontalScrollBar().value(), 0)
        top = board.head_height + MARGIN - self.verticalScrollBar().value()
        room = self.viewport().height() - top
        first = max(0, int((board.head_height - top) // board.metrics.row))
        board.paint_rows(painter, top, first, ceil(room / board.metrics.row) + 1)
        self._paint_feet(painter, band, board, top + board.height + _BELOW)
        for hit, is_current in ((self._hover, False), (self.current, True)):
            self._ring(painter, board, hit, top, current=is_current)
        head = QRectF(0, 0, max(board.width, self.viewport().width() + 1e4), board.head_height)
        painter.fillRect(head.adjusted(0, 0, 0, MARGIN - 2), brush(self._palette.page))
        board.paint_heads(painter, MARGIN)
        painter.end()

    def _paint_feet(self, painter: QPainter, band: Band, board: GridPainter, top: float) -> None:
        face = board.ink.body
        for number, notes in enumerate(band.feet):
            for line, note in enumerate(notes):
                base = top + line * (face.height + 3) + face.ascent
                x, room = board.left(number), board.metrics.width - 20.0
                write(painter, board.ink.name_bold, self._palette.muted, x + 2, base, note.sign)
                write(painter, face, self._palette.muted, x + 20, base, face.elide(note.text, room))

    def _ring(
        self, painter: QPainter, board: GridPainter, hit: Hit | None, top: float, *, current: bool
    ) -> None:
        piece = self.piece(hit) if hit is not None else None
        if hit is None or piece is None:
            return
        palette = self._palette
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for rect in board.rects(hit.column, piece):
            box = rect.translated(0, top).adjusted(0.5, 0.5, -0.5, -0.5)
            if not current:
                painter.setPen(pen(palette.hover, 1.0))
                painter.drawRect(box)
                continue
            width = 2.5 if self.hasFocus() else 1.5
            painter.setPen(pen(palette.ring_inner, width + 2))
            painter.drawRect(box)
            painter.setPen(pen(palette.ring_outer, width))
            painter.drawRect(box)

    def rect_of(self, hit: Hit) -> QRect:
        """Return where the first row of a piece is, in the viewport."""
        board, piece = self.board, self.piece(hit)
        if board is None or piece is None:
            return QRect()
        rect = next(board.rects(hit.column, piece)).toRect()
        down = ceil(board.head_height) + MARGIN - self.verticalScrollBar().value()
        return rect.translated(QPoint(-self.horizontalScrollBar().value(), down))
