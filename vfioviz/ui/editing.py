"""From rows and selections to the verbs of ``document.edits``: what can be edited, and how.

Captured bytes are never changed: an edit of what a captured column shows goes to the request, and
the selection moves to a column that is computed from it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from vfioviz.codec.layout import Role
from vfioviz.codec.paths import cap_index, span_of
from vfioviz.document import edits
from vfioviz.document.derived import DerivedColumn
from vfioviz.document.edits import Edit, EditError
from vfioviz.document.state import MAX_COLUMNS, Column, Project, Selection
from vfioviz.language import mark, tr
from vfioviz.scene import text
from vfioviz.uapi.schema import CapabilityDef
from vfioviz.ui.models.structure_rows import Row
from vfioviz.ui.models.values import Bytes, EditValue, Elements, FlagSet, Number
from vfioviz.ui.qdocument import QDocument
from vfioviz.ui.spans import same_in

NEWEST_VARIANT = "v6.6"
"""The model that is put beside a capture where no other one is shown."""

_GROUPS = frozenset({"info", "cap", "header", "chunk", "element", "filler"})
_RESULTS = frozenset({"next", "cap_offset"})
_WHY_RESULT = mark(
    "{name} is a result of the kernel's code: move, add or remove capabilities, or choose another "
    "variant, to change it."
)


class Editing(QObject):
    """Makes edits of the document; what is refused is said, never raised."""

    refused = Signal(str)
    """Why an edit was not made."""
    noted = Signal(str)
    """What the user should know about an edit that was made."""

    def __init__(self, document: QDocument, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document

    # ---- what can be edited

    def value_of(self, row: Row) -> EditValue | None:
        """Return what an editor of a row works on; None where nothing of it can be edited."""
        column = self._document.active_column
        if column is None or row.kind in _GROUPS:
            return None
        if row.cap is not None and self._mapped(column, row.cap) is None:
            return None
        if row.kind == "array":
            return self._elements(column, row)
        return self._leaf(column, row)

    def _leaf(self, column: DerivedColumn, row: Row) -> EditValue | None:
        leaf = row.leaf
        if leaf is None or leaf.field.name in _RESULTS or row.path == "pad":
            return None
        if not isinstance(leaf.value, int):
            if leaf.role is Role.UNKNOWN or leaf.field.count is not None:
                return Bytes(bytes(leaf.value), ebcdic=leaf.field.name == "util_str")
            return None
        bits = 8 * leaf.field.size
        if leaf.field.flags:
            if row.flag is not None and self._is_caps_flag(column, row):
                return None
            return FlagSet(leaf.value, bits, leaf.field.flags)
        hexadecimal = text.forms(leaf.field, leaf.value)[-1].startswith("0x")
        return Number(leaf.value, bits, hexadecimal, leaf.field.names)

    def _is_caps_flag(self, column: DerivedColumn, row: Row) -> bool:
        ioctl = column.layout.ioctl
        return row.path == "flags" and row.flag is not None and row.flag.value == ioctl.caps_flag

    def _elements(self, column: DerivedColumn, row: Row) -> EditValue | None:
        project = self._document.project
        index = None if row.cap is None else self._mapped(column, row.cap)
        if project is None or index is None:
            return None
        try:
            rows, field = edits.elements(project, index, row.path.rpartition(".")[2])
        except EditError:
            return None
        members = () if field.struct is None else field.struct.fields
        return Elements(tuple((one.name, 8 * one.size) for one in members), rows)

    def _mapped(self, column: DerivedColumn, index: int) -> int | None:
        """Return the index in the request of a capability that a column shows."""
        project = self._document.project
        caps = column.layout.caps
        if project is None or not 0 <= index < len(caps):
            return None
        if column.run is not None:
            start = caps[index].start
            for number, placed in enumerate(column.run.caps):
                if placed.start == start and placed.reachable:
                    return number
            return None
        nth = sum(node.id == caps[index].id for node in caps[:index])
        for number, cap in enumerate(project.content.caps):
            if cap.id == caps[index].id:
                if nth == 0:
                    return number
                nth -= 1
        return None

    def explain(self, row: Row) -> None:
        """Say why a row can not be edited."""
        if row.kind == "cap" or row.kind == "header":
            self.refused.emit(tr("Choose a field of the capability to edit its value."))
        elif row.kind == "filler":
            self.refused.emit(
                tr("These bytes belong to no field: they are what the kernel's code left.")
            )
        elif row.leaf is not None and row.leaf.field.name in _RESULTS | {"pad"}:
            self.refused.emit(tr(_WHY_RESULT, name=row.leaf.field.name))
        elif row.cap is not None:
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
        return column is not None and column.run is not None

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
                "Captured bytes are never changed: the edit is made in the model {title}.",
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
        if selection is not None:
            same = same_in(source.layout, target, selection.path)
            if same is not None:
                self._document.select(Selection(index, *same[1], same[0]))
                return
        if target.size:
            leaf = target.leaf_at(min(selection.start if selection else 0, target.size - 1))
            self._document.select(Selection(index, leaf.start, leaf.stop, leaf.path))
        else:
            self._document.select(Selection(index, 0, 0))

    def _model_index(self) -> int | None:
        for index, column in enumerate(self._document.derived.columns):
            if column.run is not None:
                return index
        return None

    def _add_model(self) -> bool:
        return self.run(
            lambda project: edits.add_column(project, Column("variant", NEWEST_VARIANT))
        )

    def toggle(self, column: Column, *, on: bool) -> bool:
        """Show or hide a column."""
        project = self._document.project
        if project is None or (column in project.columns) == on:
            return True
        if on:
            return self.run(lambda now: edits.add_column(now, column))
        return self.run(lambda now: edits.remove_column(now, now.columns.index(column)))

    def compare_all(self, keys: tuple[str, ...]) -> bool:
        """Show every variant beside the buffer, as far as there is room."""

        def verb(project: Project) -> Edit:
            wanted = [Column("variant", key) for key in keys]
            missing = [column for column in wanted if column not in project.columns]
            if not missing:
                message = tr("all variants are shown already")
                raise EditError(message)
            captures = [column for column in project.columns if column.kind == "capture"]
            kept = captures[: max(0, MAX_COLUMNS - len(wanted))]
            return Edit(replace(project, columns=(*kept, *wanted)), tr("compare all variants"))

        return self.run(verb)

    # ---- edits

    def run(self, verb: Callable[[Project], Edit], merge: str = "") -> bool:
        """Make an edit; says why where it is refused, and returns whether it was made."""
        project = self._document.project
        if project is None:
            self.refused.emit(tr("Nothing is open: open an answer or paste a dump first."))
            return False
        try:
            edit = verb(project)
        except EditError as refusal:
            self.refused.emit(_sentence(str(refusal)))
            return False
        self._document.apply(edit.text, edit.project, merge or None)
        return True

    def store(self, row: Row, value: EditValue, merge: str = "") -> bool:
        """Give a field its new value."""
        column = self._document.active_column
        if column is None:
            return False
        index = None if row.cap is None else self._mapped(column, row.cap)
        if row.cap is not None and index is None:
            self.explain(row)
            return False
        path = row.path
        if index is not None:
            path = f"caps[{index}]{path[path.index(']') + 1 :]}"
        made = self.run(lambda project: self._verb(project, row, path, index, value), merge)
        if made:
            self.to_model()
        return made

    def _verb(
        self, project: Project, row: Row, path: str, index: int | None, value: EditValue
    ) -> Edit:
        if isinstance(value, Elements) and index is not None:
            return edits.set_elements(project, index, path.rpartition(".")[2], value.rows)
        if isinstance(value, Bytes):
            if row.leaf is not None and row.leaf.role is Role.UNKNOWN and index is not None:
                return edits.set_payload(project, index, value.data)
            return edits.set_field(project, path, value.data)
        if isinstance(value, Elements):
            message = tr("{path} is no array", path=path)
            raise EditError(message)
        if path == "argsz":
            return edits.set_argsz(project, value.value)
        return edits.set_field(project, path, value.value)

    # ---- capabilities

    def selected_capability(self) -> int | None:
        """Return the index in the request of the capability that is selected."""
        column, selection = self._document.active_column, self._document.view.selection
        if column is None or selection is None:
            return None
        index = cap_index(selection.path)
        if index is None:
            for node in column.layout.caps:
                if node.start <= selection.start < node.stop:
                    index = node.index
        return None if index is None else self._mapped(column, index)

    def add(self, definition: CapabilityDef) -> bool:
        """Add a known capability behind the selected one, or at the end."""
        place = self._place()
        made = self.run(lambda project: edits.add_capability(project, definition, place))
        return made and self._select(place)

    def add_raw(self, id_: int, version: int, payload: bytes) -> bool:
        """Add a capability by id, version and payload."""
        place = self._place()
        made = self.run(lambda project: edits.add_raw(project, id_, version, payload, place))
        return made and self._select(place)

    def duplicate(self) -> bool:
        """Put a copy behind the selected capability."""
        index = self._needed()
        return (
            index is not None
            and self.run(lambda project: edits.duplicate_capability(project, index))
            and self._select(index + 1)
        )

    def remove(self) -> bool:
        """Take the selected capability out."""
        index = self._needed()
        if index is None or not self.run(lambda now: edits.remove_capability(now, index)):
            return False
        project = self._document.project
        left = 0 if project is None else len(project.content.caps)
        return self._select(min(index, left - 1)) if left else self.to_model()

    def move_by(self, by: int) -> bool:
        """Move the selected capability up (-1) or down (1)."""
        index = self._needed()
        return index is not None and self._moved(index, index + by)

    def move(self, index: int, to: int) -> None:
        """Move a capability of the active column, as a drag does."""
        column = self._document.active_column
        source = None if column is None else self._mapped(column, index)
        if source is None:
            self.refused.emit(tr("This capability is not one of the request: it can not be moved."))
            return
        self._moved(source, to)

    def _moved(self, index: int, to: int) -> bool:
        made = self.run(lambda project: edits.move_capability(project, index, to))
        return made and self._select(to)

    def _place(self) -> int:
        project = self._document.project
        selected = self.selected_capability()
        if selected is None:
            return 0 if project is None else len(project.content.caps)
        return selected + 1

    def _needed(self) -> int | None:
        index = self.selected_capability()
        if index is None:
            self.refused.emit(
                tr("Select a capability first: in the map, or in the structure tree.")
            )
        return index

    def _select(self, index: int) -> bool:
        """Select a capability of the request in the active column, computed if it was not."""
        self.to_model()
        column = self._document.active_column
        if column is None or column.run is None or not 0 <= index < len(column.run.caps):
            return True
        start = column.run.caps[index].start
        for node in column.layout.caps:
            if node.start == start:
                path = f"caps[{node.index}]"
                span = span_of(column.layout, path)
                if span is not None:
                    self._document.select(Selection(self._document.active, *span, path))
        return True


def _sentence(words: str) -> str:
    """Return words that end with a full stop; their first may be a field's name and stays."""
    return words if words.endswith((".", "?")) else f"{words}."
