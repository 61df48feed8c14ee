"""The exercises of a seed -> a worksheet, or the key to it: the same numbers, the maps filled."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from vfioviz.codec.layout import Role
from vfioviz.codec.tree import Layout
from vfioviz.document.teach.exercises import Exercise, Level, count_text, sheet
from vfioviz.kernel.registry import variant
from vfioviz.language import tr
from vfioviz.scene.palette import INFO_TONE, tone
from vfioviz.scene.worksheet.blocks import (
    Answer,
    Block,
    Code,
    Group,
    Heading,
    Map,
    PageBreak,
    Paragraph,
    Part,
    Table,
    Worksheet,
)
from vfioviz.uapi import caps, structs
from vfioviz.uapi.abi import ABIS
from vfioviz.uapi.ioctls import IOCTLS
from vfioviz.uapi.schema import Struct

_ROUND = 32
"""The empty map's size is a multiple of this many bytes, so that it does not tell the answer's."""
_PADS = frozenset({Role.INFO_PAD, Role.CAP_PAD, Role.CAP_TAIL, Role.INFO_HOLE, Role.CAP_HOLE})


def worksheet(seed: int, count: int, level: Level, *, key: bool = False) -> Worksheet:
    """Return the sheet of a seed, or its key; raises SheetError for a number out of range."""
    exercises = sheet(seed, count, level)
    named = tr("vfioviz worksheet, seed {seed}, {level}", seed=seed, level=level)
    title = tr("Key to {sheet}", sheet=named) if key else named
    blocks: list[Block] = [Heading(title, 1)]
    if not key:
        blocks.append(Paragraph(tr("Name: ______________________    Date: ______________")))
    blocks.append(Paragraph(_introduction(exercises), quiet=True))
    blocks += [Group(tuple(_exercise(one, key=key))) for one in exercises]
    if not key:
        blocks += [PageBreak(), *_reference(exercises)]
    return Worksheet(title, tuple(blocks))


def _introduction(exercises: Sequence[Exercise]) -> str:
    return tr(
        "The chains are made up, the rules are the kernel's. Offsets and sizes are in bytes, from "
        "the start of the info struct. The caller's buffer held 0x{fill:02x} in each byte before "
        "the call.",
        fill=exercises[0].project.fill,
    )


def _exercise(one: Exercise, *, key: bool) -> Iterator[Heading | Paragraph | Table | Map | Answer]:
    project = one.project
    call = tr(
        "{ioctl} on {abi}, {variant}, argsz {argsz}",
        ioctl=IOCTLS[project.ioctl].name,
        abi=project.abi,
        variant=project.columns[0].variant,
        argsz=project.argsz,
    )
    yield Heading(f"{one.number}. {call}", 3)
    rows = [
        (f"caps[{index}]", definition.name, f"struct {definition.struct_name}",
         count_text(definition, cap))
        for index, (definition, cap) in enumerate(one.chain)
    ]  # fmt: skip
    yield Table(tuple(rows))
    layout = one.column.layout
    size = -(-(one.column.stats.size + 8) // _ROUND) * _ROUND
    yield Map(size, tuple(_parts(layout, one.column.stats.size)) if key else ())
    if not key:
        yield Answer(one.question())
        return
    answer = one.answer
    shown = f"{answer} (0x{answer:x})" if answer > 9 else str(answer)
    yield Answer(one.question(), shown, one.reason)


def _parts(layout: Layout, size: int) -> Iterator[Part]:
    """Yield what lies where, a capability as header and body; pads by themselves."""
    yield Part(0, layout.info.size, "info", Role.INFO, INFO_TONE)
    for cap in layout.caps:
        own = tone(layout.ioctl.key, cap.id)
        stop = min(cap.stop, size)
        yield Part(cap.start, min(cap.start + 8, stop), f"caps[{cap.index}]", Role.CAP_HEADER, own)
        if cap.start + 8 < stop:
            name = "" if cap.definition is None else cap.definition.name
            yield Part(cap.start + 8, stop, name, Role.CAP_FIELD, own)
    for leaf in layout.leaves_between(0, size):
        if leaf.role in _PADS and leaf.role in {Role.INFO_PAD, Role.CAP_PAD}:
            yield Part(leaf.start, min(leaf.stop, size), tr("pad"), leaf.role, INFO_TONE)


def _reference(exercises: Sequence[Exercise]) -> Iterator[Block]:
    yield Heading(tr("The structs"), 2)
    yield Paragraph(
        tr(
            "A capability begins with struct vfio_info_cap_header: __u16 id, __u16 version, "
            "__u32 next."
        ),
        quiet=True,
    )
    for shape in _structs(exercises):
        yield Group((Code(_declaration(shape)),))
    yield Heading(tr("The versions of the code"), 2)
    for key in dict.fromkeys(one.project.columns[0].variant for one in exercises):
        known = variant(key)
        yield Group((Heading(f"{key}: {known.title}", 3), Paragraph(known.summary),
                     Paragraph(known.origin, quiet=True)))  # fmt: skip
    yield Heading(tr("The ABIs"), 2)
    for abi in dict.fromkeys(one.project.abi for one in exercises):
        known_abi = ABIS[abi]
        yield Paragraph(
            tr(
                "{title}: a __u64 in a struct is aligned to {align} bytes.",
                title=known_abi.title,
                align=known_abi.u64_align,
            )
        )


def _structs(exercises: Sequence[Exercise]) -> list[Struct]:
    """Return the info structs and the capabilities that occur, as their headers declare them."""
    found: dict[tuple[str, object], Struct] = {}
    for one in exercises:
        abi = ABIS["x86-64"]
        linux = variant(one.project.columns[0].variant).linux
        info = structs.struct(IOCTLS[one.project.ioctl].struct_name, abi, linux)
        found.setdefault((info.name, _declaration(info)), info)
        for definition, _ in one.chain:
            shape = caps.layout(definition, abi, linux)
            if shape.name != "vfio_info_cap_header":
                found.setdefault((shape.name, _declaration(shape)), shape)
    return [found[name] for name in sorted(found, key=lambda each: each[0])]


def _declaration(shape: Struct) -> tuple[str, ...]:
    """Return the C declaration, without offsets and sizes: those are the exercise."""
    lines = [f"struct {shape.name} {{"]
    for field in shape.fields:
        size = "" if field.count is None else f"[{field.count or ''}]"
        lines.append(f"    {field.type} {field.name}{size};")
        if field.struct is not None and field.count is not None:
            inner = "; ".join(f"{each.type} {each.name}" for each in field.struct.fields)
            lines[-1] += f"  /* {inner} */"
    return (*lines, "};")
