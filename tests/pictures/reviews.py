"""Pictures of the window at work: the argument, panels, the start page."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.pictures.drawing import Prepare, draw
from vfioviz.document.project import ModelColumn
from vfioviz.document.view import Selection
from vfioviz.kernel.shipped import SHIPPED
from vfioviz.ui.main_window import MainWindow
from vfioviz.ui.panels.plot import PlotPanel

PAIR = ["iommu-linux-6.1.bin", "iommu-linux-6.12.bin"]
RECORDS = ["nvme-linux-6.1.jsonl"]
ATOMIC = ["device-atomic-before-v6.6.bin"]


def five_variants(window: MainWindow) -> None:
    project = window.document.project
    assert project is not None
    columns = tuple(ModelColumn(key) for key in SHIPPED.keys)
    window.document.apply("five variants", replace(project, columns=columns, fill=0xA5, argsz=None))


def wait_for_chart(window: MainWindow, key: str) -> None:
    """Let what the first chart loads be there, and what it shows be worked out."""
    panel = window.panes.docks[key].panel
    app = QApplication.instance()
    assert app is not None
    while window.jobs.running or (isinstance(panel, PlotPanel) and panel.chart is None):
        app.processEvents()


def chart(key: str, height: int) -> Prepare:
    """Raise a panel with a chart."""

    def show(window: MainWindow) -> None:
        app = QApplication.instance()
        assert app is not None
        while window.document.project is None or window.jobs.running:
            app.processEvents()
        window.panes.show(key)
        wait_for_chart(window, key)
        window.resizeDocks([window.panes.docks[key].frame], [height], Qt.Orientation.Vertical)

    return show


def pane(key: str, variant: str, span: tuple[int, int]) -> Prepare:
    """Raise a panel below the map, with bytes of a variant selected."""

    def show(window: MainWindow) -> None:
        columns = window.document.derived.columns
        index = next(i for i, one in enumerate(columns) if one.column == ModelColumn(variant))
        window.document.select(Selection(index, *span))
        window.panes.docks[key].raise_()
        wait_for_chart(window, key)
        QApplication.processEvents()  # the dock has to stand before it is given a height
        height = 285 if key in ("argsz", "steps") else 250
        window.resizeDocks([window.panes.docks[key].frame], [height], Qt.Orientation.Vertical)

    return show


def draw_all(app: QApplication) -> None:
    draw(app, "iommu-6.1-and-6.12-light.png", (1600, 1000), "light", PAIR)
    draw(app, "window-dark.png", (2120, 760), "dark", ATOMIC, five_variants)
    draw(app, "atomic-five-variants.png", (2120, 760), "light", ATOMIC, five_variants)
    argsz = pane("argsz", "posted-v1", (36, 40))
    steps = pane("steps", "posted-v1", (20, 24))
    draw(app, "argsz-light.png", (1600, 760), "light", ATOMIC, five_variants, argsz)
    draw(app, "steps-dark.png", (1600, 800), "dark", ATOMIC, five_variants, steps)
    draw(app, "ranges-dark.png", (1600, 760), "dark", PAIR[:1], chart("ranges", 170))
    draw(app, "records-light.png", (1600, 900), "light", RECORDS, chart("records", 360))
    draw(app, "contrast.png", (1280, 720), "contrast", PAIR[:1])
    draw(app, "start-light.png", (1280, 720), "light", [])
