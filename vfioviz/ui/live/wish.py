"""What is captured, where and as whom; and how one becomes root for it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from typing import NamedTuple

from vfioviz.capture.live.messages import Device, Host
from vfioviz.capture.live.transport import Request, Root, Target


class Wish(NamedTuple):
    """A capture that was agreed to; it can be asked for again."""

    request: Request
    target: Target
    resets: tuple[str, ...]
    """Addresses of the devices that opening resets."""


ROOTS: tuple[tuple[Root, str], ...] = (
    ("", "as you"),
    ("pkexec", "as root, by pkexec"),
    ("askpass", "as root, by sudo -A"),
    ("sudo", "as root, by sudo -n"),
)


def needs_root(devices: Iterable[Device], host: Host | None) -> bool:
    """Tell whether nodes of these devices are there and not open to this user."""
    nodes = [node for device in devices for node in (device.group_node, device.cdev_node)]
    if host is not None:
        nodes += [host.vfio_node, host.iommu_node]
    present = [node for node in nodes if node is not None and node.present]
    return any(not (node.read and node.write) for node in present)


def fitting_root(target: str, *, needed: bool) -> tuple[Root, str]:
    """Return how root is best reached, and why.

    Args:
        target: Name of the host; "": this machine.
        needed: Whether the nodes are closed to the user.
    """
    if not needed:
        return "", "the nodes are open to you"
    if target:
        return "sudo", "the nodes there are not open to you"
    if os.geteuid() == 0:
        return "", "this program runs as root already, which it need not"
    if shutil.which("pkexec"):
        return "pkexec", "the nodes are not open to you"
    if os.environ.get("SUDO_ASKPASS") and shutil.which("sudo"):
        return "askpass", "the nodes are not open to you, and pkexec is not there"
    return "", "the nodes are not open to you; neither pkexec nor sudo -A can ask"
