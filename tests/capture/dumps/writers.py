"""Writers of text forms, each after the source or the output of the tool that it is named for.

None of their code is vfioviz'. ``order`` is the byte order of the machine whose words are written.
"""

from __future__ import annotations

import base64
import struct
from collections.abc import Callable, Iterator, Mapping
from typing import Literal, NamedTuple

Order = Literal["little", "big"]


class Writer(NamedTuple):
    write: Callable[[bytes, Order], str]
    unit: int = 1
    """Bytes that the data must be a multiple of."""
    words: bool = False
    """Whether the order of words, or their size, is not in the text."""


def rows(data: bytes, count: int = 16) -> Iterator[tuple[int, bytes]]:
    for at in range(0, len(data), count):
        yield at, data[at : at + count]


def shown(row: bytes) -> str:
    return "".join(chr(byte) if 0x20 <= byte < 0x7F else "." for byte in row)


def values(data: bytes, size: int, order: Order) -> list[int]:
    return [int.from_bytes(data[at : at + size], order) for at in range(0, len(data), size)]


def signed(data: bytes, size: int, order: Order) -> list[int]:
    return [
        int.from_bytes(data[at : at + size], order, signed=True) for at in range(0, len(data), size)
    ]


def rte_hexdump(data: bytes, order: Order) -> str:
    """lib/eal/common/eal_common_hexdump.c, DPDK 23.11."""
    out = f"info at [0x7ffe0001], len={len(data)}\n"
    for at, row in rows(data):
        out += f"{at:08X}:" + "".join(f" {byte:02X}" for byte in row)
        out += "   " * (16 - len(row)) + " | " + shown(row) + "\n"
    return out


def rte_memdump(data: bytes, order: Order) -> str:
    return (
        f"info at [0x7ffe0001], len={len(data)}\n"
        + "\n".join(":".join(f"{byte:02x}" for byte in row) for _, row in rows(data, len(data)))
        + "\n"
    )


def qemu_hexdump(data: bytes, order: Order) -> str:
    """util/hexdump.c, QEMU 8.2."""
    out = ""
    for at, row in rows(data):
        line = ""
        for index in range(16):
            if index % 4 == 0:
                line += " "
            line += f" {row[index]:02x}" if index < len(row) else "   "
        out += f"vfio: {at:04x}:{line} {shown(row)}\n"
    return out


