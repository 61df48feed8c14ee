"""What is done on each kernel, and what came of it."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.vm import machine, strace
from vfioviz.capture.live.stream import Reader
from vfioviz.capture.source import Capture
from vfioviz.document.serialize import from_text

KERNELS = (os.environ.get("VFIOVIZ_KERNELS") or "6.1 6.12").split()
VARIANT = {"6.1": "before-v6.6", "6.12": "v6.6", "iommufd": "v6.6"}

READY = [one for one in machine.BIND if one != machine.NOT_VIABLE]
IDS = ("1234:1111", "8086:10d3", "1b36:000d", "1234:11e8", "15ad:07b0", "1b36:0010")
"""Vendor and device of those."""
E1000E = "0000:00:04.0"
EDU = "0000:00:06.0"
ABSENT = "0000:ff:1f.7"
WAYS = ("group", "group-iommufd", "cdev")

PYTHON = ".venv/bin/python"
AGENT = [PYTHON, "vfioviz/capture/live/agent.py"]
CAPTURE = [*AGENT, "capture", "--yes"]
WRITE = ["vfioviz", "capture", "--yes", "-o"]
UNUSED = "/run/tmp/nothing.vfioviz"
FAILURES: dict[str, dict[str, Any]] = {
    "no-such-device": {"of": ABSENT},
    "not-a-vfio-driver": {"of": machine.ELSEWHERE},
    "group-not-viable": {"of": machine.NOT_VIABLE},
    "group-in-use": {"of": E1000E, "hold": E1000E},
    "permission": {"of": E1000E, "nobody": True},
}
"""Code -> the device, and what stands in the way."""
SIZES = [str(argsz) for argsz in (*range(15, 129), 4096)]
CASES: list[dict[str, Any]] = [
    *(
        {"name": f"probe {one}", "words": [PYTHON, "tests/vm/probe.py", "group", one, *SIZES]}
        for one in READY
    ),
    {"name": "agent devices", "words": [*AGENT, "devices"]},
    {"name": "agent all", "words": [*CAPTURE, "--all", "--sweep"]},
    {"name": "agent one", "words": [*CAPTURE, EDU], "trace": True},
    {"name": "agent without consent", "words": [*AGENT, "capture", EDU], "trace": True},
    *(
        {"name": f"agent {code}", "words": [*CAPTURE, how["of"]]} | how
        for code, how in FAILURES.items()
    ),
    {"name": "devices", "words": ["vfioviz", "devices"]},
    {"name": "devices --json", "words": ["vfioviz", "devices", "--json"]},
    {"name": "capture", "words": [*WRITE, "/run/job/all.vfioviz", "--all", "--sweep"]},
    {"name": "capture one", "words": [*WRITE, "/run/job/one.vfioviz", EDU], "trace": True},
    *(
        {"name": f"capture {code}", "words": [*WRITE, UNUSED, how["of"]]} | how
        for code, how in FAILURES.items()
    ),
    {"name": "show", "words": ["vfioviz", "show", "/run/job/one.vfioviz"]},
]
"""As tests/vm/guest.py takes them."""


def cases_of(name: str) -> list[dict[str, Any]]:
    """Return the cases of a kernel: a stock one has one way alone."""
    asked = ["--all", "--sweep"] if name == "iommufd" else [E1000E]
    ways = [{"name": f"agent by {way}", "words": [*CAPTURE, *asked, "--way", way]} for way in WAYS]
    return [{"time_limit": 600} | case for case in (*CASES, *ways)]


@dataclass(frozen=True)
class Booted:
    """What one kernel gave."""

    name: str
    release: str
    job: Path
    done: dict[str, Any] = field(repr=False)

    @property
    def mdevs(self) -> dict[str, str]:
        """Address and type of its mediated devices."""
        return {uuid: kind for kind, uuid in machine.MDEVS} if self.name == "iommufd" else {}

    def messages(self, name: str, kind: str = "") -> list[dict[str, Any]]:
        """Return what the agent said in a case; of one kind alone where it is named."""
        messages = [json.loads(line) for line in self.done[name]["stdout"].splitlines()]
        return [one for one in messages if kind in ("", one["type"])]

    def records(self, name: str) -> tuple[Capture, ...]:
        """Return what the program makes of the agent's records in a case."""
        reader = Reader()
        for line in self.done[name]["stdout"].splitlines():
            reader.feed(line)
        assert reader.begin is not None
        assert reader.begin.kernel == self.release
        return reader.captures()

    def calls(self, name: str) -> list[strace.Named | strace.Ioctl]:
        """Return what a case asked of the kernel."""
        return list(strace.calls(self.job / f"{name}.trace"))

    def captures(self, name: str) -> tuple[Capture, ...]:
        """Return those of a file that the program wrote in the guest."""
        state = from_text((self.job / name).read_text(encoding="utf-8"))
        assert state.project is not None
        return state.project.captures
