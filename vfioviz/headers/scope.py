"""What the names of a header mean, for one ABI."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from vfioviz.csource.reports import Place
from vfioviz.csource.types import CType
from vfioviz.headers.record import Record


class Named(NamedTuple):
    """A typedef."""

    type: CType
    said: str
    """The type that it names, as spelled."""


class Refused(NamedTuple):
    """A declaration that is not understood."""

    name: str
    """The struct, or the first name of the declaration; "" where there is none."""
    place: Place
    why: str


@dataclass(slots=True)
class Scope:
    """Everything that was declared."""

    typedefs: dict[str, Named] = field(default_factory=dict)
    tags: dict[str, Record] = field(default_factory=dict)
    enums: dict[str, CType] = field(default_factory=dict)
    constants: dict[str, int] = field(default_factory=dict)
    objects: dict[str, CType] = field(default_factory=dict)
    records: list[Record] = field(default_factory=list)
    """Structs and unions in the order of completion."""
    refused: list[Refused] = field(default_factory=list)

    def below(self) -> Scope:
        """Return a scope that starts with the names of this one and leaves it unchanged."""
        return Scope(
            dict(self.typedefs), dict(self.tags), dict(self.enums), dict(self.constants),
            dict(self.objects),
        )  # fmt: skip
