"""What is on the picture: probes at known points, never whole pictures."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from tests.hostile import CASES, Hostile
from tests.models import IOCTLS
from tests.scene.columns import ATOMIC, TYPE1, column, modelled, ranges, real
from vfioviz.codec.leaf import Role
from vfioviz.codec.ref import INFO, FieldRef, Part
from vfioviz.document.derived import Derived, DerivedColumn
from vfioviz.document.view import Selection, View
from vfioviz.scene.palette import DARK, LIGHT, Palette, Texture, tone
from vfioviz.ui.bytemap import fence
from vfioviz.ui.bytemap.ink import Face
from vfioviz.ui.bytemap.metrics import MIN_BYTE, Detail, measure, next_zoom
from vfioviz.ui.bytemap.painter import RowPainter
from vfioviz.ui.bytemap.textures import paint_texture
from vfioviz.ui.bytemap.view import MapView


def show(
    qtbot: QtBot, columns: tuple[DerivedColumn, ...], view: View | None = None, width: int = 1280
) -> MapView:
    shown = MapView()
    qtbot.addWidget(shown)
    shown.resize(width, 720)
    shown.set_derived(Derived(columns), view or View(animate=False))
    with qtbot.waitExposed(shown):
        shown.show()
    return shown


def pixel(shown: MapView, index: int, offset: int, right: float, down: float) -> str:
    """The colour at a fraction of the rectangle of one byte."""
    item = shown.items[index]
    rect = next(item.rects(offset, offset + 1))
    at = QPointF(rect.left() + rect.width() * right, rect.top() + rect.height() * down)
    image: QImage = shown.canvas.grab().toImage()
    return image.pixelColor(item.on_canvas(at).toPoint()).name().upper()


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=lambda palette: palette.name)
def test_fields_have_the_fill_of_their_capability_in_each_column(
    qtbot: QtBot, palette: Palette
) -> None:
    shown = show(qtbot, (real("6.1"), real("6.12")))
    shown.set_theme(palette)
    avail, ranges_ = tone(IOCTLS["iommu"], 3), tone(IOCTLS["iommu"], 1)
    for index, info, dma, header in ((0, 7, 67, 77), (1, 7, 67, 79)):
        assert pixel(shown, index, info, 0.7, 0.85) == palette.fields[0].fill
        assert pixel(shown, index, dma, 0.7, 0.85) == palette.fields[avail].fill
        if index == 1:
            assert pixel(shown, 1, header, 0.7, 0.85) == palette.headers[ranges_].fill


def test_a_misaligned_u64_is_outlined_in_the_colour_of_the_warning(qtbot: QtBot) -> None:
    shown = show(qtbot, (real("6.1"), real("6.12")))
    image = shown.canvas.grab().toImage()

    def outlined(index: int, offset: int) -> bool:
        item = shown.items[index]
        rect = next(item.rects(offset, offset + 1))
        x = round(item.x() + rect.center().x())
        column = [image.pixelColor(x, round(rect.top()) + dy).name().upper() for dy in range(4)]
        return LIGHT.warn in column

    assert all(outlined(0, at) for at in (84, 88, 92, 96, 100, 104, 108, 112))
    assert not any(outlined(1, at) for at in (88, 96, 104, 112))
    assert not outlined(0, 80)


def test_the_fence_is_drawn_where_argsz_ends(qtbot: QtBot) -> None:
    shown = show(qtbot, modelled(ATOMIC, ["posted-v1", "v6.6"]))
    image = shown.canvas.grab().toImage()
    item = shown.items[0]
    rect = next(item.rects(36, 37))
    x, y = round(item.x() + rect.left()), round(rect.center().y())
    assert image.pixelColor(x, y).name().upper() == LIGHT.text


@pytest.mark.parametrize("width", range(900, 1500, 24))
def test_the_flag_of_argsz_ends_before_the_next_column(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    ends: dict[str, float] = {}

    def said(_painter: object, face: Face, _shade: str, x: float, _y: float, text: str) -> None:
        ends[text.rstrip("0123456789")] = x + face.width(text) + 4

    shown = show(qtbot, modelled(ATOMIC, ["before-v6.6", "posted-v1", "v6.6"]), width=width)
    monkeypatch.setattr(fence, "write", said)
    image = QImage(10, 10, QImage.Format.Format_RGB32)
    for item, following in pairwise(shown.items):
        painter = QPainter(image)
        x = item.x() + item.tiles.ink.metrics.left
        item.gutter.fence.paint(painter, x, 0.0, 0, item.map.row_count)
        painter.end()
        cells = next(following.rects(0, 1)).left() + following.x()
        assert {"argsz ", ""} & {*ends}, "argsz is said"
        assert ends.get("argsz ", 0) <= following.x(), "in front of the line of the next column"
        assert max(ends.values()) <= cells
        ends.clear()


def test_a_selection_has_a_ring_of_two_tones(qtbot: QtBot) -> None:
    view = View(
        animate=False, selection=Selection(0, 8, 16, FieldRef(INFO, Part.BODY, "iova_pgsizes"))
    )
    shown = show(qtbot, (real("6.1"),), view)
    image = shown.canvas.grab().toImage()
    rect = next(shown.items[0].rects(8, 16))
    x, y = round(rect.center().x()), round(rect.top())
    found = {image.pixelColor(x, y + dy).name().upper() for dy in range(-3, 4)}
    assert {LIGHT.ring_inner, LIGHT.ring_outer} <= found


def test_a_picture_of_a_row_is_the_same_from_the_cache(qtbot: QtBot) -> None:
    shown = show(qtbot, (real("6.1"),))
    first = shown.canvas.grab().toImage()
    assert shown.canvas.grab().toImage() == first


@pytest.mark.parametrize("texture", [each for each in Texture if each is not Texture.PLAIN])
def test_each_texture_leaves_both_ink_and_fill(texture: Texture, qapp: object) -> None:
    image = QImage(60, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("#FFFFFF"))
    painter = QPainter(image)
    paint_texture(painter, QRectF(0, 0, 60, 30), texture, "#000000", 7)
    painter.end()
    dark = sum(image.pixelColor(x, y).lightness() < 128 for x in range(60) for y in range(30))
    assert 0.02 * 1800 < dark < 0.6 * 1800


def test_textures_stay_inside_their_rectangle(qapp: object) -> None:
    for texture in Texture:
        image = QImage(80, 60, QImage.Format.Format_RGB32)
        image.fill(QColor("#FFFFFF"))
        painter = QPainter(image)
        paint_texture(painter, QRectF(20, 20, 40, 20), texture, "#000000", 7)
        painter.end()
        for x in range(80):
            for y in (*range(18), *range(42, 60)):
                assert image.pixelColor(x, y).name() == "#ffffff", (texture, x, y)


def test_a_byte_is_a_target_of_22_pixels_at_100_per_cent() -> None:
    for row_bytes in (8, 16, 32, 64):
        made = measure(zoom=100, row_bytes=row_bytes, room=0, digits=4, labels=100)
        assert made.byte >= MIN_BYTE
        assert made.row - made.gap >= MIN_BYTE
        assert made.detail is Detail.NAMES


@pytest.mark.parametrize("zoom", [50, 67, 75, 100, 200, 400])
@pytest.mark.parametrize("row_bytes", [8, 64])
def test_no_text_is_smaller_than_9_points(zoom: int, row_bytes: int) -> None:
    made = measure(zoom=zoom, row_bytes=row_bytes, room=0, digits=4, labels=100)
    assert made.name_px >= 12
    assert made.value_px >= 12


def test_less_room_shows_less_and_never_nothing() -> None:
    seen = [
        measure(zoom=zoom, row_bytes=64, room=0, digits=3, labels=100).detail
        for zoom in (100, 80, 67, 50)
    ]
    assert seen == sorted(seen, reverse=True)
    assert seen[0] is Detail.NAMES
    assert seen[-1] is Detail.COLOURS


def test_zoom_goes_by_steps() -> None:
    assert next_zoom(100, 1) == 110
    assert next_zoom(100, -1) == 90
    assert next_zoom(400, 1) == 400
    assert next_zoom(50, -1) == 50
    assert next_zoom(105, 0) == 105


@pytest.mark.parametrize("zoom", [50, 67, 100, 200])
@pytest.mark.parametrize("row_bytes", [8, 16, 32, 64])
def test_every_level_of_detail_paints_every_kind_of_cell(
    qtbot: QtBot, zoom: int, row_bytes: int
) -> None:
    view = View(animate=False, zoom=zoom, row_bytes=row_bytes, grid=4)
    columns = (*modelled(TYPE1, ["before-v6.6"], argsz=4096), *modelled(ATOMIC), real("6.1"))
    shown = show(qtbot, columns[:6], view)
    image = shown.canvas.grab().toImage()
    assert not image.isNull()
    roles = {each.role for row in shown.items[0].map.rows(0, 99) for each in row.cells}
    assert {Role.INFO, Role.CAP_HEADER, Role.CAP_FIELD} <= roles


def test_a_line_too_low_for_two_has_the_name_before_the_value(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(
        RowPainter, "_text", lambda _self, _painter, _face, _shade, _x, _y, text: said.append(text)
    )
    shown = show(qtbot, (real("6.12"),), View(animate=False, zoom=75))
    shown.canvas.grab()
    assert shown.items[0].tiles.ink.metrics.detail is Detail.VALUES
    assert {"argsz", "cap_offset", "next", "max_dirty_bitmap_size", "[1].end", "nr_iovas"} <= {
        *said
    }
    assert said[said.index("[1].end") + 1] == "0x7fffffffff"


def test_sixteen_mebibytes_are_shown_and_scrolled(qtbot: QtBot) -> None:
    shown = show(qtbot, (column(ranges(1 << 20)),) * 2)
    for value in (0, 1 << 20, 1 << 24):
        shown.scroller.vertical.setValue(value)
        shown.grab()
    tiles = shown.items[0].tiles
    assert tiles.painted < 200


@pytest.mark.parametrize("hazard", CASES, ids=lambda hazard: hazard.name)
def test_hostile_answers_are_painted_from_top_to_end(qtbot: QtBot, hazard: Hostile) -> None:
    made = column(hazard.data, hazard.ioctl, abi=hazard.on.key, written=((0, 20),), argsz=60)
    for view in (View(animate=False), View(animate=False, row_bytes=32, zoom=50, fold=False)):
        shown = show(qtbot, (made, real("6.1")), view)
        shown.grab()
        shown.scroller.vertical.setValue(shown.scroller.vertical.maximum())
        shown.grab()
        if made.layout.size:
            shown.select_leaf(0, made.layout.size - 1)
            shown.navigator.follow()
            shown.grab()
