"""Capabilities out of headers: which structs are one, and what their text says of them.

A capability's struct begins with ``struct vfio_info_cap_header``; its id is the macro of its name
in capitals, else the one beside it; its ioctl is the one whose answer its name begins with; its
array is its last, flexible member, counted by what ``__counted_by`` names, else by a number before
it that is called so. Source: include/uapi/linux/vfio.h and vfio_zdev.h, 6.12.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from vfioviz.csource.types import Array, Int
from vfioviz.headers.clues import Clues
from vfioviz.headers.files import Files
from vfioviz.headers.numbers import valued
from vfioviz.headers.record import Record
from vfioviz.headers.shape import MAX_BYTES
from vfioviz.headers.unit import Unit, read
from vfioviz.uapi.abi import X86_64
from vfioviz.uapi.headerset import HeaderSet
from vfioviz.uapi.schema import HEADER_STRUCT

_COUNTERS = (
    re.compile(r"(?:nr|num|n)(?:_\w+)?", re.IGNORECASE),
    re.compile(r"\w*(?:count|cnt)", re.IGNORECASE),
    re.compile(r"\w*(?:size|len|length)", re.IGNORECASE),
)
"""How a member that counts an array is called, the likeliest first."""
_HEADER = (("id", 0, 2), ("version", 2, 2), ("next", 4, 4))
NO_COUNTER = "-"
MOST = 4096
"""Capabilities that are read of one source."""


class Told(NamedTuple):
    """A capability, as its text or somebody tells it."""

    struct: str
    """Its struct; ``vfio_info_cap_header`` for one that has nothing behind its header."""
    macro: str
    ioctl: str
    """Key of the id space."""
    id: int
    version: int
    array: str
    """The flexible array at its end, "" for none."""
    counter: str
    """The member that counts it; "" for none."""
    path: str
    """The header that declares it."""
    doc: str = ""
    guessed: tuple[str, ...] = ()
    """What no text tells, and is taken for granted: one line each."""


class Answer(NamedTuple):
    """What somebody says of a struct: ``STRUCT=IOCTL:ID[:VERSION[:COUNTER]]``."""

    struct: str
    ioctl: str
    """"" for a struct that is to be left out."""
    id: int = 0
    version: int | None = None
    counter: str = ""
    """"" for what the text tells, ``-`` for none."""


class Unsure(NamedTuple):
    """A struct of which the text does not say enough."""

    struct: str
    path: str
    line: int
    lacks: tuple[str, ...]
    """``ioctl``, ``id``, ``counter``; () where ``why`` says it."""
    why: str = ""
    ioctl: str = ""
    """What the text does tell: the id space, "" where it lacks."""
    id: int = 0
    """0 where it lacks."""


class Discovery(NamedTuple):
    """What a source declares."""

    told: tuple[Told, ...]
    unsure: tuple[Unsure, ...]


def discover(
    files: Files,
    paths: Sequence[str],
    headers: HeaderSet,
    answers: Mapping[str, Answer] = MappingProxyType({}),
    beside: str = "",
) -> Discovery:
    """Find the capabilities of headers.

    Args:
        files: The source.
        paths: Headers that may declare some.
        headers: Which ioctls there are.
        answers: What somebody says, by struct.
        beside: Text in which macros and comments are looked for as well: a mail.
    """
    told: list[Told] = []
    unsure: list[Unsure] = []
    seen: set[str] = set()
    read_ones = [_Header(files, path, headers, answers, beside) for path in paths]
    for each in read_ones:
        for found in each.structs(seen):
            if isinstance(found, Told):
                told.append(found)
            else:
                unsure.append(found)
    for each in read_ones:
        told += each.bare(seen)
    return Discovery(tuple(told[:MOST]), tuple(unsure[:MOST]))


class _Header:
    def __init__(
        self, files: Files, path: str, headers: HeaderSet, answers: Mapping[str, Answer],
        beside: str,
    ) -> None:  # fmt: skip
        self._path = path
        self._answers = answers
        self._prefixes = {f"{ioctl.struct_name}_": ioctl.ids for ioctl in headers.ioctls.values()}
        self._known = headers.catalogue
        there = files.tokens(path)
        self._own = Clues(there[0].text if there else "")
        unit = read(files, path, X86_64)
        included = [each[0].text for file in unit_files(unit, path) if (each := files.tokens(file))]
        self._clues = (self._own, *map(Clues, included), *([Clues(beside)] if beside else []))
        names = dict.fromkeys(name for each in self._clues for name in each.defines)
        self._unit, self._values = valued(files, path, names, beside, _is_told)
        self._by_struct = {name.lower(): name for name in self._values}
        bare = {name.lower().replace("_cap_", "_"): name for name in self._values}
        self._by_struct = bare | self._by_struct

    def structs(self, seen: set[str]) -> Iterator[Told | Unsure]:
        """Yield the structs that are a capability."""
        for struct in self._own.capabilities():
            if struct in seen:
                continue
            seen.add(struct)
            answer = self._answers.get(struct)
            if answer is not None and not answer.ioctl:
                continue
            record = self._unit.find(struct)
            why = self._refused(struct) if record is None else _unfit(record)
            line = self._line(struct)
            if why or record is None:
                yield Unsure(struct, self._path, line, (), why)
                continue
            yield self._capability(record, struct, answer, line)

    def _capability(
        self, record: Record, struct: str, answer: Answer | None, line: int
    ) -> Told | Unsure:
        macro = self._macro(struct)
        ioctl = answer.ioctl if answer else self._ioctl(struct) or self._ioctl(macro.lower())
        id_ = answer.id if answer else self._values.get(macro, 0)
        array = _array(record)
        counter = self._counter(record, struct, array, answer) if array else ""
        lacks = [
            *(["ioctl"] if not ioctl else []),
            *(["id"] if not 0 < id_ <= 0xFFFF else []),
            *(["counter"] if array and not counter else []),
        ]
        if lacks:
            known_id = 0 if "id" in lacks else id_
            return Unsure(struct, self._path, line, tuple(lacks), "", ioctl, known_id)
        version = answer.version if answer else None
        told = (each.version(struct, macro) for each in self._clues)
        known = (one.version for one in self._known.get(ioctl, ()) if one.macro == macro)
        version = version or next((each for each in told if each), None) or max(known, default=None)
        guessed = () if version else (f"{struct}: no text gives its version; 1 is taken",)
        doc = next((said for each in self._clues if (said := each.doc(struct, macro))), "")
        counter = "" if counter == NO_COUNTER else counter
        return Told(
            struct, macro or struct.upper(), ioctl, id_, version or 1, array if counter else "",
            counter, self._path, doc, guessed,
        )  # fmt: skip

    def _macro(self, struct: str) -> str:
        named = self._by_struct.get(struct) or self._by_struct.get(struct.replace("_cap_", "_"))
        if named:
            return named
        body = self._own.body(struct)
        near = self._own.beside(body) if body else ""
        taken = near.lower() in {each for each in self._own.capabilities() if each != struct}
        return near if near in self._values and not taken else ""

    def _ioctl(self, name: str) -> str:
        return next((ids for head, ids in self._prefixes.items() if name.startswith(head)), "")

    def _counter(self, record: Record, struct: str, array: str, answer: Answer | None) -> str:
        numbers = [
            each.name
            for each in record.declared
            if each.name and each.bits is None and isinstance(each.type, Int)
            and not re.match(r"__[bl]e\d", each.said)
        ]  # fmt: skip
        if answer and answer.counter:
            wanted = answer.counter
            return wanted if wanted in numbers or wanted == NO_COUNTER else ""
        named = self._own.counted_by(struct, array)
        if named:
            return named if named in numbers else ""
        for pattern in _COUNTERS:
            found = [name for name in numbers if pattern.fullmatch(name)]
            if len(found) == 1:
                return found[0]
            if found:
                near = [name for name in found if array in name]
                return near[0] if len(near) == 1 else ""
        return ""

    def bare(self, seen: set[str]) -> Iterator[Told]:
        """Yield macros that are an id, where no struct is of that name."""
        names = [
            name
            for name in self._own.defines
            if (ioctl := self._ioctl(name.lower())) and self._is_id(name, ioctl)
        ]
        for name in names:
            if any(name != other and name.startswith(f"{other}_") for other in names):
                continue
            struct = name.lower()
            if struct in seen or any(each.body(struct) for each in self._clues):
                continue
            if any(struct.replace("_cap_", "_") == each.replace("_cap_", "_") for each in seen):
                continue
            seen.add(struct)
            version = next((v for each in self._clues if (v := each.version("", name))), None)
            doc = next((said for each in self._clues if (said := each.doc("", name))), "")
            guessed = [f"{name}: no struct of that name is there; it is taken for a header alone"]
            yield Told(HEADER_STRUCT, name, self._ioctl(struct), self._values[name], version or 1,
                       "", "", self._path, doc, tuple(guessed))  # fmt: skip

    def _is_id(self, name: str, ioctl: str) -> bool:
        heads = [head for head, ids in self._prefixes.items() if ids == ioctl]
        return any(name.lower().startswith(f"{head}cap_") for head in heads) and (
            0 < self._values.get(name, 0) <= 0xFFFF
        )

    def _refused(self, struct: str) -> str:
        found = next((each.why for each in self._unit.refused if each.name == struct), "")
        record = self._unit.scope.tags.get(struct)
        return found or (record.why if record else "") or "it is not declared on x86-64"

    def _line(self, struct: str) -> int:
        body = self._own.body(struct)
        return self._own.text.count("\n", 0, body.start) + 1 if body else 1


def unit_files(unit: Unit, path: str) -> list[str]:
    """Return the other files of a unit that declare structs of VFIO's."""
    files = dict.fromkeys(each.place.file for each in unit.records)
    return [file for file in files if file != path and "vfio" in file]


def _is_told(name: str) -> bool:
    return "CAP" in name or "INFO" in name


def _array(record: Record) -> str:
    last = record.declared[-1]
    return last.name if isinstance(last.type, Array) and last.type.count is None else ""


def _unfit(record: Record) -> str:
    """Return why a struct can't be a capability, "" if it can."""
    header = record.declared[0].type if record.declared else None
    if record.is_union or not isinstance(header, Record) or header.tag != HEADER_STRUCT:
        return f"its first member is no struct {HEADER_STRUCT}"
    found = tuple((each.name, each.start // 8, each.type.size) for each in header.declared)
    if found != _HEADER:
        return f"struct {HEADER_STRUCT} is another here: expected id, version and next in 8 bytes"
    if record.size > MAX_BYTES:
        return f"{record.size} bytes: more than a capability has ({MAX_BYTES})"
    return ""
