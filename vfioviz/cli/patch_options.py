"""The options of ``vfioviz patch`` and ``vfioviz sources``."""

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
        "of a series one on the other, without those that do not apply, and each on the base "
        "alone; what a reviewer proposes by itself",
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


def sources(parser: argparse.ArgumentParser) -> None:
    """Add what ``vfioviz sources`` takes."""
    parser.add_argument("project", metavar="PROJECT", help="a .vfioviz file")
    parser.add_argument(
        "--read",
        action="store_true",
        help="read what the project refers to, and say whether it is there and as it was",
    )
    parser.add_argument(
        "--at",
        action="append", default=[], metavar="KEY=PATH[@REV]",
        help="look for the C of a variant there from now on",
    )  # fmt: skip
    parser.add_argument(
        "--take", action="append", default=[], metavar="KEY",
        help="take the C that a variant refers to as it is now, though it has changed",
    )  # fmt: skip
    parser.add_argument(
        "--bring", action="append", default=[], metavar="KEY",
        help="let the C of a variant travel in the project: the functions that are needed",
    )  # fmt: skip
    parser.add_argument(
        "--refer", action="append", default=[], metavar="KEY=PATH[@REV][,PATCH...]",
        help="refer to the C of a variant by path and hash in place of bringing it along; it must "
        "be the same text; in place of PATH a variant that the project refers to",
    )  # fmt: skip
    parser.add_argument(
        "-o", dest="output", metavar="PROJECT", help="where the changed project is written"
    )
    parser.add_argument("--json", action="store_true", help="write JSON, schema 1")
