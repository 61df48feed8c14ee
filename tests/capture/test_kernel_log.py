from __future__ import annotations

import re

import pytest

from tests.capture.forms import DATA, dmesg, print_hex_dump, quoted
from vfioviz.capture.open import open_text
from vfioviz.capture.source import CaptureError

ANSWER = (DATA / "iommu-linux-6.12.bin").read_bytes()


@pytest.mark.parametrize("ascii_column", [True, False])
@pytest.mark.parametrize("groupsize", [1, 2, 4, 8])
@pytest.mark.parametrize("rowsize", [16, 32])
@pytest.mark.parametrize(
    ("prefix", "kind"),
    [
        (prefix, kind)
        for prefix in ("vfio: ", "vfio-pci 0000:01:00.0: ", "raw", "info caps ")
        for kind in ("none", "offset", "address")
        # There, nothing parts the prefix from the bytes.
        if (prefix, kind) != ("raw", "none")
    ],
)
def test_each_way_of_print_hex_dump_is_read(
    prefix: str, kind: str, rowsize: int, groupsize: int, *, ascii_column: bool
) -> None:
    lines = print_hex_dump(
        ANSWER, prefix, kind, rowsize=rowsize, groupsize=groupsize, ascii_column=ascii_column
    )
    capture = open_text(dmesg(lines), "dmesg")[0]
    assert capture.data == ANSWER
    assert ("little-endian" in capture.provenance.by) == (groupsize > 1)


@pytest.mark.parametrize(
    "stamp",
    [
        "[   12.345678] ",
        "[   12.345678][  T123] ",
        "<7>[   12.345678] ",
        "[  +0.000012] ",
        "[Mon Nov 20 14:39:00 2023] ",
        "Nov 20 14:39:00 host kernel: ",
        "Nov 20 14:39:00 host kernel: [   12.345678] ",
        "2023-11-20T14:39:00,345678+00:00 ",
        "2023-11-20T14:39:00.345678+00:00 host kernel: [   12.345678] ",
        "kern  :debug : [   12.345678] ",
        "",
    ],
)
@pytest.mark.parametrize("kind", ["none", "offset", "address"])
def test_any_time_stamp_may_stand_in_front(stamp: str, kind: str) -> None:
    text = "".join(f"{stamp}{line}\n" for line in print_hex_dump(ANSWER, "vfio: ", kind))
    assert [capture.data for capture in open_text(text, "log")] == [ANSWER]
    assert open_text(quoted(text, "> "), "mail")[0].data == ANSWER


@pytest.mark.parametrize("kind", ["offset", "address"])
def test_an_empty_prefix_is_read(kind: str) -> None:
    text = dmesg(print_hex_dump(ANSWER, "", kind))
    assert open_text(text, "log")[0].data == ANSWER
    assert open_text("\n".join(print_hex_dump(ANSWER, "", kind)), "log")[0].data == ANSWER


def test_other_messages_between_the_rows_are_passed_over() -> None:
    lines = dmesg(print_hex_dump(ANSWER, "vfio: ", "offset")).splitlines(keepends=True)
    lines.insert(3, "[   12.345700] usb 1-1: new high-speed USB device number 2 using xhci_hcd\n")
    lines.insert(0, "[   12.000000] vfio-pci 0000:01:00.0: enabling device (0000 -> 0002)\n")
    assert open_text("".join(lines), "log")[0].data == ANSWER


def test_hashed_addresses_are_taken_in_order_and_told() -> None:
    rows = list(print_hex_dump(ANSWER, "vfio: ", "offset"))
    hashed = (
        re.sub(
            r"[0-9a-f]{8}:", f"{0x0000_0000_1A2B_3C4D * (7 * n + 3) % 2**32:016x}:", row, count=1
        )
        for n, row in enumerate(rows)
    )
    capture = open_text(dmesg(hashed), "log")[0]
    assert capture.data == ANSWER
    assert "hashed" in capture.provenance.by


def test_a_missing_row_is_a_gap() -> None:
    lines = dmesg(print_hex_dump(ANSWER, "vfio: ", "offset")).splitlines()
    del lines[2]
    with pytest.raises(
        CaptureError, match=r"log: line 3, column 22: offset '00000030'.* gap of 16"
    ):
        open_text("\n".join(lines), "log")


def test_a_short_row_without_offset_is_an_error() -> None:
    lines = list(print_hex_dump(ANSWER, "[    1.000000] vfio: ", "none", ascii_column=False))
    lines[1] = lines[1][:-6]
    with pytest.raises(CaptureError, match=r"line 2.*14 bytes where others hold 16"):
        open_text("\n".join(lines), "log")


@pytest.mark.parametrize("width", [60, 64, 72, 76])
def test_lines_that_a_mail_program_broke_are_joined(width: int) -> None:
    wrapped = []
    for line in dmesg(print_hex_dump(ANSWER, "vfio: ", "offset")).splitlines():
        at = line.rfind(" ", 0, width + 1)
        wrapped += [line[:at], line[at + 1 :]] if len(line) > width else [line]
    for mark in ("", "> "):
        text = quoted("\n".join(wrapped), mark)
        assert [capture.data for capture in open_text(text, "mail")] == [ANSWER]
