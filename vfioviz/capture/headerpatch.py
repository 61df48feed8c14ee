"""A patch as a change of headers: each diff's structs before and after it.

Rule 1: a base that the user names is patched as ``patches.apply`` does it: all of a diff or nothing
of a file. Rule 2: without one, a diff of ``linux/vfio.h`` goes onto the program's own declarations,
member by member, at the newest release that it fits; comments and ``#define`` are no part of that.
Rule 3: what fits neither, but is whole in a hunk, is taken from the hunk.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from vfioviz.capture.headersource import HeaderSource, open_source, overlaid, texts_source
from vfioviz.capture.patches.apply import apply
from vfioviz.capture.patches.doubts import doubts
from vfioviz.capture.patches.entry import Entry, FileChange, Hunk, Patches
from vfioviz.capture.patches.structs import cut_structs, whole_structs
from vfioviz.capture.patches.tree import Name
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


class Edition(NamedTuple):
    """The headers with a diff, or without it."""

    number: int
    """Which diff of its source, from 1; 0 for a range of commits as a whole."""
    side: str
    """``before`` or ``after``."""
    source: HeaderSource
    base: str
    """What it was put on, in words; "" where a hunk shows the struct whole."""


def editions(patches: Patches, base: HeaderSource | None) -> Iterator[Edition]:
    """Yield before and after of each diff that changes a header and fits something."""
    stacked = base
    for entry in patches.entries:
        files = tuple(file for file in entry.files if file.path.endswith(".h"))
        if not files:
            continue
        headers = replace(entry, files=files)
        posted = entry.origin.role == "posted"
        if base is None or stacked is None:
            found = _on_built_in(headers)
        else:
            found = _on_base(headers, stacked if posted else base)
            # A series builds on itself; what a reviewer proposes stands alone.
            stacked = found[-1].source if found and posted else stacked
        yield from found or _whole(headers)


def range_editions(where: Name, title: str) -> list[Edition]:
    """Return a tree before and after a range of commits.

    Raises:
        PatchError: There is no such range.
    """
    first, _, last = where.revision.partition("..")
    path = where.path
    return [
        Edition(0, "before", open_source(f"{path}@{first or 'HEAD'}"), title),
        Edition(0, "after", open_source(f"{path}@{last.lstrip('.') or 'HEAD'}"), title),
    ]


def missing(patches: Patches, name: str) -> str:
    """Say why a patch has no struct of a name: it is not shown whole, or a diff is in doubt.

    "" where neither is so.
    """
    for entry in patches.entries:
        for cut in cut_structs(entry):
            if cut.name == name:
                return _doubt(entry) or (
                    f"diff #{entry.number} changes it at line {cut.number} and does not show it "
                    f"whole, and does not fit the base; name the tree it was made for: --base "
                    f"TREE@REV, with {cut.path}"
                )
    return in_doubt(patches)


def in_doubt(patches: Patches) -> str:
    """Say which diff lost lines on its way; "" for none."""
    return next(filter(None, map(_doubt, patches.entries)), "")


def _doubt(entry: Entry) -> str:
    for each in doubts(entry):
        return (
            f"diff #{entry.number} is not here as it was sent: line {each.number}: {each.text}; "
            "vfioviz patch says more"
        )
    return ""


def _on_base(entry: Entry, base: HeaderSource) -> list[Edition]:
    done = apply(entry, base.text)
    if done.texts is None:
        return []
    texts = {path: None if made is None else made.text for path, made in done.texts.items()}
    before = {path: base.text(path) for path in texts}
    return _pair(entry, overlaid(base, before), overlaid(base, texts), base.title)


def _on_built_in(entry: Entry) -> list[Edition]:
    own = tuple(file for file in entry.files if file.path.endswith("uapi/linux/vfio.h"))
    plain = replace(entry, files=tuple(_plain(file) for file in own))
    if not any(file.hunks for file in plain.files):
        return []
    for linux in releases():
        text = declared(built_in().at(linux))
        done = apply(plain, {BUILT_IN: text})
        if done.texts is None or (made := done.texts.get(BUILT_IN)) is None:
            continue
        title = f"{BUILT_IN_TITLE}, Linux {linux[0]}.{linux[1]}"
        return _pair(
            entry, texts_source({BUILT_IN: text}, title),
            texts_source({BUILT_IN: made.text}, title), title,
        )  # fmt: skip
    return []


def _whole(entry: Entry) -> list[Edition]:
    texts: dict[str, dict[str, str]] = {"before": {}, "after": {}}
    for one in whole_structs(entry):
        there = texts[one.side].get(one.path, "")
        texts[one.side][one.path] = f"{there}{one.text.rstrip().rstrip(';')};\n"
    return [
        Edition(entry.number, side, texts_source(found, f"diff #{entry.number}"), "")
        for side, found in texts.items()
        if found
    ]


def _pair(entry: Entry, before: HeaderSource, after: HeaderSource, title: str) -> list[Edition]:
    return [
        Edition(entry.number, "before", before, title),
        Edition(entry.number, "after", after, title),
    ]


def _plain(file: FileChange) -> FileChange:
    """Return a file's change with members alone: what the own declarations can be told by."""
    hunks = tuple(found for hunk in file.hunks if (found := _plain_hunk(hunk)) is not None)
    return replace(file, hunks=hunks)


def _plain_hunk(hunk: Hunk) -> Hunk | None:
    lines = []
    for line in hunk.lines[: hunk.sure]:
        text = _COMMENT.sub(" ", line.full).strip()
        if text and _MEMBER.fullmatch(text):
            lines.append(line._replace(text=text, rest=(), joined=None))
    if all(line.tag == " " for line in lines):
        return None
    old = sum(line.tag != "+" for line in lines)
    new = sum(line.tag != "-" for line in lines)
    return replace(
        hunk, lines=tuple(lines), sure=len(lines), old_count=old, new_count=new, first=0,
        loose=True, broken=False,
    )  # fmt: skip


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
