"""The samples: each is what its entry says, and shows as its golden text says.

``pytest tests/samples --update-golden`` rewrites the golden texts.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from typing import Any

import pytest

from tests.samples.catalogue import constructed
from tests.samples.make_samples import SAMPLES, entries, index
from vfioviz.cli import main

ENTRIES = json.loads((SAMPLES / "index.json").read_text(encoding="utf-8"))
BY_FILE = {entry["file"]: entry for entry in ENTRIES}
CALLS = {
    "iommu": ("VFIO_IOMMU_GET_INFO", None),
    "device": ("VFIO_DEVICE_GET_INFO", None),
    "region0": ("VFIO_DEVICE_GET_REGION_INFO", 0),
}


def each(names: Iterable[str]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("name", sorted(names))


@each(one.file for one in constructed())
def test_a_constructed_sample_is_what_the_generator_writes(name: str) -> None:
    made = {one.file: one.answer.data for one in constructed()}
    assert (SAMPLES / name).read_bytes() == made[name]


def test_the_index_is_what_the_generator_writes() -> None:
    assert (SAMPLES / "index.json").read_text(encoding="utf-8") == index()


def test_the_index_names_each_file_once() -> None:
    files = [entry.file for entry in entries()]
    assert len(set(files)) == len(files)
    assert set(files) == {path.name for path in SAMPLES.glob("*.bin")}


def test_no_text_lies_about_without_its_sample() -> None:
    assert {path.stem for path in SAMPLES.glob("*.txt")} <= {
        path.stem for path in SAMPLES.glob("*.bin")
    }


@each(BY_FILE)
def test_a_sample_has_the_digest_of_its_entry(name: str) -> None:
    digest = hashlib.sha256((SAMPLES / name).read_bytes()).hexdigest()
    assert BY_FILE[name]["sha256"] == digest


@each(file for file, entry in BY_FILE.items() if entry["kind"] == "captured")
def test_a_captured_sample_is_the_start_of_a_recorded_answer(name: str) -> None:
    entry = BY_FILE[name]
    what, _, kernel = name.removesuffix(".bin").partition("-linux-")
    lines = (SAMPLES / f"nvme-linux-{kernel}.jsonl").read_text(encoding="utf-8").splitlines()
    records: list[dict[str, Any]] = [json.loads(line) for line in lines]
    asked = (*CALLS[what], entry["argsz"], entry["fill"], entry["kernel"], entry["device"])
    keys = ("ioctl", "index", "argsz", "fill", "kernel", "device")
    (record,) = [one for one in records if tuple(one.get(key) for key in keys) == asked]
    data = (SAMPLES / name).read_bytes()
    answer = bytes.fromhex(record["data"])
    assert answer.startswith(data)
    assert set(answer[len(data) :]) == {entry["fill"]}


def recipe(entry: dict[str, Any]) -> str:
    return f"# {entry['kind']}: {entry['by']}\n"


@each(BY_FILE)
def test_show_says_what_the_golden_text_says(
    name: str,
    update_golden: bool,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    entry = BY_FILE[name]
    monkeypatch.chdir(SAMPLES)
    status = main(["show", name, "--ioctl", entry["ioctl"], "--abi", entry["abi"]])
    shown = capsys.readouterr().out
    assert status in (0, 1)
    golden = (SAMPLES / name).with_suffix(".txt")
    if update_golden:
        golden.write_text(recipe(entry) + shown, encoding="utf-8")
    assert golden.exists(), "write it by: pytest tests/samples --update-golden"
    assert recipe(entry) + shown == golden.read_text(encoding="utf-8")


@each(file for file, entry in BY_FILE.items() if entry["kernel"])
def test_what_a_kernel_answers_is_no_error(name: str) -> None:
    entry = BY_FILE[name]
    assert (
        main(["show", str(SAMPLES / name), "--ioctl", entry["ioctl"], "--abi", entry["abi"]]) == 0
    )
