"""A source of headers, opened, with the structs that it declares by name."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from typing import NamedTuple

from vfioviz.capture.btfsource import BtfSource, is_btf, open_btf
from vfioviz.capture.headerchange import changed, pairs
from vfioviz.capture.headernames import declared_names
from vfioviz.capture.headeropen import PatchedHeaders, headers_in, headers_of
from vfioviz.capture.headerseries import Stage, stages_of
from vfioviz.capture.headersource import HeaderSource, Watch, open_source, unwatched
from vfioviz.capture.headerstrip import changing
from vfioviz.capture.headerstructs import Shown, StructQuery, of_kernel, patched, plain
from vfioviz.capture.patches.entry import PatchError
from vfioviz.language import tr
from vfioviz.uapi.abi import X86_64

MOST = 200_000
"""Names of one source."""


class HeadersWanted(NamedTuple):
    """What a user named, and how."""

    text: str
    """A source; where ``pasted`` is something, what to call it."""
    base: str = ""
    """What a patch is put on."""
    pasted: str = ""
    """A header, mail or patch itself."""


Source = HeaderSource | PatchedHeaders | BtfSource


class HeadersOpened(NamedTuple):
    """What came of it."""

    wanted: HeadersWanted
    source: Source
    names: tuple[str, ...]
    """Structs, unions and typedefs of them, by the alphabet; first those that a patch changes."""


def open_wanted(wanted: HeadersWanted) -> Source:
    """Open a source.

    Raises:
        PatchError, CaptureError: It can't be read.
    """
    if wanted.pasted:
        below = open_source(wanted.base) if wanted.base else None
        return headers_in(wanted.pasted.encode("utf-8", "replace"), wanted.text, below)
    if not wanted.text or wanted.text in {"-", "/dev/stdin"}:
        raise PatchError(tr("No source is named: a file, a folder, TREE@REV, a patch, or btf."))
    if is_btf(wanted.text):
        if wanted.base:
            raise PatchError(tr("BTF is the layout of one kernel, as it was built: it has no base"))
        return open_btf(wanted.text)
    return headers_of(wanted.text, wanted.base or None)


def listed(wanted: HeadersWanted, watch: Watch = unwatched) -> HeadersOpened:
    """Open a source and list what it declares.

    Args:
        wanted: Which.
        watch: Is given the headers one by one.

    Raises:
        PatchError, CaptureError: It can't be read, or declares more than ``MOST`` names.
    """
    source = open_wanted(wanted)
    found: set[str] = set()
    for names in _names(source, watch):
        found.update(names)
        if len(found) > MOST:
            raise PatchError(
                tr("{source}: more than {most:,} structs; name a folder of it",
                   source=wanted.text, most=MOST)
            )  # fmt: skip
    if isinstance(source, BtfSource):
        found.update(source.names())
    first = tuple(_changed(source, wanted.text)) if isinstance(source, PatchedHeaders) else ()
    return HeadersOpened(wanted, source, (*first, *sorted(found.difference(first))))


def _changed(source: PatchedHeaders, text: str) -> Iterator[str]:
    """Yield the structs that a patch changes, each once."""
    seen = set()
    for pair in pairs(source, text):
        for each in changed(pair, (X86_64,))[0]:
            if each.name not in seen:
                seen.add(each.name)
                yield each.name


class SeriesOpened(NamedTuple):
    """Several sources, in an order of their own."""

    parts: tuple[HeadersOpened, ...]
    stages: tuple[Stage, ...]
    names: tuple[str, ...]
    """Structs of all of them; first those that change from one to the next."""


def in_order(parts: Sequence[HeadersOpened]) -> SeriesOpened:
    """Return sources as a series.

    Raises:
        PatchError, CaptureError: One can't be read.
    """
    stages = tuple(stages_of([(each.wanted.text, each.source) for each in parts]))
    first = changing(stages, (X86_64,))
    rest = {name for each in parts for name in each.names}.difference(first)
    return SeriesOpened(tuple(parts), stages, (*first, *sorted(rest)))


def laid_out(source: Source, asked: StructQuery) -> Shown:
    """Return structs of a source.

    Raises:
        PatchError, CaptureError: It can't be read.
    """
    if isinstance(source, BtfSource):
        return of_kernel(source, asked.names)
    return patched(source, asked) if isinstance(source, PatchedHeaders) else plain(source, asked)


def _names(source: Source, watch: Watch) -> Iterator[frozenset[str]]:
    if isinstance(source, HeaderSource):
        yield from source.declared(watch)
    elif isinstance(source, PatchedHeaders):
        seen: set[str] = set()
        for text in watch(_texts(source, seen)):
            seen.add(text)
            yield declared_names(text)


def _texts(source: PatchedHeaders, seen: Container[str]) -> Iterator[str]:
    for each in source.editions:
        for path in each.source.paths or ():
            text = each.source.text(path)
            if text is not None and text not in seen:
                yield text
        if not each.source.paths:
            yield from each.source.texts()
