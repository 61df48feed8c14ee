"""The words and options of the command line, with an example each."""

from __future__ import annotations

import argparse
import importlib
from collections.abc import Callable, Sequence

from vfioviz import __version__
from vfioviz.cli import live_options, teach_options

IOCTL_KEYS = ("device", "region", "iommu")
ABI_KEYS = ("x86-64", "i386", "arm", "s390x")

Job = Callable[[argparse.Namespace], int]

_TOP = """
Without a command the window opens on the files.

  vfioviz samples/iommu-linux-6.1.bin samples/iommu-linux-6.12.bin
  vfioviz show samples/iommu-linux-6.1.bin
  vfioviz compare samples/device-atomic-before-v6.6.bin

Exit status: 0; 1 where findings of severity error exist; 2 for usage or unreadable input.
"""


def _job(name: str) -> Job:
    def run(arguments: argparse.Namespace) -> int:
        module = importlib.import_module(f"vfioviz.cli.{name}")
        job: Job = module.run
        return job(arguments)

    return run


def _linux(text: str) -> tuple[int, int]:
    major, dot, minor = text.lstrip("v").partition(".")
    if not (dot and major.isdigit() and minor.isdigit()):
        message = f"'{text}' is no Linux release: expected X.Y, as in 6.6"
        raise argparse.ArgumentTypeError(message)
    return int(major), int(minor)


def _byte(text: str) -> int:
    return _number(text, 0xFF, "a byte: 0 to 255, or 0x00 to 0xff")


def _argsz(text: str) -> int | None:
    return None if text == "exact" else _number(text, 0xFFFFFFFF, "0 to 4294967295, or 'exact'")


def _number(text: str, top: int, expected: str) -> int:
    try:
        number = int(text, 0)
    except ValueError:
        number = -1
    if not 0 <= number <= top:
        message = f"'{text}': expected {expected}"
        raise argparse.ArgumentTypeError(message)
    return number


def _record(text: str) -> int:
    return _number(text, 1 << 31, "a record number from 1 on")


def _keys(text: str) -> tuple[str, ...]:
    return tuple(key.strip() for key in text.split(",") if key.strip())


def _source(parser: argparse.ArgumentParser, text: str = "show") -> None:
    parser.add_argument(
        "file", metavar="FILE", help="a .bin, .jsonl or text dump; - is standard input"
    )
    parser.add_argument("--ioctl", choices=IOCTL_KEYS, help="which ioctl gave the bytes")
    parser.add_argument("--abi", choices=ABI_KEYS, help="the ABI of the kernel")
    parser.add_argument(
        "--record", type=_record, metavar="N", help=f"the record to {text}, of a file with many"
    )


