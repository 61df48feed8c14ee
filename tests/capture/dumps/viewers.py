"""Writers of what programs that show files write; none of their code is vfioviz'."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tests.capture.dumps.writers import Order, Writer, rows, shown, values


def radare2(size: int, *, base: int = 0) -> Callable[[bytes, Order], str]:
    """``px``, ``pxh``, ``pxw``, ``pxq``: libr/util/print.c, radare2 5.8."""

    def write(data: bytes, order: Order) -> str:
        ruler = " ".join(f" {at:X}{' ' if at % 2 else ''}" for at in range(16)).replace("  ", " ")
        out = f"- offset -  {ruler} 0123456789ABCDEF\n" if size == 1 else ""
        for at, row in rows(data):
            if size == 1:
                pairs = "".join(f"{b:02x}{' ' if n % 2 else ''}" for n, b in enumerate(row))
                cells = f"{pairs:<40}"
            else:
                cells = "".join(f"0x{v:0{2 * size}x} " for v in values(row, size, order))
                cells += " " * ((16 - len(row)) // size * (2 * size + 3))
            out += f"0x{base + at:08x}  {cells} {shown(row)}\n"
        return out

    return write


def radare2_newer(data: bytes, order: Order) -> str:
    """``px`` since 5.9: the ruler counts on from the address."""
    out = "- offset -  7071 7273 7475 7677 7879 7A7B 7C7D 7E7F  0123456789ABCDEF\n"
    return out + radare2(1, base=0x401170)(data, order).partition("\n")[2]


def readelf(base: int) -> Callable[[bytes, Order], str]:
    """``readelf -x``: dump_section_as_bytes() of binutils/readelf.c, 2.40."""

    def write(data: bytes, order: Order) -> str:
        out = "\nHex dump of section '.rodata':\n"
        for at, row in rows(data):
            out += f"  0x{base + at:08x} "
            for index in range(16):
                out += f"{row[index]:02x}" if index < len(row) else "  "
                out += " " if index % 4 == 3 else ""
            out += shown(row) + "\n"
        return out + "\n"

    return write


def objdump(base: int) -> Callable[[bytes, Order], str]:
    """``objdump -s``: dump_section() of binutils/objdump.c, 2.40."""

    def write(data: bytes, order: Order) -> str:
        out = "\nanswer.o:     file format elf64-x86-64\n\nContents of section .rodata:\n"
        for at, row in rows(data):
            words = " ".join(row[n : n + 4].hex() for n in range(0, len(row), 4))
            out += f" {base + at:04x} {words:<35}  {shown(row):<16}\n"
        return out

    return write


def format_hex(data: bytes, order: Order) -> str:
    """PowerShell 7's Format-Hex: zeros are blanks in its text, other controls U+FFFD."""
    out = (
        "\n   Label: /root/answer\n\n"
        "          Offset Bytes                                           Ascii\n"
        "                 00 01 02 03 04 05 06 07 08 09 0A 0B 0C 0D 0E 0F\n"
        "          ------ ----------------------------------------------- -----\n"
    )
    for at, row in rows(data):
        text = "".join(
            " " if b == 0 else "\ufffd" if b < 0x20 or 0x7F <= b < 0xA0 else chr(b) for b in row
        )
        out += f"{at:016X} " + " ".join(f"{b:02X}" for b in row).ljust(47) + f" {text}\n"
    return out + "\n"


def go_dump(data: bytes, order: Order) -> str:
    """encoding/hex, ``hex.Dump``."""
    out = ""
    for at, row in rows(data):
        first, second = (" ".join(f"{b:02x}" for b in part) for part in (row[:8], row[8:]))
        out += f"{at:08x}  {first:<23}  {second:<23}  |{shown(row)}|\n"
    return out


def go_spew(data: bytes, order: Order) -> str:
    """github.com/davecgh/go-spew."""
    lines = "".join(f" {line}\n" for line in go_dump(data, order).splitlines())
    return f"([]uint8) (len={len(data)} cap={len(data) + 16}) {{\n{lines}}}\n"


def hexl(data: bytes, order: Order) -> str:
    """Emacs' hexl-mode."""
    out = "87654321  0011 2233 4455 6677 8899 aabb ccdd eeff  0123456789abcdef\n"
    for at, row in rows(data):
        pairs = " ".join(row[n : n + 2].hex() for n in range(0, len(row), 2))
        out += f"{at:08x}: {pairs:<40} {shown(row)}\n"
    return out


def kotlin(data: bytes, order: Order) -> str:
    numbers = (f"0x{b:02x}" + (".toByte()" if b > 0x7F else "") for b in data)
    return f"val info = byteArrayOf({', '.join(numbers)})\n"


WRITERS: Mapping[str, Writer] = {
    "r2 px": Writer(radare2(1), words=True),
    "r2 px at an address": Writer(radare2(1, base=0x7FFE_1234_0000), words=True),
    "r2 px 5.9": Writer(radare2_newer, words=True),
    **{
        f"r2 {name}": Writer(radare2(size), size, words=True)
        for name, size in (("pxh", 2), ("pxw", 4), ("pxq", 8))
    },
    "readelf -x": Writer(readelf(0), words=True),
    "readelf -x at an address": Writer(readelf(0x40_1000), words=True),
    "objdump -s": Writer(objdump(0), words=True),
    "objdump -s at an address": Writer(objdump(0x40_1000), words=True),
    "format-hex 7": Writer(format_hex),
    "hex.Dump": Writer(go_dump),
    "go spew": Writer(go_spew),
    "hexl": Writer(hexl),
    "java kotlin byteArrayOf": Writer(kotlin),
}
