from __future__ import annotations

import json
import struct
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.capture.live.saying import begin, device, end, record, recorded
from tests.models import IOCTLS
from vfioviz.capture.live import stream
from vfioviz.capture.live.lines import lines
from vfioviz.capture.live.messages import (
    Begin,
    Device,
    End,
    Failure,
    Host,
    Node,
    Noise,
    Plan,
    Progress,
    Record,
)
from vfioviz.capture.live.stream import Reader
from vfioviz.capture.open import open_text
from vfioviz.codec.decode import decode
from vfioviz.uapi.abi import X86_64


def fed(*said: str, identifiers: bool = False) -> Reader:
    reader = Reader(identifiers=identifiers)
    for line in said:
        reader.feed(line)
    return reader


def answer(size: int, fill: int, *, argsz: int = 16) -> bytes:
    """GET_INFO of a device without capabilities, that wrote 16 bytes."""
    return struct.pack("<IIII", argsz, 3, 9, 5) + bytes([fill]) * (size - 16)


def test_every_message_of_the_protocol_is_read() -> None:
    node = {"path": "/dev/vfio/5", "present": True, "read": True, "write": False}
    said: list[dict[str, Any]] = [
        {"type": "host", "vfio_node": node, "iommu_node": {}, "modules": ["vfio"], "iommu": True,
         "lockdown": "none"},
        {"type": "plan", "devices": ["0000:01:00.0"], "way": "group", "calls": 22,
         "resets": ["0000:01:00.0"]},
        {"type": "progress", "done": 7, "of": 22, "device": "0000:01:00.0",
         "ioctl": "VFIO_DEVICE_GET_REGION_INFO", "index": 2},
        {"type": "failure", "code": "group-in-use", "step": "open-group", "path": "/dev/vfio/5",
         "errno": 16, "errno_name": "EBUSY", "device": "0000:01:00.0", "group": "5",
         "detail": {"in_use_by": [4711]}},
    ]  # fmt: skip
    reader = Reader()
    first = reader.feed(begin())
    assert isinstance(first, Begin)
    assert (first.kernel, first.euid) == ("6.12.107+deb12-amd64", 0)
    host, plan, progress, failure = (reader.feed(json.dumps(one)) for one in said)
    assert host == Host(Node("/dev/vfio/5", True, True, False), Node(), ("vfio",), True, "none")
    assert plan == Plan(("0000:01:00.0",), "group", 22, ("0000:01:00.0",))
    assert progress == Progress(7, 22, "0000:01:00.0", "VFIO_DEVICE_GET_REGION_INFO", 2)
    assert isinstance(failure, Failure)
    assert (failure.code, failure.errno_name) == ("group-in-use", "EBUSY")
    assert failure.detail["in_use_by"] == [4711]
    found = reader.feed(device("0000:01:00.0", group_node=node, ways=["group"], ready=True))
    assert isinstance(found, Device)
    assert (found.ids, found.group_node, found.ways) == (
        "1b36:0010", Node("/dev/vfio/5", True, True, False), ("group",),
    )  # fmt: skip
    assert isinstance(reader.feed(record(answer(80, 0xA5), 16, 0xA5)), Record)
    assert reader.feed(end(1)) == End(1, 0, False)
    assert reader.finish() == ()
    assert reader.failures == [failure]


def test_two_fills_of_a_call_become_one_capture_that_knows_what_was_written() -> None:
    reader = fed(
        begin(), record(answer(80, 0xA5), 16, 0xA5), record(answer(80, 0x5A), 16, 0x5A), end()
    )
    (capture,) = reader.captures()
    assert capture.name == "6.12 device, argsz 16"
    assert (capture.data, capture.written) == (answer(16, 0xA5), ((0, 16),))
    assert (capture.ioctl, capture.abi, capture.fill, capture.argsz_in) == (
        "device", "x86-64", 0xA5, 16,
    )  # fmt: skip
    origin = capture.provenance
    assert (origin.kind, origin.driver, origin.way) == ("captured", "vfio-pci", "group")
    assert origin.by == "vfioviz capture, fills 0xa5 and 0x5a"
    assert (origin.device, origin.address) == ("1b36:0010", "")
    assert (origin.byte_order, origin.pointer) == ("little", 8)
    assert origin.source == "live capture 2026-11-23T16:50:01Z, record 1"


def test_addresses_are_kept_where_asked_for() -> None:
    (capture,) = fed(begin(), record(answer(80, 0xA5), 16, 0xA5), identifiers=True).captures()
    assert capture.provenance.address == "0000:01:00.0"


