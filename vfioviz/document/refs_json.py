"""References, columns and notes <-> JSON: objects with members, no text that needs a grammar."""

from __future__ import annotations

from vfioviz.capture.source import MAX_SIZE
from vfioviz.codec.ref import INFO, CapId, FieldRef, Foreign, Owner, Part
from vfioviz.document.jsonpart import JsonPart
from vfioviz.document.project import CaptureColumn, Column, ModelColumn, Note
from vfioviz.kernel.producer import Producers
from vfioviz.uapi.abi import ABIS

_MOST = 0xFFFFFFFF


def write_ref(ref: FieldRef) -> dict[str, object]:
    """Return a reference; defaults are omitted."""
    told: dict[str, object] = {}
    if isinstance(ref.owner, CapId):
        told["cap"] = ref.owner.number
    elif isinstance(ref.owner, Foreign):
        told["place"] = ref.owner.index
    told["part"] = ref.part.value
    if ref.field:
        told["field"] = ref.field
    if ref.element >= 0:
        told["element"] = ref.element
    if ref.member:
        told["member"] = ref.member
    return told


def read_ref(part: JsonPart) -> FieldRef:
    """Return a reference; raises ProjectError."""
    owner: Owner = INFO
    if part.get("cap").value is not None:
        owner = CapId(part.get("cap").integer(0, _MOST))
    elif part.get("place").value is not None:
        owner = Foreign(part.get("place").integer(0, _MOST))
    known = part.get("part").one_of(tuple(one.value for one in Part))
    element = part.get("element").optional(_MOST)
    return FieldRef(
        owner,
        Part(known),
        _text(part.get("field")),
        -1 if element is None else element,
        _text(part.get("member")),
    )


def _text(part: JsonPart) -> str:
    return "" if part.value is None else part.text()


def write_column(column: Column) -> dict[str, object]:
    """Return a column."""
    if isinstance(column, CaptureColumn):
        return {"capture": column.capture}
    told: dict[str, object] = {"version": column.producer}
    if column.abi:
        told["abi"] = column.abi
    if column.handler:
        told["handler"] = column.handler
    return told


def read_column(part: JsonPart, captures: int, producers: Producers) -> Column:
    """Return a column; raises ProjectError if it is invalid or refers to something unknown."""
    if part.get("capture").value is not None:
        return CaptureColumn(part.get("capture").integer(0, captures - 1))
    abi, handler = part.get("abi"), part.get("handler")
    drivers = tuple(one.key for one in producers.handlers)
    return ModelColumn(
        part.get("version").one_of(producers.keys),
        "" if abi.value is None else abi.one_of(tuple(ABIS)),
        "" if handler.value is None else handler.one_of(drivers),
    )


def write_note(note: Note) -> dict[str, object]:
    """Return a note."""
    told: dict[str, object] = {"start": note.start, "stop": note.stop}
    if note.ref is not None:
        told["ref"] = write_ref(note.ref)
    if note.column is not None:
        told["column"] = write_column(note.column)
    return {**told, "text": note.text.split("\n")}


def read_note(part: JsonPart, captures: int, producers: Producers) -> Note:
    """Return a note; raises ProjectError."""
    start = part.get("start").integer(0, MAX_SIZE)
    ref, column = part.get("ref"), part.get("column")
    return Note(
        "\n".join(line.text() for line in part.get("text").items()),
        None if ref.value is None else read_ref(ref),
        start,
        part.get("stop").integer(start, MAX_SIZE),
        None if column.value is None else read_column(column, captures, producers),
    )
