"""Writers of what compilers, assemblers and objcopy write; none of their code is vfioviz'."""

from __future__ import annotations

from collections.abc import Mapping

from tests.capture.dumps.writers import Order, Writer, rows, values

_SIZES = {1: "byte", 2: "value", 4: "long", 8: "quad"}


def directives(size: int) -> Writer:
    def write(data: bytes, order: Order) -> str:
        numbers = values(data, size, order)
        body = "".join(f"\t.{_SIZES[size]}\t{number}\n" for number in numbers)
        return f"\t.section\t.rodata\n\t.align 32\n\t.size\tinfo, {len(data)}\ninfo:\n{body}"

    return Writer(write, size, words=size > 1)


def nasm(data: bytes, order: Order) -> str:
    lines = ("db " + ", ".join(f"0{byte:02X}h" for byte in row) for _, row in rows(data))
    return "info:\n" + "".join(f"    {line}\n" for line in lines)


def ida(data: bytes, order: Order) -> str:
    return "".join(f"seg000:{at:08X}                 db {byte:03X}h\n"
                   for at, byte in enumerate(data))  # fmt: skip


def ida_rows(data: bytes, order: Order) -> str:
    return "".join(
        f".rodata:{0x4010 + at:016X}  {row.hex(' ').upper()}\n" for at, row in rows(data)
    )


def intel_hex(data: bytes, order: Order) -> str:
    out = ""
    for at, row in rows(data):
        record = bytes((len(row), at >> 8 & 0xFF, at & 0xFF, 0)) + row
        out += f":{record.hex()}{-sum(record) & 0xFF:02x}\n".upper()
    return out + ":00000001FF\n"


def s_records(data: bytes, order: Order) -> str:
    out = "S00600004844521B\n"
    for at, row in rows(data):
        record = bytes((len(row) + 3, at >> 8 & 0xFF, at & 0xFF)) + row
        out += f"S1{record.hex()}{~sum(record) & 0xFF:02x}\n".upper()
    return out + "S9030000FC\n"


WRITERS: Mapping[str, Writer] = {
    **{f"gas .{name}": directives(size) for size, name in _SIZES.items()},
    "nasm db": Writer(nasm),
    "ida db": Writer(ida),
    "ida hex view": Writer(ida_rows),
    "ihex": Writer(intel_hex),
    "srec": Writer(s_records),
}
