"""View, Font of values: which font bytes, offsets and values are written in."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFontComboBox, QLabel, QPushButton, QWidget
from typing_extensions import override

from vfioviz.language import tr
from vfioviz.ui.dialogs.base import Dialog
from vfioviz.ui.fonts import mono
from vfioviz.ui.whole import whole

_SAMPLE = """\
  68  0x44  01 00 01 00 00 00 00 00
  84  0x54  start  0x7fffffffff
0O  1lI  8B  5S  2Z"""


@whole
class MonoFontDialog(Dialog):
    """Shows the fonts of one width for all letters, and how an answer looks in the one chosen."""

    TOPIC = "session.look"
    chosen = Signal(str)
    """A family; "" for the usual one."""

    def __init__(self, family: str, parent: QWidget | None = None) -> None:
        super().__init__(tr("Font of values"), tr("Use it"), parent)
        self.setMinimumWidth(440)
        says = QLabel(tr("Bytes, offsets and values are written in:"), self)
        self.body.addWidget(says)
        self.box = QFontComboBox(self)
        self.box.setFontFilters(QFontComboBox.FontFilter.MonospacedFonts)
        self.box.setEditable(False)
        self.box.setAccessibleName(tr("Font of values"))
        self.box.setMinimumHeight(28)
        says.setBuddy(self.box)
        self.body.addWidget(self.box)
        self.sample = QLabel(_SAMPLE, self)
        self.sample.setObjectName("card")
        self.sample.setContentsMargins(12, 10, 12, 10)
        self.sample.setAccessibleName(tr("Sample"))
        self.body.addWidget(self.sample)
        self.usual = QPushButton(tr("The usual one"), self)
        self.usual.clicked.connect(self._use_usual)
        self.buttons.addButton(self.usual, self.buttons.ButtonRole.ResetRole)
        self._family = family
        if family:
            self.box.setCurrentText(family)
        self.box.currentTextChanged.connect(self._show)
        self._show(self.box.currentText() if family else "")

    def _show(self, family: str) -> None:
        self._family = family
        font = mono()
        if family:
            font.setFamilies([family])
        font.setPointSizeF(font.pointSizeF() * 1.2)
        self.sample.setFont(font)

    def _use_usual(self) -> None:
        self._family = ""
        self.accept()

    @override
    def accept(self) -> None:
        self.chosen.emit(self._family)
        super().accept()
