"""Runs in the guest: the commands of /run/job/cases.json, one after the other.

Each is an object: ``name``, ``words``; ``hold``: the address of a device whose group another
process holds meanwhile; ``nobody``: without privileges; ``trace``: under strace. What came of them
goes to /run/job/done.json, by name.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

JOB = Path("/run/job")
NOBODY = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
TIMED_OUT = 124


@contextmanager
def held(address: str) -> Iterator[None]:
    """Hold a device's group open in another process."""
    group = Path("/sys/bus/pci/devices", address, "iommu_group").resolve().name
    code = (
        "import os, sys, time; os.open(sys.argv[1], os.O_RDWR); print(flush=True); time.sleep(99)"
    )
    holder = subprocess.Popen(
        [sys.executable, "-S", "-c", code, f"/dev/vfio/{group}"], stdout=subprocess.PIPE
    )
    try:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"\n"
        yield
    finally:
        holder.kill()
        holder.communicate()


def open_up() -> None:
    """Let everybody come to the interpreter and the checkout, where a home is on the way to them.

    A folder that only its owner enters is replaced by one with nothing in it but the way on.
    """
    wanted = {Path.cwd(), Path(sys.prefix), Path(sys.base_prefix), Path(sys.executable).resolve()}
    closed = {one for path in wanted for one in path.parents if not one.stat().st_mode & 0o001}
    for folder in sorted(closed):
        names = {path.relative_to(folder).parts[0] for path in wanted if folder in path.parents}
        for name in names:
            kept = Path("/run/kept", name)
            kept.mkdir(parents=True)
            subprocess.run(["mount", "--bind", folder / name, kept], check=True)
        subprocess.run(["mount", "-t", "tmpfs", "-o", "mode=755", "tmpfs", folder], check=True)
        for name in names:
            (folder / name).mkdir()
            subprocess.run(["mount", "--move", f"/run/kept/{name}", folder / name], check=True)


def run(case: dict[str, Any]) -> dict[str, Any]:
    words = list(case["words"])
    if case.get("nobody"):
        words = [*NOBODY, *words]
    if case.get("trace"):
        into = JOB / f"{case['name']}.trace"
        # Raw: numbers for flags and requests. A file for each process: no broken lines.
        into.mkdir()
        traced = ["-y", "-X", "raw", "-e", "trace=%file,ioctl", "-o", str(into / "of")]
        words = ["strace", "-ff", *traced, *words]
    began = time.monotonic()
    try:
        done = subprocess.run(
            words,
            capture_output=True,
            check=False,
            encoding="utf-8",
            errors="replace",
            stdin=subprocess.DEVNULL,
            timeout=case["time_limit"],
        )
        status, stdout, stderr = done.returncode, done.stdout, done.stderr
    except subprocess.TimeoutExpired as late:
        status, stdout, stderr = TIMED_OUT, str(late.stdout), str(late.stderr)
    seconds = round(time.monotonic() - began, 1)
    return {"status": status, "stdout": stdout, "stderr": stderr, "seconds": seconds}


def main() -> None:
    open_up()
    results: dict[str, Any] = {"kernel": os.uname().release}
    for case in json.loads((JOB / "cases.json").read_text(encoding="utf-8")):
        if case.get("hold"):
            with held(case["hold"]):
                results[case["name"]] = run(case)
        else:
            results[case["name"]] = run(case)
        (JOB / "done.json").write_text(json.dumps(results), encoding="utf-8")


if __name__ == "__main__":
    main()
