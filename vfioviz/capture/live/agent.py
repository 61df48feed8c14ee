#!/usr/bin/env python3
"""vfioviz agent: lists VFIO devices and records what the VFIO info ioctls answer.

One file, the standard library of Python 3.6, nothing of vfioviz: it is run as a program, piped to
``python3 -`` on another machine, or read before it is run as root. It writes nothing under /sys or
/proc, binds and unbinds nothing, and sends no ioctl but those of `REQUESTS`.

On stdout stands one JSON object a line (protocol 1): ``begin``, ``host``, ``device``, ``plan``,
``progress``, ``record``, ``failure``, ``end``. stderr is for people.

Sources, Linux v6.12: include/uapi/linux/vfio.h (numbers, structs), drivers/vfio/{container,group,
device_cdev,iommufd}.c and drivers/iommu/iommufd/vfio_compat.c (what the ways answer),
drivers/iommu/iommu.c (who keeps a group from being viable).
"""

import argparse
import contextlib
import errno
import fcntl
import gzip
import json
import mmap
import os
import platform
import select
import signal
import struct
import sys
import time
from typing import Any, Callable, Dict, Iterator, List, NamedTuple, Optional, Set, Tuple

# ---------------------------------------------------------------- constants

PROTOCOL = 1
AGENT = "1"

# _IOC_NONE is 1, with three bits of direction, on these: arch/*/include/uapi/asm/ioctl.h.
_NONE = 0x20000000 if platform.machine().startswith(("ppc", "mips", "sparc", "alpha")) else 0


def _io(number: int) -> int:
    """Return ``_IO(VFIO_TYPE, VFIO_BASE + number)``: no size, no direction (linux/vfio.h)."""
    return _NONE | ord(";") << 8 | 100 + number


REQUESTS = {
    "VFIO_GET_API_VERSION": _io(0),
    "VFIO_CHECK_EXTENSION": _io(1),
    "VFIO_SET_IOMMU": _io(2),
    "VFIO_GROUP_GET_STATUS": _io(3),
    "VFIO_GROUP_SET_CONTAINER": _io(4),
    "VFIO_GROUP_GET_DEVICE_FD": _io(6),
    "VFIO_DEVICE_GET_INFO": _io(7),
    "VFIO_DEVICE_GET_REGION_INFO": _io(8),
    "VFIO_IOMMU_GET_INFO": _io(12),
    "VFIO_DEVICE_BIND_IOMMUFD": _io(18),
}
"""Every ioctl that this program can send."""

VFIO_API_VERSION = 0
VFIO_TYPE1_IOMMU = 1
VFIO_TYPE1V2_IOMMU = 3
VFIO_NOIOMMU_IOMMU = 8
VFIO_GROUP_FLAGS_VIABLE = 1

DEVICE_INFO = "VFIO_DEVICE_GET_INFO"
REGION_INFO = "VFIO_DEVICE_GET_REGION_INFO"
IOMMU_INFO = "VFIO_IOMMU_GET_INFO"
MINSZ = {DEVICE_INFO: 16, REGION_INFO: 32, IOMMU_INFO: 16}
"""Bytes below which a handler answers EINVAL: up to num_irqs, the whole, up to iova_pgsizes."""

NUM_REGIONS = slice(8, 12)
"""num_regions in struct vfio_device_info."""
MOST_REGIONS = 256
PCI_REGIONS = 9
"""VFIO_PCI_NUM_REGIONS: what a PCI device has at the least."""

FILLS = (0xA5, 0x5A)
GUARD = 64
"""Bytes behind the caller's memory that a record shows."""
FAR_GUARD = 8192
"""Bytes behind the caller's memory that are there; shown where one of them was changed."""
MOST_BYTES = 64 * 1024 * 1024
"""A kernel that asks for more is not followed."""
MOST_ROUNDS = 4
"""How often an answer may have grown since the call before."""
SWEEP_WHOLE = 1024
"""Up to here a sweep passes every argsz; a larger answer is swept so far and at its end."""
SWEEP_PAST = 8
SWEEP_GENEROUS = 4096

WAYS = ("group", "group-iommufd", "cdev")
CONTAINER = "/dev/vfio/vfio"
IOMMUFD = "/dev/iommu"

VFIO_DRIVERS = {"vfio-pci", "vfio-platform", "vfio-amba", "vfio-fsl-mc", "vfio-cdx", "vfio_mdev"}
UNHARMFUL_DRIVERS = {"pci-stub", "pcieport"}
"""Drivers with driver_managed_dma, which leave a group viable (drivers/pci/pci-stub.c, pcie/)."""
RESETTING_BUSES = {"pci", "platform", "amba", "fsl-mc"}
"""Where opening (fsl-mc: closing) a VFIO device resets it."""
PCI_IDS = (
    "/usr/share/misc/pci.ids",
    "/usr/share/hwdata/pci.ids",
    "/usr/share/pci.ids",
    "/var/lib/pciutils/pci.ids",
    "/usr/share/misc/pci.ids.gz",
)

LASTING = {"no-iommu", "no-iommu-group", "no-driver", "not-a-vfio-driver"}
"""Problems of a device that make opening anything pointless."""

PROGRESS_EVERY = 0.05
"""Seconds."""
PR_SET_PDEATHSIG = 1
"""linux/prctl.h"""
DEATH = 2.0
"""Seconds that a killed worker has to go, and a reader that is stuck to take the last lines."""


class CancelError(Exception):
    """A signal asked for an end."""


class GoneError(Exception):
    """Nobody reads stdout any more, or nothing can be written to it."""


class StepError(Exception):
    """A step that ends the capture of a device."""

    def __init__(
        self,
        code: str,
        step: str,
        path: str = "",
        number: int = 0,
        detail: Optional[Dict[str, Any]] = None,
    ) -> None:
        super().__init__(code)
        self.code = code
        self.step = step
        self.path = path
        self.number = number
        self.detail = detail or {}


# ---------------------------------------------------------------- output


class Cancel:
    """Set by a signal; `fd` becomes readable then, so that a poll wakes up."""

    def __init__(self) -> None:
        self.asked = False
        self.fd, self._set = os.pipe()
        os.set_blocking(self._set, False)

    def __call__(self, number: int, frame: Any) -> None:
        """Handle a signal."""
        self.asked = True
        with contextlib.suppress(BlockingIOError):  # full: it is readable already
            os.write(self._set, b"!")

    def close(self) -> None:
        """Release both ends."""
        os.close(self.fd)
        os.close(self._set)


