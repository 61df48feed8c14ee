"""Capabilities of a header as a value that a ``HeaderSet`` is extended by."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from types import MappingProxyType

from typing_extensions import override

from vfioviz.headers.capability import Told
from vfioviz.headers.chainioctl import is_answer
from vfioviz.headers.clues import Clues
from vfioviz.headers.files import Files, Reader
from vfioviz.headers.shape import ShapeError, answer, shape
from vfioviz.headers.unit import Unit, read
from vfioviz.uapi.abi import ABIS, WITH_VFIO, X86_64
from vfioviz.uapi.headerset import NEWEST, HeaderSet
from vfioviz.uapi.ioctls import DeclaredIoctl
from vfioviz.uapi.schema import HEADER_STRUCT, Abi, CapabilityDef, Struct


class _Texts:
    """Files that remember what was read of them."""

    def __init__(self, read: Reader, title: str, top: str) -> None:
        self._read = read
        self.seen: dict[str, str] = {}
        self.files = Files(self._text, title=title, top=top)

    def _text(self, path: str) -> str | None:
        text = self._read(path)
        if text is not None:
            self.seen[path] = text
        return text


class Declared:
    """Capabilities that a header declares: an ``uapi.extension.Extension``.

    Two are equal where what is told of them and the texts that x86-64 reads are.
    """

    def __init__(
        self,
        title: str,
        told: Sequence[Told],
        read: Reader,
        top: str = "",
        numbers: Sequence[tuple[str, int]] = (),
        ioctls: Sequence[tuple[DeclaredIoctl, str]] = (),
    ) -> None:
        """Take capabilities that ``discover`` found.

        Args:
            title: What a user calls the source.
            told: The capabilities.
            read: Gives the headers that declare them and what these include, by path; asked when a
                struct is.
            top: As of ``Files``.
            numbers: What ``numbers.new_numbers`` found.
            ioctls: What ``chainioctl.new_ioctls`` found, each with its header; what they name is
                among the numbers.
        """
        self.title = title
        self._ioctls = tuple(ioctls)
        self.numbers: Mapping[str, int] = MappingProxyType(dict(numbers))
        self.told = tuple(told)
        self.top = top
        self._read = read
        self._all = _Texts(read, title, top)
        self._units: dict[tuple[str, str], Unit] = {}
        self._structs: dict[tuple[str, str], Struct] = {}

    @classmethod
    def of(
        cls,
        files: Files,
        told: Sequence[Told],
        numbers: Sequence[tuple[str, int]] = (),
        ioctls: Sequence[tuple[DeclaredIoctl, str]] = (),
    ) -> Declared:
        """Return the capabilities and numbers of a source."""

        def text(path: str) -> str | None:
            there = files.tokens(path)
            return there[0].text if there else None

        return cls(files.title, told, text, files.top, numbers, ioctls)

    def only(self, told: Sequence[Told]) -> Declared:
        """Return some of the capabilities, and all numbers and ioctls."""
        numbers = tuple(self.numbers.items())
        return Declared(self.title, told, self._read, self.top, numbers, self._ioctls)

    def _unit(self, path: str, abi: Abi) -> Unit:
        key = path, abi.key
        if key not in self._units:
            self._units[key] = read(self._all.files, path, abi)
        return self._units[key]

    @property
    def _paths(self) -> tuple[str, ...]:
        """The headers that declare its capabilities and ioctls."""
        named = (*(each.path for each in self.told), *(path for _, path in self._ioctls))
        return tuple(dict.fromkeys(named))

    @property
    def texts(self) -> Mapping[str, str]:
        """All headers that any ABI reads for its capabilities, by path."""
        for path in self._paths:
            for abi in ABIS.values():
                self._unit(path, abi)
        return dict(sorted(self._all.seen.items()))

    @cached_property
    def digest(self) -> str:
        """SHA-256, in hex; see the class."""
        # What was guessed is said where it is read, and no part of what it says.
        told = tuple(each._replace(guessed=()) for each in self.told)
        found = hashlib.sha256(repr(told).encode("utf-8", "surrogateescape"))
        if self.numbers:
            found.update(repr(sorted(self.numbers.items())).encode())
        if self._ioctls:
            found.update(repr(self._ioctls).encode())
        for path in self._paths:
            texts = _Texts(self._read, self.title, self.top)
            read(texts.files, path, X86_64)
            for name, content in sorted(texts.seen.items()):
                found.update(f"\0{name}\0{content}".encode("utf-8", "surrogateescape"))
        return found.hexdigest()

    @override
    def __eq__(self, other: object) -> bool:
        return self is other or (isinstance(other, Declared) and self.digest == other.digest)

    @override
    def __hash__(self) -> int:
        return hash(self.digest)

    @override
    def __reduce__(self) -> tuple[object, ...]:
        return _unpickled, (
            self.title, self.told, dict(self.texts), self.top, self.digest,
            tuple(self.numbers.items()), self._ioctls,
        )  # fmt: skip

    @property
    def ioctls(self) -> tuple[DeclaredIoctl, ...]:
        """Ioctls whose answer carries capabilities, beyond the known ones."""
        return tuple(told for told, _ in self._ioctls)

    @property
    def ioctl_paths(self) -> tuple[tuple[DeclaredIoctl, str], ...]:
        """The ioctls, each with the header that declares its answer."""
        return self._ioctls

    def answer(self, name: str, abi: Abi, like: Struct | None) -> Struct:
        """See ``uapi.extension``; KeyError where an ABI can't lay it out."""
        key = name, abi.key
        if key not in self._structs:
            path = next(path for told, path in self._ioctls if told.answer == name)
            record = self._unit(path, abi).find(name)
            if record is None or not is_answer(record):
                raise KeyError(name)
            try:
                made = answer(record, abi, like, NEWEST)
                self._structs[key] = self._said(made, path, "")
            except ShapeError as problem:
                raise KeyError(name) from problem
        return self._structs[key]

    @property
    def says_something(self) -> bool:
        """Whether it has a capability or a number."""
        return bool(self.told or self.numbers)

    @cached_property
    def definitions(self) -> tuple[CapabilityDef, ...]:
        """Its capabilities, as a header set knows them."""
        return tuple(
            CapabilityDef(
                ioctl=each.ioctl, id=each.id, version=each.version, name=name_of(each.macro),
                macro=each.macro, struct_name=each.struct, array=each.array or None,
                count=each.counter or None, emitted_by=self.title, doc=each.doc,
            )
            for each in self.told
        )  # fmt: skip

    def struct(self, name: str, abi: Abi, own: Mapping[str, Struct]) -> Struct:
        """See ``uapi.extension``."""
        if name == HEADER_STRUCT:
            return own[HEADER_STRUCT]
        found = self._structs.get((name, abi.key))
        if found is None:
            told = next((each for each in self.told if each.struct == name), None)
            if told is None:
                raise KeyError(name)
            header = own[HEADER_STRUCT]
            try:
                found = self._laid(told, abi, header, own.get(name))
            except ShapeError:
                # A decoder takes any bytes on any ABI: there it is known by its header alone.
                found = replace(header, name=name)
            self._structs[name, abi.key] = found
        return found

    def why_not(self, told: Told, abi: Abi, header: Struct) -> str:
        """Return why an ABI can't lay a capability out, "" where it can."""
        try:
            self._laid(told, abi, header, None)
        except ShapeError as problem:
            return str(problem)
        return ""

    def _laid(self, told: Told, abi: Abi, header: Struct, like: Struct | None) -> Struct:
        record = self._unit(told.path, abi).find(told.struct)
        if record is None:
            message = f"it is not declared on {abi.key}"
            raise ShapeError(message)
        made = shape(record, abi, header, like, header.linux)
        names = [each.name for each in made.fields]
        if len(set(names)) != len(names):
            message = "two of its members have the same name"
            raise ShapeError(message)
        if told.counter:
            counter = next((f for f in made.fields if f.name == told.counter), None)
            if counter is None or counter.count is not None or made.fields[-1].count != 0:
                message = f"{told.counter} does not count an array at its end on {abi.key}"
                raise ShapeError(message)
        return self._said(made, told.path, told.doc)

    def _said(self, made: Struct, path: str, doc: str) -> Struct:
        """Return a struct with what its header's comments and macros say of its members."""
        there = self._all.files.tokens(path)
        members = Clues(there[0].text).members(made.name) if there else {}
        fields = []
        for field in made.fields:
            said, flags = members.get(field.name, ("", ()))
            is_number = field.count is None and field.struct is None
            fits = is_number and all(flag.value < 1 << 8 * field.size for flag in flags)
            fields.append(
                replace(
                    field,
                    doc=field.doc or said,
                    flags=field.flags or (flags if fits else ()),
                )
            )
        return replace(made, fields=tuple(fields), doc=made.doc or doc)


