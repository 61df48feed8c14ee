"""Findings about the info struct: argsz, flags, cap_offset and pad."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from vfioviz.codec.chain import CAP_OFFSET_AT
from vfioviz.codec.checks_values import named_bits
from vfioviz.codec.findings import finding
from vfioviz.codec.layout import Finding
from vfioviz.codec.tree import Layout
from vfioviz.language import mark
from vfioviz.uapi import structs
from vfioviz.uapi.abi import X86_64


def head_findings(layout: Layout) -> Iterator[Finding]:
    """Yield what argsz, flags, cap_offset and pad give cause to say."""
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
    yield from _info_pad(layout)


def _info_pad(layout: Layout) -> Iterator[Finding]:
    names = layout.info.size == 24 and layout.info.tail is None
    if names and any(layout.data[20:24]) and (not layout.caps or layout.caps[0].start >= 24):
        shown = layout.data[20:24].hex(" ")
        yield finding(
            "pad-bytes",
            20,
            min(24, layout.size),
            mark("info.pad holds {shown}: a kernel before v6.6 does not write it."),
            shown=shown,
        )


def _inside_field(layout: Layout, argsz: int) -> Iterator[Finding]:
    for field in layout.info.fields:
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
    return finding("argsz-beyond-buffer", 0, 4, said, argsz=argsz, size=layout.size)


@cache
def _named_bits(struct_name: str) -> int:
    return named_bits(structs.struct(struct_name, X86_64).field("flags").flags)


def _is_short(layout: Layout) -> bool:
    flags = layout.flags or 0
    return flags & layout.ioctl.caps_flag != 0 and not layout.cap_offset


def _flags(layout: Layout, flags: int) -> Iterator[Finding]:
    ioctl = layout.ioctl
    at = CAP_OFFSET_AT[ioctl.key]
    caps = flags & ioctl.caps_flag != 0
    unnamed = flags & ~_named_bits(ioctl.struct_name)
    if unnamed:
        yield finding(
            "unknown-flags",
            4,
            8,
            mark("flags is {flags:#x}: the bits {unnamed:#x} have no name up to v6.12."),
            flags=flags,
            unnamed=unnamed,
        )
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
            4,
            8,
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
    first = layout.caps[0].start if layout.caps else 0
    if ioctl.key == "device" and first == 20 and (layout.room or 0) >= 24:
        yield finding(
            "pad-on-cap",
            20,
            24,
            mark(
                "The chain starts at 20: a program built with headers since v6.6 finds caps[0]'s "
                "id and version where it reads info.pad, and cap_offset below its sizeof(info)."
            ),
        )
