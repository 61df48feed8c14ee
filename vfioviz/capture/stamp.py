"""The line that says what a dump is: ``VFIO_IOMMU_GET_INFO, x86-64, 116 bytes``.

The program's own texts carry it, so that they can be pasted back without a guess.
"""

from __future__ import annotations

import re

from vfioviz.uapi.abi import ABIS
from vfioviz.uapi.headerset import HeaderSet, Ioctl, built_in

_LINE = re.compile(
    rf"\b([A-Z]\w{{0,255}}), ({'|'.join(map(re.escape, ABIS))})(?: \([^)]*\))?, ([\d,]+) bytes?\b"
)


def stamp(ioctl: Ioctl, abi: str, size: int) -> str:
    """Return the line; ``abi`` is a key, ``size`` is in bytes."""
    return f"{ioctl.name}, {abi}, {size} byte{'' if size == 1 else 's'}"


def read(text: str, size: int, headers: HeaderSet | None = None) -> tuple[str, str] | None:
    """Return (ioctl, ABI) where all stamps in a text agree and give this size; else None.

    A stamp of an ioctl that ``headers`` (None: the built-in ones) do not have is none.
    """
    names = {one.name: key for key, one in (headers or built_in()).ioctls.items()}
    found = {
        (names[name], abi)
        for name, abi, count in _LINE.findall(text)
        if name in names and count.replace(",", "") == str(size)
    }
    return found.pop() if len(found) == 1 else None
