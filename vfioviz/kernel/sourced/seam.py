"""Insert the request's capabilities in a handler that would ask its device.

What a handler says of its device is passed over; what it does with argsz, with the chain and with
the caller's memory stays as it is. So all statements up to the first one that looks at
``caps.size`` are kept, but for those that need the device or the chain, or a variable that only
such a statement sets, and those that set what the request gives. There the request's values and
capabilities go in.

Lines stay where they are: what is passed over becomes blanks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from vfioviz.csource.tokens import Token
from vfioviz.kernel.rule import ModelError
from vfioviz.kernel.sourced.chain import Names
from vfioviz.kernel.sourced.declared import assigned, declarators, is_declaration
from vfioviz.kernel.sourced.failure import Failure, failure
from vfioviz.kernel.sourced.handlers import Answers, Function, ScopedBlock
from vfioviz.kernel.sourced.statements import Statement, mentioned
from vfioviz.language import mark, phrase

ERRNO, VALUE, COUNT, CHAIN, CAP, LENGTH = (
    f"__vfioviz_{name}" for name in ("errno", "value", "count", "chain", "cap", "length")
)
"""Helpers that the seam calls."""
_VISIBLE = re.compile(r"[^\n]")


class Edit(NamedTuple):
    """A piece of a file that is replaced."""

    path: str
    start: int
    stop: int
    text: str


@dataclass(slots=True)
class _Names:
    """What is known about the names on the path to a seam."""

    bad: set[str]
    """Those that depend on the device."""
    command: str
    scalars: set[str] = field(default_factory=set)
    kept: set[str] = field(default_factory=set)
    """Variables set by a statement that is kept."""


def seam(
    answers: Answers, fields: Sequence[str], caps_flag: int, text: str, *, within: bool = False
) -> tuple[Edit, ...]:
    """Return the edits that make room; ``text`` is that of the file.

    Args:
        answers: Who answers.
        fields: Members of the info struct that the request gives.
        caps_flag: The bit of ``flags`` that says that capabilities are there.
        text: Of the file.
        within: Whether the handler adds the capabilities itself, one by one, and does what it does
            where that fails; else it finds them in ``caps``.

    Raises:
        ModelError: There is no place for them.
    """
    made = _Seam(text, answers, fields, within=within)
    if answers.calls is not None:
        site, statement = answers.calls
        made.way(site, statement)
    made.here(answers.site, caps_flag)
    return tuple(made.edits)


def behind(answers: Answers, fields: Sequence[str], caps_flag: int) -> tuple[Edit, ...]:
    """Return the edit of a handler that has its capability in a struct of its own.

    Its code runs as it is. What the request says goes over what it said of its device, and a
    capability of the request over the one that it made.

    Raises:
        ModelError: There is no place for it.
    """
    site = answers.site
    said = [
        f"{{ int __e = {ERRNO}(); if (__e) return -__e; }}",
        f"{{ unsigned int __c = {site.info}.flags & {caps_flag:#x}u;",
    ]
    for number, name in enumerate(fields):
        more = " | __c" if name == "flags" else ""
        said.append(f"{site.info}.{name} = {VALUE}({number}){more};")
    said.append(
        f"if (__c && {COUNT}()) {{ unsigned int __n = {site.cap}.header.next; "
        f"{site.cap} = *(struct {site.cap_struct} *){CAP}(0); {site.cap}.header.next = __n; }} }} "
    )
    start = _tail(site, answers.names)[0].start
    return (Edit(site.function.path, start, start, " ".join(said)),)


def command(function: Function) -> str:
    """Return the parameter that says which ioctl it is; "" where there is none."""
    if len(function.parameters) < 3:
        return ""
    middle = function.parameters[-2]
    return middle.name if "unsigned int" in middle.type and "*" not in middle.type else ""


def edited(text: str, edits: Sequence[Edit]) -> str:
    """Return a text with its edits, none of which overlaps another."""
    pieces, at = [], 0
    for edit in sorted(edits, key=lambda each: (each.start, each.stop)):
        pieces += [text[at : edit.start], edit.text]
        at = max(at, edit.stop)
    return "".join((*pieces, text[at:]))


class _Seam:
    def __init__(self, text: str, answers: Answers, fields: Sequence[str], *, within: bool) -> None:
        self._text = text
        self._within = within
        self._failure: Failure | None = None
        self._names = answers.names
        self._path = answers.site.function.path
        self._fields = fields
        sites = [answers.site, *([] if answers.calls is None else [answers.calls[0]])]
        self._members = {(site.info, "->" if site.points else ".") for site in sites}
        self.edits: list[Edit] = []

    def _replace(self, start: int, stop: int, text: str) -> None:
        self.edits.append(Edit(self._path, start, stop, text))

    def _hide(self, start: int, stop: int, first: str = "") -> None:
        blank = _VISIBLE.sub(" ", self._text[start:stop])
        self._replace(start, stop, first + blank[len(first) :] if first else blank)

    def _given(self, statement: Statement) -> bool:
        """Whether it sets a member of the info struct that the request provides."""
        texts = [token.text for token in statement.tokens[:4]]
        return (
            statement.kind == "plain"
            and len(texts) == 4
            and (texts[0], texts[1]) in self._members
            and texts[2] in self._fields
            and texts[3] == "="
        )

    def way(self, site: ScopedBlock, goal: Statement) -> _Names:
        """Skip what precedes a statement of a site's block."""
        function = site.function
        own = command(function)
        # The last parameter is the caller's memory.
        foreign = {p.name for p in function.parameters[:-1]} - {own, site.info}
        names = _Names({*foreign, *({site.caps} - {""})}, own)
        for around, inner in zip(site.blocks, (*site.blocks[1:], goal), strict=True):
            if around.kind == "block":
                self._siblings(around, inner, site.blocks, names)
            else:
                self._unwrap(around, inner, site.blocks, names)
        return names

    def _siblings(
        self, block: Statement, goal: Statement, blocks: Sequence[Statement], names: _Names
    ) -> None:
        if any(each.kind == "switch" and each.inner[0] is block for each in blocks):
            return  # other cases: not reached, or hidden by ``_unwrap``
        for statement in block.inner:
            if statement is goal:
                return
            if statement.kind == "label":
                continue
            if self._failure is not None and statement is self._failure.statement:
                for each in self._failure.foreign:
                    self._hide(each.start, each.stop)
                continue
            if is_declaration(statement):
                self._declaration(statement, names)
            elif statement.names() & names.bad or self._given(statement):
                self._hide(statement.start, statement.stop)
                # What a builder returned is 0 from here on, whatever it was set to before.
                names.kept -= assigned(statement.tokens) & names.scalars
                names.bad |= assigned(statement.tokens) - names.kept
            else:
                names.kept |= assigned(statement.tokens)

    def _declaration(self, statement: Statement, names: _Names) -> None:
        for each in declarators(statement):
            if each.scalar:
                names.scalars.add(each.name)
            if not each.value:
                continue
            if mentioned(each.value) & (names.bad - {each.name}):
                braces = each.value[1:2] and each.value[1].text == "{"
                none = "= { 0 }" if braces else "= 0"
                self._hide(each.value[0].offset, each.value[-1].end, none)
                names.bad.add(each.name)
            names.kept.add(each.name)

    def _unwrap(
        self,
        around: Statement,
        inner: Statement,
        blocks: Sequence[Statement],
        names: _Names,
    ) -> None:
        """Take the branch that leads on, unless the number of the ioctl chooses it."""
        said = mentioned(around.head)
        if names.command and said & {names.command}:
            return
        if around.kind == "if" and not said & names.bad and self._asks_caller(around):
            return
        if around.kind == "switch":
            place = next(number for number, each in enumerate(blocks) if each is around) + 2
            if place >= len(blocks):
                raise _no_room(around)
            inner = blocks[place]
        self._hide(around.start, inner.start)
        self._hide(inner.stop, around.stop)

    def _asks_caller(self, around: Statement) -> bool:
        """Whether it asks what the caller passed: whether it can be read, and its argsz."""
        texts = [token.text for token in around.head]
        if {"copy_from_user", "get_user"} & {*texts}:
            return True
        argsz = [(*each, "argsz") for each in self._members]
        return any(tuple(texts[at : at + 3]) in argsz for at in range(len(texts)))

    def _always(self, site: ScopedBlock, stop: int) -> bool:
        """Whether flags are added to on every way to the chain, before an offset of the text."""
        wanted = {(*each, "flags", "|=") for each in self._members}
        return any(
            statement.kind == "plain" and tuple(t.text for t in statement.tokens[:4]) in wanted
            for statement in site.block.inner
            if statement.start < stop
        )

    def here(self, site: ScopedBlock, caps_flag: int) -> None:
        """Put the request in."""
        site = deepened(site, self._names)
        tail = _tail(site, self._names)
        if self._within and site.caps:
            self._failure = failure(site, tail[0])
        names = self.way(site, tail[0])
        start, caps = tail[0].start, site.caps
        guarded = not caps or _asks(tail[0], caps, self._names)
        member = f"{site.info}{'->' if site.points else '.'}"
        said = [f"{{ int __e = {ERRNO}(); if (__e) return -__e; }}"]
        said += [
            f"{name} = 0;" for name in sorted(names.bad & names.scalars) if name not in names.kept
        ]
        for number, name in enumerate(self._fields):
            more = ""
            if name == "flags" and caps:
                # What a device's own capabilities set is not meant where there are none.
                count = "1" if guarded and self._always(site, start) else f"{COUNT}()"
                more = f" | ({count} ? {member}flags & {caps_flag:#x}u : 0)"
            said.append(f"{member}{name} = {VALUE}({number}){more};")
        if caps:
            said += self._caps(caps)
        if not guarded:
            said.append(f"if ({COUNT}()) {{")
            self._replace(tail[-1].stop, tail[-1].stop, " }")
        self._replace(start, start, " ".join(said) + " ")

    def _caps(self, caps: str) -> list[str]:
        """Return what puts the capabilities in here."""
        if not self._within:
            return [f"{caps} = *(struct {self._names.struct} *){CHAIN}();"]
        if self._failure is None:
            return [f"{{ int __e = 0; {self._adding(caps, '__e')} if (__e) return __e; }}"]
        start = self._failure.statement.start
        self._replace(start, start, self._adding(caps, self._failure.result) + " ")
        return []

    def _adding(self, caps: str, result: str) -> str:
        add = f"{self._names.add}(&{caps}, {CAP}(__n), {LENGTH}(__n))"
        return (
            f"{{ int __n; {result} = 0; for (__n = 0; __n < {COUNT}(); __n++) "
            f"{{ {result} = {add}; if ({result}) break; }} }}"
        )


