"""Letters -> entries: each diff with what is known of who wrote it, and what was noticed."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from vfioviz.capture.patches.diffs import Budget, Diff, DiffReader
from vfioviz.capture.patches.entry import Entry, Hunk, Origin, PatchError, Remark, Role
from vfioviz.capture.patches.hunks import Stream
from vfioviz.capture.patches.letters import Letter, MailText
from vfioviz.capture.patches.limits import MAX_ENTRIES, MAX_REMARKS
from vfioviz.capture.patches.maillines import MailLine, rows
from vfioviz.capture.patches.marks import COMBINED, COMBINED_HUNK, COMMIT, GIT, HUNK
from vfioviz.capture.patches.subjects import attribution, bare, is_reply, series
from vfioviz.capture.visible import repeated
from vfioviz.language import Phrase, mark, phrase, tr

_FIELD = re.compile(r"(From|Author|Subject|Date|Message-ID|In-Reply-To):\s*(.+)", re.IGNORECASE)
_SIGNED = re.compile(r"Signed-off-by:\s*([^<]{2,80}?)\s*<")
_BASE = re.compile(r"base-commit: ([0-9a-f]{40}(?:[0-9a-f]{24})?)\s*\Z")
_LISTED = re.compile(r"\[[^\]]{0,60}\b(?:PATCH|RFC)", re.IGNORECASE)
_DIFF = (HUNK, GIT, COMBINED, COMBINED_HUNK)
_NEAR = 150
"""Lines above a diff that are searched for its subject and author."""
_NAMED = 8
"""Lines that a remark names."""


@dataclass(frozen=True)
class _Part:
    """One body, read."""

    body: MailText
    rows: Sequence[MailLine]
    diffs: tuple[tuple[int, Diff], ...]
    """Each with its depth."""
    _writers: dict[int, str] = field(default_factory=dict)
    _firsts: dict[int, int] = field(default_factory=dict)
    _bases: dict[int, str] = field(default_factory=dict)

    def first(self, depth: int) -> int:
        """Return the index of the first row at this quote depth."""
        if depth not in self._firsts:
            found = (at for at, row in enumerate(self.rows) if row.depth >= depth)
            self._firsts[depth] = next(found, len(self.rows))
        return self._firsts[depth]

    def writer(self, depth: int) -> str:
        """Return who wrote the text at this quote depth; "" if nothing says so."""
        if depth not in self._writers:
            self._writers[depth] = attribution(self.rows, self.first(depth), depth)
        return self._writers[depth]

    def base(self, depth: int) -> str:
        """Return the commit that ``base-commit:`` names at this quote depth; "" for none."""
        if depth not in self._bases:
            texts = (row.text for row in self.rows if row.depth == depth)
            found = (_BASE.match(text) for text in texts if text.startswith("base-commit:"))
            self._bases[depth] = next((one[1] for one in found if one), "")
        return self._bases[depth]


def entries(letter: Letter, source: str, budget: Budget) -> list[Entry]:
    """Return the diffs of a letter in order.

    Raises:
        PatchError: There are more than are read.
    """
    parts = [_best(body, budget) for body in letter.bodies]
    if sum(len(part.diffs) for part in parts) > MAX_ENTRIES:
        raise PatchError(
            tr(
                "{source}: more than {number:,} mails, files or diffs, the most that is read; give "
                "fewer at once",
                source=source,
                number=MAX_ENTRIES,
            )
        )
    deepest = max((depth for part in parts for depth, _ in part.diffs), default=0)
    made = []
    for part in parts:
        ordered = sorted(part.diffs, key=lambda one: one[1].start)
        for depth, diff in ordered:
            origin = _origin(letter, part, depth, diff, deepest, source)
            made.append(Entry(origin, tuple(diff.files), _capped(_remarks(diff))))
    return made


def _best(body: MailText, budget: Budget) -> _Part:
    """Read a body; whether to undo ``format=flowed`` is decided by its hunks' counts."""
    flowed = _read(body, rows(body.lines), budget)
    if body.raw is None:
        return flowed
    raw = _read(body, rows(body.raw), budget)
    return raw if _misfit(raw) < _misfit(flowed) else flowed


def _misfit(part: _Part) -> int:
    shorts = [hunk.short() for _, diff in part.diffs for file in diff.files for hunk in file.hunks]
    return sum(abs(old) + abs(new) for old, new in shorts)


def _read(body: MailText, lines: list[MailLine], budget: Budget) -> _Part:
    at: dict[int, list[int]] = defaultdict(list)
    with_diffs = set()
    for index, row in enumerate(lines):
        at[row.depth].append(index)
        if row.depth not in with_diffs:
            text = row.text.lstrip(" ")
            if text.startswith(("@@", "diff --", "***")):
                with_diffs.add(row.depth)
    claimed: set[int] = set()
    found = []
    # Deepest first: the rest of a wrapped quote is one level up.
    for depth in sorted(with_diffs, reverse=True):
        stream = Stream(lines, [index for index in at[depth] if index not in claimed])
        reader = DiffReader(stream, budget)
        found += [(depth, diff) for diff in reader.read()]
        claimed |= stream.claimed
    return _Part(body, lines, tuple(found))


# ---------------------------------------------------------------- where it came from


