"""Which bytes of a buffer look as they did before an edit, so that their rows need not be made."""

from __future__ import annotations

from vfioviz.codec.blocks import Block, Elements
from vfioviz.codec.layout import Layout

Spans = tuple[tuple[int, int], ...]


def changed(before: Layout, now: Layout) -> Spans | None:
    """Return the bytes that may look otherwise than before, ascending; None: any may.

    Whole blocks are compared, and not the bytes of a row: what a row says of a field depends on
    all bytes of it.
    """
    if (
        before.ioctl is not now.ioctl
        or before.abi is not now.abi
        or before.size != now.size
        or len(before.blocks) != len(now.blocks)
        or [cap.id for cap in before.caps] != [cap.id for cap in now.caps]
    ):
        return None
    return tuple(
        (new.start, max(new.stop, old.stop))
        for old, new in zip(before.blocks, now.blocks, strict=True)
        if not _same(old, new)
    )


def _same(old: Block, new: Block) -> bool:
    if isinstance(old, Elements) and isinstance(new, Elements):
        # Their bytes are the whole buffer.
        return (
            old[:4] == new[:4] and old.data[old.start : old.stop] == new.data[new.start : new.stop]
        )
    return type(old) is type(new) and old == new
