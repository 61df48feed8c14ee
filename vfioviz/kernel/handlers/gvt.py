"""i915 GVT: drivers/gpu/drm/i915/gvt/kvmgt.c, read in Linux 6.1 and 6.12."""

from __future__ import annotations

from vfioviz.kernel.handler import Handler
from vfioviz.kernel.handlers import core
from vfioviz.kernel.rule import Rule
from vfioviz.language import mark

_SOURCE = "drivers/gpu/drm/i915/gvt/kvmgt.c"

HANDLER = Handler(
    "gvt",
    mark("i915 GVT"),
    (
        ("device", core.answering(Rule(16, source=_SOURCE, caps=False))),
        ("region", core.answering(Rule(32, source=_SOURCE, echoes=True))),
    ),
    drivers=frozenset({"intel_vgpu_mdev"}),
)
