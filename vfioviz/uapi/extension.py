"""What a header set has beyond its own files: capabilities and numbers of another header."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from typing_extensions import override

from vfioviz.uapi.ioctls import DeclaredIoctl
from vfioviz.uapi.schema import Abi, CapabilityDef, Struct


class Extension(Protocol):
    """Capabilities, as a value: two with the same digest say the same."""

    @override
    def __hash__(self) -> int:
        """Return a number that those with the same digest share."""

    @property
    def title(self) -> str:
        """What a user calls its source."""

    @property
    def digest(self) -> str:
        """SHA-256 of all that it says, in hex."""

    @property
    def definitions(self) -> tuple[CapabilityDef, ...]:
        """Its capabilities; each stands for what the files have under the same id and version."""

    @property
    def numbers(self) -> Mapping[str, int]:
        """Macros and enumerators, 32 bits wide: names for bits and values of the files' fields."""

    @property
    def ioctls(self) -> tuple[DeclaredIoctl, ...]:
        """Ioctls beyond those of the files; what they name is in ``numbers`` and ``answer``."""

    def answer(self, name: str, abi: Abi, like: Struct | None) -> Struct:
        """Return the answer of one of its ioctls; ``like``: what the files say of its members."""

    def struct(self, name: str, abi: Abi, own: Mapping[str, Struct]) -> Struct:
        """Return a struct of one of its capabilities.

        Args:
            name: What its definition calls the struct.
            abi: What it is laid out for.
            own: What the files of the header set say: the capability header, and the struct of
                this name where they have one. What is told of their members holds here too.

        Raises:
            KeyError: It has none of the name.
        """
