"""What an agent says, as frozen messages: protocol 1."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

PROTOCOL = 1


@dataclass(frozen=True, slots=True)
class Node:
    """A device node, and what this user may do with it."""

    path: str = ""
    present: bool = False
    read: bool = False
    write: bool = False


@dataclass(frozen=True, slots=True)
class Begin:
    """Who speaks: the first message."""

    protocol: int
    agent: str
    kernel: str
    arch: str
    byte_order: str
    """``little``, ``big``, or "" where it was not said."""
    pointer: int
    time: str
    euid: int | None
    command: str


@dataclass(frozen=True, slots=True)
class Host:
    """What the machine offers."""

    vfio_node: Node = Node()
    iommu_node: Node = Node()
    modules: tuple[str, ...] = ()
    iommu: bool = False
    """Whether any IOMMU group exists."""
    lockdown: str = ""


@dataclass(frozen=True, slots=True)
class Device:
    """A device as sysfs tells it."""

    bus: str
    address: str
    vendor: str = ""
    device: str = ""
    subsystem_vendor: str = ""
    subsystem: str = ""
    class_code: str = ""
    name: str = ""
    driver: str = ""
    driver_override: str = ""
    group: str = ""
    group_node: Node | None = None
    cdev: str = ""
    cdev_node: Node | None = None
    members: tuple[str, ...] = ()
    mdev_type: str = ""
    noiommu: bool = False
    ways: tuple[str, ...] = ()
    ready: bool = False
    problem: str = ""
    """Code of what keeps it from being read; "" where nothing does."""
    holders: tuple[str, ...] = ()
    """Addresses of its group that other drivers hold."""
    in_use_by: tuple[int, ...] = ()
    """Processes."""

    @property
    def ids(self) -> str:
        """What kind of device it is, without an address: ``1b36:0010``, or the type of an mdev."""
        if self.vendor and self.device:
            return f"{self.vendor}:{self.device}"
        return self.mdev_type or self.name


@dataclass(frozen=True, slots=True)
class Plan:
    """What a capture is going to open and call, by one way."""

    devices: tuple[str, ...]
    way: str
    calls: int
    resets: tuple[str, ...]
    nodes: tuple[str, ...] = ()
    ioctls: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Progress:
    """A call is under way."""

    done: int
    of: int
    device: str
    ioctl: str
    index: int | None


@dataclass(frozen=True, slots=True)
class Record:
    """One answer, with one fill."""

    way: str
    bus: str
    device: str
    address: str
    driver: str
    group: str
    ioctl: str
    """The kernel's name: ``VFIO_DEVICE_GET_INFO``."""
    request: str
    index: int | None
    argsz: int
    fill: int
    errno: int
    data: bytes
    """The caller's buffer after the call, and bytes behind it."""
    purpose: str
    time: str


@dataclass(frozen=True, slots=True)
class Failure:
    """A step that did not work, there or on the way there."""

    code: str
    step: str = ""
    path: str = ""
    errno: int = 0
    errno_name: str = ""
    device: str = ""
    group: str = ""
    detail: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class End:
    """The last message."""

    records: int
    failures: int
    cancelled: bool


@dataclass(frozen=True, slots=True)
class Noise:
    """A line that is no message."""

    text: str


Message = Begin | Host | Device | Plan | Progress | Record | Failure | End | Noise
