"""The devices of a machine as a tree: IOMMU group > device, with what keeps one from being read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel

from vfioviz.capture.live.messages import Device
from vfioviz.capture.live.stream import Reader
from vfioviz.language import mark, plural, tr
from vfioviz.ui.plain import plain

HEADERS = (mark("Device"), mark("Name"), mark("Driver"), mark("Ways"), mark("State"))
ADDRESS = Qt.ItemDataRole.UserRole
_STATES = {
    "": mark("can be read"),
    "permission": mark("needs root"),
    "no-iommu": mark("no IOMMU"),
    "no-iommu-group": mark("in no IOMMU group"),
    "module-not-loaded": mark("VFIO is not loaded"),
    "not-a-vfio-driver": mark("bound elsewhere"),
    "no-driver": mark("bound to no driver"),
    "group-not-viable": mark("group not viable"),
    "group-in-use": mark("in use"),
    "lockdown": mark("the kernel is locked down"),
    "noiommu": mark("bound without an IOMMU"),
}
READABLE = frozenset({"", "permission"})
"""Problems in spite of which a device can be ticked: root may read it."""


class DevicesModel(QStandardItemModel):
    """Filled anew by each discovery; ticks of devices that are still there stay."""

    def show(self, devices: Mapping[str, Device]) -> None:
        """Show devices, those of a group below it."""
        ticked = set(self.ticked())
        self.clear()
        self.setHorizontalHeaderLabels([tr(each) for each in HEADERS])
        groups: dict[str, QStandardItem] = {}
        for device in sorted(devices.values(), key=_order):
            if device.group not in groups:
                groups[device.group] = self._group(device)
            groups[device.group].appendRow(_row(device, on=device.address in ticked))

    def _group(self, device: Device) -> QStandardItem:
        node = device.group_node
        title = (
            tr("IOMMU group {group}", group=device.group)
            if device.group
            else tr("In no IOMMU group")
        )
        where = f"  {node.path}" if node is not None and node.present else ""
        item = QStandardItem(title + where)
        item.setEditable(False)
        self.appendRow([item, *(_plain("") for _ in HEADERS[1:])])
        return item

    def ticked(self) -> tuple[str, ...]:
        """Return the addresses of the devices that are ticked."""
        return tuple(
            str(item.data(ADDRESS))
            for item in self._devices()
            if item.checkState() is Qt.CheckState.Checked
        )

    def tick_all(self) -> None:
        """Tick every device that can be read."""
        for item in self._devices():
            if item.isCheckable():
                item.setCheckState(Qt.CheckState.Checked)

    def place(self, address: str) -> QModelIndex:
        """Return where a device stands; else the first that can be read, else the first."""
        items = list(self._devices())
        wanted = [item for item in items if item.data(ADDRESS) == address]
        readable = [item for item in items if item.isCheckable()]
        found = next(iter(wanted or readable or items), None)
        return QModelIndex() if found is None else found.index()

    def _devices(self) -> Iterable[QStandardItem]:
        for row in range(self.rowCount()):
            group = self.item(row)
            for child in range(group.rowCount()):
                yield group.child(child)


def _order(device: Device) -> tuple[bool, int, str]:
    number = int(device.group) if device.group.isdecimal() else 0
    return not device.group, number, device.address


def _plain(text: str) -> QStandardItem:
    item = QStandardItem(text)
    item.setEditable(False)
    return item


def _row(device: Device, *, on: bool) -> list[QStandardItem]:
    head = _plain(device.address)
    head.setData(device.address, ADDRESS)
    if device.problem in READABLE and device.ways:
        head.setCheckable(True)
        head.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
    name = f"{device.ids}  {device.name}".strip() if device.name != device.ids else device.ids
    cells = [name, device.driver or "-", ", ".join(device.ways) or "-", state(device)]
    row = [head, *(_plain(text) for text in cells)]
    for item, text in zip(row, [device.address, *cells], strict=True):
        item.setToolTip(plain(text))
        item.setData(device.address, ADDRESS)
    return row


def state(device: Device) -> str:
    """Return what can be done with a device, in two or three words."""
    return tr(_STATES.get(device.problem, device.problem))


def machine(reader: Reader) -> str:
    """Return what a machine told of itself in one line: kernel, IOMMU, nodes, modules."""
    begin, host = reader.begin, reader.host
    if begin is None or host is None:
        return tr("Nothing is known of that machine.")
    parts = [
        tr("Linux {kernel}, {arch}", kernel=begin.kernel, arch=begin.arch),
        tr("IOMMU on") if host.iommu else tr("IOMMU off"),
    ]
    for node in (host.vfio_node, host.iommu_node):
        if node.present:
            access = tr("open to you") if node.read and node.write else tr("not open to you")
            parts.append(f"{node.path} {access}")
    if not (host.vfio_node.present or host.iommu_node.present):
        parts.append(tr("neither /dev/vfio/vfio nor /dev/iommu"))
    modules = ", ".join(host.modules) or tr("none of VFIO")
    parts.append(tr("modules: {modules}", modules=modules))
    if host.lockdown not in {"", "none"}:
        parts.append(tr("lockdown: {lockdown}", lockdown=host.lockdown))
    count = len(reader.devices)
    parts.append(plural(count, mark("{n} device"), mark("{n} devices")))
    return "; ".join(parts)
