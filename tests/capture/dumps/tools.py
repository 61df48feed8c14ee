"""The real tools, where they are installed: each writes the same bytes in its forms."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple


class Command(NamedTuple):
    line: str
    """``{}`` is the file; without one the bytes are standard input."""
    unit: int = 1
    words: bool = False


COMMANDS: tuple[Command, ...] = (
    *(
        Command(line)
        for line in (
            "xxd",
            "xxd -u",
            "xxd -g 1",
            "xxd -c 8",
            "xxd -c 32",
            "xxd -d",
            "xxd -a",
            "xxd -p",
            "xxd -b",
            "xxd -p -c 16",
            "xxd -i -n buffer",
            "xxd -i",
            "xxd -o 65536",
            "hexdump -C",
            "hexdump -C -v",
            "hexdump -b",
            "hexdump -c",
            'hexdump -v -e \'16/1 "%02x " "\\n"\'',
            "od -t x1",
            "od -v -t x1",
            "od -A x -t x1",
            "od -A d -t x1",
            "od -A n -v -t x1",
            "od -t x1z",
            "od -b",
            "od -c",
            "od -v -c -A x",
            "od -v -t u1",
            "od -v -t d1",
            "od -v -A n -t u1",
            "od -v -A n -t o1",
            "base64",
            "base64 -w 0",
            "hexyl",
            "hexyl --border ascii",
            "hexyl --border none --color never",
            "xxd -b -c 4",
            "xxd -i -c 4 -u",
            "xxd -ps -c 5",
            "xxd -ps -u",
            "xxd -E",
            "od -t x1 -t c",
            "od -t x1c",
            "od -t x1z -t u1",
            "od -b -c",
            "od -v -t x1 -t o1 -t d1",
            "od -A n -v -t x1 -t u1",
            "hexdump -C -c",
            "hexdump -C -b",
            "hexdump -b -c",
            "hexdump -v -e '1/1 \"0x%02x, \"'",
            'hexdump -v -e \'"%08_ax  " 8/1 "%02x " "  " 8/1 "%02x " "\\n"\'',
            "busybox hexdump -C",
            "busybox hexdump -b",
            "busybox hexdump -c",
            "busybox xxd",
            "busybox xxd -p",
            "busybox od -b",
            "busybox od -c",
        )
    ),
    Command("xxd -g 4"),
    Command("xxd -g 8"),
    Command("xxd -e", 4, words=True),
    Command("xxd -e -g 2", 4, words=True),
    Command("xxd -e -g 8", 8, words=True),
    *(
        Command(line, 2, words=True)
        for line in (
            "hexdump",
            "hexdump -v",
            "hexdump -x",
            "hexdump -d",
            "hexdump -o",
            "od",
            "od -x",
            "od -v -t d2",
            "od -v -t u2",
            "od -A n -v -x",
            "busybox hexdump",
            "busybox od -x",
        )
    ),
    *(
        Command(line, 4, words=True)
        for line in (
            "od -t x4",
            "od -A d -t x4",
            "od -v -t d4",
            "od -v -t u4",
            "od -v -t o4",
            "od -A n -v -t x4",
            "od -A n -v -t d4",
            "od -v -t x4z",
            "od -t x4 -t u4",
            'hexdump -v -e \'4/4 "%08x " "\\n"\'',
        )
    ),
    *(
        Command(line, 4)
        for line in (
            "od -A x -t x4 -t x1",
            "od -t x2 -t x4z",
            "od -A n -v -t x4 -t x1",
            "od -x -c",
            "hexdump -x -b",
        )
    ),
    *(Command(line, 8) for line in ("od -v -t x8 -t x4 -t x1", "od -t x8x1z")),
    *(Command(line, 8, words=True) for line in ("od -t x8", "od -A n -v -t x8", "od -v -t d8")),
)
"""What writes on this machine, so words are little-endian ones."""


def is_installed(command: str) -> bool:
    return shutil.which(command.split(maxsplit=1)[0]) is not None


def run(command: str, data: bytes) -> str:
    """Return what a tool writes for these bytes."""
    done = subprocess.run(
        ["sh", "-c", command],
        input=data,
        capture_output=True,
        check=True,
        env={"LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin:/usr/local/bin"},
    )
    return done.stdout.decode("utf-8")


PROGRAM = """
#include <stdint.h>
#include <stdio.h>
#include <string.h>
struct vfio_region_info { uint32_t argsz, flags, index, cap_offset; uint64_t size, offset; };
#define SIZE %d
unsigned char bytes[SIZE];
signed char chars[SIZE];
uint16_t halves[(SIZE + 1) / 2];
uint32_t words[(SIZE + 3) / 4];
uint64_t giants[(SIZE + 7) / 8];
unsigned char rows[SIZE / 8][8];
struct vfio_region_info *info = (void *)bytes;
void stop(void) {}
int main(int argc, char **argv)
{
	FILE *file = fopen(argv[1], "rb");
	if (!file || !fread(bytes, 1, SIZE, file)) return 1;
	memcpy(chars, bytes, SIZE); memcpy(rows, bytes, sizeof rows); memcpy(halves, bytes, SIZE);
	memcpy(words, bytes, SIZE); memcpy(giants, bytes, SIZE);
	stop();
	return argc;
}
"""


def _gdb_lines(size: int) -> dict[str, tuple[str, int]]:
    """Return gdb's commands, and the unit of each."""
    lines = {
        "p bytes": 1,
        "p chars": 1,
        "p/x bytes": 1,
        "p/d chars": 1,
        "p/c bytes": 1,
        "p/x words": 4,
        "p words": 4,
        "p/x halves": 2,
        "p giants": 8,
        "p/z words": 4,
        "output bytes": 1,
        "p/o bytes": 1,
        "p/t bytes": 1,
        "p/t words": 4,
        "p/a chars": 1,
        "p/x rows": 1,
        "p/d rows": 1,
        "p -array on -- words": 4,
        "p -array on -- /x rows": 1,
        "p -array-indexes on -- /x bytes": 1,
        "p -array-indexes on -- /c bytes": 1,
        "p -array-indexes on -- giants": 8,
    }
    for letter, unit in (("b", 1), ("h", 2), ("w", 4), ("g", 8)):
        for kind in "xduotc" if unit == 1 else "xduotz":
            lines[f"x/{size // unit}{kind}{letter} bytes"] = unit
    lines[f"x/{size // 8}ag bytes"] = 8
    if size % 8:
        lines = {line: unit for line, unit in lines.items() if "rows" not in line}
    return {line: ("gdb", unit) for line, unit in lines.items() if size % unit == 0}


