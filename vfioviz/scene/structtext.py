"""What is said of a piece of a struct: in a line, and to a screen reader; and the legend."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from vfioviz.codec.finding import Severity
from vfioviz.codec.leaf import Role
from vfioviz.headers.rules import Finding
from vfioviz.headers.view import StructView
from vfioviz.language import mark, told, tr
from vfioviz.scene import text
from vfioviz.scene.header import Chip
from vfioviz.scene.palette import INFO_TONE
from vfioviz.scene.structbits import Bits
from vfioviz.scene.structcolumn import StructColumn
from vfioviz.scene.structlanes import Lane
from vfioviz.scene.structmap import ELSEWHERE, ROLES, TONES, StructGrid
from vfioviz.scene.structpieces import BARE, Choice, Piece, Sort
from vfioviz.scene.structwords import union_name, words

_LANES = 24
"""Lanes that a screen reader is told of with the whole struct."""


def line(grid: StructGrid, column: int, piece: Piece) -> str:
    """Return what stands below the map of a piece: offset, size, type, and where it is declared."""
    return "  ·  ".join(_said(grid, column, piece))


def spoken(grid: StructGrid, column: int, piece: Piece) -> str:
    """Return what a screen reader says of a piece."""
    view = grid.columns[column].view
    abi = "" if view is None else f"{view.abi}: "
    return abi + ", ".join(_said(grid, column, piece))


def _said(grid: StructGrid, column: int, piece: Piece) -> Iterator[str]:
    view = grid.columns[column].view
    at = tr("offset {offset}", offset=text.both(piece.start))
    size = text.byte_count(piece.size)
    if piece.sort in BARE or piece.sort is Sort.MORE:
        yield words(piece, "")[0]
        yield at
        yield size
        return
    if piece.bits:
        yield from map(_bits, filter(lambda each: each.name, piece.bits))
    else:
        yield words(piece, "")[0]
        yield piece.type or (view.word if view is not None else "")
    yield at
    yield size
    if piece.sort is Sort.UNION:
        yield tr("one of {members}", members=", ".join(piece.parts))
    elif piece.sort is Sort.STRUCT:
        yield tr("with {members}", members=", ".join(piece.parts))
        if view is not None and (holes := _holes(view, piece)):
            yield tr("{bytes} of holes inside", bytes=text.byte_count(holes))
    elif piece.sort is Sort.ADDRESS:
        yield tr("4 or 8 bytes, by the ABI")
    yield from _shown(grid.columns[column].lane, piece)
    if piece.straddles:
        yield tr("crosses a multiple of 8")
    yield from _others(grid, column, piece)
    if piece.place.line:
        yield f"{piece.place.file}:{piece.place.line}"


def alternative(choice: Choice, number: int | None = None) -> str:
    """Return what one alternative of a union is called, the chosen one where none is named."""
    number = choice.number if number is None else number
    called = union_name(choice.name)
    if not number:
        return tr("{union}: all as one piece", union=called)
    return tr("{union} as {member}", union=called, member=choice.alternatives[number - 1])


def _shown(lane: Lane | None, piece: Piece) -> Iterator[str]:
    """Yield which alternative a piece belongs to, and in which lane that stands."""
    if piece.choice is None:
        return
    if piece.choice.number and piece.sort is not Sort.UNION:
        yield alternative(piece.choice)
    if lane is not None and lane.of > 1 and piece.choice.key in {each.key for each in lane.shown}:
        yield tr("lane {n} of {of}", n=lane.number + 1, of=lane.of)


def lane_lines(grid: StructGrid) -> Iterator[str]:
    """Yield what each lane has, a line each: members with offset and size in bytes."""
    for number, column in enumerate(grid.columns):
        lane, view = column.lane, column.view
        if lane is None or view is None:
            continue
        for choice in lane.shown:
            members = ", ".join(dict.fromkeys(_members(column, choice.key)))
            said = tr("lane {n} of {of}", n=lane.number + 1, of=lane.of)
            yield f"{view.abi}: {alternative(choice)} ({said}): {members}"
        if lane.more and number:
            yield tr("{n:,} more alternatives", n=lane.more)


def _members(column: StructColumn, key: str) -> Iterator[str]:
    """Yield what an alternative has, with offset and size, or the bits."""
    for each in column.pieces:
        if each.choice is None or each.choice.key != key or each.sort is Sort.UNION:
            continue
        if each.bits:
            yield from (_bits(one) for one in each.bits if one.name)
        else:
            yield f"{words(each, '')[0]} {each.start}+{each.size}"


def _bits(each: Bits) -> str:
    return tr("{name}: {n} bits from bit {start}", name=each.name, n=each.width, start=each.start)


def _holes(view: StructView, piece: Piece) -> int:
    return sum(
        min(stop, piece.stop) - max(start, piece.start)
        for start, stop in view.holes
        if start < piece.stop and stop > piece.start
    )


def _others(grid: StructGrid, column: int, piece: Piece) -> Iterator[str]:
    """Yield where else the members of a piece stand."""
    view = grid.columns[column].view
    if view is None or not grid.elsewhere(piece):
        return
    there = grid.offsets(piece)
    said: set[str] = set()
    for number, offset in there.items():
        other = grid.columns[number].view
        is_other = other is not None and other.abi not in {view.abi, *said}
        if other is not None and is_other and offset != there.get(column):
            said.add(other.abi)
            yield tr("{offset} on {abi}", offset=offset, abi=other.abi)


def summary(grid: StructGrid) -> str:
    """Return the structs of a grid in a sentence, for a screen reader."""
    said = [
        f"{view.word} {view.name}, {view.abi}: "
        + tr("{bytes}, aligned to {n}", bytes=text.byte_count(view.size), n=view.align)
        for each in grid.columns
        if (view := each.view) is not None and not each.is_lane
    ]
    return ". ".join((*said, *islice(lane_lines(grid), _LANES)))


def ending(column: StructColumn) -> tuple[str, ...]:
    """Return the members without bytes, a line each: flexible arrays at the end."""
    return tuple(
        tr("{type} {name} from {offset}", type=each.type, name=each.name, offset=each.start)
        for each in column.empty[:20]
        if each.name and not each.bits
    )


def figures(column: StructColumn, grid: StructGrid) -> tuple[Chip, ...]:
    """Return the figures above a column: size, alignment, holes, and a tail."""
    view = column.view
    if view is None:
        return ()
    sizes = {each.view.size for each in grid.columns if each.view is not None}
    aligns = {each.view.align for each in grid.columns if each.view is not None}
    holes = sum(stop - start for start, stop in view.holes)
    tail = view.tail[1] - view.tail[0] if view.tail else 0
    return (
        Chip(tr("size"), text.count(view.size), "error" if len(sizes) > 1 else ""),
        Chip(tr("align"), str(view.align), "warn" if len(aligns) > 1 else ""),
        Chip(tr("holes"), text.count(holes), "warn" if holes else "quiet"),
        *((Chip(tr("tail"), text.count(tail), "warn"),) if tail else ()),
    )


# ---------------------------------------------------------------- findings


class Note(NamedTuple):
    """A line below a map."""

    sign: str
    text: str
    severity: Severity | None = None


def finding(found: Finding, abis: int) -> Note:
    """Return a finding in a line; ``abis``: how many were checked."""
    where = f" ({', '.join(found.abis)})" if len(found.abis) < abis else ""
    member = f"{found.member}: " if found.member else ""
    return Note("▲", f"{found.rule}: {member}{told(found.text)}{where}", Severity(found.severity))


# ---------------------------------------------------------------- legend

_KEYS = {
    Sort.NUMBER: mark("number"),
    Sort.ADDRESS: mark("pointer or long: 4 or 8 bytes"),
    Sort.ARRAY: mark("array"),
    Sort.FLEXIBLE: mark("flexible array"),
    Sort.BITS: mark("bit-fields"),
    Sort.STRUCT: mark("struct as one piece"),
    Sort.UNION: mark("union: members share the bytes"),
    Sort.RESERVED: mark("reserved"),
    Sort.HOLE: mark("hole: the compiler's"),
    Sort.TAIL: mark("tail: the compiler's"),
    Sort.MORE: mark("more members than are shown"),
}


class Key(NamedTuple):
    """A sample, and what it stands for."""

    text: str
    role: Role = Role.INFO
    tone: int = INFO_TONE
    misaligned: bool = False
    sign: str = ""
    """In place of the sample."""
    severity: Severity | None = None
    """The mark of a finding in place of the sample."""


def keys(grids: Iterable[StructGrid]) -> tuple[Key, ...]:
    """Return the legend: what occurs, in a fixed order."""
    sorts: set[Sort] = set()
    straddles = elsewhere = False
    grave: set[Severity] = set()
    for grid in grids:
        for column in grid.columns:
            for piece in column.pieces:
                sorts.add(piece.sort)
                straddles |= piece.straddles
                elsewhere |= grid.elsewhere(piece)
                if (found := column.severity(piece)) is not None:
                    grave.add(found)
    made = [
        Key(tr(words), ROLES.get(sort, Role.INFO), TONES.get(sort, INFO_TONE))
        for sort, words in _KEYS.items()
        if sort in sorts
    ]
    if straddles:
        made.append(Key(tr("crosses a multiple of 8"), misaligned=True))
    if elsewhere:
        made.append(Key(tr("another offset on another ABI"), sign=ELSEWHERE))
    if Severity.ERROR in grave:
        made.append(Key(tr("against a rule"), severity=Severity.ERROR))
    if Severity.WARNING in grave:
        made.append(Key(tr("to be looked at"), severity=Severity.WARNING))
    return tuple(made)
