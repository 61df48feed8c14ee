from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest

from tests.capture.forms import RECORDS, quoted
from vfioviz.capture.arch import abi_of, arch_note, machine_of
from vfioviz.capture.jsonl import hex_bytes
from vfioviz.capture.open import open_path, open_text
from vfioviz.capture.source import CaptureError
from vfioviz.uapi.abi import ABIS

RECORD: dict[str, Any] = {
    "kernel": "6.1.0-53-amd64",
    "arch": "x86_64",
    "device": "1b36:0010 (QEMU NVMe)",
    "ioctl": "VFIO_DEVICE_GET_REGION_INFO",
    "request": "0x3b6c",
    "argsz": 32,
    "fill": 165,
    "errno": 0,
    "data": "20000000" + "00" * 28,
    "index": 3,
}
LINE = json.dumps(RECORD)


def line(**changes: Any) -> str:
    return json.dumps({**RECORD, **changes})


@pytest.mark.parametrize("release", ["6.1", "6.12"])
def test_each_record_of_a_real_file_is_a_capture(release: str) -> None:
    path = RECORDS / f"nvme-linux-{release}.jsonl"
    records = [json.loads(text) for text in path.read_text(encoding="utf-8").splitlines()]
    captures = open_path(path)
    assert len(captures) == len(records) == 68
    for number, (capture, record) in enumerate(zip(captures, records, strict=True), start=1):
        assert capture.data.hex() == record["data"]
        assert capture.argsz_in == record["argsz"]
        assert capture.fill == record["fill"]
        assert capture.errno == record["errno"]
        assert capture.index == record.get("index")
        assert capture.abi == "x86-64"
        assert capture.provenance.kind == "captured"
        assert capture.provenance.kernel == record["kernel"]
        assert capture.provenance.device == record["device"]
        assert capture.provenance.source == f"{path.name}, record {number}"
    assert len({capture.name for capture in captures}) == len(captures)
    assert captures[0].name == f"{release} iommu, argsz 15, fill 0xa5, errno 22"


def test_a_record_may_be_quoted_and_followed_by_blank_lines() -> None:
    assert len(open_text(quoted(f"{LINE}\n\n{LINE}\n\n", "> "), "mail")) == 2


def test_what_is_not_known_may_be_left_out() -> None:
    capture = open_text('{"ioctl": "VFIO_DEVICE_GET_INFO", "data": "00", "more": [1]}', "x")[0]
    assert capture.ioctl == "device"
    assert (capture.abi, capture.argsz_in, capture.fill, capture.index) == (None,) * 4
    assert capture.name == "device"
    assert open_text('{"request": 15212, "data": ""}', "x")[0].ioctl == "region"


def test_a_request_of_powerpc_has_other_high_bits() -> None:
    capture = open_text(line(request="0x20003b6c", arch="ppc64le"), "x")[0]
    assert (capture.ioctl, capture.abi) == ("region", "ppc64le")


@pytest.mark.parametrize(
    ("changes", "field", "expected"),
    [
        ({"data": "0g"}, "data", "two hex digits a byte"),
        ({"data": "000"}, "data", "two hex digits a byte"),
        ({"data": 17}, "data", "a text"),
        ({"ioctl": "VFIO_DEVICE_GET_IRQ_INFO"}, "ioctl", "VFIO_DEVICE_GET_INFO or"),
        ({"ioctl": None}, "ioctl", "a text"),
        ({"request": "0x3b70"}, "request", r"0x3b6c \(VFIO_DEVICE_GET_REGION_INFO\)"),
        ({"request": "ioctl"}, "request", "a number, or hex as a text"),
        ({"request": "010"}, "request", "a number, or hex as a text"),
        ({"request": -1}, "request", "a number, or hex as a text"),
        ({"argsz": 2**32}, "argsz", "a whole number from 0 to 4294967295"),
        ({"argsz": "32"}, "argsz", "a whole number"),
        ({"argsz": 32.0}, "argsz", "a whole number"),
        ({"argsz": True}, "argsz", "a whole number"),
        ({"fill": 256}, "fill", "a whole number from 0 to 255"),
        ({"errno": -22}, "errno", "a whole number from 0 to 4095"),
        ({"index": "3"}, "index", "a whole number"),
        ({"kernel": 6.1}, "kernel", "a text"),
        ({"arch": "\ud800"}, "arch", "a text"),
        ({"device": ["a"]}, "device", "a text"),
        ({"time": 12}, "time", "a text"),
    ],
)
def test_a_bad_field_is_named_with_what_was_expected(
    changes: dict[str, Any], field: str, expected: str
) -> None:
    text = f"{LINE}\n{line(**changes)}\n"
    with pytest.raises(
        CaptureError, match=rf"field '{field}' is .*; expected .*{expected}"
    ) as told:
        open_text(text, "x.jsonl")
    assert told.value.line == 2
    column = text.splitlines()[1].index(f'"{field}": ') + len(f'"{field}": ') + 1
    assert told.value.column == column
    assert str(told.value).startswith(f"x.jsonl: line 2, column {column}: ")


