"""``vfioviz skew``: programs built with other headers, or for i386, on each kernel."""

from __future__ import annotations

import argparse

from vfioviz.cli.asking import find_versions, producers, question
from vfioviz.cli.load import UsageError, complain, load
from vfioviz.cli.printing import note, put_all, put_json
from vfioviz.document.request import request
from vfioviz.kernel.question import ModelError
from vfioviz.kernel.shipped import SHIPPED
from vfioviz.kernel.skew import Skew, skews
from vfioviz.scene.jsonable import SCHEMA, Json

_MOST = 6
"""Misread things that a line of text names."""


def run(arguments: argparse.Namespace) -> int:
    """Pair kernels with programs; status 1 where a program misreads something."""
    try:
        one = load(arguments)
        wanted = request(one.capture, one.captures, one.ioctl, one.abi)
        named = arguments.variants
        among = producers(arguments)
        usual = (*among.released, *(one for one in among.versions if one not in SHIPPED.versions))
        chosen = find_versions(named, among) if named else usual
        found = list(skews(question(one, wanted, arguments), chosen))
    except (UsageError, ModelError) as problem:
        return complain(str(problem))
    for text in wanted.notes:
        note(text)
    if arguments.json:
        document = {"schema": SCHEMA, "model": True, "pairs": [_jsonable(each) for each in found]}
        put_json(document)
    else:
        put_all(line for each in found for line in _lines(each))
    return 1 if any(each.misread or each.lies for each in found) else 0


def _lines(each: Skew) -> list[str]:
    release = ".".join(map(str, each.headers))
    calls = ", ".join(f"{call.argsz_in} -> {call.argsz_out}" for call in each.calls)
    lines = [
        f"{each.kernel} (model), program with headers of {release} for {each.program}: "
        f"sizeof(info) {each.sizeof}, argsz {calls}"
    ]
    lines += [f"    {text}" for text in each.lies]
    if not (each.misread or each.lies):
        lines.append("    reads what the kernel wrote")
    for one in each.misread[:_MOST]:
        values = f"{one.before or 'not there'} -> {one.after or 'not there'}"
        lines.append(f"    {one.kind.value}: {one.what}: {values}")
    if len(each.misread) > _MOST:
        lines.append(f"    and {len(each.misread) - _MOST} more")
    return lines


def _jsonable(each: Skew) -> Json:
    return {
        "variant": each.kernel,
        "headers": ".".join(map(str, each.headers)),
        "program_abi": each.program,
        "sizeof_info": each.sizeof,
        "argsz": [[call.argsz_in, call.argsz_out] for call in each.calls],
        "lies": list(each.lies),
        "misread": [
            {"kind": one.kind.value, "what": one.what, "kernel": one.before, "program": one.after}
            for one in each.misread
        ],
    }
