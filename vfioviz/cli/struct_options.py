"""The options of ``vfioviz struct``."""

from __future__ import annotations

import argparse


def struct(parser: argparse.ArgumentParser) -> None:
    """Add what ``vfioviz struct`` takes."""
    parser.add_argument(
        "names", nargs="+", metavar="NAME", help="a struct, union or typedef; vfio_device_info"
    )
    parser.add_argument(
        "--from",
        dest="source",
        required=True,
        metavar="SOURCE",
        help="a header, a folder of headers or a kernel tree, TREE@REV of a repository, a mail or "
        "patch, TREE@A..B, or - for standard input",
    )
    parser.add_argument(
        "--base",
        metavar="SOURCE",
        help="what a patch is put on; without it the built-in declarations of linux/vfio.h, or "
        "what a hunk shows whole",
    )
    parser.add_argument(
        "--abi",
        metavar="A,B,...",
        help="ABIs by name, or all; without it one of each way to lay out that Linux has VFIO on",
    )
    parser.add_argument(
        "--define",
        "-D",
        action="append",
        default=[],
        metavar="NAME[=VALUE]",
        help="define a macro first: __KERNEL__, CONFIG_64BIT=1",
    )
    parser.add_argument(
        "--findings", action="store_true", help="with --json: also what a reviewer would say"
    )
    parser.add_argument("--json", action="store_true", help="write JSON, schema 1")
