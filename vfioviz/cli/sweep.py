"""``vfioviz sweep``: what a caller gets for each argsz, and the calls that programs make."""

from __future__ import annotations

import argparse
from dataclasses import replace

from vfioviz.cli.asking import find_versions, producers, question
from vfioviz.cli.load import UsageError, complain, load
from vfioviz.cli.printing import note, put, put_json
from vfioviz.document.request import request
from vfioviz.kernel.question import ModelError
from vfioviz.kernel.run import Run
from vfioviz.kernel.sweep import SIZINGS, Outcome, Stretch, dance, sweep
from vfioviz.scene.jsonable import SCHEMA, Json


def run(arguments: argparse.Namespace) -> int:
    """Sweep one request through variants; status 1 where a caller is overrun."""
    try:
        one = load(arguments)
        wanted = request(one.capture, one.captures, one.ioctl, one.abi)
        chosen = find_versions(arguments.variants, producers(arguments))
        asked = replace(question(one, wanted, arguments), argsz=None, fill=0)
        strips = {each.key: sweep(asked, each) for each in chosen}
        dances = {
            each.key: {sizing.key: tuple(dance(sizing, asked, each)) for sizing in SIZINGS}
            for each in chosen
        }
    except (UsageError, ModelError) as problem:
        return complain(str(problem))
    for text in wanted.notes:
        note(text)
    if arguments.json:
        document = {
            "schema": SCHEMA,
            "model": True,
            "ioctl": one.ioctl.key,
            "abi": one.abi.key,
            "variants": {
                key: {
                    "argsz": [_stretch(each) for each in strip],
                    "calls": {
                        name: [_call(call) for call in calls] for name, calls in dances[key].items()
                    },
                }
                for key, strip in strips.items()
            },
        }
        put_json(document)
    else:
        _text(strips, dances)
    overrun = any(each.outcome is Outcome.OVERRUN for strip in strips.values() for each in strip)
    return 1 if overrun else 0


def _stretch(each: Stretch) -> Json:
    told: Json = {"start": each.start, "stop": each.stop, "outcome": each.outcome.value}
    if each.most:
        told["errno" if each.outcome is Outcome.ERROR else "overrun"] = each.most
    return told


def _call(call: Run) -> Json:
    return {
        "argsz_in": call.argsz_in,
        "argsz_out": call.argsz_out,
        "errno": call.errno,
        "overrun": call.overrun,
        "caps": len(call.caps),
    }


def _text(
    strips: dict[str, tuple[Stretch, ...]], dances: dict[str, dict[str, tuple[Run, ...]]]
) -> None:
    for key, strip in strips.items():
        put(f"{key} (model)")
        for each in strip:
            span = f"{each.start}..{each.stop - 1}"
            more = ""
            if each.outcome is Outcome.OVERRUN:
                more = f", up to {each.most} bytes"
            elif each.outcome is Outcome.ERROR:
                more = f" {each.most}"
            put(f"    argsz {span:<10} {each.outcome.value}{more}")
        for name, calls in dances[key].items():
            steps = ", then ".join(
                f"{call.argsz_in} -> {call.argsz_out}"
                + (f" ({call.overrun} PAST)" if call.overrun else "")
                + (f" (errno {call.errno})" if call.errno else "")
                for call in calls
            )
            put(f"    {name:<16} {steps}")
