"""Structs that a patch shows whole, and that can be laid out without a base.

Rule 1: a struct is whole if its first and its last brace are in one hunk that lacks no line.
Everything else is named as missing, with what would help.
Rule 2: braces in comments and strings don't count.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from vfioviz.capture.patches.doubts import lines_missing
from vfioviz.capture.patches.entry import Entry, FileChange, Hunk, HunkLine

Side = Literal["before", "after"]

_OPEN = re.compile(
    r"\s*(?:typedef\s+)?(struct|union|enum)(?:\s+__\w+(?:\s?\(.{0,80}?\)\)?)?(?=\s+\w))?"
    r"(?:\s+(\w+))?\s*"
    r"(?:\{.*|(?<!struct)(?<!union)(?<!enum))\Z"
)
_CLOSE = re.compile(r"(?:\s*__\w+(?:\s?\(.{0,80}?\)\)?)?)*\s*(\w*)")
_HEADING = re.compile(r"\s*(?:typedef\s+)?(struct|union|enum)\s+(\w+)\s*(?:\{|\Z)")
_UNSEEN = re.compile(r"/\*.*?\*/|//.*|\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])'")
_BRACES = re.compile(r"[{}]")


class StructLine(NamedTuple):
    """A line of a struct."""

    text: str
    number: int
    """Line of the patch's source."""
    added: bool


@dataclass(frozen=True, slots=True)
class WholeStruct:
    """A struct that is whole in one hunk."""

    kind: str
    """``struct``, ``union`` or ``enum``."""
    name: str
    side: Side
    """With the patch, or before it."""
    path: str
    file: int
    hunk: int
    lines: tuple[StructLine, ...]
    changed: bool
    """Whether the patch changes it."""
    doubtful: bool
    """Whether a line may have been wrapped or lost: it is shown with a warning."""

    @property
    def text(self) -> str:
        """Its declaration."""
        return "".join(line.text + "\n" for line in self.lines)


class CutStruct(NamedTuple):
    """A struct that a hunk changes without showing all of it."""

    kind: str
    name: str
    path: str
    number: int
    """Line of the patch's source at which the hunk begins."""


def whole_structs(entry: Entry) -> tuple[WholeStruct, ...]:
    """Return the structs that an entry shows whole, with it and before it, in order."""
    return tuple(
        made
        for number, file in enumerate(entry.files)
        for index, hunk in enumerate(file.hunks)
        for side in sides(file)
        for made in _structs(number, file, index, hunk, side)
    )


def cut_structs(entry: Entry) -> tuple[CutStruct, ...]:
    """Return the structs that hunks change but don't show whole: for these a base is needed."""
    whole = {(one.path, one.name) for one in whole_structs(entry)}
    found: dict[tuple[str, str], CutStruct] = {}
    for file, hunk in entry.hunks():
        for kind, name in _touched(hunk):
            if (file.path, name) not in whole:
                found.setdefault((file.path, name), CutStruct(kind, name, file.path, hunk.number))
    return tuple(found.values())


def sides(file: FileChange) -> tuple[Side, ...]:
    """Return the sides on which there is a file."""
    if file.kind == "new":
        return ("after",)
    return ("before",) if file.kind == "deleted" else ("before", "after")


def _structs(
    number: int, file: FileChange, index: int, hunk: Hunk, side: Side
) -> Iterator[WholeStruct]:
    skip = "-" if side == "after" else "+"
    lines = [line for line in hunk.lines if line.tag != skip]
    tagged = [line.number for line in hunk.lines if line.tag != " "]
    lacks = lines_missing(hunk) > 0
    for at, stop, kind, name in spans(lines):
        if not name:
            continue
        inside = lines[at:stop]
        first, last = inside[0].number, inside[-1].number
        changed = bisect_right(tagged, last) > bisect_left(tagged, first)
        doubtful = lacks or any(line.open for line in inside)
        kept = tuple(StructLine(line.full, line.number, line.tag == "+") for line in inside)
        yield WholeStruct(kind, name, side, file.path, number, index, kept, changed, doubtful)


def spans(lines: Sequence[HunkLine]) -> Iterator[tuple[int, int, str, str]]:
    """Yield where each outermost struct begins and ends, with its kind and name.

    The name is that of its typedef if it has no other, "" if it has none.
    """
    stack: list[tuple[int, str, str] | None] = []
    pending: tuple[int, str, str] | None = None
    found: list[tuple[int, int, str, str]] = []
    comment = False
    for index, line in enumerate(lines):
        text, comment = code(line.full, comment=comment)
        named = _OPEN.match(text[:300])
        if named:
            pending = (index, named[1], named[2] or "")
        elif pending is not None and text.strip() and "{" not in text:
            pending = None
        for char in _BRACES.findall(text):
            if char == "{":
                stack.append(pending)
                pending = None
            elif stack and (opened := stack.pop()) is not None:
                while found and found[-1][0] > opened[0]:
                    found.pop()
                name = opened[2] or _closing(lines[opened[0]].full, text)
                found.append((opened[0], index + 1, opened[1], name))
    yield from found


def _closing(first: str, last: str) -> str:
    """Return the name that a typedef gives at its end."""
    if not first.lstrip().startswith("typedef"):
        return ""
    found = _CLOSE.match(last.rpartition("}")[2][:300])
    return found[1] if found else ""


def _seen(text: str) -> str:
    return _UNSEEN.sub(" ", text)


def code(text: str, *, comment: bool) -> tuple[str, bool]:
    """Return a line without comments, and whether one continues after it."""
    if comment:
        _, closed, text = text.partition("*/")
        if not closed:
            return "", True
    said, opens, _ = _seen(text).partition("/*")
    return said, bool(opens)


def _touched(hunk: Hunk) -> Iterator[tuple[str, str]]:
    """Yield the structs that contain changed lines of a hunk."""
    heading = _HEADING.match(hunk.heading)
    inside: tuple[str, str] | None = (heading[1], heading[2]) if heading else None
    comment = False
    for line in hunk.lines:
        text, comment = code(line.full, comment=comment)
        if (found := _OPEN.match(text[:300])) and found[2]:
            inside = (found[1], found[2])
        if inside and line.tag != " " and _is_member(text):
            yield inside
        if text.startswith("}"):
            inside = None


def opens(text: str) -> bool:
    """Tell whether a line opens a struct that has a name."""
    found = _OPEN.match(text[:300])
    return found is not None and bool(found[2])


def _is_member(text: str) -> bool:
    """Whether a line may declare a member: a heading may name a struct that ended long before."""
    said = text.strip()
    if "(" in said and not said.startswith(("__", "DECLARE", "struct_group")):
        return False
    return said.endswith((";", ",")) or " = " in said
