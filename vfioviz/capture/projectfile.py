"""Project files on disk: read whole, written atomically."""

from __future__ import annotations

import contextlib
import os
import stat
import tempfile
from pathlib import Path

from vfioviz.capture.source import MAX_SIZE, CaptureError
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
    name = os.fspath(path)
    try:
        size = Path(path).stat().st_size
        if size > MAX_FILE:
            message = tr(
                "{name}: {size} bytes; a project of more than {MAX_FILE} bytes is refused",
                name=name,
                size=size,
                MAX_FILE=MAX_FILE,
            )
            raise CaptureError(message)
        return Path(path).read_bytes().decode()
    except UnicodeDecodeError as problem:
        message = tr(
            "{name}: byte {start} is no UTF-8: this is no project file",
            name=name,
            start=problem.start,
        )
        raise CaptureError(message) from problem
    except OSError as problem:
        message = f"{name}: {problem.strerror or problem}"
        raise CaptureError(message) from problem


def write_project(path: str | os.PathLike[str], text: str) -> None:
    """Write a project file so that it is the old one or the new one, never half of each.

    A symbolic link is followed, permissions are kept, and the text is on disk when this returns.

    Raises:
        CaptureError: It can't be written; what stood there is untouched.
    """
    target = Path(path).resolve()
    temporary = None
    try:
        mode = stat.S_IMODE(target.stat().st_mode) if target.exists() else 0o666 & ~_umask()
        with tempfile.NamedTemporaryFile(
            mode="wb", dir=target.parent, prefix=f".{target.name}.", delete=False
        ) as file:
            temporary = Path(file.name)
            file.write(text.encode())
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(mode)
        temporary.replace(target)
    except OSError as problem:
        if temporary is not None:
            with contextlib.suppress(OSError):
                temporary.unlink()
        message = tr(
            "{fspath}: not saved: {value}",
            fspath=os.fspath(path),
            value=problem.strerror or problem,
        )
        raise CaptureError(message) from problem


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
