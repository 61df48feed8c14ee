"""``vfioviz series``: a struct through the versions of a patch, or the releases of a kernel."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from vfioviz.capture.btfsource import BtfSource
from vfioviz.capture.headerchange import Pair, changed
from vfioviz.capture.headerseries import Stage, stages
from vfioviz.capture.headersource import HeaderSource
from vfioviz.capture.patches.entry import PatchError
from vfioviz.capture.source import CaptureError
from vfioviz.cli.printing import put_all, put_json
from vfioviz.cli.problems import UsageError, complain
from vfioviz.cli.struct import asked_abis, asked_macros, plain_name
from vfioviz.cli.struct_picture import refuse_name, write
from vfioviz.headers.find import Missing, Result
from vfioviz.headers.series import Edition, frames
from vfioviz.headers.view import StructView, shape_of
from vfioviz.scene.series import Strip, document, lines
from vfioviz.scene.structs import missing_line
from vfioviz.scene.structsheet import strips as drawn
from vfioviz.uapi.schema import Abi


def run(arguments: argparse.Namespace) -> int:
    """Print strips; status 1 where something breaks programs, 2 where a struct is not to be had."""
    output: str | None = arguments.output
    try:
        refuse_name(output, "a series", arguments.sources, json=arguments.json)
        abis = asked_abis(arguments.abi)
        found = stages(arguments.sources, arguments.base)
        names = [plain_name(each) for each in arguments.struct] or _changing(found, abis)
        if not names:
            return complain(_nothing(found))
        walk = _Walk(found, abis, asked_macros(arguments.define))
        strips = [strip for each in names if (strip := walk.strip(each)) is not None]
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


def _changing(found: Sequence[Stage], abis: Sequence[Abi]) -> list[str]:
    """Return the structs that change somewhere in a series."""
    steps = [each.pair for each in found if each.pair is not None]
    for old, new in pairwise(found):
        before, after = old.source, new.source
        if (
            new.pair is None
            and isinstance(before, HeaderSource)
            and isinstance(after, HeaderSource)
        ):
            paths = tuple(dict.fromkeys((*before.paths, *after.paths)))
            if paths:
                steps.append(Pair("", before, after, paths, ()))
    return list(dict.fromkeys(each.name for step in steps for each in changed(step, abis)[0]))


def _nothing(found: Sequence[Stage]) -> str:
    if any(each.pair is None and not getattr(each.source, "paths", ()) for each in found):
        return "a tree, folder or kernel has too many structs: name one with --struct"
    return "no struct changes from one of these to the next; --struct NAME shows one all the same"


class _Walk:
    """Looks for structs in each stage, and keeps what can't be shown."""

    def __init__(
        self, found: Sequence[Stage], abis: Sequence[Abi], defined: dict[str, str]
    ) -> None:
        self._stages = [(each, _look(each.source, abis, defined)) for each in found]
        self.missing: list[Missing] = []

    def strip(self, name: str) -> Strip | None:
        """Return a struct through the stages; None where none has it."""
        editions: list[Edition] = []
        why: list[Missing] = []
        last: tuple[StructView, ...] = ()
        for stage, look in self._stages:
            found = look(name)
            if isinstance(stage.source, BtfSource) and not found.structs:
                why += found.missing  # built without it, which is no change
                continue
            why += [each for each in found.missing if each.file and not found.structs]
            if stage.pair is not None and shape_of(found.structs) == shape_of(last):
                continue  # another patch of the series
            editions.append(Edition(stage.title, found.structs))
            last = found.structs
        if not any(each.views for each in editions):
            nothing = Missing(name, "", None, "none of the sources declares it")
            self.missing.append(why[0] if why else nothing)
            return None
        self.missing += why
        return Strip(name, tuple(frames(editions)))


def _look(
    source: HeaderSource | BtfSource, abis: Sequence[Abi], defined: dict[str, str]
) -> Callable[[str], Result]:
    """Return what finds a struct in a source."""
    if isinstance(source, BtfSource):
        return source.find
    finder = source.finder(defined)
    return lambda name: finder.find(name, source.declaring(name), abis)
