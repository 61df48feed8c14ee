"""Layouts and runs as values for JSON, schema 1: the shapes that programs read.

A u64 is a JSON number; a reader that keeps numbers as doubles must read it as text.
"""

from __future__ import annotations

from collections.abc import Iterator

from vfioviz.codec.finding import Finding
from vfioviz.codec.layout import CapNode, Layout
from vfioviz.codec.leaf import Leaf, Role
from vfioviz.kernel.run import PlacedCap, Run
from vfioviz.scene import text

SCHEMA = 1

MAX_HEX = 1 << 16
"""Maximum bytes of a value that are given in hex; the rest is left out."""

_NAMED = frozenset({Role.INFO, Role.CAP_HEADER, Role.CAP_FIELD})

Json = dict[str, object]


def value(leaf: Leaf) -> int | str:
    """Return a leaf's value: a number, or bytes as hex (the first ``MAX_HEX`` of them)."""
    return leaf.value if isinstance(leaf.value, int) else bytes(leaf.value[:MAX_HEX]).hex()


def segment(leaf: Leaf) -> Json:
    """Return one leaf."""
    return {
        "start": leaf.start,
        "stop": leaf.stop,
        "role": leaf.role.value,
        "path": leaf.path,
        "type": text.type_text(leaf),
        "value": value(leaf),
        "misaligned": leaf.misaligned,
    }


def fields(layout: Layout) -> Iterator[tuple[str, int | str]]:
    """Yield path and value of each field that a struct names."""
    for leaf in layout.leaves():
        if leaf.role in _NAMED:
            yield leaf.path, value(leaf)


def capability(cap: CapNode) -> Json:
    """Return one capability of a chain."""
    return {
        "index": cap.index,
        "start": cap.start,
        "stop": cap.stop,
        "size": cap.stop - cap.start,
        "id": cap.id,
        "version": cap.version,
        "next": cap.next,
        "name": cap.name,
    }


def finding(item: Finding) -> Json:
    """Return one finding."""
    return {
        "code": item.code,
        "severity": item.severity.value,
        "start": item.start,
        "stop": item.stop,
        "text": item.text,
        "rule": item.rule,
    }


def linux_text(linux: tuple[int, int]) -> str:
    """Return a release as ``6.6``."""
    return f"{linux[0]}.{linux[1]}"


def placed(run: Run, cap: PlacedCap) -> Json:
    """Return a capability where a model put it."""
    known = run.ioctl.headers.capability(run.ioctl.ids, cap.id, cap.version)
    return {
        "start": cap.start,
        "id": cap.id,
        "version": cap.version,
        "size": cap.size,
        "room": cap.room,
        "reachable": cap.reachable,
        "name": "unknown" if known is None else known.name.lower(),
    }


def run_json(run: Run) -> Json:
    """Return a modelled ioctl."""
    return {
        "schema": SCHEMA,
        "model": True,
        "variant": run.variant,
        "handler": run.handler,
        "ioctl": run.ioctl.key,
        "abi": run.abi.key,
        "errno": run.errno,
        "argsz_in": run.argsz_in,
        "argsz_out": run.argsz_out,
        "cap_offset": run.cap_offset,
        "fill": run.fill,
        "caps": [placed(run, cap) for cap in run.caps],
        "writes": [[write.start, write.stop, write.what] for write in run.writes],
        "overrun": run.overrun,
        "warnings": list(run.warnings),
        "buffer": run.buffer.hex(),
    }
