"""``vfioviz struct``: structs of any header on each ABI, and what a reviewer would say."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator, Sequence

from vfioviz.capture.btfsource import is_btf, open_btf
from vfioviz.capture.headerlist import laid_out
from vfioviz.capture.headeropen import headers_of
from vfioviz.capture.headerstructs import Shown, StructQuery, Table
from vfioviz.capture.patches.entry import PatchError
from vfioviz.capture.source import CaptureError
from vfioviz.cli.printing import put_all, put_json
from vfioviz.cli.problems import UsageError, complain
from vfioviz.cli.struct_picture import refuse_name, write
from vfioviz.headers.repair import repairs
from vfioviz.headers.rules import Finding
from vfioviz.scene import structs
from vfioviz.scene.jsonable import Json
from vfioviz.scene.structpieces import leading_to
from vfioviz.scene.structsheet import Picture
from vfioviz.scene.structsheet import structs as drawn
from vfioviz.scene.structtext import lane_lines
from vfioviz.uapi.abi import ABIS, WITH_VFIO
from vfioviz.uapi.schema import Abi

_DEFINED = re.compile(r"([A-Za-z_]\w{0,255})(?:=(.{0,1000}))?")


def run(arguments: argparse.Namespace) -> int:
    """Print structs; status 1 for findings of severity error, 2 where one could not be laid out."""
    if arguments.list:
        from vfioviz.cli import struct_list  # noqa: PLC0415 -- a layout does without

        return struct_list.run(arguments)
    if not arguments.names:
        return complain("struct needs a NAME (--list shows what a source declares)")
    try:
        refuse_name(arguments.output, "a struct", (arguments.source,), json=arguments.json)
        abis = asked_abis(arguments.abi)
        defined = asked_macros(arguments.define)
        asked = StructQuery(tuple(map(plain_name, arguments.names)), tuple(abis), defined)
        shown = _shown(arguments, asked)
        _check_alternatives(shown, arguments.alternative)
        if arguments.output is not None and shown.tables:
            refused = write(
                arguments.output, lambda: _lines(shown, arguments),
                lambda: _picture(shown.tables, arguments),
                arguments.source,
            )  # fmt: skip
            if refused:
                return refused
    except (PatchError, CaptureError, UsageError) as problem:
        return complain(str(problem))
    findings = [found for one in shown.tables for found in one.findings]
    if arguments.json:
        put_json(_document(shown, findings if arguments.findings else None))
    elif arguments.output is None:
        put_all(_lines(shown, arguments))
    for each in shown.missing:
        complain(structs.missing_line(each, arguments.source))
    if shown.missing:
        return 2
    return 1 if any(each.severity == "error" for each in findings) else 0


def _shown(arguments: argparse.Namespace, asked: StructQuery) -> Shown:
    if is_btf(arguments.source):
        for option in ("base", "abi", "define"):
            if getattr(arguments, option):
                message = f"--{option}: BTF is the layout of one kernel, as it was built"
                raise UsageError(message)
        return laid_out(open_btf(arguments.source), asked)
    return laid_out(headers_of(arguments.source, arguments.base), asked)


def _document(shown: Shown, findings: list[Finding] | None) -> Json:
    made = structs.document([], shown.missing, findings)
    made["structs"] = [
        {**structs.struct(view), **one.where} for one in shown.tables for view in one.views
    ]
    if findings is not None:
        made["repairs"] = [
            structs.repair(each)
            for one in shown.tables
            if one.findings
            for each in repairs(one.views)
        ]
    return made


def _lines(shown: Shown, arguments: argparse.Namespace) -> Iterator[str]:
    for number, one in enumerate(shown.tables):
        if number:
            yield ""
        if one.head:
            yield one.head
        if not one.quiet:
            yield from structs.lines(one.views)
            if arguments.lanes:
                (band,) = _picture([one], arguments).bands
                yield from (f"  {each}" for each in lane_lines(band.grid))
            yield from structs.finding_lines(one.findings, len(one.views))
            yield from structs.repair_lines(repairs(one.views))


def _check_alternatives(shown: Shown, wanted: Sequence[str]) -> None:
    """Raise UsageError for one that no struct has."""
    views = [view for one in shown.tables for view in one.views]
    for path in wanted if views else ():
        if not any(leading_to(view.record, (path,), view.word) for view in views):
            message = f"--alternative {path}: no union has it; expected a member by its full path"
            raise UsageError(message)


def _picture(tables: Sequence[Table], arguments: argparse.Namespace) -> Picture:
    folded: bool = arguments.fold
    wanted: list[str] = arguments.alternative
    return drawn(
        tables, arguments.source, arguments.row, lambda _path: folded,
        lambda view: leading_to(view.record, wanted, view.word), lanes=arguments.lanes,
    )  # fmt: skip


def plain_name(given: str) -> str:
    """Return a struct's name without ``struct`` before it."""
    return re.sub(r"\A\s*(?:struct|union)\s+", "", given).strip()


def asked_abis(text: str | None) -> list[Abi]:
    """Return what ``--abi`` names; raises UsageError."""
    if text is None:
        return list(WITH_VFIO)
    if text == "all":
        return list(ABIS.values())
    found = []
    for key in dict.fromkeys(each.strip() for each in text.split(",")):
        if key not in ABIS:
            message = f"--abi {key}: unknown; there are {', '.join(ABIS)}"
            raise UsageError(message)
        found.append(ABIS[key])
    return found


def asked_macros(given: Sequence[str]) -> dict[str, str]:
    """Return what ``--define`` names; raises UsageError."""
    found = {}
    for each in given:
        match = _DEFINED.fullmatch(each)
        if match is None:
            message = f"--define {each}: no macro; expected NAME or NAME=VALUE"
            raise UsageError(message)
        found[match[1]] = "1" if match[2] is None else match[2]
    return found
