"""Which base would help a patch that does not apply: what is at hand is tried, the rest is a guess.

Rule 1: only what somebody named is read: the tree that was asked for, other revisions of the
repository that it is in, and texts that the caller has.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from vfioviz.capture.patches.apply import Base
from vfioviz.capture.patches.blobs import is_name
from vfioviz.capture.patches.entry import Entry, PatchError
from vfioviz.capture.patches.git import Git, check_revision
from vfioviz.capture.patches.reading import Cancelled, never
from vfioviz.capture.patches.releases import around, day
from vfioviz.capture.patches.series import apply_series
from vfioviz.capture.patches.tree import Name, Tree, is_inside
from vfioviz.language import Phrase, mark, phrase

Kind = Literal["fits", "made-on", "near", "date"]
"""``fits``: it was tried, and all hunks apply. ``made-on``: the patch names this commit, or its
files are these, but it does not apply as it stands. ``near``: some of its files are these.
``date``: a guess by the day on which it was posted."""
_ORDER: tuple[Kind, ...] = ("fits", "made-on", "near", "date")
_MOST_REFS = 3_000
_TRIED = 6
"""Revisions on which a patch is tried."""
_SHOWN = 5
_MOST_FILES = 64


class Helpful(NamedTuple):
    """A base that would help."""

    kind: Kind
    tree: str
    """``PATH@REV``, or the name that the caller gave; "" where it is not at hand."""
    revision: str
    """The revision alone: a tag, or a hash."""
    text: Phrase


def helpful(
    entries: Sequence[Entry],
    tree: Tree | None,
    known: Mapping[str, Base],
    cancelled: Cancelled = never,
    others: Sequence[Entry] = (),
) -> tuple[Helpful, ...]:
    """Return bases that would help, at most 5, the surest first.

    Args:
        entries: The patches, in their order.
        tree: On which they do not apply; None: it is none of a disk.
        known: Other sources at hand, by name.
        cancelled: Asked now and then.
        others: What else the source holds: a quoted patch has no date, the reply has one.

    Raises:
        ReadCancelledError: ``cancelled`` said so.
    """
    found = [
        Helpful("fits", name, name, phrase(mark("all hunks apply to {name}"), name=name))
        for name, base in known.items()
        if _fits(entries, base)
    ]
    try:
        if tree is not None:
            found += _of_repository(entries, tree.where, cancelled)
    except PatchError:
        pass  # no repository, or none that git reads
    if not any(one.kind == "fits" for one in found):
        found += _by_date((*entries, *others))
    found.sort(key=lambda one: _ORDER.index(one.kind))
    return tuple(found[:_SHOWN])


def _fits(entries: Sequence[Entry], base: Base) -> bool:
    done = apply_series(entries, base)
    return len(done) == len(entries) and all(one.applies for one in done)


def _of_repository(
    entries: Sequence[Entry], where: Name, cancelled: Cancelled
) -> Iterator[Helpful]:
    git = Git(where.path, cancelled=cancelled)
    prefix = git.prefix()
    tried = 0
    for revision, score, of in _candidates(git, prefix, entries):
        if revision == where.revision:
            continue
        if tried >= _TRIED:
            return
        tried += 1
        name = f"{where.path}@{revision}"
        try:
            fits = _fits(entries, Tree(Name(where.path, revision), cancelled))
        except PatchError:
            continue
        if fits:
            said = phrase(mark("all hunks apply to {name}"), name=revision)
            yield Helpful("fits", name, revision, said)
        elif not of:
            said = phrase(mark("the patch says that it was made on {name}"), name=revision[:12])
            yield Helpful("made-on", name, revision, said)
        else:
            said = phrase(
                mark("{name} has {count} of the {of} files that the patch was made on"),
                name=revision, count=score, of=of,
            )  # fmt: skip
            yield Helpful("made-on" if score == of else "near", name, revision, said)


def _candidates(git: Git, prefix: str, entries: Sequence[Entry]) -> Iterator[tuple[str, int, int]]:
    """Yield revisions that may do: each with how many of the patch's files it has, and of how many.

    0 of 0: the patch names the commit itself.
    """
    for base in dict.fromkeys(one.origin.base for one in entries if one.origin.base):
        try:
            git.commit(base)
        except PatchError:
            continue
        yield base, 0, 0
    wanted = _blobs(entries)
    if not wanted:
        return
    refs = list(_refs(git))
    asked = [f"{ref}:{prefix}{path}" for ref in refs for path in wanted]
    said = git.run("cat-file", "--batch-check=%(objectname)", stdin=_lines(asked))
    names = iter(said.decode("utf-8", "replace").splitlines())
    scores: list[tuple[int, int, str]] = []
    for number, ref in enumerate(refs):
        score = sum(next(names, "").startswith(blob) for blob in wanted.values())
        if score:
            scores.append((-score, number, ref))
    for score, _, ref in sorted(scores):
        yield ref, -score, len(wanted)


def _refs(git: Git) -> Iterator[str]:
    """Yield tags, the newest first, and then branches."""
    for kind in ("refs/tags", "refs/heads", "refs/remotes"):
        said = git.run(
            "for-each-ref", f"--count={_MOST_REFS}", "--sort=-creatordate",
            "--format=%(refname:short)", kind,
        )  # fmt: skip
        for ref in said.decode("utf-8", "replace").splitlines():
            try:
                check_revision(ref)
            except PatchError:
                continue
            if not any(char.isspace() for char in ref):
                yield ref


def _blobs(entries: Iterable[Entry]) -> dict[str, str]:
    """Return what each file was before the first patch that changes it, by the ``index`` lines."""
    found: dict[str, str] = {}
    for entry in entries:
        for file in entry.files:
            if is_name(file.blobs[0]) and is_inside(file.old) and len(found) < _MOST_FILES:
                found.setdefault(file.old, file.blobs[0])
    return found


def _lines(texts: Iterable[str]) -> bytes:
    return "".join(f"{text}\n" for text in texts).encode("utf-8", "replace")


def _by_date(entries: Sequence[Entry]) -> Iterator[Helpful]:
    when = next((found for one in entries if (found := day(one.origin.date))), None)
    releases = None if when is None else around(when)
    if when is None or releases is None:
        return
    last, following = releases
    said = phrase(
        mark("a guess: when it was posted, {when}, {last} was the last release"),
        when=when.isoformat(), last=last,
    )  # fmt: skip
    if following:
        said = phrase(
            mark(
                "a guess: it was posted on {when}, between {last} and {following}: one of these, "
                "or the maintainer's branch of that time"
            ),
            when=when.isoformat(), last=last, following=following,
        )  # fmt: skip
    yield Helpful("date", "", following or last, said)
