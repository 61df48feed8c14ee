"""Values, names, offsets as text: the one place that formats, for the window and the shell.

Numbers are exact and never rounded. Offsets and sizes are in bytes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from vfioviz import language
from vfioviz.codec.finding import Severity
from vfioviz.codec.layout import CapNode, Layout
from vfioviz.codec.leaf import Leaf, Role
from vfioviz.language import mark, tr
from vfioviz.uapi import names
from vfioviz.uapi.schema import Field

ROLES = {
    Role.INFO: mark("info struct"),
    Role.INFO_HOLE: mark("hole in the info struct"),
    Role.INFO_TAIL: mark("tail of the info struct"),
    Role.INFO_PAD: mark("pad before the first capability"),
    Role.CAP_HEADER: mark("capability header"),
    Role.CAP_FIELD: mark("capability field"),
    Role.CAP_HOLE: mark("hole in a capability"),
    Role.CAP_TAIL: mark("tail of a capability"),
    Role.CAP_PAD: mark("pad behind a capability"),
    Role.UNKNOWN: mark("payload of an unknown capability"),
    Role.SLACK: mark("slack up to argsz"),
    Role.PAST_ARGSZ: mark("past argsz"),
    Role.UNDECODABLE: mark("undecodable"),
    Role.HIDDEN: mark("hidden until you have answered"),
}
"""What a leaf is, in words; translated with ``tr`` where shown."""

FILLERS = {
    Role.INFO_HOLE: mark("hole"),
    Role.INFO_TAIL: mark("tail"),
    Role.INFO_PAD: mark("pad"),
    Role.CAP_HOLE: mark("hole"),
    Role.CAP_TAIL: mark("tail"),
    Role.CAP_PAD: mark("pad"),
    Role.SLACK: mark("slack"),
    Role.PAST_ARGSZ: mark("past argsz"),
    Role.UNDECODABLE: mark("undecodable"),
}
"""What bytes that no struct names are called.

hole and tail: the compiler's, between the fields of a struct and after the last (pahole: hole and
padding). pad: the kernel's, between structs. slack: after the answer, up to argsz. Whether they
were written is a separate matter: "not written" is appended if not.
"""
BADGES = {
    "captured": mark("captured"),
    "constructed": mark("constructed"),
    "model": mark("model"),
    "opened": mark("opened"),
    "edited": mark("edited"),
}
"""What a column's bytes are."""
SEVERITIES = {
    Severity.ERROR: mark("error"),
    Severity.WARNING: mark("warning"),
    Severity.NOTE: mark("note"),
}
_DECIMAL_UNTIL = 1 << 20
"""A u32 below it is a count or an offset and reads best in decimal."""


def count(number: int) -> str:
    """Return a number with commas: ``3,976``."""
    return f"{number:,}"


_NOUNS = {
    "answer": (mark("{n:,} answer"), mark("{n:,} answers")),
    "capability": (mark("{n:,} capability"), mark("{n:,} capabilities")),
    "byte": (mark("{n:,} byte"), mark("{n:,} bytes")),
    "call": (mark("{n:,} call"), mark("{n:,} calls")),
    "element": (mark("{n:,} element"), mark("{n:,} elements")),
    "error": (mark("{n:,} error"), mark("{n:,} errors")),
    "note": (mark("{n:,} note"), mark("{n:,} notes")),
    "step": (mark("{n:,} step"), mark("{n:,} steps")),
    "warning": (mark("{n:,} warning"), mark("{n:,} warnings")),
}


def plural(number: int, noun: str) -> str:
    """Return ``1 byte``, ``3,976 bytes``; the noun is one of a table."""
    return language.plural(number, *_NOUNS[noun])


def byte_count(number: int) -> str:
    """Return ``1 byte``, ``3,976 bytes``."""
    return plural(number, "byte")


def offset(number: int, *, hexadecimal: bool = False) -> str:
    """Return an offset for a ruler: ``68``, or ``0x44``."""
    return f"0x{number:x}" if hexadecimal else str(number)


def both(number: int) -> str:
    """Return a number in decimal and hex: ``68 (0x44)``; small ones once."""
    return str(number) if 0 <= number < 10 else f"{number} (0x{number:x})"


def span(start: int, stop: int) -> str:
    """Return ``84..91`` for ``[84, 92)``, ``84`` for one byte."""
    return str(start) if stop - start == 1 else f"{start}..{stop - 1}"


def hex_bytes(data: bytes | memoryview, limit: int = 16) -> str:
    """Return bytes as ``a5 a5 00``, cut with an ellipsis after ``limit`` of them."""
    text = bytes(data[:limit]).hex(" ")
    return text if len(data) <= limit else f"{text} …"


