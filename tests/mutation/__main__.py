"""Changes codec, kernel and document a little, many times, and counts what the tests notice.

    python -m tests.mutation [--sample N] [--seed N] [--quick | --tests FILE] [LAYER or FILE ...]

Prints what no test noticed, and the score of each module. A sample is the same for the same seed
and code. Which tests reach which line is measured once and kept in build/ until the code or the
file of tests changes: the first sample takes minutes more than the next.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from tests.mutation.kept import Kept
from tests.mutation.mutants import Mutant, mutants
from tests.mutation.reaching import Reached, joined
from tests.mutation.running import ROOT, prepare, reached, run

LAYERS = ("codec", "kernel", "document")
AREAS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("codec/consumers", ("tests/codec/test_consumers.py",)),
    (
        "codec",
        (
            "tests/codec",
            "--ignore-glob=*/test_consumers*",
            "tests/test_chainwriter.py",
            "tests/guess",
            "tests/document/test_headers.py",
            "tests/laws",
        ),
    ),
    (
        "kernel/sourced",
        (
            "tests/kernel/sourced",
            "tests/csource/test_variants.py",
            "tests/csource/test_variants_hostile.py",
            "tests/csource/test_driven.py",
            "tests/csource/test_trace.py",
            "tests/csource/test_rewriting.py",
            "tests/scene/test_watching.py",
            "tests/document/test_added_variants.py",
        ),
    ),
    ("kernel", ("tests/kernel", "tests/laws")),
    ("document/teach", ("tests/document/teach",)),
    (
        "document",
        (
            "tests/document",
            "--ignore=tests/document/teach",
            "tests/scene/test_watching.py",
            "tests/laws",
        ),
    ),
)
"""Folder -> the tests that have to notice, the quick ones first."""
LEFT_OUT = (
    "tests/codec/test_laws.py::test_10000_mutated_buffers_tile",
    "tests/kernel/test_oracle.py",
    "tests/kernel/test_tables.py::test_65000_capabilities_take_linear_time",
    "tests/document/test_capture_files.py",
    "tests/csource/test_variants.py::test_an_endless_chain_ends",
    "tests/laws/test_kept.py::test_each_text_form_pastes_back_to_the_same_bytes",
)
"""Slow ones, those that call compilers, those of another layer."""
FIRST = 25
"""How many of the tests that reach a change are asked before the others are loaded."""


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


def judged(area: str, found: Reached, one: Mutant, *, whole: bool) -> str:
    """Return what the tests say of a change: those that reach it, then all of the area."""
    seconds = 60 + 5 * sum(found.seconds.values())
    changed = (one.path, one.tree())
    names = found.tests(one)
    # Most are noticed by the quickest few: no other file is loaded for those.
    for some in filter(None, (names[:FIRST], names[FIRST:])):
        places = sorted({name.partition("::")[0] for name in some})
        result = run(places, changed, seconds, some)
        if result != "passed":
            return result
    return run(tests_of(area), changed, seconds) if whole or not names else "passed"


def judged_by(tests: str, one: Mutant) -> str:
    """Return what one file or folder of tests says of a change."""
    return run([tests], (one.path, one.tree()), 600)


def measured(area: str, kept: Kept) -> Reached | None:
    """Return which tests of an area reach which line of it; None: one fails."""
    tests = tests_of(area)
    found, missing = kept.read(area, test_files(tests))
    if not missing:
        return found
    modules = [path for its, path in files(()) if its == area]
    news = reached([*missing, *(word for word in tests if word.startswith("--deselect"))], modules)
    if news is None:
        return None
    kept.write(area, missing, news)
    return joined((found, news))


def test_files(tests: Sequence[str]) -> list[str]:
    """Return the files of tests that words for pytest name."""
    found: list[Path] = []
    for word in tests:
        if word.startswith("--ignore"):
            unasked = word.partition("=")[2]
            found = [
                path for path in found if not (path.match(unasked) or path.is_relative_to(unasked))
            ]
        elif not word.startswith("-"):
            path = Path(word)
            found += [path] if path.is_file() else sorted(path.rglob("test_*.py"))
    return [path.as_posix() for path in found]


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.mutation", description=__doc__)
    parser.add_argument("wanted", nargs="*", metavar="LAYER or FILE")
    parser.add_argument("--sample", type=int, default=0, help="how many; 0, the default: all")
    parser.add_argument("--seed", type=int, default=1, help="of the sample")
    parser.add_argument(
        "--quick",
        action="store_true",
        help="ask only the tests that reach a change: one that a cache kept from it is not asked",
    )
    parser.add_argument(
        "--tests",
        metavar="FILE",
        help="ask this file or folder of tests alone; nothing is measured",
    )
    asked = parser.parse_args()
    every = chosen(asked.wanted, asked.sample, asked.seed)
    prepare()
    judges: dict[str, Callable[[Mutant], str]] = {}
    kept = None if asked.tests else Kept(ROOT)
    for area in dict.fromkeys(area for area, _ in every):
        if kept is None:
            judges[area] = partial(judged_by, asked.tests)
            continue
        found = measured(area, kept)
        if found is None:
            print(f"{area}: its tests fail on the code as it is", file=sys.stderr)
            return 2
        judges[area] = partial(judged, area, found, whole=not asked.quick)
    noticed: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for number, (area, one) in enumerate(every, start=1):
        result = judges[area](one)
        name = str(one.path.relative_to(ROOT / "vfioviz"))
        total[name] += 1
        noticed[name] += result != "passed"
        if result == "passed":
            print(f"not noticed: {str(one).removeprefix(f'{ROOT}/')}", flush=True)
        if number % 50 == 0:
            print(f"{number} of {len(every)}, {sum(noticed.values())} noticed", flush=True)
    for name, count in total.items():
        print(f"{name}: {noticed[name]} of {count} noticed, {noticed[name] / count:.1%}")
    whole = sum(total.values())
    print(f"score: {sum(noticed.values())} of {whole}, {sum(noticed.values()) / max(1, whole):.1%}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
