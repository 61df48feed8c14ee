"""Colours as they look to people who see fewer of them.

A palette is mapped as a whole, so whatever is painted with it is simulated: map, charts, window.
"""

from __future__ import annotations

from dataclasses import fields, replace
from enum import StrEnum
from functools import lru_cache

from vfioviz.language import mark
from vfioviz.scene.palette import Palette, Swatch

_Row = tuple[float, float, float]
_Matrix = tuple[_Row, _Row, _Row]


class Vision(StrEnum):
    """Whose eyes."""

    FULL = "full"
    """Colours as they are."""
    PROTANOPIA = "protanopia"
    """No cones for long waves: reds are dark, and told from greens by brightness alone."""
    DEUTERANOPIA = "deuteranopia"
    """No cones for middle waves: the most frequent one."""
    TRITANOPIA = "tritanopia"
    """No cones for short waves: blues and greens, yellows and violets are alike."""
    GREY = "grey"
    """No colour at all: achromatopsia, or a printer."""


NAMES = {
    Vision.FULL: mark("all colours"),
    Vision.PROTANOPIA: mark("protanopia"),
    Vision.DEUTERANOPIA: mark("deuteranopia"),
    Vision.TRITANOPIA: mark("tritanopia"),
    Vision.GREY: mark("grey"),
}

# Machado, Oliveira, Fernandes: A Physiologically-based Model for Simulation of Color Vision
# Deficiency, IEEE TVCG 15 (6), 2009, doi 10.1109/TVCG.2009.113: the tables of severity 1.0, on
# linear RGB. Grey is the luminance of ITU-R BT.709, the primaries of sRGB.
_LUMINANCE = (0.2126, 0.7152, 0.0722)
_MATRICES: dict[Vision, _Matrix] = {
    Vision.PROTANOPIA: (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    Vision.DEUTERANOPIA: (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    Vision.TRITANOPIA: (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
    Vision.GREY: (_LUMINANCE, _LUMINANCE, _LUMINANCE),
}


def seen(colour: str, vision: Vision) -> str:
    """Return a colour, ``#RRGGBB``, as somebody with that vision sees it."""
    matrix = _MATRICES.get(vision)
    if matrix is None:
        return colour
    light = [_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5)]
    mixed = (sum(a * b for a, b in zip(row, light, strict=True)) for row in matrix)
    return "#" + "".join(f"{round(255 * _coded(each)):02X}" for each in mixed)


@lru_cache(maxsize=32)
def as_seen(palette: Palette, vision: Vision) -> Palette:
    """Return a palette as somebody with that vision sees it; of the same two the same one."""
    if vision is Vision.FULL:
        return palette
    own = {"name": f"{vision}-{palette.name}", "dark": palette.dark, "seen_with": str(vision)}
    changed: dict[str, object] = {
        each.name: _mapped(getattr(palette, each.name), vision)
        for each in fields(palette)
        if each.name not in own
    }
    changed |= own
    return replace(palette, **changed)  # type: ignore[arg-type]  # each of its field's own type


def _mapped(value: object, vision: Vision) -> object:
    if isinstance(value, Swatch):
        return Swatch(
            seen(value.fill, vision),
            seen(value.outline, vision),
            seen(value.text, vision),
            seen(value.muted, vision),
            seen(value.ink, vision),
            value.texture,
        )
    if isinstance(value, tuple):
        return tuple(_mapped(each, vision) for each in value)
    return seen(str(value), vision)


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def _coded(light: float) -> float:
    light = min(1.0, max(0.0, light))
    return light * 12.92 if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055
