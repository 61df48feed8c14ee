"""Recorded calls, one a line: ``kernel, arch, device, ioctl, request, argsz, fill, errno, data``.

``data`` is the caller's whole buffer after the call in hex, ``fill`` the byte that it held before,
``index`` a region's; ``time`` (ISO 8601), ``by``, ``kind`` (captured where it is missing),
``driver``, ``way``, ``address``, ``byte_order`` and ``pointer`` may be there. Unknown fields are
left alone.
What two records that differ only in ``fill`` tell about the kernel's writes: ``capture.fills``.
"""

from __future__ import annotations

import json
import re
from typing import Any, NamedTuple

from vfioviz.capture import jsontext
from vfioviz.capture.arch import abi_of, arch_note
from vfioviz.capture.fills import with_written
from vfioviz.capture.hexdump.page import Line, Page, shown
from vfioviz.capture.source import Capture, CaptureError, Provenance, UndeclaredError
from vfioviz.uapi.headerset import HeaderSet, built_in

_U32 = 0xFFFF_FFFF
_KINDS = ("captured", "constructed", "opened", "edited")
_HEX = re.compile(r"[0-9a-fA-F]*\Z")
"""No group of two: sre keeps more than a hundred bytes for each repetition of one."""
_LONE = re.compile("[\ud800-\udfff]")
"""A lone surrogate, which no file can hold."""
_PROPOSED = re.compile(r"[A-Z]\w{0,255}")
RELEASE = re.compile(r"[0-9]{1,4}\.[0-9]{1,6}(?![0-9])")


def recognises(page: Page) -> bool:
    """Whether the first line that is not blank is a JSON object; never fails."""
    first = next(iter(page.lines), None)
    if first is None or not first.text.lstrip().startswith("{"):
        return False
    try:
        found = jsontext.parse(first.text)
        # What JSON.stringify writes of a Buffer is an array of bytes.
        return isinstance(found, dict) and found.get("type") != "Buffer"
    except jsontext.JsonTextError:
        return re.match(r'\s*\{\s*"[a-z_]+"\s*:', first.text) is not None


def hex_bytes(digits: str) -> bytes | None:
    """Return the bytes of pairs of hex digits that stand close together; None for other text."""
    return bytes.fromhex(digits) if len(digits) % 2 == 0 and _HEX.match(digits) else None


def read(page: Page, headers: HeaderSet | None = None) -> tuple[Capture, ...]:
    """Return a capture for each record.

    Args:
        page: The text.
        headers: Which ioctls a record may name; None: those of the built-in headers.

    Raises:
        CaptureError: naming line and column, the field, and what was expected.
    """
    captures: list[Capture] = []
    known = headers or built_in()
    for line in page.lines:
        captures.append(_capture(_record(page, line), len(captures) + 1, known))
    if not captures:
        raise CaptureError(f"{page.source}: empty; expected a JSON record a line", line=1, column=1)
    return with_written(captures)


class _Record(NamedTuple):
    """One line."""

    page: Page
    line: Line
    fields: dict[str, Any]

    def bad(self, key: str, expected: str) -> CaptureError:
        """Return an error that names the field; its column is that of the value."""
        if key not in self.fields:
            message = f"field '{key}' is missing; expected {expected}"
            return self.page.error(self.line, 0, message)
        value = self.fields[key]
        text = value if isinstance(value, str) else type(value).__name__
        if isinstance(value, int | float):
            text = json.dumps(value)
        found = re.search(rf'"{key}"\s*:\s*', self.line.text)
        message = f"field '{key}' is {shown(text)}; expected {expected}"
        return self.page.error(self.line, found.end() if found else 0, message)

    def text(self, key: str) -> str:
        """Return a text, "" where it is missing."""
        value = self.fields.get(key, "")
        if not isinstance(value, str) or _LONE.search(value):
            raise self.bad(key, "a text")
        return value

    def number(self, key: str, most: int) -> int | None:
        """Return a number from 0 to ``most``, None where it is missing."""
        value = self.fields.get(key)
        if value is None:
            return None
        if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= most:
            raise self.bad(key, f"a whole number from 0 to {most}")
        return value


