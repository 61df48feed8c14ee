"""What the window of structs has done in a thread: a struct found, laid out, and drawn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from vfioviz.capture.headerlist import (
    HeadersOpened,
    SeriesOpened,
    in_order,
    laid_out,
    open_wanted,
)
from vfioviz.capture.headerstrip import Walk
from vfioviz.capture.headerstructs import StructQuery, Table
from vfioviz.headers.repair import Repair, RepairKind, repairs
from vfioviz.headers.rules import Finding, review
from vfioviz.headers.series import Edition, Frame, frames
from vfioviz.language import english, mark, told, tr
from vfioviz.scene import structs as text_of
from vfioviz.scene.series import Strip
from vfioviz.scene.series import lines as series_lines
from vfioviz.scene.structpieces import Folds
from vfioviz.scene.structsheet import Band, Picture, strips, structs
from vfioviz.scene.structtext import lane_lines

_KINDS: dict[RepairKind, str] = {
    "pad": mark("Pads written out"),
    "order": mark("Another order"),
    "aligned": mark("Aligned words"),
    "aligned-pad": mark("Aligned words and pads"),
}


_SIDES: dict[object, str] = {"before": mark("before"), "after": mark("after")}


@dataclass(frozen=True, slots=True)
class DrawWish:
    """Which struct, and how."""

    opened: HeadersOpened | SeriesOpened
    asked: StructQuery
    row_bytes: int
    folds: Folds
    chosen: Mapping[str, int]
    """Which alternatives of unions are shown."""
    lanes: bool
    """Whether the alternatives of unions stand beside each other."""
    anew: bool
    """Whether the source is to be opened again: a job that was ended has left it half read."""


class Entry(NamedTuple):
    """One of what can be shown: a struct, before or after a diff, or through all of them."""

    title: str
    picture: Picture
    """Of one band."""
    findings: tuple[Finding, ...]
    repairs: tuple[Repair, ...]
    lines: tuple[str, ...]
    """It as text, in English."""
    name: str
    """Of the struct."""
    is_film: bool = False
    """Whether it is drawn through several editions: of these rules have nothing to say together."""

    @property
    def has_unions(self) -> bool:
        """Whether unions are drawn, that could stand in lanes."""
        columns = self.band.grid.columns
        return not self.is_film and any(
            piece.choice is not None for each in columns for piece in each.pieces
        )

    @property
    def band(self) -> Band:
        """What is drawn."""
        return self.picture.bands[0]


class Drawn(NamedTuple):
    """What came of it."""

    opened: HeadersOpened | SeriesOpened
    entries: tuple[Entry, ...]
    usual: int
    """Which of them is shown first."""
    problems: tuple[str, ...]
    """What can't be shown, and why."""


def fold_of(turned: Iterable[str], *, nested: bool) -> Folds:
    """Return which structs are one piece: all or none, but for some."""
    others = frozenset(turned)
    return lambda path: nested != (path in others)


def draw(wish: DrawWish) -> Drawn:
    """Do it.

    Raises:
        PatchError, CaptureError: The source can't be read.
    """
    opened = wish.opened
    if isinstance(opened, SeriesOpened):
        return _strip(_reopened(opened) if wish.anew else opened, wish)
    if wish.anew:
        opened = opened._replace(source=open_wanted(opened.wanted))
    shown = laid_out(opened.source, wish.asked)
    title = opened.wanted.text
    entries = [_entry(each, title, wish) for each in shown.tables]
    if len(shown.tables) > 1:
        entries += _through(shown.tables, wish)
    problems = tuple(text_of.missing_line(each, title) for each in shown.missing)
    return Drawn(opened, tuple(entries), max(0, len(shown.tables) - 1), problems)


def _reopened(opened: SeriesOpened) -> SeriesOpened:
    return in_order([each._replace(source=open_wanted(each.wanted)) for each in opened.parts])


def _strip(opened: SeriesOpened, wish: DrawWish) -> Drawn:
    """Return a struct through several sources, then as each of them has it."""
    (name,) = wish.asked.names
    walk = Walk(opened.stages, wish.asked.abis, wish.asked.defined)
    through = walk.frames(name)
    title = ", ".join(each.wanted.text for each in opened.parts)
    entries = list(_film(through, name, wish)) if through else []
    for frame in through:
        views = frame.edition.views
        if views:
            table = Table(views, review(views), f"{frame.edition.title}:")
            entries.append(_entry(table, frame.edition.title, wish))
    problems = tuple(text_of.missing_line(each, title) for each in walk.missing)
    return Drawn(opened, tuple(entries), 0, problems)


def _entry(table: Table, title: str, wish: DrawWish) -> Entry:
    picture = structs(
        [table], title, wish.row_bytes, wish.folds, lambda _view: wish.chosen, lanes=wish.lanes
    )
    mended = repairs(table.views) if table.findings else ()
    with english():
        lines = [table.head] if table.head else []
        lines += text_of.lines(table.views)
        lines += (f"  {each}" for each in lane_lines(picture.bands[0].grid))
        lines += text_of.finding_lines(table.findings, len(table.views))
        lines += text_of.repair_lines(mended)
    return Entry(_title(table), picture, table.findings, mended, tuple(lines),
                 table.views[0].name)  # fmt: skip


def _title(table: Table) -> str:
    """Return what one of several is called: ``diff #1, after``."""
    side, number = table.where.get("side"), table.where.get("diff")
    if side not in _SIDES:
        return table.head.removesuffix(":")
    said = tr(_SIDES[side])
    return tr("diff #{n}, {side}", n=number, side=said) if number else said


def _through(tables: Sequence[Table], wish: DrawWish) -> Iterator[Entry]:
    """Yield a struct through the diffs of a patch, for the ABIs that change alike."""
    editions = [Edition(_title(each), each.views) for each in tables]
    return _film(tuple(frames(editions)), tables[0].views[0].name, wish)


def _film(through: tuple[Frame, ...], name: str, wish: DrawWish) -> Iterator[Entry]:
    strip = Strip(name, through)
    with english():
        lines = tuple(series_lines(strip))
    picture = strips([strip], wish.row_bytes)
    for band in picture.bands:
        abis = band.title.rpartition("·")[2].strip()
        title = tr("through all: {abis}", abis=abis)
        yield Entry(title, picture._replace(bands=(band,)), (), (), lines, name, is_film=True)


def repair_text(found: Iterable[Repair]) -> Iterator[str]:
    """Yield what would mend a struct, and below each what it changes."""
    for number, each in enumerate(found):
        if number:
            yield ""
        yield f"{tr(_KINDS[each.kind])}: {told(each.text)}"
        yield from (f"    {line}" for line in text_of.repair_changes(each))
