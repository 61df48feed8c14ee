"""State <-> the text of a ``.vfioviz`` project file: JSON that reads well in a diff.

Bytes stand in hex, 32 to a line. Every format that was ever written is read; a newer one is
refused by name.
"""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from typing import Any

from vfioviz.capture.source import Capture, Provenance
from vfioviz.codec.content import Capability, Content, Value
from vfioviz.document.state import MAX_COLUMNS, Column, Project, Selection, State, View
from vfioviz.kernel.handlers import handlers_for
from vfioviz.kernel.model import ModelError, reported_argsz
from vfioviz.kernel.registry import VARIANTS
from vfioviz.uapi.abi import ABIS
from vfioviz.uapi.ioctls import IOCTLS

FORMAT = 1

_LINE = 32
"""Bytes a line of hex."""


class ProjectError(Exception):
    """A project file that can't be read; the text says where and what was expected."""


def to_text(state: State) -> str:
    """Return the text of a project file; raises ValueError for a state without a project."""
    if state.project is None:
        message = "there is no project to save"
        raise ValueError(message)
    project, view = state.project, replace(state.view, selection=None)
    document = {
        "vfioviz": FORMAT,
        "request": _request(project),
        "columns": [{"kind": column.kind, "key": column.key} for column in project.columns],
        "view": {name: value for name, value in asdict(view).items() if name != "selection"},
        "captures": [_capture(capture) for capture in project.captures],
    }
    selection = state.view.selection
    if selection is not None:
        document["selection"] = selection._asdict()
    return json.dumps(document, indent=1) + "\n"


def _hex(data: bytes) -> list[str]:
    return [data[at : at + _LINE].hex() for at in range(0, len(data), _LINE)]


def _capture(capture: Capture) -> dict[str, object]:
    provenance = {name: text for name, text in asdict(capture.provenance).items() if text}
    return {
        "name": capture.name,
        "provenance": provenance,
        "ioctl": capture.ioctl,
        "abi": capture.abi,
        "argsz_in": capture.argsz_in,
        "fill": capture.fill,
        "errno": capture.errno,
        "index": capture.index,
        "written": None if capture.written is None else [f"{a}-{b}" for a, b in capture.written],
        "data": _hex(capture.data),
    }


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
        entry["payload"] = _hex(cap.payload)
        return entry
    entry["values"] = {name: _value(value) for name, value in cap.values}
    if cap.filler:
        entry["filler"] = cap.filler.hex()
    return entry


def _value(value: Value) -> object:
    if isinstance(value, int):
        return value
    if isinstance(value, bytes):
        return {"bytes": _hex(value)}
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
    root = _Part(document, "document")
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
    captures = tuple(_read_capture(part) for part in root.get("captures").items())
    project = _read_project(root, captures)
    return State(project, _read_view(root, len(project.columns)), path)


class _Part:
    """A value of the document with its path, for errors that say where."""

    def __init__(self, value: Any, path: str) -> None:
        self.value = value
        self.path = path

    def fail(self, expected: str) -> ProjectError:
        found = "nothing" if self.value is None else json.dumps(self.value)[:40]
        return ProjectError(f"{self.path}: expected {expected}, found {found}")

    def get(self, name: str) -> _Part:
        if not isinstance(self.value, dict):
            raise self.fail("an object")
        return _Part(self.value.get(name), f"{self.path}.{name}")

    def items(self) -> list[_Part]:
        if not isinstance(self.value, list):
            raise self.fail("a list")
        return [_Part(value, f"{self.path}[{i}]") for i, value in enumerate(self.value)]

    def entries(self) -> list[tuple[str, _Part]]:
        if not isinstance(self.value, dict):
            raise self.fail("an object")
        return [(name, _Part(value, f"{self.path}.{name}")) for name, value in self.value.items()]

    def integer(self, low: int = 0, high: int = (1 << 64) - 1) -> int:
        value = self.value
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            raise self.fail(f"a number from {low} to {high}")
        return value

    def optional(self, high: int) -> int | None:
        return None if self.value is None else self.integer(0, high)

    def text(self) -> str:
        if not isinstance(self.value, str):
            raise self.fail("a text")
        return self.value

    def one_of(self, known: tuple[str, ...]) -> str:
        if self.value not in known:
            raise self.fail(f"one of {', '.join(known)}")
        return str(self.value)

    def data(self) -> bytes:
        joined = "".join(part.text() for part in self.items())
        try:
            return bytes.fromhex(joined)
        except ValueError as problem:
            raise self.fail("lines of hex digits") from problem


