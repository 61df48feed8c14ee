"""Two capabilities field by field: one is held, the other one is what is selected."""

from __future__ import annotations

from typing_extensions import override

from vfioviz.codec.layout import CapNode
from vfioviz.codec.leaf import Leaf
from vfioviz.codec.ref import INFO_INDEX, Owner
from vfioviz.codec.same import Same
from vfioviz.document.derived import DerivedColumn
from vfioviz.document.project import Column
from vfioviz.language import mark, tr
from vfioviz.scene import text
from vfioviz.scene.pair import MOST, Pair, pairs
from vfioviz.ui.jobs import Work
from vfioviz.ui.models.told import Told
from vfioviz.ui.panels.told import Plan, Rows, ToldPanel, nothing

Place = tuple[Column, Owner]
"""A capability by identity, and the column that it is looked at in."""
Found = tuple[int, DerivedColumn, CapNode]


class PairPanel(ToldPanel):
    """K holds the selected capability; the one that is selected then stands beside it."""

    headers = (mark("Difference"), mark("Field"), mark("First"), mark("Second"), mark("At"))
    widths = (18, 24, 0, 0, 14)
    name = mark("Two capabilities")
    _one: Place | None = None
    _other: Place | None = None

    def hold(self) -> bool:
        """Hold the selected capability as the first one; False where none is selected."""
        held = self._selected()
        if held is None:
            return False
        self._one, self._other = held, None
        self._update()
        return True

    @property
    def held(self) -> str:
        """The first one, in words; "" for none."""
        found = self._find(self._one)
        return "" if found is None else _told(found[1], found[2])

    def _selected(self) -> Place | None:
        column, now = self._document.active_column, self._document.view.selection
        if column is None or now is None or now.start >= column.layout.size:
            return None
        index = column.layout.leaf_at(now.start).place.cap
        if index == INFO_INDEX or index >= len(column.layout.caps):
            return None
        return column.column, column.layout.owner(index)

    def _find(self, place: Place | None) -> Found | None:
        if place is None:
            return None
        for number, column in enumerate(self._document.derived.columns):
            if column.column == place[0]:
                index = column.layout.index_of(place[1])
                if index is not None and 0 <= index < len(column.layout.caps):
                    return number, column, column.layout.caps[index]
        return None

    @override
    def subject(self) -> object:
        now = self._selected()
        if now is not None and now != self._one:
            self._other = now
        return Same(self._document.derived), self._one, self._other

    @override
    def plan(self) -> Plan:
        one, other = self._find(self._one), self._find(self._other)
        if one is None:
            return nothing(
                tr("Select a capability and press K; then select the one to compare it with.")
            )
        if other is None:
            return nothing(
                tr(
                    "{what} is held: select the capability to compare it with, in any column.",
                    what=_told(one[1], one[2]),
                )
            )

        def work(progress: Work) -> Rows:
            (a, left, node), (b, right, twin) = one, other
            found = list(progress.watch(pairs(left.layout, node, right.layout, twin)))
            rows = [_head(one, other, found)]
            rows += [_row(each, a, b) for each in found]
            if max(node.stop - node.start, twin.stop - twin.start) > MOST:
                rows.append(_cut())
            return tuple(rows), ""

        return Plan(_size(one[2]) + _size(other[2]), work)


def _size(node: CapNode) -> int:
    return min(node.stop - node.start, MOST)


def _told(column: DerivedColumn, node: CapNode) -> str:
    """Return ``caps[2] iova_range at 68, Linux 6.1``."""
    return tr(
        "caps[{index}] {name} at {start}, {title}",
        index=node.index,
        name=text.capability(node),
        start=node.start,
        title=column.title,
    )


def _head(one: Found, other: Found, found: list[Pair]) -> Told:
    """Say which two these are, and how much of them differs."""
    differing = sum(each.differs for each in found)
    said = (
        tr("{count} of {all} differ", count=differing, all=len(found))
        if differing
        else tr("they say the same")
    )
    at = f"{one[2].start} / {other[2].start}"
    texts = said, tr("capability"), _told(one[1], one[2]), _told(other[1], other[2]), at
    tip = f"{texts[2]} | {texts[3]}: {said}"
    return Told(texts, tip, other[0], other[2].start, other[2].stop)


def _row(each: Pair, a: int, b: int) -> Told:
    one, other = each.one, each.other
    if one is None:
        said = tr("only in the second")
    elif other is None:
        said = tr("only in the first")
    else:
        said = tr("differs") if each.differs else ""
    places = f"+{each.here}" if each.here >= 0 else "-", f"+{each.there}" if other else "-"
    at = places[0] if places[0] == places[1] else " / ".join(places)
    texts = said, each.name, _value(one), _value(other), at
    column, leaf = (b, other) if other is not None else (a, one)
    if leaf is None:
        return Told(texts)
    tip = f"{each.name}: {_value(one)} | {_value(other)}"
    return Told(texts, tip, column, leaf.start, leaf.stop)


def _value(leaf: Leaf | None) -> str:
    return "-" if leaf is None else text.value(leaf)


def _cut() -> Told:
    return Told((tr("the first {most} bytes of each are compared", most=MOST), "", "", "", ""))
