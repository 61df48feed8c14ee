"""Atomic file writes: a file is either the old or the new one, never a mix.

Rule 1: the bytes are on disk before the name leads to them; permissions and owner stay.
Rule 2: a link is followed as other programs follow it. Root follows none that another user could
have put there, and none at all where ``links`` says so.
Rule 3: what is no regular file (``/dev/stdout``, ``/dev/null``, a pipe) is written to, never
replaced.
"""

from __future__ import annotations

import contextlib
import os
import stat
import tempfile
from pathlib import Path
from typing import NamedTuple

from vfioviz.capture.bounded import HANDED_OVER
from vfioviz.capture.source import CaptureError
from vfioviz.capture.visible import visible
from vfioviz.language import tr

_STREAMS = frozenset({"/dev/stdout", "/dev/stderr"})
_OTHERS_WRITE = stat.S_IWGRP | stat.S_IWOTH


class Version(NamedTuple):
    """Which file a name led to, and in which state."""

    device: int
    inode: int
    size: int
    changed: int
    """st_mtime_ns."""


def version(path: str | os.PathLike[str]) -> Version | None:
    """Return the file's current state for later comparison; None if it can't be read."""
    try:
        status = Path(path).stat()
    except (OSError, ValueError):
        return None
    return Version(status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns)


def same_file(one: str | os.PathLike[str], other: str | os.PathLike[str]) -> bool:
    """Whether two names lead to one regular file, by links of either kind too."""
    try:
        a, b = Path(one).stat(), Path(other).stat()
    except (OSError, ValueError):
        return False
    return stat.S_ISREG(a.st_mode) and os.path.samestat(a, b)


def write_file(path: str | os.PathLike[str], data: bytes, *, links: bool = True) -> None:
    """Write a file.

    Args:
        path: Where; its folder has to be there.
        data: All of it.
        links: Whether root may write through a link of its own.

    Raises:
        CaptureError: It can't be written; what stood there is untouched.
    """
    try:
        target = _target(os.fspath(path), links=links)
        if target is None:
            _write_to(os.fspath(path), data)
        else:
            _replace(target, data)
    except (OSError, ValueError) as problem:
        raise _refused(path, problem) from problem


def check_writable(path: str | os.PathLike[str], *, links: bool = True) -> None:
    """Check whether `write_file` can succeed, before the data is computed.

    A file is made beside the target and removed again: only that tells of a full disk, a read-only
    one, a quota, or a name that is too long.

    Raises:
        CaptureError: It can't be written there.
    """
    try:
        target = _target(os.fspath(path), links=links)
        if target is None:
            os.close(os.open(path, os.O_WRONLY | os.O_NOCTTY | os.O_CLOEXEC | os.O_NONBLOCK))
            return
        handle, name = tempfile.mkstemp(prefix=".vfioviz-", dir=target.parent)
        try:
            os.write(handle, b"\0")
        finally:
            os.close(handle)
            Path(name).unlink()
        with contextlib.suppress(FileNotFoundError):
            target.lstat()  # ENAMETOOLONG
    except (OSError, ValueError) as problem:
        message = tr(
            "{path}: can't be written there: {reason}",
            path=visible(os.fspath(path)),
            reason=_reason(problem),
        )
        raise CaptureError(message) from problem


def _refused(path: str | os.PathLike[str], problem: Exception) -> CaptureError:
    path = visible(os.fspath(path))
    return CaptureError(tr("{path}: not saved: {reason}", path=path, reason=_reason(problem)))


def _reason(problem: Exception) -> str:
    said = problem.strerror if isinstance(problem, OSError) else None
    return visible(said or str(problem))


def _target(path: str, *, links: bool) -> Path | None:
    """Return the file that is to be replaced; None: what is there is written to as it is.

    Raises:
        CaptureError: It may not be written.
        OSError: It can't be seen.
    """
    if path in _STREAMS or HANDED_OVER.fullmatch(path):
        return None
    if os.geteuid() == 0:
        _check_links(Path(path), links=links)
    target = Path(os.path.realpath(path))
    try:
        mode = target.stat().st_mode
    except FileNotFoundError:
        return target
    if stat.S_ISDIR(mode):
        raise CaptureError(tr("{path}: not saved: it is a directory", path=visible(path)))
    if not stat.S_ISREG(mode):
        return None
    if not os.access(target, os.W_OK):
        raise CaptureError(tr("{path}: not saved: it is write-protected", path=visible(path)))
    return target


def _check_links(path: Path, *, links: bool) -> None:
    """Refuse links that root would follow to where another user wants it."""
    absolute = Path(os.path.abspath(path))  # noqa: PTH100 -- resolve() would follow them
    for place in (*reversed(absolute.parents), absolute):
        try:
            status = place.lstat()
        except FileNotFoundError:
            return
        if not stat.S_ISLNK(status.st_mode):
            continue
        parent = place.parent.stat()
        foreign = status.st_uid != 0 or parent.st_uid != 0 or parent.st_mode & _OTHERS_WRITE
        if foreign or (place == absolute and not links):
            raise CaptureError(
                tr(
                    "{path}: not saved: {link} is a link, and root writes through none: name the "
                    "file that it leads to",
                    path=visible(str(path)),
                    link=visible(str(place)),
                )
            )


def _write_to(path: str, data: bytes) -> None:
    with Path(path).open("wb", buffering=0) as stream:
        rest = memoryview(data)
        while rest:
            rest = rest[stream.write(rest) :]


def _replace(target: Path, data: bytes) -> None:
    before = target.stat() if target.exists() else None
    mode = 0o666 & ~_umask() if before is None else stat.S_IMODE(before.st_mode)
    temporary = None
    try:
        with tempfile.NamedTemporaryFile(
            mode="wb", dir=target.parent, prefix=".vfioviz-", delete=False
        ) as file:
            temporary = Path(file.name)
            file.write(data)
            file.flush()
            if before is not None and (before.st_uid, before.st_gid) != _owner(file.fileno()):
                with contextlib.suppress(OSError):
                    os.fchown(file.fileno(), before.st_uid, before.st_gid)
            os.fchmod(file.fileno(), mode)
            os.fsync(file.fileno())
        temporary.replace(target)
    except BaseException:
        if temporary is not None:
            with contextlib.suppress(OSError):
                temporary.unlink()
        raise
    with contextlib.suppress(OSError):
        _sync_folder(target.parent)


def _owner(handle: int) -> tuple[int, int]:
    status = os.fstat(handle)
    return status.st_uid, status.st_gid


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
