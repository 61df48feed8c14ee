"""A set of header files, read at one Linux release: structs, numbers, ioctls, capabilities.

>>> from vfioviz.uapi.abi import X86_64
>>> built_in().at((6, 1)).struct("vfio_device_info", X86_64).size
20
"""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from types import MappingProxyType

from typing_extensions import override

from vfioviz.uapi import caps, constants, patterns, source
from vfioviz.uapi.abi import X86_64
from vfioviz.uapi.constants import Numbers
from vfioviz.uapi.declarations import present
from vfioviz.uapi.extension import Extension
from vfioviz.uapi.ioctls import DeclaredIoctl
from vfioviz.uapi.ioctls import read as read_ioctls
from vfioviz.uapi.measure import Rulers
from vfioviz.uapi.schema import HEADER_STRUCT, Abi, CapabilityDef, Change, Flag, Linux, Struct
from vfioviz.uapi.source import Source

NEWEST: Linux = (6, 12)
"""The newest release that the built-in headers were compared with."""


class HeaderSet:
    """What a source declares, as a value: equal where text, release and extension are.

    Sets of one source at several releases share what they have read.
    """

    def __init__(
        self, source: Source, linux: Linux = NEWEST, extension: Extension | None = None
    ) -> None:
        self.source = source
        self.extension = extension
        """Capabilities beyond those of the source."""
        self.linux = linux
        """The release that is meant where none is named."""
        self._numbers = Numbers(source, {} if extension is None else extension.numbers)
        self._rulers = Rulers(source, self._numbers)
        self._flags: dict[tuple[str, ...], tuple[Flag, ...]] = {}
        self._releases: dict[Linux, HeaderSet] = {linux: self}
        self._top = self
        self.memo: dict[str, object] = {}
        """What the layers above have worked out of this set, each under a key of its own."""

    def at(self, linux: Linux) -> HeaderSet:
        """Return the set at another release; the same object each time."""
        found = self._releases.get(linux)
        if found is None:
            found = HeaderSet(self.source, linux, self.extension)
            found._numbers, found._rulers = self._numbers, self._rulers
            found._flags, found._releases, found._top = self._flags, self._releases, self._top
            self._releases[linux] = found
        return found

    def extended(self, extension: Extension | None) -> HeaderSet:
        """Return the set with these capabilities beyond its source's, in place of any before."""
        found = HeaderSet(self.source, self.linux, extension)
        if not any(each is not None and each.numbers for each in (self.extension, extension)):
            found._numbers, found._rulers, found._flags = self._numbers, self._rulers, self._flags
        return found

    @property
    def title(self) -> str:
        """What a user calls it: the extension's source where there is one."""
        return self.source.title if self.extension is None else self.extension.title

    @property
    def newest(self) -> HeaderSet:
        """The set at the release that it was made for."""
        return self._top

    @property
    def _known_by(self) -> tuple[Linux, str, str]:
        more = "" if self.extension is None else self.extension.digest
        return self.linux, self.source.digest, more

    @override
    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        return isinstance(other, HeaderSet) and self._known_by == other._known_by

    @override
    def __hash__(self) -> int:
        return hash(self._known_by)

    @override
    def __repr__(self) -> str:
        return f"<headers '{self.source.title}' at {self.linux[0]}.{self.linux[1]}>"

    # ---- structs

    def struct(self, name: str, abi: Abi) -> Struct:
        """Return a struct as an ABI lays it out; the same object each time.

        Raises:
            KeyError: this release has no struct of the name.
        """
        if name in self._answers and self.extension is not None:
            like = None
            with contextlib.suppress(KeyError):
                like = self._rulers.struct(name, abi, self.linux)
            return self.extension.answer(name, abi, like)
        return self._rulers.struct(name, abi, self.linux)

    @cached_property
    def _answers(self) -> frozenset[str]:
        """Structs that an ioctl of the extension answers with, in place of the source's."""
        more = () if self.extension is None else self.extension.ioctls
        return frozenset(told.answer for told in more)

    def changes(self, name: str) -> tuple[Change, ...]:
        """Return what releases did to a struct, ascending; KeyError where no release has it."""
        return () if name in self._answers else self._rulers.changes(name)

    def struct_names(self) -> tuple[str, ...]:
        """Return the names of all structs, in the order of the files."""
        return tuple(
            name
            for file in self.source.files
            for name, declared in self.source.header(file).structs.items()
            if present(declared.guards, self.linux)
        )

    def capability_struct(self, definition: CapabilityDef, abi: Abi) -> Struct:
        """Return the struct of a capability.

        The version decides before the release does: version 1 of zPCI keeps its struct in every
        release, and a capability in a buffer of an older release has the struct it first had.
        """
        more = self.extension
        if more is not None and definition in more.definitions:
            return more.struct(definition.struct_name, abi, self._own(definition, abi))
        first = caps.release(definition.since) if definition.since else self.linux
        linux = definition.struct_linux or max(self.linux, first)
        return self._rulers.struct(definition.struct_name, abi, linux)

    def _own(self, definition: CapabilityDef, abi: Abi) -> Mapping[str, Struct]:
        """Return what the source says of a capability that an extension has."""
        newest = self._top.linux
        found = {HEADER_STRUCT: self._rulers.struct(HEADER_STRUCT, abi, newest)}
        with contextlib.suppress(KeyError):
            name = definition.struct_name
            found[name] = self._rulers.struct(name, abi, newest)
        return found

    # ---- numbers

    def constant(self, name: str) -> int:
        """Return the value of a macro or enumerator of any release, as a C ``int``.

        Raises:
            KeyError: no header defines it, or it is a text.
        """
        return self._numbers.constant(name)

    def constants(self) -> Mapping[str, int]:
        """Return every number that this release's headers define, in their order."""
        return {
            found.name: self._numbers.constant(found.name, self.linux)
            for found in constants.defined(self.source, self.linux)
            if not constants.is_text(found)
        }

    def texts(self) -> Mapping[str, str]:
        """Return every text that this release's headers define."""
        return {
            found.name: found.value[1:-1]
            for found in constants.defined(self.source, self.linux)
            if isinstance(found.value, str) and constants.is_text(found)
        }

    def flags(self, *patterns: str) -> tuple[Flag, ...]:
        """Return the names of bits or values, ascending; see ``Numbers.flags``."""
        if patterns not in self._flags:
            self._flags[patterns] = self._numbers.flags(*patterns)
        return self._flags[patterns]

    @cached_property
    def _patterns(self) -> tuple[tuple[str, ...], ...]:
        return (*patterns.OWN, *self._rulers.patterns())

    def names_a_value(self, name: str) -> bool:
        """Tell whether a macro of this name would name a bit or value of some field."""
        return any(constants.matches(name, each) for each in self._patterns)

    def defines(self, name: str) -> bool:
        """Tell whether a header of any release defines a number or text of this name."""
        return name in self._numbers

    def tag(self, macro: str, name: str) -> str:
        """Return a tag of the comment of a macro, "" where there is none; KeyError for no macro."""
        return self.source.definitions(macro)[0].comment.tag(name)

    # ---- ioctls and capabilities

    @property
    def ioctls(self) -> Mapping[str, Ioctl]:
        """The ioctls whose answer carries capabilities, by key; the same at every release."""
        top = self._top
        return self.known_ioctls if top is self else top.known_ioctls

    @cached_property
    def known_ioctls(self) -> Mapping[str, Ioctl]:
        """Those of this set, told at this release: for ``ioctls`` alone."""
        more = () if self.extension is None else self.extension.ioctls
        known = {told.key: self._ioctl(told) for told in read_ioctls(self.source)}
        added = {told.key: self._ioctl(told, proposed=True) for told in more}
        return MappingProxyType(
            known | {key: one for key, one in added.items() if key not in known}
        )

    def _ioctl(self, told: DeclaredIoctl, *, proposed: bool = False) -> Ioctl:
        # No release and no ABI moved these fields.
        shape = self.struct(told.answer, X86_64)
        last = shape.field(told.minsz)
        return Ioctl(
            key=told.key,
            name=told.macro,
            number=self.constant(told.macro),
            struct_name=shape.name,
            minsz=last.offset + last.size,
            caps_flag=self.constant(told.caps),
            flags_at=shape.field("flags").offset,
            cap_offset_at=shape.field("cap_offset").offset,
            ids=told.ids,
            headers=self,
            proposed=proposed,
        )

    @cached_property
    def catalogue(self) -> Mapping[str, tuple[CapabilityDef, ...]]:
        """All capabilities by id space; the same at every release."""
        if self._top is not self:
            return self._top.catalogue
        found: dict[str, list[CapabilityDef]] = {}
        more = () if self.extension is None else self.extension.definitions
        replaced = {(each.ioctl, each.id, each.version) for each in more}
        for each in caps.capabilities(self.source, self._numbers):
            if (each.ioctl, each.id, each.version) not in replaced:
                found.setdefault(each.ioctl, []).append(each)
        for each in more:
            found.setdefault(each.ioctl, []).append(each)
        return {
            key: tuple(sorted(known, key=lambda each: (each.id, each.version)))
            for key, known in found.items()
        }

    def capabilities(self, ids: str) -> tuple[CapabilityDef, ...]:
        """Return all capabilities of an id space, ascending by id and version; () for no space."""
        return self.catalogue.get(ids, ())

    def versions(self, ids: str, id: int) -> tuple[CapabilityDef, ...]:  # noqa: A002 the header's word
        """Return the known versions of a capability, ascending; () where there is none."""
        return self.by_id.get((ids, id), ())

    @cached_property
    def by_id(self) -> Mapping[tuple[str, int], tuple[CapabilityDef, ...]]:
        """The versions of each capability by id space and id: a hostile chain asks 65,536 times."""
        if self._top is not self:
            return self._top.by_id
        found: dict[tuple[str, int], tuple[CapabilityDef, ...]] = {}
        for ids, known in self.catalogue.items():
            for each in known:
                found[ids, each.id] = (*found.get((ids, each.id), ()), each)
        return found

    def capability(self, ids: str, id: int, version: int) -> CapabilityDef | None:  # noqa: A002 the header's word
        """Return a capability, None where this very version is not known."""
        for each in self.versions(ids, id):
            if each.version == version:
                return each
        return None


