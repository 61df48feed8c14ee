"""Who answers an ioctl: minsz, the test of argsz and what of info is copied out, per driver.

Read in Linux 6.1 and 6.12. All of them copy minsz bytes in and answer EINVAL below minsz; those
with the core's code copy the capabilities out before the info struct.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from vfioviz.language import mark


@dataclass(frozen=True, slots=True)
class Rule:
    """How one driver answers one ioctl; sizes in bytes."""

    minsz: int
    caps: bool
    """Whether it ever adds capabilities."""
    grows: bool
    """Whether it copies more than minsz bytes of info to a caller that has room for them."""
    source: str
    most: int | None = None
    """Largest argsz that it takes; above that it answers EINVAL. None: any."""
    code: Literal["core", "iommufd", "mbochs", "libvfio-user"] = "core"
    """Whose code builds the chain: the skeleton that most drivers share, or the driver's own."""


@dataclass(frozen=True, slots=True)
class Handler:
    """A driver that answers."""

    key: str
    title: str
    rules: tuple[tuple[str, Rule], ...]
    """Key of the ioctl -> rule."""

    def rule(self, ioctl: str) -> Rule | None:
        """Return how it answers an ioctl; None where it does not."""
        return dict(self.rules).get(ioctl)


_PCI = "drivers/vfio/pci/vfio_pci_core.c"
_GVT = "drivers/gpu/drm/i915/gvt/kvmgt.c"
_CCW = "drivers/s390/cio/vfio_ccw_ops.c"
_IOMMUFD = "drivers/iommu/iommufd/vfio_compat.c"
_NVGRACE = "drivers/vfio/pci/nvgrace-gpu/main.c"
_MBOCHS = "samples/vfio-mdev/mbochs.c"
_USER = "libvfio-user lib/libvfio-user.c"

HANDLERS: MappingProxyType[str, Handler] = MappingProxyType(
    {
        "vfio-pci": Handler(
            "vfio-pci",
            mark("vfio-pci core"),
            (
                ("device", Rule(16, caps=True, grows=True, source=_PCI)),
                ("region", Rule(32, caps=True, grows=False, source=_PCI)),
            ),
        ),
        "type1": Handler(
            "type1",
            mark("type1 IOMMU"),
            (
                (
                    "iommu",
                    Rule(16, caps=True, grows=True, source="drivers/vfio/vfio_iommu_type1.c"),
                ),
            ),
        ),
        "gvt": Handler(
            "gvt",
            mark("i915 GVT"),
            (
                ("device", Rule(16, caps=False, grows=False, source=_GVT)),
                ("region", Rule(32, caps=True, grows=False, source=_GVT)),
            ),
        ),
        "vfio-ccw": Handler(
            "vfio-ccw",
            "vfio-ccw",
            (
                ("device", Rule(16, caps=False, grows=False, source=_CCW)),
                ("region", Rule(32, caps=True, grows=False, source=_CCW)),
            ),
        ),
        "iommufd": Handler(
            "iommufd",
            "iommufd (/dev/iommu)",
            (("iommu", Rule(16, caps=True, grows=True, source=_IOMMUFD, code="iommufd")),),
        ),
        "nvgrace": Handler(
            "nvgrace",
            "nvgrace-gpu",
            (
                ("device", Rule(16, caps=True, grows=True, source=_PCI)),
                ("region", Rule(32, caps=True, grows=False, source=_NVGRACE)),
            ),
        ),
        "mbochs": Handler(
            "mbochs",
            mark("mbochs sample"),
            (
                ("device", Rule(16, caps=False, grows=False, source=_MBOCHS)),
                (
                    "region",
                    Rule(32, caps=True, grows=False, source=_MBOCHS, most=48, code="mbochs"),
                ),
            ),
        ),
        "libvfio-user": Handler(
            "libvfio-user",
            mark("libvfio-user server"),
            (
                (
                    "region",
                    Rule(32, caps=True, grows=False, source=_USER, code="libvfio-user"),
                ),
            ),
        ),
    }
)


def handlers_for(ioctl: str) -> tuple[str, ...]:
    """Return the keys of the handlers of an ioctl, the default first."""
    return tuple(key for key, handler in HANDLERS.items() if handler.rule(ioctl) is not None)


def default_handler(ioctl: str) -> str:
    """Return ``vfio-pci`` for device and region, ``type1`` for iommu."""
    return handlers_for(ioctl)[0]


_OF_DRIVER = {
    "mbochs": "mbochs",
    "vfio_ccw": "vfio-ccw",
    "vfio_ccw_mdev": "vfio-ccw",
    "intel_vgpu_mdev": "gvt",
    "nvgrace-gpu-vfio-pci": "nvgrace",
}
"""Driver as sysfs names it -> handler."""


def handler_of(ioctl: str, driver: str = "", way: str = "") -> str:
    """Return the handler that answered, as far as a capture's driver and way tell it.

    Args:
        ioctl: Key of the ioctl.
        driver: As sysfs names it; "" where nobody says.
        way: ``group``, ``group-iommufd`` or ``cdev``; with the last two iommufd is the IOMMU.
    """
    if ioctl == "iommu":
        return "iommufd" if way in {"group-iommufd", "cdev"} else default_handler(ioctl)
    key = _OF_DRIVER.get(driver, "")
    return key if key in handlers_for(ioctl) else default_handler(ioctl)
