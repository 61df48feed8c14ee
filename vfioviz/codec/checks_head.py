"""Findings about the info struct: argsz, flags, cap_offset and pad."""

from __future__ import annotations

from collections.abc import Iterator

from vfioviz.codec.finding import Finding
from vfioviz.codec.findings import finding
from vfioviz.codec.layout import Layout
from vfioviz.codec.plan import plans_at
from vfioviz.language import mark
from vfioviz.uapi.outoftree import FLAGS
from vfioviz.uapi.schema import Field

_DMA_AVAIL = 3
_AMPLE = 4096
"""From here on argsz is a caller's buffer size, more than a few areas need."""


def head_findings(layout: Layout) -> Iterator[Finding]:
    """Yield the findings for argsz, flags, cap_offset and pad."""
    size, ioctl, argsz, flags = layout.size, layout.ioctl, layout.argsz, layout.flags
    if size < ioctl.minsz:
        yield finding(
            "truncated-info",
            0,
            size,
            mark(
                "The buffer has {size} bytes; struct {struct_name} needs {minsz} at the least. "
                "Shown is what is there."
            ),
            size=size,
            struct_name=ioctl.struct_name,
            minsz=ioctl.minsz,
        )
    if argsz is None:
        return
    room = argsz if layout.given is None else layout.given
    if room < ioctl.minsz:
        yield finding(
            "argsz-below-minsz",
            0,
            4,
            mark("argsz is {room}, below minsz {minsz}: the kernel answers EINVAL to that."),
            room=room,
            minsz=ioctl.minsz,
        )
    elif argsz > size:
        yield _beyond(layout, argsz)
    if room < layout.info.size:
        yield from _inside_field(layout, room)
    if flags is not None:
        yield from _flags(layout, flags)
    pad = _info_pad(layout)
    if pad is not None:
        yield pad


def _pad_field(layout: Layout) -> Field | None:
    """Return the trailing pad of the info struct, if the revision has one."""
    last = layout.info.fields[-1]
    return last if last.traits.result and last.traits.reserved else None


def _info_pad(layout: Layout) -> Finding | None:
    field, hole = _pad_field(layout), layout.info.tail
    if field is not None:
        start, stop = field.offset, field.offset + field.size
    elif hole is not None and is_iommufd(layout):
        start, stop = hole
    else:
        return None
    if any(layout.data[start:stop]) and (not layout.caps or layout.caps[0].start >= stop):
        return _odd_pad(layout, start, stop)
    return None


def _odd_pad(layout: Layout, start: int, stop: int) -> Finding:
    said = mark("info.pad holds {shown}: a kernel before v6.6 does not write it.")
    if is_iommufd(layout):
        said = mark(
            "info.pad holds {shown}: iommufd before Linux commit b3551ead6163 copied its stack "
            "there, a leak."
        )
    shown = layout.data[start:stop].hex(" ")
    return finding("pad-bytes", start, min(stop, layout.size), said, shown=shown)


def is_iommufd(layout: Layout) -> bool:
    """Whether iommufd answered: DMA_AVAIL first, with 0xffffffff, and the chain ends at argsz."""
    if layout.ioctl.key != "iommu" or not layout.caps or layout.caps[0].id != _DMA_AVAIL:
        return False
    at = layout.caps[0].start + 8
    ends = {layout.chain_end, max(cap.stop for cap in layout.caps)}
    return layout.data[at : at + 4] == b"\xff" * 4 and layout.argsz in ends


def _inside_field(layout: Layout, argsz: int) -> Iterator[Finding]:
    for field in layout.info.fields:
        if field.offset >= layout.size:
            return
        if layout.ioctl.minsz <= field.offset < argsz < field.offset + field.size:
            yield finding(
                "argsz-inside-field",
                field.offset,
                min(argsz, layout.size),
                mark("argsz {argsz} ends inside {name}: its last bytes are the caller's own."),
                argsz=argsz,
                name=field.name,
            )


