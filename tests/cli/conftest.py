from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.cli.live import Program
from tests.csource.referred import patch, tree

__all__ = ["patch", "tree"]


@pytest.fixture(autouse=True)
def _application(qapp: QApplication) -> None:
    """What draws makes a QGuiApplication where there is none: too little for the window's tests."""


@pytest.fixture
def program(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> Program:
    """The command line in this process, in a folder of its own."""
    folder = tmp_path / "cwd"
    folder.mkdir()
    return Program(folder, monkeypatch, capfd)
