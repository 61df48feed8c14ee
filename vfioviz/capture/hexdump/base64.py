"""Base64, as ``base64``, a MIME part or ``base64.b64encode`` writes it, in one line or many.

Also quoted where the line says that it is base64: ``base64.b64decode("...")``, ``atob('...')``.
``base32`` is base64 of other bytes; words and paths are base64 too: what is read must
look like an answer.
"""

from __future__ import annotations

import base64
import binascii
import re

from vfioviz.capture.hexdump.form import ENOUGH, Block, Plainly, Reading
from vfioviz.capture.hexdump.likeness import is_likely, is_whole
from vfioviz.capture.hexdump.page import Line, Page
from vfioviz.capture.source import CaptureError
from vfioviz.language import tr

_LINE = re.compile(r"[ \t]*(?:b?['\"])?([A-Za-z0-9+/_-]{2,}={0,6})['\"]?[ \t]*\Z")
_NAMED = re.compile(
    r"(?=.{0,400}?(?:base64|b64|atob))[^'\",]{0,200}(?:['\"]|base64,|echo[ \t]{1,8}['\"]?)"
    r"([A-Za-z0-9+/_-]{16,}={0,2})(?=['\"\s)]|\Z)",
    re.IGNORECASE,
)
_BASE32 = re.compile(r"[A-Z2-7]+={0,6}\Z")
_HEX = re.compile(r"(?=.*[a-f])(?=.*[0-9])[0-9a-f]{16,}")
_TOKEN = re.compile(r"[A-Za-z0-9+/_=-]+")
_MARKUP = "*`~|\"'"
_LEAST = 16
"""Characters: twelve bytes."""


class Base64(Plainly):
    """Lines of base64."""

    key = "base64"
    title = "base64"

    def count(self, page: Page) -> int:
        """Return how many lines there are of what decodes."""
        return min(sum(len(lines) for lines in _runs(page) if _decoded(lines)), ENOUGH)

    def read(self, page: Page, reading: Reading) -> tuple[Block, ...]:
        """Return the dumps."""
        del reading
        blocks = []
        failed: CaptureError | None = None
        for lines in _runs(page):
            data = _decoded(lines)
            if data is None:
                message = tr("base64 with a character too few or too many")
                failed = failed or page.error(lines[0], 0, message)
                continue
            _refuse_stray(page, lines, data)
            numbers = frozenset(line.number for line in lines)
            # Require likeness even without surrounding text: a path decodes too.
            note = _note("".join(map(_text, lines)), data)
            blocks.append(Block(data, lines[0].number, note, numbers, doubtful=True))
        if not blocks and failed:
            raise failed
        for block in blocks:
            _refuse_neighbours(page, block)
        return tuple(blocks)


def _refuse_stray(page: Page, lines: list[Line], data: bytes) -> None:
    """Refuse a last line without which the others are what argsz speaks of, and one of hex."""
    if len(lines) < 2 or is_whole(data):
        return
    strays = [line for line in lines if _HEX.fullmatch(_text(line))]
    if is_whole(_decoded(lines[:-1]) or b""):
        strays = lines[-1:]
    if strays:
        message = tr("a line of base64 that does not fit the others; join it with them")
        raise page.error(strays[0], 0, message)


def _refuse_neighbours(page: Page, block: Block) -> None:
    """Refuse what touches the dump and looks like a line of it."""
    beside = {min(block.lines) - 1, max(block.lines) + 1}
    for line in page.lines:
        tokens = [one.strip(_MARKUP) for one in line.text.split()] if line.number in beside else []
        codes = [token for token in tokens if _TOKEN.fullmatch(token) and _is_code(token)]
        if codes and (len(codes) == len(tokens) or max(map(len, codes)) >= _LEAST):
            message = tr("a line of base64 that does not fit the others; join it with them")
            raise page.error(line, 0, message)


def _is_code(token: str) -> bool:
    """Whether a token looks like base64 and not like a word."""
    return token.endswith("=") or "AA" in token or (not token.islower() and not token.istitle())


def _runs(page: Page) -> list[list[Line]]:
    """Return the lines of base64 that stand together: all of one length but for the last."""
    runs: list[list[Line]] = []
    for line in page.lines:
        if not _text(line):
            continue
        last = runs[-1] if runs else None
        follows = (
            last is not None
            and line.number == last[-1].number + 1
            and len(_text(last[-1])) == len(_text(last[0])) >= len(_text(line))
            and not _text(last[-1]).endswith("=")
        )
        if follows and last is not None:
            last.append(line)
        else:
            runs.append([line])
    return runs


def _text(line: Line) -> str:
    found = _LINE.match(line.text) or _NAMED.match(line.text)
    return found[1] if found else ""


def is_whole_answer(text: str) -> bool:
    """Whether a text is base64 of an answer that is as long as its argsz says."""
    data = _bytes(text)
    return data is not None and is_whole(data)


def _decoded(lines: list[Line]) -> bytes | None:
    return _bytes("".join(map(_text, lines)))


def _bytes(text: str) -> bytes | None:
    if len(text) < _LEAST:
        return None
    data = _base64(text)
    wide = _base32(text)
    # What is base32 is base64 too, of other bytes.
    is_wide = wide is not None and (
        is_whole(wide) or (is_likely(wide) and not is_whole(data or b""))
    )
    return wide if is_wide else data


def _base64(text: str) -> bytes | None:
    if text[0] == "+" and is_whole(_bytes(text[1:]) or b""):
        text = text[1:]  # a diff's
    altered = text.translate(str.maketrans("-_", "+/"))
    padded = altered if "=" in text else altered + "=" * (-len(text) % 4)
    try:
        data = base64.b64decode(padded, validate=True)
    except binascii.Error:
        return None
    # What was encoded comes out again; a word that only happens to decode has loose bits.
    if base64.b64encode(data).decode() != padded:
        return None
    return data if padded == altered or is_whole(data) else None


def _note(text: str, data: bytes) -> str:
    """Return what was assumed about the alphabet."""
    if data != _base32(text):
        return ""
    if is_likely(_base64(text) or b""):
        return tr("base32 (a guess: nothing in them speaks against base64)")
    return tr("base32 (as base64, they look less like an answer)")


def _base32(text: str) -> bytes | None:
    if len(text) % 8 or not _BASE32.match(text):
        return None
    try:
        return base64.b32decode(text)
    except binascii.Error:
        return None
