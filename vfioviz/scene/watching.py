"""What a debugger of the layout shows at a step: two buffers as bytes, and variables; no pixel."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from vfioviz.codec.leaf import Role
from vfioviz.csource.memory import Object
from vfioviz.csource.recording import ShownVariable
from vfioviz.csource.types import Array, CType, Int, Pointer, Struct
from vfioviz.document.derived import DerivedColumn
from vfioviz.document.watching import Watching
from vfioviz.language import tr
from vfioviz.scene.bytemap import ByteMap
from vfioviz.scene.palette import INFO_TONE, UNKNOWN_TONE

ROW = 8
MOST = 2048
"""Bytes of a buffer that are shown."""
_MEMBERS = 24
"""Members of a struct that are shown."""
_TEXT = 16
"""Bytes of an array that are shown."""

Look = tuple[Role, int]
"""Role and tone: how a byte is drawn."""


class Byte(NamedTuple):
    """A byte of a buffer at a step."""

    text: str
    """Two digits."""
    role: Role
    tone: int
    marked: bool
    """The last step stored it."""
    unwritten: bool = False
    """Nobody wrote it: in the kernel it holds what was there before."""
    past: bool = False
    """It lies past the memory that the caller said it has, and was written."""


class Buffer(NamedTuple):
    """A buffer at a step."""

    title: str
    data: tuple[Byte, ...]
    left_out: int
    """Bytes behind those."""
    said: str
    """For a screen reader: what the last step did to it."""


class VariableRow(NamedTuple):
    """A variable, or a member of one."""

    depth: int
    """0 for a function, 1 for its variables, 2 for members."""
    name: str
    value: str
    type: str


def looks(column: DerivedColumn) -> list[Look]:
    """Return how the map draws each byte of a column."""
    found: list[Look] = [(Role.SLACK, UNKNOWN_TONE)] * min(column.layout.size, MOST)
    rows = ByteMap(column, ROW, fold=False)
    for row in rows.rows(0, min(rows.row_count, MOST // ROW)):
        for cell in row.cells:
            for at in range(row.start + cell.first, min(row.start + cell.last, len(found))):
                found[at] = cell.role, cell.tone
    return found


def user_buffer(watching: Watching, drawn: list[Look]) -> Buffer:
    """Return the caller's memory; ``drawn`` is how the map draws the answer."""
    watched = watching.watched
    data, origin = watching.recording.bytes(watched.user, watching.at)
    written = [_by_code(watching, number) for number in origin]
    last = max((at for at, one in enumerate(written) if one), default=-1) + 1
    size = min(max(watched.argsz, last, 0), len(data))
    marked = _marked(watching, watched.user)
    shown = []
    for at in range(min(size, MOST)):
        role, tone = drawn[at] if written[at] and at < len(drawn) else (Role.SLACK, INFO_TONE)
        past = at >= watched.argsz and written[at]
        shown.append(Byte(f"{data[at]:02x}", role, tone, at in marked, past=past))
    title = tr("the caller's memory, {argsz} bytes", argsz=watched.argsz)
    return Buffer(title, tuple(shown), max(0, size - MOST), _said(watched.user, watching))


def kernel_buffer(watching: Watching, drawn: list[Look]) -> Buffer:
    """Return the buffer on the kernel's heap that the chain is built in."""
    watched = watching.watched
    what = watched.kernel(watching.at)
    if what is None:
        return Buffer(tr("the kernel's heap: nothing yet"), (), 0, "")
    data, origin = watching.recording.bytes(what, watching.at)
    marked = _marked(watching, what)
    shown = []
    for at in range(min(len(data), MOST)):
        goal = watched.goal(what, at, watching.at)
        there = goal is not None and 0 <= goal < len(drawn)
        role, tone = drawn[goal] if goal is not None and there else (Role.UNKNOWN, UNKNOWN_TONE)
        shown.append(Byte(f"{data[at]:02x}", role, tone, at in marked, unwritten=not origin[at]))
    freed = what.died and what.died < watched.stores_before(watching.at)
    name = tr("the kernel's heap: {size} bytes", size=len(data))
    title = tr("{name}, freed", name=name) if freed else name
    return Buffer(title, tuple(shown), max(0, len(data) - MOST), _said(what, watching))


