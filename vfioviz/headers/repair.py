"""What would mend a struct: explicit pads, another order, aligned 64-bit members.

Rule 1: a changed declaration is laid out by the engine that laid out the old one; no size and no
offset here comes from arithmetic of its own. Rule 2: what can't be laid out again as it was (an
attribute of a member is not kept) gets no repair. Rule 3: the members of the struct itself are
changed, never those of structs inside it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Literal, NamedTuple

from vfioviz.csource.layout import Layout
from vfioviz.csource.reports import NOWHERE
from vfioviz.csource.target import Target
from vfioviz.csource.types import Array, CType, Int, Types
from vfioviz.headers.change import steps
from vfioviz.headers.order import falling, fitting, strictest
from vfioviz.headers.record import Declared, Record
from vfioviz.headers.rules import listed, review
from vfioviz.headers.view import StructView, scalar, view
from vfioviz.language import joined, mark, phrase
from vfioviz.uapi.abi import ABIS

RepairKind = Literal["pad", "order", "aligned", "aligned-pad"]
MOST = 300
"""Members of a struct that is mended."""
_WORDS = {1: "__u8", 2: "__u16", 4: "__u32"}
_ALIGNED = {
    "__u64": "__aligned_u64", "__s64": "__aligned_s64", "__be64": "__aligned_be64",
    "__le64": "__aligned_le64",
}  # fmt: skip


class Repair(NamedTuple):
    """A changed declaration, and what comes of it."""

    kind: RepairKind
    text: str
    """What is changed, in a line: a phrase, for who tells it in another language."""
    before: tuple[StructView, ...]
    after: tuple[StructView, ...]
    """One an ABI, in the same order."""

    @property
    def mends(self) -> tuple[str, ...]:
        """The rules that the struct violates, and would not violate any more."""
        left = {each.rule for each in review(self.after)}
        return tuple(
            dict.fromkeys(each.rule for each in review(self.before) if each.rule not in left)
        )

    @property
    def sizes(self) -> str:
        """``48 on x86-64; 44 -> 48 on i386``."""
        return self._said([(old.size, new.size) for old, new in self._pairs])

    @property
    def bare(self) -> str:
        """Bytes of no member: ``4 -> 0 on x86-64; 0 on i386``."""
        return self._said([(bare(old), bare(new)) for old, new in self._pairs])

    @property
    def moves(self) -> tuple[tuple[str, str, int, int], ...]:
        """Member, ABI, and its offset before and after, of each that would move."""
        return tuple(
            (step.member, new.abi, step.before.offset, step.after.offset)
            for old, new in self._pairs
            for step in steps(old, new)
            if step.kind == "moved" and step.before is not None and step.after is not None
        )

    @property
    def _pairs(self) -> list[tuple[StructView, StructView]]:
        return list(zip(self.before, self.after, strict=True))

    def _said(self, numbers: list[tuple[int, int]]) -> str:
        said = {
            view.abi: str(new) if old == new else f"{old} -> {new}"
            for view, (old, new) in zip(self.after, numbers, strict=True)
        }
        values = set(said.values())
        return values.pop() if len(values) == 1 else listed(said)


class _Pad(NamedTuple):
    at: int
    """Before which member; their number for the end."""
    offset: int
    size: int


Edit = Callable[[list[Declared], Target], list[Declared]]
"""Changes the members of a struct, as one ABI has them."""


def repairs(views: Sequence[StructView]) -> tuple[Repair, ...]:
    """Return what would mend a struct that is laid out for some ABIs; () where nothing is known."""
    if not views or not all(map(_is_open, views)):
        return ()
    names = [[each.name for each in one.record.declared] for one in views]
    if any(each != names[0] for each in names[1:]):
        return ()
    found = [*_padded(views, "pad", ""), *_ordered(views)]
    aligned = _aligned(views)
    if aligned is not None and _differ(views):
        found.append(aligned)
        found += _padded(aligned.after, "aligned-pad", aligned.text)
    return tuple(Repair(each.kind, each.text, tuple(views), each.after) for each in found)


def _differ(views: Sequence[StructView]) -> bool:
    """Whether some ABI lays the struct out otherwise."""
    return len({(one.size, *(each.start for each in one.record.declared)) for one in views}) > 1


def _is_open(one: StructView) -> bool:
    """Whether a struct can be changed: laid out again as it is, it comes out the same."""
    record = one.record
    if record.is_union or record.packed or not 0 < len(record.declared) <= MOST:
        return False
    again = _made(one, lambda members, _target: members)
    return (again.size, again.align) == (record.size, record.align) and all(
        new.start == old.start for new, old in zip(again.declared, record.declared, strict=True)
    )


def _made(one: StructView, edit: Edit) -> Record:
    """Lay out the members of a struct, changed."""
    target = Target.of(ABIS[one.abi])
    old = one.record
    record = Record(old.tag, is_union=False)
    record.said, record.place = old.said, old.place
    layout = Layout(record, target, packed=False)
    for each in edit(list(old.declared), target):
        if each.bits is not None and isinstance(each.type, Int):
            start = layout.add_bits(each.name, each.type, each.bits)
        else:
            start = layout.add(each.name, each.type)
        record.declared.append(each._replace(start=start))
    layout.finish()
    return record


def _edited(views: Sequence[StructView], edit: Edit) -> tuple[StructView, ...]:
    return tuple(view(_made(one, edit), one.abi, one.name) for one in views)


def bare(one: StructView) -> int:
    """Return how many bytes of a struct belong to no member."""
    holes = sum(stop - start for start, stop in one.holes)
    return holes + (one.tail[1] - one.tail[0] if one.tail else 0)


# ---------------------------------------------------------------- pads


def _padded(views: Sequence[StructView], kind: RepairKind, first: str) -> Iterator[Repair]:
    """Yield the struct with its holes written out, where the ABI that has most has any."""
    pads = max((list(_gaps(one)) for one in views), key=lambda gaps: sum(g.size for g in gaps))
    if not pads:
        return
    taken = {each.name for each in views[0].record.declared}
    names = _fresh(taken, len(pads))
    said: list[str] = [first] if first else []
    order = [each.name for each in views[0].record.declared]
    for pad, name in zip(pads, names, strict=True):
        word, count = _pad_type(pad)
        member = f"{word} {name}{f'[{count}]' if count else ''}"
        if pad.at < len(order):
            before = order[pad.at] or phrase(mark("an unnamed member"))
            said.append(phrase(mark("{pad} before {name}"), pad=member, name=before))
        else:
            said.append(phrase(mark("{pad} last"), pad=member))

    def edit(members: list[Declared], target: Target) -> list[Declared]:
        types = Types(target)
        for pad, name in sorted(zip(pads, names, strict=True), reverse=True):
            members.insert(pad.at, _pad_member(pad, name, types))
        return members

    yield Repair(kind, joined(said, "; "), (), _edited(views, edit))


def _gaps(one: StructView) -> Iterator[_Pad]:
    """Yield the holes between members of the struct itself, and its tail."""
    declared, at = one.record.declared, 0
    for number, each in enumerate(declared):
        start = each.start // 8
        if start > at:
            yield _Pad(number, at, start - at)
        at = max(at, start + each.type.size if each.bits is None else
                 (each.start + each.bits + 7) // 8)  # fmt: skip
    last = declared[-1]
    is_flexible = isinstance(last.type, Array) and not last.type.count
    if at < one.size and not is_flexible:
        yield _Pad(len(declared), at, one.size - at)


def _fresh(taken: set[str], count: int) -> list[str]:
    every = (
        "__pad" if not number else f"__pad{number + 1}" for number in range(count + len(taken))
    )
    return [name for name in every if name not in taken][:count]


def _pad_type(pad: _Pad) -> tuple[str, int]:
    """Return type and count of a pad's member; 0: no array."""
    if pad.size in _WORDS and pad.offset % pad.size == 0:
        return _WORDS[pad.size], 0
    return "__u8", pad.size


