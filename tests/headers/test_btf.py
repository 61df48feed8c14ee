"""BTF as pahole writes it of what gcc compiled, and of the kernel that runs here."""

from __future__ import annotations

import random
import re
import struct
import subprocess
from contextlib import suppress
from pathlib import Path

import pytest

from tests.headers.btf import encode
from vfioviz.capture.btfsource import open_btf
from vfioviz.capture.elf import ElfError, section
from vfioviz.capture.headersource import text_source
from vfioviz.capture.source import CaptureError
from vfioviz.headers.btf import Btf, BtfError
from vfioviz.headers.find import Finder
from vfioviz.headers.view import StructView, view
from vfioviz.uapi.abi import ABIS

TEXT = """
typedef unsigned char __u8;
typedef unsigned short __u16;
typedef unsigned int __u32;
typedef unsigned long long __u64;
typedef __u64 __attribute__((aligned(8))) __aligned_u64;
enum mode { SLOW, FAST = 9 };
union both { __u32 whole; __u8 bytes[4]; };
struct list { struct list *next, **back; };
struct caps {
	__u8 id;
	__u64 plain;
	__aligned_u64 strict;
	enum mode mode;
	_Bool flag;
	union both both;
	struct { __u8 x; __u16 y; } in;
	union { __u16 half; __u32 word; };
	const __u32 *table[3];
	int (*call)(int);
	double ratio;
	struct list list;
	__u8 grid[2][3];
	__u16 tail[];
};
struct bits { __u32 lo:3, hi:7; __u8 one:1; __u32 :0; __u64 wide:33; };
struct tight { __u8 a; __u32 b; } __attribute__((packed));
typedef struct { __u16 a; long b; } unnamed_t;
"""
NAMES = ("caps", "bits", "tight", "unnamed_t", "both", "list")
USES = """
struct bits bits_v; struct tight tight_v; unnamed_t unnamed_v; union both both_v;
struct list list_v;
struct caps *caps_v(struct caps *p) { return p; }
"""
"""What a compiler says of a struct only where something is of its type."""
COMPILERS = {"x86-64": ["gcc", "-m64"], "i386": ["gcc", "-m32"], "m68k": ["m68k-linux-gnu-gcc"]}


def compiled(folder: Path, text: str, *words: str, base: Path | None = None) -> Path:
    """An object with a section .BTF."""
    source, made = folder / "unit.c", folder / "unit.o"
    source.write_text(text)
    subprocess.run([*words, "-std=gnu11", "-g", "-c", source, "-o", made], check=True)
    encode(made, words[0].replace("gcc", "objcopy"), base)
    return made


def by_header(text: str, name: str, abi: str) -> StructView:
    source = text_source(text, "unit.h")
    found = Finder(source.files).find(name, source.declaring(name), [ABIS[abi]])
    assert not found.missing
    return found.structs[0]


def shown(one: StructView) -> object:
    fields = [
        (each.name, each.offset, each.size, each.bit_offset, each.bits, each.depth)
        for each in one.fields
    ]
    return one.size, fields, one.holes, one.tail


@pytest.mark.parametrize("abi", COMPILERS)
def test_btf_and_the_header_that_was_compiled_give_one_layout(abi: str, tmp_path: Path) -> None:
    found = open_btf(f"btf:{compiled(tmp_path, TEXT + USES, *COMPILERS[abi])}")
    assert found.abi.key == abi
    for name in NAMES:
        (own,) = found.find(name).structs
        assert shown(own) == shown(by_header(TEXT, name, abi)), name


def test_types_are_spelled_as_in_c(tmp_path: Path) -> None:
    (one,) = open_btf(f"btf:{compiled(tmp_path, TEXT + USES, 'gcc')}").find("caps").structs
    said = {each.name: each.type for each in one.fields}
    assert said["plain"] == "__u64"
    assert said["mode"] == "enum mode"
    assert said["flag"] == "_Bool"
    assert said["in"] == "struct"
    assert said["table"] == "const __u32 *[3]"
    assert said["call"] == "void (*)()"
    assert said["list.back"] == "struct list **"
    assert said["grid"] in {"__u8[6]", "__u8[2][3]"}  # pahole may make one dimension of two
    assert said["tail"] == "__u16[]"
    assert one.fields[-1].is_flexible


def test_offsets_are_those_that_gcc_says(tmp_path: Path) -> None:
    (one,) = open_btf(f"btf:{compiled(tmp_path, TEXT + USES, 'gcc')}").find("caps").structs
    names = [each.name for each in one.fields]
    program = tmp_path / "say.c"
    program.write_text(
        "#include <stdio.h>\n#include <stddef.h>\n" + TEXT + "int main(void) {\n"
        + "".join(f'printf("%zu\\n", offsetof(struct caps, {name}));\n' for name in names)
        + 'printf("%zu\\n", sizeof(struct caps)); }\n'
    )  # fmt: skip
    subprocess.run(["gcc", "-w", program, "-o", tmp_path / "say"], check=True)
    said = subprocess.run([tmp_path / "say"], check=True, capture_output=True, text=True).stdout
    assert [*(each.offset for each in one.fields), one.size] == list(map(int, said.split()))


