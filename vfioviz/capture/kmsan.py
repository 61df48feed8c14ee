"""A KMSAN report: which bytes of what the kernel copied out were never initialised.

``Bytes 20-23 of 24 are uninitialized``, or ``Byte 20 of 24 is uninitialized`` (mm/kmsan/report.c,
v6.1 to v6.12; ``kmsan_copy_to_user`` reports the range within the copy). The report holds no bytes:
it marks those of an answer of the same size that stands in the same text, or that was opened.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from vfioviz.capture.source import Capture, CaptureError
from vfioviz.language import tr

_BYTES = re.compile(r"\bBytes? (\d{1,9})(?:-(\d{1,9}))? of (\d{1,9}) (?:is|are) uninitialized\b")
_REPORT = re.compile(r"\bBUG: KMSAN: ([\w-]{1,64}) in ([\w.]{1,128})")

Marks = tuple[tuple[int, int, int], ...]
"""Start, stop and size of the copy, in bytes; of each report."""


def marks(text: str) -> Marks:
    """Return what the reports of a text mark; () where there are none."""
    found = []
    for match in _BYTES.finditer(text):
        start, size = int(match[1]), int(match[3])
        stop = int(match[2] or match[1]) + 1
        if start < stop <= size:
            found.append((start, stop, size))
    return tuple(dict.fromkeys(found))


def is_report(text: str) -> bool:
    """Whether a text is a KMSAN report, with or without the line that names bytes."""
    return _REPORT.search(text) is not None or bool(marks(text))


def marked(captures: Iterable[Capture], found: Marks, source: str) -> tuple[Capture, ...]:
    """Return the captures with the bytes marked that a report calls uninitialised.

    The kernel may have copied less than the buffer holds: a report of 24 bytes marks the first 24
    of a longer answer, never those of a shorter one.

    Raises:
        CaptureError: where no capture has as many bytes as a report speaks of.
    """
    captures = tuple(captures)
    exact = {size for _, _, size in found} & {len(capture.data) for capture in captures}
    out = []
    hit = False
    for capture in captures:
        size = len(capture.data)
        spans = tuple(
            sorted(
                (start, stop)
                for start, stop, copied in found
                if copied == size or (copied not in exact and copied <= size)
            )
        )
        hit = hit or bool(spans)
        out.append(replace(capture, uninitialised=spans) if spans else capture)
    if found and not hit:
        raise CaptureError(
            tr(
                "{source}: the KMSAN report speaks of a copy of {size} bytes, but no answer here "
                "has as many",
                source=source,
                size=found[0][2],
            )
        )
    return tuple(out)


def alone(text: str, source: str) -> CaptureError:
    """Return the error for a report without any bytes."""
    found = marks(text)
    match = _BYTES.search(text)
    line = text[: match.start()].count("\n") + 1 if match else 1
    said = ", ".join(
        tr("{start}-{stop} of {size}", start=a, stop=b - 1, size=n) for a, b, n in found
    ) or tr("which it does not name")
    return CaptureError(
        tr(
            "{source}: line {line}, column 1: a KMSAN report that marks bytes as uninitialised "
            "({said}), but holds none; add a dump of the answer to the text, or open the answer "
            "and give the report with --kmsan",
            source=source,
            line=line,
            said=said,
        ),
        line=line,
        column=1,
    )
