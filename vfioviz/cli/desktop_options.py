"""The options of ``vfioviz desktop``."""

from __future__ import annotations

import argparse


def desktop(parser: argparse.ArgumentParser) -> None:
    """Add what ``vfioviz desktop`` takes."""
    parser.add_argument(
        "what",
        choices=("install", "remove", "status"),
        help="install: menu entry, icons, file type, manual page, completion, for this user alone; "
        "remove: take them away again; status: say what is there",
    )
    parser.add_argument(
        "--prefix",
        metavar="DIR",
        help="put them below DIR/share instead, as a package does; default: the XDG data folder",
    )
    parser.add_argument("--dry-run", action="store_true", help="say what would be done, and stop")
