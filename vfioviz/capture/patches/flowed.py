"""``format=flowed`` (RFC 3676): a line that ends with a space continues in the next one."""

from __future__ import annotations

import re
from collections.abc import Iterable

from vfioviz.capture.patches.characters import Numbered

_MARKS = re.compile(r">*")
_SIGNATURE = "-- "
_MAX_JOINED = 1_000_000


def unflowed(lines: Iterable[Numbered], *, delete_space: bool = False) -> list[Numbered]:
    """Join flowed lines and remove the space-stuffing.

    Args:
        lines: of one part, as they were sent.
        delete_space: ``DelSp=yes``: the space at the end of a flowed line is not part of the text.
    """
    made: list[Numbered] = []
    pieces: list[str] = []
    size = depth = 0
    for number, line in lines:
        marks = _MARKS.match(line)
        quotes = marks.end() if marks else 0
        text = line[quotes:]
        text = text.removeprefix(" ")
        if pieces and quotes == depth and text != _SIGNATURE:
            pieces.append(text)
        else:
            _put(made, pieces, depth)
            pieces, depth, size = [text], quotes, 0
            made.append((number, ""))
        size += len(text)
        if not text.endswith(" ") or text == _SIGNATURE or size > _MAX_JOINED:
            _put(made, pieces, depth)
            pieces = []
        elif delete_space:
            pieces[-1] = text[:-1]
    _put(made, pieces, depth)
    return made


def _put(made: list[Numbered], pieces: list[str], depth: int) -> None:
    if pieces:
        marks = ">" * depth + (" " if depth else "")
        made[-1] = made[-1][0], marks + "".join(pieces)
