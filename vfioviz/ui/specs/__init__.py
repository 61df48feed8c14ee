"""Every action of the window in one table: text, icon, shortcuts, tooltip.

Rule 1: each action has a text, a tooltip and, where a toolbar may show it, an icon.
Rule 2: no shortcut is given twice; a test walks the table and the window.
"""

from __future__ import annotations

from vfioviz.language import mark
from vfioviz.ui.features.changing import EDIT, FORMS
from vfioviz.ui.features.filing import FILE
from vfioviz.ui.features.going import GO, PANELS, TO_PANELS, VARIANTS
from vfioviz.ui.features.teaching import HELP, TEACH
from vfioviz.ui.features.viewing import GRIDS, LANGUAGES, ROW_BYTES, THEMES, VIEW
from vfioviz.ui.spec import Spec

__all__ = [
    "FORMS",
    "GRIDS",
    "GROUPS",
    "LANGUAGES",
    "PANELS",
    "ROW_BYTES",
    "SECTIONS",
    "SPECS",
    "THEMES",
    "Spec",
]

SPECS: tuple[Spec, ...] = (*FILE, *EDIT, *GO, *TO_PANELS, *VARIANTS, *VIEW, *TEACH, *HELP)
SECTIONS = (
    mark("File"),
    mark("Edit"),
    mark("Go"),
    mark("Variants"),
    mark("View"),
    mark("Teach"),
    mark("Help"),
)

GROUPS = (
    tuple(f"rows-{size}" for size in ROW_BYTES),
    tuple(f"grid-{size}" for size in GRIDS),
    tuple(f"theme-{name}" for name in THEMES),
    tuple(f"language-{code}" for code in LANGUAGES),
)
"""Actions of which one is checked."""
