"""State <-> the text of a ``.vfioviz`` project file: JSON that reads well in a diff.

Bytes stand in hex, 32 to a line. A provenance is written once for all captures that
share it (``origins``). Every format that was ever written is read; a newer one is refused by name.
"""

from __future__ import annotations

import json
from dataclasses import asdict, replace

from vfioviz.capture import jsontext
from vfioviz.capture.source import MAX_SIZE, Capture, Provenance
from vfioviz.codec.ref import CapId
from vfioviz.document import content_json, format1
from vfioviz.document.added import added
from vfioviz.document.capture_json import (
    read_capture,
    read_origin,
    write_capture,
    write_origin,
)
from vfioviz.document.headers_json import read_headers, write_headers
from vfioviz.document.jsonpart import JsonPart, ProjectError
from vfioviz.document.project import MAX_COLUMNS, Note, Origin, Project, Reply
from vfioviz.document.reference_json import is_referred
from vfioviz.document.refs_json import (
    read_column,
    read_note,
    read_ref,
    write_column,
    write_note,
    write_ref,
)
from vfioviz.document.reply_json import read_reply, write_reply
from vfioviz.document.session import State
from vfioviz.document.sources_json import read_versions, write_version
from vfioviz.document.view import Selection, View
from vfioviz.kernel.question import ModelError, Question
from vfioviz.kernel.shipped import SHIPPED
from vfioviz.uapi.abi import ABIS
from vfioviz.uapi.headerset import HeaderSet, built_in

__all__ = ["FORMAT", "ProjectError", "from_text", "to_text"]

FORMAT = 6
"""Format 1 knew capabilities by place; see ``format1``. Format 2 had no variants of its own, format
3 no headers, format 4 no edits of C, format 5 no ioctls of headers and no C referred to; each
is written still where there are none."""


def to_text(state: State) -> str:
    """Return the text of a project file; raises ValueError for a state without a project."""
    if state.project is None:
        message = "there is no project to save"
        raise ValueError(message)
    project, view = state.project, replace(state.view, selection=None)
    origins: dict[Provenance, int] = {}
    captures = [write_capture(capture, origins) for capture in project.captures]
    versions = [write_version(one) for one in added(project.producers)]
    headers = write_headers(project.headers)
    document: dict[str, object] = {
        "vfioviz": _format(project),
        "request": _request(project),
        "columns": [write_column(column) for column in project.columns],
        "view": {name: value for name, value in asdict(view).items() if name != "selection"},
        **({"notes": [write_note(note) for note in project.notes]} if project.notes else {}),
        **({"reply": write_reply(project.reply)} if project.reply != Reply() else {}),
        "origins": [write_origin(origin) for origin in origins],
        "captures": captures,
        **({"variants": versions} if versions else {}),
        **({"headers": headers} if headers else {}),
    }
    selection = state.view.selection
    if selection is not None:
        document["selection"] = _selection(selection)
    return json.dumps(document, indent=1) + "\n"


def _format(project: Project) -> int:
    """Return the oldest format that has all that a project has."""
    versions = added(project.producers)
    extension = project.headers.extension
    proposed = extension is not None and bool(extension.ioctls)
    if proposed or any(is_referred(one) for one in versions):
        return FORMAT
    if any(one.base is not None for one in versions):
        return 5
    if write_headers(project.headers):
        return 4
    return 3 if versions else 2


def _selection(selection: Selection) -> dict[str, object]:
    told: dict[str, object] = {
        "column": selection.column, "start": selection.start, "stop": selection.stop,
    }  # fmt: skip
    return told if selection.ref is None else {**told, "ref": write_ref(selection.ref)}


def _request(project: Project) -> dict[str, object]:
    ids = [None if each is None else each.number for each in project.origin.ids]
    return {
        "active": project.active,
        "origin": {"capture": project.origin.capture, "keys": ids},
        "ioctl": project.ioctl.key,
        "abi": project.abi,
        "handler": project.handler,
        "argsz": project.argsz,
        **({"argsz_chosen": True} if project.chosen else {}),
        "fill": project.fill,
        **content_json.write_content(project.content, project.layout_abi),
    }


