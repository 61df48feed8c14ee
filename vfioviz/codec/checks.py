"""The findings of ``decode``: what is odd or wrong in a buffer, apart from its links."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from vfioviz.codec.areas import check_areas
from vfioviz.codec.blocks import Block, Elements, Fields, Single
from vfioviz.codec.chain import Chain
from vfioviz.codec.checks_head import head_findings, is_iommufd
from vfioviz.codec.checks_values import PADS, odd_values, pad_bytes
from vfioviz.codec.finding import Finding, Severity
from vfioviz.codec.findings import finding
from vfioviz.codec.guess import alternatives
from vfioviz.codec.layout import CapNode, Layout
from vfioviz.codec.leaf import Leaf, Role
from vfioviz.codec.paths import owner_text
from vfioviz.codec.plan import Plan
from vfioviz.codec.ranges import check_elements
from vfioviz.codec.ref import INFO_INDEX
from vfioviz.language import mark
from vfioviz.uapi.outoftree import out_of_tree
from vfioviz.uapi.schema import CapabilityDef, Struct

MAX_FINDINGS = 1000
"""Maximum kept; a hostile chain could give one for each of its 65,536 headers."""

_SUSPICIOUS = frozenset({"unknown-flags", "cap-offset-ignored"})
"""Harmless alone, but typical of a wrong ioctl or byte order."""


def check(layout: Layout, chain: Chain) -> Layout:
    """Return the layout with all its findings, most severe first."""
    found = [*head_findings(layout), *chain.findings]
    room, size = layout.room, layout.size
    argsz = size if room is None else room
    _check_caps(layout, argsz, found)
    _check_blocks(layout, found)
    if not chain.broken and not argsz == size == layout.chain_end:
        found += _behind(layout)
    if not found:
        return layout
    if any(item.severity is Severity.ERROR or item.code in _SUSPICIOUS for item in found):
        found += alternatives(layout.data, layout.ioctl, layout.abi)
    if len(found) > 1:
        found.sort(key=_gravity)
    return layout._replace(findings=tuple(found[:MAX_FINDINGS]))


def _check_blocks(layout: Layout, found: list[Finding]) -> None:
    """Add the findings of the blocks; of a genuine answer only arrays are looked at closely."""
    for block in layout.blocks:
        if isinstance(block, Fields):
            base, _, _, plan, values = block
            calm = plan.calm and not base & 7
            if len(values) == len(plan.slots) and (calm or _plain_struct(base, plan, values)):
                continue
        elif isinstance(block, Single):
            start, stop, role, _, field, value = block.leaf
            usual = field.traits.usual
            if role in PADS:
                if stop - start < 8 and value in _ZEROS:
                    continue
            elif usual is None or role is not _CAP_FIELD or stop - start == usual:
                continue
        if len(found) > MAX_FINDINGS:
            return
        found += _check_block(layout, block)


def _check_block(layout: Layout, block: Block) -> Iterator[Finding]:
    if isinstance(block, Fields):
        # Of iommufd's info, ``head_findings`` tells whose bytes these are.
        told = block.cap == INFO_INDEX and is_iommufd(layout)
        yield from (each for each in _fields(block) if not (told and each.code == "pad-bytes"))
    elif isinstance(block, Elements):
        yield from _misaligned_elements(block)
        yield from check_elements(layout, block)
        yield from check_areas(layout, block)
    else:
        yield from _single(layout, block)


_CAP_FIELD = Role.CAP_FIELD
_ZEROS = frozenset(bytes(size) for size in range(8))


def _plain_struct(base: int, plan: Plan, values: tuple[int | bytes, ...]) -> bool:
    for at in plan.wide:
        if base + at & 7:
            return False
    for slot, bad in plan.watch:
        if values[slot] & bad:  # type: ignore[operator]  # an int, by its code
            return False
    for slot in plan.fillers:
        if values[slot].strip(b"\0"):  # type: ignore[union-attr]  # bytes, by its code
            return False
    array = plan.array
    return array is None or not array.slots or values[array.counter] != 0


def _check_caps(layout: Layout, argsz: int, found: list[Finding]) -> None:
    seen: dict[int, int] = {}
    starts: list[int] = []
    for cap in layout.caps:
        index, start, stop, id_, version, _, _, definition, _, exact = cap
        if id_ in seen or definition is None or definition.version != version:
            found += _identity(layout, cap, seen)
        seen.setdefault(id_, index)
        if not exact or stop > argsz:
            starts = starts or sorted(each.start for each in layout.caps)
            found += _extent(layout, cap, starts)
        if start & 7:
            found.append(_unaligned(cap))
        if len(found) > MAX_FINDINGS:
            return


_ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}


def _gravity(item: Finding) -> tuple[int, int]:
    return _ORDER[item.severity], item.start


def _identity(layout: Layout, cap: CapNode, seen: dict[int, int]) -> Iterator[Finding]:
    where = f"caps[{cap.index}] at {cap.start}"
    if cap.id == 0:
        yield finding(
            "id-zero",
            cap.start,
            cap.start + 2,
            mark("{where} has id 0, which no kernel issues."),
            where=where,
        )
    elif cap.definition is None:
        yield _unknown(layout, cap, where)
    elif cap.definition.version != cap.version:
        yield finding(
            "unknown-version",
            cap.start + 2,
            cap.start + 4,
            mark(
                "{where} is {name} version {version}: decoded by the fields of version {known}, "
                "the rest shown as bytes."
            ),
            where=where,
            name=cap.name,
            version=cap.version,
            known=cap.definition.version,
        )
    if cap.id in seen:
        yield finding(
            "duplicate-id",
            cap.start,
            cap.start + 2,
            mark("{where} has id {id}, as caps[{other}] before it."),
            where=where,
            id=cap.id,
            other=seen[cap.id],
        )


def _unknown(layout: Layout, cap: CapNode, where: str) -> Finding:
    other = out_of_tree(layout.ioctl.ids, cap.id)
    said = mark("{where} has id {id}, which this ioctl does not define: shown as bytes.")
    if other is not None:
        said = mark(
            "{where} has id {id}, which no release of Linux up to v6.12 defines; out of tree it "
            "is {macro} ({origin}). Shown as bytes."
        )
    return finding(
        "unknown-id", cap.start, cap.start + 2, said, where=where, id=cap.id,
        macro="" if other is None else other.macro, origin="" if other is None else other.origin,
    )  # fmt: skip


def _extent(layout: Layout, cap: CapNode, starts: list[int]) -> Iterator[Finding]:
    definition, shape = cap.definition, cap.struct
    known = definition is not None and definition.version == cap.version
    if known and definition is not None and shape is not None and not cap.exact:
        yield from _cut(layout, cap, definition, shape, starts)
    argsz = layout.room
    if argsz is not None and layout.ioctl.minsz <= argsz < cap.stop:
        yield finding(
            "cap-past-argsz",
            max(cap.start, argsz),
            cap.stop,
            mark("caps[{index}] ({name}) ends at {stop}, {number} bytes past argsz {argsz}."),
            index=cap.index,
            name=cap.name,
            stop=cap.stop,
            number=cap.stop - argsz,
            argsz=argsz,
        )


def _cut(
    layout: Layout, cap: CapNode, definition: CapabilityDef, shape: Struct, starts: list[int]
) -> Iterator[Finding]:
    where = f"caps[{cap.index}] ({cap.name}) at {cap.start}"
    place = bisect_right(starts, cap.start)
    following = starts[place] if place < len(starts) else layout.size
    fixed_stop = cap.start + shape.size
    if following < fixed_stop and place < len(starts):
        yield finding(
            "overlap",
            following,
            min(fixed_stop, layout.size),
            mark("{where} needs {size} bytes, but a capability starts inside it, at {following}."),
            where=where,
            size=shape.size,
            following=following,
        )
        return
    if fixed_stop > layout.size:
        yield finding(
            "cap-cut",
            cap.start,
            layout.size,
            mark("{where} needs {size} bytes; {number} are there."),
            _cut_severity(layout),
            where=where,
            size=shape.size,
            number=layout.size - cap.start,
        )
        return
    if definition.count is None:
        return
    counter, last = shape.field(definition.count), shape.fields[-1]
    start = cap.start + counter.offset
    raw = layout.data[start : start + counter.size]
    count = int.from_bytes(raw, layout.abi.byte_order)
    stop = cap.start + last.offset + count * last.size
    room = following if layout.room is None else min(following, max(layout.room, fixed_stop))
    code = "count-past-end" if last.size > 1 else "string-past-end"
    yield finding(
        code,
        start,
        start + counter.size,
        mark(
            "{where}: {name} is {count}, so {array} would end at {stop}; there is room up to "
            "{room}."
        ),
        where=where,
        name=counter.name,
        count=count,
        array=last.name,
        stop=stop,
        room=room,
    )


def _cut_severity(layout: Layout) -> Severity | None:
    """Mbochs cuts its TYPE capability when the caller passes 33 to 47 bytes (up to v6.18)."""
    genuine = layout.ioctl.key == "region" and layout.argsz == 48 and layout.cap_offset == 32
    return Severity.WARNING if genuine else None


def _unaligned(cap: CapNode) -> Finding:
    rest = cap.start % 8
    code = "unaligned-start" if cap.start % 4 == 0 else "unaligned-mod-4"
    return finding(
        code,
        cap.start,
        min(cap.start + 8, cap.stop),
        mark("caps[{index}] ({name}) starts at {start}; {start} mod 8 = {rest}."),
        index=cap.index,
        name=cap.name,
        start=cap.start,
        rest=rest,
    )


def _fields(block: Fields) -> Iterator[Finding]:
    plan, known, base = block.plan, len(block.values), block.start
    wide = [
        block.leaf(index)
        for index in plan.u64
        if index < known and base + plan.slots[index].start & 7
    ]
    if wide:
        yield _misaligned(wide)
    array = plan.array
    counted = array is not None and bool(array.slots) and array.counter < known
    if array is not None and counted and not block.values[array.counter]:
        leaf = block.leaf(array.counter)
        yield finding(
            "empty-array",
            leaf.start,
            leaf.stop,
            mark("{path} is 0: no element follows."),
            path=leaf.path,
        )
    yield from odd_values(block)


def _misaligned(leaves: list[Leaf]) -> Finding:
    fields = ", ".join(f"{leaf.field.name} at {leaf.start}" for leaf in leaves)
    return finding(
        "misaligned",
        leaves[0].start,
        leaves[-1].stop,
        mark("{value}: u64 off the 8-byte line: {fields}."),
        value=owner_text(leaves[0].place) or "info",
        fields=fields,
    )


def _single(layout: Layout, block: Single) -> Iterator[Finding]:
    leaf = block.leaf
    size = leaf.stop - leaf.start
    if leaf.role in PADS:
        if size > 7:
            yield _wide_gap(layout, leaf)
        yield from pad_bytes(leaf)
    usual = leaf.field.traits.usual
    if leaf.role is Role.CAP_FIELD and usual is not None and size != usual:
        yield finding(
            "string-size",
            leaf.start,
            leaf.stop,
            mark("{path} has {size} bytes; the kernel writes {item}."),
            path=leaf.path,
            size=size,
            item=usual,
        )


def _wide_gap(layout: Layout, leaf: Leaf) -> Finding:
    size, index = leaf.stop - leaf.start, leaf.place.cap
    said = mark("{size} bytes of pad at {start}: rounding to 8 explains at most 7.")
    id_ = layout.caps[index].id if 0 <= index < len(layout.caps) else 0
    other = out_of_tree(layout.ioctl.ids, id_)
    if other is not None and other.longer:
        said = mark(
            "{size} bytes at {start} that rounding to 8 does not explain: id {id} may be "
            "{macro} ({origin}), which is longer."
        )
    return finding(
        "wide-gap", leaf.start, leaf.stop, said, size=size, start=leaf.start, id=id_,
        macro="" if other is None else other.macro, origin="" if other is None else other.origin,
    )  # fmt: skip


def _misaligned_elements(block: Elements) -> Iterator[Finding]:
    off = [
        slot
        for slot in block.plan.slots
        if slot.field.natural == 8 and (block.start + slot.start) % 8
    ]
    if not off:
        return
    fields = ", ".join(slot.field.name for slot in off)
    yield finding(
        "misaligned",
        block.start,
        block.stop,
        mark(
            "{owner}: {number} u64 off the 8-byte line: {fields} of {length} elements from "
            "{start} on."
        ),
        owner=f"caps[{block.cap}].{block.name}",
        number=block.length * len(off),
        fields=fields,
        length=block.length,
        start=block.start,
    )


def _behind(layout: Layout) -> Iterator[Finding]:
    size, end, argsz = layout.size, layout.chain_end, layout.room
    if argsz is None or end >= size:
        return
    if argsz > end and not layout.caps:
        count = min(argsz, size) - end
        short = layout.ioctl.key == "iommu" and (layout.flags or 0) & layout.ioctl.caps_flag
        yield finding(
            "slack",
            end,
            min(argsz, size),
            mark(
                "The {count} bytes from {end} on are the caller's, or parts of a chain that "
                "iommufd has written: no chain was returned."
            )
            if short
            else mark("The {count} bytes from {end} on are the caller's: no chain was returned."),
            count=count,
            end=end,
        )
    elif argsz > end:
        count = min(argsz, size) - end
        yield finding(
            "slack",
            end,
            min(argsz, size),
            mark("The chain ends at {end}; the {count} bytes up to argsz are the caller's."),
            end=end,
            count=count,
        )
    if argsz < size:
        start = max(argsz, end)
        yield finding(
            "bytes-past-argsz",
            start,
            size,
            mark("The {number} bytes from {start} on lie behind argsz {argsz}."),
            number=size - start,
            start=start,
            argsz=argsz,
        )
