"""The view part of a project, and how undo preserves it.

Which columns stand side by side is a way to look at a project, and so is the record that is shown
while nobody edited the request, and that each caller passes what its version asks for while nobody
chose an argsz. None of it is an undo step, and none makes a project one that has to be saved.
"""

from __future__ import annotations

from dataclasses import replace

from vfioviz.document.project import MAX_COLUMNS, CaptureColumn, Column, Project


def carried(now: Project, before: Project, after: Project) -> Project:
    """Return what a step from one project to another makes of what is shown now.

    Undo is a step too. Where what is shown differs from ``before`` by its look alone, it keeps
    that look, and only what the step did to it is done; else the step leads where it led.
    """
    if now is before or _asked(now) != _asked(before):
        return after
    argsz = after.argsz if before.chosen or after.chosen else now.argsz
    return replace(after, argsz=argsz, columns=_columns(now, before, after))


def _asked(project: Project) -> Project:
    """Return a project without its view state."""
    argsz = project.argsz if project.chosen else None
    return replace(project, columns=(), argsz=argsz)


def _columns(now: Project, before: Project, after: Project) -> tuple[Column, ...]:
    if now.columns == before.columns:
        return after.columns
    gone = {column for column in before.columns if column not in after.columns}
    come = [column for column in after.columns if column not in before.columns]
    kept = [column for column in now.columns if column not in gone]
    for column in come:
        if column not in kept and len(kept) < MAX_COLUMNS:
            kept.insert(min(after.columns.index(column), len(kept)), column)
    return tuple(one for one in kept if _has(after, one)) or after.columns


def _has(project: Project, column: Column) -> bool:
    """Whether a project has what a column shows."""
    if isinstance(column, CaptureColumn):
        return column.capture < len(project.captures)
    return column.producer in project.producers.keys
