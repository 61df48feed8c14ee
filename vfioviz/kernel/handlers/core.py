"""The common skeleton of a handler: vfio-pci, type1, GVT, vfio-ccw, nvgrace-gpu.

The order is the kernel's: capabilities, the test of argsz, shift, copy of the capabilities, copy
of the info struct.
"""

from __future__ import annotations

from vfioviz.kernel.call import Call, Placed
from vfioviz.kernel.handler import Answering
from vfioviz.kernel.infocap import InfoCap
from vfioviz.kernel.rule import Rule
from vfioviz.kernel.variant import InfoCopy
from vfioviz.language import mark, phrase

_U32 = 0xFFFFFFFF


def answering(rule: Rule) -> Answering:
    """Return how a driver with the common skeleton answers."""
    return Answering(rule, needed, answer)


def needed(call: Call) -> int:
    """Return the argsz for a caller with too little room, in bytes."""
    return (call.sizeof + len(call.built().buf)) & _U32


def answer(call: Call) -> None:
    """Answer a call that passed minsz."""
    if call.content.caps and not call.rule.caps:
        call.warnings.append(
            phrase(
                mark("{source}: this handler adds no capability here; {count} left out"),
                source=call.rule.source,
                count=len(call.content.caps),
            )
        )
    caps = call.built()
    call.steps += caps.steps
    cap_offset = call.echo()
    if caps.built:
        cap_offset = 0
        size = call.sizeof + len(caps.buf)
        if call.argsz_in < size:
            call.argsz_out = size & _U32
        else:
            cap_offset = _give(call, caps)
    _copy_info(call, cap_offset, caps=bool(caps.built))


def _give(call: Call, caps: InfoCap) -> int:
    shifted = call.variant.info_cap_shift(call.sizeof)
    before = len(caps.steps)
    caps.shift(shifted)
    call.steps += caps.steps[before:]
    if shifted.warning:
        call.warnings.append(shifted.warning)
    target = call.variant.caps_target(shifted)
    call.copy(target, bytes(caps.buf), "caps", len(caps.buf))
    ends = [each.start for each in caps.built[1:]] + [len(caps.buf)]
    call.placed = [
        Placed(target + each.start, each.cap, each.size, end - each.start)
        for each, end in zip(caps.built, ends, strict=True)
    ]
    return shifted.cap_offset


def _copy_info(call: Call, cap_offset: int, *, caps: bool) -> None:
    raw = call.info(cap_offset, flags=call.flags(caps=caps))
    size = call.rule.minsz
    if call.rule.grows:
        end = call.ioctl.cap_offset_at + 4
        size = call.variant.info_copied(InfoCopy(call.argsz_in, size, end, call.sizeof))
    kernel = call.steps[-1].kernel_size if call.steps else 0
    call.copy(0, raw[:size], "info", kernel)