def from_texts(
    title: str,
    told: Sequence[Told],
    texts: Mapping[str, str],
    top: str,
    numbers: Sequence[tuple[str, int]] = (),
    ioctls: Sequence[tuple[DeclaredIoctl, str]] = (),
) -> Declared:
    """Return capabilities out of texts by path, numbers and ioctls."""
    return Declared(title, told, texts.get, top, numbers, ioctls)


def _unpickled(
    title: str, told: Sequence[Told], texts: Mapping[str, str], top: str, digest: str,
    numbers: Sequence[tuple[str, int]], ioctls: Sequence[tuple[DeclaredIoctl, str]],
) -> Declared:  # fmt: skip
    made = Declared(title, told, texts.get, top, numbers, ioctls)
    # It costs a reading of the headers, and is asked for by each process.
    made.__dict__["digest"] = digest
    return made


def name_of(macro: str) -> str:
    """Return ``CXL`` of ``VFIO_DEVICE_INFO_CAP_CXL``."""
    _, found, behind = macro.partition("_INFO_CAP_")
    if not found:
        _, found, behind = macro.partition("_INFO_")
    return behind if found and behind else macro


def beyond(declared: Declared, headers: HeaderSet) -> Declared:
    """Return those capabilities that a header set does not have, or has with another layout."""
    return declared.only([each for each in declared.told if not _has(declared, each, headers)])


