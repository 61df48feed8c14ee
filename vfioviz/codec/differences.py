"""What two buffers say differently, by structure: info field, capability, occurrence, field.

Rule 1: a capability is known by its id and the how-manieth of that id it is, not by its place.
Rule 2: pads, holes and tails are no fields: they have a size and bytes, and no place of their own.
Rule 3: cap_offset and ``next`` are compared by what they lead to; a link that follows a capability
to its new place is no difference of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from enum import StrEnum
from itertools import zip_longest
from typing import NamedTuple

from vfioviz.codec.layout import Leaf, Role
from vfioviz.codec.tree import CapNode, Layout
from vfioviz.language import mark, tr

MAX_DIFFERENCES = 10_000
"""More are not listed."""

_FILLER = frozenset({Role.INFO_HOLE, Role.INFO_PAD, Role.CAP_HOLE, Role.CAP_TAIL, Role.CAP_PAD})
_LOOSE = frozenset({Role.SLACK, Role.PAST_ARGSZ, Role.UNDECODABLE})
_LINKS = frozenset({"cap_offset", "header.next"})

CapKey = tuple[int, int]
"""(id, occurrence)."""


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
    """One thing that the buffers A and B say differently."""

    kind: Kind
    what: str
    """``caps[2] iova_range``, ``iova_range.nr_iovas``, ``info.flags``, ``pad behind dma_avail``."""
    a: tuple[int, int] | None
    """Its bytes ``[start, stop)`` in A; None where A has none."""
    b: tuple[int, int] | None
    before: str
    """What A says, in short."""
    after: str


class _Part(NamedTuple):
    """The info struct or one capability."""

    title: str
    start: int
    stop: int
    fields: Mapping[str, Leaf]
    filler: tuple[tuple[int, int, bytes], ...]


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
    ours, theirs = dict(_parts(a)), dict(_parts(b))
    links_a, links_b = _places(a), _places(b)
    for key, part in ours.items():
        other = theirs.get(key)
        if other is None:
            yield _lone(Kind.REMOVED, part)
            continue
        yield from _compare(part, other, links_a, links_b)
    for key, part in theirs.items():
        if key not in ours:
            yield _lone(Kind.ADDED, part)
    yield from _order(a, b)
    yield from _behind(a, b)


def _lone(kind: Kind, part: _Part) -> Difference:
    place = (part.start, part.stop)
    told = tr("at {start}, {size} bytes", start=part.start, size=part.stop - part.start)
    if kind is Kind.REMOVED:
        return Difference(kind, part.title, place, None, told, "")
    return Difference(kind, part.title, None, place, "", told)


def _places(layout: Layout) -> Mapping[int, CapKey]:
    """Where each capability starts."""
    seen: Counter[int] = Counter()
    found = {}
    for cap in layout.caps:
        found[cap.start] = (cap.id, seen[cap.id])
        seen[cap.id] += 1
    return found


def _parts(layout: Layout) -> Iterator[tuple[CapKey | None, _Part]]:
    places = _places(layout)
    inside: dict[CapKey | None, list[Leaf]] = {None: []}
    owners = {f"caps[{cap.index}]": places[cap.start] for cap in layout.caps}
    for leaf in layout.leaves():
        if leaf.role in _LOOSE:
            continue
        inside.setdefault(owners.get(leaf.owner.partition(".")[0]), []).append(leaf)
    yield None, _part("info", 0, min(layout.info.size, layout.size), inside[None])
    for cap in layout.caps:
        key = places[cap.start]
        yield key, _part(_title(cap, key), cap.start, cap.stop, inside.get(key, []))


def _title(cap: CapNode, key: CapKey) -> str:
    name = (
        cap.name
        if cap.definition is not None
        else tr("id {id} version {version}", id=cap.id, version=cap.version)
    )
    return name if not key[1] else f"{name} ({key[1] + 1})"


def _part(title: str, start: int, stop: int, leaves: list[Leaf]) -> _Part:
    fields, filler = {}, []
    for leaf in leaves:
        if leaf.role in _FILLER:
            raw = leaf.value if not isinstance(leaf.value, int) else b""
            filler.append((leaf.start, leaf.stop, bytes(raw)))
        else:
            path = leaf.path
            fields[path.partition(".")[2] if path.startswith("caps[") else path] = leaf
    return _Part(title, start, stop, fields, tuple(filler))


def _compare(
    a: _Part, b: _Part, links_a: Mapping[int, CapKey], links_b: Mapping[int, CapKey]
) -> Iterator[Difference]:
    if a.start != b.start:
        yield Difference(Kind.MOVED, a.title, (a.start, a.stop), (b.start, b.stop),
                         str(a.start), str(b.start))  # fmt: skip
    for name, leaf in a.fields.items():
        other = b.fields.get(name)
        what = f"{a.title}.{name}"
        if other is None:
            yield Difference(Kind.REMOVED, what, _span(leaf), None, _value(leaf), "")
            continue
        if leaf.stop - leaf.start != other.stop - other.start:
            yield Difference(Kind.RESIZED, what, _span(leaf), _span(other),
                             _bytes(leaf.stop - leaf.start),
                             _bytes(other.stop - other.start))  # fmt: skip
        elif leaf.start - a.start != other.start - b.start:
            yield Difference(Kind.MOVED, what, _span(leaf), _span(other),
                             f"+{leaf.start - a.start}", f"+{other.start - b.start}")  # fmt: skip
        if leaf.value != other.value:
            yield from _values(what, name, leaf, other, links_a, links_b)
    for name, leaf in b.fields.items():
        if name not in a.fields:
            what = f"{b.title}.{name}"
            yield Difference(Kind.ADDED, what, None, _span(leaf), "", _value(leaf))
    yield from _fillers(a, b)


def _values(
    what: str, name: str, a: Leaf, b: Leaf,
    links_a: Mapping[int, CapKey], links_b: Mapping[int, CapKey],
) -> Iterator[Difference]:  # fmt: skip
    kind = Kind.VALUE
    if name in _LINKS and isinstance(a.value, int) and isinstance(b.value, int):
        to_a, to_b = links_a.get(a.value), links_b.get(b.value)
        if to_a is not None and to_a == to_b:
            return
        kind = Kind.LINK
    yield Difference(kind, what, _span(a), _span(b), _value(a), _value(b))


def _fillers(a: _Part, b: _Part) -> Iterator[Difference]:
    what = tr("pads of {title}", title=a.title)
    for one, other in zip_longest(a.filler, b.filler):
        if one is not None and other is not None and one[2] == other[2]:
            continue
        yield Difference(
            Kind.PAD,
            what,
            one and (one[0], one[1]),
            other and (other[0], other[1]),
            _filling(one),
            _filling(other),
        )


def _bytes(number: int) -> str:
    return tr("{size} bytes", size=number)


def _filling(each: tuple[int, int, bytes] | None) -> str:
    if each is None:
        return tr("none")
    shown = each[2][:4].hex(" ") + (" ..." if len(each[2]) > 4 else "")
    return f"{_bytes(each[1] - each[0])}: {shown}"


def _order(a: Layout, b: Layout) -> Iterator[Difference]:
    """Say where the capabilities that both have stand in another order."""
    places_a, places_b = _places(a), _places(b)
    both = set(places_a.values()) & set(places_b.values())
    order_a = [key for _, key in sorted(places_a.items()) if key in both]
    order_b = [key for _, key in sorted(places_b.items()) if key in both]
    if order_a != order_b:
        names = {key: cap.name for cap in (*a.caps, *b.caps)
                 for key in (places_a.get(cap.start), places_b.get(cap.start)) if key}  # fmt: skip
        yield Difference(Kind.MOVED, tr("order of the capabilities"), None, None,
                         ", ".join(names[key] for key in order_a),
                         ", ".join(names[key] for key in order_b))  # fmt: skip


def _behind(a: Layout, b: Layout) -> Iterator[Difference]:
    """Compare slack, bytes past argsz, and what can't be decoded."""
    spans_a, spans_b = _loose(a), _loose(b)
    if [a.data[start:stop] for start, stop in spans_a] == [
        b.data[start:stop] for start, stop in spans_b
    ]:
        return
    sizes = [sum(stop - start for start, stop in spans) for spans in (spans_a, spans_b)]
    yield Difference(
        Kind.PAD,
        tr("bytes outside the chain"),
        (spans_a[0][0], spans_a[-1][1]) if spans_a else None,
        (spans_b[0][0], spans_b[-1][1]) if spans_b else None,
        *(_bytes(size) for size in sizes),
    )


def _loose(layout: Layout) -> list[tuple[int, int]]:
    return [(leaf.start, leaf.stop) for leaf in layout.leaves() if leaf.role in _LOOSE]


def _span(leaf: Leaf) -> tuple[int, int]:
    return leaf.start, leaf.stop


def _value(leaf: Leaf) -> str:
    if isinstance(leaf.value, int):
        return str(leaf.value) if leaf.value < 10 else f"{leaf.value} (0x{leaf.value:x})"
    return bytes(leaf.value[:8]).hex(" ") + (" ..." if len(leaf.value) > 8 else "")