def test_devices_of_a_kind_are_told_apart_without_their_addresses() -> None:
    said = [
        record(answer(80, fill), 16, fill, address=f"0000:0{bus}:00.0")
        for bus in (1, 2)
        for fill in (0xA5, 0x5A)
    ]
    reader = fed(begin(), *said)
    assert [one.provenance.device for one in reader.captures()] == ["1b36:0010", "1b36:0010 (2)"]
    assert "0000:0" not in repr(reader.captures())
    assert [len(reader.captures(f"0000:0{bus}:00.0")) for bus in (1, 2, 3)] == [1, 1, 0]


def test_a_write_past_argsz_stays_in_sight() -> None:
    data = {fill: answer(16, fill) + b"\0\0\0\0" + bytes([fill]) * 60 for fill in (0xA5, 0x5A)}
    (capture,) = fed(*(record(data[fill], 16, fill) for fill in data)).captures()
    assert (capture.argsz_in, len(capture.data), capture.written) == (16, 20, ((0, 20),))
    (alone,) = fed(record(data[0xA5], 16, 0xA5)).captures()
    assert (len(alone.data), alone.written) == (20, None)


def test_fills_that_do_not_agree_are_both_kept() -> None:
    one, other = answer(80, 0xA5), bytearray(answer(80, 0x5A))
    other[8] = 10  # another num_regions than before
    captures = fed(record(one, 16, 0xA5), record(bytes(other), 16, 0x5A)).captures()
    assert [(capture.fill, capture.written) for capture in captures] == [(0xA5, None), (0x5A, None)]
    errors = fed(record(one, 16, 0xA5), record(answer(80, 0x5A), 16, 0x5A, errno=22)).captures()
    assert [capture.errno for capture in errors] == [0, 22]
    assert [capture.name for capture in errors] == [
        "device, argsz 16, fill 0xa5", "device, argsz 16, fill 0x5a, errno 22",
    ]  # fmt: skip


def test_what_a_failed_call_left_alone_is_not_written() -> None:
    said = []
    for fill in (0xA5, 0x5A):
        data = struct.pack("<II", 15, 0) + bytes([fill]) * 72
        said.append(record(data, 15, fill, errno=22))
    (capture,) = fed(*said).captures()
    assert (capture.errno, capture.written, len(capture.data)) == (22, (), 15)


def test_what_was_read_before_a_break_is_kept() -> None:
    whole = record(answer(80, 0xA5), 16, 0xA5)
    reader = fed(begin(), whole, record(answer(80, 0x5A), 16, 0x5A)[:-30])
    (failure,) = reader.finish()
    assert (failure.code, failure.detail["records"]) == ("broke-off", 1)
    assert len(reader.captures()) == 1
    assert len(reader.noise) == 1
    assert reader.finish() == ()  # said once


def test_noise_and_unknown_types_are_passed_over() -> None:
    reader = Reader()
    assert reader.feed("") is None
    assert reader.feed("  \r\n") is None
    assert reader.feed("Welcome to box!\n") == Noise("Welcome to box!")
    assert reader.feed('{"type": "weather", "sun": true}') is None
    assert reader.feed('{"typ": "begin"}') == Noise('{"typ": "begin"}')
    assert reader.feed("\x1b]0;title\x07{") == Noise("?]0;title?{")
    assert reader.feed('{"type":"record","data":"zz"}') == Noise('{"type":"record","data":"zz"}')
    assert reader.feed("[" * 100_000).__class__ is Noise
    assert reader.feed('{"type": ' + "[" * 100_000).__class__ is Noise


def test_nothing_that_a_terminal_acts_on_gets_through() -> None:
    reader = fed(device("0000:01:00.0", name="evil\x1b[2J\ud800", driver="a\nb"))
    (found,) = reader.devices.values()
    assert (found.name, found.driver) == ("evil?[2J?", "a?b")
    failure = reader.feed(json.dumps(
        {"type": "failure", "code": "x", "detail": {"a\x07": ["\x1b", {"b": {"c": {"d": {}}}}]}}
    ))  # fmt: skip
    assert isinstance(failure, Failure)
    assert failure.detail == {"a?": ["?", {"b": {"c": "..."}}]}


def test_another_protocol_is_told() -> None:
    reader = fed(begin(protocol=2), end())
    assert [one.code for one in reader.finish()] == ["other-protocol"]


def test_memory_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stream, "MAX_BYTES", 200)
    monkeypatch.setattr(stream, "MAX_KEPT", 5)
    monkeypatch.setattr(stream, "MAX_LINE", 4000)
    reader = fed(begin(), *(record(answer(80, 0xA5), 16, fill) for fill in range(6)))
    assert len(reader.captures()) == 1  # of two fills
    for number in range(100):
        reader.feed(device(f"0000:00:{number:02x}.0"))
        reader.feed('{"type": "failure", "code": "x"}')
        reader.feed("noise")
    assert len(reader.devices) == len(reader.failures) == 5
    assert len(reader.noise) == 50
    assert reader.feed("{" + " " * 5000) == Noise("{" + " " * 299)
    (dropped, broken) = reader.finish()
    assert (dropped.code, dropped.detail["dropped"]) == ("too-much", 4)
    assert broken.code == "broke-off"


