"""Header files by path, and how an ``#include`` finds one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import NamedTuple

from vfioviz.csource.tokens import Source, Token, tokenize
from vfioviz.headers.limits import LIMITS, HeaderLimits

Reader = Callable[[str], str | None]
"""The text of a file by its path within a source, None where there is none."""

_TRIPLES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "x86-64": ("x86_64-linux-gnu",),
        "i386": ("i386-linux-gnu", "x86_64-linux-gnu"),
        "x32": ("x86_64-linux-gnux32", "x86_64-linux-gnu"),
        "arm": ("arm-linux-gnueabihf", "arm-linux-gnueabi"),
        "arm64": ("aarch64-linux-gnu",),
        "s390x": ("s390x-linux-gnu",),
        "ppc64": ("powerpc64-linux-gnu",),
        "ppc64le": ("powerpc64le-linux-gnu",),
        "riscv64": ("riscv64-linux-gnu",),
        "m68k": ("m68k-linux-gnu",),
    }
)
_ARCHES: Mapping[str, str] = MappingProxyType(
    {
        "x86-64": "x86", "i386": "x86", "x32": "x86", "arm": "arm", "arm64": "arm64",
        "s390x": "s390", "ppc64": "powerpc", "ppc64le": "powerpc", "riscv64": "riscv",
        "m68k": "m68k",
    }
)  # fmt: skip


_WORD = re.compile(r"[ \t]*#[ \t]*([a-z_]*)")
_BRANCHES = frozenset({"else", "elif", "elifdef", "elifndef"})


class Found(NamedTuple):
    """A file that an include means."""

    path: str
    root: int
    """Index into ``Files.roots`` of the folder it was found in; -1 for the includer's own."""


class Files:
    """The files of a source; each is read and tokenized once."""

    def __init__(
        self, read: Reader, *, title: str = "", top: str = "", limits: HeaderLimits = LIMITS
    ) -> None:
        """Set the function that reads a file.

        Args:
            read: Asked once for each path.
            title: What a user calls the source.
            top: Name of the folder itself: ``#include <linux/x.h>`` is ``x.h`` of the folder
                ``linux``.
            limits: What a file may have.
        """
        self._read = read
        self.title = title
        self.top = top
        self._limits = limits
        self._known: dict[str, tuple[Source, list[Token]] | None] = {}
        self.guards: dict[str, str] = {}
        """The X of a file that is all inside ``#ifndef X``."""
        self.too_long: set[str] = set()
        """Paths of files that were asked for and are longer than one is read."""

    def tokens(self, path: str) -> tuple[Source, list[Token]] | None:
        """Return a file; None if there is none or it is too long."""
        if path not in self._known:
            text = self._read(path)
            self._known[path] = None if text is None else self._split(path, text)
        return self._known[path]

    def _split(self, path: str, text: str) -> tuple[Source, list[Token]] | None:
        if len(text) > self._limits.file_bytes:
            self.too_long.add(path)
            return None
        most = self._limits.text.file_tokens
        source = Source(path, text)
        tokens = tokenize(source, most=most)
        if len(tokens) > most:
            self.too_long.add(path)
            return None
        guard = _guard(tokens)
        if guard:
            self.guards[path] = guard
        return source, tokens

    def roots(self, abi: str) -> tuple[str, ...]:
        """Return the folders to search for ``<...>``, in order, each with a trailing ``/``."""
        arch = _ARCHES.get(abi, "")
        return (
            "",
            *(f"{triple}/" for triple in _TRIPLES.get(abi, ())),
            "include/uapi/",
            f"arch/{arch}/include/uapi/",
            "include/",
            f"arch/{arch}/include/",
        )

    def find(
        self, name: str, abi: str, *, quoted: bool = False, by: str = "", behind: int = -1
    ) -> Found | None:
        """Return what an include means for an ABI, None where this source has no such file.

        Args:
            name: As written between the quotes or angle brackets.
            abi: Key of the ABI: it decides what ``asm`` is.
            quoted: Whether the includer's own folder comes first.
            by: Path of the includer.
            behind: Of ``#include_next``: the root that the includer was found in.
        """
        if not name or name.startswith("/") or len(name) > 400:
            return None
        if quoted:
            path = _joined(str(PurePosixPath(by).parent), name)
            if path and self.tokens(path):
                return Found(path, -1)
        for number, path in self._candidates(name, abi):
            if number > behind and (clean := _joined("", path)) and self.tokens(clean):
                return Found(clean, number)
        return None

    def _candidates(self, name: str, abi: str) -> Iterator[tuple[int, str]]:
        roots = self.roots(abi)
        for number, root in enumerate(roots):
            yield number, root + name
        number = len(roots)
        if self.top and name.startswith(self.top + "/"):
            yield number, name[len(self.top) + 1 :]
        if name.startswith("asm/"):
            for root in roots:
                number += 1
                yield number, f"{root}asm-generic/{name[4:]}"


def _joined(folder: str, name: str) -> str:
    """Return a path without ``.`` and ``..``; "" for one that leads out of the source."""
    parts: list[str] = []
    for part in (*folder.split("/"), *name.split("/")):
        if part == "..":
            if not parts:
                return ""
            parts.pop()
        elif part not in {"", "."}:
            parts.append(part)
    return "/".join(parts)


def _guard(tokens: list[Token]) -> str:
    """Return the X of a file that is enclosed in ``#ifndef X`` and its ``#endif``."""
    if len(tokens) < 2 or {tokens[0].kind, tokens[-1].kind} != {"directive"}:
        return ""
    first = tokens[0].text.replace("#", " ").split()
    if first[:1] != ["ifndef"] or len(first) < 2:
        return ""
    depth = 0
    for at, token in enumerate(tokens):
        if token.kind != "directive":
            continue
        match = _WORD.match(token.text)
        word = match[1] if match else ""
        if word in {"if", "ifdef", "ifndef"}:
            depth += 1
        elif word == "endif":
            depth -= 1
            if not depth:
                return first[1] if at == len(tokens) - 1 else ""
        elif depth == 1 and word in _BRANCHES:
            return ""
    return ""
