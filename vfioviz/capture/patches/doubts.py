"""Doubts that only the user can settle; settling one gives a new entry."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from vfioviz.capture.patches.entry import Doubt, Entry, Hunk, HunkLine
from vfioviz.capture.visible import repeated
from vfioviz.language import mark, phrase


def doubts(entry: Entry) -> tuple[Doubt, ...]:
    """Return what has to be settled before this entry applies."""
    return tuple(_doubts(entry))


def _doubts(entry: Entry) -> Iterator[Doubt]:
    quoted = entry.origin.depth > 0
    for number, file in enumerate(entry.files):
        for index, hunk in enumerate(file.hunks):
            for at, line in enumerate(hunk.lines):
                if line.open:
                    said = phrase(
                        mark(
                            "an added line seems to have been wrapped: is it “{joined}”, or is "
                            "“{rest}” no part of it?"
                        ),
                        joined=repeated(line.full),
                        rest=repeated(" ".join(rest.text.strip() for rest in line.rest)),
                    )
                    yield Doubt("wrapped", number, index, at, line.number, said)
                elif quoted and not hunk.accepted and _is_torn(hunk.lines, at):
                    said = phrase(
                        mark("an added line opens a bracket that nothing closes: “{text}”"),
                        text=repeated(line.text),
                    )
                    yield Doubt("wrapped", number, index, at, line.number, said)
            missing = lines_missing(hunk)
            if missing and not hunk.accepted:
                said = phrase(
                    mark(
                        "the hunk's header counts {old} old and {new} new lines, which do not fit "
                        "those that are here: {missing} or more seem to be missing"
                    ),
                    old=hunk.old_count,
                    new=hunk.new_count,
                    missing=missing,
                )
                yield Doubt("missing", number, index, None, hunk.number, said)


_WIDE = 46
"""Minimum length of a line that may have been wrapped, in characters."""
_NEAR = 8


def _is_torn(lines: Sequence[HunkLine], at: int) -> bool:
    """Whether an added line lacks its rest: a statement ends while a bracket is open."""
    line = lines[at]
    text = line.text.strip()
    if line.tag != "+" or line.joined is not None or len(text) < _WIDE:
        return False
    if text.startswith(("*", "/", "#", "for")) or text.endswith((";", "{", "}", "\\")):
        return False
    missing = text.count("(") - text.count(")")
    for after in lines[at + 1 : at + _NEAR] if missing > 0 else ():
        if after.tag == "-":
            continue
        code = after.full.strip()
        missing += code.count("(") - code.count(")")
        if missing <= 0:
            return False
        if code.endswith((";", "{", "}")):
            return True
    return False


def lines_missing(hunk: Hunk) -> int:
    """Return how many changed lines a hunk has lost, at least.

    Archives drop blank context lines, which count as old and new alike. Anything else that the
    header counts is a changed line.
    """
    old, new = hunk.short()
    return max(abs(old - new) if max(old, new) > 0 else 0, int(hunk.broken))


def settle(entry: Entry, doubt: Doubt, *, accept: bool = True) -> Entry:
    """Return the entry with one doubt settled.

    Args:
        entry: one that has this doubt.
        doubt: of ``doubts(entry)``.
        accept: of a wrapped line: True joins the rest, False leaves it out as somebody's remark;
            of missing lines: True takes what is here for all, False leaves the doubt.
    """
    file = entry.files[doubt.file]
    hunk = file.hunks[doubt.hunk]
    if doubt.line is None:
        made = replace(hunk, accepted=accept)
    else:
        lines = list(hunk.lines)
        lines[doubt.line] = lines[doubt.line]._replace(joined=accept)
        made = replace(hunk, lines=tuple(lines))
    hunks = (*file.hunks[: doubt.hunk], made, *file.hunks[doubt.hunk + 1 :])
    files = list(entry.files)
    files[doubt.file] = replace(file, hunks=hunks)
    return replace(entry, files=tuple(files))


def accept_all(entry: Entry) -> Entry:
    """Return the entry with each wrapped line joined and each hunk taken as it is."""
    files = tuple(
        replace(file, hunks=tuple(_accepted(hunk) for hunk in file.hunks)) for file in entry.files
    )
    return replace(entry, files=files)


def _accepted(hunk: Hunk) -> Hunk:
    lines = tuple(line._replace(joined=True) if line.open else line for line in hunk.lines)
    return replace(hunk, lines=lines, accepted=True)
