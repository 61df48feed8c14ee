"""Two states of the window by geometry; ``python -m tests.pictures --check`` has all of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.pictures import geometry
from tests.pictures.states import STATES, State, bring, wrong
from tests.ui.conftest import Opener
from vfioviz.document import edits
from vfioviz.ui.features.viewing import change
from vfioviz.ui.main_window import MainWindow

BY_NAME = {state.name: state for state in STATES}


def at(window: MainWindow, qapp: QApplication, state: State) -> MainWindow:
    change(window.bench, animate=False)
    window.resize(1280, 720)
    bring(qapp, window, state)
    return window


@pytest.mark.parametrize("name", ["five-variants", "review"])
def test_all_of_it_is_seen_and_nothing_is_cut_covered_or_too_small(
    window: MainWindow, qapp: QApplication, qtbot: QtBot, name: str
) -> None:
    at(window, qapp, BY_NAME[name])
    qtbot.waitUntil(lambda: wrong(window, BY_NAME[name]) == [])


def test_the_checks_see_what_is_wrong(window: MainWindow, qapp: QApplication) -> None:
    """A check that finds nothing in a window that is not whole would check nothing."""
    state = BY_NAME["five-variants"]
    at(window, qapp, state)
    view = window.map
    assert view is not None
    shown = geometry.picture(view)
    assert len(shown.drawn) > 100
    one = shown.drawn[0]
    twice = geometry.Picture([one, one], [])
    assert geometry.overlaps(view, twice)
    away = one._replace(rect=QRectF(-50, 10, 40, 9))
    assert geometry.outside(view, geometry.Picture([away], []))
    window.resize(900, 600)
    QApplication.processEvents()
    assert wrong(window, state)


def test_a_text_that_is_cut_beside_free_space_is_found(opened: Opener) -> None:
    window = opened("iommu-linux-6.12.bin")
    window.resize(1600, 900)
    while len(window.document.derived.columns) > 1:
        window.editing.run(lambda now: edits.remove_column(now, 1))
    QApplication.processEvents()
    view = window.map
    assert view is not None
    cut: Callable[[float], list[str]] = lambda missing: geometry.elided(  # noqa: E731 -- short
        view, geometry.Picture([], [geometry.Cut("a name", missing, 0)])
    )
    assert cut(1.0)
    assert not cut(5000.0)
