"""What compilers, assemblers and objcopy write of data: directives and records with checksums."""

from __future__ import annotations

import base64
import contextlib
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from tests.capture.dumps import objects
from tests.capture.dumps.answers import answer
from tests.capture.dumps.damage import DAMAGES
from tests.capture.dumps.verdict import judge
from tests.capture.dumps.writers import Order
from tests.capture.forms import DATA as ANSWERS
from vfioviz.capture.open import open_text
from vfioviz.capture.source import CaptureError

REGION = bytes.fromhex(
    "280000008300000009000000050000001800000000000000050001000000000003000000ffffff80"
)
ROWS = [REGION[at : at + 8] for at in range(0, len(REGION), 8)]
TYPES = {"unsigned char": 1, "signed char": 1, "short": 2, "unsigned int": 4, "long long": 8}
PATHS = sorted(ANSWERS.glob("*.bin"))


def read(text: str) -> list[bytes]:
    return [capture.data for capture in open_text(text, "x")]


def compiled(data: bytes, kind: str, size: int) -> str:
    """Return what gcc writes of an array, with its debug information."""
    signed = "unsigned" not in kind
    values = [
        str(int.from_bytes(data[at : at + size], "little", signed=signed))
        for at in range(0, len(data), size)
    ]
    source = f"const {kind} info[] = {{ {', '.join(values)} }};\n"
    return subprocess.run(
        ["gcc", "-g", "-S", "-x", "c", "-o", "-", "-"],
        input=source, text=True, check=True, capture_output=True,
    ).stdout  # fmt: skip


@pytest.mark.parametrize("kind", TYPES)
def test_what_gcc_writes_of_an_array_is_read_back(kind: str) -> None:
    if shutil.which("gcc") is None:
        pytest.skip("gcc is not installed")
    for path in PATHS:
        data = path.read_bytes()
        if len(data) % TYPES[kind] == 0:
            assert read(compiled(data, kind, TYPES[kind])) == [data]


@pytest.mark.parametrize("form", ["ihex", "srec"])
@pytest.mark.parametrize("address", [0, 0x2_0000])
def test_what_objcopy_writes_of_an_answer_is_read_back(
    tmp_path: Path, form: str, address: int
) -> None:
    if shutil.which("objcopy") is None:
        pytest.skip("binutils are not installed")
    for path in PATHS:
        made = tmp_path / "made"
        subprocess.run(
            ["objcopy", "-I", "binary", "-O", form, f"--change-addresses={address:#x}", path, made],
            check=True,
        )
        text = made.read_text(encoding="ascii")
        assert read(text) == [path.read_bytes()]
        for damage in DAMAGES:
            damaged = DAMAGES[damage](text, Random(damage))  # noqa: S311 -- repeats, no secret
            with contextlib.suppress(CaptureError):
                (found,) = read(damaged)
                # No record says how many there are, so the last one may go unseen.
                assert path.read_bytes().startswith(found)
                assert found == path.read_bytes() or damage in {"cut_line", "no_offset"}, damage


