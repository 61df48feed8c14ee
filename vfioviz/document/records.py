"""Many captures in order: device > ioctl > argsz, and the same call on two kernels."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import NamedTuple

from vfioviz.capture.source import Capture
from vfioviz.document.kept import kept, kept_for
from vfioviz.uapi.headerset import HeaderSet, built_in

_ORDER = {key: number for number, key in enumerate(("device", "region", "iommu"))}

MOST_ROWS = 500
"""Rows that stand below one: each that is unfolded costs a tree some 20 microseconds."""


_Key = tuple[int, str, int]
"""Place of an ioctl among those of a device, its key, index; "" and -1 where it is not known."""


class Record(NamedTuple):
    """A call: its index in ``Project.captures``, and what distinguishes it from similar ones."""

    number: int
    title: str
    """``argsz 40``, ``argsz 15, errno 22``."""


class Stretch(NamedTuple):
    """Some calls that follow each other by argsz, of very many."""

    title: str
    """``argsz 40 ... argsz 290``."""
    records: tuple[Record, ...]


class CallNode(NamedTuple):
    """An ioctl on one device, with all its calls by argsz."""

    title: str
    """``VFIO_DEVICE_GET_REGION_INFO 2``."""
    records: tuple[Record, ...]

    rows: tuple[Record, ...] | tuple[Stretch, ...]
    """The records, or stretches of ``MOST_ROWS`` where there are more than that."""


class DeviceNode(NamedTuple):
    """A device on one kernel, reached by one way."""

    title: str
    """``1b36:0010``."""
    detail: str
    """``Linux 6.12.107+deb12-amd64, vfio-pci, group``."""
    calls: tuple[CallNode, ...]


def _listed(capture: Capture) -> object:
    """Return what of a capture the tree shows: all but its bytes, and who typed over them."""
    origin = capture.provenance
    said = replace(origin, kind="" if origin.kernel else origin.kind, by="")
    call = capture.ioctl, capture.index, capture.argsz_in, capture.fill, capture.errno
    return capture.name, call, _both(capture), said


@kept_for(_listed)
def tree(captures: tuple[Capture, ...], headers: HeaderSet | None = None) -> tuple[DeviceNode, ...]:
    """Return the captures as a tree, devices in the order in which they came.

    Args:
        captures: They.
        headers: What names their ioctls; None: the built-in ones.
    """
    devices: dict[Hashable, dict[_Key, list[int]]] = {}
    for number, capture in enumerate(captures):
        calls = devices.setdefault(_device(capture), {})
        key = capture.ioctl or ""
        index = -1 if capture.index is None else capture.index
        calls.setdefault((_ORDER.get(key, 9), key, index), []).append(number)
    return tuple(_device_node(captures, calls, headers) for calls in devices.values())


def fitting(devices: Sequence[DeviceNode], words: str) -> tuple[DeviceNode, ...]:
    """Return what of a tree has some words in its title, whatever their case.

    What stands below a title that has them stays, and what stands above one.
    """
    wanted = words.casefold()
    found = []
    for device in devices:
        if wanted in f"{device.title}  {device.detail}".casefold():
            found.append(device)
            continue
        calls = (_fitting(call, wanted) for call in device.calls)
        left = tuple(call for call in calls if call.records)
        if left:
            found.append(device._replace(calls=left))
    return tuple(found)


def _fitting(call: CallNode, wanted: str) -> CallNode:
    if wanted in call.title.casefold():
        return call
    return _call_node(
        call.title, tuple(each for each in call.records if wanted in each.title.casefold())
    )


def _call_node(title: str, records: tuple[Record, ...]) -> CallNode:
    if len(records) <= MOST_ROWS:
        return CallNode(title, records, records)
    parts = (records[at : at + MOST_ROWS] for at in range(0, len(records), MOST_ROWS))
    stretches = (Stretch(f"{_argsz(part[0])} ... {_argsz(part[-1])}", part) for part in parts)
    return CallNode(title, records, tuple(stretches))


def _argsz(record: Record) -> str:
    """Return the title of a record without fill and errno."""
    return record.title.partition(", fill ")[0].partition(", errno ")[0]


@kept_for(_listed)
def all_places(
    captures: tuple[Capture, ...], headers: HeaderSet | None = None
) -> dict[int, tuple[int, ...]]:
    """Return ``places`` of the tree of all captures."""
    return places(tree(captures, headers))


def places(devices: Sequence[DeviceNode]) -> dict[int, tuple[int, ...]]:
    """Return the rows that lead to each record of a tree, the uppermost first."""
    found: dict[int, tuple[int, ...]] = {}
    for place, device in enumerate(devices):
        for row, call in enumerate(device.calls):
            if call.rows is call.records:
                found.update(
                    (each.number, (place, row, at)) for at, each in enumerate(call.records)
                )
                continue
            found.update(
                (each.number, (place, row, *divmod(at, MOST_ROWS)))
                for at, each in enumerate(call.records)
            )
    return found


def _device(capture: Capture) -> Hashable:
    origin = capture.provenance
    if not (origin.kernel or origin.device):
        # Unknown origin: treat it as a separate file.
        return origin.source.rpartition(", record ")[0] or origin.source
    return (*_machine(capture), origin.device, origin.driver, origin.way, origin.address)


def _device_node(
    captures: Sequence[Capture], calls: dict[_Key, list[int]], headers: HeaderSet | None
) -> DeviceNode:
    first = captures[next(iter(calls.values()))[0]].provenance
    title = first.device or first.source.rpartition(", record ")[0] or first.source
    parts = [f"Linux {first.kernel}" if first.kernel else first.kind, first.driver, first.way,
             first.address]  # fmt: skip
    nodes = []
    for key in sorted(calls):
        numbers = calls[key]
        one = captures[numbers[0]]
        name = _ioctl(one.ioctl, headers) if one.ioctl else "not said which ioctl"
        index = "" if one.index is None else f" {one.index}"
        order = sorted(numbers, key=lambda number: (captures[number].argsz_in or 0, number))
        records = tuple(Record(number, record_title(captures[number])) for number in order)
        nodes.append(_call_node(f"{name}{index}", records))
    return DeviceNode(title, ", ".join(part for part in parts if part), tuple(nodes))


def _ioctl(key: str, headers: HeaderSet | None) -> str:
    """Return an ioctl's name; its key where nobody knows it."""
    known = (headers or built_in()).ioctls.get(key)
    return key if known is None else known.name