def _beyond(layout: Layout, argsz: int) -> Finding:
    said = mark(
        "argsz is {argsz}, but {size} bytes are here: the caller's buffer was larger, or the "
        "capture is cut."
    )
    if _is_short(layout):
        said = mark("argsz is {argsz}: the size that the kernel needs; {size} bytes are here.")
    elif _may_be_a_server(layout, argsz):
        said = mark(
            "argsz is {argsz}, but {size} bytes are here: the caller's buffer was larger, the "
            "capture is cut, or a vfio-user server (libvfio-user, rust-vmm) says how much it needs."
        )
    elif layout.given is not None and layout.given <= layout.size:
        said = mark("argsz is {argsz}, but {size} bytes are here: more than the caller passed.")
    return finding("argsz-beyond-buffer", 0, 4, said, argsz=argsz, size=layout.size)


def _may_be_a_server(layout: Layout, argsz: int) -> bool:
    """Whether argsz fits a region with areas, for which libvfio-user may not set CAPS."""
    no_chain = not layout.caps and layout.ioctl.key == "region"
    return no_chain and 64 <= argsz < _AMPLE and argsz % 16 == 0


def _is_short(layout: Layout) -> bool:
    flags = layout.flags or 0
    return flags & layout.ioctl.caps_flag != 0 and not layout.cap_offset


def _flags(layout: Layout, flags: int) -> Iterator[Finding]:
    ioctl = layout.ioctl
    at, flags_at = ioctl.cap_offset_at, ioctl.flags_at
    caps = flags & ioctl.caps_flag != 0
    unnamed = flags & ~plans_at(ioctl, layout.abi, layout.linux).info(ioctl).bits
    if unnamed:
        yield _unnamed(layout, flags, unnamed)
    if caps and layout.cap_offset == 0:
        yield finding(
            "short-answer",
            at,
            at + 4,
            mark(
                "CAPS is set and cap_offset is 0: the buffer was too small for the chain; the "
                "kernel asks for argsz {argsz}."
            ),
            argsz=layout.argsz,
        )
    elif caps and (layout.cap_offset is None or (layout.room or 0) < at + 4):
        yield finding(
            "cap-offset-absent",
            flags_at,
            flags_at + 4,
            mark("CAPS is set, but cap_offset at {at} is not among the bytes given back."),
            at=at,
        )
    elif not caps and layout.cap_offset and (layout.room or 0) >= at + 4:
        yield finding(
            "cap-offset-ignored",
            at,
            at + 4,
            mark(
                "cap_offset is {cap_offset:#x}, but CAPS is clear: the field is ignored. It "
                "holds what the caller had there."
            ),
            cap_offset=layout.cap_offset,
        )
    pad = _pad_on_cap(layout)
    if pad is not None:
        yield pad


def _unnamed(layout: Layout, flags: int, unnamed: int) -> Finding:
    at = layout.ioctl.flags_at
    said = mark("flags is {flags:#x}: the bits {unnamed:#x} have no name up to v6.12.")
    names = [one for one in FLAGS.get(layout.ioctl.ids, ()) if one[0] & unnamed]
    if names:
        said = mark(
            "flags is {flags:#x}: the bits {unnamed:#x} have no name up to v6.12; out of tree, "
            "{value:#x} is {name} ({origin})."
        )
    value, name, origin = names[0] if names else (0, "", "")
    return finding(
        "unknown-flags", at, at + 4, said, flags=flags, unnamed=unnamed, value=value, name=name,
        origin=origin,
    )  # fmt: skip


def _pad_on_cap(layout: Layout) -> Finding | None:
    """Return a finding if the chain starts where newer headers have the pad."""
    if not layout.caps:
        return None
    ioctl, first = layout.ioctl, layout.caps[0].start
    grown = plans_at(ioctl, layout.abi).info(ioctl).size
    if first < grown <= (layout.room or 0):
        return finding(
            "pad-on-cap",
            first,
            grown,
            mark(
                "The chain starts at {first}: a program built with headers since v6.6 finds "
                "caps[0]'s id and version where it reads info.pad, and cap_offset below its "
                "sizeof(info)."
            ),
            first=first,
        )
    return None
