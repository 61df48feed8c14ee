from __future__ import annotations

import pytest

from tests.capture.forms import DATA
from vfioviz.capture.open import open_bytes, open_text
from vfioviz.capture.source import CaptureError

XXD = (DATA / "iommu-linux-6.12.xxd").read_text(encoding="ascii").splitlines()
CANONICAL = (DATA / "iommu-linux-6.12.hexdump-C").read_text(encoding="ascii").splitlines()
OD = (DATA / "iommu-linux-6.12.od-tx1").read_text(encoding="ascii").splitlines()
GDB = (DATA / "iommu-linux-6.12.gdb-xb").read_text(encoding="ascii").splitlines()
PLAIN = (DATA / "iommu-linux-6.12.xxd-p").read_text(encoding="ascii").splitlines()
ANSWER = (DATA / "iommu-linux-6.12.bin").read_bytes()


def failure(lines: list[str]) -> CaptureError:
    with pytest.raises(CaptureError) as caught:
        open_text("\n".join(lines), "mail.txt")
    error = caught.value
    assert str(error).startswith(f"mail.txt: line {error.line}, column {error.column}: ")
    return error


def changed(lines: list[str], number: int, old: str, new: str) -> list[str]:
    assert old in lines[number]
    return [*lines[:number], lines[number].replace(old, new, 1), *lines[number + 1 :]]


def test_a_text_that_is_no_dump_says_so_at_its_first_word() -> None:
    error = failure(["", "  Hello, world", "this is a text."])
    assert (error.line, error.column) == (2, 3)
    assert "is no dump of bytes; expected xxd, hexdump" in str(error)


@pytest.mark.parametrize("text", ["", "\n\n", "   ", "\ufeff", "> \n> "])
def test_an_empty_text_says_so(text: str) -> None:
    with pytest.raises(CaptureError, match="line 1, column 1: the text is empty") as caught:
        open_text(text, "clipboard")
    assert caught.value.line == 1


def test_no_bytes_at_all_say_so() -> None:
    with pytest.raises(CaptureError, match="empty"):
        open_bytes(b"", "empty.bin")


@pytest.mark.parametrize(
    ("lines", "number", "old", "new", "column", "says"),
    [
        (XXD, 1, "1800", "18g0", 13, "'g' in '18g0' is no hex digit"),
        (XXD, 1, "1800 0000", "180 0000", 11, "odd number of digits"),
        (XXD, 1, "0000 0000 0200", "0000 00 0200", 26, "2 digits where 4 were expected"),
        (XXD, 7, "00000070", "0000007o", 1, "no offset that fits"),
        (XXD, 7, "00000070", "00000080", 1, "leaves a gap of 16 bytes; expected '00000070'"),
        (XXD, 7, "00000070", "00000060", 1, "leaves room|steps back"),
        (CANONICAL, 1, "18 00", "1g 00", 12, "'1g' is not what was expected"),
        (CANONICAL, 1, "18 00", "1 800", 11, "'1' has an odd number of digits"),
        (CANONICAL, 1, "18 00", "1800", 11, "'1800' is not what was expected"),
        (OD, 1, "18 00", "100 00", 9, "'100' has an odd number of digits"),
        (OD, 7, "0000160", "0000180", 1, "no octal offset|leaves a gap"),
        (GDB, 1, "\t0x40", "\t0x140", 35, "'0x140' is over 0xff"),
        (GDB, 1, "\t0x40", "\t0x4", 35, "odd number of digits"),
        (GDB, 1, "\t0x40", "\t<bad>", 35, "no value of this row"),
        (GDB, 1, "0x404068", "0x40406c", 3, "gap of 4 bytes"),
        (PLAIN, 1, "00", "0", 1, "odd number of digits"),
        (PLAIN, 1, "00", "0z", 2, "'z' is no hex digit"),
        (PLAIN, 0, "00", "0z", 2, "'z' is no hex digit"),
    ],
)
def test_a_damaged_row_is_named(
    lines: list[str], number: int, old: str, new: str, column: int, says: str
) -> None:
    with pytest.raises(CaptureError, match=says) as caught:
        open_text("\n".join(changed(lines, number, old, new)), "x")
    assert caught.value.line == number + 1
    assert caught.value.column == column


@pytest.mark.parametrize("lines", [XXD, CANONICAL, OD, GDB], ids=["xxd", "hexdump-C", "od", "gdb"])
def test_a_missing_row_is_a_gap_with_the_offset_that_was_expected(lines: list[str]) -> None:
    error = failure([*lines[:3], *lines[4:]])
    assert error.line == 4
    assert "leaves a gap of" in str(error)


