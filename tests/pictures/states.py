"""States of the window that must be whole: what is in them, and what must be seen of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication

from tests.pictures import geometry
from tests.pictures.drawing import SAMPLES, idle
from vfioviz.document import edits
from vfioviz.ui.bytemap.view import MapView
from vfioviz.ui.main_window import MainWindow
from vfioviz.ui.panels.plot import PlotPanel

SIZES = ((1280, 720), (1920, 1080), (2560, 1440))
THEMES = ("light", "dark", "contrast")
ATOMIC, NEW, OLD = (
    "device-atomic-before-v6.6.bin", "iommu-linux-6.12.bin", "iommu-linux-6.1.bin",
)  # fmt: skip
RECORDS = "nvme-linux-6.1.jsonl"
VARIANTS = 5
"""Of the kernel's code; with the opened answer there are six columns."""
_REVIEW = 0.6
"""Part of the window's height that the map has in Review."""


_CHART = 80
"""Pixels of the height of a chart, at the least."""


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


def _charted(key: str) -> Callable[[MainWindow], list[str]]:
    """The chart of a panel is there, and has the height that it needs to be read."""

    def seen(window: MainWindow) -> list[str]:
        panel = window.panes.docks[key].panel
        assert isinstance(panel, PlotPanel)
        chart, room = panel.chart, panel.parentWidget()
        if chart is None or room is None or not chart.isVisible():
            return [f"no chart of {key}"]
        here = QRect(chart.mapTo(room, QPoint()), chart.size())
        high = here.intersected(room.rect()).height()
        need = min(max(_CHART, chart.minimumHeight()), chart.sizeHint().height())
        return [] if high >= need else [f"{high} of {need} pixels of the chart of {key} are seen"]

    return seen


STATES = (
    State("five-variants", ATOMIC, ("compare",), _five_variants),
    State("six-columns", NEW, ("compare",), _six_columns),
    State("opened", OLD, (), lambda window: geometry.whole_columns(_map(window), 4)),
    State("review", OLD, ("workspace-review",), _review),
    State("teach", OLD, ("workspace-teach", "zoom-height"),
          lambda window: geometry.whole_rows(_map(window), 15)),
    State("short", NEW, (), _short, argsz=64),
    State("argsz", ATOMIC, ("compare", "panel-argsz"), _charted("argsz")),
    State("ranges", OLD, ("panel-ranges",), _charted("ranges")),
    State("records", RECORDS, ("panel-records",), _charted("records")),
    State("steps", ATOMIC, ("panel-steps",)),
    State("hex", OLD, ("panel-hex",)),
    State("reply", ATOMIC, ("panel-reply",)),
)  # fmt: skip


def _map(window: MainWindow) -> MapView:
    assert window.map is not None
    return window.map


def bring(app: QApplication, window: MainWindow, state: State) -> None:
    """Bring a window that shows nothing into a state."""
    window.files.open_paths([str(SAMPLES / state.file)])
    idle(app, window)
    if state.argsz is not None:
        argsz = state.argsz
        window.editing.run(lambda now: edits.set_argsz(now, argsz))
        idle(app, window)
    for key in state.actions:
        window.actions_table[key].trigger()
        idle(app, window)


def wrong(window: MainWindow, state: State) -> list[str]:
    """Return what is not as it must be, in sentences."""
    return [*(f"not seen: {each}" for each in state.seen(window)), *geometry.checked(window)]