def record_title(capture: Capture) -> str:
    """Return what tells a call from others of its ioctl: argsz, a lone fill, errno."""
    if capture.argsz_in is None:
        return capture.name
    # With both fills known, the fill shown is irrelevant.
    fill = f", fill {capture.fill:#04x}" if capture.fill is not None and not _both(capture) else ""
    failed = f", errno {capture.errno}" if capture.errno else ""
    return f"argsz {capture.argsz_in}{fill}{failed}"


def _both(capture: Capture) -> bool:
    return " and 0x" in capture.provenance.by


class Verdict(StrEnum):
    """How the answers of one call on two kernels compare."""

    SAME = "same"
    UNWRITTEN = "same, but for bytes that one kernel left alone"
    DIFFERS = "differs"
    ERRNO = "another errno"
    ONLY_A = "only in the first"
    ONLY_B = "only in the second"


class Pair(NamedTuple):
    """One call on two kernels."""

    title: str
    """``1b36:0010 VFIO_DEVICE_GET_REGION_INFO 2, argsz 40``."""
    a: int | None
    """Index into the captures; None where there is none."""
    b: int | None
    verdict: Verdict
    offset: int | None = None
    """First byte that differs."""


def machines(captures: Sequence[Capture]) -> tuple[Hashable, ...]:
    """Return the kernels that answered, each once, in the order in which they came."""
    return tuple(dict.fromkeys(_machine(capture) for capture in captures))


def _machine(capture: Capture) -> tuple[str, str, str]:
    origin = capture.provenance
    return origin.kernel, origin.arch, origin.source.rpartition(", record ")[0]


