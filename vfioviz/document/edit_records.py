"""Walking through many captures: a record, and the same call on the other kernel beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from vfioviz.capture.source import Capture
from vfioviz.document.edit import Edit, EditError
from vfioviz.document.records import partner, record_title, same_call
from vfioviz.document.start import activate, settled
from vfioviz.document.state import MAX_COLUMNS, Column, Project


def show_record(project: Project, number: int) -> Edit:
    """Show a capture in place of those shown, beside it the same call on another kernel.

    Variants stay. The request follows the capture as long as nobody edited it, and always to
    another ioctl.
    """
    if not 0 <= number < len(project.captures):
        message = f"capture {number + 1} is not there: {len(project.captures)} are open"
        raise EditError(message)
    other = partner(project.captures, number)
    shown = [number] if other is None else sorted((number, other))
    variants = [column for column in project.columns if column.kind == "variant"]
    columns = (*(Column("capture", str(each)) for each in shown), *variants)[:MAX_COLUMNS]
    capture = settled(project.captures[number])
    text = f"show {record_title(capture)}"
    if capture.ioctl != project.ioctl or _untouched(project):
        return Edit(activate(project.captures, number, columns), text, "record")
    return Edit(replace(project, columns=columns), text, "record")


def read_again(project: Project, captures: Sequence[Capture]) -> Edit:
    """Open what the same calls answered later; the active one stands beside what it was before."""
    known = tuple(settled(capture) for capture in captures)
    base = len(project.captures)
    before = next((int(column.key) for column in project.columns if column.kind == "capture"), None)
    before = project.active if before is None else before
    old = project.captures[before]
    after = next((number for number, each in enumerate(known) if same_call(old, each)), None)
    if after is None:
        message = f"nothing of what was read answers {record_title(old)} of {old.name}"
        raise EditError(message)
    variants = [column for column in project.columns if column.kind == "variant"]
    shown = (Column("capture", str(before)), Column("capture", str(base + after)))
    columns = (*shown, *variants)[:MAX_COLUMNS]
    changed = replace(project, captures=project.captures + known, columns=columns)
    return Edit(changed, f"read again: {old.name}")


def _untouched(project: Project) -> bool:
    """Whether the request is still the one that was read from the active capture."""
    fresh = activate(project.captures, project.active, project.columns)
    return (fresh.content, fresh.argsz, fresh.fill, fresh.handler, fresh.abi) == (
        project.content, project.argsz, project.fill, project.handler, project.abi,
    )  # fmt: skip
