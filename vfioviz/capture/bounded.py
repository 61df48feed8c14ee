"""Read whole files, up to a limit; non-files and oversized files are refused before reading.

Rule 1: what is no regular file is told by stat(2), before it is opened: a FIFO waits for its
writer, a device may act on being opened.
Rule 2: never more than the bound is read, whatever stat said: /proc says 0, and files grow.
"""

from __future__ import annotations

import io
import os
import re
import select
import stat
from pathlib import Path
from typing import BinaryIO

from vfioviz.capture.source import CaptureError
from vfioviz.capture.visible import visible
from vfioviz.language import mark, tr

_PIECE = 1 << 20
_STEP = 100
"""Milliseconds that a pipe is waited for at a time: the thread that reads it may be ended."""
HANDED_OVER = re.compile(r"/dev/fd/\d{1,9}|/proc/(?:self|\d{1,9})/fd/\d{1,9}")
"""What a shell substitutes for ``<(command)``: a pipe already open in this process."""
_KINDS = (
    (stat.S_ISDIR, mark("is a directory; open a file in it")),
    (
        stat.S_ISFIFO,
        mark("is a named pipe, not a file; a pipe is read from standard input: - < PIPE"),
    ),
    (stat.S_ISSOCK, mark("is a socket, not a file")),
    (stat.S_ISCHR, mark("is a device, not a file; copy what is meant into a file first")),
    (stat.S_ISBLK, mark("is a disk, not a file; copy what is meant into a file first")),
)


class TooLargeError(CaptureError):
    """The input is larger than the limit."""

    def __init__(self, source: str, size: int | None, most: int) -> None:
        have = (
            tr("{size:,} bytes", size=size)
            if size is not None
            else tr("more than {most:,} bytes", most=most)
        )
        super().__init__(
            tr("{source}: {have}; not read: the most is {most:,}", source=source, have=have,
               most=most)
        )  # fmt: skip
        self.have = have


def read_file(path: str | os.PathLike[str], most: int) -> bytes:
    """Return the bytes of a regular file, or of a pipe that a shell handed over.

    Args:
        path: Where it is; links are followed.
        most: Maximum size in bytes.

    Raises:
        TooLargeError: It has more.
        CaptureError: It is no file, or can't be read; one line that names it.
    """
    where = os.fspath(path)
    shown = visible(where)
    try:
        pipe = HANDED_OVER.fullmatch(where) is not None
        _check(Path(where).stat(), shown, most, pipe=pipe)
        waits = 0 if pipe else os.O_NONBLOCK
        handle = os.open(where, os.O_RDONLY | os.O_CLOEXEC | os.O_NOCTTY | waits)
        with os.fdopen(handle, "rb", buffering=0) as stream:
            # Another file may have taken its place since.
            _check(os.fstat(handle), shown, most, pipe=pipe)
            return read_stream(stream, shown, most)
    except (OSError, ValueError) as error:
        raise CaptureError(
            tr("{path}: cannot be opened: {reason}", path=shown, reason=reason(error))
        ) from error


def is_file(path: str | os.PathLike[str]) -> bool:
    """Whether a file is there; unlike ``Path.is_file`` it never fails, whatever the name."""
    return os.path.isfile(path)  # noqa: PTH113 -- Path's fails for a name that is too long


def is_folder(path: str | os.PathLike[str]) -> bool:
    """Whether a folder is there; never fails."""
    return os.path.isdir(path)  # noqa: PTH112 -- as above


def read_stream(stream: BinaryIO, source: str, most: int) -> bytes:
    """Return what a stream holds up to its end; raises TooLargeError behind ``most`` bytes."""
    data = bytearray()
    # A pipe gives what it has; only an empty answer is the end.
    while len(data) <= most:
        _await(stream)
        piece = stream.read(min(_PIECE, most + 1 - len(data)))
        if not piece:
            break
        data += piece
    if len(data) > most:
        raise TooLargeError(source, None, most)
    return bytes(data)


def _await(stream: BinaryIO) -> None:
    """Wait until a pipe, a socket or a terminal has something, or is at its end."""
    # What has a buffer of its own may hold something that the descriptor has no more.
    if not isinstance(stream, io.RawIOBase) or stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
        return
    poll = select.poll()
    poll.register(stream, select.POLLIN)
    while not poll.poll(_STEP):
        pass


def reason(error: Exception) -> str:
    """Return why a file can't be read or written, in words."""
    if isinstance(error, FileNotFoundError):
        return tr("there is no such file")
    if isinstance(error, PermissionError):
        return tr("permission denied; it must be readable for this user")
    return visible((isinstance(error, OSError) and error.strerror) or str(error))


def _check(status: os.stat_result, shown: str, most: int, *, pipe: bool) -> None:
    for is_kind, said in _KINDS:
        if is_kind(status.st_mode) and not (pipe and stat.S_ISFIFO(status.st_mode)):
            raise CaptureError(f"{shown}: {tr(said)}")
    if status.st_size > most:
        raise TooLargeError(shown, status.st_size, most)