@pytest.mark.parametrize("lines", [XXD, CANONICAL, OD], ids=["xxd", "hexdump-C", "od"])
def test_a_missing_first_row_is_said(lines: list[str]) -> None:
    error = failure(lines[1:])
    assert error.line == 1
    assert "its first 16 bytes are missing" in str(error)


def test_a_row_that_comes_twice_is_a_step_back() -> None:
    error = failure([*XXD[:2], *XXD[1:]])
    assert (error.line, error.column) == (3, 1)
    assert "steps back; expected '00000020'" in str(error)


def test_a_dump_that_starts_anew_without_a_blank_line_is_a_step_back() -> None:
    assert "blank line between them" in str(failure(XXD + XXD))


def test_two_dumps_with_prose_between_them_are_two_captures() -> None:
    text = "\n".join(["before:", *XXD, "", "and after:", *XXD])
    first, second = open_text(text, "mail")
    assert first.data == second.data == ANSWER
    assert (first.name, second.name) == ("mail, dump 1 (line 2)", "mail, dump 2 (line 12)")


def test_the_last_offset_must_fit() -> None:
    error = failure([*CANONICAL[:-2], CANONICAL[-1]])
    assert error.line == len(CANONICAL) - 1
    assert "leaves a gap of 8 bytes; expected '00000070'" in str(error)


def test_a_star_without_an_offset_behind_it_is_an_error() -> None:
    error = failure([*XXD[:2], "*"])
    assert error.line == 3
    assert "no offset behind it" in str(error)


def test_a_star_must_stand_for_whole_rows() -> None:
    error = failure([*XXD[:2], "*", "00000035: 00"])
    assert error.line == 4
    assert "whole rows of 16 bytes" in str(error)


def test_a_dump_cannot_describe_more_than_is_opened() -> None:
    error = failure(["00000000: 0000", "*", "0fffff00: 00"])
    assert "more than 64 MiB" in str(error)


def test_columns_count_what_was_quoted() -> None:
    error = failure([f"> > {line}" for line in changed(XXD, 1, "1800", "18g0")])
    assert (error.line, error.column) == (2, 17)


def test_notes_behind_the_text_column_do_no_harm() -> None:
    for lines in (XXD, CANONICAL):
        noted = changed(lines, 1, lines[1], lines[1] + "   <-- cap_offset is 0x18")
        assert open_text("\n".join(noted), "mail")[0].data == ANSWER


def test_two_rows_on_one_line_are_told() -> None:
    error = failure([*XXD[:2], XXD[2] + XXD[3], *XXD[4:]])
    assert error.line == 3
    assert "another row begins here" in str(error)


@pytest.mark.parametrize("width", [48, 56, 64])
@pytest.mark.parametrize("lines", [XXD, CANONICAL, OD], ids=["xxd", "hexdump-C", "od"])
def test_rows_that_a_mail_program_broke_are_joined_or_refused(lines: list[str], width: int) -> None:
    wrapped = []
    for line in lines:
        at = line.rfind(" ", 0, width + 1)
        wrapped += [line[:at].rstrip(), line[at + 1 :]] if len(line) > width else [line]
    assert open_text("\n".join(f"> {line}" for line in wrapped), "mail")[0].data == ANSWER


def test_the_end_of_the_last_row_on_a_line_of_its_own_is_joined_or_refused() -> None:
    cut = [*XXD[:-1], XXD[-1][:24], XXD[-1][24:].strip()]
    assert open_text("\n".join(cut), "mail")[0].data == ANSWER
    error = failure([*cut[:-1], cut[-1].split("  ")[0]])
    assert "end of the row above" in str(error)


def test_a_format_can_be_asked_for() -> None:
    text = "\n".join(XXD)
    assert open_text(text, "x", format="xxd")[0].data == ANSWER
    assert open_text(text, "x", format="binary")[0].data == text.encode()
    with pytest.raises(CaptureError, match=r"line 1, column 1: .* expected gdb x/xb"):
        open_text(text, "x", format="gdb")
    with pytest.raises(CaptureError, match="format 'elf' is not known; expected one of binary"):
        open_text(text, "x", format="elf")
    with pytest.raises(CaptureError, match="binary bytes; expected a text"):
        open_bytes(ANSWER, "x", format="xxd")


def test_nothing_unprintable_gets_into_an_error() -> None:
    error = failure(["\x1b]0;evil\x07 \u202e text", "more"])
    assert str(error).isprintable()
