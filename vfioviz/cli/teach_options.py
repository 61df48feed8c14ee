"""The options of the commands for teachers."""

from __future__ import annotations

import argparse


def lesson(parser: argparse.ArgumentParser) -> None:
    """Add what ``vfioviz lesson`` takes."""
    parser.add_argument(
        "what",
        choices=("check", "list", "play"),
        help="check: read files and play them without a window; list: name the lessons that come "
        "with the program; play: begin one in the window",
    )
    parser.add_argument(
        "files",
        nargs="*",
        metavar="FILE",
        help="what is checked or played; play takes a name as well",
    )


def worksheet(parser: argparse.ArgumentParser) -> None:
    """Add what ``vfioviz worksheet`` takes."""
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="0 to 4294967295; the "
                        "same one gives the same sheet")  # fmt: skip
    parser.add_argument("--count", type=int, default=10, metavar="N", help="exercises, 1 to 100")
    parser.add_argument("--level", choices=("easy", "medium", "hard"), default="medium")
    parser.add_argument(
        "-o", dest="output", metavar="OUT",
        help="ends in .pdf, .svg (a file a page) or .txt; default: text, to standard output",
    )  # fmt: skip
    key = parser.add_mutually_exclusive_group()
    key.add_argument("--key", metavar="FILE", help="the key's file; default: OUT-key beside OUT")
    key.add_argument("--no-key", action="store_true", help="make no key")


def handbook(parser: argparse.ArgumentParser) -> None:
    """Add what ``vfioviz handbook`` takes."""
    parser.add_argument("topic", nargs="?", metavar="TOPIC", help="as --list names it")
    parser.add_argument("--list", action="store_true", help="name all topics")
    parser.add_argument("--search", metavar="WORDS", help="name the topics that have all words")
