"""File, Capture: which devices, by which way, as whom; what will run, and the consent to it."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTreeView,
    QWidget,
)
from typing_extensions import override

from vfioviz.capture.live.binding import bind_commands
from vfioviz.capture.live.explain import explain, failure_of
from vfioviz.capture.live.messages import Device
from vfioviz.capture.live.stream import Reader
from vfioviz.capture.live.transport import (
    Command,
    Request,
    Root,
    Target,
    TransportError,
    command,
)
from vfioviz.ui.dialogs.base import Dialog
from vfioviz.ui.live.devices import ADDRESS, DevicesModel
from vfioviz.ui.live.listener import Listener
from vfioviz.ui.live.wish import ROOTS, Wish, fitting_root, needs_root
from vfioviz.ui.theme import mono

WAYS = (
    ("auto", "what is there"),
    ("group", "group and type 1 container"),
    ("group-iommufd", "group, /dev/iommu as the container"),
    ("cdev", "device node and iommufd"),
)
_RESETTING = frozenset({"pci", "platform", "amba", "fsl-mc"})
Start = Callable[[Request, Target], Command]


class PickerDialog(Dialog):
    """Nothing is opened while it stands: discovery reads sysfs alone."""

    wanted = Signal(object)
    """A Wish that was agreed to."""

    def __init__(self, parent: QWidget | None = None, start: Start = command) -> None:
        super().__init__("Capture from devices", "Capture", parent)
        self.resize(980, 640)
        self._start = start
        self._reader = Reader()
        self._listener: Listener | None = None
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(600)
        self._again.timeout.connect(self.discover)
        self.body.addLayout(self._top())
        self.machine = QLabel(self)
        self.machine.setObjectName("muted")
        self.machine.setWordWrap(True)
        self.body.addWidget(self.machine)
        self.model = DevicesModel(self)
        self.view = QTreeView(self)
        self.view.setModel(self.model)
        self.view.setAccessibleName("Devices by IOMMU group")
        self.view.setAlternatingRowColors(True)
        self.view.setAllColumnsShowFocus(True)
        self.body.addWidget(self.view, 1)
        self._why()
        self._options()
        self.agreed = QCheckBox(self)
        self.body.addWidget(self.agreed)
        self.line = QLineEdit(self)
        self.line.setReadOnly(True)
        self.line.setFont(mono())
        self.line.setAccessibleName("What will run")
        self.body.addWidget(self.line)
        self.model.itemChanged.connect(lambda _item: self._changed())
        self.view.selectionModel().currentChanged.connect(self._chosen)
        for widget in (self.sweep, self.identifiers, self.agreed):
            widget.toggled.connect(lambda _on: self._changed())
        self.way.currentIndexChanged.connect(lambda _row: self._changed())
        self.root.activated.connect(lambda _row: self._changed())
        self.host.textEdited.connect(lambda _text: self._again.start())
        self._changed()
        self.discover()

    # ---- building

    def _top(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.host = QLineEdit(self)
        self.host.setPlaceholderText("this machine; or HOST, USER@HOST by ssh")
        self.host.setAccessibleName("On host")
        self.refresh = QPushButton("&Refresh", self)
        self.refresh.setAutoDefault(False)
        self.refresh.clicked.connect(self.discover)
        self.all = QPushButton("&Tick all", self)
        self.all.setAutoDefault(False)
        self.all.clicked.connect(self.model_tick_all)
        name = QLabel("&On", self)
        name.setBuddy(self.host)
        for widget in (name, self.host, self.refresh, self.all):
            row.addWidget(widget, 1 if widget is self.host else 0)
        return row

    def _why(self) -> None:
        self.why = QLabel(self)
        self.why.setWordWrap(True)
        self.why.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.commands = QPlainTextEdit(self)
        self.commands.setReadOnly(True)
        self.commands.setFont(mono())
        self.commands.setMaximumHeight(84)
        self.commands.setAccessibleName("Commands to copy; this program runs none of them")
        self.commands.setTabChangesFocus(True)
        self.copy = QPushButton("&Copy commands", self)
        self.copy.setAutoDefault(False)
        self.copy.clicked.connect(
            lambda: QGuiApplication.clipboard().setText(self.commands.toPlainText())
        )
        row = QHBoxLayout()
        row.addWidget(self.commands, 1)
        row.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addWidget(self.why)
        self.body.addLayout(row)
        self._tell("", ())

    def _options(self) -> None:
        self.way = QComboBox(self)
        self.way.setAccessibleName("Way")
        for key, title in WAYS:
            self.way.addItem(title, key)
        self.root = QComboBox(self)
        self.root.setAccessibleName("Privileges")
        for key, title in ROOTS:
            self.root.addItem(title, key)
        self.root_why = QLabel(self)
        self.root_why.setObjectName("muted")
        self.sweep = QCheckBox("&Sweep: every argsz from below the least to past the answer", self)
        self.identifiers = QCheckBox("&Keep the devices' addresses in the file", self)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.FieldsStayAtSizeHint)
        form.addRow("&Way", self.way)
        run = QHBoxLayout()
        run.addWidget(self.root)
        run.addWidget(self.root_why, 1)
        name = QLabel("&Privileges", self)
        name.setBuddy(self.root)
        form.addRow(name, run)
        form.addRow("", self.sweep)
        form.addRow("", self.identifiers)
        self.body.addLayout(form)

    # ---- discovery

    def model_tick_all(self) -> None:
        """Tick every device that can be read."""
        self.model.tick_all()

    def discover(self) -> None:
        """Look what is there, in the background; opens nothing."""
        self._again.stop()
        if self._listener is not None:
            self._listener.cancel()
        reader = Reader()
        try:
            asked = self._start(Request("devices"), Target(self.host.text().strip()))
        except TransportError as problem:
            self.complain(str(problem))
            return
        self.machine.setText("Looking for devices…")
        listener = Listener(asked, reader)
        listener.finished.connect(lambda: self._discovered(listener))
        self._listener = listener
        listener.listen()

    def _discovered(self, listener: Listener) -> None:
        if listener is not self._listener:
            return
        self._listener = None
        self._reader = listener.reader
        self.model.show(self._reader.devices)
        self.view.expandAll()
        header = self.view.header()
        for column in range(self.model.columnCount()):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            self.view.resizeColumnToContents(column)
        self.view.setColumnWidth(1, min(self.view.columnWidth(1), 330))
        self.machine.setText(self._machine())
        failures = [
            explain(each, self._reader.host, self._reader.devices).line
            for each in self._reader.failures
        ]
        self.complain("\n".join(failures))
        self._choose_root()
        self._changed()

    def _machine(self) -> str:
        begin, host = self._reader.begin, self._reader.host
        if begin is None or host is None:
            return "Nothing is known of that machine."
        parts = [f"Linux {begin.kernel}, {begin.arch}", "IOMMU on" if host.iommu else "no IOMMU"]
        for node in (host.vfio_node, host.iommu_node):
            if node.present:
                access = "open to you" if node.read and node.write else "not open to you"
                parts.append(f"{node.path} {access}")
        parts.append(f"{len(self._reader.devices)} devices")
        return "; ".join(parts)

    # ---- what is chosen

    def _chosen(self, index: QModelIndex, _before: QModelIndex) -> None:
        device = self._reader.devices.get(str(index.data(ADDRESS)))
        failure = None if device is None else failure_of(device)
        if device is None or failure is None:
            self._tell("", ())
            return
        told = explain(failure, self._reader.host, self._reader.devices)
        binding = bind_commands(device, self._reader.devices)
        self._tell(f"{told.line}.".replace("..", "."), told.commands or binding)

    def _tell(self, text: str, commands: tuple[str, ...]) -> None:
        self.why.setText(text)
        self.why.setVisible(bool(text))
        self.commands.setPlainText("\n".join(commands))
        self.commands.setVisible(bool(commands))
        self.copy.setVisible(bool(commands))

    def _devices(self) -> list[Device]:
        known = self._reader.devices
        return [known[name] for name in self.model.ticked() if name in known]

    def _choose_root(self) -> None:
        needed = needs_root(self._devices(), self._reader.host)
        root, why = fitting_root(self.host.text().strip(), needed=needed)
        self.root.setCurrentIndex(self.root.findData(root))
        self.root_why.setText(f"chosen because {why}")

    def wish(self) -> Wish:
        """Return what is asked for at the moment."""
        request = Request(
            "capture",
            self.model.ticked(),
            sweep=self.sweep.isChecked(),
            way=str(self.way.currentData()),
            identifiers=self.identifiers.isChecked(),
        )
        resets = tuple(each.address for each in self._devices() if each.bus in _RESETTING)
        root = cast("Root", self.root.currentData())
        return Wish(request, Target(self.host.text().strip(), root), resets)

    def _changed(self) -> None:
        wish = self.wish()
        ready = bool(wish.request.devices)
        self.agreed.setText(
            f"I agree: opening resets {', '.join(wish.resets)}; a group that is in use answers "
            "EBUSY and is not tried again"
            if wish.resets
            else "I agree: the devices are opened; a group that is in use answers EBUSY"
        )
        self.agreed.setEnabled(ready)
        line = ""
        if ready:
            try:
                line = self._start(wish.request, wish.target).shown
            except TransportError as problem:
                self.complain(str(problem))
                ready = False
        self.line.setText(line or "Tick a device to see what will run.")
        self.line.setCursorPosition(0)
        self.line.setToolTip(line)
        self.ok.setEnabled(ready and self.agreed.isChecked())

    @override
    def accept(self) -> None:
        wish = self.wish()
        if not (wish.request.devices and self.agreed.isChecked()):
            return
        self.wanted.emit(wish)
        super().accept()

    @override
    def done(self, result: int) -> None:
        if self._listener is not None:
            self._listener.cancel()
            self._listener = None
        super().done(result)
