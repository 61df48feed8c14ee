"""Colours as others see them, against the ruler of the tests and what is known of such eyes."""

from __future__ import annotations

import pytest

from tests.scene.colour import contrast, luminance
from tests.scene.colour import seen as expected
from vfioviz.scene.contrast import BLACK_ON_WHITE, WHITE_ON_BLACK
from vfioviz.scene.palette import DARK, LIGHT, Palette
from vfioviz.scene.vision import NAMES, Vision, as_seen, seen

KINDS = {
    Vision.PROTANOPIA: "protan",
    Vision.DEUTERANOPIA: "deutan",
    Vision.TRITANOPIA: "tritan",
}
HUES = ("#FF0000", "#00FF00", "#0000FF", "#FFFF00", "#B34700", "#14694D", "#8397EE", "#123456")
simulated = pytest.mark.parametrize("vision", [each for each in Vision if each is not Vision.FULL])


def linear(colour: str) -> tuple[float, ...]:
    return expected(colour, "")


@pytest.mark.parametrize("vision", KINDS)
@pytest.mark.parametrize("colour", HUES)
def test_each_colour_is_what_the_published_matrix_makes_of_it(vision: Vision, colour: str) -> None:
    found, wanted = linear(seen(colour, vision)), expected(colour, KINDS[vision])
    assert found == pytest.approx(wanted, abs=0.006)  # half a step of 255, at its steepest


@simulated
@pytest.mark.parametrize("grey", ["#000000", "#FFFFFF", "#808080", "#4A4A4A"])
def test_what_has_no_colour_stays_as_it_is(vision: Vision, grey: str) -> None:
    near = seen(grey, vision)
    for at in (1, 3, 5):
        assert abs(int(near[at : at + 2], 16) - int(grey[at : at + 2], 16)) <= 2


@pytest.mark.parametrize("colour", HUES)
def test_grey_keeps_the_brightness_and_nothing_else(colour: str) -> None:
    grey = seen(colour, Vision.GREY)
    assert grey[1:3] == grey[3:5] == grey[5:7]
    assert luminance(grey) == pytest.approx(luminance(colour), abs=0.006)


def test_red_is_dark_without_cones_for_it_and_not_without_those_for_green() -> None:
    red = {vision: luminance(seen("#FF0000", vision)) for vision in KINDS}
    assert red[Vision.PROTANOPIA] < 0.75 * luminance("#FF0000")
    assert red[Vision.DEUTERANOPIA] > luminance("#FF0000")


@simulated
@pytest.mark.parametrize("palette", [LIGHT, DARK, BLACK_ON_WHITE, WHITE_ON_BLACK])
def test_a_palette_is_mapped_as_a_whole_and_only_once(palette: Palette, vision: Vision) -> None:
    made = as_seen(palette, vision)
    assert made is as_seen(palette, vision)
    assert made.dark is palette.dark
    assert made.seen_with == vision
    assert made.page == seen(palette.page, vision)
    assert made.captured == tuple(seen(each, vision) for each in palette.captured)
    for before, after in zip(palette.headers, made.headers, strict=True):
        assert after.texture is before.texture
        assert after.fill == seen(before.fill, vision)
    assert contrast(made.text, made.page) >= 4.5


def test_all_colours_are_the_palette_itself() -> None:
    assert as_seen(DARK, Vision.FULL) is DARK
    assert set(NAMES) == set(Vision)
