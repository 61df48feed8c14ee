"""Opens whatever people have: raw answers, recorded ones, and dumps as text.

Rule 1: nothing is read beyond the bound, and what is no file is not opened (``capture.bounded``).
Rule 2: nothing but CaptureError leaves this module, whatever the input.
Rule 3: what was opened is never written to.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, BinaryIO

from vfioviz.capture import binfile, kmsan, stamp
from vfioviz.capture.bounded import TooLargeError, read_file, read_stream, reason
from vfioviz.capture.sniff import other_file, text_of
from vfioviz.capture.source import MAX_SIZE, Capture, CaptureError, Provenance
from vfioviz.capture.vfio_user import unwrapped
from vfioviz.capture.visible import visible
from vfioviz.language import tr
from vfioviz.uapi.headerset import HeaderSet

if TYPE_CHECKING:
    from vfioviz.capture.hexdump.form import ByteOrder

STANDARD_INPUT = frozenset({"-", "/dev/stdin"})
"""Paths that ``open_path`` takes for standard input."""

_MAX_TEXT = 32 << 20
"""Characters of a text: 8 MiB of answers as xxd."""

BINARY = "binary"
RECORDS = "jsonl"


def formats() -> Mapping[str, str]:
    """Return what ``format`` may be, and its title for a menu."""
    from vfioviz.capture.hexdump import forms  # noqa: PLC0415 -- raw bytes do without

    return MappingProxyType(
        {
            BINARY: tr("raw bytes"),
            RECORDS: tr("recorded calls (.jsonl)"),
            **{form.key: form.title for form in forms.BY_KEY.values()},
        }
    )


def open_path(
    path: str | os.PathLike[str],
    *,
    format: str | None = None,  # noqa: A002 what users call it
    byte_order: ByteOrder | None = None,
    word_size: int = 0,
    headers: HeaderSet | None = None,
) -> tuple[Capture, ...]:
    """Open a file, standard input, or a pipe that a shell handed over.

    Args:
        path: where it is; its last part names the captures. ``-`` is standard input.
        format: a key of ``formats()``, or None to find out.
        byte_order: of the machine that wrote a dump of words (``hexdump``, ``x/xw``), or None: what
            looks like an answer, said in the provenance.
        word_size: bytes in a number, where the text does not tell (``p/x``); 0: found out.
        headers: which ioctls a record or a stamp may name; None: those of the built-in headers.

    Raises:
        CaptureError: with the reason, and line and column in a text.
    """
    where = os.fspath(path)
    if where in STANDARD_INPUT:
        # A socket cannot be opened by this name, but it can be read.
        return _open_descriptor(0, "standard input", format, byte_order, word_size, headers)
    name = Path(where).name or where
    return open_bytes(
        _read(where), name, format=format, byte_order=byte_order, word_size=word_size,
        headers=headers,
    )  # fmt: skip


def with_report(captures: tuple[Capture, ...], path: str | os.PathLike[str]) -> tuple[Capture, ...]:
    """Return the captures with the bytes marked that the KMSAN report at ``path`` names.

    Raises:
        CaptureError: where it is none, names no bytes, or speaks of another size.
    """
    where = os.fspath(path)
    text = text_of(_read(where)) or ""
    found = kmsan.marks(text)
    if not found:
        message = tr(
            "{path}: expected a KMSAN report with 'Bytes 20-23 of 24 are uninitialized'", path=where
        )
        raise CaptureError(message)
    return kmsan.marked(captures, found, where)


def open_stream(
    stream: BinaryIO,
    source: str = "standard input",
    *,
    format: str | None = None,  # noqa: A002 what users call it
    byte_order: ByteOrder | None = None,
    word_size: int = 0,
    headers: HeaderSet | None = None,
) -> tuple[Capture, ...]:
    """Open what a stream holds up to its end; not more than ``MAX_SIZE`` is read.

    Raises:
        CaptureError: with the reason, and line and column in a text.
    """
    try:
        data = read_stream(stream, source, MAX_SIZE)
    except TooLargeError as error:
        raise _too_large(source, error.have) from None
    except (OSError, ValueError) as error:
        raise CaptureError(
            tr("{source}: cannot be read: {reason}", source=source, reason=reason(error))
        ) from error
    return open_bytes(
        data, source, format=format, byte_order=byte_order, word_size=word_size, headers=headers
    )


def open_bytes(
    data: bytes,
    source: str,
    *,
    format: str | None = None,  # noqa: A002 what users call it
    byte_order: ByteOrder | None = None,
    word_size: int = 0,
    headers: HeaderSet | None = None,
) -> tuple[Capture, ...]:
    """Open bytes: binary ones as they are, a text by its form (``capture.sniff`` tells which).

    Args:
        data: at most ``MAX_SIZE`` bytes.
        source: file name, ``clipboard``, ``standard input``.
        format: a key of ``formats()``, or None to find out.
        byte_order: as in ``open_path``.
        word_size: as in ``open_path``.
        headers: as in ``open_path``.

    Raises:
        CaptureError: with the reason, and line and column in a text.
    """
    source = _named(source)
    _check_format(format)
    if len(data) > MAX_SIZE:
        raise _too_large(source)
    if not data:
        raise CaptureError(
            tr("{source}: empty; expected the bytes of an answer, or a dump as text", source=source)
        )
    text = None if format == BINARY else text_of(data)
    if text is not None:
        return open_text(
            text, source, format=format, byte_order=byte_order, word_size=word_size,
            headers=headers,
        )  # fmt: skip
    if format not in {None, BINARY}:
        message = tr(
            "{source}: binary bytes; expected a text: {item}",
            source=source,
            item=formats()[str(format)],
        )
        raise CaptureError(message)
    kind = "" if format == BINARY else other_file(data)
    if kind:
        message = tr(
            "{source}: {kind} data, not the bytes of an answer; unpack it first, or name its "
            "format: binary",
            source=source, kind=kind,
        )  # fmt: skip
        raise CaptureError(message)
    return unwrapped(binfile.capture(data, source))


def open_text(
    text: str,
    source: str,
    *,
    format: str | None = None,  # noqa: A002 what users call it
    byte_order: ByteOrder | None = None,
    word_size: int = 0,
    headers: HeaderSet | None = None,
) -> tuple[Capture, ...]:
    """Open a text: recorded calls, or one or more dumps in any form of ``formats()``.

    Raises:
        CaptureError: naming line and column.
    """
    from vfioviz.capture import jsonl  # noqa: PLC0415 -- raw bytes do without
    from vfioviz.capture.hexdump import choice, forms  # noqa: PLC0415 -- raw bytes do without
    from vfioviz.capture.hexdump.page import page  # noqa: PLC0415 -- raw bytes do without

    source = _named(source)
    _check_format(format)
    if len(text) > MAX_SIZE:
        raise _too_large(source)
    if len(text) > _MAX_TEXT and format != BINARY:
        raise CaptureError(
            tr(
                "{source}: {size:,} characters of text; not read, because no more than {number} "
                "MiB are. Cut the dump out first",
                source=source,
                size=len(text),
                number=_MAX_TEXT >> 20,
            )
        )
    if format == BINARY:
        return (binfile.capture(text.encode("utf-8", "surrogatepass"), source),)
    lines = page(text, source)
    if format == RECORDS or (format is None and jsonl.recognises(lines)):
        return jsonl.read(lines, headers)
    asked = forms.BY_KEY[format] if format else None
    report = kmsan.is_report(text)
    try:
        form, blocks = choice.read(lines, asked, byte_order, word_size)
    except CaptureError as error:
        raise kmsan.alone(text, source) if report else error from None
    said = stamp.read(text, len(blocks[0].data), headers) if len(blocks) == 1 else None
    ioctl, abi = said or (None, None)
    captures = []
    for number, block in enumerate(blocks, start=1):
        several = f", dump {number} (line {block.line})" if len(blocks) > 1 else ""
        note = tr("read from {title}", title=form.title) + (f"; {block.note}" if block.note else "")
        provenance = Provenance("opened", source + several, by=note)
        captures.append(
            Capture(
                source + several,
                block.data,
                provenance,
                ioctl=block.ioctl or ioctl,
                abi=abi,
                argsz_in=block.argsz_in,
            )
        )
    answers = [answer for each in captures for answer in unwrapped(each)]
    return kmsan.marked(answers, kmsan.marks(text), source) if report else tuple(answers)


def _named(source: str) -> str:
    """Return a name that can be shown and saved: file names may hold what is no text."""
    return visible(source)


def _check_format(key: str | None) -> None:
    if key is not None and key not in formats():
        message = tr(
            "format '{key}' is not known; expected one of {join}",
            key=key,
            join=", ".join(formats()),
        )
        raise CaptureError(message)


def _open_descriptor(
    number: int,
    source: str,
    key: str | None,
    byte_order: ByteOrder | None,
    word_size: int,
    headers: HeaderSet | None,
) -> tuple[Capture, ...]:
    try:
        with open(number, "rb", buffering=0, closefd=False) as stream:
            return open_stream(
                stream, source, format=key, byte_order=byte_order, word_size=word_size,
                headers=headers,
            )  # fmt: skip
    except OSError as error:
        raise CaptureError(
            tr("{source}: cannot be opened: {reason}", source=source, reason=reason(error))
        ) from error


def _read(path: str) -> bytes:
    try:
        return read_file(path, MAX_SIZE)
    except TooLargeError as error:
        raise _too_large(visible(path), error.have) from None


def _too_large(source: str, have: str = "") -> CaptureError:
    return CaptureError(
        tr(
            "{source}: {have}; not read, because an info answer is a few hundred bytes and the "
            "most that is opened is {number} MiB. Cut the answer out first",
            source=source,
            have=have or tr("more than {most:,} bytes", most=MAX_SIZE),
            number=MAX_SIZE >> 20,
        )
    )
