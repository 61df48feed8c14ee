"""What stands where the map will be: Open, Paste, Capture, Recent, and the samples by group."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction, QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from vfioviz.capture.samples import Sample, samples
from vfioviz.capture.source import CaptureError
from vfioviz.language import tr
from vfioviz.scene.palette import LIGHT, Palette
from vfioviz.scene.text import BADGES
from vfioviz.ui.icons import icon, pixmap
from vfioviz.ui.recent import recent_files
from vfioviz.ui.theme import colours

_DATA = Qt.ItemDataRole.UserRole
_PAIR = ("iommu-linux-6.1.bin", "iommu-linux-6.12.bin")
"""The two answers that the argument is about; offered first."""


class SampleDelegate(QStyledItemDelegate):
    """Two lines an item: what it is, and what there is to see in it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.palette = LIGHT

    @override
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        line = option.fontMetrics.height()
        if index.data(_DATA) is None:
            return QSize(200, line * 2 + 6)
        return QSize(200, line * 2 + 14)

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        names = colours(self.palette)
        rect: QRect = option.rect
        metrics = option.fontMetrics
        font = option.font
        line = metrics.height()
        entry = index.data(_DATA)
        painter.save()
        if entry is None:
            font.setBold(True)
            painter.setFont(font)
            painter.setPen(QColor(names["muted"]))
            box = rect.adjusted(12, 0, -12, -4)
            painter.drawText(box, Qt.AlignmentFlag.AlignBottom, str(index.data()))
            painter.restore()
            return
        state = option.state
        flags = QStyle.StateFlag
        if state & flags.State_Selected:
            shade = "chosen2" if state & flags.State_HasFocus else "chosen"
            _rounded(painter, rect, names[shade])
        elif state & flags.State_MouseOver:
            _rounded(painter, rect, names["wash"])
        kind = _kind(entry)
        box = rect.adjusted(12, 6, -12, -6)
        width = metrics.horizontalAdvance(kind)
        painter.setPen(QColor(names["muted"]))
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, kind)
        painter.setPen(QColor(names["text"]))
        title = metrics.elidedText(
            str(index.data()), Qt.TextElideMode.ElideRight, box.width() - width - 16
        )
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, title)
        painter.setPen(QColor(names["muted"]))
        below = box.adjusted(0, line + 2, 0, 2)
        said = metrics.elidedText(_text(entry), Qt.TextElideMode.ElideRight, below.width())
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, said)
        painter.restore()


