"""What the text beside a struct says of it: macros, comments, the counter of its array.

A header has no tags: all of this is read from where things stand and how they are spelled.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from vfioviz.uapi.schema import HEADER_STRUCT, Flag

_DEFINE = re.compile(
    r"^[ \t]*#[ \t]*define[ \t]+([A-Za-z_]\w{0,255})[ \t]+(\S[^\n]{0,400})", re.MULTILINE
)
_COMMENT = re.compile(r"/\*.*?\*/|//[^\n]*", re.DOTALL)
_MARGIN = re.compile(r"^\s*/?\*+/?\s?|\s*\*+/\s*$|^\s*//+", re.MULTILINE)
_VERSION = re.compile(
    r"(?:^|[.:;,(]|\bdefines?|\bis|\bas|\bat|\bcapability|\bcap|\bheader)\s*"
    r"version\s*[:=]?\s*(\d{1,5})\b",
    re.IGNORECASE,
)
_END = re.compile(r"\bend of version (\d{1,5})\b", re.IGNORECASE)
_MEMBER = re.compile(
    r"([A-Za-z_]\w*)\s*(?:\[[^\]\n]{0,80}\]\s*)*(?:__\w+\s*\([^()\n]{0,80}\)\s*)*;"
)
_COUNTED = re.compile(r"__counted_by(?:_le|_be)?\s*\(\s*(?:&?\w+\s*->\s*)?([A-Za-z_]\w*)\s*\)")
_BIT = re.compile(
    r"\(?\s*1(?:U|UL|ULL)?\s*<<\s*(\d{1,2})\s*\)?|(?:_BITUL|BIT|_BITULL)\((\d{1,2})\)"
)
_NUMBER = re.compile(r"\(?\s*(0[xX][0-9a-fA-F]{1,16}|\d{1,10})[uUlL]*\s*\)?")
_FLAGS = re.compile(r"\w*flags?\w*", re.IGNORECASE)
_MOST = 1 << 16
"""Characters of one struct that are looked at."""


class Body(NamedTuple):
    """A struct's declaration in a text."""

    start: int
    """Of the word struct."""
    stop: int
    """Behind the closing brace."""
    text: str


