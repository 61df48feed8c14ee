"""The content of a worksheet as blocks, independent of fonts."""

from __future__ import annotations

from typing import NamedTuple

from vfioviz.codec.leaf import Role


class Heading(NamedTuple):
    """A title, or the title of a part."""

    text: str
    level: int
    """1 for the sheet's, 2 for a part's, 3 for an exercise's."""


class Paragraph(NamedTuple):
    """Running text."""

    text: str
    quiet: bool = False


class Table(NamedTuple):
    """Rows of words in aligned columns."""

    rows: tuple[tuple[str, ...], ...]


class Code(NamedTuple):
    """Lines of C."""

    lines: tuple[str, ...]


class SheetPart(NamedTuple):
    """Bytes ``[start, stop)`` of a filled map."""

    start: int
    stop: int
    label: str
    role: Role
    tone: int
    """Of the capability, as ``scene.palette`` numbers them."""


class Map(NamedTuple):
    """A map of bytes, 8 a row, empty or filled."""

    size: int
    """Bytes that it has cells for, a multiple of 8."""
    parts: tuple[SheetPart, ...] = ()


class Answer(NamedTuple):
    """A question with a line to write on, or with the answer."""

    question: str
    answer: str = ""
    reason: str = ""


class Group(NamedTuple):
    """Blocks that stay on one page where they fit."""

    blocks: tuple[Heading | Paragraph | Table | Code | Map | Answer, ...]


class PageBreak(NamedTuple):
    """What follows begins a page."""


Block = Heading | Paragraph | Table | Code | Map | Answer | Group | PageBreak


class Worksheet(NamedTuple):
    """A sheet, or its key."""

    title: str
    blocks: tuple[Block, ...]
