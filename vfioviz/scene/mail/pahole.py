"""The info struct and each capability as pahole lists a struct; then the bytes."""

from __future__ import annotations

from collections.abc import Iterator

from vfioviz.codec.layout import CapNode, Layout
from vfioviz.scene.mail.common import cap_title, dump, head
from vfioviz.uapi.schema import Struct

_MOST = 200
"""Maximum structs; the rest of a longer chain is counted, not listed."""


def lines(layout: Layout, title: str) -> Iterator[str]:
    """Yield the structs in buffer order, and the dump."""
    yield from head(layout, title)
    if layout.misaligned:
        yield "/* !: holds a field at an offset that is no multiple of its size */"
    yield ""
    yield from _struct(layout.info, 0, "info", min(layout.info.size, layout.size))
    end = min(layout.info.size, layout.size)
    for cap in layout.caps[:_MOST]:
        if cap.start > end:
            yield f"/* {cap.start - end} bytes pad at {end} */"
            yield ""
        yield from _capability(cap)
        end = cap.stop
    if len(layout.caps) > _MOST:
        yield f"/* {len(layout.caps) - _MOST} more capabilities are not listed */"
    if layout.size > end:
        yield f"/* {layout.size - end} bytes behind at {end} */"
        yield ""
    yield from dump(layout.data)


def _capability(cap: CapNode) -> Iterator[str]:
    size = cap.stop - cap.start
    if cap.struct is not None:
        yield from _struct(cap.struct, cap.start, cap_title(cap), size)
        return
    yield f"/* {cap_title(cap)}: id {cap.id}, version {cap.version}, not known */"
    yield f"/* at {cap.start}, {size} bytes */"
    yield ""


def _struct(struct: Struct, base: int, what: str, size: int) -> Iterator[str]:
    """Yield one struct; its offsets count from the start of the buffer."""
    mark = f", {base} mod 8 = {base % 8}" if base % 8 else ""
    yield f"/* {what}: offset {base}{mark} */"
    yield f"struct {struct.name} {{"
    holes = dict(struct.holes)
    at = 0
    for field in struct.fields:
        if at in holes:
            yield f"    /* XXX {holes[at] - at} bytes hole */"
            at = holes[at]
        start = base + field.offset
        inner = field.struct.fields if field.struct is not None else (field,)
        first = 0 if field.struct is not None else field.offset
        split = any((start + part.offset - first) % part.natural for part in inner)
        note = " !" if split else ""
        many = "" if field.count is None else f"[{field.count or ''}]"
        declared = f"{field.type} {field.name}{many};"
        yield f"    {declared:<44} /* {start:>6} {field.size:>4} */{note}"
        at = field.offset + field.size
    if struct.tail is not None:
        yield f"    /* padding: {struct.tail[1] - struct.tail[0]} */"
    more = f", {size} with what follows it" if size != struct.size else ""
    yield f"    /* size: {struct.size}{more} */"
    yield "};"
    yield ""
