"""``python -m tests.machines``: tries the program on fresh minimal machines, prints a table."""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.machines.machine import ROOT, Machine, MachineError, base
from tests.machines.trials import TRIALS, USUAL, Told, Wanted

SYSTEMS = ("bookworm", "trixie", "noble")


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="tests/machines/run",
        description="Both commands of the README on fresh machines, as root and as a user; "
        "the wheel by pip, pipx and uv; the window under Xvfb, with a picture. "
        "Logs and pictures are left in build/machines.",
    )
    parser.add_argument("systems", nargs="*", default=SYSTEMS, metavar="SYSTEM",
                        help="as debootstrap names them (bookworm trixie noble)")  # fmt: skip
    parser.add_argument("--only", action="append", choices=list(TRIALS), help="one trial of these")
    parser.add_argument("--pytest", default="", metavar="ARGUMENTS",
                        help="what tests/run hands to pytest: a part of the suite")  # fmt: skip
    parser.add_argument("--kernels", default="no", choices=("no", "try", "required"),
                        help="whether tests/run boots real kernels there (no)")  # fmt: skip
    return parser.parse_args()


def build_wheel(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT],
        check=True, stdout=subprocess.DEVNULL,
    )  # fmt: skip
    return next(folder.glob("*.whl"))


def tried(system: str, wanted: Wanted, names: tuple[str, ...]) -> list[Told]:
    """Do the trials of a system; say each as it ends."""
    logs = wanted.logs / system
    shutil.rmtree(logs, ignore_errors=True)
    logs.mkdir(parents=True)
    told: list[Told] = []
    try:
        base(system)
        for name in names:
            for one in TRIALS[name](
                lambda part: Machine(system, logs / part), wanted._replace(logs=logs)
            ):
                told.append(one)
                print(f"{system}: {one.column}: {one.text}", flush=True)
    except (MachineError, OSError, subprocess.CalledProcessError) as error:
        told.append(Told("machine", False, f"FAILED: {error}"))
        print(f"{system}: {error}", flush=True)
    return told


def table(told: dict[str, list[Told]]) -> str:
    """Return one column a system, one line a trial."""
    lines = list(dict.fromkeys(one.column for all_ in told.values() for one in all_))
    rows = [["", *told]]
    for line in lines:
        cells = [
            next((one.text for one in all_ if one.column == line), "-") for all_ in told.values()
        ]
        rows.append([line, *cells])
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    )


def main() -> int:
    options = arguments()
    names = tuple(options.only or USUAL)
    logs = ROOT / "build" / "machines"
    wanted = Wanted(
        pytest=tuple(options.pytest.split()),
        kernels="" if options.kernels == "try" else options.kernels,
        only=frozenset(names),
        wheel=build_wheel(logs / "dist") if "wheel" in names else None,
        logs=logs,
    )
    os.umask(0o022)
    told = {system: tried(system, wanted, names) for system in options.systems}
    print(f"\n{table(told)}\n\nlogs and pictures: {logs}")
    failed = sum(not one.good for all_ in told.values() for one in all_)
    passed = sum(one.good for all_ in told.values() for one in all_)
    print(f"machines: {passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
