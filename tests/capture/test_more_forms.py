"""Forms of tools that print more than bytes, and what is refused of them."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.capture.dumps import tools
from tests.capture.forms import DATA as ANSWERS
from vfioviz.capture.open import open_text
from vfioviz.capture.source import CaptureError

ANSWER = bytes.fromhex(
    "280000008300000001000000020000001800000000000000050001000000000007000000" + 8 * "0"
)
ROWS = (
    "0000000  28  00  00  00  83  00  00  00  01  00  00  00  02  00  00  00\n"
    "         40   0   0   0 131   0   0   0   1   0   0   0   2   0   0   0\n"
    "0000020  18  00  00  00  00  00  00  00  05  00  01  00  00  00  00  00\n"
    "         24   0   0   0   0   0   0   0   5   0   1   0   0   0   0   0\n"
    "0000040  07  00  00  00  00  00  00  00\n"
    "          7   0   0   0   0   0   0   0\n"
    "0000050\n"
)


def read(text: str) -> list[bytes]:
    return [capture.data for capture in open_text(text, "x")]


@pytest.mark.parametrize("address", [0, 0x401000])
@pytest.mark.parametrize("command", ["readelf -x .data", "objdump -s", "objdump -s -j .data"])
def test_a_section_of_an_object_file_is_read(tmp_path: Path, command: str, address: int) -> None:
    if shutil.which("objcopy") is None:
        pytest.skip("binutils are not installed")
    for path in sorted(ANSWERS.glob("*.bin")):
        made = tmp_path / "answer.o"
        subprocess.run(
            ["objcopy", "-I", "binary", "-O", "elf64-x86-64",
             "--change-section-address", f".data={address:#x}", path, made],
            check=True,
        )  # fmt: skip
        done = subprocess.run([*command.split(), made], check=True, capture_output=True, text=True)
        assert read(done.stdout) == [path.read_bytes()]


def test_rows_in_two_formats_that_agree_are_one_dump() -> None:
    (capture,) = open_text(ROWS, "x")
    assert capture.data == ANSWER
    assert "in 2 formats, which agree" in capture.provenance.by


@pytest.mark.parametrize(
    ("good", "bad"), [("131", "132"), ("  83", "  84"), ("  5   0   1", "  5   0   2")]
)
def test_rows_in_two_formats_that_part_are_refused(good: str, bad: str) -> None:
    with pytest.raises(CaptureError, match="do not say the same"):
        read(ROWS.replace(good, bad, 1))


def test_another_format_decides_on_the_order_of_words() -> None:
    if not tools.is_installed("od"):
        pytest.skip("od is not installed")
    data = bytes.fromhex("1400000002000000090000000500000000000000")
    alone, beside = (tools.run(f"od {line}", data) for line in ("-t x4", "-t x4 -t x1"))
    assert "a guess" in open_text(alone, "x")[0].provenance.by
    (capture,) = open_text(beside, "x")
    assert capture.data == data
    assert "a guess" not in capture.provenance.by


def test_characters_without_offsets_are_read_where_argsz_counts_them() -> None:
    text = (
        "   (  \\0  \\0  \\0 203  \\0  \\0  \\0 001  \\0  \\0  \\0 002  \\0  \\0  \\0\n"
        " 030  \\0  \\0  \\0  \\0  \\0  \\0  \\0 005  \\0 001  \\0  \\0  \\0  \\0  \\0\n"
        "  \\a  \\0  \\0  \\0  \\0  \\0  \\0  \\0\n"
    )
    assert read(text) == [ANSWER]
    for damaged in (text.replace("  \\0\n", "\n", 1), text.rpartition("  \\0")[0] + "\n"):
        with pytest.raises(CaptureError, match="od -A x -c has offsets"):
            read(damaged)


@pytest.mark.parametrize("text", [
    "(__u8 [40]){ 40, 0, 0, 0, 131, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 24, 0, 0, 0, 0, 0, 0, 0, 5, "
    "0, 1, 0, 0, 0, 0, 0, 7 }\n",
    "(__u32 [10]){ 40, 131, 1, 2, 24, 0, 65541, 0, 7 }\n",
    "__u32 info[10] = { 0x28, 0x83, 1, 2, 0x18, 0, 0x10005, 0, 7 };\n",
])  # fmt: skip
def test_zeros_that_are_declared_but_not_written_are_put_back(text: str) -> None:
    (capture,) = open_text(text, "x")
    assert capture.data == ANSWER
    assert "declared but not written" in capture.provenance.by


@pytest.mark.parametrize("text", [
    "u8 info[8] = { 16, 0, 0, 0, 1, 0, 0, 0, 9, 0, 0, 0, 5, 0, 0, 0 };\n",
    "let info: [u8; 20] = [16, 0, 0, 0, 1, 0, 0, 0, 9, 0, 0, 0, 5, 0, 0, 0];\n",
])  # fmt: skip
def test_an_array_of_another_length_than_declared_is_refused(text: str) -> None:
    with pytest.raises(CaptureError, match="are declared"):
        read(text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Memory state around the buggy address:\n"
            " ffff88801a2b3800: 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00\n"
            ">ffff88801a2b3880: 00 00 04 fc fc fc fc fc fc fc fc fc fc fc fc fc\n"
            "                         ^\n",
            "KASAN's memory state is no memory",
        ),
        ('(char [40])"\\x14"\n', "first zero"),
        ("0x1000000000000000000000000000000000000001000000020000000300000018\n", "one number"),
        ("0000000   ( nul nul nul etx nul nul nul\n0000010\n", "line 1"),
    ],
)
def test_what_holds_other_bytes_than_it_seems_is_refused_with_its_reason(
    text: str, said: str
) -> None:
    with pytest.raises(CaptureError, match=said):
        read(text)