@pytest.mark.parametrize(
    "text",
    [
        "info:\n" + "".join(f"\t.byte\t{', '.join(map(str, row))}\n" for row in ROWS),
        "shellcode:\n"
        + "".join(f".byte {', '.join(f'0x{b:02x}' for b in row)}\n" for row in ROWS)
        + ".equ shellcode_len, 40\n",
        "".join(f"\t.quad\t{int.from_bytes(row, 'little'):#x}\t# info\n" for row in ROWS),
        '\t.ascii\t"(\\000\\000\\000\\203"\n\t.zero\t3\n\t.ascii\t"\\t\\0\\0\\0\\5"\n\t.zero\t3\n'
        '\t.asciz\t"\\030"\n\t.skip 6\n\t.byte 5, 0, 1, 0\n\t.long 0\n\t.byte 3\n\t.space 3\n'
        "\t.byte 0xff, 255, -1, 0x80\n",
        "info:\n" + "".join(f"    db {', '.join(f'0{b:02X}h' for b in row)}\n" for row in ROWS),
        "".join(
            f".data:{0x4010 + at:016X}                 db {b:03X}h\n" for at, b in enumerate(REGION)
        ),
        "info db 28h, 3 dup(0), 83h, 3 dup(0)\n dd 9, 5, 18h, 0, 10005h, 0, 3, 80FFFFFFh\n",
        "info:\n"
        + "".join(f"        .word   {int.from_bytes(row[:4], 'little')}\n"
                  f"        .word   {int.from_bytes(row[4:], 'little')}\n" for row in ROWS),
    ],
)  # fmt: skip
def test_directives_give_the_bytes_that_an_assembler_makes_of_them(text: str) -> None:
    assert read(text) == [REGION]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("info:\n\t.byte 16, 0, 0, 0, 3, 0,\n0, 0, 2, 0, 0, 0, 4, 0, 0, 0\n", "among the"),
        ("i:\n\t.long 16, 3\n\t.quad vfio_ops\n\t.long 2, 4\n", "'vfio_ops' is no number"),
        ("i:\n\t.long 16, 3\n\t.incbin \"x\"\n\t.long 2, 4\n", "among the assembler's data"),
        ("i:\n\t.long 16, 3\n\t.octa 5\n\t.long 2, 4\n", "among the assembler's data"),
        ("i:\n\t.long 16, 3\n\t.byte 256\n\t.long 2, 4\n", "'256' is no number of 1 bytes"),
        (
            'i:\n\t.ascii "\\020\\0\\0\\0"\n\t.ascii "\\3\\0\\0\\0"\n'
            '\t.ascii "\\2\\0\\0\\0"\n"\\4\\0\\0\\0"\n',
            "among the",
        ),
        ("i:\n\t.long 24\n\t.long 3\n\t.long 2\n\t.long 4\n\t.lo\nng 0\n", "among the"),
        ('i:\n\t.ascii "\\020\\000\n', "not closed"),
        ('i:  .ascii "\\050\\0\n00\\000\\003\\000\n\\000\\000"  .ascii "\\002\n\\000\\0\n00\\000"'
         '  .ascii\n"\\024\\211\\000\\000\\000\\000\\000\\000"\n', "not closed|among the"),
        ("i:\n\t.long 16, 3\n\t.zero 99999999999\n", "64 MiB"),
        (":1000000010000000030000000200000004000000D7\n", ""),
        (":1000000018000000030000000200000018000000BB\n", "last record"),
        (":04000000100000" + "00EC\n:04000800020000" + "00F2\n:00000001FF\n", "expected 0x4"),
    ],
)  # fmt: skip
def test_what_an_assembler_or_a_record_leaves_open_is_refused(text: str, says: str) -> None:
    if not says:
        assert len(read(text)[0]) == 16  # argsz counts them
        return
    with pytest.raises(CaptureError, match=says):
        read(text)


@pytest.mark.parametrize("path", PATHS, ids=lambda path: str(path.name))
def test_base32_is_not_taken_for_base64_of_other_bytes(path: Path) -> None:
    data = path.read_bytes()
    for text in (base64.b32encode(data).decode(), base64.b32encode(data[:20]).decode()):
        (capture,) = open_text(text, "x")
        assert data.startswith(capture.data)
        assert "base32" in capture.provenance.by


def test_base64_that_has_only_letters_of_base32_stays_base64() -> None:
    for seed in range(300):
        data = answer(Random(seed)).data  # noqa: S311 -- repeats, no secret
        assert read(base64.b64encode(data).decode()) == [data]


@pytest.mark.parametrize(
    "form", ["\\x{}", "'\\x{}'::bytea", " info\n------\n \\x{}\n(1 row)\n", "E'\\\\x{}'"]
)
def test_one_escape_in_front_of_all_bytes_is_postgresql_s(form: str) -> None:
    assert read(form.format(REGION.hex())) == [REGION]


@pytest.mark.parametrize("damage", ["drop", "digit"])
def test_a_damaged_bytea_is_not_taken_for_characters(damage: str) -> None:
    for seed in range(20):
        draw = Random(seed)  # noqa: S311 -- repeats, no secret
        damaged = "\\x" + DAMAGES[damage](REGION.hex(), draw)
        with pytest.raises(CaptureError, match="PostgreSQL"):
            read(f"'{damaged}'\n")


