"""What an edit is: a new project, with the words for the undo menu."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import replace
from typing import NamedTuple

from vfioviz.codec.content import Capability, Content
from vfioviz.codec.paths import ref_text
from vfioviz.codec.ref import INFO_INDEX, CapId, FieldRef
from vfioviz.document.project import CaptureColumn, Note, Project
from vfioviz.language import tr
from vfioviz.uapi.headerset import Ioctl


class EditError(Exception):
    """An edit that is refused; the text fits a status bar: what is wrong and what is expected."""


class Edit(NamedTuple):
    """The result of a verb."""

    project: Project
    text: str
    """``set caps[1].avail to 65534``"""
    merge: Hashable = None
    """Edits with the same key follow each other as one undo step; None never merges."""
    cap: CapId | None = None
    """The capability that it created or changed; None if there is none or it was removed."""
    look: bool = False
    """Whether it only changes the view: no undo step, nothing to save."""


def name_of(ioctl: Ioctl, cap: Capability) -> str:
    """Return ``IOVA_RANGE``, or ``id 9`` where the capability is not known."""
    known = ioctl.headers.capability(ioctl.ids, cap.id, cap.version)
    return f"id {cap.id}" if known is None else known.name


def with_caps(project: Project, new: tuple[Capability, ...]) -> Project:
    """Return the project with other capabilities; notes on removed ones are dropped."""
    return with_content(project, replace(project.content, caps=new))


def with_content(project: Project, content: Content) -> Project:
    """Return the project with another request; an edited request is no longer refused."""
    content = replace(content, errno=0)
    there = {cap.identity for cap in content.caps}
    notes = tuple(note for note in project.notes if _stays(note, there))
    return replace(project, content=content, notes=notes)


def _stays(note: Note, there: set[CapId | None]) -> bool:
    """Whether a note's target still exists; captured bytes always do."""
    if note.ref is None or isinstance(note.column, CaptureColumn):
        return True
    owner = note.ref.owner
    return not isinstance(owner, CapId) or owner in there


def place_of(project: Project, cap: CapId) -> int:
    """Return the position of a capability in the request; raises EditError if it is not there."""
    index = project.content.find(cap)
    if index is None:
        raise EditError(tr("This capability is not one of the request."))
    return index


def capability(project: Project, cap: CapId) -> Capability:
    """Return a capability of the request; raises EditError where it is none of it."""
    return project.content.caps[place_of(project, cap)]


def identity_at(project: Project, index: int) -> CapId:
    """Return the identity of the capability at a position in the request, or raise EditError."""
    count = len(project.content.caps)
    if not 0 <= index < count:
        message = f"caps[{index}] is not there: the request has {count} capabilities"
        raise EditError(message)
    return project.content.caps[index].known_by


def replaced(project: Project, cap: CapId, new: Capability) -> Project:
    """Return the project with a capability replaced; position and identity are kept."""
    index, old = place_of(project, cap), project.content.caps
    new = replace(new, identity=cap)
    return with_caps(project, (*old[:index], new, *old[index + 1 :]))


def path_of(project: Project, ref: FieldRef) -> str:
    """Return the text of a reference, capabilities counted along the request."""
    index = place_of(project, ref.owner) if isinstance(ref.owner, CapId) else None
    return ref_text(ref, None if index == INFO_INDEX else index)
