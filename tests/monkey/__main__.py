"""Presses whatever there is, 10,000 times.

``python -m tests.monkey [--seed N] [--count N] [--patience SECONDS] [--log FILE]``

Prints what went wrong with the step that did it; then the status is 1. A step that took longer
than the patience is a finding as well, so the machine should have nothing else to do.
"""

from __future__ import annotations

import argparse
import faulthandler
import os
import sys
import tempfile
from functools import partial
from pathlib import Path

_HANGS = 25
"""Seconds after which a step is not waited for any longer."""


def _alone(folder: Path) -> None:
    """Let settings, journals and files go nowhere else."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    for name in ("CONFIG", "STATE", "DATA", "CACHE"):
        place = folder / name.lower()
        place.mkdir()
        os.environ[f"XDG_{name}_HOME"] = str(place)
    os.environ["HOME"] = str(folder)
    os.chdir(folder)


def main() -> int:
    raw = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(
        prog="python -m tests.monkey", description=__doc__, formatter_class=raw
    )
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--patience", type=float, default=1.0)
    parser.add_argument("--log", type=Path, help="where each step is written before it is done")
    given = parser.parse_args()
    log = None if given.log is None else given.log.resolve()
    with tempfile.TemporaryDirectory() as folder:
        sys.path.insert(0, str(Path.cwd()))
        _alone(Path(folder))
        return _run(given.seed, given.count, given.patience, log)


def _run(seed: int, count: int, patience: float, log: Path | None) -> int:
    # Where files go is said before Qt looks.
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 -- once the environment is set

    from tests.monkey.monkey import Monkey  # noqa: PLC0415 -- once the environment is set
    from vfioviz.ui.garbage import Collector  # noqa: PLC0415 -- once the environment is set
    from vfioviz.ui.theme import Theme  # noqa: PLC0415 -- once the environment is set
    from vfioviz.ui.windows import Windows  # noqa: PLC0415 -- once the environment is set

    app = QApplication(["vfioviz"])
    app.setQuitOnLastWindowClosed(False)
    Collector(app)
    monkey = Monkey(Windows(Theme(app)), seed, patience)
    faulthandler.enable()
    if log is not None:
        written = log.open("w", encoding="utf-8", buffering=1)
        monkey.tell = partial(print, end="", file=written, flush=True)
    wrong = 0
    # What hangs for good says where.
    faulthandler.dump_traceback_later(_HANGS, exit=True)
    for found in monkey.run(count, lambda: faulthandler.dump_traceback_later(_HANGS, exit=True)):
        wrong += 1
        print(f"step {found.step}, {found.did}\n{found.said}\n", flush=True)
    did = ", ".join(f"{number} {name}" for name, number in sorted(monkey.counts.items()))
    took, step, what = monkey.slowest
    print(f"seed {seed}: {count} steps ({did}), {len(monkey.triggered)} different actions")
    print(f"slowest: {took:.2f} s, step {step}, {what}")
    print(f"{wrong} findings")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
