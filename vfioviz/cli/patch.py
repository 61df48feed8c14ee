"""``vfioviz patch``: what a mail holds, what each diff touches, and whether each hunk applies."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator, Mapping, Sequence

from vfioviz.capture.patches.apply import apply
from vfioviz.capture.patches.bases import Helpful, helpful
from vfioviz.capture.patches.beside import LinePair, SideLine
from vfioviz.capture.patches.doubts import accept_all, doubts
from vfioviz.capture.patches.entry import Entry, FileChange, PatchError, Patches, Remark
from vfioviz.capture.patches.export import unified
from vfioviz.capture.patches.series import Posting, Stacked, postings, stacked
from vfioviz.capture.patches.tree import Name, Tree, name, read_source
from vfioviz.capture.patches.verdict import Applied, FileVerdict
from vfioviz.cli.patch_json import document
from vfioviz.cli.printing import put_all, put_json
from vfioviz.cli.problems import UsageError, complain

_WIDE = 60
"""Characters of each side where a hunk stands beside its base."""
_MARKS = {"same": " ", "differs": "|", "absent": "<", "extra": ">"}
_NUMBER = re.compile(r"(.+)#(\d{1,6})\Z", re.DOTALL)


def run(arguments: argparse.Namespace) -> int:
    """List the diffs of a source; status 1 where one does not apply."""
    try:
        if arguments.diff and not arguments.onto:
            return complain("--diff needs --onto: a diff is made against a base")
        patches = _chosen(arguments.patch)
        entries = [accept_all(one) if arguments.accept else one for one in patches.entries]
        tree = _tree(arguments.onto) if arguments.onto else None
        done, series = ({}, {}) if tree is None else _applied(entries, tree)
        bases = {} if tree is None or arguments.diff else _bases(entries, done, tree)
    except (PatchError, UsageError) as problem:
        return complain(str(problem))
    if arguments.diff and tree is not None:
        sys.stdout.writelines(_diffs(entries, done, tree))
        _complain_of(done)
    elif arguments.json:
        put_json(document(arguments.patch, arguments.onto, patches, entries, done, bases, series))
    else:
        put_all(_lines(patches, entries, done, bases, series))
    return 1 if any(not one.applies for one in done.values()) else 0


def _chosen(text: str) -> Patches:
    """Read a source, or one diff of it."""
    found = _NUMBER.match(text)
    if found is None:
        return read_source(text)
    try:
        return read_source(text)  # a name may end in #1
    except PatchError:
        patches = read_source(found[1])
    one = [entry for entry in patches.entries if entry.number == int(found[2])]
    if not one:
        message = f"{found[1]}: has {len(patches.entries)} diffs; there is no #{found[2]}"
        raise UsageError(message)
    return Patches(tuple(one), patches.remarks)


def _tree(text: str) -> Tree:
    where = name(text)
    if where.is_range:
        message = f"--onto {text}: names a range; expected one revision"
        raise UsageError(message)
    return Tree(Name(where.path, where.revision))


def _applied(entries: Sequence[Entry], tree: Tree) -> tuple[dict[int, Applied], dict[int, Stacked]]:
    """Put entries on a tree: each posted series in its order, all else by itself.

    Behind it stands what became of those of a series.
    """
    tree.load(path for entry in entries for file in entry.files for path in {file.old, file.new})
    series = {
        entry.number: made
        for posting in postings(entries)
        for entry, made in zip(posting.entries, stacked(posting.entries, tree), strict=True)
    }
    done = {number: made.applied for number, made in series.items()}
    for entry in entries:
        if entry.number not in done:
            done[entry.number] = apply(entry, tree)
    return done, series


def _bases(
    entries: Sequence[Entry], done: Mapping[int, Applied], tree: Tree
) -> dict[int, tuple[Helpful, ...]]:
    """Return what base would help, by the number of what does not apply."""
    series = {one.number: posting.entries for posting in postings(entries) for one in posting[2]}
    found: dict[tuple[int, ...], tuple[Helpful, ...]] = {}
    made = {}
    for number, each in done.items():
        if not each.applies:
            together = series.get(number, (each.entry,))
            key = tuple(one.number for one in together)
            if key not in found:
                found[key] = helpful(together, tree, {}, others=entries)
            made[number] = found[key]
    return made


# ---------------------------------------------------------------- text


def _shown(text: str) -> str:
    """Return a line that can do a terminal nothing."""
    return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in text)


def _lines(
    patches: Patches,
    entries: Sequence[Entry],
    done: Mapping[int, Applied],
    bases: Mapping[int, Sequence[Helpful]],
    series: Mapping[int, Stacked],
) -> Iterator[str]:
    for remark in patches.remarks:
        yield _remark(remark)
    for posting in postings(entries):
        if posting.missing:
            numbers = ", ".join(str(number) for number in posting.missing[:20])
            yield f"    note: v{posting.version} of {posting.total}: not here: {numbers}"
        yield from _whole(posting, series)
    for entry in entries:
        made = done.get(entry.number)
        yield from _head(entry)
        for number, file in enumerate(entry.files):
            yield from _file_lines(file, made.files[number] if made else None)
        for doubt in doubts(entry):
            yield f"    ? line {doubt.number}: {doubt.text} (--accept: yes)"
        for remark in entry.remarks:
            yield _remark(remark)
        if made is not None:
            yield from _verdict_lines(made, series.get(entry.number))
        for base in bases.get(entry.number, ()):
            where = f": --onto {base.tree}" if base.tree else ""
            yield f"    another base: {base.text}{where}"


def _whole(posting: Posting, series: Mapping[int, Stacked]) -> Iterator[str]:
    """Yield what became of a series of several."""
    made = [one for entry in posting.entries if (one := series.get(entry.number)) is not None]
    refused = [one.applied.entry.number for one in made if not one.applied.applies]
    if len(made) > 1 and refused:
        numbers = ", ".join(f"#{number}" for number in refused[:20])
        more = " and more" if len(refused) > 20 else ""
        yield (
            f"    note: {len(made) - len(refused)} of {len(made)} apply, one on the other; "
            f"not {numbers}{more}: git am would end at #{refused[0]}"
        )


def _verdict_lines(made: Applied, of: Stacked | None) -> Iterator[str]:
    """Yield whether a diff applies, on what applied before it and on the base alone."""
    lacks = () if of is None else of.lacks
    without = ", ".join(f"#{one.number}" for one in lacks[:20])
    if made.applies:
        alone = of is None or of.alone
        beside = "" if alone else " on what was put there before it, not on the base alone"
        yield f"    applies{beside}" + (f"; without {without}" if without else "")
        return
    if of is not None and of.alone:
        yield "    does not apply on what was put there before it, but to the base alone"
    else:
        yield "    does not apply: nothing of it is taken"
    if without:
        yield f"    it may need {without}: of the same file, and not put there"


def _head(entry: Entry) -> Iterator[str]:
    origin = entry.origin
    added, removed = entry.counts()
    yield f"#{entry.number}  {origin.subject or '(no subject)'}"
    said = (
        "posted" if origin.role == "posted" else "proposed in a reply",
        origin.author and f"by {origin.author}",
        origin.date,
        f"quoted {origin.depth} deep" if origin.depth else "",
        origin.commit[:12],
        f"part {origin.part}" if origin.part else "",
    )
    yield f"    {origin.source}: {', '.join(filter(None, said))}"
    yield f"    files: {len(entry.files)}, +{added} -{removed}"


def _file_lines(file: FileChange, verdict: FileVerdict | None) -> Iterator[str]:
    renamed = f" from {file.old}" if file.kind in {"renamed", "copied"} else ""
    kind = "" if file.kind == "changed" else f"  ({file.kind}{renamed})"
    yield f"    {file.path}{kind}" + (f": {verdict.text}" if verdict else "")
    if file.refused is not None and verdict is None:
        yield f"        refused: {file.refused}"
    if verdict is not None and verdict.made_on is False and not verdict.applies:
        yield f"        it was made on another version of the file: index {file.blobs[0][:40]}"
    for index, hunk in enumerate(file.hunks):
        start = f"        line {hunk.number}: @@ -{hunk.old_start},{hunk.old_count} @@"
        yield start + (f": {verdict.hunks[index].text}" if verdict else f" {hunk.heading[:60]}")
        if verdict:
            yield from _beside(verdict.hunks[index].beside, verdict.base_path)


def _beside(rows: Sequence[LinePair], path: str) -> Iterator[str]:
    """Yield what a hunk expects beside what stands there, marked as sdiff does."""
    if not rows:
        return
    lefts = [_blank(row.expected.text) for row in rows if row.expected]
    rights = [_blank(row.stands.text) for row in rows if row.stands]
    yield f"            {'the hunk expects':{_WIDE}}   what stands in {path}"
    for row in rows:
        left = _side(row.expected, min(lefts, default=0))
        right = _side(row.stands, min(rights, default=0))
        minus = "-" if row.removes else " "
        yield f"          {minus} {left:{_WIDE}} {_MARKS[row.mark]} {right}".rstrip()


def _blank(text: str) -> int:
    """Return the indentation of a line, in characters; of an empty one as good as none."""
    wide = text.expandtabs(8)
    return len(wide) - len(wide.lstrip()) if wide.strip() else 1 << 20


def _side(line: SideLine | None, blank: int) -> str:
    if line is None:
        return ""
    text = line.text.expandtabs(8)[blank:]
    room = _WIDE - 8
    return f"{line.number:6}  {text if len(text) <= room else text[: room - 1] + '…'}"


def _remark(remark: Remark) -> str:
    where = "" if remark.line is None else f"line {remark.line}: "
    return f"    note: {where}{remark.text}"


def _diffs(entries: Sequence[Entry], done: Mapping[int, Applied], tree: Tree) -> Iterator[str]:
    """Yield one diff of the series that was posted last, or of the only entry."""
    series = postings(entries)
    wanted = series[-1].entries if series else entries[:1]
    applied = [texts for one in wanted if (texts := done[one.number].texts) is not None]
    if not applied or len(applied) < len(wanted):
        return
    after = {path: None if made is None else made.text for path, made in applied[-1].items()}
    before = {path: text for path in after if (text := tree(path)) is not None}
    yield unified(before, after)


def _complain_of(done: Mapping[int, Applied]) -> None:
    for made in done.values():
        for file in made.files:
            if not file.applies:
                complain(_shown(f"#{made.entry.number}: {file.path}: {file.text}"))
