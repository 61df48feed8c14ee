"""A layout as rows of a tree: info, pads, capabilities, their fields, flags and elements.

Rows are made when asked for: an array of a million ranges costs nothing until it is unfolded.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from vfioviz.codec.blocks import Elements
from vfioviz.codec.layout import CapNode, Layout
from vfioviz.codec.leaf import Leaf, Role
from vfioviz.codec.ref import INFO, FieldRef, Part
from vfioviz.document.derived import DerivedColumn
from vfioviz.language import tr
from vfioviz.scene import text
from vfioviz.uapi.headerset import Ioctl
from vfioviz.uapi.schema import Flag

Kind = Literal["info", "cap", "header", "field", "flag", "array", "chunk", "element", "filler"]


_CHUNK = 1024
"""Elements below one row: a tree view asks for all rows of what it unfolds."""
_PADS = frozenset({Role.CAP_PAD, Role.INFO_PAD})
_INFO = frozenset({Role.INFO, Role.INFO_HOLE, Role.INFO_TAIL})
_FILLERS = frozenset(
    {Role.INFO_HOLE, Role.INFO_TAIL, Role.INFO_PAD, Role.CAP_HOLE, Role.CAP_TAIL, Role.CAP_PAD,
     Role.SLACK, Role.PAST_ARGSZ, Role.UNDECODABLE}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class TreeRow:
    """One row; its children are made by ``child``."""

    key: Hashable
    """Tells it from its siblings; the same thing keeps its key through an edit."""
    kind: Kind
    name: str
    value: str
    meaning: str
    start: int
    stop: int
    ref: FieldRef | None
    """What it is; None for rows that stand for several things, and loose bytes."""
    path: str = ""
    """The text of that, for people."""
    leaf: Leaf | None = None
    cap: int | None = None
    """Index of the capability that it is or belongs to."""
    flag: Flag | None = None
    tone: int | None = None
    """Colour of the capability, as in the map."""
    length: int = 0
    child: Callable[[int], TreeRow] | None = field(default=None, compare=False)

    @property
    def misaligned(self) -> bool:
        """Whether a scalar stands at an offset that is no multiple of its size."""
        return self.leaf is not None and self.flag is None and self.leaf.misaligned


def rows(column: DerivedColumn, tones: Callable[[Ioctl, int], int]) -> tuple[TreeRow, ...]:
    """Return the top rows of a column, ascending by offset."""
    return tuple(_top(column.layout, tones))


@dataclass(slots=True)
class _Group:
    """Leaves and arrays that stand below one top row."""

    start: int
    stop: int
    cap: int | None
    leaves: list[Leaf]
    array: Elements | None = None


def _top(layout: Layout, tones: Callable[[Ioctl, int], int]) -> Iterator[TreeRow]:
    for group in _groups(layout):
        if group.cap is not None:
            yield _capability(layout, layout.caps[group.cap], group, tones)
        elif group.leaves and group.leaves[0].role in _INFO:
            yield _info(layout, group)
        else:
            yield from (_leaf(layout, leaf) for leaf in group.leaves)


def _groups(layout: Layout) -> Iterator[_Group]:
    current: _Group | None = None
    cap: int | None
    for block in layout.blocks:
        if isinstance(block, Elements):
            cap = block.cap
            if current is None or current.cap != cap:
                if current is not None:
                    yield current
                current = _Group(block.start, block.stop, cap, [])
            current.array = block
            current.stop = block.stop
            continue
        for leaf in block.leaves:
            cap = None if leaf.role in _PADS else leaf.place.cap
            if cap is not None and not 0 <= cap < len(layout.caps):
                cap = None  # a header that the end of the buffer cuts is no capability
            info = leaf.role in _INFO
            if (
                current is not None
                and current.cap == cap
                and (cap is not None or (info and current.leaves[0].role in _INFO))
            ):
                current.leaves.append(leaf)
                current.stop = leaf.stop
                continue
            if current is not None:
                yield current
            current = _Group(leaf.start, leaf.stop, cap, [leaf])
    if current is not None:
        yield current


def _info(layout: Layout, group: _Group) -> TreeRow:
    leaves = tuple(group.leaves)
    return TreeRow(
        key="info",
        kind="info",
        name="info",
        value="",
        meaning=f"struct {layout.ioctl.struct_name}",
        start=group.start,
        stop=group.stop,
        ref=FieldRef(INFO),
        tone=0,
        length=len(leaves),
        child=lambda index: _leaf(layout, leaves[index]),
    )


def _capability(
    layout: Layout, node: CapNode, group: _Group, tones: Callable[[Ioctl, int], int]
) -> TreeRow:
    header = tuple(leaf for leaf in group.leaves if leaf.role is Role.CAP_HEADER)
    rest = tuple(leaf for leaf in group.leaves if leaf.role is not Role.CAP_HEADER)
    array = group.array
    makers: list[Callable[[], TreeRow]] = []
    if header:
        makers.append(lambda: _header(layout, node, header))
    before = [leaf for leaf in rest if array is None or leaf.start < array.start]
    behind = [leaf for leaf in rest if array is not None and leaf.start >= array.start]
    makers += [_maker(layout, leaf, node.index) for leaf in before]
    if array is not None:
        elements = array
        makers.append(lambda: _array(layout, elements, node.index))
    makers += [_maker(layout, leaf, node.index) for leaf in behind]
    return TreeRow(
        key=(layout.owner(node.index), node.id, node.version),
        kind="cap",
        name=text.capability(node),
        value=f"caps[{node.index}]",
        meaning=node.definition.macro if node.definition else tr("not known to this ioctl"),
        start=group.start,
        stop=group.stop,
        ref=FieldRef(layout.owner(node.index)),
        path=f"caps[{node.index}]",
        cap=node.index,
        tone=tones(layout.ioctl, node.id),
        length=len(makers),
        child=lambda index: makers[index](),
    )


def _maker(layout: Layout, leaf: Leaf, cap: int) -> Callable[[], TreeRow]:
    return lambda: _leaf(layout, leaf, cap)


def _header(layout: Layout, node: CapNode, leaves: tuple[Leaf, ...]) -> TreeRow:
    parts = ", ".join(f"{leaf.field.name} {text.short_value(leaf)}" for leaf in leaves)
    target = text.target(layout, leaves[-1])
    return TreeRow(
        key="header",
        kind="header",
        name="header",
        value=parts,
        meaning=tr("next: {target}", target=target) if target else "",
        start=leaves[0].start,
        stop=leaves[-1].stop,
        ref=FieldRef(layout.owner(node.index), Part.HEADER),
        path=f"caps[{node.index}].header",
        cap=node.index,
        length=len(leaves),
        child=lambda index: _leaf(layout, leaves[index], node.index),
    )


def _array(layout: Layout, elements: Elements, cap: int) -> TreeRow:
    count = elements.length
    chunks = -(-count // _CHUNK)
    many = chunks > 1
    return TreeRow(
        key="array",
        kind="array",
        name=elements.name,
        value=text.plural(count, "element"),
        meaning=elements.plan.field.type,
        start=elements.start,
        stop=elements.stop,
        ref=FieldRef(layout.owner(cap), Part.BODY, elements.name),
        path=f"caps[{cap}].{elements.name}",
        cap=cap,
        length=chunks if many else count,
        child=(lambda index: _chunk(layout, elements, index, cap))
        if many
        else (lambda index: _element(layout, elements, index, cap)),
    )


def _chunk(layout: Layout, elements: Elements, chunk: int, cap: int) -> TreeRow:
    """Return a row for some elements of a long array, which a tree could not unfold at once."""
    first = chunk * _CHUNK
    last = min(first + _CHUNK, elements.length)
    size = elements.plan.element
    return TreeRow(
        key=f"chunk {chunk}",
        kind="chunk",
        name=f"[{first}] to [{last - 1}]",
        value=text.plural(last - first, "element"),
        meaning="",
        start=elements.start + first * size,
        stop=elements.start + last * size,
        ref=None,
        cap=cap,
        length=last - first,
        child=lambda index: _element(layout, elements, first + index, cap),
    )


def _element(layout: Layout, elements: Elements, index: int, cap: int) -> TreeRow:
    start = elements.start + index * elements.plan.element
    leaves = tuple(elements.between(start, start + elements.plan.element))
    parts = ", ".join(f"{leaf.field.name} {text.short_value(leaf)}" for leaf in leaves)
    return TreeRow(
        key=f"[{index}]",
        kind="element",
        name=f"[{index}]",
        value=parts,
        meaning="",
        start=start,
        stop=start + elements.plan.element,
        ref=FieldRef(layout.owner(cap), Part.BODY, elements.name, index),
        path=f"caps[{cap}].{elements.name}[{index}]",
        cap=cap,
        length=len(leaves),
        child=lambda at: _leaf(layout, leaves[at], cap),
    )


def _leaf(layout: Layout, leaf: Leaf, cap: int | None = None) -> TreeRow:
    filler = leaf.role in _FILLERS
    flags = leaf.field.flags if isinstance(leaf.value, int) else ()
    return TreeRow(
        key=(leaf.role, layout.ref(leaf)),
        kind="filler" if filler else "field",
        name=text.cell_name(leaf) if filler else leaf.field.name,
        value=text.short_value(leaf),
        meaning=tr(text.ROLES[leaf.role]) if filler else text.meaning(layout, leaf),
        start=leaf.start,
        stop=leaf.stop,
        ref=layout.ref(leaf),
        path=leaf.path,
        leaf=leaf,
        cap=cap,
        length=len(flags),
        child=(lambda index: _flag(layout, leaf, flags[index], cap)) if flags else None,
    )


def _flag(layout: Layout, leaf: Leaf, flag: Flag, cap: int | None) -> TreeRow:
    return TreeRow(
        key=flag.name,
        kind="flag",
        name=flag.name,
        value=text.offset(flag.value, hexadecimal=True),
        meaning=tr(flag.doc) or flag.macro,
        start=leaf.start,
        stop=leaf.stop,
        ref=layout.ref(leaf),
        path=leaf.path,
        leaf=leaf,
        cap=cap,
        flag=flag,
    )
