from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.capture.forms import DATA, quoted
from vfioviz.capture.open import open_text
from vfioviz.capture.source import CaptureError

ANSWER = (DATA / "region0-linux-6.12.bin").read_bytes()
HEX = ", ".join(f"0x{byte:02x}" for byte in ANSWER)
ROWS = ",\n\t".join(
    ", ".join(f"0x{byte:02x}" for byte in ANSWER[at : at + 8]) for at in range(0, len(ANSWER), 8)
)
ESCAPED = "".join(f"\\x{byte:02x}" for byte in ANSWER)

ARRAYS = {
    "c": f"static const __u8 info[{len(ANSWER)}] = {{\n\t{ROWS},\n}};\n",
    "c-no-size": f"unsigned char buf[] = {{ {HEX} }};",
    "c-comments": "u8 a[] = {\n"
    + "".join(
        f"\t{', '.join(f'0x{b:02X}' for b in ANSWER[at : at + 4])}, /* {at}: 0xff, {at} */ // +4\n"
        for at in range(0, len(ANSWER), 4)
    )
    + "};\n",
    "c-casts": "char x[] = {" + ", ".join(f"(char)0x{byte:x}" for byte in ANSWER) + "};",
    "c-suffix": "{" + ", ".join(f"0x{byte:02x}U" for byte in ANSWER) + "}",
    "python-list": f"data = {list(ANSWER)!r}\n",
    "python-hex": f"buf = bytes([{HEX}])  # 0x28 bytes\n",
    "python-bytearray": f"bytearray(({HEX},))",
    "rust": f"let info: [u8; {len(ANSWER)}] = [\n    {ROWS},\n];\n",
    "rust-suffix": "let b = vec![" + ", ".join(f"0x{byte:02x}_u8" for byte in ANSWER) + "];",
    "go": f"info := []byte{{{HEX}}}",
    "javascript": f"const a = new Uint8Array([{', '.join(map(str, ANSWER))}]);",
    "java": "byte[] b = {" + ", ".join(f"(byte)0x{byte:02x}" for byte in ANSWER) + "};",
    "signed": "int8_t a[] = {" + ", ".join(str((b ^ 128) - 128) for b in ANSWER) + "};",
    "bare": HEX,
    "bare-rows": ROWS + ",\n",
    "spaces": HEX.replace(",", ""),
    "hex-without-0x": "{" + ", ".join(f"{byte:02x}" for byte in ANSWER) + "}",
}

STRINGS = {
    "c": f'const char info[] = "{ESCAPED}";',
    "c-several": "static const char a[] =\n"
    + "\n".join(
        '\t"' + "".join(f"\\x{b:02x}" for b in ANSWER[at : at + 8]) + '"'
        for at in range(0, len(ANSWER), 8)
    )
    + ";\n",
    "c-comments": "\n".join(
        '"' + "".join(f"\\x{b:02x}" for b in ANSWER[at : at + 8]) + f'" /* {at} */'
        for at in range(0, len(ANSWER), 8)
    ),
    "c-octal": '"' + "".join(f"\\{byte:03o}" for byte in ANSWER) + '"',
    "python": f"data = {ANSWER!r}\n",
    "python-several": "\n".join(repr(ANSWER[at : at + 8]) for at in range(0, len(ANSWER), 8)),
    "python-plus": " + \\\n".join(repr(ANSWER[at : at + 8]) for at in range(0, len(ANSWER), 8)),
    "python-parentheses": "buf = (\n"
    + "".join(f"    {ANSWER[at : at + 8]!r}\n" for at in range(0, len(ANSWER), 8))
    + ")\n",
    "python-prompt": f">>> os.read(fd, 40)\n{ANSWER!r}\n",
    "shell": f"printf '{ESCAPED}' > info.bin\n",
    "shell-dollar": f"echo -ne $'{ESCAPED}'\n",
    "bare": ESCAPED,
    "bare-lines": "\n".join(ESCAPED[at : at + 32] for at in range(0, len(ESCAPED), 32)),
    "rust": f'let b = b"{ESCAPED}";',
}

PROSE = "Don't worry, it's only what the kernel wrote (40 bytes):\n\n{}\n\nThat's all.\n"


@pytest.mark.parametrize("mark", ["", "> ", ">> "])
@pytest.mark.parametrize("text", ARRAYS.values(), ids=ARRAYS)
def test_an_array_gives_its_bytes(text: str, mark: str) -> None:
    for written in (text, PROSE.format(text)):
        captures = open_text(quoted(written, mark), "clipboard")
        assert [capture.data for capture in captures] == [ANSWER]


@pytest.mark.parametrize("mark", ["", "> ", ">> "])
@pytest.mark.parametrize("text", STRINGS.values(), ids=STRINGS)
def test_a_string_with_escapes_gives_its_bytes(text: str, mark: str) -> None:
    for written in (text, PROSE.format(text)):
        captures = open_text(quoted(written, mark), "clipboard")
        assert [capture.data for capture in captures] == [ANSWER]


@given(st.binary(min_size=1, max_size=60).map(lambda data: data + b"\0"))
def test_whatever_python_writes_of_bytes_is_read_back(data: bytes) -> None:
    assert open_text(f"x = {data!r}", "x")[0].data == data
    assert open_text(f"bytes([{', '.join(f'{byte:#x}' for byte in data)}])", "x")[0].data == data