def hex_forms(data: bytes) -> tuple[str, ...]:
    """Return bytes as ``a5 a5`` and, where that is too long, ``a5a5``."""
    return data.hex(" "), data.hex()


def printable(data: bytes | memoryview, encoding: str = "ascii") -> str:
    """Return bytes as characters, a dot for what has none."""
    text = bytes(data).decode(encoding, "replace")
    return "".join(char if char.isprintable() and char != "\ufffd" else "·" for char in text)


def flag_names(field: Field, value: int) -> str:
    """Return ``PGSIZES | CAPS``; unnamed bits in hex at the end; "" for a plain field."""
    if not field.flags:
        return ""
    found, rest = [], value
    for flag in field.flags:
        if flag.value and value & flag.value == flag.value:
            found.append(flag.name)
            rest &= ~flag.value
    if rest:
        found.append(f"0x{rest:x}")
    return " | ".join(found) or "0"


def value_name(field: Field, value: int) -> str:
    """Return the name of a whole value of an enumeration; "" where it has none."""
    return next((flag.name for flag in field.names if flag.value == value), "")


def _plain(field: Field, value: int) -> str:
    if field.size >= 8 or value >= _DECIMAL_UNTIL or field.traits.kind in {"hex", "pages"}:
        return f"0x{value:x}"
    return str(value)


@lru_cache(maxsize=1 << 14)
def forms(field: Field, value: int) -> tuple[str, ...]:
    """Return a scalar as text, from the most informative form to the shortest."""
    plain = _plain(field, value)
    if field.flags:
        return flag_names(field, value), f"0x{value:x}"
    if field.traits.kind == "next" and value == 0:
        return "0  end", "0"
    if name := value_name(field, value):
        return f"{plain} {name}", plain
    if value == (1 << 8 * field.size) - 1 and field.size >= 4:
        return (f"0x{value:x}",)
    return (plain,)


def value(leaf: Leaf) -> str:
    """Return a leaf's value on one line: ``4096 (0x1000)``, ``PGSIZES | CAPS (0x3)``, bytes."""
    if leaf.role is Role.HIDDEN:
        return "?"
    if not isinstance(leaf.value, int):
        return hex_bytes(leaf.value)
    if said := flag_names(leaf.field, leaf.value):
        return f"{said} (0x{leaf.value:x})"
    if name := value_name(leaf.field, leaf.value):
        return f"{leaf.value} {name}"
    return both(leaf.value)


def short_value(leaf: Leaf) -> str:
    """Return a leaf's value as its cell in the map shows it."""
    if leaf.role is Role.HIDDEN:
        return "?"
    if not isinstance(leaf.value, int):
        return hex_bytes(leaf.value)
    return forms(leaf.field, leaf.value)[0]


def type_text(leaf: Leaf) -> str:
    """Return the C type; of arrays of bytes and loose bytes with their length."""
    if leaf.field.count is None and isinstance(leaf.value, int):
        return leaf.field.type
    base = leaf.field.type.partition("[")[0]
    if leaf.role is Role.UNDECODABLE or base == "u8":
        base = "__u8"
    return f"{base}[{leaf.stop - leaf.start}]"


def cell_name(leaf: Leaf) -> str:
    """Return what stands in a cell: ``argsz``, ``[1].start``, ``pad 4``, ``hole 4``."""
    filler = FILLERS.get(leaf.role)
    if filler is not None:
        return f"{tr(filler)} {count(leaf.stop - leaf.start)}"
    if leaf.role is Role.UNKNOWN:
        return tr("payload {n}", n=count(leaf.stop - leaf.start))
    if leaf.place.element >= 0:
        return f"[{leaf.place.element}].{leaf.field.name}"
    return leaf.field.name


def capability(node: CapNode) -> str:
    """Return ``iova_range``, or ``id 9 version 1`` where it is not known."""
    if node.definition is None:
        return tr("id {id} version {version}", id=node.id, version=node.version)
    if node.version != node.definition.version:
        return tr("{name} version {version}", name=node.name, version=node.version)
    return node.name


def place(start: int) -> str:
    """Return ``@68``."""
    return f"@{start}"


def signed(number: int) -> str:
    """Return ``+4``, ``-4``, "" for 0."""
    return f"{number:+d}" if number else ""


def above(start: int) -> str:
    """Return ``@68 ↑``: where a capability began, further up."""
    return f"{place(start)} ↑"


def past(number: int) -> str:
    """Return ``4 bytes past it``: an overrun, next to the fence."""
    return tr("{bytes} past it", bytes=byte_count(number))


def modulo(start: int, of: int = 8) -> str:
    """Return ``mod 8 = 4``."""
    return f"mod {of} = {start % of}"


