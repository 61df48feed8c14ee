"""Edits of the call: argsz, fill, handler, ABI, ioctl; and of columns and captures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from vfioviz.capture.source import Capture
from vfioviz.codec.content import without_filler
from vfioviz.document.columns import column_text
from vfioviz.document.edit import Edit, EditError
from vfioviz.document.project import (
    MAX_COLUMNS,
    CaptureColumn,
    Column,
    ModelColumn,
    Project,
)
from vfioviz.document.start import richness, settled, taken_from
from vfioviz.document.untouched import followed, untouched
from vfioviz.language import tr
from vfioviz.uapi.abi import ABIS, WITH_VFIO, distinct


def set_argsz(project: Project, argsz: int | None, *, chosen: bool = True) -> Edit:
    """Set what the caller passes, 0 to 2^32 - 1; None: what each variant reports as needed.

    Args:
        project: What is edited.
        argsz: What the caller passes.
        chosen: Whether the user chose it; False if the choice is withdrawn.
    """
    if argsz is not None and not 0 <= argsz <= 0xFFFFFFFF:
        message = tr("argsz is {argsz}: a u32 takes 0 to 4294967295", argsz=argsz)
        raise EditError(message)
    text = (
        tr("set argsz to what each variant asks for")
        if argsz is None
        else tr("set argsz to {argsz}", argsz=argsz)
    )
    return Edit(replace(project, argsz=argsz, chosen=chosen), text, "argsz")


def set_fill(project: Project, fill: int) -> Edit:
    """Set what the caller's buffer holds before the call, 0 to 255."""
    if not 0 <= fill <= 0xFF:
        message = tr("fill is {fill}: a byte takes 0 to 255 (0xff)", fill=fill)
        raise EditError(message)
    return Edit(replace(project, fill=fill), tr("set fill to 0x{fill:02x}", fill=fill), "fill")


def set_handler(project: Project, handler: str) -> Edit:
    """Let another driver answer."""
    fitting = {one.key: one for one in project.producers.handlers_for(project.ioctl)}
    if handler not in fitting:
        message = tr(
            "{handler} does not answer {name}: expected {join}",
            handler=handler,
            name=project.ioctl.name,
            join=", ".join(fitting),
        )
        raise EditError(message)
    text = tr("let {title} answer", title=tr(fitting[handler].title))
    return Edit(replace(project, handler=handler), text)


def set_abi(project: Project, abi: str) -> Edit:
    """Build the models for another ABI; values stay, raw payloads stay byte for byte."""
    if abi not in ABIS:
        message = tr("{abi} is no ABI: expected {join}", abi=abi, join=", ".join(ABIS))
        raise EditError(message)
    content = without_filler(project.content)
    return Edit(
        replace(project, abi=abi, content=content), tr("lay out for {title}", title=ABIS[abi].title)
    )


def across_abis(project: Project, version: str) -> Edit:
    """Show one version for each distinct layout among the ABIs with VFIO; its own ABI first."""
    own = project.layout_abi
    others = [abi for abi in distinct((own, *WITH_VFIO)) if abi is not own]
    columns: list[Column] = [*project.captured[:1], ModelColumn(version)]
    columns += [ModelColumn(version, abi.key) for abi in others]
    shown = tuple(columns[:MAX_COLUMNS])
    if shown == project.columns:
        message = tr("the ABIs are shown already")
        raise EditError(message)
    text = tr("show {variant} for each ABI", variant=version)
    return Edit(replace(project, columns=shown), text, look=True)


def read_as(project: Project, index: int, ioctl: str | None, abi: str | None) -> Edit:
    """Read a capture as another ioctl or ABI; None keeps what it has.

    The request is taken anew from it if it is the active one.
    """
    capture = _capture(project, index)
    changed = settled(capture, ioctl, abi, project.headers)
    captures = (*project.captures[:index], changed, *project.captures[index + 1 :])
    text = tr(
        "read {name} as {ioctl}, {abi}", name=capture.name, ioctl=changed.ioctl, abi=changed.abi
    )
    if index != project.active:
        return Edit(replace(project, captures=captures), text)
    again = taken_from(replace(project, captures=captures), index, project.columns)
    same = replace(again, argsz=project.argsz, chosen=project.chosen, fill=project.fill)
    return Edit(same, text)


def set_active(project: Project, index: int) -> Edit:
    """Take the request from another capture; edits of the old one are dropped (undo has them).

    Without edits this is only a change of view.
    """
    capture = _capture(project, index)
    columns = project.columns
    shown = CaptureColumn(index)
    if shown not in columns and len(columns) < MAX_COLUMNS:
        columns = (shown, *columns)
    text = tr("take the request from {name}", name=capture.name)
    if untouched(project):
        return Edit(followed(project, index, columns), text, look=True)
    return Edit(taken_from(project, index, columns), text)


def add_captures(project: Project, captures: Sequence[Capture]) -> Edit:
    """Open more captures; the richest of each file becomes a column behind the captured ones.

    Where that makes too many, models make room for them, those first that tell least, and at least
    one of what was opened is shown.
    """
    known = tuple(settled(capture, headers=project.headers) for capture in captures)
    base = len(project.captures)
    new = [CaptureColumn(base + number) for number in _telling(project, known)]
    old, models = list(project.captured), list(project.modelled)
    new = new[: max(1, MAX_COLUMNS - len(old))]
    old = old[: MAX_COLUMNS - len(new)]
    telling = {one.key for one in project.producers.telling}
    order = sorted(models, key=lambda column: column.producer not in telling)
    room = set(order[: MAX_COLUMNS - len(old) - len(new)])
    models = [column for column in models if column in room]
    columns: tuple[Column, ...] = (*old, *new, *models)
    names = ", ".join(capture.name for capture in known[:3])
    changed = replace(project, captures=project.captures + known, columns=columns)
    return Edit(
        changed, tr("open {names}{value}", names=names, value=" ..." if len(known) > 3 else "")
    )


