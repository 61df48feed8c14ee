"""A struct by its fields: gdb's ``p *info``, ``p/x``, LLDB's, and an ioctl that strace decodes.

``{argsz = 80, flags = 15, index = 2, cap_offset = 32, size = 32768, offset = 2199023255552}`` is
the struct alone: the capabilities behind it are not in the text, and neither are the bytes of a
hole. strace writes ``{argsz=24 => 80, ...}`` or ``{argsz=24, flags=0} => {...}`` where the kernel
changed what the caller passed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from typing_extensions import override

from vfioviz.capture.hexdump.form import ENOUGH, Block, Plainly, Reading
from vfioviz.capture.hexdump.page import Joined, Page, shown
from vfioviz.language import mark, tr
from vfioviz.uapi.abi import X86_64
from vfioviz.uapi.headerset import built_in
from vfioviz.uapi.schema import Struct

_OPEN = re.compile(r"[{(]\s*(?:\.?argsz)\s*[=:](?!=)")
_MEMBER = {
    opener: re.compile(
        r"\s*,?\s*\.?([a-z_][a-z0-9_]{0,40})\s*[=:]\s*"
        rf"([^,{{}}\n{inside}]{{0,400}}?(?:/\*[^*]{{0,400}}\*/)?)\s*(?=,|\{closer}|\n|\Z)"
    )
    for opener, closer, inside in (("{", "}", ""), ("(", ")", "()"))
}
_CLOSE = {"{": re.compile(r"\s*,?\s*\}"), "(": re.compile(r"\s*,?\s*\)")}
_ARROW = re.compile(r"\s*=>\s*(?=\{)")
_NUMBER = re.compile(
    r"-?(?:0[xX][0-9a-fA-F]+|0[bB][01]+|[0-9]+)(?:[uUlL]{0,3})(?:\s*/\*.*\*/)?\Z", re.DOTALL
)
_NAMES = re.compile(
    r"(?:\(?[A-Z][A-Z0-9_]*|0[xX][0-9a-fA-F]+|\|)(?:\s*\|\s*(?:[A-Z][A-Z0-9_]*|0[xX][0-9a-fA-F]+))*\)?\Z"
)
_CALL = re.compile(r"ioctl\(\s*[^,()]{1,200},\s*([A-Z0-9_]+)(?:\s*/\*[^*]*\*/)?\s*,\s*\Z")
_TYPE = re.compile(r"\(?(?:const )?(?:struct )?(vfio_\w+)\s*\*?\)?[^{}]{0,80}\Z")
_GOES_ON = re.compile(r"\s*,\s*\.?[A-Za-z_]\w{0,60}\s*=\s*[{(\"]")
_VALUE = re.compile(r"[=:]\s*([0-9]+)(?![0-9a-zA-Z])")
_LONGEST = 4096


class _Struct(NamedTuple):
    members: dict[str, tuple[int, str]]
    """Name -> where its value stands, and its text."""
    stop: int


class Fields(Plainly):
    """Names and values of an info struct between braces."""

    key = "fields"
    title = mark("a struct by its fields (gdb p *info, strace)")

    def count(self, page: Page) -> int:
        """Return how many lines such structs have."""
        joined = page.joined()
        found = 0
        for start in _starts(joined.text):
            stop = joined.text.find("}" if joined.text[start] == "{" else ")", start)
            found += 1 + joined.text.count("\n", start, stop if stop > 0 else start)
            if found >= ENOUGH:
                return ENOUGH
        # One line of a struct is more than a line of an array.
        return 2 * found

    @override
    def bases(self, page: Page) -> tuple[int, ...]:
        """Return decimal and binary where no digit is above 1: gdb's ``p/t``."""
        text = page.joined().text
        numbers = [
            number
            for start in _starts(text)
            for number in _VALUE.findall(text, start, start + _LONGEST)
        ]
        return (10, 2) if set("".join(numbers)) == {"0", "1"} and _is_wide(numbers) else (0,)

    def read(self, page: Page, reading: Reading) -> tuple[Block, ...]:
        """Return the bytes of each struct."""
        joined = page.joined()
        blocks = []
        stop = 0
        for start in _starts(joined.text):
            if start >= stop:
                block, stop = _block(joined, start, reading)
                blocks.append(block)
        return tuple(blocks)


def _is_wide(numbers: list[str]) -> bool:
    return any(len(number) > 1 for number in numbers)


def _starts(text: str) -> Iterator[int]:
    for found in _OPEN.finditer(text):
        yield found.start()


