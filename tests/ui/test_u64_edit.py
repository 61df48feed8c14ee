"""Entry of numbers up to 64 bits."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QValidator
from pytestqt.qtbot import QtBot

from vfioviz.ui.editors.hexfield import format_hex, parse_hex
from vfioviz.ui.editors.u64_edit import U64Edit, U64Validator, parse

TOP = (1 << 64) - 1


@pytest.mark.parametrize(
    ("text", "number"),
    [("0", 0), ("0x0", 0), ("4096", 4096), ("0x1000", 4096), ("0X1f", 31), ("1_000", 1000),
     ("1,000", 1000), (" 7 ", 7), ("0xffff_ffff", 0xFFFFFFFF), (str(TOP), TOP), ("", None),
     ("0x", None), ("-1", None), ("1.5", None), ("12ab", None)],
)  # fmt: skip
def test_decimal_and_hex_are_read(text: str, number: int | None) -> None:
    assert parse(text) == number


def test_the_validator_ends_at_the_width_of_the_field() -> None:
    state = QValidator.State
    validator = U64Validator(16)
    assert validator.validate("65535", 0)[0] is state.Acceptable  # type: ignore[index]  # a tuple
    assert validator.validate("65536", 0)[0] is state.Intermediate  # type: ignore[index]  # a tuple
    assert validator.validate("0x", 0)[0] is state.Intermediate  # type: ignore[index]  # a tuple
    assert validator.validate("x", 0)[0] is state.Intermediate  # type: ignore[index]  # a tuple


def test_the_largest_u64_is_typed_and_told_whole(qtbot: QtBot) -> None:
    line = U64Edit()
    qtbot.addWidget(line)
    told: list[object] = []
    line.value_edited.connect(told.append)
    line.clear()
    qtbot.keyClicks(line, "0xffffffffffffffff")
    assert line.value == TOP
    assert told[-1] == TOP


def test_the_base_that_was_typed_is_kept(qtbot: QtBot) -> None:
    line = U64Edit(32, 16)
    qtbot.addWidget(line)
    assert line.text() == "16"
    line.setText("0x10")
    line.set_value(255)
    assert line.text() == "0xff"
    line.setText("1")
    line.set_value(255)
    assert line.text() == "255"


@pytest.mark.parametrize(
    ("text", "data"),
    [("", b""), ("00 ff", b"\0\xff"), ("00ff", b"\0\xff"), ("0x01, 0x02", b"\1\2"),
     ("01:02\n03", b"\1\2\3")],
)  # fmt: skip
def test_hex_digits_are_read_with_what_people_put_between_them(text: str, data: bytes) -> None:
    assert parse_hex(text) == data
    assert parse_hex(format_hex(data)) == data


def test_wrong_hex_is_told_with_line_and_column() -> None:
    assert parse_hex("00 11\n22 g3") == "Line 2, column 4: 'g' is no hex digit."
    assert "one is missing" in str(parse_hex("00 1"))
    assert "0x" in str(parse_hex("00 x1 00 0"))
