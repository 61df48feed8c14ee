"""A struct of a header by name, on several ABIs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from vfioviz.csource.target import AbiFacts
from vfioviz.headers.files import Files
from vfioviz.headers.limits import LIMITS
from vfioviz.headers.unit import Header, Unit
from vfioviz.headers.view import StructView, view


class Missing(NamedTuple):
    """A struct that can't be shown."""

    name: str
    file: str
    line: int | None
    why: str
    abi: str = ""
    """"" if on every ABI."""


class Result(NamedTuple):
    """What was found."""

    structs: tuple[StructView, ...]
    missing: tuple[Missing, ...]


class Finder:
    """Reads each header once per ABI, and lays out what is wanted of it."""

    def __init__(
        self, files: Files, defined: Mapping[str, str] = MappingProxyType({}), most: int = 1 << 30
    ) -> None:
        """Take a source.

        Args:
            files: It.
            defined: Macros that are defined before each header.
            most: Headers, each on one ABI, that are kept.
        """
        self._files = files
        self._defined = defined
        self._most = most
        self._headers: dict[tuple[str, str], Header] = {}

    def _header(self, path: str, abi: AbiFacts) -> Header:
        key = (path, abi.key)
        if key not in self._headers:
            if len(self._headers) >= self._most:
                self._headers.pop(next(iter(self._headers)))
            self._headers[key] = Header(self._files, path, abi, self._defined)
        return self._headers[key]

    def unit(self, path: str, abi: AbiFacts) -> Unit:
        """Return all of a header as an ABI reads it."""
        return self._header(path, abi).whole

    def find(self, name: str, paths: Sequence[str], abis: Sequence[AbiFacts]) -> Result:
        """Return a struct on each ABI, from the first header that has it there."""
        found: list[StructView] = []
        missing: list[Missing] = []
        for abi in abis:
            for path in paths:
                record = self._header(path, abi).find(name)
                if record is not None:
                    found.append(view(record, abi.key, name))
                    break
            else:
                missing.append(self._why(name, paths, abi))
        if len({each._replace(abi="") for each in missing}) == 1 and not found:
            missing = [missing[0]._replace(abi="")]
        return Result(tuple(found), tuple(missing))

    def _why(self, name: str, paths: Sequence[str], abi: AbiFacts) -> Missing:
        for path in paths:
            unit = self.unit(path, abi)
            for each in unit.refused:
                if each.name == name:
                    return Missing(name, each.place.file, each.place.line, each.why, abi.key)
            record = unit.scope.tags.get(name)
            if record is not None:
                why = record.why or "it is named and never declared"
                return Missing(name, record.place.file, record.place.line, why, abi.key)
            if unit.problems:
                first = unit.problems[0]
                return Missing(name, first.place.file, first.place.line, first.text, abi.key)
        if not paths and self._files.too_long:
            path = min(self._files.too_long)
            return Missing(name, path, None, self._where(name, path), abi.key)
        if not paths:
            return Missing(name, "", None, "no header of the source declares it", abi.key)
        return Missing(name, paths[0], None, self._where(name, paths[0]), abi.key)

    def _where(self, name: str, path: str) -> str:
        """Return why a header that contains the name does not declare it."""
        there = self._files.tokens(path)
        if there is None:
            return (
                f"the header is longer than one is read: {LIMITS.file_bytes:,} characters, "
                f"{LIMITS.text.file_tokens:,} tokens"
            )
        source, tokens = there
        if not any(token.text == name for token in tokens):
            return "it stands in a comment, a string or a macro only"
        if "#if" in source.text:
            return "not declared on this ABI: an #if leaves it out"
        return "it stands in what is no declaration"