def from_text(text: str, path: str | None = None) -> State:
    """Return the state of a project file; total but for ProjectError.

    Raises:
        ProjectError: No JSON (with line and column), not a project, a newer format, or a part that
            is missing or of the wrong kind (with its path in the document).
    """
    try:
        document = jsontext.parse(text)
    except jsontext.JsonTextError as problem:
        message = f"line {problem.line}, column {problem.column}: no JSON: {problem.said}"
        raise ProjectError(message) from problem
    root = JsonPart(document, "document")
    version = root.get("vfioviz").integer(0)
    if version > FORMAT:
        message = (
            f"the file has format {version}; this program reads up to {FORMAT}: open it with a "
            "newer vfioviz"
        )
        raise ProjectError(message)
    if version < 1:
        message = f"the file has format {version}, which was never written: expected {FORMAT}"
        raise ProjectError(message)
    origins = root.get("origins")
    shared = () if origins.value is None else tuple(read_origin(part) for part in origins.items())
    headers = read_headers(root.get("headers"), built_in())
    captures = tuple(
        read_capture(part, shared, headers.ioctls) for part in root.get("captures").items()
    )
    project = _project(root, captures, version, headers)
    return State(project, _view(root, project, version), path)


def _project(
    root: JsonPart, captures: tuple[Capture, ...], version: int, headers: HeaderSet
) -> Project:
    request = root.get("request")
    producers = read_versions(root.get("variants"), SHIPPED)
    ioctl = headers.ioctls[request.get("ioctl").one_of(tuple(headers.ioctls))]
    if not captures:
        raise root.get("captures").fail("at least one capture")
    abi = ABIS[request.get("abi").one_of(tuple(ABIS))]
    active = request.get("active").integer(0, len(captures) - 1)
    old = version == 1
    read = format1.read_content if old else content_json.read_content
    content = read(request, ioctl, abi)
    if old:
        origin = format1.origin(captures, active, content, abi)
    else:
        origin = _origin(request.get("origin"), len(captures))
    column = format1.read_column if old else read_column
    columns = tuple(column(part, len(captures), producers) for part in root.get("columns").items())
    if not 1 <= len(columns) <= MAX_COLUMNS:
        raise root.get("columns").fail(f"1 to {MAX_COLUMNS} columns")
    fitting = tuple(one.key for one in producers.handlers_for(ioctl))
    project = Project(
        captures=captures,
        active=active,
        origin=origin,
        abi=abi.key,
        handler=request.get("handler").one_of(fitting),
        content=content,
        argsz=request.get("argsz").optional(0xFFFFFFFF),
        fill=request.get("fill").integer(0, 0xFF),
        columns=columns,
        chosen=_chosen(request, captures[active]),
        producers=producers,
    )
    try:
        producers.newest.answer(Question(content, project.answering, abi))
    except ModelError as problem:
        raise request.refuse(str(problem)) from problem
    notes = _notes(root.get("notes"), project, old=old)
    return replace(project, notes=notes, reply=read_reply(root.get("reply")))


def _chosen(request: JsonPart, capture: Capture) -> bool:
    """Whether the user chose the caller's argsz; older files only have the number."""
    said, argsz = request.get("argsz_chosen").value, request.get("argsz").value
    if said is not None:
        return said is True
    return argsz is not None and argsz != capture.argsz_in


def _notes(part: JsonPart, project: Project, *, old: bool) -> tuple[Note, ...]:
    if part.value is None:
        return ()
    if old:
        return tuple(format1.read_note(one, project) for one in part.items())
    count = len(project.captures)
    return tuple(read_note(one, count, project.producers) for one in part.items())


def _origin(part: JsonPart, captures: int) -> Origin:
    keys = (one.optional(0xFFFFFFFF) for one in part.get("keys").items())
    ids = tuple(None if key is None else CapId(key) for key in keys)
    return Origin(part.get("capture").integer(0, captures - 1), ids)


def _view(root: JsonPart, project: Project, version: int) -> View:
    part = root.get("view")
    columns = len(project.columns)
    return View(
        row_bytes=_choice(part.get("row_bytes"), (8, 16, 32, 64)),
        grid=_choice(part.get("grid"), (2, 4, 8, 16, 64)),
        zoom=part.get("zoom").integer(50, 400),
        animate=part.get("animate").value is not False,
        fold=part.get("fold").value is not False,
        level=part.get("level").value is True,
        reference=min(part.get("reference").integer(), columns - 1),
        selection=_read_selection(root.get("selection"), project, version),
    )


def _choice(part: JsonPart, known: tuple[int, ...]) -> int:
    if part.value not in known:
        raise part.fail(f"one of {', '.join(map(str, known))}")
    return part.integer()


def _read_selection(part: JsonPart, project: Project, version: int) -> Selection | None:
    if part.value is None:
        return None
    start = part.get("start").integer(0, MAX_SIZE)
    column = min(part.get("column").integer(), len(project.columns) - 1)
    stop = part.get("stop").integer(start, MAX_SIZE)
    if version == 1:
        ref = format1.read_path(part.get("path"), project, project.columns[column])
    else:
        ref = None if part.get("ref").value is None else read_ref(part.get("ref"))
    return Selection(column, start, stop, ref)
