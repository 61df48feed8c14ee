"""How devices are read: which way, as whom, how often, how long."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QWidget

from vfioviz.capture.live.messages import Device, Host
from vfioviz.capture.live.transport import Request, Root
from vfioviz.language import mark, tr
from vfioviz.ui.editors.choice import Choice
from vfioviz.ui.live.wish import AS_ROOT, ROOTS, fitting_root, hindrance, needs_root

WAYS = (
    ("auto", mark("auto: what is there")),
    ("group", mark("group and type1 container")),
    ("group-iommufd", mark("group through /dev/iommu")),
    ("cdev", mark("device node (cdev) and iommufd")),
)
_LIMIT = 5
_LIMITS = (1, 5, 15, 60, 300)


class Options(QWidget):
    """Privileges are chosen by what the nodes allow until a hand chooses others."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._by_hand = False
        self.way = Choice(self)
        for key, title in WAYS:
            self.way.addItem(tr(title), key)
        self.limit = Choice(self)
        for seconds in _LIMITS:
            self.limit.addItem(tr("{seconds} s for each call", seconds=seconds), float(seconds))
        self.limit.setCurrentIndex(_LIMITS.index(_LIMIT))
        self.limit.setToolTip(tr("A call that takes longer is given up, and what follows is read"))
        self.root = Choice(self)
        for root, title in ROOTS:
            self.root.addItem(tr(title), root)
        self.root_why = QLabel(self)
        self.root_why.setObjectName("muted")
        self.root_why.setWordWrap(True)
        self.sweep = QCheckBox(tr("&Sweep every argsz"), self)
        self.sweep.setToolTip(
            tr("Each argsz from below the least to past the answer, for every call")
        )
        self.identifiers = QCheckBox(tr("&Keep addresses"), self)
        self.identifiers.setToolTip(tr("The devices' addresses become part of what is saved"))
        self._arrange()
        self.way.currentIndexChanged.connect(lambda _row: self.changed.emit())
        self.limit.currentIndexChanged.connect(lambda _row: self.changed.emit())
        self.root.activated.connect(self._chosen_by_hand)
        for box in (self.sweep, self.identifiers):
            box.toggled.connect(lambda _on: self.changed.emit())

    def _arrange(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setColumnStretch(3, 1)
        rows = (
            (tr("&Way"), self.way),
            (tr("&Privileges"), self.root),
            (tr("Time &limit"), self.limit),
        )
        for row, (text, widget) in enumerate(rows):
            name = QLabel(text, self)
            name.setBuddy(widget)
            widget.setAccessibleName(text.replace("&", ""))
            grid.addWidget(name, row, 0)
            grid.addWidget(widget, row, 1)
        grid.addWidget(self.sweep, 0, 2)
        grid.addWidget(self.identifiers, 0, 3)
        grid.addWidget(self.root_why, 1, 2, 1, 2)
        # In the order in which they are read.
        widgets = (self.way, self.sweep, self.identifiers, self.root, self.limit)
        for before, after in pairwise(widgets):
            QWidget.setTabOrder(before, after)

    def _chosen_by_hand(self, _row: int) -> None:
        self._by_hand = True
        self.changed.emit()

    def forget_hand(self) -> None:
        """Let the nodes choose again: this is another machine."""
        self._by_hand = False

    def fit(self, host: str, devices: Sequence[Device], facts: Host | None) -> None:
        """Choose how root is reached, and say why; what can't be had here can't be chosen.

        Args:
            host: Name of the host; "": this machine.
            devices: Those that are to be read.
            facts: What the machine told of itself.
        """
        items = cast("QStandardItemModel", self.root.model())
        for row, (root, _) in enumerate(ROOTS):
            why_not = hindrance(root, host)
            item = items.item(row)
            item.setEnabled(not why_not)
            item.setToolTip(tr(why_not))
        chosen: Root = self.root.currentData()
        needed = needs_root(devices, facts, str(self.way.currentData()))
        root, why = fitting_root(host, needed=needed)
        if self._by_hand and not hindrance(chosen, host):
            same = tr("which would be chosen") if chosen == root else tr("though {why}", why=why)
            self.root_why.setText(tr("chosen by you, {same}", same=same))
            return
        self.root.setCurrentIndex(self.root.findData(root, Qt.ItemDataRole.UserRole))
        known = tr("chosen because {why}", why=why) if devices else ""
        self.root_why.setText(tr(AS_ROOT) if why == AS_ROOT else known)

    def request(self, devices: tuple[str, ...]) -> Request:
        """Return what the agent is asked for."""
        return Request(
            "capture",
            devices,
            sweep=self.sweep.isChecked(),
            way=str(self.way.currentData()),
            time_limit=float(self.limit.currentData()),
            identifiers=self.identifiers.isChecked(),
        )
