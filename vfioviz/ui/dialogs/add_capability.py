"""Edit, Add capability: from the catalogue, or raw by id, version and payload."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from vfioviz.document.catalogue import offered
from vfioviz.language import tr
from vfioviz.scene import text
from vfioviz.uapi.abi import ABIS
from vfioviz.uapi.headerset import Ioctl
from vfioviz.uapi.schema import CapabilityDef, Field
from vfioviz.ui.dialogs.base import Dialog
from vfioviz.ui.editors.hexfield import parse_hex
from vfioviz.ui.editors.u64_edit import U64Edit
from vfioviz.ui.fonts import mono
from vfioviz.ui.whole import whole

_DEFINITION = Qt.ItemDataRole.UserRole


@whole
class AddCapabilityDialog(Dialog):
    """A list with a search line and a description; a second page for raw ones."""

    TOPIC = "term.id-version"

    chosen = Signal(object)
    """A ``uapi.schema.CapabilityDef``."""
    raw_chosen = Signal(int, int, object)
    """id, version, payload (bytes)."""

    def __init__(self, ioctl: Ioctl, abi: str, parent: QWidget | None = None) -> None:
        super().__init__(tr("Add capability"), tr("Add"), parent)
        self.resize(760, 470)
        self._ioctl = ioctl
        self._abi = ABIS[abi]
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self._catalogue(), tr("Known"))
        self.tabs.addTab(self._raw(), tr("Raw"))
        self.tabs.currentChanged.connect(lambda _page: self.complain(""))
        self.body.addWidget(self.tabs, 1)
        self._filter("")
        self.search.setFocus()

    def _catalogue(self) -> QWidget:
        page = QWidget()
        rows = QVBoxLayout(page)
        rows.setContentsMargins(0, 12, 0, 0)
        self.search = QLineEdit(page)
        self.search.setPlaceholderText(tr("Search by name, id, field or who emits it"))
        self.search.setAccessibleName(tr("Search capabilities"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._filter)
        self.search.installEventFilter(self)
        rows.addWidget(self.search)
        split = QHBoxLayout()
        split.setSpacing(16)
        self.list = QListWidget(page)
        self.list.setAccessibleName(tr("Capabilities"))
        self.list.setMinimumWidth(290)
        for definition in offered(self._ioctl):
            version = tr("version {version}", version=definition.version)
            name = f"{definition.name.lower()}   id {definition.id}, {version}"
            item = QListWidgetItem(name, self.list)
            item.setData(_DEFINITION, definition)
        self.list.currentItemChanged.connect(self._describe)
        self.list.itemActivated.connect(lambda _item: self.accept())
        split.addWidget(self.list)
        self.about = QLabel(page)
        self.about.setWordWrap(True)
        self.about.setTextFormat(Qt.TextFormat.RichText)
        self.about.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.about.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        split.addWidget(self.about, 1)
        rows.addLayout(split, 1)
        return page

    def _raw(self) -> QWidget:
        page = QWidget()
        form = QFormLayout(page)
        form.setContentsMargins(0, 12, 0, 0)
        form.setVerticalSpacing(8)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.id = U64Edit(16, 99)
        self.id.setAccessibleName(tr("id"))
        self.version = U64Edit(16, 1)
        self.version.setAccessibleName(tr("version"))
        self.payload = QPlainTextEdit()
        self.payload.setObjectName("input")
        self.payload.setAccessibleName(tr("Payload in hex"))
        self.payload.setPlaceholderText(tr("01 00 00 00  ff ff 00 00"))
        self.payload.setFont(mono())
        self.payload.setTabChangesFocus(True)
        self.payload.textChanged.connect(self._count)
        self.amount = QLabel(tr("0 bytes behind the 8-byte header"))
        self.amount.setObjectName("muted")
        for field in (self.id, self.version):
            field.refused.connect(self.complain)
            field.textEdited.connect(lambda _text: self.complain(""))
        form.addRow(tr("id"), self.id)
        form.addRow(tr("version"), self.version)
        form.addRow(tr("payload"), self.payload)
        form.addRow("", self.amount)
        return page

    def _filter(self, wanted: str) -> None:
        words = wanted.lower().split()
        first: QListWidgetItem | None = None
        for row in range(self.list.count()):
            item = self.list.item(row)
            definition: CapabilityDef = item.data(_DEFINITION)
            fields = " ".join(field.name for field in self._fields(definition))
            told = (
                f"{definition.name} {definition.macro} {definition.struct_name} id {definition.id} "
                f"{definition.emitted_by} {definition.doc} {fields}"
            ).lower()
            found = all(word in told for word in words)
            item.setHidden(not found)
            if found and first is None:
                first = item
        if first is not None:
            self.list.setCurrentItem(first)
        else:
            self.about.setText(
                tr("No capability of this ioctl matches. The page Raw takes any id.")
            )

    def _fields(self, definition: CapabilityDef) -> tuple[Field, ...]:
        return self._ioctl.headers.capability_struct(definition, self._abi).fields

    def _describe(self, item: QListWidgetItem | None, _before: QListWidgetItem | None) -> None:
        self.complain("")
        if item is None:
            return
        definition: CapabilityDef = item.data(_DEFINITION)
        shape = self._ioctl.headers.capability_struct(definition, self._abi)
        rows = "".join(
            f"<tr><td>{field.offset}</td><td>&nbsp;&nbsp;{field.name}"
            f"{'[]' if field.count == 0 else ''}</td><td>&nbsp;&nbsp;{field.type}</td></tr>"
            for field in shape.fields
            if field.name != "header"
        )
        since = tr("Since Linux {since}", since=definition.since) if definition.since else ""
        until = tr(", until {until}", until=definition.until) if definition.until else ""
        by = (
            tr("<p>Emitted by {emitted_by}.</p>", emitted_by=tr(definition.emitted_by))
            if definition.emitted_by
            else ""
        )
        self.about.setText(
            tr(
                "<p><b>{macro}</b><br>struct {name}, "
                "{byte_count}{value}</p><p>{doc}</p>{by}<p>{since}{until}</p><table>{rows}</table>",
                macro=definition.macro,
                name=shape.name,
                byte_count=text.byte_count(shape.size),
                value=", and its array" if definition.array else "",
                doc=tr(definition.doc),
                by=by,
                since=since,
                until=until,
                rows=rows,
            )
        )

    def _count(self) -> None:
        data = parse_hex(self.payload.toPlainText())
        said = (
            data
            if isinstance(data, str)
            else tr("{byte_count} behind the header", byte_count=text.byte_count(len(data)))
        )
        self.amount.setText(said)
        self.complain("")

    @override
    def accept(self) -> None:
        if self.tabs.currentIndex() == 0:
            rows = [item for item in self.list.selectedItems() if not item.isHidden()]
            if not rows:
                self.complain(tr("Choose a capability from the list, or take the page Raw."))
                return
            self.chosen.emit(rows[0].data(_DEFINITION))
        else:
            data = parse_hex(self.payload.toPlainText())
            for field in (self.id, self.version):
                if field.problem:
                    self.complain(field.problem)
                    field.forgive()
                    field.setFocus()
                    field.selectAll()
                    return
            if isinstance(data, str):
                self.complain(data)
                return
            self.raw_chosen.emit(self.id.value, self.version.value, data)
        super().accept()
