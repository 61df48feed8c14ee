"""The common skeleton of a handler: vfio-pci, type1, GVT, vfio-ccw, nvgrace-gpu.

The order is the kernel's: capabilities, the test of argsz, shift, copy of the capabilities, copy
of the info struct.
"""

from __future__ import annotations

from vfioviz.codec.chain import CAP_OFFSET_AT
from vfioviz.codec.content import Content
from vfioviz.codec.encode import EncodeError
from vfioviz.kernel.call import Call, ModelError
from vfioviz.kernel.infocap import InfoCap
from vfioviz.language import mark, phrase

_U32 = 0xFFFFFFFF


def reported(call: Call) -> int:
    """Return the argsz that a caller with too little room is told, in bytes."""
    return (call.sizeof + len(_caps(call).buf)) & _U32


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
    caps = _caps(call)
    call.steps += caps.steps
    cap_offset = call.echo()
    if caps.headers:
        cap_offset = 0
        needed = call.sizeof + len(caps.buf)
        if call.argsz_in < needed:
            call.argsz_out = needed & _U32
        else:
            cap_offset = _give(call, caps)
    _copy_info(call, cap_offset, caps=bool(caps.headers))


def _caps(call: Call) -> InfoCap:
    content = call.content
    kept = content if call.rule.caps else Content(content.ioctl, content.info)
    try:
        return InfoCap(kept, call.variant, call.abi)
    except EncodeError as problem:
        raise ModelError(str(problem)) from problem


def _give(call: Call, caps: InfoCap) -> int:
    shifted = call.variant.info_cap_shift(call.sizeof)
    before = len(caps.steps)
    caps.shift(shifted)
    call.steps += caps.steps[before:]
    if shifted.warning:
        call.warnings.append(shifted.warning)
    target = call.variant.caps_target(call.sizeof, shifted)
    call.copy(target, bytes(caps.buf), "caps", len(caps.buf))
    ends = [at for at, _ in caps.headers[1:]] + [len(caps.buf)]
    call.placed = [
        (target + at, cap.id, cap.version, size, end - at)
        for (at, size), end, cap in zip(caps.headers, ends, call.content.caps, strict=True)
    ]
    return shifted.cap_offset


def _copy_info(call: Call, cap_offset: int, *, caps: bool) -> None:
    raw = call.info(cap_offset, flags=call.flags(caps=caps))
    size = call.rule.minsz
    if call.rule.grows:
        end = CAP_OFFSET_AT[call.content.ioctl] + 4
        size = call.variant.info_copied(call.argsz_in, size, end, call.sizeof)
    kernel = call.steps[-1].kernel_size if call.steps else 0
    call.copy(0, raw[:size], "info", kernel)
