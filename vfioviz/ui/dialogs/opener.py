"""Opens the dialogs of the window; each is loaded when it is first wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from vfioviz.ui.centre import Centre
from vfioviz.ui.editing import Editing
from vfioviz.ui.files import Files
from vfioviz.ui.models.structure_rows import Row
from vfioviz.ui.models.values import Bytes, EditValue, Elements
from vfioviz.ui.qdocument import QDocument

if TYPE_CHECKING:
    from vfioviz.ui.live.capturing import Capturing


class Dialogs(QObject):
    """Window-modal dialogs, none of which blocks."""

    def __init__(
        self,
        document: QDocument,
        editing: Editing,
        files: Files,
        centre: Centre,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._document = document
        self._editing = editing
        self._files = files
        self._capturing: Capturing | None = None
        self._centre = centre
        self._window = window

    def add_capability(self) -> None:
        """Open the catalogue of the ioctl."""
        from vfioviz.ui.dialogs.add_capability import AddCapabilityDialog  # noqa: PLC0415 -- rare

        project = self._document.project
        if project is None:
            return
        dialog = AddCapabilityDialog(project.ioctl, project.abi, self._window)
        dialog.chosen.connect(self._editing.add)
        dialog.raw_chosen.connect(self._editing.add_raw)
        dialog.open()

    def goto(self) -> None:
        """Ask where to go."""
        from vfioviz.ui.dialogs.goto import GotoDialog  # noqa: PLC0415 -- rare

        column = self._document.active_column
        if column is None:
            return
        dialog = GotoDialog(column.layout, self._document.active, self._window)
        dialog.chosen.connect(self._centre.jump)
        dialog.open()

    def edit(self, row: Row, value: EditValue) -> None:
        """Edit what does not fit a line: arrays of structs, bytes."""
        from vfioviz.ui.dialogs.bytes_editor import BytesDialog  # noqa: PLC0415 -- rare
        from vfioviz.ui.dialogs.elements_editor import ElementsDialog  # noqa: PLC0415 -- rare

        if isinstance(value, Elements):
            table = ElementsDialog(row.path, value, self._window)
            table.edited.connect(lambda edited: self._editing.store(row, edited))
            table.open()
        elif isinstance(value, Bytes):
            raw = BytesDialog(row.path, value, self._window)
            raw.edited.connect(lambda edited: self._editing.store(row, edited))
            raw.open()

    @property
    def capturing(self) -> Capturing:
        """What captures from real devices."""
        if self._capturing is None:
            from vfioviz.ui.live.capturing import Capturing  # noqa: PLC0415 -- rare

            made = Capturing(self._document, self._files, self._window)
            made.said.connect(self._centre.message.say)
            made.refused.connect(self._centre.message.warn)
            self._capturing = made
        return self._capturing

    def capture(self) -> None:
        """Choose devices to be read."""
        self.capturing.pick()

    def reread(self) -> None:
        """Repeat the last capture."""
        self.capturing.again()

    def shortcuts(self) -> None:
        """List every shortcut."""
        from vfioviz.ui.dialogs.shortcuts import ShortcutsDialog  # noqa: PLC0415 -- rare

        ShortcutsDialog(self._window).open()

    def about(self) -> None:
        """Say what this program is."""
        from vfioviz.ui.dialogs.about import AboutDialog  # noqa: PLC0415 -- rare

        AboutDialog(self._window).open()
