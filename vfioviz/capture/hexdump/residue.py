"""Check that no unread line is part of a dump.

A row that has lost its offset, a second dump in another form, or the end of a dump that mail moved
would else be left out in silence.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from itertools import accumulate, groupby, pairwise, takewhile
from string import hexdigits

from vfioviz.capture.hexdump.columns import body, spells
from vfioviz.capture.hexdump.form import Block
from vfioviz.capture.hexdump.likeness import is_likely, is_whole, missing_of
from vfioviz.capture.hexdump.page import Line, Page, shown
from vfioviz.capture.hexdump.rows import swap
from vfioviz.capture.source import CaptureError
from vfioviz.language import tr

_ROW = re.compile(
    r"\W*(?:0[xX])?[0-9a-fA-F`]{4,17}(?::[ \t]*|[ \t]+)"
    r"(?:(?:0[xX])?(?:[0-9a-fA-F]{2}){1,8}(?:[ \t,-]+|\Z)){4}"
)
_STREAM = re.compile(r"[ \t]*(?:0[xX])?[0-9a-fA-F]{8,}(?:[ \t:,-]+[0-9a-fA-F]{2,})*[ \t,;]*\Z")
_GROUP = re.compile(r"(?:0[xX])?((?:[0-9a-fA-F]{2}){1,8})[,;]?\Z")
_CODE = re.compile(  # of an oops
    r".*\b(?:Code|RIP|RSP|EFLAGS|[RE]?[A-DS][XIP]|R\d\d|CR\d|[xr]\d\d?|sp|pc|lr)\s*:"
)
_ADDRESS = re.compile(
    r"[ \t]*\w{6,9}`\w{7,9}[ \t]"
    r"|\W*(?:0[xX])?(?=[0-9a-fA-F`]*[0-9])[0-9a-fA-F`]{7,20}:?(?:[ \t]|\Z)"
)
_CELL = r"(?:\\[0abtnvfr]|[0-3][0-7]{2})"
_CELLS = re.compile(rf"[ \t]*(?:\S{{1,3}}[ \t]+){{0,2}}{_CELL}[ \t]{{1,2}}{_CELL}(?:[ \t]|\Z)")
"""Characters of od -c, four columns each."""
_TICK = re.compile(r"[ \t]*[0-9a-fA-F]{6,9}`[0-9a-fA-F]{7,9}[ \t]")
"""WinDbg's address, also one that lost a digit or two."""
_GROUPS = re.compile(r"[ \t]*[0-9a-fA-F]{1,16}(?:(?: {1,2}|\t)(?:[0-9a-fA-F]{2}){1,8})*[ \t]*\Z")
"""Groups alone: the end of a row whose start was cut off, or its start."""
_PAIR = re.compile(r"[ \t]*(?:[0-9a-fA-F]{2})+(?:[ \t]|\Z)")
_ELEMENT = re.compile(
    r"\W*(?:0[xX][0-9a-fA-F]{1,16}\w{0,4}[ \t]*,?|-?[0-9]{1,20}\w{0,4}[ \t]*,)\W*\Z"
)
"""An element of an array, alone on its line."""
_RUN = 8
"""With this many bytes in consecutive groups of one width a line is not prose."""

_PARTS = 2
_FOUR = 4
"""Digits of objdump's offsets."""
_NEAR = 2
"""Lines from a dump within which a line of hex may belong to it."""

_LONGEST = 4096


