"""Buffers and variants: what is shown, how the bytes are read, what the caller passes."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QFrame,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from vfioviz.codec.guess import guess
from vfioviz.document import edits
from vfioviz.document.state import Column, Project
from vfioviz.kernel.handlers import HANDLERS, handlers_for
from vfioviz.kernel.registry import VARIANTS
from vfioviz.uapi.abi import ABIS
from vfioviz.uapi.ioctls import IOCTLS
from vfioviz.ui.editing import Editing
from vfioviz.ui.editors.u64_edit import U64Edit
from vfioviz.ui.panels.records import RecordsView
from vfioviz.ui.qdocument import QDocument

_COLUMN = Qt.ItemDataRole.UserRole
_MAX_LIST_ROWS = 7
_ABIS = [(key, key, one.title) for key, one in ABIS.items()]


class SourcesPanel(QScrollArea):
    """A column of lists and fields; every change is an edit of the document."""

    def __init__(
        self, document: QDocument, editing: Editing, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._editing = editing
        self._session = count()
        self._merge = ""
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        page = QWidget()
        page.setObjectName("page")
        page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._rows = QVBoxLayout(page)
        self._rows.setContentsMargins(12, 10, 12, 12)
        self._rows.setSpacing(6)
        self.buffers = self._list("Buffers", "Tick a buffer to show it as a column")
        self.buffers.itemActivated.connect(self._activate)
        self.records = RecordsView(self)
        self.records.hide()
        self._rows.addWidget(self.records, 1)
        self.ioctl = self._combo("Answer of")
        self.abi = self._combo("ABI of the bytes")
        self.guess = QLabel()
        self.guess.setWordWrap(True)
        self.guess.setObjectName("muted")
        self._form(("ioctl", self.ioctl), ("read as", self.abi))
        self._rows.addWidget(self.guess)
        self._gap()
        self.variants = self._list("Variants", "Tick a version of the kernel's code to show it")
        self._gap()
        self._heading("The call that is modelled")
        self.handler = self._combo("Driver that answers")
        self.model_abi = self._combo("ABI that the models build for")
        self.exact = QCheckBox("exact per variant")
        self.exact.setToolTip("Each column's caller passes the argsz which that variant reports")
        self.argsz = U64Edit(32)
        self.argsz.setAccessibleName("argsz that the caller passes")
        self.fill = U64Edit(8, hexadecimal=True)
        self.fill.setAccessibleName("Byte that the caller's buffer holds before the call")
        self.fill.setToolTip("What the caller's buffer holds before the call, 0 to 0xff")
        self._form(
            ("handler", self.handler),
            ("ABI", self.model_abi),
            ("argsz", self.argsz),
            ("", self.exact),
            ("fill byte", self.fill),
        )
        self._rows.addStretch(1)
        self.setWidget(page)
        self.setFocusProxy(self.buffers)
        self._connect()
        document.derived_changed.connect(self._refresh)
        document.view_changed.connect(self._mark_active)
        self._refresh(None)

    # ---- building

    def _heading(self, name: str) -> None:
        label = QLabel(name)
        label.setObjectName("section")
        self._rows.addWidget(label)

    def _gap(self) -> None:
        self._rows.addSpacing(8)

    def _list(self, name: str, tip: str) -> QListWidget:
        self._heading(name)
        widget = QListWidget()
        widget.setObjectName("ticks")
        widget.setAccessibleName(name)
        widget.setToolTip(tip)
        widget.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        widget.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        widget.itemChanged.connect(self._ticked)
        self._rows.addWidget(widget)
        return widget

    def _combo(self, name: str) -> QComboBox:
        combo = QComboBox()
        combo.setAccessibleName(name)
        combo.setToolTip(name)
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setMinimumContentsLength(8)
        return combo

    def _form(self, *rows: tuple[str, QWidget]) -> None:
        form = QFormLayout()
        form.setContentsMargins(0, 2, 0, 2)
        form.setVerticalSpacing(5)
        form.setHorizontalSpacing(10)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for name, widget in rows:
            form.addRow(name, widget)
        self._rows.addLayout(form)

    def _connect(self) -> None:
        self.ioctl.activated.connect(lambda _row: self._read_as(ioctl=self.ioctl.currentData()))
        self.abi.activated.connect(lambda _row: self._read_as(abi=self.abi.currentData()))
        self.handler.activated.connect(
            lambda _row: self._edit(lambda now: edits.set_handler(now, self.handler.currentData()))
        )
        self.model_abi.activated.connect(
            lambda _row: self._edit(lambda now: edits.set_abi(now, self.model_abi.currentData()))
        )
        self.exact.toggled.connect(self._exact_toggled)
        self.argsz.value_edited.connect(
            lambda number: self._typed("argsz", lambda now: edits.set_argsz(now, number))
        )
        self.fill.value_edited.connect(
            lambda number: self._typed("fill", lambda now: edits.set_fill(now, number))
        )
        self.records.chosen.connect(self._show_record)
        self.records.activated.connect(self._take)
        self.records.ticked.connect(self._tick_record)
        for field in (self.argsz, self.fill):
            field.editingFinished.connect(self._end_session)

    # ---- from the user to the document

    def _edit(self, verb: object, merge: str = "") -> None:
        self._editing.run(verb, merge)  # type: ignore[arg-type]  # lambdas of verbs
        self._refresh(None)

    def _typed(self, field: str, verb: object) -> None:
        if not self._merge.startswith(field):
            self._merge = f"{field}#{next(self._session)}"
        self._editing.run(verb, self._merge)  # type: ignore[arg-type]  # lambdas of verbs

    def _end_session(self) -> None:
        self._merge = ""

    def _exact_toggled(self, on: bool) -> None:  # noqa: FBT001 as Qt calls it
        number = None if on else self.argsz.value
        self._edit(lambda now: edits.set_argsz(now, number))

    def _read_as(self, *, ioctl: str | None = None, abi: str | None = None) -> None:
        index = self._capture()
        self._edit(lambda now: edits.read_as(now, index, ioctl, abi))

    def _ticked(self, item: QListWidgetItem) -> None:
        column = item.data(_COLUMN)
        if isinstance(column, Column):
            on = item.checkState() is Qt.CheckState.Checked
            self._editing.toggle(column, on=on)
            self._refresh(None)

    def _activate(self, item: QListWidgetItem) -> None:
        """Take the request from a buffer."""
        column = item.data(_COLUMN)
        if isinstance(column, Column) and column.kind == "capture":
            self._take(int(column.key))

    def _take(self, index: int) -> None:
        project = self._document.project
        if project is not None and index != project.active:
            self._edit(lambda now: edits.set_active(now, index))

    def _show_record(self, number: int) -> None:
        self._edit(lambda now: edits.show_record(now, number), "record")

    def _tick_record(self, number: int, on: bool) -> None:  # noqa: FBT001 as Qt calls it
        self._editing.toggle(Column("capture", str(number)), on=on)

    def _capture(self) -> int:
        """Return the capture that "read as" is about: of the active column, else the request's."""
        project, column = self._document.project, self._document.active_column
        if column is not None and column.column.kind == "capture":
            return int(column.column.key)
        return 0 if project is None else project.active

    # ---- from the document to the widgets

    def _refresh(self, _what: object) -> None:
        project = self._document.project
        widgets = (self.buffers, self.variants, self.ioctl, self.abi, self.handler,
                   self.model_abi, self.exact, self.argsz, self.fill)  # fmt: skip
        blockers = [QSignalBlocker(widget) for widget in widgets]
        for widget in widgets:
            widget.setEnabled(project is not None)
        if project is not None:
            self._fill_lists(project)
            self._fill_call(project)
        self._fill_reading(project)
        del blockers

    def _mark_active(self, _view: object) -> None:
        self._fill_reading(self._document.project)

    def _fill_lists(self, project: Project) -> None:
        many = len(project.captures) > _MAX_LIST_ROWS
        self.buffers.setVisible(not many)
        self.records.setVisible(many)
        if many:
            self.records.show_project(project)
        else:
            self._fill_buffers(project)
        variants = [
            (
                one.key,
                Column("variant", one.key),
                f"{one.title}\n{one.summary}\n{one.origin}",
                False,
            )
            for one in VARIANTS
        ]
        _fill(self.variants, project, variants)

    def _fill_buffers(self, project: Project) -> None:
        entries = [
            (capture.name, Column("capture", str(index)), f"{capture.provenance.kind}: "
             f"{capture.provenance.source}", index == project.active)
            for index, capture in enumerate(project.captures)
        ]  # fmt: skip
        _fill(self.buffers, project, entries)

    def _fill_reading(self, project: Project | None) -> None:
        blockers = [QSignalBlocker(self.ioctl), QSignalBlocker(self.abi)]
        if project is None:
            self.guess.clear()
            del blockers
            return
        capture = project.captures[self._capture()]
        _choices(self.ioctl, [(one.name, key, "") for key, one in IOCTLS.items()],
                 capture.ioctl or project.ioctl)  # fmt: skip
        _choices(self.abi, _ABIS, capture.abi or project.abi)
        found = guess(capture.data)
        agrees = (found.ioctl.key, found.abi.key) == (capture.ioctl, capture.abi)
        said = "as read" if agrees else f"{found.ioctl.key}, {found.abi.key}"
        self.guess.setText(f"Guess from the bytes: {said}, confidence {found.confidence:.0%}")
        self.guess.setToolTip(found.reason)
        del blockers

    def _fill_call(self, project: Project) -> None:
        handlers = [(HANDLERS[key].title, key, "") for key in handlers_for(project.ioctl)]
        _choices(self.handler, handlers, project.handler)
        _choices(self.model_abi, _ABIS, project.abi)
        self.exact.setChecked(project.argsz is None)
        self.argsz.setEnabled(project.argsz is not None)
        if project.argsz is not None and self.argsz.value != project.argsz:
            self.argsz.set_value(project.argsz)
        if self.fill.value != project.fill:
            self.fill.set_value(project.fill)


