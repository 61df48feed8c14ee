"""What the window of structs has done in a thread: a struct found, laid out, and drawn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from vfioviz.capture.headerlist import HeadersOpened, laid_out, open_wanted
from vfioviz.capture.headerstructs import StructQuery, Table
from vfioviz.headers.repair import Repair, RepairKind, repairs
from vfioviz.language import mark, told, tr
from vfioviz.scene import structs as text_of
from vfioviz.scene.structpieces import Folds
from vfioviz.scene.structsheet import Band, Picture, structs
from vfioviz.scene.structtext import keys

_KINDS: dict[RepairKind, str] = {
    "pad": mark("Pads written out"),
    "order": mark("Another order"),
    "aligned": mark("Aligned words"),
    "aligned-pad": mark("Aligned words and pads"),
}


@dataclass(frozen=True, slots=True)
class DrawWish:
    """Which struct, and how."""

    opened: HeadersOpened
    asked: StructQuery
    row_bytes: int
    folds: Folds
    anew: bool
    """Whether the source is to be opened again: a job that was ended has left it half read."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """What came of it."""

    opened: HeadersOpened
    tables: tuple[Table, ...]
    bands: tuple[Band, ...]
    """One a table."""
    repairs: tuple[tuple[Repair, ...], ...]
    """What would mend each of them."""
    problems: tuple[str, ...]
    """What can't be shown, and why."""

    def picture(self, index: int) -> Picture:
        """Return one of the bands as a picture."""
        band = self.bands[index]
        return Picture(band.title, (band,), keys([band.grid]))


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
    if wish.anew:
        opened = opened._replace(source=open_wanted(opened.wanted))
    shown = laid_out(opened.source, wish.asked)
    title = opened.wanted.text
    picture = structs(shown.tables, title, wish.row_bytes, wish.folds)
    problems = tuple(text_of.missing_line(each, title) for each in shown.missing)
    mended = tuple(repairs(each.views) if each.findings else () for each in shown.tables)
    return Drawn(opened, shown.tables, picture.bands, mended, problems)


def repair_text(found: Iterable[Repair]) -> Iterator[str]:
    """Yield what would mend a struct, and below each what it changes."""
    for number, each in enumerate(found):
        if number:
            yield ""
        yield f"{tr(_KINDS[each.kind])}: {told(each.text)}"
        yield from (f"    {line}" for line in text_of.repair_changes(each))
