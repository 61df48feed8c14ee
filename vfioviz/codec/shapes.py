"""Answers of a shape that was seen before are read with one unpack call.

The shape is all that offsets depend on: the head, the headers of the chain, the counts of arrays.
Answers repeat it: each edit in the window, each record of a sweep, each of ten thousand files.

Rule 1: a recalled layout equals the one that ``build`` and ``check`` give.
Rule 2: only regular chains are learned: ascending, inside the buffer, of at most ``MAX_CAPS``.
"""

from __future__ import annotations

from struct import Struct as Packer
from typing import NamedTuple

from vfioviz.codec.chain import CAP_OFFSET_AT, HEADERS, Chain
from vfioviz.codec.checks import assemble, fixed_findings
from vfioviz.codec.checks_values import loose_finding, watched
from vfioviz.codec.layout import Finding, Leaf
from vfioviz.codec.ranges import check_elements
from vfioviz.codec.tree import Block, CapNode, Elements, Layout, Leaves, Row
from vfioviz.uapi.schema import Abi, Ioctl, Linux, Struct

MAX_CAPS = 64
MAX_SHAPES = 512
"""Shapes that are kept; beyond it all are forgotten and learned again."""

MAX_LEAF = 4096
"""Bytes of a leaf; a buffer with a longer one is not learned."""

_CODES = {1: "B", 2: "H", 4: "I", 8: "Q"}

_WORDS = {"little": Packer("<I"), "big": Packer(">I")}
_HEADERS = {"little": HEADERS["<"], "big": HEADERS[">"]}

Key = tuple[object, ...]


class _Fixed(NamedTuple):
    """A block of leaves: where they are, how to read them, which values to look at."""

    start: int
    stop: int
    rows: tuple[Row, ...]
    packer: Packer
    watch: tuple[tuple[int, int | bytes], ...]
    """Index of a value, and what it must not have: a mask of bits, or any byte but zero."""


class _Shape(NamedTuple):
    """All of a layout but its values."""

    linux: Linux
    info: Struct
    argsz: int | None
    flags: int | None
    cap_offset: int | None
    caps: tuple[CapNode, ...]
    chain_end: int
    blocks: tuple[_Fixed | Elements, ...]
    findings: tuple[Finding, ...]
    """Those that follow from the shape."""
    given: int | None


class _Family(NamedTuple):
    """The shapes that differ in the counts of their arrays only."""

    counters: tuple[int, ...]
    """Offsets of the counts, u32."""
    shapes: dict[tuple[int, ...], _Shape]


_families: dict[Key, _Family] = {}


def key(data: bytes, ioctl: Ioctl, abi: Abi, linux: Linux | None, given: int | None) -> Key | None:
    """Return what a shape is known by; None for a chain that is not regular."""
    size = len(data)
    if size < 24:
        return None
    order = abi.byte_order
    at = CAP_OFFSET_AT[ioctl.key]
    flags = _WORDS[order].unpack_from(data, 4)[0]
    headers: list[tuple[int, int, int, int]] = []
    if flags & ioctl.caps_flag:
        offset = _WORDS[order].unpack_from(data, at)[0]
        last = size - 8
        unpack = _HEADERS[order].unpack_from
        while offset:
            if offset > last:
                return None
            header = unpack(data, offset)
            headers.append((offset, *header))
            next_ = header[2]
            if next_ and (next_ <= offset or len(headers) == MAX_CAPS):
                return None
            offset = next_
    head = data[:8], data[at : at + 4], data[20:24]
    return (ioctl.key, abi.key, linux, given, size, head, tuple(headers))


def recall(known: Key, data: bytes, ioctl: Ioctl, abi: Abi) -> Layout | None:
    """Return the layout of a buffer of a shape that was learned; None for a new shape."""
    family = _families.get(known)
    if family is None:
        return None
    unpack = _WORDS[abi.byte_order].unpack_from
    shape = family.shapes.get(tuple([unpack(data, at)[0] for at in family.counters]))
    if shape is None:
        return None
    blocks: list[Block] = []
    odd: list[Leaf] = []
    for block in shape.blocks:
        if isinstance(block, Elements):
            blocks.append(block._replace(data=data))
            continue
        values = block.packer.unpack_from(data, block.start)
        blocks.append(Leaves(block.start, block.stop, block.rows, values))
        for index, bad in block.watch:
            value = values[index]
            if value != bad if isinstance(bad, bytes) else value & bad:
                odd.append(Leaf(*block.rows[index], value))
    layout = Layout(
        data,
        ioctl,
        abi,
        shape.linux,
        shape.info,
        shape.argsz,
        shape.flags,
        shape.cap_offset,
        shape.caps,
        shape.chain_end,
        tuple(blocks),
        shape.findings,
        shape.given,
    )
    found: list[Finding] = []
    for leaf in odd:
        found += loose_finding(leaf)
    for one in blocks:
        if isinstance(one, Elements):
            found += check_elements(layout, one)
    return assemble(layout, [*shape.findings, *found])


def learn(known: Key, layout: Layout, chain: Chain) -> None:
    """Remember the shape of a layout that ``build`` gave."""
    blocks: list[_Fixed | Elements] = []
    for block in layout.blocks:
        if isinstance(block, Elements):
            blocks.append(block._replace(data=b""))
            continue
        if any(row[1] - row[0] > MAX_LEAF for row in block.rows):
            return
        blocks.append(_fixed(block, layout.abi))
    counters = tuple(
        cap.start + cap.struct.field(cap.definition.count).offset
        for cap in layout.caps
        if cap.definition is not None
        and cap.struct is not None
        and cap.definition.count is not None
        and cap.start + cap.struct.size <= layout.size
    )
    if sum(len(family.shapes) for family in _families.values()) >= MAX_SHAPES:
        _families.clear()
    family = _families.setdefault(known, _Family(counters, {}))
    unpack = _WORDS[layout.abi.byte_order].unpack_from
    counts = tuple([unpack(layout.data, at)[0] for at in counters])
    family.shapes[counts] = _Shape(
        layout.linux,
        layout.info,
        layout.argsz,
        layout.flags,
        layout.cap_offset,
        layout.caps,
        layout.chain_end,
        tuple(blocks),
        tuple(fixed_findings(layout, chain)),
        layout.given,
    )


def _fixed(block: Leaves, abi: Abi) -> _Fixed:
    codes: list[str] = []
    watch: list[tuple[int, int | bytes]] = []
    for index, (row, value) in enumerate(zip(block.rows, block.values, strict=True)):
        size = row[1] - row[0]
        codes.append(_CODES[size] if isinstance(value, int) else f"{size}s")
        bad = watched(Leaf(*row, value))
        if bad is not None:
            watch.append((index, bad))
    packer = Packer(abi.prefix + "".join(codes))
    return _Fixed(block.start, block.stop, block.rows, packer, tuple(watch))
