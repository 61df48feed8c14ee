"""High contrast: every text at least 7:1, every outline at least 4.5:1, on white or on black."""

from __future__ import annotations

from dataclasses import replace

from vfioviz.scene.palette import DARK, LIGHT, Palette, Swatch


def _plain(swatches: tuple[Swatch, ...], fills: tuple[str, ...], text: str) -> tuple[Swatch, ...]:
    return tuple(
        swatch._replace(fill=fill, outline=text, text=text, muted=text, ink=text)
        for swatch, fill in zip(swatches, fills, strict=True)
    )


BLACK_ON_WHITE: Palette = replace(
    LIGHT,
    name="contrast-light",
    page="#FFFFFF",
    panel="#FFFFFF",
    text="#000000",
    muted="#000000",
    faint="#303030",
    rule="#000000",
    grid="#404040",
    edge="#000000",
    warn="#7A3000",
    warn_fill="#FFFFFF",
    error="#8A0018",
    error_fill="#FFFFFF",
    note="#1B3D70",
    good="#0A4530",
    link="#000000",
    fields=_plain(LIGHT.fields, tuple(each.fill for each in LIGHT.fields), "#000000"),
    headers=_plain(LIGHT.headers, tuple(each.fill for each in LIGHT.headers), "#000000"),
    bare_ink="#595959",
    bare_outline="#000000",
    captured=("#000000", "#FFFFFF"),
    model=("#FFFFFF", "#000000"),
    constructed=("#FFFFFF", "#000000"),
    opened=("#FFFFFF", "#000000"),
    edited=("#FFFFFF", "#7A3000"),
)

WHITE_ON_BLACK: Palette = replace(
    DARK,
    name="contrast-dark",
    page="#000000",
    panel="#000000",
    text="#FFFFFF",
    muted="#FFFFFF",
    faint="#D0D0D0",
    rule="#FFFFFF",
    grid="#C0C0C0",
    edge="#FFFFFF",
    warn="#FFB27A",
    warn_fill="#000000",
    error="#FF9AA2",
    error_fill="#000000",
    note="#A9CCFF",
    good="#7BE0BC",
    link="#FFFFFF",
    fields=_plain(
        DARK.fields,
        (
            "#205670",
            "#673E00",
            "#0E3420",
            "#432D40",
            "#5F5842",
            "#331A66",
            "#121315",
        ),
        "#FFFFFF",
    ),
    headers=_plain(
        DARK.headers,
        ("#0A59A4", "#7C4E03", "#003D18", "#5F4360", "#575A45", "#12278C", "#3E4144"),
        "#FFFFFF",
    ),
    bare="#000000",
    bare_ink="#A0A0A0",
    bare_outline="#FFFFFF",
    captured=("#FFFFFF", "#000000"),
    model=("#000000", "#FFFFFF"),
    constructed=("#000000", "#FFFFFF"),
    opened=("#000000", "#FFFFFF"),
    edited=("#000000", "#FFB27A"),
)
