"""The decoded buffer as a value: blocks of leaves, capabilities, findings.

A block holds either leaves or an array whose leaves are made when asked for, so that a buffer of
64 MiB costs no more than its capabilities.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import chain, cycle, repeat
from struct import Struct as Packer
from typing import NamedTuple

from vfioviz.codec.layout import Finding, Leaf, Role, Severity
from vfioviz.codec.plan import ArrayPlan
from vfioviz.uapi.schema import Abi, CapabilityDef, Field, Ioctl, Linux, Struct

_CHUNK = 4096
"""Elements whose leaves are made in one go."""

_new = tuple.__new__
"""Makes a Leaf at half the cost of calling it; an array has two for each of its elements."""


Row = tuple[int, int, Role, str, Field]
"""A leaf without its value."""


class Leaves(NamedTuple):
    """Leaves that follow each other without a gap; each is made when it is asked for."""

    start: int
    stop: int
    rows: tuple[Row, ...]
    values: tuple[int | bytes | memoryview, ...]

    @property
    def leaves(self) -> list[Leaf]:
        """All of them, ascending."""
        return [
            _new(Leaf, (*row, value)) for row, value in zip(self.rows, self.values, strict=True)
        ]

    def between(self, start: int, stop: int) -> Iterator[Leaf]:
        """Yield the leaves that touch ``[start, stop)``."""
        first = max(0, bisect_right(self.rows, start, key=_first) - 1)
        for index in range(first, len(self.rows)):
            row = self.rows[index]
            if row[0] >= stop:
                return
            if row[1] > start:
                yield _new(Leaf, (*row, self.values[index]))


class Elements(NamedTuple):
    """Whole elements of a flexible array of structs."""

    start: int
    stop: int
    owner: str
    """Path of the array: ``caps[2].iova_ranges``."""
    plan: ArrayPlan
    packer: Packer
    data: bytes

    @property
    def length(self) -> int:
        """Number of elements."""
        return (self.stop - self.start) // self.plan.element

    @property
    def leaves(self) -> Iterator[Leaf]:
        """All of them, ascending, a part of the array at a time."""
        parts, element = self.plan.parts, self.plan.element
        data = memoryview(self.data)
        for low in range(self.start, self.stop, _CHUNK * element):
            high = min(low + _CHUNK * element, self.stop)
            bases = range(low, high, element)
            first = (low - self.start) // element
            owners = (f"{self.owner}[{index}]" for index in range(first, first + len(bases)))
            # Column by column, so that the loop over the leaves runs in C.
            columns = (
                [base + part.start for base in bases for part in parts],
                [base + part.stop for base in bases for part in parts],
                cycle([part.role for part in parts]),
                [owner for owner in owners for _ in parts],
                cycle([part.field for part in parts]),
                chain.from_iterable(self.packer.iter_unpack(data[low:high])),
            )
            yield from map(_new, repeat(Leaf), zip(*columns, strict=False))

    def between(self, start: int, stop: int) -> Iterator[Leaf]:
        """Yield the leaves that touch ``[start, stop)``."""
        element = self.plan.element
        first = max(0, (start - self.start) // element)
        last = min(self.length, -(-(stop - self.start) // element))
        for index in range(first, last):
            base = self.start + index * element
            owner = f"{self.owner}[{index}]"
            values = self.packer.unpack_from(self.data, base)
            for (at, end, role, _, field, _), value in zip(self.plan.parts, values, strict=True):
                if base + end > start and base + at < stop:
                    yield _new(Leaf, (base + at, base + end, role, owner, field, value))


Block = Leaves | Elements


def _start(block: Block) -> int:
    return block.start


def _first(row: Row) -> int:
    return row[0]


class CapNode(NamedTuple):
    """A capability that the chain leads to."""

    index: int  # type: ignore[assignment]  # shadows tuple.index, which no node needs
    """Place in the chain, from 0."""
    start: int
    stop: int
    """End of the bytes that it claims: of its struct and elements, or of the unknown payload."""
    id: int
    version: int
    next: int
    name: str
    """``iova_range`` ..., or ``unknown``."""
    definition: CapabilityDef | None
    """None where (ioctl, id) is not known; another version's where the version is not."""
    struct: Struct | None
    exact: bool
    """Whether id and version are known and every byte of it is there."""


class Layout(NamedTuple):
    """What the bytes are. The leaves tile ``[0, size)``."""

    data: bytes
    ioctl: Ioctl
    abi: Abi
    linux: Linux
    """The header revision that it was read by, given or inferred."""
    info: Struct
    argsz: int | None
    flags: int | None
    cap_offset: int | None
    """Raw field values; None where the field is not there."""
    caps: tuple[CapNode, ...]
    chain_end: int
    """Where the answer ends: behind the last capability and its pad, or behind the info struct."""
    blocks: tuple[Block, ...]
    findings: tuple[Finding, ...]
    given: int | None = None
    """What the caller passed in argsz, where that is known from elsewhere than the bytes."""

    @property
    def room(self) -> int | None:
        """Where the caller's memory ends: what it passed, else the argsz field."""
        return self.argsz if self.given is None else self.given

    @property
    def size(self) -> int:
        """Bytes of the buffer."""
        return len(self.data)

    def leaves(self) -> Iterator[Leaf]:
        """Yield every leaf, ascending."""
        for block in self.blocks:
            yield from block.leaves

    def leaves_between(self, start: int, stop: int) -> list[Leaf]:
        """Return the leaves that touch ``[start, stop)``, ascending."""
        found: list[Leaf] = []
        first = max(0, bisect_right(self.blocks, start, key=_start) - 1)
        for index in range(first, len(self.blocks)):
            block = self.blocks[index]
            if block.start >= stop:
                break
            found.extend(block.between(start, stop))
        return found

    def leaf_at(self, offset: int) -> Leaf:
        """Return the leaf that holds a byte; IndexError outside ``[0, size)``."""
        if not 0 <= offset < len(self.data):
            message = f"offset {offset} is outside the buffer of {len(self.data)} bytes"
            raise IndexError(message)
        return self.leaves_between(offset, offset + 1)[0]

    def find(self, path: str) -> Leaf | None:
        """Return the leaf of that path; None where there is none."""
        for block in self.blocks:
            if isinstance(block, Leaves):
                for leaf in block.leaves:
                    if leaf.path == path:
                        return leaf
            elif path.startswith(block.owner + "["):
                index = path[len(block.owner) + 1 :].partition("]")[0]
                if index.isdigit() and int(index) < block.length:
                    base = block.start + int(index) * block.plan.element
                    for leaf in block.between(base, base + block.plan.element):
                        if leaf.path == path:
                            return leaf
        return None

    @property
    def misaligned(self) -> int:
        """Number of u64 fields at offsets that are no multiple of 8."""
        total = 0
        for block in self.blocks:
            if isinstance(block, Leaves):
                total += sum(
                    leaf.start % 8 != 0 for leaf in block.leaves if leaf.field.natural == 8
                )
            else:
                wide = [part.start for part in block.plan.parts if part.field.natural == 8]
                if block.plan.element % 8 == 0:
                    total += block.length * sum((block.start + at) % 8 != 0 for at in wide)
        return total

    def worst(self) -> Severity | None:
        """Return the gravest severity among the findings; None without findings."""
        for severity in Severity:
            if any(finding.severity is severity for finding in self.findings):
                return severity
        return None