def _command(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
    name: str,
    text: str,
    example: str,
) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = commands.add_parser(
        name,
        help=text,
        description=text[0].upper() + text[1:] + ".",
        epilog=f"example:\n  {example}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.set_defaults(job=_job(name))
    return parser


def _show(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = _command(
        commands, "show", "say of each byte what it is", "vfioviz show answer.bin --ioctl device"
    )
    _source(parser)
    parser.add_argument("--all", action="store_true", help="each record, of a file with many")
    parser.add_argument("--linux", type=_linux, metavar="X.Y", help="header revision to read by")
    parser.add_argument("--json", action="store_true", help="JSON, schema 1")


def _recompute(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = _command(
        commands,
        "recompute",
        "build the answer anew as a version of the kernel does",
        "vfioviz recompute answer.bin --variant posted-v1 --argsz 36 --json",
    )
    _source(parser, "recompute")
    parser.add_argument("--variant", required=True, metavar="KEY", help="see vfioviz variants")
    _caller(parser)
    parser.add_argument("-o", dest="output", metavar="OUT.bin", help="write the buffer to a file")
    parser.add_argument("--json", action="store_true", help="JSON, schema 1")


def _caller(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--handler", metavar="KEY", help="see vfioviz variants")
    parser.add_argument(
        "--argsz",
        type=_argsz,
        default=-1,
        metavar="N",
        help="what the caller passes; 'exact': what the variant reports as needed; "
        "default: what the answer holds",
    )
    parser.add_argument(
        "--fill", type=_byte, metavar="BYTE", help="what the caller's buffer holds before"
    )


def _compare(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = _command(
        commands,
        "compare",
        "put what versions of the kernel make of it side by side",
        "vfioviz compare answer.bin --variants before-v6.6,posted-v1,v6.6",
    )
    _source(parser, "compare")
    parser.add_argument("--variants", type=_keys, metavar="A,B,...", help="default: all of them")
    _caller(parser)
    parser.add_argument("--json", action="store_true", help="JSON, schema 1")


def _render(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = _command(
        commands,
        "render",
        "draw the byte map to a file",
        "vfioviz render answer.bin --variants before-v6.6,v6.6 -o map.svg",
    )
    _source(parser, "draw")
    parser.add_argument(
        "more", nargs="*", metavar="FILE", help="further files, a column each (same ioctl)"
    )
    parser.add_argument("--variants", type=_keys, default=(), metavar="A,B,...")
    _caller(parser)
    parser.add_argument(
        "-o", dest="output", required=True, metavar="MAP", help="ends in .png, .svg or .pdf"
    )
    parser.add_argument("--scale", type=int, choices=(1, 2, 3, 4), default=2, help="of a PNG")


def _variants(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = _command(
        commands, "variants", "list the versions of the kernel's code", "vfioviz variants"
    )
    parser.add_argument("--json", action="store_true", help="JSON, schema 1")


def _diff(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = _command(
        commands,
        "diff",
        "say what two answers differ in, by structure",
        "vfioviz diff linux-6.1.bin linux-6.12.bin",
    )
    parser.add_argument("a", metavar="A", help="the reference")
    parser.add_argument("b", metavar="B", help="what is compared with it")
    _reading(parser)
    parser.add_argument("--json", action="store_true", help="JSON, schema 1")


def _check(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = _command(
        commands,
        "check",
        "test whether answers hold what is required of them",
        "vfioviz check captures/ --require align=8,zero-pad,in-argsz --format junit",
    )
    parser.add_argument("files", nargs="+", metavar="FILE", help="answers, and folders of them")
    parser.add_argument(
        "--require",
        type=_keys,
        metavar="A,B,...",
        help="no-error (default), no-warning, align=N, aligned-fields, zero-pad, no-overlap, "
        "in-argsz, terminated, ascending, known, zero-reserved",
    )
    parser.add_argument("--golden", metavar="FILE", help="an answer that each must equal")
    parser.add_argument("--format", choices=("text", "json", "junit", "sarif"), default="text")
    parser.add_argument("--jobs", type=int, metavar="N", help="processes; default: one a core")
    _reading(parser)


def _export(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = _command(
        commands,
        "export",
        "write an answer as a text for a mail or a test",
        "vfioviz export answer.bin --form box",
    )
    parser.add_argument("file", nargs="?", metavar="FILE", help="- is standard input")
    _reading(parser)
    parser.add_argument("--record", type=_record, metavar="N", help="of a file with many")
    forms = (
        "box", "hexdump", "pahole", "markdown", "c", "rust", "python", "c-test", "rust-test",
        "python-test", "json",
    )  # fmt: skip
    parser.add_argument("--form", choices=forms, default="box")
    parser.add_argument("--list", action="store_true", help="list the forms")
    parser.add_argument(
        "-o", dest="output", metavar="OUT",
        help="write to a file; one that ends in .png, .svg or .pdf gets a picture of the map",
    )  # fmt: skip
    parser.add_argument("--scale", type=int, choices=(1, 2, 3, 4), default=2, help="of a PNG")


def _consumers(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = _command(
        commands,
        "consumers",
        "say how QEMU, DPDK, rust-vmm, crosvm and others walk an answer",
        "vfioviz consumers answer.bin",
    )
    _source(parser, "walk")
    parser.add_argument("--json", action="store_true", help="JSON, schema 1")


def _sweep(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = _command(
        commands,
        "sweep",
        "say what a caller gets for each argsz, by version of the kernel",
        "vfioviz sweep answer.bin --variants posted-v1,v6.6",
    )
    _source(parser, "sweep")
    parser.add_argument("--variants", type=_keys, metavar="A,B,...", help="default: all of them")
    parser.add_argument("--handler", metavar="KEY", help="see vfioviz variants")
    parser.add_argument("--json", action="store_true", help="JSON, schema 1")


def _skew(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = _command(
        commands,
        "skew",
        "say what a program with other headers, or for i386, makes of an answer",
        "vfioviz skew answer.bin",
    )
    _source(parser, "take")
    parser.add_argument(
        "--variants", type=_keys, metavar="A,B,...", help="default: before-v6.6,v6.6"
    )
    parser.add_argument("--handler", metavar="KEY", help="see vfioviz variants")
    parser.add_argument("--json", action="store_true", help="JSON, schema 1")


def _reply(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = _command(
        commands,
        "reply",
        "write what each variant does with a request, and a project's notes, for a mail",
        "vfioviz reply review.vfioviz",
    )
    _source(parser, "take")


def _reading(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--ioctl", choices=IOCTL_KEYS, help="which ioctl gave the bytes")
    parser.add_argument("--abi", choices=ABI_KEYS, help="the ABI of the kernel")


def _devices(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = _command(
        commands,
        "devices",
        "list devices, their IOMMU groups, and what keeps each from being read",
        "vfioviz devices --how 0000:01:00.0",
    )
    live_options.devices(parser)


def _capture(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = _command(
        commands,
        "capture",
        "record what the info ioctls of real devices answer",
        "vfioviz capture 0000:01:00.0 --sudo -o nvme.vfioviz",
    )
    live_options.capture(parser)


def _lesson(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = _command(
        commands,
        "lesson",
        "check a lesson that you wrote, or list those that are there",
        "vfioviz lesson check my-lesson.md",
    )
    teach_options.lesson(parser)


def _worksheet(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = _command(
        commands,
        "worksheet",
        "make exercises from a seed, and their key, for paper",
        "vfioviz worksheet --seed 7 --count 10 -o sheet.pdf",
    )
    teach_options.worksheet(parser)


def _handbook(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = _command(
        commands,
        "handbook",
        "explain a field, a role, a finding, a variant or a panel",
        "vfioviz handbook struct.vfio_device_info.cap_offset",
    )
    teach_options.handbook(parser)


def _commands() -> dict[str, Callable[[argparse._SubParsersAction[argparse.ArgumentParser]], None]]:
    return {
        "show": _show,
        "recompute": _recompute,
        "compare": _compare,
        "render": _render,
        "variants": _variants,
        "diff": _diff,
        "check": _check,
        "export": _export,
        "consumers": _consumers,
        "sweep": _sweep,
        "skew": _skew,
        "reply": _reply,
        "devices": _devices,
        "capture": _capture,
        "lesson": _lesson,
        "worksheet": _worksheet,
        "handbook": _handbook,
    }


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """Return the arguments with ``job`` set; usage errors end the program with status 2."""
    commands = _commands()
    if argv and argv[0] in commands:
        parser = argparse.ArgumentParser(prog="vfioviz", allow_abbrev=False)
        commands[argv[0]](parser.add_subparsers(required=True))
        return parser.parse_args(argv)
    parser = argparse.ArgumentParser(
        prog="vfioviz",
        description="See how the Linux kernel lays out the answer of a VFIO info ioctl.",
        epilog="commands: " + ", ".join(commands) + " (each has --help)\n" + _TOP,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"vfioviz {__version__}")
    parser.add_argument("files", nargs="*", metavar="FILE", help="opened in the window")
    parser.set_defaults(job=_job("window"))
    return parser.parse_args(argv)
