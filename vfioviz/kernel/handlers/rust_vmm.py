"""rust-vmm's vfio-user server, VFIO_USER_DEVICE_GET_REGION_INFO (rust-vmm/vfio 01dd3401103a).

vfio-user/src/lib.rs, ``Command::DeviceGetRegionInfo``: one SPARSE_MMAP at most. Where the caller
has too little room for it, CAPS and cap_offset 32 are set all the same; the capability is not sent.
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
    """Answer a call."""
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
    if sparse is not None and call.argsz_in >= call.argsz_out:
        cap, raw = sparse
        call.copy(start, raw, "caps")
        call.placed = [Placed(start, cap, len(raw), len(raw))]
    caps = sparse is not None
    call.copy(0, call.info(start if caps else 0, flags=call.flags(caps=caps)), "info")


HANDLER = Handler(
    "rust-vmm",
    mark("rust-vmm vfio-user server"),
    (
        (
            "region",
            Answering(Rule(32, source="rust-vmm/vfio vfio-user/src/lib.rs"), needed, answer),
        ),
    ),
)