def test_the_length_beside_an_array_is_no_answer() -> None:
    if shutil.which("gcc") is None or shutil.which("xxd") is None:
        pytest.skip("gcc or xxd is not installed")
    for path in PATHS:
        if len(path.read_bytes()) < 16:
            continue
        made = subprocess.run(
            ["sh", "-c", 'xxd -i -n info "$1" | gcc -S -x c -o - -', "sh", str(path)],
            check=True, capture_output=True, text=True,
        ).stdout  # fmt: skip
        assert read(made) == [path.read_bytes()]


def test_labels_part_objects_that_touch() -> None:
    numbers = ", ".join(str(byte) for byte in REGION)
    text = f"a:\tdb 1\ninfo:\tdb {numbers}\nlen:\tdd {len(REGION)}\nmore:\tdb {numbers}\n"
    assert read(text) == [REGION, REGION]


@pytest.mark.parametrize("width", [8, 16])
@pytest.mark.parametrize("segment", [".rodata", "seg000", "LOAD"])
def test_ida_s_segment_in_front_of_an_address_is_no_data(segment: str, width: int) -> None:
    text = "".join(
        f"{segment}:{0x4010 + at:0{width}X}  {REGION[at : at + 16].hex(' ').upper():<48}"
        f"{''.join(chr(b) if 32 <= b < 127 else '.' for b in REGION[at : at + 16])}\n"
        for at in range(0, len(REGION), 16)
    )
    assert read(text) == [REGION]


@pytest.mark.parametrize("tool", ["md5sum", "sha1sum", "sha256sum", "sha512sum"])
def test_a_checksum_is_no_dump(tool: str) -> None:
    line = subprocess.run([tool], input=REGION, check=True, capture_output=True).stdout.decode()
    with pytest.raises(CaptureError, match="checksum"):
        read(line)
    rows = "".join(f"{at:08x}  {REGION[at : at + 16].hex(' ')}\n" for at in range(0, 40, 16))
    assert read(f"{rows}{line}") == read(f"{rows}\n{line}") == [REGION]


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        (lambda rows: [*rows[:5], *rows[6:]], "a line is missing"),
        (lambda rows: [*rows[:5], rows[4], *rows[5:]], "one too many"),
        (lambda rows: rows[1:], "the lines in front of it are missing"),
    ],
    ids=("lost", "doubled", "first"),
)
def test_the_addresses_of_a_listing_tell_what_is_lost(
    lines: Callable[[list[str]], list[str]], says: str
) -> None:
    rows = [f"seg000:{at:08X}    db {byte:03X}h\n" for at, byte in enumerate(REGION)]
    assert read("".join(rows)) == [REGION]
    with pytest.raises(CaptureError, match=says):
        read("".join(lines(rows)))


@pytest.mark.parametrize("lost", [0, 7, -1])
def test_the_size_of_a_symbol_tells_what_is_lost(lost: int) -> None:
    lines = [f"\t.byte\t{byte}\n" for byte in REGION]
    head = f"\t.section\t.rodata\n\t.type\tinfo, @object\n\t.size\tinfo, {len(REGION)}\ninfo:\n"
    assert read(head + "".join(lines)) == [REGION]
    del lines[lost]
    with pytest.raises(CaptureError, match=r"39 bytes, but its \.size says 40"):
        read(head + "".join(lines))


def test_the_name_of_a_program_before_each_line_is_no_label() -> None:
    rows = [f"vfio:    db {', '.join(str(byte) for byte in row)}\n" for row in ROWS]
    assert read("".join(rows)) == [REGION]


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("damage", sorted(DAMAGES))
def test_no_damage_makes_other_bytes_of_an_object_without_a_word(damage: str, seed: int) -> None:
    draw = Random(f"{seed}/{damage}")  # noqa: S311 -- repeats, no secret
    for name, writer in objects.WRITERS.items():
        one = answer(draw)
        order: Order = "little" if one.target.order == "<" else "big"
        if len(one.data) % writer.unit == 0:
            text = DAMAGES[damage](writer.write(one.data, order), draw)
            assert judge(text, one.data, name, damage, words=writer.words) != "WRONG", text
