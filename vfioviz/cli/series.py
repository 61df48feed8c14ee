"""``vfioviz series``: a struct through the versions of a patch, or the releases of a kernel."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence

from vfioviz.capture.headerseries import Stage, stages
from vfioviz.capture.headerstrip import Walk, changing
from vfioviz.capture.patches.entry import PatchError
from vfioviz.capture.source import CaptureError
from vfioviz.cli.printing import put_all, put_json
from vfioviz.cli.problems import UsageError, complain
from vfioviz.cli.struct import asked_abis, asked_macros, plain_name
from vfioviz.cli.struct_picture import refuse_name, write
from vfioviz.scene.series import Strip, document, lines
from vfioviz.scene.structs import missing_line
from vfioviz.scene.structsheet import strips as drawn


def run(arguments: argparse.Namespace) -> int:
    """Print strips; status 1 where something breaks programs, 2 where a struct is not to be had."""
    output: str | None = arguments.output
    try:
        refuse_name(output, "a series", arguments.sources, json=arguments.json)
        abis = asked_abis(arguments.abi)
        found = stages(arguments.sources, arguments.base)
        names = [plain_name(each) for each in arguments.struct] or changing(found, abis)
        if not names:
            return complain(_nothing(found))
        walk = Walk(found, abis, asked_macros(arguments.define))
        strips = [Strip(each, through) for each in names if (through := walk.frames(each))]
        if output is not None:
            refused = write(
                output, lambda: _text(strips), lambda: drawn(strips), *arguments.sources
            )
            if refused:
                return refused
    except (PatchError, CaptureError, UsageError) as problem:
        return complain(str(problem))
    if arguments.json:
        put_json(document(strips, walk.missing))
    elif output is None:
        put_all(_text(strips))
    for each in walk.missing:
        complain(missing_line(each, ", ".join(arguments.sources)))
    if walk.missing:
        return 2
    return 1 if any(frame.breaks for strip in strips for frame in strip.frames) else 0


def _text(strips: Sequence[Strip]) -> Iterator[str]:
    for number, strip in enumerate(strips):
        if number:
            yield ""
        yield from lines(strip)


def _nothing(found: Sequence[Stage]) -> str:
    if any(each.pair is None and not getattr(each.source, "paths", ()) for each in found):
        return "a tree, folder or kernel has too many structs: name one with --struct"
    return "no struct changes from one of these to the next; --struct NAME shows one all the same"
