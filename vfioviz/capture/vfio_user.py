"""Messages of vfio-user: the answer stands behind a header of 16 bytes (docs/vfio-user.rst).

Rule: bytes that are messages from the first to the last one become the answers in them; any
others stay as they are.
"""

from __future__ import annotations

from dataclasses import replace

from vfioviz.capture.source import Capture
from vfioviz.codec.lookalike import Message, message_at
from vfioviz.language import tr
from vfioviz.uapi.abi import S390X, X86_64

DRIVER = "vfio-user"
"""The driver of answers in messages: a server, whichever."""

_HEADER = 16
_MOST = 4096
"""Messages of one buffer."""

_IOCTLS = {"DEVICE_GET_INFO": ("device", 16), "DEVICE_GET_REGION_INFO": ("region", 32)}
"""Command -> ioctl whose struct it carries, and the bytes of that at the least."""


def unwrapped(capture: Capture) -> tuple[Capture, ...]:
    """Return the answers in vfio-user messages; a capture that is none as it is."""
    if capture.ioctl is not None or len(capture.data) < 2 * _HEADER:
        return (capture,)
    for abi in (X86_64, S390X):
        found: list[tuple[int, Message]] = []
        start = 0
        while len(found) < _MOST and (message := message_at(capture.data, start, abi)) is not None:
            found.append((start, message))
            start += message.size
            if start == len(capture.data):
                return _answers(capture, found, abi.key) or (capture,)
    return (capture,)


def _answers(capture: Capture, found: list[tuple[int, Message]], abi: str) -> tuple[Capture, ...]:
    carrying = [
        (start, message)
        for start, message in found
        if message.command in _IOCTLS and message.size >= _HEADER + _IOCTLS[message.command][1]
    ]
    # A request carries the struct too, with nothing in it but what was asked.
    replies = [each for each in carrying if each[1].is_reply] or carrying
    return tuple(
        _answer(capture, start, message, abi, several=len(replies) > 1)
        for start, message in replies
    )


def _answer(capture: Capture, start: int, message: Message, abi: str, *, several: bool) -> Capture:
    note = tr(
        "behind the header of a vfio-user message: id {id}, VFIO_USER_{command}, {size} bytes",
        id=message.id,
        command=message.command,
        size=message.size,
    )
    origin = capture.provenance
    source = tr("{source}, message at {start}", source=origin.source, start=start)
    by = "; ".join(part for part in (origin.by, note) if part)
    return replace(
        capture,
        name=f"{capture.name} @{start}" if several else capture.name,
        data=capture.data[start + _HEADER : start + message.size],
        provenance=replace(
            origin, source=source if several else origin.source, by=by, driver=DRIVER
        ),
        ioctl=_IOCTLS[message.command][0],
        abi=abi,
        errno=message.error,
    )
