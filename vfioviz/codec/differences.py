"""How two buffers differ, by structure: info field, capability, occurrence, field.

Rule 1: capabilities are matched wherever they are; see ``pairs``.
Rule 2: pads, holes and tails are not fields: only their size and bytes are compared.
Rule 3: cap_offset and ``next`` are compared by what they lead to; a link that follows a capability
to its new place is no difference of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from functools import lru_cache
from itertools import zip_longest
from typing import NamedTuple

from vfioviz.codec.blocks import Elements
from vfioviz.codec.layout import CapNode, Layout
from vfioviz.codec.leaf import Leaf, Role
from vfioviz.codec.pairs import pairs
from vfioviz.codec.ref import INFO_INDEX, FieldRef, Part
from vfioviz.codec.same import Same
from vfioviz.language import mark, tr

MAX_DIFFERENCES = 10_000
"""More are not listed."""

_PIECE = 1024
"""Number of elements compared at once."""
_MOST_KEPT = 512
"""Blocks of a layout whose groups are kept, since one layout is compared with many."""
_LARGE = 1 << 16
"""Bytes of a layout of which none are kept."""
_MOST_NAMES = 16
"""Capabilities of an order that are named."""
_FILLER = frozenset(
    {Role.INFO_HOLE, Role.INFO_TAIL, Role.INFO_PAD, Role.CAP_HOLE, Role.CAP_TAIL, Role.CAP_PAD}
)
_LOOSE = frozenset({Role.SLACK, Role.PAST_ARGSZ, Role.UNDECODABLE})

_Key = tuple[Part, str, int, str]
"""A field within its owner: part, field, element, member."""


class Kind(StrEnum):
    """How two buffers differ."""

    ADDED = mark("added")
    REMOVED = mark("removed")
    MOVED = mark("moved")
    RESIZED = mark("resized")
    VALUE = mark("value changed")
    LINK = mark("leads elsewhere")
    PAD = mark("pad only")


class Difference(NamedTuple):
    """One difference between the buffers A and B."""

    kind: Kind
    what: str
    """``caps[2] iova_range``, ``iova_range.nr_iovas``, ``info.flags``, ``pad behind dma_avail``."""
    a: tuple[int, int] | None
    """Its bytes ``[start, stop)`` in A; None where A has none."""
    b: tuple[int, int] | None
    before: str
    """What A says, in short."""
    after: str
    ref_a: FieldRef | None = None
    """What it is about, as A has it."""
    ref_b: FieldRef | None = None
    reserved: bool = False
    """Whether it is a must-be-zero field that only one side has."""


class _Group(NamedTuple):
    """The info struct or one capability."""

    cap: CapNode | None
    """None: the info struct."""
    number: int
    """How many of its id there are up to it in the chain, itself among them."""
    start: int
    stop: int
    fields: Mapping[_Key, Leaf]
    arrays: Mapping[str, Elements]
    """By name; leaves are created only where the blocks differ."""
    filler: tuple[tuple[int, int, bytes], ...]
    ref: FieldRef

    @property
    def title(self) -> str:
        """Its name in the language of now; layouts are kept, languages change."""
        return "info" if self.cap is None else _title(self.cap, self.number)


class _Parts(NamedTuple):
    """All of a layout that is compared."""

    groups: Mapping[int, _Group]
    """By place in the chain, that of the info struct first."""
    loose: Sequence[tuple[int, int]]
    """Slack, bytes past argsz, and what can't be decoded."""


class _Links(NamedTuple):
    """What one side's links lead to, in terms of the other side's positions."""

    places: Mapping[int, int]
    """Start of a capability -> which one it is."""


def differences(a: Layout, b: Layout) -> Iterator[Difference]:
    """Yield the differences in the order of A, then what B adds; at most ``MAX_DIFFERENCES``.

    Args:
        a: The reference.
        b: What is compared with it; of the same ioctl, or everything differs.
    """
    for number, each in enumerate(_all(a, b)):
        if number == MAX_DIFFERENCES:
            return
        yield each


