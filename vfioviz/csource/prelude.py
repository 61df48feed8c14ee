"""What every kernel source relies on, in our own words, and Debian's configuration."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from vfioviz import assets


def begun(folder: str) -> str:
    """Return ``prelude.h`` of a folder of resources, after what all preludes have in common."""
    root = assets.root()
    parts = (("csource", "common.h"), (folder, "prelude.h"))
    return "".join(root.joinpath(*path).read_text(encoding="utf-8") for path in parts)


@cache
def prelude() -> str:
    """Return what kernel sources rely on: ``resources/csource/prelude.h``."""
    return begun("csource")


DEBIAN: Mapping[str, str] = MappingProxyType(
    {
        "CONFIG_MMU": "y",
        "CONFIG_SMP": "y",
        "CONFIG_NUMA": "y",
        "CONFIG_MODULES": "y",
        "CONFIG_BUG": "y",
        "CONFIG_PM": "y",
        "CONFIG_PM_SLEEP": "y",
        "CONFIG_COMPAT": "y",
        "CONFIG_SYSFS": "y",
        "CONFIG_PROC_FS": "y",
        "CONFIG_DEBUG_FS": "y",
        "CONFIG_EVENTFD": "y",
        "CONFIG_CGROUPS": "y",
        "CONFIG_MEMCG": "y",
        "CONFIG_ACPI": "y",
        "CONFIG_PCI": "y",
        "CONFIG_PCI_MSI": "y",
        "CONFIG_PCI_IOV": "y",
        "CONFIG_PCI_ATS": "y",
        "CONFIG_PCI_PRI": "y",
        "CONFIG_PCI_PASID": "y",
        "CONFIG_PCI_QUIRKS": "y",
        "CONFIG_IOMMU_API": "y",
        "CONFIG_IOMMU_SUPPORT": "y",
        "CONFIG_IOMMU_SVA": "y",
        "CONFIG_INTEL_IOMMU": "y",
        "CONFIG_AMD_IOMMU": "y",
        "CONFIG_IRQ_BYPASS_MANAGER": "m",
        "CONFIG_KVM": "m",
        "CONFIG_VFIO": "m",
        "CONFIG_VFIO_GROUP": "y",
        "CONFIG_VFIO_CONTAINER": "y",
        "CONFIG_VFIO_NOIOMMU": "y",
        "CONFIG_VFIO_VIRQFD": "y",
        "CONFIG_VFIO_IOMMU_TYPE1": "m",
        "CONFIG_VFIO_MDEV": "m",
        "CONFIG_VFIO_PCI": "m",
        "CONFIG_VFIO_PCI_CORE": "m",
        "CONFIG_VFIO_PCI_INTX": "y",
        "CONFIG_VFIO_PCI_MMAP": "y",
        "CONFIG_VFIO_PCI_VGA": "y",
        "CONFIG_VFIO_PCI_IGD": "y",
        "CONFIG_IOMMUFD": "m",
    }
)
"""The configuration of Debian's amd64 kernels (linux-config-6.1), as far as the code that is read
here asks for it; what is not named is not set."""