class Output:
    """Whole lines to a descriptor; never blocks past a signal, never leaves half a line behind."""

    def __init__(self, fd: int, cancel: Cancel) -> None:
        self.fd = fd
        self.records = 0
        self.failures = 0
        self._cancel = cancel
        self._left = bytearray()

    def send(self, kind: str, **fields: Any) -> None:
        """Write a message.

        Raises:
            GoneError: the other end is closed.
            CancelError: by a signal, while the other end did not read.
        """
        message = {"type": kind}
        message.update(fields)
        self.line(json.dumps(message).encode("ascii"))

    def line(self, text: bytes) -> None:
        """Write a line that is JSON already; raises what `send` raises."""
        self._left += text + b"\n"
        self._drain(None)

    def failure(self, failed: StepError, device: str = "", group: str = "") -> None:
        """Write a failure and count it."""
        self.failures += 1
        self.send("failure", **failure_fields(failed, device, group))

    def last(self, seconds: float) -> None:
        """Write out what is left, for so long at the most, after a signal."""
        self._drain(time.monotonic() + seconds)

    def hold(self, kind: str, **fields: Any) -> None:
        """Keep a message for `last`."""
        message = {"type": kind}
        message.update(fields)
        self.hold_line(json.dumps(message).encode("ascii"))

    def hold_line(self, text: bytes) -> None:
        """Keep a line that is JSON already for `last`."""
        self._left += text + b"\n"

    def _drain(self, until: Optional[float]) -> None:
        poll = select.poll()
        poll.register(self.fd, select.POLLOUT)
        if until is None:
            poll.register(self._cancel.fd, select.POLLIN)
        while self._left:
            wait = None if until is None else max(0.0, until - time.monotonic())
            ready = dict(poll.poll(None if wait is None else wait * 1000))
            if self.fd in ready:
                self._write()
            elif until is None:
                raise CancelError
            elif time.monotonic() >= until:
                return

    def _write(self) -> None:
        try:
            # A pipe that is ready takes PIPE_BUF bytes without blocking: pipe(7).
            done = os.write(self.fd, self._left[: select.PIPE_BUF])
        except OSError as error:
            raise GoneError(os.strerror(error.errno or 0)) from None
        del self._left[:done]


def failure_fields(failed: StepError, device: str, group: str) -> Dict[str, Any]:
    """Return what a failure says on stdout."""
    return {
        "code": failed.code,
        "step": failed.step,
        "path": failed.path,
        "errno": failed.number,
        "errno_name": errno.errorcode.get(failed.number, ""),
        "device": device,
        "group": group,
        "detail": failed.detail,
    }


def now() -> str:
    """Return the time, UTC, ISO 8601."""
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())


# ---------------------------------------------------------------- sysfs discovery


def rooted(path: str) -> str:
    """Return the path below VFIOVIZ_ROOT, which tests set."""
    return os.environ.get("VFIOVIZ_ROOT", "") + path


