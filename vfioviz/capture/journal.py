"""Projects that are being edited, kept on disk until they are saved or closed.

Each window has an entry of its own in a folder: ``ID.vfioviz``, that can be opened like any
project, ``ID.json``, which says what it was, and ``ID.lock``. The lock is held by flock(2), so the
kernel gives it up however the process ends; an entry whose lock can be had was left behind.
"""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
from pathlib import Path
from typing import NamedTuple

from vfioviz.capture import jsontext
from vfioviz.capture.bounded import is_file, read_file
from vfioviz.capture.projectfile import SUFFIX, write_project
from vfioviz.capture.source import CaptureError
from vfioviz.language import tr

_DISCARDED = "discarded"
_MOST, _LONGEST = 1 << 16, 4096
"""Maximum bytes of an entry's description, maximum characters of each text in it."""
_KEPT = 10
"""Discarded entries that are kept, in case of a mistaken click."""


class About(NamedTuple):
    """What an entry was."""

    name: str
    """As the window's title had it."""
    path: str
    """Where the project was saved before; "" where it never was."""
    time: str
    """ISO 8601, of the last edit that is in it; "" where that is not known."""


class Journal:
    """One window's entry. Made when there is something to keep, gone when there is not."""

    def __init__(self, folder: Path) -> None:
        """Take a folder; nothing is written yet."""
        self._folder = folder
        self._id = os.urandom(16).hex()
        self._lock: int | None = None

    @property
    def path(self) -> Path:
        """The project file of this entry."""
        return self._folder / f"{self._id}{SUFFIX}"

    def write(self, text: str, about: About) -> None:
        """Keep a project; raises CaptureError where it can't be written."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            if self._lock is None:
                self._lock = _locked(self._folder / f"{self._id}.lock")
        except OSError as problem:
            message = tr(
                "{path}: not saved: {reason}",
                path=self._folder, reason=problem.strerror or problem,
            )  # fmt: skip
            raise CaptureError(message) from problem
        write_project(self._folder / f"{self._id}.json", json.dumps(about._asdict()))
        write_project(self.path, text)

    def clear(self) -> None:
        """Forget it: what it held is saved, or not wanted."""
        if self._lock is None:
            return
        for suffix in (SUFFIX, ".json", ".lock"):
            with contextlib.suppress(OSError):
                (self._folder / f"{self._id}{suffix}").unlink(missing_ok=True)
        os.close(self._lock)
        self._lock = None


class Left:
    """An entry that a process left behind; its lock is held until it is taken or released."""

    def __init__(self, path: Path, lock: int) -> None:
        self.path = path
        self.about = _about(path.with_suffix(".json"))
        self._lock = lock

    def discard(self) -> None:
        """Move it aside; the last ten stay in the folder ``discarded``."""
        folder = self.path.parent / _DISCARDED
        with contextlib.suppress(OSError):
            folder.mkdir(exist_ok=True, mode=0o700)
            self.path.replace(folder / self.path.name)
            kept = sorted(folder.glob(f"*{SUFFIX}"), key=lambda each: each.stat().st_mtime)
            for old in kept[:-_KEPT]:
                old.unlink(missing_ok=True)
        self.remove()

    def remove(self) -> None:
        """Delete it: a window has taken over its project."""
        for suffix in (SUFFIX, ".json", ".lock"):
            with contextlib.suppress(OSError):
                self.path.with_suffix(suffix).unlink(missing_ok=True)
        self.release()

    def release(self) -> None:
        """Leave it for the next start."""
        if self._lock >= 0:
            os.close(self._lock)
            self._lock = -1


def left_behind(folder: Path) -> tuple[Left, ...]:
    """Return the entries of processes that ended without closing theirs, the oldest first."""
    found = []
    try:
        paths = sorted(folder.glob(f"*{SUFFIX}"), key=_modified)
    except OSError:
        return ()
    for path in paths:
        lock = None
        with contextlib.suppress(OSError):  # an inaccessible entry is left alone
            lock = _locked(path.with_suffix(".lock")) if is_file(path) else None
        if lock is not None:
            found.append(Left(path, lock))
    return tuple(found)


def _modified(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0


def _locked(path: Path) -> int | None:
    """Return the descriptor of a lock that is held now; None where another process holds it."""
    handle = os.open(path, os.O_CREAT | os.O_RDWR | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(handle)
        return None
    return handle


def _about(path: Path) -> About:
    try:
        stored = jsontext.parse(read_file(path, _MOST).decode())
        return About(*(str(stored.get(name, ""))[:_LONGEST] for name in About._fields))
    except (CaptureError, ValueError, AttributeError):
        return About("", "", "")
