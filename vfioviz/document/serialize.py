"""State <-> the text of a ``.vfioviz`` project file: JSON that reads well in a diff.

Bytes stand in hex, 32 to a line. Where captures come from is written once for all that came the
same way (``origins``). Every format that was ever written is read; a newer one is refused by name.
"""

from __future__ import annotations

import json
from dataclasses import asdict, replace

from vfioviz.capture.source import Capture, Provenance
from vfioviz.codec.content import Capability, Content, Value
from vfioviz.document.capture_json import (
    read_capture,
    read_origin,
    write_capture,
    write_origin,
)
from vfioviz.document.jsonpart import Part, ProjectError, hex_lines
from vfioviz.document.state import (
    MAX_COLUMNS,
    Column,
    Note,
    Project,
    Selection,
    State,
    View,
)
from vfioviz.kernel.handlers import HANDLERS, handlers_for
from vfioviz.kernel.model import ModelError, reported_argsz
from vfioviz.kernel.registry import VARIANTS
from vfioviz.uapi.abi import ABIS
from vfioviz.uapi.ioctls import IOCTLS

__all__ = ["FORMAT", "ProjectError", "from_text", "to_text"]

FORMAT = 1


def to_text(state: State) -> str:
    """Return the text of a project file; raises ValueError for a state without a project."""
    if state.project is None:
        message = "there is no project to save"
        raise ValueError(message)
    project, view = state.project, replace(state.view, selection=None)
    origins: dict[Provenance, int] = {}
    captures = [write_capture(capture, origins) for capture in project.captures]
    document = {
        "vfioviz": FORMAT,
        "request": _request(project),
        "columns": [{"kind": column.kind, "key": column.key} for column in project.columns],
        "view": {name: value for name, value in asdict(view).items() if name != "selection"},
        **({"notes": [_note(note) for note in project.notes]} if project.notes else {}),
        "origins": [write_origin(origin) for origin in origins],
        "captures": captures,
    }
    selection = state.view.selection
    if selection is not None:
        document["selection"] = selection._asdict()
    return json.dumps(document, indent=1) + "\n"


def _note(note: Note) -> dict[str, object]:
    told: dict[str, object] = {"path": note.path, "start": note.start, "stop": note.stop}
    if note.column is not None:
        told["column"] = {"kind": note.column.kind, "key": note.column.key}
    return {**told, "text": note.text.splitlines()}


def _request(project: Project) -> dict[str, object]:
    content = project.content
    return {
        "active": project.active,
        "ioctl": project.ioctl,
        "abi": project.abi,
        "handler": project.handler,
        "argsz": project.argsz,
        "fill": project.fill,
        "errno": content.errno,
        "info": dict(content.info),
        "caps": [_capability(cap) for cap in content.caps],
    }


def _capability(cap: Capability) -> dict[str, object]:
    entry: dict[str, object] = {"id": cap.id, "version": cap.version}
    if cap.payload is not None:
        entry["payload"] = hex_lines(cap.payload)
        return entry
    entry["values"] = {name: _value(value) for name, value in cap.values}
    if cap.filler:
        entry["filler"] = cap.filler.hex()
    return entry


def _value(value: Value) -> object:
    if isinstance(value, int):
        return value
    if isinstance(value, bytes):
        return {"bytes": hex_lines(value)}
    return [" ".join(f"0x{number:x}" for number in row) for row in value]


def from_text(text: str, path: str | None = None) -> State:
    """Return the state of a project file; total but for ProjectError.

    Raises:
        ProjectError: No JSON (with line and column), not a project, a newer format, or a part that
            is missing or of the wrong kind (with its path in the document).
    """
    try:
        document = json.loads(text)
    except json.JSONDecodeError as problem:
        message = f"line {problem.lineno}, column {problem.colno}: no JSON: {problem.msg}"
        raise ProjectError(message) from problem
    except RecursionError as problem:
        message = "no project: the JSON is nested too deeply"
        raise ProjectError(message) from problem
    root = Part(document, "document")
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
    captures = tuple(read_capture(part, shared) for part in root.get("captures").items())
    project = _read_project(root, captures)
    return State(project, _read_view(root, len(project.columns)), path)


