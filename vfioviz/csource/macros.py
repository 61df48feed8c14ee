"""Macros, expanded as in the C standard (6.10.3), within bounds.

In reports, a macro's expansion is located where the macro was used.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from vfioviz.csource.reports import NotUnderstoodError
from vfioviz.csource.tokens import Source, Token, tokenize

_OPEN = frozenset("([{")
_CLOSE = frozenset(")]}")


@dataclass(frozen=True, slots=True)
class Macro:
    """``#define NAME body`` or ``#define NAME(params) body``."""

    name: str
    params: tuple[str, ...] | None
    """None for an object-like macro."""
    variadic: str
    """Name of the variable arguments (``__VA_ARGS__``), or ""."""
    body: tuple[Token, ...]


class Budget:
    """Remaining budget for expansion."""

    __slots__ = ("left",)

    def __init__(self, left: int) -> None:
        self.left = left

    def spend(self, tokens: int, at: Token) -> None:
        """Count; raises NotUnderstoodError when nothing is left."""
        self.left -= tokens
        if self.left < 0:
            message = f"macros grow without end around {_short(at.text)}"
            raise NotUnderstoodError(message, at.place)


def read_macro(directive: str, source: Source, start: int) -> Macro | None:
    """Read what follows ``#define``; None if it is no macro."""
    tokens = source.part(directive, start)
    if not tokens or tokens[0].kind != "name":
        return None
    name, rest = tokens[0], tokens[1:]
    if not rest or rest[0].text != "(" or rest[0].spaced:
        return Macro(name.text, None, "", rest)
    params: list[str] = []
    variadic = ""
    for at, token in enumerate(rest[1:], 1):
        if token.text == ")":
            return Macro(name.text, tuple(params), variadic, rest[at + 1 :])
        if token.kind == "name":
            params.append(token.text)
        elif token.text == "...":
            named = rest[at - 1].kind == "name"
            variadic = params.pop() if named else "__VA_ARGS__"
        elif token.text != ",":
            return None
    return None


def close(tokens: list[Token], at: int) -> int:
    """Return the index of the bracket that closes the one at ``at``; -1 where none does."""
    depth = 0
    for index in range(at, len(tokens)):
        token = tokens[index]
        if token.kind == "sign":
            if token.text in _OPEN:
                depth += 1
            elif token.text in _CLOSE:
                depth -= 1
                if not depth:
                    return index
    return -1


def arguments(tokens: list[Token], opened: int, closed: int) -> list[list[Token]]:
    """Split what is between two brackets at its outermost commas."""
    found: list[list[Token]] = [[]]
    depth = 0
    for token in tokens[opened + 1 : closed]:
        if token.kind == "sign":
            if token.text in _OPEN:
                depth += 1
            elif token.text in _CLOSE:
                depth -= 1
            elif token.text == "," and not depth:
                found.append([])
                continue
        found[-1].append(token)
    return found