def _block(joined: Joined, start: int, reading: Reading) -> tuple[Block, int]:
    before = joined.text[max(start - 400, 0) : start]
    passed: _Struct | None = None
    given = _members(joined, start)
    arrow = _ARROW.match(joined.text, given.stop)
    if arrow is not None:
        passed, given = given, _members(joined, arrow.end())
    call = _CALL.search(before)
    struct, ioctl = _struct(joined, start, before, given, passed, call)
    argsz_in = _argsz_in(joined, given, passed)
    data = bytearray()
    missing = []
    for field in struct.fields:
        if field.name not in given.members and passed and field.name in passed.members:
            given.members[field.name] = passed.members[field.name]
        if field.name not in given.members:
            missing.append(field)
            continue
        if missing:
            break
        if field.offset > len(data):
            data += bytes(field.offset - len(data))
        at, text = given.members[field.name]
        value = _value(joined, at, text, struct, field.name, reading.base)
        if not 0 <= value < 1 << (8 * field.size):
            message = tr(
                "{shown} does not fit {name}, {size} bytes",
                shown=shown(text), name=field.name, size=field.size,
            )  # fmt: skip
            raise joined.error(at, message)
        data += value.to_bytes(field.size, reading.order)
    later = [field.name for field in struct.fields if field.offset >= len(data)]
    gone = next((name for name in later if name in given.members), None)
    if gone is not None:
        at, _ = given.members[gone]
        message = tr(
            "{name} is there, but a field in front of it is not: {missing}",
            name=gone, missing=", ".join(field.name for field in missing),
        )  # fmt: skip
        raise joined.error(at, message)
    # A struct that holds the info and its capabilities goes on: s = {header = {id = 1, ...
    goes_on = _GOES_ON.match(joined.text, given.stop) is not None
    notes = [
        tr(
            "the struct {name} by its fields, written {order}-endian: of what lies behind it, only "
            "names and values are in the text, which are not read"
            if goes_on
            else "the struct {name} by its fields, written {order}-endian: what lies behind it is "
            "not in the text",
            name=struct.name,
            order=reading.order,
        )
    ]
    if missing:
        notes.append(
            tr("not shown, so left out: {names}", names=", ".join(f.name for f in missing))
        )
    first = joined.line_at(start)
    lines = frozenset(line.number for line in joined.lines_between(start, given.stop))
    return Block(
        bytes(data), first.number, "; ".join(notes), lines, ioctl=ioctl, argsz_in=argsz_in
    ), given.stop


def _members(joined: Joined, start: int) -> _Struct:
    """Return the members of a struct that opens at ``start``."""
    text = joined.text
    members: dict[str, tuple[int, str]] = {}
    position = start + 1
    opener = text[start]
    while position < min(len(text), start + _LONGEST):
        close = _CLOSE[opener].match(text, position)
        if close is not None:
            return _Struct(members, close.end())
        found = _MEMBER[opener].match(text, position)
        if found is None or found.end() == position:
            break
        name, value = found[1], found[2].strip()
        if name in members:
            raise joined.error(found.start(1), tr("{name} comes twice", name=name))
        members[name] = (found.start(2), value)
        position = found.end()
    rest = text[position : position + 24].strip() or text[start : start + 24]
    message = tr(
        "{shown} is no member of a struct by fields; expected name = value, or the closing brace",
        shown=shown(rest.splitlines()[0] if rest else rest),
    )
    raise joined.error(min(position, len(text) - 1), message)


def _struct(
    joined: Joined,
    start: int,
    before: str,
    given: _Struct,
    passed: _Struct | None,
    call: re.Match[str] | None,
) -> tuple[Struct, str]:
    """Return the struct that has these members: the call names it, or only it has them all."""
    names = set(given.members) | set(passed.members if passed else ())
    headers = built_in()
    answers = {
        key: headers.struct(ioctl.struct_name, X86_64) for key, ioctl in headers.ioctls.items()
    }
    if call is not None:
        for key, ioctl in headers.ioctls.items():
            if ioctl.name == call[1]:
                return answers[key], key
        message = tr("{name} is none of the ioctls whose answers are read", name=call[1])
        raise joined.error(start, message)
    told = _TYPE.search(before)
    fitting = [
        key
        for key, struct in answers.items()
        if names <= {field.name for field in struct.fields}
        and (told is None or told[1] == struct.name or not told[1].endswith("_info"))
    ]
    if len(fitting) == 1:
        return answers[fitting[0]], fitting[0]
    expected = "; ".join(
        f"{struct.name}: {', '.join(field.name for field in struct.fields)}"
        for struct in answers.values()
    )
    message = tr(
        "these members are those of no one info struct ({names}); expected {expected}",
        names=shown(", ".join(sorted(names)), 60), expected=expected,
    )  # fmt: skip
    raise joined.error(start, message)


def _argsz_in(joined: Joined, given: _Struct, passed: _Struct | None) -> int | None:
    """Return what the caller passed, where the text shows it."""
    at, text = given.members.get("argsz", (0, ""))
    here, arrow, there = text.partition("=>")
    if arrow:
        given.members["argsz"] = (at + len(here) + 2, there.strip())
        return int(here, 0) if _NUMBER.match(here.strip()) else None
    if passed is not None and "argsz" in passed.members:
        at, text = passed.members["argsz"]
        return int(text, 0) if _NUMBER.match(text) else None
    del joined
    return None


def _value(joined: Joined, at: int, text: str, struct: Struct, name: str, base: int) -> int:
    """Return a field's value: a number, or flags by name."""
    here, arrow, there = text.partition("=>")
    if arrow:
        text = there.strip()
        del here
    if _NUMBER.match(text):
        digits = text.split("/*", maxsplit=1)[0].strip().rstrip("uUlL")
        if base == 2:
            return int(digits, 2)
        if (
            digits.lstrip("-").startswith("0")
            and not digits.lower().startswith(("0x", "0b"))
            and len(digits) > 1
        ):
            return int(digits, 8)
        return int(digits, 0)
    if _NAMES.match(text):
        known = {
            key: flag.value
            for flag in (*struct.field(name).flags, *struct.field(name).names)
            for key in (flag.macro, flag.name)
        }
        value = 0
        for part in text.strip("()").split("|"):
            word = part.strip()
            if word in known:
                value |= known[word]
            elif re.fullmatch(r"0[xX][0-9a-fA-F]+", word):
                value |= int(word, 16)
            else:
                message = tr("{shown} is no flag of {name}", shown=shown(word, 60), name=name)
                raise joined.error(at, message)
        return value
    message = tr("{shown} is no number and no flag, for {name}", shown=shown(text), name=name)
    raise joined.error(at, message)
