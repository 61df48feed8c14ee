"""What a handler does where a capability could not be added: the ``if`` after its builders."""

from __future__ import annotations

from typing import NamedTuple

from vfioviz.kernel.sourced.declared import assigned
from vfioviz.kernel.sourced.handlers import ScopedBlock
from vfioviz.kernel.sourced.statements import Statement, mentioned


class Failure(NamedTuple):
    """The statement that leaves the handler."""

    statement: Statement
    result: str
    """The variable with what the builders returned."""
    foreign: tuple[Statement, ...]
    """Statements in it that need the device."""


def failure(site: ScopedBlock, goal: Statement) -> Failure | None:
    """Return what follows the builders of a site; None where it is not to be told from the text.

    Args:
        site: Where the chain is copied out.
        goal: The first statement that looks at the chain.
    """
    foreign = {each.name for each in site.function.parameters[:-1]} - {site.info}
    results: set[str] = set()
    found = None
    for statement in site.block.inner:
        if statement is goal:
            break
        if _asks(statement, results):
            head = mentioned(statement.head)
            unfit = None if head & foreign else _foreign(statement, foreign)
            if found is None and unfit is not None:
                found = Failure(statement, (head & results).pop(), unfit)
        elif site.caps in statement.names():
            found = None
            for each in statement.all():
                if each.kind == "plain" and site.caps in each.names():
                    results |= assigned(each.tokens)
    return found


def _asks(statement: Statement, results: set[str]) -> bool:
    """Whether a statement leaves the handler where a builder failed."""
    if statement.kind != "if" or statement.head[0].text == "!":
        return False
    names = {name for name in mentioned(statement.head) if not name.isupper()}
    return len(names) == 1 and names <= results and _leaves(statement)


def _leaves(statement: Statement) -> bool:
    return bool({"return", "goto"} & {token.text for token in statement.tokens})


def _foreign(statement: Statement, foreign: set[str]) -> tuple[Statement, ...] | None:
    """Return what in it needs the device; None where that can't be taken out."""
    body, *rest = statement.inner
    if rest or (body.kind != "block" and body.names() & foreign):
        return None
    return tuple(each for each in body.inner if each.names() & foreign)
