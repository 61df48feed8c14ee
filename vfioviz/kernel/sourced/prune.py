"""Prune a driver's file to what its answer needs, for faster parsing and smaller projects.

Functions that have nothing to do with a chain or an info struct, and that no such function calls,
become empty lines; all else stays in place, so line numbers are the kernel's.
"""

from __future__ import annotations

import re

from vfioviz.csource.program import Program
from vfioviz.csource.target import Target
from vfioviz.csource.tokens import Source, Token, tokenize
from vfioviz.kernel.sourced.statements import mentioned
from vfioviz.uapi.abi import X86_64

_WANTED = re.compile(r"vfio_(?:info_\w+|(?:device|region|iommu_type1)_info\w*)")
_NUMBERS = frozenset({"VFIO_DEVICE_GET_INFO", "VFIO_DEVICE_GET_REGION_INFO", "VFIO_IOMMU_GET_INFO"})
"""What tells the ioctls apart: a function that asks for them leads to who answers."""
_LINE = re.compile(r"[^\n]+")


def pruned(path: str, text: str) -> str:
    """Return the text of a file without unneeded functions; a header is left unchanged."""
    if not path.endswith(".c"):
        return text
    own = Program.load({path: text}).view(Target.of(X86_64)).own
    functions: dict[str, list[Token]] = {
        name: item.tokens
        for (table, name), item in (own[1] if len(own) > 1 else {}).items()
        if table == "function"
    }
    names = {name: mentioned(tokens) for name, tokens in functions.items()}
    queue = [name for name, said in names.items() if any(map(_WANTED.fullmatch, said))]
    kept: set[str] = set()
    while queue:
        name = queue.pop()
        if name not in kept:
            kept.add(name)
            queue += names[name] & functions.keys()
    kept.update(name for name, said in names.items() if said & _NUMBERS)
    for name, tokens in functions.items():
        start, stop = tokens[0].offset, tokens[-1].end
        # Tokens from a macro are located where the macro is used.
        if name not in kept and tokens[-1].text == "}" and text[stop - 1 : stop] == "}":
            hidden = text[start:stop]
            if "#" not in hidden:
                text = text[:start] + _LINE.sub(_spaces, hidden) + text[stop:]
    return re.sub(r"[ ]+$", "", text, flags=re.MULTILINE)


def hidden(path: str, text: str) -> frozenset[int]:
    """Return the lines, from 0, that may have been others before a text was pruned.

    It does not tell which empty lines were a function: all of those between the functions may.
    """
    if not path.endswith(".c"):
        return frozenset()
    empty = {number for number, line in enumerate(text.split("\n")) if not line}
    source, depth, first = Source(path, text), 0, 0
    for token in tokenize(source):
        if token.kind != "sign" or token.text not in "{}":
            continue
        if token.text == "{":
            first = first if depth else token.place.line
            depth += 1
        elif depth:
            depth -= 1
            if not depth:
                empty.difference_update(range(first, token.place.line))
    return frozenset(empty)


def _spaces(match: re.Match[str]) -> str:
    return " " * len(match[0])