def read(path: str) -> str:
    """Return the text of a small file without the blanks around it, "" where it can't be read."""
    try:
        # Not `open`: it asks each file whether it is a terminal, by an ioctl.
        fd = os.open(rooted(path), os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        return ""
    try:
        return os.read(fd, 4096).decode("utf-8", "replace").strip().strip("\0")
    except OSError:
        return ""
    finally:
        os.close(fd)


def names(path: str) -> List[str]:
    """Return the sorted names in a folder, none where it can't be read."""
    try:
        return sorted(os.listdir(rooted(path)))
    except OSError:
        return []


def target(path: str) -> str:
    """Return where a symbolic link points, "" where there is none."""
    try:
        return os.readlink(rooted(path))
    except OSError:
        return ""


def link(path: str) -> str:
    """Return the last part of where a symbolic link points."""
    return os.path.basename(target(path))


def exists(path: str) -> bool:
    """Whether there is something at a path."""
    return os.path.exists(rooted(path))


def node(path: str) -> Dict[str, Any]:
    """Return what is known of a node under /dev without opening it."""
    return {
        "path": path,
        "present": exists(path),
        "read": os.access(rooted(path), os.R_OK),
        "write": os.access(rooted(path), os.W_OK),
    }


def usable(found: Optional[Dict[str, Any]]) -> bool:
    """Whether a node can be opened as VFIO wants it."""
    return found is not None and bool(found["read"] and found["write"])


class SysfsDevice(NamedTuple):
    """A device as sysfs tells it; the fields are those of the message ``device``."""

    bus: str
    address: str
    vendor: str
    device: str
    subsystem_vendor: str
    subsystem: str
    class_code: str
    name: str
    driver: str
    driver_override: str
    group: str
    group_node: Optional[Dict[str, Any]]
    cdev: str
    cdev_node: Optional[Dict[str, Any]]
    members: List[str]
    mdev_type: str
    noiommu: bool
    ways: List[str]
    ready: bool
    problem: str
    holders: List[str]
    in_use_by: List[int]

    def message(self) -> Dict[str, Any]:
        """Return the fields of the message."""
        fields = dict(self._asdict())
        fields["class"] = fields.pop("class_code")
        return fields

    def ids(self) -> str:
        """Return what kind of device it is, without an address."""
        if self.vendor and self.device:
            return self.vendor + ":" + self.device
        return self.mdev_type or self.name

    def paths(self, way: str) -> List[str]:
        """Return the nodes that a way opens."""
        if way == "cdev":
            return ["/dev/vfio/devices/" + self.cdev, IOMMUFD]
        return [CONTAINER if way == "group" else IOMMUFD, group_path(self.group, self.noiommu)]

    def resets(self) -> bool:
        """Whether opening or closing it resets it."""
        return self.bus in RESETTING_BUSES or self.mdev_type.startswith("vfio_ap")


def group_path(group: str, noiommu: bool) -> str:
    """Return the node of a group (drivers/vfio/group.c)."""
    return "/dev/vfio/" + ("noiommu-" if noiommu else "") + group


def host() -> Dict[str, Any]:
    """Return the fields of the message ``host``."""
    modules = [
        name for name in names("/sys/module") if "vfio" in name or name in ("iommufd", "mdev")
    ]
    groups = names("/sys/kernel/iommu_groups")
    lockdown = read("/sys/kernel/security/lockdown")
    return {
        "vfio_node": node(CONTAINER),
        "iommu_node": node(IOMMUFD),
        "modules": modules,
        "iommu": not all(is_made_by_vfio(group) for group in groups),
        "lockdown": lockdown.partition("[")[2].partition("]")[0],
    }


def is_made_by_vfio(group: str) -> bool:
    """Whether no IOMMU is behind a group.

    vfio_noiommu_group_alloc() gives one name to both kinds: of a device without IOMMU, and of a
    mediated device, that needs none (VFIO_EMULATED_IOMMU).
    """
    return read("/sys/kernel/iommu_groups/" + group + "/name") == "vfio-noiommu"


def is_noiommu(group: str) -> bool:
    """Whether a group is of a device without IOMMU; its node tells (drivers/vfio/group.c)."""
    return exists("/dev/vfio/noiommu-" + group)


def is_vfio(folder: str, bus: str, driver: str) -> bool:
    """Whether a device is bound to a VFIO driver; ``vfio-dev`` is there since v6.1."""
    return driver != "" and (
        bus == "mdev"
        or driver in VFIO_DRIVERS
        or "vfio" in driver.lower()
        or bool(names(folder + "/vfio-dev"))
    )


def holders_of(group: str) -> List[Tuple[str, str]]:
    """Return members of a group that other drivers use, with the driver."""
    found = []
    folder = "/sys/kernel/iommu_groups/" + group + "/devices/"
    for member in names(folder):
        driver = link(folder + member + "/driver")
        bus = link(folder + member + "/subsystem")
        bridge = read(folder + member + "/class").startswith(("0x0604", "0x0607"))
        if driver and not (
            bridge or driver in UNHARMFUL_DRIVERS or is_vfio(folder + member, bus, driver)
        ):
            found.append((member, driver))
    return found


def openers() -> Dict[str, List[int]]:
    """Return which processes hold which node of VFIO open, as far as /proc shows it."""
    found: Dict[str, List[int]] = {}
    for process in names("/proc"):
        if not process.isdigit() or int(process) == os.getpid():
            continue
        for fd in names("/proc/" + process + "/fd"):
            path = target("/proc/" + process + "/fd/" + fd)
            if path.startswith("/dev/vfio/") and path != CONTAINER:
                pids = found.setdefault(path, [])
                if int(process) not in pids:
                    pids.append(int(process))
    return found


def pci_names(wanted: Set[Tuple[str, str]]) -> Dict[Tuple[str, str], str]:
    """Return the names of (vendor, device) from the machine's list of PCI ids, where it has one."""
    path = next((rooted(path) for path in PCI_IDS if exists(path)), "")
    if not path or not wanted:
        return {}
    vendors = {vendor for vendor, _ in wanted}
    found = {}
    vendor = vendor_name = ""
    opened: Any = gzip.open if path.endswith(".gz") else open
    try:
        with opened(path, "rt", encoding="utf-8", errors="replace") as file:
            for text in file:
                if text.startswith("C "):
                    break  # classes follow
                if text[:1] in "#\n\t":
                    if vendor and text[:1] == "\t" and text[1:2] != "\t":
                        device, _, name = text.strip().partition(" ")
                        found[vendor, device] = vendor_name + " " + name.strip()
                    continue
                vendor, _, vendor_name = text.strip().partition(" ")
                vendor_name = vendor_name.strip()
                if vendor in vendors:
                    found[vendor, ""] = vendor_name
                else:
                    vendor = ""
    except (OSError, EOFError):
        pass  # names are a comfort
    return {ids: found.get(ids) or found.get((ids[0], ""), "") for ids in wanted}


def problem_of(device: SysfsDevice, machine: Dict[str, Any], bound: bool) -> str:
    """Return why a device can't be read as it stands, as a code; "" where it can."""
    if not device.group:
        return "no-iommu-group" if machine["iommu"] else "no-iommu"
    if not bound:
        return "not-a-vfio-driver" if device.driver else "no-driver"
    if not device.ways:
        loaded = machine["vfio_node"]["present"] or "vfio" in machine["modules"]
        return "not-supported" if loaded else "module-not-loaded"
    if device.holders:
        return "group-not-viable"
    if device.in_use_by:
        return "group-in-use"
    nodes = {CONTAINER: machine["vfio_node"], IOMMUFD: machine["iommu_node"]}
    for found in (device.group_node, device.cdev_node):
        if found is not None:
            nodes[found["path"]] = found
    if any(all(usable(nodes[path]) for path in device.paths(way)) for way in device.ways):
        return ""
    return "permission"


def ways_of(
    machine: Dict[str, Any], group: Optional[Dict[str, Any]], cdev: Optional[Dict[str, Any]]
) -> List[str]:
    """Return the ways for which the nodes are there, in the order in which they are tried."""
    iommufd = machine["iommu_node"]["present"]
    grouped = group is not None and group["present"]
    there = {
        "group": grouped and machine["vfio_node"]["present"],
        "group-iommufd": grouped and iommufd,
        "cdev": cdev is not None and cdev["present"] and iommufd,
    }
    return [way for way in WAYS if there[way]]


def find_device(bus: str, address: str, machine: Dict[str, Any]) -> Optional[SysfsDevice]:
    """Return a device, None where it has nothing to do with VFIO."""
    folder = "/sys/bus/" + bus + "/devices/" + address
    group = link(folder + "/iommu_group")
    cdevs = names(folder + "/vfio-dev")
    if bus not in ("pci", "mdev") and not group and not cdevs:
        return None
    driver = link(folder + "/driver")
    bound = is_vfio(folder, bus, driver)
    noiommu = group != "" and is_noiommu(group)
    # The folder is there without VFIO_DEVICE_CDEV too; its number (`dev`) is not.
    cdev = cdevs[0] if cdevs and exists(folder + "/vfio-dev/" + cdevs[0] + "/dev") else ""
    group_node = node(group_path(group, noiommu)) if group else None
    cdev_node = node("/dev/vfio/devices/" + cdev) if cdev else None
    override = read(folder + "/driver_override")
    members = names("/sys/kernel/iommu_groups/" + group + "/devices") if group else []
    ids = [
        read(folder + "/" + name).replace("0x", "", 1) if bus == "pci" else ""
        for name in ("vendor", "device", "subsystem_vendor", "subsystem_device", "class")
    ]
    mdev_type = link(folder + "/mdev_type") if bus == "mdev" else ""
    name = read(folder + "/mdev_type/name") if bus == "mdev" else ""
    if not name and bus != "pci":
        name = read(folder + "/of_node/compatible").partition("\0")[0]
    device = SysfsDevice(
        bus=bus,
        address=address,
        vendor=ids[0],
        device=ids[1],
        subsystem_vendor=ids[2],
        subsystem=ids[3],
        class_code=ids[4],
        name=name,
        driver=driver,
        driver_override="" if override == "(null)" else override,
        group=group,
        group_node=group_node,
        cdev=cdev,
        cdev_node=cdev_node,
        members=members or [address],
        mdev_type=mdev_type,
        noiommu=noiommu,
        ways=ways_of(machine, group_node, cdev_node) if bound else [],
        ready=False,
        problem="",
        holders=[member for member, _ in holders_of(group)] if group else [],
        in_use_by=[],
    )
    problem = problem_of(device, machine, bound)
    return device._replace(problem=problem, ready=not problem)


def discover(machine: Dict[str, Any]) -> List[SysfsDevice]:
    """Return the PCI devices, mediated devices, and all others that have an IOMMU group."""
    found = []
    for bus in sorted(names("/sys/bus"), key=lambda bus: (bus != "pci", bus)):
        for address in names("/sys/bus/" + bus + "/devices"):
            device = find_device(bus, address, machine)
            if device is not None:
                found.append(device)
    called = pci_names({(device.vendor, device.device) for device in found if device.bus == "pci"})
    found = [
        device._replace(name=called.get((device.vendor, device.device), ""))
        if device.bus == "pci"
        else device
        for device in found
    ]
    if any(device.ways for device in found):
        opened = openers()
        found = [with_openers(device, opened) for device in found]
    return found


def with_openers(device: SysfsDevice, opened: Dict[str, List[int]]) -> SysfsDevice:
    """Return a device with the processes that hold it or its group."""
    nodes = [found["path"] for found in (device.group_node, device.cdev_node) if found is not None]
    pids = sorted({pid for path in nodes for pid in opened.get(path, [])})
    if pids and device.problem in ("", "permission"):
        return device._replace(in_use_by=pids, problem="group-in-use", ready=False)
    return device._replace(in_use_by=pids)


def choose(wanted: str, devices: List[SysfsDevice]) -> List[SysfsDevice]:
    """Return the devices that a name from the command line means.

    Raises:
        StepError: nothing answers to that name, or nothing of that group is bound to a VFIO driver.
    """
    if wanted.startswith("group:"):
        members = [device for device in devices if device.group == wanted[6:]]
        bound = [device for device in members if device.problem not in LASTING]
        if members and not bound:
            raise StepError(members[0].problem, "find", detail=plight(members[0]))
        found = bound
    else:
        short = wanted.lower()
        spellings = {wanted, short, "0000:" + short}
        found = [device for device in devices if device.address in spellings]
        found = found or [device for device in devices if wanted and device.cdev == wanted]
    if not found:
        raise StepError("no-such-device", "find", detail={"wanted": wanted, "listed": len(devices)})
    return found


def plight(device: SysfsDevice) -> Dict[str, Any]:
    """Return the facts that explain a device's problem."""
    return {
        "driver": device.driver,
        "driver_override": device.driver_override,
        "bus": device.bus,
        "ids": device.ids(),
        "members": device.members,
        "holders": [list(pair) for pair in holders_of(device.group)] if device.group else [],
        "in_use_by": device.in_use_by,
    }


# ---------------------------------------------------------------- node access and ioctl calls


class Syscalls:
    """The system calls; tests put another in its place."""

    def open(self, path: str) -> int:
        """Open a node for reading and writing; raises OSError."""
        return os.open(rooted(path), os.O_RDWR | os.O_CLOEXEC)

    def close(self, fd: int) -> None:
        """Close a descriptor."""
        os.close(fd)

    def by_value(self, fd: int, request: int, value: int) -> int:
        """Send an ioctl whose argument is a number; raises OSError."""
        return fcntl.ioctl(fd, request, value)

    def by_pointer(self, fd: int, request: int, memory: mmap.mmap) -> int:
        """Send an ioctl with a pointer to `memory`; raises OSError.

        `fcntl.ioctl` passes memory of more than 1024 bytes as it stands, without a copy: so what
        lies behind the caller's bytes is what the kernel would overrun.
        """
        value: int = fcntl.ioctl(fd, request, memory, True)
        return value


class Answer(NamedTuple):
    """What an info ioctl did."""

    number: int
    data: bytes
    argsz: int


class Caller:
    """Sends ioctls of `REQUESTS` alone; tells the supervisor before and after each."""

    def __init__(self, kernel: Syscalls, tell: Callable[[str, Dict[str, Any]], None]) -> None:
        self._kernel = kernel
        self._tell = tell
        self._far = False
        self.opened: List[int] = []

    def open(self, step: str, path: str) -> int:
        """Open a node; raises OSError."""
        self._tell("step", {"step": step, "path": path})
        fd = self._kernel.open(path)
        self.opened.append(fd)
        return fd

    def close(self) -> None:
        """Close what is open, last first: the device before its group and container."""
        self._tell("step", {"step": "close", "path": ""})
        while self.opened:
            self._kernel.close(self.opened.pop())

    def setup(
        self, step: str, path: str, fd: int, name: str, argument: Any = 0
    ) -> Tuple[int, bytes]:
        """Send an ioctl with a number or bytes; return its value, and the bytes afterwards."""
        self._tell("step", {"step": step, "path": path, "ioctl": name})
        if isinstance(argument, int):
            return self._kernel.by_value(fd, REQUESTS[name], argument), b""
        with mmap.mmap(-1, FAR_GUARD) as memory:
            memory[: len(argument)] = argument
            value = self._kernel.by_pointer(fd, REQUESTS[name], memory)
            return value, memory[: len(argument)]

    def info(self, fd: int, name: str, argsz: int, fill: int, index: Optional[int]) -> Answer:
        """Ask once; the bytes are the caller's and `GUARD` behind, or all behind if one changed."""
        size = max(argsz, MINSZ[name])
        head = struct.pack("=II", argsz, 0)
        if index is not None:
            head += struct.pack("=I", index)
        with mmap.mmap(-1, size + FAR_GUARD) as memory:
            memory[:] = bytes([fill]) * len(memory)
            memory[: len(head)] = head
            number = 0
            try:
                self._kernel.by_pointer(fd, REQUESTS[name], memory)
            except OSError as error:
                number = error.errno or errno.EIO
            far = memory[size + GUARD :]
            self._far = self._far or far != bytes([fill]) * len(far)
            data = memory[:] if self._far else memory[: size + GUARD]
        return Answer(number, data, struct.unpack("=I", data[:4])[0])


# ---------------------------------------------------------------- ways


class Reached(NamedTuple):
    """What a way opened."""

    device: int
    iommu: int
    """Container, or the iommufd."""


def fail(step: str, path: str, error: OSError, device: SysfsDevice) -> StepError:
    """Return what an error of a step means."""
    number = error.errno or errno.EIO
    detail: Dict[str, Any] = {}
    held = [list(pair) for pair in holders_of(device.group)]
    if number in (errno.EACCES, errno.EPERM):
        code = "permission"
        lockdown = read("/sys/kernel/security/lockdown")
        if step == "bind" and number == errno.EPERM:
            # Another owner has the group's DMA: iommu_device_claim_dma_owner().
            code = "group-not-viable" if held else "group-in-use"
            detail["holders"] = held
        elif os.geteuid() == 0 and "[" in lockdown and "[none]" not in lockdown:
            code = "lockdown"
        elif step == "set-iommu":
            detail["likely"] = "no-interrupt-remapping"  # vfio_iommu_type1_attach_group()
        detail["euid"] = os.geteuid()
    elif number == errno.EBUSY:
        code = "group-not-viable" if step == "bind" and held else "group-in-use"
        detail = {"in_use_by": with_openers(device, openers()).in_use_by, "holders": held}
    elif number == errno.ENOMEM:
        code = "memlock"
    elif number in (errno.ENOENT, errno.ENODEV, errno.ENXIO):
        code = {
            "open-container": "module-not-loaded",
            "open-iommu": "no-iommufd",
            "open-cdev": "no-cdev",
            "get-device": "not-a-vfio-driver",
        }.get(step, "not-supported")
        detail["driver"] = device.driver
    elif step == "set-container" and path == IOMMUFD and number in (errno.EINVAL, errno.EBADF):
        code = "no-iommufd"  # a kernel that takes containers alone
    elif number == errno.ENOTTY:
        code = "not-supported"
    else:
        code = "refused-ioctl"
    return StepError(code, step, path, number, detail)


def reach(caller: Caller, device: SysfsDevice, way: str) -> Reached:
    """Open a device.

    Raises:
        StepError: naming the step.
    """
    if way == "cdev":
        return reach_cdev(caller, device)
    return reach_group(caller, device, CONTAINER if way == "group" else IOMMUFD)


def opened(caller: Caller, device: SysfsDevice, step: str, path: str) -> int:
    """Return the descriptor of a node; raises StepError."""
    try:
        return caller.open(step, path)
    except OSError as error:
        raise fail(step, path, error, device) from None


def reach_group(caller: Caller, device: SysfsDevice, container_path: str) -> Reached:
    """Open a container, or the iommufd that stands in for one, then the group and its device."""

    def send(step: str, path: str, fd: int, name: str, argument: Any = 0) -> Tuple[int, bytes]:
        try:
            return caller.setup(step, path, fd, name, argument)
        except OSError as error:
            raise fail(step, path, error, device) from None

    open_step = "open-container" if container_path == CONTAINER else "open-iommu"
    container = opened(caller, device, open_step, container_path)
    version, _ = send(open_step, container_path, container, "VFIO_GET_API_VERSION")
    if version != VFIO_API_VERSION:
        raise StepError("not-supported", open_step, container_path, detail={"api_version": version})
    iommu = iommu_type(send, container_path, container, device.noiommu)
    path = group_path(device.group, device.noiommu)
    group = opened(caller, device, "open-group", path)
    _, status = send("group-status", path, group, "VFIO_GROUP_GET_STATUS", struct.pack("=II", 8, 0))
    if not struct.unpack("=II", status)[1] & VFIO_GROUP_FLAGS_VIABLE:
        held = [list(pair) for pair in holders_of(device.group)]
        in_use_by = with_openers(device, openers()).in_use_by
        code = "group-not-viable" if held or not in_use_by else "group-in-use"
        detail = {"holders": held, "in_use_by": in_use_by, "members": device.members}
        raise StepError(code, "group-status", path, detail=detail)
    argument = struct.pack("=i", container)
    send("set-container", container_path, group, "VFIO_GROUP_SET_CONTAINER", argument)
    send("set-iommu", container_path, container, "VFIO_SET_IOMMU", iommu)
    name = os.fsencode(device.address) + b"\0"
    fd, _ = send("get-device", path, group, "VFIO_GROUP_GET_DEVICE_FD", name)
    caller.opened.append(fd)
    return Reached(fd, container)


def iommu_type(send: Callable[..., Tuple[int, bytes]], path: str, fd: int, noiommu: bool) -> int:
    """Return the type of IOMMU that the kernel offers for a group; raises StepError."""
    types = (VFIO_NOIOMMU_IOMMU,) if noiommu else (VFIO_TYPE1V2_IOMMU, VFIO_TYPE1_IOMMU)
    for number in types:
        if send("set-iommu", path, fd, "VFIO_CHECK_EXTENSION", number)[0] > 0:
            return number
    raise StepError(
        "noiommu" if noiommu else "no-type1", "set-iommu", path, detail={"types": list(types)}
    )


def reach_cdev(caller: Caller, device: SysfsDevice) -> Reached:
    """Open the device's own node and bind it to an iommufd (linux/vfio.h, since v6.6)."""
    if not device.cdev:
        raise StepError("no-cdev", "open-cdev", "/dev/vfio/devices", errno.ENOENT)
    path = "/dev/vfio/devices/" + device.cdev
    iommufd = opened(caller, device, "open-iommu", IOMMUFD)
    fd = opened(caller, device, "open-cdev", path)
    # struct vfio_device_bind_iommufd: argsz, flags, iommufd, out_devid.
    argument = struct.pack("=IIiI", 16, 0, iommufd, 0)
    try:
        caller.setup("bind", path, fd, "VFIO_DEVICE_BIND_IOMMUFD", argument)
    except OSError as error:
        raise fail("bind", path, error, device) from None
    return Reached(fd, iommufd)


# ---------------------------------------------------------------- worker


def sweep(name: str, full: int, taken: Set[int]) -> List[int]:
    """Return the argsz of a sweep, ascending, without those that were tried."""
    first, last = MINSZ[name] - 1, full + SWEEP_PAST
    sizes = set(range(first, min(last, SWEEP_WHOLE) + 1))
    sizes.update(range(max(first, full - GUARD), last + 1))
    sizes.add(SWEEP_GENEROUS)
    return sorted(sizes - taken)


class Worker:
    """Reads one device, in a process of its own."""

    def __init__(
        self,
        kernel: Syscalls,
        device: SysfsDevice,
        way: str,
        sweeping: bool,
        tell: Callable[[str, Dict[str, Any]], None],
    ) -> None:
        self._device = device
        self._way = way
        self._sweeping = sweeping
        self._tell = tell
        self._caller = Caller(kernel, tell)
        self._expected = calls(device, sweeping)

    def run(self) -> None:
        """Open, ask everything, close."""
        try:
            reached = reach(self._caller, self._device, self._way)
            first = self._ask(reached.device, DEVICE_INFO, None)
            regions = struct.unpack("=I", first.data[NUM_REGIONS])[0] if not first.number else 0
            if regions > MOST_REGIONS:
                detail = {"num_regions": regions, "limit": MOST_REGIONS}
                self._fail(StepError("refused-ioctl", "ioctl", detail=detail))
                regions = MOST_REGIONS
            self._expect((regions - usual_regions(self._device)) * shortest(self._sweeping))
            for index in range(regions):
                self._ask(reached.device, REGION_INFO, index)
            # By the way of cdev this is ENODEV: no IOAS was made for such calls (vfio_compat.c).
            self._ask(reached.iommu, IOMMU_INFO, None)
        except StepError as failed:
            self._fail(failed)
        finally:
            self._caller.close()

    def _expect(self, more: int) -> None:
        self._expected += more
        self._tell("expect", {"calls": self._expected})

    def _fail(self, failed: StepError) -> None:
        self._tell("failure", failure_fields(failed, self._device.address, self._device.group))

    def _ask(self, fd: int, name: str, index: Optional[int]) -> Answer:
        """Take an answer by the two-call dance, and by every argsz where that is asked for."""
        argsz = MINSZ[name]
        first = answer = self._pair(fd, name, index, argsz, "short")
        taken = {argsz}
        while not answer.number and answer.argsz > argsz and len(taken) < MOST_ROUNDS:
            if answer.argsz > MOST_BYTES:
                detail = {"ioctl": name, "index": index, "argsz": answer.argsz, "limit": MOST_BYTES}
                self._fail(StepError("refused-ioctl", "ioctl", detail=detail))
                break
            argsz = answer.argsz
            self._expect(2)
            answer = self._pair(fd, name, index, argsz, "full")
            taken.add(argsz)
        if self._sweeping:
            sizes = sweep(name, argsz, taken)
            self._expect(2 * len(sizes) + 2 - shortest(self._sweeping))
            for size in sizes:
                self._pair(fd, name, index, size, "sweep")
        return first

    def _pair(self, fd: int, name: str, index: Optional[int], argsz: int, why: str) -> Answer:
        """Ask with both fills; return the first answer."""
        answers = [self._once(fd, name, index, argsz, fill, why) for fill in FILLS]
        return answers[0]

    def _once(
        self, fd: int, name: str, index: Optional[int], argsz: int, fill: int, why: str
    ) -> Answer:
        call: Dict[str, Any] = {"ioctl": name}
        if index is not None:
            call["index"] = index
        self._tell("call", dict(call, step="ioctl", argsz=argsz))
        answer = self._caller.info(fd, name, argsz, fill, index)
        record = {
            "type": "record",
            "way": self._way,
            "bus": self._device.bus,
            "device": self._device.ids(),
            "address": self._device.address,
            "driver": self._device.driver,
            "group": self._device.group,
            "request": hex(REQUESTS[name]),
            "argsz": argsz,
            "fill": fill,
            "errno": answer.number,
            "data": answer.data.hex(),
            "purpose": why,
            "time": now(),
        }
        record.update(call)
        self._tell("record", record)
        return answer


def shortest(sweeping: bool) -> int:
    """Return the calls that a question takes at the least."""
    return 2 + (2 * len(sweep(DEVICE_INFO, MINSZ[DEVICE_INFO], {MINSZ[DEVICE_INFO]})) * sweeping)


def end_with_parent() -> None:
    """Let the kernel kill this process where its parent is killed and can't: prctl(2).

    Without it a call that hangs would leave a process behind, for as long as it hangs.
    """
    with contextlib.suppress(ImportError, OSError, AttributeError):  # a Python without ctypes
        import ctypes  # noqa: PLC0415 -- some have none

        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)


