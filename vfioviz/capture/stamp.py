"""The line that says what a dump is: ``VFIO_IOMMU_GET_INFO, x86-64, 116 bytes``.

The program's own texts carry it, so that they can be pasted back without a guess.
"""

from __future__ import annotations

import re

from vfioviz.uapi.abi import ABIS
from vfioviz.uapi.headerset import built_in

_NAMES = {ioctl.name: key for key, ioctl in built_in().ioctls.items()}
_LINE = re.compile(
    rf"\b({'|'.join(_NAMES)}), ({'|'.join(map(re.escape, ABIS))})(?: \([^)]*\))?, ([\d,]+) bytes?\b"
)


def stamp(ioctl: str, abi: str, size: int) -> str:
    """Return the line; ``ioctl`` and ``abi`` are keys, ``size`` is in bytes."""
    return f"{built_in().ioctls[ioctl].name}, {abi}, {size} byte{'' if size == 1 else 's'}"


def read(text: str, size: int) -> tuple[str, str] | None:
    """Return (ioctl, ABI) where all stamps in a text agree and give this size; else None."""
    found = {
        (_NAMES[name], abi)
        for name, abi, count in _LINE.findall(text)
        if count.replace(",", "") == str(size)
    }
    return found.pop() if len(found) == 1 else None
