"""A window whose agent meets a machine and a kernel on paper: real children, real pipes."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests import patience
from tests.capture.live.conftest import ready, tree
from tests.capture.live.faketree import Tree
from tests.capture.live.running import AGENT, KERNEL
from tests.ui.live.driving import Prepare
from vfioviz.capture.live.transport import Command, Request, Target, command
from vfioviz.ui.features.capture import capturing
from vfioviz.ui.main_window import MainWindow

__all__ = ["ready", "tree"]


@pytest.fixture
def pkexec_log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Put a ``pkexec`` first in PATH that runs what it is given; return where it notes that.

    Nobody is root for this test, whoever runs it.
    """
    log = tmp_path / "pkexec.log"
    pkexec = tmp_path / "bin" / "pkexec"
    pkexec.parent.mkdir()
    pkexec.write_text(f'#!/bin/sh\necho "$@" >>{log}\nexec "$@"\n')
    pkexec.chmod(pkexec.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{pkexec.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    return log


@pytest.fixture
def prepared(
    window: MainWindow, ready: Tree, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Prepare:
    """Return what prepares the window: with a description of the kernel, or another agent."""
    paper = tmp_path / "agent.py"
    paper.write_text(
        "import runpy, sys\n"
        f"sys.argv = [{str(KERNEL)!r}, {str(AGENT)!r}, *sys.argv[1:]]\n"
        f"runpy.run_path({str(KERNEL)!r}, run_name='__main__')\n"
    )

    def prepare(
        *,
        limit: float | None = None,
        silence: float | None = None,
        agent: Path | None = None,
        **description: object,
    ) -> MainWindow:
        monkeypatch.setenv("FAKE_KERNEL", json.dumps(description))

        def start(request: Request, target: Target) -> Command:
            capturing = request.what == "capture"
            if limit is not None and capturing:
                words = {name: getattr(request, name) for name in request.__slots__}
                request = Request(**{**words, "time_limit": limit})
            made = command(request, target, agent=agent if agent and capturing else paper)
            if silence is None or not capturing:
                return made
            return Command(made.argv, made.stdin, made.shown, made.target, silence, silence)

        capturing(window.bench).start = start
        return window

    return prepare


@pytest.fixture
def no_root(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody is root for this test, whoever runs it."""
    monkeypatch.setattr("os.geteuid", lambda: 1000)


@pytest.fixture(autouse=True)
def _no_child_is_left(qtbot: QtBot) -> Iterator[None]:
    from vfioviz.ui.live import listener  # noqa: PLC0415 -- after the application is made

    yield
    qtbot.waitUntil(lambda: not listener._running, timeout=patience.MILLISECONDS)