@pytest.mark.parametrize(("field", "other"), [("data", ()), ("ioctl", ("request",))])
def test_a_missing_field_is_named(field: str, other: tuple[str, ...]) -> None:
    record = {key: RECORD[key] for key in RECORD if key not in {field, *other}}
    with pytest.raises(CaptureError, match=f"line 1, column 1: field '{field}' is missing"):
        open_text(json.dumps(record), "x")


@pytest.mark.parametrize(
    ("text", "column"),
    [
        (LINE[:-1], len(LINE)),
        (LINE.replace(",", "", 1), 29),
        ('{"a": ' + "[" * 100_000, 106),  # where it is deeper than a hundred
        ('{"argsz": ' + "9" * 5000 + "}", 11),
        ("[1, 2]", 1),
        ("null", 1),
    ],
)
def test_a_line_that_is_no_record_is_named(text: str, column: int) -> None:
    with pytest.raises(CaptureError, match=rf"x: line 2, column {column}: .*no (JSON )?record"):
        open_text(f"{LINE}\n{text}\n", "x")


def test_a_first_line_that_is_cut_is_still_taken_for_a_record() -> None:
    with pytest.raises(CaptureError, match="no JSON record"):
        open_text(LINE[:60], "x")


@pytest.mark.parametrize(
    ("arch", "key", "note"),
    [
        ("x86_64", "x86-64", ""),
        ("i686", "i386", ""),
        ("armv7l", "arm", ""),
        ("s390x", "s390x", ""),
        ("aarch64", "arm64", ""),
        ("ppc64le", "ppc64le", ""),
        ("riscv64", "riscv64", ""),
        ("ppc64", "ppc64", ""),
        ("m68k", "m68k", ""),
        ("loongarch64", "x86-64", "loongarch64 lays these structs out as x86-64 does"),
        ("mips64", "s390x", "mips64 lays these structs out as s390x does"),
        ("vax", None, "the layout of vax is not known"),
        ("", None, ""),
    ],
)
def test_an_arch_has_an_abi(arch: str, key: str | None, note: str) -> None:
    assert abi_of(arch) == key
    assert arch_note(arch) == note


def test_each_abi_has_a_machine_that_is_read_as_it() -> None:
    assert {key: abi_of(machine_of(abi)) for key, abi in ABIS.items()} == {key: key for key in ABIS}


def test_the_digits_of_an_answer_take_no_memory_of_their_own() -> None:
    # 8 MiB of digits; a group that is repeated took 500 MiB of the regular expressions' own.
    code = (
        "import resource\n"
        "from vfioviz.capture.jsonl import hex_bytes\n"
        "most = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "digits = '5a' * (4 << 20)\n"
        "before = most()\n"
        "assert hex_bytes(digits) == b'Z' * (4 << 20)\n"
        "print((most() - before) >> 10)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert int(done.stdout) < 32


@pytest.mark.parametrize("digits", ["0", "0g", "00 00", "00\n", "\u0660\u0661", "0x00"])
def test_what_is_no_pairs_of_digits_is_no_data(digits: str) -> None:
    assert hex_bytes(digits) is None
