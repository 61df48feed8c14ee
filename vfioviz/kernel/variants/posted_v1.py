"""The patch as posted: "[PATCH] vfio: align capability structures", 3 August 2023.

Message-ID 20230803144109.2331944-1-stefanha@redhat.com (never merged in this form).

The gap goes before the next capability, so the last one gets none. vfio_info_cap_shift() grows
caps.buf by the pad that the info struct lacks, moves the chain up and returns cap_offset. The info
structs stay as they were, and so does the test of argsz, which runs before the pad is added: a
caller with exactly the size that was reported gets ``pad`` bytes too many.
"""

from __future__ import annotations

from dataclasses import dataclass

from vfioviz.codec.align import align_up
from vfioviz.kernel.variant import Added, InfoCopy, Shifted
from vfioviz.language import mark
from vfioviz.uapi.schema import Linux


@dataclass(frozen=True, slots=True)
class PostedV1:
    """Pad before each capability, and inside caps.buf before the first."""

    key: str = "posted-v1"
    title: str = mark("the patch as posted")
    summary: str = mark(
        "The pad is before the next capability; vfio_info_cap_shift grows and moves the buffer and "
        "returns cap_offset. argsz is tested before the pad is added."
    )
    origin: str = "Message-ID 20230803144109.2331944-1-stefanha@redhat.com"
    label: str = "v1"
    released: bool = False
    telling: bool = True
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
        """Copy to arg + sizeof(info): with the pad in caps.buf, the chain lands at cap_offset."""
        return shifted.offset

    def info_copied(self, info: InfoCopy) -> int:
        """Copy up to cap_offset if the caller has room for it, else minsz bytes."""
        return info.cap_offset_end if info.argsz >= info.cap_offset_end else info.minsz

    def iommufd_cap_size(self, size: int) -> int:
        """Leave it: this version does not touch drivers/iommu/iommufd/vfio_compat.c."""
        return size


VARIANT = PostedV1()
