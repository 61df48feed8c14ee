"""``derive``: a project -> all that is shown of it. Same project, same result."""

from __future__ import annotations

from functools import lru_cache

from vfioviz.capture.source import Capture, Provenance
from vfioviz.codec.content import Content, without_filler
from vfioviz.codec.layout import Severity
from vfioviz.codec.tree import Layout
from vfioviz.document.derived import Derived, DerivedColumn, Stats
from vfioviz.document.request import read
from vfioviz.document.state import Column, Project
from vfioviz.kernel.compare import Row, pad_bytes, row
from vfioviz.kernel.handlers import handlers_for
from vfioviz.kernel.registry import variant
from vfioviz.language import joined, mark, phrase
from vfioviz.uapi.abi import ABIS
from vfioviz.uapi.ioctls import IOCTLS


@lru_cache(maxsize=4)
def derive(project: Project) -> Derived:
    """Return the columns of a project with layouts, runs and figures.

    Raises:
        ModelError: A value does not fit its field, or the handler does not answer the ioctl; the
            edits let neither into a project.
    """
    return Derived(tuple(_column(project, column) for column in project.columns))


def _column(project: Project, column: Column) -> DerivedColumn:
    if column.kind == "capture":
        return _captured(column, project.captures[int(column.key)], project.ioctl, project.abi)
    abi, content = project.abi, project.content
    if column.abi and column.abi != abi:
        # The bytes in holes are those of one ABI.
        abi, content = column.abi, without_filler(content)
    # A driver that does not answer this ioctl gives way: the request may have become another one.
    fits = column.handler in handlers_for(project.ioctl)
    handler = column.handler if fits else project.handler
    return _modelled(column, content, handler, abi, project.argsz, project.fill)


@lru_cache(maxsize=16)
def _captured(column: Column, capture: Capture, ioctl: str, abi: str) -> DerivedColumn:
    provenance = capture.provenance
    layout = read(capture, IOCTLS[capture.ioctl or ioctl], ABIS[capture.abi or abi])
    # A badge: scene.text marks each kind for translation.
    said = [phrase(provenance.kind), provenance.device]
    if provenance.kind == "captured":
        said.append(provenance.time or phrase(mark("time not recorded")))
    if capture.errno:
        said.append(phrase(mark("errno {errno}"), errno=capture.errno))
    end = layout.chain_end
    argsz = layout.argsz if capture.argsz_in is None else capture.argsz_in
    return DerivedColumn(
        column=column,
        title=f"Linux {provenance.kernel}" if provenance.kernel else capture.name,
        subtitle=joined((part for part in said if part), ", "),
        badge=provenance.kind,
        layout=layout,
        run=None,
        written=capture.written,
        argsz=argsz,
        stats=_stats(
            layout,
            size=end,
            argsz_in=capture.argsz_in,
            unwritten=0 if capture.written is None else _missing(capture.written, end),
            overrun=0 if capture.written is None else _past(capture.written, argsz),
        ),
        live=_live(provenance),
    )


def _live(provenance: Provenance) -> str:
    """Return kernel and time of an answer that was captured, "" for others."""
    if provenance.kind != "captured":
        return ""
    kernel = phrase(mark("kernel not recorded"))
    time = phrase(mark("time not recorded"))
    return joined(
        (f"Linux {provenance.kernel}" if provenance.kernel else kernel, provenance.time or time),
        ", ",
    )


@lru_cache(maxsize=32)
def _modelled(
    column: Column, content: Content, handler: str, abi: str, argsz: int | None, fill: int
) -> DerivedColumn:
    found: Row = row(
        content, variant(column.variant), handler=handler, abi=ABIS[abi], argsz=argsz, fill=fill
    )
    run = found.run
    said = [
        phrase("model"),
        phrase(mark("argsz {argsz}"), argsz=run.argsz_in),
        phrase(mark("fill {fill:#04x}"), fill=fill),
    ]
    if run.errno:
        said.append(phrase(mark("errno {errno}"), errno=run.errno))
    return DerivedColumn(
        column=column,
        title=", ".join(part for part in (column.variant, column.abi, column.handler) if part),
        subtitle=joined(said, ", "),
        badge="model",
        layout=found.layout,
        run=run,
        written=tuple((write.start, write.stop) for write in run.writes),
        argsz=run.argsz_in,
        stats=_stats(
            found.layout,
            size=found.size,
            argsz_in=run.argsz_in,
            unwritten=found.unwritten,
            overrun=run.overrun,
        ),
    )


def _stats(
    layout: Layout, *, size: int, argsz_in: int | None, unwritten: int, overrun: int
) -> Stats:
    severities = [item.severity for item in layout.findings]
    return Stats(
        size=size,
        cap_offset=layout.cap_offset,
        argsz_in=argsz_in,
        argsz_out=layout.argsz,
        pad=pad_bytes(layout),
        misaligned=layout.misaligned,
        unwritten=unwritten,
        overrun=overrun,
        errors=severities.count(Severity.ERROR),
        warnings=severities.count(Severity.WARNING),
        notes=severities.count(Severity.NOTE),
    )


def _missing(written: tuple[tuple[int, int], ...], size: int) -> int:
    covered, cursor = 0, 0
    for start, stop in sorted(written):
        covered += max(0, min(stop, size) - max(start, cursor))
        cursor = max(cursor, stop)
    return size - covered


def _past(written: tuple[tuple[int, int], ...], argsz: int | None) -> int:
    if argsz is None:
        return 0
    return sum(max(0, stop - max(start, argsz)) for start, stop in written)