def _no_room(statement: Statement) -> ModelError:
    return ModelError(
        phrase(
            mark("{place}: there is no place for the capabilities of a request"),
            place=str(statement.tokens[0].place),
        )
    )


def _tail(site: ScopedBlock, names: Names) -> list[Statement]:
    """Return the statements that copy the answer out."""
    inner = list(site.block.inner)
    if not site.caps:
        for number, statement in enumerate(inner):
            if any(token.text == "copy_to_user" for token in statement.tokens):
                return inner[number:]
        raise _no_room(site.block)
    last = max((n for n, each in enumerate(inner) if site.caps in each.names()), default=-1)
    for number, statement in enumerate(inner):
        if _sized(statement.tokens, site.caps, names):
            return inner[number : last + 1]
    # A function of its own looks at the chain: it is given the caller's memory as well.
    arg = site.function.parameters[-1].name
    for number, statement in enumerate(inner):
        if not is_declaration(statement) and {site.caps, arg} <= statement.names():
            return inner[number : last + 1]
    raise _no_room(site.block)


def deepened(site: ScopedBlock, names: Names) -> ScopedBlock:
    """Return a site with the innermost block that holds all that looks at the chain's size."""
    while site.caps:
        sized = [one for one in site.block.inner if _sized(one.tokens, site.caps, names)]
        if len(sized) != 1 or sized[0].kind != "if" or _sized(sized[0].head, site.caps, names):
            return site
        within = [one for one in sized[0].inner if _sized(one.tokens, site.caps, names)]
        if len(within) != 1 or within[0].kind != "block":
            return site
        site = replace(site, blocks=(*site.blocks, sized[0], within[0]))
    return site


def _sized(tokens: Sequence[Token], caps: str, names: Names) -> bool:
    """Whether the tokens contain ``caps.size``."""
    texts = [token.text for token in tokens]
    wanted = [caps, ".", names.size]
    return any(texts[at : at + 3] == wanted for at in range(len(texts)))


def _asks(statement: Statement, caps: str, names: Names) -> bool:
    """Whether a statement does nothing without capabilities."""
    texts = [token.text for token in statement.head]
    return statement.kind == "if" and texts[:3] == [caps, ".", names.size] and "<" not in texts
