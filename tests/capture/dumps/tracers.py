"""Writers of what the kernel and its tracers and debuggers write; no code of theirs is vfioviz'."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

from tests.capture.dumps.writers import Order, Writer, rows, shown, values
from tests.capture.forms import dmesg, print_hex_dump

_EVENT = "            qemu-1234    [001] .....   123.456789: vfio_info: "


def _fprint_hex(data: bytes) -> str:
    """fprint_hex() of tools/bpf/bpftool/main.c."""
    out = ""
    for at, byte in enumerate(data):
        between = "" if not at else "\n" if at % 16 == 0 else "  " if at % 8 == 0 else " "
        out += f"{between}{byte:02x}"
    return out


def bpftool(data: bytes, order: Order) -> str:
    """print_entry_plain() of tools/bpf/bpftool/map.c, a key of four bytes."""
    if len(data) <= 16 and 4 + len(data) <= 24:
        return f"key: 00 00 00 00  value: {_fprint_hex(data)}\nFound 1 element\n"
    return f"key:\n00 00 00 00\nvalue:\n{_fprint_hex(data)}\nFound 1 element\n"


def bpftool_json(indent: int | None) -> Callable[[bytes, Order], str]:
    def write(data: bytes, order: Order) -> str:
        entry = {"key": ["0x00"] * 4, "value": [f"0x{byte:02x}" for byte in data]}
        return json.dumps([entry], indent=indent) + "\n"

    return write


def bpftool_btf(data: bytes, order: Order) -> str:
    return json.dumps([{"key": 0, "value": {"data": list(data)}}], indent=4) + "\n"


def perf_bpf_output(data: bytes, order: Order) -> str:
    """print_sample_bpf_output() of tools/perf/builtin-script.c."""
    out = "qemu-system-x86  1234 [001]   123.456789:          evt:  ffffffff81 vfio_ioctl\n"
    for at, row in rows(data):
        pairs = "".join(f" {byte:02x}" for byte in row) + "   " * (16 - len(row))
        out += f"{'' if at else 'BPF output:':>17} {at:04x}:{pairs}  {shown(row):<16}\n"
    return out + "\n"


def perf_raw(data: bytes, order: Order) -> str:
    """trace_event_printer() of tools/perf/util/debug.c: ``perf script -D``."""
    out = f"\n0x4c0 [0x60]: event: 9\n.\n. ... raw event: size {len(data)} bytes\n"
    for at, row in rows(data):
        pairs = "".join(f" {byte:02x}" for byte in row) + "   " * (16 - len(row))
        out += f".  {at:04x}: {pairs}  {shown(row):<16}\n"
    return out + "\n"


def ftrace_array(size: int) -> Callable[[bytes, Order], str]:
    """trace_print_array_seq() of kernel/trace/trace_output.c."""

    def write(data: bytes, order: Order) -> str:
        numbers = ",".join(f"0x{value:x}" for value in values(data, size, order))
        return f"{_EVENT}len={len(data)} data={{{numbers}}}\n"

    return write


def ftrace_hex(between: str) -> Callable[[bytes, Order], str]:
    """trace_print_hex_seq()."""

    def write(data: bytes, order: Order) -> str:
        return f"{_EVENT}len={len(data)} data={between.join(f'{b:02x}' for b in data)}\n"

    return write


def ftrace_dump(kind: str) -> Callable[[bytes, Order], str]:
    """trace_print_hex_dump_seq(): the rows stand below the event."""

    def write(data: bytes, order: Order) -> str:
        lines = print_hex_dump(data, "info: ", kind)
        return f"{_EVENT}len={len(data)}\n" + "".join(f"{line}\n" for line in lines)

    return write


def hex_dump_bytes(
    kind: str, *, rowsize: int, groupsize: int, ascii_column: bool
) -> Callable[[bytes, Order], str]:
    """``print_hex_dump(KERN_DEBUG, "", ...)`` in dmesg: a time stamp and no prefix."""

    def write(data: bytes, order: Order) -> str:
        return dmesg(
            print_hex_dump(
                data, "", kind, rowsize=rowsize, groupsize=groupsize, ascii_column=ascii_column
            )
        )

    return write


def slub(data: bytes, order: Order) -> str:
    """print_trailer() of mm/slub.c."""
    object_at = 0xFFFF_8881_0042_1000
    before = print_hex_dump(b"\xcc" * 16, "Redzone  ", "address", address=object_at - 16)
    own = print_hex_dump(data, "Object   ", "address", address=object_at)
    behind = print_hex_dump(b"\xcc" * 8, "Redzone  ", "address", address=object_at + len(data))
    title = "BUG kmalloc-96 (Not tainted): Right Redzone overwritten\n\n"
    return title + "".join(f"{line}\n" for line in (*before, *own, *behind))


def drgn(type_: str, size: int, fmt: str = "{}") -> Callable[[bytes, Order], str]:
    """libdrgn/language_c.c: zeros at the end of an array are left out."""

    def write(data: bytes, order: Order) -> str:
        numbers = values(data, size, order)
        count = len(numbers)
        while numbers and not numbers[-1]:
            numbers.pop()
        return f"({type_} [{count}]){{ {', '.join(map(fmt.format, numbers))} }}\n"

    return write


def drgn_memory(data: bytes, order: Order) -> str:
    """drgn.helpers.common.memory.print_annotated_memory."""
    out = "ADDRESS           VALUE\n"
    for at, row in rows(data, 8):
        note = " [slab object: kmalloc-96+0x18]" if at == 24 else ""
        out += f"{0xFFFF888100421000 + at:016x}: {int.from_bytes(row, order):016x}{note}\n"
    return out


def beside_kasan(data: bytes, order: Order) -> str:
    """A dump in the same log as KASAN's memory state, which is no dump."""
    state = "[   12.345678] Memory state around the buggy address:\n"
    for number in range(5):
        mark = ">" if number == 2 else " "
        shadow = "00 00 04" + " fc" * 13 if number > 1 else "00" + " 00" * 15
        state += f"[   12.345678] {mark}ffff88801a2b3{0x800 + number * 0x80:03x}: {shadow}\n"
        state += "[   12.345678]                          ^\n" if number == 2 else ""
    return state + dmesg(print_hex_dump(data, "info: ", "offset"))


