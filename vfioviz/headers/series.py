"""A struct through its editions: versions of a patch, or releases of a kernel."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from vfioviz.headers.change import Kind, Step, breaks, steps
from vfioviz.headers.rules import listed
from vfioviz.headers.view import Span, StructView


class Edition(NamedTuple):
    """A struct as one source has it."""

    title: str
    views: tuple[StructView, ...]
    """One an ABI; none where the source does not declare it."""


class Change(NamedTuple):
    """What became of a member since the edition before."""

    kind: Kind
    member: str
    text: str
    abis: tuple[str, ...]
    breaks: bool
    """Whether programs that were built before it go wrong, or sources are not built any more."""


class Frame(NamedTuple):
    """An edition, and what is new in it."""

    edition: Edition
    before: tuple[StructView, ...]
    """The last edition that had the struct; none for the first."""
    changes: tuple[Change, ...]

    @property
    def shrunk(self) -> tuple[str, ...]:
        """ABIs on which the struct got smaller."""
        sizes = {each.abi: each.size for each in self.before}
        return tuple(each.abi for each in self.edition.views if each.size < sizes.get(each.abi, 0))

    @property
    def is_gone(self) -> bool:
        """Whether the struct was there, and is not any more."""
        return bool(self.before) and not self.edition.views

    @property
    def breaks(self) -> bool:
        """Whether something in it breaks programs."""
        return self.is_gone or bool(self.shrunk) or any(each.breaks for each in self.changes)

    @property
    def sizes(self) -> str:
        """Sizes in bytes: ``20``, ``20 -> 24 on x86-64; 20 on i386``."""
        old = {each.abi: each.size for each in self.before}
        said = {}
        for each in self.edition.views:
            was = old.get(each.abi, each.size)
            said[each.abi] = f"{each.size}" if was == each.size else f"{was} -> {each.size}"
        return _once(said)

    @property
    def holes(self) -> tuple[str, ...]:
        """Holes and tails, each with the ABIs that have it."""
        found: dict[tuple[str, Span], list[str]] = {}
        for view in self.edition.views:
            for span in view.holes:
                found.setdefault(("hole", span), []).append(view.abi)
            if view.tail is not None:
                found.setdefault(("tail", view.tail), []).append(view.abi)
        every = len(self.edition.views)
        return tuple(
            f"{word} [{start}, {stop})" + ("" if len(abis) == every else f" on {', '.join(abis)}")
            for (word, (start, stop)), abis in found.items()
        )


def frames(editions: Sequence[Edition]) -> Iterator[Frame]:
    """Yield the editions in their order, each compared with the last that had the struct."""
    before: tuple[StructView, ...] = ()
    for each in editions:
        yield Frame(each, before, tuple(_changes(before, each.views)))
        before = each.views or before


def _changes(before: Sequence[StructView], after: Sequence[StructView]) -> Iterator[Change]:
    found: dict[tuple[Kind, str, str], tuple[Step, list[str]]] = {}
    for old in before:
        for new in after:
            if old.abi == new.abi:
                for step in steps(old, new):
                    key = step.kind, step.member, step.text
                    found.setdefault(key, (step, []))[1].append(new.abi)
    for (kind, member, text), (step, abis) in found.items():
        yield Change(kind, member, text, tuple(abis), breaks(step))


def _once(said: dict[str, str]) -> str:
    values = set(said.values())
    return next(iter(values)) if len(values) == 1 else listed(said)