@pytest.mark.parametrize("name", ["ways", "iommufd", "mbochs"])
def test_a_real_kernel_s_answers_come_through_as_the_recorded_calls_do(name: str) -> None:
    reader = fed(*recorded(f"{name}-linux-6.12.jsonl"))
    assert reader.finish() == ()
    path = f"tests/data/live/{name}-linux-6.12.jsonl"
    with open(path, encoding="utf-8") as file:  # noqa: PTH123 -- read as it stands
        known = open_text(file.read(), path)
    by_call = {
        (one.provenance.device.partition(" (")[0], one.provenance.driver, one.provenance.way,
         one.ioctl, one.index, one.argsz_in): one
        for one in known
        if one.fill == 0xA5
    }  # fmt: skip
    captures = reader.captures()
    assert len(captures) == len(known) // 2 == len(by_call)
    for capture in captures:
        origin = capture.provenance
        twin = by_call[
            origin.device.partition(" (")[0], origin.driver, origin.way, capture.ioctl,
            capture.index, capture.argsz_in,
        ]  # fmt: skip
        assert capture.written == twin.written
        assert twin.data.startswith(capture.data[: len(twin.data)])
        assert (capture.errno, capture.abi) == (twin.errno, twin.abi)


@pytest.mark.parametrize("name", ["ways", "iommufd", "mbochs"])
def test_recorded_lines_of_captures_read_back_as_the_same(name: str) -> None:
    captures = fed(*recorded(f"{name}-linux-6.12.jsonl")).captures()
    back = open_text("\n".join(lines(captures)), "back.jsonl")
    assert len(back) == 2 * len(captures)
    for capture, one, other in zip(captures, back[::2], back[1::2], strict=True):
        assert (one.data, one.written, one.errno) == (capture.data, capture.written, capture.errno)
        assert (one.fill, other.fill, other.written) == (0xA5, 0x5A, capture.written)
        told = replace(one.provenance, source=capture.provenance.source, by=capture.provenance.by)
        assert told == capture.provenance
        assert one.provenance.by == "vfioviz capture, fill 0xa5"
        assert other.provenance.by == "vfioviz capture, fill 0x5a"


def test_captures_decode() -> None:
    for capture in fed(*recorded("ways-linux-6.12.jsonl")).captures():
        assert capture.ioctl is not None
        layout = decode(capture.data, IOCTLS[capture.ioctl], X86_64, None, capture.argsz_in)
        assert layout.size == len(capture.data)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=8,
)
KEYS = [
    "vfio_node",
    "iommu_node",
    "modules",
    "iommu",
    "address",
    "group_node",
    "members",
    "devices",
    "calls",
    "resets",
    "done",
    "of",
    "device",
    "index",
    "argsz",
    "fill",
    "errno",
    "data",
    "code",
    "detail",
    "protocol",
    "arch",
    "byte_order",
    "pointer",
    "records",
    "ioctl",
    "in_use_by",
]
TYPES = ["begin", "host", "device", "plan", "progress", "record", "failure", "end", "news"]
messages = st.builds(
    lambda kind, fields: json.dumps({**fields, "type": kind}),
    st.sampled_from(TYPES),
    st.dictionaries(st.sampled_from(KEYS), json_values, max_size=6),
)
records = st.builds(
    lambda data, argsz, fill, index, errno: record(
        data, argsz, fill, index=index, errno=errno, purpose="sweep"
    ),
    st.binary(min_size=1, max_size=40),
    st.integers(0, 48),
    st.sampled_from([0xA5, 0x5A]),
    st.none() | st.integers(0, 2),
    st.sampled_from([0, 0, 22]),
)


@given(st.lists(messages | records | st.text(max_size=40) | st.just(begin()), max_size=20))
def test_no_stream_makes_the_reader_fail(said: list[str]) -> None:
    reader = fed(*said)
    captures = reader.captures()
    finished = reader.finish()
    assert (reader.end is None) == any(one.code == "broke-off" for one in finished)
    assert len(captures) <= reader.records
    for capture in captures:
        assert capture.provenance.source
        for start, stop in capture.written or ():
            assert 0 <= start < stop <= len(capture.data)
    assert len(list(lines(captures))) == sum(1 if one.written is None else 2 for one in captures)


@given(st.text(max_size=300))
def test_no_line_makes_it_fail(line: str) -> None:
    Reader().feed(line)
