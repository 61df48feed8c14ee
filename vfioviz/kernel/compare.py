"""One request through several variants: the figures that an argument turns on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from vfioviz.codec.content import Content
from vfioviz.codec.decode import decode
from vfioviz.codec.layout import Role
from vfioviz.codec.tree import Layout, Leaves
from vfioviz.kernel.model import reported_argsz, run
from vfioviz.kernel.run import Run
from vfioviz.kernel.variant import Variant
from vfioviz.uapi.abi import X86_64
from vfioviz.uapi.ioctls import IOCTLS
from vfioviz.uapi.schema import Abi

_PADS = frozenset({Role.INFO_PAD, Role.CAP_PAD})


@dataclass(frozen=True, slots=True)
class Row:
    """What one variant makes of the request; sizes in bytes."""

    variant: str
    run: Run
    layout: Layout
    size: int
    """Bytes of the answer, up to the end of the chain or of what was written."""
    pad: int
    misaligned: int
    unwritten: int
    """Bytes inside the answer that no copy wrote."""
    readable: bool
    """Whether the chain leads to every capability that was given back."""
    reported: int
    """The argsz that a call with too little room is answered with."""
    exact: Run
    """The call of a caller that passes exactly that."""


def pad_bytes(layout: Layout) -> int:
    """Return the bytes of pad between info and capabilities, between them and behind the last."""
    return sum(
        stop - start
        for block in layout.blocks
        if isinstance(block, Leaves)
        for start, stop, role, *_ in block.rows
        if role in _PADS
    )


def answer_size(result: Run, layout: Layout) -> int:
    """Return where the answer ends: the chain, or the info bytes that were copied out."""
    if result.errno:
        return 0
    highest = max((write.stop for write in result.writes), default=0)
    if not layout.caps:
        return highest
    return min(max(highest, layout.info.size), len(result.buffer))


def unwritten_bytes(result: Run, size: int) -> int:
    """Return how many of the first ``size`` bytes no copy wrote."""
    missing, cursor = 0, 0
    for write in sorted(result.writes):
        if write.start > cursor:
            missing += min(write.start, size) - cursor
        cursor = max(cursor, write.stop)
        if cursor >= size:
            return missing
    return missing + size - cursor


def row(
    content: Content,
    variant: Variant,
    *,
    handler: str | None = None,
    abi: Abi = X86_64,
    argsz: int | None,
    fill: int = 0,
) -> Row:
    """Return the figures of one variant.

    Args:
        content: What the driver has to say.
        variant: The version of the code.
        handler: Key of the driver; None: the default one.
        abi: ABI of the kernel.
        argsz: What the caller passes; None: what the variant reports as needed.
        fill: What the caller's buffer holds before.

    Raises:
        ModelError: The handler does not answer this ioctl, or a number is out of range.
    """
    reported = reported_argsz(content, variant, handler=handler, abi=abi)
    exact = run(content, variant, handler=handler, abi=abi, argsz=reported, fill=fill)
    result = exact
    if argsz is not None and argsz != reported:
        result = run(content, variant, handler=handler, abi=abi, argsz=argsz, fill=fill)
    layout = decode(result.buffer, IOCTLS[content.ioctl], abi, variant.linux, result.argsz_in)
    size = answer_size(result, layout)
    return Row(
        variant=variant.key,
        run=result,
        layout=layout,
        size=size,
        pad=pad_bytes(layout),
        misaligned=layout.misaligned,
        unwritten=unwritten_bytes(result, size),
        readable=all(cap.reachable for cap in result.caps),
        reported=reported,
        exact=exact,
    )


def compare(
    content: Content,
    variants: Iterable[Variant],
    *,
    handler: str | None = None,
    abi: Abi = X86_64,
    argsz: int | None,
    fill: int = 0,
) -> tuple[Row, ...]:
    """Return a row a variant; raises ModelError as ``row`` does."""
    return tuple(
        row(content, one, handler=handler, abi=abi, argsz=argsz, fill=fill) for one in variants
    )
