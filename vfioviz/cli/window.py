"""``vfioviz [FILE...]``: the window."""

from __future__ import annotations

import argparse
import os
import sys

from vfioviz.cli.load import complain


def run(arguments: argparse.Namespace) -> int:
    """Open the window on the files; status 2 where there is no display."""
    refused = no_display()
    if refused:
        return refused
    from vfioviz.ui.app import main  # noqa: PLC0415 -- the other commands do without Qt

    status: int = main(arguments.files, start=arguments.start or "")
    return status


def no_display() -> int:
    """Complain where there is no display; returns the exit status, 0 where there is one."""
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if sys.platform == "linux" and not any(os.environ.get(name) for name in named):
        return complain(
            "no display: DISPLAY and WAYLAND_DISPLAY are not set. The commands show, recompute, "
            "compare and render work without one (vfioviz --help)"
        )
    return 0
