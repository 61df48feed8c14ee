"""The three ioctls whose answer carries capabilities: facts from ``resources/uapi/info.h``."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from vfioviz.uapi import headers
from vfioviz.uapi.abi import X86_64
from vfioviz.uapi.constants import constant
from vfioviz.uapi.schema import Ioctl
from vfioviz.uapi.structs import struct


def _ioctls() -> dict[str, Ioctl]:
    found = {}
    for name, (definition, *_) in headers.header("info.h").constants.items():
        comment = definition.comment
        if key := comment.tag("ioctl"):
            # No release and no ABI moved the end of the first fields.
            last = struct(comment.tag("answer"), X86_64).field(comment.tag("minsz"))
            found[key] = Ioctl(
                key=key,
                name=name,
                number=constant(name),
                struct_name=comment.tag("answer"),
                minsz=last.offset + last.size,
                caps_flag=constant(comment.tag("caps")),
            )
    return found


IOCTLS: Mapping[str, Ioctl] = MappingProxyType(_ioctls())
"""By key: device, region, iommu."""
DEVICE = IOCTLS["device"]
REGION = IOCTLS["region"]
IOMMU = IOCTLS["iommu"]
