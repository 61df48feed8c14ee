"""``vfioviz recompute``: the answer as one version of the kernel's code builds it."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from vfioviz.cli.load import Source, UsageError, complain, load
from vfioviz.codec.decode import decode
from vfioviz.codec.layout import Severity
from vfioviz.document.request import Request, request
from vfioviz.kernel.model import ModelError, reported_argsz
from vfioviz.kernel.model import run as run_model
from vfioviz.kernel.registry import VARIANTS, variant
from vfioviz.kernel.run import Run
from vfioviz.kernel.variant import Variant
from vfioviz.scene.jsonable import run_json
from vfioviz.uapi.ioctls import IOCTLS


def find_variant(key: str) -> Variant:
    """Return a variant by key; raises UsageError that lists the keys."""
    try:
        return variant(key)
    except KeyError as problem:
        known = ", ".join(one.key for one in VARIANTS)
        message = f"'{key}' is no variant: expected one of {known}"
        raise UsageError(message) from problem


def model(
    one: Source, wanted: Request, chosen: Variant, arguments: argparse.Namespace
) -> tuple[Run, int]:
    """Run a variant as the options say; returns the run and the argsz that a short call reports."""
    fill = wanted.fill if arguments.fill is None else arguments.fill
    try:
        reported = reported_argsz(wanted.content, chosen, handler=arguments.handler, abi=one.abi)
        argsz = wanted.argsz if arguments.argsz == -1 else arguments.argsz
        result = run_model(
            wanted.content,
            chosen,
            handler=arguments.handler,
            abi=one.abi,
            argsz=reported if argsz is None else argsz,
            fill=fill,
        )
    except ModelError as problem:
        raise UsageError(str(problem)) from problem
    return result, reported


def run(arguments: argparse.Namespace) -> int:
    """Run one variant on one capture."""
    try:
        one = load(arguments)
        wanted = request(one.capture, one.captures, one.ioctl, one.abi)
        result, _ = model(one, wanted, find_variant(arguments.variant), arguments)
    except UsageError as problem:
        return complain(str(problem))
    for note in wanted.notes:
        print(f"vfioviz: {note}", file=sys.stderr)  # noqa: T201 -- this is the command line
    if arguments.output is not None:
        try:
            Path(arguments.output).write_bytes(result.buffer)
        except OSError as problem:
            return complain(f"{arguments.output}: {problem.strerror}")
    layout = decode(
        result.buffer,
        IOCTLS[result.ioctl],
        one.abi,
        find_variant(result.variant).linux,
        result.argsz_in,
    )
    if arguments.json:
        json.dump(run_json(result), sys.stdout, indent=1)
        sys.stdout.write("\n")
    elif arguments.output is None:
        from vfioviz.scene.listing import run_listing  # noqa: PLC0415 -- JSON does without it

        sys.stdout.writelines(line + "\n" for line in run_listing(result, layout))
    return 1 if layout.worst() is Severity.ERROR else 0
