"""What numbers of VFIO are called that only mean something together: types, indexes."""

from __future__ import annotations

from typing import Literal

from vfioviz.uapi.headerset import HeaderSet
from vfioviz.uapi.schema import Flag


def region_types(headers: HeaderSet) -> tuple[Flag, ...]:
    """Return the names of region types; vendor types have none."""
    return headers.flags("VFIO_REGION_TYPE_*", "!VFIO_REGION_TYPE_PCI_*")


def region_subtypes(headers: HeaderSet, type: int) -> tuple[Flag, ...]:  # noqa: A002 the field's name
    """Return the names of the subtypes of a region type, () where none is known."""
    found = []
    for flag in headers.flags("VFIO_REGION_SUBTYPE_*"):
        of = headers.tag(flag.macro, "of")
        if of and type == (headers.constant(of) if of.startswith("VFIO_") else int(of, 16)):
            found.append(flag)
    return tuple(found)


def region_type_text(headers: HeaderSet, type: int, subtype: int) -> str:  # noqa: A002 the field's name
    """Say what capability TYPE says: ``PCI vendor 8086, INTEL_IGD_OPREGION``.

    A subtype is only known together with its type: 1 alone means seven things.

    Args:
        headers: Where the names come from.
        type: 0..2^32-1; with bit 31 set, the low 16 bits are a PCI vendor.
        subtype: 0..2^32-1.
    """
    vendor = headers.constant("VFIO_REGION_TYPE_PCI_VENDOR_TYPE") & 0xFFFFFFFF
    mask = headers.constant("VFIO_REGION_TYPE_PCI_VENDOR_MASK")
    if type & ~mask == vendor:
        first = f"PCI vendor {type & mask:04x}"
    else:
        first = _name(region_types(headers), type) or f"type {type:#x}"
    return f"{first}, {_name(region_subtypes(headers, type), subtype) or f'subtype {subtype}'}"


def index_names(
    headers: HeaderSet, what: Literal["region", "irq"], bus: str = "pci"
) -> tuple[Flag, ...]:
    """Return the names of region or interrupt indexes of a bus: pci, ccw or ap."""
    return headers.flags(f"VFIO_{bus.upper()}_*_{what.upper()}_INDEX")


def index_text(
    headers: HeaderSet, index: int, what: Literal["region", "irq"] = "region", bus: str = "pci"
) -> str:
    """Say which region or interrupt an index is: ``BAR0``, ``device-specific region 9``."""
    if name := _name(index_names(headers, what, bus), index):
        return name
    return f"device-specific region {index}" if what == "region" else f"interrupt {index}"


def _name(names: tuple[Flag, ...], value: int) -> str:
    return next((flag.name for flag in names if flag.value == value), "")
