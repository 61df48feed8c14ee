"""How outcomes are drawn: fill, outline and texture tell them apart without colour."""

from __future__ import annotations

from vfioviz.kernel.sweep import Outcome
from vfioviz.scene.palette import Palette, Swatch, Texture


def swatch(palette: Palette, outcome: Outcome) -> Swatch:
    """Return how a band of an outcome is drawn."""
    fill, outline, texture = {
        Outcome.ERROR: (palette.panel, palette.edge, Texture.LEVEL),
        Outcome.SHORT: (palette.page, palette.edge, Texture.SPARSE),
        Outcome.PARTIAL: (palette.warn_fill, palette.warn, Texture.RISING),
        Outcome.COMPLETE: (palette.page, palette.good, Texture.PLAIN),
        Outcome.UNREADABLE: (palette.error_fill, palette.error, Texture.UPRIGHT),
        Outcome.OVERRUN: (palette.error_fill, palette.error, Texture.CROSS),
    }[outcome]
    return Swatch(fill, outline, palette.text, palette.muted, outline, texture)
