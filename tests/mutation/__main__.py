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

LAYERS = ("codec", "kernel", "document")
AREAS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("codec/consumers", ("tests/codec/test_consumers.py",)),
    (
        "codec",
        (
            "tests/codec",
            "--ignore-glob=*/test_consumers*",
            "tests/test_chainwriter.py",
            "tests/laws",
        ),
    ),
    ("kernel", ("tests/kernel", "tests/laws")),
    ("document/teach", ("tests/document/teach",)),
    ("document", ("tests/document", "--ignore=tests/document/teach", "tests/laws")),
)
"""Folder -> the tests that have to notice, the quick ones first."""
LEFT_OUT = (
    "tests/codec/test_laws.py::test_10000_mutated_buffers_tile",
    "tests/kernel/test_oracle.py",
    "tests/kernel/test_tables.py::test_65000_capabilities_take_linear_time",
    "tests/document/test_capture_files.py",
    "tests/laws/test_kept.py::test_each_text_form_pastes_back_to_the_same_bytes",
)
"""Slow ones, those that call compilers, those of another layer."""


def files(wanted: Sequence[str]) -> list[tuple[str, Path]]:
    """Return the modules that are changed, each with its area."""
    found = []
    for name in wanted or LAYERS:
        path = ROOT / name if name.endswith(".py") else ROOT / "vfioviz" / name
        paths = [path] if path.is_file() else sorted(path.rglob("*.py"))
        found += [(area_of(each), each) for each in paths]
    return found


def area_of(path: Path) -> str:
    """Return the area that a module is of; raises StopIteration for one of none."""
    inside = path.relative_to(ROOT / "vfioviz").as_posix()
    return next(area for area, _ in AREAS if inside.startswith(f"{area}/"))


def tests_of(area: str) -> list[str]:
    """Return the words for pytest."""
    return [*dict(AREAS)[area], *(f"--deselect={each}" for each in LEFT_OUT)]


def chosen(wanted: Sequence[str], sample: int, seed: int) -> list[tuple[str, Mutant]]:
    """Return the changes to try; a sample is drawn evenly over all of them."""
    every = [(area, one) for area, path in files(wanted) for one in mutants(path)]
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
    for area in dict.fromkeys(area for area, _ in every):
        began = time.monotonic()
        if run(tests_of(area), None, 3600) != "passed":
            print(f"{area}: its tests fail on the code as it is", file=sys.stderr)
            return 2
        seconds[area] = 60 + 5 * (time.monotonic() - began)
    noticed: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for number, (area, one) in enumerate(every, start=1):
        result = run(tests_of(area), (one.path, one.tree()), seconds[area])
        total[area] += 1
        noticed[area] += result != "passed"
        if result == "passed":
            print(f"not noticed: {str(one).removeprefix(f'{ROOT}/')}", flush=True)
        if number % 50 == 0:
            print(f"{number} of {len(every)}, {sum(noticed.values())} noticed", flush=True)
    for area, count in total.items():
        print(f"{area}: {noticed[area]} of {count} noticed, {noticed[area] / count:.1%}")
    whole = sum(total.values())
    print(f"score: {sum(noticed.values())} of {whole}, {sum(noticed.values()) / max(1, whole):.1%}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