def be_worker(kernel: Syscalls, device: SysfsDevice, way: str, sweeping: bool, pipe: int) -> None:
    """Run in the child: talk through the pipe alone, hold nothing else open, never return."""
    status = 1
    try:
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, signal.SIG_IGN)  # the supervisor ends this process
        end_with_parent()
        empty = os.open(os.devnull, os.O_RDWR)
        for fd in (0, 1, 2):
            os.dup2(empty, fd)  # else a reader would wait for a worker that hangs for good

        def tell(kind: str, fields: Dict[str, Any]) -> None:
            left = memoryview(kind.encode() + b" " + json.dumps(fields).encode("ascii") + b"\n")
            try:
                while left:
                    left = left[os.write(pipe, left) :]
            except OSError:
                os._exit(1)  # the supervisor is gone

        try:
            Worker(kernel, device, way, sweeping, tell).run()
        except Exception as error:  # noqa: BLE001 -- whatever it is, stdout must tell
            failed = StepError("died", "ioctl", detail={"error": repr(error)})
            tell("failure", failure_fields(failed, device.address, device.group))
        tell("done", {})
        status = 0
    finally:
        os._exit(status)


# ---------------------------------------------------------------- supervisor


class Supervisor:
    """Starts a worker for each device, one after the other, and passes on what it says."""

    def __init__(
        self, kernel: Syscalls, output: Output, cancel: Cancel, limit: float, sweeping: bool
    ) -> None:
        self._kernel = kernel
        self._output = output
        self._cancel = cancel
        self._limit = limit
        self._sweeping = sweeping
        self._expected: Dict[str, int] = {}
        self._done = 0
        self._shown = 0.0

    def run(self, jobs: List[Tuple[SysfsDevice, str]]) -> None:
        """Read the devices.

        Raises:
            CancelError: by a signal; the worker is dead, its failure is told.
            GoneError: nobody reads; the worker is dead.
        """
        for device, _ in jobs:
            self._expected[device.address] = calls(device, self._sweeping)
        for device, way in jobs:
            before = self._done
            self._read_one(device, way)
            self._expected[device.address] = self._done - before
            self._output.send(
                "progress",
                done=self._done,
                of=sum(self._expected.values()),
                device=device.address,
                ioctl="",
            )

    def _read_one(self, device: SysfsDevice, way: str) -> None:
        pipe, other = os.pipe()
        pid = os.fork()
        if pid == 0:
            os.close(pipe)
            be_worker(self._kernel, device, way, self._sweeping, other)
        os.close(other)
        job = _Job(device, pid, pipe)
        try:
            self._listen(job)
        except (CancelError, GoneError) as end:
            left = job.kill()
            if isinstance(end, CancelError):
                self._keep_the_rest(job)
                failed = StepError("cancelled", job.step, job.path, detail=job.facts(left))
                self._output.failures += 1
                fields = failure_fields(failed, device.address, device.group)
                self._output.hold("failure", **fields)
            raise
        finally:
            os.close(pipe)

    def _listen(self, job: "_Job") -> None:
        poll = select.poll()
        poll.register(job.pipe, select.POLLIN)
        poll.register(self._cancel.fd, select.POLLIN)
        poll.register(self._output.fd, 0)  # errors alone: the reader went
        deadline = time.monotonic() + self._limit
        while True:
            wait = max(0.0, deadline - time.monotonic())
            ready = dict(poll.poll(wait * 1000 + 1))
            if self._cancel.asked:
                raise CancelError
            if self._output.fd in ready:
                raise GoneError("closed")
            if job.pipe in ready:
                chunk = os.read(job.pipe, 1 << 16)
                if not chunk:
                    break
                job.take(chunk)
                for line in job.lines():
                    self._heard(job, line)
                deadline = time.monotonic() + self._limit
            elif time.monotonic() >= deadline:
                self._late(job)
                return
        self._ended(job)

    def _heard(self, job: "_Job", line: bytes) -> None:
        kind, _, text = line.partition(b" ")
        if kind == b"record":
            self._done += 1
            self._output.records += 1
            self._output.line(text)
            return
        fields = json.loads(text.decode("ascii"))
        if kind == b"failure":
            self._output.failures += 1
            self._output.send("failure", **fields)
        elif kind == b"expect":
            self._expected[job.device.address] = fields["calls"]
        elif kind == b"done":
            job.done = True
        else:
            job.under_way(fields)
            if kind == b"call":
                self._progress(job)

    def _keep_the_rest(self, job: "_Job") -> None:
        """Hold what a killed worker had said and nobody had heard: the signal came first."""
        os.set_blocking(job.pipe, False)
        with contextlib.suppress(BlockingIOError):  # stuck in the kernel, its end is still open
            for chunk in iter(lambda: os.read(job.pipe, 1 << 16), b""):
                job.take(chunk)
        for line in job.lines():
            kind, _, text = line.partition(b" ")
            if kind == b"record":
                self._done += 1
                self._output.records += 1
                self._output.hold_line(text)
                continue
            fields = json.loads(text.decode("ascii"))
            if kind == b"failure":
                self._output.failures += 1
                self._output.hold("failure", **fields)
            elif kind not in (b"expect", b"done"):
                job.under_way(fields)

    def _progress(self, job: "_Job") -> None:
        time_now = time.monotonic()
        if time_now - self._shown < PROGRESS_EVERY:
            return
        self._shown = time_now
        fields = {key: job.call[key] for key in ("ioctl", "index") if key in job.call}
        of = max(sum(self._expected.values()), self._done)
        self._output.send("progress", done=self._done, of=of, device=job.device.address, **fields)

    def _late(self, job: "_Job") -> None:
        """End a worker that did not answer in time."""
        left = job.kill()
        detail = dict(job.facts(left), seconds=self._limit)
        failed = StepError("timed-out", job.step, job.path, detail=detail)
        self._output.failure(failed, job.device.address, job.device.group)

    def _ended(self, job: "_Job") -> None:
        """Wait for a worker that closed its pipe; tell if it did not end as it should."""
        status = job.wait(self._limit, self._cancel)
        if self._cancel.asked:
            raise CancelError
        if status is None:
            self._late(job)
        elif status or not job.done:
            detail = job.facts(left=False)
            if os.WIFSIGNALED(status):
                detail["signal"] = os.WTERMSIG(status)
            else:
                detail["status"] = os.WEXITSTATUS(status)
            failed = StepError("died", job.step, job.path, detail=detail)
            self._output.failure(failed, job.device.address, job.device.group)


