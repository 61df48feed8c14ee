"""Captures -> recorded calls, one a line, as `vfioviz.capture.jsonl` reads them.

A capture that stands for two fills gives two lines: the bytes that the kernel did not write hold
the fill of each.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator

from vfioviz.capture.source import Capture
from vfioviz.uapi.headerset import built_in

_SECOND = re.compile(r"fills 0x[0-9a-f]{2} and 0x([0-9a-f]{2})")


def lines(captures: Iterable[Capture]) -> Iterator[str]:
    """Yield a line of JSON, without a newline, for each call."""
    for capture in captures:
        yield _line(capture, capture.fill, capture.data)
        second = _SECOND.search(capture.provenance.by)
        if capture.written is not None and second and capture.fill is not None:
            fill = int(second.group(1), 16)
            yield _line(capture, fill, _filled(capture, capture.fill, fill))


def _filled(capture: Capture, old: int, new: int) -> bytes:
    # What the caller set itself counts as not written in a failed call, and is no fill.
    data = bytearray(capture.data.replace(bytes([old]), bytes([new])))
    for start, stop in capture.written or ():
        data[start:stop] = capture.data[start:stop]
    return bytes(data)


def _line(capture: Capture, fill: int | None, data: bytes) -> str:
    origin = capture.provenance
    fields: dict[str, object] = {
        "kernel": origin.kernel,
        "arch": origin.arch,
        "byte_order": origin.byte_order,
        "pointer": origin.pointer,
        "device": origin.device,
        "driver": origin.driver,
        "way": origin.way,
    }
    if origin.address:
        fields["address"] = origin.address
    ioctl = built_in().ioctls[capture.ioctl or "device"]
    fields |= {"ioctl": ioctl.name, "request": hex(ioctl.number)}
    if capture.index is not None:
        fields["index"] = capture.index
    fields |= {"argsz": capture.argsz_in, "fill": fill, "errno": capture.errno}
    by = _SECOND.sub(f"fill {fill:#04x}", origin.by) if fill is not None else origin.by
    fields |= {"time": origin.time, "by": by, "data": data.hex()}
    return json.dumps(fields)