def _origin(
    letter: Letter, part: _Part, depth: int, diff: Diff, deepest: int, source: str
) -> Origin:
    start = bisect_left(part.rows, diff.start, key=lambda row: row.number)
    said = {key: value for key, value in letter.fields.items() if value}
    if not said.get("subject"):
        said = {**_pasted(part.rows, start, depth), **said}
    subject = said.get("subject", "")
    replied = is_reply(subject) or (bool(part.writer(1)) and part.first(1) < start)
    posted = depth == deepest and (depth > 0 or not replied)
    role: Role = "posted" if posted else "counter"
    message = said.get("message-id", "").strip("<> ")
    author, date = said.get("from", "") or said.get("author", ""), said.get("date", "")
    if depth:
        before = letter.references
        message = before[-depth] if len(before) >= depth else ""
        author, date = part.writer(depth) or _signed(part.rows, start, depth), ""
    return Origin(
        source, letter.number, part.body.part, depth, role, bare(subject), _person(author), date,
        message, diff.commit or (letter.commit if depth == 0 else ""), series(subject),
        part.base(depth),
    )  # fmt: skip


def _pasted(lines: Sequence[MailLine], start: int, depth: int) -> dict[str, str]:
    """Return what the lines above a diff say, as a web page or ``git show`` prints it."""
    said: dict[str, str] = {}
    near = [row for row in lines[max(0, start - _NEAR) : start] if row.depth == 0]
    if depth or start > _NEAR:
        near = [row for row in lines[:40] if row.depth == 0] + near
    begin = max((at for at, row in enumerate(near) if COMMIT.match(row.text)), default=0)
    for row in near[begin:]:
        text = row.text.strip()[:500]
        if found := _FIELD.match(text):
            said.setdefault(found[1].lower(), found[2].strip())
        elif "subject" not in said:
            listed = is_reply(text) or bool(_LISTED.match(text))
            if listed or ("author" in said and row.text.startswith("    ") and text):
                said["subject"] = text
    return said


def _signed(lines: Sequence[MailLine], start: int, depth: int) -> str:
    for row in reversed(lines[max(0, start - _NEAR) : start]):
        if row.depth == depth and (found := _SIGNED.search(row.text[:200])):
            return found[1]
    return ""


def _person(text: str) -> str:
    name = text.partition("<")[0].strip().strip('"').strip()
    return name or text.strip("<> ")


# ---------------------------------------------------------------- what was noticed


def _remarks(diff: Diff) -> Iterator[Remark]:
    yield from diff.remarks
    hunks = [hunk for file in diff.files for hunk in file.hunks]
    for file in diff.files:
        if file.refused:
            said = phrase(
                mark("“{path}” can't be read: {reason}"),
                path=repeated(file.path),
                reason=file.refused,
            )
            yield Remark("refused", file.number, said)
    wrapped = [line.number for hunk in hunks for line in hunk.lines if line.rest]
    yield from _said("wrapped", wrapped, mark("lines seem to have been wrapped: {lines}"))
    lost = [hunk.number for hunk in hunks if hunk.loose]
    yield from _said(
        "white-space",
        lost,
        mark("white space was lost; that of added lines is made anew (hunks: {lines})"),
    )
    short = [hunk.number for hunk in hunks if 0 < hunk.short()[0] == hunk.short()[1]]
    yield from _said(
        "blank-lines-lost", short,
        mark("blank lines of the context seem to have been dropped (hunks: {lines})"),
    )  # fmt: skip
    yield from _said(
        "count", [hunk.number for hunk in hunks if _miscounted(hunk)],
        mark("other lines are here than the headers count (hunks: {lines})"),
    )  # fmt: skip
    tails = [hunk.lines[hunk.sure].number for hunk in hunks if hunk.sure < len(hunk.lines)]
    yield from _said(
        "tail", tails, mark("a hunk may end before {lines}: what follows may be prose")
    )
    yield from _stat(diff)


def _miscounted(hunk: Hunk) -> bool:
    old, new = hunk.short()
    return old != new or old < 0


def _said(code: str, numbers: Sequence[int], text: str) -> Iterator[Remark]:
    if numbers:
        yield Remark(code, numbers[0], phrase(text, lines=_lines(numbers)))


def _lines(numbers: Sequence[int]) -> Phrase:
    listed = ", ".join(str(number) for number in numbers[:_NAMED])
    if len(numbers) == 1:
        return phrase(mark("line {lines}"), lines=listed)
    if len(numbers) > _NAMED:
        more = len(numbers) - _NAMED
        return phrase(mark("lines {lines} and {more} more"), lines=listed, more=more)
    return phrase(mark("lines {lines}"), lines=listed)


def _stat(diff: Diff) -> Iterator[Remark]:
    stat = diff.stat
    if stat.files is None:
        return
    tags = [line.tag for file in diff.files for hunk in file.hunks for line in hunk.lines]
    here = len(diff.files), tags.count("+"), tags.count("-")
    if here != (stat.files, stat.added, stat.removed) and not any(
        file.refused for file in diff.files
    ):
        said = phrase(
            mark(
                "the diffstat counts {files} files, {added} insertions, {removed} deletions; here "
                "are {here_files}, {here_added}, {here_removed}"
            ),
            files=stat.files,
            added=stat.added,
            removed=stat.removed,
            here_files=here[0],
            here_added=here[1],
            here_removed=here[2],
        )
        yield Remark("diffstat", diff.start, said)


def _capped(remarks: Iterable[Remark]) -> tuple[Remark, ...]:
    made = list(remarks)
    if len(made) > MAX_REMARKS:
        said = phrase(mark("{more} more remarks were left out"), more=len(made) - MAX_REMARKS)
        made = [*made[:MAX_REMARKS], Remark("more", None, said)]
    return tuple(made)
