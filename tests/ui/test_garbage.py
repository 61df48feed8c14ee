"""Qt's objects go in the window's thread, whichever thread allocates."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QObject, QThreadPool
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from vfioviz.ui.garbage import Collector


@pytest.fixture
def collected_in() -> Iterator[set[int]]:
    """The threads that garbage was collected in."""
    threads: set[int] = set()

    def seen(phase: str, _about: dict[str, Any]) -> None:
        if phase == "start":
            threads.add(threading.get_ident())

    gc.callbacks.append(seen)
    yield threads
    gc.callbacks.remove(seen)


def tangle() -> None:
    """Make more of what goes in circles than any threshold is."""
    for _ in range(50_000):
        one: list[object] = []
        one.append(one)


def test_another_thread_collects_nothing_and_the_window_s_does(
    qapp: QApplication, qtbot: QtBot, collected_in: set[int]
) -> None:
    collector = Collector(qapp)
    QThreadPool.globalInstance().start(tangle)
    assert QThreadPool.globalInstance().waitForDone()
    assert collected_in == set()
    qtbot.waitUntil(lambda: bool(collected_in))
    assert collected_in == {threading.get_ident()}
    collector.deleteLater()


def test_what_python_would_do_goes_wrong(collected_in: set[int]) -> None:
    """The guard of the test above: with its own collector a thread does collect."""
    gc.enable()
    QThreadPool.globalInstance().start(tangle)
    assert QThreadPool.globalInstance().waitForDone()
    assert collected_in - {threading.get_ident()}


def test_it_ends_with_what_it_belongs_to(qtbot: QtBot) -> None:
    parent = QObject()
    collector = Collector(parent)
    gone: list[bool] = []
    collector.destroyed.connect(lambda: gone.append(True))
    parent.deleteLater()
    qtbot.waitUntil(lambda: bool(gone))