class _Job:
    """A worker as its supervisor sees it."""

    def __init__(self, device: SysfsDevice, pid: int, pipe: int) -> None:
        self.device = device
        self.pid = pid
        self.pipe = pipe
        self.step = "find"
        self.path = ""
        self.call: Dict[str, Any] = {}
        self.done = False
        self._text = bytearray()
        self._lines: List[bytes] = []
        self._status: Optional[int] = None

    def take(self, chunk: bytes) -> None:
        """Add what it said."""
        if b"\n" not in chunk:
            self._text += chunk
            return
        whole, _, rest = (bytes(self._text) + chunk).rpartition(b"\n")
        self._text = bytearray(rest)
        self._lines += whole.split(b"\n")

    def lines(self) -> Iterator[bytes]:
        """Yield whole lines; what is not taken, as when a signal comes between, stays."""
        while self._lines:
            yield self._lines.pop(0)

    def under_way(self, fields: Dict[str, Any]) -> None:
        """Note the step, and the call, that comes next."""
        self.step, self.path = fields["step"], fields.get("path", "")
        self.call = {key: fields[key] for key in ("ioctl", "index", "argsz") if key in fields}

    def wait(self, seconds: float, cancel: Optional[Cancel] = None) -> Optional[int]:
        """Return the status of a worker that ended within so long, None: it did not."""
        if self._status is not None:
            return self._status
        until = time.monotonic() + seconds
        pause = 0.001
        while True:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self._status = status
                return status
            if time.monotonic() >= until or (cancel is not None and cancel.asked):
                return None
            time.sleep(pause)
            pause = min(2 * pause, 0.05)

    def kill(self) -> bool:
        """Kill the worker; return whether it is still there, stuck in the kernel."""
        if self._status is None:
            os.kill(self.pid, signal.SIGKILL)
        return self.wait(DEATH) is None

    def facts(self, left: bool) -> Dict[str, Any]:
        """Return the call that was under way, and the worker if it could not be ended."""
        facts = dict(self.call)
        if left:
            facts["left"] = self.pid
        return facts


