"""Drivers that copy minsz bytes out and never add a capability.

vfio-platform and vfio-amba (drivers/vfio/platform/vfio_platform_common.c), fsl-mc
(drivers/vfio/fsl-mc/vfio_fsl_mc.c), cdx (drivers/vfio/cdx/main.c), vfio-ap
(drivers/s390/crypto/vfio_ap_ops.c; it has no regions), and the samples mtty and mdpy
(samples/vfio-mdev); read in Linux 6.1 and 6.12.
"""

from __future__ import annotations

from vfioviz.kernel.handler import Handler
from vfioviz.kernel.handlers import core
from vfioviz.kernel.rule import Rule
from vfioviz.language import mark

_SOURCE = "drivers/vfio/platform/vfio_platform_common.c"

HANDLER = Handler(
    "minimal",
    mark("platform, fsl-mc, cdx, ap, mtty, mdpy: no capabilities"),
    (
        ("device", core.answering(Rule(16, source=_SOURCE, caps=False))),
        ("region", core.answering(Rule(32, source=_SOURCE, caps=False, echoes=True))),
    ),
    drivers=frozenset(
        {
            "vfio-platform", "vfio-amba", "vfio-fsl-mc", "vfio_fsl_mc", "vfio-cdx", "vfio_ap_mdev",
            "vfio_ap", "mtty", "mdpy",
        }
    ),
    for_unknown=True,
)  # fmt: skip
