"""The commands that bind the devices of a group to VFIO, and those that give them back.

They are text for a person to read, copy and run: this program binds nothing and writes nothing to
sysfs. Names come from the machine that was asked, so each is quoted for a shell.

Source: Documentation/ABI/testing/sysfs-bus-pci (driver_override) and driver-api/vfio.rst.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Mapping

from vfioviz.capture.live.messages import Device

DRIVERS = {
    "pci": "vfio-pci",
    "platform": "vfio-platform",
    "amba": "vfio-amba",
    "fsl-mc": "vfio-fsl-mc",
    "cdx": "vfio-cdx",
}
"""Bus -> the kernel's general VFIO driver for it."""

_BRIDGES = ("0604", "0607")
"""Classes whose drivers leave a group viable: agent.holders_of."""


def members(device: Device, devices: Mapping[str, Device]) -> tuple[Device, ...]:
    """Return the devices that have to change hands together: the group without its bridges."""
    names = device.members or (device.address,)
    known = [devices.get(name) or (device if name == device.address else None) for name in names]
    return tuple(one for one in known if one and not one.class_code.startswith(_BRIDGES))


def bind_commands(device: Device, devices: Mapping[str, Device]) -> tuple[str, ...]:
    """Return the commands that bind a device's whole group to VFIO; none where it is already.

    For a bus that has no general VFIO driver there are none either.

    Args:
        device: The one to be read.
        devices: All of the machine, by address.
    """
    todo = [one for one in members(device, devices) if not is_bound(one) and one.bus in DRIVERS]
    drivers = dict.fromkeys(DRIVERS[one.bus] for one in todo)
    return (
        *(f"sudo modprobe {driver}" for driver in drivers),
        *(line for one in todo for line in _bind(one)),
    )


def release_commands(device: Device, devices: Mapping[str, Device]) -> tuple[str, ...]:
    """Return the commands that give a device's group back to the kernel's own drivers."""
    bound = [one for one in members(device, devices) if one.bus in DRIVERS]
    return tuple(line for one in bound for line in _release(one))


def is_bound(device: Device) -> bool:
    """Whether a VFIO driver holds a device, as far as its message says."""
    others = {"no-driver", "not-a-vfio-driver"}
    if device.problem in others or not device.driver:
        return False
    return bool(device.ways) or "vfio" in device.driver


def _bind(device: Device) -> Iterable[str]:
    folder, driver = _folder(device), DRIVERS[device.bus]
    yield _write(driver, f"{folder}/driver_override")
    if device.driver:
        yield _write(device.address, f"{folder}/driver/unbind")
    yield _write(device.address, f"/sys/bus/{device.bus}/drivers/{driver}/bind")


def _release(device: Device) -> Iterable[str]:
    folder = _folder(device)
    yield _write("", f"{folder}/driver_override")
    yield _write(device.address, f"{folder}/driver/unbind")
    yield _write(device.address, f"/sys/bus/{device.bus}/drivers_probe")


def _folder(device: Device) -> str:
    return f"/sys/bus/{device.bus}/devices/{device.address}"


def _write(text: str, path: str) -> str:
    words = f"echo {shlex.quote(text)}" if text else "echo"
    return f"{words} | sudo tee {shlex.quote(path)}"
