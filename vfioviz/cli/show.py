"""``vfioviz show``: each byte of an answer, as text or JSON."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from typing import TextIO

from vfioviz.cli.load import Source, UsageError, captures, complain, load, source
from vfioviz.cli.printing import put, put_all, put_json
from vfioviz.cli.unsure import guess_json, look_alike_fields, look_alike_json, look_alike_text
from vfioviz.codec.finding import Severity
from vfioviz.codec.layout import Layout
from vfioviz.scene import jsonable

_SHOWN = 32
"""Bytes behind the fields of a struct that are listed."""


def run(arguments: argparse.Namespace) -> int:
    """Show one record, or each."""
    try:
        if arguments.all:
            found = captures(arguments.file, arguments)
            sources = [source(one, found, arguments, named=True) for one in found]
        else:
            sources = [load(arguments, named=True)]
    except UsageError as problem:
        return complain(str(problem))
    status = 0
    for number, one in enumerate(sources):
        if _is_other(one, arguments):
            _show_other(one, arguments)
            continue
        layout = one.layout(arguments.linux)
        if arguments.json:
            write_json(sys.stdout, one, layout)
        else:
            from vfioviz.scene.listing import listing  # noqa: PLC0415 -- JSON does without it

            if number:
                put()
            put_all(listing(one.capture, layout, one.guess))
        if layout.worst() is Severity.ERROR:
            status = 1
    return status


def _is_other(one: Source, arguments: argparse.Namespace) -> bool:
    asked = arguments.ioctl or one.capture.ioctl
    return asked is None and one.guess is not None and one.guess.look_alike is not None


def _show_other(one: Source, arguments: argparse.Namespace) -> None:
    """List the fields of a struct that is none of the three ioctls'."""
    found = one.guess.look_alike if one.guess is not None else None
    if found is None:
        return
    data, name = one.capture.data, one.capture.provenance.source
    fields = tuple(look_alike_fields(data, found))
    if arguments.json:
        document = {
            "schema": jsonable.SCHEMA,
            "source": name,
            "size": len(data),
            "look_alike": look_alike_json(found),
            "fields": {label: value for _, _, label, value in fields},
        }
        put_json(document, 2)
        return
    put(f"{one.capture.provenance.kind}, {json.dumps(name)}")
    put(look_alike_text(found))
    put("--ioctl reads it as one of the three all the same")
    put()
    put(f"{'offset':>6} {'hex':>6} {'size':>5}  {'field':<30} value")
    for at, size, label, value in fields:
        put(f"{at:>6} {at:>#6x} {size:>5}  {label:<30} {value} ({value:#x})")
    stop = max((at + size for at, size, _, _ in fields), default=0)
    if stop < len(data):
        rest = f"{data[stop : stop + _SHOWN].hex(' ')}{' ...' if stop + _SHOWN < len(data) else ''}"
        put(f"{stop:>6} {stop:>#6x} {len(data) - stop:>5}  {'(behind its fields)':<30} {rest}")


def write_json(out: TextIO, one: Source, layout: Layout) -> None:
    """Write the layout line by line: a buffer may have millions of leaves."""
    capture, provenance = one.capture, one.capture.provenance
    head = {
        "schema": jsonable.SCHEMA,
        "source": provenance.source,
        "kind": provenance.kind,
        "by": provenance.by,
        "kernel": provenance.kernel,
        "ioctl": layout.ioctl.key,
        "abi": layout.abi.key,
        "linux": jsonable.linux_text(layout.linux),
        "size": layout.size,
        "errno": capture.errno,
        "chain_end": layout.chain_end,
        "guess": None if one.guess is None else guess_json(one.guess),
    }
    out.write("{\n")
    out.writelines(f'  "{key}": {json.dumps(value)},\n' for key, value in head.items())
    fields = (f"{json.dumps(path)}: {json.dumps(value)}" for path, value in jsonable.fields(layout))
    _write(out, "fields", "{}", fields)
    _write(out, "caps", "[]", (json.dumps(jsonable.capability(cap)) for cap in layout.caps))
    _write(out, "segments", "[]", (json.dumps(jsonable.segment(leaf)) for leaf in layout.leaves()))
    findings = (json.dumps(jsonable.finding(item)) for item in layout.findings)
    _write(out, "findings", "[]", findings, last=True)
    out.write("}\n")


def _write(
    out: TextIO, key: str, brackets: str, items: Iterable[str], *, last: bool = False
) -> None:
    out.write(f'  "{key}": {brackets[0]}')
    out.writelines(_lines(items))
    out.write(f"{brackets[1]}{'' if last else ','}\n")


def _lines(items: Iterable[str]) -> Iterator[str]:
    first = True
    for item in items:
        yield f"{'' if first else ','}\n    {item}"
        first = False
    if not first:
        yield "\n  "
