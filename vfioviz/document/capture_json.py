"""Captures <-> JSON: provenances are in a table, referred to by number."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import asdict, replace

from vfioviz.capture.source import MAX_SIZE, Capture, Provenance
from vfioviz.codec.digits import whole_number
from vfioviz.document.jsonpart import JsonPart, hex_lines
from vfioviz.language import tr
from vfioviz.uapi.abi import ABIS

_KINDS = ("captured", "constructed", "opened", "edited")


def write_origin(origin: Provenance) -> dict[str, object]:
    """Return a provenance as it stands in the table."""
    return {name: value for name, value in asdict(origin).items() if value}


def write_capture(capture: Capture, origins: dict[Provenance, int]) -> dict[str, object]:
    """Return a capture; what it shares with others is added to the table of origins."""
    provenance = capture.provenance
    shared = replace(provenance, source="", time="")
    return {
        "name": capture.name,
        "origin": origins.setdefault(shared, len(origins)),
        "source": provenance.source,
        **({"time": provenance.time} if provenance.time else {}),
        "ioctl": capture.ioctl,
        "abi": capture.abi,
        "argsz_in": capture.argsz_in,
        "fill": capture.fill,
        "errno": capture.errno,
        "index": capture.index,
        "written": None if capture.written is None else [f"{a}-{b}" for a, b in capture.written],
        **(
            {"uninitialised": [f"{a}-{b}" for a, b in capture.uninitialised]}
            if capture.uninitialised
            else {}
        ),
        "data": hex_lines(capture.data),
    }


def read_origin(part: JsonPart) -> Provenance:
    """Return a provenance; what is not known is left alone."""
    known = Provenance.__dataclass_fields__.keys() - {"pointer"}
    texts = {name: entry.text() for name, entry in part.entries() if name in known}
    part.get("kind").one_of(_KINDS)
    pointer = part.get("pointer")
    return Provenance(
        **{"source": "", **texts}, pointer=0 if pointer.value is None else pointer.integer(0, 64)
    )


def _read_provenance(part: JsonPart, origins: tuple[Provenance, ...]) -> Provenance:
    number = part.get("origin")
    if number.value is None:
        # The first files had one per capture.
        own = part.get("provenance")
        own.get("source").text()
        return read_origin(own)
    if not origins:
        raise number.fail("nothing, for there are no origins")
    time = part.get("time")
    return replace(
        origins[number.integer(0, len(origins) - 1)],
        source=part.get("source").text(),
        time="" if time.value is None else time.text(),
    )


def read_capture(
    part: JsonPart, origins: tuple[Provenance, ...], ioctls: Collection[str]
) -> Capture:
    """Return a capture; raises ProjectError.

    Args:
        part: It.
        origins: The table of provenances.
        ioctls: Keys that it may name.
    """
    ioctl, abi, written = part.get("ioctl"), part.get("abi"), part.get("written")
    uninitialised = part.get("uninitialised")
    data = part.get("data").data()
    if len(data) > MAX_SIZE:
        raise part.get("data").fail(tr("at most {most:,} bytes", most=MAX_SIZE))
    spans = None
    if written.value is not None:
        spans = tuple(_span(one, len(data)) for one in written.items())
    return Capture(
        name=part.get("name").text(),
        data=data,
        provenance=_read_provenance(part, origins),
        ioctl=None if ioctl.value is None else ioctl.one_of(tuple(ioctls)),
        abi=None if abi.value is None else abi.one_of(tuple(ABIS)),
        argsz_in=part.get("argsz_in").optional(0xFFFFFFFF),
        fill=part.get("fill").optional(0xFF),
        errno=part.get("errno").integer(0, 4095),
        written=spans,
        index=part.get("index").optional(0xFFFFFFFF),
        uninitialised=()
        if uninitialised.value is None
        else tuple(_span(one, len(data)) for one in uninitialised.items()),
    )


def _span(part: JsonPart, size: int) -> tuple[int, int]:
    start, stop = map(whole_number, part.text().partition("-")[::2])
    if start is None or stop is None or not start <= stop <= size:
        raise part.fail(tr("a span as in 0-16, up to {size}", size=size))
    return start, stop
