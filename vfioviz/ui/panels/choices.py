"""Combo boxes and forms as the panel of sources has them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFormLayout, QWidget

from vfioviz.uapi.abi import ABIS
from vfioviz.ui.editors.choice import Choice
from vfioviz.ui.plain import plain

ABI_CHOICES = [(key, key, one.title) for key, one in ABIS.items()]
"""(text, key, tip) of each ABI."""


def combo(name: str) -> Choice:
    """Return a combo box that gives way where room is short."""
    made = Choice()
    made.setAccessibleName(name)
    made.setToolTip(plain(name))
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(8)
    return made


def form(*rows: tuple[str, QWidget]) -> QFormLayout:
    """Return a form of named fields."""
    made = QFormLayout()
    made.setContentsMargins(0, 2, 0, 2)
    made.setVerticalSpacing(5)
    made.setHorizontalSpacing(10)
    made.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    for name, widget in rows:
        made.addRow(name, widget)
    return made


def choose(box: QComboBox, choices: Sequence[tuple[str, str, str]], chosen: str) -> None:
    """Offer (text, key, tip) and choose a key; the list is made anew only where it changed."""
    if [box.itemData(row) for row in range(box.count())] != [key for _, key, _ in choices]:
        box.clear()
        for row, (name, key, tip) in enumerate(choices):
            box.addItem(name, key)
            box.setItemData(row, plain(tip or name), Qt.ItemDataRole.ToolTipRole)
    box.setCurrentIndex(box.findData(chosen))
    named = next((tip or name for name, key, tip in choices if key == chosen), "")
    box.setToolTip(plain(f"{box.accessibleName()}: {named}"))
