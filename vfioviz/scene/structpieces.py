"""A struct on one ABI as pieces: what each of its bytes is.

Rule 1: the pieces tile ``[0, size)``: every byte belongs to exactly one of them.
Rule 2: bytes that members share are one piece, a union's or a group of bit-fields'; of a union one
alternative may be taken apart instead, and the bytes that only others have stay a piece of it.
Rule 3: at most ``LIMITS.shown`` pieces; what comes behind them is one more.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import StrEnum
from itertools import groupby
from typing import NamedTuple

from vfioviz.csource.reports import NOWHERE, Place
from vfioviz.csource.types import Array, CType, Int, Pointer
from vfioviz.headers.record import Declared, Float, Record
from vfioviz.headers.rules import is_long, names_reserve
from vfioviz.headers.view import holds_address
from vfioviz.scene.structbits import Bits, bit_runs

ELEMENTS = 8
"""Structs of an array that are taken apart; the others are one piece."""
UNION = "(union)"
"""Last part of the path of a union without a name."""

Folds = Callable[[str], bool]
"""Whether the struct or array of structs with a path is one piece."""


class Sort(StrEnum):
    """What a piece is."""

    NUMBER = "number"
    ADDRESS = "address"
    """A pointer, or a ``long``: 4 or 8 bytes."""
    ARRAY = "array"
    FLEXIBLE = "flexible"
    BITS = "bits"
    STRUCT = "struct"
    """A struct, or an array of them, as one piece."""
    UNION = "union"
    RESERVED = "reserved"
    HOLE = "hole"
    TAIL = "tail"
    MORE = "more"
    """Members behind the most that are shown."""


BARE = frozenset({Sort.HOLE, Sort.TAIL})
"""Bytes of no member."""


class Choice(NamedTuple):
    """A union, and which of its alternatives is taken apart."""

    key: str
    name: str
    """Full path; ``UNION`` last where it has no name."""
    alternatives: tuple[str, ...]
    number: int
    """From 1 on; 0 for none: it is one piece."""


class Piece(NamedTuple):
    """Bytes ``[start, stop)`` that are one thing."""

    start: int
    stop: int
    sort: Sort
    name: str = ""
    """Full path; of several bit-fields that of the first; "" for a hole or tail."""
    type: str = ""
    """As the text spells it."""
    place: Place = NOWHERE
    parts: tuple[str, ...] = ()
    """A union's alternatives; members of what is folded."""
    bits: tuple[Bits, ...] = ()
    """The most significant first. Where there are several, or bits to spare, it is one byte."""
    scalar: bool = False
    """Whether it is read as one number."""
    struct: str = ""
    """The innermost struct around it that can fold; of what is folded: itself."""
    choice: Choice | None = None
    """The union that it is, or the innermost one that it is an alternative of."""

    @property
    def size(self) -> int:
        """Bytes."""
        return self.stop - self.start

    @property
    def names(self) -> tuple[str, ...]:
        """The members that it consists of, by path."""
        if self.bits:
            return tuple(each.name for each in self.bits if each.name)
        return (self.name,) if self.name else ()

    @property
    def straddles(self) -> bool:
        """Whether a number crosses a multiple of 8."""
        return self.scalar and 1 < self.size <= 8 and self.start // 8 != (self.stop - 1) // 8


class How(NamedTuple):
    """How a struct is taken apart."""

    big: bool
    """Whether its ABI is big-endian."""
    folds: Folds
    chosen: Mapping[str, int]
    """Of which union, by key, which alternative is shown."""


def nothing_folds(_path: str) -> bool:
    """Take everything apart."""
    return False


def members(record: Record, prefix: str, base: int, how: How, inside: str) -> Iterator[Piece]:
    """Yield the pieces of a struct; flexible arrays reach to its end."""
    for has_bits, run in groupby(record.declared, key=lambda each: each.bits is not None):
        if has_bits:
            before = f"{prefix}." if prefix else ""
            for one in bit_runs(list(run), before, base, big=how.big):
                yield Piece(
                    one.start, one.stop, Sort.BITS, before + one.first.name, one.first.said,
                    one.first.place, bits=one.parts, struct=inside,
                )  # fmt: skip
            continue
        for each in run:
            path = _path(prefix, each.name)
            start = base + each.start // 8
            yield from _member(each, path, start, base + record.size, how, inside)


def _member(
    each: Declared, path: str, start: int, end: int, how: How, inside: str
) -> Iterator[Piece]:
    kind, said, place = each.type, each.said, each.place
    if isinstance(kind, Record) and kind.is_union:
        called = path if each.name else _path(path, UNION)
        key = called if each.name else _key(path, place)
        yield from union(kind, path, (called, key, said, place), start, how, inside)
    elif isinstance(kind, Record):
        if each.name and how.folds(path):
            yield _folded(kind, path, start, start + kind.size, said, place)
        else:
            yield from members(kind, path, start, how, path if each.name else inside)
    elif isinstance(kind, Array):
        yield from _array(each, kind, path, start, end, how, inside)
    else:
        number = isinstance(kind, Int | Pointer | Float)
        yield Piece(
            start, start + kind.size, _sort(kind, path, said), path, said, place, scalar=number,
            struct=inside,
        )  # fmt: skip


