"""The exercises of a seed -> a worksheet, or the key to it: the same numbers, the maps filled."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from vfioviz.codec.leaf import Role
from vfioviz.document.teach.exercises import Exercise, Level, count_text, sheet
from vfioviz.kernel.producer import Producer
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
    SheetPart,
    Table,
    Worksheet,
)
from vfioviz.uapi.abi import ABIS, X86_64
from vfioviz.uapi.schema import Struct

_ROUND = 32
"""The empty map is rounded up to this many bytes, so that it does not reveal the answer's size."""


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
        ioctl=project.ioctl.name,
        abi=project.abi,
        variant=_version(one).key,
        argsz=project.argsz,
    )
    yield Heading(f"{one.number}. {call}", 3)
    rows = [
        (f"caps[{index}]", definition.name, f"struct {definition.struct_name}",
         count_text(definition, cap))
        for index, (definition, cap) in enumerate(one.chain)
    ]  # fmt: skip
    yield Table(tuple(rows))
    parts = tuple(_parts(one))
    size = -(-(parts[-1].stop + 8) // _ROUND) * _ROUND
    yield Map(size, parts if key else ())
    if not key:
        yield Answer(one.question())
        return
    answer = one.answer
    shown = f"{answer} (0x{answer:x})" if answer > 9 else str(answer)
    yield Answer(one.question(), shown, one.reason)


def _version(one: Exercise) -> Producer:
    return one.project.producer(one.project.modelled[0])


def _parts(one: Exercise) -> Iterator[SheetPart]:
    """Yield what the model put where, a capability as header and body, and the pads between."""
    column = one.column
    placed = () if column.run is None else column.run.caps
    names = {(definition.id, definition.version): definition.name for definition, _ in one.chain}
    size = column.layout.info.size
    yield SheetPart(0, size, "info", Role.INFO, INFO_TONE)
    end, ioctl = size, one.project.ioctl
    for index, cap in enumerate(placed):
        if cap.start > end:
            role = Role.CAP_PAD if index else Role.INFO_PAD
            yield SheetPart(end, cap.start, tr("pad"), role, INFO_TONE)
        own, body, end = tone(ioctl, cap.id), cap.start + 8, cap.start + cap.size
        yield SheetPart(cap.start, body, f"caps[{index}]", Role.CAP_HEADER, own)
        if body < end:
            yield SheetPart(body, end, names[cap.id, cap.version], Role.CAP_FIELD, own)
    if placed and placed[-1].room > placed[-1].size:
        stop = placed[-1].start + placed[-1].room
        yield SheetPart(end, stop, tr("pad"), Role.CAP_PAD, INFO_TONE)


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
    for known in dict.fromkeys(_version(one) for one in exercises):
        yield Group((Heading(f"{known.key}: {known.title}", 3), Paragraph(known.summary),
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
    """Return the info structs and capabilities that occur, as their headers declare them."""
    found: dict[tuple[str, object], Struct] = {}
    for one in exercises:
        headers = one.project.headers.at(_version(one).linux)
        info = headers.struct(one.project.ioctl.struct_name, X86_64)
        found.setdefault((info.name, _declaration(info)), info)
        for definition, _ in one.chain:
            shape = headers.capability_struct(definition, X86_64)
            if not definition.is_bare():
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
