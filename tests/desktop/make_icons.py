"""Draws the PNG icons from the SVGs: ``python -m tests.desktop.make_icons``.

Up to 24 pixels the bars of ``small.svg`` stand on whole pixels; the large icon would blur there.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

FOLDER = Path(__file__).parents[2] / "resources" / "desktop" / "icons"
NAME = "org.vfioviz.vfioviz"
SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
_SMALL = 24


def target(size: int) -> Path:
    return FOLDER / "hicolor" / f"{size}x{size}" / "apps" / f"{NAME}.png"


def draw(size: int) -> QImage:
    """Draw the icon of a size."""
    small = size <= _SMALL
    source = FOLDER / ("small.svg" if small else f"hicolor/scalable/apps/{NAME}.svg")
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    side = 16.0 if size == 22 else float(size)
    edge = (size - side) / 2
    QSvgRenderer(str(source)).render(painter, QRectF(edge, edge, side, side))
    painter.end()
    return image


def main() -> int:
    application = QGuiApplication([])
    for size in SIZES:
        target(size).parent.mkdir(parents=True, exist_ok=True)
        draw(size).save(str(target(size)))
    del application
    return 0


if __name__ == "__main__":
    sys.exit(main())
