"""One struct of a grid: its pieces by offset, and what was found of them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from vfioviz.codec.finding import Severity
from vfioviz.headers.rules import Finding
from vfioviz.headers.view import StructView
from vfioviz.scene.structlanes import Lane
from vfioviz.scene.structpieces import Piece, Sort
from vfioviz.scene.structtiles import Tiles

_SIGNED = frozenset({"abi-offset", "bit-field"})
"""Rules that a sign or a colour of their own tells of."""


class StructColumn:
    """One struct of a grid."""

    def __init__(
        self, view: StructView | None, made: Tiles, findings: Sequence[Finding], lane: Lane | None
    ) -> None:
        self.view = view
        """None where an edition does not have the struct."""
        self.lane = lane
        """Which alternatives it shows; None where unions have no lanes."""
        self.size = 0 if view is None else view.size
        """Bytes; of a lane up to the last one that it shows."""
        if self.is_lane:
            self.size = max((each.stop for each in made.pieces), default=0)
        self.pieces = made.pieces
        self.empty = made.empty
        self._starts = [each.start for each in made.pieces]
        self._grave = {} if view is None else dict(self._severities(view, findings))
        self.findings = tuple(
            each for each in findings if view is not None and view.abi in each.abis
        )

    @property
    def is_lane(self) -> bool:
        """Whether it shows some bytes of the struct alone, beside it."""
        return self.lane is not None and self.lane.spans is not None

    def holding(self, offset: int) -> int:
        """Return the index of the piece that holds a byte; -1 for none."""
        index = self.at(offset)
        return index if index >= 0 and offset < self.pieces[index].stop else -1

    def shows(self, index: int, member: str) -> bool:
        """Tell whether a piece at a member's offset is of it."""
        return 0 <= index < len(self.pieces) and _shows(self.pieces[index], member)

    def at(self, offset: int) -> int:
        """Return the index of the piece that holds a byte, or the last before it; -1 for none."""
        return bisect_right(self._starts, offset) - 1

    def between(self, start: int, stop: int) -> tuple[Piece, ...]:
        """Return the pieces that have bytes in ``[start, stop)``."""
        first = max(0, self.at(start))
        last = bisect_right(self._starts, stop - 1)
        return tuple(each for each in self.pieces[first:last] if each.stop > start)

    def severity(self, piece: Piece) -> Severity | None:
        """Return the highest severity of what was found of a piece, except notes."""
        return self._grave.get(piece.start)

    def _severities(
        self, view: StructView, findings: Sequence[Finding]
    ) -> Iterator[tuple[int, Severity]]:
        """Yield where the members stand that something was found of, the most severe last."""
        offsets = {each.name: each.offset for each in view.fields}
        for severity in (Severity.WARNING, Severity.ERROR):
            for each in findings:
                if each.rule in _SIGNED:
                    continue
                if each.severity == severity and view.abi in each.abis and each.member in offsets:
                    index = self.at(offsets[each.member])
                    if 0 <= index < len(self.pieces) and _shows(self.pieces[index], each.member):
                        yield self.pieces[index].start, severity


def _shows(piece: Piece, member: str) -> bool:
    """Tell whether a piece at a member's offset is of it, not of another alternative's."""
    chosen = piece.choice is not None and piece.choice.number and piece.sort is not Sort.UNION
    return not chosen or any(
        member == each or member.startswith((f"{each}.", f"{each}[")) for each in piece.names
    )
