"""Checklist, size and motion: 200 %, targets of 24 pixels, no motion where none is wanted."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox
from pytestqt.qtbot import QtBot

from tests import patience
from tests.ui.conftest import SAMPLES
from vfioviz.codec.leaf import Role
from vfioviz.scene.palette import DARK, LIGHT, Palette
from vfioviz.ui.bytemap.motion import DURATION
from vfioviz.ui.bytemap.textures import paint_texture
from vfioviz.ui.features.viewing import change
from vfioviz.ui.main_window import MainWindow
from vfioviz.ui.theme import Theme

ROOT = Path(__file__).parents[3]


@pytest.fixture
def opened(window: MainWindow, qtbot: QtBot) -> MainWindow:
    window.load_map()
    window.files.open_paths([str(SAMPLES / "iommu-linux-6.1.bin")])
    QApplication.processEvents()
    return window


def test_targets_have_24_pixels(opened: MainWindow) -> None:
    small = []
    for button in opened.findChildren(QAbstractButton):
        inside = button.objectName().startswith("qt_") or button.metaObject().className() in {
            "QTabBar", "CloseButton", "QSpinBox",
        }  # fmt: skip
        if button.isVisible() and not inside:
            box = button.size()
            if isinstance(button, QCheckBox):
                continue  # its label is part of the target
            if box.width() < 24 or box.height() < 24:
                small.append((button.toolTip() or button.text(), box.width(), box.height()))
    assert not small


def test_a_screen_of_1280_x_720_holds_the_whole_window_at_150_percent(opened: MainWindow) -> None:
    room = QSize(1280, 720) / 1.5 - QSize(16, 40)  # a frame
    opened.resize(room)
    QApplication.processEvents()
    assert opened.size() == room
    bar = opened.statusBar()
    assert bar.mapTo(opened, QPoint(0, bar.height())).y() <= room.height()
    assert opened.map is not None
    assert opened.map.height() >= 120


@pytest.mark.parametrize("factor", ["1", "1.25", "1.5", "1.75", "2"])
def test_usable_on_1920_x_1080_at_every_scale(factor: str) -> None:
    done = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("scaled.py")), factor,
         str(SAMPLES / "iommu-linux-6.1.bin")],
        cwd=ROOT, capture_output=True, text=True, timeout=patience.SECONDS, check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT), "QT_SCALE_FACTOR": factor},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["ratio"] == float(factor)
    assert told["fits"], told
    assert told["map"][0] >= 420, told
    assert told["map"][1] >= 220, told
    assert told["structure"][0] >= 200, told
    assert told["findings"][1] >= 60, told
    assert told["points"] >= 9.0, told


def test_motion_is_short_and_off_when_not_wanted(opened: MainWindow) -> None:
    assert DURATION <= 150
    action = opened.actions_table["animate"]
    assert action.isCheckable()
    change(opened.bench, animate=False)
    view = opened.load_map()
    opened.actions_table["undo"].trigger()
    assert not opened.document.view.animate
    assert view is opened.map


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=lambda palette: palette.name)
def test_grey_print_still_tells_info_capability_and_pad_apart(palette: Palette) -> None:
    def grey(role: Role, tone: int) -> tuple[float, float]:
        """Return mean and spread of a cell in grey."""
        swatch = palette.swatch(role, tone)
        image = QImage(48, 24, QImage.Format.Format_RGB32)
        image.fill(QColor(swatch.fill))
        painter = QPainter(image)
        paint_texture(painter, QRectF(image.rect()), swatch.texture, swatch.ink, 8.0)
        painter.end()
        pale = image.convertToFormat(QImage.Format.Format_Grayscale8)
        values = [pale.pixelColor(x, y).red() for x in range(48) for y in range(24)]
        mean = sum(values) / len(values)
        spread = (sum((each - mean) ** 2 for each in values) / len(values)) ** 0.5
        return mean, spread

    field = grey(Role.CAP_FIELD, 1)
    pad = grey(Role.CAP_PAD, 1)
    slack = grey(Role.SLACK, 1)
    assert field[1] < 1  # plain
    assert pad[1] > 8  # hatched
    assert slack[1] > 4
    header = grey(Role.CAP_HEADER, 1)
    assert abs(header[0] - field[0]) > 4


def test_high_contrast_is_taken_from_the_desktop(
    window: MainWindow, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    theme.choose("system")
    assert not theme.palette.name.startswith("contrast")
    monkeypatch.setattr(Theme, "_contrast", lambda _self: True)
    theme._system_changed(None)  # what Qt's signal does
    assert theme.palette.name.startswith("contrast")
    monkeypatch.undo()
    theme._system_changed(None)
    assert not theme.palette.name.startswith("contrast")


class _Asked:
    """The application, on a desktop of a colour scheme: the offscreen platform has none."""

    def __init__(self, app: QApplication, scheme: Qt.ColorScheme) -> None:
        self._app = app
        self._scheme = scheme

    def __getattr__(self, name: str) -> object:
        return getattr(self._app, name)

    def styleHints(self) -> _Asked:  # noqa: N802 -- Qt's name
        return self

    def colorScheme(self) -> Qt.ColorScheme:  # noqa: N802 -- Qt's name
        return self._scheme


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_high_contrast_is_chosen_by_the_user(
    window: MainWindow,
    theme: Theme,
    qapp: QApplication,
    scheme: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    wanted = Qt.ColorScheme.Dark if scheme == "dark" else Qt.ColorScheme.Light
    monkeypatch.setattr(theme, "_app", _Asked(qapp, wanted))
    window.actions_table["theme-contrast"].trigger()
    assert theme.palette.name == f"contrast-{scheme}"
    monkeypatch.undo()
    window.theme.choose("light")
