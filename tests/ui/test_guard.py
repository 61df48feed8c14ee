"""The pair of Python and PySide6 that aborts is refused before a window opens."""

from __future__ import annotations

import sys

import PySide6
import pytest
from PySide6.QtCore import QObject

from vfioviz.ui.app import main
from vfioviz.ui.guard import refusal


@pytest.mark.parametrize(
    ("python", "pyside", "refused"),
    [((3, 11), "6.12.0", True), ((3, 11), "6.12.1", True), ((3, 11), "6.11.3", False),
     ((3, 12), "6.12.0", False), ((3, 13), "6.12.0", False), ((3, 11), "7.0.0", True)],
)  # fmt: skip
def test_only_the_bad_pair_is_refused(
    python: tuple[int, int], pyside: str, *, refused: bool
) -> None:
    assert bool(refusal(python, pyside)) == refused


def test_the_program_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(PySide6, "__version__", "6.12.0")
    monkeypatch.setattr(sys, "version_info", (3, 11, 7, "final", 0))
    assert main([]) == 2
    assert "PySide6-Essentials<6.12" in capsys.readouterr().err


def test_calls_of_qt_do_not_lose_references_of_none() -> None:
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(200):
        thing.setObjectName("x")
    assert sys.getrefcount(None) > before - 100
