"""Orders of a struct's members that may leave fewer bytes to none of them."""

from __future__ import annotations

from collections.abc import Sequence

from vfioviz.csource.types import Array
from vfioviz.headers.record import Declared, Record
from vfioviz.headers.view import StructView

_LEADING = ("argsz", "flags")
"""Members that begin a struct by convention, besides a header."""


def _parts(views: Sequence[StructView]) -> tuple[list[Declared], list[Declared], list[Declared]]:
    """Return what has to be first, what may move, and what has to be last."""
    members = list(views[0].record.declared)
    lead = 0
    first = members[0]
    if isinstance(first.type, Record) and first.type.tag.endswith("header"):
        lead = 1
    while lead < min(2, len(members)) and members[lead].name in _LEADING:
        lead += 1
    last = members[-1]
    end = len(members) - (isinstance(last.type, Array) and not last.type.count)
    return members[:lead], members[lead:end], members[end:]


def strictest(views: Sequence[StructView]) -> dict[str, int]:
    """Return the strictest alignment of each member."""
    found: dict[str, int] = {}
    for one in views:
        for each in one.record.declared:
            found[each.name] = max(found.get(each.name, 1), each.type.align)
    return found


def falling(views: Sequence[StructView]) -> tuple[str, ...]:
    """Return an order in which the strictest members come first."""
    first, movable, last = _parts(views)
    strict = strictest(views)
    movable.sort(key=lambda each: -strict[each.name])
    return tuple(each.name for each in (*first, *movable, *last))


def fitting(views: Sequence[StructView]) -> tuple[str, ...]:
    """Return an order in which each next member stands where it fits, the strictest first."""
    first, movable, last = _parts(views)
    strict = strictest(views)
    at = sum(each.type.size for each in first)
    order = list(first)
    while movable:
        fits = [each for each in movable if at % strict[each.name] == 0]
        each = max(fits or movable, key=lambda one: strict[one.name])
        movable.remove(each)
        order.append(each)
        at = -(-at // strict[each.name]) * strict[each.name] + each.type.size
    return tuple(each.name for each in (*order, *last))
