"""Changes codec, kernel and document a little, many times, and counts what the tests notice.

    python -m tests.mutation [--sample N] [--seed N] [LAYER or FILE ...]

Prints what no test noticed, and the score. A sample is the same for the same seed and code.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from tests.mutation.mutants import Mutant, mutants
from tests.mutation.running import ROOT, prepare, run

LAYERS = {
    "codec": ("tests/codec", "tests/test_chainwriter.py", "tests/laws"),
    "kernel": ("tests/kernel", "tests/laws"),
    "document": ("tests/document", "tests/laws"),
}
"""The tests that have to notice, the quick ones first."""
LEFT_OUT = (
    "tests/codec/test_laws.py::test_10000_mutated_buffers_tile",
    "tests/kernel/test_oracle.py",
    "tests/document/test_capture_files.py::test_a_sweep_of_a_machine_is_written_and_read",
    "tests/document/test_capture_files.py::test_twice_the_records_are_twice_the_work",
)
"""Slow ones, and those that call compilers."""


def files(wanted: Sequence[str]) -> list[tuple[str, Path]]:
    """Return the modules that are changed, each with its layer."""
    found = []
    for name in wanted or list(LAYERS):
        path = ROOT / name if name.endswith(".py") else ROOT / "vfioviz" / name
        paths = [path] if path.is_file() else sorted(path.rglob("*.py"))
        found += [(each.relative_to(ROOT / "vfioviz").parts[0], each) for each in paths]
    return found


def tests_of(layer: str) -> list[str]:
    """Return the words for pytest."""
    return [*LAYERS[layer], *(f"--deselect={each}" for each in LEFT_OUT)]


def chosen(wanted: Sequence[str], sample: int, seed: int) -> list[tuple[str, Mutant]]:
    """Return the changes to try; a sample is drawn evenly over all of them."""
    every = [(layer, one) for layer, path in files(wanted) for one in mutants(path)]
    if sample and sample < len(every):
        every = random.Random(seed).sample(every, sample)  # noqa: S311 -- it has to repeat
    return sorted(every, key=lambda each: (str(each[1].path), each[1].line, each[1].place))


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.mutation", description=__doc__)
    parser.add_argument("wanted", nargs="*", metavar="LAYER or FILE")
    parser.add_argument("--sample", type=int, default=0, help="how many; 0, the default: all")
    parser.add_argument("--seed", type=int, default=1, help="of the sample")
    asked = parser.parse_args()
    every = chosen(asked.wanted, asked.sample, asked.seed)
    prepare()
    seconds: dict[str, float] = {}
    for layer in dict.fromkeys(layer for layer, _ in every):
        began = time.monotonic()
        if run(tests_of(layer), None, 3600) != "passed":
            print(f"{layer}: its tests fail on the code as it is", file=sys.stderr)
            return 2
        seconds[layer] = 60 + 5 * (time.monotonic() - began)
    noticed: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for number, (layer, one) in enumerate(every, start=1):
        result = run(tests_of(layer), (one.path, one.tree()), seconds[layer])
        total[layer] += 1
        noticed[layer] += result != "passed"
        if result == "passed":
            print(f"not noticed: {str(one).removeprefix(f'{ROOT}/')}", flush=True)
        if number % 50 == 0:
            print(f"{number} of {len(every)}, {sum(noticed.values())} noticed", flush=True)
    for layer, count in total.items():
        print(f"{layer}: {noticed[layer]} of {count} noticed, {noticed[layer] / count:.1%}")
    whole = sum(total.values())
    print(f"score: {sum(noticed.values())} of {whole}, {sum(noticed.values()) / max(1, whole):.1%}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
