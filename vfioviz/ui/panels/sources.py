"""Buffers and variants: what is shown, how the bytes are read, what the caller passes."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from vfioviz.capture.source import Capture
from vfioviz.codec.guess import Guess, guess
from vfioviz.document import edits
from vfioviz.document.project import CaptureColumn, Column, ModelColumn, Project
from vfioviz.document.request import read
from vfioviz.kernel.telling import Told, answered_by
from vfioviz.language import titled, tr
from vfioviz.uapi.abi import ABIS
from vfioviz.uapi.headerset import HeaderSet
from vfioviz.ui.editing import Editing
from vfioviz.ui.panels.call import CallForm
from vfioviz.ui.panels.choices import ABI_CHOICES, choose, combo, form
from vfioviz.ui.panels.guessed import GuessView
from vfioviz.ui.panels.records import RecordsView
from vfioviz.ui.plain import plain
from vfioviz.ui.qdocument import QDocument

_COLUMN = Qt.ItemDataRole.UserRole
_MAX_LIST_ROWS = 7


class SourcesPanel(QScrollArea):
    """A column of lists and fields; every change is an edit of the document."""

    def __init__(
        self, document: QDocument, editing: Editing, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._editing = editing
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        page = QWidget()
        page.setObjectName("page")
        page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._rows = QVBoxLayout(page)
        self._rows.setContentsMargins(12, 10, 12, 12)
        self._rows.setSpacing(6)
        self.buffers = self._list(tr("Buffers"), tr("Tick a buffer to show it as a column"))
        self.buffers.itemActivated.connect(self._activate)
        self.records = RecordsView(self)
        self.records.hide()
        self._rows.addWidget(self.records, 1)
        self.ioctl = combo(tr("Answer of"))
        self.abi = combo(tr("ABI of the bytes"))
        self.ioctl.setProperty("topic", "ioctls")
        self.abi.setProperty("topic", "abis")
        self.guess = GuessView()
        self._rows.addLayout(form(("ioctl", self.ioctl), (tr("read as"), self.abi)))
        self._rows.addWidget(self.guess)
        self._gap()
        self.variants = self._list(
            tr("Variants"), tr("Tick a version of the kernel's code to show it")
        )
        self._gap()
        self._heading(tr("The call that is modelled"))
        self.call = CallForm(document, editing, page)
        self._rows.addWidget(self.call)
        self._rows.addStretch(1)
        self.setWidget(page)
        self.setFocusProxy(self.buffers)
        self.setAccessibleName(tr("Sources"))
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

    def _connect(self) -> None:
        self.ioctl.activated.connect(lambda _row: self._read_as(ioctl=self.ioctl.currentData()))
        self.abi.activated.connect(lambda _row: self._read_as(abi=self.abi.currentData()))
        self.guess.chosen.connect(lambda ioctl, abi: self._read_as(ioctl=ioctl, abi=abi))
        self.records.chosen.connect(self._show_record)
        self.records.activated.connect(self._take)
        self.records.ticked.connect(self._tick_record)

    # ---- from the user to the document

    def _edit(self, verb: object, merge: str = "") -> None:
        self._editing.run(verb, merge)  # type: ignore[arg-type]  # lambdas of verbs
        self._refresh(None)

    def _read_as(self, *, ioctl: str | None = None, abi: str | None = None) -> None:
        index = self._capture()
        self._edit(lambda now: edits.read_as(now, index, ioctl, abi))

    def _ticked(self, item: QListWidgetItem) -> None:
        column = item.data(_COLUMN)
        if isinstance(column, CaptureColumn | ModelColumn):
            on = item.checkState() is Qt.CheckState.Checked
            self._editing.toggle(column, on=on)
            self._refresh(None)

    def _activate(self, item: QListWidgetItem) -> None:
        """Take the request from a buffer."""
        column = item.data(_COLUMN)
        if isinstance(column, CaptureColumn):
            self._take(column.capture)

    def _take(self, index: int) -> None:
        project = self._document.project
        if project is not None and index != project.active:
            self._edit(lambda now: edits.set_active(now, index))

    def _show_record(self, number: int) -> None:
        self._edit(lambda now: edits.show_record(now, number), "record")

    def _tick_record(self, number: int, on: bool) -> None:  # noqa: FBT001 as Qt calls it
        self._editing.toggle(CaptureColumn(number), on=on)

    def _capture(self) -> int:
        """Return the capture that "read as" is about: of the active column, else the request's."""
        project, column = self._document.project, self._document.active_column
        if column is not None and isinstance(column.column, CaptureColumn):
            return column.column.capture
        return 0 if project is None else project.active

    # ---- from the document to the widgets

    def _refresh(self, _what: object) -> None:
        project = self._document.project
        widgets = (self.buffers, self.variants, self.ioctl, self.abi)
        blockers = [QSignalBlocker(widget) for widget in widgets]
        for widget in widgets:
            widget.setEnabled(project is not None)
        if project is not None:
            self._fill_lists(project)
        self._fill_reading(project)
        self.call.show_project(project)
        del blockers

    def _mark_active(self, _view: object) -> None:
        self._fill_reading(self._document.project)

    def _fill_lists(self, project: Project) -> None:
        many = len(project.captures) > _MAX_LIST_ROWS
        self.buffers.setVisible(not many)
        self.records.setVisible(many)
        # What is hidden takes no focus.
        self.setFocusProxy(self.records if many else self.buffers)
        if many:
            self.records.show_project(project)
        else:
            self._fill_buffers(project)
        variants: list[tuple[str, Column, str, bool]] = [
            (
                one.key,
                ModelColumn(one.key),
                f"{titled(one.title)}\n{titled(one.summary)}\n{one.origin}",
                False,
            )
            for one in project.producers.versions
        ]
        _fill(self.variants, project, variants)

    def _fill_buffers(self, project: Project) -> None:
        entries: list[tuple[str, Column, str, bool]] = [
            (capture.name, CaptureColumn(index), f"{tr(capture.provenance.kind)}: "
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
        ioctls = [(one.name, key, "") for key, one in project.headers.ioctls.items()]
        choose(self.ioctl, ioctls, capture.ioctl or project.ioctl.key)
        choose(self.abi, ABI_CHOICES, capture.abi or project.abi)
        ioctl, abi = capture.ioctl or project.ioctl.key, capture.abi or project.abi
        self.guess.show_guess(_guess(capture.data, project.headers), ioctl, abi)
        self.guess.show_answerer(_answerer(capture, project, ioctl, abi))
        del blockers


@lru_cache(maxsize=64)
def _guess(data: bytes, headers: HeaderSet) -> Guess:
    return guess(data, headers)


def _answerer(capture: Capture, project: Project, ioctl: str, abi: str) -> Told | None:
    origin = capture.provenance
    known = project.headers.ioctls.get(ioctl)
    if origin.driver or origin.way or known is None:
        return None
    return answered_by(read(capture, known, ABIS[abi]))


def _fill(
    widget: QListWidget, project: Project, entries: list[tuple[str, Column, str, bool]]
) -> None:
    while widget.count() > len(entries):
        widget.takeItem(widget.count() - 1)
    for row, (name, column, tip, strong) in enumerate(entries):
        item = widget.item(row) if row < widget.count() else QListWidgetItem(widget)
        item.setText(name)
        item.setToolTip(plain(tip))
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
