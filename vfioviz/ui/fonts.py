"""The two fonts of the window: one for texts, one for bytes, offsets and values."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontDatabase

_SANS = ("Inter", "Noto Sans", "Cantarell", "Ubuntu", "Segoe UI", "DejaVu Sans")
_MONO = ("JetBrains Mono", "Source Code Pro", "Noto Sans Mono", "DejaVu Sans Mono")
_MIN_POINTS, _MAX_POINTS = 9.0, 11.0
_chosen: list[str] = []
"""What the user chose: nothing, or one family."""
_grey_edges: list[bool] = [False]
"""Whether the edges of letters have the letter's own colour, whatever the system is set to."""


def _points(system: QFont) -> float:
    return min(_MAX_POINTS, max(_MIN_POINTS, system.pointSizeF()))


def sans() -> QFont:
    """Return the font of the window."""
    system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    font = QFont(system)
    font.setFamilies([system.family(), *_SANS])
    font.setPointSizeF(_points(system))
    # "vfio" is read letter by letter.
    _apart(font, "liga")
    set_edges(font)
    return font


def mono(*, chosen: bool = True) -> QFont:
    """Return the font of bytes, offsets and values; ``chosen``: the user's, where there is one."""
    families = set(QFontDatabase.families())
    found = [family for family in (*(_chosen if chosen else ()), *_MONO) if family in families]
    system = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    font = QFont(system)
    font.setFamilies([*found, system.family()])
    font.setStyleHint(QFont.StyleHint.Monospace)
    font.setPointSizeF(_points(QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)))
    # A byte is two digits: "0x" and "->" are no signs of their own.
    if not _apart(font, "liga", "calt"):
        font.setStyleStrategy(QFont.StyleStrategy.PreferNoShaping)
    set_edges(font)
    return font


def set_edges(font: QFont) -> None:
    """Let the letters of a font have such edges as are wanted now."""
    sub = QFont.StyleStrategy.NoSubpixelAntialias
    had = font.styleStrategy()
    font.setStyleStrategy(had | sub if _grey_edges[0] else had & ~sub)


def want_grey_edges(wanted: bool) -> bool:  # noqa: FBT001 -- as setVisible
    """Want edges of letters without sub-pixel colours, or as the system is; whether that is new."""
    before, _grey_edges[0] = _grey_edges[0], wanted
    return before is not wanted


def _apart(font: QFont, *tags: str) -> bool:
    """Let letters stand apart that a font would join; whether this PySide6 can.

    Of 6.8 it is known that it has QFont.Tag, and no way to make one.
    """
    try:
        for tag in tags:
            font.setFeature(QFont.Tag(tag), 0)
    except TypeError:
        return False
    return True


def chosen_mono() -> str:
    """Return the family that the user chose for bytes and values; "" for the usual one."""
    return _chosen[0] if _chosen else ""


def choose_mono(family: str) -> None:
    """Let ``mono`` return another family, "" for the usual one.

    A family that is not installed is kept and not used: it may come back.
    """
    _chosen[:] = [family] if family else []
