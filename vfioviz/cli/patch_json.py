"""What ``vfioviz patch --json`` prints of diffs and their hunks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from vfioviz.capture.patches.bases import Helpful
from vfioviz.capture.patches.beside import SideLine
from vfioviz.capture.patches.doubts import doubts
from vfioviz.capture.patches.entry import Doubt, Entry, Patches, Remark
from vfioviz.capture.patches.series import Stacked, postings
from vfioviz.capture.patches.structs import cut_structs, whole_structs
from vfioviz.capture.patches.verdict import Applied, Verdict
from vfioviz.scene.jsonable import SCHEMA, Json


def document(
    source: str,
    onto: str | None,
    patches: Patches,
    entries: Sequence[Entry],
    done: Mapping[int, Applied],
    bases: Mapping[int, Sequence[Helpful]],
    stacks: Mapping[int, Stacked],
) -> Json:
    """Return what ``vfioviz patch --json`` prints; the arguments are as the command has them."""
    return {
        "schema": SCHEMA,
        "source": source,
        "onto": onto,
        "remarks": [_remark_json(one) for one in patches.remarks],
        "series": [
            {
                "version": one.version, "total": one.total, "missing": list(one.missing),
                "entries": [entry.number for entry in one.entries],
            }
            for one in postings(entries)
        ],
        "entries": [
            _entry(one, done.get(one.number), bases.get(one.number, ()), stacks.get(one.number))
            for one in entries
        ],
    }  # fmt: skip


def _entry(
    entry: Entry, made: Applied | None, bases: Sequence[Helpful], of: Stacked | None
) -> Json:
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
        "applies_alone": None if made is None else made.applies if of is None else of.alone,
        "lacks": [] if of is None else [one.number for one in of.lacks],
        "base_commit": origin.base or None,
        "bases": [
            {
                "kind": one.kind, "tree": one.tree or None, "revision": one.revision,
                "text": str(one.text),
            }
            for one in bases
        ],
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
        "blobs": [blob or None for blob in file.blobs],
        "made_on_base": None if verdict is None else verdict.made_on,
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
        "beside": [
            {
                "mark": row.mark, "expected": _line(row.expected), "stands": _line(row.stands),
                "removes": row.removes,
            }
            for row in verdict.beside
        ],
    }  # fmt: skip


def _line(line: SideLine | None) -> Json | None:
    return None if line is None else {"line": line.number, "text": line.text}


def _doubt(doubt: Doubt) -> Json:
    return {"why": doubt.why, "line": doubt.number, "text": str(doubt.text)}


def _remark_json(remark: Remark) -> Json:
    return {"code": remark.code, "line": remark.line, "text": str(remark.text)}
