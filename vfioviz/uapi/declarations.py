"""What a header declares, before an ABI or a release is chosen.

Values of expressions are left as syntax nodes: ``expressions`` evaluates them when asked.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from tree_sitter import Node

from vfioviz.uapi.comments import NONE, Comment
from vfioviz.uapi.schema import Change, Linux


class Guard(NamedTuple):
    """One enclosing ``#if LINUX_VERSION_CODE >= KERNEL_VERSION(...)``, or its ``#else``."""

    since: Linux
    holds: bool
    """False in the ``#else`` branch."""
    comment: Comment

    def change(self) -> Change | None:
        """Return what the comment says that the release did, None where it is silent."""
        commit, text = self.comment.commit()
        return Change(self.since, commit, text) if text else None


Guards = tuple[Guard, ...]


def present(guards: Guards, linux: Linux) -> bool:
    """Say whether a release compiles what stands behind these guards."""
    return all((linux >= guard.since) == guard.holds for guard in guards)


@dataclass(frozen=True, slots=True)
class Constant:
    """A ``#define`` with a value, or an enumerator."""

    name: str
    guards: Guards
    comment: Comment
    value: Node | str | None
    """An enumerator's expression, a macro's text, None for "one more than the previous"."""
    previous: Constant | None = None
    """The enumerator before it."""


@dataclass(frozen=True, slots=True)
class Member:
    """A member of a struct or union."""

    name: str
    """ "" for an anonymous struct or union."""
    type: str
    """``__u32``, ``struct x``, ``__u64 *``; "" for an anonymous one."""
    guards: Guards
    comment: Comment
    inline: Aggregate | None = None
    """The anonymous struct or union."""
    is_array: bool = False
    length: Node | None = None
    """Number of elements; None where it is flexible or no array."""


@dataclass(frozen=True, slots=True)
class Aggregate:
    """A struct or a union."""

    name: str
    is_union: bool
    packed: bool
    members: tuple[Member, ...]
    guards: Guards = ()
    comment: Comment = NONE


@dataclass(frozen=True, slots=True)
class HeaderFile:
    """All that one file declares, in its order."""

    file: str
    structs: dict[str, Aggregate]
    constants: dict[str, tuple[Constant, ...]]
    """Usually one each; two where a release changed the value."""
