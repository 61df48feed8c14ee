"""JSON from a file or a host: its limits are told with line and column, nothing else leaves here.

Python's own reader accepts NaN, fails on a number of 4,301 digits without saying where, and takes
64 bytes of memory for each ``[]``.
"""

from __future__ import annotations

import json
import re
from typing import Any

from vfioviz.language import tr

MAX_DIGITS = 400
"""Of a number; the largest that is meant has 20."""
MAX_VALUES = 1 << 24
"""Of a document: the longest project that may be read has half as many."""
_DEEP = 100
"""Levels; deeper than any document that is meant."""

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|-?\d+|[\[{]|[\]}]|NaN|-?Infinity')


class JsonTextError(ValueError):
    """A text that is not read; says what is wrong, and where."""

    def __init__(self, text: str, said: str, position: int) -> None:
        super().__init__(said)
        self.said = said
        self.position = position
        """Of a character, from 0."""
        before = text[:position]
        self.line = before.count("\n") + 1
        self.column = position - (before.rfind("\n") + 1) + 1


class _RefusedError(ValueError):
    """An invalid number."""


def parse(text: str) -> Any:
    """Return the value of a JSON text.

    Raises:
        JsonTextError: It is none, is nested too deeply, or a number or the number of values passes
            all that is meant.
    """
    if text.count(",") > MAX_VALUES:
        raise JsonTextError(text, tr("more than {most:,} values", most=MAX_VALUES), 0)
    try:
        return _DECODER.decode(text)
    except json.JSONDecodeError as error:
        raise JsonTextError(text, error.msg, error.pos) from None
    except _RefusedError:
        said, position = tr("a number that is none, or has too many digits"), _number(text)
    except RecursionError:
        said, position = tr("nested too deeply"), _deep(text)
    raise JsonTextError(text, said, position)


def _whole(digits: str) -> int:
    if len(digits) > MAX_DIGITS:
        raise _RefusedError
    return int(digits)


def _refuse(_name: str) -> None:
    raise _RefusedError


_DECODER = json.JSONDecoder(parse_int=_whole, parse_constant=_refuse)


def _number(text: str) -> int:
    for token in _TOKEN.finditer(text):
        found = token[0]
        if found[0] not in '"[]{}' and (len(found) > MAX_DIGITS or not found[-1].isdigit()):
            return token.start()
    return 0


def _deep(text: str) -> int:
    depth = 0
    for token in _TOKEN.finditer(text):
        depth += (token[0] in "[{") - (token[0] in "]}")
        if depth > _DEEP:
            return token.start()
    return 0
