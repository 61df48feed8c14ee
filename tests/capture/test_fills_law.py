"""What fills tell, byte by byte as the rule says it, however many records there are."""

from __future__ import annotations

import json
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.effort import effort
from vfioviz.capture.fills import with_written, written_spans
from vfioviz.capture.live.stream import Reader
from vfioviz.capture.open import open_text
from vfioviz.capture.source import Capture, Provenance

BASE = Capture(
    "a", b"", Provenance("captured", "a"), ioctl="iommu", abi="x86-64", argsz_in=24, fill=0
)


@st.composite
def answers(draw: st.DrawFn) -> list[Capture]:
    size = draw(st.integers(0, 40))
    fills = draw(st.lists(st.sampled_from([0, 1, 0xA5, 0xFF]), min_size=1, max_size=5))
    shared = draw(st.binary(min_size=size, max_size=size))
    mask = draw(st.lists(st.booleans(), min_size=size, max_size=size))
    return [
        replace(
            BASE,
            data=bytes(fill if left else byte for byte, left in zip(shared, mask, strict=True)),
            fill=fill,
            errno=draw(st.sampled_from([0, 0, 22])),
        )
        for fill in fills
    ]


def by_the_rule(capture: Capture, others: list[Capture]) -> tuple[tuple[int, int], ...] | None:
    same = [one for one in others if one.errno == capture.errno]
    if len({one.fill for one in same}) < 2:
        return None
    written = [any(one.data[at] != one.fill for one in same) for at in range(len(capture.data))]
    if capture.errno:
        for start, value in ((0, capture.argsz_in), (4, 0)):
            raw = (value or 0).to_bytes(4, "little")
            if capture.data[start : start + 4] == raw:
                written[start : start + 4] = [False] * 4
    padded = [False, *written, False]
    edges = [at for at in range(len(padded) - 1) if padded[at] != padded[at + 1]]
    return tuple(zip(edges[::2], edges[1::2], strict=True))


@given(answers())
def test_spans_are_those_of_the_rule(records: list[Capture]) -> None:
    found = with_written(records)
    for capture, told in zip(records, found, strict=True):
        assert told.written == by_the_rule(capture, records)
        assert written_spans(capture, records) == told.written


FILLS = st.sampled_from([(0, 0xA5), (0xA5, 0), (0, 0)])


@given(st.binary(max_size=24), st.binary(max_size=24), FILLS)
def test_two_answers_of_an_agent_are_one_where_each_byte_is_the_same_or_untouched(
    one: bytes, other: bytes, fills: tuple[int, int]
) -> None:
    reader = Reader()
    for data, fill in zip((one, other), fills, strict=True):
        reader.feed(json.dumps({
            "type": "record", "ioctl": "VFIO_IOMMU_GET_INFO", "argsz": 24, "fill": fill,
            "data": data.hex() or "00",
        }))  # fmt: skip
    one, other = one or b"\0", other or b"\0"
    agree = (
        fills[0] != fills[1]
        and len(one) == len(other)
        and all(a == b or (a, b) == fills for a, b in zip(one, other, strict=True))
    )
    assert len(reader.captures()) == (1 if agree else 2)


def test_twice_the_records_of_one_call_are_twice_the_work() -> None:
    def work(number: int) -> int:
        record = {"ioctl": "VFIO_IOMMU_GET_INFO", "arch": "x86_64", "argsz": 24, "data": "00" * 24}
        lines = "\n".join(json.dumps({**record, "fill": at % 256}) for at in range(number))
        return effort(lambda: open_text(lines, "a"))

    work(2)  # patterns are compiled once
    assert work(800) < 2.2 * work(400)
