"""The columns laid out for the room that there is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from vfioviz.document.derived import DerivedColumn
from vfioviz.document.edit_notes import span
from vfioviz.document.project import Note
from vfioviz.document.view import View
from vfioviz.scene.bands import Bands
from vfioviz.scene.bytemap import ByteMap
from vfioviz.scene.change import marks
from vfioviz.scene.level import found as bands
from vfioviz.scene.links import Links
from vfioviz.ui.bytemap.gutter import Gutter, label_widths
from vfioviz.ui.bytemap.headline import Headline
from vfioviz.ui.bytemap.ink import label_faces
from vfioviz.ui.bytemap.item import ColumnItem
from vfioviz.ui.bytemap.planning import Names, Plan, plan
from vfioviz.ui.bytemap.tiles import Tiles


class Scene(NamedTuple):
    """What of a column does not depend on zoom, theme and room."""

    map: ByteMap
    links: Links
    look: tuple[int, bool, Bands | None]
    against: DerivedColumn | None = None
    """What it is compared with."""
    changes: tuple[tuple[int, int], ...] = ()
    """Spans that say otherwise than that."""


def scenes(
    columns: Sequence[DerivedColumn], view: View, kept: Sequence[Scene]
) -> tuple[Scene, ...]:
    """Return the scenes of columns; of those that did not change, the ones from before."""
    level = bands(columns, view.row_bytes, fold=view.fold) if view.level else ()
    among = len(columns) > 1 and view.reference < len(columns)
    found = []
    for index, column in enumerate(columns):
        against = columns[view.reference] if among and index != view.reference else None
        band = level[index] if level else None
        look = view.row_bytes, view.fold, band
        scene = next(
            (each for each in kept if each.map.column is column and each.look == look), None
        )
        if scene is None:
            bytemap = ByteMap(column, view.row_bytes, fold=view.fold, bands=band)
            older = next((each for each in kept if each.map.column.column == column.column), None)
            if older is not None:
                bytemap.take_rows(older.map)
            scene = Scene(bytemap, Links(bytemap), look)
        if scene.against is not against:
            changes = () if against is None else marks(against, column)
            scene = scene._replace(against=against, changes=changes)
        found.append(scene)
    return tuple(found)


def plan_for(
    scenes: Sequence[Scene], view: View, room: int, *, hexadecimal: bool, letters: bool = False
) -> Plan:
    """Return how columns share the room that there is.

    Args:
        scenes: The columns; one at the least.
        view: Zoom, bytes a row and grid.
        room: Pixels that all columns may take.
        hexadecimal: Offsets in hex.
        letters: The letter of its role in each cell.
    """
    highest = max(max(0, each.map.size - 1) for each in scenes)
    faces = label_faces()
    namer = next((each.map.layout for each in scenes if each.map.layout.caps), None)
    return plan(
        zoom=view.zoom,
        row_bytes=view.row_bytes,
        room=room,
        digits=len(f"{highest:x}") + 2 if hexadecimal else len(str(highest)),
        names=[Names(*label_widths(each.map, *faces, namer)) for each in scenes],
        lanes=max(each.links.lanes for each in scenes),
        grid=view.grid,
        hexadecimal=hexadecimal,
        letters=letters,
    )


def items(scenes: Sequence[Scene], tiles: Tiles, plan: Plan, reference: int) -> list[ColumnItem]:
    """Return the items of columns, their rows all beginning at the same height.

    Args:
        scenes: The columns.
        tiles: Their rows' pictures.
        plan: How they share the room.
        reference: Index of the column that the others are compared with.
    """
    ink = tiles.ink
    among = len(scenes) > 1 and reference < len(scenes)
    against = scenes[reference].map.layout if among else None
    namer = None if plan.namer is None else scenes[plan.namer].map.layout
    made = []
    for index, each in enumerate(scenes):
        column, width = each.map.column, plan.widths[index]
        chosen = among and index == reference
        header = Headline(
            ink, column, width, left=ink.metrics.left, reference=chosen, among=len(scenes)
        )
        gutter = Gutter(ink, each.map, each.links, against, room=plan.labels[index], namer=namer)
        item = ColumnItem(each.map, gutter, tiles, header, width)
        item.changes = each.changes
        made.append(item)
    return made


def noted(notes: Sequence[Note], item: ColumnItem) -> tuple[tuple[int, int], ...]:
    """Return the spans of a column that have a note."""
    column, size = item.map.column.column, item.map.size
    found = (span(item.map.layout, note) for note in notes if note.column == column)
    return tuple((start, stop) for start, stop in found if start < min(stop, size))
