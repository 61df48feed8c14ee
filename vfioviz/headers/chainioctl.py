"""Ioctls out of headers whose answer carries capabilities, as their text tells them.

The answer is a struct with ``argsz``, ``flags`` and ``cap_offset``; the ioctl is the ``_IO`` macro
that follows it; the flag that says that capabilities are there is the ``*_CAPS`` inside it; a
caller needs room for what stands before ``cap_offset``. Source: include/uapi/linux/vfio.h, 6.12.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from vfioviz.csource.types import Int
from vfioviz.headers.clues import Body, Clues
from vfioviz.headers.files import Files
from vfioviz.headers.numbers import valued
from vfioviz.headers.record import Declared, Record
from vfioviz.uapi.headerset import HeaderSet
from vfioviz.uapi.ioctls import DeclaredIoctl

_NEEDED = ("argsz", "flags", "cap_offset")
_IO = re.compile(r"#[ \t]*define[ \t]+(\w+)[ \t]+_IO\w*[ \t]*\(")
KEY = re.compile(r"[a-z]\w{0,63}")
"""What an ioctl is called for short."""
MOST = 16
"""Ioctls that are read of one source."""


class Found(NamedTuple):
    """An ioctl, as its text tells it."""

    told: DeclaredIoctl
    path: str
    """The header that declares its answer."""
    numbers: tuple[tuple[str, int], ...]
    """The macros that ``told`` names."""


def new_ioctls(
    files: Files, paths: Sequence[str], headers: HeaderSet, beside: str = ""
) -> tuple[Found, ...]:
    """Return the ioctls that a header set does not have.

    Args:
        files: The source.
        paths: Headers that may declare some.
        headers: What is known already.
        beside: Text in which macros are looked for as well: a mail.
    """
    known = {each.struct_name for each in headers.ioctls.values()}
    keys = {*headers.ioctls}
    numbers = headers.constants()
    found: list[Found] = []
    for path in paths:
        there = files.tokens(path)
        if there is None:
            continue
        clues = Clues(there[0].text)
        names = dict.fromkeys([*clues.defines, *Clues(beside).defines])
        unit, values = valued(files, path, names, beside, _is_told)
        for record in unit.records:
            if record.place.file != path or record.tag in known or not is_answer(record):
                continue
            body = clues.body(record.tag)
            told = None if body is None else _told(record, body, clues.text, values, numbers)
            if told is not None and told.key not in keys and len(found) < MOST:
                known.add(record.tag)
                keys.add(told.key)
                both = {**numbers, **values}
                named = tuple((each, both[each]) for each in (told.macro, told.caps))
                found.append(Found(told, path, named))
    return tuple(found)


def _is_told(name: str) -> bool:
    return name.startswith("VFIO_") and ("GET" in name or "INFO" in name or "CAP" in name)


def is_answer(record: Record) -> bool:
    """Tell whether a struct begins with argsz, and has flags and cap_offset as answers do."""
    words = {
        each.name: each.start
        for each in record.declared
        if isinstance(each.type, Int) and each.type.size == 4 and each.bits is None
    }
    return not record.is_union and all(name in words for name in _NEEDED) and words["argsz"] == 0


def _told(
    record: Record, body: Body, text: str, values: Mapping[str, int], known: Mapping[str, int]
) -> DeclaredIoctl | None:
    names = [each.name for each in record.declared]
    minsz = _last(record.declared[names.index("cap_offset") - 1])
    key = record.tag.removeprefix("vfio_").removesuffix("_info")
    # A hunk shows the flag it adds, and the ioctl of a known struct is known.
    told = next((name for name in known if name.endswith(f"_GET_{key.upper()}_INFO")), "")
    macro = next(iter(_macros(text, body.stop, values)), told)
    inside = re.findall(r"#[ \t]*define[ \t]+(\w+_CAPS?)\b", body.text)
    of_struct = re.compile(rf"{record.tag.upper()}_\w*CAPS?")
    caps = next((each for each in (*inside, *values) if of_struct.fullmatch(each)), "")
    if not macro or caps not in values or not KEY.fullmatch(key):
        return None
    return DeclaredIoctl(key, macro, record.tag, minsz, caps, key)


def _last(member: Declared) -> str:
    """Return the path of a member, of a struct that of its last member: those have bytes."""
    path, kind = member.name, member.type
    while isinstance(kind, Record) and not kind.is_union and kind.declared:
        last = kind.declared[-1]
        path = ".".join(filter(None, (path, last.name)))
        kind = last.type
    if not path and isinstance(kind, Record):
        # A union without a name goes by its first member: ``shape``.
        return next((each.name for each in kind.declared if each.name), "")
    return path


def _macros(text: str, at: int, values: Mapping[str, int]) -> Iterator[str]:
    """Yield the ioctls between a struct and the next one."""
    end = text.find("\nstruct ", at)
    for match in _IO.finditer(text, at, len(text) if end < 0 else end):
        if match[1] in values:
            yield match[1]
