"""Project files on disk: read whole, written atomically."""

from __future__ import annotations

import os

from vfioviz.capture.bounded import TooLargeError, read_file
from vfioviz.capture.filewrite import write_file
from vfioviz.capture.source import MAX_SIZE, CaptureError
from vfioviz.capture.visible import visible
from vfioviz.language import tr

SUFFIX = ".vfioviz"

# Hex, quotes and line ends make a buffer about 2.3 times as long; a project may hold several.
MAX_FILE = 8 * MAX_SIZE


def is_project(path: str | os.PathLike[str]) -> bool:
    """Tell whether a file is a project, by its name."""
    return os.fspath(path).endswith(SUFFIX)


def read_project(path: str | os.PathLike[str]) -> str:
    """Return the text of a project file.

    Raises:
        CaptureError: It can't be read, is larger than 512 MiB, or is no UTF-8 text.
    """
    name = visible(os.fspath(path))
    try:
        return read_file(path, MAX_FILE).decode()
    except TooLargeError as problem:
        message = tr(
            "{name}: {have}; a project of more than {most:,} is refused",
            name=name,
            have=problem.have,
            most=MAX_FILE,
        )
        raise CaptureError(message) from None
    except UnicodeDecodeError as problem:
        message = tr(
            "{name}: byte {start} is no UTF-8: this is no project file",
            name=name,
            start=problem.start,
        )
        raise CaptureError(message) from problem


def write_project(path: str | os.PathLike[str], text: str, *, links: bool = True) -> None:
    """Write a project file so that it is the old one or the new one, never half of each.

    A symbolic link is followed, permissions are kept, and the text is on disk when this returns.

    Args:
        path: Where.
        text: All of it.
        links: Whether root may write through a link of its own.

    Raises:
        CaptureError: It can't be written; what stood there is untouched.
    """
    write_file(path, text.encode("utf-8", "backslashreplace"), links=links)