def calls(device: SysfsDevice, sweeping: bool) -> int:
    """Return how many info ioctls a device takes at the least; answers may ask for more."""
    return (2 + usual_regions(device)) * shortest(sweeping)


def usual_regions(device: SysfsDevice) -> int:
    """Return how many regions a device is taken to have before it says so."""
    return PCI_REGIONS if device.bus == "pci" else 1


# ---------------------------------------------------------------- command line


def begin(output: Output, command: str, identifiers: bool) -> None:
    """Say who speaks."""
    system = os.uname()
    output.send(
        "begin",
        protocol=PROTOCOL,
        agent=AGENT,
        kernel=system.release,
        arch=system.machine,
        byte_order=sys.byteorder,
        pointer=struct.calcsize("P"),
        time=now(),
        euid=os.geteuid(),
        command=command,
        identifiers=identifiers,
    )


def select_devices(
    output: Output, options: argparse.Namespace, found: List[SysfsDevice]
) -> List[SysfsDevice]:
    """Return what the command line asks for, once each; what can't be read is told."""
    chosen: List[SysfsDevice] = []
    for wanted in options.devices:
        try:
            chosen += [device for device in choose(wanted, found) if device not in chosen]
        except StepError as failed:
            failed.detail.setdefault("wanted", wanted)
            output.failure(failed, wanted)
    if options.all:
        bound = [device for device in found if device.problem not in LASTING]
        chosen += [device for device in bound if device not in chosen]
        if not bound:
            iommu = any(device.group for device in found)
            code = "not-a-vfio-driver" if iommu else "no-iommu"
            output.failure(StepError(code, "find", detail={"all": True, "listed": len(found)}))
    readable = []
    for device in chosen:
        output.send("device", **device.message())
        if device.problem in LASTING:
            why = StepError(device.problem, "find", detail=plight(device))
            output.failure(why, device.address, device.group)
        else:
            readable.append(device)
    return readable