def _all(a: Layout, b: Layout) -> Iterator[Difference]:
    both = pairs(a, b)
    parts_a, parts_b = _parts(a), _parts(b)
    ours, theirs = parts_a.groups, parts_b.groups
    links_a = _Links({cap.start: cap.index for cap in a.caps})
    back = {place: index for index, place in both.items()}
    links_b = _Links({cap.start: back.get(cap.index, ~cap.index) for cap in b.caps})
    for index, group in ours.items():
        other = theirs.get(both.get(index, INFO_INDEX) if index != INFO_INDEX else INFO_INDEX)
        if other is None or (index != INFO_INDEX and index not in both):
            yield _lone(Kind.REMOVED, group)
            continue
        yield from _compare(a, b, group, other, links_a, links_b)
    for index, group in theirs.items():
        if index != INFO_INDEX and index not in back:
            yield _lone(Kind.ADDED, group)
    yield from _order(a, b, both)
    yield from _behind(a, b, parts_a.loose, parts_b.loose)


def _lone(kind: Kind, part: _Group) -> Difference:
    place = (part.start, part.stop)
    told = tr("at {start}, {size} bytes", start=part.start, size=part.stop - part.start)
    if kind is Kind.REMOVED:
        return Difference(kind, part.title, place, None, told, "", part.ref, None)
    return Difference(kind, part.title, None, place, "", told, None, part.ref)


def _parts(layout: Layout) -> _Parts:
    few = len(layout.blocks) <= _MOST_KEPT and layout.size <= _LARGE
    return _kept(Same(layout)) if few else _taken_apart(layout)


@lru_cache(maxsize=16)
def _kept(same: Same[Layout]) -> _Parts:
    return _taken_apart(same.it)


def _taken_apart(layout: Layout) -> _Parts:
    inside: dict[int, list[Leaf]] = {INFO_INDEX: []}
    loose = []
    arrays: dict[int, dict[str, Elements]] = {}
    for block in layout.blocks:
        if isinstance(block, Elements):
            arrays.setdefault(block.cap, {})[block.name] = block
            continue
        for leaf in block.leaves:
            if leaf.role in _LOOSE:
                loose.append((leaf.start, leaf.stop))
            else:
                inside.setdefault(leaf.place.cap, []).append(leaf)
    span = 0, min(layout.info.size, layout.size)
    groups = {INFO_INDEX: _group(layout, None, 1, span, inside[INFO_INDEX], {})}
    counted: dict[int, int] = {}
    for cap in layout.caps:
        number = counted[cap.id] = counted.get(cap.id, 0) + 1
        leaves, own = inside.get(cap.index, []), arrays.get(cap.index, {})
        span = cap.start, cap.stop
        groups[cap.index] = _group(layout, cap, number, span, leaves, own)
    return _Parts(groups, loose)


def _title(cap: CapNode, number: int) -> str:
    name = (
        cap.name
        if cap.definition is not None
        else tr("id {id} version {version}", id=cap.id, version=cap.version)
    )
    return name if number == 1 else f"{name} ({number})"


def _group(
    layout: Layout,
    cap: CapNode | None,
    number: int,
    span: tuple[int, int],
    leaves: list[Leaf],
    arrays: Mapping[str, Elements],
) -> _Group:
    fields: dict[_Key, Leaf] = {}
    filler = []
    for leaf in leaves:
        if leaf.role in _FILLER:
            raw = leaf.value if not isinstance(leaf.value, int) else b""
            filler.append((leaf.start, leaf.stop, bytes(raw)))
        else:
            fields[_key(leaf)] = leaf
    ref = FieldRef(layout.owner(INFO_INDEX if cap is None else cap.index))
    return _Group(cap, number, *span, fields, arrays, tuple(filler), ref)


def _key(leaf: Leaf) -> _Key:
    place, name = leaf.place, leaf.field.name
    return place.part, place.array or name, place.element, name if place.array else ""


def _name(group: _Group, key: _Key) -> str:
    part, field, element, member = key
    inner = f"{field}[{element}].{member}" if element >= 0 else field
    header = "header." if part is Part.HEADER else ""
    return f"{group.title}.{header}{inner}"


