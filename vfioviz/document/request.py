"""A capture -> the request behind it: the driver's values and what the caller passed.

A short or failed answer does not hold the capabilities; they are taken from the full answer of the
same ioctl, region and device in the same file, where there is one.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, replace

from vfioviz.capture.reading import layout_of
from vfioviz.capture.source import Capture
from vfioviz.codec.content import Content
from vfioviz.codec.content_of import content
from vfioviz.codec.layout import Layout
from vfioviz.document.kept import kept
from vfioviz.uapi.headerset import Ioctl
from vfioviz.uapi.schema import Abi

_WHOLE = 64
"""argsz from which on an answer is decoded alike, whatever it was: it covers each info struct."""


@dataclass(frozen=True, slots=True)
class Request:
    """What a model runs on."""

    content: Content
    argsz: int
    """What the caller passed; of a capture that does not say so, what argsz holds."""
    fill: int
    """What the caller's buffer held; 0 where that is not known."""
    source: Capture
    """The record that capabilities and values are of."""
    notes: tuple[str, ...] = ()
    """What the user must know: that capabilities came from another record, or are missing."""


def request(capture: Capture, captures: tuple[Capture, ...], ioctl: Ioctl, abi: Abi) -> Request:
    """Return the request behind a capture.

    Args:
        capture: The answer to build anew.
        captures: All records of its file, in which a fuller answer may stand.
        ioctl: How the capture is read.
        abi: How the capture is read.
    """
    layout = read(capture, ioctl, abi)
    argsz = capture.argsz_in if capture.argsz_in is not None else layout.argsz or 0
    fill = capture.fill or 0
    if not capture.errno and not is_short(layout):
        return Request(content(layout), argsz, fill, capture)
    device = alike(captures).get(_device(capture), ())
    fuller = [other for other in device if other.ioctl in {None, ioctl.key}]
    found = [(other, read(other, ioctl, abi)) for other in fuller]
    full = [(other, one) for other, one in found if not is_short(one)]
    if full:
        best, one = max(full, key=lambda pair: (len(pair[1].caps), pair[0].argsz_in or 0))
        note = f"capabilities and values are those of {best.provenance.source}"
        return Request(content(one), argsz, fill, best, (note,))
    bare = content(layout)
    if not capture.errno:
        note = (
            f"CAPS is set and cap_offset is {layout.cap_offset}, behind the bytes that are here, "
            "so the model has no capabilities"
            if layout.cap_offset
            else f"a short answer: the kernel has capabilities (argsz {layout.argsz}) but gave "
            "none back, so the model has none either"
        )
        return Request(bare, argsz, fill, capture, (note,))
    note = f"the kernel answered errno {capture.errno}: nothing is known but that"
    return Request(replace(bare, errno=capture.errno), argsz, fill, capture, (note,))


def read(capture: Capture, ioctl: Ioctl, abi: Abi) -> Layout:
    """Decode a capture with what is known of its kernel and its caller."""
    return layout_of(capture, ioctl, abi)


def is_short(layout: Layout) -> bool:
    """Whether the kernel has capabilities but returned none."""
    announced = (layout.flags or 0) & layout.ioctl.caps_flag
    # A server may say where the chain would be (rust-vmm's vfio-user).
    outside = not layout.cap_offset or layout.cap_offset >= layout.size
    return bool(announced) and outside and not layout.caps


@kept
def alike(captures: tuple[Capture, ...]) -> dict[Hashable, list[Capture]]:
    """Return each device's answers that differ in what a chain depends on.

    Of those that don't, the one whose caller passed most: a file may hold fifty thousand.
    """
    found: dict[Hashable, dict[Hashable, tuple[int, int, Capture]]] = {}
    for number, capture in enumerate(captures):
        if capture.errno:
            continue
        given = capture.argsz_in
        known = found.setdefault(_device(capture), {})
        key = (capture.data, capture.ioctl, _WHOLE if given is None else min(given, _WHOLE))
        one = (given or 0, -number, capture)
        if key not in known or known[key][:2] < one[:2]:
            known[key] = one
    return {
        device: [one for *_, one in sorted(known.values(), key=lambda each: -each[1])]
        for device, known in found.items()
    }


def _device(capture: Capture) -> Hashable:
    origin = capture.provenance
    return origin.kernel, origin.device, capture.index
