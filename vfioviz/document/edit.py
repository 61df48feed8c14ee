"""What an edit is: a new project, with the words for the undo menu."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from vfioviz.codec.content import Capability, Content
from vfioviz.document.state import Project
from vfioviz.uapi import caps


class EditError(Exception):
    """An edit that is refused; the text fits a status bar: what is wrong and what is expected."""


class Edit(NamedTuple):
    """The result of a verb."""

    project: Project
    text: str
    """``set caps[1].avail to 65534``"""
    merge: str = ""
    """Edits with the same key follow each other as one undo step; "" never merges."""


def name_of(ioctl: str, cap: Capability) -> str:
    """Return ``IOVA_RANGE``, or ``id 9`` where the capability is not known."""
    known = caps.lookup(ioctl, cap.id, cap.version)
    return f"id {cap.id}" if known is None else known.name


def with_caps(project: Project, new: tuple[Capability, ...]) -> Project:
    """Return the project with other capabilities."""
    return with_content(project, Content(project.ioctl, project.content.info, new))


def with_content(project: Project, content: Content) -> Project:
    """Return the project with another request; an edited request is no longer refused."""
    return replace(project, content=content)


def capability_at(project: Project, index: int) -> Capability:
    """Return a capability of the request; raises EditError where there is none."""
    count = len(project.content.caps)
    if not 0 <= index < count:
        message = f"caps[{index}] is not there: the request has {count} capabilities"
        raise EditError(message)
    return project.content.caps[index]


def replaced(project: Project, index: int, cap: Capability) -> Project:
    """Return the project with another capability at ``index``."""
    old = project.content.caps
    return with_caps(project, (*old[:index], cap, *old[index + 1 :]))