class SampleList(QListWidget):
    """Opens what is selected with Enter."""

    wanted = Signal(object)
    """A tuple of samples."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.open_selected()
            return
        super().keyPressEvent(event)

    def open_selected(self) -> None:
        """Ask for what is selected."""
        chosen: list[Sample] = []
        for item in self.selectedItems():
            chosen += item.data(_DATA) or ()
        if chosen:
            self.wanted.emit(tuple(chosen))


class StartPage(QWidget):
    """Open, Paste, Capture, Samples, Recent."""

    samples_wanted = Signal(object)
    """A tuple of ``capture.samples.Sample``."""
    file_wanted = Signal(str)

    def __init__(self, actions: Sequence[QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._palette = LIGHT
        self._buttons: list[tuple[QPushButton, str]] = []
        outer = QHBoxLayout(self)
        outer.setContentsMargins(28, 26, 28, 22)
        outer.setSpacing(32)
        outer.addStretch(1)
        outer.addWidget(self._left(actions))
        outer.addWidget(self._right(), 12)
        outer.addStretch(1)
        self.setFocusProxy(self.list)
        self.refresh()

    # ---- building

    def _left(self, actions: Sequence[QAction]) -> QWidget:
        side = QWidget(self)
        side.setFixedWidth(300)
        rows = QVBoxLayout(side)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        self._logo = QLabel(side)
        self._logo.setPixmap(pixmap("vfioviz", "", 56, 2.0))
        rows.addWidget(self._logo)
        title = QLabel("vfioviz", side)
        title.setObjectName("title")
        rows.addWidget(title)
        says = QLabel(
            tr("See how the Linux kernel lays out the answer of a VFIO info ioctl, byte by byte."),
            side,
        )
        says.setWordWrap(True)
        says.setObjectName("muted")
        rows.addWidget(says)
        rows.addSpacing(10)
        for number, action in enumerate(actions):
            rows.addWidget(self._button(action, action.objectName(), default=number == 0))
        hint = QLabel(
            tr("Or drop files here: .bin, .jsonl, .vfioviz, xxd, hexdump, dmesg, gdb."), side
        )
        hint.setWordWrap(True)
        hint.setObjectName("muted")
        rows.addWidget(hint)
        rows.addSpacing(12)
        self._recent_name = QLabel(tr("Recent"), side)
        self._recent_name.setObjectName("section")
        rows.addWidget(self._recent_name)
        self._recent = QVBoxLayout()
        self._recent.setSpacing(0)
        rows.addLayout(self._recent)
        rows.addStretch(1)
        return side

    def _button(self, action: QAction, name: str, *, default: bool = False) -> QPushButton:
        keys = action.shortcut().toString()
        button = QPushButton(f"  {action.iconText()}    {keys}", self)
        button.setToolTip(action.toolTip())
        button.setIconSize(QSize(18, 18))
        button.setMinimumHeight(34)
        button.setDefault(default)
        button.setAutoDefault(True)
        button.clicked.connect(action.trigger)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._buttons.append((button, name))
        return button

    def _right(self) -> QWidget:
        side = QWidget(self)
        side.setMaximumWidth(860)
        rows = QVBoxLayout(side)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        head = QHBoxLayout()
        name = QLabel(tr("Samples"), side)
        name.setObjectName("heading")
        head.addWidget(name)
        head.addStretch(1)
        self.search = QLineEdit(side)
        self.search.setPlaceholderText(tr("Filter samples"))
        self.search.setAccessibleName(tr("Filter samples"))
        self.search.setClearButtonEnabled(True)
        self.search.setFixedWidth(240)
        self.search.textChanged.connect(self._filter)
        head.addWidget(self.search)
        rows.addLayout(head)
        self.list = SampleList(side)
        self.list.setAccessibleName(tr("Samples"))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setMouseTracking(True)
        self._delegate = SampleDelegate(self.list)
        self.list.setItemDelegate(self._delegate)
        self.list.wanted.connect(self.samples_wanted)
        self.list.itemActivated.connect(lambda _item: self.list.open_selected())
        rows.addWidget(self.list, 1)
        hint = QLabel(
            tr("Enter or a double click opens; select several to see them side by side."), side
        )
        hint.setObjectName("muted")
        rows.addWidget(hint)
        self._fill_samples()
        return side

    def _fill_samples(self) -> None:
        try:
            known = samples()
        except CaptureError as problem:
            self.list.addItem(QListWidgetItem(str(problem)))
            return
        by_file = {sample.file: sample for sample in known}
        if all(name in by_file for name in _PAIR):
            pair = tuple(by_file[name] for name in _PAIR)
            self._heading(tr("The argument"))
            self._entry(tr("IOMMU_GET_INFO, Linux 6.1 and 6.12 side by side"), pair)
        group = ""
        for sample in known:
            if sample.group != group:
                group = sample.group
                self._heading(tr(group))
            self._entry(tr(sample.title), (sample,))
        self.list.setCurrentRow(1)

    def _heading(self, name: str) -> None:
        item = QListWidgetItem(name, self.list)
        item.setFlags(Qt.ItemFlag.NoItemFlags)

    def _entry(self, title: str, entry: tuple[Sample, ...]) -> None:
        item = QListWidgetItem(title, self.list)
        item.setData(_DATA, entry)
        item.setToolTip(_text(entry))
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{title}, {_kind(entry)}. {_text(entry)}")

    # ---- using

    def set_palette(self, palette: Palette) -> None:
        """Take the colours of a theme."""
        self._palette = palette
        self._delegate.palette = palette
        for button, name in self._buttons:
            if button.isDefault():
                white = self.palette_of_accent()
                button.setIcon(icon(name, palette, colour=white))
            else:
                button.setIcon(icon(name, palette))
        self.list.viewport().update()

    def palette_of_accent(self) -> str:
        """Return the colour of text on the accent."""
        return colours(self._palette)["on_accent"]

    def refresh(self) -> None:
        """Show the recent files anew."""
        while (old := self._recent.takeAt(0)) is not None:
            widget = old.widget()
            if widget is not None:
                widget.deleteLater()
        names = recent_files()
        self._recent_name.setVisible(bool(names))
        for name in names:
            button = QToolButton(self)
            metrics = self.fontMetrics()
            shown = metrics.elidedText(Path(name).name, Qt.TextElideMode.ElideMiddle, 270)
            button.setText(shown)
            button.setToolTip(name)
            button.setAccessibleName(tr("Recent file {name}", name=Path(name).name))
            button.setMinimumHeight(26)
            button.clicked.connect(lambda _on=False, path=name: self.file_wanted.emit(path))
            self._recent.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _filter(self, wanted: str) -> None:
        words = wanted.lower().split()
        heading: QListWidgetItem | None = None
        first: QListWidgetItem | None = None
        for row in range(self.list.count()):
            item = self.list.item(row)
            entry = item.data(_DATA)
            if entry is None:
                heading = item
                item.setHidden(True)
                continue
            told = f"{item.text()} {_text(entry)} {_kind(entry)} {entry[0].file} {entry[0].group}"
            found = all(word in told.lower() for word in words)
            item.setHidden(not found)
            if found:
                first = first or item
                if heading is not None:
                    heading.setHidden(False)
        if first is not None:
            self.list.setCurrentItem(first)


def _kind(entry: tuple[Sample, ...]) -> str:
    sample = entry[0]
    return f"{tr(BADGES[sample.provenance.kind])}  ·  {sample.ioctl}  ·  {sample.abi}"


def _text(entry: tuple[Sample, ...]) -> str:
    if len(entry) > 1:
        return tr(
            "iova_range moves from 68 to 72: watch the u64 fields come back onto their lines."
        )
    return tr(entry[0].text)


def _rounded(painter: QPainter, rect: QRect, colour: str) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawRoundedRect(rect.adjusted(0, 1, -4, -1), 6, 6)
