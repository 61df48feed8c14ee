"""Where a hunk that does not fit comes closest: what a reviewer looks at first."""

from __future__ import annotations

from collections import Counter, defaultdict

from vfioviz.capture.patches.basefile import BaseFile, bare
from vfioviz.capture.patches.entry import Hunk
from vfioviz.capture.patches.verdict import Nearest

_OFTEN = 40
"""A line that occurs more often than this identifies no place."""
_MOST = 400
"""Old lines that are looked at."""
_SHOWN = 60
_SLACK = 4
"""Extra lines that a base may have."""


def nearest(base: BaseFile, hunk: Hunk) -> Nearest | None:
    """Return the place that most old lines of a hunk agree on; None: none of them occurs."""
    old = [line for line in hunk.lines[:_MOST] if line.tag != "+" and line.text.strip()]
    keys = [bare(line.full) for line in old]
    where: dict[str, list[int]] = defaultdict(list)
    wanted = set(keys)
    for at, index in enumerate(base.filled):
        key = bare(base.lines[index])
        if key in wanted and len(where[key]) <= _OFTEN:
            where[key].append(at)
    votes: Counter[int] = Counter()
    for number, key in enumerate(keys):
        places = where.get(key, [])
        weight = 1 if len(places) > _OFTEN else 1 + len(key) // 8
        for place in places[:_OFTEN]:
            # One line more or less between two of them leaves them close.
            for shift in (-1, 0, 1):
                votes[place - number + shift] += weight * (2 if shift == 0 else 1)
    if not votes:
        return None
    filled = base.filled
    stated = max(hunk.old_start - 1, 0)
    best = max(
        votes, key=lambda at: (votes[at], -abs(filled[min(max(at, 0), len(filled) - 1)] - stated))
    )
    first = max(best - _SLACK, 0)
    near = [bare(base.lines[index]) for index in filled[first : best + len(old) + _SLACK]]
    missing = Counter(keys) - Counter(near)
    found = len(keys) - missing.total()
    absent = max(
        (line for line, key in zip(old, keys, strict=True) if missing[key] > 0),
        key=lambda line: len(line.text.strip()),
        default=None,
    )
    hits = [at for at, key in enumerate(near) if key in wanted] or [0]
    start, stop = filled[first + hits[0]], filled[first + hits[-1]] + 1
    extra = next(
        (first + at for at in range(hits[0], hits[-1] + 1) if near[at] not in wanted), None
    )
    texts = tuple(base.lines[start : min(stop, start + _SHOWN)])
    return Nearest(
        start + 1, texts, found, len(old), absent, None if extra is None else filled[extra] + 1
    )
