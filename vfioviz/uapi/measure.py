"""Offsets, sizes and alignments: what a C compiler makes of a declaration on one ABI.

A member starts at the next multiple of its alignment; a struct is as aligned as its strictest
member and as long as a multiple of that. Attribute ``packed`` makes every alignment 1.
``__aligned_u64`` is a ``__u64`` with an alignment of 8 on every ABI.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from vfioviz.uapi.comments import Comment
from vfioviz.uapi.constants import Numbers
from vfioviz.uapi.declarations import Aggregate, Guards, Member, present
from vfioviz.uapi.schema import Abi, Change, Field, Flag, Linux, Struct, Traits
from vfioviz.uapi.source import Source

_SCALARS = {
    **{f"__{sign}{bits}": bits // 8 for sign in "us" for bits in (8, 16, 32, 64)},
    "__aligned_u64": 8,
}


class Rulers:
    """Measures the structs of a source; each once for an ABI and a release."""

    def __init__(self, source: Source, numbers: Numbers) -> None:
        self.source = source
        self.numbers = numbers
        self._structs: dict[tuple[str, Abi, Linux], Struct] = {}
        self._changes: dict[str, tuple[Change, ...]] = {}

    def struct(self, name: str, abi: Abi, linux: Linux) -> Struct:
        """Lay out a struct; KeyError where that release has none of the name."""
        found = self._structs.get((name, abi, linux))
        if found is None:
            found = self._structs[name, abi, linux] = self._struct(name, abi, linux)
        return found

    def _struct(self, name: str, abi: Abi, linux: Linux) -> Struct:
        declared = self.source.aggregate(name)
        if not present(declared.guards, linux):
            message = f"struct {name} is not in Linux {linux[0]}.{linux[1]}"
            raise KeyError(message)
        fields, size, align = _Ruler(self, abi, linux).measure(declared)
        holes, tail = _unnamed(fields, size)
        doc, changes = declared.comment.text, self.changes(name)
        return Struct(name, abi.key, linux, size, align, fields, holes, tail, doc, changes)

    def changes(self, name: str) -> tuple[Change, ...]:
        """Return what releases did to a struct and what it holds, ascending; KeyError for none."""
        if name not in self._changes:
            declared = self.source.aggregate(name)
            found = dict.fromkeys(_said(declared.guards))
            for member in _members(declared):
                found.update(dict.fromkeys(_said(member.guards)))
                if member.type.startswith("struct "):
                    found.update(dict.fromkeys(self.changes(member.type.removeprefix("struct "))))
            self._changes[name] = tuple(sorted(found, key=lambda change: change.linux))
        return self._changes[name]

    def patterns(self) -> tuple[tuple[str, ...], ...]:
        """Return the patterns by which fields of any struct name their bits and values."""
        found = [
            tuple(told.split())
            for file in self.source.files
            for declared in self.source.header(file).structs.values()
            for member in _members(declared)
            for told in (member.comment.tag("flags"), member.comment.tag("names"))
            if told
        ]
        return tuple(dict.fromkeys(found))


def _said(guards: Guards) -> list[Change]:
    return [change for guard in guards if (change := guard.change()) is not None]


def _members(declared: Aggregate) -> Iterator[Member]:
    for member in declared.members:
        yield member
        if member.inline is not None:
            yield from _members(member.inline)


class _Ruler:
    def __init__(self, rulers: Rulers, abi: Abi, linux: Linux) -> None:
        self._rulers = rulers
        self._numbers = rulers.numbers
        self._abi = abi
        self._linux = linux

    def measure(self, declared: Aggregate) -> tuple[tuple[Field, ...], int, int]:
        """Return fields, size and alignment."""
        # A release's branch may leave the comment to the other branch.
        comments = {m.name: m.comment for m in declared.members if m.comment.text or m.comment.tags}
        fields: list[Field] = []
        end, strictest = 0, 1
        for member in declared.members:
            if not present(member.guards, self._linux):
                continue
            parts, size, align = self._member(member, comments.get(member.name, member.comment))
            align = 1 if declared.packed else align
            start = 0 if declared.is_union else _round_up(end, align)
            fields += (replace(part, offset=part.offset + start) for part in parts)
            end = max(end, start + size)
            strictest = max(strictest, align)
        return tuple(fields), _round_up(end, strictest), strictest

    def _member(self, member: Member, comment: Comment) -> tuple[tuple[Field, ...], int, int]:
        if member.inline is not None:
            return self.measure(member.inline)
        inner: Struct | None = None
        if member.type.startswith("struct "):
            name = member.type.removeprefix("struct ")
            inner = self._rulers.struct(name, self._abi, self._linux)
            size, align = inner.size, inner.align
        else:
            size, align = self._scalar(member.type)
        count: int | None = None
        room = size
        if member.is_array:
            count = 0
            if member.length is not None:
                count = self._numbers.expression(member.length, self._linux)
            room = size * count
        field = Field(
            name=member.name,
            type=member.type,
            offset=0,
            size=room or size,
            align=align,
            doc=comment.text,
            count=count,
            struct=inner,
            flags=self._named(comment.tag("flags")),
            names=self._named(comment.tag("names")),
            traits=_traits(comment),
        )
        return (field,), room, align

    def _scalar(self, kind: str) -> tuple[int, int]:
        if kind.endswith("*"):
            return self._abi.pointer_size, min(self._abi.pointer_size, self._abi.most_align)
        size = _SCALARS[kind]
        return size, size if kind == "__aligned_u64" else self._abi.align_of(size)

    def _named(self, patterns: str) -> tuple[Flag, ...]:
        return self._numbers.flags(*patterns.split()) if patterns else ()


def _traits(comment: Comment) -> Traits:
    tags = dict(comment.tags)
    usual = tags.get("usual", "")
    return Traits(
        result="result" in tags,
        given="given" in tags,
        reserved="reserved" in tags,
        usual=int(usual) if usual else None,
        encoding=tags.get("encoding", ""),
        kind=tags.get("kind", ""),
        span=tags.get("span", ""),
        example=tags.get("example", ""),
    )


def _unnamed(
    fields: tuple[Field, ...], size: int
) -> tuple[tuple[tuple[int, int], ...], tuple[int, int] | None]:
    """Return the holes between fields, and the tail behind the last."""
    holes = []
    end = 0
    for field in sorted(fields, key=lambda field: field.offset):
        if field.offset > end:
            holes.append((end, field.offset))
        flexible = field.count == 0
        end = max(end, size if flexible else field.offset + field.size)
    return tuple(holes), (end, size) if end < size else None


def _round_up(value: int, align: int) -> int:
    return -(-value // align) * align