def test_a_module_names_types_of_vmlinux(tmp_path: Path) -> None:
    kernel, module = tmp_path / "kernel", tmp_path / "module"
    kernel.mkdir()
    module.mkdir()
    base = compiled(kernel, TEXT + USES, "gcc")
    more = "struct more { struct caps *of; __u32 count; union both both; };\nstruct more more_v;\n"
    made = compiled(module, TEXT + more, "gcc", base=base)
    folder = tmp_path / "btf"
    folder.mkdir()
    for name, path in (("vmlinux", base), ("vfio", made)):
        (folder / name).write_bytes(section(path.read_bytes(), ".BTF").data)
    for named in (folder, folder / "vfio"):
        (one,) = open_btf(f"btf:{named}").find("more").structs
        assert [(each.name, each.offset, each.type) for each in one.fields] == [
            ("of", 0, "struct caps *"), ("count", 8, "__u32"), ("both", 12, "union both"),
            ("both.whole", 12, "__u32"), ("both.bytes", 12, "__u8[4]"),
        ]  # fmt: skip
    (caps,) = open_btf(f"btf:{folder}").find("caps").structs
    assert caps.size == by_header(TEXT, "caps", "x86-64").size


RUNNING = Path("/sys/kernel/btf/vmlinux")


@pytest.mark.skipif(not RUNNING.is_file(), reason="the kernel that runs gives no BTF of itself")
def test_structs_of_the_running_kernel_are_as_pahole_prints_them() -> None:
    names = (
        "list_head",
        "task_struct",
        "ethhdr",
        "tcphdr",
        "iommu_resv_region",
        "inode",
        "timespec64",
    )
    checked = 0
    for name in names:
        (one,) = open_btf("btf").find(name).structs
        said = subprocess.run(
            ["pahole", "-C", name, RUNNING], check=False, capture_output=True, text=True
        ).stdout
        size = re.search(r"/\* size: (\d+)", said)
        assert size is not None, name
        assert one.size == int(size[1])
        told = re.findall(
            r"^\t(?!\t)[^\n]*?\b(\w+)(?:\[\d*\])*;\s+/\*\s+(\d+)\s+\d+ \*/", said, re.MULTILINE
        )
        for member, offset in told:
            field = one.field(member)
            if field is not None:
                assert field.offset == int(offset), (name, member)
                checked += 1
    assert checked > 100


def whole(tmp_path: Path) -> bytes:
    return section(compiled(tmp_path, TEXT + USES, "gcc").read_bytes(), ".BTF").data


def looked_at(data: bytes) -> None:
    """All of it, or one line that says what is wrong."""
    with suppress(BtfError):
        found = Btf(data)
        for name in NAMES:
            record = found.find(name)
            if record is not None:
                view(record, "x86-64", name)


def test_damaged_btf_gives_structs_or_says_what_is_wrong(tmp_path: Path) -> None:
    data = whole(tmp_path)
    chance = random.Random(7)  # noqa: S311 -- the same each time
    for _ in range(1500):
        made = bytearray(data)
        for _ in range(chance.choice((1, 1, 2, 8))):
            made[chance.randrange(len(made))] = chance.choice((0, 1, 0xFF, chance.randrange(256)))
        looked_at(bytes(made))
    for stop in range(0, len(data), 7):
        looked_at(data[:stop])


def test_types_that_lead_to_themselves_end() -> None:
    def made(*types: tuple[int, ...]) -> bytes:
        body = b"".join(struct.pack(f"<{len(each)}I", *each) for each in types)
        text = b"\0caps\0x\0"
        head = struct.pack("<HBBIIIII", 0xEB9F, 1, 0, 24, 0, len(body), len(body), len(text))
        return head + body + text

    looked_at(made((1, 8 << 24, 1)))
    looked_at(made((1, 8 << 24, 2), (0, 10 << 24, 1)))
    looked_at(made((1, 4 << 24 | 1, 8, 6, 1, 0)))
    twice = Btf(made((1, 4 << 24 | 1, 8, 6, 1, 0)))
    for _ in range(2):
        with pytest.raises(BtfError, match="not whole"):
            twice.find("caps")
    looked_at(made((1, 4 << 24 | 1, 8, 6, 2, 0), (0, 3 << 24, 0, 2, 2, 0xFFFF_FFFF)))
    with pytest.raises(BtfError, match="is missing"):
        Btf(made((1, 4 << 24 | 1, 8, 6, 77, 0))).find("caps")


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "no BTF: it begins with nothing"),
        (b"\x9f\xeb", "the header is cut"),
        (b"\x9f\xeb\x02" + bytes(21), "version 2"),
        (b"\x7fELF" + bytes(10), "no ELF file"),
        (b"\x7fELF\x02\x01" + bytes(60), "no sections"),
        (b"not at all", "expected 9f eb or eb 9f"),
    ],
)
def test_what_is_no_btf_is_said_in_a_line(data: bytes, why: str, tmp_path: Path) -> None:
    path = tmp_path / "some"
    path.write_bytes(data)
    with pytest.raises(CaptureError) as raised:
        open_btf(f"btf:{path}")
    assert why in str(raised.value)
    assert "\n" not in str(raised.value)


def test_damaged_elf_files_are_read_or_refused(tmp_path: Path) -> None:
    data = compiled(tmp_path, "struct a { int b; } c;\n", "gcc").read_bytes()
    chance = random.Random(3)  # noqa: S311 -- the same each time
    for _ in range(600):
        made = bytearray(data)
        for _ in range(3):
            at = chance.choice((chance.randrange(64), chance.randrange(len(made))))
            made[at] = chance.randrange(256)
        with suppress(ElfError):
            section(bytes(made), ".BTF")
