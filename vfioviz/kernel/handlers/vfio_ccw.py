"""vfio-ccw: drivers/s390/cio/vfio_ccw_ops.c, read in Linux 6.1 and 6.12."""

from __future__ import annotations

from vfioviz.kernel.handler import Handler
from vfioviz.kernel.handlers import core
from vfioviz.kernel.rule import Rule

_SOURCE = "drivers/s390/cio/vfio_ccw_ops.c"

HANDLER = Handler(
    "vfio-ccw",
    "vfio-ccw",
    (
        ("device", core.answering(Rule(16, source=_SOURCE, caps=False))),
        ("region", core.answering(Rule(32, source=_SOURCE, echoes=True))),
    ),
    drivers=frozenset({"vfio_ccw", "vfio_ccw_mdev"}),
)