@dataclass(frozen=True, slots=True)
class Ioctl:
    """An ioctl whose answer carries a chain of capabilities."""

    key: str
    """``device``, ``region``, ``iommu``, or what a header of the user brings."""
    name: str
    """``VFIO_DEVICE_GET_INFO`` ..."""
    number: int
    """On x86, arm64 and s390x; powerpc adds 0x20000000."""
    struct_name: str
    minsz: int
    """Bytes up to the end of the first fields, below which every handler answers EINVAL."""
    caps_flag: int
    """The bit of ``flags`` that says that capabilities are there."""
    flags_at: int
    """Offset of ``flags``, the same in every ABI and release."""
    cap_offset_at: int
    """Offset of ``cap_offset``, the same in every ABI and release that has it."""
    ids: str
    """Key of the ioctl whose capability ids it uses; its own, unless two share them."""
    headers: HeaderSet = field(repr=False)
    """The set that it was read from, at its newest release."""
    proposed: bool = False
    """Whether a header that the user named brings it: no driver is known to answer it."""

    def number_on(self, abi: Abi) -> int:
        """Return the request number on an ABI."""
        return self.number | abi.ioc_none


@cache
def built_in() -> HeaderSet:
    """Return the headers that the program ships, at the newest release."""
    return HeaderSet(source.built_in())
