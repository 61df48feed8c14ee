"""Whole answers of real kernels give no error and no warning, whatever the caller passed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.models import HEADERS, IOCTLS
from vfioviz.codec.decode import decode
from vfioviz.codec.finding import Severity
from vfioviz.codec.guess import guess

ROOT = Path(__file__).resolve().parents[2]
KEYS = {ioctl.name: ioctl for ioctl in IOCTLS.values()}


def lines() -> list[dict[str, object]]:
    found: list[dict[str, object]] = []
    for path in sorted((ROOT / "tests" / "data" / "kernel").glob("*.jsonl")):
        found += [json.loads(line) for line in path.read_text().splitlines()]
    return found


@pytest.mark.parametrize("knows_the_caller", [True, False])
def test_no_real_record_gives_an_error(knows_the_caller: bool) -> None:
    for line in lines():
        data = bytes.fromhex(str(line["data"]))
        given = int(str(line["argsz"])) if knows_the_caller else None
        layout = decode(data, KEYS[str(line["ioctl"])], given=given)
        grave = [item for item in layout.findings if item.severity is not Severity.NOTE]
        assert not grave, (line["ioctl"], line["argsz"], grave)


def test_each_real_answer_is_guessed_right() -> None:
    for line in lines():
        data = bytes.fromhex(str(line["data"]))
        if line["errno"] or len(data) < 32:
            continue
        found = guess(data, HEADERS)
        assert found.ioctl is KEYS[str(line["ioctl"])], (line["ioctl"], line["argsz"], line["fill"])
        assert found.abi.key == "x86-64"


def test_a_16_byte_caller_gets_no_cap_offset_and_no_error() -> None:
    line = next(
        one for one in lines() if one["argsz"] == 16 and one["ioctl"] == "VFIO_IOMMU_GET_INFO"
    )
    layout = decode(bytes.fromhex(str(line["data"])), IOCTLS["iommu"], given=16)
    assert layout.cap_offset is None
    assert {item.code for item in layout.findings} >= {"cap-offset-absent"}
    assert layout.leaf_at(16).path == "past_argsz"
