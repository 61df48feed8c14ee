"""Patches one after the other: a series needs its predecessors."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
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


class Stacked(NamedTuple):
    """What became of a patch of a series that is gone through to its end."""

    applied: Applied
    """On the base with those patches before it that apply."""
    alone: bool
    """Whether it applies to the base alone."""
    lacks: tuple[Entry, ...]
    """Patches before it that do not apply and change a file that it changes."""


def apply_series(entries: Sequence[Entry], base: Base) -> tuple[Applied, ...]:
    """Apply patches to a base in turn; end after the first that does not apply.

    The texts of the last one that applies hold all that the series changed up to it, and the
    origins of their lines name the patch that made each.
    """
    series, done = _Series(base), []
    for number, entry in enumerate(entries):
        done.append(series.put(number, entry))
        if not done[-1].applies:
            break
    return tuple(done)


def stacked(entries: Sequence[Entry], base: Base) -> tuple[Stacked, ...]:
    """Apply patches to a base in turn, and leave out those that do not apply."""
    series, done = _Series(base), []
    refused: list[Entry] = []
    for number, entry in enumerate(entries):
        paths = _paths(entry)
        alone = apply(entry, base).applies if series.has_changed(paths) else None
        applied = series.put(number, entry)
        lacks = tuple(one for one in refused if paths & _paths(one))
        done.append(Stacked(applied, applied.applies if alone is None else alone, lacks))
        if not applied.applies:
            refused.append(entry)
    return tuple(done)


def _paths(entry: Entry) -> frozenset[str]:
    return frozenset(
        path for file in entry.files for path in (file.old, file.new, file.path) if path
    )


class _Series:
    """A base with patches on it."""

    def __init__(self, base: Base) -> None:
        self._base = base
        self._made: dict[str, Patched | None] = {}

    def has_changed(self, paths: Iterable[str]) -> bool:
        """Whether a file may be another one than in the base; its path may have been shortened."""
        return any(path == one or path.endswith(f"/{one}") or one.endswith(f"/{path}")
                   for path in paths for one in self._made)  # fmt: skip

    def put(self, number: int, entry: Entry) -> Applied:
        """Put a patch on top, if all of it applies."""
        made = self._made
        done = apply(entry, self._read)
        if done.texts is None:
            return done
        before = dict(made)
        renamed = {file.path: file.base_path for file in done.files}
        for path, patched in done.texts.items():
            old = before.get(path) or before.get(renamed.get(path, path))
            made[path] = None if patched is None else _chained(patched, old, number)
        return Applied(entry, done.files, dict(made))

    def _read(self, path: str) -> str | None:
        if path in self._made:
            patched = self._made[path]
            return None if patched is None else patched.text
        return self._base.get(path) if isinstance(self._base, Mapping) else self._base(path)


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
