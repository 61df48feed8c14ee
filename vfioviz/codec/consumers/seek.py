"""Looking for one id, as most programs do: from cap_offset along ``next``, to 0."""

from __future__ import annotations

from collections.abc import Callable

from vfioviz.codec.consumers.ending import End, at_end, found, no_caps, no_offset
from vfioviz.codec.consumers.memory import Memory


def seek(memory: Memory, id_: int) -> int | End:
    """Return where the first capability of an id starts, or how the walk ended.

    The id is loaded, then ``next`` if the id differs; there is no bounds check. 0 ends the walk
    anywhere, so cap_offset 0 means no capabilities.
    """
    if not memory.caps:
        return no_caps()
    at = memory.cap_offset
    if at == 0:
        return no_offset()
    while at != 0:
        memory.come(at)
        if memory.u16(at) == id_:
            return at
        at = memory.u32(at + 4)
    return at_end()


def looks(id_: int, body: Callable[[Memory, int], End | None]) -> Callable[[Memory], End]:
    """Return a pass that looks for an id and reads its body with a function."""

    def walk(memory: Memory) -> End:
        at = seek(memory, id_)
        if isinstance(at, End):
            return at
        end = body(memory, at)
        if end is None:
            memory.take(at, id_)
        return end or found(at)

    return walk