def _choices(combo: QComboBox, choices: Sequence[tuple[str, str, str]], chosen: str) -> None:
    if [combo.itemData(row) for row in range(combo.count())] != [key for _, key, _ in choices]:
        combo.clear()
        for row, (name, key, tip) in enumerate(choices):
            combo.addItem(name, key)
            combo.setItemData(row, tip or name, Qt.ItemDataRole.ToolTipRole)
    combo.setCurrentIndex(combo.findData(chosen))
    combo.setToolTip(f"{combo.accessibleName()}: {combo.currentData(Qt.ItemDataRole.ToolTipRole)}")


def _fill(
    widget: QListWidget, project: Project, entries: list[tuple[str, Column, str, bool]]
) -> None:
    while widget.count() > len(entries):
        widget.takeItem(widget.count() - 1)
    for row, (name, column, tip, strong) in enumerate(entries):
        item = widget.item(row) if row < widget.count() else QListWidgetItem(widget)
        item.setText(name)
        item.setToolTip(tip)
        item.setData(_COLUMN, column)
        shown = column in project.columns
        item.setCheckState(Qt.CheckState.Checked if shown else Qt.CheckState.Unchecked)
        font = item.font()
        font.setBold(strong)
        item.setFont(font)
    rows = max(1, min(len(entries), _MAX_LIST_ROWS))
    widget.ensurePolished()
    height = widget.sizeHintForRow(0) if entries else 24
    widget.setFixedHeight(rows * height + 4)
