"""What the window stands on and knows no Qt, to be loaded before Qt is.

Once PySide6 is there it reads the source of each module that is imported, to see whether that
wants Qt; of two hundred modules that takes longer than to load them.
"""

from __future__ import annotations

import gc
from importlib import import_module

_MODULES = (
    "ctypes",
    "datetime",
    "html",
    "locale",
    "socket",
    "vfioviz.capture.given",
    "vfioviz.capture.journal",
    "vfioviz.capture.open",
    "vfioviz.capture.projectfile",
    "vfioviz.capture.samples",
    "vfioviz.document.derive",
    "vfioviz.document.edits",
    "vfioviz.document.mend",
    "vfioviz.document.session",
    "vfioviz.document.start",
    "vfioviz.document.watchable",
    "vfioviz.scene.attention",
    "vfioviz.scene.bytemap",
    "vfioviz.scene.change",
    "vfioviz.scene.contrast",
    "vfioviz.scene.handbook.topics",
    "vfioviz.scene.header",
    "vfioviz.scene.hover",
    "vfioviz.scene.links",
    "vfioviz.scene.palette",
    "vfioviz.scene.plots.minimap",
    "vfioviz.scene.ribbons",
    "vfioviz.scene.spoken",
    "vfioviz.scene.sync",
    "vfioviz.scene.vision",
    "vfioviz.ui.features",
    "vfioviz.ui.models.structure_rows",
)


def load() -> None:
    """Load them, without the garbage collector: ``ui.app`` starts it after the first paint."""
    gc.disable()
    for name in _MODULES:
        import_module(name)
