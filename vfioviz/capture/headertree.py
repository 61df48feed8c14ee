"""What the headers of a revision declare: read out of git's objects, each content once.

A blob is known by its hash, so that revisions of one repository share what was looked through.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from vfioviz.capture import headerindex
from vfioviz.capture.headernames import declared_names
from vfioviz.capture.patches.tree import Blob, Tree

_PIECE = 8 << 20
"""Bytes that are asked of git at a time."""
_MOST = 2000
"""Headers that are asked for at a time: somebody waits for each to be counted."""


def place(root: Path) -> Path:
    """Return what the index of a repository is kept by; a folder's own is another."""
    return root.resolve() / ".git" / "vfioviz-revisions"


def declared(
    tree: Tree, blobs: Sequence[Blob], kept: Mapping[str, frozenset[str]]
) -> Iterator[tuple[Blob, frozenset[str] | None]]:
    """Yield each header of a revision with the names that it declares, in their order.

    None stands for one that the repository does not have: it is a partial clone.

    Args:
        tree: The revision.
        blobs: Its headers.
        kept: What is known of contents, by their hash.

    Raises:
        PatchError: git can't read one.
        ReadCancelledError: As of ``tree``.
    """
    for piece in _pieces(blobs, kept):
        unknown = dict.fromkeys(each.hash for each in piece if each.hash not in kept)
        found = {
            key: declared_names(data.decode("utf-8", "replace"))
            for key, data in tree.contents(unknown)
        }
        for each in piece:
            names = kept.get(each.hash)
            yield each, found.get(each.hash) if names is None else names


def _pieces(blobs: Sequence[Blob], kept: Mapping[str, object]) -> Iterator[list[Blob]]:
    piece: list[Blob] = []
    size = 0
    for each in blobs:
        piece.append(each)
        size += 0 if each.hash in kept else each.size
        if size > _PIECE or len(piece) >= _MOST:
            yield piece
            piece, size = [], 0
    if piece:
        yield piece


def keep(root: Path, now: Mapping[str, frozenset[str]], kept: Mapping[str, frozenset[str]]) -> None:
    """Keep what was found, beside what is known of other revisions as far as there is room."""
    if now.keys() <= kept.keys():
        return
    if not headerindex.store(place(root), {**kept, **now}):
        headerindex.store(place(root), now)
