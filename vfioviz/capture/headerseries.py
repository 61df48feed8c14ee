"""The editions of headers that a series goes through: patches, ranges, releases."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from vfioviz.capture.btfsource import BtfSource, is_btf, open_btf
from vfioviz.capture.headerchange import Pair, pairs
from vfioviz.capture.headeropen import PatchedHeaders, headers_of
from vfioviz.capture.headersource import HeaderSource, texts_source
from vfioviz.capture.patches.entry import Entry, PatchError
from vfioviz.capture.patches.tree import name
from vfioviz.language import tr

_STDIN = frozenset({"-", "/dev/stdin"})


class Stage(NamedTuple):
    """Headers at one point of a series."""

    title: str
    """One line: a file, a revision, ``v2 3/4``."""
    source: HeaderSource | BtfSource
    pair: Pair | None
    """The change that led to it; None for headers as they are."""


def stages(texts: Sequence[str], base: str | None) -> list[Stage]:
    """Open what a user names, in that order; a patch also gives what it starts from, if first.

    Raises:
        PatchError, CaptureError: One can't be read, or a base is named and no patch.
    """
    if sum(text in _STDIN for text in texts) > 1:
        raise PatchError(tr("standard input is read once"))
    opened = [(text, open_btf(text) if is_btf(text) else _opened(text, base)) for text in texts]
    if base is not None and not any(isinstance(each, PatchedHeaders) for _, each in opened):
        raise PatchError(tr("--base: none of the sources is a patch"))
    return stages_of(opened)


def stages_of(
    opened: Sequence[tuple[str, HeaderSource | PatchedHeaders | BtfSource]],
) -> list[Stage]:
    """Return the stages of opened sources, each with what a user calls it.

    Raises:
        PatchError, CaptureError: One can't be read.
    """
    found: list[Stage] = []
    for text, source in opened:
        if isinstance(source, BtfSource):
            found.append(Stage(source.title, source, None))
        elif isinstance(source, HeaderSource):
            found.append(Stage("standard input" if text in _STDIN else text, source, None))
        else:
            found += _changed(source, text, first=not found)
    return found


def _opened(text: str, base: str | None) -> HeaderSource | PatchedHeaders:
    if text in _STDIN or base is None:
        return headers_of(text, base)
    opened = headers_of(text, None)
    if isinstance(opened, HeaderSource) or name(text).is_range:
        return opened
    return headers_of(text, base)


def _changed(found: PatchedHeaders, text: str, *, first: bool) -> Iterator[Stage]:
    titles = {each.number: _title(each) for each in found.patches.entries} if found.patches else {}
    for pair in pairs(found, text):
        number = int(pair.title.rpartition("#")[2] or 0)
        start, stop = _ends(text) if not number else ("", titles.get(number, pair.title))
        if first and pair.before is not None:
            yield Stage(start or pair.before.title, pair.before, None)
        yield Stage(stop, pair.after or texts_source({}, stop), pair)
        first = False


def _ends(text: str) -> tuple[str, str]:
    start, _, stop = name(text).revision.partition("..")
    return start or "HEAD", stop.lstrip(".") or "HEAD"


def _title(entry: Entry) -> str:
    """Return what a diff is called: its place in the series, and the file that it was in."""
    origin = entry.origin
    if origin.role == "counter":
        return f"a reviewer's diff #{entry.number}"
    said = origin.series.text() or f"diff #{entry.number}"
    return f"{said} of {Path(origin.source).name}"
