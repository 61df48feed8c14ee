"""Initialisers (C standard, 6.7.9): unnamed members are 0, padding is unspecified."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tree_sitter import Node

from vfioviz.csource.access import bits_keeper, keeper
from vfioviz.csource.context import Context, field
from vfioviz.csource.convert import convert
from vfioviz.csource.memory import Site
from vfioviz.csource.numbers import string
from vfioviz.csource.types import Array, CType, Int, Pointer, Struct
from vfioviz.csource.values import Fill, Frame, Spot, children, text

_MOST = 1 << 16


class _Part(NamedTuple):
    """One value of an initialiser, and where it goes."""

    offset: int
    type: CType
    bits: tuple[int, int] | None
    node: Node


class _At(NamedTuple):
    """A member or element that an initialiser's next value goes to."""

    offset: int
    type: CType
    bits: tuple[int, int] | None
    number: int
    """Of the member or element in what holds it."""


def initialiser(context: Context, kind: CType, node: Node) -> tuple[CType, Fill]:
    """Compile an initialiser of an object in memory.

    Returns:
        The type, with the length that an array got from its initialiser; and what fills it.

    Raises:
        NotUnderstoodError: for a part that is not understood.
    """
    if node.type not in {"initializer_list", "string_literal", "concatenated_string"} or (
        isinstance(kind, Pointer)
    ):
        return kind, _single(context, kind, node)
    parts: list[_Part] = []
    if node.type == "initializer_list":
        length = _list(context, kind, node, 0, parts)
    else:
        length = len(_data(context, node))
        parts.append(_Part(0, kind, None, node))
    if isinstance(kind, Array) and kind.count is None:
        kind = Array(kind.of, length)
        if node.type != "initializer_list":
            parts = [_Part(0, kind, None, node)]
    runs = tuple(_store(context, part) for part in parts)
    zero = _zero(context, kind, context.site(node, "initialise"), node)

    def fill(frame: Frame, address: int) -> None:
        zero(frame, address)
        for offset, run in runs:
            run(frame, address + offset)

    return kind, fill


def _single(context: Context, kind: CType, node: Node) -> Fill:
    if isinstance(kind, Array):
        raise context.fail(node, f"an initialiser of {kind}")
    _, run = _store(context, _Part(0, kind, None, node))
    return run


def _data(context: Context, node: Node) -> bytes:
    parts = [node] if node.type == "string_literal" else children(node)
    if any(part.type != "string_literal" for part in parts):
        raise context.fail(node, "a string that is not understood")
    return b"".join(string(text(part)) for part in parts) + b"\0"


def _store(context: Context, part: _Part) -> tuple[int, Fill]:
    kind, node = part.type, part.node
    if isinstance(kind, Array) and node.type in {"string_literal", "concatenated_string"}:
        data = _data(context, node)[: kind.size].ljust(kind.size, b"\0")
        runtime, site = context.runtime, context.site(node, "initialise")
        return part.offset, lambda _, address: runtime.put(address, data, site)
    while node.type == "initializer_list" and len(children(node)) == 1:
        node = children(node)[0]
    value = convert(context, context.expr(node), kind, node)
    run = value.run
    site = context.site(node, "initialise")
    if part.bits is not None:
        spot = Spot(kind, "bits", 0, lambda _: 0, part.bits)
        keep_bits = bits_keeper(context, spot, site)
        return part.offset, lambda frame, address: _drop(keep_bits(address, run(frame)))
    if isinstance(kind, Struct):
        runtime, size = context.runtime, kind.size
        return part.offset, lambda frame, address: runtime.copy(address, run(frame), size, site)
    keep = keeper(context, kind, site)
    return part.offset, lambda frame, address: _drop(keep(address, run(frame)))


def _drop(_: object) -> None:
    return None


def _zero(context: Context, kind: CType, site: Site, node: Node) -> Fill:
    """Return what sets all bytes to 0, and marks those of padding."""
    context.world.complete(kind)
    size = kind.size
    data = bytes(size)
    runtime = context.runtime
    holes = list(padding(kind))
    hole = Site("padding", site.place, f"padding of {kind}", site.function)
    if size > context.world.limits.object_bytes:
        raise context.fail(node, f"{kind} is too large")

    def zero(_: Frame, address: int) -> None:
        if not size:
            return
        runtime.put(address, data, site)
        for start, stop in holes:
            runtime.put(address + start, bytes(stop - start), hole)

    return zero


def padding(kind: CType, start: int = 0) -> Iterator[tuple[int, int]]:
    """Yield the bytes of a type that no member takes, as (start, stop)."""
    if isinstance(kind, Array) and isinstance(kind.of, Struct):
        for index in range(min(kind.count or 0, 64)):
            yield from padding(kind.of, start + index * kind.of.size)
    if not isinstance(kind, Struct) or kind.is_union:
        return
    at = 0
    for member in kind.members:
        if member.offset > at:
            yield start + at, start + member.offset
        size = member.type.size
        if member.bits is not None:
            size = (sum(member.bits) + 7) // 8
        else:
            yield from padding(member.type, start + member.offset)
        at = max(at, member.offset + size)
    if at < kind.size:
        yield start + at, start + kind.size


def _slots(context: Context, kind: CType, node: Node) -> int:
    """Return how many values a struct, union or array takes."""
    if isinstance(kind, Struct):
        context.world.complete(kind)
        return min(len(kind.members), 1) if kind.is_union else len(kind.members)
    if isinstance(kind, Array):
        return _MOST if kind.count is None else kind.count
    raise context.fail(node, f"a list for {kind}")


