"""Macros and enumerators by name, and the names of values.

Names are those of every release: a bit is never given to something else later. Only what takes a
``linux`` tells releases apart.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Literal

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
        patterns: ``VFIO_DEVICE_FLAGS_*``: what the one star stands for is the short name; where
            there is no star, the last word is. With a ``!`` in front: not these.

    Values are unsigned, up to 32 bits wide.
    """
    refused = tuple(_matcher(each[1:]) for each in patterns if each.startswith("!"))
    found: dict[str, Flag] = {}
    for pattern in patterns:
        if pattern.startswith("!"):
            continue
        match = _matcher(pattern)
        for header in headers.mentioning(*pattern.split("*")):
            for macro, definitions in header.constants.items():
                short = match(macro)
                if short and not _is_text(definitions[0]) and not any(no(macro) for no in refused):
                    value = constant(macro) & 0xFFFFFFFF
                    found[macro] = Flag(short, macro, value, definitions[0].comment.text)
    return tuple(sorted(found.values(), key=lambda flag: flag.value))


def _matcher(pattern: str) -> Callable[[str], str]:
    head, star, tail = pattern.partition("*")

    def match(name: str) -> str:
        if not star:
            return name.rpartition("_")[2] if name == pattern else ""
        if not (name.startswith(head) and name.endswith(tail)):
            return ""
        return name[len(head) : len(name) - len(tail)]

    return match


def region_types() -> tuple[Flag, ...]:
    """Return the names of region types; vendor types have none."""
    return flags("VFIO_REGION_TYPE_*", "!VFIO_REGION_TYPE_PCI_*")


@cache
def region_subtypes(type: int) -> tuple[Flag, ...]:  # noqa: A002 the field's name
    """Return the names of the subtypes of a region type, () where none is known."""
    found = []
    for flag in flags("VFIO_REGION_SUBTYPE_*"):
        of = headers.definitions(flag.macro)[0].comment.tag("of")
        if type == (constant(of) if of.startswith("VFIO_") else int(of, 16)):
            found.append(flag)
    return tuple(found)


def region_type_text(type: int, subtype: int) -> str:  # noqa: A002 the field's name
    """Say what capability TYPE says: ``PCI vendor 8086, INTEL_IGD_OPREGION``.

    A subtype is only known together with its type: 1 alone means seven things.

    Args:
        type: 0..2^32-1; with bit 31 set, the low 16 bits are a PCI vendor.
        subtype: 0..2^32-1.
    """
    vendor = constant("VFIO_REGION_TYPE_PCI_VENDOR_TYPE") & 0xFFFFFFFF
    mask = constant("VFIO_REGION_TYPE_PCI_VENDOR_MASK")
    if type & ~mask == vendor:
        first = f"PCI vendor {type & mask:04x}"
    else:
        first = _name(region_types(), type) or f"type {type:#x}"
    return f"{first}, {_name(region_subtypes(type), subtype) or f'subtype {subtype}'}"


def index_names(what: Literal["region", "irq"], bus: str = "pci") -> tuple[Flag, ...]:
    """Return the names of region or interrupt indexes of a bus: pci, ccw or ap."""
    return flags(f"VFIO_{bus.upper()}_*_{what.upper()}_INDEX")


def index_text(index: int, what: Literal["region", "irq"] = "region", bus: str = "pci") -> str:
    """Say which region or interrupt an index is: ``BAR0``, ``device-specific region 9``."""
    if name := _name(index_names(what, bus), index):
        return name
    return f"device-specific region {index}" if what == "region" else f"interrupt {index}"


def _name(names: tuple[Flag, ...], value: int) -> str:
    return next((flag.name for flag in names if flag.value == value), "")
