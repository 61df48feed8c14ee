"""``vfioviz struct``: structs of any header on each ABI, and what a reviewer would say."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence

from vfioviz.capture.headersource import HeaderSource, open_source, text_source
from vfioviz.capture.patches.characters import decoded
from vfioviz.capture.patches.entry import PatchError
from vfioviz.capture.patches.limits import MAX_BASE
from vfioviz.capture.source import CaptureError
from vfioviz.cli.printing import put, put_all, put_json
from vfioviz.cli.problems import UsageError, complain
from vfioviz.headers.find import Finder, Missing
from vfioviz.headers.rules import Finding, review
from vfioviz.headers.view import StructView
from vfioviz.scene import structs
from vfioviz.uapi.abi import ABIS, distinct
from vfioviz.uapi.schema import Abi

_DEFINED = re.compile(r"([A-Za-z_]\w{0,255})(?:=(.{0,1000}))?")


def run(arguments: argparse.Namespace) -> int:
    """Print structs; status 1 for findings of severity error, 2 where none could be laid out."""
    try:
        abis = _abis(arguments.abi)
        source = _source(arguments.source)
        found, missing, findings = _all(source, arguments, abis)
    except (PatchError, CaptureError, UsageError) as problem:
        return complain(str(problem))
    if arguments.json:
        every = [view for views in found for view in views]
        put_json(structs.document(every, missing, findings if arguments.findings else None))
    else:
        for number, views in enumerate(found):
            if number:
                put()
            put_all(structs.lines(views))
            own = [each for each in findings if each.struct == views[0].name]
            put_all(structs.finding_lines(own, len(views)))
    for each in missing:
        complain(_said(each, source.title))
    if missing:
        return 2
    return 1 if any(each.severity == "error" for each in findings) else 0


def _all(
    source: HeaderSource, arguments: argparse.Namespace, abis: Sequence[Abi]
) -> tuple[list[tuple[StructView, ...]], list[Missing], list[Finding]]:
    finder = Finder(source.files, _defined(arguments.define))
    found: list[tuple[StructView, ...]] = []
    missing: list[Missing] = []
    findings: list[Finding] = []
    for given in arguments.names:
        name = re.sub(r"\A\s*(?:struct|union)\s+", "", given).strip()
        result = finder.find(name, source.declaring(name), abis)
        missing += result.missing
        if result.structs:
            found.append(result.structs)
            findings += review(result.structs)
    return found, missing, findings


def _source(text: str) -> HeaderSource:
    if text not in {"-", "/dev/stdin"}:
        return open_source(text)
    data = sys.stdin.buffer.read(MAX_BASE + 1)
    if len(data) > MAX_BASE:
        message = f"standard input: more than {MAX_BASE >> 20} MiB, the most that is read"
        raise UsageError(message)
    return text_source(decoded(data), "standard input")


def _abis(text: str | None) -> list[Abi]:
    if text is None:
        return list(distinct(abi for abi in ABIS.values() if abi.has_vfio))
    if text == "all":
        return list(ABIS.values())
    found = []
    for key in dict.fromkeys(each.strip() for each in text.split(",")):
        if key not in ABIS:
            message = f"--abi {key}: unknown; there are {', '.join(ABIS)}"
            raise UsageError(message)
        found.append(ABIS[key])
    return found


def _defined(given: Sequence[str]) -> dict[str, str]:
    found = {}
    for each in given:
        match = _DEFINED.fullmatch(each)
        if match is None:
            message = f"--define {each}: no macro; expected NAME or NAME=VALUE"
            raise UsageError(message)
        found[match[1]] = "1" if match[2] is None else match[2]
    return found


def _said(missing: Missing, source: str) -> str:
    where = missing.file or source
    line = f":{missing.line}" if missing.line else ""
    abi = f" ({missing.abi})" if missing.abi else ""
    return f"{where}{line}: {missing.name}: {missing.why}{abi}"
