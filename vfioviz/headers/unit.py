"""One header on one ABI: its structs, laid out."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from vfioviz.csource.macros import Macro
from vfioviz.csource.reports import Report
from vfioviz.csource.target import AbiFacts, Target
from vfioviz.csource.tokens import Source
from vfioviz.headers import preprocess
from vfioviz.headers.declare import DeclarationReader
from vfioviz.headers.files import Files
from vfioviz.headers.limits import LIMITS, HeaderLimits
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
    target = Target.of(abi)
    scalars, scope, macros = _prelude(target)
    reader = preprocess.HeaderPreprocessor(files, target, defined, limits)
    reader.fall_back(macros)
    reader.take(path)
    made = DeclarationReader(reader.out, scalars, scope.below(), limits).read()
    return Unit(path, target, made, tuple(reader.missing), tuple(reader.problems))


@lru_cache(maxsize=32)
def _prelude(target: Target) -> tuple[Scalars, Scope, Mapping[str, Macro]]:
    scalars = Scalars(target)
    reader = preprocess.HeaderPreprocessor(_NOWHERE, target, {}, LIMITS)
    before = set(reader.known)
    reader.take_text(Source(preprocess.PRELUDE, preprocess.prelude()))
    scope = DeclarationReader(reader.out, scalars, Scope(), LIMITS).read()
    macros = {name: macro for name, macro in reader.known.items() if name not in before}
    return scalars, scope, MappingProxyType(macros)
