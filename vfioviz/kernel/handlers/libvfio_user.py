"""libvfio-user's server, VFIO_USER_DEVICE_GET_REGION_INFO (nutanix/libvfio-user, efd091bc).

No kernel, but the same ABI over a socket: one SPARSE_MMAP at most. Unlike the kernel it sets the
CAPS flag only where the capability fits, and always answers with the full size in argsz.
"""

from __future__ import annotations

from vfioviz.kernel.call import Call, Placed
from vfioviz.kernel.handler import Answering, Handler
from vfioviz.kernel.rule import Rule
from vfioviz.language import mark, phrase

_SPARSE_MMAP = 1


def needed(call: Call) -> int:
    """Return the argsz that every call returns, in bytes."""
    sparse = call.capability(_SPARSE_MMAP)
    return call.sizeof + (0 if sparse is None else len(sparse[1]))


def answer(call: Call) -> None:
    """Answer a call that passed minsz."""
    sparse = call.capability(_SPARSE_MMAP)
    others = len(call.content.caps) - (sparse is not None)
    if others:
        call.warnings.append(
            phrase(
                mark("{source}: one SPARSE_MMAP, nothing else; {count} left out"),
                source=call.rule.source,
                count=others,
            )
        )
    start = call.sizeof
    call.argsz_out = needed(call)
    fits = sparse is not None and call.argsz_in >= call.argsz_out
    if sparse is not None and fits:
        cap, raw = sparse
        call.copy(start, raw, "caps")
        call.placed = [Placed(start, cap, len(raw), len(raw))]
    call.copy(0, call.info(start if fits else 0, flags=call.flags(caps=fits)), "info")


HANDLER = Handler(
    "libvfio-user",
    mark("libvfio-user server"),
    (
        (
            "region",
            Answering(
                Rule(32, source="libvfio-user lib/libvfio-user.c", echoes=True), needed, answer
            ),
        ),
    ),
    drivers=frozenset({"vfio-user"}),
)
