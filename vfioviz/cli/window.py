"""``vfioviz [FILE...]``: the window."""

from __future__ import annotations

import argparse

from vfioviz.cli.needs_qt import for_a_window


def run(arguments: argparse.Namespace) -> int:
    """Open the window on the files; status 2 where there can be none."""
    refused = for_a_window()
    if refused:
        return refused
    from vfioviz.cli.integration.offer import offer  # noqa: PLC0415 -- likewise
    from vfioviz.ui.app import main  # noqa: PLC0415 -- the other commands do without Qt

    status: int = main(arguments.files, start=arguments.start or "", menu=offer())
    return status
