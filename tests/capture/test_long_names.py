"""What a host or a device calls itself may be megabytes: it is cut, whatever it was read from."""

from __future__ import annotations

import json

import pytest

from vfioviz.capture.open import open_bytes
from vfioviz.capture.source import LONGEST, Provenance
from vfioviz.cli import main

RECORD = {
    "kernel": "6.12.1", "arch": "x86_64", "device": "1b36:0010", "ioctl": "VFIO_DEVICE_GET_INFO",
    "argsz": 24, "fill": 0, "errno": 0, "data": "180000000200000009000000050000000000000000000000",
}  # fmt: skip


@pytest.mark.parametrize("name", ["kernel", "arch", "device", "time", "by", "driver", "way"])
def test_a_name_of_megabytes_is_cut_where_it_is_read(name: str) -> None:
    long = "a" + "x" * 1_000_000 + "z"
    (capture,) = open_bytes(json.dumps({**RECORD, name: long}).encode(), "x.jsonl")
    for text in (capture.name, *(getattr(capture.provenance, one) for one in ("source", name))):
        assert len(text) <= LONGEST + 100
    assert "…" in getattr(capture.provenance, name)


def test_a_name_is_kept_as_it_is_where_it_is_of_any_use() -> None:
    long = "vfio-pci " * 200
    assert Provenance("captured", "x", device=long).device == long


@pytest.mark.parametrize("form", ["c", "c-test", "rust", "python", "markdown", "box"])
def test_an_export_is_as_long_as_the_answer_needs(
    form: str, tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path_factory.mktemp("long") / "x.jsonl"
    path.write_text(json.dumps({**RECORD, "device": "x" * 5_000_000}), encoding="ascii")
    assert main(["export", str(path), "--form", form]) == 0
    assert len(capsys.readouterr().out) < 20_000
