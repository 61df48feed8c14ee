"""Bytes as programs print them: in which base, how wide, in rows, cut off."""

from __future__ import annotations

import json
from random import Random

import pytest

from tests.capture.dumps.answers import answer
from vfioviz.capture.open import open_text
from vfioviz.capture.source import CaptureError

REGION = bytes.fromhex(
    "280000008300000009000000050000001800000000000000050001000000000003000000ffffff80"
)


def read(text: str) -> list[bytes]:
    return [capture.data for capture in open_text(text, "x")]


@pytest.mark.parametrize(
    "text",
    [
        ", ".join(f"{byte:x}" for byte in REGION).join("[]"),  # Rust's {:x?}
        "\n".join(str(byte) for byte in REGION),
        json.dumps(list(REGION), indent=2),
        json.dumps({"type": "Buffer", "data": list(REGION)}),
        str([hex(byte) for byte in REGION]),
        "[dbg.rs:3:5] &b = [\n" + "".join(f"    {byte},\n" for byte in REGION) + "]",
        " ".join(f"{byte - 256 * (byte > 127)}" for byte in REGION).join("[]"),  # Go's []int8
        " ".join(f"{byte:02x}" if byte < 128 else f"ffffff{byte:02x}" for byte in REGION),
        "vfio: " + " ".join(f"{b:02x}" if b < 128 else f"ffffff{b:02x}" for b in REGION),
        ", ".join(f"0x{byte:x}" if byte < 128 else f"0xffffff{byte:x}" for byte in REGION),
        ", ".join(f"0x{b:x}" if b < 128 else f"0xffffffffffffff{b:x}" for b in REGION).join("{}"),
        " ".join(f"0x{byte:02x}" if byte else "0000" for byte in REGION),
        " ".join(f"{byte:08b}" for byte in REGION),
        "".join(f"{byte:08b}" for byte in REGION),
        ", ".join(f"0b{byte:b}" for byte in REGION),
        str([oct(byte) for byte in REGION]),
        "$1 = {" + ", ".join(f"0{byte:o}" if byte else "0" for byte in REGION) + "}",
        "$1 = {" + ", ".join(f"{byte:b}" for byte in REGION) + "}",
        "$1 = {r = {"
        + ", ".join(str(list(REGION[at : at + 10])).replace("[", "{").replace("]", "}")
                                 for at in range(0, 40, 10)) + "}}",
        str([list(REGION[at : at + 16]) for at in range(0, 40, 16)]),
    ],
)  # fmt: skip
def test_the_base_and_the_width_of_numbers_are_found_out(text: str) -> None:
    assert read(text + "\n") == [REGION]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("<Buffer 28 00 00 00 83 00 00 00 09 00 00 00 ... 28 more bytes>", "cut off"),
        ("[28 00 00 00 83 00 00 00 09 00 00 00 ...]", "cut off"),
        ("$1 = {{0x28 <repeats 16 times>} <repeats 12 times>}", "a row that repeats"),
        ("$1 = {40 'P', 0 '\\000', 3 '\\003', 0 '\\000', 9 '\\t', 5 '\\005'}", "one byte of each"),
        ("[[40, 0, 0, 0, 1], [2, 0, 0, 0], [3, 0, 0, 0, 7]]", "different lengths"),
        ('"\\040\\000\\000\\000\\377\\000\\000\\000\\009\\000\\000\\000\\005"', "decimal, as"),
        ("0x28, 0x0, 0x0, 000, 0x9", "among numbers with 0x"),
        ("[[40, 0, 0, 0, 131, 0, 0, 0], [9, 0, 0, 0, 5, 0, 0, 0, 7]]", "different lengths"),
    ],
)  # fmt: skip
def test_what_a_program_cut_off_or_wrote_unevenly_is_refused(text: str, says: str) -> None:
    with pytest.raises(CaptureError, match=says):
        open_text(text + "\n", "x")


def test_numbers_that_are_an_answer_in_two_bases_are_said_to_be_a_guess() -> None:
    (capture,) = open_text("[0, 10, 0, 0, 3, 0, 0, 0, 9, 0, 0, 0, 5, 0, 0, 0, 0, 0, 0, 0]\n", "x")
    assert "decimal" in capture.provenance.by
    assert "a guess: nothing in them speaks against hex" in capture.provenance.by


def test_rows_that_are_each_a_whole_answer_stay_apart() -> None:
    first, second = (
        bytes([16, 0, 0, 0, flags, 0, 0, 0, 9, 0, 0, 0, 5, 0, 0, 0]) for flags in (2, 3)
    )
    assert read(f"[{list(first)}, {list(second)}]\n") == [first, second]


def test_a_struct_around_the_info_is_not_said_to_be_missing_from_the_text() -> None:
    text = (
        "$1 = {info = {argsz = 32, flags = 15, index = 2, cap_offset = 32, size = 4096, "
        "offset = 2199023255552}, s = {header = {id = 3, version = 1, next = 0}}}\n"
    )
    (capture,) = open_text(text, "gdb")
    assert len(capture.data) == 32
    assert "not in the text" not in capture.provenance.by
    assert "not read" in capture.provenance.by


@pytest.mark.parametrize(
    "stamp",
    [
        "2023-11-20T14:39:00.345678+01:00 host prog[7]: ",
        "2023-11-20T14:39:00.345678901Z ",
        "Nov 20 14:39:00.345678 host kernel: ",
    ],
)
def test_an_array_runs_over_stamped_lines(stamp: str) -> None:
    draw = Random(stamp)  # noqa: S311 -- a seed that repeats, not a secret
    for _ in range(8):
        data = answer(draw).data
        lines = [
            ", ".join(f"0x{b:02x}" for b in data[at : at + 8]) for at in range(0, len(data), 8)
        ]
        text = "".join(
            stamp + line + "\n" for line in ["let b = [", *(f"{x}," for x in lines), "];"]
        )
        assert read(text) == [data]
