"""Nothing but CaptureError, whatever comes in; and what is damaged is never opened as if whole."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import patience
from tests.capture.forms import DATA, RECORDS, dmesg, print_hex_dump
from vfioviz.capture.open import formats, open_bytes, open_text
from vfioviz.capture.source import CaptureError

ANSWER = (DATA / "iommu-linux-6.12.bin").read_bytes()
DUMPS = {
    path.name.removeprefix("iommu-linux-6.12."): path.read_text(encoding="ascii")
    for path in sorted(DATA.iterdir())
    if path.suffix != ".bin"
}
RECORD = (RECORDS / "nvme-linux-6.1.jsonl").read_text(encoding="utf-8").splitlines()[0]
ROWS = {
    name: DUMPS[name]
    for name in ("xxd", "xxd-g4-u", "xxd-e", "hexdump-C", "hexdump", "od-tx1", "gdb-xb", "gdb-xg")
}
for _kind, _size in (("offset", 1), ("address", 4)):
    ROWS[f"dmesg-{_kind}-{_size}"] = dmesg(
        print_hex_dump(ANSWER, "vfio-pci 0000:01:00.0: ", _kind, groupsize=_size)
    )
PIECES = st.sampled_from(
    [
        "\n", "\r", "\t", "  ", "> ", "*", "*\n", ",", "{", "}", "[", "]", "(", '"', "'", "\\",
        "\\x", "0x", "|", "...", "g", "-1", "0", "00", "ff", "00000010: ", "00000000", "0000020\n",
        "/*", "*/", "//", "#", "<repeats 9 times>", "$1 = ", "\x00", "\x1b[1m", "é", "٣", "\ud800",
        ": ", "[    1.0] a: 00000000: 00 01 02 03\n", '{"data": "00"}\n', "99999999999999999999",
    ]
)  # fmt: skip


@st.composite
def damaged(draw: st.DrawFn) -> str:
    text = draw(st.sampled_from([*DUMPS.values(), RECORD + "\n"]))
    for _ in range(draw(st.integers(1, 5))):
        start = draw(st.integers(0, len(text)))
        stop = start + draw(st.integers(0, 20))
        text = text[:start] + draw(PIECES) + text[stop:]
    return text


@given(st.binary(max_size=400))
def test_any_bytes_open_or_are_refused(data: bytes) -> None:
    with contextlib.suppress(CaptureError):
        assert open_bytes(data, "x")


@given(
    st.text(max_size=200), st.sampled_from([None, *formats()]), st.sampled_from(["little", "big"])
)
def test_any_text_opens_or_is_refused_in_any_format(text: str, key: str, order: str) -> None:
    with contextlib.suppress(CaptureError):
        assert open_text(text, "x", format=key, byte_order=order)  # type: ignore[arg-type]  # drawn


@settings(max_examples=400)
@given(damaged(), st.sampled_from([None, None, None, *formats()]))
def test_a_damaged_dump_opens_or_is_refused_with_line_and_column(text: str, key: str) -> None:
    problem: CaptureError | None = None
    try:
        assert all(capture.data for capture in open_text(text, "x", format=key) if key != "jsonl")
    except CaptureError as error:
        problem = error
    if problem is not None:
        assert (problem.line or 0) >= 1
        assert (problem.column or 0) >= 1
        assert len(str(problem).splitlines()) == 1
        assert len(str(problem)) < 400


@pytest.mark.parametrize("name", ROWS)
@settings(max_examples=100)
@given(st.data())
def test_a_row_is_never_dropped_or_misread_by_one_damaged_character(
    name: str, data: st.DataObject
) -> None:
    text = ROWS[name]
    at = data.draw(st.integers(0, len(text) - 1))
    new = data.draw(st.sampled_from(["", "g", " ", text[at] + "\n", text[at] + "g"]))
    try:
        captures = open_text(text[:at] + new + text[at + 1 :], "x")
    except CaptureError:
        return
    (capture,) = captures
    # Two digits may have become one value, but no byte is missing and none is in another's place.
    assert len(capture.data) == len(ANSWER)
    assert sum(here != there for here, there in zip(capture.data, ANSWER, strict=True)) <= 1


def test_a_word_of_ones_is_no_char_with_its_sign() -> None:
    text = ROWS["dmesg-address-4"]
    at = text.rindex("ffffffff 0000007f") + len("ffffffff ")
    with pytest.raises(CaptureError, match="'000007f' has an odd number of digits"):
        open_text(f"{text[:at]} {text[at + 1 :]}", "x")


@settings(max_examples=300)
@given(
    st.sampled_from(sorted(ROWS.keys() - {"xxd-e"})),
    st.integers(24, 90),
    st.sampled_from(["", "> "]),
    st.sampled_from(["", "\n\nThanks\n", "\nThanks, be well\n"]),
)
def test_a_dump_that_a_mail_program_broke_is_whole_or_refused(
    name: str, width: int, mark: str, behind: str
) -> None:
    # xxd -e is left out: only its text column, which is broken off, tells that it is not xxd.
    lines = []
    for row in ROWS[name].expandtabs().splitlines():
        rest = row
        while len(rest) > width and (at := rest.rfind(" ", 0, width + 1)) > 0:
            lines.append(rest[:at].rstrip())
            rest = rest[at + 1 :]
        lines.append(rest)
    with contextlib.suppress(CaptureError):
        captures = open_text("\n".join(mark + line for line in lines) + behind, "mail")
        assert [capture.data for capture in captures] == [ANSWER]


@pytest.mark.parametrize(
    "text",
    [
        " " * 300_000, "> " * 150_000, '"' * 300_000, "/*" * 150_000, "# " * 150_000,
        "0" * 300_001, "0x" * 150_000, "{0," * 100_000, "\\x" * 150_000, "[" * 300_000,
        '{"a":' + "[" * 300_000, "00000000: " * 30_000, "*\n" * 150_000, '"\\\n' * 100_000,
        "00000000  00 " + "|" * 300_000, "0000000 00 " + " >" * 150_000, "'" * 300_000,
        "\\x00# " * 50_000, '"\\x00"# ' * 40_000, "a: " * 100_000, "\n" * 300_000,
    ],
    ids=range(21),
)  # fmt: skip
# Twice the text and twice the work take a second; a square of it takes a quarter of an hour.
@pytest.mark.timeout(patience.SECONDS)
def test_a_hostile_text_takes_no_long_time(text: str) -> None:
    with contextlib.suppress(CaptureError):
        open_text(text, "x")
