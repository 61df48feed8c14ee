"""A program: sources by path, and a configuration.

``Program.load`` never fails: what cannot be read is left out and listed in ``problems``.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from vfioviz.csource.limits import LIMITS, Limits
from vfioviz.csource.prelude import DEBIAN
from vfioviz.csource.preprocess import Config, config_macros
from vfioviz.csource.reports import Kind, Place, Report
from vfioviz.csource.target import Target
from vfioviz.csource.tokens import Source
from vfioviz.csource.views import Defined, View, view


class Program:
    """Sources and a configuration; immutable. What it declares is looked up on first use."""

    def __init__(
        self,
        sources: tuple[Source, ...],
        config: Mapping[str, str],
        limits: Limits,
        problems: tuple[Report, ...],
    ) -> None:
        self.sources = sources
        """Those that are read, in their order."""
        self.limits = limits
        self.problems = problems
        """Sources that were left out, and why."""
        self._config = config
        self._views: dict[Defined, View] = {}

    @classmethod
    def load(
        cls,
        sources: Mapping[str, str],
        config: Config = MappingProxyType({}),
        limits: Limits = LIMITS,
    ) -> Program:
        """Take C text.

        Args:
            sources: Text by path, headers first: a name that several files declare means its own in
            each of them, elsewhere the first.
            config: ``CONFIG_*`` that differ from Debian's (``prelude.DEBIAN``).
            limits: What the text may cost.
        """
        problems: list[Report] = []
        taken: list[Source] = []
        total = 0
        for path, text in sources.items():
            size = len(text.encode("utf-8", "surrogatepass"))
            total += size
            most = min(limits.file_bytes, limits.total_bytes - total + size)
            if size > most:
                why = f"{size} bytes: more than the {most} that are read; the file is left out"
                problems.append(Report(Kind.MEMORY, Place(path, 1, 1), why))
                continue
            taken.append(Source(path, text))
        return cls(tuple(taken), config_macros({**DEBIAN, **config}), limits, tuple(problems))

    def view(self, target: Target) -> View:
        """Return the program as a target's preprocessor leaves it."""
        defined = tuple(sorted({**target.macros, **self._config}.items()))
        if defined not in self._views:
            self._views[defined] = view(self.sources, defined, self.limits)
        return self._views[defined]

    def file(self, path: str) -> int:
        """Return the number that ``View`` knows a source by; 0 where there is none of that path."""
        return next((n for n, each in enumerate(self.sources, 1) if each.path == path), 0)
