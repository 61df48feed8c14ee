"""Find the kernel function that answers an ioctl, by its shape and not by its name.

It has a ``struct vfio_info_cap`` and the ioctl's struct at hand, and copies to the caller; where
another one copies in (vfio_ccw), that one is where a call begins.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from vfioviz.csource.tokens import Token
from vfioviz.csource.views import View
from vfioviz.kernel.rule import ModelError
from vfioviz.kernel.sourced.chain import KERNELS, Names, names_of
from vfioviz.kernel.sourced.declared import Parameter, of_struct, parameters
from vfioviz.kernel.sourced.files import CHAIN, HANDLERS, OWN
from vfioviz.kernel.sourced.statements import Statement, body
from vfioviz.language import mark, phrase


@dataclass(frozen=True, slots=True, eq=False)
class Function:
    """A function of a source."""

    name: str
    path: str
    tokens: Sequence[Token]
    parameters: tuple[Parameter, ...]
    body: Statement


@dataclass(frozen=True, slots=True, eq=False)
class ScopedBlock:
    """A block of a function, and the variables in scope."""

    function: Function
    blocks: tuple[Statement, ...]
    """The statements around the block, from the function's body to the block itself."""
    info: str
    """The variable of the ioctl's struct."""
    points: bool
    """Whether that is a pointer."""
    caps: str
    """The variable of the chain; "" where there is none."""
    cap: str = ""
    """The capability that a struct around the ioctl's has behind it, as ``info.type``."""
    cap_struct: str = ""
    """Tag of that."""

    @property
    def block(self) -> Statement:
        """The block itself."""
        return self.blocks[-1]


@dataclass(frozen=True, slots=True, eq=False)
class Answers:
    """Who answers."""

    site: ScopedBlock
    """Where the chain is copied out."""
    calls: tuple[ScopedBlock, Statement] | None
    """Where and by which statement that function is called; None if it is the entry point."""
    names: Names = KERNELS
    """What the source calls its chain."""

    @property
    def entry(self) -> Function:
        """The function that a call begins with."""
        return self.site.function if self.calls is None else self.calls[0].function


def find(view: View, paths: Sequence[str], handler: str, struct: str, name: str) -> Answers:
    """Return who answers an ioctl.

    Args:
        view: The program.
        paths: Of its sources, in their order.
        handler: Key of the driver.
        struct: The ioctl's struct, without the word ``struct``.
        name: What a user calls the source.

    Raises:
        ModelError: No function does, or its file is missing.
    """
    wanted = HANDLERS.get(handler)
    if wanted is None:
        raise ModelError(
            phrase(
                mark(
                    "{handler} builds its answer without struct vfio_info_cap; its code can't be "
                    "asked with the capabilities of a request: choose another handler"
                ),
                handler=handler,
            )
        )
    here = [path for path in wanted if path in paths]
    if not here or (handler in OWN and here[0] != wanted[0]):
        missing = " / ".join(wanted[: 1 if handler in OWN else 2])
        raise ModelError(phrase(mark("{name}: {path} is not there"), name=name, path=missing))
    chain = [path for path in CHAIN if path in paths]
    names = names_of(view)
    for files, caps in ((here, True), (here, False), (chain, True)):
        for path in files:
            functions = list(_functions(view, paths.index(path) + 1, path, struct))
            for function in functions:
                for site in _sites(function, struct, names, caps=caps):
                    found = _entry(site, functions, struct, names)
                    if found is not None:
                        return found
    for path in here:
        found = _extended(view, paths.index(path) + 1, path, struct)
        if found is not None:
            return found
    raise ModelError(
        phrase(
            mark("{name}: no function of {path} copies a struct {struct} to the caller"),
            name=name,
            path=here[0],
            struct=struct,
        )
    )


def _functions(view: View, number: int, path: str, struct: str) -> Iterator[Function]:
    for (table, name), item in view.own[number].items():
        if table == "function" and any(token.text == struct for token in item.tokens):
            tokens = item.tokens
            try:
                yield Function(name, path, tokens, parameters(tokens, name), body(tokens))
            except ModelError:
                continue


def _extended(view: View, number: int, path: str, struct: str) -> Answers | None:
    """Return who answers with a struct around the ioctl's, and a capability behind it in it."""
    for (table, tag), item in view.own[number].items():
        if table != "tag" or struct not in (token.text for token in item.tokens):
            continue
        members = _members(item.tokens, tag)
        if len(members) < 2 or members[0][0] != struct or "_cap_" not in members[1][0]:
            continue
        (_, base), (cap_struct, cap) = members[:2]
        for function in _functions(view, number, path, tag):
            for site in _sites(function, tag, KERNELS, caps=False):
                if not site.points and _mentions(function.body, "copy_from_user"):
                    info = site.info
                    made = replace(
                        site, info=f"{info}.{base}", cap=f"{info}.{cap}", cap_struct=cap_struct
                    )
                    return Answers(made, None)
    return None


def _members(tokens: Sequence[Token], tag: str) -> list[tuple[str, str]]:
    """Return tag and name of the first members of a struct, as far as they are structs."""
    texts = [token.text for token in tokens]
    found = []
    at = next((n for n in range(len(texts) - 1) if texts[n : n + 2] == [tag, "{"]), len(texts)) + 2
    while texts[at : at + 1] == ["struct"] and texts[at + 3 : at + 4] == [";"]:
        found.append((texts[at + 1], texts[at + 2]))
        at += 4
    return found


def _sites(function: Function, struct: str, names: Names, *, caps: bool) -> Iterator[ScopedBlock]:
    given = next((p for p in function.parameters if f"struct {struct} *" in p.type), None)
    first = None if given is None or "__user" in given.type else (given.name, True)
    for blocks in _blocks((function.body,)):
        info, chain = first, ""
        for around in blocks:
            for statement in around.inner if around.kind == "block" else ():
                found = of_struct(statement, struct)
                if found is not None and not _of_the_caller(statement):
                    info = found
        for statement in blocks[-1].inner:
            found = of_struct(statement, names.struct)
            if found is not None and not found[1]:
                chain = found[0]
        if info is None or bool(chain) != caps:
            continue
        if caps or (_declares(blocks[-1], struct) and _mentions(blocks[-1], "copy_to_user")):
            yield ScopedBlock(function, blocks, *info, chain)


def _of_the_caller(statement: Statement) -> bool:
    return any(token.text == "__user" for token in statement.tokens)


def _declares(block: Statement, struct: str) -> bool:
    found = (of_struct(statement, struct) for statement in block.inner)
    return any(each is not None and not each[1] for each in found)


def _blocks(around: tuple[Statement, ...]) -> Iterator[tuple[Statement, ...]]:
    if around[-1].kind == "block":
        yield around
    for inner in around[-1].inner:
        yield from _blocks((*around, inner))


def _mentions(statement: Statement, name: str) -> bool:
    return any(token.text == name for token in statement.tokens)


def _entry(
    site: ScopedBlock, functions: Sequence[Function], struct: str, names: Names
) -> Answers | None:
    """Return the entry point: the function itself if it copies in, else its caller."""
    if _mentions(site.function.body, "copy_from_user"):
        return Answers(site, None, names)
    for function in functions:
        for outer in _sites(function, struct, names, caps=False):
            for statement in outer.block.inner:
                if _mentions(statement, site.function.name):
                    return Answers(site, (outer, statement), names)
    return None
