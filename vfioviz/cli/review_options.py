"""The options of ``vfioviz review``."""

from __future__ import annotations

import argparse

from vfioviz.cli import arguments
from vfioviz.kernel.review.rules import RULES


def review(parser: argparse.ArgumentParser) -> None:
    """Add what ``vfioviz review`` takes."""
    parser.add_argument(
        "file",
        nargs="?",
        metavar="FILE",
        help="an answer whose request is reviewed on each ABI; without one, random requests are",
    )
    parser.add_argument(
        "--record", type=arguments.record, metavar="N", help="the record, of a file with many"
    )
    parser.add_argument(
        "--requests",
        type=_requests,
        metavar="N",
        help="review N random requests; default: 100 without a FILE, else none",
    )
    parser.add_argument(
        "--seed", type=_seed, default=1, metavar="S", help="of the random requests; default: 1"
    )
    parser.add_argument(
        "--variants",
        type=arguments.keys,
        metavar="A,B,...",
        help="which variants; default: those of --add-variant",
    )
    parser.add_argument("--handler", metavar="KEY", help="this driver alone: see vfioviz variants")
    parser.add_argument(
        "--require",
        type=arguments.keys,
        metavar="A,B,...",
        help="rules that have to hold; the others are not told: " + ", ".join(RULES),
    )
    parser.add_argument("--format", choices=("text", "json", "junit", "sarif"), default="text")
    parser.add_argument(
        "--seconds",
        type=_seconds,
        default=300,
        metavar="S",
        help="how long a variant may take; default: 300",
    )
    arguments.reading(parser)
    arguments.lengths(parser)
    arguments.added(parser)


def _requests(text: str) -> int:
    return arguments.number(text, 100_000, "0 to 100000 requests")


def _seed(text: str) -> int:
    return arguments.number(text, (1 << 32) - 1, "a seed: 0 to 4294967295")


def _seconds(text: str) -> int:
    return arguments.number(text, 86_400, "0 to 86400 seconds")
