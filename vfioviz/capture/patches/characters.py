"""Bytes -> text -> lines, with what web pages and mail programs did to characters undone.

Rule 1: an escape is undone only where the whole text is escaped: no bare ``<`` beside ``&gt;``, no
bare ``=`` beside ``=3D``. A patch to an HTML page holds both, and is left as it is.
Rule 2: a line keeps the number that it had.
"""

from __future__ import annotations

import html
import quopri
import re
from collections.abc import Iterable, Iterator

from vfioviz.capture.patches.entry import PatchError, Remark
from vfioviz.capture.patches.limits import MAX_LINES
from vfioviz.language import mark, phrase, tr

Numbered = tuple[int, str]

_DOUBLED = 8
"""A text has at least this many lines before doubled blank lines are looked for."""

_NEWLINE = re.compile(r"\r{0,2}\n|\r")
_COLOUR = re.compile(r"\x1b\[[0-9;]{0,20}[A-Za-z]")
_BARS = re.compile(r"^(?:[>|] ?)*\| ?(?:diff --git |@@ -\d)", re.MULTILINE)
_BAR_MARKS = re.compile(r"^(?:[>|] ?)+", re.MULTILINE)
_ENTITY = re.compile(r"&(?:[A-Za-z]{2,8}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});")
_QUOTED_PRINTABLE = re.compile(r"=(?:[0-9A-F]{2}|[ \t]*\r?\n|[ \t]*\Z)")
_NO_BREAK = re.compile(r"^[> ]*[+\-]?[ \t]*\u00a0", re.MULTILINE)
_BARE_HUNK = re.compile(r"^@@ [^\r\n]*\n", re.MULTILINE)
_SPACES = str.maketrans(dict.fromkeys("\u00a0\u2007\u202f", " "))


def decoded(data: bytes, charset: str | None = None) -> str:
    """Return bytes as text, by the charset that is declared, UTF-8, or else Latin-1."""
    for one in (charset, "utf-8-sig"):
        if one:
            try:
                return data.decode(one)
            except (UnicodeDecodeError, LookupError, ValueError):
                continue
    return data.decode("latin-1")


def lines_of(text: str, source: str) -> list[Numbered]:
    """Split a text into lines; a last one without a newline counts too.

    Raises:
        PatchError: There are more than ``MAX_LINES``.
    """
    if text.count("\n") + text.count("\r") > 2 * MAX_LINES:
        raise _too_long(source)
    # In a patch to a file with CRLF its own lines end with LF and those of the file with CRLF:
    # there the CR is text. It is not where nearly every line has one.
    carried = text.count("\r\n")
    mixed = 0 < carried < text.count("\n") and _BARE_HUNK.search(text)
    pieces = text.split("\n") if mixed else _NEWLINE.split(text)
    if pieces and not pieces[-1]:
        pieces.pop()
    if len(pieces) > MAX_LINES:
        raise _too_long(source)
    return list(enumerate(pieces, start=1))


def undoubled(lines: list[Numbered]) -> list[Numbered]:
    """Drop every second line if all of those are blank, as some web forms leave them."""
    if len(lines) < _DOUBLED or any(line.strip() for _, line in lines[1::2]):
        return lines
    return lines[::2]


def _too_long(source: str) -> PatchError:
    return PatchError(
        tr(
            "{source}: more than {number:,} lines, the most that is read; cut the patch out first",
            source=source,
            number=MAX_LINES,
        )
    )


def restored(text: str) -> tuple[str, tuple[Remark, ...]]:
    """Undo what was done to the characters of a text that came without its mail's header."""
    remarks = []
    if "\x1b[" in text:
        text = _COLOUR.sub("", text)
    if "|" in text and _BARS.search(text):
        text = _BAR_MARKS.sub(lambda found: found[0].replace("|", ">"), text)
    if _is_quoted_printable(text):
        raw = text.encode("utf-8", "surrogateescape")
        text = decoded(b"".join(_kept_lines(raw)))
        said = mark("the text is in quoted-printable and was decoded")
        remarks.append(Remark("quoted-printable", None, phrase(said)))
    if _is_escaped(text):
        text = _ENTITY.sub(lambda found: html.unescape(found[0]), text)
        said = mark("HTML entities (&gt;, &lt;, &amp;) were turned back into characters")
        remarks.append(Remark("entities", None, phrase(said)))
    text, more = spaced(text)
    return text, (*remarks, *more)


def spaced(text: str) -> tuple[str, tuple[Remark, ...]]:
    """Turn no-break spaces into spaces, where they stand for indentation."""
    if "\u00a0" not in text or not _NO_BREAK.search(text):
        return text, ()
    said = mark("no-break spaces were turned into spaces")
    return text.translate(_SPACES), (Remark("no-break-spaces", None, phrase(said)),)


def _is_escaped(text: str) -> bool:
    if "<" in text or ">" in text or "&" not in text:
        return False
    marks = ("&gt;", "&lt;", "&amp;", "&quot;")
    return any(one in text for one in marks) and len(_ENTITY.findall(text)) == text.count("&")


def _is_quoted_printable(text: str) -> bool:
    if "=3D" not in text and "=\n" not in text and "=\r\n" not in text:
        return False
    return len(_QUOTED_PRINTABLE.findall(text)) == text.count("=")


def _kept_lines(raw: bytes) -> Iterator[bytes]:
    """Decode quoted-printable; where lines were joined, as many empty ones follow."""
    for _, line, more in unquoted(raw.splitlines(keepends=True)):
        yield line + b"\n" * more


def unquoted(lines: Iterable[bytes]) -> Iterator[tuple[int, bytes, int]]:
    """Decode quoted-printable.

    Yields:
        Index of the first line, from 0, the decoded line with its end, and how many lines were
        joined to it.
    """
    held, first, more = b"", 0, -1
    for index, line in enumerate(lines):
        body = line.rstrip(b"\r\n \t")
        more += 1
        if not more:
            first = index
        if body.endswith(b"=") and more < 10_000:
            held += body[:-1]
            continue
        yield first, quopri.decodestring(held + line), more
        held, more = b"", -1
    if more >= 0:
        yield first, quopri.decodestring(held), more
