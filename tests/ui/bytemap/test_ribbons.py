"""Ribbons on the screen and on paper; in words for those who hear the map."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from tests.pictures import geometry
from tests.scene.columns import real
from tests.ui.bytemap.test_painting import show
from vfioviz.document.derived import Derived, DerivedColumn
from vfioviz.document.view import View
from vfioviz.scene.palette import DARK, LIGHT, PAPER, Palette, tone
from vfioviz.ui.bytemap.export import Sheet
from vfioviz.ui.bytemap.view import MapView

BOTH = (real("6.1"), real("6.12"))


def mixed(page: str, shade: str) -> QColor:
    """A colour between the page's and a capability's."""
    a, b = QColor(page), QColor(shade)
    part = 44 / 255
    return QColor(*(
        round(x + (y - x) * part)
        for x, y in ((a.red(), b.red()), (a.green(), b.green()), (a.blue(), b.blue()))
    ))  # fmt: skip


def near(one: QColor, other: QColor) -> bool:
    return all(
        abs(x - y) <= 3
        for x, y in ((one.red(), other.red()), (one.green(), other.green()),
                     (one.blue(), other.blue()))
    )  # fmt: skip


def between(shown: MapView, offset: int, part: float = 0.9) -> QColor:
    """The colour right of the first column's names, at the height of a byte's row there."""
    left, right = shown.items[:2]
    metrics = left.tiles.ink.metrics
    rect = next(left.rects(offset, offset + 1))
    x = right.x() + 4
    assert left.x() + metrics.left + metrics.width + metrics.gutter < x < right.x() + metrics.left
    image: QImage = shown.canvas.grab().toImage()
    return image.pixelColor(round(x), round(rect.top() + rect.height() * part))


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=lambda palette: palette.name)
def test_a_capability_is_joined_in_its_colour_and_the_info_struct_is_not(
    qtbot: QtBot, palette: Palette
) -> None:
    shown = show(qtbot, BOTH)
    shown.set_theme(palette)
    layout = BOTH[0].layout
    for node in layout.caps:
        shade = palette.fields[tone(layout.ioctl, node.id)].outline
        found = between(shown, node.stop - 12, 0.5)
        assert near(found, mixed(palette.page, shade)), (node.name, found.name())
    assert between(shown, 4, 0.5).name().upper() == palette.page


def test_they_follow_when_the_map_is_scrolled(qtbot: QtBot) -> None:
    shown = show(qtbot, BOTH)
    shown.resize(1280, 300)
    palette, layout = shown.items[0].tiles.ink.palette, BOTH[0].layout
    shade = palette.fields[tone(layout.ioctl, 1)].outline
    shown.scroller.position = shown.scroller.vertical.maximum() / 16
    assert near(between(shown, 100, 0.5), mixed(palette.page, shade))
    head = round(max(item.head for item in shown.items))
    image = shown.canvas.grab().toImage()
    x = round(shown.items[1].x() + 4)
    band = mixed(palette.page, shade)
    assert not any(near(image.pixelColor(x, y), band) for y in range(head - 1))


def test_one_column_has_none(qtbot: QtBot) -> None:
    shown = show(qtbot, BOTH[:1])
    assert shown.accessibleDescription().count("Linux 6.1") == 1


def test_they_are_told_to_a_screen_reader(qtbot: QtBot) -> None:
    shown = show(qtbot, BOTH)
    said = shown.accessibleDescription()
    assert said.endswith("Linux 6.1 to Linux 6.12: iova_range 68 → 72 (+4)")
    other: tuple[DerivedColumn, ...] = (BOTH[0], BOTH[0])
    shown.set_derived(Derived(other), View(animate=False))
    assert shown.accessibleDescription().endswith("each capability is at the same offset")


def test_they_are_on_the_sheet() -> None:
    sheet = Sheet(BOTH, View())
    image = QImage(sheet.size, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    sheet.paint(painter)
    painter.end()
    x = round(sheet.metrics.column + 2)
    seen = {image.pixelColor(x, y).name() for y in range(image.height())}
    layout = BOTH[0].layout
    for node in layout.caps:
        band = mixed(PAPER.page, PAPER.fields[tone(layout.ioctl, node.id)].outline)
        assert any(near(QColor(name), band) for name in seen), node.name


@pytest.mark.parametrize("zoom", [50, 100, 170, 250, 400])
def test_how_far_it_moves_stands_before_the_next_column(qtbot: QtBot, zoom: int) -> None:
    shown = show(qtbot, (*BOTH, *BOTH), view=View(zoom=zoom, animate=False), width=900)
    shown.resize(900, 2600)  # all rows are seen
    left, right = shown.items[:2]
    edge = right.x() + right.tiles.ink.metrics.left
    found = [
        each.rect
        for each in geometry.picture(shown).drawn
        if (each.words, each.column) == ("+4", 0) and each.rect.top() > left.head
    ]
    assert len(found) == 1
    assert found[0].right() < edge
