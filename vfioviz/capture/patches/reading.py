"""Opens patches: a mail, an mbox, a diff, a folder of them, a pasted text.

Rule 1: nothing but PatchError leaves this module, whatever the input.
Rule 2: what was opened is never written to.
"""

from __future__ import annotations

import os
import re
import sys
import zlib
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from vfioviz.capture.bounded import TooLargeError, read_file
from vfioviz.capture.patches import letters, mailbox
from vfioviz.capture.patches.diffs import Budget
from vfioviz.capture.patches.entries import entries
from vfioviz.capture.patches.entry import Entry, PatchError, Patches, Remark
from vfioviz.capture.patches.limits import (
    MAX_BYTES,
    MAX_ENTRIES,
    MAX_FOLDER,
    MAX_MAILS,
    MAX_REMARKS,
)
from vfioviz.capture.source import CaptureError
from vfioviz.language import phrase, tr

Cancelled = Callable[[], bool]
"""Polled now and then; True: give up."""

_GZIP = b"\x1f\x8b"
_NAMES = re.compile(r"\.(patch|diff|eml|mbox|mbx|txt|gz)\Z", re.IGNORECASE)
_EDITION = re.compile(r"v(\d{1,6})-")
_BINARY = re.compile(rb"[\x00-\x06\x0e-\x1a]")
_WIDE = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


class ReadCancelledError(Exception):
    """Reading was cancelled."""


def never() -> bool:
    """Return False: nobody cancels."""
    return False


def read_text(text: str, source: str = "clipboard", cancelled: Cancelled = never) -> Patches:
    """Read a pasted text.

    Raises:
        PatchError: It holds no diff, or is too large.
        ReadCancelledError: ``cancelled`` said so.
    """
    return read_bytes(text.encode("utf-8", "surrogatepass"), source, cancelled)


def read_bytes(data: bytes, source: str, cancelled: Cancelled = never) -> Patches:
    """Read a mail, an mbox, a diff, or any text that holds one.

    Raises:
        PatchError: It holds no diff, or is too large.
        ReadCancelledError: ``cancelled`` said so.
    """
    made = _Reader(cancelled)
    made.take(data, source)
    return made.patches(source)


def read_path(path: str | os.PathLike[str], cancelled: Cancelled = never) -> Patches:
    """Read a file, a folder of them (``git format-patch -o``, a maildir), or ``-``.

    Raises:
        PatchError: It can't be opened, holds no diff, or is too large.
        ReadCancelledError: ``cancelled`` said so.
    """
    where = os.fspath(path)
    made = _Reader(cancelled)
    if where in {"-", "/dev/stdin"}:
        made.take(_bounded(sys.stdin.buffer, "standard input"), "standard input")
        return made.patches("standard input")
    if Path(where).is_dir():
        for one in _folder(Path(where)):
            made.take_file(one, f"{Path(where).name}/{one.name}")
    else:
        made.take(_file(Path(where)), Path(where).name or where)
    return made.patches(where)


def posted(patches: Patches, number: int | None = None) -> Entry | None:
    """Return the entry that a source stands for: the first that was posted, else the first.

    Args:
        patches: what was read.
        number: ``N`` of ``SOURCE#N``, from 1; None where the source alone is given.
    """
    if number is not None:
        return next((one for one in patches.entries if one.number == number), None)
    first = [one for one in patches.entries if one.origin.role == "posted"]
    return next(iter(first or patches.entries), None)


