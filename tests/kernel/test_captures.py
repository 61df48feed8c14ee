"""Every real answer is reproduced byte for byte from its own capabilities, argsz and fill."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.kernel.wire import Record, content, records
from tests.models import refused, run, version
from vfioviz.codec.content import Content

VARIANT_OF = {"nvme-linux-6.1.jsonl": "before-v6.6", "nvme-linux-6.12.jsonl": "v6.6"}

CASES = [(name, record) for name in VARIANT_OF for record in records(name)]


def request_of(record: Record, name: str) -> Content:
    full = [
        one
        for one in records(name)
        if (one.ioctl, one.index) == (record.ioctl, record.index) and one.argsz == 4096
    ]
    answered = [one for one in full if one.errno == 0]
    if answered:
        return content(answered[0])
    return refused(record.ioctl, full[0].errno, record.index)


@pytest.mark.parametrize(
    ("name", "record"),
    CASES,
    ids=lambda value: (
        f"{value.ioctl}-{value.index}-{value.argsz}-{value.fill:#x}"
        if isinstance(value, Record)
        else value
    ),
)
def test_a_real_answer_is_reproduced_byte_for_byte(name: str, record: Record) -> None:
    result = run(
        request_of(record, name), version(VARIANT_OF[name]), argsz=record.argsz, fill=record.fill
    )
    size = len(record.data)
    modelled = result.buffer[:size].ljust(size, bytes([record.fill]))
    assert result.errno == record.errno
    assert modelled.hex(" ") == record.data.hex(" ")


def test_both_kernels_are_covered_with_all_three_ioctls() -> None:
    assert len(CASES) == 136
    assert {record.ioctl for _, record in CASES} == {"device", "region", "iommu"}
    assert {record.kernel.split("-")[0] for _, record in CASES} == {"6.1.0", "6.12.107+deb12"}


def test_bytes_that_both_fills_show_are_those_that_the_model_leaves_alone() -> None:
    for name, key in VARIANT_OF.items():
        found = records(name)
        for record in found:
            twin = next(
                one
                for one in found
                if one.fill != record.fill
                and (one.ioctl, one.index, one.argsz) == (record.ioctl, record.index, record.argsz)
            )
            result = run(
                request_of(record, name), version(key), argsz=record.argsz, fill=record.fill
            )
            written = {at for write in result.writes for at in range(write.start, write.stop)}
            caller_set = set(range(12 if record.ioctl == "region" else 8))
            for at, (mine, other) in enumerate(zip(record.data, twin.data, strict=True)):
                untouched = mine == record.fill and other == twin.fill
                if untouched and not (record.ioctl == "region" and 12 <= at < 16):
                    assert at not in written - caller_set


def test_an_absent_region_answers_its_own_error_after_the_test_of_argsz() -> None:
    absent = refused("region", 22, 8)
    result = run(absent, version("v6.6"), argsz=4096, fill=0xA5)
    assert result.errno == 22
    assert result.writes == ()
    assert run(replace(absent, errno=0), version("v6.6"), argsz=31, fill=0xA5).errno == 22
