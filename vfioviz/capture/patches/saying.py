"""Verdicts on hunks and files, in one line each."""

from __future__ import annotations

from collections.abc import Sequence

from vfioviz.capture.patches.basefile import BaseFile
from vfioviz.capture.patches.entry import Hunk
from vfioviz.capture.patches.place import Choice
from vfioviz.capture.patches.verdict import Kind, Nearest, Verdict
from vfioviz.language import Phrase, mark, phrase


def conflict(base: BaseFile, hunk: Hunk, near: Nearest | None) -> Phrase:
    """Return why a hunk does not fit, and where it comes closest."""
    if not any(line.tag != "+" for line in hunk.lines):
        return phrase(mark("it has no context, so that its place can't be checked"))
    if near is None:
        return phrase(mark("none of its {of} old lines is in the base"), of=_old_lines(hunk))
    if near.absent is not None:
        return phrase(
            mark(
                "does not apply: “{absent}” (line {number}) is not there; nearest place: line "
                "{line}, {found} of {of} lines"
            ),
            absent=near.absent.full.strip()[:120], number=near.absent.number,
            line=near.line, found=near.found, of=near.of,
        )  # fmt: skip
    if near.between is not None:
        return phrase(
            mark(
                "does not apply: between its lines the base has “{extra}” (line {between}); "
                "nearest place: line {line}"
            ),
            extra=base.lines[near.between - 1].strip()[:120], between=near.between,
            line=near.line,
        )  # fmt: skip
    return phrase(
        mark(
            "does not apply: its lines are there, but not one behind the other; nearest place: "
            "line {line}"
        ),
        line=near.line,
    )


def _old_lines(hunk: Hunk) -> int:
    return sum(line.tag != "+" and bool(line.text.strip()) for line in hunk.lines)


def fits(choice: Choice, offset: int) -> Phrase:
    """Return where a hunk applies, and how that was found."""
    spot = choice.spot
    assert spot is not None  # noqa: S101 -- only a hunk with a place fits
    texts = {
        "exact": mark("applies at line {line}"),
        "space": mark("applies at line {line}, white space aside"),
        "tokens": mark("applies at line {line} by its tokens: the lines were wrapped anew"),
        "fuzz": mark("applies at line {line} without one line of its context"),
    }
    said = phrase(texts[spot.match], line=spot.line + 1)
    if offset:
        said = phrase(mark("{said}, offset {offset:+d}"), said=said, offset=offset)
    if choice.way.note is not None:
        said = phrase(mark("{said}; {note}"), said=said, note=choice.way.note)
    return said


def summary(verdicts: Sequence[Verdict]) -> tuple[Kind, Phrase]:
    """Return what became of a file, from its hunks."""
    count = len(verdicts)
    fit = sum(verdict.applies for verdict in verdicts)
    if not count:
        return "applies", phrase(mark("no line of it changes"))
    if fit == count:
        if count == 1:
            return "applies", phrase(mark("its hunk applies"))
        return "applies", phrase(mark("all {count} hunks apply"), count=count)
    if all(verdict.kind == "already" for verdict in verdicts):
        if count == 1:
            return "already", phrase(mark("its hunk is applied already"))
        return "already", phrase(mark("all {count} hunks are applied already"), count=count)
    order: tuple[Kind, ...] = ("conflict", "ambiguous", "already", "doubt")
    kind = next(one for one in order if any(verdict.kind == one for verdict in verdicts))
    if kind == "already":
        kind = "conflict"
    if count == 1:
        return kind, phrase(mark("its hunk does not apply"))
    return kind, phrase(mark("{fit} of {count} hunks apply"), fit=fit, count=count)
