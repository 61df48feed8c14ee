"""``vfioviz patch``: what a mail holds, what each diff touches, and whether each hunk applies."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator, Mapping, Sequence

from vfioviz.capture.patches.apply import apply
from vfioviz.capture.patches.doubts import accept_all, doubts
from vfioviz.capture.patches.entry import Doubt, Entry, FileChange, PatchError, Patches, Remark
from vfioviz.capture.patches.export import unified
from vfioviz.capture.patches.series import apply_series, postings
from vfioviz.capture.patches.structs import cut_structs, whole_structs
from vfioviz.capture.patches.tree import Name, Tree, name, read_source
from vfioviz.capture.patches.verdict import Applied, FileVerdict, Verdict
from vfioviz.cli.printing import put_all, put_json
from vfioviz.cli.problems import UsageError, complain
from vfioviz.scene.jsonable import SCHEMA, Json

_NUMBER = re.compile(r"(.+)#(\d{1,6})\Z", re.DOTALL)


def run(arguments: argparse.Namespace) -> int:
    """List the diffs of a source; status 1 where one does not apply."""
    try:
        if arguments.diff and not arguments.onto:
            return complain("--diff needs --onto: a diff is made against a base")
        patches = _chosen(arguments.patch)
        entries = [accept_all(one) if arguments.accept else one for one in patches.entries]
        tree = _tree(arguments.onto) if arguments.onto else None
        done = {} if tree is None else _applied(entries, tree)
    except (PatchError, UsageError) as problem:
        return complain(str(problem))
    if arguments.diff and tree is not None:
        sys.stdout.writelines(_diffs(entries, done, tree))
        _complain_of(done)
    elif arguments.json:
        put_json(_document(arguments, patches, entries, done))
    else:
        put_all(_lines(patches, entries, done))
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


def _applied(entries: Sequence[Entry], tree: Tree) -> dict[int, Applied]:
    """Put entries on a tree: each posted series in its order, all else by itself."""
    tree.load(path for entry in entries for file in entry.files for path in {file.old, file.new})
    done = {}
    for posting in postings(entries):
        for entry, made in zip(posting.entries, apply_series(posting.entries, tree), strict=False):
            done[entry.number] = made
    for entry in entries:
        if entry.number not in done:
            done[entry.number] = apply(entry, tree)
    return done


# ---------------------------------------------------------------- text


def _shown(text: str) -> str:
    """Return a line that can do a terminal nothing."""
    return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in text)


def _lines(
    patches: Patches, entries: Sequence[Entry], done: Mapping[int, Applied]
) -> Iterator[str]:
    for remark in patches.remarks:
        yield _remark(remark)
    for posting in postings(entries):
        if posting.missing:
            numbers = ", ".join(str(number) for number in posting.missing[:20])
            yield f"    note: v{posting.version} of {posting.total}: not here: {numbers}"
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
            yield "    applies" if made.applies else "    does not apply: nothing of it is taken"


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
    for index, hunk in enumerate(file.hunks):
        start = f"        line {hunk.number}: @@ -{hunk.old_start},{hunk.old_count} @@"
        yield start + (f": {verdict.hunks[index].text}" if verdict else f" {hunk.heading[:60]}")
        if verdict:
            yield from _near(verdict.hunks[index])


def _near(verdict: Verdict) -> Iterator[str]:
    if verdict.nearest is not None and verdict.kind == "conflict":
        for number, text in enumerate(verdict.nearest.texts[:12], start=verdict.nearest.line):
            yield f"            {number:6} | {text.expandtabs(8)[:100]}"


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


# ---------------------------------------------------------------- JSON


def _document(
    arguments: argparse.Namespace,
    patches: Patches,
    entries: Sequence[Entry],
    done: Mapping[int, Applied],
) -> Json:
    return {
        "schema": SCHEMA,
        "source": arguments.patch,
        "onto": arguments.onto,
        "remarks": [_remark_json(one) for one in patches.remarks],
        "series": [
            {
                "version": one.version, "total": one.total, "missing": list(one.missing),
                "entries": [entry.number for entry in one.entries],
            }
            for one in postings(entries)
        ],
        "entries": [_entry(one, done.get(one.number)) for one in entries],
    }  # fmt: skip


def _entry(entry: Entry, made: Applied | None) -> Json:
    origin = entry.origin
    added, removed = entry.counts()
    series = origin.series
    return {
        "number": entry.number,
        "role": origin.role,
        "source": origin.source,
        "mail": origin.mail,
        "part": origin.part or None,
        "depth": origin.depth,
        "subject": origin.subject,
        "author": origin.author,
        "date": origin.date,
        "message_id": origin.message_id or None,
        "commit": origin.commit or None,
        "series": {
            "version": series.version, "number": series.number, "total": series.total,
            "rfc": series.rfc,
        },
        "added": added,
        "removed": removed,
        "applies": None if made is None else made.applies,
        "files": [_file(entry, number, made) for number in range(len(entry.files))],
        "structs": [
            {
                "name": one.name, "kind": one.kind, "side": one.side, "file": one.path,
                "changed": one.changed, "doubtful": one.doubtful, "text": one.text,
            }
            for one in whole_structs(entry)
        ],
        "structs_missing": [
            {"name": one.name, "kind": one.kind, "file": one.path, "line": one.number}
            for one in cut_structs(entry)
        ],
        "doubts": [_doubt(one) for one in doubts(entry)],
        "remarks": [_remark_json(one) for one in entry.remarks],
    }  # fmt: skip


def _file(entry: Entry, number: int, made: Applied | None) -> Json:
    file = entry.files[number]
    verdict = None if made is None else made.files[number]
    return {
        "kind": file.kind,
        "old": file.old or None,
        "new": file.new or None,
        "refused": None if file.refused is None else str(file.refused),
        "base": None if verdict is None else verdict.base_path or None,
        "verdict": None if verdict is None else verdict.kind,
        "text": None if verdict is None else str(verdict.text),
        "hunks": [
            {
                "line": hunk.number,
                "old": [hunk.old_start, hunk.old_count],
                "new": [hunk.new_start, hunk.new_count],
                "heading": hunk.heading,
                **({} if verdict is None else _verdict(verdict.hunks[index])),
            }
            for index, hunk in enumerate(file.hunks)
        ],
    }


def _verdict(verdict: Verdict) -> Json:
    near = verdict.nearest
    return {
        "verdict": verdict.kind,
        "match": verdict.match,
        "at": verdict.line,
        "offset": verdict.offset,
        "places": list(verdict.places),
        "text": str(verdict.text),
        "nearest": None
        if near is None
        else {"line": near.line, "text": list(near.texts), "found": near.found, "of": near.of},
    }


def _doubt(doubt: Doubt) -> Json:
    return {"why": doubt.why, "line": doubt.number, "text": str(doubt.text)}


def _remark_json(remark: Remark) -> Json:
    return {"code": remark.code, "line": remark.line, "text": str(remark.text)}
