"""The decoded buffer as a value: blocks of leaves, capabilities, findings, references."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import chain, takewhile
from typing import NamedTuple

from vfioviz.codec.blocks import Block, Elements, Fields
from vfioviz.codec.finding import Finding, Severity
from vfioviz.codec.leaf import Leaf
from vfioviz.codec.paths import Path, parse, ref_text
from vfioviz.codec.ref import INFO, INFO_INDEX, CapId, FieldRef, Foreign, Owner, Part
from vfioviz.uapi.headerset import Ioctl
from vfioviz.uapi.schema import Abi, CapabilityDef, Linux, Struct

Span = tuple[int, int]


def _start(block: Block) -> int:
    return block.start


class CapNode(NamedTuple):
    """A capability that the chain leads to."""

    index: int  # type: ignore[assignment]  # shadows tuple.index, which no node needs
    """Position in the chain, from 0."""
    start: int
    stop: int
    """End of the bytes it claims: its struct and elements, or the unknown payload."""
    id: int
    version: int
    next: int
    name: str
    """``iova_range`` ..., or ``unknown``."""
    definition: CapabilityDef | None
    """None if (ioctl, id) is unknown; another version's if only the version is."""
    struct: Struct | None
    exact: bool
    """Whether id and version are known and the capability is complete."""


