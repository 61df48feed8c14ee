"""What the window stands on and knows no Qt, to be loaded before Qt is.

Once PySide6 is there it reads the source of each module that is imported, to see whether that
may ask for Qt's names in snake_case; of two hundred modules that takes longer than to load them.
"""

from __future__ import annotations

import gc
import sys
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


def unread() -> None:
    """Keep PySide6 from reading the source of what is imported from now on; Qt can be loaded.

    None of ours asks for other names (``from __feature__ import snake_case``). A PySide6 that
    looks elsewhere than where 6.8 to 6.12 do reads on, and the window is there a little later.
    """
    import_module("PySide6.QtCore")
    looks = sys.modules.get("shibokensupport.feature")
    if hasattr(looks, "_mod_uses_pyside"):
        setattr(looks, "_mod_uses_pyside", lambda _module: True)  # noqa: B010 -- it is Qt's
