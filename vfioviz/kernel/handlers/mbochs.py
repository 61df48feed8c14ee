"""The mbochs sample's VFIO_DEVICE_GET_REGION_INFO: samples/vfio-mdev/mbochs.c, Linux 6.1 to 6.18.

``struct mbochs_region_info_ext`` is the info struct with one capability of type behind it, and as
much of it is copied out as the caller asked for: 32 to 48 bytes, possibly cutting the capability.
"""

from __future__ import annotations

from vfioviz.kernel.call import Call, Placed
from vfioviz.kernel.handler import Answering, Handler
from vfioviz.kernel.handlers import core
from vfioviz.kernel.rule import Rule
from vfioviz.language import mark, phrase

_TYPE = 2
_EXT = 48
"""sizeof(struct mbochs_region_info_ext)."""


def needed(call: Call) -> int:
    """Return the argsz of the EDID region; for others, the size of the info struct."""
    return call.sizeof if call.capability(_TYPE) is None else _EXT


def answer(call: Call) -> None:
    """Answer a call that passed minsz and is not longer than the struct."""
    edid = call.capability(_TYPE)
    others = len(call.content.caps) - (edid is not None)
    if others:
        call.warnings.append(
            phrase(
                mark(
                    "{source}: one capability of type for the EDID region, nothing else; "
                    "{count} left out"
                ),
                source=call.rule.source,
                count=others,
            )
        )
    size, start = call.argsz_in, call.sizeof
    if edid is not None:
        cap, raw = edid
        # The struct says so even to a caller with room for 32 bytes.
        call.argsz_out = _EXT
        info = call.info(start, flags=call.flags(caps=True))
        if size == _EXT:
            call.placed = [Placed(start, cap, len(raw), len(raw))]
    else:
        info = call.info(call.echo(), flags=call.flags(caps=False))
        raw = bytes(size)
        if size > start:
            call.warnings.append(
                phrase(
                    mark(
                        "{source}: bytes {start} to {last} are uninitialised kernel stack; "
                        "zeros stand for them here"
                    ),
                    source=call.rule.source,
                    start=start,
                    last=size - 1,
                )
            )
    call.copy(0, (info + raw)[:size], "info")


_SOURCE = "samples/vfio-mdev/mbochs.c"
HANDLER = Handler(
    "mbochs",
    mark("mbochs sample"),
    (
        ("device", core.answering(Rule(16, source=_SOURCE, caps=False))),
        (
            "region",
            Answering(Rule(32, source=_SOURCE, echoes=True, most=_EXT), needed, answer),
        ),
    ),
    drivers=frozenset({"mbochs"}),
)