def _read_project(root: Part, captures: tuple[Capture, ...]) -> Project:
    request = root.get("request")
    ioctl = request.get("ioctl").one_of(tuple(IOCTLS))
    if not captures:
        raise root.get("captures").fail("at least one capture")
    info = tuple((name, part.integer()) for name, part in request.get("info").entries())
    if "flags" not in dict(info):
        raise request.get("info").fail("the info fields, with flags")
    caps = tuple(_read_capability(part) for part in request.get("caps").items())
    columns = tuple(_read_column(part, len(captures)) for part in root.get("columns").items())
    if not 1 <= len(columns) <= MAX_COLUMNS:
        raise root.get("columns").fail(f"1 to {MAX_COLUMNS} columns")
    notes = root.get("notes")
    pinned = (
        () if notes.value is None else tuple(_read_note(p, len(captures)) for p in notes.items())
    )
    handler = request.get("handler").one_of(handlers_for(ioctl))
    abi = request.get("abi").one_of(tuple(ABIS))
    content = Content(ioctl, info, caps, request.get("errno").integer(0, 4095))
    try:
        reported_argsz(content, VARIANTS[-1], handler=handler, abi=ABIS[abi])
    except ModelError as problem:
        message = f"{request.path}: {problem}"
        raise ProjectError(message) from problem
    return Project(
        captures=captures,
        active=request.get("active").integer(0, len(captures) - 1),
        ioctl=ioctl,
        abi=abi,
        handler=handler,
        content=content,
        argsz=request.get("argsz").optional(0xFFFFFFFF),
        fill=request.get("fill").integer(0, 0xFF),
        columns=columns,
        notes=pinned,
    )


def _read_note(part: Part, captures: int) -> Note:
    start = part.get("start").integer()
    column = part.get("column")
    return Note(
        "\n".join(line.text() for line in part.get("text").items()),
        part.get("path").text(),
        start,
        part.get("stop").integer(start),
        None if column.value is None else _read_column(column, captures),
    )


def _read_column(part: Part, captures: int) -> Column:
    if part.get("kind").one_of(("capture", "variant")) == "variant":
        key = part.get("key")
        column = Column("variant", key.text())
        if column.variant not in {one.key for one in VARIANTS}:
            raise key.fail(f"one of {', '.join(one.key for one in VARIANTS)}")
        if column.abi not in {"", *ABIS} or column.handler not in {"", *HANDLERS}:
            raise key.fail("a variant, with @ABI and #driver behind it where it has its own")
        return column
    key = part.get("key")
    if not (key.text().isdecimal() and int(key.text()) < captures):
        raise key.fail(f"the number of a capture, 0 to {captures - 1}")
    return Column("capture", key.text())


def _read_capability(part: Part) -> Capability:
    id_, version = part.get("id").integer(0, 0xFFFF), part.get("version").integer(0, 0xFFFF)
    if part.get("payload").value is not None:
        return Capability(id_, version, payload=part.get("payload").data())
    values = tuple((name, _read_value(one)) for name, one in part.get("values").entries())
    filler = part.get("filler")
    raw = b"" if filler.value is None else Part([filler.value], filler.path).data()
    return Capability(id_, version, values, filler=raw)


def _read_value(part: Part) -> Value:
    if isinstance(part.value, dict):
        return part.get("bytes").data()
    if isinstance(part.value, list):
        return tuple(_row(one) for one in part.items())
    return part.integer()


def _row(part: Part) -> tuple[int, ...]:
    try:
        row = tuple(int(word, 16) for word in part.text().split())
    except ValueError as problem:
        raise part.fail("hex numbers") from problem
    if any(not 0 <= number < 1 << 64 for number in row):
        raise part.fail("numbers below 2^64")
    return row


def _read_view(root: Part, columns: int) -> View:
    part = root.get("view")
    selection = root.get("selection")
    return View(
        row_bytes=_choice(part.get("row_bytes"), (8, 16, 32, 64)),
        grid=_choice(part.get("grid"), (2, 4, 8, 16, 64)),
        zoom=part.get("zoom").integer(50, 400),
        animate=part.get("animate").value is not False,
        fold=part.get("fold").value is not False,
        reference=min(part.get("reference").integer(), columns - 1),
        selection=None if selection.value is None else _read_selection(selection, columns),
    )


def _choice(part: Part, known: tuple[int, ...]) -> int:
    if part.value not in known:
        raise part.fail(f"one of {', '.join(map(str, known))}")
    return part.integer()


def _read_selection(part: Part, columns: int) -> Selection:
    start = part.get("start").integer()
    return Selection(
        min(part.get("column").integer(), columns - 1),
        start,
        part.get("stop").integer(start),
        part.get("path").text(),
    )
