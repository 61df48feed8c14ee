"""What a text holds, as values: an entry is one diff, with what is known of where it came from.

Line numbers count from 1 in the source as given; those of a part in base64 count within that part,
which ``Origin.part`` names.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from vfioviz.language import Phrase

Tag = Literal[" ", "+", "-"]
Role = Literal["posted", "counter"]


class Remark(NamedTuple):
    """A non-fatal observation."""

    code: str
    """Stable: ``wrapped``, ``blank-lines-lost``, ``count``, ``diffstat``, ``entities``, ..."""
    line: int | None
    text: Phrase


class PatchError(Exception):
    """A source that can't be read at all; one line that says what, where and what to do."""


class Rest(NamedTuple):
    """The rest of a line that a mail program seems to have wrapped."""

    number: int
    text: str


class HunkLine(NamedTuple):
    """A line of a hunk."""

    tag: Tag
    text: str
    """Without tag, quote marks and line end."""
    number: int
    rest: tuple[Rest, ...] = ()
    """What a mail program wrapped off. A base tells whether it belongs to a context or removed
    line; for an added one ``joined`` says so."""
    joined: bool | None = None
    """Of an added line with a rest: True: it belongs to the line; False: it is a remark; None: not
    settled."""
    ends: bool = True
    """Whether a line end follows; False: ``\\ No newline at end of file``."""
    tagged: bool = True
    """Whether it had its tag; a context line whose white space was lost has none."""

    @property
    def full(self) -> str:
        """The text with its rest, unless the rest is known not to belong to it."""
        if not self.rest or self.joined is False:
            return self.text
        return " ".join((self.text.rstrip(), *(rest.text.strip() for rest in self.rest)))

    @property
    def open(self) -> bool:
        """Whether an added line has a rest that nobody has settled."""
        return self.tag == "+" and bool(self.rest) and self.joined is None


@dataclass(frozen=True, slots=True)
class Hunk:
    """One ``@@`` and what follows it."""

    old_start: int
    old_count: int
    new_start: int
    new_count: int
    heading: str
    """What git prints after ``@@``: the line that opens the function; may be cut."""
    number: int
    lines: tuple[HunkLine, ...]
    sure: int
    """How many of ``lines`` belong to it beyond doubt; what follows may be prose."""
    first: int = 0
    """How many of ``lines`` at the front may be the rest of a wrapped heading."""
    loose: bool = False
    """Whether white space was lost: context lines have no tag, indentation is gone."""
    broken: bool = False
    """Whether it ended too early and changed lines follow."""
    accepted: bool = False
    """Whether the user confirmed that nothing is missing, despite the header's counts."""

    def short(self) -> tuple[int, int]:
        """Return how many old and new lines the header counts beyond those present."""
        old = sum(line.tag != "+" for line in self.lines)
        new = sum(line.tag != "-" for line in self.lines)
        return self.old_count - old, self.new_count - new


Kind = Literal["changed", "new", "deleted", "renamed", "copied"]


@dataclass(frozen=True, slots=True)
class FileChange:
    """The changes of one file."""

    kind: Kind
    old: str
    """Path before, without ``a/``; "" for a new file."""
    new: str
    """Path after, without ``b/``; "" for a deleted one."""
    hunks: tuple[Hunk, ...]
    number: int
    blobs: tuple[str, str] = ("", "")
    """Names of the blobs before and after as the ``index`` line abbreviates them."""
    refused: Phrase | None = None
    """Why this file can't be read: binary, combined, a line too long."""

    @property
    def path(self) -> str:
        """Path after, or before where there is none after."""
        return self.new or self.old


@dataclass(frozen=True, slots=True)
class Series:
    """``[PATCH v3 05/11]``."""

    version: int = 1
    number: int | None = None
    total: int | None = None
    rfc: bool = False

    def text(self) -> str:
        """Return ``v3 05/11``; "" where nothing is said."""
        words = ["RFC"] if self.rfc else []
        words += [f"v{self.version}"] if self.version > 1 else []
        if self.number is not None and self.total is not None:
            words.append(f"{self.number:0{len(str(self.total))}}/{self.total}")
        return " ".join(words)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a diff was found, and who wrote it."""

    source: str
    """File name, ``clipboard``, ``tree@a..b``."""
    mail: int
    """Which mail of the source, from 1."""
    part: str = ""
    """Name or number of the part of the mail, where it has several or is encoded."""
    depth: int = 0
    """Quote marks in front of it."""
    role: Role = "posted"
    """``counter``: a reviewer's proposal in a reply."""
    subject: str = ""
    author: str = ""
    """Of this text: of the quoted mail, where it is a quote."""
    date: str = ""
    message_id: str = ""
    """Of the mail that posted it where that is known, without angle brackets."""
    commit: str = ""
    """Hash that ``git format-patch`` or ``git log`` printed."""
    series: Series = field(default_factory=Series)
    base: str = ""
    """Hash of the commit that it was made on, where ``base-commit:`` says so."""


Why = Literal["wrapped", "missing"]


class Doubt(NamedTuple):
    """What has to be settled before an entry applies; see ``settle``."""

    why: Why
    """``wrapped``: an added line and its rest; ``missing``: a header counts lines that aren't
    here."""
    file: int
    """Index into ``Entry.files``."""
    hunk: int
    line: int | None
    """Index into ``Hunk.lines``."""
    number: int
    """Line of the source."""
    text: Phrase


@dataclass(frozen=True, slots=True)
class Entry:
    """One diff."""

    origin: Origin
    files: tuple[FileChange, ...]
    remarks: tuple[Remark, ...] = ()
    number: int = 0
    """Which entry of its source, from 1: the N of ``PATCH#N``."""

    def hunks(self) -> Iterator[tuple[FileChange, Hunk]]:
        """Yield each hunk with its file."""
        for file in self.files:
            for hunk in file.hunks:
                yield file, hunk

    def counts(self) -> tuple[int, int]:
        """Return how many lines it adds and removes."""
        lines = [line.tag for _, hunk in self.hunks() for line in hunk.lines]
        return lines.count("+"), lines.count("-")


@dataclass(frozen=True, slots=True)
class Patches:
    """All that a source holds."""

    entries: tuple[Entry, ...]
    remarks: tuple[Remark, ...] = ()
