"""A worksheet as plain text, at most 78 columns where the words allow it."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from vfioviz.scene.worksheet.blocks import (
    Answer,
    Block,
    Code,
    Group,
    Heading,
    Map,
    PageBreak,
    Paragraph,
    Table,
    Worksheet,
)

_WIDTH = 78
_UNDER = {1: "=", 2: "-"}
_CELL = 4


def plain(sheet: Worksheet) -> str:
    """Return the text of a worksheet, with a newline at the end."""
    lines: list[str] = []
    for block in sheet.blocks:
        lines += _block(block)
    return "\n".join(lines).strip("\n") + "\n"


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Group):
        for one in block.blocks:
            yield from _block(one)
        return
    if not isinstance(block, PageBreak):
        yield from _lines(block)
    yield ""


def _lines(block: Heading | Paragraph | Table | Code | Map | Answer) -> Iterator[str]:
    if isinstance(block, Heading):
        yield from ("", block.text)
        if block.level in _UNDER:
            yield _UNDER[block.level] * len(block.text)
    elif isinstance(block, Paragraph):
        yield from textwrap.wrap(block.text, _WIDTH)
    elif isinstance(block, Table):
        yield from _table(block)
    elif isinstance(block, Code):
        yield from (f"  {line}" for line in block.lines)
    elif isinstance(block, Map):
        yield from _map(block)
    else:
        yield from _answer(block)


def _table(table: Table) -> Iterator[str]:
    widths = [max(map(len, column)) for column in zip(*table.rows, strict=True)]
    for row in table.rows:
        cells = (word.ljust(width) for word, width in zip(row, widths, strict=True))
        yield ("  " + "  ".join(cells)).rstrip()


def _answer(answer: Answer) -> Iterator[str]:
    if not answer.answer:
        yield f"{answer.question}  ______________"
        return
    yield f"{answer.question}  {answer.answer}"
    yield from textwrap.wrap(answer.reason, _WIDTH, initial_indent="  ", subsequent_indent="  ")


def _map(shape: Map) -> Iterator[str]:
    """Yield a row of cells for each 8 bytes; a filled one names each run in it."""
    edge = "      +" + ("-" * (_CELL - 1) + "+") * 8
    yield "       " + "".join(str(byte).ljust(_CELL) for byte in range(8)).rstrip()
    yield edge
    for start in range(0, shape.size, 8):
        cells = ["   "] * 8 if not shape.parts else _named(shape, start)
        yield f"{start:5} |" + "|".join(cells) + "|"
        yield edge


def _named(shape: Map, start: int) -> list[str]:
    cells = ["   "] * 8
    for part in shape.parts:
        low, high = max(part.start, start), min(part.stop, start + 8)
        for at in range(low, high):
            cells[at - start] = _short(part.label)
    return cells


def _short(label: str) -> str:
    """Return three letters: ``inf``, ``c0h`` for the header of caps[0], ``dma``, ``pad``."""
    if label.startswith("caps["):
        return f"c{label[5:-1]}h"[:3].ljust(3)
    return label[:3].lower().ljust(3)
