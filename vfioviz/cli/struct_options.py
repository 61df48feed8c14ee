"""The options of ``vfioviz struct`` and ``vfioviz series``."""

from __future__ import annotations

import argparse


def struct(parser: argparse.ArgumentParser) -> None:
    """Add what ``vfioviz struct`` takes."""
    parser.add_argument(
        "names", nargs="*", metavar="NAME", help="a struct, union or typedef; vfio_device_info"
    )
    parser.add_argument(
        "--list", action="store_true",
        help="list what SOURCE declares, of NAMEs what has one of them in it; what a folder or a "
        "revision declares is kept by its content",
    )  # fmt: skip
    parser.add_argument(
        "--from",
        dest="source",
        required=True,
        metavar="SOURCE",
        help="a header, a folder of headers or a kernel tree, TREE@REV of a repository, a mail or "
        "patch, TREE@A..B, - for standard input, or btf for what the running kernel says of itself "
        "(btf:FILE: a vmlinux, a module, a folder)",
    )
    _how(parser)
    _output(parser, "STRUCT")
    parser.add_argument(
        "--row", type=int, choices=(8, 64), default=8,
        help="bytes a row of the picture: 8 (the default) or 64, a line of the cache",
    )  # fmt: skip
    parser.add_argument(
        "--fold", action="store_true", help="draw each struct inside it as one piece"
    )
    parser.add_argument(
        "--alternative",
        action="append",
        default=[],
        metavar="MEMBER",
        help="draw the alternative of a union that MEMBER, a.b.c, is in, repeatable; without it a "
        "union is one piece",
    )
    parser.add_argument(
        "--lanes", action="store_true",
        help="draw the alternatives of unions side by side; in the text, a line for each",
    )  # fmt: skip
    parser.add_argument(
        "--findings", action="store_true", help="with --json: also what a reviewer would say"
    )
    parser.add_argument("--json", action="store_true", help="write JSON, schema 1")


def series(parser: argparse.ArgumentParser) -> None:
    """Add what ``vfioviz series`` takes."""
    parser.add_argument(
        "sources",
        nargs="+",
        metavar="SOURCE",
        help="what it goes through, in that order: patches, mails, TREE@A..B, TREE@REV, headers, "
        "btf",
    )
    parser.add_argument(
        "--struct",
        action="append",
        default=[],
        metavar="NAME",
        help="a struct, union or typedef, repeatable; without it each that changes",
    )
    _how(parser)
    _output(parser, "STRIP")
    parser.add_argument("--json", action="store_true", help="write JSON, schema 1")


def _output(parser: argparse.ArgumentParser, name: str) -> None:
    parser.add_argument(
        "-o",
        dest="output",
        metavar=f"{name}.svg",
        help="draw it into a .svg, .png or .pdf, or write the text to a .txt",
    )


def _how(parser: argparse.ArgumentParser) -> None:
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
