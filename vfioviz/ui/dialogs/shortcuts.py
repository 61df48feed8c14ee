"""Help, Keyboard shortcuts: every action with its keys, which can be changed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from vfioviz.language import mark, tr
from vfioviz.ui.announcer import announce
from vfioviz.ui.dialogs.base import Dialog
from vfioviz.ui.even_rows import EvenRows
from vfioviz.ui.fonts import mono
from vfioviz.ui.list_keys import ListKeys
from vfioviz.ui.session import shortcuts
from vfioviz.ui.spec import SECTIONS, Spec

_SPEC = Qt.ItemDataRole.UserRole
_MAP = (
    (mark("Arrow keys"), mark("Byte and row in the map")),
    (mark("Shift+Arrow"), mark("Extend the selection")),
    (mark("Ctrl+Left, Ctrl+Right"), mark("Field before, next field")),
    (mark("Ctrl+Up, Ctrl+Down"), mark("Capability before, next capability")),
    (mark("Home, End"), mark("Start and end of the row")),
    (mark("Ctrl+Home, Ctrl+End"), mark("Start and end of the buffer")),
    (mark("Page Up, Page Down"), mark("A page up or down")),
    (mark("Enter"), mark("Edit the selected field; in a list, open it")),
    (mark("Esc"), mark("Leave the editor; dismiss the message")),
    (mark("Ctrl+V"), mark("On the map or the start page: open the dump on the clipboard")),
    (mark("Space"), mark("Tick or untick a flag, a buffer or a variant")),
    (mark("0 to f, characters"), mark("In the hex table: overwrite what the cursor is on")),
    (mark("Enter"), mark("In the hex table: from the digits to the character, and back")),
    (mark("Ctrl+V, Ctrl+C"), mark("In the hex table: paste hex digits over bytes; copy bytes")),
)
"""Keys of the map and of lists; they cannot be changed."""


class ShortcutsDialog(Dialog):
    """Every action by section, with a filter; what is changed holds at once in every window."""

    TOPIC = "session.shortcuts"

    changed = Signal()
    """Some action has other keys now."""

    def __init__(self, specs: Sequence[Spec], parent: QWidget | None = None) -> None:
        super().__init__(tr("Keyboard shortcuts"), "", parent)
        self._specs = tuple(specs)
        self.resize(640, 640)
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(tr("Filter by what it does, or by key"))
        self.search.setAccessibleName(tr("Filter shortcuts"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._filter)
        self.body.addWidget(self.search)
        self.tree = QTreeWidget(self)
        self.tree.setItemDelegate(EvenRows(self.tree))
        self.tree.setColumnCount(2)
        self.tree.setHeaderLabels([tr("Action"), tr("Keys")])
        self.tree.setAccessibleName(tr("Keyboard shortcuts"))
        self.tree.setRootIsDecorated(False)
        self.tree.setColumnWidth(0, 360)
        self.tree.currentItemChanged.connect(lambda now, _before: self._show(now))
        self.body.addWidget(self.tree, 1)
        ListKeys(self.search, self.tree, self._enter)
        self.nothing = QLabel(tr("Nothing fits."), self)
        self.nothing.setObjectName("muted")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.hide()
        self.body.addWidget(self.nothing, 1)
        self._items: dict[str, QTreeWidgetItem] = {}
        self._heads: list[QTreeWidgetItem] = []
        for section in SECTIONS:
            self._section(tr(section), [spec for spec in specs if spec.section == section])
        head = self._head(tr("Map and lists"))
        for keys, says in _MAP:
            item = QTreeWidgetItem(head, [tr(says), tr(keys)])
            item.setFont(1, mono())
        self._add_editor()
        self.search.setFocus()

    def _head(self, name: str) -> QTreeWidgetItem:
        item = QTreeWidgetItem(self.tree, [name])
        font = item.font(0)
        font.setBold(True)
        item.setFont(0, font)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        item.setExpanded(True)
        self._heads.append(item)
        return item

    def _section(self, name: str, specs: list[Spec]) -> None:
        head = self._head(name)
        for spec in specs:
            item = QTreeWidgetItem(head, [spec.plain, ""])
            item.setData(0, _SPEC, spec)
            item.setToolTip(0, spec.told_tip)
            item.setFont(1, mono())
            self._items[spec.key] = item
            self._tell(spec)

    def _tell(self, spec: Spec) -> None:
        item = self._items[spec.key]
        item.setText(1, shortcuts.native(shortcuts.shortcuts(spec)))
        font = item.font(0)
        font.setItalic(shortcuts.is_own(spec))
        item.setFont(0, font)
        if shortcuts.is_own(spec):
            was = shortcuts.native(spec.shortcuts) or tr("none")
            item.setToolTip(1, tr("Changed; it was {keys}", keys=was))
        else:
            item.setToolTip(1, "")

    def _add_editor(self) -> None:
        row = QHBoxLayout()
        self.label = QLabel(tr("Keys:"), self)
        self.keys = QKeySequenceEdit(self)
        self.keys.setMaximumSequenceLength(1)
        self.keys.setAccessibleName(tr("New keys: press them"))
        self.label.setBuddy(self.keys)
        self.set = QPushButton(tr("&Set"), self)
        self.none = QPushButton(tr("&None"), self)
        self.default = QPushButton(tr("&Default"), self)
        self.all = QPushButton(tr("&All to default"), self)
        row.addWidget(self.label)
        row.addWidget(self.keys, 1)
        for button in (self.set, self.none, self.default, self.all):
            button.setAutoDefault(False)
            row.addWidget(button)
        self.body.addLayout(row)
        self.set.clicked.connect(self._set)
        self.none.clicked.connect(lambda: self._give(""))
        self.default.clicked.connect(self._reset)
        self.all.clicked.connect(self._reset_all)
        self.keys.keySequenceChanged.connect(self._warn)
        self._show(None)

    def choose(self, key: str) -> None:
        """Make an action the current one."""
        self.tree.setCurrentItem(self._items[key])

    def _current(self) -> Spec | None:
        item = self.tree.currentItem()
        spec = None if item is None else item.data(0, _SPEC)
        return spec if isinstance(spec, Spec) else None

    def _show(self, _item: QTreeWidgetItem | None) -> None:
        spec = self._current()
        for widget in (self.keys, self.set, self.none, self.default):
            widget.setEnabled(spec is not None)
        held = shortcuts.shortcuts(spec)[:1] if spec is not None else ()
        self.keys.setKeySequence(QKeySequence(held[0]) if held else QKeySequence())
        self.complain("")

    def _warn(self, keys: QKeySequence) -> None:
        """Say whose the keys are before they are taken."""
        spec = self._current()
        name = keys.toString(QKeySequence.SequenceFormat.PortableText)
        if spec is None or not name:
            self.complain("")
            return
        self.complain(shortcuts.why_not(name) or self._taken(name, spec))

    def _taken(self, name: str, spec: Spec) -> str:
        other = shortcuts.who_has(name, self._specs, spec.key)
        if other is None:
            return ""
        return tr(
            "{keys} belongs to {other}. Set takes it away from there.",
            keys=shortcuts.native([name]), other=other.plain,
        )  # fmt: skip

    def _set(self) -> None:
        name = self.keys.keySequence().toString(QKeySequence.SequenceFormat.PortableText)
        if problem := shortcuts.why_not(name):
            self.complain(problem)
            return
        self._give(name)

    def _give(self, name: str) -> None:
        spec = self._current()
        if spec is not None:
            shortcuts.choose(spec, name, self._specs)
            self._refresh()

    def _reset(self) -> None:
        spec = self._current()
        if spec is not None:
            shortcuts.reset(spec, self._specs)
            self._refresh()

    def _reset_all(self) -> None:
        shortcuts.reset_all()
        self._refresh()

    def _refresh(self) -> None:
        for spec in self._specs:
            self._tell(spec)
        self._show(None)
        self.changed.emit()

    def _enter(self) -> None:
        """Go from the filter to what it found; the dialog stays."""
        item = self.tree.currentItem()
        if item is None or item.isHidden() or self._current() is None:
            self._choose_first()
        if not self.tree.isHidden():
            self.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose_first(self) -> None:
        for item in self._items.values():
            if not item.isHidden():
                self.tree.setCurrentItem(item)
                return

    def _filter(self, wanted: str) -> None:
        words = wanted.lower().split()
        total = 0
        for head in self._heads:
            shown = 0
            for item in (head.child(row) for row in range(head.childCount())):
                if item is None:
                    continue
                told = f"{item.text(0)} {item.text(1)} {item.toolTip(0)} {head.text(0)}".lower()
                found = all(word in told for word in words)
                item.setHidden(not found)
                shown += found
            head.setHidden(not shown)
            total += shown
        self.tree.setVisible(total > 0)
        self.nothing.setVisible(not total)
        if not total:
            announce(self, self.nothing.text())