def way_for(device: SysfsDevice, asked: str) -> str:
    """Return the way to take; one that was asked for is taken, and fails where it must."""
    if asked != "auto":
        return asked
    for way in device.ways:
        if all(usable(node(path)) for path in device.paths(way)):
            return way
    return device.ways[0] if device.ways else "group"


def send_plans(output: Output, jobs: List[Tuple[SysfsDevice, str]], sweeping: bool) -> None:
    """Say what is to be opened and called, a way at a time."""
    for way in WAYS:
        devices = [device for device, taken in jobs if taken == way]
        if devices:
            steps = [
                name
                for name in REQUESTS
                if (name == "VFIO_DEVICE_BIND_IOMMUFD") <= (way == "cdev")
                and (way != "cdev" or name == "VFIO_DEVICE_BIND_IOMMUFD" or name in MINSZ)
            ]
            output.send(
                "plan",
                devices=[device.address for device in devices],
                way=way,
                calls=sum(calls(device, sweeping) for device in devices),
                resets=[device.address for device in devices if device.resets()],
                nodes=sorted({path for device in devices for path in device.paths(way)}),
                ioctls=steps,
            )


WARNING = (
    "Opening a VFIO device resets it, and a group that another program (a virtual machine, DPDK) "
    "has open answers EBUSY."
)