def _slot(kind: CType, index: int, base: int) -> _At:
    if isinstance(kind, Struct):
        member = kind.members[index]
        return _At(base + member.offset, member.type, member.bits, index)
    assert isinstance(kind, Array)  # noqa: S101 -- _slots() refused the others
    return _At(base + index * kind.of.size, kind.of, None, index)


def _list(context: Context, kind: CType, node: Node, base: int, parts: list[_Part]) -> int:
    """Take an initialiser list apart; return the number of elements that it fills."""
    values = children(node)
    if not isinstance(kind, Struct | Array):
        if len(values) != 1:
            raise context.fail(node, f"a list for {kind}")
        parts.append(_Part(base, kind, None, values[0]))
        return 1
    queue = values[::-1]
    index = longest = 0
    while queue:
        value = queue.pop()
        if value.type == "initializer_pair":
            index = _designated(context, kind, value, base, parts, queue)
        else:
            if index >= _slots(context, kind, node):
                raise context.fail(value, f"more values than {kind} has")
            queue.append(value)
            _take(context, _slot(kind, index, base), queue, parts)
            index += 1
        longest = max(longest, index)
        if len(parts) > _MOST:
            raise context.fail(node, "an initialiser that is too long")
    return longest


def _take(context: Context, at: _At, queue: list[Node], parts: list[_Part]) -> None:
    """Give the next values to a member; one without braces takes as many as it has."""
    value = queue[-1]
    kind = at.type
    if not isinstance(kind, Struct | Array):
        queue.pop()
        parts.append(_Part(at.offset, kind, at.bits, value))
        return
    if value.type == "initializer_list":
        queue.pop()
        _list(context, kind, value, at.offset, parts)
        return
    if isinstance(kind, Array) and value.type in {"string_literal", "concatenated_string"}:
        if isinstance(kind.of, Int):
            queue.pop()
            parts.append(_Part(at.offset, kind, None, value))
            return
    elif isinstance(kind, Struct) and isinstance(context.world.type_of(context, value), Struct):
        queue.pop()
        parts.append(_Part(at.offset, kind, None, value))
        return
    _go_on(context, at, 0, queue, parts)


def _designated(  # one step of _list
    context: Context,
    kind: CType,
    pair: Node,
    base: int,
    parts: list[_Part],
    queue: list[Node],
) -> int:
    """Give a value to what ``.a.b[1]`` names; return the next index."""
    value = field(context, pair, "value")
    found = [_At(base, kind, None, -1)]
    inside: list[tuple[_At, int]] = []
    following = 0
    for depth, designator in enumerate(pair.children_by_field_name("designator")):
        holder = found[-1]
        found = [each for at in found for each in _named(context, at, designator)]
        if len(found) > _MOST:
            raise context.fail(pair, "a range that is too long")
        if not depth:
            following = max(at.number for at in found) + 1
        elif len(found) == 1:
            inside.append((holder, found[0].number))
    for at in found:
        if value.type != "initializer_list":
            _take(context, at, [value], parts)
            continue
        if len(found) == 1:
            # This overrides all earlier initialisers of its members.
            end = at.offset + at.type.size
            parts[:] = [p for p in parts if p.bits or not at.offset <= p.offset < end]
        _braced(context, at, value, parts)
    # .a.b = 1, 2: the second value goes to what follows b in a.
    for held, number in reversed(inside):
        _go_on(context, held, number + 1, queue, parts)
    return following


def _go_on(context: Context, at: _At, first: int, queue: list[Node], parts: list[_Part]) -> None:
    """Give values without a designator to the members of ``at``, starting with one of them."""
    if not queue:
        return
    for index in range(first, _slots(context, at.type, queue[-1])):
        if not queue or queue[-1].type == "initializer_pair":
            return
        _take(context, _slot(at.type, index, at.offset), queue, parts)


def _braced(context: Context, at: _At, value: Node, parts: list[_Part]) -> None:
    """Give a braced list to a member, even to a scalar."""
    if isinstance(at.type, Struct | Array):
        _list(context, at.type, value, at.offset, parts)
        return
    inner = children(value)
    if len(inner) != 1:
        raise context.fail(value, f"a list for {at.type}")
    parts.append(_Part(at.offset, at.type, at.bits, inner[0]))


def _named(context: Context, at: _At, designator: Node) -> Iterator[_At]:
    kind = at.type
    match designator.type:
        case "field_designator" if isinstance(kind, Struct):
            name = text(children(designator)[0])
            member = context.member(kind, name, designator)
            index = next(
                number
                for number, each in enumerate(kind.members)
                if each.name == name
                or (not each.name and isinstance(each.type, Struct) and name in each.type.fields)
            )
            yield _At(at.offset + member.offset, member.type, member.bits, index)
        case "subscript_designator" if isinstance(kind, Array):
            index = context.number(children(designator)[0])
            yield _element(context, at, index, designator)
        case "subscript_range_designator" if isinstance(kind, Array):
            first = context.number(field(context, designator, "start"))
            last = context.number(field(context, designator, "end"))
            if not 0 <= last - first <= _MOST:
                raise context.fail(designator, "a range without an end")
            for index in range(first, last + 1):
                yield _element(context, at, index, designator)
        case _:
            raise context.fail(designator, f"a designator of {kind}")


def _element(context: Context, at: _At, index: int, node: Node) -> _At:
    kind = at.type
    assert isinstance(kind, Array)  # noqa: S101 -- the caller matched it
    if not 0 <= index < (_MOST if kind.count is None else kind.count):
        raise context.fail(node, f"element {index} of {kind}")
    return _At(at.offset + index * kind.of.size, kind.of, None, index)
