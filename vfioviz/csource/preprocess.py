"""Preprocess a source's tokens for a configuration, and collect its macros."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from vfioviz.csource.conditions import value
from vfioviz.csource.limits import Limits
from vfioviz.csource.macros import Budget, Expander, Macro, read_macro
from vfioviz.csource.reports import Kind, NotUnderstoodError, Report
from vfioviz.csource.tokens import Source, Token

Config = Mapping[str, str | int | bool]
"""``CONFIG_X``: "y", "m", "n", a number, or True and False for "y" and "n"."""

_DIRECTIVE = re.compile(r"[ \t]*#[ \t]*(?:\\\r?\n[ \t]*)*(?P<word>[a-z_]+)?")
_ASKS = ("IS_ENABLED", "IS_BUILTIN", "IS_MODULE", "IS_REACHABLE")


class Text(NamedTuple):
    """A source without its directives."""

    source: Source
    tokens: list[Token]
    macros: dict[str, Macro]
    problems: list[Report]
    past: dict[str, list[tuple[int, Macro | None]]]
    """Each #define of a name and each #undef (None), with its offset in the file, in order."""

    def macro(self, name: str, at: int | None) -> tuple[bool, Macro | None]:
        """Return whether the file says what a name is at an offset, and what; None: at its end."""
        said = self.past.get(name)
        if said is None:
            return False, None
        before = said if at is None else [each for each in said if each[0] <= at]
        return bool(before), before[-1][1] if before else None


def config_macros(config: Config) -> dict[str, str]:
    """Return what ``autoconf.h`` would define."""
    found = {}
    for name, setting in config.items():
        if setting is True or setting == "y":
            found[name] = "1"
        elif setting == "m":
            found[name + "_MODULE"] = "1"
        elif setting is not False and setting not in {"n", ""}:
            found[name] = str(setting)
    return found


def asks(defined: Callable[[str], bool]) -> dict[str, Callable[[list[Token]], str]]:
    """Return the macros of ``linux/kconfig.h`` as functions on their argument."""

    def ask(question: str) -> Callable[[list[Token]], str]:
        def answer(inside: list[Token]) -> str:
            name = inside[0].text if inside else ""
            built, module = defined(name), defined(name + "_MODULE")
            wanted = {"IS_BUILTIN": built, "IS_MODULE": module}.get(question, built or module)
            return str(int(wanted))

        return answer

    return {question: ask(question) for question in _ASKS}


class Preprocessor:
    """Reads sources in turn; later conditions see the macros of earlier ones."""

    def __init__(self, predefined: Mapping[str, str], limits: Limits) -> None:
        given = Source("<configuration>", "\n".join(f"{k} {v}" for k, v in predefined.items()))
        self.known: dict[str, Macro] = {}
        for line in given.text.splitlines():
            macro = read_macro(line, Source(given.path, line), 0)
            if macro is not None:
                self.known[macro.name] = macro
        self._limits = limits

    def read(self, source: Source, tokens: list[Token]) -> Text:
        """Return what is left of a source."""
        text = Text(source, [], {}, [], {})
        # For each enclosing #if: is this branch kept, was an earlier one, is the context kept.
        around: list[tuple[bool, bool, bool]] = []
        keep = True
        for token in tokens:
            if token.kind != "directive":
                if keep:
                    text.tokens.append(token)
                continue
            match = _DIRECTIVE.match(token.text)
            word = match["word"] if match else None
            start = match.end() if match else 0
            try:
                keep = self.directive(word or "", token, start, text, around, keep=keep)
            except NotUnderstoodError as why:
                text.problems.append(Report(Kind.UNSUPPORTED, token.place, why.text))
                if word in {"if", "ifdef", "ifndef"}:
                    around.append((False, False, keep))
                if word in {"if", "elif", "ifdef", "ifndef"}:
                    keep = False
        if around:
            last = tokens[-1].place
            text.problems.append(Report(Kind.UNSUPPORTED, last, "an #if without its #endif"))
        return text

    def directive(  # the state of a loop
        self,
        word: str,
        token: Token,
        start: int,
        text: Text,
        around: list[tuple[bool, bool, bool]],
        *,
        keep: bool,
    ) -> bool:
        """Process a directive; return whether what follows is kept."""
        match word:
            case "if" | "ifdef" | "ifndef":
                if len(around) > self._limits.nesting:
                    message = "#if inside #if, too deep"
                    raise NotUnderstoodError(message)
                holds = keep and self.holds(word, token, start)
                around.append((holds, holds, keep))
                return holds
            case "elif" | "elifdef" | "elifndef" | "else" | "endif" if not around:
                message = f"#{word} without an #if"
                raise NotUnderstoodError(message)
            case "elif" | "elifdef" | "elifndef":
                _, before, outer = around[-1]
                holds = outer and not before and self.holds(word.removeprefix("el"), token, start)
                around[-1] = (holds, before or holds, outer)
                return holds
            case "else":
                _, before, outer = around[-1]
                around[-1] = (outer and not before, True, outer)
                return around[-1][0]
            case "endif":
                return around.pop()[2]
            case "define" if keep:
                macro = read_macro(token.text[start:], text.source, token.offset + start)
                if macro is not None:
                    text.macros[macro.name] = macro
                    text.past.setdefault(macro.name, []).append((token.offset, macro))
                    self.known.setdefault(macro.name, macro)
            case "undef" if keep:
                name = token.text[start:].strip()
                text.macros.pop(name, None)
                text.past.setdefault(name, []).append((token.offset, None))
                self.known.pop(name, None)
        return keep

    def questions(self, token: Token) -> dict[str, Callable[[list[Token]], str]]:
        """Return what a condition may ask besides ``defined``; ``token`` is the directive."""
        return asks(self.known.__contains__)

    def macro(self, name: str) -> Macro | None:
        """Return what a name stands for."""
        return self.known.get(name)

    def holds(self, word: str, token: Token, start: int) -> bool:
        """Whether the condition of a directive holds; raises NotUnderstoodError."""
        inside = token.source.part(token.text[start:], token.offset + start)
        if word != "if":
            known = bool(inside) and inside[0].text in self.known
            return known if word == "ifdef" else not known
        if len(inside) > 4000:
            message = "a condition of #if that is too long"
            raise NotUnderstoodError(message)
        settled: list[Token] = []
        at = 0
        while at < len(inside):
            each = inside[at]
            if each.text == "defined" and at + 1 < len(inside):
                bracket = inside[at + 1].text == "("
                name = inside[at + 1 + bracket].text if at + 1 + bracket < len(inside) else ""
                answer = str(int(name in self.known))
                settled.append(each._replace(kind="number", text=answer))
                at += 4 if bracket else 2
            else:
                settled.append(each)
                at += 1
        expander = Expander(self.macro, self.questions(token), Budget(self._limits.macro_work))
        return bool(value(expander.expand(settled)))
