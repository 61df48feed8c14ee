"""Which lines differ between two texts, in about linear time also where most lines are empty."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from difflib import SequenceMatcher

_FEW = 3_000
"""Maximum distance of the first and the last change, in lines, for a line-by-line comparison."""
_SMALL = 200
"""Lines that are compared with each other, whatever they are."""

Code = tuple[str, int, int, int, int]
"""``replace``, ``insert`` or ``delete``; ``[start, stop)`` in the old and in the new lines."""


def changes(old: Sequence[str], new: Sequence[str]) -> Iterator[Code]:
    """Yield what changed, in its order."""
    head = 0
    while head < min(len(old), len(new)) and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < min(len(old), len(new)) - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    here = (head, len(old) - tail, head, len(new) - tail)
    if max(here[1] - here[0], here[3] - here[2]) > _FEW:
        yield _coded(*here)
        return
    if max(here[1] - here[0], here[3] - here[2]) <= _SMALL:
        yield from _compared(old[head : here[1]], new[head : here[3]], head, head)
        return
    for code in _compared(_told(old[head : here[1]]), _told(new[head : here[3]]), head, head):
        _, a, b, c, d = code
        if max(b - a, d - c) <= _SMALL:
            yield from _compared(old[a:b], new[c:d], a, c)
        else:
            yield code


def _compared(
    old: Sequence[Hashable], new: Sequence[Hashable], at: int, new_at: int
) -> Iterator[Code]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag != "equal":
            yield tag, a + at, b + at, c + new_at, d + new_at


def _coded(a: int, b: int, c: int, d: int) -> Code:
    return ("insert" if a == b else "delete" if c == d else "replace"), a, b, c, d


def _told(lines: Sequence[str]) -> list[Hashable]:
    """Tell empty lines from each other, by the last line before them that is none."""
    found: list[Hashable] = []
    before, run = "", 0
    for line in lines:
        if line.strip():
            before, run = line, 0
            found.append(line)
        else:
            run += 1
            found.append((before, run, line))
    return found
