"""The ioctls whose answer carries capabilities, as the tags of a header tell them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from vfioviz.uapi.source import Source


class DeclaredIoctl(NamedTuple):
    """What a header says of an ioctl; names that are still to be looked up."""

    key: str
    macro: str
    answer: str
    """Its struct."""
    minsz: str
    """The last field that a caller must have room for."""
    caps: str
    """The flag that says that capabilities are there."""
    ids: str
    """Key of the ioctl whose capability ids it uses."""


def read(source: Source) -> Iterator[DeclaredIoctl]:
    """Yield the ioctls of a source, in the order of its files."""
    for header in source.mentioning("@ioctl"):
        for macro, (definition, *_) in header.constants.items():
            comment = definition.comment
            if key := comment.tag("ioctl"):
                ids = comment.tag("ids") or key
                yield DeclaredIoctl(
                    key,
                    macro,
                    comment.tag("answer"),
                    comment.tag("minsz"),
                    comment.tag("caps"),
                    ids,
                )
