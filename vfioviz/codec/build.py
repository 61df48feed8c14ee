"""Bytes -> blocks of leaves, struct by struct.

Rule 1: total. Any bytes of any length give a layout, never an exception.
Rule 2: the leaves tile the buffer; where structs overlap, the later header cuts the earlier struct.
Rule 3: values are read bytewise, so nothing here minds a misaligned offset.
"""

from __future__ import annotations

from struct import Struct as Packer

from vfioviz.codec.chain import Chain, Header, read_head, walk
from vfioviz.codec.layout import Leaf, Role
from vfioviz.codec.plan import (
    Part,
    Plan,
    blank,
    definition_plan,
    element_packer,
    info_plan,
    known_capability,
)
from vfioviz.codec.revision import ALIGNED, infer
from vfioviz.codec.span import align_up
from vfioviz.codec.tree import Block, CapNode, Elements, Layout, Leaves
from vfioviz.uapi import caps, structs
from vfioviz.uapi.schema import Abi, CapabilityDef, Field, Ioctl, Linux

_INLINE = 4096
"""Bytes of a value that are copied; a longer one is a view of the buffer."""

_PAD = blank("pad", doc="Bytes inserted so that the next struct starts aligned.")
_PAYLOAD = blank("payload", doc="The id or version is not known: shown as bytes.")
_SLACK = blank("slack", doc="Behind the answer, inside the caller's argsz; not written by it.")
_PAST = blank(
    "past_argsz", doc="Behind argsz: not the caller's to give, not the kernel's to write."
)
_LOST = blank("undecodable", doc="What stands here cannot be told: the chain is broken before it.")

_new = tuple.__new__


def _owners(index: int) -> tuple[str, str]:
    return f"caps[{index}]", f"caps[{index}].header"


_OWNERS = tuple(_owners(index) for index in range(64))


