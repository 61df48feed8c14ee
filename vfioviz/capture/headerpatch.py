"""A patch as a change of headers: each diff's structs before and after it.

Rule 1: a base that the user names is patched as ``patches.apply`` does it: all of a diff or nothing
of a file. Rule 2: without one, a diff of ``linux/vfio.h`` goes onto the program's own declarations,
member by member, at the newest release that it fits; comments and ``#define`` are no part of that.
Rule 3: what fits neither, but is whole in a hunk, is taken from the hunk.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from vfioviz.capture.headerown import (
    BUILT_IN,
    declared,
    fit,
    is_built_in,
    shown_whole,
    without,
)
from vfioviz.capture.headersource import HeaderSource, open_source, overlaid, texts_source
from vfioviz.capture.patches.apply import apply
from vfioviz.capture.patches.doubts import doubts
from vfioviz.capture.patches.entry import Entry, Patches
from vfioviz.capture.patches.shown import shown
from vfioviz.capture.patches.structs import Side, cut_structs
from vfioviz.capture.patches.tree import Name
from vfioviz.headers.files import Files
from vfioviz.uapi.headerset import built_in

STACKED_TITLE = "the diffs before it"
"""What a base out of them is called."""
_BESIDE = "vfioviz/linux/vfio.h"
"""Where a diff that does not fit the own declarations finds them."""


class Edition(NamedTuple):
    """The headers with a diff, or without it."""

    number: int
    """Which diff of its source, from 1; 0 for a range of commits as a whole."""
    side: str
    """``before`` or ``after``."""
    source: HeaderSource
    base: str
    """What it was put on, in words; "" where a hunk shows the struct whole."""
    named: bool = True
    """Whether the user named the base, and its other headers are there."""


def editions(patches: Patches, base: HeaderSource | None) -> Iterator[Edition]:
    """Yield before and after of each diff that changes a header and fits something."""
    stack = _Stack(base or texts_source({}, STACKED_TITLE))
    for entry in patches.entries:
        files = tuple(file for file in entry.files if file.path.endswith(".h"))
        if not files:
            continue
        headers = replace(entry, files=files)
        if base is None:
            found = _alone(headers, stack)
        else:
            found = next(filter(None, (_on_base(headers, b) for b in stack.below(headers))), [])
            stack.put(headers, found)
            found = found or _shown(headers, base, own=False)
        yield from found


class _Stack:
    """What each diff of a series is put on: the base with those before it."""

    def __init__(self, base: HeaderSource) -> None:
        self._base = base
        self._made: dict[tuple[int, int | None], list[tuple[int, HeaderSource]]] = {}

    def below(self, entry: Entry) -> list[HeaderSource]:
        """Return what a diff may be for, the likeliest first; what a reviewer proposes is alone."""
        made = self._made.get(_series(entry), [])
        number = self._number(entry)
        before = [source for at, source in made if at < number] or [self._base]
        if entry.origin.role != "posted" or before[-1] is self._base:
            return [self._base]
        return [before[-1], self._base]

    def put(self, entry: Entry, found: Sequence[Edition]) -> None:
        """Take a diff for the next ones."""
        if found and entry.origin.role == "posted":
            place = self._number(entry), found[-1].source
            self._made.setdefault(_series(entry), []).append(place)

    def _number(self, entry: Entry) -> int:
        number = entry.origin.series.number
        return number if number is not None else 1 << 30 | entry.number


def _series(entry: Entry) -> tuple[int, int | None]:
    return entry.origin.series.version, entry.origin.series.total


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


def _pair(entry: Entry, before: HeaderSource, after: HeaderSource, title: str) -> list[Edition]:
    return [
        Edition(entry.number, "before", before, title),
        Edition(entry.number, "after", after, title),
    ]


def _alone(entry: Entry, stack: _Stack) -> list[Edition]:
    """Return a diff by itself: on the diffs before it, the own declarations, or nothing."""
    below = stack.below(entry)[0]
    if all(file.kind != "new" and below.text(file.old) is not None for file in entry.files):
        found = [each._replace(named=False) for each in _on_base(entry, below)]
        if found:
            stack.put(entry, found)
            return found
    found = _shown(entry, below)
    made = {
        path: text
        for each in found[-1:]
        for path in each.source.paths
        if each.side == "after" and (text := each.source.text(path)) is not None
    }
    if made:
        stack.put(entry, _pair(entry, below, overlaid(below, dict(made)), ""))
    return found


def _shown(entry: Entry, below: HeaderSource, *, own: bool = True) -> list[Edition]:
    """Return what a diff shows by itself, among the own declarations if it fits them."""
    made = below.text(BUILT_IN) if own else None
    fits = fit(entry, (STACKED_TITLE, made) if made else None) if own else None
    found = []
    sides: tuple[Side, ...] = ("before", "after")
    for side in sides:
        texts = shown(entry, side)
        for path in [path for path in texts if own and is_built_in(path)]:
            texts[BUILT_IN] = texts.pop(path)
        if fits is not None:
            ahead, behind = fits.before if side == "before" else fits.after
            texts[BUILT_IN] = f"{ahead}\n\n{texts.get(BUILT_IN, '')}\n{behind}\n"
        elif own and BUILT_IN in texts:
            texts[BUILT_IN] = f"#include <{_BESIDE}>\n{texts[BUILT_IN]}"
        if texts:
            title = fits.title if fits else ""
            called = f"{'before ' if side == 'before' else ''}diff #{entry.number}"
            source = _source(texts, title or called, entry, below)
            found.append(Edition(entry.number, side, source, title, named=False))
    return found


def _source(texts: dict[str, str], title: str, entry: Entry, below: HeaderSource) -> HeaderSource:
    """Return texts that may include others: of the diffs before, and the own declarations."""

    def read(path: str) -> str | None:
        if path in texts:
            return texts[path]
        if path == _BESIDE:
            cut = {each.name for each in cut_structs(entry)}
            return without(cut | shown_whole(entry))
        found = below.text(path)
        return declared(built_in()) if found is None and path == BUILT_IN else found

    return HeaderSource(title, Files(read, title=title), tuple(texts))
