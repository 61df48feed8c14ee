"""Fields and capabilities of a request, as tests name them: by a path along it."""

from __future__ import annotations

from vfioviz.codec import paths
from vfioviz.codec.ref import INFO, CapId, FieldRef, Owner
from vfioviz.document.edit import identity_at
from vfioviz.document.project import Project


def cap(project: Project, index: int) -> CapId:
    """Return which capability stands at a place of the request; raises EditError for none."""
    return identity_at(project, index)


def ref(project: Project, path: str) -> FieldRef:
    """Return what ``caps[1].avail`` means in the request; raises EditError for no capability."""
    found = paths.parse(path)[0]
    assert not isinstance(found.cap, str), path
    owner: Owner = INFO if found.cap is None else identity_at(project, found.cap)
    return FieldRef(owner, found.part, found.field, found.element, found.member)
