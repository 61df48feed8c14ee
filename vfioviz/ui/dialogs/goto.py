"""Go, Go to: an offset, a capability by number or name, a field by path."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from typing_extensions import override

from vfioviz.capture.visible import shortened
from vfioviz.codec.layout import Layout
from vfioviz.codec.ref import FieldRef
from vfioviz.document.view import Selection
from vfioviz.language import tr
from vfioviz.scene import text
from vfioviz.ui.dialogs.base import Dialog
from vfioviz.ui.editors.u64_edit import is_number, parse
from vfioviz.ui.whole import whole

_SHOWN = 40
"""Characters of a number that are said again."""


def target(layout: Layout, column: int, wanted: str) -> Selection | str:
    """Return what to select for a text, or why there is nothing.

    Takes ``68``, ``0x44``, ``caps[1]``, ``iova_range``, ``caps[1].avail``, ``flags`` and the end
    of a path that only one leaf has.
    """
    wanted = wanted.strip().removeprefix("@")
    if not wanted:
        return tr("Type an offset, a capability or a field.")
    number = parse(wanted)
    if is_number(wanted) and (number is None or number >> 64):
        return tr(
            "Offset {shown} is past the end: there are {size} bytes.",
            shown=shortened(wanted, _SHOWN),
            size=layout.size,
        )
    if number is not None:
        if number >= layout.size:
            return tr(
                "Offset {both} is past the end: there are {size} bytes.",
                both=text.both(number),
                size=layout.size,
            )
        leaf = layout.leaf_at(number)
        return Selection.of_leaf(column, layout, leaf)
    ref = layout.read(wanted)
    found = None if ref is None else Selection.of_ref(column, layout, ref)
    if found is not None:
        return found
    name = wanted.lower()
    for node in layout.caps:
        macro = node.definition.macro.lower() if node.definition else ""
        if name in {node.name, macro}:
            return Selection(column, node.start, node.stop, FieldRef(layout.owner(node.index)))
    for leaf in layout.leaves_between(0, min(layout.size, 1 << 16)):
        if leaf.path.lower().endswith(name) or leaf.field.name.lower() == name:
            return Selection.of_leaf(column, layout, leaf)
    return tr("'{wanted}' is no offset, capability or field of this column.", wanted=wanted)


@whole
class GotoDialog(Dialog):
    """One line; what it would select is shown while typing."""

    TOPIC = "panel.map"

    chosen = Signal(object)
    """A Selection."""

    def __init__(self, layout: Layout, column: int, parent: QWidget | None = None) -> None:
        super().__init__(tr("Go to"), tr("Go"), parent)
        self.setMinimumWidth(420)
        self._layout = layout
        self._column = column
        says = QLabel(
            tr("Offset (68 or 0x44), caps[1], a capability's name, or a field's path"), self
        )
        self.body.addWidget(says)
        self.line = QLineEdit(self)
        self.line.setAccessibleName(tr("Where to go"))
        self.line.setPlaceholderText(tr("caps[1].avail"))
        self.body.addWidget(self.line)
        self.preview = QLabel(" ", self)
        self.preview.setObjectName("muted")
        self.body.addWidget(self.preview)
        self.line.textChanged.connect(self._preview)
        self.line.setFocus()

    def _preview(self, wanted: str) -> None:
        self.complain("")
        found = target(self._layout, self._column, wanted)
        if isinstance(found, str):
            self.preview.setText(" ")
            return
        size = text.byte_count(found.stop - found.start)
        path = "" if found.ref is None else self._layout.path(found.ref)
        self.preview.setText(
            tr("{path} at {both}, {size}", path=path, both=text.both(found.start), size=size)
        )

    @override
    def accept(self) -> None:
        found = target(self._layout, self._column, self.line.text())
        if isinstance(found, str):
            self.complain(found)
            return
        self.chosen.emit(found)
        super().accept()
