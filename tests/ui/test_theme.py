"""Light and dark: both readable, followed from the system, switched while the window stands."""

from __future__ import annotations

import math

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAction, QColor, QImage, QPalette
from PySide6.QtWidgets import QApplication, QMenu, QRadioButton, QStyle, QStyleOptionButton
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Opener
from vfioviz.scene.palette import DARK, LIGHT, Palette
from vfioviz.ui.icons import pixmap
from vfioviz.ui.main_window import MainWindow
from vfioviz.ui.theme import Theme, colours, mix, qt_palette, style_sheet

BOTH = (LIGHT, DARK)


def linear(value: float) -> float:
    return value / 12.92 if value <= 0.03928 else math.pow((value + 0.055) / 1.055, 2.4)


def luminance(colour: str) -> float:
    shade = QColor(colour)
    red, green, blue = linear(shade.redF()), linear(shade.greenF()), linear(shade.blueF())
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    high, low = sorted((luminance(first), luminance(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


TEXT_ON = (
    ("text", "page"), ("text", "panel"), ("text", "chosen"), ("text", "chosen2"),
    ("text", "wash"), ("text", "stripe"), ("text", "error_fill"), ("text", "warn_fill"),
    ("text", "note_fill"), ("muted", "page"), ("muted", "panel"), ("muted", "wash"),
    ("muted", "chosen"), ("on_accent", "accent"), ("on_accent", "accent2"), ("error", "page"),
    ("error", "panel"), ("accent", "page"),
)  # fmt: skip


@pytest.mark.parametrize("palette", BOTH, ids=lambda palette: palette.name)
@pytest.mark.parametrize(("front", "back"), TEXT_ON)
def test_text_has_a_contrast_of_4_5(palette: Palette, front: str, back: str) -> None:
    names = colours(palette)
    assert contrast(names[front], names[back]) >= 4.5


@pytest.mark.parametrize("palette", BOTH, ids=lambda palette: palette.name)
@pytest.mark.parametrize(
    ("front", "back"),
    [("accent", "page"), ("accent", "panel"), ("edge", "page"), ("error", "page")],
)
def test_frames_and_focus_have_a_contrast_of_3(palette: Palette, front: str, back: str) -> None:
    names = colours(palette)
    assert contrast(names[front], names[back]) >= 3


@pytest.mark.parametrize("palette", BOTH, ids=lambda palette: palette.name)
def test_the_stylesheet_names_no_colour_that_is_not_there(palette: Palette) -> None:
    assert "%(" not in style_sheet(palette, 13)
    shown = qt_palette(palette)
    assert shown.color(QPalette.ColorRole.Base).name().upper() == palette.page.upper()


def test_half_way_between_black_and_white_is_grey() -> None:
    assert mix("#000000", "#ffffff", 0.5) == "#808080"


def test_the_theme_is_switched_while_the_window_stands(
    opened: Opener, theme: Theme, qapp: QApplication
) -> None:
    window = opened("iommu-linux-6.1.bin")
    seen: list[str] = []
    for name in ("dark", "light", "dark"):
        window.actions_table[f"theme-{name}"].trigger()
        assert theme.palette.name == name
        assert window.actions_table[f"theme-{name}"].isChecked()
        seen.append(corner(window))
    assert seen[0] == seen[2] == DARK.panel.lower()
    assert seen[1] == LIGHT.panel.lower()


def corner(window: MainWindow) -> str:
    image: QImage = window.grab().toImage()
    return image.pixelColor(2, 2).name()


def spread(image: QImage) -> int:
    """How far the lightest pixel is from the darkest, of 255."""
    shades = [image.pixelColor(x, y).lightness()
              for x in range(image.width()) for y in range(image.height())]  # fmt: skip
    return max(shades) - min(shades)


@pytest.mark.parametrize("name", ["light", "dark", "contrast"])
def test_each_entry_that_is_checked_shows_it_and_no_other_does(
    opened: Opener, qtbot: QtBot, name: str
) -> None:
    window = opened("iommu-linux-6.1.bin")
    window.theme.choose(name)
    # Icons come a moment after the window.
    window.actions_table.set_palette(window.theme.palette)
    seen: dict[bool, int] = {True: 0, False: 0}
    for menu in window.findChildren(QMenu):
        menu.aboutToShow.emit()
        entries = [one for one in menu.actions() if one.isCheckable()]
        if not entries:
            continue
        menu.resize(menu.sizeHint())
        for chosen in (False, True):
            for action in entries:
                menu.setActiveAction(action if chosen else QAction(menu))
                row = menu.actionGeometry(action)
                sign = menu.grab(QRect(row.left() + 7, row.top() + 3, 14, row.height() - 6))
                shown = spread(sign.toImage()) > 100
                assert shown == action.isChecked(), action.text()
                seen[shown] += 1
    assert min(seen.values()) > 10


@pytest.mark.parametrize("name", ["light", "dark", "contrast"])
def test_a_radio_button_has_a_circle_and_a_dot_where_it_is_chosen(
    theme: Theme, qtbot: QtBot, name: str
) -> None:
    button = QRadioButton()
    qtbot.addWidget(button)
    theme.choose(name)
    button.resize(button.sizeHint())
    button.show()
    option = QStyleOptionButton()
    button.initStyleOption(option)
    inside = button.style().subElementRect(
        QStyle.SubElement.SE_RadioButtonIndicator, option, button
    )

    def pixel(x: int, y: int) -> str:
        return button.grab().toImage().pixelColor(x, y).name()

    middle = inside.center()
    ring = pixel(inside.left(), middle.y())
    assert contrast(ring, theme.palette.page) >= 3
    assert pixel(middle.x(), middle.y()) == theme.palette.page.lower()
    assert pixel(inside.left() + 3, middle.y()) == theme.palette.page.lower()
    button.setChecked(True)
    assert contrast(pixel(inside.left() + 2, middle.y()), theme.palette.page) >= 3


def test_the_system_decides_unless_the_user_does(theme: Theme, qapp: QApplication) -> None:
    hints = qapp.styleHints()
    theme.choose("system")
    hints.setColorScheme(Qt.ColorScheme.Dark)
    if hints.colorScheme() is Qt.ColorScheme.Dark:
        assert theme.palette is DARK
        theme.choose("light")
        assert theme.palette is LIGHT
        theme.choose("system")
        assert theme.palette is DARK
    hints.unsetColorScheme()
    assert theme.palette is LIGHT


def test_the_theme_is_remembered_and_a_project_does_not_change_it(
    opened: Opener, theme: Theme
) -> None:
    window = opened("iommu-linux-6.1.bin")
    window.actions_table["theme-dark"].trigger()
    again = MainWindow(theme)
    assert again.theme.wanted == "dark"
    assert again.actions_table["theme-dark"].isChecked()
    again.deleteLater()


@pytest.mark.parametrize("palette", BOTH, ids=lambda palette: palette.name)
def test_icons_are_drawn_in_the_colour_that_is_asked_for(
    palette: Palette, qapp: QApplication
) -> None:
    image = pixmap("close", palette.text, 32).toImage()
    middle = image.pixelColor(16, 16)
    assert middle.alpha() == 255
    assert middle.name() == palette.text.lower()
