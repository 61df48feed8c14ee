"""``vfioviz consumers``: how programs in user space walk an answer.

JSON, beside ``schema``, ``ioctl`` and ``abi``: ``walks``, one a program. Of each:

- ``consumer``, ``title``, ``source`` (file, function, revision), ``revision``, ``access`` ("cast",
  "reference" or "copy"), ``note``;
- ``ending``, ``reason``: those of the worst outcome; ``harmful``: whether that ending does harm;
- ``traps``: what unaligned loads do, "" where there are none; ``unaligned``: how many there are;
- ``outcomes``: one for each pass along the chain, so for each id where a program looks for ids one
  by one. Of each: ``ids`` and ``names`` that are looked for, ``when`` (what is asked that the
  answer does not say), ``ending``, ``reason``, ``found`` (``id`` and ``start`` of what is used),
  ``unaligned`` (how many loads) and ``visits``;
- ``visits``: those of all passes, each place once.

A visit is a place that was taken for a capability: ``start``, and ``id``, ``version``, ``next`` as
they stand there; ``unaligned``, a list of [offset, bytes] (4096 at most); ``outside``, [start,
stop) of what was read where nothing is, or null. Offsets are in bytes from the info struct's start.

``ending`` is one of "found it", "reached the end", "no capabilities", "stopped early", "returned an
error", "failed an assertion", "ended itself", "aborted", "never ends", "reads outside the answer",
"writes outside its memory"; the last four of these are the harmful ones.
"""

from __future__ import annotations

import argparse

from vfioviz.cli.load import UsageError, complain, load
from vfioviz.cli.printing import put, put_all, put_json
from vfioviz.codec.consumers.known import consumers_of
from vfioviz.codec.consumers.walk import Outcome, Visit, Walk, name_of, walk
from vfioviz.scene.jsonable import SCHEMA, Json
from vfioviz.uapi.headerset import Ioctl


def run(arguments: argparse.Namespace) -> int:
    """Walk one record; status 1 where a program dies, never ends, or uses memory not its own."""
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
            "walks": [_walk(each, one.ioctl) for each in walks],
        }
        put_json(document)
    elif not walks:
        put(f"no program is known that walks answers of {one.ioctl.name}")
    else:
        for each in walks:
            put_all(_lines(each, one.ioctl))
    return 1 if any(each.ending.harmful for each in walks) else 0


def _lines(each: Walk, ioctl: Ioctl) -> list[str]:
    lines = [f"{each.consumer.title} ({each.consumer.source})"]
    for outcome in each.outcomes:
        when = f", {outcome.search.when}" if outcome.search.when else ""
        names = ", ".join(_name(ioctl, id_) for id_ in outcome.search.ids)
        lines.append(f"    {names}{when}: {outcome.ending.value}: {outcome.reason}")
        if outcome.found:
            lines.append(f"        found: {_found(ioctl, outcome)}")
    if each.traps:
        lines.append(f"    {each.unaligned} unaligned loads: {each.traps}")
    if each.consumer.note:
        lines.append(f"    ({each.consumer.note})")
    return lines


def _found(ioctl: Ioctl, outcome: Outcome) -> str:
    return ", ".join(f"{_name(ioctl, id_)} at {at}" for at, id_ in outcome.found)


def _name(ioctl: Ioctl, id_: int) -> str:
    return name_of(ioctl.ids, id_, ioctl.headers)


def _walk(each: Walk, ioctl: Ioctl) -> Json:
    places = {visit.start: visit for outcome in each.outcomes for visit in outcome.visits}
    return {
        "consumer": each.consumer.key,
        "title": each.consumer.title,
        "source": each.consumer.source,
        "revision": each.consumer.revision,
        "note": each.consumer.note,
        "ending": each.ending.value,
        "reason": each.reason,
        "harmful": each.ending.harmful,
        "access": each.consumer.access.value,
        "traps": each.traps,
        "unaligned": each.unaligned,
        "outcomes": [_outcome(one, ioctl) for one in each.outcomes],
        "visits": [_visit(visit) for visit in places.values()],
    }


def _outcome(each: Outcome, ioctl: Ioctl) -> Json:
    return {
        "ids": list(each.search.ids),
        "names": [_name(ioctl, id_) for id_ in each.search.ids],
        "when": each.search.when,
        "ending": each.ending.value,
        "reason": each.reason,
        "found": [{"id": id_, "start": at} for at, id_ in each.found],
        "unaligned": each.unaligned,
        "visits": [_visit(visit) for visit in each.visits],
    }


def _visit(visit: Visit) -> Json:
    return {
        "start": visit.start,
        "id": visit.id,
        "version": visit.version,
        "next": visit.next,
        "unaligned": [list(load) for load in visit.unaligned],
        "outside": visit.outside and list(visit.outside),
    }
