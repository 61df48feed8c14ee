"""The capabilities of each ioctl, known by (ioctl, id, version): an id alone means nothing.

What C cannot say about them (who emits them, since when, which field counts the array) stands in
tags of the comment above each macro, so that a reader of the header sees a capability in one
place, and no second file can drift away from the declarations. The tags are told in ``base.h``.
"""

from __future__ import annotations

import re
from functools import cache

from vfioviz.uapi import headers
from vfioviz.uapi.comments import Comment
from vfioviz.uapi.constants import constant
from vfioviz.uapi.schema import Abi, CapabilityDef, Linux, Struct
from vfioviz.uapi.structs import NEWEST, struct

_FILES = {"device": "device_caps.h", "region": "region_caps.h", "iommu": "iommu_caps.h"}
_ARRAY = re.compile(r"(\w+)\[(\w+)\]")
_PREFIX = re.compile(r"VFIO_\w+?_INFO_(CAP_)?")


@cache
def catalogue(ioctl_key: str) -> tuple[CapabilityDef, ...]:
    """Return all capabilities of an ioctl, ascending by id and version; () for an unknown key."""
    if ioctl_key not in _FILES:
        return ()
    found = []
    for macro, (definition, *_) in headers.header(_FILES[ioctl_key]).constants.items():
        if definition.comment.tag("capability") == ioctl_key:
            found += _versions(macro, ioctl_key, definition.comment)
    return tuple(sorted(found, key=lambda each: (each.id, each.version)))


def _versions(macro: str, ioctl_key: str, comment: Comment) -> list[CapabilityDef]:
    common: dict[str, str] = {}
    versions: list[dict[str, str]] = []
    for name, value in comment.tags:
        if name == "version":
            versions.append(dict(common))
        (versions[-1] if versions else common)[name] = value
    return [_definition(macro, ioctl_key, comment.text, tags) for tags in versions]


def _definition(macro: str, ioctl_key: str, doc: str, tags: dict[str, str]) -> CapabilityDef:
    array = _ARRAY.fullmatch(tags.get("array", ""))
    kept = tags.get("struct_of", "")
    return CapabilityDef(
        ioctl=ioctl_key,
        id=constant(macro),
        version=int(tags["version"]),
        name=_PREFIX.sub("", macro, count=1),
        macro=macro,
        struct_name=tags["struct"],
        struct_linux=_release(kept) if kept else None,
        array=array[1] if array else None,
        count=array[2] if array else None,
        since=tags.get("since", ""),
        until=tags.get("until", ""),
        emitted_by=tags.get("by", ""),
        doc=doc,
    )


@cache
def versions(ioctl_key: str, id: int) -> tuple[CapabilityDef, ...]:  # noqa: A002 the header's word
    """Return the known versions of a capability, ascending; () where there is none."""
    return tuple(each for each in catalogue(ioctl_key) if each.id == id)


def lookup(ioctl_key: str, id: int, version: int) -> CapabilityDef | None:  # noqa: A002 the header's word
    """Return a capability, None where this very version is not known."""
    for each in versions(ioctl_key, id):
        if each.version == version:
            return each
    return None


def layout(definition: CapabilityDef, abi: Abi, linux: Linux = NEWEST) -> Struct:
    """Return the struct of a capability.

    The version decides before the release does: version 1 of zPCI keeps its struct in every
    release, and a capability in a buffer of an older release has the struct it first had.
    """
    release = definition.struct_linux or max(linux, _release(definition.since))
    return struct(definition.struct_name, abi, release)


def _release(text: str) -> Linux:
    major, minor = text.split(".")
    return int(major), int(minor)
