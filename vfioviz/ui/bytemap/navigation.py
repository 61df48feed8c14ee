"""The keyboard on the map: by byte, row, field, capability, along the chain."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from vfioviz.codec.layout import Layout
from vfioviz.codec.ref import INFO_INDEX
from vfioviz.document.project import Column
from vfioviz.document.view import Selection
from vfioviz.language import tr
from vfioviz.scene import text
from vfioviz.scene.bytemap import ByteMap
from vfioviz.scene.why import owner, pointers
from vfioviz.ui.bytemap.surface import Surface

_Key = Qt.Key
_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier


class Navigator:
    """Moves a map's selection; remembers where ``N`` came from, for ``B``."""

    def __init__(self, owner: Surface) -> None:
        self._owner = owner
        self._trail: list[tuple[Column, Selection]] = []
        self.why = ""
        """Why the last walk led nowhere."""

    def forget(self) -> None:
        """Forget where it came from: another document is shown."""
        self._trail.clear()

    def key(self, event: QKeyEvent) -> bool:
        """Do what a key says; return whether it says anything."""
        key, modifiers = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if not self._owner.items:
            return False
        if modifiers == _CTRL and key in (_Key.Key_Plus, _Key.Key_Equal, _Key.Key_Minus):
            self._owner.zoom_by(-1 if key == _Key.Key_Minus else 1)
            return True
        if modifiers == _CTRL and key == _Key.Key_0:
            self._owner.zoom_to(100)
            return True
        if modifiers in (Qt.KeyboardModifier.NoModifier, _SHIFT) and self._bytes(key, modifiers):
            return True
        if modifiers == _CTRL and self._structure(key):
            return True
        if modifiers != Qt.KeyboardModifier.NoModifier:
            return False
        if key == _Key.Key_N:
            self._tell(self.follow())
            return True
        if key == _Key.Key_B:
            self._tell(self.back())
            return True
        return False

    def _tell(self, went: bool) -> None:  # noqa: FBT001 -- what a walk returns
        if not went:
            self._owner.tell(self.why)

    def _here(self) -> tuple[int, int, int, ByteMap]:
        selection = self._owner.view.selection
        items = self._owner.items
        if selection is None or selection.column >= len(items):
            return 0, 0, 0, items[0].map
        bytemap = items[selection.column].map
        last = max(0, bytemap.size - 1)
        start = max(0, min(selection.start, last))
        return selection.column, start, max(start + 1, min(selection.stop, last + 1)), bytemap

    def _bytes(self, key: int, modifiers: Qt.KeyboardModifier) -> bool:
        column, start, stop, bytemap = self._here()
        step = bytemap.row_bytes
        page = max(1, int(self._owner.scroller.page) - 1)
        cursor = start if self._owner.view.selection is not None else -1
        if modifiers == _SHIFT:
            return self._grow(key, column, start, stop, bytemap)
        goals = {
            _Key.Key_Left: cursor - 1,
            _Key.Key_Right: cursor + 1,
            _Key.Key_Up: bytemap.beside(start, -1),
            _Key.Key_Down: bytemap.beside(start, 1),
            _Key.Key_PageUp: bytemap.beside(start, -page),
            _Key.Key_PageDown: bytemap.beside(start, page),
            _Key.Key_Home: start - start % step,
            _Key.Key_End: start - start % step + step - 1,
        }
        goal = goals.get(_Key(key))
        if goal is None or not bytemap.size:
            return False
        goal = max(0, min(goal, bytemap.size - 1))
        self._owner.select(column, goal, goal + 1)
        return True

    def _grow(self, key: int, column: int, start: int, stop: int, bytemap: ByteMap) -> bool:
        step = {
            _Key.Key_Left: -1,
            _Key.Key_Right: 1,
            _Key.Key_Up: -bytemap.row_bytes,
            _Key.Key_Down: bytemap.row_bytes,
        }.get(_Key(key))
        if step is None or not bytemap.size:
            return False
        stop = max(start + 1, min(stop + step, bytemap.size))
        self._owner.select(column, start, stop)
        return True

    def _structure(self, key: int) -> bool:
        column, start, _, bytemap = self._here()
        if not bytemap.size:
            return False
        layout = bytemap.layout
        selected = self._owner.view.selection is not None
        if key == _Key.Key_Right:
            stop = layout.leaf_at(start).stop
            if selected and stop >= layout.size:
                self._owner.tell(tr("This is the last field."))
            self._owner.select_leaf(column, min(stop, layout.size - 1))
        elif key == _Key.Key_Left:
            leaf = layout.leaf_at(start)
            if selected and not start:
                self._owner.tell(tr("This is the first field."))
            self._owner.select_leaf(column, leaf.start if leaf.start < start else max(0, start - 1))
        elif key in (_Key.Key_Up, _Key.Key_Down):
            self._capability(column, start, bytemap, down=key == _Key.Key_Down)
        elif key == _Key.Key_Home:
            self._owner.select_leaf(column, 0)
        elif key == _Key.Key_End:
            self._owner.select_leaf(column, layout.size - 1)
        else:
            return False
        return True

    def _capability(self, column: int, start: int, bytemap: ByteMap, *, down: bool) -> None:
        starts = [0, *sorted(node.start for node in bytemap.layout.caps)]
        if len(starts) == 1:
            self._owner.tell(tr("There are no capabilities in this column."))
        elif down and start >= starts[-1]:
            self._owner.tell(tr("This is the last capability."))
        elif not down and start < starts[1]:
            self._owner.tell(tr("This is the info struct, before all capabilities."))
        if down:
            goal = next((each for each in starts if each > start), starts[-1])
        else:
            goal = next((each for each in reversed(starts) if each < start), 0)
        self._owner.select_leaf(column, goal)

    def follow(self) -> bool:
        """Go where the selected link, or the capability's ``next``, leads; False for nowhere."""
        column, start, _, bytemap = self._here()
        layout = bytemap.layout
        if not layout.size:
            self.why = tr("There are no bytes in this column.")
            return False
        leaf = layout.leaf_at(start)
        index = leaf.place.cap
        if 0 <= index < len(layout.caps):
            target: int | None = layout.caps[index].next
        else:
            target = layout.cap_offset
        if not target or target >= layout.size:
            self.why = _no_link(target, layout, inside=index >= 0)
            return False
        if self._owner.view.selection is not None:
            self._trail.append((bytemap.column.column, self._owner.view.selection))
        self._owner.select_leaf(column, target)
        return True

    def pointer(self) -> bool:
        """Go to the link that leads to the selected capability, or the next of several."""
        column, start, _, bytemap = self._here()
        layout, selection = bytemap.layout, self._owner.view.selection
        node = owner(layout, start) if selection is not None and layout.size else None
        found = () if node is None else pointers(layout, node)
        if selection is None or not found:
            self.why = (
                tr("Select a capability first: links lead to capabilities.")
                if node is None
                else tr("Nothing points here.")
            )
            return False
        self._trail.append((bytemap.column.column, selection))
        self._owner.select_leaf(column, found[0])
        return True

    def back(self) -> bool:
        """Go back to where ``follow`` started, else to what points here; False for nowhere."""
        self.why = tr("There is nothing to go back to.")
        items = self._owner.items
        place = {item.map.column.column: index for index, item in enumerate(items)}
        while self._trail:
            known, last = self._trail.pop()
            # The column may have moved, have been hidden, or have become shorter.
            index = place.get(known)
            if index is not None and last.stop <= items[index].map.size:
                self._owner.select(index, last.start, last.stop)
                return True
            self.why = tr("The column that you came from is no longer shown.")
            if not self._trail:
                return False
        column, start, _, bytemap = self._here()
        layout = bytemap.layout
        at = layout.leaf_at(start).place.cap if layout.size else INFO_INDEX
        if not 0 <= at < len(layout.caps):
            return False
        begin = layout.caps[at].start
        for node in layout.caps:
            if node.next == begin:
                self._owner.select_leaf(column, node.start)
                return True
        self._owner.select_leaf(column, 0)
        return True


def _no_link(target: int | None, layout: Layout, *, inside: bool) -> str:
    """Say why nothing follows."""
    if target is None:
        if inside:
            return tr("This next is cut off: the answer ends in it.")
        return tr("This column has no cap_offset: it is too short.")
    if not target:
        return (
            tr("The chain ends here: next is 0.")
            if inside
            else tr("There is no chain: cap_offset is 0.")
        )
    return tr(
        "The link leads to {offset}, past the end of the {size} bytes that are here.",
        offset=text.both(target),
        size=layout.size,
    )
