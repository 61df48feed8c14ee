from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from tests.cli.live import Program
from tests.csource.referred import patch, tree

__all__ = ["patch", "tree"]


@pytest.fixture
def program(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    request: pytest.FixtureRequest,
) -> Program:
    """The command line in this process, in a folder of its own."""
    folder = tmp_path / "cwd"
    folder.mkdir()
    # What draws makes a QGuiApplication where there is none: too little for the window's tests.
    return Program(folder, monkeypatch, capfd, partial(request.getfixturevalue, "qapp"))
