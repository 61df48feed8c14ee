"""What stands in the cells of a struct: names, types, bits."""

from __future__ import annotations

from vfioviz.language import mark, tr
from vfioviz.scene.structpieces import UNION, Piece, Sort

_NAMES = {
    Sort.HOLE: mark("hole {n}"), Sort.TAIL: mark("tail {n}"), Sort.MORE: mark("more members"),
}  # fmt: skip


def words(piece: Piece, prefix: str) -> tuple[str, tuple[str, ...]]:
    """Return the name of a piece, and what stands below it, from the longest form on."""
    if piece.sort in _NAMES:
        return tr(_NAMES[piece.sort], n=piece.size), ()
    if piece.sort is Sort.BITS:
        names = " | ".join(each.name.rpartition(".")[2] or "·" for each in piece.bits)
        return prefix + names, _bit_values(piece)
    if piece.sort is Sort.UNION:
        listed = " / ".join(piece.parts)
        return prefix + union_name(piece.name), (
            f"{piece.type} {listed}", listed, " / ".join([*piece.parts[:1], "…"]), "union",
        )  # fmt: skip
    said = piece.type
    brief = said.rpartition(" ")[2].lstrip("_")
    return prefix + piece.name, (said, brief) if brief and brief != said else (said,)


def short(piece: Piece, prefix: str) -> str:
    """Return a shorter name of a piece, "" where there is none."""
    if piece.sort in (Sort.HOLE, Sort.TAIL):
        return str(piece.size)
    name = piece.name.rpartition(".")[2]
    return prefix + name if piece.sort is not Sort.BITS and name != piece.name else ""


def union_name(path: str) -> str:
    """Return what a union is called: by its name, or as such."""
    prefix, _, last = path.rpartition(".")
    said = "union" if last == UNION else last
    return f"{prefix}.{said}" if prefix else said


def _bit_values(piece: Piece) -> tuple[str, ...]:
    if len(piece.bits) == 1:
        return f"{piece.type}:{piece.bits[0].width}", f":{piece.bits[0].width}"
    spans = [
        f"{each.high}:{each.low}" if each.high > each.low else f"{each.low}" for each in piece.bits
    ]
    widths = [str(each.high - each.low + 1) for each in piece.bits]
    return " | ".join(spans), "|".join(widths)


def across(piece: Piece) -> tuple[str, ...]:
    """Return what a number that straddles a line does, from the longest form on."""
    bits = 8 * piece.size
    return (
        tr("{bits} bits across a multiple of 8", bits=bits),
        tr("across a multiple of 8"),
        tr("crosses 8"),
        tr("split"),
    )