class _Reader:
    def __init__(self, cancelled: Cancelled) -> None:
        self._cancelled = cancelled
        self._entries: list[Entry] = []
        self._remarks: list[Remark] = []
        self._bytes = 0
        self._mails = 0

    def take_file(self, path: Path, source: str) -> None:
        """Read one file of many; one that can't be read is a remark."""
        try:
            self.take(_file(path), source)
        except PatchError as problem:
            said = phrase("{problem}", problem=str(problem))
            self._remarks.append(Remark("unread", None, said))

    def take(self, data: bytes, source: str) -> None:
        data = _unpacked(data, source)
        self._bytes += len(data)
        if self._bytes > MAX_BYTES:
            raise _too_large(source)
        budget = Budget(source)
        for letter in self._letters(data, source):
            if self._cancelled():
                raise ReadCancelledError
            self._remarks += letter.remarks
            self._entries += entries(letter, source, budget)
            if len(self._entries) > MAX_ENTRIES:
                raise _too_many(source)

    def _letters(self, data: bytes, source: str) -> Iterable[letters.Letter]:
        if _BINARY.search(data):
            raise PatchError(
                tr(
                    "{source}: binary bytes; expected a mail, an mbox or a diff, as text",
                    source=source,
                )
            )
        found = mailbox.mails(data)
        if found is None:
            self._mails += 1
            yield letters.plain(data, self._mails, source)
            return
        if self._mails + len(found) > MAX_MAILS:
            raise _too_many(source)
        for raw in found:
            self._mails += 1
            yield from letters.letters(raw, self._mails, source)

    def patches(self, source: str) -> Patches:
        """Return all that was read.

        Raises:
            PatchError: There is no diff in it.
        """
        if not self._entries:
            reason = str(self._remarks[0].text) if self._remarks else ""
            text = tr(
                "{source}: holds no diff; expected a patch: lines “--- a/FILE”, “+++ b/FILE” and "
                "“@@ -1,3 +1,4 @@”, plain or quoted in a mail",
                source=source,
            )
            raise PatchError(f"{text} ({reason})" if reason else text)
        numbered = tuple(replace(one, number=n) for n, one in enumerate(self._entries, start=1))
        return Patches(numbered, tuple(dict.fromkeys(self._remarks))[:MAX_REMARKS])


def _folder(path: Path) -> list[Path]:
    """Return the files of a folder, and of a maildir's, in the order of their names."""
    try:
        inside = [path / name for name in ("cur", "new") if (path / name).is_dir()] or [path]
        found = [one for each in inside for one in each.iterdir() if one.is_file()]
    except OSError as error:
        raise _unopened(path, error) from error
    if len(inside) == 1 and inside[0] == path:
        found = [one for one in found if _NAMES.search(one.name)]
    if len(found) > MAX_FOLDER:
        raise _too_many(str(path))
    return sorted(found, key=lambda one: (one.parent.name, _edition(one.name), _natural(one.name)))


def _edition(name: str) -> int:
    """Return the N of ``vN-0001-x.patch``; the first edition of a series has none."""
    found = _EDITION.match(name)
    return int(found[1]) if found else 1


def _natural(name: str) -> list[tuple[int, str]]:
    """Return a key by which ``10-x`` comes after ``9-x``."""
    pieces = re.findall(r"\d{1,18}|\D+", name[:255])
    return [(int(one), "") if one.isdecimal() else (-1, one) for one in pieces]


def _file(path: Path) -> bytes:
    try:
        return read_file(path, MAX_BYTES)
    except TooLargeError as error:
        raise _too_large(str(path)) from error
    except CaptureError as error:
        raise PatchError(str(error)) from error


def _bounded(stream: BinaryIO, source: str) -> bytes:
    data = bytearray()
    while len(data) <= MAX_BYTES and (piece := stream.read(1 << 20)):
        data += piece
    if len(data) > MAX_BYTES:
        raise _too_large(source)
    return bytes(data)


def _unpacked(data: bytes, source: str) -> bytes:
    """Return a text; archives offer an mbox as ``.mbox.gz``."""
    for start, name in _WIDE.items():
        if data.startswith(start):
            return data.decode(name, "replace").encode("utf-8", "replace")
    if not data.startswith(_GZIP):
        return data
    made = zlib.decompressobj(zlib.MAX_WBITS | 16)
    try:
        text = made.decompress(data, MAX_BYTES + 1)
    except zlib.error as error:
        raise PatchError(
            tr("{source}: cannot be unpacked: {reason}", source=source, reason=str(error))
        ) from error
    if len(text) > MAX_BYTES:
        raise _too_large(source)
    return text


def _unopened(path: Path, error: Exception) -> PatchError:
    reason = (isinstance(error, OSError) and error.strerror) or str(error)
    return PatchError(tr("{path!r}: cannot be opened: {reason}", path=str(path), reason=reason))


def _too_large(source: str) -> PatchError:
    return PatchError(
        tr(
            "{source}: more than {number} MiB, the most that is read of patches; cut the mail out "
            "first",
            source=source,
            number=MAX_BYTES >> 20,
        )
    )


def _too_many(source: str) -> PatchError:
    return PatchError(
        tr(
            "{source}: more than {number:,} mails, files or diffs, the most that is read; give "
            "fewer at once",
            source=source,
            number=MAX_ENTRIES,
        )
    )