def check(page: Page, blocks: Collection[Block]) -> None:
    """Refuse a page of which lines that look like dump were not read.

    Raises:
        CaptureError: naming the first of them.
    """
    used = frozenset().union(*(block.lines for block in blocks))
    if not used:
        return
    likely = all(is_likely(block.data) for block in blocks)
    whole = all(is_whole(block.data) for block in blocks)
    near = {number + step for number in used for step in range(-_NEAR, _NEAR + 1)}
    touching = _touching(page, used)
    missing = {max(block.lines) + 1: left for block in blocks if (left := missing_of(block.data))}
    for line in page.lines:
        if line.number in used or (
            used.issuperset(part.number for _, part in line.joins) and line.joins
        ):
            continue
        touches = line.number in touching
        if (
            _is_row(line)
            or (touches and _is_end(page, line))
            or (line.number in near and _TICK.match(line.text[:_LONGEST]))
            or (touches and not whole and _is_left_over(line.text[:_LONGEST]))
            or _completes(line, missing)
            or (
                _STREAM.match(line.text[:_LONGEST])
                and any(map(str.isdigit, line.text))
                and (line.number in near or not likely)
            )
        ):
            indent = len(line.text) - len(line.text.lstrip())
            message = tr(
                "{shown} looks like bytes of a dump, but no part of the one that was read fits it; "
                "give one whole dump in one form, with this line mended or taken out",
                shown=shown(line.text.strip()),
            )
            raise page.error(line, indent, message)


def _touching(page: Page, used: frozenset[int]) -> set[int]:
    """Return the lines next to those that were read; what has no letter or digit does not count."""
    lines = [line.number for line in page.lines if any(map(str.isalnum, line.text[:_LONGEST]))]
    pairs = [*pairwise(lines), *pairwise(reversed(lines))]
    return {there for here, there in pairs if here in used}


def _is_row(line: Line) -> bool:
    text = line.text[:_LONGEST]
    if _CODE.match(text):
        return False
    if _ROW.match(text):
        return True
    for width, run in groupby(text.replace("`", "").split(), key=_width):
        if width and width * (tokens := list(run)).__len__() >= _RUN and len(tokens) > 1:
            return any(map(str.isdigit, "".join(tokens)))
    return False


def _is_end(page: Page, line: Line) -> bool:
    """Whether a line that touches a dump has an address, or spells the bytes in front of a text."""
    text = line.text[:_LONGEST]
    if _CODE.match(text) or len(line.text) > _LONGEST:
        return False
    if _ADDRESS.match(text) or _CELLS.match(text) or _is_damaged(text):
        return True
    if not _PAIR.match(text):
        return False
    try:
        row = body(page, line, 0)
    except CaptureError:
        return False
    return bool(row.text) and (
        spells(row.text, row.data) or spells(row.text, swap(row.data, row.width))
    )


def _completes(line: Line, missing: dict[int, frozenset[int]]) -> bool:
    """Whether a line below a dump begins with as many bytes as argsz says are missing."""
    left = missing.get(line.number, frozenset())
    widths = takewhile(bool, map(_width, line.text[:_LONGEST].split())) if left else ()
    return not left.isdisjoint(accumulate(widths))


def _is_left_over(text: str) -> bool:
    """Whether a line holds an element of an array, or groups of hex, and nothing else."""
    hexes = _GROUPS.match(text) is not None and any(map(str.isdigit, text))
    return hexes or _ELEMENT.match(text) is not None


def _is_damaged(text: str) -> bool:
    """Whether a group of hex stands behind an address of which one digit is none."""
    tokens = text.split(maxsplit=2)
    if len(tokens) < _PARTS or _GROUP.match(tokens[1]) is None:
        return False
    digits = tokens[0].removeprefix("0x").rstrip(":")
    hexes = sum(digit in hexdigits for digit in digits)
    least = _FOUR if len(tokens[1]) >= _RUN else _RUN
    return len(digits) >= least and hexes == len(digits) - 1 and any(map(str.isdigit, digits))


def _width(token: str) -> int:
    found = _GROUP.match(token)
    return len(found[1]) // 2 if found else 0


def others(page: Page, blocks: Collection[Block]) -> list[Line]:
    """Return the lines that no dump was read from."""
    used = frozenset().union(*(block.lines for block in blocks))
    return [line for line in page.lines if line.number not in used]
