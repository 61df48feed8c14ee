"""What became of each hunk, and the texts that came out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from vfioviz.capture.patches.beside import LinePair
from vfioviz.capture.patches.entry import Entry, HunkLine
from vfioviz.language import Phrase

Kind = Literal["applies", "already", "ambiguous", "conflict", "doubt", "missing", "refused"]
"""``missing``: the base has no such file. ``doubt``: somebody has to say whether a line was wrapped
or lost. ``refused``: the file can't be read (binary, combined)."""
Match = Literal["exact", "space", "tokens", "fuzz"]
"""How the old lines were found: as they are; white space and blank lines aside; as C tokens, where
lines were wrapped anew; without the first or last line of the context."""


class Nearest(NamedTuple):
    """The place in a base that comes closest to a hunk that does not apply."""

    line: int
    """First line, from 1."""
    texts: tuple[str, ...]
    found: int
    """How many of the old lines are there."""
    of: int
    absent: HunkLine | None
    """An old line that is not there, the longest one."""
    between: int | None = None
    """The first line of the base, from 1, that the hunk lacks between lines that it has."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one hunk."""

    file: int
    hunk: int
    number: int
    """Line of the source at which it begins."""
    kind: Kind
    text: Phrase
    match: Match | None = None
    line: int | None = None
    """Line of the base, from 1, of its first old line."""
    offset: int = 0
    """Lines between there and where its header says."""
    places: tuple[int, ...] = ()
    """Lines of the base where it could go, of an ambiguous one."""
    nearest: Nearest | None = None
    beside: tuple[LinePair, ...] = ()
    """Of one that does not apply: what it expects, and what stands there."""

    @property
    def applies(self) -> bool:
        """Whether it was put into the base."""
        return self.kind == "applies"


@dataclass(frozen=True, slots=True)
class FileVerdict:
    """What became of one file."""

    path: str
    """As the patch names it."""
    base_path: str
    """As the base names it; "" where it has none."""
    kind: Kind
    text: Phrase
    hunks: tuple[Verdict, ...]
    made_on: bool | None = None
    """Whether the base has the very file that the patch was made on, by its ``index`` line; None:
    it has no such line, or the base no such file."""

    @property
    def applies(self) -> bool:
        """Whether all of it was put into the base."""
        return self.kind == "applies"


class LineOrigin(NamedTuple):
    """Where a line of a result comes from: a line of the base, or of a hunk."""

    base: int | None
    """Line of the base, from 1."""
    file: int = -1
    """Index into ``Entry.files``; -1: of the base."""
    hunk: int = -1
    number: int | None = None
    """Line of the patch's source."""
    entry: int = 0
    """Which patch of a series, from 0."""
    indented: bool = False
    """Whether its indentation was lost on the way and made anew."""


@dataclass(frozen=True, slots=True)
class Patched:
    """A text that a patch made."""

    text: str
    origins: tuple[LineOrigin, ...]
    """One for each line."""


@dataclass(frozen=True, slots=True)
class Applied:
    """What became of an entry on a base."""

    entry: Entry
    files: tuple[FileVerdict, ...]
    texts: Mapping[str, Patched | None] | None
    """By the base's path: each text that changed, None for one that went; None for all where
    anything did not apply: half a patch is no version that anybody wrote."""

    @property
    def applies(self) -> bool:
        """Whether each hunk applies."""
        return self.texts is not None
