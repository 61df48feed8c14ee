"""Walking through many captures: a record, and the same call on the other kernel beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from vfioviz.capture.source import Capture
from vfioviz.document.edit import Edit, EditError
from vfioviz.document.project import MAX_COLUMNS, CaptureColumn, Column, Project
from vfioviz.document.records import partner, record_title, same_call
from vfioviz.document.start import settled, taken_from
from vfioviz.document.untouched import followed, untouched
from vfioviz.language import tr


def show_record(project: Project, number: int) -> Edit:
    """Show a capture in place of those shown, beside it the same call on another kernel.

    Variants stay. The request follows the capture as long as nobody edited it, and always to
    another ioctl, which is an edit where it was edited.
    """
    if not 0 <= number < len(project.captures):
        message = tr(
            "capture {number} is not there: {count} are open",
            number=number + 1,
            count=len(project.captures),
        )
        raise EditError(message)
    other = partner(project.captures, number)
    shown = [number] if other is None else sorted((number, other))
    wanted: list[Column] = [*(CaptureColumn(each) for each in shown), *project.modelled]
    columns = tuple(wanted[:MAX_COLUMNS])
    capture = settled(project.captures[number], headers=project.headers)
    text = tr("show {record_title}", record_title=record_title(capture))
    if untouched(project):
        return Edit(followed(project, number, columns), text, look=True)
    if capture.ioctl != project.ioctl.key:
        # It replaces an edited request, which undo restores.
        return Edit(taken_from(project, number, columns), text, "record")
    return Edit(replace(project, columns=columns), text, look=True)


def read_again(project: Project, captures: Sequence[Capture]) -> Edit:
    """Open what the same calls answered later; the one that is shown stands beside its before.

    It is compared with the latest earlier answer of the same kernel: of three readings, the last
    two are side by side.
    """
    known = tuple(settled(capture, headers=project.headers) for capture in captures)
    base = len(project.captures)
    shown = next((column.capture for column in project.captured), None)
    old = project.captures[project.active if shown is None else shown]
    after = next((number for number, each in enumerate(known) if same_call(old, each)), None)
    if after is None:
        message = tr(
            "nothing of what was read answers {record_title} of {name}",
            record_title=record_title(old),
            name=old.name,
        )
        raise EditError(message)
    before = _latest(project.captures, known[after])
    if before is None:
        message = tr(
            "{record_title} of {name} was answered by another kernel",
            record_title=record_title(old),
            name=old.name,
        )
        raise EditError(message)
    both = (CaptureColumn(before), CaptureColumn(base + after))
    wanted: list[Column] = [*both, *project.modelled]
    columns = tuple(wanted[:MAX_COLUMNS])
    changed = replace(project, captures=project.captures + known, columns=columns)
    return Edit(changed, tr("read again: {name}", name=old.name))


def _latest(captures: Sequence[Capture], like: Capture) -> int | None:
    """Return the last answer of the same kernel to the same call."""
    origin = like.provenance
    found = [
        number
        for number, each in enumerate(captures)
        if same_call(each, like)
        and (each.provenance.kernel, each.provenance.arch) == (origin.kernel, origin.arch)
    ]
    return max(found, default=None)
