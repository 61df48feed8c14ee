"""Structs as a picture: bands of columns, one below the other, with what is said of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from vfioviz.capture.headerstructs import Table
from vfioviz.codec.finding import Severity
from vfioviz.headers.change import Kind
from vfioviz.headers.series import Change, Frame
from vfioviz.headers.view import StructView
from vfioviz.language import mark, told, tr
from vfioviz.scene import text
from vfioviz.scene.header import Chip
from vfioviz.scene.palette import UNKNOWN_TONE
from vfioviz.scene.series import Strip
from vfioviz.scene.shorttitles import short_titles
from vfioviz.scene.structcolumn import StructColumn
from vfioviz.scene.structlanes import Lane
from vfioviz.scene.structlanes import lanes as lanes_of
from vfioviz.scene.structmap import ROLES, Sign, Signs, StructGrid
from vfioviz.scene.structpieces import BARE, Folds, Piece, Sort, nothing_folds
from vfioviz.scene.structtext import Key, Note, alternative, ending, figures, finding, keys

Chosen = Callable[[StructView], Mapping[str, int]]
"""Which alternative of which union of a struct is shown."""
MOST_FINDINGS = 30
"""Below a map; the text and JSON have all."""


def nothing_chosen(_view: StructView) -> Mapping[str, int]:
    """Leave each union one piece."""
    return {}


class Head(NamedTuple):
    """What stands above a column."""

    title: str
    chips: tuple[Chip, ...]
    tip: str = ""
    """What the title is short for; "" where it is all."""


class Band(NamedTuple):
    """Columns beside one another, with one ruler of offsets."""

    title: str
    subtitle: str
    grid: StructGrid
    heads: tuple[Head, ...]
    feet: tuple[tuple[Note, ...], ...]
    """Below each column."""
    findings: tuple[Note, ...] = ()
    """Below all of them."""


class Picture(NamedTuple):
    """What is drawn on one sheet."""

    title: str
    bands: tuple[Band, ...]
    keys: tuple[Key, ...]


def structs(
    tables: Iterable[Table],
    source: str,
    row_bytes: int = 8,
    folds: Folds = nothing_folds,
    chosen: Chosen = nothing_chosen,
    *,
    lanes: bool = False,
) -> Picture:
    """Return a picture of structs with their ABIs in columns.

    Args:
        tables: The structs.
        source: What the user called their source.
        row_bytes: 8 or 64.
        folds: Which structs and arrays of structs are one piece.
        chosen: Which alternatives of unions are shown.
        lanes: Whether the alternatives of unions stand beside each other.
    """
    how = _How(source, row_bytes, folds, chosen, lanes)
    bands = tuple(_band(each, how) for each in tables)
    names = dict.fromkeys(each.title for each in bands)
    return Picture(", ".join(names), bands, keys(each.grid for each in bands))


class _How(NamedTuple):
    source: str
    row_bytes: int
    folds: Folds
    chosen: Chosen
    lanes: bool


def _band(table: Table, how: _How) -> Band:
    first = table.views[0]
    of = how.chosen(first)
    views = table.views
    beside: tuple[Lane, ...] = ()
    if how.lanes:
        found = [(view, lane) for view in views for lane in lanes_of(view, how.folds, of)]
        views, beside = tuple(one for one, _ in found), tuple(lane for _, lane in found)
    grid = StructGrid(
        views, how.row_bytes, folds=how.folds, chosen=of, findings=table.findings, lanes=beside
    )
    place = f"{first.place.file}:{first.place.line}" if first.place.line else ""
    said = [table.head.removesuffix(":"), how.source if how.source not in place else "", place]
    return Band(
        f"{first.word} {first.name}",
        "  ·  ".join(filter(None, said)),
        grid,
        tuple(_head(column, grid) for column in grid.columns),
        tuple(tuple(_feet(column)) for column in grid.columns),
        tuple(_findings(table)),
    )


def _head(column: StructColumn, grid: StructGrid) -> Head:
    view, lane = column.view, column.lane
    abi = "" if view is None else view.abi
    if lane is None or not column.is_lane:
        return Head(abi, figures(column, grid))
    place = tr("lane {n} of {of}", n=lane.number + 1, of=lane.of)
    # Above its first row each alternative has its name; of several none has room here.
    title = alternative(lane.shown[0]) if len(lane.spans or ()) == 1 else place
    return Head(title, (Chip(abi if title == place else place, "", "quiet"),))


def _feet(column: StructColumn) -> Iterator[Note]:
    lane = column.lane
    if lane is not None and lane.more:
        yield Note("…", tr("{n:,} more alternatives: U takes the next one first", n=lane.more))
    yield from (Note("+", each) for each in ending(column))


def _findings(table: Table) -> Iterator[Note]:
    for each in table.findings[:MOST_FINDINGS]:
        yield finding(each, len(table.views))
    more = len(table.findings) - MOST_FINDINGS
    if more > 0:
        yield Note("…", tr("{n:,} more findings", n=more))


# ---------------------------------------------------------------- film strips

SIGNS: dict[Kind, tuple[str, int]] = {
    "came": ("+", 2), "went": ("\u2212", 1), "moved": ("→", 1), "grew": ("↑", 3),
    "shrank": ("↓", 3), "renamed": ("~", 4), "retyped": ("~", 4),
}  # fmt: skip
"""Sign and tone of what became of a member."""
_SAID: dict[Kind, str] = {
    "came": mark("came"), "moved": mark("moved"), "grew": mark("grew"), "shrank": mark("shrank"),
    "renamed": mark("another name or type"), "retyped": mark("another name or type"),
}  # fmt: skip
_BREAKS = "!"


def strips(found: Sequence[Strip], row_bytes: int = 8) -> Picture:
    """Return a picture of structs through their editions; a band for each ABI."""
    bands = [band for strip in found for band in _strip(strip, row_bytes)]
    title = ", ".join(dict.fromkeys(each.name for each in found))
    return Picture(title, tuple(bands), tuple(_strip_keys(found, bands)))


def _strip(strip: Strip, row_bytes: int) -> Iterable[Band]:
    """Yield a band for each ABI; ABIs through which nothing differs share one."""
    groups: dict[object, list[str]] = {}
    abis = dict.fromkeys(view.abi for frame in strip.frames for view in frame.edition.views)
    for abi in abis:
        groups.setdefault(tuple(_seen(frame, abi) for frame in strip.frames), []).append(abi)
    for alike in groups.values():
        yield _strip_band(strip, alike, row_bytes)


def _seen(frame: Frame, abi: str) -> object:
    """Return what there is to see of an ABI in an edition."""
    view = _of(frame, abi)
    if view is None:
        return None
    shape = tuple(field[:6] for field in view.fields)
    changes = tuple(each.text for each in frame.changes if abi in each.abis)
    return view.size, view.align, shape, view.holes, changes


def _strip_band(strip: Strip, abis: Sequence[str], row_bytes: int) -> Band:
    abi = abis[0]
    views = [_of(frame, abi) for frame in strip.frames]
    changes = [[each for each in frame.changes if abi in each.abis] for frame in strip.frames]
    grid = StructGrid(views, row_bytes, signs=[_signs(each) for each in changes])
    word = next((view.word for view in views if view is not None), "struct")
    return Band(
        f"{word} {strip.name}  ·  {', '.join(abis)}",
        "",
        grid,
        tuple(
            _frame_head(frame, abi, short)
            for frame, short in zip(
                strip.frames,
                short_titles([each.edition.title for each in strip.frames]),
                strict=True,
            )
        ),
        tuple(
            tuple(_change(each) for each in one) + tuple(Note("+", each) for each in ending(column))
            for one, column in zip(changes, grid.columns, strict=True)
        ),
    )


def _of(frame: Frame, abi: str) -> StructView | None:
    return next((each for each in frame.edition.views if each.abi == abi), None)


def _frame_head(frame: Frame, abi: str, title: str) -> Head:
    view = _of(frame, abi)
    old = next((each for each in frame.before if each.abi == abi), None)
    tip = frame.edition.title if frame.edition.title != title else ""
    if view is None:
        gone = Chip(tr("gone"), _BREAKS, "error") if old else Chip(tr("not declared"), "", "quiet")
        return Head(title, (gone,), tip)
    was = "" if old is None or old.size == view.size else f"{text.count(old.size)} → "
    shrunk = old is not None and view.size < old.size
    chips = [
        Chip(tr("size"), was + text.count(view.size), "error" if shrunk else ""),
        Chip(tr("align"), str(view.align), "quiet"),
    ]
    bare = sum(stop - start for start, stop in (*view.holes, *([view.tail] if view.tail else [])))
    if bare:
        chips.append(Chip(tr("holes"), text.count(bare), "warn"))
    if shrunk or any(each.breaks and abi in each.abis for each in frame.changes):
        chips.append(Chip(tr("breaks"), _BREAKS, "error"))
    return Head(title, tuple(chips), tip)


def _change(change: Change) -> Note:
    sign = SIGNS[change.kind][0]
    if change.breaks:
        return Note(_BREAKS, f"{sign} {told(change.text)}", Severity.ERROR)
    return Note(sign, told(change.text))


def _signs(changes: Sequence[Change]) -> Signs:
    by_name = {each.member: each for each in changes if each.kind != "went"}

    def sign(piece: Piece) -> Sign:
        change = next((by_name[each] for each in _called(piece) if each in by_name), None)
        if change is None or piece.sort in BARE:
            return Sign(UNKNOWN_TONE)
        prefix, tone = SIGNS[change.kind]
        return Sign(tone, f"{prefix} ", Severity.ERROR if change.breaks else None)

    return sign


def _called(piece: Piece) -> Iterable[str]:
    """Yield what a change of a piece may be told of: it, its alternatives, what it stands in."""
    for name in piece.names:
        yield name
        prefix = name.rpartition(".")[0]
        if piece.sort is Sort.UNION:
            yield from (f"{each}.{part}" if each else part
                        for part in piece.parts for each in (name, prefix))  # fmt: skip
        while prefix:
            yield prefix
            prefix = prefix.rpartition(".")[0]


def _strip_keys(found: Sequence[Strip], bands: Sequence[Band]) -> Iterable[Key]:
    changes = [each for strip in found for frame in strip.frames for each in frame.changes]
    kinds = {each.kind for each in changes}
    sorts = {piece.sort for band in bands for one in band.grid.columns for piece in one.pieces}
    yield Key(tr("as before"), tone=UNKNOWN_TONE)
    said: dict[tuple[str, int], Key] = {}
    for kind, words in _SAID.items():
        if kind in kinds:
            sign, tone = SIGNS[kind]
            said.setdefault((words, tone), Key(f"{sign} {tr(words)}", tone=tone))
    yield from said.values()
    if "went" in kinds:
        yield Key(tr("went"), sign=SIGNS["went"][0])
    for sort, words in ((Sort.HOLE, tr("hole")), (Sort.TAIL, tr("tail"))):
        if sort in sorts:
            yield Key(words, ROLES[sort])
    if any(each.breaks for each in changes):
        yield Key(tr("breaks programs that are built, or their sources"), sign=_BREAKS,
                  severity=Severity.ERROR)  # fmt: skip
