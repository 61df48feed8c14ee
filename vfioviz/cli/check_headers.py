"""``vfioviz check --headers SOURCE``: the review of a uapi change, for a CI of a kernel tree.

What counts is what a change brings: a finding that the struct had before it is left out. Of headers
that nothing changes it is all that they have.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal

from vfioviz.capture.headerchange import Changed, Pair, changed, pairs
from vfioviz.capture.headernames import declared_names
from vfioviz.capture.headeropen import PatchedHeaders, headers_of
from vfioviz.capture.headerpatch import in_doubt
from vfioviz.capture.headersource import HeaderSource
from vfioviz.capture.patches.entry import PatchError
from vfioviz.capture.source import CaptureError
from vfioviz.cli.printing import note
from vfioviz.cli.problems import complain
from vfioviz.cli.reports import WRITERS, Report, Result, Said, Wanted
from vfioviz.headers.change import review_change
from vfioviz.headers.rules import RULES, Finding, review
from vfioviz.headers.view import StructView
from vfioviz.uapi.abi import ABIS, WITH_VFIO
from vfioviz.uapi.schema import Abi


def run(arguments: argparse.Namespace) -> int:
    """Review headers; status 1 where an error is found, 2 where something is not understood."""
    required = tuple(arguments.require or ())
    if wrong := _usage(arguments, required):
        return complain(wrong)
    abis = [ABIS[arguments.abi]] if arguments.abi else list(WITH_VFIO)
    try:
        found = headers_of(arguments.headers, arguments.base)
        asked = list(pairs(found, arguments.headers))
        report = _report(asked, abis, required)
    except (PatchError, CaptureError) as problem:
        return complain(str(problem))
    passed = {path for each in asked for path in each.passed}
    if passed:
        note(f"{len(passed)} of the kernel's own headers are passed over: no uapi")
    if _is_prose(asked, arguments.headers):
        return complain(f"{arguments.headers}: neither a diff nor a struct is in it")
    if not any(each.paths for each in asked):
        note(_nothing(asked, arguments.headers, found))
        if not asked or asked[0].before is None:
            return 2
    WRITERS[arguments.format](report, sys.stdout)
    if any(result.error for result in report.results):
        return 2
    return 1 if any(result.fails for result in report.results) else 0


def _usage(arguments: argparse.Namespace, required: Sequence[str]) -> str:
    """Return what is wrong with the options, "" for nothing."""
    for option in ("golden", "ioctl", "read_as", "word_order", "kmsan", "capability"):
        if getattr(arguments, option):
            return f"--{option.replace('_', '-')} is about answers; name a FILE"
    for key in required:
        if key not in RULES:
            return f"--require {key}: no rule of headers; there are {', '.join(RULES)}"
    return ""


def _is_prose(asked: Sequence[Pair], name: str) -> bool:
    """Tell whether a text is taken for a header only because it is no patch."""
    if len(asked) != 1 or asked[0].before is not None or Path(name).suffix in {".h", ".c"}:
        return False
    source = asked[0].after
    texts = [source.text(path) or "" for path in asked[0].paths] if source else []
    return bool(texts) and not any(map(declared_names, texts))


def _nothing(asked: Sequence[Pair], source: str, found: HeaderSource | PatchedHeaders) -> str:
    if asked and asked[0].before is not None:
        return f"{source} changes no header of programs"
    if asked:
        return f"{source} holds more than is reviewed: name a header, a patch, or TREE@A..B"
    patches = found.patches if isinstance(found, PatchedHeaders) else None
    if patches is not None and (why := in_doubt(patches)):
        return f"{source}: {why}"
    return (
        f"{source}: no diff in it changes a header that it shows whole, or fits the built-in "
        "declarations; --base TREE@REV names what it was made for"
    )


def _report(asked: Sequence[Pair], abis: Sequence[Abi], required: tuple[str, ...]) -> Report:
    results: list[Result] = []
    files: set[str] = set()
    structs = 0
    for pair in asked:
        files |= set(pair.paths)
        found, lost = changed(pair, abis)
        structs += len(found)
        for each in found:
            broken = tuple(_broken(each, required, exact=pair.exact))
            if broken:
                results.append(Result(each.path, None, broken, what=_what(each, pair)))
        for one in lost:
            where = f"{one.path}:{one.line}"
            what = f"{one.name}: {one.why}" if one.name else one.why
            results.append(Result(one.path, None, error=f"{where}: {what}"))
    keys = required or tuple(RULES)
    wanted = tuple(Wanted(key, RULES[key].text) for key in keys)
    return Report(wanted, len(files), structs, tuple(results), kinds=("structs", "headers"))


def _what(each: Changed, pair: Pair) -> str:
    word = (each.after or each.before)[0].word
    return f"{word} {each.name}" + (f", {pair.title}" if pair.title else "")


def _broken(each: Changed, required: tuple[str, ...], *, exact: bool) -> Iterator[Said]:
    had = {_key(found) for found in review(each.before)}
    found = [one for one in review(each.after) if _key(one) not in had]
    if each.before and each.after:
        found += review_change(each.before, each.after)
    if not each.after:
        abis = tuple(view.abi for view in each.before)
        found = [Finding("struct-gone", each.name, abis, "", "it is declared no more")]
    views = each.after or each.before
    for one in found:
        if not required or one.rule in required:
            told = _said(one, views, one.severity if not required else "error")
            yield told if exact else told._replace(line=0, where="in the diff")


def _key(found: Finding) -> tuple[str, str, str]:
    """Return what makes a finding the same one before and after a change."""
    return found.rule, found.member, found.text if found.rule == "hole" else ""


def _said(
    found: Finding, views: Sequence[StructView], level: Literal["error", "warning", "note"]
) -> Said:
    field = views[0].field(found.member) if found.member else None
    line = (views[0] if field is None else field).place.line or 1
    member = f"{found.member}: " if found.member and not found.text.startswith(found.member) else ""
    where = f" ({', '.join(found.abis)})" if len(found.abis) < len(views) else ""
    more = (("struct", found.struct), ("member", found.member or None), ("abis", list(found.abis)))
    return Said(
        found.rule, f"{member}{found.text}{where}", f"line {line}", line=line, level=level,
        more=more,
    )  # fmt: skip
