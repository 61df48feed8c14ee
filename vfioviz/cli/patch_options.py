"""The options of ``vfioviz patch``."""

from __future__ import annotations

import argparse


def patch(parser: argparse.ArgumentParser) -> None:
    """Add what ``vfioviz patch`` takes."""
    parser.add_argument(
        "patch",
        metavar="PATCH",
        help="a mail, mbox, .patch or .diff, a folder of them, a pasted text of a web archive, "
        "TREE@A..B, or - for standard input; PATCH#N: its N-th diff alone",
    )
    parser.add_argument(
        "--onto",
        metavar="PATH[@REV]",
        help="say of each hunk whether it applies to this tree, folder or file; the posted diffs "
        "of a series one after the other, what a reviewer proposes each by itself",
    )
    parser.add_argument(
        "--accept",
        action="store_true",
        help="join added lines that seem to have been wrapped, and take hunks as they are that "
        "seem to lack a line",
    )
    parser.add_argument(
        "--diff",
        action="store_true",
        help="with --onto: write what the patch does there as a diff that git apply takes",
    )
    parser.add_argument("--json", action="store_true", help="write JSON, schema 1")
