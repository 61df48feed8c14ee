"""The structs that come out of what a user names as their source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from vfioviz.capture.btfsource import BtfSource
from vfioviz.capture.headeropen import PatchedHeaders
from vfioviz.capture.headerpatch import Edition, missing
from vfioviz.capture.headersource import HeaderSource
from vfioviz.headers.find import Missing, Result
from vfioviz.headers.rules import Finding, review
from vfioviz.headers.view import StructView, shape_of
from vfioviz.uapi.schema import Abi


class StructQuery(NamedTuple):
    """What is wanted of a source."""

    names: tuple[str, ...]
    abis: tuple[Abi, ...]
    defined: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """One struct, on each ABI."""

    views: tuple[StructView, ...]
    findings: tuple[Finding, ...] = ()
    head: str = ""
    """A line above it."""
    quiet: bool = False
    """Whether the text has the line above it alone."""
    unchanged: bool = False
    """Whether it is the same before and after a patch."""
    where: Mapping[str, object] = field(default_factory=dict)
    """What JSON says more of each."""


class Shown(NamedTuple):
    """What is shown, and what can't be."""

    tables: tuple[Table, ...]
    missing: tuple[Missing, ...]


def plain(source: HeaderSource, asked: StructQuery) -> Shown:
    """Return the structs of a source."""
    tables: list[Table] = []
    refused: list[Missing] = []
    finder = source.finder(asked.defined)
    for each in asked.names:
        found = finder.find(each, source.declaring(each), asked.abis)
        refused += found.missing
        if found.structs:
            tables.append(Table(found.structs, review(found.structs)))
    return Shown(tuple(tables), tuple(refused))


def of_kernel(source: BtfSource, names: Sequence[str]) -> Shown:
    """Return the structs of a kernel's own BTF."""
    tables: list[Table] = []
    refused: list[Missing] = []
    for each in names:
        found = source.find(each)
        refused += found.missing
        if found.structs:
            tables.append(Table(found.structs, review(found.structs), f"{source.title}:"))
    return Shown(tuple(tables), tuple(refused))


def patched(change: PatchedHeaders, asked: StructQuery) -> Shown:
    """Return the structs that a patch changes, before and after each of its diffs."""
    tables: list[Table] = []
    refused: list[Missing] = []
    pairs: dict[int, dict[str, Edition]] = {}
    for one in change.editions:
        pairs.setdefault(one.number, {})[one.side] = one
    for each in asked.names:
        found = [list(_pair(pair, each, asked, refused)) for pair in pairs.values()]
        # Of a series those patches count that are about it.
        about = [some for some in found if any(not one.unchanged for one in some)]
        if not any(found) and not any(one.name == each for one in refused):
            refused.append(Missing(each, "", None, _why(change, each)))
        tables += [table for some in about or list(filter(None, found))[:1] for table in some]
    return Shown(tuple(tables), tuple(refused))


def _why(change: PatchedHeaders, name: str) -> str:
    if change.patches is None:
        return "neither end of the range declares it"
    if not change.editions:
        return missing(change.patches, name) or "no diff changes a header"
    return missing(change.patches, name) or (
        "no diff shows or changes it; a base that has it would: --base TREE@REV"
    )


def _pair(
    pair: Mapping[str, Edition], each: str, asked: StructQuery, refused: list[Missing]
) -> Iterator[Table]:
    results: dict[str, Result] = {}
    for side, edition in pair.items():
        paths = edition.source.declaring(each)
        if paths:
            finder = edition.source.finder(asked.defined)
            results[side] = finder.find(each, paths, asked.abis)
            refused += results[side].missing
    before = results["before"].structs if "before" in results else ()
    after = results["after"].structs if "after" in results else ()
    if before and after and shape_of(before) == shape_of(after):
        yield Table(
            after, review(after), f"{_title(pair)}: not changed", unchanged=True,
            where=_where(pair["after"]),
        )  # fmt: skip
        return
    if before:
        yield Table(
            before, (), _sizes(pair, before, after), quiet=True, where=_where(pair["before"])
        )
    if after:
        head = "" if before else f"{_title(pair)}: new"
        yield Table(after, review(after), head, where=_where(pair["after"]))


def _where(edition: Edition) -> dict[str, object]:
    made: dict[str, object] = {"side": edition.side, "base": edition.base or None}
    return made | ({"diff": edition.number} if edition.number else {})


def _title(pair: Mapping[str, Edition]) -> str:
    one = next(iter(pair.values()))
    title = f"diff #{one.number}" if one.number else "the range"
    return f"{title} on {one.base}" if one.base else f"{title}, as its hunk shows it"


def _sizes(
    pair: Mapping[str, Edition], before: tuple[StructView, ...], after: tuple[StructView, ...]
) -> str:
    sizes = {one.abi: one.size for one in after}
    said = ", ".join(f"{one.abi} {one.size} -> {sizes.get(one.abi, 'gone')}" for one in before)
    return f"{_title(pair)}: {before[0].word} {before[0].name}: {said}"