class Layout(NamedTuple):
    """What the bytes are. The leaves tile ``[0, size)``."""

    data: bytes
    ioctl: Ioctl
    abi: Abi
    linux: Linux
    """The header revision used, given or inferred."""
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
    """The caller's argsz, if known from a source other than the bytes."""
    ids: tuple[CapId | None, ...] = ()
    """The request's capability for each one in the chain; () or None: not from the request."""

    @property
    def room(self) -> int | None:
        """Where the caller's memory ends: the argsz it passed, else the argsz field."""
        return self.argsz if self.given is None else self.given

    @property
    def size(self) -> int:
        """Bytes of the buffer."""
        return len(self.data)

    # ---- leaves

    def leaves(self) -> Iterator[Leaf]:
        """Return every leaf, ascending."""
        return chain.from_iterable([block.leaves for block in self.blocks])

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

    def misaligned_leaves(self) -> Iterator[Leaf]:
        """Yield every scalar whose offset is not a multiple of its size."""
        return (leaf for leaf in self.leaves() if leaf.misaligned)

    @property
    def misaligned(self) -> int:
        """Number of u64 fields at offsets that are not multiples of 8."""
        total = 0
        for block in self.blocks:
            if isinstance(block, Fields):
                slots, known = block.plan.slots, len(block.values)
                for index in block.plan.u64:
                    total += index < known and (block.start + slots[index].start) % 8 != 0
            elif isinstance(block, Elements):
                wide = [slot.start for slot in block.plan.slots if slot.field.natural == 8]
                if block.plan.element % 8 == 0:
                    total += block.length * sum((block.start + at) % 8 != 0 for at in wide)
        return total

    # ---- references

    def owner(self, index: int) -> Owner:
        """Return the capability at a position in the chain; INFO for ``INFO_INDEX``."""
        if index == INFO_INDEX:
            return INFO
        known = self.ids[index] if index < len(self.ids) else None
        return Foreign(index) if known is None else known

    def index_of(self, owner: Owner) -> int | None:
        """Return the position of a capability in the chain; None if it is not there."""
        if isinstance(owner, Foreign):
            inside = owner.index <= len(self.caps)
            return owner.index if inside and self.owner(owner.index) == owner else None
        if owner is INFO:
            return INFO_INDEX
        # Read by another ABI, an answer may have fewer capabilities than identities.
        found = self.ids.index(owner) if owner in self.ids else len(self.caps) + 1
        return found if found <= len(self.caps) else None

    def ref(self, leaf: Leaf) -> FieldRef:
        """Return the reference of a leaf."""
        place, name = leaf.place, leaf.field.name
        if place.element >= 0:
            return FieldRef(self.owner(place.cap), place.part, place.array, place.element, name)
        return FieldRef(self.owner(place.cap), place.part, name)

    def path(self, ref: FieldRef) -> str:
        """Return the text of a reference; "" where its capability is not in this chain."""
        index = self.index_of(ref.owner)
        if index is None:
            return ""
        return ref_text(ref, None if index == INFO_INDEX else index)

    def read(self, path: str) -> FieldRef | None:
        """Return what a path refers to here; None if there is no such name."""
        for found in parse(path):
            ref = self.resolve(found)
            if ref is not None:
                return ref
        return None

    def resolve(self, path: Path) -> FieldRef | None:
        """Return what a path refers to here; None if there is no such thing."""
        index = self.place(path.cap)
        if index is None:
            return None
        ref = FieldRef(self.owner(index), path.part, path.field, path.element, path.member)
        return None if self.span(ref) is None else ref

    def place(self, cap: int | str | None) -> int | None:
        """Return the position of a capability in the chain, by position or name, or None."""
        if cap is None:
            return INFO_INDEX
        if isinstance(cap, int):
            return cap if cap <= len(self.caps) else None
        wanted = cap.lower()
        return next((node.index for node in self.caps if node.name == wanted), None)

    def leaf(self, ref: FieldRef) -> Leaf | None:
        """Return the leaf of a reference; None where there is none, or for a group."""
        index = self.index_of(ref.owner)
        if index is None or not ref.field:
            return None
        for block in self._blocks_of(index):
            if isinstance(block, Elements):
                if 0 <= ref.element < block.length and ref.field == block.name:
                    around = block.element(ref.element)
                    return next((leaf for leaf in around if leaf.field.name == ref.member), None)
                continue
            for leaf in block.leaves:
                place = leaf.place
                if place.element != ref.element or place.part is not ref.part:
                    continue
                # An element by itself, as behind a lesson's veil, is one of its array.
                named = ref.field if ref.element < 0 else ref.member
                if leaf.field.name == named and (ref.element < 0 or place.array == ref.field):
                    return leaf
        return None

    def span(self, ref: FieldRef) -> Span | None:
        """Return ``(start, stop)`` of a reference, of a leaf or of a group; None where none is."""
        leaf = self.leaf(ref)
        if leaf is not None:
            return leaf.start, leaf.stop
        index = self.index_of(ref.owner)
        if index is None or ref.member:
            return None
        if not ref.field:
            return self._group(ref, index)
        for block in self._blocks_of(index):
            if isinstance(block, Elements) and block.name == ref.field:
                if ref.element < 0:
                    return block.start, block.stop
                if ref.element < block.length:
                    start = block.start + ref.element * block.plan.element
                    return start, start + block.plan.element
        return None

    def _group(self, ref: FieldRef, index: int) -> Span | None:
        if index == INFO_INDEX:
            return (0, min(self.info.size, self.size)) if ref.part is Part.WHOLE else None
        if index == len(self.caps):
            return None
        node = self.caps[index]
        if ref.part is Part.WHOLE:
            return node.start, node.stop
        if ref.part is Part.HEADER:
            return node.start, min(node.start + 8, node.stop)
        return None

    def _blocks_of(self, index: int) -> Iterator[Block]:
        """Yield the blocks of one capability; for the info struct, also those without an owner.

        A truncated header comes after the last capability and does not count as one.
        """
        if index == len(self.caps):
            yield from (block for block in self.blocks if block.cap == index)
            return
        if index != INFO_INDEX:
            node = self.caps[index]
            at = bisect_left(self.blocks, node.start, key=_start)
            for number in range(at, len(self.blocks)):
                block = self.blocks[number]
                if block.cap == index:
                    yield block
                elif block.cap != INFO_INDEX or block.start >= node.stop:
                    return  # else it is a part of it that a lesson hides
            return
        # What a lesson hides falls apart into a block a leaf.
        front = 0
        for block in takewhile(lambda each: each.cap == INFO_INDEX, self.blocks):
            front += 1
            yield block
        for block in self.blocks[max(front, len(self.blocks) - 4) :]:
            if block.cap == INFO_INDEX:
                yield block

    def worst(self) -> Severity | None:
        """Return the highest severity among the findings; None if there are none."""
        for severity in Severity:
            if any(finding.severity is severity for finding in self.findings):
                return severity
        return None
