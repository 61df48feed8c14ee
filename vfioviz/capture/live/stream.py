"""The agent's lines -> messages as they come, captures in the end.

What a `Reader` keeps is bounded: answers, devices, failures, noise. Answers past the bound are
counted and told as a failure `too-much`.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Hashable
from dataclasses import replace

from vfioviz.capture.arch import abi_of, arch_note
from vfioviz.capture.fills import written_spans
from vfioviz.capture.jsonl import record_name
from vfioviz.capture.live.messages import (
    PROTOCOL,
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
from vfioviz.capture.live.parse import parse, printable
from vfioviz.capture.source import Capture, Provenance
from vfioviz.uapi.headerset import built_in

__all__ = [
    "MAX_LINE",
    "Begin",
    "Device",
    "End",
    "Failure",
    "Host",
    "Message",
    "Node",
    "Noise",
    "Plan",
    "Progress",
    "Reader",
    "Record",
]

MAX_LINE = 160 * 1024 * 1024
"""Characters of a line: the agent follows a kernel to 64 MiB, two digits a byte."""
MAX_BYTES = 512 * 1024 * 1024
"""Bytes of answers, of both fills together."""
MAX_KEPT = 1 << 20
"""Records; devices, plans and failures too."""
KEPT_NOISE = 50

_ONES = bytes([0]) + bytes([1]) * 255
_KEYS = {ioctl.name: ioctl.key for ioctl in built_in().ioctls.values()}
_ABIS = {("little", 8): "x86-64", ("big", 8): "s390x", ("little", 4): "arm"}
"""ABI of a machine whose name is not known."""


class Reader:
    """Reads one run of an agent, line by line; total: no line makes it fail."""

    def __init__(self, *, identifiers: bool = False, source: str = "") -> None:
        """Begin with nothing read.

        Args:
            identifiers: Whether captures keep the devices' addresses.
            source: What the captures came from, as their provenance says it; "": the time.
        """
        self.begin: Begin | None = None
        self.host: Host | None = None
        self.devices: dict[str, Device] = {}
        """By address, in the order in which they came."""
        self.plans: list[Plan] = []
        self.progress: Progress | None = None
        self.failures: list[Failure] = []
        self.end: End | None = None
        self.noise: deque[str] = deque(maxlen=KEPT_NOISE)
        """The last lines that were no messages."""
        self.records = 0
        self._identifiers = identifiers
        self._source = source
        self._captures: list[Capture] = []
        self._addresses: list[str] = []
        """Device of each capture."""
        self._open: dict[Hashable, tuple[int, Record]] = {}
        """Calls of which one fill is there: where it stands, and its record."""
        self._ordinals: dict[str, dict[str, int]] = {}
        """Ids -> address -> number among devices with the same ids, from 1."""
        self._bytes = 0
        self._dropped = 0
        self._finished = False

    def feed(self, line: str) -> Message | None:
        """Take a line, with or without its newline; return its message.

        None stands for a blank line and for a type that this version does not know.
        """
        if not line.strip():
            return None
        message = parse(line) if len(line) <= MAX_LINE else Noise(printable(line[:300]))
        self._keep(message)
        return message

    def finish(self, failure: Failure | None = None) -> tuple[Failure, ...]:
        """Say that nothing follows; return the failures that this adds.

        Args:
            failure: Why it ended, where that is known; else a stream without `End` broke off.
        """
        if self._finished:
            return ()
        self._finished = True
        added = []
        if self._dropped:
            detail = {"dropped": self._dropped, "limit": MAX_BYTES}
            added.append(Failure("too-much", "stream", detail=detail))
        if self.begin is not None and self.begin.protocol != PROTOCOL:
            detail = {"protocol": self.begin.protocol, "known": PROTOCOL}
            added.append(Failure("other-protocol", "stream", detail=detail))
        if failure is not None:
            added.append(failure)
        elif self.end is None:
            added.append(Failure("broke-off", "stream", detail={"records": self.records}))
        self.failures += added
        return tuple(added)

    def captures(self, device: str | None = None) -> tuple[Capture, ...]:
        """Return what was read so far, in the order of the calls.

        Args:
            device: Address of the one to be returned; None: all.
        """
        if device is None:
            return tuple(self._captures)
        pairs = zip(self._captures, self._addresses, strict=True)
        return tuple(capture for capture, address in pairs if address == device)

    def _keep(self, message: Message | None) -> None:
        match message:
            case Begin():
                self.begin = message
            case Host():
                self.host = message
            case Device():
                self._device(message)
            case Plan() if len(self.plans) < MAX_KEPT:
                self.plans.append(message)
            case Progress():
                self.progress = message
            case Record():
                self._record(message)
            case Failure() if len(self.failures) < MAX_KEPT:
                self.failures.append(message)
            case End():
                self.end = message
            case Noise():
                self.noise.append(message.text)

    def _device(self, device: Device) -> None:
        if device.address in self.devices or len(self.devices) < MAX_KEPT:
            self.devices[device.address] = device

    def _record(self, record: Record) -> None:
        self._bytes += len(record.data)
        if self._bytes > MAX_BYTES or self.records >= MAX_KEPT:
            self._dropped += 1
            return
        self.records += 1
        same = self._ordinals.setdefault(record.device, {})
        same.setdefault(record.address, len(same) + 1)
        call = (
            *(record.address, record.device, record.way, record.ioctl, record.index),
            *(record.argsz, record.purpose),
        )
        at, first = self._open.pop(call, (0, record))
        if _agree(first, record):
            self._captures[at] = self._both(first, record, at + 1)
            return
        self._open[call] = len(self._captures), record
        number = len(self._captures) + 1
        fill = f"fill {record.fill:#04x}"
        self._captures.append(_cut(self._capture(record, number, fill, both=False)))
        self._addresses.append(record.address)

    def _both(self, first: Record, second: Record, number: int) -> Capture:
        fills = f"fills {first.fill:#04x} and {second.fill:#04x}"
        one = self._capture(first, number, fills, both=True)
        other = self._capture(second, number, fills, both=True)
        return _cut(replace(one, written=written_spans(one, (one, other))))

    def _capture(self, record: Record, number: int, fills: str, *, both: bool) -> Capture:
        begin = self.begin
        kernel, arch = (begin.kernel, begin.arch) if begin else ("", "")
        order, pointer = (begin.byte_order, begin.pointer) if begin else ("", 0)
        source = self._source or f"live capture {begin.time if begin else ''}".rstrip()
        key = _KEYS.get(record.ioctl)
        by = "; ".join(filter(None, (f"vfioviz capture, {fills}", arch_note(arch))))
        return Capture(
            name=record_name(
                kernel,
                key or record.ioctl or "unknown",
                record.index,
                record.argsz,
                None if both else record.fill,
                record.errno,
            ),
            data=record.data,
            provenance=Provenance(
                kind="captured",
                source=f"{source}, record {number}",
                kernel=kernel,
                arch=arch,
                device=self._kind(record),
                time=record.time or (begin.time if begin else ""),
                by=by,
                driver=record.driver,
                way=record.way,
                address=record.address if self._identifiers else "",
                byte_order=order,
                pointer=pointer,
            ),
            ioctl=key,
            abi=abi_of(arch) or _ABIS.get((order, pointer)),
            argsz_in=record.argsz,
            fill=record.fill,
            errno=record.errno,
            index=record.index,
        )

    def _kind(self, record: Record) -> str:
        """Return the ids, numbered if several devices have the same."""
        which = self._ordinals[record.device][record.address]
        return record.device if which == 1 else f"{record.device} ({which})"


def _agree(one: Record, other: Record) -> bool:
    """Whether two answers differ only in fill: each byte is equal, or untouched in both."""
    if one.fill == other.fill or one.errno != other.errno or len(one.data) != len(other.data):
        return False
    a, b = int.from_bytes(one.data), int.from_bytes(other.data)
    size = len(one.data)
    touched = (a ^ int.from_bytes(bytes([one.fill]) * size)) | (
        b ^ int.from_bytes(bytes([other.fill]) * size)
    )
    # As big integers, because an answer may have 64 MiB.
    return not _where(a ^ b, size) & _where(touched, size)


def _where(difference: int, size: int) -> int:
    """Return 1 in each byte that is not 0."""
    return int.from_bytes(difference.to_bytes(size).translate(_ONES))


def _cut(capture: Capture) -> Capture:
    """Take off what lies behind the caller's bytes, as far as the kernel left it alone."""
    if capture.written is not None:
        last = capture.written[-1][1] if capture.written else 0
    else:
        last = len(capture.data.rstrip(bytes([capture.fill or 0])))
    given = capture.argsz_in or 0
    return replace(capture, data=capture.data[: max(given, last)])
