from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.live import Program


@pytest.fixture
def program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> Program:
    """The command line in this process, in a folder of its own."""
    folder = tmp_path / "cwd"
    folder.mkdir()
    return Program(folder, monkeypatch, capfd)
