"""The patch as posted, with the review's first remark taken literally.

Message-ID 20230803151823.4e5943e6.alex.williamson@redhat.com asks to copy to ``arg + cap_offset``.
The shift has already moved the chain up by the pad, so the pad counts twice: zeros lie where
cap_offset points, and the overrun doubles. The author answered that the copy was right as posted
(Message-ID 20230804133331.GB2420180@fedora); this was never merged.
"""

from __future__ import annotations

from dataclasses import dataclass

from vfioviz.codec.align import align_up
from vfioviz.kernel.variant import Added, InfoCopy, Shifted
from vfioviz.language import mark
from vfioviz.uapi.schema import Linux


@dataclass(frozen=True, slots=True)
class PostedV1Review:
    """The pad is in caps.buf and in the address that it is copied to."""

    key: str = "posted-v1-review"
    title: str = mark("as posted, copying to arg + cap_offset")
    summary: str = mark(
        "posted-v1 with copy_to_user(arg + cap_offset, ...): the pad counts twice, so cap_offset "
        "points at zeros and the chain cannot be read."
    )
    origin: str = "Message-ID 20230803151823.4e5943e6.alex.williamson@redhat.com, first remark"
    label: str = "v1+copy"
    released: bool = False
    telling: bool = False
    linux: Linux = (6, 5)

    def info_cap_add(self, caps_size: int, size: int) -> Added:
        """Align the header; the size itself is not rounded."""
        header = align_up(caps_size, 8)
        total = header + size
        return Added(
            header, total, f"ALIGN({caps_size}, 8) = {header}; {header} + {size} = {total}"
        )

    def info_cap_shift(self, offset: int) -> Shifted:
        """Put the missing pad before the chain, inside caps.buf."""
        cap_offset = align_up(offset, 8)
        pad = cap_offset - offset
        rule = f"pad = ALIGN({offset}, 8) - {offset} = {pad}; next += {cap_offset}"
        return Shifted(offset, pad, cap_offset, cap_offset, rule)

    def caps_target(self, shifted: Shifted) -> int:
        """Copy to arg + cap_offset."""
        return shifted.cap_offset

    def info_copied(self, info: InfoCopy) -> int:
        """Copy up to cap_offset if the caller has room for it, else minsz bytes."""
        return info.cap_offset_end if info.argsz >= info.cap_offset_end else info.minsz

    def iommufd_cap_size(self, size: int) -> int:
        """Leave it: this version does not touch drivers/iommu/iommufd/vfio_compat.c."""
        return size


VARIANT = PostedV1Review()