def _array(
    each: Declared, kind: Array, path: str, start: int, end: int, how: How, inside: str
) -> Iterator[Piece]:
    said, place, of = each.said, each.place, kind.of
    if kind.count is None:
        yield Piece(start, max(start, end), Sort.FLEXIBLE, path, said, place, struct=inside)
        return
    stop = start + kind.size
    if not isinstance(of, Record) or of.is_union or not of.size:
        sort = Sort.ARRAY if _sort(kind, path, said) is Sort.NUMBER else _sort(kind, path, said)
        yield Piece(start, stop, sort, path, said, place, struct=inside)
        return
    if how.folds(path):
        yield _folded(of, path, start, stop, said, place)
        return
    shown = min(kind.count, ELEMENTS)
    for number in range(shown):
        yield from members(of, f"{path}[{number}]", start + number * of.size, how, path)
    if shown < kind.count:
        rest = f"{path}[{shown}…{kind.count - 1}]"
        at = start + shown * of.size
        yield Piece(
            at, stop, Sort.STRUCT, rest, said, place, tuple(_alternatives(of)), struct=path
        )  # fmt: skip


Called = tuple[str, str, str, Place]
"""A union's path, its key among choices, its type as spelled, and where it is declared."""


def union(
    kind: Record, path: str, called: Called, start: int, how: How, inside: str
) -> Iterator[Piece]:
    """Yield a union as one piece, or the alternative of it that is chosen, and what it leaves."""
    name, key, said, place = called
    members = [each for each in kind.declared if each.name or isinstance(each.type, Record)]
    names = tuple(_alternatives(kind))
    number = how.chosen.get(key, 0)
    choice = Choice(key, name, names, number if number <= len(members) else 0)
    whole = Piece(start, start + kind.size, Sort.UNION, name, said, place, names, struct=inside,
                  choice=choice)  # fmt: skip
    if not choice.number:
        yield whole
        return
    each = members[number - 1]
    if each.bits is not None:
        before = f"{path}." if path else ""
        found = [
            Piece(one.start, one.stop, Sort.BITS, before + one.first.name, one.first.said,
                  one.first.place, bits=one.parts, struct=inside)
            for one in bit_runs([each], before, start, big=how.big)
        ]  # fmt: skip
    else:
        at = start + each.start // 8
        found = list(_member(each, _path(path, each.name), at, start + kind.size, how, inside))

    def left(begin: int) -> tuple[str, ...]:
        """Return the alternatives that have a byte which the chosen one has not."""
        both = zip(names, members, strict=True)
        return tuple(name for name, one in both if one is not each and start + _end(one) > begin)

    at = start
    for one in sorted(found, key=lambda piece: piece.start):
        if one.start > at:
            yield whole._replace(start=at, stop=one.start, parts=left(at))
        yield one if one.choice is not None else one._replace(choice=choice)
        at = max(at, one.stop)
    if at < whole.stop:
        yield whole._replace(start=at, parts=left(at))


def _end(member: Declared) -> int:
    """Return the byte after a member, from the start of what declares it."""
    if member.bits is not None:
        return (member.start + member.bits + 7) // 8
    return member.start // 8 + member.type.size


def leading_to(record: Record, paths: Iterable[str], word: str = "") -> dict[str, int]:
    """Return the alternatives to choose for some members to be seen.

    Args:
        record: The outermost struct or union.
        paths: Full paths of members; a struct's or union's own shows the alternative that it is.
        word: ``union`` where ``record`` is one.
    """
    found: dict[str, int] = {}
    for path in paths:
        key = UNION if word == "union" else ""
        _lead(record, "", key, path, found)
    return found


def _lead(record: Record, prefix: str, key: str, wanted: str, found: dict[str, int]) -> bool:
    number = 0
    for each in record.declared:
        if not each.name and not isinstance(each.type, Record):
            continue
        number += 1
        path = _path(prefix, each.name)
        kind = each.type
        while isinstance(kind, Array):
            kind = kind.of
        leads = bool(each.name) and path == wanted
        if (
            not leads
            and isinstance(kind, Record)
            and (not each.name or wanted.startswith(f"{path}."))
        ):
            inner = "" if not kind.is_union else path if each.name else _key(path, each.place)
            leads = _lead(kind, path, inner, wanted, found)
        if leads:
            if key:
                found[key] = number
            return True
    return False


def _key(prefix: str, place: Place) -> str:
    """Return the key of a union without a name: there may be several in a struct."""
    return f"{_path(prefix, UNION)} {place.line}:{place.column}"


def _folded(kind: Record, path: str, start: int, stop: int, said: str, place: Place) -> Piece:
    parts = tuple(_alternatives(kind))
    return Piece(start, stop, Sort.STRUCT, path, said, place, parts, struct=path)


def _alternatives(kind: Record) -> Iterator[str]:
    """Yield the members of a union or struct by name; those of an unnamed struct together."""
    for each in kind.declared:
        if each.name:
            yield each.name
        elif isinstance(each.type, Record):
            inner = [one.name or "…" for one in each.type.declared]
            yield f"{{{', '.join(inner[:4])}{', …' if len(inner) > 4 else ''}}}"


def _sort(kind: CType, path: str, said: str) -> Sort:
    if names_reserve(path):
        return Sort.RESERVED
    return Sort.ADDRESS if holds_address(kind) or is_long(said) else Sort.NUMBER


def _path(prefix: str, name: str) -> str:
    return f"{prefix}.{name}" if prefix and name else prefix or name
