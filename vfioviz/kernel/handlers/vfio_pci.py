"""vfio-pci: drivers/vfio/pci/vfio_pci_core.c, read in Linux 6.1 and 6.12."""

from __future__ import annotations

from vfioviz.kernel.handler import Handler
from vfioviz.kernel.handlers import core
from vfioviz.kernel.rule import Rule
from vfioviz.language import mark

SOURCE = "drivers/vfio/pci/vfio_pci_core.c"
DEVICE = core.answering(Rule(16, source=SOURCE, grows=True))

HANDLER = Handler(
    "vfio-pci",
    mark("vfio-pci core"),
    (("device", DEVICE), ("region", core.answering(Rule(32, source=SOURCE, echoes=True)))),
    drivers=frozenset({"vfio-pci", "*vfio-pci", "*vfio_pci"}),
)
