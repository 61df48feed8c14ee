"""The window of another commit beside this one: edit to paint, undo, the argsz slider.

Each of the three derives all five columns anew and paints them. What is compared is processor
time, the least of many: on a busy machine both are waiting most of the time.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.bench.programs import ENVIRONMENT, FIRST, ROOT
from tests.bench.table import Row, Section, duration

TURNS = 3
_LEAST = """
import statistics, time
time.perf_counter, statistics.median = time.process_time, min
from tests.bench.child import main
main()
"""
"""The measurement of either tree, by its own code, with another clock."""
MEASURED = {
    "repaint": "repaint",
    "edit": "edit to paint",
    "undo": "undo to paint",
    "slide": "argsz slider to paint",
}


def section(commit: str) -> Section:
    """Return the least processor time of both, and their ratio.

    Raises CalledProcessError for a commit that is not there, or has no such measurement.
    """
    with tempfile.TemporaryDirectory() as folder:
        other = Path(folder) / "tree"
        _git("worktree", "add", "--quiet", "--detach", str(other), commit)
        try:
            times = {ROOT: _nothing(), other: _nothing()}
            for _ in range(TURNS):
                for tree, taken in times.items():
                    told = _window(tree)
                    for key in MEASURED:
                        taken[key] = min(taken[key], told[key])
            mine, theirs = times.values()
        finally:
            _git("worktree", "remove", "--force", str(other))
    rows = [
        Row(
            named,
            duration(mine[key]),
            f"{mine[key] / theirs[key]:.2f} times {duration(theirs[key])}",
            mine[key] <= theirs[key],
        )
        for key, named in MEASURED.items()
    ]
    return Section(f"window, 5 columns, beside {commit}", rows)


def _nothing() -> dict[str, float]:
    return dict.fromkeys(MEASURED, float("inf"))


def _git(*words: str) -> None:
    subprocess.run(["git", *words], check=True, cwd=ROOT)


def _window(tree: Path) -> dict[str, float]:
    """Measure the window of a tree, by its own code, in a home of its own."""
    with tempfile.TemporaryDirectory() as home:
        places = {"XDG_STATE_HOME": home, "XDG_CONFIG_HOME": home, "PYTHONPATH": str(tree)}
        done = subprocess.run(
            [sys.executable, "-c", _LEAST, "window", FIRST],
            check=True,
            stdout=subprocess.PIPE,
            cwd=tree,
            env={**ENVIRONMENT, **places},
            encoding="utf-8",
        )
    told: dict[str, float] = json.loads(done.stdout)
    return told
