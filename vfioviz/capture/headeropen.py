"""What a user names as headers: a source of them, or a patch that changes some."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import NamedTuple

from vfioviz.capture.bounded import read_file
from vfioviz.capture.headerpatch import Edition, editions, range_editions
from vfioviz.capture.headersource import HeaderSource, open_source, text_source
from vfioviz.capture.patches.characters import decoded
from vfioviz.capture.patches.entry import PatchError, Patches
from vfioviz.capture.patches.limits import MAX_BASE, MAX_BYTES
from vfioviz.capture.patches.reading import read_bytes, read_path
from vfioviz.capture.patches.tree import name
from vfioviz.language import tr

_HEADERS = frozenset({".h", ".hpp", ".c"})
_PATCHES = frozenset({".patch", ".diff", ".eml", ".mbox", ".mbx"})


class PatchedHeaders(NamedTuple):
    """A patch, and the headers with and without each of its diffs."""

    editions: tuple[Edition, ...]
    patches: Patches | None


def headers_of(text: str, base: str | None) -> HeaderSource | PatchedHeaders:
    """Open what a user names: headers, or what changes them.

    Raises:
        PatchError, CaptureError: It can't be read, or a base is named for what is no patch.
    """
    below = open_source(base) if base else None
    found = _opened(text, below)
    if below is not None and isinstance(found, HeaderSource):
        raise PatchError(tr("--base: {text} is no patch", text=text))
    return found


def _opened(text: str, below: HeaderSource | None) -> HeaderSource | PatchedHeaders:
    if text in {"-", "/dev/stdin"}:
        data = sys.stdin.buffer.read(MAX_BYTES + 1)
        return headers_in(data, "standard input", below)
    where = name(text)
    if where.is_range:
        return PatchedHeaders(tuple(range_editions(where, text)), None)
    if where.revision or where.path.suffix in _HEADERS:
        return open_source(text)
    if where.path.is_dir():
        if _holds_patches(where.path):
            return _change(read_path(where.path), below)
        return open_source(text)
    return headers_in(read_file(where.path, MAX_BYTES), text, below)


def headers_in(
    data: bytes, title: str, below: HeaderSource | None = None
) -> HeaderSource | PatchedHeaders:
    """Tell a patch from a header by what it holds.

    Args:
        data: The text.
        title: What it is called.
        below: What a patch is put on.

    Raises:
        PatchError: It is too large.
    """
    try:
        patches = read_bytes(data, title)
    except PatchError:
        patches = None
    if patches is not None and patches.entries:
        return _change(patches, below)
    if len(data) > MAX_BASE:
        raise PatchError(
            tr("{title}: more than {most} MiB, the most that is read of a header", title=title,
               most=MAX_BASE >> 20)
        )  # fmt: skip
    return text_source(decoded(data), title)


def _change(patches: Patches, below: HeaderSource | None) -> PatchedHeaders:
    return PatchedHeaders(tuple(editions(patches, below)), patches)


def _holds_patches(folder: Path) -> bool:
    names = [each.suffix for each in folder.iterdir()]
    return any(each in _PATCHES for each in names) and ".h" not in names
