"""Why a byte is where it is: from the byte out to the link that leads to it, a sentence a step."""

from __future__ import annotations

from collections.abc import Iterator

from vfioviz.codec.layout import CapNode, Layout
from vfioviz.codec.leaf import Leaf, Role
from vfioviz.document.derived import DerivedColumn
from vfioviz.language import mark, tr
from vfioviz.scene import text
from vfioviz.scene.change import previous

_STEP = 8
"""Bytes that kernels round capabilities up to."""
_FEW = 4
"""Links that are told of."""
_FILLERS = {
    Role.INFO_HOLE: mark("The compiler left this hole, so that the field behind it is aligned."),
    Role.CAP_HOLE: mark("The compiler left this hole, so that the field behind it is aligned."),
    Role.INFO_TAIL: mark("The compiler ends a struct at a multiple of its alignment: this tail."),
    Role.CAP_TAIL: mark("The compiler ends a struct at a multiple of its alignment: this tail."),
    Role.INFO_PAD: mark("The kernel put this pad there, so that the first capability is aligned."),
    Role.CAP_PAD: mark("The kernel put this pad there, so that the next capability is aligned."),
    Role.SLACK: mark("The answer ends before it: this is room that the caller had left over."),
    Role.PAST_ARGSZ: mark("The caller's memory ends before it: argsz does not reach here."),
    Role.UNKNOWN: mark("What it means is not known: no header here has this capability."),
    Role.UNDECODABLE: mark("No struct and no chain accounts for it."),
}


def why(column: DerivedColumn, at: int) -> tuple[str, ...]:
    """Return the sentences for the byte at an offset inside the buffer of a column."""
    layout = column.layout
    leaf = layout.leaf_at(at)
    if leaf.role is Role.HIDDEN:
        return (tr("A lesson hides it until you have answered."),)
    return tuple(_sentences(layout, leaf, at))


def _sentences(layout: Layout, leaf: Leaf, at: int) -> Iterator[str]:
    size = text.byte_count(leaf.stop - leaf.start)
    yield tr(
        "Offset {at} is byte {n} of {path}, which has {size}.",
        at=text.both(at), n=at - leaf.start, path=leaf.path, size=size,
    )  # fmt: skip
    if leaf.role in _FILLERS:
        yield tr(_FILLERS[leaf.role])
    node = owner(layout, leaf.start)
    if node is None:
        if leaf.role in {Role.INFO, Role.INFO_HOLE, Role.INFO_TAIL}:
            yield tr(
                "It is {n} into struct {struct}, with which the answer begins.",
                n=text.byte_count(leaf.start), struct=layout.info.name,
            )  # fmt: skip
    else:
        yield tr(
            "It is {n} into {name}, caps[{index}], which starts at {start}.",
            n=text.byte_count(leaf.start - node.start), name=text.capability(node),
            index=node.index, start=node.start,
        )  # fmt: skip
        yield _start(layout, node)
        yield from _led(layout, node)
    if leaf.misaligned:
        yield tr(
            "{at} mod {size} = {rest}: it is not at a multiple of its size.",
            at=leaf.start, size=leaf.field.natural, rest=leaf.start % leaf.field.natural,
        )  # fmt: skip


def owner(layout: Layout, at: int) -> CapNode | None:
    """Return the capability that has a byte, its header included; None for none."""
    inside = [node for node in layout.caps if node.start <= at < node.stop]
    return max(inside, key=lambda each: each.start, default=None)


def _start(layout: Layout, node: CapNode) -> str:
    before = previous(layout, node.index)
    begin = node.start - before.room
    if before.room == before.size:
        how = f"{begin} + {before.size}"
    elif before.room == -(-before.size // _STEP) * _STEP:
        how = f"{begin} + ALIGN({before.size}, {_STEP})"
    else:
        how = f"{begin} + {before.size} + {before.room - before.size}"
    return tr(
        "{start} = {how}: {name} lies before it, {size}.",
        start=node.start, how=how, name=before.name, size=text.byte_count(before.size),
    )  # fmt: skip


def pointers(layout: Layout, node: CapNode) -> tuple[int, ...]:
    """Return the offsets of the links that lead to a capability, in order of offset."""
    found = [layout.ioctl.cap_offset_at] if layout.cap_offset == node.start else []
    found += [each.start + 4 for each in layout.caps if each.next == node.start]
    return tuple(sorted(each for each in found if each + 4 <= layout.size))


def _led(layout: Layout, node: CapNode) -> Iterator[str]:
    found = pointers(layout, node)
    for source in found[:_FEW]:
        yield tr(
            "{path} at {at} points here.", path=layout.leaf_at(source).path, at=text.both(source)
        )
    if len(found) > _FEW:
        yield tr("{n} more point here.", n=len(found) - _FEW)
    if not found:
        yield tr("Nothing points here.")