def agreed(jobs: List[Tuple[SysfsDevice, str]]) -> bool:
    """Ask on the terminal, once; without one the answer is no."""
    if not os.isatty(2):
        return False
    try:
        terminal = os.open("/dev/tty", os.O_RDWR | os.O_CLOEXEC)
    except OSError:
        return False
    try:
        lines = [WARNING, "To be opened:"]
        lines += ["  " + device.address + "  " + device.name for device, _ in jobs]
        os.write(terminal, ("\n".join(lines) + "\nGo on? [y/N] ").encode("utf-8", "replace"))
        return os.read(terminal, 256).strip().lower() in (b"y", b"yes")
    finally:
        os.close(terminal)


def warn(text: str) -> None:
    """Tell a person."""
    with contextlib.suppress(OSError):
        os.write(2, (text + "\n").encode("utf-8", "replace"))


def standing() -> bool:
    """Fill the places of a closed stdin and stderr, which a pipe would take; is stdout there?"""
    for fd in (0, 1, 2):
        try:
            os.fstat(fd)
        except OSError:
            if fd == 1:
                return False
            os.open(os.devnull, os.O_RDWR)
    return True


def capture(options: argparse.Namespace, output: Output, cancel: Cancel, kernel: Syscalls) -> int:
    """Read devices; return the exit status."""
    machine = host()
    output.send("host", **machine)
    devices = select_devices(output, options, discover(machine))
    jobs = [(device, way_for(device, options.way)) for device in devices]
    send_plans(output, jobs, options.sweep)
    if not options.plan and jobs:
        if not options.yes and not agreed(jobs):
            warn(WARNING + "\nNothing was opened; --yes says that this is wanted.")
            output.failure(StepError("refused", "find", detail={"reason": "no consent"}))
            output.send("end", records=0, failures=output.failures, cancelled=False)
            return 2
        handled = {
            number: signal.signal(number, cancel)
            for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
        }
        try:
            Supervisor(kernel, output, cancel, options.time_limit, options.sweep).run(jobs)
        except CancelError:
            fields = {"records": output.records, "failures": output.failures}
            output.hold("end", cancelled=True, **fields)
            output.last(DEATH)
            return 130
        finally:
            for number, handler in handled.items():
                signal.signal(number, handler)
    output.send("end", records=output.records, failures=output.failures, cancelled=False)
    return 1 if output.failures else 0


def devices_command(output: Output) -> int:
    """List the devices; return the exit status."""
    machine = host()
    output.send("host", **machine)
    for device in discover(machine):
        output.send("device", **device.message())
    output.send("end", records=0, failures=0, cancelled=False)
    return 0


def seconds(text: str) -> float:
    """Return a time limit."""
    value = float(text)
    if not 0.1 <= value <= 3600:
        raise argparse.ArgumentTypeError("expected 0.1 to 3600 seconds")
    return value


def parser() -> argparse.ArgumentParser:
    """Return the parser of the command line."""
    top = argparse.ArgumentParser(
        prog="agent.py", description="List VFIO devices; record what the VFIO info ioctls answer."
    )
    commands = top.add_subparsers(dest="command", metavar="devices|capture")
    commands.required = True
    listing = commands.add_parser("devices", help="what is there; opens nothing, needs no rights")
    listing.add_argument("--json-lines", action="store_true", help="the only form there is")
    taking = commands.add_parser("capture", help="open devices and record the answers")
    taking.add_argument(
        "devices", nargs="*", metavar="DEVICE", help="0000:01:00.0, an mdev's UUID, group:5, vfio0"
    )
    taking.add_argument("--all", action="store_true", help="all that are bound to a VFIO driver")
    taking.add_argument("--sweep", action="store_true", help="every argsz, not two alone")
    taking.add_argument("--way", choices=("auto", *WAYS), default="auto")
    taking.add_argument("--time-limit", type=seconds, default=5.0, metavar="SECONDS")
    taking.add_argument(
        "--identifiers", action="store_true", help="addresses may be kept by who reads this"
    )
    taking.add_argument("--yes", action="store_true", help="don't ask before opening")
    taking.add_argument("--plan", action="store_true", help="say what would be done, do nothing")
    return top


def main(
    arguments: Optional[List[str]] = None, kernel: Optional[Syscalls] = None, stdout: int = 1
) -> int:
    """Run the program; return its exit status."""
    top = parser()
    options = top.parse_args(arguments)
    if options.command == "capture" and not options.devices and not options.all:
        top.error("capture: name a DEVICE, or say --all")
    if not standing():
        return 1
    cancel = Cancel()
    output = Output(stdout, cancel)
    try:
        begin(output, options.command, getattr(options, "identifiers", False))
        if options.command == "devices":
            return devices_command(output)
        return capture(options, output, cancel, kernel or Syscalls())
    except GoneError as gone:
        if str(gone) != os.strerror(errno.EPIPE) and str(gone) != "closed":
            warn("agent.py: stdout: " + str(gone))
        return 1
    except KeyboardInterrupt:
        return 130
    finally:
        cancel.close()


if __name__ == "__main__":
    sys.exit(main())
