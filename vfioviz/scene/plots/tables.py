"""The table behind each chart, for who reads it instead of looking: as lines, and as JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from vfioviz.capture.source import Capture
from vfioviz.document.derived import Derived
from vfioviz.document.project import Project
from vfioviz.kernel.producer import Producer
from vfioviz.language import tr
from vfioviz.scene.bytemap import ByteMap
from vfioviz.scene.jsonable import SCHEMA, Json
from vfioviz.scene.plots import argsz, matrix, minimap, space_words
from vfioviz.scene.plots.matrix import Matrix
from vfioviz.scene.plots.spaces import Space

_MEASURED = 1000
"""Rows by which the columns of a text are as wide as they are."""


@dataclass(frozen=True, slots=True)
class Table:
    """Title, heads and rows; the rows are made when they are read."""

    chart: str
    """Of which chart: ``argsz``, ``ranges``, ``records``, ``minimap``."""
    title: str
    headers: tuple[str, ...]
    rows: Callable[[], Iterable[Sequence[str]]]

    def lines(self) -> Iterator[str]:
        """Yield it as text in columns."""
        yield self.title
        yield ""
        rows = iter(self.rows())
        first = list(islice(rows, _MEASURED))
        wide = [max(map(len, each)) for each in zip(self.headers, *first, strict=True)]
        for row in chain([self.headers], first, rows):
            cells = (cell.ljust(width) for cell, width in zip(row, wide, strict=True))
            yield "  ".join(cells).rstrip()

    def document(self) -> Json:
        """Return it as JSON: an object for each row, by its heads."""
        rows = [dict(zip(self.headers, row, strict=True)) for row in self.rows()]
        return {"schema": SCHEMA, "chart": self.chart, "title": self.title, "rows": rows}


def argsz_table(project: Project, derived: Derived, versions: Iterable[Producer]) -> Table:
    """Return what each argsz gets of each version of the code."""
    chart = argsz.chart(project, versions)
    given = {lane.key: argsz.given(project, derived, lane.key) for lane in chart.lanes}
    return Table(
        "argsz",
        argsz_title(project),
        tuple(map(tr, argsz.HEADERS)),
        lambda: (row.texts for row in argsz.rows(chart, given)),
    )


def argsz_title(project: Project) -> str:
    """Return the heading of an argsz chart."""
    return tr("{ioctl}: the answer to each argsz", ioctl=project.ioctl.name)


def ranges_table(space: Space) -> Table:
    """Return which addresses may be mapped, and which not."""
    rows = space_words.Rows(space)
    return Table(
        "ranges",
        ranges_title(space),
        tuple(map(tr, space_words.HEADERS)),
        lambda: (row.texts for row in rows),
    )


def ranges_title(space: Space) -> str:
    """Return the heading of a chart of areas or ranges."""
    title = tr("IOVA ranges") if space.inclusive else tr("Areas of a region")
    return tr("{title}: {name}", title=title, name=space.lanes[0].name)


def ranges_subtitle(space: Space) -> str:
    """Return how many elements there are, and over which addresses."""
    return tr("{count} elements; {first} to {last}", count=len(space.lanes[0].spans),
              first=space.hexadecimal(0), last=space.hexadecimal(space.end - 1))  # fmt: skip


def records_table(captures: Sequence[Capture], found: Matrix) -> Table:
    """Return what each recorded call got."""
    return Table(
        "records",
        records_title(captures),
        tuple(map(tr, matrix.HEADERS)),
        lambda: (row.texts for row in matrix.rows(captures, found)),
    )


def records_title(captures: Sequence[Capture]) -> str:
    """Return the heading of a matrix of records."""
    return tr("{count} records by call and argsz", count=len(captures))


def minimap_table(maps: Sequence[ByteMap], strips: Sequence[minimap.Strip]) -> Table:
    """Return what each stretch of rows of each column is."""

    def rows() -> Iterator[tuple[str, ...]]:
        for bytemap, strip in zip(maps, strips, strict=True):
            for each in strip.bins:
                title, where, *what = minimap.hover(bytemap, each)
                yield title, where, what[0], ", ".join(what[1:])

    return Table("minimap", minimap_title(maps), tuple(map(tr, minimap.HEADERS)), rows)


def minimap_title(maps: Sequence[ByteMap]) -> str:
    """Return the heading of a minimap."""
    names = dict.fromkeys(each.layout.ioctl.name for each in maps)
    return tr("{ioctl}: all of it in little", ioctl=", ".join(names))
