"""File, Capture: which devices, by which way, as whom; what will run, and the consent to it."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QModelIndex, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
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
from vfioviz.language import tr
from vfioviz.ui.dialogs.base import Dialog
from vfioviz.ui.live.again import command_line
from vfioviz.ui.live.devices import ADDRESS, DevicesModel, machine
from vfioviz.ui.live.listener import Listener
from vfioviz.ui.live.options import Options
from vfioviz.ui.live.reasons import Reasons, sentence
from vfioviz.ui.live.wish import Wish, resetting
from vfioviz.ui.plain import plain
from vfioviz.ui.whole import whole

_TYPING = 600
"""Milliseconds after the last key in which the name of a host counts as typed."""
_NAME_WIDTH = 330
Start = Callable[[Request, Target], Command]


@whole
class PickerDialog(Dialog):
    """Nothing is opened while it stands: discovery reads sysfs alone."""

    TOPIC = "panel.capture"

    wanted = Signal(object)
    """A Wish that was agreed to."""

    def __init__(self, parent: QWidget | None = None, start: Start = command) -> None:
        super().__init__(tr("Capture from devices"), tr("Capture"), parent)
        self.resize(980, 640)
        self._start = start
        self._reader = Reader()
        self._listener: Listener | None = None
        self._agreed_to: object = None
        self._looked = ""
        """What is wrong with the machine."""
        self._typed = QTimer(self)
        self._typed.setSingleShot(True)
        self._typed.setInterval(_TYPING)
        self._typed.timeout.connect(self.discover)
        self.model = DevicesModel(self)
        self.body.addLayout(self._top())
        self.machine = QLabel(self)
        self.machine.setObjectName("muted")
        self.machine.setWordWrap(True)
        self.body.addWidget(self.machine)
        self.view = QTreeView(self)
        self.view.setModel(self.model)
        self.view.setAccessibleName(tr("Devices by IOMMU group"))
        self.view.setAlternatingRowColors(True)
        self.view.setAllColumnsShowFocus(True)
        self.body.addWidget(self.view, 1)
        self.reasons = Reasons(self)
        self.body.addWidget(self.reasons)
        self.options = Options(self)
        self.body.addWidget(self.options)
        self.line = command_line("", self)
        runs = QLabel(tr("&Runs"), self)
        runs.setBuddy(self.line)
        row = QHBoxLayout()
        row.addWidget(runs)
        row.addWidget(self.line, 1)
        self.body.addLayout(row)
        self.agreed = QCheckBox(self)
        self.body.addWidget(self.agreed)
        self.model.itemChanged.connect(lambda _item: self._changed())
        self.view.selectionModel().currentChanged.connect(self._chosen)
        self.options.changed.connect(self._changed)
        self.agreed.toggled.connect(lambda _on: self._changed())
        self.host.textEdited.connect(self._other_host)
        self._changed()
        self.view.setFocus()
        self.discover()

    def _top(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.host = QLineEdit(self)
        self.host.setPlaceholderText(tr("this machine; or HOST, USER@HOST by ssh"))
        self.host.setAccessibleName(tr("On host"))
        self.refresh = QPushButton(tr("R&efresh"), self)
        self.refresh.setAutoDefault(False)
        self.refresh.clicked.connect(self.discover)
        self.all = QPushButton(tr("&Tick all"), self)
        self.all.setAutoDefault(False)
        self.all.clicked.connect(self.model.tick_all)
        name = QLabel(tr("&On host"), self)
        name.setBuddy(self.host)
        for widget in (name, self.host, self.refresh, self.all):
            row.addWidget(widget, 1 if widget is self.host else 0)
        return row

    # ---- discovery

    def _other_host(self, _text: str) -> None:
        """Forget the devices of the machine that was named before."""
        self._stop()
        self._reader = Reader()
        self._show()
        self.options.forget_hand()
        self.machine.setText(tr("Looking for devices when the name is typed…"))
        self._say("")
        self._typed.start()

    def discover(self) -> None:
        """Look what is there, in the background; opens nothing."""
        self._stop()
        try:
            asked = self._start(Request("devices"), Target(self._host()))
        except TransportError as problem:
            self.machine.setText(tr("Nothing is known of that machine."))
            self._say(f"{problem}.")
            return
        self.machine.setText(tr("Looking for devices…"))
        listener = Listener(asked, Reader())
        listener.finished.connect(lambda: self._discovered(listener))
        self._listener = listener
        listener.listen()

    def _discovered(self, listener: Listener) -> None:
        if listener is not self._listener:
            return
        self._listener = None
        self._reader = reader = listener.reader
        self._show()
        self.machine.setText(machine(reader))
        told = [explain(each, reader.host, reader.devices) for each in reader.failures]
        self._say("\n".join(sentence(each) for each in told))
        if told and not reader.devices:
            self.reasons.tell("", [line for each in told for line in each.commands])

    def _show(self) -> None:
        current = str(self.view.currentIndex().siblingAtColumn(0).data(ADDRESS))
        self.model.show(self._reader.devices)
        self.view.expandAll()
        header = self.view.header()
        for column in range(self.model.columnCount()):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            self.view.resizeColumnToContents(column)
        self.view.setColumnWidth(1, min(self.view.columnWidth(1), _NAME_WIDTH))
        self.reasons.tell("", ())
        self.view.setCurrentIndex(self.model.place(current))
        self._changed()

    def _say(self, text: str) -> None:
        self._looked = text
        self.complain(text)

    # ---- what is chosen

    def _host(self) -> str:
        return self.host.text().strip()

    def _chosen(self, index: QModelIndex, _before: QModelIndex) -> None:
        device = self._reader.devices.get(str(index.siblingAtColumn(0).data(ADDRESS)))
        failure = None if device is None else failure_of(device)
        if device is None or failure is None:
            self.reasons.tell("", ())
            return
        told = explain(failure, self._reader.host, self._reader.devices)
        binding = bind_commands(device, self._reader.devices)
        self.reasons.tell(sentence(told), told.commands or binding)

    def _devices(self) -> list[Device]:
        known = self._reader.devices
        return [known[name] for name in self.model.ticked() if name in known]

    def wish(self) -> Wish:
        """Return what is asked for at the moment."""
        devices = self._devices()
        request = self.options.request(tuple(each.address for each in devices))
        root = cast("Root", self.options.root.currentData())
        return Wish(request, Target(self._host(), root), resetting(devices))

    def _changed(self) -> None:
        devices = self._devices()
        self.options.fit(self._host(), devices or self._readable(), self._reader.host)
        wish = self.wish()
        ready = bool(devices)
        subject = wish.target.host, wish.request.devices
        if self.agreed.isChecked() and self._agreed_to not in {None, subject}:
            self._agreed_to = None
            self.agreed.setChecked(False)  # comes back here
            return
        self._agreed_to = subject if self.agreed.isChecked() else None
        self.agreed.setText(
            tr("I &agree: {warning}", warning=wish.warning) if ready else tr("I &agree")
        )
        self.agreed.setToolTip(plain("\n".join(wish.resets)))
        self.agreed.setEnabled(ready)
        line, wrong, careful = "", "", ""
        if ready:
            try:
                asked = self._start(wish.request, wish.target)
                line, careful = asked.shown, asked.warning
            except TransportError as problem:
                ready, wrong = False, f"{problem}."
        self.complain("\n".join(filter(None, (self._looked, wrong, careful))))
        self.line.setText(line or tr("Tick a device to see what will run."))
        self.line.setCursorPosition(0)
        self.line.setToolTip(plain(line))
        self.ok.setEnabled(ready and self.agreed.isChecked())

    def _readable(self) -> list[Device]:
        return [each for each in self._reader.devices.values() if each.ways]

    # ---- the end

    @override
    def accept(self) -> None:
        if not self.ok.isEnabled():
            return
        self.wanted.emit(self.wish())
        super().accept()

    @override
    def done(self, result: int) -> None:
        self._stop()
        super().done(result)

    def _stop(self) -> None:
        self._typed.stop()
        if self._listener is not None:
            self._listener.cancel()
            self._listener = None
