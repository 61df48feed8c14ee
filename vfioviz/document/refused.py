"""Patches that do not apply: what became of each hunk, and what base would help."""

from __future__ import annotations

from typing import NamedTuple

from vfioviz.capture.patches.bases import Helpful, helpful
from vfioviz.capture.patches.entry import Entry
from vfioviz.capture.patches.reading import Cancelled, never
from vfioviz.capture.patches.tree import Tree
from vfioviz.capture.patches.verdict import Applied
from vfioviz.document.added import VariantError
from vfioviz.kernel.producer import Producers
from vfioviz.kernel.sourced.producer import Sourced


class RefusedError(VariantError):
    """Patches that do not apply to what they were to be put on."""

    def __init__(self, text: str, refusal: Refusal) -> None:
        super().__init__(text)
        self.refusal = refusal


class Refusal(NamedTuple):
    """What became of patches that do not apply."""

    entries: tuple[Entry, ...]
    """All, in their order."""
    done: tuple[Applied, ...]
    """Up to the one that does not apply."""
    tree: Tree | None
    """What they were to be put on; None: a variant."""
    others: tuple[Entry, ...] = ()
    """What else their sources hold."""

    def bases(self, known: Producers, cancelled: Cancelled = never) -> tuple[Helpful, ...]:
        """Return bases that would help, of the repository and of the variants of a project."""
        sources = {one.key: one.sources.files for one in known.versions if isinstance(one, Sourced)}
        return helpful(self.entries, self.tree, sources, cancelled, self.others)
