"""A program as one target's preprocessor leaves it: what each file declares."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from vfioviz.csource.items import Item, split
from vfioviz.csource.limits import Limits
from vfioviz.csource.macros import Budget, Expander, Macro
from vfioviz.csource.prelude import prelude
from vfioviz.csource.preprocess import Preprocessor, Text, asks
from vfioviz.csource.reports import Kind, NotUnderstoodError, Place, Report
from vfioviz.csource.tokens import Source, Token, tokenize

Table = Literal["function", "typedef", "tag", "constant", "variable"]
Declared = dict[tuple[Table, str], Item]
Defined = tuple[tuple[str, str], ...]
"""Macros of the target and the configuration, by name."""


class View(NamedTuple):
    """What a program declares, without its bodies being parsed."""

    texts: tuple[Text, ...]
    own: tuple[Declared, ...]
    """What each file declares."""
    shared: Declared
    """What the first file that has it declares."""
    macros: dict[str, Macro]
    problems: tuple[Report, ...]

    def item(self, table: Table, name: str, file: int) -> Item | None:
        """Return what a name means in a file: its own, or the first in the order of sources."""
        key = (table, name)
        return self.own[file].get(key) or self.shared.get(key)

    def macro(self, name: str, file: int, at: int | None = None) -> Macro | None:
        """Return a macro as a file knows it at an offset; None: at its end."""
        said, macro = self.texts[file].macro(name, at)
        return macro if said else self.macros.get(name)


def view(sources: Sequence[Source], defined: Defined, limits: Limits) -> View:
    """Read sources in turn; the interpreter's own declarations are file 0."""
    known, first = _prelude(defined, limits)
    preprocessor = Preprocessor({}, limits)
    preprocessor.known.update(known)
    files = [first]
    for number, source in enumerate(sources, 1):
        files.append(_file(preprocessor, source, number, limits))
    shared: Declared = {}
    for _, declared in files:
        for key, item in declared.items():
            there = shared.get(key)
            if there is None or (there.extern and not item.extern):
                shared[key] = item
    return View(
        tuple(text for text, _ in files),
        tuple(declared for _, declared in files),
        shared,
        dict(preprocessor.known),
        tuple(problem for text, _ in files for problem in text.problems),
    )


@lru_cache(maxsize=24)
def _prelude(defined: Defined, limits: Limits) -> tuple[dict[str, Macro], tuple[Text, Declared]]:
    preprocessor = Preprocessor(dict(defined), limits)
    first = _file(preprocessor, Source("<kernel>", prelude()), 0, limits)
    return preprocessor.known, first


@lru_cache(maxsize=64)
def _tokens(path: str, text: str, most: int) -> list[Token]:
    return tokenize(Source(path, text), most=most)


def _file(
    preprocessor: Preprocessor, source: Source, number: int, limits: Limits
) -> tuple[Text, Declared]:
    tokens = _tokens(source.path, source.text, limits.file_tokens)
    if len(tokens) > limits.file_tokens:
        why = f"more than {limits.file_tokens} tokens; the file is left out"
        report = Report(Kind.MEMORY, Place(source.path, 1, 1), why)
        return Text(source, [], {}, [report], {}), {}
    text = preprocessor.read(source, tokens)
    declared: Declared = {}
    budget = Budget(limits.macro_work)
    for item in split(text.tokens, number, limits, text.problems):
        if item.macro in preprocessor.known:
            _expand(item, declared, preprocessor, budget, limits)
        else:
            _index(item, declared)
    return text, declared


def _expand(
    item: Item, declared: Declared, preprocessor: Preprocessor, budget: Budget, limits: Limits
) -> None:
    """Index what the use of a macro at file scope declares."""
    known = preprocessor.known
    try:
        tokens = Expander(known.get, asks(known.__contains__), budget).expand(item.tokens)
    except NotUnderstoodError:
        return
    if tokens and tokens[-1].text not in {";", "}"}:
        tokens.append(tokens[-1]._replace(kind="sign", text=";"))
    for inner in split(tokens, item.file, limits, []):
        _index(inner, declared)


def _index(item: Item, declared: Declared) -> None:
    table: Table = "variable"
    if item.kind != "other":
        table = "function" if item.kind == "function" else "typedef"
    for name in item.names:
        there = declared.get((table, name))
        if there is None or (there.extern and not item.extern) or _better(there, item):
            declared[table, name] = item
    for tag in item.tags:
        declared.setdefault(("tag", tag), item)
    for name in item.enumerators:
        declared.setdefault(("constant", name), item)


def _better(there: Item, item: Item) -> bool:
    """Tell whether a declaration says more than a tentative one before it."""
    return item.kind == "other" and not _initialised(there) and _initialised(item)


def _initialised(item: Item) -> bool:
    return any(token.text == "=" for token in item.tokens[:400])
