"""Macros and enumerators by name, and the names of values.

Names are those of every release: a bit is never given to something else later. Only what takes a
``linux`` tells releases apart.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType

from tree_sitter import Node

from vfioviz.uapi.declarations import Constant, present
from vfioviz.uapi.expressions import evaluate
from vfioviz.uapi.schema import Flag, Linux
from vfioviz.uapi.source import Source
from vfioviz.uapi.syntax import parse_expression

EVERY: Linux = (0xFFFF, 0)
"""A release that has all that any release has."""


class Numbers:
    """The numbers that a source defines; each is worked out once."""

    def __init__(self, source: Source, more: Mapping[str, int] = MappingProxyType({})) -> None:
        """Take a source, and numbers beyond it, under names that it does not have."""
        self._source = source
        self._more = more
        self._known: dict[tuple[str, Linux], int] = {}

    def __contains__(self, name: str) -> bool:
        """Tell whether a header of any release defines a number or text of this name."""
        if name in self._more:
            return True
        try:
            return bool(self._source.definitions(name))
        except KeyError:
            return False

    def constant(self, name: str, linux: Linux = EVERY) -> int:
        """Return the value of a macro or enumerator, as a C ``int``: bit 31 makes it negative.

        Raises:
            KeyError: no header of that release defines it, or it is a text.
        """
        found = self._known.get((name, linux))
        if found is None:
            found = self._known[name, linux] = self._constant(name, linux)
        return found

    def _constant(self, name: str, linux: Linux) -> int:
        if name in self._more:
            return self._more[name]
        for found in self._source.definitions(name):
            if present(found.guards, linux) and not is_text(found):
                return self._value(found, linux)
        message = f"{name} is no number in Linux {linux[0]}.{linux[1]}"
        raise KeyError(message)

    def expression(self, node: Node, linux: Linux) -> int:
        """Return the value of an expression in a header, such as the length of an array."""
        return evaluate(node, lambda name: self.constant(name, linux))

    def _value(self, found: Constant, linux: Linux) -> int:
        if isinstance(found.value, str):
            return self.expression(parse_expression(found.value), linux)
        if found.value is not None:
            return self.expression(found.value, linux)
        before = found.previous
        while before is not None and not present(before.guards, linux):
            before = before.previous
        return 0 if before is None else self._value(before, linux) + 1

    def flags(self, *patterns: str) -> tuple[Flag, ...]:
        """Return the names that macros and enumerators give to bits or values, ascending.

        Args:
            patterns: ``VFIO_DEVICE_FLAGS_*``: what the one star stands for is the short name; where
                there is no star, the last word is. With a ``!`` in front: not these.

        Values are unsigned, up to 32 bits wide.
        """
        refused = tuple(_matcher(each[1:]) for each in patterns if each.startswith("!"))
        found: dict[str, Flag] = {}
        for pattern in patterns:
            if pattern.startswith("!"):
                continue
            match = _matcher(pattern)
            for header in self._source.mentioning(*pattern.split("*")):
                for macro, definitions in header.constants.items():
                    short = match(macro)
                    wanted = short and not any(no(macro) for no in refused)
                    if wanted and not is_text(definitions[0]):
                        value = self.constant(macro) & 0xFFFFFFFF
                        doc = definitions[0].comment.text
                        found[macro] = Flag(short, macro, value, doc)
            for macro, value in self._more.items():
                short = match(macro)
                if short and macro not in found and not any(no(macro) for no in refused):
                    found[macro] = Flag(short, macro, value & 0xFFFFFFFF)
        return tuple(sorted(found.values(), key=lambda flag: flag.value))


def matches(name: str, patterns: Iterable[str]) -> bool:
    """Tell whether a name is one of those that ``Numbers.flags`` would return."""
    told = list(patterns)
    refused = any(each.startswith("!") and _matcher(each[1:])(name) for each in told)
    return not refused and any(_matcher(each)(name) for each in told if not each.startswith("!"))


def is_text(found: Constant) -> bool:
    """Whether a macro stands for a string literal."""
    return isinstance(found.value, str) and found.value.startswith('"')


def defined(source: Source, linux: Linux) -> Iterator[Constant]:
    """Yield every constant that a release's headers define, in their order."""
    for file in source.files:
        for found in source.header(file).constants.values():
            yield from (each for each in found if present(each.guards, linux))


def _matcher(pattern: str) -> Callable[[str], str]:
    head, star, tail = pattern.partition("*")

    def match(name: str) -> str:
        if not star:
            return name.rpartition("_")[2] if name == pattern else ""
        if not (name.startswith(head) and name.endswith(tail)):
            return ""
        return name[len(head) : len(name) - len(tail)]

    return match
