"""Writes an initramfs: a cpio archive of the kind "newc" (see ``initramfs-buffer-format``)."""

from __future__ import annotations

import stat
from collections.abc import Iterable


def archive(members: Iterable[tuple[str, int, bytes]]) -> bytes:
    """Return an archive of members: path, mode with file type, content.

    ``/dev/console`` is added: the kernel gives it to the first process.
    """
    out = bytearray()
    console = ("dev/console", stat.S_IFCHR | 0o600, b"")
    folder = ("dev", stat.S_IFDIR | 0o755, b"")
    for inode, (name, mode, data) in enumerate((folder, console, *members, ("TRAILER!!!", 0, b""))):
        device = (5, 1) if stat.S_ISCHR(mode) else (0, 0)
        path = name.encode() + b"\0"
        fields = (inode, mode, 0, 0, 1, 0, len(data), 0, 0, *device, len(path), 0)
        out += b"070701" + b"".join(b"%08X" % field for field in fields) + path
        out += bytes(-len(out) % 4) + data
        out += bytes(-len(out) % 4)
    return bytes(out)
