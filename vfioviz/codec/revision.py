"""Infer the header revision that a buffer was written with, as far as possible.

Only the v6.6 step matters to the offsets: before it ``vfio_device_info`` has 20 bytes, and the
capabilities are packed.
"""

from __future__ import annotations

import re
from itertools import pairwise

from vfioviz.codec.align import align_up
from vfioviz.codec.chain import Chain, Head
from vfioviz.codec.plan import plans_at
from vfioviz.uapi.abi import X86_64
from vfioviz.uapi.headerset import Ioctl
from vfioviz.uapi.schema import Abi, Linux

PACKED: Linux = (6, 5)
"""The last release that packs capabilities."""

ALIGNED: Linux = (6, 6)
"""The first release that aligns them to 8 bytes."""

_LINKS_LOOKED_AT = 16
_RELEASE = re.compile(r"v?([0-9]{1,4})\.([0-9]{1,6})(?![0-9])")
"""uname(2) never gives more digits."""


def release(kernel: str) -> Linux | None:
    """Return (6, 1) for ``6.1.0-53-amd64``; None if it contains no release."""
    match = _RELEASE.match(kernel)
    return None if match is None else (int(match[1]), int(match[2]))


def infer(data: bytes, ioctl: Ioctl, abi: Abi, head: Head, chain: Chain) -> Linux:
    """Return the revision to read the buffer by: ``PACKED`` or the newest one."""
    newest = ioctl.headers.linux
    known = plans_at(ioctl, abi)
    size = known.info(ioctl).size
    headers = chain.headers
    if not headers:
        # The size of the complete old struct is that of a truncated new one.
        cut = plans_at(ioctl, abi, PACKED).info(ioctl).size <= len(data) < size
        return PACKED if cut or _unwritten_tail(data, ioctl) else newest
    if headers[0].start < size:
        return PACKED
    for here, there in pairwise(headers[:_LINKS_LOOKED_AT]):
        plan = known.capability(ioctl.ids, here.id, here.version)
        if plan is None or plan.array is not None or plan.size % 8 == 0:
            continue
        if there.start == here.start + plan.size:
            return PACKED
        if there.start == here.start + align_up(plan.size, 8):
            return newest
    return PACKED if _unwritten_tail(data, ioctl) else newest


def _unwritten_tail(data: bytes, ioctl: Ioctl) -> bool:
    """Whether the bytes of the implicit tail (up to v6.5) still hold the caller's data.

    They are 20 to 23 of the type1 info; since v6.6 they are a field, and 0.
    """
    tail = plans_at(ioctl, X86_64, PACKED).info(ioctl).struct.tail
    return tail is not None and any(data[tail[0] : tail[1]])
