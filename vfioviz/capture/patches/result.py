"""Splices and new files -> texts whose lines each say where they come from."""

from __future__ import annotations

from collections.abc import Sequence

from vfioviz.capture.patches.basefile import BaseFile
from vfioviz.capture.patches.entry import FileChange
from vfioviz.capture.patches.indent import Indenter
from vfioviz.capture.patches.splice import Put, Splice
from vfioviz.capture.patches.verdict import LineOrigin, Patched


def patched(number: int, base: BaseFile, splices: Sequence[tuple[int, Splice]]) -> Patched:
    """Return a base with splices applied.

    Args:
        number: index of the file in its entry.
        base: the text.
        splices: Each with the index of its hunk; none overlap.
    """
    lines: list[str] = []
    origins: list[LineOrigin] = []
    ends = True
    at = 0
    for hunk, splice in sorted(splices, key=lambda one: one[1].start):
        lines += base.lines[at : splice.start]
        origins += [LineOrigin(index + 1) for index in range(at, splice.start)]
        for put in splice.lines:
            lines.append(put.text)
            origins.append(_origin(number, hunk, put))
            ends = put.ends
        at = splice.stop
    if at < len(base.lines) or not splices:
        ends = base.ends
    lines += base.lines[at:]
    origins += [LineOrigin(index + 1) for index in range(at, len(base.lines))]
    text = "\n".join(lines) + ("\n" if ends and lines else "")
    return Patched(text, tuple(origins))


def _origin(number: int, hunk: int, put: Put) -> LineOrigin:
    if put.base is not None:
        return LineOrigin(put.base + 1)
    return LineOrigin(None, number, hunk, put.number, indented=put.indented)


def created(number: int, change: FileChange) -> Patched:
    """Return the text of a new file; ``number`` is its index in its entry."""
    lines: list[str] = []
    origins: list[LineOrigin] = []
    ends = True
    follow = Indenter()
    for index, hunk in enumerate(change.hunks):
        for line in hunk.lines:
            if line.tag == "-":
                continue
            # A new file has no context: a line without its tag was added like the rest.
            text = follow.indented(line.full) if hunk.loose else line.full
            lines.append(text)
            origins.append(LineOrigin(None, number, index, line.number, indented=hunk.loose))
            ends = line.ends
    return Patched("\n".join(lines) + ("\n" if ends and lines else ""), tuple(origins))
