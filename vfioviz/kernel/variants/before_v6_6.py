"""Mainline up to v6.5: capabilities are packed, info structs have no pad.

drivers/vfio/vfio_main.c of Linux 6.1, vfio_info_cap_add() and vfio_info_cap_shift(). The helpers
have been the same since 4.6; ``cap_offset`` stands in vfio_device_info since 5.10.
"""

from __future__ import annotations

from dataclasses import dataclass

from vfioviz.kernel.variant import Added, InfoCopy, Shifted
from vfioviz.language import mark
from vfioviz.uapi.schema import Linux


@dataclass(frozen=True, slots=True)
class BeforeV66:
    """The code that the patch sets out to change."""

    key: str = "before-v6.6"
    title: str = mark("Linux up to 6.5")
    summary: str = mark(
        "Capabilities follow each other without a pad, and the chain starts at sizeof(info), 20 "
        "for vfio_device_info. A u64 may stand at any multiple of 4."
    )
    origin: str = "Linux v6.1, drivers/vfio/vfio_main.c"
    label: str = "<6.6"
    released: bool = True
    telling: bool = True
    linux: Linux = (6, 5)

    def info_cap_add(self, caps_size: int, size: int) -> Added:
        """Append at caps->size, without alignment."""
        total = caps_size + size
        return Added(caps_size, total, f"{caps_size} + {size} = {total}")

    def info_cap_shift(self, offset: int) -> Shifted:
        """Add sizeof(info) to each next that is not 0; caps.buf stays as it is."""
        return Shifted(offset, 0, offset, offset, f"next += {offset}")

    def caps_target(self, shifted: Shifted) -> int:
        """Copy to arg + sizeof(info)."""
        return shifted.offset

    def info_copied(self, info: InfoCopy) -> int:
        """Copy up to cap_offset if the caller has room for it, else minsz bytes."""
        return info.cap_offset_end if info.argsz >= info.cap_offset_end else info.minsz

    def iommufd_cap_size(self, size: int) -> int:
        """Leave it: this version does not touch drivers/iommu/iommufd/vfio_compat.c."""
        return size


VARIANT = BeforeV66()
