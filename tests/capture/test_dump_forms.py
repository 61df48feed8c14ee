"""Text that is no clean xxd: what tools print, what mail makes of it, what is refused."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from tests.capture.dumps import tools
from tests.capture.dumps.__main__ import combined, forms
from tests.capture.dumps.damage import DAMAGES
from tests.capture.dumps.verdict import judge
from tests.capture.forms import DATA as ANSWERS
from tests.models import IOCTLS
from vfioviz.capture.kmsan import marked, marks
from vfioviz.capture.open import open_path, open_text
from vfioviz.capture.reading import layout_of
from vfioviz.capture.source import CaptureError
from vfioviz.uapi.abi import X86_64

DUMPS = Path(__file__).parents[1] / "data" / "dumps"
REGION = bytes.fromhex(
    "500000000f000000020000002000000000800000000000000000000000020000"
    "01000100000000000200000000000000002000000000000000100000000000000040000000000000"
    "0020000000000000"
)
IOMMU_24 = bytes.fromhex("180000000100000000102040000000000000000000000000")
CASES = {
    "wireshark-hex-dump": REGION,
    "html-escaped-hexdump-C": REGION[:16],
    "gdb-p-unsigned-char-array": REGION,
    "gdb-x-80cb": REGION,
    "rust-byte-string-continued": REGION,
    "u32-words-le-no-offsets": IOMMU_24,
    "dpdk-rte_hexdump": REGION,
    "qemu_hexdump": REGION,
    "gdb-p-x-struct": REGION[:32],
    "tcpdump-XX": REGION,
}
REPORT = (
    "BUG: KMSAN: kernel-infoleak in instrument_copy_to_user include/linux/instrumented.h:114\n"
    " vfio_iommu_type1_ioctl+0x123/0x456 drivers/vfio/vfio_iommu_type1.c:2700\n\n"
    "Bytes 20-23 of 24 are uninitialized\nMemory access of size 24 starts at ffff88801a2b3c4d\n"
)


@pytest.mark.parametrize("name", CASES)
def test_a_dump_of_a_tool_gives_its_bytes_alone(name: str) -> None:
    assert [capture.data for capture in open_path(DUMPS / f"{name}.txt")] == [CASES[name]]


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("damage", ["quote", "indent", "crlf", "nbsp", "colour", "trail"])
def test_what_mail_and_terminals_put_around_a_dump_does_not_matter(name: str, damage: str) -> None:
    text = (DUMPS / f"{name}.txt").read_text(encoding="utf-8")
    if name == "rust-byte-string-continued" and damage in {"quote", "indent", "trail"}:
        return
    for seed in range(6):
        draw = Random(seed)  # noqa: S311 -- a seed that repeats, not a secret
        found = open_text(DAMAGES[damage](text, draw), "x")
        assert [capture.data for capture in found] == [CASES[name]]


def test_a_hash_under_a_row_is_no_dump_and_nothing_is_read() -> None:
    with pytest.raises(CaptureError, match="line 3"):
        open_path(DUMPS / "dump-not-understood-then-hash.txt")


@pytest.mark.parametrize(
    "text",
    [
        "commit\n\na881b496941f\n",
        'Fixes: a881b496941f ("vfio: align")\nThanks,\nEd\n',
        "see\ndeadbeef\nin the log\n",
        "static const struct pci_device_id ids[] = {\n\t{ 0x8086, 0x1889 },\n};\n",
        'printf("\\x1b[0m");\nreturn 0;\n',
        "drivers/vfio/pci",
        "ioctl(12, VFIO_DEVICE_GET_INFO, 0x7ffe1234) = 0\n",
        'read(3, "P\\0\\0\\0\\17"..., 131072) = 80\n',
        'x = b"\\x50\\x00\\x00\\x00\\\n     \\x0f\\x00\\x00\\x00"\n',
        "{0x50, 0x00, 0x00, 0x00, 0x0f, 0x00, 0x00, 0x00,\n",
        "0000000   P nul nul nul  si nul nul nul\n0000010\n",
    ],
)
def test_what_is_no_dump_is_refused_with_its_line(text: str) -> None:
    with pytest.raises(CaptureError) as caught:
        open_text(text, "mail")
    assert caught.value.line is not None


def test_random_answers_come_back_from_every_form() -> None:
    draw = Random(7)  # noqa: S311 -- a seed that repeats, not a secret
    wrong = []
    for _ in range(12):
        data, texts = forms(draw)
        wrong += [
            (name, verdict)
            for name, (text, words) in texts.items()
            if (verdict := judge(text, data, name, "", words=words)) not in {"same", "guess"}
        ]
    assert wrong == []


@pytest.mark.parametrize("command", tools.COMMANDS, ids=lambda one: str(one.line))
def test_what_an_installed_tool_writes_of_answers_is_read_back(command: tools.Command) -> None:
    if not tools.is_installed(command.line):
        pytest.skip(f"{command.line.split(maxsplit=1)[0]} is not installed")
    for path in sorted(ANSWERS.glob("*.bin")):
        data = path.read_bytes()
        if len(data) % command.unit == 0:
            verdict = judge(
                tools.run(command.line, data), data, command.line, "", words=command.words
            )
            assert verdict in {"same", "guess"}


@pytest.mark.parametrize("debugger", ["gdb", "lldb"])
def test_what_a_debugger_prints_of_a_real_answer_is_read_back(debugger: str) -> None:
    if not (tools.is_installed(debugger) and tools.is_installed("gcc")):
        pytest.skip(f"{debugger} or gcc is not installed")
    data = (ANSWERS / "region0-linux-6.12.bin").read_bytes()
    texts = tools.debugged(data, debugger)
    assert len(texts) >= 12
    verdicts = {
        line: judge(text, data, line, "", words=unit > 1) for line, (text, unit) in texts.items()
    }
    assert {line: verdict for line, verdict in verdicts.items() if verdict != "same"} == {}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_dump_gives_its_bytes_or_is_refused(damage: str) -> None:
    draw = Random(damage)  # noqa: S311 -- a seed that repeats, not a secret
    wrong = []
    for _ in range(2):
        data, texts = forms(draw)
        for name, (text, words) in texts.items():
            damaged = DAMAGES[damage](text, draw)
            if damaged.strip() and judge(damaged, data, name, damage, words=words) == "WRONG":
                wrong.append((name, damaged))
    assert wrong == []


@pytest.mark.parametrize("seed", range(4))
def test_a_dump_in_a_log_in_a_mail_in_a_page_gives_its_bytes_or_is_refused(seed: int) -> None:
    draw = Random(seed)  # noqa: S311 -- a seed that repeats, not a secret
    wrong = [
        (what, text)
        for what, text, data, words in combined(draw)
        if judge(text, data, what, "", words=words) == "WRONG"
    ]
    assert wrong == []


def test_the_order_of_words_is_decided_by_what_they_say_and_can_be_turned() -> None:
    path = DUMPS / "u32-words-le-no-offsets.txt"
    (capture,) = open_path(path)
    assert "little-endian (as big-endian, they look less like an answer)" in capture.provenance.by
    (turned,) = open_path(path, byte_order="big")
    assert turned.data == bytes.fromhex("000000180000000140201000" + 12 * "00")
    (guessed,) = open_text("00000014 00000002 00000009 00000005 00000000\n", "x")
    assert guessed.data[:4] == b"\x14\0\0\0"
    assert "a guess" in guessed.provenance.by


def test_numbers_without_a_type_are_words_where_they_clearly_are_an_answer() -> None:
    (capture,) = open_text("$6 = {0x18, 0x2, 0x9, 0x5, 0x0, 0x0}\n", "gdb")
    assert len(capture.data) == 24
    assert "words of 4 bytes" in capture.provenance.by
    (narrow,) = open_text("$6 = {0x18, 0x2, 0x9, 0x5, 0x0, 0x0}\n", "gdb", word_size=1)
    assert narrow.data == bytes([0x18, 2, 9, 5, 0, 0])


@pytest.mark.parametrize(
    ("text", "ioctl", "argsz_in", "data"),
    [
        (
            "$1 = {\n  argsz = 24,\n  flags = 2,\n  num_regions = 9,\n  num_irqs = 5,\n"
            "  cap_offset = 0,\n  pad = 0\n}\n",
            "device",
            None,
            "180000000200000009000000050000000000000000000000",
        ),
        (
            "(vfio_device_info) $12 = (argsz = 24, flags = 2, num_regions = 9, num_irqs = 5, "
            "cap_offset = 0, pad = 0)\n",
            "device",
            None,
            "180000000200000009000000050000000000000000000000",
        ),
        (
            "ioctl(12, VFIO_DEVICE_GET_INFO, {argsz=16 => 24, flags=VFIO_DEVICE_FLAGS_RESET|"
            "VFIO_DEVICE_FLAGS_PCI, num_regions=9, num_irqs=5}) = 0\n",
            "device",
            16,
            "18000000030000000900000005000000",
        ),
        (
            "ioctl(12, VFIO_DEVICE_GET_REGION_INFO, {argsz=32, index=7} => "
            "{argsz=32, flags=0x3, index=7, "
            "cap_offset=0, size=4096, offset=0x70000000000}) = 0\n",
            "region",
            32,
            "200000000300000007000000000000000010000000000000000000000007" + "0000",
        ),
    ],
)
def test_a_struct_by_its_fields_gives_what_it_holds_and_says_what_it_does_not(
    text: str, ioctl: str, argsz_in: int | None, data: str
) -> None:
    (capture,) = open_text(text, "x")
    assert (capture.ioctl, capture.argsz_in) == (ioctl, argsz_in)
    assert capture.data.hex() == data
    assert "not in the text" in capture.provenance.by


def test_a_kmsan_report_marks_the_bytes_of_the_dump_beside_it() -> None:
    text = REPORT + "\n" + (DUMPS / "u32-words-le-no-offsets.txt").read_text(encoding="ascii")
    (capture,) = open_text(text, "mail")
    assert capture.data == IOMMU_24
    assert capture.uninitialised == ((20, 24),)
    findings = layout_of(capture, IOCTLS["iommu"], X86_64).findings
    assert [(f.start, f.stop) for f in findings if f.code == "uninitialised"] == [(20, 24)]


def test_a_kmsan_report_alone_says_what_it_holds() -> None:
    with pytest.raises(CaptureError, match=r"line 4, column 1: .*20-23 of 24.* holds none"):
        open_text(REPORT, "report")
    (capture,) = open_path(DUMPS / "gdb-p-x-struct.txt")
    with pytest.raises(CaptureError, match="copy of 64 bytes"):
        marked([capture], marks("Bytes 0-3 of 64 are uninitialized"), "report")


def test_gdb_leaves_out_one_zero_and_it_is_put_back_where_argsz_says_so() -> None:
    text = r'$1 = "\024\000\000\000\001\000\000\000\t\000\000\000\005\000\000\000\000\000\000"'
    (capture,) = open_text(text, "gdb")
    assert len(capture.data) == 20
    assert "put back" in capture.provenance.by


def test_more_text_than_is_read_is_refused_before_it_is_read() -> None:
    with pytest.raises(CaptureError, match="32 MiB"):
        open_text("0" * (33 << 20), "mail")
