"""A device model: what a driver finds in its device, by the names that its code uses.

    # NVMe controller of QEMU
    reset_works = 1
    pdev.resource[0] = 0xfebf0000-0xfebf3fff
    pdev.zdev.pfip = {0, 1, 2, 3}
    iova_list = 0-0xfedfffff, 0xfef00000-0xffffffff
    pci_map_rom() = 1

A path begins at a member of any struct that the driver's code begins with; ``->`` is ``.``. A name
with ``()`` is a function, which then returns the number and is not entered.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from vfioviz.kernel.rule import ModelError
from vfioviz.language import Phrase, mark, phrase

MAX_VALUES = 4096
MAX_ELEMENTS = 1024
"""Of one value: elements or ranges; and an index is below it."""
_STEP = re.compile(r"([A-Za-z_]\w*)|\[\s*([0-9]{1,6})\s*\]|(\.|->)")
_CALL = re.compile(r"([A-Za-z_]\w*)\s*\(\s*\)\Z")
_COMMENT = re.compile(r"(?:#|//).*")
_U64 = (1 << 64) - 1

Path = tuple[str | int, ...]
"""Names of members, and indices of elements."""


class Range(NamedTuple):
    """Numbers from ``first`` to ``last``, both included."""

    first: int
    last: int


Given = int | tuple[int, ...] | tuple[Range, ...]
"""A number, the elements of an array, or ranges; numbers from 0 to 2^64 - 1, -1 is 2^64 - 1."""


class Known(NamedTuple):
    """One line of a model."""

    path: Path
    value: Given


@dataclass(frozen=True)
class DeviceModel:
    """What is known of a device; equal where the texts are."""

    name: str
    """The user's name for it."""
    text: str
    """As it was written."""
    values: tuple[Known, ...] = ()
    calls: tuple[tuple[str, int], ...] = ()
    """What functions return, by their names."""

    def mentions(self, name: str) -> bool:
        """Whether a path leads through a member."""
        return any(name in known.path for known in self.values)


def device_model(name: str, text: str) -> DeviceModel:
    """Read a model.

    Raises:
        ModelError: A line is none; the text names it.
    """
    values: list[Known] = []
    calls: list[tuple[str, int]] = []
    for number, line in enumerate(text.splitlines(), 1):
        said = _COMMENT.sub("", line).strip()
        if not said:
            continue
        left, equals, right = (piece.strip() for piece in said.partition("="))
        if not equals or not left or not right:
            raise _bad(name, number, phrase(mark("expected NAME = VALUE")))
        if len(values) + len(calls) >= MAX_VALUES:
            raise _bad(name, number, phrase(mark("more than {most} values"), most=MAX_VALUES))
        call = _CALL.match(left)
        value = _value(right)
        path = None if call else _path(left)
        if value is None or (call is not None and not isinstance(value, int)):
            raise _bad(name, number, phrase(mark("{text!r} is no value"), text=right[:40]))
        if call is not None and isinstance(value, int):
            calls.append((call[1], value))
        elif path is None:
            raise _bad(name, number, phrase(mark("{text!r} names no member"), text=left[:40]))
        else:
            values.append(Known(path, value))
    return DeviceModel(name, text, tuple(values), tuple(calls))


def _bad(name: str, number: int, why: Phrase) -> ModelError:
    return ModelError(
        phrase(mark("{name}: line {number}: {why}"), name=name, number=number, why=str(why))
    )


def _path(text: str) -> Path | None:
    found: list[str | int] = []
    at, wants_name = 0, True
    text = text.replace(" ", "")
    while at < len(text):
        match = _STEP.match(text, at)
        if match is None:
            return None
        name, index, dot = match.groups()
        if dot:
            if wants_name:
                return None
            wants_name = True
        elif name:
            if not wants_name:
                return None
            found.append(name)
            wants_name = False
        else:
            if wants_name or int(index) >= MAX_ELEMENTS:
                return None
            found.append(int(index))
        at = match.end()
    return None if wants_name else tuple(found)


def _value(text: str) -> Given | None:
    if text.startswith("{") and text.endswith("}"):
        numbers = [_number(each) for each in text[1:-1].split(",")]
        known = [each for each in numbers if each is not None]
        return tuple(known) if len(known) == len(numbers) <= MAX_ELEMENTS else None
    number = _number(text)
    if number is not None:
        return number
    ranges = [_range(each) for each in text.split(",")]
    fine = [each for each in ranges if each is not None]
    return tuple(fine) if len(fine) == len(ranges) <= MAX_ELEMENTS else None


def _range(text: str) -> Range | None:
    first, dash, last = text.strip().partition("-")
    a, b = _number(first), _number(last)
    return None if not dash or a is None or b is None or b < a else Range(a, b)


def _number(text: str) -> int | None:
    text = text.strip().rstrip("uUlL")
    if not re.fullmatch(r"-?[0-9]{1,20}|0[xX][0-9a-fA-F]{1,16}", text):
        return None
    number = int(text, 0) if not re.fullmatch(r"0[0-9]+", text) else int(text, 8)
    return number & _U64 if -(1 << 63) <= number <= _U64 else None
