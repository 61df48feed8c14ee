"""Bits and values that headers name beyond those that a header set knows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from vfioviz.headers.clues import Clues
from vfioviz.headers.files import Files
from vfioviz.headers.unit import Unit, read
from vfioviz.uapi.abi import X86_64
from vfioviz.uapi.headerset import HeaderSet

_VALUE = "__value_of_"
_DEFINE = re.compile(r"[> +]*#\s*define\s+(\w{1,256})\s")
_NOTHING = "vfio.h"
"""What stands for a header where there is a mail alone."""
_LONGEST = 256
"""Characters of a name."""
MOST = 1024
"""Names that are read of one source."""


def valued(
    files: Files, path: str, named: Iterable[str], beside: str, is_wanted: Callable[[str], bool]
) -> tuple[Unit, dict[str, int]]:
    """Return a header on x86-64, and the numbers that its macros and enumerators are.

    Args:
        files: The source.
        path: The header.
        named: Macros of it, and of what it includes.
        beside: Text in which macros are looked for as well: a mail.
        is_wanted: Whether a name is to be looked up.
    """
    extra = [
        line.lstrip("> +")
        for line in beside.splitlines()
        if (match := _DEFINE.match(line)) and is_wanted(match[1])
    ]
    names = dict.fromkeys([*named, *Clues("\n".join(extra)).defines])
    lines = [f"enum {{ {_VALUE}{name} = ({name}) }};" for name in names if is_wanted(name)]
    # Behind the header's own text, so that lines and includes stay what they are.
    behind = "\n".join(["", *dict.fromkeys(extra), *lines])

    def reader(wanted: str) -> str | None:
        found = files.tokens(wanted)
        if found is None:
            return None
        return found[0].text + behind if wanted == path else found[0].text

    unit = read(Files(reader, title=files.title, top=files.top), path, X86_64)
    values = {name.removeprefix(_VALUE): value for name, value in unit.scope.constants.items()}
    return unit, {
        name: value for name, value in values.items() if len(name) <= _LONGEST and is_wanted(name)
    }


def new_numbers(
    files: Files, paths: Sequence[str], headers: HeaderSet, beside: str = ""
) -> tuple[tuple[str, int], ...]:
    """Return what headers name of the bits and values of fields that a header set has.

    Args:
        files: The source.
        paths: Headers that may name some.
        headers: What is known already.
        beside: Text in which macros are looked for as well: a mail.

    Returns:
        Macro or enumerator, and its value, in no order that means anything; each once.
    """
    found: dict[str, int] = {}

    def is_new(name: str) -> bool:
        is_id = "_INFO_CAP_" in name
        return not is_id and headers.names_a_value(name) and not headers.defines(name)

    if not paths:
        files, paths = Files({_NOTHING: ""}.get), (_NOTHING,)
    for path in paths:
        there = files.tokens(path)
        named = Clues(there[0].text).defines if there else {}
        for name, value in valued(files, path, named, beside, is_new)[1].items():
            if len(found) < MOST and -(1 << 31) <= value < 1 << 32:
                found.setdefault(name, value & 0xFFFFFFFF)
    return tuple(sorted(found.items()))


def fields_named(headers: HeaderSet, names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the names that fields have got, each with the first field: ``struct.member``."""
    where: dict[str, str] = {}
    for struct in headers.struct_names():
        for field in headers.struct(struct, X86_64).fields:
            for flag in (*field.flags, *field.names):
                where.setdefault(flag.macro, f"{struct}.{field.name}")
    for name in names:
        yield name, where.get(name, "")
