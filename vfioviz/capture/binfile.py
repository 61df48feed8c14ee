"""A raw answer: the bytes as a program saved them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePath

from vfioviz.capture import samples
from vfioviz.capture.source import Capture, Provenance


def capture(data: bytes, source: str) -> Capture:
    """Return the bytes as a capture; those of a sample get what the samples' index says of them."""
    name = PurePath(source).name or source
    sample = samples.sample_of(data, name)
    if sample is None:
        return Capture(name, data, Provenance("opened", source, by="raw bytes"))
    # Short answers look the same on many machines, so say how this one was recognised.
    by = f"{sample.provenance.by} (the same bytes as samples/{sample.file})"
    return Capture(
        name,
        data,
        replace(sample.provenance, source=source, by=by),
        ioctl=sample.ioctl,
        abi=sample.abi,
        argsz_in=sample.argsz,
        fill=sample.fill,
        written=sample.written,
    )
