"""Texts that were once read as other bytes, each with what it is: the bytes, or a refusal."""

from __future__ import annotations

import pytest

from vfioviz.capture.open import open_text
from vfioviz.capture.source import CaptureError

DEVICE = bytes.fromhex("18000000020000000900000005000000" + "00" * 8)
SHORT = bytes.fromhex("10000000030000000200000004000000")

TAILED = bytes.fromhex("2400000002000000090000000500000014000000000000000500010005000000") + bytes(
    4
)


@pytest.mark.parametrize(
    ("text", "data", "says"),
    [
        ('local b = "\\024\\000\\000\\000\\002\\000\\000\\000\\009\\000\\000\\000\\005\\000\\000'
         '\\000\\000\\000\\000\\000\\000\\000\\000\\000"', DEVICE, "x"),
        ('- : string = "\\016\\000\\000\\000\\003\\000\\000\\000\\002\\000\\000\\000\\004\\000'
         '\\000\\000"', SHORT, "decimal"),
        ('b := "\\020\\000\\000\\000\\003\\000\\000\\000\\002\\000\\000\\000\\004\\000\\000\\000"',
         SHORT, "octal"),
        ("echo -ne '" + "".join(f"\\0{byte:03o}" for byte in SHORT) + "' > x", SHORT, ""),
        ('@b = constant [16 x i8] c"' + "".join(f"\\{one:02X}" for one in SHORT) + '"', SHORT, ""),
        ('\t.string "\\020\\000\\000\\000\\003\\000\\000\\000\\002\\000\\000\\000\\004\\000\\000"',
         SHORT, ""),
        ('(unsigned char[16]) b = "\\x10\\0\\0\\0\\x03\\0\\0\\0\\x02\\0\\0\\0\\x04\\0\\0"', SHORT,
         "LLDB leaves out"),
        ("$1 = {argsz = 11000, flags = 10, num_regions = 1001, num_irqs = 101, cap_offset = 0, "
         "pad = 0}", DEVICE, "binary"),
        ("(vfio_device_info) $2 = (argsz = 0b11000, flags = 0b10, num_regions = 0b1001, "
         "num_irqs = 0b101, cap_offset = 0b0, pad = 0b0)", DEVICE, ""),
        ("| 0x555555558060 <bytes>:\t0x0010\t0x0000\t0x0003\t0x0000\t0x0002\t0x0000\t0x0004\t0x0000"
         " |",
         SHORT, ""),
        ("u8 b[] = {'\\x10', '\\0', 0, 0, 3, 0, 0, 0, 2, 0, 0, 0, '\\4', 0, 0, 0}", SHORT, ""),
        ("b = struct.pack('<2I', 16, 3) + struct.pack('<2I', 2, 4)", SHORT, ""),
        ("b = struct.pack('<4I', 16, 3, 2, 4)", SHORT, ""),
        ("EAAAAAMAAAACAAAABAAAAA", SHORT, ""),
        (":1000000010000000030000000200000004000000D7\n:00000001FF", SHORT, ""),
        ("b = base64.b64decode('EAAAAAMAAAACAAAABAAAAA==')", SHORT, ""),
        ("+EAAAAAMAAAACAAAABAAAAA", SHORT, ""),
        ("0000000200000024 0000000500000009\n0000000000000014 0000000500010005\n0000000000000000",
         TAILED,
         "od fills it"),
        ("<pre>10000000030000000200000004000000<br>\n</pre>", SHORT, ""),
        ("@b: \\x10\\x00\\x00\\x00\\x03\\x00\\x00\\x00\\x02\\x00\\x00\\x00\\x04\\x00\\x00\\x00*",
         SHORT, "left out"),
        ('$1 = 5 local b = "\\016\\000\\000\\000\\003\\000\\000\\000\\002\\000\\000\\000\\004\\000'
         '\\000\\000"', SHORT, "decimal"),
        ("\n".join(["00" * 30, "32" + "00" * 25 + "01" * 4, "01" * 20]),
         bytes(30) + b"2" + bytes(25) + b"\1" * 24, ""),
        ("#define X 0x10 10 00 00 00 03 00 00 00 02 00 00 00 04 00 00 00", SHORT, ""),
        ("0000000010000000:  24   0   0   0   2   0   0   0\n"
         "0000000010000008:   9   0   0   0   5   0   0   0\n"
         "0000000010000010:   0   0   0   0   0   0   0   0", DEVICE, ""),
    ],
)  # fmt: skip
def test_the_bytes_are_what_the_text_says(text: str, data: bytes, says: str) -> None:
    (capture,) = open_text(text + "\n", "x")
    assert capture.data == data
    assert says in capture.provenance.by


