"""A capture decoded, with what its record says beyond its bytes: where the kernel wrote."""

from __future__ import annotations

from vfioviz.capture.source import Capture
from vfioviz.codec.decode import decode
from vfioviz.codec.findings import finding
from vfioviz.codec.layout import Layout
from vfioviz.codec.revision import release
from vfioviz.language import mark
from vfioviz.uapi.headerset import Ioctl
from vfioviz.uapi.schema import Abi, Linux

_OWN = 12
"""Bytes that a caller sets itself at the most."""


def layout_of(capture: Capture, ioctl: Ioctl, abi: Abi, linux: Linux | None = None) -> Layout:
    """Return the layout of a capture; a write past argsz is a finding in it.

    Args:
        capture: The record; what it says of ioctl and ABI is not looked at.
        ioctl: Which ioctl it is read as.
        abi: The ABI of the kernel that wrote it.
        linux: The header revision to read by; None: that of the kernel's release, where known.
    """
    linux = linux or release(capture.provenance.kernel)
    layout = decode(capture.data, ioctl, abi, linux, capture.argsz_in)
    leaks = tuple(
        finding(
            "uninitialised",
            start,
            stop,
            mark(
                "KMSAN: the kernel copied bytes {start} to {last} out without having initialised "
                "them: what lay in its memory leaks."
            ),
            start=start,
            last=stop - 1,
        )
        for start, stop in capture.uninitialised
        if stop <= len(capture.data)
    )
    layout = layout._replace(findings=(*leaks, *layout.findings)) if leaks else layout
    past = overrun(capture)
    if past is None:
        return layout
    start, stop, count = past
    said = mark(
        "The kernel wrote {count} bytes from {start} on, past argsz {argsz}: that memory was not "
        "the caller's."
    )
    if count == 1:
        said = mark(
            "The kernel wrote {count} byte from {start} on, past argsz {argsz}: that memory was "
            "not the caller's."
        )
    found = finding(
        "written-past-argsz", start, stop, said, count=count, start=start, argsz=capture.argsz_in
    )
    return layout._replace(findings=(found, *layout.findings))


def overrun(capture: Capture) -> tuple[int, int, int] | None:
    """Return where the kernel wrote past argsz: start, stop and how many bytes; None: nowhere.

    It takes two fills to know. A caller that passes less than it fills in itself (argsz, flags, a
    region's index: 12 bytes at the most) is not told from a kernel that wrote them: None.
    """
    given = capture.argsz_in
    if given is None or given < _OWN or capture.written is None:
        return None
    spans = [(max(start, given), stop) for start, stop in capture.written if stop > given]
    if not spans:
        return None
    return spans[0][0], spans[-1][1], sum(stop - start for start, stop in spans)
