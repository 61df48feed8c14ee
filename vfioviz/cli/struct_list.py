"""``vfioviz struct --list``: which structs, unions and typedefs a source declares."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from typing import TypeVar

from vfioviz.capture.headerlist import HeadersWanted, listed
from vfioviz.capture.patches.entry import PatchError
from vfioviz.capture.source import CaptureError
from vfioviz.cli.printing import note, progress, put_all, put_json
from vfioviz.cli.problems import complain

T = TypeVar("T")
_EVERY = 100
"""Headers after which it is said how many were looked through."""


def run(arguments: argparse.Namespace) -> int:
    """Print the names, by the alphabet, that have one of the words in them; status 1 for none."""
    for option in ("output", "alternative", "define", "abi", "findings"):
        if getattr(arguments, option):
            return complain(f"struct --list lays nothing out: leave out {_WORDS[option]}")
    try:
        opened = listed(HeadersWanted(arguments.source, arguments.base or ""), _watch)
    except (PatchError, CaptureError) as problem:
        return complain(str(problem))
    words = [each.casefold() for each in arguments.names]
    names = [
        each for each in opened.names if not words or any(word in each.casefold() for word in words)
    ]
    if arguments.json:
        put_json({"schema": 1, "source": arguments.source, "names": list(names)})
    else:
        put_all(names)
    if not names:
        what = "no struct, union or typedef is declared there"
        if opened.names:
            what = (
                f"none of its {len(opened.names)} structs has {' or '.join(arguments.names)} in it"
            )
        note(f"{arguments.source}: {what}")
    return 0 if names else 1


_WORDS = {
    "output": "-o", "alternative": "--alternative", "define": "-D", "abi": "--abi",
    "findings": "--findings",
}  # fmt: skip


def _watch(each: Iterable[T], total: int = 0, /) -> Iterator[T]:
    for number, one in enumerate(each, start=1):
        progress(number, total, "headers", each=_EVERY)
        yield one
