"""The words of the command line, with an example each."""

from __future__ import annotations

import argparse
import importlib
import sys
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple, NoReturn

from typing_extensions import override

from vfioviz import __version__
from vfioviz.capture.visible import visible
from vfioviz.cli import (
    answer_options,
    desktop_options,
    live_options,
    patch_options,
    review_options,
    struct_options,
    teach_options,
)

Job = Callable[[argparse.Namespace], int]

_TOP = """
Without a command the window opens on the files.

  vfioviz samples/iommu-linux-6.1.bin samples/iommu-linux-6.12.bin
  vfioviz show samples/iommu-linux-6.1.bin
  vfioviz compare samples/device-atomic-before-v6.6.bin

Exit status: 0; 1 where findings of severity error exist; 2 for usage or unreadable input.
"""


class Command(NamedTuple):
    """One word before the files."""

    text: str
    """What it does, as after "vfioviz show: "."""
    example: str
    fill: Callable[[argparse.ArgumentParser], None]
    """Adds its options."""


COMMANDS: Mapping[str, Command] = MappingProxyType(
    {
        "show": Command(
            "say of each byte what it is",
            "vfioviz show answer.bin --ioctl device",
            answer_options.show,
        ),
        "recompute": Command(
            "build the answer anew as a version of the kernel does",
            "vfioviz recompute answer.bin --variant posted-v1 --argsz 36 --json",
            answer_options.recompute,
        ),
        "compare": Command(
            "put what versions of the kernel make of it side by side",
            "vfioviz compare answer.bin --variants before-v6.6,posted-v1,v6.6",
            answer_options.compare,
        ),
        "render": Command(
            "draw the byte map to a file",
            "vfioviz render answer.bin --variants before-v6.6,v6.6 -o map.svg",
            answer_options.render,
        ),
        "variants": Command(
            "list the versions of the kernel's code",
            "vfioviz variants",
            answer_options.variants,
        ),
        "diff": Command(
            "say what two answers differ in, by structure",
            "vfioviz diff linux-6.1.bin linux-6.12.bin",
            answer_options.diff,
        ),
        "check": Command(
            "test whether answers hold what is required of them",
            "vfioviz check captures/ --require align=8,zero-pad,in-argsz --format junit",
            answer_options.check,
        ),
        "review": Command(
            "say what a version of the kernel's code does wrong, over many requests",
            "vfioviz review --requests 200 --add-variant mine=linux@v6.5,fix.patch",
            review_options.review,
        ),
        "export": Command(
            "write an answer as a text for a mail or a test",
            "vfioviz export answer.bin --form box",
            answer_options.export,
        ),
        "consumers": Command(
            "say how QEMU, DPDK, rust-vmm, crosvm and others walk an answer",
            "vfioviz consumers answer.bin",
            answer_options.consumers,
        ),
        "sweep": Command(
            "say what a caller gets for each argsz, by version of the kernel",
            "vfioviz sweep answer.bin --variants posted-v1,v6.6",
            answer_options.sweep,
        ),
        "skew": Command(
            "say what a program with other headers, or for i386, makes of an answer",
            "vfioviz skew answer.bin",
            answer_options.skew,
        ),
        "reply": Command(
            "write what each variant does with a request, and a project's notes, for a mail",
            "vfioviz reply review.vfioviz",
            answer_options.reply,
        ),
        "patch": Command(
            "say what diffs a mail holds, what each touches, and whether each hunk applies",
            "vfioviz patch review.mbox --onto linux@v6.5",
            patch_options.patch,
        ),
        "sources": Command(
            "say where the C of a project's variants is, and let it travel or be referred to",
            "vfioviz sources review.vfioviz --read",
            patch_options.sources,
        ),
        "struct": Command(
            "lay out structs of any header on each ABI, with holes, and what a reviewer would say",
            "vfioviz struct vfio_device_info --from /usr/include --abi x86-64,i386",
            struct_options.struct,
        ),
        "series": Command(
            "show how a struct changes through versions of a patch, or releases of a kernel",
            "vfioviz series linux@v5.7 linux@v5.8 linux@v6.6 --struct vfio_device_info",
            struct_options.series,
        ),
        "devices": Command(
            "list devices, their IOMMU groups, and what keeps each from being read",
            "vfioviz devices --how 0000:01:00.0",
            live_options.devices,
        ),
        "capture": Command(
            "record what the info ioctls of real devices answer",
            "vfioviz capture 0000:01:00.0 --sudo -o nvme.vfioviz",
            live_options.capture,
        ),
        "lesson": Command(
            "check a lesson that you wrote, or list those that are there",
            "vfioviz lesson check my-lesson.md",
            teach_options.lesson,
        ),
        "worksheet": Command(
            "make exercises from a seed, and their key, for paper",
            "vfioviz worksheet --seed 7 --count 10 -o sheet.pdf",
            teach_options.worksheet,
        ),
        "desktop": Command(
            "put the program into your menu, with icons, file type, manual and completion",
            "vfioviz desktop install",
            desktop_options.desktop,
        ),
        "handbook": Command(
            "explain a field, a role, a finding, a variant or a panel",
            "vfioviz handbook struct.vfio_device_info.cap_offset",
            teach_options.handbook,
        ),
    }
)


class Parser(argparse.ArgumentParser):
    """Reads a command line; its errors are one line, whatever the words of it were."""

    @override
    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(2, f"{self.prog}: error: {visible(message)}\n")


def _job(name: str) -> Job:
    def run(arguments: argparse.Namespace) -> int:
        module = importlib.import_module(f"vfioviz.cli.{name}")
        job: Job = module.run
        return job(arguments)

    return run


def command_parser(*names: str) -> argparse.ArgumentParser:
    """Return a parser that knows some commands; one alone is made in no time."""
    parser = Parser(prog="vfioviz", allow_abbrev=False)
    commands = parser.add_subparsers(required=True)
    for name in names:
        one = COMMANDS[name]
        made: argparse.ArgumentParser = commands.add_parser(
            name,
            help=one.text,
            description=one.text[0].upper() + one.text[1:] + ".",
            epilog=f"example:\n  {one.example}",
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        one.fill(made)
        made.set_defaults(job=_job(name))
    return parser


def window_parser() -> argparse.ArgumentParser:
    """Return the parser where no command is given."""
    parser = Parser(
        prog="vfioviz",
        description="See how the Linux kernel lays out the answer of a VFIO info ioctl.",
        epilog="commands: " + ", ".join(COMMANDS) + " (each has --help)\n" + _TOP,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"vfioviz {__version__}")
    parser.add_argument("files", nargs="*", metavar="FILE", help="opened in the window")
    parser.add_argument(
        "--start", choices=("capture", "learn"), help="open that dialog: devices, or lessons"
    )
    parser.set_defaults(job=_job("window"))
    return parser


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """Return the arguments with ``job`` set; usage errors end the program with status 2."""
    if argv and argv[0] in COMMANDS:
        return command_parser(argv[0]).parse_args(argv)
    return window_parser().parse_args(argv)
