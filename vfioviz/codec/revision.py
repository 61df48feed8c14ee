"""Which header revision a buffer was written by, as far as the bytes tell.

Only the v6.6 step matters to the offsets: before it ``vfio_device_info`` has 20 bytes, and the
capabilities are packed.
"""

from __future__ import annotations

import re

from vfioviz.codec.chain import Chain, Head
from vfioviz.codec.plan import capability_plan
from vfioviz.codec.span import align_up
from vfioviz.uapi.schema import Abi, Ioctl, Linux
from vfioviz.uapi.structs import NEWEST

PACKED: Linux = (6, 5)
"""The last release that packs capabilities."""

ALIGNED: Linux = (6, 6)
"""The first release that aligns them to 8 bytes."""

_LINKS_LOOKED_AT = 16


def release(kernel: str) -> Linux | None:
    """Return (6, 1) for ``6.1.0-53-amd64``; None where there is no release in it."""
    match = re.match(r"v?(\d+)\.(\d+)", kernel)
    return None if match is None else (int(match[1]), int(match[2]))


def infer(data: bytes, ioctl: Ioctl, abi: Abi, head: Head, chain: Chain) -> Linux:
    """Return the revision to read the buffer by: ``PACKED`` or the newest one."""
    if ioctl.key == "region":
        return NEWEST
    if not chain.headers:
        # 20 bytes are the whole struct before v6.6 and a cut one since.
        cut = 20 <= len(data) < 24
        return PACKED if cut or _unwritten_tail(data, ioctl) else NEWEST
    if chain.headers[0].start == 20:
        return PACKED
    for here, there in zip(chain.headers, chain.headers[1:_LINKS_LOOKED_AT], strict=False):
        plan = capability_plan(ioctl.key, here.id, here.version, abi, NEWEST)
        if plan is None or plan.array is not None or plan.size % 8 == 0:
            continue
        if there.start == here.start + plan.size:
            return PACKED
        if there.start == here.start + align_up(plan.size, 8):
            return NEWEST
    return PACKED if _unwritten_tail(data, ioctl) else NEWEST


def _unwritten_tail(data: bytes, ioctl: Ioctl) -> bool:
    """Tell whether bytes 20-23 of the type1 info are the caller's; since v6.6 they are 0."""
    return ioctl.key == "iommu" and any(data[20:24])
