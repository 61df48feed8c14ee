"""Literals: numbers, characters, strings."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from vfioviz.csource.reports import NotUnderstoodError

_NUMBER = re.compile(
    r"(?:0[xX](?P<hex>[0-9a-fA-F]{1,40})|0[bB](?P<bin>[01]{1,80})"
    r"|(?P<oct>0[0-7]{0,40})|(?P<dec>[1-9][0-9]{0,40}))(?P<suffix>[uUlL]{0,3})"
)
_SUFFIXES = frozenset({"", "u", "l", "ul", "lu", "ll", "ull", "llu"})
_ESCAPE = re.compile(r"\\(?:x([0-9a-fA-F]{1,8})|([0-7]{1,3})|(.))", re.DOTALL)
_SIMPLE: Mapping[str, int] = MappingProxyType(
    {"n": 10, "t": 9, "r": 13, "a": 7, "b": 8, "f": 12, "v": 11, "e": 27, "0": 0}
)


class Number(NamedTuple):
    """An integer literal."""

    value: int
    decimal: bool
    unsigned: bool
    longs: int
    """Letters L in the suffix."""


def number(text: str) -> Number:
    """Read an integer literal; raises NotUnderstoodError for a floating one or none at all."""
    match = _NUMBER.fullmatch(text)
    if match is None or match["suffix"].lower() not in _SUFFIXES:
        message = f"no integer: {text[:40]!r}"
        raise NotUnderstoodError(message)
    suffix = match["suffix"].lower()
    for base, name in ((16, "hex"), (2, "bin"), (8, "oct"), (10, "dec")):
        if match[name] is not None:
            found = int(match[name], base)
            break
    else:
        found = 0
    return Number(found, match["dec"] is not None, "u" in suffix, suffix.count("l"))


def string(text: str) -> bytes:
    """Return the bytes of a string or character literal without its quotes and terminating 0."""
    opening = min((at for at in (text.find('"'), text.find("'")) if at >= 0), default=-1)
    if opening < 0 or len(text) < opening + 2 or text[-1] != text[opening]:
        message = "a string without an end"
        raise NotUnderstoodError(message)
    if opening:
        message = f"a string of the kind {text[:opening]}"
        raise NotUnderstoodError(message)
    out = bytearray()
    inner = text[1:-1]
    last = 0
    for match in _ESCAPE.finditer(inner):
        out += inner[last : match.start()].encode("utf-8", "replace")
        last = match.end()
        hexed, octal, letter = match.groups()
        if hexed:
            out.append(int(hexed, 16) & 255)
        elif octal:
            out.append(int(octal, 8) & 255)
        elif letter != "\n":
            out += bytes([_SIMPLE[letter]]) if letter in _SIMPLE else letter.encode()
    return bytes(out + inner[last:].encode("utf-8", "replace"))


def character(text: str) -> int:
    """Return the value of a character literal, an ``int`` converted from a signed char."""
    found = string(text)
    if len(found) != 1:
        message = f"no character: {text[:20]}"
        raise NotUnderstoodError(message)
    return found[0] - 256 if found[0] > 127 else found[0]
