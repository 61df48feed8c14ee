"""A value of a JSON document with its path, for errors that say where they are."""

from __future__ import annotations

import json
import re
from typing import Any

from vfioviz.capture.visible import shortened, visible
from vfioviz.language import tr

_LINE = 32
"""Bytes a line of hex."""
_SHOWN = 40
"""Characters of a value that an error shows."""
_NAME = 60
"""Characters of a name in a path."""
_LONE = re.compile("[\ud800-\udfff]")
"""A lone surrogate, which no file can hold."""


class ProjectError(Exception):
    """A project file that can't be read; the text says where and what was expected."""


class JsonPart:
    """A value; each reader raises ProjectError with the path where it is of the wrong kind."""

    def __init__(self, value: Any, path: str) -> None:
        self.value = value
        self.path = path

    def fail(self, expected: str) -> ProjectError:
        """Return an error that says what was expected and what was found."""
        found = _found(self.value)
        return ProjectError(
            tr(
                "{path}: expected {expected}, found {found}",
                path=self.path,
                expected=expected,
                found=found,
            )
        )

    def refuse(self, why: str) -> ProjectError:
        """Return an error that says what is wrong here."""
        return ProjectError(f"{self.path}: {visible(why)}")

    def get(self, name: str) -> JsonPart:
        """Return an entry of an object; its value is None where there is none."""
        if not isinstance(self.value, dict):
            raise self.fail(tr("an object"))
        return JsonPart(self.value.get(name), f"{self.path}.{name}")

    def items(self) -> list[JsonPart]:
        """Return the entries of a list."""
        if not isinstance(self.value, list):
            raise self.fail(tr("a list"))
        return [JsonPart(value, f"{self.path}[{i}]") for i, value in enumerate(self.value)]

    def entries(self) -> list[tuple[str, JsonPart]]:
        """Return the names and values of an object."""
        if not isinstance(self.value, dict):
            raise self.fail(tr("an object"))
        return [
            (name, JsonPart(value, f"{self.path}.{shortened(visible(name), _NAME)}"))
            for name, value in self.value.items()
        ]

    def integer(self, low: int = 0, high: int = (1 << 64) - 1) -> int:
        """Return a number in its range."""
        value = self.value
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            raise self.fail(tr("a number from {low} to {high}", low=low, high=high))
        return value

    def optional(self, high: int) -> int | None:
        """Return a number, or None."""
        return None if self.value is None else self.integer(0, high)

    def text(self) -> str:
        """Return a text."""
        if not isinstance(self.value, str) or _LONE.search(self.value):
            raise self.fail(tr("a text"))
        return self.value

    def one_of(self, known: tuple[str, ...]) -> str:
        """Return a text that is one of those known."""
        if self.value not in known:
            raise self.fail(tr("one of {join}", join=", ".join(known)))
        return str(self.value)

    def data(self) -> bytes:
        """Return bytes, written as lines of hex digits."""
        joined = "".join(part.text() for part in self.items())
        try:
            return bytes.fromhex(joined)
        except ValueError as problem:
            raise self.fail(tr("lines of hex digits")) from problem


def _found(value: Any) -> str:
    """Return the value as text, shortened; a list or an object may be the whole file."""
    if value is None:
        return tr("nothing")
    if isinstance(value, list):
        return tr("a list")
    if isinstance(value, dict):
        return tr("an object")
    return json.dumps(value[:_SHOWN] if isinstance(value, str) else value)[:_SHOWN]


def hex_lines(data: bytes) -> list[str]:
    """Return bytes as lines of hex, 32 bytes a line."""
    return [data[at : at + _LINE].hex() for at in range(0, len(data), _LINE)]
