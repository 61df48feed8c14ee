"""``derive``: a project -> all that is shown of it. Same project, same result."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from typing_extensions import override

from vfioviz.capture.source import Capture, Provenance
from vfioviz.codec.content import without_filler
from vfioviz.codec.decode import decode
from vfioviz.codec.finding import Severity
from vfioviz.codec.layout import Layout
from vfioviz.codec.pairs import identified
from vfioviz.codec.same import Same
from vfioviz.document.derived import Derived, DerivedColumn, Stats
from vfioviz.document.project import CaptureColumn, Column, ModelColumn, Origin, Project
from vfioviz.document.request import read
from vfioviz.kernel.compare import Figures, figures, pad_bytes
from vfioviz.kernel.producer import Producer
from vfioviz.kernel.question import ModelError, Question
from vfioviz.kernel.sourced.producer import Sourced
from vfioviz.language import joined, mark, phrase
from vfioviz.uapi.abi import ABIS
from vfioviz.uapi.headerset import Ioctl


class _Known:
    """A project with the very captures that it has: to hash fifty thousand takes longer."""

    __slots__ = ("project",)

    def __init__(self, project: Project) -> None:
        self.project = project

    @override
    def __hash__(self) -> int:
        known = self.project
        return hash((id(known.captures), known.active, known.columns, known.argsz, known.fill))

    @override
    def __eq__(self, other: object) -> bool:
        if not isinstance(other, _Known):
            return NotImplemented
        mine, theirs = self.project, other.project
        return mine is theirs or (mine.captures is theirs.captures and mine == theirs)


def derive(project: Project) -> Derived:
    """Return the columns of a project with layouts, runs and figures.

    A producer that can't answer gives a column that says why.
    """
    return _derived(_Known(project))


@lru_cache(maxsize=4)
def _derived(known: _Known) -> Derived:
    project = known.project
    return Derived(tuple(_column(project, column) for column in project.columns))


def _column(project: Project, column: Column) -> DerivedColumn:
    if isinstance(column, CaptureColumn):
        return _of_capture(project, column)
    question = question_of(project, column)
    return _modelled(column, project.producer(column), question)


def question_of(project: Project, column: ModelColumn) -> Question:
    """Return what the producer of a column is asked."""
    abi, content = project.layout_abi, project.content
    if column.abi and column.abi != project.abi:
        # The bytes in holes are those of one ABI.
        abi, content = ABIS[column.abi], without_filler(content)
    # Replace a driver that does not answer this ioctl; the request's ioctl may have changed.
    fitting = {one.key: one for one in project.producers.handlers_for(project.ioctl)}
    handler = fitting.get(column.handler) or project.answering
    return Question(content, handler, abi, project.argsz, project.fill)


def _of_capture(project: Project, column: CaptureColumn) -> DerivedColumn:
    capture = project.captures[column.capture]
    shown = _captured(column, capture, project.ioctl, project.abi)
    known = _origin(project.captures[project.origin.capture], project.origin, project.ioctl,
                    project.abi)  # fmt: skip
    return _identified(Same(shown), Same(known))


@lru_cache(maxsize=16)
def _identified(shown: Same[DerivedColumn], known: Same[Layout]) -> DerivedColumn:
    """Return a captured column that knows the request's capabilities.

    It stays the same one, whatever is edited: no edit changes what was captured.
    """
    return replace(shown.it, layout=identified(shown.it.layout, known.it))


@lru_cache(maxsize=4)
def _origin(capture: Capture, origin: Origin, ioctl: Ioctl, abi: str) -> Layout:
    return read(capture, ioctl, ABIS[abi])._replace(ids=origin.ids)


@lru_cache(maxsize=16)
def _captured(column: CaptureColumn, capture: Capture, ioctl: Ioctl, abi: str) -> DerivedColumn:
    provenance = capture.provenance
    known = ioctl.headers.ioctls.get(capture.ioctl or "", ioctl)
    layout = read(capture, known, ABIS[capture.abi or abi])
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
def _modelled(column: ModelColumn, producer: Producer, question: Question) -> DerivedColumn:
    try:
        found = figures(question, producer)
    except ModelError as problem:
        return _failed(column, question, str(problem))
    return _answered(column, question, found, producer)


def _title(column: ModelColumn) -> str:
    return ", ".join(part for part in (column.producer, column.abi, column.handler) if part)


def _failed(column: ModelColumn, question: Question, why: str) -> DerivedColumn:
    layout = decode(b"", question.content.ioctl, question.abi)._replace(findings=())
    return DerivedColumn(
        column=column,
        title=_title(column),
        subtitle=joined((phrase("model"), phrase(mark("no answer"))), ", "),
        badge="model",
        layout=layout,
        run=None,
        written=None,
        argsz=None,
        stats=_stats(layout, size=0, argsz_in=question.argsz, unwritten=0, overrun=0),
        failure=why,
    )


def _answered(
    column: ModelColumn, question: Question, found: Figures, producer: Producer
) -> DerivedColumn:
    run = found.run
    said = [
        phrase("model"),
        *([producer.title] if isinstance(producer, Sourced) else []),
        phrase(mark("argsz {argsz}"), argsz=run.argsz_in),
        phrase(mark("fill {fill:#04x}"), fill=question.fill),
    ]
    if question.handler.proposed is not None:
        said.append(phrase(mark("the driver is supposed")))
    if run.errno:
        said.append(phrase(mark("errno {errno}"), errno=run.errno))
    return DerivedColumn(
        column=column,
        title=_title(column),
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
