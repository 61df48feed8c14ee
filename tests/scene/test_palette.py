"""Colours: contrast, colour blindness, and never colour alone."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest

from tests.models import HEADERS, IOCTLS
from tests.scene.colour import BLIND, ciede2000, contrast, difference
from vfioviz.codec.leaf import Role
from vfioviz.scene.contrast import BLACK_ON_WHITE, WHITE_ON_BLACK
from vfioviz.scene.palette import (
    DARK,
    INFO_TONE,
    LETTERS,
    LIGHT,
    PAPER,
    TEXTURES,
    UNKNOWN_TONE,
    Palette,
    Swatch,
    Texture,
    tone,
)

HIGH = (BLACK_ON_WHITE, WHITE_ON_BLACK)
palettes = pytest.mark.parametrize(
    "palette", [LIGHT, DARK, *HIGH], ids=lambda palette: palette.name
)
high = pytest.mark.parametrize("palette", HIGH, ids=lambda palette: palette.name)


def swatches(palette: Palette) -> list[Swatch]:
    return [
        palette.swatch(role, each, unwritten=unwritten)
        for role in Role
        for each in range(UNKNOWN_TONE + 1)
        for unwritten in (False, True)
    ]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
        ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
        ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
        ((50.0, 2.5, 0.0), (61.0, -5.0, 29.0), 22.8977),
    ],
)
def test_the_ruler_itself_agrees_with_published_pairs(
    one: tuple[float, float, float], other: tuple[float, float, float], expected: float
) -> None:
    assert ciede2000(one, other) == pytest.approx(expected, abs=1e-4)


@palettes
def test_text_on_every_fill_has_a_contrast_of_4_5(palette: Palette) -> None:
    for swatch in swatches(palette):
        assert contrast(swatch.text, swatch.fill) >= 4.5, swatch
        assert contrast(swatch.muted, swatch.fill) >= 4.5, swatch


@palettes
@pytest.mark.parametrize("name", ["text", "muted", "faint", "warn", "error", "note", "good"])
def test_text_on_the_page_has_a_contrast_of_4_5(palette: Palette, name: str) -> None:
    colour = getattr(palette, name)
    assert contrast(colour, palette.page) >= 4.5
    assert contrast(colour, palette.panel) >= 4.5


@palettes
def test_text_of_badges_and_chips_has_a_contrast_of_4_5(palette: Palette) -> None:
    for fill, text in (
        palette.captured,
        palette.model,
        palette.constructed,
        palette.opened,
        palette.edited,
    ):
        assert contrast(fill, text) >= 4.5
    assert contrast(palette.warn, palette.warn_fill) >= 4.5
    assert contrast(palette.error, palette.error_fill) >= 4.5


@high
def test_high_contrast_has_7_for_text_and_4_5_for_outlines(palette: Palette) -> None:
    for swatch in swatches(palette):
        assert contrast(swatch.text, swatch.fill) >= 7, swatch
        assert contrast(swatch.muted, swatch.fill) >= 7, swatch
        assert contrast(swatch.outline, palette.page) >= 4.5, swatch
    for name in ("text", "muted", "faint", "warn", "error", "note", "good", "link"):
        assert contrast(getattr(palette, name), palette.page) >= 7, name
        assert contrast(getattr(palette, name), palette.panel) >= 7, name
    for fill, text in (
        palette.captured,
        palette.model,
        palette.constructed,
        palette.opened,
        palette.edited,
    ):
        assert contrast(fill, text) >= 7


@palettes
def test_every_outline_has_a_contrast_of_3_on_the_page(palette: Palette) -> None:
    for swatch in swatches(palette):
        assert contrast(swatch.outline, palette.page) >= 3.0, swatch
    for colour in (palette.grid, palette.edge, palette.warn, palette.error):
        assert contrast(colour, palette.page) >= 3.0


@palettes
def test_one_of_the_two_tones_of_the_ring_has_a_contrast_of_3_on_any_fill(
    palette: Palette,
) -> None:
    for swatch in swatches(palette):
        best = max(contrast(ring, swatch.fill) for ring in (palette.ring_inner, palette.ring_outer))
        assert best >= 3.0


@palettes
@pytest.mark.parametrize("kind", ["", *BLIND])
def test_info_and_capabilities_stay_apart_for_every_eye(palette: Palette, kind: str) -> None:
    for group in (palette.fields, palette.headers):
        for one, other in combinations(group[:UNKNOWN_TONE], 2):
            assert difference(one.fill, other.fill, kind) >= 12, (one.fill, other.fill)


@palettes
def test_a_header_is_seen_apart_from_the_fields_below_it(palette: Palette) -> None:
    for header, field in zip(palette.headers[1:], palette.fields[1:], strict=True):
        assert difference(header.fill, field.fill) >= 4


@palettes
def test_what_no_field_names_has_a_texture_of_its_own_kind(palette: Palette) -> None:
    kinds = [
        {Role.INFO_PAD, Role.CAP_PAD},
        {Role.INFO_HOLE, Role.CAP_HOLE},
        {Role.INFO_TAIL, Role.CAP_TAIL},
        {Role.SLACK},
        {Role.PAST_ARGSZ},
        {Role.UNDECODABLE},
        {Role.UNKNOWN},
    ]
    textures = [{palette.swatch(role, 1).texture for role in kind} for kind in kinds]
    assert all(len(each) == 1 for each in textures)
    told = set.union(*textures) | {palette.swatch(Role.INFO, 0, unwritten=True).texture}
    assert len(told) == len(kinds) + 1
    assert Texture.PLAIN not in told


@palettes
def test_unwritten_bytes_look_unwritten_whatever_their_role(palette: Palette) -> None:
    looks = {palette.swatch(role, each, unwritten=True) for role in Role for each in range(7)}
    assert len(looks) == 1


def test_every_role_has_a_letter_and_the_plain_ones_differ() -> None:
    assert set(LETTERS) == set(Role)
    plain = [LETTERS[role] for role in Role if role not in TEXTURES]
    assert len(set(plain)) == len(plain)


@pytest.mark.parametrize("ioctl", ["device", "region", "iommu"])
def test_each_capability_of_an_ioctl_has_its_own_tone(ioctl: str) -> None:
    ids = {each.id for each in HEADERS.capabilities(ioctl)}
    tones = {tone(IOCTLS[ioctl], each) for each in ids}
    assert len(tones) == len(ids)
    assert not tones & {INFO_TONE, UNKNOWN_TONE}


@pytest.mark.parametrize("id_", [0, -1, 6, 9, 0xFFFF])
def test_an_unknown_id_has_the_tone_of_the_unknown(id_: int) -> None:
    assert tone(IOCTLS["device"], id_) == UNKNOWN_TONE
    elsewhere = replace(IOCTLS["device"], ids="no such ioctl")
    assert tone(elsewhere, 1) == UNKNOWN_TONE


def test_paper_is_light() -> None:
    assert not PAPER.dark
