"""A file's declarations, found by name without being parsed.

Only what a run reaches is parsed; so a large header costs what splitting it costs.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from vfioviz.csource.limits import Limits
from vfioviz.csource.macros import close
from vfioviz.csource.reports import Kind, Report
from vfioviz.csource.tokens import Token

_OPEN = frozenset("([{")
_CLOSE = {")": "(", "]": "[", "}": "{"}
_TAGGED = frozenset({"struct", "union", "enum"})
_NOT_NAMES = frozenset({"__attribute__", "__attribute", "_Static_assert", "static_assert"})
_POINTED = frozenset({"*", "const", "volatile"})
_MOST_GROUPS = 24
_LONGEST_HEAD = 4000
"""Maximum brackets, and tokens before one of them, in a declaration."""


@dataclass(slots=True, eq=False)
class Item:
    """A function, a declaration or a type at file scope."""

    kind: Literal["function", "typedef", "other"]
    tokens: list[Token]
    file: int
    """Index of its source."""
    names: list[str] = field(default_factory=list)
    """Functions, typedefs or variables that it declares."""
    tags: list[str] = field(default_factory=list)
    """``struct x`` and so on, of those that it defines."""
    enumerators: list[str] = field(default_factory=list)
    extern: bool = False
    macro: str = ""
    """What looks like a function at first: DEFINE_MUTEX(name);"""


class _Splitter:
    """Walks over a file's tokens, bracket by bracket at file scope."""

    def __init__(
        self, tokens: list[Token], file: int, limits: Limits, problems: list[Report]
    ) -> None:
        self._tokens = tokens
        self._file = file
        self._limits = limits
        self._problems = problems
        self._most = len(problems) + limits.problems
        self._start = self._groups = 0
        """Where the item began, and the brackets that it had."""

    def _refuse(self, where: int, why: str) -> None:
        self._problems.append(Report(Kind.UNSUPPORTED, self._tokens[where].place, why))

    def items(self) -> Iterator[Item]:
        """Yield what is found."""
        tokens, at = self._tokens, 0
        while 0 <= at < len(tokens) and len(self._problems) < self._most:
            text = tokens[at].text if tokens[at].kind == "sign" else ""
            item: Item | None = None
            if text and text in _OPEN:
                item, at = self._bracket(at)
            else:
                at += 1
                if text == ";" and at - self._start > 1:
                    item = _declaration(tokens[self._start : at], self._file)
                elif text in _CLOSE:
                    self._refuse(at - 1, f"a '{text}' too many")
                if text == ";" or text in _CLOSE:
                    self._start, self._groups = at, 0
            if item is not None:
                yield item
                self._start, self._groups = at, 0
        if at >= 0 and self._start < len(tokens) and len(self._problems) < self._most:
            self._refuse(self._start, "a declaration without an end")

    def _bracket(self, at: int) -> tuple[Item | None, int]:
        """Return the item that a bracket ends, and where to continue; -1 for nowhere."""
        end, why = _balanced(self._tokens, at, self._limits.nesting)
        if end < 0:
            self._refuse(at, why)
            return None, -1
        self._groups += 1
        if self._groups > _MOST_GROUPS or at - self._start > _LONGEST_HEAD:
            self._refuse(self._start, "neither a function nor a declaration")
            self._start, self._groups = at, 0
        return _ended(self._tokens, self._start, at, end, self._file), end + 1


def split(tokens: list[Token], file: int, limits: Limits, problems: list[Report]) -> Iterator[Item]:
    """Yield the items of a file; one without an end is reported and left out."""
    return _Splitter(tokens, file, limits, problems).items()


def _ended(tokens: list[Token], start: int, opened: int, end: int, file: int) -> Item | None:
    """Return the item that a bracket ends; None where it continues."""
    if tokens[opened].text == "{" and _is_body(tokens, start, opened):
        return _function(tokens[start : end + 1], file)
    if tokens[opened].text == "(" and _stands_alone(tokens, start, end):
        # VFIO_IOWRITE(8) without a semicolon, before the next declaration.
        return Item("other", tokens[start : end + 1], file, macro=tokens[start].text)
    return None


def _stands_alone(tokens: list[Token], start: int, end: int) -> bool:
    """Whether what ends at ``end`` is a macro invocation without a semicolon."""
    name = tokens[start]
    if name.kind != "name" or name.text.startswith("__") or tokens[start + 1].text != "(":
        return False
    if close(tokens, start + 1) != end:
        return False
    return end + 1 >= len(tokens) or tokens[end + 1].kind == "name"


def _balanced(tokens: list[Token], at: int, nesting: int) -> tuple[int, str]:
    open_: list[str] = []
    for index in range(at, len(tokens)):
        token = tokens[index]
        if token.kind != "sign":
            continue
        text = token.text
        if text in _OPEN:
            open_.append(text)
            if len(open_) > nesting:
                return -1, f"more than {nesting} brackets inside each other"
        elif text in _CLOSE:
            if open_.pop() != _CLOSE[text]:
                return -1, f"a bracket that '{text}' does not close"
            if not open_:
                return index, ""
    return -1, "a bracket that nothing closes"


