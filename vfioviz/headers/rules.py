"""What a reviewer of a uapi struct checks, as rules over its layouts.

Source: Documentation/process/botching-up-ioctls.rst and Documentation/driver-api/ioctl.rst of the
kernel.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Literal, NamedTuple

from vfioviz.csource.types import Int
from vfioviz.headers.record import Enum, Float
from vfioviz.headers.view import FieldView, StructView, holds_address, scalar
from vfioviz.language import joined, mark, phrase
from vfioviz.uapi.abi import ABIS

Severity = Literal["error", "warning", "note"]


class Rule(NamedTuple):
    """One thing that is checked."""

    severity: Severity
    text: str
    """The rule."""


RULES: Mapping[str, Rule] = MappingProxyType(
    {
        "hole": Rule(
            "warning",
            mark(
                "a hole between members is written out: what stands there by chance is copied to "
                "user space, and it can't be used later"
            ),
        ),
        "tail": Rule(
            "warning",
            mark(
                "the size is a multiple of the strictest member's alignment, by a member that "
                "is written out"
            ),
        ),
        "abi-size": Rule("error", mark("a struct has one size on every ABI, or needs compat code")),
        "abi-offset": Rule(
            "error", mark("a member has one offset on every ABI, or needs compat code")
        ),
        "u64-align": Rule(
            "error", mark("a 64-bit member is __aligned_u64: a plain __u64 is aligned to 4 on i386")
        ),
        "pointer": Rule(
            "error", mark("no pointer in a uapi struct: a __u64 holds an address on every ABI")
        ),
        "long": Rule(
            "error",
            mark(
                "no long or size_t in a uapi struct: it has 4 bytes in a 32-bit program on a "
                "64-bit kernel"
            ),
        ),
        "enum": Rule(
            "warning", mark("no enum member: its size is the compiler's choice; a __u32 holds it")
        ),
        "bool": Rule(
            "warning",
            mark(
                "no bool member: its size is the compiler's choice, and any byte but 0 and 1 is"
                " undefined; a __u8 or a flag holds it"
            ),
        ),
        "float": Rule("error", mark("no floating point in a uapi struct")),
        "bit-field": Rule(
            "warning",
            mark(
                "no bit-fields: their order is the compiler's choice, and other languages have none"
            ),
        ),
        "bit-order": Rule(
            "error",
            mark(
                "bit-fields that change places with the byte order are declared for each "
                "(__LITTLE_ENDIAN_BITFIELD)"
            ),
        ),
        "type": Rule("note", mark("members have the kernel's types of a fixed size: __u32, __s64")),
        "reserved": Rule(
            "note",
            mark(
                "reserved members have to be 0, and the kernel has to refuse what is not: else "
                "they can't be used later"
            ),
        ),
        "pad-creates-hole": Rule(
            "warning",
            mark(
                "a reserved member that stands before a stricter one creates the hole that it "
                "was meant to fill"
            ),
        ),
        "straddle": Rule(
            "warning",
            mark("a member stands on a multiple of its own size: else it is read in two pieces"),
        ),
        "packed": Rule(
            "note",
            mark(
                "packed members can't be pointed to, and are read byte by byte where the "
                "machine is strict"
            ),
        ),
        "array-tail": Rule("warning", mark("a flexible array is the last member")),
        "member-moved": Rule(
            "error", mark("a member keeps its offset: programs that are built read it where it was")
        ),
        "member-gone": Rule(
            "error",
            mark("a member stays: programs that are built read and write it, and use its name"),
        ),
        "struct-gone": Rule(
            "error", mark("a struct stays: programs that use it are not built any more")
        ),
        "member-resized": Rule("error", mark("a member keeps its size")),
        "member-renamed": Rule(
            "warning", mark("a member keeps its name: sources that use it are not built any more")
        ),
        "grown": Rule(
            "note",
            mark(
                "a struct grows at its end, and only where a caller says how much it has room "
                "for (argsz): else a program with the old header is written past the end of its"
                " own"
            ),
        ),
        "shrunk": Rule(
            "error", mark("a struct does not shrink: programs that are built pass the old")
        ),
    }
)


class Finding(NamedTuple):
    """A rule that a struct violates."""

    rule: str
    struct: str
    abis: tuple[str, ...]
    """The ABIs where it applies."""
    member: str
    """Full path; "" for the struct."""
    text: str
    """One line: a phrase, for who tells it in another language."""

    @property
    def severity(self) -> Severity:
        """How severe it is."""
        return RULES[self.rule].severity


_RESERVED = re.compile(r"_*(?:resv|rsvd|reserved|pad|padding|unused|spare)(?:\w*)", re.IGNORECASE)
_LONGS = frozenset(
    {"long", "unsigned long", "size_t", "ssize_t", "__kernel_size_t", "__kernel_ssize_t", "ulong",
     "__kernel_long_t", "__kernel_ulong_t", "off_t", "__kernel_off_t", "time_t", "uintptr_t"}
)  # fmt: skip
_PLAIN = frozenset({"int", "unsigned int", "short", "unsigned short", "unsigned", "long long",
                    "unsigned long long"})  # fmt: skip


def review(views: Sequence[StructView]) -> tuple[Finding, ...]:
    """Return what rules find in one struct, laid out for several ABIs; most severe first."""
    if not views:
        return ()
    name = views[0].name
    found: dict[tuple[str, str, str], list[str]] = {}
    for each in views:
        for rule, member, text in _alone(each):
            found.setdefault((rule, member, text), []).append(each.abi)
    result = [
        Finding(rule, name, tuple(abis), member, text)
        for (rule, member, text), abis in found.items()
    ]
    result += _together(views)
    order = {"error": 0, "warning": 1, "note": 2}
    return tuple(sorted(result, key=lambda each: order[each.severity]))


def _alone(view: StructView) -> Iterator[tuple[str, str, str]]:
    """Yield rule, member and text of what is wrong on one ABI."""
    span: dict[str, object]
    ending = {each.stop: each for each in view.fields}
    for start, stop in view.holes:
        span = {"n": stop - start, "start": start, "stop": stop}
        text = phrase(mark("{n} bytes [{start}, {stop}) belong to no member"), **span)
        yield "hole", "", text
        before = ending.get(start)
        if before is not None and is_reserved(before):
            span["name"] = before.name
            text = phrase(mark("a hole of {n} bytes at {start} follows {name}"), **span)
            yield "pad-creates-hole", before.name, text
    if view.tail is not None:
        start, stop = view.tail
        span = {"n": stop - start, "start": start, "stop": stop}
        text = phrase(mark("{n} bytes [{start}, {stop}) behind the last member"), **span)
        yield "tail", "", text
    if view.packed:
        yield "packed", "", phrase(mark("the {word} is packed"), word=view.word)
    last = max((each.stop for each in view.fields), default=0)
    for field in view.fields:
        yield from _member(field, view, last)


def _member(field: FieldView, view: StructView, last: int) -> Iterator[tuple[str, str, str]]:
    name = field.name
    if field.bits is not None:
        said = mark("1 bit of {type}") if field.bits == 1 else mark("{n} bits of {type}")
        yield "bit-field", name, phrase(said, n=field.bits, type=field.type)
    if wrong := _type(field):
        yield wrong[0], name, phrase(wrong[1], type=field.type)
    if is_reserved(field):
        yield "reserved", name, phrase(mark("reserved: it has to be checked for 0"))
    kind = scalar(field.kind)
    if kind is not None and field.bits is None and kind.size > 1 and field.offset % kind.size:
        end = field.offset + kind.size - 1
        if field.offset // 8 != end // 8:
            text = phrase(
                mark("{n} bytes at {offset} cross a multiple of 8"), n=kind.size,
                offset=field.offset,
            )  # fmt: skip
            yield "straddle", name, text
    if field.is_flexible and field.offset < last and not field.in_union:
        text = phrase(
            mark("an array without a length at {offset}, before other members"),
            offset=field.offset,
        )
        yield "array-tail", name, text


def _type(field: FieldView) -> tuple[str, str] | None:
    """Return the rule that a member's type breaks, and why."""
    kind, said = scalar(field.kind), field.type.split("[")[0]
    if holds_address(field.kind):
        return "pointer", mark("{type} is an address")
    if isinstance(kind, Enum):
        if kind.assumed:
            return "enum", mark("{type} is an enum of unknown enumerators: taken as 4 bytes")
        return "enum", mark("{type} is an enum")
    if isinstance(kind, Float):
        return "float", mark("{type} is floating point")
    if isinstance(kind, Int) and kind.boolean:
        return "bool", mark("{type} is a bool")
    if is_long(said):
        return "long", mark("{type} has as many bytes as a pointer")
    if said in _PLAIN:
        return "type", mark("{type} is no type of the kernel's with a fixed size")
    return None


