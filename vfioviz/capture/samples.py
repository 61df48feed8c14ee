"""The samples that come with the program, and what is known of their bytes.

``samples/index.json`` holds an object for each: ``file, title, group, ioctl, abi, kind, kernel,
device, by, size, sha256, text``, and where known ``time, argsz, fill, written`` (spans of bytes
that the kernel wrote, ``0-20 24-116``; from a second call with another fill).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from vfioviz import assets
from vfioviz.capture.source import Capture, CaptureError, Provenance

INDEX = "index.json"
_TEXTS = (
    "file", "title", "group", "ioctl", "abi", "kind", "kernel", "device", "by", "sha256", "text",
)  # fmt: skip
_NUMBERS = ("size", "argsz", "fill")
_LARGEST = 4096
"""Bytes; larger buffers are not compared with the samples."""


class Sample(NamedTuple):
    """An entry of the index."""

    file: str
    """Name in the folder ``samples``."""
    title: str
    group: str
    """Heading under which it is offered."""
    ioctl: str
    abi: str
    provenance: Provenance
    size: int
    """Bytes."""
    sha256: str
    text: str
    """What there is to see in it."""
    argsz: int | None = None
    fill: int | None = None
    written: tuple[tuple[int, int], ...] | None = None
    """Spans that the kernel wrote, where known."""


def samples() -> tuple[Sample, ...]:
    """Return the samples in the order of the index.

    Raises:
        CaptureError: where the folder or its index is missing or broken.
    """
    try:
        return _index()
    except (OSError, ValueError) as error:
        raise CaptureError(f"samples/{INDEX}: {error}; reinstall vfioviz") from error


def open_sample(sample: Sample) -> Capture:
    """Return a sample's bytes with its provenance.

    Raises:
        CaptureError: where the file is missing, or is not the one that the index describes.
    """
    try:
        data = assets.samples().joinpath(sample.file).read_bytes()
    except OSError as error:
        message = f"samples/{sample.file}: cannot be opened: {error.strerror or error}"
        raise CaptureError(message) from error
    import hashlib  # noqa: PLC0415 -- OpenSSL takes longer to load than a file to open

    if hashlib.sha256(data).hexdigest() != sample.sha256:
        message = f"samples/{sample.file}: is not the file that samples/{INDEX} describes"
        raise CaptureError(message)
    return Capture(
        sample.title,
        data,
        sample.provenance,
        ioctl=sample.ioctl,
        abi=sample.abi,
        argsz_in=sample.argsz,
        fill=sample.fill,
        written=sample.written,
    )


def sample_of(data: bytes, name: str = "") -> Sample | None:
    """Return the sample that these bytes are, or None; never fails.

    Some answers are the same in two kernels: then the name of the file decides, and without it
    nobody can tell.
    """
    if len(data) > _LARGEST:
        return None
    try:
        folder = assets.samples()
        found = [
            sample
            for sample in _index()
            if sample.size == len(data) and folder.joinpath(sample.file).read_bytes() == data
        ]
    except (OSError, ValueError):
        return None
    if len(found) == 1:
        return found[0]
    return next((sample for sample in found if sample.file == name), None)


def provenance_of(data: bytes) -> Provenance | None:
    """Return where these bytes come from, if they are those of a sample; never fails."""
    sample = sample_of(data)
    return sample.provenance if sample is not None else None


@cache
def _index() -> tuple[Sample, ...]:
    text = assets.samples().joinpath(INDEX).read_text(encoding="utf-8")
    entries = json.loads(text)
    if not (isinstance(entries, list) and all(isinstance(entry, dict) for entry in entries)):
        message = "is not a list of samples"
        raise ValueError(message)
    return tuple(_sample(number, entry) for number, entry in enumerate(entries, start=1))


def _sample(number: int, entry: Mapping[str, Any]) -> Sample:
    texts = {key: _typed(number, entry, key, str) for key in _TEXTS}
    numbers = {key: _typed(number, entry, key, int) for key in _NUMBERS if key in entry}
    return Sample(
        **{key: texts[key] for key in ("file", "title", "group", "ioctl", "abi", "sha256", "text")},
        provenance=Provenance(
            kind=texts["kind"],
            source=texts["file"],
            kernel=texts["kernel"],
            device=texts["device"],
            time=str(entry.get("time", "")),
            by=texts["by"],
        ),
        **numbers,
        written=_spans(number, entry["written"]) if "written" in entry else None,
    )


def _spans(number: int, text: object) -> tuple[tuple[int, int], ...]:
    try:
        pairs = [word.split("-") for word in str(text).split()]
        return tuple((int(start), int(stop)) for start, stop in pairs)
    except ValueError as error:
        message = f"sample {number}: 'written' is {text!r}; expected spans as in 0-20 24-116"
        raise ValueError(message) from error


def _typed(number: int, entry: Mapping[str, Any], key: str, wanted: type[Any]) -> Any:
    value = entry.get(key)
    if not isinstance(value, wanted):
        message = f"sample {number}: '{key}' is missing or not of type {wanted.__name__}"
        raise ValueError(message)
    return value
