"""nvgrace-gpu: drivers/vfio/pci/nvgrace-gpu/main.c, since Linux 6.9."""

from __future__ import annotations

from vfioviz.kernel.handler import Handler
from vfioviz.kernel.handlers import core, vfio_pci
from vfioviz.kernel.rule import Rule

_SOURCE = "drivers/vfio/pci/nvgrace-gpu/main.c"

HANDLER = Handler(
    "nvgrace",
    "nvgrace-gpu",
    (
        ("device", vfio_pci.DEVICE),
        ("region", core.answering(Rule(32, source=_SOURCE, echoes=True))),
    ),
    drivers=frozenset({"nvgrace-gpu-vfio-pci", "nvgrace_gpu_vfio_pci"}),  # sysfs: KBUILD_MODNAME
)