def unlaid(declared: Declared, headers: HeaderSet) -> dict[str, str]:
    """Return by struct why an ABI that has VFIO can't lay it out; {} for none."""
    found: dict[str, str] = {}
    for each in declared.told:
        for abi in WITH_VFIO:
            header = headers.struct(HEADER_STRUCT, abi)
            why = "" if each.struct == HEADER_STRUCT else declared.why_not(each, abi, header)
            if why:
                found.setdefault(each.struct, why)
    return found


def unread(declared: Declared, headers: HeaderSet) -> dict[str, str]:
    """Return by key of an ioctl why its answers can't be read; {} where all can.

    A decoder takes any bytes on any ABI, and finds flags and chain at one place on all of them.
    """
    found: dict[str, str] = {}
    for told in declared.ioctls:
        places: dict[tuple[int, int, int], str] = {}
        for abi in ABIS.values():
            try:
                made = declared.answer(told.answer, abi, None)
                fields = [made.field(each) for each in ("flags", "cap_offset", told.minsz)]
            except KeyError:
                found[told.key] = f"struct {told.answer} can't be laid out on {abi.key}"
                break
            flags, chain, last = fields
            places.setdefault((flags.offset, chain.offset, last.offset + last.size), abi.key)
        if told.key not in found and len(places) > 1:
            said = " and ".join(f"at {at[1]} on {abi}" for at, abi in places.items())
            found[told.key] = f"cap_offset of struct {told.answer} is {said}"
        if told.key not in found and {told.macro, told.caps} - declared.numbers.keys():
            found[told.key] = f"the value of {told.macro} or {told.caps} is not told"
        if told.key in headers.ioctls:
            found[told.key] = "there is one of that name"
    return found


def _has(declared: Declared, each: Told, headers: HeaderSet) -> bool:
    same = [one for one in headers.capabilities(each.ioctl) if one.macro == each.macro]
    if not same or each.id not in {one.id for one in same}:
        return False
    if each.struct == HEADER_STRUCT:
        # A header that names an id, and leaves its struct to another one.
        return True
    definition = next(d for d in declared.definitions if d.macro == each.macro)
    wide = headers.extended(declared)
    mine = [_places(wide.capability_struct(definition, abi)) for abi in WITH_VFIO]
    releases = {change.linux for change in headers.changes(each.struct)} | {NEWEST}
    releases |= {(major, minor - 1) if minor else (major - 1, 19) for major, minor in releases}
    for one in same:
        for linux in releases:
            try:
                theirs = [
                    _places(headers.at(linux).capability_struct(one, abi)) for abi in WITH_VFIO
                ]
            except KeyError:
                continue
            if mine == theirs:
                return True
    return False


def _places(made: Struct) -> object:
    """Return where numbers and arrays stand, whatever the types are called."""
    return made.size, [
        (one.name, one.offset, one.size, one.count, one.struct and _places(one.struct))
        for one in made.fields
    ]