def qemu_xp(size: int, kind: str) -> Callable[[bytes, Order], str]:
    """monitor/hmp-cmds-target.c memory_dump(), QEMU 8.2."""
    digits = {"o": (8 * size + 2) // 3, "x": 2 * size, "u": {1: 3, 2: 5, 4: 10, 8: 20}[size]}
    digits["d"] = digits["u"]

    def write(data: bytes, order: Order) -> str:
        out = ""
        wide = 8 if size == 1 or kind == "c" else 16
        for at, row in rows(data, wide if kind != "c" else 8 * size):
            out += f"{0x10000000 + at:016x}:"
            source = signed if kind == "d" else values
            for value in source(row, size, order):
                if kind == "x":
                    out += f" 0x{value:0{digits['x']}x}"
                elif kind in "ud":
                    out += f" {value:{digits['u']}d}"
                else:
                    char = chr(value) if 32 <= value < 127 and chr(value) not in "'\\" else ""
                    special = {"\n": "\\n", "\r": "\\r", "'": "\\'", "\\": "\\\\"}
                    out += f" '{char or special.get(chr(value)) or f'{chr(92)}x{value:02x}'}'"
            out += "\n"
        return out

    return write


def spdk(data: bytes, order: Order) -> str:
    """lib/log/log.c fdump(), SPDK 23.09."""
    out = "info:\n"
    for at, row in rows(data):
        line = f"{at:08x} "
        for index in range(16):
            if index % 8 == 0:
                line += " "
            line += f"{row[index]:02x} " if index < len(row) else "   "
        out += f"{line} {shown(row)}\n"
    return out


def wireshark(data: bytes, order: Order) -> str:
    """Copy ... as Hex + ASCII Dump."""
    out = ""
    for at, row in rows(data):
        out += f"{at:04x}   " + " ".join(f"{byte:02x}" for byte in row).ljust(47)
        out += f"   {shown(row)}\n"
    return out


def wireshark_hex(data: bytes, order: Order) -> str:
    return "".join(
        f"{at:04x}   " + " ".join(f"{byte:02x}" for byte in row) + "\n" for at, row in rows(data)
    )


def wireshark_escaped(data: bytes, order: Order) -> str:
    """Copy ... as Escaped String."""
    return " \\\n".join(
        '"' + "".join(f"\\x{byte:02x}" for byte in row) + '"' for _, row in rows(data)
    )


def windbg(command: str) -> Callable[[bytes, Order], str]:
    def write(data: bytes, order: Order) -> str:
        out = f"0: kd> {command} ffff8001`12345670\n"
        for at, row in rows(data):
            where = 0xFFFF_8001_1234_5670 + at
            out += f"{where >> 32:08x}`{where & 0xFFFF_FFFF:08x}  "
            if command == "db":
                pairs = [f"{byte:02x}" for byte in row]
                line = " ".join(pairs[:8]) + ("-" + " ".join(pairs[8:]) if row[8:] else "")
                out += f"{line:<47}  {shown(row)}"
            else:
                size = {"dw": 2, "dd": 4, "dc": 4, "dq": 8}[command]
                words = [f"{value:0{2 * size}x}" for value in values(row, size, order)]
                if size == 8:
                    words = [f"{word[:8]}`{word[8:]}" for word in words]
                out += " ".join(words)
                if command == "dc":
                    out += " " * (35 - len(" ".join(words))) + f"  {shown(row)}"
            out += "\n"
        return out

    return write


def crash_rd(size: int) -> Callable[[bytes, Order], str]:
    """memory.c display_memory(), crash 8.0."""

    def write(data: bytes, order: Order) -> str:
        out = ""
        for at, row in rows(data):
            words = " ".join(f"{value:0{2 * size}x}" for value in values(row, size, order))
            full = {1: 47, 2: 39, 4: 35, 8: 33}[size]
            out += f"{0xFFFF888100421000 + at:016x}:  {words:<{full}}   {shown(row)}\n"
        return out

    return write


def uboot_md(size: int) -> Callable[[bytes, Order], str]:
    """lib/display_options.c print_buffer(), U-Boot 2023.10."""

    def write(data: bytes, order: Order) -> str:
        out = "=> md 40000000\n"
        for at, row in rows(data):
            words = "".join(f" {value:0{2 * size}x}" for value in values(row, size, order))
            words += " " * ((16 - len(row)) // size * (2 * size + 1))
            out += f"{0x40000000 + at:08x}:{words}  {shown(row)}\n"
        return out

    return write


def bpftrace(data: bytes, order: Order) -> str:
    """bpftrace 0.20 hex_format_buffer()."""
    text = "".join(chr(b) if 32 <= b <= 126 else f"\\x{b:02x}" for b in data)
    return f"Attaching 1 probe...\n@info: {text}\n"


def bpftrace_printf(data: bytes, order: Order) -> str:
    text = "".join(chr(b) if 32 <= b <= 126 else f"\\x{b:02x}" for b in data)
    return f"{text}\n"


def bpftrace_rx(data: bytes, order: Order) -> str:
    return "info " + " ".join(f"{byte:02x}" for byte in data) + "\n"


def c_array(
    name: str, size: int, call: str = "{} = {{{}}};", fmt: str = "0x{:0{}x}"
) -> Callable[[bytes, Order], str]:
    def write(data: bytes, order: Order) -> str:
        words = [fmt.format(value, 2 * size) for value in values(data, size, order)]
        lines = [", ".join(words[at : at + 6]) for at in range(0, len(words), 6)]
        return (
            call.format(name.replace("#", str(len(words))), "\n\t" + ",\n\t".join(lines) + ",\n")
            + "\n"
        )

    return write


def rust_string(data: bytes, order: Order) -> str:
    lines = "\\\n          ".join("".join(f"\\x{b:02x}" for b in row) for _, row in rows(data, 8))
    return f'let b = b"{lines}";\n'


def joined_string(
    between: str, before: str = "", behind: str = ""
) -> Callable[[bytes, Order], str]:
    def write(data: bytes, order: Order) -> str:
        literals = ['"' + "".join(f"\\x{b:02x}" for b in row) + '"' for _, row in rows(data, 8)]
        return before + between.join(literals) + behind + "\n"

    return write


def java_bytes(data: bytes, order: Order) -> str:
    return "byte[] b = {" + ", ".join(str((b ^ 128) - 128) for b in data) + "};\n"


def strace_string(data: bytes, order: Order) -> str:
    """print_quoted_string() with octal escapes as short as the next character allows."""
    out = ""
    for index, byte in enumerate(data):
        following = data[index + 1 : index + 2]
        char = chr(byte)
        if char in '"\\':
            out += "\\" + char
        elif 32 <= byte < 127:
            out += char
        elif char in "\t\n\v\f\r":
            out += "\\" + "tnvfr"["\t\n\v\f\r".index(char)]
        elif following and following[0:1].isdigit() and following[0] < 0x38:
            out += f"\\{byte:03o}"
        else:
            out += f"\\{byte:o}"
    return f'read(3, "{out}", 131072) = {len(data)}\n'


def strace_dump(data: bytes, order: Order) -> str:
    out = f'read(3, "P\\0"..., 131072) = {len(data)}\n'
    for at, row in rows(data):
        line = ""
        for index in range(16):
            if index == 8:
                line += " "
            line += f" {row[index]:02x}" if index < len(row) else "   "
        out += f" | {at:05x} {line}  {shown(row):<16} |\n"
    return out


def b64(width: int) -> Callable[[bytes, Order], str]:
    def write(data: bytes, order: Order) -> str:
        text = base64.b64encode(data).decode()
        width_ = width or len(text)
        return "\n".join(text[at : at + width_] for at in range(0, len(text), width_)) + "\n"

    return write


def ph(
    between: str, label: str = "[   12.345678] vfio-pci 0000:01:00.0: info="
) -> Callable[[bytes, Order], str]:
    """lib/vsprintf.c hex_string(): at most 64 bytes a call."""

    def write(data: bytes, order: Order) -> str:
        return "".join(
            f"{label}{between.join(f'{b:02x}' for b in row)}\n" for _, row in rows(data, 64)
        )

    return write


def bare_words(size: int, count: int = 4) -> Callable[[bytes, Order], str]:
    def write(data: bytes, order: Order) -> str:
        return "".join(
            " ".join(f"{v:0{2 * size}x}" for v in values(row, size, order)) + "\n"
            for _, row in rows(data, size * count)
        )

    return write


def journal(data: bytes, order: Order) -> str:
    """A program's hexdump -C as journalctl shows it."""
    out = ""
    for at, row in rows(data):
        first, second = (" ".join(f"{b:02x}" for b in part) for part in (row[:8], row[8:]))
        hexes = f"{at:08x}  {first:<23}  {second:<23}"
        out += f"Nov 20 14:39:00 host qemu-system[123]: {hexes}  |{shown(row)}|\n"
    return out + f"Nov 20 14:39:00 host qemu-system[123]: {len(data):08x}\n"


def fenced(data: bytes, order: Order) -> str:
    return "```\n" + rte_hexdump(data, order).partition("\n")[2].replace(" | ", "  | ") + "```\n"


def comment(data: bytes, order: Order) -> str:
    return (
        "/*\n"
        + "".join(
            f" * {at:08x}: " + " ".join(f"{b:02x}" for b in row) + "\n" for at, row in rows(data)
        )
        + " */\n"
    )


def diff(data: bytes, order: Order) -> str:
    return "".join(
        f"+{at:08x}: " + " ".join(f"{b:02x}" for b in row) + "\n" for at, row in rows(data)
    )


def html(data: bytes, order: Order) -> str:
    text = journal(data, order).replace("Nov 20 14:39:00 host qemu-system[123]: ", "")
    escaped = (
        text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    )
    return "<pre>\n" + escaped.replace("|", "&#124;").replace("  ", "&nbsp; ") + "</pre>\n"


def listed(
    fmt: str, between: str = ", ", *, size: int = 1, zero: str | None = None, around: str = "[{}]"
) -> Callable[[bytes, Order], str]:
    """Numbers between brackets, as Rust, Go, Python, Java, node and C's printf write them."""

    def write(data: bytes, order: Order) -> str:
        words = [
            zero if zero is not None and not value else fmt.format(value)
            for value in values(data, size, order)
        ]
        return around.format(between.join(words)) + "\n"

    return write


def chunked(fmt: str, between: str, joint: str, around: str) -> Callable[[bytes, Order], str]:
    """An array of rows: Rust's ``chunks(8)``, gdb's ``p/x`` of ``u8 b[5][8]``, numpy's reshape."""

    def write(data: bytes, order: Order) -> str:
        lines = [between.join(fmt.format(byte) for byte in row) for _, row in rows(data, 8)]
        return around.format(joint.join(lines)) + "\n"

    return write


def lines_of(fmt: str, indent: str, comma: str) -> Callable[[bytes, Order], str]:
    """One number a line: Rust's ``{:#?}``, ``JSON.stringify(b, null, 2)``."""

    def write(data: bytes, order: Order) -> str:
        words = f",\n{indent}".join(fmt.format(byte) for byte in data)
        return f"[\n{indent}{words}{comma}\n]\n"

    return write


def gdb_repeats(fmt: str, *, indexed: str = "") -> Callable[[bytes, Order], str]:
    """gdb 13's ``p``: an element more than nine times in a row once, with its count."""

    def write(data: bytes, order: Order) -> str:
        out: list[str] = []
        at = 0
        while at < len(data):
            count = 1
            while data[at : at + 1] == data[at + count : at + count + 1]:
                count += 1
            count = count if count >= 10 else 1
            zero = not data[at] and fmt == "0{:o}"
            text = "0" if zero else fmt.format(data[at])
            index = indexed.format(at) if indexed else ""
            out.append(index + text + (f" <repeats {count} times>" if count > 1 else ""))
            at += count
        return "$1 = {" + ", ".join(out) + "}\n"

    return write


def signed_char(fmt: str, between: str) -> Callable[[bytes, Order], str]:
    """``printf("%02x", (char)b)``: bytes from 0x80 on become ints."""

    def write(data: bytes, order: Order) -> str:
        return (
            between.join(fmt.format(byte if byte < 0x80 else 0xFFFF_FF00 | byte) for byte in data)
            + "\n"
        )

    return write


def escape_ascii(data: bytes, order: Order) -> str:
    """Rust's ``<[u8]>::escape_ascii``."""
    known = {9: "\\t", 10: "\\n", 13: "\\r", 34: '\\"', 39: "\\'", 92: "\\\\"}
    return (
        "".join(known.get(b) or (chr(b) if 32 <= b < 127 else f"\\x{b:02x}") for b in data) + "\n"
    )


def python_hex(data: bytes, order: Order) -> str:
    return f"bytes.fromhex('{data.hex()}')\n"


def escaped_numbers(
    fmt: str, around: str, *, printable: bool = False
) -> Callable[[bytes, Order], str]:
    r"""Escapes of digits: Lua's and OCaml's are decimal, LLVM's hex, ``echo -e``'s ``\0nnn``."""

    def write(data: bytes, order: Order) -> str:
        return (
            around.format(
                "".join(
                    chr(byte)
                    if printable and 32 < byte < 127 and chr(byte) not in '"\\'
                    else fmt.format(byte)
                    for byte in data
                )
            )
            + "\n"
        )

    return write


def character_array(data: bytes, order: Order) -> str:
    """C's and Rust's characters among the numbers."""
    return (
        "u8 info[] = {\n\t"
        + ", ".join(
            f"'{chr(byte)}'" if chr(byte).isalnum() and byte < 128 else f"0x{byte:02x}"
            for byte in data
        )
        + "\n};\n"
    )


def struct_pack(data: bytes, order: Order) -> str:
    """Python's ``struct.pack`` of u32."""
    mark = "<" if order == "little" else ">"
    words = ", ".join(f"{value:#x}" for value in values(data, 4, order))
    return f"info = struct.pack('{mark}{len(data) // 4}I', {words})\n"


def hex_dump_without_prefix(size: int) -> Callable[[bytes, Order], str]:
    """lib/hexdump.c, DUMP_PREFIX_NONE, with ascii: groups and their text, no offset."""

    def write(data: bytes, order: Order) -> str:
        width = 32 + 16 // size + 1
        return "".join(
            " ".join(f"{v:0{2 * size}x}" for v in values(row, size, order)).ljust(width)
            + f"{shown(row)}\n"
            for _, row in rows(data)
        )

    return write


def ruled(data: bytes, order: Order) -> str:
    """PowerShell's Format-Hex: a ruler above the columns."""
    head = " " * 11 + " ".join(f"{at:02X}" for at in range(16)) + "\n\n"
    return head + "".join(
        f"{at:08X}   " + " ".join(f"{b:02X}" for b in row).ljust(47) + f"  {shown(row)}\n"
        for at, row in rows(data)
    )


def prompted(data: bytes, order: Order) -> str:
    """crash's ``rd -8`` with the command above."""
    return f"crash> rd -8 ffff888100421000 {len(data)}\n" + crash_rd(1)(data, order)


def hex_lines_quoted(data: bytes, order: Order) -> str:
    return "info = bytes.fromhex(\n" + "".join(f"    '{r.hex()}'\n" for _, r in rows(data)) + ")\n"


def base64_call(data: bytes, order: Order) -> str:
    return f'info = base64.b64decode("{base64.b64encode(data).decode()}")\n'


def struct_fields(data: bytes) -> tuple[str, bytes]:
    """gdb's ``p *info`` of a region info, and the bytes that it shows."""
    names = ("argsz", "flags", "index", "cap_offset", "size", "offset")
    fields = zip(names, struct.unpack("<IIIIQQ", data[:32]), strict=True)
    return "$1 = {" + ", ".join(f"{name} = {value}" for name, value in fields) + "}\n", data[:32]


WRITERS: Mapping[str, Writer] = {
    "rte_hexdump": Writer(rte_hexdump),
    "rte_memdump": Writer(rte_memdump),
    "qemu_hexdump": Writer(qemu_hexdump),
    "qemu xp /xb": Writer(qemu_xp(1, "x")),
    "qemu xp /xw": Writer(qemu_xp(4, "x"), 4, words=True),
    "qemu xp /xg": Writer(qemu_xp(8, "x"), 8, words=True),
    "qemu xp /ub": Writer(qemu_xp(1, "u")),
    "qemu xp /dw": Writer(qemu_xp(4, "d"), 4, words=True),
    "qemu xp /cb": Writer(qemu_xp(1, "c")),
    "spdk_log_dump": Writer(spdk),
    "wireshark": Writer(wireshark),
    "wireshark hex": Writer(wireshark_hex),
    "wireshark escaped": Writer(wireshark_escaped),
    **{
        f"windbg {name}": Writer(windbg(name), size, words=size > 1)
        for name, size in (("db", 1), ("dw", 2), ("dd", 4), ("dc", 4), ("dq", 8))
    },
    **{
        f"crash rd -{8 * size}": Writer(crash_rd(size), size, words=size > 1)
        for size in (1, 2, 4, 8)
    },
    **{f"u-boot md.{size}": Writer(uboot_md(size), size, words=size > 1) for size in (1, 2, 4, 8)},
    "bpftrace map": Writer(bpftrace),
    "bpftrace printf": Writer(bpftrace_printf),
    "bpftrace %rx": Writer(bpftrace_rx),
    "c u8": Writer(c_array("static const u8 info[#]", 1)),
    "c u16": Writer(c_array("uint16_t info[]", 2), 2, words=True),
    "c u32": Writer(c_array("__u32 info[#]", 4), 4, words=True),
    "c u64": Writer(c_array("const unsigned long long info[]", 8), 8, words=True),
    "c u32 decimal": Writer(c_array("unsigned int info[]", 4, fmt="{}"), 4, words=True),
    "rust u8": Writer(c_array("let info: [u8; #]", 1, "{} = [{}];")),
    "rust u32": Writer(c_array("let info: [u32; #]", 4, "{} = [{}];"), 4, words=True),
    "rust u64 suffix": Writer(c_array("let info", 8, "{} = vec![{}];", "0x{:x}u64"), 8, words=True),
    "go bytes": Writer(c_array("info := []byte", 1, "{}{{{}}}")),
    "go uint32": Writer(c_array("info := []uint32", 4, "{}{{{}}}"), 4, words=True),
    "zig u8": Writer(c_array("const info = [_]u8", 1, "{}{{{}}};")),
    "zig u64": Writer(c_array("const info = [_]u64", 8, "{}{{{}}};"), 8, words=True),
    "java bytes": Writer(java_bytes),
    "java int": Writer(c_array("int[] info", 4), 4, words=True),
    "java long": Writer(c_array("long[] info", 8, fmt="0x{:x}L"), 8, words=True),
    "python list": Writer(c_array("info = bytes(", 1, "{}[{}])", "{}")),
    "python array": Writer(c_array("info = array('I', ", 4, "{}[{}])", "{}"), 4, words=True),
    "rust string": Writer(rust_string),
    "c strings": Writer(joined_string("\n\t", "char info[] =\n\t", ";")),
    "go strings": Writer(joined_string(" +\n\t", "info := ")),
    "zig strings": Writer(joined_string(" ++\n    ", "const info = ", ";")),
    "java strings": Writer(joined_string("\n + ", "String info = ", ";")),
    "rust {:?}": Writer(listed("{}"), words=True),
    "rust {:x?}": Writer(listed("{:x}"), words=True),
    "rust {:02x?}": Writer(listed("{:02x}")),
    "rust {:#x?}": Writer(listed("0x{:x}"), words=True),
    "rust {:08x?} u32": Writer(listed("{:08x}", size=4), 4, words=True),
    "rust {:#?}": Writer(lines_of("{}", "    ", ","), words=True),
    "rust {:#x?} lines": Writer(lines_of("0x{:x}", "    ", ","), words=True),
    "rust chunks": Writer(chunked("{:02x}", ", ", "], [", "[[{}]]")),
    "rust {:08b}": Writer(listed("{:08b}", " ", around="{}")),
    "rust {:#010b}": Writer(listed("0b{:08b}")),
    "rust escape_ascii": Writer(escape_ascii),
    "go %v": Writer(listed("{}", " "), words=True),
    "go %x uint32": Writer(listed("{:x}", " ", size=4), 4, words=True),
    "go struct": Writer(listed("{}", " ", around="{{Name:info Data:[{}]}}"), words=True),
    "java toHexString": Writer(signed_char("{:x}", " "), words=True),
    "js buffer": Writer(listed("{}", ",", around='{{"type":"Buffer","data":[{}]}}'), words=True),
    "js lines": Writer(lines_of("{}", "  ", ""), words=True),
    "python map hex": Writer(listed("'0x{:x}'"), words=True),
    "python numpy": Writer(chunked("{:3}", " ", "]\n [", "[[{}]]"), words=True),
    "c %#x": Writer(listed("0x{:x}", " ", zero="0", around="{}"), words=True),
    "c %#04x": Writer(listed("0x{:02x}", ", ", zero="0000", around="{}"), words=True),
    "c signed %02x": Writer(signed_char("{:02x}", " ")),
    "c signed 0x%x": Writer(signed_char("0x{:x}", ", "), words=True),
    "c gdb p/o": Writer(gdb_repeats("0{:o}"), words=True),
    "c gdb p/t": Writer(gdb_repeats("{:b}"), words=True),
    "c gdb p/x indexed": Writer(gdb_repeats("0x{:x}", indexed="[0x{:x}] = "), words=True),
    "c gdb p/d indexed": Writer(gdb_repeats("{}", indexed="[{}] = "), words=True),
    "c gdb rows": Writer(chunked("0x{:x}", ", ", "}, {", "$1 = {{{{{}}}}}"), words=True),
    "python bytes": Writer(lambda data, order: f"info = {data!r}\n"),
    "python hex": Writer(python_hex),
    "strace read": Writer(strace_string),
    "strace -e read=": Writer(strace_dump),
    "base64": Writer(b64(76)),
    "base64 one line": Writer(b64(0)),
    "base64 64": Writer(b64(64)),
    "ph": Writer(ph(" ")),
    "phC": Writer(ph(":")),
    "phD": Writer(ph("-")),
    "phN": Writer(ph("")),
    "ph colon": Writer(ph(" ", "[   12.345678] vfio: info: ")),
    "words 2": Writer(bare_words(2, 8), 2, words=True),
    "words 4": Writer(bare_words(4), 4, words=True),
    "words 8": Writer(bare_words(8, 2), 8, words=True),
    "lua decimal": Writer(escaped_numbers("\\{:03d}", 'local info = "{}"'), words=True),
    "lua short": Writer(escaped_numbers("\\{}", 'local info = "{}"'), words=True),
    "ocaml": Writer(escaped_numbers("\\{:03d}", '- : string = "{}"', printable=True), words=True),
    "go octal": Writer(escaped_numbers("\\{:03o}", 'info := "{}"'), words=True),
    "llvm": Writer(escaped_numbers("\\{:02X}", '@info = constant c"{}"', printable=True)),
    "sh echo -e": Writer(escaped_numbers("\\0{:03o}", "echo -ne '{}' > info")),
    "c characters": Writer(character_array),
    "c \\x characters": Writer(c_array("char info[]", 1, fmt="'\\x{:02x}'")),
    "python struct.pack": Writer(struct_pack, 4),
    "python fromhex lines": Writer(hex_lines_quoted),
    "python b64decode": Writer(base64_call),
    "print_hex_dump none 1": Writer(hex_dump_without_prefix(1)),
    "print_hex_dump none 4": Writer(hex_dump_without_prefix(4), 4, words=True),
    "format-hex": Writer(ruled),
    "crash> rd -8": Writer(prompted),
    "journal": Writer(journal),
    "fenced": Writer(fenced),
    "comment": Writer(comment),
    "diff": Writer(diff),
    "html": Writer(html),
}
