"""What became of a struct: members that came, went, moved, grew, and what that breaks.

Source of the rules: Documentation/driver-api/ioctl.rst and Documentation/process/
botching-up-ioctls.rst of the kernel: what user space was built with has to go on working.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from vfioviz.headers.rules import Finding, is_reserved, listed
from vfioviz.headers.view import FieldView, StructView
from vfioviz.language import mark, phrase

Kind = Literal["came", "went", "moved", "grew", "shrank", "renamed", "retyped"]


class Step(NamedTuple):
    """What became of a member, on one ABI."""

    kind: Kind
    member: str
    """Full path; the new one where it was renamed."""
    before: FieldView | None
    after: FieldView | None

    @property
    def text(self) -> str:
        """Return ``pad came: __u32 at 20``, as a phrase."""
        old, new, name = self.before, self.after, self.member
        if self.kind == "came" and new is not None:
            return phrase(
                mark("{name} came: {type} at {place}"), name=name, type=new.type, place=place(new)
            )
        if self.kind == "went" and old is not None:
            return phrase(
                mark("{name} went: {type} at {place}"), name=name, type=old.type, place=place(old)
            )
        if old is None or new is None:
            return f"{name} {self.kind}"
        if self.kind == "moved":
            return phrase(
                mark("{name} moved: {old} -> {new}"), name=name, old=place(old), new=place(new)
            )
        if self.kind == "renamed":
            return phrase(
                mark("{old} is called {name} now, at {place}"), old=old.name, name=new.name,
                place=place(new),
            )  # fmt: skip
        if self.kind == "retyped":
            return phrase(
                mark("{name} is {new} now, was {old}"), name=name, new=new.type, old=old.type
            )
        said = mark("{name} grew: {old} -> {new}")
        if self.kind == "shrank":
            said = mark("{name} shrank: {old} -> {new}")
        return phrase(said, name=name, old=size(old), new=size(new))


def place(field: FieldView) -> str:
    """Return where a member is: bytes, of a bit-field ``byte.bit``."""
    if field.bit_offset is None:
        return str(field.offset)
    return f"{field.bit_offset // 8}.{field.bit_offset % 8}"


def size(field: FieldView) -> str:
    """Return how large a member is: bytes, of a bit-field ``3 bits``."""
    if field.bits is None:
        return f"{field.size} bytes"
    return f"{field.bits} bit{'' if field.bits == 1 else 's'}"


def steps(before: StructView, after: StructView) -> tuple[Step, ...]:
    """Return what became of each member; those of structs inside it by themselves."""
    old = {each.name: each for each in before.fields}
    new = {each.name: each for each in after.fields}
    renamed = dict(_renamed(before, after))
    found: list[Step] = []
    for field in before.fields:
        if field.name in renamed:
            found.append(Step("renamed", renamed[field.name].name, field, renamed[field.name]))
        elif field.name not in new:
            found.append(Step("went", field.name, field, None))
        else:
            found += _same(field, new[field.name])
    # What moves with the struct that it stands in is told by that.
    moves = {one.member: _delta(one) for one in found if one.kind == "moved"}
    found = [
        one
        for one in found
        if one.kind != "moved" or moves.get(one.member.rpartition(".")[0]) != _delta(one)
    ]
    there = {each.name for each in renamed.values()}
    found += [
        Step("came", field.name, None, field)
        for field in after.fields
        if field.name not in old and field.name not in there
    ]
    return tuple(found)


def _same(old: FieldView, new: FieldView) -> Iterator[Step]:
    """Yield what became of a member that kept its name."""
    if _at(old) != _at(new):
        yield Step("moved", old.name, old, new)
    if _size(old) != _size(new) and not old.is_container:
        yield Step("grew" if _size(new) > _size(old) else "shrank", old.name, old, new)
    elif old.type != new.type:
        yield Step("retyped", old.name, old, new)


def _delta(step: Step) -> int:
    return 0 if step.before is None or step.after is None else _at(step.after) - _at(step.before)


def _at(field: FieldView) -> int:
    return 8 * field.offset if field.bit_offset is None else field.bit_offset


def _size(field: FieldView) -> int:
    return 8 * field.size if field.bits is None else field.bits


def _renamed(before: StructView, after: StructView) -> Iterator[tuple[str, FieldView]]:
    """Yield members that are called otherwise, and are the only ones of their bytes and type."""
    old = [each for each in before.fields if after.field(each.name) is None]
    new = [each for each in after.fields if before.field(each.name) is None]
    for each in old:
        there = [one for one in new if _shape(one) == _shape(each)]
        if len(there) == 1 and sum(_shape(one) == _shape(each) for one in old) == 1:
            yield each.name, there[0]


def _shape(field: FieldView) -> tuple[int, int, str]:
    return _at(field), _size(field), field.type


def review_change(before: Sequence[StructView], after: Sequence[StructView]) -> tuple[Finding, ...]:
    """Return what a change breaks for programs that were built before it.

    What was reserved may become anything, in its bytes; the rest stays where it is. A struct may
    grow at its end, which is noted: who reads a fixed size gets only what it knew.
    """
    pairs = [(old, new) for old in before for new in after if old.abi == new.abi]
    if not pairs:
        return ()
    found: dict[tuple[str, str, str], list[str]] = {}
    for old, new in pairs:
        for step in steps(old, new):
            if rule := _broken(step):
                found.setdefault((rule, step.member, step.text), []).append(old.abi)
    name = after[0].name
    result = [
        Finding(rule, name, tuple(abis), member, text)
        for (rule, member, text), abis in found.items()
    ]
    return (*result, *_sizes(name, pairs))


def breaks(step: Step) -> bool:
    """Whether programs, or their sources, go wrong by what became of a member."""
    return bool(_broken(step))


def _broken(step: Step) -> str:
    if step.before is None or is_reserved(step.before):
        return ""
    if step.kind == "renamed":
        return "member-renamed"
    if step.kind == "went":
        return "member-gone"
    if step.kind == "moved":
        return "member-moved"
    return "member-resized" if step.kind in {"grew", "shrank"} else ""


def _sizes(name: str, pairs: Sequence[tuple[StructView, StructView]]) -> Iterator[Finding]:
    grown = {new.abi: (old.size, new.size) for old, new in pairs if new.size > old.size}
    shrunk = {new.abi: (old.size, new.size) for old, new in pairs if new.size < old.size}
    for rule, sizes in (("grown", grown), ("shrunk", shrunk)):
        if sizes:
            yield Finding(
                rule, name, tuple(sizes), "", phrase(mark("size {sizes}"), sizes=changed(sizes))
            )


def changed(sizes: Mapping[str, tuple[int, int]]) -> str:
    """Return ``20 -> 24 on x86-64, arm; 16 -> 20 on i386``."""
    return listed({abi: f"{old} -> {new}" for abi, (old, new) in sizes.items()})
