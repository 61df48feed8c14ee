"""Applies an entry to a base: a verdict for each hunk, and new texts only if all of them apply.

Nothing is read but what the base gives, and nothing is written: the result is a value.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from vfioviz.capture.patches.basefile import BaseFile
from vfioviz.capture.patches.beside import LinePair, beside
from vfioviz.capture.patches.blobs import is_blob
from vfioviz.capture.patches.doubts import doubts
from vfioviz.capture.patches.entry import Doubt, Entry, FileChange, Hunk
from vfioviz.capture.patches.limits import MAX_BASE
from vfioviz.capture.patches.nearest import nearest
from vfioviz.capture.patches.place import Choice, Placer
from vfioviz.capture.patches.result import created, patched
from vfioviz.capture.patches.saying import conflict, fits, summary
from vfioviz.capture.patches.splice import Splice
from vfioviz.capture.patches.verdict import (
    Applied,
    FileVerdict,
    Kind,
    Patched,
    Verdict,
)
from vfioviz.capture.visible import repeated
from vfioviz.language import Phrase, mark, phrase

Base = Mapping[str, str] | Callable[[str], str | None]
"""Path of a file, with ``/``, to its text; None or a missing key: there is no such file."""


def apply(entry: Entry, base: Base) -> Applied:
    """Apply an entry to a base.

    Args:
        entry: The entry, as read.
        base: the files; it is asked for those that the entry names, and for the ends of their
            paths (``linux/vfio.h`` of ``include/uapi/linux/vfio.h``) where it has no such file.
    """
    read = _reader(base)
    open_doubts = doubts(entry)
    done = [
        _File(number, file, read, [one for one in open_doubts if one.file == number]).judge()
        for number, file in enumerate(entry.files)
    ]
    verdicts = tuple(one.verdict for one in done)
    if not all(verdict.applies for verdict in verdicts):
        return Applied(entry, verdicts, None)
    texts: dict[str, Patched | None] = {}
    for one in done:
        texts |= one.texts
    return Applied(entry, verdicts, texts)


class _Done(NamedTuple):
    verdict: FileVerdict
    texts: dict[str, Patched | None]


def _reader(base: Base) -> Callable[[str], tuple[str, str] | None]:
    """Return what finds a file: its path in the base, and its text."""

    def get(path: str) -> str | None:
        return base.get(path) if isinstance(base, Mapping) else base(path)

    def find(path: str) -> tuple[str, str] | None:
        pieces = path.split("/")
        # A bare name occurs in too many folders to identify a file, unless there is no other.
        last = len(pieces) - 1 if _is_small(base) else max(1, len(pieces) - 1)
        for start in range(last + 1 if _is_small(base) else last):
            shorter = "/".join(pieces[start:])
            text = get(shorter)
            if text is not None:
                return shorter, text
        if isinstance(base, Mapping):
            longer = [one for one in base if one.endswith("/" + path)]
            if len(longer) == 1:
                return longer[0], base[longer[0]]
        return None

    return find


def _is_small(base: Base) -> bool:
    return isinstance(base, Mapping) and len(base) <= 1


class _File:
    """A file of an entry while it is being applied."""

    def __init__(
        self,
        number: int,
        change: FileChange,
        read: Callable[[str], tuple[str, str] | None],
        open_doubts: Sequence[Doubt],
    ) -> None:
        self._number = number
        self._change = change
        self._read = read
        self._doubts = open_doubts

    def judge(self) -> _Done:
        change = self._change
        if change.refused is not None:
            return self._stop("refused", change.refused)
        if change.kind == "new":
            return self._new()
        found = self._read(change.old)
        if found is None:
            return self._absent()
        path, text = found
        if len(text) > MAX_BASE:
            said = phrase(mark("the base's file is larger than {limit} MiB"), limit=MAX_BASE >> 20)
            return self._stop("refused", said, path)
        return self._changed(path, text)

    # ------------------------------------------------------------ kinds of change

    def _new(self) -> _Done:
        change = self._change
        found = self._read(change.new)
        there = found if found is not None and found[0] == change.new else None
        made = created(self._number, change)
        if there is not None and there[1].strip():
            if there[1].split() == made.text.split():
                said = phrase(mark("the base has this new file already"))
                return self._stop("already", said, change.new)
            said = phrase(mark("it is new, but the base has a file of this name"))
            return self._stop("conflict", said, change.new)
        if self._doubts:
            return self._stop("doubt", self._doubts[0].text)
        said = phrase(mark("new file"))
        verdicts = tuple(
            self._verdict(index, hunk, "applies", said, line=1)
            for index, hunk in enumerate(change.hunks)
        )
        verdict = FileVerdict(change.path, change.new, "applies", said, verdicts)
        return _Done(verdict, {change.new: made})

    def _absent(self) -> _Done:
        change = self._change
        where = next((hunk.heading for hunk in change.hunks if hunk.heading), "")
        if change.kind == "renamed" and self._read(change.new) is not None:
            said = phrase(mark("the base has it under its new name already"))
            return self._stop("already", said)
        if change.kind == "deleted":
            said = phrase(mark("the base has no such file: it may be deleted already"))
        elif where:
            said = phrase(
                mark("the base has no such file; its hunks change “{heading}”"),
                heading=repeated(where),
            )
        else:
            said = phrase(mark("the base has no such file"))
        return self._stop("missing", said)

    def _changed(self, path: str, text: str) -> _Done:
        change = self._change
        base = BaseFile(text)
        placer = Placer(base)
        verdicts: list[Verdict] = []
        splices: list[tuple[int, Splice]] = []
        for index, hunk in enumerate(change.hunks):
            choice = placer.choose(hunk)
            verdict = self._judged(base, placer, index, hunk, choice)
            verdicts.append(verdict)
            if verdict.applies and choice.splice is not None:
                splices.append((index, choice.splice))
        kind, said = summary(verdicts)
        made: Patched | None = None
        if kind == "applies":
            made = patched(self._number, base, splices)
            if change.kind == "deleted" and made.text.strip():
                kind, said = "conflict", phrase(mark("the base has lines that it does not delete"))
        same = is_blob(text, change.blobs[0])
        whole = FileVerdict(change.path, path, kind, said, tuple(verdicts), same)
        return _Done(whole, self._texts(path, made) if kind == "applies" and made else {})

    def _texts(self, path: str, made: Patched) -> dict[str, Patched | None]:
        change = self._change
        if change.kind == "deleted":
            return {path: None}
        if change.kind not in {"renamed", "copied"}:
            return {path: made}
        # The new name lies where the old one does, as deep in the tree.
        cut = change.old.removesuffix(path)
        new = change.new.removeprefix(cut) if cut else change.new
        return {path: None, new: made} if change.kind == "renamed" else {new: made}

    # ------------------------------------------------------------ verdicts

    def _stop(self, kind: Kind, said: Phrase, path: str = "") -> _Done:
        hunks = tuple(
            self._verdict(index, hunk, kind, said) for index, hunk in enumerate(self._change.hunks)
        )
        return _Done(FileVerdict(self._change.path, path, kind, said, hunks), {})

    def _verdict(
        self, index: int, hunk: Hunk, kind: Kind, said: Phrase, *, line: int | None = None
    ) -> Verdict:
        return Verdict(self._number, index, hunk.number, kind, said, line=line)

    def _judged(
        self, base: BaseFile, placer: Placer, index: int, hunk: Hunk, choice: Choice
    ) -> Verdict:
        spot = choice.spot
        if choice.kind == "ambiguous":
            places = tuple(one.line + 1 for one in choice.spots)
            said = phrase(
                mark("it fits in several places: lines {places}"),
                places=", ".join(str(place) for place in places),
            )
            rows = beside(base, hunk, choice.spots[0].line, choice.spots[0].stop)
            return Verdict(
                self._number, index, hunk.number, "ambiguous", said, places=places, beside=rows
            )
        if spot is None or choice.kind == "conflict":
            return self._conflict(base, index, hunk)
        if choice.kind == "already":
            said = phrase(mark("already applied at line {line}"), line=spot.line + 1)
            return Verdict(
                self._number, index, hunk.number, "already", said, spot.match, spot.line + 1,
                beside=beside(base, hunk, spot.line, spot.stop),
            )  # fmt: skip
        kind, said = self._open(index, hunk, choice)
        offset = placer.accept(hunk, choice)
        if kind == "applies":
            said = fits(choice, offset)
        return Verdict(
            self._number, index, hunk.number, kind, said, spot.match, spot.line + 1, offset
        )

    def _open(self, index: int, hunk: Hunk, choice: Choice) -> tuple[Kind, Phrase]:
        """Return whether a hunk that fits has to be asked about."""
        asked = [one for one in self._doubts if one.hunk == index]
        if asked:
            said = phrase(mark("line {line}: {text}"), line=asked[0].number, text=asked[0].text)
            return "doubt", said
        if hunk.accepted:
            return "applies", phrase("")
        if choice.kind == "doubt" and choice.way.note is not None:
            said = phrase(mark("it fits only if {note}"), note=choice.way.note)
            return "doubt", said
        if choice.missing:
            said = phrase(
                mark(
                    "its header counts {missing} more lines, which are no blank lines of the base: "
                    "something may be missing"
                ),
                missing=choice.missing,
            )
            return "doubt", said
        return "applies", phrase("")

    def _conflict(self, base: BaseFile, index: int, hunk: Hunk) -> Verdict:
        near = nearest(base, hunk)
        said = conflict(base, hunk, near)
        rows: tuple[LinePair, ...] = ()
        if near is not None:
            rows = beside(base, hunk, near.line - 1, near.line - 1 + len(near.texts))
        return Verdict(
            self._number, index, hunk.number, "conflict", said, nearest=near, beside=rows
        )