def is_reserved(field: FieldView) -> bool:
    """Whether a member is called as one that waits for a use."""
    return names_reserve(field.name)


def names_reserve(name: str) -> bool:
    """Whether a name, or the last part of a path, is that of a member that waits for a use."""
    return _RESERVED.fullmatch(name.rpartition(".")[2]) is not None


def is_long(said: str) -> bool:
    """Whether a type, as the text spells it, has as many bytes as a pointer."""
    return said.partition("[")[0] in _LONGS


def _together(views: Sequence[StructView]) -> Iterator[Finding]:
    """Yield what is wrong between ABIs."""
    first = views[0]
    sizes = {each.abi: each.size for each in views}
    if len(set(sizes.values())) > 1:
        said = listed(sizes)
        yield Finding(
            "abi-size", first.name, tuple(sizes), "", phrase(mark("size {sizes}"), sizes=said)
        )
    by_name = [{each.name: each for each in view.fields} for view in views]
    blamed = False
    for field in first.fields:
        there = {
            view.abi: fields[field.name].offset
            for view, fields in zip(views, by_name, strict=True)
            if field.name in fields
        }
        if field.bits is None and len(set(there.values())) > 1:
            text = phrase(mark("at {offsets}"), offsets=listed(there))
            yield Finding("abi-offset", first.name, tuple(there), field.name, text)
            blamed = True
    blamed = blamed or len(set(sizes.values())) > 1
    if blamed:
        yield from _loose_words(views, by_name)
    yield from _bit_order(views)


