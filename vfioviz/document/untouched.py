"""Whether the request is unedited: until it is edited, it follows the capture shown."""

from __future__ import annotations

from dataclasses import replace

from vfioviz.codec.ref import CapId
from vfioviz.document.project import CaptureColumn, Column, Project
from vfioviz.document.start import taken_from


def untouched(project: Project) -> bool:
    """Whether the request is still the one that was read from the active capture.

    Neither is it where a note is pinned to what another request would not have.
    """
    if project.chosen or any(
        not isinstance(note.column, CaptureColumn)
        and note.ref is not None
        and isinstance(note.ref.owner, CapId)
        for note in project.notes
    ):
        return False
    fresh = taken_from(project, project.active, project.columns)
    return (fresh.content, fresh.fill, fresh.handler, fresh.abi) == (
        project.content, project.fill, project.handler, project.abi,
    )  # fmt: skip


def followed(project: Project, index: int, columns: tuple[Column, ...]) -> Project:
    """Return the project with the request of another capture, looked at in the same way."""
    fresh = taken_from(project, index, columns)
    # Recorded, and yet each caller passes what its version asks for: they are being compared.
    exact = project.argsz is None and project.captures[project.active].argsz_in is not None
    return replace(
        fresh, argsz=None if exact else fresh.argsz, notes=project.notes, reply=project.reply
    )