def debugged(data: bytes, debugger: str) -> Mapping[str, tuple[str, int]]:
    """Return what gdb or lldb write of the bytes in each form, with the bytes of a word."""
    size = len(data)
    with tempfile.TemporaryDirectory() as folder:
        source, program, answer = (Path(folder) / name for name in ("t.c", "t", "answer"))
        source.write_text(PROGRAM % size, encoding="ascii")
        answer.write_bytes(data)
        subprocess.run(["gcc", "-g", "-O0", "-o", program, source], check=True, capture_output=True)
        if debugger == "gdb":
            lines = {line: unit for line, (_, unit) in _gdb_lines(size).items()}
            script = [
                "set pagination off",
                "set print elements unlimited",
                "break stop",
                f"run {answer}",
            ]
            marked = [command for line in lines for command in (f"echo @@{line}\\n", line)]
            arguments = [
                "gdb",
                "-q",
                "-nx",
                "-batch",
                *(part for one in (*script, *marked) for part in ("-ex", one)),
                str(program),
            ]
            prefix = "@@"
        else:
            lines = {
                f"memory read --force --count {size} &bytes": 1,
                **{
                    f"x/{size // unit}{kind}{letter} &bytes": unit
                    for letter, unit in (("b", 1), ("h", 2), ("w", 4), ("g", 8))
                    for kind in "xdu"
                    if size % unit == 0
                },
                "p words": 4,
                "p/x words": 4,
                "p halves": 2,
                "p giants": 8,
                f"x/{size}cb &bytes": 1,
            }
            lines = {line: unit for line, unit in lines.items() if size % unit == 0}
            script = [
                "settings set target.max-string-summary-length 65536",
                "breakpoint set -n stop",
                f"run {answer}",
            ]
            arguments = [
                "lldb",
                "-b",
                *(part for one in (*script, *lines) for part in ("-o", one)),
                str(program),
            ]
            prefix = "(lldb) "
        done = subprocess.run(arguments, capture_output=True, check=True, text=True)
    found: dict[str, tuple[str, int]] = {}
    for part in ("\n" + done.stdout).split("\n" + prefix)[1:]:
        line, _, text = part.partition("\n")
        if line in lines:
            found[line] = (text + "\n", lines[line])
    return found
