"""Names for fields, independent of offset: one capability and one field of it.

Rule 1: an index is a position in one chain; a ``CapId`` is an identity.
Rule 2: two references are equal if and only if they name the same thing.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, StrEnum
from typing import Final, NamedTuple

INFO_INDEX: Final = -1
"""Index that stands for the info struct."""


@dataclass(frozen=True, slots=True, order=True)
class CapId:
    """A capability of the request: it keeps its identity through every edit and in every column."""

    number: int
    """Unique within a request, never reused."""


@dataclass(frozen=True, slots=True, order=True)
class Foreign:
    """A capability of a single column, by its position in that column's chain, from 0.

    Found in a capture of another answer, and where a chain leads to bytes that hold no
    capability of the request.
    """

    index: int


class Info(Enum):
    """The info struct, and bytes that belong to no capability."""

    INFO = "info"


INFO: Final = Info.INFO
Owner = Info | CapId | Foreign


class Part(StrEnum):
    """A part of an owner's bytes."""

    WHOLE = "whole"
    """All of it."""
    HEADER = "header"
    """Its ``vfio_info_cap_header``."""
    BODY = "body"
    """Its own fields, with the holes and the tail of its struct."""
    PAD = "pad"
    """Behind it, up to the next struct."""
    PAYLOAD = "payload"
    """After the header, if its id or version is unknown."""
    LOOSE = "loose"
    """Bytes of no struct: behind the chain, past argsz, not decodable."""


class Place(NamedTuple):
    """The owner of a leaf, in one layout."""

    cap: int
    """Place in the chain, from 0, or ``INFO_INDEX``."""
    part: Part
    array: str = ""
    """Name of the array of structs that it is in."""
    element: int = -1
    """Which element of it."""


class FieldRef(NamedTuple):
    """A field, a group of fields, or unnamed bytes, by identity."""

    owner: Owner
    part: Part = Part.WHOLE
    field: str = ""
    """The kernel's name, unique within the part; "" for all of the part."""
    element: int = -1
    """Element index in an array of structs; -1 for all of it, or if the field is not an array."""
    member: str = ""
    """Field of that element; "" for all of it."""

    @property
    def group(self) -> FieldRef:
        """The owner as a whole."""
        return FieldRef(self.owner)
