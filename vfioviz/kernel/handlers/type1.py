"""The type1 IOMMU: drivers/vfio/vfio_iommu_type1.c, read in Linux 6.1 and 6.12."""

from __future__ import annotations

from vfioviz.kernel.handler import Handler
from vfioviz.kernel.handlers import core
from vfioviz.kernel.rule import Rule
from vfioviz.language import mark

HANDLER = Handler(
    "type1",
    mark("type1 IOMMU"),
    (("iommu", core.answering(Rule(16, source="drivers/vfio/vfio_iommu_type1.c", grows=True))),),
)