def _pad_member(pad: _Pad, name: str, types: Types) -> Declared:
    word, count = _pad_type(pad)
    size = {said: size for size, said in _WORDS.items()}[word]
    words = {1: "unsigned char", 2: "unsigned short", 4: "unsigned int"}
    kind: CType = types.named[words[size]]
    said = f"{word}[{count}]" if count else word
    return Declared(name, Array(kind, count) if count else kind, said, NOWHERE, 0)


# ---------------------------------------------------------------- order


def _ordered(views: Sequence[StructView]) -> Iterator[Repair]:
    """Yield the struct in an order that leaves fewer bytes to no member."""
    declared = views[0].record.declared
    if any(each.bits is not None or not each.name for each in declared):
        return
    best: tuple[int, tuple[str, ...], tuple[StructView, ...]] | None = None
    for order in dict.fromkeys((falling(views), fitting(views))):

        def edit(
            members: list[Declared], _target: Target, order: tuple[str, ...] = order
        ) -> list[Declared]:
            return sorted(members, key=lambda each: order.index(each.name))

        made = _edited(views, edit)
        left = sum(map(bare, made))
        if left < sum(map(bare, views)) and (best is None or left < best[0]):
            best = left, order, made
    if best is not None:
        yield Repair("order", ", ".join(best[1]), (), best[2])


# ---------------------------------------------------------------- aligned 64-bit members


def _aligned(views: Sequence[StructView]) -> Repair | None:
    """Return the struct with each 64-bit member aligned to 8, where some ABI does otherwise."""
    strict = strictest(views)
    loose = [
        each
        for each in views[0].record.declared
        if each.bits is None and strict[each.name] == 8 and all(
            _is_word(other.type) for one in views for other in one.record.declared
            if other.name == each.name)
        and any(other.type.align < 8 for one in views for other in one.record.declared
                if other.name == each.name)
    ]  # fmt: skip
    if not loose:
        return None
    names = {each.name for each in loose}

    def edit(members: list[Declared], _target: Target) -> list[Declared]:
        return [_word(each) if each.name in names else each for each in members]

    said: dict[str, list[str]] = {}
    for each in loose:
        said.setdefault(_spelled(each.said), []).append(each.name)
    text = joined(
        (
            phrase(mark("{names} as {type}"), names=", ".join(which), type=spelled)
            for spelled, which in said.items()
        ),
        "; ",
    )
    return Repair("aligned", text, (), _edited(views, edit))


def _is_word(kind: CType) -> bool:
    of = scalar(kind)
    return isinstance(of, Int) and of.size == 8


def _spelled(said: str) -> str:
    base = said.partition("[")[0]
    return _ALIGNED.get(base, f"{base} __attribute__((aligned(8)))")


def _word(each: Declared) -> Declared:
    base, bracket, rest = each.said.partition("[")
    return each._replace(type=_strictly(each.type), said=_spelled(base) + bracket + rest)


def _strictly(kind: CType) -> CType:
    if isinstance(kind, Array):
        return Array(_strictly(kind.of), kind.count)
    if isinstance(kind, Int):
        return Int(kind.name, kind.size, max(8, kind.align), signed=kind.signed)
    return kind