def _record(page: Page, line: Line) -> _Record:
    try:
        fields = jsontext.parse(line.text)
    except jsontext.JsonTextError as error:
        raise page.error(line, error.position, f"no JSON record: {error.said}") from None
    if not isinstance(fields, dict):
        message = f"{shown(line.text.strip())} is no record; expected a JSON object a line"
        raise page.error(line, 0, message)
    return _Record(page, line, fields)


def _capture(record: _Record, number: int, headers: HeaderSet) -> Capture:
    data = hex_bytes(record.text("data"))
    if "data" not in record.fields or data is None:
        raise record.bad("data", "the buffer after the call, two hex digits a byte")
    ioctl = _ioctl(record, headers)
    arch = record.text("arch")
    argsz = record.number("argsz", _U32)
    fill = record.number("fill", 0xFF)
    index = record.number("index", _U32)
    errno = record.number("errno", 4095) or 0
    kernel = record.text("kernel")
    kind = record.text("kind") or "captured"
    if kind not in _KINDS:
        raise record.bad("kind", " or ".join(_KINDS))
    said, note = record.text("by"), arch_note(arch)
    by = said if note in said else f"{said}; {note}" if said else note
    return Capture(
        name=record_name(kernel, ioctl, index, argsz, fill, errno),
        data=data,
        provenance=Provenance(
            kind=kind,
            source=f"{record.page.source}, record {number}",
            kernel=kernel,
            arch=arch,
            device=record.text("device"),
            time=record.text("time"),
            by=by,
            driver=record.text("driver"),
            way=record.text("way"),
            address=record.text("address"),
            byte_order=record.text("byte_order"),
            pointer=record.number("pointer", 16) or 0,
        ),
        ioctl=ioctl,
        abi=abi_of(arch),
        argsz_in=argsz,
        fill=fill,
        errno=errno,
        index=index,
    )


def _ioctl(record: _Record, headers: HeaderSet) -> str:
    """Return the key; ``request`` (number or hex text) must agree, or stands in for the name."""
    name, ioctls = record.text("ioctl"), headers.ioctls
    known = ioctls.get(name) or next((one for one in ioctls.values() if one.name == name), None)
    if known is None and ("ioctl" in record.fields or "request" not in record.fields):
        expected = " or ".join(one.name for one in ioctls.values())
        if not _PROPOSED.fullmatch(name):
            raise record.bad("ioctl", expected)
        if headers.extension is None:
            expected += (
                "; --headers takes the header that declares another one, in the window Variants, "
                "Read by other headers"
            )
        bad = record.bad("ioctl", expected)
        raise UndeclaredError(str(bad), line=bad.line, column=bad.column)
    request = _request(record)
    if request is None and known is not None:
        return known.key
    # powerpc and mips have other bits above the type: uapi/asm/ioctl.h.
    by_number = next((one for one in ioctls.values() if one.number & 0xFFFF == request), None)
    if by_number is None or (known is not None and known.key != by_number.key):
        wanted = [known] if known is not None else list(ioctls.values())
        raise record.bad("request", " or ".join(f"{one.number:#x} ({one.name})" for one in wanted))
    return by_number.key


def _request(record: _Record) -> int | None:
    value = record.fields.get("request")
    if isinstance(value, str) and re.fullmatch(r"0[xX][0-9a-fA-F]{1,8}|[0-9]{1,10}", value):
        value = int(value, 0) if value[:1] != "0" or "x" in value.lower() else None
        if value is None:
            raise record.bad("request", "a number, or hex as a text")
    if value is None:
        return None
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= _U32:
        raise record.bad("request", "a number, or hex as a text")
    return value & 0xFFFF


def record_name(
    kernel: str, ioctl: str, index: int | None, argsz: int | None, fill: int | None, errno: int
) -> str:
    """Return what a record is called: ``6.12 region 0, argsz 40, fill 0xa5``."""
    release = RELEASE.match(kernel)
    head = f"{release.group()} {ioctl}" if release else ioctl
    return "".join(
        (
            head,
            f" {index}" if index is not None else "",
            f", argsz {argsz}" if argsz is not None else "",
            f", fill {fill:#04x}" if fill is not None else "",
            f", errno {errno}" if errno else "",
        )
    )
