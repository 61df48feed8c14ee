"""Role -> colours and texture, for a light and a dark window and for paper.

Rule 1: colour is never alone. Each role has a texture or a letter that tells it without colour.
Rule 2: text on a fill has a contrast of at least 4.5:1, an outline of at least 3:1 on the page.
Rule 3: any two fills of capabilities, and the info struct's, stay apart by a CIEDE2000 of 12 or
more, also as seen with protanopia, deuteranopia and tritanopia.

The hues are those of Okabe and Ito (jfly.uni-koeln.de/color), moved as little as the rules ask;
vermillion is kept for what is misaligned. ``tests/scene/test_palette.py`` computes all of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from vfioviz.codec.finding import Severity
from vfioviz.codec.leaf import Role
from vfioviz.uapi.headerset import Ioctl

INFO_TONE = 0
UNKNOWN_TONE = 6

_TONES_OF_CAPABILITIES = UNKNOWN_TONE - INFO_TONE - 1


def tone(ioctl: Ioctl, id: int) -> int:  # noqa: A002 the header's word
    """Return the tone of a capability; the same (ioctl, id) has the same tone in every column.

    Args:
        ioctl: The ioctl, without which an id means nothing.
        id: As in the capability's header.
    """
    known = ioctl.headers.versions(ioctl.ids, id)
    if not known:
        return UNKNOWN_TONE
    chosen = known[-1].tone or id
    return INFO_TONE + 1 + (chosen - 1) % _TONES_OF_CAPABILITIES


class Texture(StrEnum):
    """How a fill is patterned."""

    PLAIN = "plain"
    RISING = "rising"
    """Lines ``///``: padding."""
    FALLING = "falling"
    r"""Lines ``\\\``: a hole that the compiler left."""
    LEVEL = "level"
    """Horizontal lines: the tail of a struct."""
    DOTS = "dots"
    """Dense dots: not written."""
    SPARSE = "sparse"
    """Sparse dots: slack behind the answer."""
    CROSS = "cross"
    """Crossed lines: past argsz."""
    UPRIGHT = "upright"
    """Vertical lines: payload of an unknown capability."""
    BRICKS = "bricks"
    """Staggered dashes: undecodable."""
    PAIRS = "pairs"
    """Lines in pairs, far apart: a spacer, which is no byte."""


class Swatch(NamedTuple):
    """How one kind of cell is drawn; colours as ``#RRGGBB``."""

    fill: str
    outline: str
    text: str
    muted: str
    """Of the field's name: as legible as the text, but quieter."""
    ink: str
    """Of the texture."""
    texture: Texture = Texture.PLAIN


@dataclass(frozen=True, slots=True)
class Palette:
    """All colours of a theme."""

    name: str
    dark: bool
    page: str
    panel: str
    """Behind the header line of a column."""
    text: str
    muted: str
    faint: str
    """Of offsets and rulers; still 4.5:1 on the page."""
    rule: str
    """Hair lines that carry no meaning."""
    grid: str
    """Gridlines across cells."""
    edge: str
    """The frame of the map, the bolder gridlines."""
    warn: str
    """Misaligned, as text and outline."""
    warn_fill: str
    error: str
    """Overrun and findings of error severity."""
    error_fill: str
    note: str
    good: str
    link: str
    """Arrows whose target is no capability."""
    ring_inner: str
    ring_outer: str
    """The two tones of selection and focus: one of them is 3:1 against any fill."""
    hover: str
    fields: tuple[Swatch, ...]
    """By tone: info, five capabilities, unknown."""
    headers: tuple[Swatch, ...]
    """The same for the 8-byte headers: a capability is seen to begin."""
    bare: str
    """Fill of bytes of no field."""
    bare_ink: str
    bare_outline: str
    captured: tuple[str, str]
    """Badge: fill, text."""
    model: tuple[str, str]
    constructed: tuple[str, str]
    opened: tuple[str, str]
    edited: tuple[str, str]
    seen_with: str = ""
    """A ``scene.vision.Vision`` whose colours these are; "" for all people's."""

    def swatch(self, role: Role, tone: int, *, unwritten: bool = False) -> Swatch:
        """Return how a cell is drawn.

        Args:
            role: The leaf's.
            tone: Of the capability that it belongs to, ``INFO_TONE`` for the info struct.
            unwritten: Nobody wrote these bytes: the texture says so, whatever the role.
        """
        if unwritten:
            return self._bare(Texture.DOTS)
        if role is Role.CAP_HEADER:
            return self.headers[tone]
        if role is Role.UNKNOWN:
            return self.fields[tone]._replace(ink=self.bare_ink, texture=Texture.UPRIGHT)
        texture = TEXTURES.get(role)
        return self.fields[tone] if texture is None else self._bare(texture)

    @property
    def spacer(self) -> Swatch:
        """How a spacer is drawn: nothing but its hatch, on the page."""
        return Swatch(self.page, self.rule, self.muted, self.muted, self.bare_ink, Texture.PAIRS)

    def severity(self, severity: Severity) -> str:
        """Return the colour of a finding's mark."""
        if severity is Severity.ERROR:
            return self.error
        return self.warn if severity is Severity.WARNING else self.note

    def badge(self, kind: str) -> tuple[str, str]:
        """Return fill and text of a column's badge: ``captured``, ``model`` ..."""
        badges = {
            "captured": self.captured,
            "model": self.model,
            "constructed": self.constructed,
            "edited": self.edited,
        }
        return badges.get(kind, self.opened)

    def _bare(self, texture: Texture) -> Swatch:
        return Swatch(self.bare, self.bare_outline, self.text, self.muted, self.bare_ink, texture)


