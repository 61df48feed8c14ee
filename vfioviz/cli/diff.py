"""``vfioviz diff``: what two answers say differently, by structure."""

from __future__ import annotations

import argparse
import json
import sys

from vfioviz.cli.load import Source, UsageError, best, captures, complain, source
from vfioviz.codec.differences import Difference, differences
from vfioviz.scene.jsonable import SCHEMA, Json


def run(arguments: argparse.Namespace) -> int:
    """Compare two answers; status 0 where they say the same, 1 where they differ."""
    try:
        a, b = (_load(name, arguments) for name in (arguments.a, arguments.b))
    except UsageError as problem:
        return complain(str(problem))
    if a.ioctl is not b.ioctl:
        return complain(
            f"{arguments.a} answers {a.ioctl.name}, {arguments.b} answers {b.ioctl.name}: only "
            "answers of the same ioctl compare (--ioctl says which it is)"
        )
    found = list(differences(a.layout(), b.layout()))
    if arguments.json:
        document = {
            "schema": SCHEMA,
            "a": arguments.a,
            "b": arguments.b,
            "ioctl": a.ioctl.key,
            "differences": [_jsonable(each) for each in found],
        }
        json.dump(document, sys.stdout, indent=1)
        sys.stdout.write("\n")
    else:
        _table(a, b, found)
    return 1 if found else 0


def _load(name: str, arguments: argparse.Namespace) -> Source:
    found = captures(name)
    return source(best(found, arguments.ioctl), found, arguments)


def _table(a: Source, b: Source, found: list[Difference]) -> None:
    write = sys.stdout.write
    for mark, one in (("A", a), ("B", b)):
        origin = one.capture.provenance
        release = f", Linux {origin.kernel}" if origin.kernel else ""
        write(f"{mark}: {origin.kind}, {origin.source}{release}, {len(one.capture.data)} bytes\n")
    write("\n")
    if not found:
        write("no difference\n")
        return
    wide = min(40, max(len(each.what) for each in found))
    for each in found:
        places = f"{_place(each.a)} -> {_place(each.b)}"
        values = " -> ".join(text or "-" for text in (each.before, each.after))
        write(f"{each.kind.value:<15} {each.what:<{wide}} {places:<16} {values}".rstrip() + "\n")


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