class Expander:
    """Expands the macros of one file's view of the program."""

    def __init__(
        self,
        find: Callable[[str], Macro | None],
        special: Mapping[str, Callable[[list[Token]], str]],
        budget: Budget,
    ) -> None:
        self._find = find
        self._special = special
        self._budget = budget
        self.here: Token | None = None
        """The name that is looked for."""

    def expand(self, tokens: list[Token], level: int = 0) -> list[Token]:
        """Return the tokens with all macros expanded; NotUnderstoodError beyond the budget."""
        if level > 60:
            message = "macros inside the arguments of macros, too deep"
            raise NotUnderstoodError(message, tokens[0].place)
        pending = tokens[::-1]
        out: list[Token] = []
        while pending:
            token = pending.pop()
            if token.kind != "name" or token.text in token.hidden:
                out.append(token)
                continue
            name = token.text
            if name in self._special and pending and pending[-1].text == "(":
                ahead, inside = self._call(pending, token)
                if ahead:
                    del pending[-ahead:]
                    said = self._special[name](inside)
                    out.append(token._replace(kind="number", text=said))
                    continue
            self.here = token
            macro = self._find(name)
            if macro is None:
                out.append(token)
                continue
            if macro.params is None:
                body = self._substitute(macro, token, [], token.hidden | {name}, level)
            else:
                if not pending or pending[-1].text != "(":
                    out.append(token)
                    continue
                ahead, inside = self._call(pending, token)
                if not ahead:
                    message = f"the arguments of {name} have no end"
                    raise NotUnderstoodError(message, token.place)
                given = arguments([token, *inside, token], 0, len(inside) + 1)
                del pending[-ahead:]
                body = self._substitute(macro, token, given, token.hidden | {name}, level)
            self._budget.spend(len(body) + 1, token)
            pending.extend(reversed(body))
        return out

    def _call(self, pending: list[Token], token: Token) -> tuple[int, list[Token]]:
        """Return how many tokens the parenthesis on top of the stack takes, and those inside."""
        depth = 0
        size = len(pending)
        for count in range(1, size + 1):
            each = pending[-count]
            if each.kind == "sign":
                if each.text in _OPEN:
                    depth += 1
                elif each.text in _CLOSE:
                    depth -= 1
                    if not depth:
                        self._budget.spend(count, token)
                        return count, pending[size - count + 1 : size - 1][::-1]
        self._budget.spend(size, token)
        return 0, []

    def _substitute(
        self,
        macro: Macro,
        at: Token,
        given: list[list[Token]],
        hidden: frozenset[str],
        level: int,
    ) -> list[Token]:
        raw = self._bind(macro, at, given)
        expanded: dict[str, list[Token]] = {}
        out: list[Token] = []
        body = macro.body
        index = 0
        while index < len(body):
            token = body[index]
            index += 1
            following = body[index].text if index < len(body) else ""
            if token.text == "#" and macro.params is not None and following in raw:
                out.append(_string(raw[following], at))
                index += 1
            elif token.text == "##" and index < len(body):
                right = body[index]
                index += 1
                pasted = raw.get(right.text, [right]) if right.kind == "name" else [right]
                if not pasted and out and out[-1].text == "," and right.text == macro.variadic:
                    out.pop()
                    continue
                comma = out and out[-1].text == "," and right.text == macro.variadic
                out.extend(pasted if comma else _paste(out, pasted))
            elif token.kind == "name" and token.text in raw:
                if following == "##":
                    out.extend(raw[token.text] or [at._replace(kind="stray", text="")])
                    continue
                if token.text not in expanded:
                    argument = raw[token.text]
                    expanded[token.text] = self.expand(argument, level + 1) if argument else []
                part = expanded[token.text]
                self._budget.spend(len(part), at)
                out.extend(part)
            else:
                out.append(token)
            self._budget.spend(1, at)
        made = [
            token._replace(
                source=at.source, offset=at.offset, end=at.end, hidden=token.hidden | hidden
            )
            for token in out
            if token.text
        ]
        if made:
            made[0] = made[0]._replace(spaced=at.spaced)
        return made

    def _bind(self, macro: Macro, at: Token, given: list[list[Token]]) -> dict[str, list[Token]]:
        if macro.params is None:
            return {}
        wanted = len(macro.params)
        if wanted == 0 and not macro.variadic and given == [[]]:
            given = []
        if len(given) < wanted or (len(given) > wanted and not macro.variadic):
            message = f"{macro.name} takes {wanted} arguments, not {len(given)}"
            raise NotUnderstoodError(message, at.place)
        raw = dict(zip(macro.params, given, strict=False))
        if macro.variadic:
            rest: list[Token] = []
            for extra in given[wanted:]:
                if extra is not given[wanted]:
                    rest.append(at._replace(kind="sign", text=","))
                rest.extend(extra)
            raw[macro.variadic] = rest
        return raw


def _paste(out: list[Token], right: list[Token]) -> list[Token]:
    """Take the last token off ``out``; return it joined with the first of ``right``."""
    if not out:
        return right
    left = out.pop()
    if not right:
        return [left]
    text = left.text + right[0].text
    joined = tokenize(left.source, text)
    if len(joined) != 1 and text:
        message = f"{_short(text)} is no token"
        raise NotUnderstoodError(message, left.place)
    kind = joined[0].kind if joined else left.kind
    return [left._replace(kind=kind, text=text), *right[1:]]


def _string(tokens: list[Token], at: Token) -> Token:
    text = "".join((" " if t.spaced and n else "") + t.text for n, t in enumerate(tokens))
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return at._replace(kind="string", text=f'"{escaped}"')


def _short(text: str) -> str:
    return repr(text if len(text) <= 40 else text[:37] + "...")
