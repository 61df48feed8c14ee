"""The program's own declarations of linux/vfio.h as what a patch is put on.

They hold structs and numbers, a member a line: of a diff's hunks what changes members is put on
them, and what a hunk shows whole stands among them as it is.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from vfioviz.capture.patches.apply import apply
from vfioviz.capture.patches.entry import Entry, FileChange, Hunk, HunkLine
from vfioviz.capture.patches.shown import whole
from vfioviz.capture.patches.structs import Side, code, opens
from vfioviz.uapi.declarations import Aggregate, present
from vfioviz.uapi.headerset import HeaderSet, built_in
from vfioviz.uapi.schema import Linux

BUILT_IN = "include/uapi/linux/vfio.h"
"""The file that the program's own declarations stand for."""
BUILT_IN_TITLE = "built-in declarations"
"""What a base out of them is called, before its release."""
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)|//.*|^\s*\*.*")
_MEMBER = re.compile(
    r"\s*(?:(?:struct|union|enum|unsigned|signed|const)\s+)*\w+[\s*]+\w+\s*(?:\[[^\]]{0,80}\]\s*)*"
    r"(?::\s*\w+\s*)?;?\s*|\s*\}\s*;?\s*|\s*(?:struct|union)\s+\w*\s*\{\s*"
)
_CONDITION = re.compile(r"\s*#\s*(?:if|ifdef|ifndef|else|elif|endif)\b")
_NAME = re.compile(r"(?:typedef\s+)?(?:struct|union|enum)\s+(\w+)\s*\{")
_MOST = 20_000
"""Lines of a diff that are put on each release: linux/vfio.h has 2,000."""


class Around(NamedTuple):
    """Declarations that stand around what a diff shows."""

    ahead: str
    behind: str
    """What the diff changes: it may need what the diff shows."""


class Fit(NamedTuple):
    """How a diff fits the own declarations."""

    title: str
    before: Around
    after: Around


def is_built_in(path: str) -> bool:
    """Whether a file is linux/vfio.h, in whatever tree; the kernel has one of its own use."""
    return f"/{path}".endswith("/linux/vfio.h") and not path.endswith("include/linux/vfio.h")


def fit(entry: Entry, below: tuple[str, str] | None = None) -> Fit | None:
    """Put a diff on the newest release that it fits; None if it fits none, or changes nothing.

    Args:
        entry: The diff.
        below: Title and text of what the diffs before it made of the declarations.
    """
    own = tuple(file for file in entry.files if is_built_in(file.path) and file.kind != "new")
    if sum(len(hunk.lines) for file in own for hunk in file.hunks) > _MOST:
        return None
    names = shown_whole(replace(entry, files=own))
    plain = replace(entry, files=tuple(_plain(file) for file in own))
    changes = any(file.hunks for file in plain.files)
    if not changes and not names:
        return None
    for title, text in _bases(below):
        made = text
        if changes:
            done = apply(plain, {BUILT_IN: text})
            patched = done.texts and done.texts.get(BUILT_IN)
            if not patched:
                continue
            made = patched.text
        return Fit(title, *_around(text, made, names))
    return None


def without(names: Container[str]) -> str:
    """Return the newest declarations without some structs."""
    return "\n".join(each for each in _blocks(declared(built_in())) if _name(each) not in names)


def shown_whole(entry: Entry) -> set[str]:
    """Return the structs that a diff shows whole, on either side."""
    sides: tuple[Side, ...] = ("before", "after")
    return {
        name for _, hunk in entry.hunks() for side in sides for _, name in whole(hunk, side) if name
    }


def _bases(below: tuple[str, str] | None) -> Iterator[tuple[str, str]]:
    if below is not None:
        title, text = below
        yield title, "\n".join(_bare(text))
    for linux in releases():
        yield (
            f"{BUILT_IN_TITLE}, Linux {linux[0]}.{linux[1]}",
            declared(built_in().at(linux)),
        )


def _bare(text: str) -> Iterator[str]:
    comment = False
    for line in text.split("\n"):
        said, comment = code(line, comment=comment)
        if said.strip():
            yield said.rstrip()