def pairs(
    captures: Sequence[Capture], a: Hashable, b: Hashable, headers: HeaderSet | None = None
) -> Iterator[Pair]:
    """Yield each call of two of the ``machines``, in the order of the first one."""
    numbered = list(enumerate(captures))
    yield from _pairs(
        captures,
        [number for number, each in numbered if _machine(each) == a],
        [number for number, each in numbered if _machine(each) == b],
        headers,
    )


def pairs_of(
    a: Sequence[Capture], b: Sequence[Capture], headers: HeaderSet | None = None
) -> Iterator[Pair]:
    """Yield each call of two files; the numbers count through A, then through B."""
    both = (*a, *b)
    yield from _pairs(both, range(len(a)), range(len(a), len(both)), headers)


def _pairs(
    captures: Sequence[Capture], a: Iterable[int], b: Iterable[int], headers: HeaderSet | None
) -> Iterator[Pair]:
    ours, theirs = ({_call(captures[n]): n for n in reversed(list(side))} for side in (a, b))
    for call, number in sorted(ours.items(), key=lambda item: item[1]):
        other = theirs.get(call)
        if other is None:
            yield Pair(_title(captures[number], headers), number, None, Verdict.ONLY_A)
        else:
            verdict, offset = compare(captures[number], captures[other])
            yield Pair(_title(captures[number], headers), number, other, verdict, offset)
    for call, number in sorted(theirs.items(), key=lambda item: item[1]):
        if call not in ours:
            yield Pair(_title(captures[number], headers), None, number, Verdict.ONLY_B)


def partner(captures: tuple[Capture, ...], number: int) -> int | None:
    """Return the same call on the next other kernel; None where there is none."""
    own = captures[number]
    order, like = _calls(captures)
    found = [
        (order[_machine(captures[other])], other)
        for other in like[_call(own)]
        if _machine(captures[other]) != _machine(own)
    ]
    return min(found)[1] if found else None


@kept
def _calls(
    captures: tuple[Capture, ...],
) -> tuple[dict[Hashable, int], dict[Hashable, list[int]]]:
    """Return the place of each kernel, and the first answer of each to each call."""
    order: dict[Hashable, int] = {}
    like: dict[Hashable, dict[Hashable, int]] = {}
    for number, capture in enumerate(captures):
        machine = _machine(capture)
        order.setdefault(machine, len(order))
        like.setdefault(_call(capture), {}).setdefault(machine, number)
    return order, {call: [*firsts.values()] for call, firsts in like.items()}


def same_call(one: Capture, other: Capture) -> bool:
    """Tell whether two captures are of one call: device, ioctl, index, argsz, fill."""
    return _call(one) == _call(other)


def _call(capture: Capture) -> Hashable:
    fill = None if _both(capture) else capture.fill
    return capture.provenance.device, capture.ioctl, capture.index, capture.argsz_in, fill


def _title(capture: Capture, headers: HeaderSet | None) -> str:
    name = _ioctl(capture.ioctl, headers) if capture.ioctl else capture.name
    index = "" if capture.index is None else f" {capture.index}"
    return f"{capture.provenance.device} {name}{index}, {record_title(capture)}".strip()


def compare(a: Capture, b: Capture) -> tuple[Verdict, int | None]:
    """Compare two answers byte by byte; the offset is that of the first difference."""
    if a.errno != b.errno:
        return Verdict.ERRNO, None
    first = _first(a.data, b.data)
    if first is None:
        return Verdict.SAME, None
    if len(a.data) == len(b.data) and a.written is not None and b.written is not None:
        differ = [
            at for at, pair in enumerate(zip(a.data, b.data, strict=True)) if len({*pair}) > 1
        ]
        if not any(_wrote(a, at) and _wrote(b, at) for at in differ):
            return Verdict.UNWRITTEN, first
    return Verdict.DIFFERS, first


def _first(a: bytes, b: bytes) -> int | None:
    if a == b:
        return None
    for at, (one, other) in enumerate(zip(a, b, strict=False)):
        if one != other:
            return at
    return min(len(a), len(b))


def _wrote(capture: Capture, at: int) -> bool:
    return any(start <= at < stop for start, stop in capture.written or ())
