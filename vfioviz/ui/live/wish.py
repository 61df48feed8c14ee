"""What is captured, where and as whom; and how one becomes root for it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from vfioviz.capture.live.messages import Device, Host, Node
from vfioviz.capture.live.transport import Request, Root, Target
from vfioviz.language import mark, tr

_RESETTING = frozenset({"pci", "platform", "amba", "fsl-mc"})
"""Buses whose VFIO drivers reset a device when it is opened: vfio_pci_core_enable and its like."""
_NAMED = 3
"""More addresses than these are counted."""


class Wish(NamedTuple):
    """A capture that was agreed to; it can be asked for again."""

    request: Request
    target: Target
    resets: tuple[str, ...]
    """Addresses of the devices that opening resets."""

    @property
    def warning(self) -> str:
        """What opening the devices does, to be agreed to."""
        busy = tr("a group that is in use answers EBUSY and is not tried again")
        if not self.resets:
            return tr("opening takes the devices' groups; {busy}", busy=busy)
        return tr("opening resets {named}; {busy}", named=named(self.resets), busy=busy)


ROOTS: tuple[tuple[Root, str], ...] = (
    ("", mark("none needed: as you")),
    ("pkexec", mark("root by pkexec")),
    ("askpass", mark("root by sudo -A")),
    ("sudo", mark("root by sudo -n")),
)
_PROGRAMS: dict[Root, str] = {"pkexec": "pkexec", "askpass": "sudo", "sudo": "sudo"}
AS_ROOT = mark("this program runs as root already: nothing is started through pkexec or sudo")


def named(addresses: Sequence[str]) -> str:
    """Return a few addresses by name, many by their number."""
    if len(addresses) <= _NAMED:
        return ", ".join(addresses)
    return tr("{count} devices", count=len(addresses))


def resetting(devices: Iterable[Device]) -> tuple[str, ...]:
    """Return the addresses of those that opening resets."""
    return tuple(each.address for each in devices if each.bus in _RESETTING)


def needs_root(devices: Iterable[Device], host: Host | None, way: str = "auto") -> bool:
    """Tell whether there is a device all whose ways lead over a node that is closed to the user."""
    return any(
        bool(ways := _ways(device, way))
        and all(any(map(_closed, _nodes(device, host, each))) for each in ways)
        for device in devices
    )


def _ways(device: Device, way: str) -> tuple[str, ...]:
    return device.ways if way == "auto" else tuple(each for each in device.ways if each == way)


def _nodes(device: Device, host: Host | None, way: str) -> tuple[Node | None, Node | None]:
    container = None if host is None else host.vfio_node if way == "group" else host.iommu_node
    return container, device.cdev_node if way == "cdev" else device.group_node


def _closed(node: Node | None) -> bool:
    return node is not None and node.present and not (node.read and node.write)


def hindrance(root: Root, host: str) -> str:
    """Return why root can't be reached in this way; "" where it may be.

    Args:
        root: The way.
        host: Name of the host; "": this machine.
    """
    if not root:
        return ""
    if host:
        return "" if root == "sudo" else tr("it can't ask for a password on another machine")
    if os.geteuid() == 0:
        return AS_ROOT
    program = _PROGRAMS[root]
    return "" if shutil.which(program) else tr("{program} is not installed", program=program)


def fitting_root(host: str, *, needed: bool) -> tuple[Root, str]:
    """Return how root is best reached, and why.

    Args:
        host: Name of the host; "": this machine.
        needed: Whether the nodes are closed to the user.
    """
    if not host and os.geteuid() == 0:
        return "", AS_ROOT
    if not needed:
        there = tr("the nodes there are open to you")
        return "", there if host else tr("the nodes are open to you")
    if host:
        return "sudo", tr("the nodes there are not open to you")
    if not hindrance("pkexec", ""):
        return "pkexec", tr("the nodes are not open to you")
    if os.environ.get("SUDO_ASKPASS") and not hindrance("askpass", ""):
        return "askpass", tr("the nodes are not open to you, and pkexec is not there")
    return "", tr("the nodes are not open to you; neither pkexec nor sudo -A can ask")