def test_two_arrays_are_two_captures() -> None:
    text = f"u8 before[] = {{ {HEX} }};\nu8 after[] = {{ {HEX.replace('0x28', '0x29')} }};\n"
    first, second = open_text(text, "mail")
    assert first.data == ANSWER
    assert len(second.data) == len(ANSWER)
    assert "line 2" in second.name


def test_gdb_repeats_are_written_out() -> None:
    text = "$1 = {0x28, 0x0 <repeats 15 times>, 0x1}"
    assert open_text(text, "gdb")[0].data == b"\x28" + bytes(15) + b"\1"


@pytest.mark.parametrize(
    ("text", "column", "says"),
    [
        ("{0x10, 0x00, 0x100, 0x00}", 14, "'0x100' does not fit a byte"),
        ("{0x10, 0x00, 0x0g, 0x00}", 14, "'0x0g' is no number"),
        ("{0x10, 0x00, FLAG, 0x00}", 14, "'FLAG,' in an array"),
        ("{FLAG, 0x10, 0x00, 0x00}", 2, "'FLAG' in an array"),
        ("{0x10, 0x00, 0x00, 0x00", 23, "ends before the '}'"),
        ("{0x10, 0x00 0x03, 0x00}", 13, "comma is missing"),
        ("{0x10, 0x00, 010, 0x00}", 14, "octal in C"),
        ("u8 x[] = {16, 0, 256, 0}", 18, "'256' does not fit a byte"),
        ("$1 = {0x28, 0x0, 0x0, 0x0...}", 26, "set print elements"),
        ("0x10, 0x00, zz, 0x00", 13, "'zz,' in an array"),
        ("{0x0 <repeats 99999999999 times>, 0x1}", 2, "more than 64 MiB"),
        (r'"\x10\x0"', 6, "odd digit"),
        (r'"\x10\xzz"', 6, "two hex digits"),
        (r'"\x10\777"', 6, "over 0xff"),
        (r'"\x10\u1234"', 6, "no escape"),
        ('"\\x10é"', 6, "no byte"),
        (r"\x10\x00z\x00", 9, r"expected \\x and two hex digits"),
        (r'"\x10\x00', 1, "quote that opens here is not closed"),
    ],
)
def test_an_error_names_line_column_and_reason(text: str, column: int, says: str) -> None:
    with pytest.raises(CaptureError, match=says) as caught:
        open_text(f"buffer:\n\n> {text}\n", "mail")
    assert str(caught.value).startswith("mail: line 3, column ")
    assert caught.value.line == 3
    assert caught.value.column == column + 2


@pytest.mark.parametrize("digits", [3, 5, 6, 7, 12])
def test_elements_filled_to_a_width_that_no_type_has_are_bytes(digits: int) -> None:
    written = ", ".join(f"0x{value:0{digits}x}" for value in range(24))
    (capture,) = open_text(f"{{{written}}}", "a")
    assert capture.data == bytes(range(24))


def test_gdb_s_output_lacks_a_zero_where_argsz_says_so() -> None:
    data = bytes.fromhex("280000008300000001000000020000001800000000000000") + bytes(16)
    octal = "".join(f"\\{byte:03o}" for byte in data[:-1])
    (found,) = open_text(f'"{octal}"', "x")
    assert found.data == data
    assert "put back" in found.provenance.by
    # C says what follows its literals; a capture that is cut there stays cut.
    assert [one.data for one in open_text(f'char a[] = "{octal}";', "x")] == [data[:-1]]
    hexes = "".join(f"\\x{byte:02x}" for byte in data[:-1])
    assert [one.data for one in open_text(f'"{hexes}"', "x")] == [data[:-1]]


@pytest.mark.parametrize(
    "text",
    [
        "a = {1, 2, '\\x', 3, 0, 0, 0, 0}",
        "a = {1, 2, b'\\x' , 3, 0, 0, 0, 0}",
        "0x10:\t16 '\\x'\t0 '\\000'\n0x12:\t0 '\\000'\t0 '\\000'\n",
        "0x10 <info>:\t'\\x'\t0 '\\000'\n",
    ],
)
def test_an_escape_without_digits_is_no_character(text: str) -> None:
    with pytest.raises(CaptureError):
        open_text(text, "x")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('@b = constant [4 x i8] c"\\18\\00é\\00", align 8', "is no byte"),
        ('@b = constant [4 x i8] c"\\18\\00\U0001d7d8\\00", align 8', "is no byte"),
        ('local b = "\\24\\0\\0\\0\\3\\0\\0\\999\\0\\0\\0\\0"', "no escape|over 255"),
        ('string = "\\24\\0\\0\\0\\131\\0\\0\\0\\9\\0\\0\\0\\256\\0\\0\\0"', "no escape|over 255"),
    ],
)
def test_what_is_no_byte_in_a_literal_is_refused(text: str, says: str) -> None:
    with pytest.raises(CaptureError, match=says):
        open_text(text, "x")


def test_a_huge_number_in_a_web_page_is_no_character() -> None:
    row = "00000000  28 00 00 00 83 00 00 00  09 00 00 00 05 00 00 00  |&#40;...............|\n"
    huge = "&#" + "9" * 5000 + ";"
    assert [one.data[:4] for one in open_text(f"{huge}\n\n{row}", "x")] == [b"(\0\0\0"]
