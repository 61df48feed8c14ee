"""States of the window that must be whole: what is in them, and what must be seen of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtWidgets import QApplication

from tests.pictures import geometry
from tests.pictures.drawing import SAMPLES, settle
from vfioviz.document import edits
from vfioviz.ui.bytemap.view import MapView
from vfioviz.ui.main_window import MainWindow

SIZES = ((1280, 720), (1920, 1080), (2560, 1440))
THEMES = ("light", "dark", "contrast")
ATOMIC, NEW, OLD = (
    "device-atomic-before-v6.6.bin", "iommu-linux-6.12.bin", "iommu-linux-6.1.bin",
)  # fmt: skip
VARIANTS = 5
"""Of the kernel's code; with the opened answer there are six columns."""
_REVIEW = 0.6
"""Part of the window's height that the map has in Review."""


class State(NamedTuple):
    """A window at work."""

    name: str
    file: str
    actions: tuple[str, ...]
    """Keys of actions that are run, in this order."""
    seen: Callable[[MainWindow], list[str]] = lambda _window: []
    """What of it is not as it must be."""
    least: int = 0
    """Pixels of the window's width from which that is asked for."""
    argsz: int | None = None


def _five_variants(window: MainWindow) -> list[str]:
    assert window.map is not None
    return [
        *geometry.whole_columns(window.map, VARIANTS + 1),
        *geometry.whole_rows(window.map, 6),
    ]


def _six_columns(window: MainWindow) -> list[str]:
    assert window.map is not None
    columns = geometry.whole_columns(window.map, VARIANTS + 1)
    if window.width() < 1920:
        return columns
    return [*columns, *geometry.whole_rows(window.map, 15)]


def _review(window: MainWindow) -> list[str]:
    assert window.map is not None
    part = window.map.height() / window.height()
    found = geometry.whole_columns(window.map, 4)
    return found if part >= _REVIEW else [*found, f"the map has {part:.0%} of the height"]


def _short(window: MainWindow) -> list[str]:
    """The columns that are cut short say so, in words."""
    assert window.map is not None
    said = {each.words for each in geometry.picture(window.map).drawn}
    short = [item.map for item in window.map.items if item.map.column.stats.needed]
    wrong = [] if short else ["no column is cut short"]
    return wrong + [f"{each.ending!r} is not there" for each in short if each.ending not in said]


STATES = (
    State("five-variants", ATOMIC, ("compare",), _five_variants),
    State("six-columns", NEW, ("compare",), _six_columns),
    State("opened", OLD, (), lambda window: geometry.whole_columns(_map(window), 4)),
    State("review", OLD, ("workspace-review",), _review),
    State("teach", OLD, ("workspace-teach", "zoom-height"),
          lambda window: geometry.whole_rows(_map(window), 15)),
    State("short", NEW, (), _short, argsz=64),
)  # fmt: skip


def _map(window: MainWindow) -> MapView:
    assert window.map is not None
    return window.map


def bring(app: QApplication, window: MainWindow, state: State, wait: float = 0.25) -> None:
    """Bring a window that shows nothing into a state."""
    window.files.open_paths([str(SAMPLES / state.file)])
    settle(app, wait)
    if state.argsz is not None:
        argsz = state.argsz
        window.editing.run(lambda now: edits.set_argsz(now, argsz))
        settle(app, wait)
    for key in state.actions:
        window.actions_table[key].trigger()
        settle(app, wait)


def wrong(window: MainWindow, state: State) -> list[str]:
    """Return what is not as it must be, in sentences."""
    return [*(f"not seen: {each}" for each in state.seen(window)), *geometry.checked(window)]
