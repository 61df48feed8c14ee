"""Capabilities to add, each with values as a kernel would give them."""

from __future__ import annotations

from vfioviz.codec.content import Capability, Value
from vfioviz.uapi import caps
from vfioviz.uapi.abi import X86_64
from vfioviz.uapi.schema import CapabilityDef, Field

# x86: all below the interrupt window at 0xfee00000, then up to 39 bits of address space.
_X86_IOVAS = ((0, 0xFEDFFFFF), (0xFEF00000, 0x7FFFFFFFFF))

_VALUES: dict[tuple[str, str], tuple[tuple[str, Value], ...]] = {
    ("device", "ZPCI_BASE"): (
        ("start_dma", 0x100000000),
        ("end_dma", 0x1FFFFFFFF),
        ("pchid", 0x0100),
        ("vfn", 0),
        ("fmb_length", 64),
        ("pft", 0),
        ("gid", 7),
        ("fh", 0x0001AABB),
    ),
    ("device", "ZPCI_GROUP"): (
        ("dasm", 0),
        ("msi_addr", 0xFE00000000000000),
        ("flags", 1),
        ("mui", 4000),
        ("noi", 1024),
        ("maxstbl", 128),
        ("version", 1),
        ("reserved", 0),
        ("imaxstbl", 128),
    ),
    ("device", "ZPCI_UTIL"): (("size", 64), ("util_str", "VFIOVIZ".ljust(64).encode("cp037"))),
    ("device", "ZPCI_PFIP"): (("size", 4), ("pfip", bytes(4))),
    ("device", "PCI_ATOMIC_COMP"): (("flags", 3), ("reserved", 0)),
    ("region", "SPARSE_MMAP"): (
        ("nr_areas", 2),
        ("reserved", 0),
        ("areas", ((0, 0x2000), (0x3000, 0x1000))),
    ),
    ("region", "TYPE"): (("type", 0x80008086), ("subtype", 1)),
    ("region", "MSIX_MAPPABLE"): (),
    ("region", "NVLINK2_SSATGT"): (("tgt", 0x200000000000),),
    ("region", "NVLINK2_LNKSPD"): (("link_speed", 8), ("__pad", 0)),
    ("iommu", "IOVA_RANGE"): (
        ("nr_iovas", len(_X86_IOVAS)),
        ("reserved", 0),
        ("iova_ranges", _X86_IOVAS),
    ),
    ("iommu", "MIGRATION"): (
        ("flags", 0),
        ("pgsize_bitmap", 0x1000),
        ("max_dirty_bitmap_size", 0x10000000),
    ),
    ("iommu", "DMA_AVAIL"): (("avail", 65535),),
}


def offered(ioctl: str) -> tuple[CapabilityDef, ...]:
    """Return what can be added to an answer of an ioctl."""
    return caps.catalogue(ioctl)


def fresh(definition: CapabilityDef) -> Capability:
    """Return a capability of that kind with realistic values."""
    values = _VALUES.get((definition.ioctl, definition.name), ())
    if definition.struct_linux is not None:
        shape = {field.name for field in _fields(definition)}
        values = tuple((name, value) for name, value in values if name in shape)
    return Capability(definition.id, definition.version, values)


def _fields(definition: CapabilityDef) -> tuple[Field, ...]:
    return caps.layout(definition, X86_64).fields
