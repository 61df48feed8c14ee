"""What an agent says: protocol 1, one JSON object a line, as frozen messages.

The other end may be an old agent, a newer one, or a shell that prints a greeting: a field of the
wrong kind reads as empty, an unknown type as None, anything else as `Noise`. Texts hold nothing
that a terminal would act on.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from vfioviz.capture import jsontext
from vfioviz.capture.jsonl import hex_bytes
from vfioviz.capture.live.messages import (
    Begin,
    Device,
    End,
    Failure,
    Host,
    Message,
    Node,
    Noise,
    Plan,
    Progress,
    Record,
)

_U32 = 0xFFFF_FFFF
_NOISE = 300
"""Characters of a line of noise that are kept."""
_TEXT = 400
"""Characters of a text that are kept: a name of uname(2) has 64, a path in sysfs 255."""
_MANY = 1 << 16
"""Entries of a list that are kept."""


def printable(text: str) -> str:
    """Return a text with what a terminal might act on as ``?``, and no half characters."""
    return text if text.isprintable() else "".join(c if c.isprintable() else "?" for c in text)


def parse(line: str) -> Message | None:
    """Return the message of a line, None for a type that is not known; never fails."""
    stripped = line.strip()
    if not stripped.startswith("{"):
        return _noise(stripped)
    try:
        fields = jsontext.parse(stripped)
    except jsontext.JsonTextError:
        return _noise(stripped)
    if not isinstance(fields, dict) or not isinstance(fields.get("type"), str):
        return _noise(stripped)
    read = _READERS.get(fields["type"])
    if read is None:
        return None
    message = read(_Fields(fields))
    return _noise(stripped) if message is None else message


def _noise(text: str) -> Noise:
    return Noise(printable(text[:_NOISE]))


class _Fields:
    def __init__(self, fields: Mapping[str, Any]) -> None:
        self._fields = fields

    def text(self, key: str) -> str:
        value = self._fields.get(key)
        return printable(value[:_TEXT]) if isinstance(value, str) else ""

    def data(self) -> str:
        value = self._fields.get("data")
        return value if isinstance(value, str) else ""

    def texts(self, key: str) -> tuple[str, ...]:
        value = self._fields.get(key)
        if not isinstance(value, list):
            return ()
        return tuple(printable(one[:_TEXT]) for one in value[:_MANY] if isinstance(one, str))

    def true(self, key: str) -> bool:
        return self._fields.get(key) is True

    def number(self, key: str, most: int = _U32) -> int | None:
        value = self._fields.get(key)
        known = isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= most
        return value if known else None

    def count(self, key: str) -> int:
        return self.number(key, 1 << 62) or 0

    def numbers(self, key: str) -> tuple[int, ...]:
        value = self._fields.get(key)
        if not isinstance(value, list):
            return ()
        return tuple(n for n in value[:_MANY] if isinstance(n, int) and 0 <= n <= _U32)

    def node(self, key: str) -> Node | None:
        value = self._fields.get(key)
        if not isinstance(value, dict):
            return None
        part = _Fields(value)
        return Node(part.text("path"), part.true("present"), part.true("read"), part.true("write"))

    def detail(self, key: str) -> Mapping[str, Any]:
        value = self._fields.get(key)
        return MappingProxyType(_clean(value) if isinstance(value, dict) else {})


def _clean(value: Any, depth: int = 4) -> Any:
    """Return what a detail holds, its texts printable, nested no deeper than details are."""
    if isinstance(value, str):
        return printable(value)
    if depth and isinstance(value, dict):
        return {printable(key): _clean(one, depth - 1) for key, one in value.items()}
    if depth and isinstance(value, list):
        return [_clean(one, depth - 1) for one in value]
    return value if value is None or isinstance(value, bool | int | float) else "..."


def _begin(fields: _Fields) -> Begin | None:
    protocol = fields.number("protocol")
    if protocol is None:
        return None
    order = fields.text("byte_order")
    return Begin(
        protocol=protocol,
        agent=fields.text("agent"),
        kernel=fields.text("kernel"),
        arch=fields.text("arch"),
        byte_order=order if order in {"little", "big"} else "",
        pointer=fields.number("pointer", 16) or 0,
        time=fields.text("time"),
        euid=fields.number("euid"),
        command=fields.text("command"),
    )


def _host(fields: _Fields) -> Host:
    return Host(
        vfio_node=fields.node("vfio_node") or Node(),
        iommu_node=fields.node("iommu_node") or Node(),
        modules=fields.texts("modules"),
        iommu=fields.true("iommu"),
        lockdown=fields.text("lockdown"),
    )


def _device(fields: _Fields) -> Device | None:
    address = fields.text("address")
    # It becomes a part of paths below /sys, in commands that people are shown.
    if not address or "/" in address or address in {".", ".."}:
        return None
    texts = (
        "bus", "address", "vendor", "device", "subsystem_vendor", "subsystem", "name", "driver",
        "driver_override", "group", "cdev", "mdev_type", "problem",
    )  # fmt: skip
    return Device(
        **{name: fields.text(name) for name in texts},
        class_code=fields.text("class"),
        group_node=fields.node("group_node"),
        cdev_node=fields.node("cdev_node"),
        members=fields.texts("members"),
        noiommu=fields.true("noiommu"),
        ways=fields.texts("ways"),
        ready=fields.true("ready"),
        holders=fields.texts("holders"),
        in_use_by=fields.numbers("in_use_by"),
    )


def _plan(fields: _Fields) -> Plan:
    return Plan(
        devices=fields.texts("devices"),
        way=fields.text("way"),
        calls=fields.count("calls"),
        resets=fields.texts("resets"),
        nodes=fields.texts("nodes"),
        ioctls=fields.texts("ioctls"),
    )


def _progress(fields: _Fields) -> Progress:
    return Progress(
        done=fields.count("done"),
        of=fields.count("of"),
        device=fields.text("device"),
        ioctl=fields.text("ioctl"),
        index=fields.number("index"),
    )


def _record(fields: _Fields) -> Record | None:
    data = hex_bytes(fields.data())
    argsz, fill = fields.number("argsz"), fields.number("fill", 0xFF)
    if not data or argsz is None or fill is None:
        return None
    texts = (
        "way", "bus", "device", "address", "driver", "group", "ioctl", "request", "purpose", "time",
    )  # fmt: skip
    return Record(
        **{name: fields.text(name) for name in texts},
        index=fields.number("index"),
        argsz=argsz,
        fill=fill,
        errno=fields.number("errno", 4095) or 0,
        data=data,
    )


def _failure(fields: _Fields) -> Failure | None:
    if not fields.text("code"):
        return None
    texts = ("code", "step", "path", "errno_name", "device", "group")
    return Failure(
        **{name: fields.text(name) for name in texts},
        errno=fields.number("errno", 4095) or 0,
        detail=fields.detail("detail"),
    )


def _end(fields: _Fields) -> End:
    return End(fields.count("records"), fields.count("failures"), fields.true("cancelled"))


_READERS: Mapping[str, Callable[[_Fields], Message | None]] = MappingProxyType(
    {
        "begin": _begin,
        "host": _host,
        "device": _device,
        "plan": _plan,
        "progress": _progress,
        "record": _record,
        "failure": _failure,
        "end": _end,
    }
)