class Clues:
    """One text, looked at for what stands beside structs."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._comments = [match.span() for match in _COMMENT.finditer(text)]
        self.defines = {match[1]: match.start() for match in reversed(list(_DEFINE.finditer(text)))}
        """Macros that stand for something: where the first definition of each begins."""

    def capabilities(self) -> Iterator[str]:
        """Yield the names of structs that begin with a capability header."""
        pattern = (
            rf"\bstruct\s+(\w{{1,256}})\s*\{{\s*"
            rf"(?:{_COMMENT.pattern}|\s)*struct\s+{HEADER_STRUCT}\b"
        )
        seen: set[str] = set()
        for match in re.finditer(pattern, self.text, re.DOTALL):
            if match[1] not in seen and not self._in_comment(match.start()):
                seen.add(match[1])
                yield match[1]

    def body(self, struct: str) -> Body | None:
        """Return the declaration of a struct, None where the text has none."""
        for match in re.finditer(rf"\bstruct\s+{re.escape(struct)}\s*\{{", self.text):
            if self._in_comment(match.start()):
                continue
            depth, at = 0, match.end() - 1
            end = min(len(self.text), at + _MOST)
            while at < end:
                depth += (self.text[at] == "{") - (self.text[at] == "}")
                at += 1
                if not depth:
                    return Body(match.start(), at, self.text[match.end() : at - 1])
        return None

    def _in_comment(self, at: int) -> bool:
        return any(start <= at < stop for start, stop in self._comments)

    def comment_above(self, at: int) -> str:
        """Return the comment that ends right before a place, in one line; "" for none."""
        for start, stop in reversed(self._comments):
            if stop <= at:
                return plain(self.text[start:stop]) if not self.text[stop:at].strip() else ""
        return ""

    def beside(self, body: Body) -> str:
        """Return the macro with CAP in its name that stands nearest above a struct, or ""."""
        before = self.text.rfind("\n}", 0, body.start)
        near = [
            (at, name)
            for name, at in self.defines.items()
            if before < at < body.start and "CAP" in name.split("_")
        ]
        return max(near)[1] if near else ""

    def version(self, struct: str, macro: str) -> int | None:
        """Return the version that comments or code give a capability, None where none does."""
        body = self.body(struct)
        if body is not None and (told := _ended(body.text)) is not None:
            return told
        places = [self.defines.get(macro, -1), body.start if body else -1]
        for at in places:
            if at >= 0 and (match := _VERSION.search(self.comment_above(at))):
                return int(match[1])
        if not macro:
            return None
        name = re.escape(macro)
        code = re.search(
            rf"\.id\s*=\s*{name}\b[^;]{{0,200}}?\.version\s*=\s*(\d{{1,5}})\b"
            rf"|\bvfio_info_cap_add\s*\([^;]{{0,200}}?\b{name}\s*,\s*(\d{{1,5}})\s*\)"
            rf"|\.id\s*=\s*{name}\s*;[^}}]{{0,200}}?\.version\s*=\s*(\d{{1,5}})\s*;",
            self.text,
        )
        return None if code is None else int(code[1] or code[2] or code[3])

    def doc(self, struct: str, macro: str) -> str:
        """Return what a comment above the macro, else above the struct, says."""
        body = self.body(struct)
        for at in (self.defines.get(macro, -1), body.start if body else -1):
            if at >= 0 and (said := self.comment_above(at)):
                return said[:400]
        return ""

    def counted_by(self, struct: str, array: str) -> str:
        """Return the member that an attribute says to count an array, "" for none."""
        body = self.body(struct)
        if body is None:
            return ""
        match = re.search(rf"\b{re.escape(array)}\s*\[[^;]{{0,200}};", body.text)
        found = _COUNTED.search(match[0]) if match else None
        return found[1] if found else ""

    def members(self, struct: str) -> Mapping[str, tuple[str, tuple[Flag, ...]]]:
        """Return by member what its comment says, and the bits that macros below it name."""
        body = self.body(struct)
        found: dict[str, tuple[str, tuple[Flag, ...]]] = {}
        last = ""
        for line in body.text.splitlines() if body else ():
            if (match := _DEFINE.match(line)) and last and _FLAGS.fullmatch(last):
                said, flags = found[last]
                found[last] = said, (*flags, *_flag(match[1], match[2]))
                continue
            bare = _COMMENT.sub(" ", line)
            if member := _MEMBER.search(bare):
                last = member[1]
                comment = _COMMENT.search(line)
                found[last] = plain(comment[0])[:200] if comment else "", ()
        return {name: (said, _short(flags)) for name, (said, flags) in found.items()}


def plain(comment: str) -> str:
    """Return the words of a comment in one line."""
    return " ".join(_MARGIN.sub("", comment).split())


def _ended(body: str) -> int | None:
    """Return what ``/* End of version 1 */`` says: 2 where members follow it."""
    ends = [match for match in _COMMENT.finditer(body) if _END.search(match[0])]
    if not ends:
        return None
    match = _END.search(ends[-1][0])
    number = int(match[1]) if match else 0
    return number + (_MEMBER.search(_COMMENT.sub(" ", body[ends[-1].end() :])) is not None)


def _flag(name: str, value: str) -> Iterator[Flag]:
    text = _COMMENT.sub(" ", value).strip()
    said = _COMMENT.search(value)
    doc = plain(said[0])[:200] if said else ""
    if match := _BIT.fullmatch(text):
        yield Flag(name, name, 1 << int(match[1] or match[2]), doc)
    elif match := _NUMBER.fullmatch(text):
        number = int(match[1], 16 if match[1][:2].lower() == "0x" else 10)
        if 0 < number < 1 << 64:
            yield Flag(name, name, number, doc)


def _short(flags: tuple[Flag, ...]) -> tuple[Flag, ...]:
    """Return flags with short names: without what all of them begin with."""
    if not flags:
        return ()
    words = [flag.macro.split("_") for flag in flags]
    common = 0
    while all(len(each) > common + 1 and each[common] == words[0][common] for each in words):
        common += 1
    return tuple(
        flag._replace(name="_".join(each[common:])) for flag, each in zip(flags, words, strict=True)
    )
