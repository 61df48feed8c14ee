"""The real window on real captures."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QLocale, QObject
from PySide6.QtGui import QUndoCommand
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from tests import patience
from tests.ui.languages import german, marked
from vfioviz.scene.vision import Vision
from vfioviz.ui import garbage, translation
from vfioviz.ui.features.viewing import change
from vfioviz.ui.jobs import Task, Work
from vfioviz.ui.main_window import MainWindow
from vfioviz.ui.theme import Theme

__all__ = ["german", "marked"]

SAMPLES = Path(__file__).parents[2] / "samples"

IGNORED = r"This plugin does not support (propagateSizeHints\(\)|raise\(\)|grabbing the keyboard)"
"""What the offscreen platform says of small dialogs, windows that come up, and opened menus."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/ui/" in item.path.as_posix():
            item.add_marker(pytest.mark.qt_log_ignore(IGNORED, extend=True))


class PatientBot(QtBot):
    """Waits for what has to happen for longer than any machine, however busy, takes."""

    @override
    def waitUntil(self, *arguments: Any, timeout: int = patience.MILLISECONDS) -> None:
        super().waitUntil(*arguments, timeout=timeout)

    @override
    def waitSignal(
        self, *arguments: Any, timeout: int = patience.MILLISECONDS, **words: Any
    ) -> Any:
        return super().waitSignal(*arguments, timeout=timeout, **words)

    @override
    def waitExposed(self, widget: QWidget, *, timeout: int = patience.MILLISECONDS) -> Any:
        return super().waitExposed(widget, timeout=timeout)

    @override
    def waitActive(self, widget: QWidget, *, timeout: int = patience.MILLISECONDS) -> Any:
        return super().waitActive(widget, timeout=timeout)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """The robot of pytest-qt, which gives up after 5 s, with more patience."""
    return PatientBot(request)


@pytest.fixture(autouse=True)
def _garbage() -> Iterator[None]:
    """Collect garbage as the program does: in the window's thread alone."""
    gc.disable()
    yield
    gc.enable()
    garbage.collect()


@pytest.fixture(autouse=True)
def _english(qapp: QApplication) -> Iterator[None]:
    """Leave the program as it was found, whatever language a window was told to speak."""
    before = QLocale()
    yield
    if translation.spoken() != translation.ENGLISH:
        translation.install(qapp, translation.ENGLISH)
    QLocale.setDefault(before)


def reached(what: object, depth: int = 6) -> Iterator[object]:
    """Yield what a callable holds on to, directly or through others."""
    yield what
    if depth == 0:
        return
    inner: list[object] = [getattr(what, "__self__", None)]
    inner += [cell.cell_contents for cell in getattr(what, "__closure__", None) or ()]
    if isinstance(what, partial):
        inner += [what.func, *what.args, *what.keywords.values()]
    if isinstance(what, tuple | list):
        inner += what[:100]
    for one in inner:
        yield from reached(one, depth - 1)


@pytest.fixture(autouse=True)
def _threads(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hold what is done in a thread to plain values: a widget could end there."""
    begin = Task.__init__

    def checked(task: Task, work: Callable[[Work], Any]) -> None:
        held = [one for one in reached(work) if isinstance(one, QObject | QUndoCommand)]
        assert held == []
        begin(task, work)

    monkeypatch.setattr(Task, "__init__", checked)


_themes: list[Theme] = []


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    """The theme of the application, made once."""
    if not _themes:
        _themes.append(Theme(qapp))
    _themes[0].choose("light")
    _themes[0].see(Vision.FULL)
    return _themes[0]


@pytest.fixture
def window(qtbot: QtBot, theme: Theme) -> Iterator[MainWindow]:
    """A window on the start page, 1280 x 720."""
    made = MainWindow(theme)
    made.resize(1280, 720)
    qtbot.addWidget(made, before_close_func=lambda _: made.document.undo_stack.setClean())
    made.theme.choose("light")
    change(made.bench, animate=False)
    made.start()
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.document.undo_stack.setClean()


Opener = Callable[..., MainWindow]


@pytest.fixture
def opened(qtbot: QtBot, window: MainWindow) -> Opener:
    """Open samples by name and wait for the map."""

    def open_(*names: str) -> MainWindow:
        window.files.open_paths([str(SAMPLES / name) for name in names])
        qtbot.waitUntil(lambda: window.map is not None and window.map.isVisible())
        return window

    return open_
