"""The reviewer's own diff at the end of the mail, and nothing beyond it.

Message-ID 20230803151823.4e5943e6.alex.williamson@redhat.com: ALIGN() of the size in
vfio_info_cap_add(), a WARN_ON in vfio_info_cap_shift(), ``pad`` in vfio_device_info and
vfio_iommu_type1_info. The handlers are not in that diff: they still copy 16 or 20 bytes of info
out, so ``pad`` is never written and keeps what the caller had there.
"""

from __future__ import annotations

from dataclasses import dataclass

from vfioviz.codec.align import align_up
from vfioviz.kernel.variant import Added, InfoCopy, Shifted
from vfioviz.language import mark
from vfioviz.uapi.schema import Linux


@dataclass(frozen=True, slots=True)
class ReviewSketch:
    """Sizes are rounded, info structs are padded, handlers are as before."""

    key: str = "review-sketch"
    title: str = mark("the reviewer's diff")
    summary: str = mark(
        "Each size is rounded up to 8 and two info structs get a pad; but the handlers still copy "
        "16 or 20 bytes of info, so pad is not written."
    )
    origin: str = "Message-ID 20230803151823.4e5943e6.alex.williamson@redhat.com, diff at its end"
    label: str = "sketch"
    released: bool = False
    telling: bool = False
    linux: Linux = (6, 6)

    def info_cap_add(self, caps_size: int, size: int) -> Added:
        """Round the size up before the buffer grows: the zeros belong to this capability."""
        rounded = align_up(size, 8)
        total = caps_size + rounded
        rule = f"ALIGN({size}, 8) = {rounded}; {caps_size} + {rounded} = {total}"
        return Added(caps_size, total, rule)

    def info_cap_shift(self, offset: int) -> Shifted:
        """Add sizeof(info) to each next that is not 0; warn where that is no multiple of 8."""
        warning = ""
        if offset % 8:
            warning = f"WARN_ON(!IS_ALIGNED({offset}, sizeof(u64))) in vfio_info_cap_shift"
        return Shifted(offset, 0, offset, offset, f"next += {offset}", warning)

    def caps_target(self, shifted: Shifted) -> int:
        """Copy to arg + sizeof(info)."""
        return shifted.offset

    def info_copied(self, info: InfoCopy) -> int:
        """Copy up to cap_offset if the caller has room for it, else minsz bytes; never the pad."""
        return info.cap_offset_end if info.argsz >= info.cap_offset_end else info.minsz

    def iommufd_cap_size(self, size: int) -> int:
        """Leave it: this version does not touch drivers/iommu/iommufd/vfio_compat.c."""
        return size


VARIANT = ReviewSketch()
