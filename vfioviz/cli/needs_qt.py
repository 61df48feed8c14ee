"""What has to be there before Qt is loaded; where it is not, a line says so and what to do."""

from __future__ import annotations

import os
import sys

from vfioviz.cli.problems import complain
from vfioviz.ui.prerequisites import INSTALL, hindrance, installed


def for_a_window() -> int:
    """Complain where no window can be shown; returns the exit status, 0 where one can."""
    if not installed():
        return complain(INSTALL)
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if sys.platform == "linux" and not any(os.environ.get(name) for name in named):
        return complain(
            "no display: DISPLAY and WAYLAND_DISPLAY are not set. The commands show, recompute, "
            "compare and render work without one (vfioviz --help)"
        )
    problem = hindrance(window=True)
    return complain(problem) if problem else 0


def for_a_picture() -> int:
    """Complain where nothing can be drawn; returns the exit status, 0 where it can.

    Without a display that works Qt draws into memory.
    """
    if not os.environ.get("QT_QPA_PLATFORM"):
        shown = sys.platform in {"win32", "darwin"} or any(
            os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY")
        )
        if not shown or hindrance(window=True):
            os.environ["QT_QPA_PLATFORM"] = "offscreen"
    problem = hindrance(window=False)
    return complain(problem) if problem else 0
