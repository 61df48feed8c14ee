"""What stands where the map will be: Open, Paste, Capture, Recent, and the samples by group."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from vfioviz.language import tr
from vfioviz.scene.palette import LIGHT, Palette
from vfioviz.ui.announcer import announce
from vfioviz.ui.icons import icon, pixmap
from vfioviz.ui.list_keys import ListKeys
from vfioviz.ui.plain import plain
from vfioviz.ui.recent import recent_files
from vfioviz.ui.sample_list import SampleList
from vfioviz.ui.theme import colours


class StartPage(QWidget):
    """Open, Paste, Capture, Learn, Samples, Recent.

    Args:
        actions: What the buttons do, each with the name of its icon.
    """

    samples_wanted = Signal(object)
    """A tuple of ``capture.samples.Sample``."""
    file_wanted = Signal(str)

    def __init__(
        self, actions: Sequence[tuple[QAction, str]], parent: QWidget | None = None
    ) -> None:
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

    def _left(self, actions: Sequence[tuple[QAction, str]]) -> QWidget:
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
        for number, (action, name) in enumerate(actions):
            rows.addWidget(self._button(action, name, default=number == 0))
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
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
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
        head.addWidget(self.search)
        rows.addLayout(head)
        self.list = SampleList(side)
        self.search.textChanged.connect(self._filter)
        ListKeys(self.search, self.list, self.list.open_selected)
        self.list.wanted.connect(self.samples_wanted)
        rows.addWidget(self.list, 1)
        self.nothing = QLabel(tr("Nothing fits."), side)
        self.nothing.setObjectName("muted")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.hide()
        rows.addWidget(self.nothing, 1)
        hint = QLabel(
            tr(
                "A click or Enter opens; Ctrl+click or Shift+Arrow, then Enter: several side by "
                "side."
            ),
            side,
        )
        hint.setWordWrap(True)
        hint.setObjectName("muted")
        rows.addWidget(hint)
        return side

    # ---- using

    def _filter(self, wanted: str) -> None:
        found = self.list.filter(wanted)
        self.list.setVisible(found)
        self.nothing.setVisible(not found)
        if not found:
            announce(self, self.nothing.text())

    def set_palette(self, palette: Palette) -> None:
        """Take the colours of a theme."""
        self._palette = palette
        self.list.set_palette(palette)
        for button, name in self._buttons:
            if button.isDefault():
                white = self.palette_of_accent()
                button.setIcon(icon(name, palette, colour=white))
            else:
                button.setIcon(icon(name, palette))

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
            button.setToolTip(plain(name))
            button.setAccessibleName(tr("Recent file {name}", name=Path(name).name))
            button.setMinimumHeight(26)
            button.clicked.connect(lambda _on=False, path=name: self.file_wanted.emit(path))
            self._recent.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
