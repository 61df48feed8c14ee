"""``vfioviz recompute``: the answer as one version of the kernel's code builds it."""

from __future__ import annotations

import argparse

from vfioviz.capture.source import CaptureError
from vfioviz.cli.asking import find_version, producers, question
from vfioviz.cli.load import UsageError, complain, load
from vfioviz.cli.output import save
from vfioviz.cli.printing import note as say
from vfioviz.cli.printing import put_all, put_json
from vfioviz.codec.finding import Severity
from vfioviz.document.request import request
from vfioviz.kernel.compare import layout_of
from vfioviz.kernel.question import ModelError
from vfioviz.scene.jsonable import run_json


def run(arguments: argparse.Namespace) -> int:
    """Run one variant on one capture."""
    try:
        one = load(arguments)
        wanted = request(one.capture, one.captures, one.ioctl, one.abi)
        producer = find_version(arguments.variant, producers(arguments))
        result = producer.answer(question(one, wanted, arguments))
    except (UsageError, ModelError) as problem:
        return complain(str(problem))
    for note in wanted.notes:
        say(note)
    if arguments.output is not None:
        try:
            save(arguments.output, result.buffer, arguments.file)
        except (UsageError, CaptureError) as problem:
            return complain(str(problem))
    layout = layout_of(result, producer)
    if arguments.json:
        put_json(run_json(result))
    elif arguments.output is None:
        from vfioviz.scene.listing import run_listing  # noqa: PLC0415 -- JSON does without it

        put_all(run_listing(result, layout))
    return 1 if layout.worst() is Severity.ERROR else 0
