"""The options of the commands that read, compute and compare answers."""

from __future__ import annotations

import argparse

from vfioviz.cli import arguments


def show(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``show``."""
    arguments.source(parser)
    parser.add_argument("--all", action="store_true", help="each record, of a file with many")
    parser.add_argument(
        "--linux", type=arguments.linux, metavar="X.Y", help="header revision to read by"
    )
    parser.add_argument("--json", action="store_true", help="JSON, schema 1")


def recompute(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``recompute``."""
    arguments.source(parser, "recompute")
    parser.add_argument("--variant", required=True, metavar="KEY", help="see vfioviz variants")
    arguments.caller(parser)
    parser.add_argument("-o", dest="output", metavar="OUT.bin", help="write the buffer to a file")
    parser.add_argument("--json", action="store_true", help="JSON, schema 1")


def compare(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``compare``."""
    arguments.source(parser, "compare")
    parser.add_argument(
        "--variants", type=arguments.keys, metavar="A,B,...", help="default: all of them"
    )
    arguments.caller(parser)
    parser.add_argument("--json", action="store_true", help="JSON, schema 1")


_CHARTS = ("argsz", "ranges", "records", "minimap")
_VISIONS = ("full", "protanopia", "deuteranopia", "tritanopia", "grey")
# Those of cli.charts and scene.vision, which a command that draws nothing does not load.


def render(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``render``."""
    arguments.source(parser, "draw")
    parser.add_argument(
        "more", nargs="*", metavar="FILE", help="further files, a column each (same ioctl)"
    )
    parser.add_argument("--variants", type=arguments.keys, default=(), metavar="A,B,...")
    arguments.caller(parser)
    parser.add_argument(
        "-o", dest="output", metavar="MAP", help="ends in .png, .svg or .pdf; of a chart also .txt"
    )
    parser.add_argument("--scale", type=int, choices=(1, 2, 3, 4), default=2, help="of a PNG")
    parser.add_argument(
        "--chart", choices=_CHARTS,
        help="draw this instead: what each argsz gets of each variant, areas or IOVA ranges over "
        "their addresses, all records of the files by call and argsz, or all of a long answer "
        "in little",
    )  # fmt: skip
    parser.add_argument(
        "--to-scale", action="store_true", help="of --chart ranges: each address has the same room"
    )
    parser.add_argument("--json", action="store_true", help="the chart's numbers, JSON, schema 1")
    parser.add_argument(
        "--vision", choices=_VISIONS, default="full",
        help="in the colours that somebody with this colour blindness sees",
    )  # fmt: skip
    parser.add_argument(
        "--letters", action="store_true", help="write into each cell the letter of what it is"
    )


def variants(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``variants``."""
    arguments.added(parser)
    parser.add_argument("--json", action="store_true", help="JSON, schema 1")


def diff(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``diff``."""
    parser.add_argument("a", metavar="A", help="the reference")
    parser.add_argument("b", metavar="B", help="what is compared with it")
    arguments.reading(parser)
    parser.add_argument("--json", action="store_true", help="JSON, schema 1")


def check(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``check``."""
    parser.add_argument(
        "files",
        nargs="*",
        metavar="FILE",
        help="answers, and folders of them; without one, --headers is reviewed: the structs that a "
        "patch or a range changes, or those of a header",
    )
    parser.add_argument(
        "--require",
        type=arguments.keys,
        metavar="A,B,...",
        help="no-error (default), no-warning, align=N, aligned-fields, zero-pad, no-overlap, "
        "in-argsz, terminated, ascending, known, zero-reserved; of headers the rules that have to "
        "hold, as struct names them: hole, abi-size, ... (default: those that are errors)",
    )
    parser.add_argument("--golden", metavar="FILE", help="an answer that each must equal")
    parser.add_argument("--format", choices=("text", "json", "junit", "sarif"), default="text")
    parser.add_argument("--jobs", type=int, metavar="N", help="processes; default: one a core")
    arguments.reading(parser)


def export(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``export``."""
    parser.add_argument("file", nargs="?", metavar="FILE", help="- is standard input")
    arguments.reading(parser)
    parser.add_argument("--record", type=arguments.record, metavar="N", help="of a file with many")
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


def consumers(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``consumers``."""
    arguments.source(parser, "walk")
    parser.add_argument("--json", action="store_true", help="JSON, schema 1")


def sweep(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``sweep``."""
    arguments.source(parser, "sweep")
    parser.add_argument(
        "--variants", type=arguments.keys, metavar="A,B,...", help="default: all of them"
    )
    parser.add_argument("--handler", metavar="KEY", help="see vfioviz variants")
    arguments.lengths(parser)
    arguments.added(parser)
    parser.add_argument("--json", action="store_true", help="JSON, schema 1")


def skew(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``skew``."""
    arguments.source(parser, "take")
    parser.add_argument(
        "--variants", type=arguments.keys, metavar="A,B,...", help="default: before-v6.6,v6.6"
    )
    parser.add_argument("--handler", metavar="KEY", help="see vfioviz variants")
    arguments.lengths(parser)
    arguments.added(parser)
    parser.add_argument("--json", action="store_true", help="JSON, schema 1")


def reply(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``reply``."""
    arguments.source(parser, "take")
    parser.add_argument(
        "--read-sources",
        action="store_true",
        help="read the C that a project refers to; see vfioviz sources",
    )
    parser.add_argument("--handler", metavar="KEY", help="see vfioviz variants")
    arguments.lengths(parser)
    arguments.added(parser)
