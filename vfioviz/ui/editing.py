"""From rows and selections to the verbs of ``document.edits``: what can be edited, and how.

An edit of a field goes to the request, and the selection moves to a column that is computed from
it; captured bytes change only where they are typed over, and are called edited then.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable

from PySide6.QtCore import QObject, Signal

from vfioviz.codec.leaf import Role
from vfioviz.codec.pairs import same
from vfioviz.codec.ref import INFO, CapId, FieldRef, Owner, Part
from vfioviz.document import edits
from vfioviz.document.derived import DerivedColumn
from vfioviz.document.edits import Edit, EditError
from vfioviz.document.project import MAX_COLUMNS, Column, ModelColumn, Project
from vfioviz.document.view import Selection
from vfioviz.language import mark, remembered, tr
from vfioviz.scene import text
from vfioviz.uapi.schema import CapabilityDef
from vfioviz.ui.models.structure_rows import TreeRow
from vfioviz.ui.models.values import Bytes, EditValue, Elements, FlagSet, Number
from vfioviz.ui.qdocument import QDocument

_GROUPS = frozenset({"info", "cap", "header", "chunk", "element", "filler"})
_WHY_RESULT = mark(
    "{name} is a result of the kernel's code: move, add or remove capabilities, or choose another "
    "variant, to change it."
)


class Editing(QObject):
    """Makes edits of the document; what is refused is said, never raised."""

    refused = Signal(str)
    """Why an edit was not made."""
    looked = Signal()
    """The project is looked at in another way: it has other columns, or another record."""
    noted = Signal(str)
    """What the user should know about an edit that was made."""

    def __init__(self, document: QDocument, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document

    # ---- what can be edited

    def value_of(self, row: TreeRow) -> EditValue | None:
        """Return what an editor of a row works on; None where nothing of it can be edited."""
        column = self._document.active_column
        if column is None or row.kind in _GROUPS:
            return None
        if row.ref is None or not self._editable(row.ref):
            return None
        if row.kind == "array":
            return self._elements(row.ref)
        return self._leaf(column, row)

    def _editable(self, ref: FieldRef) -> bool:
        """Whether what is referred to belongs to the request."""
        return ref.owner is INFO or self._mapped(ref.owner) is not None

    def _mapped(self, owner: Owner) -> CapId | None:
        """Return a capability that a column shows, where it is one of the request."""
        project = self._document.project
        if project is None or not isinstance(owner, CapId):
            return None
        return None if project.content.find(owner) is None else owner

    def _leaf(self, column: DerivedColumn, row: TreeRow) -> EditValue | None:
        leaf = row.leaf
        if leaf is None or _is_result(leaf.field.name, row):
            return None
        if not isinstance(leaf.value, int):
            if leaf.role is Role.UNKNOWN or leaf.field.count is not None:
                return Bytes(bytes(leaf.value), ebcdic=leaf.field.traits.encoding == "cp037")
            return None
        bits = 8 * leaf.field.size
        if leaf.field.flags:
            if row.flag is not None and self._is_caps_flag(column, row):
                return None
            return FlagSet(leaf.value, bits, leaf.field.flags)
        hexadecimal = text.forms(leaf.field, leaf.value)[-1].startswith("0x")
        return Number(leaf.value, bits, hexadecimal, leaf.field.names)

    def _is_caps_flag(self, column: DerivedColumn, row: TreeRow) -> bool:
        ioctl = column.layout.ioctl
        in_info = row.ref is not None and row.ref.owner is INFO
        return in_info and row.flag is not None and row.flag.value == ioctl.caps_flag

    def _elements(self, ref: FieldRef) -> EditValue | None:
        project = self._document.project
        if project is None:
            return None
        try:
            rows, field = edits.elements(project, ref)
        except EditError:
            return None
        members = () if field.struct is None else field.struct.fields
        return Elements(tuple((one.name, 8 * one.size) for one in members), rows)

    def explain(self, row: TreeRow) -> None:
        """Say why a row can not be edited."""
        if row.kind == "cap" or row.kind == "header":
            self.refused.emit(tr("Choose a field of the capability to edit its value."))
        elif row.kind == "filler":
            self.refused.emit(
                tr("These bytes belong to no field: they are what the kernel's code left.")
            )
        elif row.leaf is not None and _is_result(row.leaf.field.name, row):
            self.refused.emit(tr(_WHY_RESULT, name=row.leaf.field.name))
        elif row.ref is not None and not self._editable(row.ref):
            self.refused.emit(
                tr(
                    "This capability is not one of the request: the chain that this column shows "
                    "leads to other bytes. Edit it in another column."
                )
            )
        else:
            self.refused.emit(tr("{name} has no value to edit.", name=row.name))

    # ---- columns

    def in_model(self) -> bool:
        """Whether the active column is computed, so that an edit shows in it."""
        column = self._document.active_column
        return column is not None and isinstance(column.column, ModelColumn)

    def to_model(self) -> bool:
        """Make a computed column the active one, with the same thing selected."""
        if self.in_model():
            return True
        source = self._document.active_column
        if source is None:
            return False
        if self._model_index() is None and not self._add_model():
            return False
        index = self._model_index()
        if index is None:
            return False
        self.go_to_column(index)
        title = self._document.derived.columns[index].title
        self.noted.emit(
            tr(
                "Captured bytes stay as they are: the edit is made in the model {title}.",
                title=title,
            )
        )
        return True

    def go_to_column(self, index: int) -> None:
        """Make a column the active one; the selection stays on the same thing where it is there."""
        columns = self._document.derived.columns
        source = self._document.active_column
        if source is None or not 0 <= index < len(columns):
            return
        selection = self._document.view.selection
        target = columns[index].layout
        if selection is not None and selection.ref is not None:
            ref = same(source.layout, target, selection.ref)
            found = None if ref is None else Selection.of_ref(index, target, ref)
            if found is not None:
                self._document.select(found)
                return
        if target.size:
            leaf = target.leaf_at(min(selection.start if selection else 0, target.size - 1))
            self._document.select(Selection.of_leaf(index, target, leaf))
        else:
            self._document.select(Selection(index, 0, 0))

    def _model_index(self) -> int | None:
        for index, column in enumerate(self._document.derived.columns):
            if isinstance(column.column, ModelColumn):
                return index
        return None

    def _add_model(self) -> bool:
        return self.run(lambda now: edits.add_column(now, ModelColumn(now.producers.newest.key)))

    def toggle(self, column: Column, *, on: bool) -> bool:
        """Show or hide a column."""
        project = self._document.project
        if project is None or (column in project.columns) == on:
            return True
        if on:
            return self.run(lambda now: edits.add_column(now, column))
        return self.run(lambda now: edits.remove_column(now, now.columns.index(column)))

    def compare_all(self) -> bool:
        """Show every version of the code beside the buffers; says which ones had no room."""
        if not self.run(edits.compare_all):
            return False
        project = self._document.project
        if project is not None:
            shown = {column.producer for column in project.modelled}
            left = [key for key in project.producers.keys if key not in shown]
            if left:
                self.noted.emit(
                    tr(
                        "{MAX_COLUMNS} columns are the most: {left} not shown. Untick a buffer to "
                        "make room.",
                        MAX_COLUMNS=MAX_COLUMNS,
                        left=", ".join(left),
                    )
                )
        return True

    # ---- edits

    def run(self, verb: Callable[[Project], Edit], merge: Hashable = None) -> bool:
        """Make an edit; says why where it is refused, and returns whether it was made."""
        return self._run(verb, merge) is not None

    def _run(self, verb: Callable[[Project], Edit], merge: Hashable = None) -> Edit | None:
        project = self._document.project
        if project is None:
            self.refused.emit(tr("Nothing is open: open an answer or paste a dump first."))
            return None
        try:
            with remembered():
                edit = verb(project)
        except EditError as refusal:
            self.refused.emit(_sentence(str(refusal)))
            return None
        if edit.look:
            made = self._document.look(edit.project)
        else:
            made = self._document.apply(edit.text, edit.project, merge)
        if not made:
            self.refused.emit(tr("Cancelled: everything is as it was."))
            return None
        if edit.look:
            self.looked.emit()
        return edit

    def store(self, row: TreeRow, value: EditValue, merge: Hashable = None) -> bool:
        """Give a field its new value."""
        ref = row.ref
        if ref is None or not self._editable(ref):
            self.explain(row)
            return False
        made = self.run(lambda project: _verb(project, ref, value), merge)
        if made:
            self.to_model()
        return made

    def give_up(self, merge: Hashable) -> None:
        """Take back what was stored in one go; it leaves no step.

        Args:
            merge: As it was stored with.
        """
        self._document.give_up(merge)

    def put(self, offset: int, data: bytes, merge: Hashable = None) -> bool:
        """Overwrite bytes of the active column; says so where they were captured ones."""
        column = self._document.active_column
        if column is None:
            self.refused.emit(tr("Nothing is open: open an answer or paste a dump first."))
            return False
        made = self.run(lambda project: edits.set_bytes(project, column, offset, data), merge)
        if made:
            self._note_badge(column)
        return made

    def made(self, worked_out: Callable[[], Edit], merge: Hashable = None) -> bool:
        """Make an edit of bytes that was worked out already, of what is shown now.

        Args:
            worked_out: Returns it, or raises EditError; its columns are derived.
            merge: As for ``QDocument.apply``.
        """
        column = self._document.active_column
        try:
            edit = worked_out()
        except EditError as refusal:
            self.refused.emit(_sentence(str(refusal)))
            return False
        made = self._document.apply(edit.text, edit.project, merge, derived=True)
        if made and column is not None:
            self._note_badge(column)
        return made

    def _note_badge(self, before: DerivedColumn) -> None:
        """Say that a column is not what was captured any more."""
        after = self._document.active_column
        if after is not None and after.badge != before.badge:
            self.noted.emit(
                tr(
                    "{title} is edited now, and says so: Ctrl+Z takes it back.",
                    title=after.title,
                )
            )

    # ---- capabilities

    def selected_capability(self) -> CapId | None:
        """Return the capability of the request that is selected, or holds what is selected."""
        column, selection = self._document.active_column, self._document.view.selection
        if column is None or selection is None:
            return None
        if selection.ref is not None:
            return self._mapped(selection.ref.owner)
        for node in column.layout.caps:
            if node.start <= selection.start < node.stop:
                return self._mapped(column.layout.owner(node.index))
        return None

    def add(self, definition: CapabilityDef) -> bool:
        """Add a known capability behind the selected one, or at the end."""
        place = self._place()
        return self._made(lambda project: edits.add_capability(project, definition, place))

    def add_raw(self, id_: int, version: int, payload: bytes) -> bool:
        """Add a capability by id, version and payload."""
        place = self._place()
        return self._made(lambda project: edits.add_raw(project, id_, version, payload, place))

    def duplicate(self) -> bool:
        """Put a copy behind the selected capability."""
        cap = self._needed()
        return cap is not None and self._made(lambda now: edits.duplicate_capability(now, cap))

    def remove(self) -> bool:
        """Take the selected capability out; the one that takes its place is selected then."""
        cap, project = self._needed(), self._document.project
        if cap is None or project is None:
            return False
        index = project.content.find(cap)
        if not self.run(lambda now: edits.remove_capability(now, cap)):
            return False
        after = self._document.project
        left = () if after is None else after.content.caps
        if index is None or not left:
            return self.to_model()
        return self._select(left[min(index, len(left) - 1)].identity)

    def move_by(self, by: int) -> bool:
        """Move the selected capability up (-1) or down (1)."""
        cap, project = self._needed(), self._document.project
        index = None if cap is None or project is None else project.content.find(cap)
        if cap is None or index is None:
            return False
        return self._made(lambda now: edits.move_capability(now, cap, index + by))

    def move(self, which: Owner, before: Owner | None) -> None:
        """Move a capability before another one, or behind all, as a drag does."""
        project, cap = self._document.project, self._mapped(which)
        if project is None or cap is None:
            self.refused.emit(tr("This capability is not one of the request: it can not be moved."))
            return
        content = project.content
        index = content.find(cap)
        following = None if before is None else self._mapped(before)
        to = len(content.caps) if following is None else content.find(following)
        if index is None or to is None:
            return
        goal = to - 1 if to > index else to
        self._made(lambda now: edits.move_capability(now, cap, goal))

    def _made(self, verb: Callable[[Project], Edit]) -> bool:
        """Make an edit, and select the capability that it is about."""
        edit = self._run(verb)
        return edit is not None and self._select(edit.cap)

    def _place(self) -> int:
        project, selected = self._document.project, self.selected_capability()
        if project is None:
            return 0
        index = None if selected is None else project.content.find(selected)
        return len(project.content.caps) if index is None else index + 1

    def _needed(self) -> CapId | None:
        cap = self.selected_capability()
        if cap is None:
            self.refused.emit(self._why_none())
        return cap

    def _why_none(self) -> str:
        """Say why no capability of the request is selected."""
        selection = self._document.view.selection
        if selection is not None and selection.ref is not None and selection.ref.owner is not INFO:
            return tr("This capability is not one of the request.")
        return tr("Select a capability first: in the map, or in the structure tree.")

    def _select(self, cap: CapId | None) -> bool:
        """Select a capability of the request in the active column, computed if it was not."""
        self.to_model()
        column = self._document.active_column
        if cap is not None and column is not None:
            found = Selection.of_ref(self._document.active, column.layout, FieldRef(cap))
            if found is not None:
                self._document.select(found)
        return True


def _is_result(name: str, row: TreeRow) -> bool:
    """Whether the kernel's code computes a field; argsz, that the caller passes, can be edited."""
    leaf = row.leaf
    return leaf is not None and leaf.field.traits.result and name != "argsz"


def _verb(project: Project, ref: FieldRef, value: EditValue) -> Edit:
    if isinstance(value, Elements):
        return edits.set_elements(project, ref, value.rows)
    if isinstance(value, Bytes):
        return edits.set_field(project, ref, value.data)
    if ref == FieldRef(INFO, Part.BODY, "argsz"):
        return edits.set_argsz(project, value.value)
    return edits.set_field(project, ref, value.value)


def _sentence(words: str) -> str:
    """Return words that end with a full stop; their first may be a field's name and stays."""
    return words if words.endswith((".", "?")) else f"{words}."
