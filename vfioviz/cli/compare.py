"""``vfioviz compare``: one request through several versions of the kernel's code."""

from __future__ import annotations

import argparse

from vfioviz.cli.asking import find_versions, producers, question
from vfioviz.cli.load import Source, UsageError, complain, load
from vfioviz.cli.printing import note as say
from vfioviz.cli.printing import put, put_all, put_json
from vfioviz.codec.finding import Severity
from vfioviz.document.request import Request, request
from vfioviz.kernel.compare import Figures
from vfioviz.kernel.compare import compare as compare_versions
from vfioviz.kernel.producer import Producer
from vfioviz.kernel.question import ModelError
from vfioviz.kernel.shipped import SHIPPED
from vfioviz.scene.jsonable import SCHEMA, Json
from vfioviz.scene.table import row_json, table


def run(arguments: argparse.Namespace) -> int:
    """Compare variants on one capture; status 1 where one of them gives error findings."""
    try:
        one = load(arguments)
        wanted = request(one.capture, one.captures, one.ioctl, one.abi)
        asked = question(one, wanted, arguments)
        rows = compare_versions(asked, find_versions(arguments.variants, producers(arguments)))
    except (UsageError, ModelError) as problem:
        return complain(str(problem))
    for note in wanted.notes:
        say(note)
    if arguments.json:
        put_json(_document(one, wanted, rows, arguments))
    else:
        put(f"model of {one.ioctl.name}, handler {asked.handler.key}, {one.abi.title}")
        put(f"capabilities and values of {one.capture.provenance.source}")
        put()
        put_all(table(rows))
        put_all(f"{one.key}: {one.title}; {one.origin}" for one in _added(rows))
    worst = any(row.layout.worst() is Severity.ERROR for row in rows)
    return 1 if worst else 0


def _added(rows: tuple[Figures, ...]) -> list[Producer]:
    """Return the versions that somebody added: what they are made from is said."""
    return [row.producer for row in rows if row.producer not in SHIPPED.versions]


def _document(
    one: Source, wanted: Request, rows: tuple[Figures, ...], arguments: argparse.Namespace
) -> Json:
    layout = one.layout()
    return {
        "schema": SCHEMA,
        "ioctl": one.ioctl.key,
        "abi": one.abi.key,
        "handler": rows[0].question.handler.key,
        "argsz": rows[0].run.argsz_in if arguments.argsz is not None else None,
        "fill": rows[0].run.fill,
        "capture": {
            "source": one.capture.provenance.source,
            "kind": one.capture.provenance.kind,
            "kernel": one.capture.provenance.kernel,
            "size": layout.size,
            "argsz": layout.argsz,
            "cap_offset": layout.cap_offset,
            "caps": [cap.start for cap in layout.caps],
            "misaligned": layout.misaligned,
        },
        "notes": list(wanted.notes),
        "variants": [row_json(row) for row in rows],
    }
