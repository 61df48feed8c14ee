"""The legend of a map: only what occurs in it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from vfioviz.codec.leaf import Role
from vfioviz.language import mark, tr
from vfioviz.scene import text
from vfioviz.scene.bytemap import ByteMap
from vfioviz.scene.palette import INFO_TONE, UNKNOWN_TONE, Palette, Swatch, tone

_TEXTS = {
    Role.INFO_HOLE: mark("hole: the compiler's"),
    Role.CAP_HOLE: mark("hole: the compiler's"),
    Role.INFO_PAD: mark("pad: the kernel's"),
    Role.CAP_PAD: mark("pad: the kernel's"),
    Role.INFO_TAIL: mark("tail: the compiler's"),
    Role.CAP_TAIL: mark("tail: the compiler's"),
    Role.UNKNOWN: mark("unknown payload"),
    Role.SLACK: mark("slack up to argsz"),
    Role.PAST_ARGSZ: mark("past argsz"),
    Role.UNDECODABLE: mark("undecodable"),
    Role.HIDDEN: mark("hidden until you have answered"),
}


class Entry(NamedTuple):
    """One sample and what it stands for."""

    text: str
    role: Role
    tone: int
    unwritten: bool = False
    misaligned: bool = False
    spacer: bool = False
    """Of no byte: the role says nothing."""


def swatch_of(palette: Palette, entry: Entry) -> Swatch:
    """Return how the sample of an entry is drawn."""
    if entry.spacer:
        return palette.spacer
    return palette.swatch(entry.role, entry.tone, unwritten=entry.unwritten)


def entries(maps: Iterable[ByteMap], rows: int) -> tuple[Entry, ...]:
    """Return the entries for the first ``rows`` rows of some columns, in a fixed order."""
    names: dict[int, str] = {}
    seen: dict[str, Entry] = {}
    unwritten = misaligned = spacer = False
    for bytemap in maps:
        for node in bytemap.layout.caps[:64]:
            shade = tone(bytemap.layout.ioctl, node.id)
            names.setdefault(
                shade, tr("unknown") if shade == UNKNOWN_TONE else text.capability(node)
            )
        for row in bytemap.rows(0, min(rows, 200)):
            spacer |= bool(row.spacers)
            for cell in row.cells:
                unwritten |= cell.unwritten
                misaligned |= cell.misaligned
                if cell.role in _TEXTS and not cell.unwritten:
                    words = tr(_TEXTS[cell.role])
                    seen.setdefault(words, Entry(words, cell.role, cell.tone))
            if row.fold is not None:
                words = tr(_TEXTS[row.fold.role])
                seen.setdefault(words, Entry(words, row.fold.role, INFO_TONE))
    found = [Entry(tr("info struct"), Role.INFO, INFO_TONE)]
    found += [Entry(names[shade], Role.CAP_FIELD, shade) for shade in sorted(names)]
    found += [seen[words] for words in dict.fromkeys(map(tr, _TEXTS.values())) if words in seen]
    if unwritten:
        found.append(Entry(tr("not written"), Role.INFO, INFO_TONE, unwritten=True))
    if misaligned:
        found.append(Entry(tr("misaligned"), Role.INFO, INFO_TONE, misaligned=True))
    if spacer:
        found.append(Entry(tr("spacer: no bytes, keeps columns level"), Role.INFO, INFO_TONE,
                           spacer=True))  # fmt: skip
    return tuple(found)