class _Builder:
    """Collects the blocks of one buffer, from low to high offsets."""

    def __init__(self, data: bytes, ioctl: Ioctl, abi: Abi, linux: Linux, room: int | None) -> None:
        self.data = data
        self.ioctl = ioctl.key
        self.abi = abi
        self.linux = linux
        self.blocks: list[Block] = []
        self.loose: list[Leaf] = []
        self.cursor = 0
        self.bare = header_plan(abi)
        size = len(data)
        self.fence = size if room is None else min(room, size)

    def add(self, leaves: list[Leaf]) -> None:
        self.loose += leaves
        self.cursor = self.loose[-1].stop

    def fill(self, stop: int, role: Role, field: Field, owner: str = "") -> None:
        """Claim the bytes up to ``stop`` for one leaf."""
        start = self.cursor
        if stop > start:
            raw = (
                self.data[start:stop]
                if stop - start <= _INLINE
                else memoryview(self.data)[start:stop]
            )
            self.add([Leaf(start, stop, role, owner, field, raw)])

    def array(self, elements: Elements) -> None:
        self.flush()
        self.blocks.append(elements)
        self.cursor = elements.stop

    def flush(self) -> None:
        if self.loose:
            rows = tuple(leaf[:5] for leaf in self.loose)
            values = tuple(leaf.value for leaf in self.loose)
            self.blocks.append(Leaves(self.loose[0].start, self.cursor, rows, values))
            self.loose = []

    def struct(self, plan: Plan, base: int, stop: int, owners: tuple[str, str]) -> tuple[int, ...]:
        """Add the leaves of a struct up to ``stop``; returns the values if it is whole, else ()."""
        if base + plan.size <= stop:
            values: tuple[int, ...] = plan.packer.unpack_from(self.data, base)
            self.loose += [
                _new(Leaf, (base + start, base + end, role, owners[own], field, value))
                for (start, end, role, own, field, _), value in zip(plan.parts, values, strict=True)
            ]
            self.cursor = base + plan.size
            return values
        for part in plan.parts:
            if base + part.stop > stop:
                self.fill(stop, Role.UNDECODABLE, part.field, owners[part.owner])
                break
            self.add([self._leaf(part, base, owners[part.owner])])
        return ()

    def _leaf(self, part: Part, base: int, owner: str) -> Leaf:
        (value,) = Packer(self.abi.prefix + part.code).unpack_from(self.data, base + part.start)
        return Leaf(base + part.start, base + part.stop, part.role, owner, part.field, value)

    def capability(self, index: int, header: Header, limit: int) -> CapNode:
        """Add a capability that may claim ``[header.start, limit)``."""
        owners = _OWNERS[index] if index < 64 else _owners(index)
        known = known_capability(self.ioctl, header.id, header.version, self.abi, self.linux)
        if known is None:
            return self._unknown(index, header, limit, owners)
        plan, definition = known
        values = self.struct(plan, header.start, limit, owners)
        exact = bool(values)
        if plan.array is not None and values:
            exact = self._elements(plan, values, limit, owners[0])
        return self._node(index, header, definition, plan, exact=exact)

    def _elements(self, plan: Plan, values: tuple[int, ...], limit: int, owner: str) -> bool:
        """Add a flexible array; returns whether all of it is there."""
        array = plan.array
        if array is None:
            return True
        count = values[array.counter]
        start = self.cursor
        # A count that lies must not swallow what is behind the caller's memory.
        room = max(0, (self.fence if start <= self.fence else limit) - start)
        room = min(room, limit - start)
        whole = min(count, room // array.element)
        if not array.parts:
            self.fill(start + whole, Role.CAP_FIELD, array.field, owner)
            return whole == count
        if whole:
            stop = start + whole * array.element
            path = f"{owner}.{array.field.name}"
            packer = element_packer(array, self.abi.prefix)
            self.array(Elements(start, stop, path, array, packer, self.data))
        if whole < count:
            self.fill(start + room, Role.UNDECODABLE, array.field, owner)
        return whole == count

    def _unknown(self, index: int, header: Header, limit: int, owners: tuple[str, str]) -> CapNode:
        definition, plan = self._nearest(header, limit)
        self.struct(plan, header.start, limit, owners)
        if limit == len(self.data) and self.cursor < self.fence:
            limit = self.fence
        self.fill(limit, Role.UNKNOWN, _PAYLOAD, owners[0])
        return self._node(index, header, definition, plan, exact=False)

    def _nearest(self, header: Header, limit: int) -> tuple[CapabilityDef | None, Plan]:
        """Return the highest known version of that id that fits, else the bare header."""
        for known in reversed(caps.versions(self.ioctl, header.id)):
            plan = definition_plan(known, self.abi, self.linux)
            if header.start + plan.size <= limit:
                return known, plan
        return None, self.bare

    def _node(
        self,
        index: int,
        header: Header,
        definition: CapabilityDef | None,
        plan: Plan,
        *,
        exact: bool,
    ) -> CapNode:
        name = "unknown" if definition is None else definition.name.lower()
        shape = None if definition is None else plan.struct
        start, id_, version, next_ = header
        return CapNode(
            index, start, self.cursor, id_, version, next_, name, definition, shape, exact
        )


def header_plan(abi: Abi) -> Plan:
    """Return the plan of a bare ``vfio_info_cap_header``."""
    msix = caps.lookup("region", 3, 1)
    if msix is None:
        message = "resources/uapi does not define the header-only MSIX_MAPPABLE"
        raise KeyError(message)
    return definition_plan(msix, abi, structs.NEWEST)


def _place(builder: _Builder, chain: Chain) -> tuple[CapNode, ...]:
    """Add the capabilities by offset; returns them in chain order."""
    headers = chain.headers
    order = sorted(range(len(headers)), key=lambda index: headers[index].start)
    end = len(builder.data) if chain.partial is None else chain.partial
    limits = [*(headers[index].start for index in order[1:]), end]
    nodes: list[CapNode | None] = [None] * len(headers)
    previous = -1
    for index, limit in zip(order, limits, strict=bool(order)):
        header = headers[index]
        if header.start > builder.cursor:
            role = Role.INFO_PAD if previous < 0 else Role.CAP_PAD
            owner = "info" if previous < 0 else f"caps[{previous}]"
            builder.fill(header.start, role, _PAD, owner)
        nodes[index] = builder.capability(index, header, limit)
        previous = index
    return tuple(node for node in nodes if node is not None)


def _finish(builder: _Builder, chain: Chain, nodes: tuple[CapNode, ...], linux: Linux) -> int:
    """Claim what lies behind the last struct; returns where the answer ends."""
    size = len(builder.data)
    if chain.partial is not None:
        role, owner = (
            (Role.CAP_PAD, f"caps[{nodes[-1].index}]") if nodes else (Role.INFO_PAD, "info")
        )
        builder.fill(chain.partial, role, _PAD, owner)
        builder.fill(size, Role.UNDECODABLE, _LOST, _owners(len(nodes))[1])
    rounded = align_up(builder.cursor, 8)
    if nodes and not chain.broken and linux >= ALIGNED and rounded <= builder.fence:
        last = max(nodes, key=lambda node: node.start)
        builder.fill(rounded, Role.CAP_PAD, _PAD, f"caps[{last.index}]")
    end = builder.cursor
    if chain.broken:
        builder.fill(builder.fence, Role.UNDECODABLE, _LOST)
    else:
        builder.fill(builder.fence, Role.SLACK, _SLACK)
    builder.fill(size, Role.PAST_ARGSZ, _PAST)
    builder.flush()
    return end


def build(
    data: bytes, ioctl: Ioctl, abi: Abi, linux: Linux | None, given: int | None
) -> tuple[Layout, Chain]:
    """Return the layout of a buffer, with the findings of the walk alone, and the walk."""
    head = read_head(data, ioctl, abi, given)
    chain = walk(data, ioctl, abi, head)
    linux = linux or infer(data, ioctl, abi, head, chain)
    plan = info_plan(ioctl.struct_name, abi, linux)
    room = head.argsz if given is None else given
    builder = _Builder(data, ioctl, abi, linux, room)
    stop = min(plan.size, len(data))
    if room is not None and room < stop:
        stop = min(stop, max(room, ioctl.minsz))
    for header in chain.headers:
        stop = min(stop, header.start)
    if stop:
        builder.struct(plan, 0, stop, ("", ""))
    nodes = _place(builder, chain)
    end = _finish(builder, chain, nodes, linux)
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
