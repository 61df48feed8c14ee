"""The options of the commands that read live devices."""

from __future__ import annotations

import argparse

WAYS = ("auto", "group", "group-iommufd", "cdev")


def _seconds(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if not 0.1 <= value <= 3600:
        message = f"'{text}': expected 0.1 to 3600 seconds"
        raise argparse.ArgumentTypeError(message)
    return value


def _ssh(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--ssh",
        metavar="HOST",
        help="on another machine: python3 has to be there, nothing is installed or left there",
    )


def devices(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``devices``."""
    parser.add_argument(
        "--how", metavar="DEVICE", help="print the commands that bind it and its group to VFIO"
    )
    _ssh(parser)
    parser.add_argument("--json", action="store_true", help="JSON, schema 1")


def capture(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``capture``."""
    add = parser.add_argument
    add(
        "devices",
        nargs="*",
        metavar="DEVICE",
        help="0000:01:00.0, the UUID of an mdev, group:5, vfio0",
    )
    add("--all", action="store_true", help="every device that is bound to a VFIO driver")
    add("--sweep", action="store_true", help="every argsz from below the least to past the answer")
    add("--way", choices=WAYS, default="auto", help="how VFIO is reached (default: what is there)")
    add(
        "-o",
        dest="output",
        metavar="FILE",
        help="ends in .vfioviz or .jsonl; default: named after kernel and time",
    )
    _ssh(parser)
    add("--sudo", action="store_true", help="as root, by sudo; there by sudo -n")
    add("--yes", action="store_true", help="don't ask before devices are opened, and so reset")
    add(
        "--time-limit",
        type=_seconds,
        default=5.0,
        metavar="S",
        help="seconds for each call (default: 5)",
    )
    add("--identifiers", action="store_true", help="keep the devices' addresses")
    add("--plan", action="store_true", help="say what would be opened and called, do nothing")
    add("--headers", metavar="SOURCE", help=argparse.SUPPRESS)
    add("--json", action="store_true", help="what was read and what failed as JSON, schema 1")
    add("--stream", action="store_true", help="the protocol itself on standard output")
    add(
        "--print-script",
        action="store_true",
        help="print the part that captures: one file for python3 on a machine without ssh",
    )