def across(leaf: Leaf) -> tuple[str, ...]:
    """Return what a misaligned scalar does, from the longest form to the shortest."""
    size = leaf.field.size
    return (
        tr("u{bits} across the {size}-byte line", bits=8 * size, size=size),
        tr("across the {size}-byte line", size=size),
        tr("across {size}-byte line", size=size),
        tr("u{bits} is split", bits=8 * size),
        tr("u{bits} split", bits=8 * size),
        tr("split"),
    )


def target(layout: Layout, leaf: Leaf) -> str:
    """Return where a cap_offset or ``next`` leads: ``caps[2] iova_range``; "" for other fields."""
    if not isinstance(leaf.value, int) or not _is_link(leaf):
        return ""
    if leaf.value == 0:
        return tr("end of the chain") if leaf.role is Role.CAP_HEADER else tr("no capability")
    for node in layout.caps:
        if node.start == leaf.value:
            return f"caps[{node.index}] {capability(node)}"
    return tr("no capability starts there")


def _is_link(leaf: Leaf) -> bool:
    return leaf.field.traits.kind in {"link", "next"}


def meaning(layout: Layout, leaf: Leaf) -> str:
    """Return what the value means, one line; "" if there is nothing to add to the number."""
    if not isinstance(leaf.value, int):
        return _bytes_meaning(leaf)
    if leaf.field.flags:
        return flag_names(leaf.field, leaf.value)
    if where := target(layout, leaf):
        return where
    if name := value_name(leaf.field, leaf.value):
        return name
    if leaf.role is Role.CAP_HEADER and leaf.field.name == "id":
        return _capability_meaning(layout, leaf)
    return _special(layout, leaf, leaf.value)


def _capability_meaning(layout: Layout, leaf: Leaf) -> str:
    for node in layout.caps:
        if node.start == leaf.start:
            return node.definition.macro if node.definition else tr("unknown capability")
    return ""


def _special(layout: Layout, leaf: Leaf, number: int) -> str:
    kind, headers = leaf.field.traits.kind, layout.ioctl.headers
    if kind == "region-index":
        return names.index_text(headers, number)
    if kind in {"region-type", "region-subtype"}:
        around = {
            other.field.traits.kind: other.value
            for other in layout.leaves_between(max(0, leaf.start - 4), leaf.stop + 4)
            if other.place == leaf.place
        }
        type_, sub = around.get("region-type"), around.get("region-subtype")
        if isinstance(type_, int) and isinstance(sub, int):
            return names.region_type_text(headers, type_, sub)
    if kind == "pages" and number:
        return tr("page sizes {sizes}", sizes=", ".join(_sizes(number)))
    if leaf.field.size == 8 and number and number % 1024 == 0:
        return binary(number)
    return ""


def binary(number: int) -> str:
    """Return ``1 MiB``, ``1,000 bytes``: exact, in the largest unit that divides it."""
    return next(_binary(number))


def _sizes(bitmap: int) -> list[str]:
    found = [next(_binary(1 << bit)) for bit in range(64) if bitmap >> bit & 1]
    return found if len(found) <= 6 else [found[0], "…", found[-1]]


def _binary(number: int) -> Iterator[str]:
    for power, unit in enumerate(("EiB", "PiB", "TiB", "GiB", "MiB", "KiB")):
        size = 1 << 10 * (6 - power)
        if number % size == 0 and number >= size:
            yield f"{number // size} {unit}"
    yield byte_count(number)


def _bytes_meaning(leaf: Leaf) -> str:
    raw = leaf.value
    if isinstance(raw, int) or leaf.role is not Role.CAP_FIELD:
        return ""
    if encoding := leaf.field.traits.encoding:
        said = "EBCDIC" if encoding == "cp037" else encoding
        return f"{said}: {printable(raw[:128], encoding).strip()}"
    return ""


def alignment(leaf: Leaf) -> str:
    """Return a leaf's alignment: ``mod 8 = 4, misaligned by 4``."""
    text = modulo(leaf.start)
    if leaf.misaligned:
        return tr("{text}, misaligned by {n}", text=text, n=leaf.start % leaf.field.natural)
    return text


def unwritten(start: int, stop: int, written: Sequence[tuple[int, int]]) -> int:
    """Return how many bytes of ``[start, stop)`` no span of ``written`` covers."""
    return sum(end - begin for begin, end in gaps(start, stop, written))


def gaps(start: int, stop: int, written: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the parts of ``[start, stop)`` that no span covers; spans may overlap."""
    found, cursor = [], start
    for begin, end in sorted(written):
        if end <= cursor:
            continue
        if begin >= stop:
            break
        if begin > cursor:
            found.append((cursor, begin))
        cursor = max(cursor, end)
    if cursor < stop:
        found.append((cursor, stop))
    return found
