"""``PATCH`` or ``PATCH#N``: a file, a folder or a range, or the name of a text that was pasted."""

from __future__ import annotations

import re
from collections.abc import Mapping

from vfioviz.capture.patches.entry import Entry
from vfioviz.capture.patches.reading import Cancelled, never, read_text
from vfioviz.capture.patches.tree import exists, read_source

NUMBERED = re.compile(r"(.+)#([0-9]{1,6})\Z", re.DOTALL)


def source_of(patch: str, pasted: Mapping[str, str]) -> str:
    """Return what ``PATCH`` or ``PATCH#N`` is read from: a path, or the name of a pasted text."""
    numbered = NUMBERED.match(patch)
    if numbered is None or patch in pasted or exists(patch):
        return patch
    return numbered[1]


def held(patch: str, pasted: Mapping[str, str], cancelled: Cancelled = never) -> tuple[Entry, ...]:
    """Return all diffs that ``PATCH`` or ``PATCH#N`` is one of.

    Raises:
        PatchError: It can't be read.
        CancelledError: ``cancelled`` said so.
    """
    source = source_of(patch, pasted)
    if source in pasted:
        return read_text(pasted[source], source, cancelled).entries
    return read_source(source, cancelled).entries


def is_fleeting(path: str) -> bool:
    """Whether a path names no file that would be there another time."""
    return path == "-" or path.startswith(("/dev/", "/proc/", "/sys/"))