def _is_body(tokens: list[Token], start: int, at: int) -> bool:
    """Whether a brace opens a function's body, not a struct or an initialiser."""
    head = tokens[start:at]
    depth = 0
    for index, token in enumerate(head):
        if token.kind == "sign":
            depth += (token.text in _OPEN) - (token.text in _CLOSE)
            if token.text == "=" and not depth:
                return False
        elif not depth and token.text in _TAGGED and token.kind == "name":
            rest = [t for t in head[index + 1 :] if t.kind == "name"]
            signs = [t for t in head[index + 1 :] if t.kind == "sign"]
            attributes = all(t.text in "()," for t in signs)
            if attributes and (not signs or (rest and rest[0].text.startswith("__"))):
                return False
            if len(head) - index <= 2:
                return False
    return bool(head) and (head[-1].text == ")" or (head[-1].kind == "name" and _calls(head)))


def _calls(head: list[Token]) -> bool:
    return any(t.text == ")" for t in head)


def _function(tokens: list[Token], file: int) -> Item:
    item = Item("function", tokens, file)
    depth = 0
    candidates = []
    for index, token in enumerate(tokens):
        if token.kind != "sign":
            continue
        if token.text == "{" and not depth:
            break
        if token.text == "(" and not depth and index and tokens[index - 1].kind == "name":
            candidates.append(tokens[index - 1].text)
        depth += (token.text in _OPEN) - (token.text in _CLOSE)
    plain = [c for c in candidates if not c.startswith("__")] or [
        c for c in candidates if c not in _NOT_NAMES
    ]
    item.names = plain[:1]
    return item


def _declaration(tokens: list[Token], file: int) -> Item:
    first = {t.text for t in tokens[:3]}
    kind: Literal["typedef", "other"] = "typedef" if "typedef" in first else "other"
    item = Item(kind, tokens, file, extern="extern" in first)
    start = 1 if tokens[0].text == "static" else 0
    if len(tokens) > start + 2 and tokens[start].kind == "name" and tokens[start + 1].text == "(":
        item.macro = tokens[start].text
    _tags(tokens, item)
    depth = 0
    initialiser = False
    for index, token in enumerate(tokens):
        if token.kind == "name":
            following = tokens[index + 1].text if index + 1 < len(tokens) else ""
            declares = following in {"=", "[", ";", ",", ":"} or (
                kind == "typedef" and (following == "(" or _attributed(tokens, index + 1))
            )
            before = tokens[index - 1].text if index else ""
            in_pointer = depth == 1 and before in _POINTED and _pointer(tokens, index)
            if (
                not initialiser
                and token.text not in _NOT_NAMES
                and ((not depth and declares and before not in _TAGGED) or in_pointer)
            ):
                item.names.append(token.text)
        elif token.kind == "sign":
            depth += (token.text in _OPEN) - (token.text in _CLOSE)
            if not depth and token.text == "=":
                initialiser = True
            elif not depth and token.text == ",":
                initialiser = False
    return item


def _attributed(tokens: list[Token], at: int) -> bool:
    """Whether a typedef ends with an attribute, at ``at``."""
    if tokens[at].text not in {"__attribute__", "__aligned", "__packed"}:
        return False
    end = close(tokens, at + 1) if at + 1 < len(tokens) and tokens[at + 1].text == "(" else at
    return end + 1 < len(tokens) and tokens[end + 1].text in {";", ","}


def _pointer(tokens: list[Token], index: int) -> bool:
    """Whether a name is that of ``(*name)`` or ``(*name[n])``."""
    at = index - 1
    while at >= 0 and tokens[at].text in _POINTED:
        at -= 1
    after = tokens[index + 1].text if index + 1 < len(tokens) else ""
    return at >= 0 and tokens[at].text == "(" and after in {")", "["}


def _tags(tokens: list[Token], item: Item) -> None:
    for index, token in enumerate(tokens):
        if token.kind != "name" or token.text not in _TAGGED:
            continue
        tag, at = _tag(tokens, index + 1)
        if at < len(tokens) and tokens[at].text == "{":
            if tag:
                item.tags.append(tag)
            if token.text == "enum":
                item.enumerators.extend(_enumerators(tokens, at))


def _tag(tokens: list[Token], at: int) -> tuple[str, int]:
    """Return the tag after ``struct``, and what follows it and the attributes."""
    tag = ""
    while at < len(tokens) and tokens[at].kind == "name":
        following = tokens[at + 1].text if at + 1 < len(tokens) else ""
        if tokens[at].text.startswith("__") and following == "(":
            at = max(close(tokens, at + 1), at)
        elif not tokens[at].text.startswith("__") or following == "{":
            if tag:
                break
            tag = tokens[at].text
        at += 1
    return tag, at


def _enumerators(tokens: list[Token], opened: int) -> Iterator[str]:
    depth = 0
    fresh = True
    for token in tokens[opened:]:
        if token.kind == "sign":
            depth += (token.text in _OPEN) - (token.text in _CLOSE)
            if not depth:
                return
            fresh = depth == 1 and token.text in "{,"
        elif token.kind == "name" and fresh:
            yield token.text
            fresh = False
