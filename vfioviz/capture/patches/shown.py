"""What a patch shows of its files by itself, on one side of it: texts that need no base.

Rule 1: a new file is whole, and so is one that is deleted. Rule 2: of any other those structs and
enumerations are taken that a hunk shows whole, and what they may need: one-line typedefs, macros,
includes, and conditions that begin and end in the hunk.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from vfioviz.capture.patches.entry import Entry, FileChange, Hunk, HunkLine
from vfioviz.capture.patches.result import created
from vfioviz.capture.patches.structs import Side, code, sides, spans

_DIRECTIVE = re.compile(r"\s*#\s*(\w+)")
_TYPEDEF = re.compile(r"\s*typedef\b[^{}]*;\s*\Z")
_BRACKETS = r"\((?:[^()]|\((?:[^()]|\([^()]*+\)|(?!))*+\)|(?!))*+\)"
_BEHIND = re.compile(rf"(?:\s*+__\w++(?:\s?{_BRACKETS}|(?!))?+|(?!))*+\s*;?\s*\Z")
"""Attributes behind the last brace: what else stands there is a member."""
_MOST = 100_000
"""Lines of one hunk that are looked at."""
_OTHER: dict[Side, str] = {"before": "+", "after": "-"}


def shown(entry: Entry, side: Side) -> dict[str, str]:
    """Return by path what an entry shows of its files before it, or with it."""
    found: dict[str, str] = {}
    for number, file in enumerate(entry.files):
        if side not in sides(file) or file.refused is not None:
            continue
        text = created(number, file).text if file.kind == "new" else _text(file, side)
        path = file.new if side == "after" else file.old
        if text:
            found[path or file.path] = text
    return found


def _text(file: FileChange, side: Side) -> str:
    lines: list[str] = []
    for hunk in file.hunks:
        here = [line for line in hunk.lines[:_MOST] if line.tag != _OTHER[side]]
        lines += [line.full for line in here] if file.kind == "deleted" else _kept(here)
    return "".join(f"{line}\n" for line in lines)


def whole(hunk: Hunk, side: Side) -> Iterator[tuple[tuple[int, ...], str]]:
    """Yield the declarations that a hunk shows whole: which of its lines, and the name."""
    numbered = [(at, line) for at, line in enumerate(hunk.lines) if line.tag != _OTHER[side]]
    for start, stop, name in _declarations([line for _, line in numbered]):
        yield tuple(at for at, _ in numbered[start:stop]), name


def _declarations(lines: Sequence[HunkLine]) -> Iterator[tuple[int, int, str]]:
    """Yield where structs and enumerations are that are no part of another, and their names."""
    for start, stop, kind, name in spans(lines):
        last, _ = code(lines[stop - 1].full, comment=False)
        typedef = lines[start].full.lstrip().startswith("typedef")
        behind = last.rpartition("}")[2][:300]
        if not (name or kind == "enum") or not (typedef or _BEHIND.match(behind)):
            continue
        following, _ = code(lines[stop].full, comment=False) if stop < len(lines) else ("", False)
        more = ";" not in behind and ";" in following and _BEHIND.match(following[:300])
        yield start, stop + bool(more), name


def _kept(side: Sequence[HunkLine]) -> list[str]:
    """Return what is taken of the lines of one side."""
    lines = [line.full for line in side]
    inside: set[int] = set()
    for start, stop, _ in _declarations(side):
        inside.update(range(start, stop))
        if ";" not in code(lines[stop - 1], comment=False)[0]:
            lines[stop - 1] += ";"
    found = set(inside)
    opened: list[list[int]] = []
    comment = False
    goes_on = False
    for at, line in enumerate(lines):
        text, comment = code(line, comment=comment)
        directive = _DIRECTIVE.match(text)
        word = directive[1] if directive and at not in inside else ""
        if goes_on or word in {"define", "undef", "include"}:
            found.add(at)
            goes_on = line.rstrip().endswith("\\")
        elif at not in inside and _TYPEDEF.match(text[:300]):
            found.add(at)
        elif word in {"if", "ifdef", "ifndef"}:
            opened.append([at])
        elif word in {"else", "elif"} and opened:
            opened[-1].append(at)
        elif word == "endif" and opened:
            found.update((*opened.pop(), at))
    return [lines[at] for at in sorted(found)]