def _compare(
    la: Layout, lb: Layout, a: _Group, b: _Group, links_a: _Links, links_b: _Links
) -> Iterator[Difference]:
    if a.start != b.start:
        yield Difference(Kind.MOVED, a.title, (a.start, a.stop), (b.start, b.stop),
                         str(a.start), str(b.start), a.ref, b.ref)  # fmt: skip
    yield from _fields(la, lb, a, b, links_a, links_b)
    for name in dict.fromkeys((*a.arrays, *b.arrays)):
        yield from _array(la, lb, a, b, name)
    yield from _fillers(a, b)


def _array(la: Layout, lb: Layout, a: _Group, b: _Group, name: str) -> Iterator[Difference]:
    """Compare an array: as bytes if the element layout is the same, else leaf by leaf."""
    ours, theirs = a.arrays.get(name), b.arrays.get(name)
    nothing = _Links({})
    if ours is None or theirs is None or _shape(ours, a.start) != _shape(theirs, b.start):
        opened = _opened(a, ours), _opened(b, theirs)
        yield from _fields(la, lb, *opened, nothing, nothing)
        return
    size, both = ours.plan.element, min(ours.length, theirs.length)
    raw_a = memoryview(ours.data)[ours.start : ours.start + both * size]
    raw_b = memoryview(theirs.data)[theirs.start : theirs.start + both * size]
    for low in range(0, both, _PIECE):
        piece = slice(low * size, (low + _PIECE) * size)
        if raw_a[piece] == raw_b[piece]:
            continue
        for index in range(low, min(low + _PIECE, both)):
            one = slice(index * size, (index + 1) * size)
            if raw_a[one] != raw_b[one]:
                opened = _element(a, ours, index), _element(b, theirs, index)
                yield from _fields(la, lb, *opened, nothing, nothing)
    for index in range(both, max(ours.length, theirs.length)):
        opened = _element(a, ours, index), _element(b, theirs, index)
        yield from _fields(la, lb, *opened, nothing, nothing)


def _shape(block: Elements, start: int) -> object:
    """Return the key that must match for equal bytes to mean the same thing."""
    slots = tuple((slot.start, slot.stop, slot.field.name) for slot in block.plan.slots)
    return block.start - start, block.plan.element, block.plan.packer.format, slots


def _opened(group: _Group, block: Elements | None) -> _Group:
    """Return a group with only the leaves of an array."""
    leaves = () if block is None else block.leaves
    return group._replace(fields={_key(leaf): leaf for leaf in leaves})


def _element(group: _Group, block: Elements, index: int) -> _Group:
    """Return a group with only the leaves of one element; empty if there is no such element."""
    leaves = block.element(index) if index < block.length else ()
    return group._replace(fields={_key(leaf): leaf for leaf in leaves})


def _fields(
    la: Layout, lb: Layout, a: _Group, b: _Group, links_a: _Links, links_b: _Links
) -> Iterator[Difference]:
    for key, leaf in a.fields.items():
        other = b.fields.get(key)
        if other is not None and _alike(leaf, a.start, other, b.start):
            continue
        what, ref = _name(a, key), la.ref(leaf)
        if other is None:
            yield Difference(Kind.REMOVED, what, _span(leaf), None, _value(leaf), "", ref, None,
                             leaf.field.traits.reserved)  # fmt: skip
            continue
        refs = ref, lb.ref(other)
        if leaf.stop - leaf.start != other.stop - other.start:
            yield Difference(Kind.RESIZED, what, _span(leaf), _span(other),
                             _bytes(leaf.stop - leaf.start),
                             _bytes(other.stop - other.start), *refs)  # fmt: skip
        elif leaf.start - a.start != other.start - b.start:
            yield Difference(Kind.MOVED, what, _span(leaf), _span(other),
                             f"+{leaf.start - a.start}", f"+{other.start - b.start}",
                             *refs)  # fmt: skip
        if leaf.value != other.value:
            yield from _values(what, leaf, other, links_a, links_b, *refs)
    for key, leaf in b.fields.items():
        if key not in a.fields:
            what = _name(b, key)
            yield Difference(
                Kind.ADDED, what, None, _span(leaf), "", _value(leaf), None, lb.ref(leaf),
                leaf.field.traits.reserved,
            )  # fmt: skip


