"""Text or binary?

Rule 1: a byte order mark, then text in that encoding: text.
Rule 2: a zero byte, or a control character that no text has: binary. An answer of a kernel always
has zeros: argsz is a u32 far below 2**24, so its top byte is 0 in either byte order.
Rule 3: printable ASCII, or UTF-8 that is mostly so: text. Only a text of a dump becomes a capture;
any other is refused with line and column, never shown as a binary answer.
"""

from __future__ import annotations

import codecs

_CONTROLS = bytes(sorted(set(range(0x20)) - set(b"\t\n\v\f\r\x1b"))) + b"\x7f"
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_FILES = (
    (b"\x1f\x8b\x08", "gzip"),
    (b"\x28\xb5\x2f\xfd", "zstd"),
    (b"\xfd7zXZ\0", "xz"),
    (b"BZh", "bzip2"),
    (b"PK\x03\x04", "ZIP"),
    (b"\x7fELF", "ELF"),
    (b"\x89PNG\r\n", "PNG"),
    (b"%PDF-", "PDF"),
    (b"\x0a\x0d\x0d\x0a", "pcapng"),
)
"""How files of other kinds begin; as argsz, none is that of an answer."""


def other_file(data: bytes) -> str:
    """Return the kind of file that binary bytes are, by how they begin; "" for none."""
    return next((name for magic, name in _FILES if data.startswith(magic)), "")


def text_of(data: bytes) -> str | None:
    """Return the text that the bytes are, or None where they are binary. Never fails."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decoded(data, encoding)
    if data.translate(None, _CONTROLS) != data:
        return None
    text = _decoded(data, "utf-8")
    # Old mails are in Latin-1; eight-bit characters are then few, in the prose.
    if text is None and sum(byte >= 0x80 for byte in data) * 10 < len(data):
        return _decoded(data, "latin-1")
    return text


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    return None if "\0" in text else text
