"""The capabilities of each ioctl, known by (ioctl, id, version): an id alone means nothing.

What C cannot say about them (who emits them, since when, which field counts the array) stands in
tags of the comment above each macro, so that a reader of the header sees a capability in one
place, and no second file can drift away from the declarations. The tags are told in ``base.h``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from vfioviz.uapi.comments import Comment
from vfioviz.uapi.constants import Numbers
from vfioviz.uapi.schema import CapabilityDef, Linux
from vfioviz.uapi.source import Source

_ARRAY = re.compile(r"(\w+)\[(\w+)\]")
_PREFIX = re.compile(r"VFIO_\w+?_INFO_(CAP_)?")


def capabilities(source: Source, numbers: Numbers) -> Iterator[CapabilityDef]:
    """Yield every capability that a source defines, in the order of its files."""
    for header in source.mentioning("@capability"):
        for macro, (definition, *_) in header.constants.items():
            if ioctl := definition.comment.tag("capability"):
                for tags in _versions(definition.comment):
                    value = numbers.constant(macro)
                    yield _definition(macro, ioctl, value, definition.comment.text, tags)


def _versions(comment: Comment) -> Iterator[dict[str, str]]:
    common: dict[str, str] = {}
    versions: list[dict[str, str]] = []
    for name, value in comment.tags:
        if name == "version":
            versions.append(dict(common))
        (versions[-1] if versions else common)[name] = value
    yield from versions


def _definition(
    macro: str, ioctl: str, value: int, doc: str, tags: dict[str, str]
) -> CapabilityDef:
    array = _ARRAY.fullmatch(tags.get("array", ""))
    kept = tags.get("struct_of", "")
    return CapabilityDef(
        ioctl=ioctl,
        id=value,
        version=int(tags["version"]),
        name=_PREFIX.sub("", macro, count=1),
        macro=macro,
        struct_name=tags["struct"],
        struct_linux=release(kept) if kept else None,
        array=array[1] if array else None,
        count=array[2] if array else None,
        since=tags.get("since", ""),
        until=tags.get("until", ""),
        emitted_by=tags.get("by", ""),
        doc=doc,
        tone=int(tags.get("tone", "0")),
    )


def release(text: str) -> Linux:
    """Return (6, 1) for ``6.1``."""
    major, minor = text.split(".")
    return int(major), int(minor)