@pytest.mark.parametrize(
    "text",
    [
        ":1000000010000000030000000200000004000000D8\n:00000001FF",
        "4294967312 4294967308",
        "0x555555558060 <b>:\t16 '\\020'\t3 '\\003'\t2 '\\002'\t4 '\\004'",
        "0000000000010000 0000000000000000 0000000000000011 0000000000000000\n"
        "0000000000000010 0000000000000000 0000000000000100 0000000000000000",
        "0x10 0x3\n0x2 0x4\n0x18",
        "18000000\n02000000\n09000000\n00000000\n*\n05000000",
        "deadbeef\n0x10000000030000000200000004000000",
        "[    1.000000] info: ffff888003a1c000: 10 00 00 00 03 00 00 00 02 00 00 00 04 00 00\n\n00",
        "[    1.000000] b: ffff888003a1c000: 10 00 00 00 03 00 00 00 02 00 00 00 04 00 00 00\n10",
        "1:24 00 00 00 82 00 00 00 09 00 00 00 05 00 00 00",
        "10000000030000000200000004000000 00\n\nffffffff",
        "*+let info = vec![\n+\t0x300000030u64, 0x40201000u64, 0x18u64, 0x10001u64,\n"
        "+\t0x0u64, 0x0u64,\n+];*\n\nThanks,\nAda\n-- \nAda Dee\nx.org",
        "*MAAAAAMAAAAAECBAAAAAAAAAABgAAAAAAAAAAQ\nEAAAAAAAAAAgAAAAAAAAABAAAAAAAAAAQAAA\nAAAA*",
        "[   12.345678] ffff888100421000: O4 00 00 00 10 00 00 00 07 00 00 00 03 00 00 00",
        "MAAAAAMAAAAAECBAAAAAABgAAAAAAAAAAQABAAAAAAAAAAAA\n"
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934c\nAAAAAAAAAAAAAAAAAAAAAA==",
        "00000000\n\n" + " ".join(f"{byte:08b}" for byte in SHORT),
        "b = bytes.fromhex(\n    '240000000200000009000000'\n    '050000001400000000000000'\n"
        "a881b496941f\n    '050001000500000000000000'\n)",
        "b = bytes.fromhex(     '18000000020000000900000005000000'     '0000000000000000' )",
        "10 0 0 0 3 0 0 0 2 0 0 0 4 0 0 0\na881b496941f",
        "10 0 0 0 3 0 0 0 2 0 0 0 4 0 0 0 add",
        "18 0 0 0 1 0 0 0 0 10 20 40 0 0 0 0 0 0 0 0 ffffffa5 ffffffa5 ffffffa5 ffffffa5 "
        "12 34 56 78 9a bc de f0",
        r"\x18\x00\x00\x00\x01\x00\x00\x00\x00\x10 @" + r"\x00" * 12 + r"  <-- \x1b[0m",
        "8 0000\nffff8001`123456a0  0005 0000 0000 0000 0000 0000 0000 0000\n"
        "ffff8001`123456b0  0fff 0000 0000 0000 0000 0000 0001 0000",
        "00 00 00 14 00 00 00 10 00 00 00 0a 00 00 00 05  ................ 00 00 00 00\n....",
        " 401000 00000018 00000003 00000000 40201000  ............@ ..  401010 00000000 00000000"
        "                    ........",
        "ffff8001`12345670  00000003`00000028 00000000`40201000\n"
        "ffff8001`12345680  00000000`00000018 00000000`00010003\nf\n"
        "fff8001`12345690  00000000`00004e61",
        "0000000010000000:         36        131         11          1\n"
        "0000000010000020:          0",
        "0000000010000000:  24   0   0   0   1   0   0   0\n"
        "0000000010000010:   0   0   0   0 165 165 165 165",
        "0000000         32          3          9          0\n0000040",
        "key: 00 00 00 00 value: 18 00 00 00 01 00 00 00  00 10 20 40 00 00 00 00 00 00 00 00 a5 "
        "a5 a5\na5 Found 1 element",
    ],
)
def test_what_may_be_other_bytes_is_refused(text: str) -> None:
    with pytest.raises(CaptureError) as caught:
        open_text(text + "\n", "x")
    assert len(str(caught.value).splitlines()) == 1


@pytest.mark.parametrize(
    "text",
    [
        "0000000010000010: 0x0000001000000000 0x0000050000000000",
        "0x00000000  0x0000001800000010 0x0000000800000004  ................",
    ],
)
def test_words_that_an_answer_cut_short_has_in_the_other_order_are_a_guess(text: str) -> None:
    (capture,) = open_text(text + "\n", "x")
    assert "a guess" in capture.provenance.by
