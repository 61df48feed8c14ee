"""The text of a reply to a list: what each variant does with the request, edits, and the notes."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable, Iterator

from vfioviz.capture.visible import visible
from vfioviz.document.added import added
from vfioviz.document.columns import column_text
from vfioviz.document.edit_code import diff_of
from vfioviz.document.edit_notes import place
from vfioviz.document.edit_reply import with_own
from vfioviz.document.project import Column, ModelColumn, Project
from vfioviz.document.request import request
from vfioviz.kernel.compare import Figures, figures
from vfioviz.kernel.handlers.supposed import HANDLER as SUPPOSED
from vfioviz.kernel.handlers.supposed import statement
from vfioviz.kernel.producer import Producer
from vfioviz.kernel.question import ModelError, Question
from vfioviz.kernel.sweep import Outcome, sweep
from vfioviz.scene.mail.common import COLUMNS
from vfioviz.uapi.headerset import Ioctl

_LABELS: tuple[tuple[str, Callable[[Figures], str]], ...] = (
    ("argsz", lambda row: f"{row.run.argsz_in}"),
    ("bytes", lambda row: f"{row.size}"),
    ("cap_offset", lambda row: "-" if row.run.cap_offset is None else f"{row.run.cap_offset}"),
    ("first cap", lambda row: f"{row.run.caps[0].start}" if row.run.caps else "-"),
    ("readable", lambda row: ("yes" if row.readable else "NO") if row.run.caps else "-"),
    ("misaligned", lambda row: f"{row.misaligned}"),
    ("not written", lambda row: f"{row.unwritten}"),
    ("past argsz", lambda row: f"{row.run.overrun}"),
)


class _Verbatim(str):
    """A line of a diff: it is for ``git apply`` too."""

    __slots__ = ()


def reply(project: Project) -> str:
    """Return the reply: plain ASCII of at most 72 columns, with what somebody wrote into it.

    A diff has its lines as they are.

    All figures are those of the models, each called with the argsz that it asks for.

    Raises:
        ModelError: As ``kernel.model.run`` does.
    """
    return "\n".join(lines(project)) + "\n"


def lines(project: Project) -> Iterator[str]:
    """Yield what ``reply`` returns, line by line."""
    yield from with_own(list(made(project)), project.reply)


def made(project: Project) -> Iterator[str]:
    """Yield the lines that the models and the notes make, without what was written into them."""
    for line in _lines(project):
        if isinstance(line, _Verbatim):
            yield "\t".join(map(visible, line.split("\t")))
        else:
            yield visible(line).encode("ascii", "replace").decode().rstrip()


def _lines(project: Project) -> Iterator[str]:
    question = Question(project.content, project.answering, project.layout_abi, fill=project.fill)
    rows, silent = _rows(question, project.producers.versions)
    names = ", ".join(_name(project.ioctl, cap.id) for cap in project.content.caps) or "none"
    supposed = statement(project.ioctl) if project.handler == SUPPOSED.key else ""
    yield from _wrapped(
        f"{project.ioctl.name} of {project.handler} on {project.abi}, capabilities: "
        f"{names}. {supposed[:1].upper()}{supposed[1:]}{'. ' if supposed else ''}"
        "Each version of the code is called with the argsz that it asks for "
        "(modelled; offsets and sizes in bytes):"
    )
    yield ""
    yield from _table(rows)
    yield ""
    for known in _missing(project):
        yield from _wrapped(f"- {known}", "  ")
    for row in rows:
        for sentence in _sentences(row):
            if sentence != supposed:
                yield from _wrapped(f"- {row.key}: {sentence}", "  ")
    for key, why in silent:
        yield from _wrapped(f"- {key}: no answer: {why}", "  ")
    yield from _edits(project)
    if project.notes:
        yield ""
        for note in project.notes:
            yield from _wrapped(f"On {_column(project, note.column)}{place(project, note)}:")
            for line in note.text.splitlines():
                yield from _wrapped(line) if line.strip() else [""]
            yield ""


def _missing(project: Project) -> tuple[str, ...]:
    """Return what is to be known of a request without capabilities."""
    if project.content.caps or not project.captures:
        return ()
    capture = project.captures[project.active]
    return request(capture, project.captures, project.ioctl, project.layout_abi).notes


def _rows(
    question: Question, versions: Iterable[Producer]
) -> tuple[tuple[Figures, ...], list[tuple[str, str]]]:
    """Return the figures of the variants that answer, and why the others don't."""
    rows: list[Figures] = []
    silent: list[tuple[str, str]] = []
    for one in versions:
        try:
            rows.append(figures(question, one))
        except ModelError as problem:
            silent.append((one.key, str(problem)))
    if not rows:
        raise ModelError(silent[0][1] if silent else "there is no version of the code to ask")
    return tuple(rows), silent


def _edits(project: Project) -> Iterator[str]:
    """Yield what the edits of C change, as diffs that can be applied where they stand."""
    for one in added(project.producers):
        diff = diff_of(one)
        if one.base is not None and diff:
            yield ""
            yield from _wrapped(f"{one.key} is {one.base.key} with this change to its C:")
            yield ""
            yield from map(_Verbatim, diff.removesuffix("\n").split("\n"))


def _table(rows: tuple[Figures, ...]) -> Iterator[str]:
    yield f"{'':12}" + "".join(f"{row.producer.label:>9}" for row in rows)
    for label, value in _LABELS:
        yield f"{label:<12}" + "".join(f"{value(row):>9}" for row in rows)


def _sentences(row: Figures) -> Iterator[str]:
    run = row.run
    overrun = [
        each for each in sweep(row.question, row.producer) if each.outcome is Outcome.OVERRUN
    ]
    for each in overrun:
        span = (
            str(each.start) if each.stop - each.start == 1 else f"{each.start} to {each.stop - 1}"
        )
        yield f"with an argsz of {span} up to {each.most} bytes are written past the end."
    if run.caps and not row.readable:
        yield (
            f"cap_offset says {run.cap_offset}, the first capability is at {run.caps[0].start}: "
            "the chain can't be followed."
        )
    if row.unwritten:
        yield f"{row.unwritten} bytes inside the answer are not written."
    if row.misaligned:
        yield f"{row.misaligned} u64 fields are at offsets that are no multiple of 8."
    yield from run.warnings


def _column(project: Project, column: Column | None) -> str:
    if column is None:
        return ""
    if isinstance(column, ModelColumn):
        return f"{column_text(column)}, "
    if column.capture >= len(project.captures):
        return ""
    capture = project.captures[column.capture]
    kernel = capture.provenance.kernel
    typed = "edited, " if capture.provenance.kind == "edited" else ""
    return f"Linux {kernel}, {typed}" if kernel else f"{capture.name}, {typed}"


def _name(ioctl: Ioctl, id_: int) -> str:
    known = ioctl.headers.versions(ioctl.ids, id_)
    return known[-1].name if known else f"id {id_}"


def _wrapped(text: str, indent: str = "") -> list[str]:
    return textwrap.wrap(text, COLUMNS, subsequent_indent=indent, break_long_words=False)
