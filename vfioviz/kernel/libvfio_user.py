"""libvfio-user's server, VFIO_USER_DEVICE_GET_REGION_INFO (nutanix/libvfio-user, efd091bc).

No kernel, but the same ABI over a socket: one SPARSE_MMAP at most. Unlike the kernel it sets the
CAPS flag only where the capability fits, and always answers with the full size in argsz.
"""

from __future__ import annotations

from vfioviz.codec.encode import EncodeError, encode_capability
from vfioviz.kernel.call import Call, ModelError

_SPARSE_MMAP = 1


def reported(call: Call) -> int:
    """Return the argsz that each call is answered with, in bytes."""
    return call.sizeof + len(_sparse(call))


def answer(call: Call) -> None:
    """Answer a call that passed minsz."""
    raw = _sparse(call)
    others = len(call.content.caps) - bool(raw)
    if others:
        call.warnings.append(
            f"{call.rule.source}: one SPARSE_MMAP, nothing else; {others} left out"
        )
    start = call.sizeof
    call.argsz_out = start + len(raw)
    fits = bool(raw) and call.argsz_in >= call.argsz_out
    if fits:
        cap = next(cap for cap in call.content.caps if cap.id == _SPARSE_MMAP)
        call.copy(start, raw, "caps")
        call.placed = [(start, cap.id, cap.version, len(raw), len(raw))]
    call.copy(0, call.info(start if fits else 0, flags=call.flags(caps=fits)), "info")


def _sparse(call: Call) -> bytes:
    cap = next((cap for cap in call.content.caps if cap.id == _SPARSE_MMAP), None)
    if cap is None:
        return b""
    try:
        return encode_capability(cap, call.content.ioctl, call.abi, call.variant.linux)
    except EncodeError as problem:
        raise ModelError(str(problem)) from problem