def _telling(project: Project, captures: Sequence[Capture]) -> list[int]:
    """Return the richest answer of each file, one of the project's ioctl where there is one."""
    files: dict[str, list[int]] = {}
    for number, capture in enumerate(captures):
        source = capture.provenance.source.rpartition(", record ")[0] or str(number)
        files.setdefault(source, []).append(number)
    key = project.ioctl.key

    def worth(number: int) -> tuple[bool, bool, int, int]:
        one = captures[number]
        return (one.ioctl == key, *richness(one, project.headers))

    return [max(group, key=worth) for group in files.values()]


def add_column(project: Project, column: Column, index: int | None = None) -> Edit:
    """Show another column; at most 6, no duplicates."""
    if column in project.columns:
        message = tr("{title} is shown already", title=_title(project, column))
        raise EditError(message)
    if len(project.columns) >= MAX_COLUMNS:
        message = tr("{MAX_COLUMNS} columns are shown: remove one first", MAX_COLUMNS=MAX_COLUMNS)
        raise EditError(message)
    _check_column(project, column)
    at = len(project.columns) if index is None else max(0, min(index, len(project.columns)))
    columns = (*project.columns[:at], column, *project.columns[at:])
    text = tr("show {title}", title=_title(project, column))
    return Edit(replace(project, columns=columns), text, look=True)


def _check_column(project: Project, column: Column) -> None:
    if isinstance(column, CaptureColumn):
        _capture(project, column.capture)
        return
    producers = project.producers
    fitting = {one.key for one in producers.handlers_for(project.ioctl)}
    if (
        column.producer not in producers.keys
        or column.abi not in {"", *ABIS}
        or column.handler not in {"", *fitting}
    ):
        message = tr(
            "{key} is no variant: expected {join}",
            key=column_text(column),
            join=", ".join(sorted(producers.keys)),
        )
        raise EditError(message)


def remove_column(project: Project, index: int) -> Edit:
    """Hide a column; one always stays."""
    if len(project.columns) == 1:
        message = tr("the last column stays: show another one first")
        raise EditError(message)
    if not 0 <= index < len(project.columns):
        message = tr(
            "column {number} is not there: {count} are shown",
            number=index + 1,
            count=len(project.columns),
        )
        raise EditError(message)
    columns = project.columns[:index] + project.columns[index + 1 :]
    return Edit(
        replace(project, columns=columns),
        tr("hide {title}", title=_title(project, project.columns[index])),
        look=True,
    )


def move_column(project: Project, index: int, to: int) -> Edit:
    """Move a column so that it becomes the one at ``to``."""
    last = len(project.columns) - 1
    if not (0 <= index <= last and 0 <= to <= last):
        message = tr("a column can be moved to 1 to {number}", number=last + 1)
        raise EditError(message)
    rest = [*project.columns[:index], *project.columns[index + 1 :]]
    rest.insert(to, project.columns[index])
    text = tr("move {title}", title=_title(project, project.columns[index]))
    return Edit(replace(project, columns=tuple(rest)), text, look=True)


def compare_all(project: Project) -> Edit:
    """Show every version of the code behind the captures that are shown, as far as there is room.

    Each version's caller passes what that version asks for, unless the user chose an argsz. Where
    not all have room, those that tell most come first.
    """
    producers, kept = project.producers, project.captured[: MAX_COLUMNS - 1]
    room = MAX_COLUMNS - len(kept)
    order = [one.key for one in producers.telling]
    order += [key for key in producers.keys if key not in order]
    chosen = set(order[:room])
    wanted = [ModelColumn(key) for key in producers.keys if key in chosen]
    argsz = project.argsz if project.chosen else None
    columns: tuple[Column, ...] = (*kept, *wanted)
    if argsz == project.argsz and set(columns) <= set(project.columns):
        message = tr("all variants are shown already")
        raise EditError(message)
    changed = replace(project, columns=columns, argsz=argsz)
    return Edit(changed, tr("compare all variants"), look=True)


def across_handlers(project: Project, version: str) -> Edit:
    """Show what each driver that answers the ioctl makes of the request, its own first."""
    fitting = project.producers.handlers_for(project.ioctl)
    others = [one.key for one in fitting if one.key != project.handler]
    columns = (ModelColumn(version), *(ModelColumn(version, handler=key) for key in others))
    if len(columns) == 1:
        message = tr("only {handler} answers this ioctl", handler=project.handler)
        raise EditError(message)
    shown: tuple[Column, ...] = columns[:MAX_COLUMNS]
    if shown == project.columns:
        message = tr("the drivers are shown already")
        raise EditError(message)
    text = tr("show {variant} for each driver", variant=version)
    return Edit(replace(project, columns=shown), text, look=True)


def _title(project: Project, column: Column) -> str:
    if isinstance(column, CaptureColumn):
        return project.captures[column.capture].name
    return column_text(column)


def _capture(project: Project, index: int) -> Capture:
    if not 0 <= index < len(project.captures):
        message = tr(
            "capture {number} is not there: {count} are open",
            number=index + 1,
            count=len(project.captures),
        )
        raise EditError(message)
    return project.captures[index]