def _around(before: str, after: str, names: Container[str]) -> tuple[Around, Around]:
    sides = _blocks(before), _blocks(after)
    same = set(sides[0]) & set(sides[1])
    found = []
    for side in sides:
        kept = [each for each in side if _name(each) not in names]
        ahead = (each for each in kept if each in same)
        behind = (each for each in kept if each not in same)
        found.append(Around("\n".join(ahead), "\n".join(behind)))
    return found[0], found[1]


def _blocks(text: str) -> list[str]:
    """Return the declarations and directives outside of all braces, each with what is in it."""
    found: list[list[str]] = [[]]
    depth = 0
    for line in text.split("\n"):
        if line.strip():
            found[-1].append(line)
            depth += line.count("{") - line.count("}")
            if depth <= 0:
                found.append([])
    return ["\n".join(each) for each in found if each]


def _name(block: str) -> str:
    found = _NAME.match(block)
    return found[1] if found else ""


def _plain(file: FileChange) -> FileChange:
    """Return a file's change with members alone: what the own declarations can be told by."""
    hunks = tuple(found for hunk in file.hunks if (found := _plain_hunk(hunk)) is not None)
    return replace(file, hunks=hunks)


def _plain_hunk(hunk: Hunk) -> Hunk | None:
    sides: tuple[Side, ...] = ("before", "after")
    apart = {at for side in sides for lines, _ in whole(hunk, side) for at in lines}
    lines = list(_plain_lines(hunk, apart))
    if all(line.tag == " " for line in lines):
        return None
    old = sum(line.tag != "+" for line in lines)
    new = sum(line.tag != "-" for line in lines)
    return replace(
        hunk, lines=tuple(lines), sure=len(lines), old_count=old, new_count=new, first=0,
        loose=True, broken=False,
    )  # fmt: skip


def _plain_lines(hunk: Hunk, apart: set[int]) -> Iterator[HunkLine]:
    """Yield the members of structs that a hunk does not show whole.

    A line that it adds or removes there is never left out, whatever it is: what would come of the
    others were another struct.
    """
    inside = True
    for at, line in enumerate(hunk.lines[: hunk.sure]):
        text = _COMMENT.sub(" ", line.full).strip()
        if at in apart or not text:
            continue
        inside = inside or opens(text)
        is_member = _MEMBER.fullmatch(text) is not None
        changes = line.tag != " " and inside
        if is_member or (changes and (_CONDITION.match(text) or text.endswith((";", ",")))):
            yield line._replace(text=text, rest=(), joined=None)
        if line.full.startswith("}"):
            inside = False


@cache
def releases() -> Sequence[Linux]:
    """Return the releases at which the own declarations change, the newest first."""
    found = {built_in().newest.linux}
    for name in built_in().struct_names():
        for change in built_in().changes(name):
            major, minor = change.linux
            found |= {change.linux, (major, minor - 1) if minor else (major - 1, 19)}
    return sorted(found, reverse=True)


def declared(headers: HeaderSet) -> str:
    """Return the structs and numbers of a release as C, a member a line."""
    lines = [f"#define {name} {value}" for name, value in headers.constants().items()]
    for name in headers.struct_names():
        lines += ["", *_struct(headers, headers.source.aggregate(name), name)]
    return "\n".join(lines) + "\n"


def _struct(headers: HeaderSet, aggregate: Aggregate, name: str, indent: str = "") -> list[str]:
    word = "union" if aggregate.is_union else "struct"
    lines = [f"{indent}{word} {name} {{" if name else f"{indent}{word} {{"]
    for member in aggregate.members:
        if not present(member.guards, headers.linux):
            continue
        if member.inline is not None:
            lines += _struct(headers, member.inline, "", indent + "\t")
            continue
        length = member.length.text.decode() if member.length and member.length.text else ""
        array = f"[{length}]" if member.is_array else ""
        lines.append(f"{indent}\t{member.type} {member.name}{array};")
    return [*lines, indent + ("} __attribute__((packed));" if aggregate.packed else "};")]
