"""Help, Keyboard shortcuts: made from the table of actions."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QLineEdit, QScrollArea, QWidget

from vfioviz.ui.dialogs.base import Dialog
from vfioviz.ui.specs import SECTIONS, SPECS, Spec
from vfioviz.ui.theme import mono

_MAP = (
    ("Arrow keys", "Byte and row in the map"),
    ("Shift+Arrow", "Extend the selection"),
    ("Ctrl+Left, Ctrl+Right", "Field before, next field"),
    ("Ctrl+Up, Ctrl+Down", "Capability before, next capability"),
    ("Home, End", "Start and end of the row"),
    ("Ctrl+Home, Ctrl+End", "Start and end of the buffer"),
    ("Page Up, Page Down", "A page up or down"),
    ("Enter", "Edit the selected field; in a list, open it"),
    ("Esc", "Leave the editor; dismiss the message"),
    ("Space", "Tick or untick a flag, a buffer or a variant"),
)


def _keys(spec: Spec) -> str:
    native = QKeySequence.SequenceFormat.NativeText
    return ", ".join(QKeySequence(keys).toString(native) for keys in spec.shortcuts)


class ShortcutsDialog(Dialog):
    """Every shortcut by section, with a filter."""

    TOPIC = "panels"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Keyboard shortcuts", "", parent)
        self.resize(620, 640)
        self.search = QLineEdit(self)
        self.search.setPlaceholderText("Filter by what it does, or by key")
        self.search.setAccessibleName("Filter shortcuts")
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._filter)
        self.body.addWidget(self.search)
        page = QWidget()
        page.setObjectName("page")
        self._grid = QGridLayout(page)
        self._grid.setContentsMargins(12, 8, 12, 8)
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        self.entries: list[tuple[QLabel, QLabel, QLabel]] = []
        for section in SECTIONS:
            rows = [(_keys(spec), spec.text.replace("&", "").removesuffix("…"), spec.tip)
                    for spec in SPECS if spec.section == section and spec.shortcuts]  # fmt: skip
            self._section(section, rows)
        self._section("Map and lists", [(keys, says, "") for keys, says in _MAP])
        self._grid.setRowStretch(self._grid.rowCount(), 1)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(page)
        self.body.addWidget(area, 1)
        self.search.setFocus()

    def _section(self, name: str, rows: list[tuple[str, str, str]]) -> None:
        heading = QLabel(name)
        heading.setObjectName("section")
        heading.setContentsMargins(0, 10, 0, 0)
        line = self._grid.rowCount()
        self._grid.addWidget(heading, line, 0, 1, 2)
        for keys, says, tip in rows:
            line += 1
            key = QLabel(keys)
            key.setFont(mono())
            label = QLabel(says)
            label.setToolTip(tip)
            self._grid.addWidget(key, line, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(label, line, 1)
            self.entries.append((heading, key, label))

    def _filter(self, wanted: str) -> None:
        words = wanted.lower().split()
        shown: set[QLabel] = set()
        for heading, key, label in self.entries:
            told = f"{key.text()} {label.text()} {label.toolTip()} {heading.text()}".lower()
            found = all(word in told for word in words)
            key.setVisible(found)
            label.setVisible(found)
            if found:
                shown.add(heading)
        for heading, _, _ in self.entries:
            heading.setVisible(heading in shown)
