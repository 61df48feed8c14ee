"""Measures what the program promises and prints one table: ``python -m tests.bench [PART...]``.

Parts: decode, command, scaling, headers, window, charts; endurance takes minutes, when it is named.
All of them in one run on one machine; ratios travel, times do not.
``--against COMMIT`` measures the window of another commit beside this one, in turns.
Status 1 where a budget is missed.
"""

from __future__ import annotations

import argparse
import platform
import sys
from collections.abc import Callable

from tests.bench import against, decoding, headers, programs, scaling
from tests.bench.table import Section, lines, race_rows

FIRST_ANSWER = 3.0
"""What a first answer may take beside kaitai's reading of the values alone."""


def _decode() -> list[Section]:
    return [
        Section(
            "first answer: device info with five capabilities",
            race_rows(decoding.device(), within=FIRST_ANSWER),
        ),
        Section("IOMMU info with 10,000 ranges", race_rows(decoding.iommu())),
    ]


def _command() -> list[Section]:
    return [
        Section("command line", programs.command()),
        Section("many files", programs.check()),
    ]


def _window() -> list[Section]:
    return [
        Section("window, 5 columns of an ordinary answer", programs.ordinary()),
        Section("window, 5 columns interpreted from C", programs.sourced()),
        Section("window, an answer of 16 MiB", programs.large()),
        Section("start, each in its own process", programs.start()),
    ]


def _charts() -> list[Section]:
    return [Section("charts", programs.charts())]


def _scaling() -> list[Section]:
    return [
        Section("budgets", scaling.budgets()),
        Section("time against size", scaling.rows()),
    ]


def _headers() -> list[Section]:
    return [Section("structs of headers", headers.rows())]


def _endurance() -> list[Section]:
    return [Section("10,000 edits and undos", programs.endurance())]


PARTS: dict[str, Callable[[], list[Section]]] = {
    "decode": _decode,
    "command": _command,
    "scaling": _scaling,
    "headers": _headers,
    "window": _window,
    "charts": _charts,
    "endurance": _endurance,
}
LONG = ("endurance",)
"""Minutes: only when asked for."""


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(PARTS))
    parser.add_argument("--against", metavar="COMMIT", help="its window beside this one, no parts")
    asked = parser.parse_args()
    if asked.against:
        print("\n".join(lines([against.section(asked.against)])))
        return 0
    wanted = asked.parts or [part for part in PARTS if part not in LONG]
    if unknown := set(wanted) - set(PARTS):
        parser.error(f"no part {', '.join(sorted(unknown))}: expected {', '.join(PARTS)}")
    machine = f"Python {platform.python_version()} on {platform.machine()}"
    print(f"{machine}; decoders: the least of many turns, all else: medians")
    missed = False
    for part in wanted:
        sections = PARTS[part]()
        print("\n".join(lines(sections)), flush=True)
        missed |= any(row.met is False for section in sections for row in section.rows)
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
