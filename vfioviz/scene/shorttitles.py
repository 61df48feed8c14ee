"""Titles of sources, as short as still tells them apart."""

from __future__ import annotations

import re
from collections.abc import Sequence

_REVISION = re.compile(r"(?P<tree>.+)@(?P<revision>[^@\s]+)")
_FILE = re.compile(r"\.(?:h|hpp|c|patch|diff|eml|mbox|mbx|txt)\Z", re.IGNORECASE)
_OF = re.compile(r"(?P<said>v\d+(?: \d+/\d+)?|diff #\d+) of .+")


def short_titles(titles: Sequence[str]) -> list[str]:
    """Return a short form of each: a file's name, a revision, ``v2 3/4``.

    Where two would be the same, they get a folder more, or the tree, until they differ; what is
    the same as a whole stays so.
    """
    forms = [_forms(each) for each in titles]
    level = [0] * len(forms)
    while True:
        now = [each[at] for each, at in zip(forms, level, strict=True)]
        seen: dict[str, set[str]] = {}
        for short, full in zip(now, titles, strict=True):
            seen.setdefault(short, set()).add(full)
        longer = [
            n
            for n, short in enumerate(now)
            if len(seen[short]) > 1 and level[n] + 1 < len(forms[n])
        ]
        if not longer:
            return now
        for number in longer:
            level[number] += 1


def _forms(title: str) -> list[str]:
    """Return a title from its shortest form to the whole."""
    match = _OF.fullmatch(title)
    if match:
        return [match["said"], title]
    match = _REVISION.fullmatch(title)
    if match and not _FILE.search(match["revision"]):
        revision = match["revision"]
        return [revision, *(f"{tree}@{revision}" for tree in _tails(match["tree"]))]
    return _tails(title) if "/" in title and "\n" not in title else [title]


def _tails(path: str) -> list[str]:
    parts = path.rstrip("/").split("/")
    found = ["/".join(parts[at:]) for at in range(len(parts) - 1, -1, -1)]
    return [*dict.fromkeys(each for each in found if each), *([path] if path not in found else [])]
