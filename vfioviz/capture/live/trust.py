"""Whether code run as root is writable only by root: each file, and each folder above it."""

from __future__ import annotations

import os
import pwd
import stat
import sys
from collections.abc import Iterable
from pathlib import Path

import vfioviz
from vfioviz.capture.visible import visible
from vfioviz.language import tr


def own_code(*programs: str | os.PathLike[str]) -> tuple[Path, ...]:
    """Return the files that run when this program does: its own, the interpreter, the program."""
    package = Path(vfioviz.__file__).parent
    return *map(Path, programs), Path(sys.executable), package, *sorted(package.rglob("*.py"))


def open_to(paths: Iterable[Path]) -> tuple[Path, str] | None:
    """Return the first file, or folder above one, that someone other than root can write.

    Returns:
        It, and the user who owns it, or ``others`` where its mode lets them; None: there is none.
    """
    known: set[Path] = set()
    for path in paths:
        for place in _chain(path):
            if place in known:
                continue
            known.add(place)
            who = _writer(place)
            if who:
                return place, who
    return None


def warning(paths: Iterable[Path]) -> str:
    """Return the warning to show before some code runs as root, or ""."""
    found = open_to(paths)
    if found is None:
        return ""
    return tr(
        "{path} is to run as root, and {who} can change it: whoever can decides what root does",
        path=visible(str(found[0])),
        who=found[1],
    )


def _chain(path: Path) -> Iterable[Path]:
    """Yield a path, what it leads to, and all folders above both."""
    absolute = Path(os.path.abspath(path))  # noqa: PTH100 -- the link itself counts too
    for one in dict.fromkeys((absolute, Path(os.path.realpath(absolute)))):
        yield one
        yield from one.parents


def _writer(place: Path) -> str:
    try:
        status = place.lstat()
    except OSError:
        return ""
    if status.st_uid != 0:
        return _name(status.st_uid)
    if stat.S_ISLNK(status.st_mode):
        return ""
    # In a sticky folder nobody else can remove root's files.
    sticky = stat.S_ISDIR(status.st_mode) and status.st_mode & stat.S_ISVTX
    mine = stat.S_IWOTH if status.st_gid == 0 else stat.S_IWOTH | stat.S_IWGRP
    return "others" if status.st_mode & mine and not sticky else ""


def _name(uid: int) -> str:
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return str(uid)
