"""What a hunk expects stands beside what is there: nothing is left out, moved or made up."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from tests.capture.patches.repositories import chance, edited, source
from vfioviz.capture.patches.apply import apply
from vfioviz.capture.patches.beside import LinePair
from vfioviz.capture.patches.export import unified
from vfioviz.capture.patches.reading import read_text
from vfioviz.capture.patches.verdict import Verdict


def bare(text: str) -> str:
    return re.sub(r"\s+", "", text)


def refused(seed: int) -> Iterator[tuple[str, str, Verdict]]:
    """Yield patches of a text, another text, and each hunk that does not fit it."""
    rng = chance(seed)
    for _ in range(40):
        text = source(rng)
        patch = unified({"x.c": text}, {"x.c": edited(rng, text)})
        other = edited(rng, text, edits=12)
        if not patch:
            continue
        (entry,) = read_text(patch).entries
        for file in apply(entry, {"x.c": other}).files:
            yield from ((patch, other, hunk) for hunk in file.hunks if not hunk.applies)


@pytest.mark.parametrize("seed", range(6))
def test_lines_of_both_sides_are_those_of_the_texts_in_their_order(seed: int) -> None:
    seen = 0
    for patch, other, verdict in refused(seed):
        if not verdict.beside:
            continue
        seen += 1
        lines, base = patch.split("\n"), other.split("\n")
        expected = [row.expected for row in verdict.beside if row.expected]
        for line in expected:
            assert lines[line.number - 1][1:] == line.text
        numbers = [line.number for line in expected]
        assert numbers == sorted(set(numbers))
        stands = [row.stands for row in verdict.beside if row.stands]
        assert [base[line.number - 1] for line in stands] == [line.text for line in stands]
        filled = [line.number for line in stands if line.text.strip()]
        between = range(filled[0], filled[-1] + 1)
        assert filled == [at for at in between if base[at - 1].strip()], "none is left out"
        for row in verdict.beside:
            check(row)
        # Each old line of the hunk is there: git's own tags say which they are.
        start = verdict.number
        stop = next(
            (at for at in range(start, len(lines)) if lines[at].startswith("@@")), len(lines)
        )
        old = [at + 1 for at in range(start, stop) if lines[at][:1] in {" ", "-"}]
        assert numbers == [at for at in old if lines[at - 1][1:].strip()]
    assert seen > 10


def check(row: LinePair) -> None:
    both = row.expected is not None and row.stands is not None
    if row.mark == "same" and both:
        assert row.expected is not None
        assert row.stands is not None
        assert bare(row.expected.text) == bare(row.stands.text)
    elif row.mark == "same":
        assert row.stands is not None
        assert not row.stands.text.strip()
    elif row.mark == "differs":
        assert row.expected is not None
        assert row.stands is not None
        assert bare(row.expected.text) != bare(row.stands.text)
    else:
        assert (row.expected is None) == (row.mark == "extra")
        assert (row.stands is None) == (row.mark == "absent")


def test_a_huge_hunk_is_bounded() -> None:
    lines = "".join(f" line {number}\n" for number in range(5_000))
    patch = f"--- a/x.c\n+++ b/x.c\n@@ -1,5000 +1,5001 @@\n{lines}+more\n"
    (entry,) = read_text(patch).entries
    base = "".join(f"line {number * 2}\n" for number in range(5_000))
    (file,) = apply(entry, {"x.c": base}).files
    assert 0 < len(file.hunks[0].beside) <= 120
