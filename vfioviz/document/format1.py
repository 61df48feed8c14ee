"""Project files of format 1, which knew capabilities by their place and columns by a text.

Written up to version 0.1.0; read, never written.
"""

from __future__ import annotations

from typing import NamedTuple

from vfioviz.capture.source import MAX_SIZE, Capture
from vfioviz.codec.content import Content
from vfioviz.codec.ref import CapId, FieldRef
from vfioviz.document.columns import model_column
from vfioviz.document.content_json import read_capability, read_info
from vfioviz.document.derive import derive
from vfioviz.document.jsonpart import JsonPart
from vfioviz.document.project import CaptureColumn, Column, Note, Origin, Project
from vfioviz.document.request import request
from vfioviz.kernel.producer import Producers
from vfioviz.uapi.abi import ABIS
from vfioviz.uapi.headerset import Ioctl
from vfioviz.uapi.schema import Abi


class _Call(NamedTuple):
    """How captures are read."""

    ioctl: Ioctl
    abi: Abi


def read_content(part: JsonPart, ioctl: Ioctl, abi: Abi) -> Content:
    """Return the request; each capability gets an identity."""
    info = read_info(part.get("info"), ioctl)
    caps = tuple(read_capability(one, ioctl, abi, None) for one in part.get("caps").items())
    return Content(ioctl, info, caps, part.get("errno").integer(0, 4095))


def origin(captures: tuple[Capture, ...], active: int, content: Content, abi: Abi) -> Origin:
    """Return which capability of the request each one of the answer became, by id and order."""
    wanted = request(captures[active], captures, content.ioctl, abi)
    source = next(number for number, each in enumerate(captures) if each is wanted.source)
    left = {cap.known_by: cap.id for cap in content.caps}
    ids: list[CapId | None] = []
    for cap in wanted.content.caps:
        found = next((key for key, id_ in left.items() if id_ == cap.id), None)
        ids.append(found)
        if found is not None:
            del left[found]
    return Origin(source, tuple(ids))


def read_column(part: JsonPart, captures: int, producers: Producers) -> Column:
    """Return a column: kind and key, with ``@ABI`` and ``#driver`` behind a variant's."""
    key = part.get("key")
    if part.get("kind").one_of(("capture", "variant")) == "capture":
        if not (key.text().isdecimal() and len(key.text()) < 10 and int(key.text()) < captures):
            raise key.fail(f"the number of a capture, 0 to {captures - 1}")
        return CaptureColumn(int(key.text()))
    column = model_column(key.text())
    if column.producer not in producers.keys:
        raise key.fail(f"one of {', '.join(producers.keys)}")
    drivers = {"", *(one.key for one in producers.handlers)}
    if column.abi not in {"", *ABIS} or column.handler not in drivers:
        raise key.fail("a variant, with @ABI and #driver behind it where it has its own")
    return column


def read_note(part: JsonPart, project: Project) -> Note:
    """Return a note; its path is looked up in the answer that it is about."""
    start = part.get("start").integer(0, MAX_SIZE)
    told = part.get("column")
    count = len(project.captures)
    column = None if told.value is None else read_column(told, count, project.producers)
    return Note(
        "\n".join(line.text() for line in part.get("text").items()),
        read_path(part.get("path"), project, column),
        start,
        part.get("stop").integer(start, MAX_SIZE),
        column,
    )


def read_path(part: JsonPart, project: Project, column: Column | None) -> FieldRef | None:
    """Return what a path means in a column, or in the first one; None where it means nothing."""
    columns = derive(project).columns
    shown = next((each for each in columns if each.column == column), columns[0])
    return shown.layout.read(part.text())
