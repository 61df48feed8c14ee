"""The map as a file: PNG, SVG with real text, PDF."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QPainter

from tests.scene.columns import ATOMIC, TYPE1, column, modelled, ranges, real
from vfioviz.document.view import View
from vfioviz.scene.palette import PAPER
from vfioviz.ui.bytemap.export import MAX_ROWS, ExportError, Sheet, render, write_sheet
from vfioviz.ui.jobs import CancelledError
from vfioviz.ui.theme import Theme

pytestmark = pytest.mark.usefixtures("qapp")
BOTH = (real("6.1"), real("6.12"))


def words(path: Path) -> list[str]:
    """The texts of an SVG, in order."""
    root = ET.fromstring(path.read_text())  # noqa: S314 -- our own file
    return [each.text or "" for each in root.iter("{http://www.w3.org/2000/svg}text")]


def test_an_svg_has_real_text(tmp_path: Path) -> None:
    path = tmp_path / "map.svg"
    render(BOTH, View(), path, 1.0)
    found = words(path)
    for text in ("Linux 6.1", "Linux 6.12", "iova_range", "@68", "@72", "mod 8 = 4", "pad 4"):
        assert text in found
    assert any(each.startswith("VFIO_IOMMU_GET_INFO") for each in found)
    assert any(each.startswith("Linux 6.1: ") for each in found)


def test_two_svgs_of_the_same_map_are_equal(tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("a.svg", "b.svg")]
    for path in paths:
        render(BOTH, View(), path, 1.0)
    assert paths[0].read_bytes() == paths[1].read_bytes()


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_a_png_is_as_large_as_what_is_on_it(tmp_path: Path, scale: float) -> None:
    path = tmp_path / "map.png"
    render(BOTH, View(), path, scale)
    image, size = QImage(str(path)), Sheet(BOTH, View()).size
    assert image.size() == size * scale
    assert image.pixelColor(1, 1).name().upper() == PAPER.page
    right = [image.pixelColor(image.width() - 1, y).name().upper() for y in range(image.height())]
    assert set(right) == {PAPER.page}  # nothing is cut at the edge


def test_paper_is_light_whatever_the_theme_is(tmp_path: Path, theme: Theme) -> None:
    path = tmp_path / "map.png"
    theme.choose("dark")
    render(BOTH, View(), path, 1.0)
    assert QImage(str(path)).pixelColor(1, 1).name().upper() == PAPER.page


def test_a_pdf_is_written(tmp_path: Path) -> None:
    path = tmp_path / "map.pdf"
    render(modelled(ATOMIC), View(), path, 1.0)
    assert path.read_bytes().startswith(b"%PDF-")
    assert path.stat().st_size > 5000


def test_five_variants_show_the_overrun(tmp_path: Path) -> None:
    path = tmp_path / "map.svg"
    render(modelled(ATOMIC), View(), path, 1.0)
    found = words(path)
    assert found.count("argsz 36") == 3
    assert "4 bytes past it" in found
    assert "8 bytes past it" in found


@pytest.mark.parametrize("row_bytes", [8, 16, 32, 64])
def test_rows_of_any_length_are_rendered(tmp_path: Path, row_bytes: int) -> None:
    path = tmp_path / "map.png"
    render(modelled(TYPE1, argsz=4096), View(row_bytes=row_bytes), path, 0.5)
    assert not QImage(str(path)).isNull()


def test_a_long_map_is_cut_and_says_so(tmp_path: Path) -> None:
    path = tmp_path / "map.svg"
    made = column(ranges(3000))
    render((made,), View(), path, 1.0)
    assert f"{made.layout.size - 8 * MAX_ROWS:,} bytes more" in words(path)


def test_an_empty_buffer_is_rendered(tmp_path: Path) -> None:
    path = tmp_path / "map.png"
    render((column(b""),), View(), path, 1.0)
    assert not QImage(str(path)).isNull()


@pytest.mark.parametrize("name", ["map.gif", "map", "map.png.txt"])
def test_another_ending_is_refused_with_the_ones_that_are_known(tmp_path: Path, name: str) -> None:
    with pytest.raises(ExportError, match=r"\.png, \.svg or \.pdf"):
        render(BOTH, View(), tmp_path / name, 1.0)


@pytest.mark.parametrize("ending", ["png", "svg", "pdf"])
def test_a_folder_that_is_not_there_is_named(tmp_path: Path, ending: str) -> None:
    path = tmp_path / "nowhere" / f"map.{ending}"
    with pytest.raises(ExportError, match="nowhere"):
        render(BOTH, View(), path, 1.0)


def test_a_map_that_is_cut_has_all_of_it_in_little_beside_it() -> None:
    long, short = column(ranges(6000)), column(ranges(4))
    cut, whole = Sheet((long,), View()), Sheet((short,), View())
    assert cut.size.width() > cut.metrics.column
    assert whole.size.width() <= max(whole.metrics.column, 360)
    image = QImage(cut.size.width(), 1000, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    cut.paint(painter)
    painter.end()
    middle = (cut.metrics.column + cut.size.width()) // 2 - 6
    assert image.pixelColor(middle, 600).name().upper() != PAPER.page


class _Interrupted:
    """A sheet of whose painting the user thinks better, while a state of the painter is saved."""

    size, title = QSize(40, 30), "half a map"

    def paint(self, painter: QPainter) -> None:
        painter.save()
        painter.save()
        painter.restore()
        raise CancelledError


@pytest.mark.parametrize("ending", ["png", "svg", "pdf"])
def test_what_is_cancelled_while_it_paints_leaves_nothing_and_says_nothing(
    qapp: object, tmp_path: Path, ending: str
) -> None:
    # A message of Qt's, of a state that is still saved, fails each test.
    path = tmp_path / f"map.{ending}"
    with pytest.raises(CancelledError):
        write_sheet(_Interrupted, path)
    assert not path.exists()
