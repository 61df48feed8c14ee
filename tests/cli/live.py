"""The program with another agent in place of its own, here or behind a stand-in for ssh."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from vfioviz.capture.live import transport
from vfioviz.cli import main

ROOT = Path(__file__).resolve().parents[2]


class Program:
    """Calls the command line; what it printed is in `out` and `err`."""

    def __init__(
        self,
        folder: Path,
        monkeypatch: pytest.MonkeyPatch,
        capfd: pytest.CaptureFixture[str],
    ) -> None:
        self.folder = folder
        self.out = self.err = ""
        self._patch = monkeypatch
        self._capfd = capfd
        monkeypatch.chdir(folder)

    def agent(self, path: Path) -> None:
        self._patch.setattr(transport, "agent_path", lambda: path)

    def __call__(self, *words: str) -> int:
        self._capfd.readouterr()
        status = main(words)
        self.out, self.err = self._capfd.readouterr()
        return status


def program_in(path: Path, folder: Path) -> dict[str, str]:
    """The environment of a process whose `ssh` runs the agent in `path` instead."""
    made = folder / "bin"
    made.mkdir(exist_ok=True)
    ssh = made / "ssh"
    # The last word is what the remote shell would run: python3 -I - WORDS.
    ssh.write_text(
        "#!/bin/sh\ncat >/dev/null\nfor last; do :; done\neval set -- $last\n"
        f'shift 3\nexec {sys.executable} {path} "$@"\n'
    )
    ssh.chmod(0o755)
    return {**os.environ, "PATH": f"{made}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT)}
