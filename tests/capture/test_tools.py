from __future__ import annotations

import shutil
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.capture.forms import DATA, TOOLS, quoted, run
from vfioviz.capture.open import open_path, open_text

ANSWER = (DATA / "iommu-linux-6.12.bin").read_bytes()
DUMPS = sorted(path for path in DATA.iterdir() if path.suffix != ".bin")
MARKS = ("> ", ">", "> > ", ">> ", ">>> ", "  > ")

PROSE_BEFORE = (
    "On Thu, 3 Aug 2023 10:41:09 -0400 a reviewer wrote:\n\nHere is what the 6.12 kernel "
    "answers, be sure to look at\noffset 0x48 (72, that is 9 * 8):\n\n"
)
PROSE_BEHIND = "\nThe capability at 72 is a face lift.\n\nThanks,\nA. Bee\n"


def needs(command: str) -> None:
    tool = command.split(maxsplit=1)[0]
    if shutil.which(tool) is None:
        pytest.skip(f"{tool} is not installed")


@pytest.mark.parametrize("path", DUMPS, ids=lambda path: str(path.name))
def test_a_dump_of_a_real_answer_gives_its_bytes(path: Path) -> None:
    assert [capture.data for capture in open_path(path)] == [ANSWER]


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize("path", DUMPS, ids=lambda path: str(path.name))
def test_a_quoted_dump_with_prose_around_gives_the_same_bytes(path: Path, mark: str) -> None:
    text = PROSE_BEFORE + path.read_text(encoding="ascii") + PROSE_BEHIND
    assert [capture.data for capture in open_text(quoted(text, mark), "mail")] == [ANSWER]
    plain = PROSE_BEFORE + quoted(path.read_text(encoding="ascii"), mark) + PROSE_BEHIND
    assert [capture.data for capture in open_text(plain, "mail")] == [ANSWER]


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("\n", "  \n"),
        lambda text: "\ufeff" + text,
        lambda text: text.rstrip("\n"),
        lambda text: "\n\n" + text + "\n\n",
        lambda text: text.replace(" ", "\N{NO-BREAK SPACE}"),
        lambda text: "\x1b[32m" + text.replace("\n", "\x1b[0m\n\x1b[32m"),
    ],
    ids=["crlf", "trailing-spaces", "bom", "no-newline", "blank-lines", "nbsp", "colours"],
)
@pytest.mark.parametrize("path", DUMPS, ids=lambda path: str(path.name))
def test_line_ends_marks_and_colours_do_not_matter(path: Path, change: object) -> None:
    assert callable(change)
    text = str(change(path.read_text(encoding="ascii")))
    assert [capture.data for capture in open_text(text, "clipboard")] == [ANSWER]


@pytest.mark.parametrize("command", TOOLS)
@settings(max_examples=12)
@given(data=st.binary(min_size=1, max_size=130), zeros=st.integers(0, 96))
def test_what_a_tool_writes_is_read_back(command: str, data: bytes, zeros: int) -> None:
    needs(command)
    # Equal rows are what "*" is for, whole words what units need; rows behind a "*" tell the base.
    data = bytes(zeros) + data + bytes(-(len(data) + zeros) % 8) + b"\1" * 24
    text = run(command, data)
    # What is no answer gives no evidence of the order of words.
    order: Literal["little"] | None = None if command.startswith("xxd") else "little"
    for mark in ("", "> "):
        captures = open_text(quoted(text, mark), "x", byte_order=order)
        assert [capture.data for capture in captures] == [data]


@pytest.mark.parametrize("command", ["hexdump", "od", "od -t x4", "od -t x8", "od -x"])
@given(data=st.binary(min_size=17, max_size=40))  # the second row tells the base of offsets
@settings(max_examples=10)
def test_the_last_offset_tells_where_a_padded_word_ends(command: str, data: bytes) -> None:
    needs(command)
    assert open_text(run(command, data), "x", byte_order="little")[0].data == data


@example("00000000000000000000000000000000| 0000000: 0")
@given(st.text(alphabet="0123456789abcdef .:|", min_size=16, max_size=48))
@settings(max_examples=40)
def test_a_text_column_that_looks_like_hex_is_no_data(column: str) -> None:
    needs("xxd")
    needs("hexdump")
    data = column.encode("ascii")
    for command in ("xxd", "xxd -g 1", "xxd -g 4", "hexdump -C", "od -t x1z"):
        assert open_text(run(command, data), "x")[0].data == data


def test_values_of_xxd_e_are_told_by_their_text_column() -> None:
    needs("xxd")
    data = ANSWER + b"VFIO answers     "[:16]
    capture = open_text(run("xxd -e", data), "x")[0]
    assert capture.data == data
    assert "little-endian" in capture.provenance.by


def test_groups_that_no_text_column_explains_are_told_and_can_be_chosen() -> None:
    needs("xxd")
    data = bytes(range(1, 21)) * 2
    text = run("xxd -e", data)
    capture = open_text(text, "x")[0]
    assert capture.data != data
    assert "groups of 4 bytes taken in the order of their digits" in capture.provenance.by
    assert open_text(text, "x", format="xxd-e")[0].data == data
    assert "order" not in open_text(run("xxd", data), "x")[0].provenance.by


@pytest.mark.parametrize("name", ["hexdump", "od", "gdb-xw", "gdb-xg", "od-tx4"])
def test_the_byte_order_of_words_is_said_and_can_be_chosen(name: str) -> None:
    path = DATA / f"iommu-linux-6.12.{name}"
    assert "taken as little-endian" in open_path(path)[0].provenance.by
    big = open_path(path, byte_order="big")[0]
    assert "taken as big-endian" in big.provenance.by
    assert big.data != ANSWER
    assert sorted(big.data) == sorted(ANSWER)


def test_offsets_that_fit_in_two_bases_are_told() -> None:
    needs("hexdump")
    capture = open_text(run("hexdump", bytes(0x200)), "x")[0]
    assert capture.data == bytes(0x200)
    assert "as octal it would be 128 bytes" in capture.provenance.by
