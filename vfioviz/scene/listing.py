"""A buffer as lines of text, as ``vfioviz show`` prints it and as kept beside each sample.

Stable from run to run. Columns: offset in decimal and hex, size, path, value, what it means.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence

from vfioviz.capture.source import Capture
from vfioviz.codec.guess import Guess
from vfioviz.codec.layout import CapNode, Layout
from vfioviz.codec.leaf import Leaf, Role
from vfioviz.kernel.run import Run
from vfioviz.scene import text

MAX_LEAVES = 20_000
"""Maximum leaves that are listed; a line says how many were left out."""

_NAMED = frozenset({Role.INFO, Role.CAP_HEADER, Role.CAP_FIELD})
_PATH, _VALUE = 30, 24


def listing(capture: Capture, layout: Layout, guessed: Guess | None = None) -> Iterator[str]:
    """Yield the lines of a captured, constructed or opened buffer."""
    provenance = capture.provenance
    parts = [provenance.kind, os.path.basename(provenance.source)]  # noqa: PTH119 -- text, no file
    parts += [f"Linux {provenance.kernel}" if provenance.kernel else "", provenance.device]
    if provenance.kind == "captured":
        parts.append(provenance.time or "time not recorded")
    yield ", ".join(part for part in parts if part)
    if guessed is not None:
        sure = "guessed" if guessed.is_told else "CAN'T BE TOLD, read as one of the candidates"
        yield f"{sure}, confidence {guessed.confidence:.2f}: {guessed.reason}"
    if capture.errno:
        yield f"errno {capture.errno}: the ioctl failed; the bytes are the caller's own"
    yield from layout_lines(layout, capture.written)


def run_listing(run: Run, layout: Layout) -> Iterator[str]:
    """Yield the lines of a modelled ioctl: what it did, then the buffer."""
    yield f"model, {run.variant}, handler {run.handler}, fill 0x{run.fill:02x}"
    yield f"argsz {run.argsz_in} -> {run.argsz_out}, errno {run.errno}"
    for write in run.writes:
        yield f"copy_to_user: {write.what} to [{write.start}, {write.stop})"
    if run.overrun:
        yield f"OVERRUN: {text.byte_count(run.overrun)} written past argsz {run.argsz_in}"
    for cap in run.caps:
        if not cap.reachable:
            yield f"UNREACHABLE: id {cap.id} lies at {cap.start}, the chain does not lead there"
    for warning in run.warnings:
        yield f"warning: {warning}"
    yield from layout_lines(layout, tuple((write.start, write.stop) for write in run.writes))


Spans = Sequence[tuple[int, int]]


def layout_lines(layout: Layout, written: Spans | None = None) -> Iterator[str]:
    """Yield head, leaves and findings; ``written``: the spans that were written, where known."""
    abi = layout.abi
    yield f"{layout.ioctl.name}, {abi.title}, {text.byte_count(layout.size)}"
    yield ""
    yield f"{'offset':>6} {'hex':>6} {'size':>5}  {'field':<{_PATH}} {'value':<{_VALUE}} meaning"
    starts = {cap.start: cap for cap in layout.caps}
    for number, leaf in enumerate(layout.leaves()):
        if number == MAX_LEAVES:
            rest = text.byte_count(layout.size - leaf.start)
            yield f"... from {leaf.start} on not listed: {rest}"
            break
        if leaf.start in starts:
            yield _title(starts[leaf.start])
        yield leaf_line(layout, leaf, written)
    yield ""
    if not layout.findings:
        yield "no findings"
    for item in layout.findings:
        yield f"{item.severity.value}: {item.code} [{item.start}, {item.stop}): {item.text}"


def _title(cap: CapNode) -> str:
    macro = cap.definition.macro if cap.definition is not None else "not known to this ioctl"
    mark = "" if cap.start % 8 == 0 else f", {text.modulo(cap.start)}"
    name = text.capability(cap)
    return f"-- caps[{cap.index}] {name} at {cap.start} (0x{cap.start:x}{mark}), {macro}"


def leaf_line(layout: Layout, leaf: Leaf, written: Spans | None = None) -> str:
    """Return one leaf as a line."""
    size = leaf.stop - leaf.start
    shown = _value(leaf)
    notes = [note for note in _notes(layout, leaf, written) if note]
    line = (
        f"{leaf.start:>6} {leaf.start:>#6x} {size:>5}  {leaf.path:<{_PATH}} "
        f"{shown:<{_VALUE}} {'; '.join(notes)}"
    )
    return line.rstrip()


def _value(leaf: Leaf) -> str:
    if not isinstance(leaf.value, int):
        return text.hex_bytes(leaf.value, 8)
    if leaf.field.size < 4 or leaf.value < 10:
        return str(leaf.value)
    return f"{leaf.value} (0x{leaf.value:x})"


def _meaning(layout: Layout, leaf: Leaf) -> str:
    return text.meaning(layout, leaf) if leaf.role in _NAMED else text.ROLES[leaf.role]


def _notes(layout: Layout, leaf: Leaf, written: Spans | None) -> Iterator[str]:
    yield _meaning(layout, leaf)
    yield _mark(leaf)
    if written is not None and leaf.role not in {Role.SLACK, Role.PAST_ARGSZ}:
        missing = text.unwritten(leaf.start, leaf.stop, written)
        if missing:
            whole = missing == leaf.stop - leaf.start
            yield "NOT WRITTEN" if whole else f"{text.byte_count(missing)} NOT WRITTEN"


def _mark(leaf: Leaf) -> str:
    if not leaf.misaligned:
        return ""
    natural = leaf.field.natural
    return f"MISALIGNED: {leaf.start} mod {natural} = {leaf.start % natural}"
