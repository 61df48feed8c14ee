"""``decode``: any bytes -> Layout.

Rule 1: total. Any bytes of any length give a layout and findings, never an exception.
Rule 2: the leaves tile the buffer, each byte exactly once.
Rule 3: every walk is bounded.
"""

from __future__ import annotations

from vfioviz.codec.build import build
from vfioviz.codec.checks import check
from vfioviz.codec.layout import CapNode, Layout
from vfioviz.uapi.abi import X86_64
from vfioviz.uapi.headerset import Ioctl
from vfioviz.uapi.schema import Abi, Linux

__all__ = ["CapNode", "Layout", "decode"]


def decode(
    data: bytes | bytearray | memoryview,
    ioctl: Ioctl,
    abi: Abi = X86_64,
    linux: Linux | None = None,
    given: int | None = None,
) -> Layout:
    """Decode an info answer: say what each of its bytes is.

    Args:
        data: The caller's buffer after the call, from argsz on; any length.
        ioctl: Which ioctl gave it; an id means nothing without it.
        abi: The ABI of the kernel that wrote it.
        linux: The header revision to read by; None: inferred from the bytes as far as possible.
        given: What the caller passed in argsz, where known; None: what the argsz field says.

    Returns:
        A layout whose leaves tile ``[0, len(data))``; findings say what is odd or wrong.
    """
    if not isinstance(data, bytes):
        data = bytes(data)
    return check(*build(data, ioctl, abi, linux, given))
