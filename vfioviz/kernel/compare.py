"""One request through several versions of the code: the figures that matter in a review."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from vfioviz.codec.blocks import Single
from vfioviz.codec.decode import decode
from vfioviz.codec.layout import Layout
from vfioviz.codec.leaf import Role
from vfioviz.codec.ref import CapId
from vfioviz.kernel.producer import Producer
from vfioviz.kernel.question import Question
from vfioviz.kernel.run import Run

_PADS = frozenset({Role.INFO_PAD, Role.CAP_PAD})


@dataclass(frozen=True, slots=True)
class Figures:
    """The result of one version; sizes in bytes."""

    producer: Producer
    question: Question
    run: Run
    layout: Layout
    size: int
    """Bytes of the answer, up to the end of the chain or of what was written."""
    pad: int
    misaligned: int
    unwritten: int
    """Bytes inside the answer that no copy wrote."""
    readable: bool
    """Whether the chain leads to every capability that was returned."""

    @property
    def key(self) -> str:
        """Key of the version."""
        return self.producer.key

    @property
    def reported(self) -> int:
        """The argsz returned to a caller with too little room."""
        return self.run.needed

    def exact(self) -> Run:
        """Return the call of a caller that passes exactly what is reported."""
        if self.run.argsz_in == self.run.needed:
            return self.run
        return self.producer.answer(replace(self.question, argsz=None))


def pad_bytes(layout: Layout) -> int:
    """Return the bytes of pad before, between and after the capabilities."""
    return sum(
        block.stop - block.start
        for block in layout.blocks
        if isinstance(block, Single) and block.leaf.role in _PADS
    )


def answer_size(result: Run, layout: Layout) -> int:
    """Return where the answer ends: after the chain, or after the info bytes copied out."""
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


def layout_of(result: Run, producer: Producer) -> Layout:
    """Decode the caller's memory after a run; capabilities keep their identity."""
    layout = decode(result.buffer, result.ioctl, result.abi, producer.linux, result.argsz_in)
    placed: dict[int, CapId] = {each.start: each.identity for each in result.caps}
    return layout._replace(ids=tuple(placed.get(node.start) for node in layout.caps))


def figures(question: Question, producer: Producer) -> Figures:
    """Return one version's figures for a request; raises ModelError as the producer does."""
    result = producer.answer(question)
    layout = layout_of(result, producer)
    size = answer_size(result, layout)
    return Figures(
        producer=producer,
        question=question,
        run=result,
        layout=layout,
        size=size,
        pad=pad_bytes(layout),
        misaligned=layout.misaligned,
        unwritten=unwritten_bytes(result, size),
        readable=all(cap.reachable for cap in result.caps),
    )


def compare(question: Question, producers: Iterable[Producer]) -> tuple[Figures, ...]:
    """Return the figures of each version; raises ModelError as ``figures`` does."""
    return tuple(figures(question, one) for one in producers)
