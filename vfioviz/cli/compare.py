"""``vfioviz compare``: one request through several versions of the kernel's code."""

from __future__ import annotations

import argparse
import json
import sys

from vfioviz.cli.load import Source, UsageError, complain, load
from vfioviz.cli.recompute import find_variant
from vfioviz.codec.layout import Severity
from vfioviz.document.request import Request, request
from vfioviz.kernel.compare import Row
from vfioviz.kernel.compare import compare as compare_variants
from vfioviz.kernel.handlers import default_handler
from vfioviz.kernel.model import ModelError
from vfioviz.kernel.registry import VARIANTS
from vfioviz.scene.jsonable import SCHEMA, Json
from vfioviz.scene.table import row_json, table


def run(arguments: argparse.Namespace) -> int:
    """Compare variants on one capture; status 1 where one of them gives error findings."""
    keys = arguments.variants or tuple(one.key for one in VARIANTS)
    try:
        one = load(arguments)
        wanted = request(one.capture, one.captures, one.ioctl, one.abi)
        chosen = [find_variant(key) for key in keys]
        rows = compare_variants(
            wanted.content,
            chosen,
            handler=arguments.handler,
            abi=one.abi,
            argsz=wanted.argsz if arguments.argsz == -1 else arguments.argsz,
            fill=wanted.fill if arguments.fill is None else arguments.fill,
        )
    except UsageError as problem:
        return complain(str(problem))
    except ModelError as problem:
        return complain(str(problem))
    for note in wanted.notes:
        print(f"vfioviz: {note}", file=sys.stderr)  # noqa: T201 -- this is the command line
    if arguments.json:
        json.dump(_document(one, wanted, rows, arguments), sys.stdout, indent=1)
        sys.stdout.write("\n")
    else:
        handler = arguments.handler or default_handler(one.ioctl.key)
        sys.stdout.write(
            f"model of {one.ioctl.name}, handler {handler}, {one.abi.title}\n"
            f"capabilities and values of {one.capture.provenance.source}\n\n"
        )
        sys.stdout.writelines(line + "\n" for line in table(rows))
    worst = any(row.layout.worst() is Severity.ERROR for row in rows)
    return 1 if worst else 0


def _document(
    one: Source, wanted: Request, rows: tuple[Row, ...], arguments: argparse.Namespace
) -> Json:
    layout = one.layout()
    return {
        "schema": SCHEMA,
        "ioctl": one.ioctl.key,
        "abi": one.abi.key,
        "handler": arguments.handler or default_handler(one.ioctl.key),
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
