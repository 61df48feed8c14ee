"""A raw answer: the bytes as a program saved them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePath

from vfioviz.capture import samples
from vfioviz.capture.source import Capture, Provenance


def capture(data: bytes, source: str) -> Capture:
    """Return the bytes as a capture; one of the samples is recognised by its SHA-256."""
    provenance = Provenance("opened", source, by="raw bytes")
    return known(Capture(PurePath(source).name or source, data, provenance))


def known(opened: Capture) -> Capture:
    """Return the capture with what the index of the samples says of these very bytes."""
    sample = samples.sample_of(opened.data)
    if sample is None:
        return opened
    provenance = replace(sample.provenance, source=opened.provenance.source)
    return replace(
        opened,
        provenance=provenance,
        ioctl=sample.ioctl,
        abi=sample.abi,
        argsz_in=sample.argsz,
        fill=sample.fill,
    )
