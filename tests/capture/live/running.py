"""Runs the agent as a program against `fakekernel`, and reads what it says."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import vfioviz
from tests import patience

AGENT = Path(vfioviz.__file__).parent / "capture" / "live" / "agent.py"
KERNEL = Path(__file__).parent / "fakekernel.py"

Message = dict[str, Any]


@dataclass(frozen=True)
class Ran:
    status: int
    messages: list[Message]
    stderr: str

    def of(self, kind: str) -> list[Message]:
        return [message for message in self.messages if message["type"] == kind]

    def codes(self) -> list[str]:
        return [message["code"] for message in self.of("failure")]


def messages_in(text: str) -> list[Message]:
    assert text.isascii()
    return [json.loads(line) for line in text.splitlines()]


def command(*arguments: str, python: str = sys.executable) -> list[str]:
    return [python, str(KERNEL), str(AGENT), *arguments]


def environment(description: Mapping[str, object]) -> dict[str, str]:
    return {**os.environ, "FAKE_KERNEL": json.dumps(description)}


def capture(*arguments: str, **description: object) -> Ran:
    """Run ``capture --yes`` to its end."""
    done = subprocess.run(
        command("capture", "--yes", *arguments),
        env=environment(description),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=patience.SECONDS,
        check=False,
    )
    return Ran(done.returncode, messages_in(done.stdout), done.stderr)


def devices() -> dict[str, Message]:
    """Run ``devices`` and return what it lists by address."""
    done = subprocess.run(
        [sys.executable, str(AGENT), "devices"],
        capture_output=True,
        text=True,
        timeout=patience.SECONDS,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    said = messages_in(done.stdout)
    assert [said[0]["type"], said[1]["type"], said[-1]["type"]] == ["begin", "host", "end"]
    return {message["address"]: message for message in said[2:-1]}