WRITERS: Mapping[str, Writer] = {
    "bpftool map": Writer(bpftool),
    "bpftool map json": Writer(bpftool_json(None)),
    "bpftool map json lines": Writer(bpftool_json(4)),
    "js bpftool btf": Writer(bpftool_btf, words=True),
    "perf script bpf-output": Writer(perf_bpf_output),
    "perf script -D": Writer(perf_raw),
    "c ftrace __print_array u8": Writer(ftrace_array(1), words=True),
    "c ftrace __print_array u32": Writer(ftrace_array(4), 4, words=True),
    "ph ftrace __print_hex": Writer(ftrace_hex(" ")),
    "ph ftrace __print_hex_str": Writer(ftrace_hex("")),
    "ftrace __print_hex_dump": Writer(ftrace_dump("offset")),
    "ftrace __print_hex_dump address": Writer(ftrace_dump("address")),
    **{
        f"print_hex_dump {kind} stamped {rowsize}{' ascii' if text else ''}": Writer(
            hex_dump_bytes(kind, rowsize=rowsize, groupsize=1, ascii_column=text)
        )
        for kind in ("none", "offset", "address")
        for rowsize in (16, 32)
        for text in (False, True)
    },
    "SLUB object": Writer(slub),
    "beside KASAN": Writer(beside_kasan),
    "drgn u8": Writer(drgn("__u8", 1)),
    "drgn u32": Writer(drgn("__u32", 4, "0x{:x}"), 4, words=True),
    "drgn u64": Writer(drgn("unsigned long", 8), 8, words=True),
    "drgn annotated memory": Writer(drgn_memory, 8, words=True),
}
