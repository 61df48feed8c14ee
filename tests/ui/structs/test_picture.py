"""A picture of structs: PNG, SVG with real text, PDF; nothing is cut and nothing overlaps."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage

from tests.scene.test_structmap import CXL, views
from tests.scene.test_structsheet import INFO, strip
from vfioviz.capture.headerstructs import Table
from vfioviz.headers.rules import review
from vfioviz.scene.palette import PAPER
from vfioviz.scene.structmap import StructGrid
from vfioviz.scene.structsheet import Picture, strips, structs
from vfioviz.ui.bytemap.export import MAX_ROWS, ExportError
from vfioviz.ui.structs.board import GridPainter, Hit
from vfioviz.ui.structs.picture import StructSheet, render

pytestmark = pytest.mark.usefixtures("qapp")


def cxl() -> Picture:
    both = views(CXL, "x86-64", "i386")
    return structs([Table(both, review(both))], "cxl.h")


def words(path: Path) -> list[str]:
    root = ET.fromstring(path.read_text())  # noqa: S314 -- our own file
    return [each.text or "" for each in root.iter("{http://www.w3.org/2000/svg}text")]


def test_an_svg_has_the_abis_and_one_ruler(tmp_path: Path) -> None:
    path = tmp_path / "struct.svg"
    render(cxl(), path)
    found = words(path)
    for said in ("struct one", "x86-64", "i386", "hole 4", "≠ comp_reg_offset", "48", "44",
                 "another offset on another ABI"):  # fmt: skip
        assert said in found
    assert found.count("40") == 1  # an offset, once for both columns
    assert any(each.startswith("pad-creates-hole: __resv") for each in found)


@pytest.mark.parametrize("picture", [cxl(), strips([strip(*INFO)])], ids=["struct", "strip"])
def test_a_png_is_as_large_as_what_is_on_it(tmp_path: Path, picture: Picture) -> None:
    path = tmp_path / "struct.png"
    render(picture, path)
    image = QImage(str(path))
    assert image.size() == StructSheet(picture).size
    edges = [(x, y) for y in range(image.height()) for x in (0, image.width() - 1)]
    edges += [(x, y) for x in range(image.width()) for y in (0, image.height() - 1)]
    assert {image.pixelColor(*each).name().upper() for each in edges} == {PAPER.page}


def test_a_pdf_is_one_and_another_name_is_refused(tmp_path: Path) -> None:
    render(cxl(), tmp_path / "struct.pdf")
    assert (tmp_path / "struct.pdf").read_bytes().startswith(b"%PDF")
    with pytest.raises(ExportError, match=r"struct\.gif"):
        render(cxl(), tmp_path / "struct.gif")


def test_more_rows_than_a_picture_has_are_said(tmp_path: Path) -> None:
    body = " ".join(f"__u64 m{n};" for n in range(MAX_ROWS + 10))
    path = tmp_path / "long.svg"
    render(structs([Table(views(f"struct one {{ {body} }};"), ())], "x.h"), path)
    assert "80 bytes more" in words(path)


def test_a_point_is_in_the_piece_that_is_painted_there() -> None:
    grid = StructGrid(views(CXL, "x86-64", "i386"))
    board = GridPainter(grid, (), PAPER)
    for number, column in enumerate(grid.columns):
        for index, piece in enumerate(column.pieces):
            rects: list[QRectF] = list(board.rects(number, piece))
            assert rects
            for rect in rects:
                middle = rect.center()
                assert board.hit(middle.x(), middle.y()) == Hit(number, index)
    assert board.hit(0, 0) is None
    assert board.hit(board.left(0) + 1, -1) is None
    last = board.left(1) + 7 * board.metrics.byte + 1
    assert board.hit(last, 5 * board.metrics.row + 1) is None  # behind the 44th byte
