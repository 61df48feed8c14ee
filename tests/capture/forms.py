"""Writers of dumps for the tests: none of their code is vfioviz'."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

DATA = Path(__file__).parents[1] / "data" / "capture"
RECORDS = Path(__file__).parents[1] / "data" / "kernel"

TOOLS = (
    "xxd", "xxd -u", "xxd -g 1", "xxd -g 4", "xxd -g 8", "xxd -g 16", "xxd -c 8", "xxd -c 32",
    "xxd -d", "xxd -a", "xxd -p", "xxd -p -c 16", "xxd -i -n buffer",
    "hexdump -C", "hexdump -C -v", "hexdump", "hexdump -v", "hexdump -b", "hexdump -x",
    "od -t x1", "od -v -t x1", "od -A x -t x1", "od -A d -t x1", "od -A n -v -t x1", "od -t x1z",
    "od -b", "od", "od -A x", "od -x", "od -t x4", "od -A d -t x4", "od -t x8",
)  # fmt: skip


def run(command: str, data: bytes) -> str:
    """Return what a tool writes for these bytes on its standard input."""
    done = subprocess.run(command.split(), input=data, capture_output=True, check=True)
    return done.stdout.decode("ascii")


def quoted(text: str, mark: str) -> str:
    """Return the text as a mail program quotes it."""
    return "".join(mark + line for line in text.splitlines(keepends=True))


def print_hex_dump(
    data: bytes,
    prefix: str,
    kind: str,
    *,
    rowsize: int = 16,
    groupsize: int = 1,
    ascii_column: bool = True,
    address: int = 0xFFFF_8881_0042_1000,
) -> Iterator[str]:
    """Yield the lines of the kernel's ``print_hex_dump`` (lib/hexdump.c, v6.12), little-endian.

    ``kind`` is ``none``, ``offset`` or ``address``.
    """
    for start in range(0, len(data), rowsize):
        row = data[start : start + rowsize]
        size = groupsize if len(row) % groupsize == 0 else 1
        groups = " ".join(row[at : at + size][::-1].hex() for at in range(0, len(row), size))
        if ascii_column:
            width = rowsize * 2 + rowsize // size + 1
            text = "".join(chr(byte) if 0x20 <= byte < 0x7F else "." for byte in row)
            groups = groups.ljust(width) + text
        middle = {"none": "", "offset": f"{start:08x}: ", "address": f"{address + start:016x}: "}
        yield prefix + middle[kind] + groups


def dmesg(lines: Iterator[str], *, start: float = 12.345678) -> str:
    """Return the lines as dmesg shows them."""
    return "".join(
        f"[{start + number * 1.1e-5:12.6f}] {line}\n" for number, line in enumerate(lines)
    )
