"""What arguments of the command line are read as, and those that several commands share."""

from __future__ import annotations

import argparse

from vfioviz.codec.digits import whole_number
from vfioviz.uapi.abi import ABIS

IOCTL_KEYS = ("device", "region", "iommu")
ABI_KEYS = tuple(ABIS)


def linux(text: str) -> tuple[int, int]:
    """Read a Linux release: ``6.6``."""
    major, dot, minor = text.lstrip("v").partition(".")
    numbers = whole_number(major), whole_number(minor)
    if not dot or numbers[0] is None or numbers[1] is None:
        message = f"'{text}' is no Linux release: expected X.Y, as in 6.6"
        raise argparse.ArgumentTypeError(message)
    return numbers[0], numbers[1]


def byte(text: str) -> int:
    """Read a byte: 0 to 255, or 0x00 to 0xff."""
    return number(text, 0xFF, "a byte: 0 to 255, or 0x00 to 0xff")


def argsz(text: str) -> int | None:
    """Read an argsz; None for ``exact``."""
    return None if text == "exact" else number(text, 0xFFFFFFFF, "0 to 4294967295, or 'exact'")


def number(text: str, top: int, expected: str) -> int:
    """Read a number from 0 to ``top``; the error says what was expected."""
    try:
        number = int(text, 0)
    except ValueError:
        number = -1
    if not 0 <= number <= top:
        message = f"'{text}': expected {expected}"
        raise argparse.ArgumentTypeError(message)
    return number


def record(text: str) -> int:
    """Read the number of a record."""
    return number(text, 1 << 31, "a record number from 1 on")


def keys(text: str) -> tuple[str, ...]:
    """Read a list with commas."""
    return tuple(key.strip() for key in text.split(",") if key.strip())


def source(parser: argparse.ArgumentParser, what: str = "show") -> None:
    """Add the answer, and how it is read."""
    parser.add_argument(
        "file", metavar="FILE", help="a .bin, .jsonl or text dump; - is standard input"
    )
    ioctl(parser)
    parser.add_argument("--abi", choices=ABI_KEYS, help="the ABI of the kernel")
    parser.add_argument(
        "--record", type=record, metavar="N", help=f"the record to {what}, of a file with many"
    )
    text(parser)
    headers(parser)


def ioctl(parser: argparse.ArgumentParser) -> None:
    """Add which ioctl answered; which ones there are is known with ``--headers``."""
    parser.add_argument(
        "--ioctl", metavar="KEY",
        help=f"which ioctl gave the bytes: {', '.join(IOCTL_KEYS)}, or one of --headers",
    )  # fmt: skip


def text(parser: argparse.ArgumentParser) -> None:
    """Add how a dump as text is read."""
    parser.add_argument(
        "--read-as", metavar="KEY", help="form of a dump as text: xxd, od, gdb, array, hex ..."
    )
    parser.add_argument(
        "--word-order", choices=("little", "big"),
        help="byte order of words in a dump; default: the one that looks like an answer",
    )  # fmt: skip
    parser.add_argument(
        "--word-size", type=int, choices=(1, 2, 4, 8), default=0,
        help="bytes in a number, where the text does not tell",
    )  # fmt: skip
    parser.add_argument(
        "--kmsan", metavar="REPORT", help="a KMSAN report: marks bytes as uninitialised"
    )


def length(text: str) -> tuple[int, int]:
    """Read the length of a capability: ``6=12``, id and bytes, header included."""
    id_, equals, size = text.partition("=")
    if not equals:
        message = f"'{text}': expected ID=BYTES, as in 6=12"
        raise argparse.ArgumentTypeError(message)
    bytes_ = number(size, 1 << 20, "bytes: 8 to 1048576")
    if bytes_ < 8:
        message = f"'{text}': a capability has 8 bytes at the least, its header"
        raise argparse.ArgumentTypeError(message)
    return number(id_, 0xFFFF, "an id: 0 to 65535"), bytes_


def lengths(parser: argparse.ArgumentParser) -> None:
    """Add how long capabilities are that no header knows."""
    parser.add_argument(
        "--length",
        dest="lengths",
        type=length,
        action="append",
        default=[],
        metavar="ID=BYTES",
        help="how long an unknown capability is, header included; else it is guessed",
    )


def caller(parser: argparse.ArgumentParser) -> None:
    """Add what the caller passes, and who answers beyond the shipped variants."""
    lengths(parser)
    added(parser)
    parser.add_argument("--handler", metavar="KEY", help="see vfioviz variants")
    parser.add_argument(
        "--argsz",
        type=argsz,
        default=-1,
        metavar="N",
        help="what the caller passes; 'exact': what the variant reports as needed; "
        "default: what the answer holds",
    )
    parser.add_argument(
        "--fill", type=byte, metavar="BYTE", help="what the caller's buffer holds before"
    )


def added(parser: argparse.ArgumentParser) -> None:
    """Add variants out of C text."""
    parser.add_argument(
        "--add-variant",
        action="append",
        default=[],
        metavar="KEY=PATH[@REV][,PATCH...][,device=FILE]",
        help="make the C of a kernel tree, folder or revision a variant, with patches on it: "
        "mine=linux@v6.5,review.mbox; PATCH#N is the N-th diff that vfioviz patch lists; "
        "in place of PATH stands a variant that has C: mine=posted-v1,fix.patch; with device=FILE "
        "the driver asks a device model for its capabilities, and not the answer",
    )
    parser.add_argument(
        "--accept-doubts",
        action="store_true",
        help="join added lines of a patch that seem to have been wrapped, and take hunks as they "
        "are that seem to lack a line",
    )


def reading(parser: argparse.ArgumentParser) -> None:
    """Add how bytes are read."""
    ioctl(parser)
    parser.add_argument("--abi", choices=ABI_KEYS, help="the ABI of the kernel")
    text(parser)
    headers(parser)


def headers(
    parser: argparse.ArgumentParser,
    what: str = "know the capabilities that these declare as well: a header, a folder or a kernel "
    "tree, TREE@REV of a repository, a mail or patch, TREE@A..B",
) -> None:
    """Add where further capabilities are declared."""
    parser.add_argument("--headers", metavar="SOURCE", help=what)
    parser.add_argument(
        "--base", metavar="SOURCE", help="what the patch of --headers is put on, as in struct"
    )
    parser.add_argument(
        "--capability",
        action="append",
        default=[],
        metavar="STRUCT=IOCTL:ID[:VERSION[:COUNTER]]",
        help="what --headers does not tell of a struct, as in vfio_x=device:6:1; COUNTER is the "
        "member that counts the array at its end, - for none; STRUCT=- leaves one out",
    )
