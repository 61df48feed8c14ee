"""The programs, each as its source stood when it was read."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from vfioviz.codec.consumers.consumer import SIZEOF_INFO, Access, Consumer
from vfioviz.language import mark

ALL = ("device", "region", "iommu")
_REGION = SIZEOF_INFO["region"]

CONSUMERS: tuple[Consumer, ...] = (
    Consumer(
        "qemu",
        "QEMU",
        "hw/vfio/helpers.c vfio_get_cap(), 005b8d10",
        ALL,
        Access.CAST,
        note=mark(
            "Looks for one id: ends when it is found, never where the chain is a cycle without it"
        ),
    ),
    Consumer(
        "qemu-vfio-user",
        "QEMU, vfio-user client",
        "hw/vfio-user/device.c, 01923235",
        ("region",),
        Access.CAST,
        first_least=_REGION,
        first_most_argsz=True,
        note=mark("Checks cap_offset, then walks as QEMU does"),
    ),
    Consumer(
        "dpdk",
        "DPDK",
        "drivers/bus/pci/linux/pci_vfio.c pci_vfio_info_cap(), 38f72e50",
        ("region", "iommu"),
        Access.CAST,
    ),
    Consumer(
        "spdk",
        "SPDK",
        "lib/vfio_user/host/vfio_user_pci.c, 3230130e",
        ("region",),
        Access.CAST,
        note=mark("Asks with 4096 bytes once; keeps areas in an array without a bound"),
    ),
    Consumer(
        "rust-vmm",
        "rust-vmm vfio-ioctls",
        "vfio-ioctls get_region_map(), 96c82d1d",
        ("region",),
        Access.RUST,
        least=_REGION,
        larger_than=_REGION,
        note=mark("Trusts the kernel"),
    ),
    Consumer(
        "cloud-hypervisor",
        "cloud-hypervisor",
        "pci/src/vfio.rs through vfio-ioctls, ae44c297",
        ("region",),
        Access.RUST,
        least=_REGION,
        larger_than=_REGION,
        note=mark("Has no walk of its own: reads by rust-vmm's vfio-ioctls"),
    ),
    Consumer(
        "rust-vmm-vfio-user",
        "rust-vmm vfio-user client",
        "vfio-user, 96c82d1d",
        ("region",),
        Access.RUST,
        base=_REGION,
        bounds="all",
        wraps=True,
    ),
    Consumer(
        "crosvm-regions",
        "crosvm, regions",
        "devices/src/vfio.rs, f1e797a6",
        ("region",),
        Access.RUST,
        bounds="all",
        wraps=True,
    ),
    Consumer(
        "crosvm-iova",
        "crosvm, IOVA ranges",
        "devices/src/vfio.rs, f1e797a6",
        ("iommu",),
        Access.COPY,
        flag="error",
        bounds="all",
        versions=MappingProxyType({1: 1}),
    ),
    Consumer(
        "libvfn",
        "libvfn",
        "iommu/vfio.c, c2acee36",
        ("iommu",),
        Access.CAST,
        zero="info",
        note=mark(
            "do ... while (next): a cap_offset of 0 makes it read the info struct as a capability"
        ),
    ),
    Consumer(
        "vfio-tests",
        "awilliam/tests",
        "vfio-pci-sparse-mmap.c, 89361c95",
        ("region",),
        Access.CAST,
        zero="info",
    ),
    Consumer(
        "selftests",
        "kernel selftests",
        "tools/testing/selftests/vfio/lib/iommu.c, cebcffe666cc",
        ("iommu",),
        Access.CAST,
        first_least=SIZEOF_INFO["iommu"],
        bounds="header",
        depth=True,
    ),
)
"""In the order of the screen."""

BY_KEY: Mapping[str, Consumer] = MappingProxyType({each.key: each for each in CONSUMERS})


def consumers_of(ioctl: str) -> tuple[Consumer, ...]:
    """Return those that walk the answers of an ioctl."""
    return tuple(each for each in CONSUMERS if ioctl in each.ioctls)
