"""One depth of quoting -> diffs: files, hunks, and where one diff ends and the next begins.

Rule 1: a diff ends where a commit begins, where a file comes that it has already, and where prose
separates two files, unless a diffstat above it includes the second.
Rule 2: what can't be read is named and refuses the whole diff: half of one is useless.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from vfioviz.capture.patches.entry import FileChange, Hunk, Kind, PatchError, Remark
from vfioviz.capture.patches.hunks import Stream, read_hunk
from vfioviz.capture.patches.limits import MAX_FILES, MAX_HUNKS, MAX_LINE
from vfioviz.capture.patches.marks import (
    COMBINED,
    COMBINED_HUNK,
    COMMIT,
    GIT,
    HUNK,
    INDEX,
    SIGNATURE,
    STAT,
    STAT_TOTAL,
    git_paths,
    is_prose,
    leaves_tree,
    path_of,
    unquoted,
    without_prefix,
)
from vfioviz.capture.visible import repeated
from vfioviz.language import Phrase, mark, phrase, tr

_CONTEXT_DIFF = re.compile(r"\*{15}\s*\Z")
_MODES = (
    ("new file mode", "new"),
    ("deleted file mode", "deleted"),
    ("rename from ", "renamed"),
    ("copy from ", "copied"),
)


@dataclass
class Stat:
    """What a diffstat says."""

    paths: list[str] = field(default_factory=list)
    files: int | None = None
    added: int = 0
    removed: int = 0

    def counts_in(self, path: str) -> bool:
        """Whether it names a path; long ones are cut at the front (``.../linux/vfio.h``)."""
        return any(
            path == one or (one.startswith("...") and path.endswith(one[3:])) for one in self.paths
        )


@dataclass
class Diff:
    """One diff."""

    start: int
    """Number of its first line."""
    stat: Stat
    commit: str = ""
    files: list[FileChange] = field(default_factory=list)
    paths: set[str] = field(default_factory=set)
    remarks: list[Remark] = field(default_factory=list)


@dataclass
class Budget:
    """How much of a source may still be read."""

    source: str
    files: int = MAX_FILES
    hunks: int = MAX_HUNKS

    def spend(self, *, files: int = 0, hunks: int = 0) -> None:
        """Count what was read.

        Raises:
            PatchError: It is too much.
        """
        self.files -= files
        self.hunks -= hunks
        if self.files < 0 or self.hunks < 0:
            raise PatchError(
                tr(
                    "{source}: more than {files:,} files or {hunks:,} hunks, the most that is "
                    "read; give fewer patches at once",
                    source=self.source,
                    files=MAX_FILES,
                    hunks=MAX_HUNKS,
                )
            )


@dataclass
class _File:
    number: int
    kind: Kind = "changed"
    old: str = ""
    new: str = ""
    hunks: list[Hunk] = field(default_factory=list)
    blobs: tuple[str, str] = ("", "")
    refused: Phrase | None = None
    named: bool = False
    """Whether ``---`` and ``+++`` were seen."""
    mode: bool = False
    commit: str = ""
    stat: Stat = field(default_factory=Stat)
    """The last diffstat above it."""
    boundary: bool = False
    """Whether it begins a commit or another patch."""
    prose: bool = False
    """Whether prose precedes it."""

    def change(self) -> FileChange:
        old = "" if self.kind == "new" else self.old
        new = "" if self.kind == "deleted" else self.new
        refused = self.refused
        if refused is None and any(leaves_tree(path) for path in {old, new} - {""}):
            refused = phrase(mark("its path leads out of the tree"))
        return FileChange(self.kind, old, new, tuple(self.hunks), self.number, self.blobs, refused)

    @property
    def empty(self) -> bool:
        return not (self.hunks or self.refused or self.mode or self.kind != "changed")


class DiffReader:
    """Reads the diffs of one stream."""

    def __init__(self, stream: Stream, budget: Budget) -> None:
        self._stream = stream
        self._budget = budget
        self._diffs: list[Diff] = []
        self._file: _File | None = None
        self._stat = Stat()
        self._prose = self._boundary = False
        self._commit = ""
        self.remarks: list[Remark] = []

    def read(self) -> list[Diff]:
        """Return all diffs of the stream, in order."""
        at = 0
        while at < len(self._stream):
            at = self._step(at)
        self._close()
        return [diff for diff in self._diffs if diff.files]

    def _step(self, at: int) -> int:
        text = self._stream.text(at)
        # A hunk begins with @@, whatever surrounds it.
        if HUNK.match(text):
            return self._hunk(at)
        if self._stream.names_file(at):
            self._names(at)
            return at + 2
        number = self._stream.row(at).number
        if found := GIT.match(text):
            self._open(number, *git_paths(found[1]))
        elif found := COMBINED.match(text):
            self._open(number, found[1].strip(), found[1].strip())
            self._refuse(mark("a combined diff of a merge says nothing of one base"))
        elif COMBINED_HUNK.match(text):
            self._refuse(mark("a combined diff of a merge says nothing of one base"))
        elif found := COMMIT.match(text):
            self._close()
            self._boundary, self._commit = True, found[1]
        elif _CONTEXT_DIFF.match(text):
            self._context_diff(at)
        elif self._file is not None and not self._file.hunks and self._header(self._file, text):
            pass
        else:
            return self._between(at, text)
        return at + 1

    def _names(self, at: int) -> None:
        number = self._stream.row(at).number
        old = path_of(self._stream.text(at)[4:])
        new = path_of(self._stream.text(at + 1)[4:])
        if self._file is None or self._file.named or self._file.hunks:
            self._open(number, old, new)
        file = self._file
        if file is None:
            return
        file.named = True
        if file.kind in {"renamed", "copied"}:
            return
        file.old, file.new = without_prefix(old, new)
        if not old and new:
            file.kind = "new"
        elif old and not new:
            file.kind = "deleted"

    def _header(self, file: _File, text: str) -> bool:
        """Take a line between ``diff --git`` and the first hunk; False: it is none."""
        for start, kind in _MODES:
            if text.startswith(start):
                file.kind = kind  # type: ignore[assignment]  # a Kind, as the table says
                if kind in {"renamed", "copied"}:
                    file.old = unquoted(text[len(start) :].strip())
                return True
        if found := INDEX.match(text):
            file.blobs = (found[1], found[2])
        elif text.startswith(("rename to ", "copy to ")):
            file.new = unquoted(text.partition(" to ")[2].strip())
        elif text.startswith(("Binary files ", "GIT binary patch", "Files ")):
            if text.startswith("Files ") and not text.rstrip().endswith("differ"):
                return False
            self._refuse(mark("it is binary, and only text can be shown and changed"))
        elif text.startswith(("old mode ", "new mode ")):
            file.mode = True
        else:
            return text.startswith(("similarity index ", "dissimilarity index "))
        return True

    def _hunk(self, at: int) -> int:
        self._budget.spend(hunks=1)
        found = read_hunk(self._stream, at)
        if found is None:
            return at + 1
        number = self._stream.row(at).number
        if self._file is None:
            said = mark("a hunk follows no “---” and “+++” that name a file; it was left out")
            self._remark("no-file", number, phrase(said))
            return found.next
        if found.cut is not None:
            said = mark("line {line} has more than {limit:,} characters")
            self._refuse(said, line=found.cut, limit=MAX_LINE)
            self._file.hunks.append(found.hunk)
            return found.next + 1
        self._file.hunks.append(found.hunk)
        return found.next

    def _context_diff(self, at: int) -> None:
        number = self._stream.row(at).number
        old, new = self._stream.text(at - 2), self._stream.text(at - 1)
        if old.startswith("*** ") and new.startswith("--- "):
            self._open(number, path_of(old[4:]), path_of(new[4:]))
            self._refuse(mark("it is a context diff (diff -c); a unified one (diff -u) is wanted"))

    def _between(self, at: int, text: str) -> int:
        """Take a line that belongs to no hunk and no header."""
        file = self._file
        if file is not None and file.refused:
            return at + 1
        if found := STAT_TOTAL.search(text[:200]):
            self._stat.files = int(found[1])
            self._stat.added, self._stat.removed = int(found[2] or 0), int(found[3] or 0)
        elif found := STAT.match(text[:400].strip()):
            if self._stat.files is not None:
                self._stat = Stat()
                self._boundary = True
            self._stat.paths.append(found[1].strip())
        elif SIGNATURE.match(text):
            return at + 1
        elif is_prose(text):
            self._prose = True
        return at + 1

    def _open(self, number: int, old: str, new: str) -> None:
        self._close()
        self._budget.spend(files=1)
        self._file = _File(number, "changed", *without_prefix(old, new))
        self._file.stat, self._file.commit = self._stat, self._commit
        self._file.boundary, self._file.prose = self._boundary, self._prose
        self._prose = self._boundary = False

    def _refuse(self, said: str, **values: object) -> None:
        if self._file is not None:
            self._file.refused = phrase(said, **values)

    def _close(self) -> None:
        """Add the file to its diff."""
        file, self._file = self._file, None
        if file is None:
            return
        if file.empty:
            said = mark("“{path}” is named, but none of its hunks is here")
            self._remark("no-hunks", file.number, phrase(said, path=repeated(file.new)))
            return
        change = file.change()
        last = self._diffs[-1] if self._diffs else None
        if last is None or _begins(last, file, change):
            last = Diff(file.number, file.stat, file.commit)
            last.remarks, self.remarks = self.remarks, []
            self._diffs.append(last)
        last.files.append(change)
        last.paths |= {change.path, change.old} - {""}

    def _remark(self, code: str, number: int, said: Phrase) -> None:
        remarks = self._diffs[-1].remarks if self._diffs else self.remarks
        remarks.append(Remark(code, number, said))


def _begins(last: Diff, file: _File, change: FileChange) -> bool:
    """Whether a file begins a diff of its own."""
    if file.boundary or file.stat is not last.stat or change.path in last.paths:
        return True
    return file.prose and not last.stat.counts_in(change.path)
