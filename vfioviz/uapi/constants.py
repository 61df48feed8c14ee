"""Macros and enumerators by name, and the names of values.

Names are those of every release: a bit is never given to something else later. Only what takes a
``linux`` tells releases apart.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from types import MappingProxyType

from tree_sitter import Node

from vfioviz.uapi import headers
from vfioviz.uapi.declarations import Constant, present
from vfioviz.uapi.expressions import evaluate
from vfioviz.uapi.schema import Flag, Linux
from vfioviz.uapi.syntax import parse_expression

NEWEST: Linux = (6, 12)
"""The newest release that the headers were compared with."""
_EVERY: Linux = (0xFFFF, 0)


def constant(name: str) -> int:
    """Return the value of a macro or enumerator, as a C ``int``: bit 31 makes it negative.

    Raises:
        KeyError: no header defines it, or it is a text.
    """
    return _constant(name, _EVERY)


@cache
def _constant(name: str, linux: Linux) -> int:
    for found in headers.definitions(name):
        if present(found.guards, linux) and not _is_text(found):
            return _value(found, linux)
    message = f"{name} is no number in Linux {linux[0]}.{linux[1]}"
    raise KeyError(message)


def number(expression: Node, linux: Linux) -> int:
    """Return the value of an expression in a header, such as the length of an array."""
    return evaluate(expression, lambda name: _constant(name, linux))


def _value(found: Constant, linux: Linux) -> int:
    if isinstance(found.value, str):
        return number(parse_expression(found.value), linux)
    if found.value is not None:
        return number(found.value, linux)
    before = found.previous
    while before is not None and not present(before.guards, linux):
        before = before.previous
    return 0 if before is None else _value(before, linux) + 1


def _is_text(found: Constant) -> bool:
    return isinstance(found.value, str) and found.value.startswith('"')


@cache
def all_constants(linux: Linux = NEWEST) -> Mapping[str, int]:
    """Return every number that a release's headers define, in their order."""
    return MappingProxyType(
        {found.name: _constant(found.name, linux) for found in _all(linux) if not _is_text(found)}
    )


@cache
def all_texts(linux: Linux = NEWEST) -> Mapping[str, str]:
    """Return every text that a release's headers define: ``VFIO_DEVICE_API_PCI_STRING`` ..."""
    return MappingProxyType(
        {
            found.name: found.value[1:-1]
            for found in _all(linux)
            if isinstance(found.value, str) and _is_text(found)
        }
    )


def _all(linux: Linux) -> Iterator[Constant]:
    for file in headers.FILES:
        for found in headers.header(file).constants.values():
            yield from (each for each in found if present(each.guards, linux))


@cache
def flags(*patterns: str) -> tuple[Flag, ...]:
    """Return the names that macros and enumerators give to bits or values, ascending.

    Args:
        patterns: ``VFIO_DEVICE_FLAGS_*``: what the one star stands for is the short name. With a
            ``!`` in front: not these. Values are unsigned, up to 32 bits wide.
    """
    refused = tuple(_matcher(each[1:]) for each in patterns if each.startswith("!"))
    found: dict[str, Flag] = {}
    for pattern in patterns:
        if pattern.startswith("!"):
            continue
        match = _matcher(pattern)
        for header in headers.mentioning(pattern.partition("*")[0]):
            for macro, definitions in header.constants.items():
                short = match(macro)
                if short and not any(no(macro) for no in refused):
                    value = constant(macro) & 0xFFFFFFFF
                    found[macro] = Flag(short, macro, value, definitions[0].comment.text)
    return tuple(sorted(found.values(), key=lambda flag: flag.value))


def _matcher(pattern: str) -> Callable[[str], str]:
    head, _, tail = pattern.partition("*")

    def match(name: str) -> str:
        if not (name.startswith(head) and name.endswith(tail)):
            return ""
        return name[len(head) : len(name) - len(tail)]

    return match