TEXTURES = {
    Role.INFO_HOLE: Texture.FALLING,
    Role.INFO_TAIL: Texture.LEVEL,
    Role.INFO_PAD: Texture.RISING,
    Role.CAP_HOLE: Texture.FALLING,
    Role.CAP_TAIL: Texture.LEVEL,
    Role.CAP_PAD: Texture.RISING,
    Role.SLACK: Texture.SPARSE,
    Role.PAST_ARGSZ: Texture.CROSS,
    Role.UNDECODABLE: Texture.BRICKS,
    Role.HIDDEN: Texture.SPARSE,
}

LETTERS = {
    Role.INFO: "I",
    Role.INFO_HOLE: "h",
    Role.INFO_TAIL: "t",
    Role.INFO_PAD: "P",
    Role.CAP_HEADER: "H",
    Role.CAP_FIELD: "C",
    Role.CAP_HOLE: "h",
    Role.CAP_TAIL: "T",
    Role.CAP_PAD: "P",
    Role.UNKNOWN: "?",
    Role.SLACK: "S",
    Role.PAST_ARGSZ: "!",
    Role.UNDECODABLE: "X",
    Role.HIDDEN: "?",
}
"""One letter per role, for a map too small for names."""


def _swatches(
    fills: tuple[str, ...], outlines: tuple[str, ...], text: str, muted: str
) -> tuple[Swatch, ...]:
    return tuple(
        Swatch(fill, outline, text, muted, outline)
        for fill, outline in zip(fills, outlines, strict=True)
    )


_LIGHT_OUTLINES = ("#1A6DA3", "#7E5500", "#0D6348", "#7D3F69", "#857500", "#3D4CB4", "#5F6265")

LIGHT = Palette(
    name="light",
    dark=False,
    page="#FBFBF9",
    panel="#F1F2EF",
    text="#14171C",
    muted="#4A515B",
    faint="#666D76",
    rule="#DADCD8",
    grid="#8A9097",
    edge="#767C84",
    warn="#B34700",
    warn_fill="#FFEFE2",
    error="#B00020",
    error_fill="#FFE9EC",
    note="#3B5F94",
    good="#14694D",
    link="#4A515B",
    ring_inner="#FFFFFF",
    ring_outer="#000000",
    hover="#000000",
    fields=_swatches(
        ("#C6E7FE", "#EDBF5F", "#7DCCAB", "#C8A8C1", "#F9F0B7", "#A2AEF5", "#F3F6F4"),
        _LIGHT_OUTLINES,
        "#14171C",
        "#2E353F",
    ),
    headers=_swatches(
        ("#86CEF9", "#EAAA24", "#46B188", "#C38CB1", "#FFF459", "#8397EE", "#D0D2D1"),
        _LIGHT_OUTLINES,
        "#14171C",
        "#14171C",
    ),
    bare="#FFFFFF",
    bare_ink="#979DA5",
    bare_outline="#767C84",
    captured=("#14171C", "#FFFFFF"),
    model=("#FFFFFF", "#14171C"),
    constructed=("#E3E5E1", "#14171C"),
    opened=("#E3E5E1", "#14171C"),
    edited=("#FFEFE2", "#B34700"),
)

_DARK_OUTLINES = ("#5FB4EE", "#E0A52C", "#3CBF92", "#D790BC", "#D9CF5C", "#8D9BF5", "#A0A5AB")

DARK = Palette(
    name="dark",
    dark=True,
    page="#14171C",
    panel="#1C2027",
    text="#F4F6F9",
    muted="#B4BCC7",
    faint="#98A1AD",
    rule="#2C323B",
    grid="#8B94A0",
    edge="#7C8591",
    warn="#FF9A52",
    warn_fill="#3A2413",
    error="#FF7A85",
    error_fill="#3B1A20",
    note="#8DB8F0",
    good="#5CCBA2",
    link="#B4BCC7",
    ring_inner="#000000",
    ring_outer="#FFFFFF",
    hover="#FFFFFF",
    fields=_swatches(
        ("#2A5A7B", "#614100", "#143E2A", "#433043", "#605E42", "#2C2467", "#121315"),
        _DARK_OUTLINES,
        "#F4F6F9",
        "#DAE0E8",
    ),
    headers=_swatches(
        ("#116FB3", "#976500", "#0B5633", "#784D72", "#737250", "#27389E", "#3E4144"),
        _DARK_OUTLINES,
        "#F4F6F9",
        "#F4F6F9",
    ),
    bare="#14171C",
    bare_ink="#69727E",
    bare_outline="#8B94A0",
    captured=("#F4F6F9", "#14171C"),
    model=("#14171C", "#F4F6F9"),
    constructed=("#353C46", "#F4F6F9"),
    opened=("#353C46", "#F4F6F9"),
    edited=("#3A2413", "#FF9A52"),
)

PAPER = LIGHT
"""For export, whatever the window's theme is."""

PALETTES = {palette.name: palette for palette in (LIGHT, DARK)}
