"""Draws the README's pictures from the real window and the real samples.

Run ``QT_QPA_PLATFORM=offscreen python -m tests.pictures`` in the checkout.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
_HOME = tempfile.mkdtemp()
os.environ.update(XDG_CONFIG_HOME=_HOME, XDG_STATE_HOME=_HOME, XDG_DATA_HOME=_HOME)

from PySide6.QtCore import Qt  # noqa: E402 -- after the environment
from PySide6.QtWidgets import QApplication  # noqa: E402 -- after the environment

from vfioviz.document.state import Column, Selection  # noqa: E402 -- likewise
from vfioviz.kernel.registry import VARIANTS  # noqa: E402 -- likewise
from vfioviz.ui.main_window import MainWindow  # noqa: E402 -- likewise
from vfioviz.ui.theme import Theme  # noqa: E402 -- likewise

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
PICTURES = SAMPLES / "pictures"

Prepare = Callable[[MainWindow], None]


def settle(app: QApplication, seconds: float = 0.6) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        app.processEvents()


def five_variants(window: MainWindow) -> None:
    project = window.document.project
    assert project is not None
    columns = tuple(Column("variant", one.key) for one in VARIANTS)
    window.document.apply("five variants", replace(project, columns=columns, fill=0xA5, argsz=None))


def theme(name: str) -> Prepare:
    def choose(window: MainWindow) -> None:
        view = window.document.view
        window.document.set_view(replace(view, theme="dark" if name == "dark" else "light"))

    return choose


def pane(key: str, variant: str, span: tuple[int, int]) -> Prepare:
    """Raise a panel below the map, with bytes of a variant selected."""

    def show(window: MainWindow) -> None:
        columns = window.document.derived.columns
        index = next(i for i, one in enumerate(columns) if one.column.key == variant)
        window.document.select(Selection(index, *span))
        window.panes.docks[key].raise_()
        height = 250 if key != "argsz" else 215
        window.resizeDocks([window.panes.docks[key]], [height], Qt.Orientation.Vertical)

    return show


def draw(
    app: QApplication, name: str, size: tuple[int, int], files: list[str], *prepare: Prepare
) -> None:
    window = MainWindow(Theme(app))
    window.resize(*size)
    if files:
        window.files.open_paths([str(SAMPLES / file) for file in files])
    window.start()
    window.show()
    settle(app)
    for one in prepare:
        one(window)
    settle(app)
    PICTURES.mkdir(exist_ok=True)
    window.grab().save(str(PICTURES / name))
    window.hide()
    window.deleteLater()
    settle(app, 0.1)


def main() -> int:
    app = QApplication(["vfioviz"])
    pair = ["iommu-linux-6.1.bin", "iommu-linux-6.12.bin"]
    atomic = ["device-atomic-before-v6.6.bin"]
    light, dark = theme("light"), theme("dark")
    draw(app, "iommu-6.1-and-6.12-light.png", (1600, 1000), pair, light)
    draw(app, "window-dark.png", (2120, 760), atomic, five_variants, dark)
    draw(app, "atomic-five-variants.png", (2120, 760), atomic, five_variants, light)
    argsz = pane("argsz", "posted-v1", (36, 40))
    steps = pane("steps", "posted-v1", (20, 24))
    draw(app, "argsz-light.png", (1600, 760), atomic, five_variants, light, argsz)
    draw(app, "steps-dark.png", (1600, 800), atomic, five_variants, dark, steps)
    draw(app, "start-light.png", (1280, 720), [], light)
    print(f"drawn into {PICTURES}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
