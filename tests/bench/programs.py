"""Whole programs, each in a process of its own, taking turns."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from tests.bench.table import Row, budget, duration

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "samples"
FIRST = str(SAMPLES / "iommu-linux-6.1.bin")
SECOND = str(SAMPLES / "iommu-linux-6.12.bin")
# Byte code is kept, as it is for an installed program; the peers are installed ones.
ENVIRONMENT = {
    **{key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"},
    "QT_QPA_PLATFORM": "offscreen",
}
MEBIBYTE = 1024 * 1024


def _wall(command: list[str], status: int = 0) -> float:
    began = time.perf_counter()
    done = subprocess.run(
        command, check=False, stdout=subprocess.DEVNULL, cwd=ROOT, env=ENVIRONMENT
    )
    seconds = time.perf_counter() - began
    if done.returncode != status:
        message = f"{command}: status {done.returncode}, expected {status}"
        raise RuntimeError(message)
    return seconds


def command(repeats: int = 11) -> list[Row]:
    """Return the wall times of two commands, and of an interpreter that does nothing."""
    show = [sys.executable, "-m", "vfioviz", "show", FIRST, "--json"]
    devices = [sys.executable, "-m", "vfioviz", "devices"]
    bare, shown, listed = [], [], []
    for _ in range(repeats):
        bare.append(_wall([sys.executable, "-c", ""]))
        shown.append(_wall(show))
        listed.append(_wall(devices))
    return [
        budget("vfioviz show --json", statistics.median(shown), 0.3),
        budget("vfioviz devices", statistics.median(listed), 0.3),
        Row("python -c ''", duration(statistics.median(bare))),
    ]


def check(count: int = 10_000, sampled: int = 20) -> list[Row]:
    """Return ``vfioviz check`` on many files, beside a process for each of them."""
    answers = [path.read_bytes() for path in sorted(SAMPLES.glob("*.bin"))]
    with tempfile.TemporaryDirectory() as folder:
        for number in range(count):
            file = Path(folder) / f"{number:05}.bin"
            file.write_bytes(answers[number % len(answers)])
        words = [sys.executable, "-m", "vfioviz", "check", "--require", "align=8"]
        together = _wall([*words, folder], status=1)
        single = _wall([sys.executable, "-m", "vfioviz", "check", FIRST])
        apart = statistics.median([single, *(_wall([*words[:4], FIRST]) for _ in range(sampled))])
    ratio = apart * count / together
    return [
        Row(f"vfioviz check, {count:,} files", duration(together), f"{ratio:.0f} times faster than "
            "a process a file", ratio > 1),
        Row("vfioviz check, one file", duration(apart)),
    ]  # fmt: skip


def _child(*arguments: str) -> Any:
    """Run a module of this folder in a home of its own; returns what it prints as JSON.

    A window ended in the middle of an edit leaves a journal, that the next start asks about.
    """
    with tempfile.TemporaryDirectory() as home:
        done = subprocess.run(
            [sys.executable, "-m", "tests.bench.child", *arguments],
            check=True,
            stdout=subprocess.PIPE,
            cwd=ROOT,
            env={**ENVIRONMENT, "XDG_STATE_HOME": home, "XDG_CONFIG_HOME": home},
            encoding="utf-8",
        )
    return json.loads(done.stdout)


def ordinary() -> list[Row]:
    """Return repaint, scroll and edit to paint of five columns, and the memory that it took."""
    told = _child("window", FIRST, SECOND)
    return [
        budget("repaint", told["repaint"], 0.008),
        budget("repaint, no row kept", told["cold"], 0.008),
        budget("scroll by one row, painted", told["scroll"], 0.008),
        budget("edit to paint", told["edit"], 0.016),
        budget("undo to paint", told["undo"], 0.016),
        budget("argsz slider to paint", told["slide"], 0.016),
        budget("another file, opened, to paint", told["open"], 0.1),
        _memory(told["rss"]),
    ]


def sourced() -> list[Row]:
    """Return edit to paint of five columns that are interpreted from C."""
    told = _child("sourced", FIRST)
    return [
        budget("edit to paint", told["edit"], 0.016),
        budget("undo to paint", told["undo"], 0.016),
        budget("argsz slider to paint", told["slide"], 0.016),
    ]


def large() -> list[Row]:
    """Return repaint and scroll of an answer of 16 MiB."""
    from tests.bench.answers import large_answer

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "iommu-16-mib.bin"
        path.write_bytes(large_answer())
        told = _child("large", str(path))
    return [
        budget("repaint", told["repaint"], 0.016),
        budget("repaint, no row kept", told["cold"], 0.016),
        budget("jump anywhere, painted", told["scroll"], 0.016),
        budget("minimap repaint", told["little"], 0.008),
        budget("minimap made anew", told["made"], 0.05),
        Row("open to first paint", duration(told["open"])),
        Row("resident memory", f"{told['rss'] / MEBIBYTE:.0f} MB"),
    ]


def charts() -> list[Row]:
    """Return the repaints of the charts, in a panel 700 pixels high."""
    from tests import chainwriter as cw
    from tests.bench.scaling import records

    areas = [(at * 0x2000, 0x1000) for at in range(60_000)]
    region = cw.region_info([cw.sparse_mmap(areas)], "v6.6", size=60_000 * 0x2000).data
    with tempfile.TemporaryDirectory() as folder:
        many, sparse = Path(folder) / "a.jsonl", Path(folder) / "region.bin"
        many.write_text(records(50_000))
        sparse.write_bytes(region)
        wanted = (
            ("argsz", FIRST, "argsz"),
            ("IOVA ranges", FIRST, "ranges"),
            ("60,000 areas", str(sparse), "ranges"),
            ("50,000 records", str(many), "records"),
        )
        return [
            budget(f"{what}, repaint", _child("charts", path, key)["repaint"], 0.008)
            for what, path, key in wanted
        ]


def endurance() -> list[Row]:
    """Return what 10,000 edits and undos cost in memory, and whether the last are slower."""
    told = _child("endure", FIRST)
    grown, ratio = told["grown"], told["last"] / told["first"]
    return [
        Row("memory after 10,000 edits and undos", f"{grown / 1e6:+.1f} MB", "budget: 5 MB",
            grown <= 5e6),
        Row("an edit and its undo, at first", duration(told["first"])),
        Row("an edit and its undo, at last", duration(told["last"]), f"{ratio:.2f} times",
            ratio <= 1.5),
    ]  # fmt: skip


def _memory(rss: int) -> Row:
    return Row("resident memory", f"{rss / 1e6:.0f} MB", "budget: 200 MB", rss <= 200e6)


def start(repeats: int = 7) -> list[Row]:
    """Return window to first painted map, beside a bare pyqtgraph window."""
    ours, plot = [], []
    for _ in range(repeats):
        plot.append(_until_paint("plot"))
        ours.append(_until_paint("start", FIRST, SECOND))
    mine, bare = statistics.median(ours), statistics.median(plot)
    ratio = mine / bare
    return [
        Row("vfioviz to its first painted map", duration(mine), f"{ratio:.2f} times; budget: 1.0",
            ratio <= 1.0),
        Row("pyqtgraph PlotWidget to its first paint", duration(bare)),
    ]  # fmt: skip


def _until_paint(*arguments: str) -> float:
    """Return seconds from before the process started until it says that it has painted."""
    began = time.time()
    painted: float = _child(*arguments)["painted"]
    return painted - began
