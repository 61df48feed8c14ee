"""Reads what ``strace -ff -y -X raw -e trace=%file,ioctl`` wrote: names used, requests made."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

_NAMED = re.compile(
    r"(?P<call>\w+)\((?:(?:-?\d+|AT_FDCWD)(?:<(?P<folder>[^>]*)>)?(?:\(deleted\))?, )?"
    r'"(?P<name>(?:[^"\\]|\\.)*)"(?:, (?P<flags>0x[0-9a-f]+|\d+))?'
)
_IOCTL = re.compile(
    r"ioctl\((?P<fd>\d+)<(?P<what>[^>]*)>(?:\(deleted\))?, (?P<request>0x[0-9a-f]+|\d+)"
)

OPENING = {"open", "openat"}
READING = {
    *("access", "chdir", "execve", "faccessat", "faccessat2", "getcwd", "getxattr", "lgetxattr"),
    *("lstat", "newfstatat", "readlink", "readlinkat", "stat", "statfs", "statx"),
}
"""Calls with a file's name that change nothing."""


class Named(NamedTuple):
    """A call with a file's name."""

    call: str
    path: str
    writes: bool


class Ioctl(NamedTuple):
    """An ioctl: what its file descriptor is, and the request."""

    what: str
    request: int

    @property
    def vfio(self) -> bool:
        """Whether it is asked of VFIO or iommufd."""
        return self.what.startswith(("/dev/vfio/", "/dev/iommu", "anon_inode:[vfio"))


def calls(folder: Path) -> Iterator[Named | Ioctl]:
    """Yield all calls of all processes.

    Raises:
        ValueError: A line was not understood: nothing may go unseen.
    """
    for path in sorted(folder.iterdir()):
        for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
            if line.startswith(("---", "+++")):
                continue
            if ioctl := _IOCTL.match(line):
                yield Ioctl(ioctl["what"], int(ioctl["request"], 0))
            elif named := _NAMED.match(line):
                yield _named(named)
            else:
                message = f"{path.name}: not understood: {line}"
                raise ValueError(message)


def changed(found: Iterable[Named | Ioctl], *folders: str) -> set[str]:
    """Return the names in those folders that were opened for writing, made, moved or removed."""
    return {
        one.path
        for one in found
        if isinstance(one, Named) and one.writes and one.path.startswith(folders)
    }


def _named(found: re.Match[str]) -> Named:
    call, name = found["call"], found["name"]
    path = name if name.startswith("/") else f"{found['folder'] or '.'}/{name}"
    if call in OPENING:
        # O_ACCMODE | O_CREAT | O_TRUNC
        return Named(call, path, bool(int(found["flags"], 0) & 0o1103))
    return Named(call, path, call not in READING)
