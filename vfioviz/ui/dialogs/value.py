"""Opens the dialog of a value that does not fit a line: arrays of structs, bytes."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from vfioviz.ui.editing import Editing
from vfioviz.ui.models.structure_rows import TreeRow
from vfioviz.ui.models.values import Bytes, EditValue, Elements


def edit(editing: Editing, parent: QWidget, row: TreeRow, value: EditValue) -> None:
    """Edit a value of the structure tree in a dialog."""
    from vfioviz.ui.dialogs.bytes_editor import BytesDialog  # noqa: PLC0415 -- rare
    from vfioviz.ui.dialogs.elements_editor import ElementsDialog  # noqa: PLC0415 -- rare

    if isinstance(value, Elements):
        table = ElementsDialog(row.path, value, parent)
        table.edited.connect(lambda edited: editing.store(row, edited))
        table.open()
    elif isinstance(value, Bytes):
        raw = BytesDialog(row.path, value, parent)
        raw.edited.connect(lambda edited: editing.store(row, edited))
        raw.open()
