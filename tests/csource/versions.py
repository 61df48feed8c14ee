"""Which drivers of which kernels answer when their C is interpreted; on demand, as a table.

    python -m tests.csource.versions [--requests N] [--folder FOLDER] [VERSION=TREE[@REV]...]

A second row of each driver tells how it answers as the driver, on its model in samples/devices: as
the shipped variant answers what that device has to say (``tests.csource.devices``).

Debian's 6.1 and 6.12 are fetched to FOLDER as ``tests.csource.kernel`` does. Any other version is
a tree that is named, or a folder ``linux-source-VERSION`` in FOLDER; without one the table says
that its source is not to be had. A cell is the number of N (200) random requests on x86-64, i386,
arm and s390x that the source answers as the shipped variant of its time does, or why it refuses.
"""

# ruff: noqa: S311
from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path

from tests.csource import devices, kernel
from tests.csource.variants import ABI_KEYS, facts, request_of, unlike
from tests.models import IOCTLS, version
from vfioviz.codec.revision import ALIGNED
from vfioviz.document.added import VariantError
from vfioviz.document.variants import read, wanted
from vfioviz.kernel.handler import Handler
from vfioviz.kernel.question import Question
from vfioviz.kernel.rule import ModelError
from vfioviz.kernel.shipped import SHIPPED
from vfioviz.kernel.sourced.files import HANDLERS
from vfioviz.kernel.sourced.producer import Sourced
from vfioviz.uapi.abi import ABIS
from vfioviz.uapi.headerset import built_in

WANTED = ("4.19", "5.10", "5.15", "6.1", "6.6", "6.12", "6.19", "newest")


def tree(number: str, named: dict[str, str], folder: Path) -> str | None:
    """Return where the source of a kernel is; None where it is not to be had."""
    if number in named:
        return named[number]
    if number in kernel.VERSIONS:
        kernel.sources(folder, number)
    found = folder / f"linux-source-{number}"
    return str(found) if found.is_dir() else None


def cell(ours: Sourced, handler: Handler, key: str, count: int) -> tuple[str, int]:
    """Return what a handler does with random requests, and how many it answers otherwise."""
    theirs = version("v6.6" if ours.linux >= ALIGNED else "before-v6.6")
    chance = random.Random(f"{handler.key} {key}")
    seen: Counter[str] = Counter()
    for number in range(count):
        abi = ABIS[ABI_KEYS[number % len(ABI_KEYS)]]
        asked = request_of(IOCTLS[key], handler, abi, chance)
        try:
            mine = facts(ours.answer(asked))
        except ModelError as problem:
            seen[f"refused: {problem}"] += 1
            continue
        if _CORE in _text(ours, handler) and handler.key == "mbochs":
            asked = replace(asked, handler=SHIPPED.handler("gvt"))
        if not _chained(ours, handler, key):
            seen[_without_chain(asked, mine)] += 1
            continue
        other = unlike(asked, facts(theirs.answer(asked)), mine)
        seen["differs in " + ", ".join(other) if other else "equal"] += 1
    if set(seen) == {"equal"}:
        return f"equal on {count}", 0
    said = "; ".join(f"{times} {what}" for what, times in seen.most_common(3))
    return said, sum(times for what, times in seen.items() if what.startswith("differs"))


_CORE = "get_region_info_caps"
"""A driver that fills in a region's answer, which the core copies out: since v6.19."""


def _text(ours: Sourced, handler: Handler) -> str:
    files = ours.sources.files
    return next((files[path] for path in HANDLERS[handler.key] if path in files), "")


def _chained(ours: Sourced, handler: Handler, key: str) -> bool:
    """Whether the kernel can have a chain there: type1 since v5.4, devices since v5.10."""
    header = ours.sources.files["include/uapi/linux/vfio.h"]
    name = IOCTLS[key].struct_name
    if key == "region":
        marks = ("vfio_info_cap", "vfio_info_add_capability", "_info_ext", _CORE)
        return any(each in _text(ours, handler) for each in marks)
    return "cap_offset" in header[header.index(f"struct {name} {{") :].partition("\n};")[0]


def _without_chain(asked: Question, mine: dict[str, object]) -> str:
    """Judge an answer of a kernel that has no chain there: the info struct alone, or EINVAL."""
    minsz = asked.content.ioctl.minsz
    writes = [(0, minsz)] if not mine["errno"] else []
    if mine["caps"] or mine["writes"] != writes:
        return "differs: more than the info struct"
    return "without a chain: no version of the code to compare with"


def main() -> int:
    """Print the table; the exit status is 1 where an answer differs."""
    parser = argparse.ArgumentParser(prog="python -m tests.csource.versions", description=__doc__)
    parser.add_argument("--requests", type=int, default=200)
    parser.add_argument("--folder", type=Path, default=Path("/tmp/vfioviz-kernels"))  # noqa: S108 -- said above
    parser.add_argument("trees", nargs="*", metavar="VERSION=TREE[@REV]")
    given = parser.parse_args()
    named = dict(text.split("=", 1) for text in given.trees)
    different = 0
    for number in (*WANTED, *(each for each in named if each not in WANTED)):
        where = tree(number, named, given.folder)
        if where is None:
            print(f"{number:7} source not to be had")
            continue
        try:
            ours = read(wanted(f"mine={where}"))
        except VariantError as problem:
            print(f"{number:7} refused: {problem}")
            continue
        for handler in SHIPPED.handlers:
            if handler.key not in HANDLERS:
                continue
            for key in IOCTLS:
                if handler.answers(built_in().ioctls[key]) is not None:
                    said, wrong = cell(ours, handler, key, given.requests)
                    different += wrong
                    print(f"{number:7} {handler.key:9} {key:7} {said}", flush=True)
            for key in IOCTLS:
                said, wrong = devices.cell(where, ours, handler.key, key)
                different += wrong
                if said:
                    print(f"{number:7} {handler.key:9} {key:7} on its device: {said}", flush=True)
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())
