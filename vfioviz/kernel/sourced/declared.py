"""What a statement or function header declares, judged by its tokens."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from vfioviz.csource.tokens import Token
from vfioviz.kernel.sourced.statements import Statement

_BEFORE = frozenset({"static", "const", "register", "volatile"})
_TYPES = frozenset(
    {
        *("struct", "union", "enum", "unsigned", "signed", "int", "long", "short", "char", "void"),
        *("bool", "_Bool", "typeof", "__typeof__"),
    }
)
_NO_TYPES = frozenset({"return", "goto", "break", "continue", "else", "typedef", "case"})
_ASSIGN = frozenset({"=", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "<<=", ">>="})
_OPEN = frozenset("([{")
_CLOSE = frozenset(")]}")


class Declarator(NamedTuple):
    """One name that a declaration declares."""

    name: str
    scalar: bool
    """Whether it is a number or a pointer, as far as the text shows."""
    pointer: bool
    value: tuple[Token, ...]
    """Its initialiser with the ``=``; () for none."""


def is_declaration(statement: Statement) -> bool:
    """Tell whether a statement declares variables."""
    if statement.kind != "plain":
        return False
    words = [token for token in statement.tokens if token.text not in _BEFORE]
    if not words or words[0].kind != "name" or words[0].text in _NO_TYPES:
        return False
    if words[0].text in _TYPES:
        return True
    at = 1
    while at < len(words) and words[at].text == "*":
        at += 1
    if at + 1 >= len(words) or words[at].kind != "name":
        return False
    return words[at + 1].text in {"=", ";", ",", "["}


def declarators(statement: Statement) -> Iterator[Declarator]:
    """Yield the declarators of a declaration, in order."""
    tokens = statement.tokens[:-1]
    aggregate = any(token.text in {"struct", "union"} for token in tokens[:3])
    for piece in _pieces(tokens, ","):
        at = next((n for n, token in enumerate(_flat(piece)) if token.text == "="), len(piece))
        head = [token for token in _flat(piece)[:at] if token.kind == "name" or token.text == "*"]
        names = [token for token in head if token.kind == "name"]
        # __free(kfree), __maybe_unused: no kernel has a variable of such a name.
        names = [token for token in names if not token.text.startswith("__")] or names
        if not names:
            continue
        equals = next((n for n, token in enumerate(piece) if token.text == "="), len(piece))
        pointer = any(token.text == "*" for token in head)
        array = any(token.text == "[" for token in piece[:equals])
        scalar = pointer or not (aggregate or array)
        yield Declarator(names[-1].text, scalar, pointer, tuple(piece[equals:]))


def _flat(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens outside any bracket."""
    found, depth = [], 0
    for token in tokens:
        depth += token.text in _OPEN
        if not depth:
            found.append(token)
        depth -= token.text in _CLOSE
    return found


def _pieces(tokens: Sequence[Token], by: str) -> Iterator[Sequence[Token]]:
    depth = start = 0
    for index, token in enumerate(tokens):
        depth += (token.text in _OPEN) - (token.text in _CLOSE)
        if not depth and token.text == by:
            yield tokens[start:index]
            start = index + 1
    yield tokens[start:]


def of_struct(statement: Statement, struct: str) -> tuple[str, bool] | None:
    """Return the first variable of a struct type that is declared, and whether it is a pointer."""
    if not is_declaration(statement) or not _is_of(statement.tokens, struct):
        return None
    first = next(declarators(statement), None)
    return None if first is None else (first.name, first.pointer)


def _is_of(tokens: Sequence[Token], struct: str) -> bool:
    texts = [token.text for token in tokens if token.text not in _BEFORE][:2]
    return texts == ["struct", struct]


class Parameter(NamedTuple):
    """A parameter of a function."""

    name: str
    type: str
    """Its tokens with spaces between them."""


def parameters(tokens: Sequence[Token], function: str) -> tuple[Parameter, ...]:
    """Return the parameters of a function's definition."""
    at = next((n for n, token in enumerate(tokens) if token.text == function), len(tokens))
    depth, stop = 0, at + 1
    for stop in range(at + 1, len(tokens)):
        depth += (tokens[stop].text in _OPEN) - (tokens[stop].text in _CLOSE)
        if not depth:
            break
    found = []
    for piece in _pieces(tokens[at + 2 : stop], ","):
        names = [token.text for token in piece if token.kind == "name"]
        if len(names) > 1:
            found.append(Parameter(names[-1], " ".join(token.text for token in piece)))
    return tuple(found)


def assigned(tokens: Sequence[Token]) -> set[str]:
    """Return the variables that are assigned as a whole."""
    found = set()
    for index, token in enumerate(tokens):
        if token.kind != "name" or (index and tokens[index - 1].text in {".", "->"}):
            continue
        after = tokens[index + 1].text if index + 1 < len(tokens) else ""
        if after in _ASSIGN or after in {"++", "--"}:
            found.add(token.text)
    return found
