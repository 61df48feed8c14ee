"""Bytes -> blocks of leaves, struct by struct.

Rule 1: total. Any bytes of any length give a layout, never an exception.
Rule 2: the leaves tile the buffer; where structs overlap, the later header cuts the earlier struct.
Rule 3: values are read bytewise, so misaligned offsets are fine.
"""

from __future__ import annotations

from collections.abc import Sequence
from struct import Struct as Packer

from vfioviz.codec.align import align_up
from vfioviz.codec.blocks import Block, Elements, Fields, Single, place
from vfioviz.codec.chain import Chain, Header, read_head, walk
from vfioviz.codec.layout import CapNode, Layout
from vfioviz.codec.leaf import Leaf, Role
from vfioviz.codec.plan import Plan, Plans, blank, plans_at
from vfioviz.codec.ref import INFO_INDEX, Part, Place
from vfioviz.codec.revision import ALIGNED, infer
from vfioviz.uapi.headerset import Ioctl
from vfioviz.uapi.schema import Abi, CapabilityDef, Field, Linux

_INLINE = 4096
"""Values up to this many bytes are copied; a longer one is a view of the buffer."""

_PAD = blank("pad", doc="Bytes inserted so that the next struct starts aligned.")
_PAYLOAD = blank("payload", doc="The id or version is not known: shown as bytes.")
_SLACK = blank("slack", doc="Behind the answer, inside the caller's argsz; not written by it.")
_PAST = blank(
    "past_argsz", doc="Behind argsz: not the caller's to give, not the kernel's to write."
)
_LOST = blank("undecodable", doc="What stands here cannot be told: the chain is broken before it.")

_NOWHERE = Place(INFO_INDEX, Part.LOOSE)

# Python 3.11 takes twenty times as long to read a member of an enum as a name of the module.
_CAP_FIELD, _INFO_PAD, _CAP_PAD = Role.CAP_FIELD, Role.INFO_PAD, Role.CAP_PAD
_BODY, _BETWEEN = Part.BODY, Part.PAD

_NO_NODE = CapNode(0, 0, 0, 0, 0, 0, "", None, None, exact=False)

_new = tuple.__new__


