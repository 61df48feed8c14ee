"""What was merged: "vfio: align capability structures", in v6.6.

Since Linux commit a881b496941f ("vfio: align capability structures") (in v6.6), sizes are rounded
up in vfio_info_cap_add(), vfio_info_cap_shift() warns, two info structs end in ``pad``, and
GET_INFO of vfio-pci and type1 zero the info struct and copy min(argsz, sizeof(info)) bytes of it.
Posted as v3, Message-ID 20230809203144.2880050-1-stefanha@redhat.com.
"""

from __future__ import annotations

from dataclasses import dataclass

from vfioviz.codec.align import align_up
from vfioviz.kernel.variant import Added, InfoCopy, Shifted
from vfioviz.language import mark
from vfioviz.uapi.schema import Linux


@dataclass(frozen=True, slots=True)
class V66:
    """Sizes are rounded, info structs are padded, and the pad is written."""

    key: str = "v6.6"
    title: str = mark("Linux from 6.6 on")
    summary: str = mark(
        "Each size is rounded up to 8, two info structs get a pad, the info is zeroed and "
        "min(argsz, sizeof(info)) bytes of it are copied out."
    )
    origin: str = "Linux commit a881b496941f, in v6.6"
    label: str = "6.6"
    released: bool = True
    telling: bool = True
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
        """Copy min(argsz, sizeof(info)) bytes: a field may be copied in part."""
        return min(info.argsz, info.sizeof)

    def iommufd_cap_size(self, size: int) -> int:
        """Round up, as drivers/iommu/iommufd/vfio_compat.c does since the same commit."""
        return align_up(size, 8)


VARIANT = V66()
