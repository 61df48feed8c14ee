"""One header on one ABI: its structs, laid out."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property, lru_cache
from types import MappingProxyType

from vfioviz.csource.macros import Macro
from vfioviz.csource.reports import Report
from vfioviz.csource.target import AbiFacts, Target
from vfioviz.csource.tokens import Token
from vfioviz.headers import preprocess
from vfioviz.headers.declare import DeclarationReader
from vfioviz.headers.files import Files
from vfioviz.headers.limits import LIMITS, HeaderLimits
from vfioviz.headers.needed import Items
from vfioviz.headers.record import Record
from vfioviz.headers.scalars import Scalars
from vfioviz.headers.scope import Refused, Scope

_NOWHERE = Files(lambda _: None)


class Unit:
    """A header with all that it includes, read for an ABI."""

    def __init__(
        self, path: str, target: Target, scope: Scope, missing: tuple[Report, ...],
        problems: tuple[Report, ...],
    ) -> None:  # fmt: skip
        self.path = path
        self.target = target
        self.scope = scope
        self.missing = missing
        """Includes that the source does not have."""
        self.problems = problems
        """Directives and macros that are not understood."""

    @property
    def records(self) -> list[Record]:
        """Structs and unions, also those of files that it includes."""
        return self.scope.records

    @property
    def refused(self) -> list[Refused]:
        """Declarations that are not understood."""
        return self.scope.refused

    def find(self, name: str) -> Record | None:
        """Return a laid-out struct or union by tag or typedef, None if there is none."""
        found: object = self.scope.tags.get(name)
        if found is None and name in self.scope.typedefs:
            found = self.scope.typedefs[name].type
        return found if isinstance(found, Record) and found.complete else None


class Header:
    """A header as an ABI's preprocessor leaves it, of which all or some is read."""

    def __init__(
        self,
        files: Files,
        path: str,
        abi: AbiFacts,
        defined: Mapping[str, str] = MappingProxyType({}),
        limits: HeaderLimits = LIMITS,
    ) -> None:
        """Take what ``read`` takes."""
        self._path, self._limits = path, limits
        self._target = Target.of(abi)
        self._scalars, self._scope, macros = _prelude(self._target)
        self._reader = preprocess.HeaderPreprocessor(files, self._target, defined, limits)
        self._reader.fall_back(macros)
        self._reader.take(path)
        self._found: dict[str, Record | None] = {}

    @cached_property
    def whole(self) -> Unit:
        """All of it."""
        return self._read(self._reader.out)

    @cached_property
    def _items(self) -> Items:
        return Items(self._reader.out)

    def find(self, name: str) -> Record | None:
        """Return a struct as ``Unit.find`` does; no more is read than it takes."""
        if name not in self._found:
            needed = self._items.needed(name)
            made = self._read(needed)
            found = made.find(name)
            # What is not understood, or declared in an unusual way, is looked for in all of it: of
            # what has no end, an attribute may stand where the part that was read has none.
            odd = found is None or any(each.name == name for each in made.refused)
            self._found[name] = self.whole.find(name) if needed and odd else found
        return self._found[name]

    def _read(self, tokens: list[Token]) -> Unit:
        made = DeclarationReader(tokens, self._scalars, self._scope.below(), self._limits).read()
        said = self._reader
        return Unit(self._path, self._target, made, tuple(said.missing), tuple(said.problems))


def read(
    files: Files,
    path: str,
    abi: AbiFacts,
    defined: Mapping[str, str] = MappingProxyType({}),
    limits: HeaderLimits = LIMITS,
) -> Unit:
    """Read a header.

    Args:
        files: The source that contains it.
        path: Its path there.
        abi: What it is laid out for.
        defined: Macros that are defined before it, ``__KERNEL__`` or ``CONFIG_X``.
        limits: What it may cost.
    """
    return Header(files, path, abi, defined, limits).whole


@lru_cache(maxsize=32)
def _prelude(target: Target) -> tuple[Scalars, Scope, Mapping[str, Macro]]:
    scalars = Scalars(target)
    reader = preprocess.HeaderPreprocessor(_NOWHERE, target, {}, LIMITS)
    before = set(reader.known)
    reader.take_text(preprocess.prelude())
    scope = DeclarationReader(reader.out, scalars, Scope(), LIMITS).read()
    macros = {name: macro for name, macro in reader.known.items() if name not in before}
    return scalars, scope, MappingProxyType(macros)
