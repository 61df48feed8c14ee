"""``vfioviz diff``: what two answers say differently, by structure."""

from __future__ import annotations

import argparse
from collections import Counter

from vfioviz.capture.source import Capture
from vfioviz.cli.headers import header_set
from vfioviz.cli.load import Source, UsageError, best, captures, complain, source
from vfioviz.cli.printing import put, put_json
from vfioviz.codec.differences import Difference, differences
from vfioviz.document.records import Verdict, pairs_of
from vfioviz.scene.jsonable import SCHEMA, Json


def run(arguments: argparse.Namespace) -> int:
    """Compare two answers, or two files of many; status 0 the same, 1 where they differ."""
    try:
        found = [captures(name, arguments) for name in (arguments.a, arguments.b)]
        if all(len(each) > 1 for each in found):
            return _files(arguments, *found)
        headers = header_set(arguments)
        a, b = (source(best(each, arguments.ioctl, headers), each, arguments) for each in found)
    except UsageError as problem:
        return complain(str(problem))
    if a.ioctl is not b.ioctl:
        return complain(
            f"{arguments.a} answers {a.ioctl.name}, {arguments.b} answers {b.ioctl.name}: only "
            "answers of the same ioctl compare (--ioctl says which it is)"
        )
    differing = list(differences(a.layout(), b.layout()))
    if arguments.json:
        document = {
            "schema": SCHEMA,
            "a": arguments.a,
            "b": arguments.b,
            "ioctl": a.ioctl.key,
            "differences": [_jsonable(each) for each in differing],
        }
        put_json(document)
    else:
        _table(a, b, differing)
    return 1 if differing else 0


def _files(arguments: argparse.Namespace, a: tuple[Capture, ...], b: tuple[Capture, ...]) -> int:
    """Compare two captures of a machine, call by call."""
    told = list(pairs_of(a, b, header_set(arguments)))
    counts = Counter(pair.verdict for pair in told)
    if arguments.json:
        document = {
            "schema": SCHEMA,
            "a": arguments.a,
            "b": arguments.b,
            "counts": {verdict.value: count for verdict, count in counts.items()},
            "calls": [
                {"call": pair.title, "verdict": pair.verdict.value, "offset": pair.offset}
                for pair in told
            ],
        }
        put_json(document)
    else:
        for mark, name, captured in (("A", arguments.a, a), ("B", arguments.b, b)):
            kernel = captured[0].provenance.kernel
            release = f", Linux {kernel}" if kernel else ""
            put(f"{mark}: {name}, {len(captured)} records{release}")
        put()
        for pair in told:
            if pair.verdict is not Verdict.SAME:
                at = "" if pair.offset is None else f" from byte {pair.offset}"
                put(f"{pair.title}: {pair.verdict.value}{at}")
        said = ", ".join(f"{count} {verdict.value}" for verdict, count in counts.items())
        put(f"{len(told)} calls: {said}")
    return 0 if set(counts) <= {Verdict.SAME} else 1


def _table(a: Source, b: Source, found: list[Difference]) -> None:
    for mark, one in (("A", a), ("B", b)):
        origin = one.capture.provenance
        release = f", Linux {origin.kernel}" if origin.kernel else ""
        put(f"{mark}: {origin.kind}, {origin.source}{release}, {len(one.capture.data)} bytes")
    put()
    if not found:
        put("no difference")
        return
    wide = min(40, max(len(each.what) for each in found))
    for each in found:
        places = f"{_place(each.a)} -> {_place(each.b)}"
        values = " -> ".join(text or "-" for text in (each.before, each.after))
        put(f"{each.kind.value:<15} {each.what:<{wide}} {places:<16} {values}".rstrip())


def _place(span: tuple[int, int] | None) -> str:
    return "-" if span is None else str(span[0])


def _jsonable(each: Difference) -> Json:
    return {
        "kind": each.kind.value,
        "what": each.what,
        "a": each.a,
        "b": each.b,
        "before": each.before,
        "after": each.after,
    }
