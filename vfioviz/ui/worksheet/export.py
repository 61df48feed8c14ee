"""A worksheet as a file: PDF with all pages, SVG with a file a page; the same bytes each time."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRect, QSize, QUuid
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgGenerator

from vfioviz import __version__
from vfioviz.capture.filewrite import write_file
from vfioviz.language import tr
from vfioviz.scene.palette import PAPER
from vfioviz.scene.worksheet.blocks import Block, Group, PageBreak, Worksheet
from vfioviz.ui.bytemap.ink import colour
from vfioviz.ui.fonts import sans
from vfioviz.ui.painting import painting_on
from vfioviz.ui.worksheet.typeset import Simple, Typesetter

WIDTH, HEIGHT = 595, 842
"""A4 in points."""
_MARGIN = 44
_FOOT = 24
_DPI = 288
_DATE = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d")
_PDF_DATE = re.compile(rb"\(D:\d{14}")


class Placed(NamedTuple):
    """A block on a page."""

    block: Simple
    top: float


def pages(sheet: Worksheet) -> list[list[Placed]]:
    """Return the pages of a worksheet; a group is not broken where it fits on one."""
    setter = Typesetter(WIDTH - 2 * _MARGIN)
    room = HEIGHT - 2 * _MARGIN - _FOOT
    found: list[list[Placed]] = [[]]
    top = 0.0
    for group in map(_simple, sheet.blocks):
        tall = sum(setter.height(block) for block in group)
        if not group or (top and top + tall > room):
            found.append([])
            top = 0.0
        for block in group:
            height = setter.height(block)
            if top and top + height > room:
                found.append([])
                top = 0.0
            found[-1].append(Placed(block, top))
            top += height
        top += 8 if len(group) > 1 else 0
    return [page for page in found if page]


def _simple(block: Block) -> tuple[Simple, ...]:
    if isinstance(block, PageBreak):
        return ()
    return block.blocks if isinstance(block, Group) else (block,)


def render(sheet: Worksheet, path: Path, *, links: bool = True) -> list[Path]:
    """Write a worksheet as .pdf or .svg, by the name; returns the files written.

    Args:
        sheet: What is drawn.
        path: Where.
        links: Whether root may write through a link of its own.

    Raises:
        CaptureError: A file can't be written.
    """
    if path.suffix.lower() == ".pdf":
        write_file(path, pdf(sheet), links=links)
        return [path]
    drawn = svg(sheet)
    names = [path if len(drawn) == 1 else path.with_stem(f"{path.stem}-{number}")
             for number in range(1, len(drawn) + 1)]  # fmt: skip
    for name, data in zip(names, drawn, strict=True):
        write_file(name, data, links=links)
    return names


def pdf(sheet: Worksheet) -> bytes:
    """Return the PDF; it holds no time and no random id, so that a sheet is the same twice.

    In two processes only with ``QT_HASH_SEED=0``: Qt embeds fonts in the order of a hash.
    """
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(sheet.title)
    writer.setCreator(f"vfioviz {__version__}")
    writer.setResolution(_DPI)
    if hasattr(writer, "setDocumentId"):  # since Qt 6.8
        writer.setDocumentId(QUuid.createUuidV5(QUuid(), sheet.title.encode()))
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Point)
    made = pages(sheet)
    with painting_on(writer) as painter:
        for number, page in enumerate(made, start=1):
            if number > 1:
                writer.newPage()
            painter.save()
            painter.scale(_DPI / 72, _DPI / 72)
            _paint(painter, sheet, page, number, len(made))
            painter.restore()
    # The offsets in a PDF's table are of bytes: what takes the time's place is as long.
    data = _DATE.sub(b"2000-01-01T00:00:00", buffer.data().data())
    return _PDF_DATE.sub(b"(D:20000101000000", data)


def svg(sheet: Worksheet) -> list[bytes]:
    """Return an SVG for each page."""
    made = pages(sheet)
    found: list[bytes] = []
    for number, page in enumerate(made, start=1):
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        generator = QSvgGenerator()
        generator.setOutputDevice(buffer)
        generator.setResolution(72)
        generator.setSize(QSize(WIDTH, HEIGHT))
        generator.setViewBox(QRect(0, 0, WIDTH, HEIGHT))
        generator.setTitle(sheet.title)
        generator.setDescription(f"vfioviz {__version__}")
        with painting_on(generator) as painter:
            painter.fillRect(QRect(0, 0, WIDTH, HEIGHT), colour("#FFFFFF"))
            _paint(painter, sheet, page, number, len(made))
        found.append(bytes(buffer.data().data()))
    return found


def _paint(painter: QPainter, sheet: Worksheet, page: list[Placed], number: int, of: int) -> None:
    setter = Typesetter(WIDTH - 2 * _MARGIN)
    painter.translate(_MARGIN, _MARGIN)
    for placed in page:
        setter.paint(painter, placed.block, placed.top)
    foot = sans()
    foot.setPixelSize(8)
    painter.setFont(foot)
    painter.setPen(colour(PAPER.faint))
    base = HEIGHT - 2 * _MARGIN
    painter.drawText(0, base, sheet.title)
    said = tr("page {number} of {of}", number=number, of=of)
    width = painter.fontMetrics().horizontalAdvance(said)
    painter.drawText(WIDTH - 2 * _MARGIN - width, base, said)
