"""Patches one after the other: a series needs its predecessors."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from vfioviz.capture.patches.apply import Base, apply
from vfioviz.capture.patches.entry import Entry
from vfioviz.capture.patches.verdict import Applied, Patched

_MOST = 1_000
"""Maximum patches of a series that are counted."""


class Posting(NamedTuple):
    """The patches of one series in one version, in their order."""

    version: int
    total: int | None
    entries: tuple[Entry, ...]
    missing: tuple[int, ...]
    """Numbers of patches that are not here."""


def postings(entries: Sequence[Entry]) -> tuple[Posting, ...]:
    """Return what was posted, by series: a thread holds several versions and replies among them.

    A patch quoted in a reply counts only if the patch itself is not here.
    """
    posted = [one for one in entries if one.origin.role == "posted"]
    themselves = [one for one in posted if one.origin.depth == 0]
    groups: dict[tuple[int, int | None], list[Entry]] = defaultdict(list)
    for entry in themselves or posted:
        groups[entry.origin.series.version, entry.origin.series.total].append(entry)
    return tuple(
        _posting(version, total, found)
        for (version, total), found in sorted(groups.items(), key=_key)
    )


def _key(group: tuple[tuple[int, int | None], list[Entry]]) -> tuple[int, int]:
    (version, total), _ = group
    return version, total or 0


def _posting(version: int, total: int | None, found: Sequence[Entry]) -> Posting:
    ordered = sorted(found, key=lambda one: one.origin.series.number or 0)
    here = {one.origin.series.number for one in ordered}
    last = min(total or 0, _MOST)
    missing = tuple(number for number in range(1, last + 1) if number not in here)
    return Posting(version, total, tuple(ordered), missing)


def apply_series(entries: Sequence[Entry], base: Base) -> tuple[Applied, ...]:
    """Apply patches to a base in turn; end after the first that does not apply.

    The texts of the last one that applies hold all that the series changed up to it, and the
    origins of their lines name the patch that made each.
    """
    return tuple(_series(entries, base))


def _series(entries: Sequence[Entry], base: Base) -> Iterator[Applied]:
    made: dict[str, Patched | None] = {}
    for number, entry in enumerate(entries):

        def read(path: str) -> str | None:
            if path in made:
                patched = made[path]
                return None if patched is None else patched.text
            return base.get(path) if isinstance(base, Mapping) else base(path)

        done = apply(entry, read)
        if done.texts is None:
            yield done
            return
        before = dict(made)
        renamed = {file.path: file.base_path for file in done.files}
        for path, patched in done.texts.items():
            old = before.get(path) or before.get(renamed.get(path, path))
            made[path] = None if patched is None else _chained(patched, old, number)
        yield Applied(entry, done.files, dict(made))


def _chained(patched: Patched, before: Patched | None, number: int) -> Patched:
    """Name for each line the patch that made it."""
    origins = []
    for origin in patched.origins:
        if origin.base is None:
            origins.append(origin._replace(entry=number))
        elif before is not None and origin.base <= len(before.origins):
            origins.append(before.origins[origin.base - 1])
        else:
            origins.append(origin)
    return Patched(patched.text, tuple(origins))
