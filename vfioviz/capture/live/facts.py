"""A failure with what is known of its machine, put into words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from vfioviz.capture.live.binding import DRIVERS, bind_commands
from vfioviz.capture.live.messages import Device, Failure, Host
from vfioviz.language import mark, tr


@dataclass(frozen=True, slots=True)
class Facts:
    """A failure, and what else is known of its machine."""

    failure: Failure
    host: Host | None
    devices: Mapping[str, Device]

    @property
    def detail(self) -> Mapping[str, Any]:
        """The failure's own facts."""
        return self.failure.detail

    @property
    def subject(self) -> str:
        """Address of the device, or words for one."""
        return self.failure.device or tr("the device")

    @property
    def group(self) -> str:
        """Its group as ``group 5``."""
        return (
            tr("group {group}", group=self.failure.group) if self.failure.group else tr("its group")
        )

    @property
    def device(self) -> Device | None:
        """The device, where it was listed."""
        return self.devices.get(self.failure.device)

    def text(self, key: str) -> str:
        """Return a fact that is a text, "" where it is none."""
        value = self.detail.get(key)
        return value if isinstance(value, str) else ""

    def holders(self) -> list[tuple[str, str]]:
        """Return (address, driver) of what keeps a group back."""
        found = self.detail.get("holders")
        pairs = [
            (str(one[0]), str(one[1]))
            for one in (found if isinstance(found, list) else [])
            if isinstance(one, list) and len(one) == 2
        ]
        if pairs or self.device is None:
            return pairs
        named = [(name, self.devices.get(name)) for name in self.device.holders]
        return [(name, one.driver if one else tr("another driver")) for name, one in named]

    def processes(self) -> str:
        """Return who has a group open: ``process 4711``; "" where that is not known."""
        found = self.detail.get("in_use_by")
        pids = [str(pid) for pid in (found if isinstance(found, list) else [])]
        if not pids:
            return ""
        return (
            tr("process {item}", item=pids[0])
            if len(pids) == 1
            else tr("processes {join}", join=", ".join(pids))
        )

    def binding(self) -> tuple[str, ...]:
        """Return the commands that would bind the device and its group."""
        if self.device is not None:
            return bind_commands(self.device, self.devices)
        bus = self.text("bus")
        if bus not in DRIVERS or not self.failure.device:
            return ()
        alone = Device(
            bus,
            self.failure.device,
            driver=self.text("driver"),
            members=(self.failure.device,),
            problem=self.failure.code,
        )
        return bind_commands(alone, {})

    def call(self) -> str:
        """Return the call that was under way: ``VFIO_DEVICE_GET_REGION_INFO, region 2``."""
        ioctl, index = self.text("ioctl"), self.detail.get("index")
        parts = [ioctl or tr(_STEPS.get(self.failure.step, self.failure.step))]
        parts += [tr("region {index}", index=index)] if isinstance(index, int) else []
        argsz = self.detail.get("argsz")
        parts += [tr("argsz {argsz}", argsz=argsz)] if isinstance(argsz, int) else []
        return ", ".join(filter(None, parts))

    def error(self) -> str:
        """Return the name of the errno, "" where there is none."""
        return self.failure.errno_name or (
            tr("errno {errno}", errno=self.failure.errno) if self.failure.errno else ""
        )


_STEPS = {
    "open-container": mark("opening the container"),
    "set-container": "VFIO_GROUP_SET_CONTAINER",
    "set-iommu": "VFIO_SET_IOMMU",
    "open-group": mark("opening the group"),
    "group-status": "VFIO_GROUP_GET_STATUS",
    "get-device": "VFIO_GROUP_GET_DEVICE_FD",
    "open-cdev": mark("opening the device's own node"),
    "open-iommu": mark("opening /dev/iommu"),
    "bind": "VFIO_DEVICE_BIND_IOMMUFD",
    "ioctl": mark("an info ioctl"),
    "find": mark("looking for it"),
    "close": mark("closing the device"),
}
