"""Icons from ``resources/icons``, drawn in the colour of the theme."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from vfioviz import assets
from vfioviz.codec.finding import Severity
from vfioviz.scene.palette import Palette

_SIZE = 20
"""Logical pixels; Qt scales to what is wanted."""


@lru_cache(maxsize=256)
def _source(name: str) -> str:
    return (assets.root() / "icons" / f"{name}.svg").read_text(encoding="utf-8")


@lru_cache(maxsize=256)
def _renderer(name: str, colour: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(_source(name).replace("currentColor", colour).encode()))


def pixmap(name: str, colour: str, size: int, ratio: float = 1.0) -> QPixmap:
    """Return an icon as a picture of ``size`` logical pixels."""
    side = round(size * ratio)
    picture = QPixmap(QSize(side, side))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    _renderer(name, colour).render(painter, QRectF(0, 0, side, side))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


@lru_cache(maxsize=512)
def _icon(name: str, colour: str, disabled: str) -> QIcon:
    made = QIcon()
    # Each picture costs time at the start, so the larger ones are drawn for a screen that has use.
    fine = any(screen.devicePixelRatio() > 1 for screen in QGuiApplication.screens())
    for size in (_SIZE, 2 * _SIZE) if fine else (_SIZE,):
        made.addPixmap(pixmap(name, colour, size))
        made.addPixmap(pixmap(name, disabled, size), QIcon.Mode.Disabled)
    return made


def icon(name: str, palette: Palette, colour: str | None = None) -> QIcon:
    """Return an icon in the colour of text, or in another one."""
    return _icon(name, colour or palette.muted, palette.grid)


def severity_icon(severity: Severity, palette: Palette) -> QIcon:
    """Return the sign of a finding: shape and colour differ."""
    return _icon(severity.value, palette.severity(severity), palette.grid)


def application_icon() -> QIcon:
    """Return the program's own icon."""
    made = QIcon()
    for size in (16, 32, 48, 128):
        made.addPixmap(pixmap("vfioviz", "", size))
    return made
