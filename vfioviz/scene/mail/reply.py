"""The text of a reply on a list: what each variant does with the request, and the notes."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator

from vfioviz.document.edit_notes import place
from vfioviz.document.state import Column, Project
from vfioviz.kernel.compare import Row, compare
from vfioviz.kernel.registry import VARIANTS
from vfioviz.kernel.sweep import Outcome, sweep
from vfioviz.scene.mail.common import COLUMNS
from vfioviz.uapi.abi import ABIS
from vfioviz.uapi.caps import versions
from vfioviz.uapi.ioctls import IOCTLS

_LABELS: tuple[tuple[str, Callable[[Row], str]], ...] = (
    ("argsz", lambda row: f"{row.run.argsz_in}"),
    ("bytes", lambda row: f"{row.size}"),
    ("cap_offset", lambda row: "-" if row.run.cap_offset is None else f"{row.run.cap_offset}"),
    ("first cap", lambda row: f"{row.run.caps[0].start}" if row.run.caps else "-"),
    ("readable", lambda row: ("yes" if row.readable else "NO") if row.run.caps else "-"),
    ("misaligned", lambda row: f"{row.misaligned}"),
    ("unwritten", lambda row: f"{row.unwritten}"),
    ("past argsz", lambda row: f"{row.run.overrun}"),
)


def reply(project: Project) -> str:
    """Return the reply, plain ASCII of at most 72 columns.

    All figures are those of the models, each called with the argsz that it asks for.

    Raises:
        ModelError: As ``kernel.model.run`` does.
    """
    lines = [line.encode("ascii", "replace").decode().rstrip() for line in _lines(project)]
    return "\n".join(lines) + "\n"


def _lines(project: Project) -> Iterator[str]:
    abi = ABIS[project.abi]
    rows = compare(
        project.content, VARIANTS, handler=project.handler, abi=abi, argsz=None, fill=project.fill
    )
    names = ", ".join(_name(project.ioctl, cap.id) for cap in project.content.caps) or "none"
    yield from _wrapped(
        f"{IOCTLS[project.ioctl].name} of {project.handler} on {project.abi}, capabilities: "
        f"{names}. Each version of the code is called with the argsz that it asks for "
        "(modelled; offsets and sizes in bytes):"
    )
    yield ""
    yield from _table(rows)
    yield ""
    for row in rows:
        for sentence in _sentences(project, row):
            yield from _wrapped(f"- {row.variant}: {sentence}", "  ")
    if project.notes:
        yield ""
        for note in project.notes:
            yield from _wrapped(f"On {_column(project, note.column)}{place(note)}:")
            for line in note.text.splitlines():
                yield from _wrapped(line) if line.strip() else [""]
            yield ""


def _table(rows: tuple[Row, ...]) -> Iterator[str]:
    heads = {"before-v6.6": "<6.6", "posted-v1": "v1", "posted-v1-review": "v1+copy",
             "review-sketch": "sketch", "v6.6": "6.6"}  # fmt: skip
    yield f"{'':12}" + "".join(f"{heads.get(row.variant, row.variant):>9}" for row in rows)
    for label, value in _LABELS:
        yield f"{label:<12}" + "".join(f"{value(row):>9}" for row in rows)


def _sentences(project: Project, row: Row) -> Iterator[str]:
    run = row.run
    overrun = [
        each
        for each in sweep(
            project.content, next(one for one in VARIANTS if one.key == row.variant),
            handler=project.handler, abi=ABIS[project.abi],
        )
        if each.outcome is Outcome.OVERRUN
    ]  # fmt: skip
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
        yield f"{row.unwritten} bytes inside the answer are written by nobody."
    if row.misaligned:
        yield f"{row.misaligned} u64 fields are at offsets that are no multiple of 8."
    yield from run.warnings


def _column(project: Project, column: Column | None) -> str:
    if column is None:
        return ""
    if column.kind == "variant":
        return f"{column.key}, "
    index = int(column.key)
    if index >= len(project.captures):
        return ""
    kernel = project.captures[index].provenance.kernel
    return f"Linux {kernel}, " if kernel else f"{project.captures[index].name}, "


def _name(ioctl: str, id_: int) -> str:
    known = versions(ioctl, id_)
    return known[-1].name if known else f"id {id_}"


def _wrapped(text: str, indent: str = "") -> list[str]:
    return textwrap.wrap(text, COLUMNS, subsequent_indent=indent, break_long_words=False)