class _Builder:
    """Collects the blocks of one buffer, from low to high offsets."""

    def __init__(self, data: bytes, ioctl: Ioctl, abi: Abi, plans: Plans, room: int | None) -> None:
        self.data = data
        self.ids = ioctl.ids
        self.by_id = plans.headers.by_id
        self.abi = abi
        self.plans = plans
        self.known = plans.known_so_far
        self.blocks: list[Block] = []
        self.cursor = 0
        size = len(data)
        self.fence = size if room is None else min(room, size)

    def fill(self, stop: int, role: Role, field: Field, owner: Place) -> None:
        """Claim the bytes up to ``stop`` for one leaf."""
        start = self.cursor
        if stop > start:
            short = stop - start <= _INLINE
            raw = self.data[start:stop] if short else memoryview(self.data)[start:stop]
            leaf = _new(Leaf, (start, stop, role, owner, field, raw))
            self.blocks.append(_new(Single, (start, stop, owner.cap, leaf)))
            self.cursor = stop

    def struct(self, plan: Plan, base: int, stop: int, cap: int) -> tuple[int, ...]:
        """Add the leaves of a struct up to ``stop``; return its values if complete, else ()."""
        end = base + plan.size
        if end <= stop:
            values: tuple[int, ...] = plan.packer.unpack_from(self.data, base)
            self.blocks.append(_new(Fields, (base, end, cap, plan, values)))
            self.cursor = end
            return values
        whole = [slot for slot in plan.slots if base + slot.stop <= stop]
        if whole:
            packer = Packer(self.abi.prefix + "".join(slot.code for slot in whole))
            end = base + whole[-1].stop
            found = packer.unpack_from(self.data, base)
            self.blocks.append(Fields(base, end, cap, plan, found))
            self.cursor = end
        if len(whole) < len(plan.slots):
            cut = plan.slots[len(whole)]
            self.fill(stop, Role.UNDECODABLE, cut.field, place(cap, cut.part))
        return ()

    def capability(self, index: int, header: Header, limit: int) -> CapNode:
        """Add a capability that may claim ``[header.start, limit)``."""
        start, id_, version, next_ = header
        known = self.known.get((self.ids, id_, version))
        if known is None:
            # A hostile chain can have 65,536 unknown ids; look each up only once.
            heard = (self.ids, id_) in self.by_id
            known = self.plans.known(self.ids, id_, version) if heard else None
            if known is None:
                return self._unknown(index, header, limit, heard=heard)
        plan, definition, name = known
        end = start + plan.size
        exact = end <= limit
        if exact:  # as ``struct`` has it, without the call: nearly every capability is whole
            values: tuple[int, ...] = plan.packer.unpack_from(self.data, start)
            self.blocks.append(_new(Fields, (start, end, index, plan, values)))
            self.cursor = end
            if plan.array is not None:
                exact = self._elements(plan, values, limit, index)
        else:
            self.struct(plan, start, limit, index)
        shape = plan.struct
        node = (index, start, self.cursor, id_, version, next_, name, definition, shape, exact)
        return _new(CapNode, node)

    def _elements(self, plan: Plan, values: tuple[int, ...], limit: int, cap: int) -> bool:
        """Add a flexible array; return whether it is complete."""
        array = plan.array
        if array is None:
            return True
        count = values[array.counter]
        start = self.cursor
        # A bogus count must not claim bytes beyond the caller's memory.
        room = (self.fence if start <= self.fence < limit else limit) - start
        whole = min(count, room // array.element)
        if not array.slots:
            self.fill(start + whole, _CAP_FIELD, array.field, place(cap, _BODY))
            return whole == count
        if whole:
            self.cursor = start + whole * array.element
            self.blocks.append(Elements(start, self.cursor, cap, array, self.data))
        if whole < count:
            self.fill(start + room, Role.UNDECODABLE, array.field, place(cap, _BODY))
        return whole == count

    def _unknown(self, index: int, header: Header, limit: int, *, heard: bool) -> CapNode:
        definition, plan = self._nearest(header, limit) if heard else (None, self.plans.header)
        self.struct(plan, header.start, limit, index)
        if limit == len(self.data) and self.cursor < self.fence:
            limit = self.fence
        if limit > self.cursor:
            self.fill(limit, Role.UNKNOWN, _PAYLOAD, place(index, Part.PAYLOAD))
        name = "unknown" if definition is None else definition.name.lower()
        shape = None if definition is None else plan.struct
        start, id_, version, next_ = header
        node = (index, start, self.cursor, id_, version, next_, name, definition, shape, False)
        return _new(CapNode, node)

    def _nearest(self, header: Header, limit: int) -> tuple[CapabilityDef | None, Plan]:
        """Return the highest known version of the id that fits, else the bare header."""
        for known in reversed(self.plans.headers.versions(self.ids, header.id)):
            plan = self.plans.definition(known)
            if header.start + plan.size <= limit:
                return known, plan
        return None, self.plans.header


def _by_offset(chain: Chain) -> Sequence[int]:
    """Return the places of the headers in the chain, ascending by their offsets."""
    order = range(len(chain.headers))
    found = chain.findings
    if not found or all(each.code != "next-backwards" for each in found):  # each link is forward
        return order
    return sorted(order, key=lambda index: chain.headers[index].start)


def _place(builder: _Builder, chain: Chain, order: Sequence[int]) -> tuple[CapNode, ...]:
    """Add the capabilities in the given order; return them in chain order."""
    headers = chain.headers
    if not headers:
        return ()
    limits = [headers[index].start for index in order[1:]]
    limits.append(len(builder.data) if chain.partial is None else chain.partial)
    nodes: list[CapNode] = [_NO_NODE] * len(headers)
    previous, role = INFO_INDEX, _INFO_PAD
    for index, limit in zip(order, limits, strict=True):
        header = headers[index]
        start = header.start
        if start > builder.cursor:
            builder.fill(start, role, _PAD, place(previous, _BETWEEN))
        nodes[index] = builder.capability(index, header, limit)
        previous, role = index, _CAP_PAD
    return tuple(nodes)


def _finish(builder: _Builder, chain: Chain, order: Sequence[int], linux: Linux) -> int:
    """Claim the bytes after the last struct; return where the answer ends."""
    size, count = len(builder.data), len(order)
    if chain.partial is not None:
        role, cap = (Role.CAP_PAD, count - 1) if count else (Role.INFO_PAD, INFO_INDEX)
        builder.fill(chain.partial, role, _PAD, Place(cap, Part.PAD))
        builder.fill(size, Role.UNDECODABLE, _LOST, Place(count, Part.HEADER))
    rounded = align_up(builder.cursor, 8)
    if count and not chain.broken and linux >= ALIGNED and rounded <= builder.fence:
        builder.fill(rounded, _CAP_PAD, _PAD, place(order[-1], _BETWEEN))
    end = builder.cursor
    if end < size:
        role, field = (Role.UNDECODABLE, _LOST) if chain.broken else (Role.SLACK, _SLACK)
        builder.fill(builder.fence, role, field, _NOWHERE)
        builder.fill(size, Role.PAST_ARGSZ, _PAST, _NOWHERE)
    return end


def build(
    data: bytes, ioctl: Ioctl, abi: Abi, linux: Linux | None, given: int | None
) -> tuple[Layout, Chain]:
    """Return the layout of a buffer, with only the walk's findings, and the walk itself."""
    head = read_head(data, ioctl, abi, given)
    chain = walk(data, ioctl, abi, head)
    linux = linux or infer(data, ioctl, abi, head, chain)
    plans = plans_at(ioctl, abi, linux)
    plan = plans.info(ioctl)
    room = head.argsz if given is None else given
    builder = _Builder(data, ioctl, abi, plans, room)
    stop = min(plan.size, len(data))
    if room is not None and room < stop:
        stop = min(stop, max(room, ioctl.minsz))
    order = _by_offset(chain)
    if order:
        stop = min(stop, chain.headers[order[0]].start)
    if stop:
        builder.struct(plan, 0, stop, INFO_INDEX)
    nodes = _place(builder, chain, order)
    end = _finish(builder, chain, order, linux)
    layout = Layout(
        data,
        ioctl,
        abi,
        linux,
        plan.struct,
        head.argsz,
        head.flags,
        head.cap_offset,
        nodes,
        end,
        tuple(builder.blocks),
        chain.findings,
        given,
    )
    return layout, chain