def _by_code(watching: Watching, number: int) -> bool:
    """Whether a byte of the caller's memory is not what the caller had there."""
    site, what, *_ = watching.watched.memory.events[number]
    return number > 0 and not (site.action == "input" and what is watching.watched.user)


def _marked(watching: Watching, what: Object) -> set[int]:
    """Return the bytes that the last step stored."""
    found: set[int] = set()
    memory = watching.watched.memory
    for number in watching.stored:
        store = memory.store(number)
        if store.object is what:
            found.update(range(store.offset, store.offset + len(store.data)))
    return found


def _said(what: Object, watching: Watching) -> str:
    marked = sorted(_marked(watching, what))
    if not marked:
        return tr("unchanged by this step")
    return tr(
        "{count} bytes stored, from {first} to {last}",
        count=len(marked), first=marked[0], last=marked[-1],
    )  # fmt: skip


def status(watching: Watching) -> str:
    """Return in one line where one is."""
    steps = watching.recording.steps
    if watching.ended:
        cut = tr(" (later steps were not kept)") if watching.recording.cut else ""
        return tr("The end: {how}{cut}", how=tr(watching.watched.ended), cut=cut)
    step = steps[watching.at]
    return tr(
        "step {number} of {count}: {function}(), {file}:{line}",
        number=watching.at + 1, count=len(steps), function=step.line.function,
        file=step.line.place.file, line=step.line.place.line,
    )  # fmt: skip


def variables(watching: Watching) -> Iterator[VariableRow]:
    """Yield the functions on the stack, the innermost first, with their variables."""
    if not watching.recording.steps:
        return
    at = min(watching.at, len(watching.recording.steps) - 1)
    for called in watching.recording.calls(at):
        yield VariableRow(0, f"{called.function}()", f"{called.place.line}", "")
        for one in called.variables:
            if not one.name.startswith("__"):
                yield from _variable(one, watching)


def _variable(one: ShownVariable, watching: Watching) -> Iterator[VariableRow]:
    kind = one.type
    if one.address is None:
        yield VariableRow(1, one.name, _number(one.value, kind, watching), str(kind))
        return
    holder = watching.watched.memory.pages.get(one.address >> 12)
    if holder is None:
        yield VariableRow(1, one.name, "", str(kind))
        return
    data, origin = watching.recording.bytes(holder, watching.at)
    start = one.address - holder.base
    if not isinstance(kind, Struct):
        yield VariableRow(1, one.name, _bytes(data, origin, start, kind, watching), str(kind))
        return
    yield VariableRow(1, one.name, "", str(kind))
    for member in [*kind.fields.values()][:_MEMBERS]:
        if member.bits is None:
            value = _bytes(data, origin, start + member.offset, member.type, watching)
            yield VariableRow(2, member.name, value, str(member.type))


def _bytes(data: bytes, origin: list[int], start: int, kind: CType, watching: Watching) -> str:
    """Return what bytes hold as a type."""
    stop = start + kind.size
    if stop > len(data):
        return ""
    if kind.size and not any(origin[start:stop]):
        return tr("not written")
    if isinstance(kind, Array | Struct) or not isinstance(kind, Int | Pointer):
        more = " …" if kind.size > _TEXT else ""
        return data[start : min(stop, start + _TEXT)].hex(" ") + more
    order = watching.watched.order
    value = int.from_bytes(data[start:stop], order)
    return _number(kind.wrap(value) if isinstance(kind, Int) else value, kind, watching)


def _number(value: int | None, kind: CType, watching: Watching) -> str:
    if value is None:
        return tr("not set")
    if not isinstance(kind, Pointer):
        return f"{value} ({value:#x})" if value > 9 else str(value)
    if not value:
        return "NULL"
    holder = watching.watched.memory.pages.get(value >> 12)
    if holder is None or value < holder.base:
        return f"{value:#x}"
    offset = value - holder.base
    name = holder.name if holder.storage != "user" else tr("the caller")
    return f"{name} + {offset}" if offset else name
