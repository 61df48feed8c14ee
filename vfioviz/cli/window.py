"""``vfioviz [FILE...]``: the window."""

from __future__ import annotations

import argparse
import gc
from collections.abc import Callable

from vfioviz.cli.needs_qt import for_a_window
from vfioviz.ui import ahead


def run(arguments: argparse.Namespace) -> int:
    """Open the window on the files; status 2 where there can be none."""
    # Before it is tried whether Qt loads.
    ahead.load()
    refused = for_a_window()
    if refused:
        gc.enable()
        return refused
    ahead.unread()
    from vfioviz.ui.app import main  # noqa: PLC0415 -- the other commands do without Qt

    status: int = main(arguments.files, start=arguments.start or "", menu=_offer)
    return status


def _offer() -> Callable[[], str] | None:
    from vfioviz.cli.integration.offer import offer  # noqa: PLC0415 -- after the first paint

    return offer()
