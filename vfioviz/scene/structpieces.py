"""A struct on one ABI as pieces: what each of its bytes is.

Rule 1: the pieces tile ``[0, size)``: every byte belongs to exactly one of them.
Rule 2: bytes that members share are one piece, a union's or a group of bit-fields'.
Rule 3: at most ``LIMITS.shown`` pieces; what comes behind them is one more.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from vfioviz.csource.reports import NOWHERE, Place
from vfioviz.csource.types import Array, CType, Int, Pointer
from vfioviz.headers.limits import LIMITS
from vfioviz.headers.record import Declared, Float, Record
from vfioviz.headers.rules import is_long, names_reserve
from vfioviz.headers.view import Span, StructView, holds_address
from vfioviz.scene.structbits import Bits, bit_runs
from vfioviz.uapi.abi import ABIS

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


def nothing_folds(_path: str) -> bool:
    """Take everything apart."""
    return False


class Tiles(NamedTuple):
    """What a struct consists of."""

    pieces: tuple[Piece, ...]
    """In ascending order."""
    empty: tuple[Piece, ...]
    """Members without bytes: flexible arrays at the end, above all."""


def tiles(view: StructView, folds: Folds = nothing_folds) -> Tiles:
    """Return the pieces of a struct."""
    big = ABIS[view.abi].byte_order == "big"
    found: list[Piece] = []
    cut = False
    record = view.record
    walk = _members(record, "", 0, big=big, folds=folds, inside="")
    if record.is_union:
        walk = iter((_union(record, UNION, 0, view.word, view.place, ""),))
    for each in walk:
        if len(found) >= LIMITS.shown:
            cut = True
            break
        found.append(each)
    found.sort(key=lambda each: each.start)
    spans = [*view.holes, *([view.tail] if view.tail else [])]
    pieces, empty = _apart(found, view.size, spans)
    if cut:
        last = pieces[-1].stop if pieces else 0
        if last < view.size:
            pieces.append(Piece(last, view.size, Sort.MORE))
    return Tiles(tuple(_filled(pieces, view)), tuple(empty))


def _members(
    record: Record, prefix: str, base: int, *, big: bool, folds: Folds, inside: str
) -> Iterator[Piece]:
    """Yield the pieces of a struct; flexible arrays reach to its end."""
    for has_bits, run in groupby(record.declared, key=lambda each: each.bits is not None):
        if has_bits:
            before = f"{prefix}." if prefix else ""
            for one in bit_runs(list(run), before, base, big=big):
                yield Piece(
                    one.start, one.stop, Sort.BITS, before + one.first.name, one.first.said,
                    one.first.place, bits=one.parts, struct=inside,
                )  # fmt: skip
            continue
        for each in run:
            path = _path(prefix, each.name)
            start = base + each.start // 8
            yield from _member(
                each, path, start, base + record.size, big=big, folds=folds, inside=inside
            )


def _member(
    each: Declared, path: str, start: int, end: int, *, big: bool, folds: Folds, inside: str
) -> Iterator[Piece]:
    kind, said, place = each.type, each.said, each.place
    if isinstance(kind, Record) and kind.is_union:
        called = path if each.name else _path(path, UNION)
        yield _union(kind, called, start, said, place, inside)
    elif isinstance(kind, Record):
        if each.name and folds(path):
            yield _folded(kind, path, start, start + kind.size, said, place)
        else:
            yield from _members(
                kind, path, start, big=big, folds=folds, inside=path if each.name else inside
            )
    elif isinstance(kind, Array):
        yield from _array(each, kind, path, start, end, big=big, folds=folds, inside=inside)
    else:
        number = isinstance(kind, Int | Pointer | Float)
        yield Piece(
            start, start + kind.size, _sort(kind, path, said), path, said, place, scalar=number,
            struct=inside,
        )  # fmt: skip


def _array(
    each: Declared, kind: Array, path: str, start: int, end: int, *, big: bool, folds: Folds,
    inside: str,
) -> Iterator[Piece]:  # fmt: skip
    said, place, of = each.said, each.place, kind.of
    if kind.count is None:
        yield Piece(start, max(start, end), Sort.FLEXIBLE, path, said, place, struct=inside)
        return
    stop = start + kind.size
    if not isinstance(of, Record) or of.is_union or not of.size:
        sort = Sort.ARRAY if _sort(kind, path, said) is Sort.NUMBER else _sort(kind, path, said)
        yield Piece(start, stop, sort, path, said, place, struct=inside)
        return
    if folds(path):
        yield _folded(of, path, start, stop, said, place)
        return
    shown = min(kind.count, ELEMENTS)
    for number in range(shown):
        yield from _members(
            of, f"{path}[{number}]", start + number * of.size, big=big, folds=folds, inside=path
        )
    if shown < kind.count:
        rest = f"{path}[{shown}…{kind.count - 1}]"
        at = start + shown * of.size
        yield Piece(
            at, stop, Sort.STRUCT, rest, said, place, tuple(_alternatives(of)), struct=path
        )  # fmt: skip


def _union(kind: Record, path: str, start: int, said: str, place: Place, inside: str) -> Piece:
    return Piece(start, start + kind.size, Sort.UNION, path, said, place,
                 tuple(_alternatives(kind)), struct=inside)  # fmt: skip


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


# ---------------------------------------------------------------- tiling


def _apart(
    found: Sequence[Piece], size: int, bare: Sequence[Span]
) -> tuple[list[Piece], list[Piece]]:
    """Return pieces that don't overlap, and those without bytes."""
    pieces: list[Piece] = []
    empty: list[Piece] = []
    at = 0
    for number, each in enumerate(found):
        stop = min(each.stop, size)
        if each.sort is Sort.FLEXIBLE and number + 1 < len(found):
            stop = min(stop, max(each.start, found[number + 1].start))
        start = max(at, each.start)
        if start >= stop:
            empty.append(each)
            continue
        # An alternative of a union may leave bytes that no other has.
        spans = [(start, stop)] if each.sort is not Sort.UNION else _without(start, stop, bare)
        pieces += [each._replace(start=begin, stop=end) for begin, end in spans]
        at = stop
    return pieces, empty


def _without(start: int, stop: int, bare: Sequence[Span]) -> list[Span]:
    found = []
    for first, last in bare[bisect_right(bare, start, key=itemgetter(1)) :]:
        if first >= stop:
            break
        if first > start:
            found.append((start, first))
        start = last
    return [*found, (start, stop)] if start < stop else found


def _filled(pieces: Sequence[Piece], view: StructView) -> Iterator[Piece]:
    """Yield the pieces with the holes between them, and the tail."""
    at = 0
    for each in pieces:
        if each.start > at:
            yield Piece(at, each.start, Sort.HOLE)
        yield each
        at = each.stop
    if at < view.size:
        yield Piece(at, view.size, Sort.TAIL)
