"""What a handler remembers of a request, so that an edit runs only what it changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from vfioviz.codec.content import Content
from vfioviz.csource.marks import Look, Mark
from vfioviz.kernel.sourced.answer import Added


class State(NamedTuple):
    """What a number of capabilities led to."""

    raw: bytes
    """The last of them."""
    added: tuple[Added, ...]
    mark: Mark


class Told(NamedTuple):
    """What a caller with the least argsz was told, and all that it depends on."""

    info: tuple[int, ...]
    errno: int
    fill: int
    many: int
    """Of capabilities."""
    sizes: tuple[tuple[int, int], ...]
    seen: Mapping[Look, bytes]
    """What the call looked at of the chain and of all else that the capabilities left."""
    argsz: int

    def holds(self, content: Content, fill: int, caps: Sequence[bytes], state: Mark) -> bool:
        """Whether a call with another request goes the same way."""
        return (
            (self.info, self.errno, self.fill, self.many)
            == (content.info, content.errno, fill, len(caps))
            and self.sizes == state.sizes
            and all(state.seen(look) == seen for look, seen in self.seen.items())
        )
