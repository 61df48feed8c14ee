"""What mouse and keyboard ask of the map; ``view`` is the map, and knows both."""

from __future__ import annotations

from typing import NamedTuple, Protocol

from PySide6.QtCore import QPointF, Qt

from vfioviz.codec.ref import CapId
from vfioviz.document.derived import DerivedColumn
from vfioviz.document.view import View
from vfioviz.ui.bytemap.item import ColumnItem
from vfioviz.ui.bytemap.placed import Placed
from vfioviz.ui.bytemap.scrolling import Scroller


class Hover(NamedTuple):
    """The byte under the mouse."""

    column: int
    offset: int


class Surface(Protocol):
    """Columns that are selected in, scrolled and zoomed."""

    scroller: Scroller
    pointing: bool

    @property
    def items(self) -> list[ColumnItem]:
        """The columns, left to right."""

    def parts(self) -> list[Placed]:
        """Return what stands on the canvas, from the lowest to the uppermost."""

    @property
    def view(self) -> View:
        """How the columns are shown."""

    # Where something is

    def hit(self, position: QPointF) -> Hover | None:
        """Return the byte at a point of the canvas."""

    def capability_at(self, position: QPointF) -> tuple[int, CapId] | None:
        """Return column and identity of the capability that can be dragged at a point."""

    def head_at(self, position: QPointF) -> DerivedColumn | None:
        """Return the column whose header line is at a point of the canvas."""

    def press_head(self, position: QPointF) -> None:
        """Make the column active whose header line was pressed."""

    # What is wanted

    def select(self, column: int, start: int, stop: int) -> None:
        """Select bytes ``[start, stop)`` of a column."""

    def select_leaf(self, column: int, offset: int) -> None:
        """Select the leaf that holds a byte."""

    def extend_to(self, hit: Hover) -> None:
        """Let the selection reach to a byte."""

    def follow(self) -> None:
        """Go where the selected link leads."""

    def ask_menu(self, position: QPointF | None) -> None:
        """Ask for the menu of what is at a point of the canvas; None: of the selection."""

    def ask_edit(self) -> None:
        """Ask for an editor of what is selected."""

    def point_at(self, hover: Hover | None) -> None:
        """Mark the leaf under the mouse and tell of it."""

    def set_drop(self, column: int | None, position: QPointF | None) -> None:
        """Mark where a dragged capability would go."""

    def drop(self, column: int, capability: CapId, position: QPointF) -> None:
        """Ask for the move of a capability to where it was dropped."""

    def zoom_to(self, zoom: int) -> None:
        """Ask for another zoom, in per cent."""

    def zoom_by(self, steps: int) -> None:
        """Ask for a zoom so many steps further in, or out if negative."""

    def tell(self, words: str) -> None:
        """Say why a key led nowhere."""

    # The widget

    def setFocus(self, reason: Qt.FocusReason, /) -> None:  # noqa: N802 -- Qt's
        """Take the focus."""

    def show_focus(self, *, keyboard: bool) -> None:
        """Draw the focus ring for those who steer by keyboard."""

    def refit(self) -> None:
        """Lay the columns out anew for the room that there is."""
