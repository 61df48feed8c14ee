"""What a field is, wherever it lies: values that name one capability and one field of it.

Rule 1: an index says where something stands in one chain; a ``CapId`` says which one it is.
Rule 2: two references are equal if and only if they name the same thing.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, StrEnum
from typing import Final, NamedTuple

INFO_INDEX: Final = -1
"""Stands for the info struct where a place in the chain is told by number."""


@dataclass(frozen=True, slots=True, order=True)
class CapId:
    """A capability of the request: it keeps its identity through every edit and in every column."""

    number: int
    """Given once and never again within a request."""


@dataclass(frozen=True, slots=True, order=True)
class Foreign:
    """A capability of one column alone, by its place in that column's chain, from 0.

    A capture of another answer has such ones, and a chain that leads to bytes that no capability
    of the request was placed at.
    """

    index: int


class Info(Enum):
    """The info struct, and the bytes that no capability owns."""

    INFO = "info"


INFO: Final = Info.INFO
Owner = Info | CapId | Foreign


class Part(StrEnum):
    """Which of an owner's bytes."""

    WHOLE = "whole"
    """All of it."""
    HEADER = "header"
    """Its ``vfio_info_cap_header``."""
    BODY = "body"
    """Its own fields, with the holes and the tail of its struct."""
    PAD = "pad"
    """Behind it, up to the next struct."""
    PAYLOAD = "payload"
    """Behind the header, where its id or version is not known."""
    LOOSE = "loose"
    """Bytes of no struct: behind the chain, past argsz, not decodable."""


class Place(NamedTuple):
    """Whose a leaf is, in one layout."""

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
    """Which element of an array of structs; -1 for all of it, or where the field is none."""
    member: str = ""
    """Field of that element; "" for all of it."""

    @property
    def group(self) -> FieldRef:
        """The owner as a whole."""
        return FieldRef(self.owner)