def _loose_words(
    views: Sequence[StructView], by_name: Sequence[Mapping[str, FieldView]]
) -> Iterator[Finding]:
    """Yield 64-bit members that some ABI aligns to less than 8."""
    for field in views[0].fields:
        aligns = {}
        for view, fields in zip(views, by_name, strict=True):
            there = fields.get(field.name)
            kind = None if there is None else scalar(there.kind)
            if (
                isinstance(kind, Int)
                and kind.size == 8
                and there is not None
                and there.bits is None
            ):
                aligns[view.abi] = there.kind.align
        if len(set(aligns.values())) > 1 and len(aligns) == len(views):
            text = phrase(
                mark("{type} is aligned to {aligns}"), type=field.type, aligns=listed(aligns)
            )
            yield Finding("u64-align", views[0].name, tuple(aligns), field.name, text)


def _bit_order(views: Sequence[StructView]) -> Iterator[Finding]:
    """Yield bit-fields that share a word and are declared in one order for both byte orders."""
    little = next((each for each in views if not _is_big(each)), None)
    big = next((each for each in views if _is_big(each)), None)
    if little is None or big is None:
        return
    order = [each.name for each in little.fields if each.bits is not None]
    if len(order) > 1 and order == [each.name for each in big.fields if each.bits is not None]:
        text = phrase(
            mark("{first} to {last} have the same order on both"), first=order[0], last=order[-1]
        )
        yield Finding("bit-order", little.name, (little.abi, big.abi), order[0], text)


def _is_big(view: StructView) -> bool:
    return ABIS[view.abi].byte_order == "big"


def listed(values: Mapping[str, object]) -> str:
    """Return ``24 on x86-64, arm; 20 on i386``."""
    groups: dict[object, list[str]] = {}
    for abi, number in values.items():
        groups.setdefault(number, []).append(abi)
    return joined(
        (
            phrase(mark("{number} on {abis}"), number=number, abis=", ".join(abis))
            for number, abis in groups.items()
        ),
        "; ",
    )
