"""``vfioviz consumers``: how programs in user space walk an answer."""

from __future__ import annotations

import argparse
import json
import sys

from vfioviz.cli.load import UsageError, complain, load
from vfioviz.codec.consumers.known import consumers_of
from vfioviz.codec.consumers.walk import Ending, Walk, walk
from vfioviz.scene.jsonable import SCHEMA, Json
from vfioviz.uapi.caps import versions

_BAD = frozenset({Ending.OUTSIDE, Ending.ENDLESS})


def run(arguments: argparse.Namespace) -> int:
    """Walk one record; status 1 where a program never ends or reads outside."""
    try:
        one = load(arguments)
    except UsageError as problem:
        return complain(str(problem))
    key = one.ioctl.key
    walks = [walk(each, one.capture.data, key, one.abi) for each in consumers_of(key)]
    if arguments.json:
        document = {
            "schema": SCHEMA,
            "ioctl": key,
            "abi": one.abi.key,
            "walks": [_jsonable(each) for each in walks],
        }
        json.dump(document, sys.stdout, indent=1)
        sys.stdout.write("\n")
    else:
        for each in walks:
            sys.stdout.writelines(f"{line}\n" for line in _lines(each, key))
    return 1 if any(each.ending in _BAD for each in walks) else 0


def _lines(each: Walk, ioctl: str) -> list[str]:
    found = [f"{_name(ioctl, v.id)} at {v.start}" for v in each.visits if v.outside is None]
    lines = [
        f"{each.consumer.title} ({each.consumer.source})",
        f"    {each.ending.value}: {each.reason}",
        f"    found: {', '.join(found) or 'nothing'}",
    ]
    if each.unaligned and each.traps:
        lines.append(f"    {each.unaligned} unaligned loads: {each.traps}")
    if each.consumer.note:
        lines.append(f"    ({each.consumer.note})")
    return lines


def _name(ioctl: str, id_: int) -> str:
    known = versions(ioctl, id_)
    return known[-1].name if known else f"id {id_}"


def _jsonable(each: Walk) -> Json:
    return {
        "consumer": each.consumer.key,
        "title": each.consumer.title,
        "source": each.consumer.source,
        "ending": each.ending.value,
        "reason": each.reason,
        "access": each.consumer.access.value,
        "traps": each.traps,
        "visits": [
            {
                "start": visit.start,
                "id": visit.id,
                "version": visit.version,
                "next": visit.next,
                "unaligned": [list(load) for load in visit.unaligned],
                "outside": visit.outside and list(visit.outside),
            }
            for visit in each.visits
        ],
    }
