"""The edit of what a project is told in: the built-in headers, and what other ones add to them."""

from __future__ import annotations

from dataclasses import replace

from vfioviz.codec.content import Content
from vfioviz.codec.reread import reread
from vfioviz.document.edit import Edit, EditError
from vfioviz.document.project import Project
from vfioviz.language import tr
from vfioviz.uapi.headerset import HeaderSet


def set_headers(project: Project, headers: HeaderSet) -> Edit:
    """Tell the project in another header set: its bytes stay what they are.

    Raises:
        EditError: An answer is read as an ioctl that the set does not have.
    """
    was = project.content
    keys = (was.ioctl.key, *(one.ioctl for one in project.captures if one.ioctl))
    lost = next((key for key in keys if key not in headers.ioctls), None)
    if lost is not None:
        known = was.headers.ioctls.get(lost)
        message = tr(
            "an answer is read as {ioctl}, which these headers do not declare: read it as another "
            "ioctl first",
            ioctl=lost if known is None else known.name,
        )
        raise EditError(message)
    abi, ids = project.layout_abi, was.ioctl.ids
    caps = tuple(reread(cap, ids, abi, was.headers, headers) for cap in was.caps)
    content = Content(headers.ioctls[was.ioctl.key], was.info, caps, was.errno, was.born)
    extension = headers.extension
    text = (
        tr("read by the built-in headers")
        if extension is None
        else tr("read by the headers of {source}", source=extension.title)
    )
    return Edit(replace(project, content=content), text)