def _alike(leaf: Leaf, start: int, other: Leaf, there: int) -> bool:
    """Whether value, place and size are the same: so are most, and each has a name to be made."""
    return (
        leaf.value == other.value
        and leaf.start - start == other.start - there
        and leaf.stop - start == other.stop - there
    )


def _is_link(leaf: Leaf) -> bool:
    return leaf.field.traits.kind in {"link", "next"}


def _values(
    what: str, a: Leaf, b: Leaf, links_a: _Links, links_b: _Links, ref_a: FieldRef, ref_b: FieldRef
) -> Iterator[Difference]:
    kind = Kind.VALUE
    if _is_link(a) and isinstance(a.value, int) and isinstance(b.value, int):
        to_a, to_b = links_a.places.get(a.value), links_b.places.get(b.value)
        if to_a is not None and to_a == to_b:
            return
        kind = Kind.LINK
    yield Difference(kind, what, _span(a), _span(b), _value(a), _value(b), ref_a, ref_b)


def _fillers(a: _Group, b: _Group) -> Iterator[Difference]:
    for one, other in zip_longest(a.filler, b.filler):
        if one is not None and other is not None and one[2] == other[2]:
            continue
        yield Difference(
            Kind.PAD,
            tr("pads of {title}", title=a.title),
            one and (one[0], one[1]),
            other and (other[0], other[1]),
            _filling(one),
            _filling(other),
            a.ref._replace(part=Part.PAD),
            b.ref._replace(part=Part.PAD),
        )


def _bytes(number: int) -> str:
    return tr("{size} bytes", size=number)


def _filling(each: tuple[int, int, bytes] | None) -> str:
    if each is None:
        return tr("none")
    shown = each[2][:4].hex(" ") + (" ..." if len(each[2]) > 4 else "")
    return f"{_bytes(each[1] - each[0])}: {shown}"


def _order(a: Layout, b: Layout, both: Mapping[int, int]) -> Iterator[Difference]:
    """Report common capabilities whose order differs."""
    order_a = sorted(both, key=lambda index: a.caps[index].start)
    order_b = sorted(both, key=lambda index: b.caps[both[index]].start)
    if order_a != order_b:
        yield Difference(Kind.MOVED, tr("order of the capabilities"), None, None,
                         _listed([a.caps[index].name for index in order_a]),
                         _listed([a.caps[index].name for index in order_b]))  # fmt: skip


def _listed(names: list[str]) -> str:
    more = ", ..." if len(names) > _MOST_NAMES else ""
    return ", ".join(names[:_MOST_NAMES]) + more


def _behind(
    a: Layout,
    b: Layout,
    spans_a: Sequence[tuple[int, int]],
    spans_b: Sequence[tuple[int, int]],
) -> Iterator[Difference]:
    """Compare slack, bytes past argsz, and what can't be decoded."""
    if [a.data[start:stop] for start, stop in spans_a] == [
        b.data[start:stop] for start, stop in spans_b
    ]:
        return
    size_a, size_b = (sum(stop - start for start, stop in spans) for spans in (spans_a, spans_b))
    yield Difference(
        Kind.PAD,
        tr("bytes outside the chain"),
        (spans_a[0][0], spans_a[-1][1]) if spans_a else None,
        (spans_b[0][0], spans_b[-1][1]) if spans_b else None,
        _bytes(size_a),
        _bytes(size_b),
    )


def _span(leaf: Leaf) -> tuple[int, int]:
    return leaf.start, leaf.stop


def _value(leaf: Leaf) -> str:
    if isinstance(leaf.value, int):
        return str(leaf.value) if leaf.value < 10 else f"{leaf.value} (0x{leaf.value:x})"
    return bytes(leaf.value[:8]).hex(" ") + (" ..." if len(leaf.value) > 8 else "")