def _read_capture(part: _Part) -> Capture:
    provenance = part.get("provenance")
    known = Provenance.__dataclass_fields__
    texts = {name: entry.text() for name, entry in provenance.entries() if name in known}
    if not {"kind", "source"} <= texts.keys():
        raise provenance.fail("kind and source")
    ioctl, abi, written = part.get("ioctl"), part.get("abi"), part.get("written")
    return Capture(
        name=part.get("name").text(),
        data=part.get("data").data(),
        provenance=Provenance(**texts),
        ioctl=None if ioctl.value is None else ioctl.one_of(tuple(IOCTLS)),
        abi=None if abi.value is None else abi.one_of(tuple(ABIS)),
        argsz_in=part.get("argsz_in").optional(0xFFFFFFFF),
        fill=part.get("fill").optional(0xFF),
        errno=part.get("errno").integer(0, 4095),
        written=None if written.value is None else tuple(_span(one) for one in written.items()),
        index=part.get("index").optional(0xFFFFFFFF),
    )


def _span(part: _Part) -> tuple[int, int]:
    start, _, stop = part.text().partition("-")
    if not (start.isdecimal() and stop.isdecimal() and int(start) <= int(stop)):
        raise part.fail("a span as in 0-16")
    return int(start), int(stop)


def _read_project(root: _Part, captures: tuple[Capture, ...]) -> Project:
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
    )


def _read_column(part: _Part, captures: int) -> Column:
    if part.get("kind").one_of(("capture", "variant")) == "variant":
        return Column("variant", part.get("key").one_of(tuple(one.key for one in VARIANTS)))
    key = part.get("key")
    if not (key.text().isdecimal() and int(key.text()) < captures):
        raise key.fail(f"the number of a capture, 0 to {captures - 1}")
    return Column("capture", key.text())


def _read_capability(part: _Part) -> Capability:
    id_, version = part.get("id").integer(0, 0xFFFF), part.get("version").integer(0, 0xFFFF)
    if part.get("payload").value is not None:
        return Capability(id_, version, payload=part.get("payload").data())
    values = tuple((name, _read_value(one)) for name, one in part.get("values").entries())
    filler = part.get("filler")
    raw = b"" if filler.value is None else _Part([filler.value], filler.path).data()
    return Capability(id_, version, values, filler=raw)


def _read_value(part: _Part) -> Value:
    if isinstance(part.value, dict):
        return part.get("bytes").data()
    if isinstance(part.value, list):
        return tuple(_row(one) for one in part.items())
    return part.integer()


def _row(part: _Part) -> tuple[int, ...]:
    try:
        row = tuple(int(word, 16) for word in part.text().split())
    except ValueError as problem:
        raise part.fail("hex numbers") from problem
    if any(not 0 <= number < 1 << 64 for number in row):
        raise part.fail("numbers below 2^64")
    return row


def _read_view(root: _Part, columns: int) -> View:
    part = root.get("view")
    theme = part.get("theme").one_of(("system", "light", "dark"))
    selection = root.get("selection")
    return View(
        row_bytes=_choice(part.get("row_bytes"), (8, 16, 32, 64)),
        grid=_choice(part.get("grid"), (2, 4, 8, 16, 64)),
        zoom=part.get("zoom").integer(50, 400),
        theme="light" if theme == "light" else "dark" if theme == "dark" else "system",
        animate=part.get("animate").value is not False,
        fold=part.get("fold").value is not False,
        reference=min(part.get("reference").integer(), columns - 1),
        selection=None if selection.value is None else _read_selection(selection, columns),
    )


def _choice(part: _Part, known: tuple[int, ...]) -> int:
    if part.value not in known:
        raise part.fail(f"one of {', '.join(map(str, known))}")
    return part.integer()


def _read_selection(part: _Part, columns: int) -> Selection:
    start = part.get("start").integer()
    return Selection(
        min(part.get("column").integer(), columns - 1),
        start,
        part.get("stop").integer(start),
        part.get("path").text(),
    )
