"""The suite itself: a slot that raises fails its test, in whatever way Qt calls it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

RAISING = """
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QWidget


def wrong(*_what):
    raise ValueError("planted")


def takes_one(_one):
    pass


class Widget(QWidget):
    def event(self, event):
        wrong()
        return True


def test_it(qtbot):
    {how}
    QApplication.processEvents()
"""
WAYS = {
    "an action": "action = QAction('x'); action.triggered.connect(wrong); action.trigger()",
    "a partial that Qt calls without the argument":
        "action = QAction('x'); action.triggered.connect(partial(takes_one)); action.trigger()",
    "a timer": "QTimer.singleShot(0, wrong)",
    "an override": "shown = Widget(); qtbot.addWidget(shown); shown.show()",
}  # fmt: skip


def run(tmp_path: Path, how: str) -> subprocess.CompletedProcess[str]:
    file = tmp_path / "test_planted.py"
    file.write_text(RAISING.format(how=how), encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist",
               "-c", str(ROOT / "pyproject.toml"), "--rootdir", str(ROOT), str(file)]  # fmt: skip
    return subprocess.run(command, capture_output=True, check=False, encoding="utf-8", cwd=tmp_path)


@pytest.mark.parametrize("way", WAYS)
def test_what_a_slot_raises_fails_the_test(tmp_path: Path, way: str) -> None:
    done = run(tmp_path, WAYS[way])
    assert done.returncode == 1, done.stdout + done.stderr
    # Whether pytest-qt says so or PySide6 raises it in processEvents() depends on the release.
    assert "planted" in done.stdout or "takes_one" in done.stdout


def test_what_raises_nothing_passes(tmp_path: Path) -> None:
    done = run(tmp_path, "QTimer.singleShot(0, takes_one.__doc__.__class__)")
    assert done.returncode == 0, done.stdout + done.stderr
