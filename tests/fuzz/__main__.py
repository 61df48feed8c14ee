"""Feeds damaged input to every reader.

``python -m tests.fuzz [--seed N] [--seconds S] [TARGET...]``

Prints how many inputs each target took and what became of them. A finding is printed with the
words that repeat it; then the status is 1. The same seed gives the same inputs on every machine,
however many of them there is time for.
"""

from __future__ import annotations

import argparse
import random
import signal
import sys
import time
import traceback
from collections import Counter
from types import FrameType

from tests.fuzz.targets import TARGETS

LONGEST = 20
"""Seconds of processor time that one input may take."""
_WAITING = 300
"""Seconds that it may take by the clock: a busy machine is no finding, a reader that waits is."""
_TURN = 1.0
"""Seconds until it is another target's turn."""
_SAID = 12
"""Lines of a traceback that are printed."""


class TooLongError(Exception):
    """An input that is still being worked on."""


def _too_long(number: int, _frame: FrameType | None) -> None:
    if number == signal.SIGPROF:
        raise TooLongError(f"more than {LONGEST} seconds of processor time")
    raise TooLongError(f"more than {_WAITING} seconds")


def one(target: str, seed: int, number: int) -> str:
    """Run one input; returns what became of it, raises what it should not."""
    rng = random.Random(f"{seed}/{target}/{number}")  # noqa: S311 -- no secret
    signal.setitimer(signal.ITIMER_PROF, LONGEST)
    signal.setitimer(signal.ITIMER_REAL, _WAITING)
    try:
        return TARGETS[target](rng)
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.setitimer(signal.ITIMER_REAL, 0)


def _tell(again: str, told: set[str]) -> None:
    """Print a finding; of several with one place of origin the first alone."""
    lines = traceback.format_exc().splitlines()
    place = " ".join([line.strip() for line in lines if line.startswith("  File ")][-2:])
    if place not in told:
        told.add(place)
        print("\n".join(("", again, *lines[-_SAID:])), flush=True)


def fuzz(targets: list[str], seed: int, seconds: float, only: int | None) -> int:
    """Run until the time is over; returns the number of findings."""
    counts = {target: Counter[str]() for target in targets}
    spent = dict.fromkeys(targets, 0.0)
    found = 0
    told: set[str] = set()
    stop = time.monotonic() + seconds
    while time.monotonic() < stop or only is not None:
        for target in targets:
            began = time.monotonic()
            while time.monotonic() < min(began + _TURN, stop) or only is not None:
                number = sum(counts[target].values()) if only is None else only
                try:
                    counts[target][one(target, seed, number)] += 1
                except Exception:  # noqa: BLE001 -- that is what is looked for
                    counts[target]["FINDING"] += 1
                    found += 1
                    _tell(f"python -m tests.fuzz {target} --seed {seed} --only {number}", told)
                if only is not None:
                    break
            spent[target] += time.monotonic() - began
        if only is not None:
            break
    for target, count in counts.items():
        total = sum(count.values())
        said = ", ".join(f"{number:,} {word}" for word, number in count.most_common())
        print(f"{target:<10} {total:>9,} inputs in {spent[target]:6.0f} s: {said}")
    print(f"seed {seed}: {found} findings")
    return found


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=", ".join(TARGETS))
    parser.add_argument("--seed", type=int, default=None, help="default: the time")
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--only", type=int, metavar="N", help="the input of that number alone")
    arguments = parser.parse_args()
    if unknown := set(arguments.targets) - set(TARGETS):
        parser.error(f"no target {', '.join(sorted(unknown))}: expected {', '.join(TARGETS)}")
    for number in (signal.SIGALRM, signal.SIGPROF):
        signal.signal(number, _too_long)
    seed = int(time.time()) if arguments.seed is None else arguments.seed
    targets = arguments.targets or list(TARGETS)
    return int(fuzz(targets, seed, arguments.seconds, arguments.only) > 0)


if __name__ == "__main__":
    sys.exit(main())
