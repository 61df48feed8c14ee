"""The command line as users call it: real processes, real captures, exit codes, one-line errors."""

from __future__ import annotations

import json
import os
import struct
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests import patience
from vfioviz.capture.open import open_path
from vfioviz.document.serialize import to_text
from vfioviz.document.session import State
from vfioviz.document.start import project_from

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "samples"
RECORDS = ROOT / "tests" / "data" / "kernel"


def call(
    *words: str | Path, stdin: bytes | None = None, cwd: Path | None = None
) -> subprocess.CompletedProcess[bytes]:
    environment = {
        key: value for key, value in os.environ.items() if key not in {"DISPLAY", "WAYLAND_DISPLAY"}
    }
    environment.pop("QT_QPA_PLATFORM", None)
    return subprocess.run(
        [sys.executable, "-m", "vfioviz", *map(str, words)],
        input=stdin,
        capture_output=True,
        check=False,
        cwd=cwd or ROOT,
        env=environment,
        timeout=patience.SECONDS,
    )


def answer(*words: str | Path, status: int = 0, stdin: bytes | None = None) -> Any:
    done = call(*words, stdin=stdin)
    assert done.returncode == status, done.stderr.decode()
    return json.loads(done.stdout)


@pytest.fixture
def atomic(tmp_path: Path) -> Path:
    """GET_INFO with PCI atomic completion from Linux 6.5, in an exactly sized buffer."""
    path = tmp_path / "atomic.bin"
    info = struct.pack("<IIIII", 36, 0x82, 9, 5, 20)
    path.write_bytes(info + struct.pack("<HHIII", 5, 1, 0, 3, 0))
    return path


def test_show_gives_segments_that_tile_the_buffer() -> None:
    for name, ioctl in (("iommu-linux-6.1.bin", "iommu"), ("region0-linux-6.12.bin", "region")):
        shown = answer("show", SAMPLES / name, "--json")
        assert (shown["schema"], shown["ioctl"], shown["abi"]) == (1, ioctl, "x86-64")
        position = 0
        for segment in shown["segments"]:
            assert set(segment) == {"start", "stop", "role", "path", "type", "value", "misaligned"}
            assert segment["start"] == position
            position = segment["stop"]
        assert position == shown["size"] == (SAMPLES / name).stat().st_size
        for item in shown["findings"]:
            assert {"code", "severity", "start", "stop", "text"} <= set(item)
            assert item["severity"] != "error"


def test_show_names_fields_by_path() -> None:
    shown = answer("show", SAMPLES / "iommu-linux-6.1.bin", "--json")
    assert shown["fields"]["argsz"] == 4096
    assert shown["fields"]["caps[2].iova_ranges[1].end"] == 0x7FFFFFFFFF
    assert [cap["start"] for cap in shown["caps"]] == [24, 56, 68]
    assert sum(segment["misaligned"] for segment in shown["segments"]) == 4


def test_standard_input_and_overrides() -> None:
    data = (SAMPLES / "iommu-linux-6.12.bin").read_bytes()
    shown = answer("show", "-", "--json", "--ioctl", "iommu", "--abi", "x86-64", stdin=data)
    assert shown["guess"] is None
    assert [cap["start"] for cap in shown["caps"]] == [24, 56, 72]
    other = call("show", "-", "--json", "--ioctl", "region", "--abi", "s390x", stdin=data)
    assert json.loads(other.stdout)["ioctl"] == "region"


def test_every_real_record_is_recomputed_byte_for_byte() -> None:
    for name, key in (("nvme-linux-6.1.jsonl", "before-v6.6"), ("nvme-linux-6.12.jsonl", "v6.6")):
        lines = [json.loads(line) for line in (RECORDS / name).read_text().splitlines()]
        for number in (1, 5, 11, 13, 20, 27, 40, 68):
            line = lines[number - 1]
            run = answer(
                "recompute", RECORDS / name, "--record", str(number), "--variant", key, "--json"
            )
            assert run["errno"] == line["errno"]
            size = len(line["data"]) // 2
            modelled = bytes.fromhex(run["buffer"])[:size].ljust(size, bytes([line["fill"]]))
            assert modelled.hex() == line["data"], (name, number)


def test_the_mail_s_argument_in_recompute(atomic: Path) -> None:
    figures = {}
    for key in ("before-v6.6", "posted-v1", "posted-v1-review", "v6.6"):
        done = call("recompute", atomic, "--variant", key, "--argsz", "exact", "--json")
        run = json.loads(done.stdout)
        starts = [cap["start"] for cap in run["caps"]]
        figures[key] = (run["argsz_out"], run["cap_offset"], starts, run["overrun"])
        assert run["variant"] == key
        assert run["handler"] == "vfio-pci"
        assert len(run["buffer"]) // 2 >= run["argsz_in"] + run["overrun"]
        assert run["writes"][0][2] == "caps"
        assert run["writes"][1][2] == "info"
    assert figures == {
        "before-v6.6": (36, 20, [20], 0),
        "posted-v1": (36, 24, [24], 4),
        "posted-v1-review": (36, 24, [28], 8),
        "v6.6": (40, 24, [24], 0),
    }


def test_the_mail_s_argument_in_compare(atomic: Path) -> None:
    done = call("compare", atomic, "--json")
    rows = {row["variant"]: row for row in json.loads(done.stdout)["variants"]}
    assert [rows[key]["overrun_exact"] for key in rows] == [0, 4, 8, 0, 0]
    assert rows["posted-v1-review"]["readable_exact"] is False
    assert rows["review-sketch"]["reported_argsz"] == 40
    text = call("compare", atomic).stdout.decode()
    assert "8 PAST" in text
    assert max(map(len, text.splitlines())) <= 100


def test_recompute_writes_the_buffer_to_a_file(atomic: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.bin"
    done = call(
        "recompute", atomic, "--variant", "v6.6", "--argsz", "exact", "--fill", "0xa5", "-o", out
    )
    assert done.returncode == 0
    assert len(out.read_bytes()) == 40
    shown = answer("show", out, "--json")
    assert shown["cap_offset" if "cap_offset" in shown else "fields"]["cap_offset"] == 24


def test_variants_lists_five_with_their_sources() -> None:
    listed = answer("variants", "--json")
    keys = [one["key"] for one in listed["variants"]]
    assert keys == ["before-v6.6", "posted-v1", "posted-v1-review", "review-sketch", "v6.6"]
    assert all(one["origin"] and one["summary"] for one in listed["variants"])
    assert listed["handlers"]["device"][0] == "vfio-pci"
    assert listed["handlers"]["iommu"] == ["type1", "iommufd"]


@pytest.mark.parametrize("suffix", ["png", "svg", "pdf"])
def test_render_draws_without_a_display(atomic: Path, tmp_path: Path, suffix: str) -> None:
    out = tmp_path / f"map.{suffix}"
    done = call("render", atomic, "--variants", "before-v6.6,v6.6", "-o", out)
    assert done.returncode == 0, done.stderr.decode()
    head = out.read_bytes()[:400]
    assert {"png": b"\x89PNG", "svg": b"<svg", "pdf": b"%PDF"}[suffix] in head
    if suffix == "svg":
        assert "pci_atomic_comp" in out.read_text()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("show", "no-such-file"), "no such file"),
        (("show", "."), "directory"),
        (("show", "-"), "empty"),
        (("recompute", "samples/iommu-linux-6.1.bin", "--variant", "v7"), "expected one of"),
        (
            ("recompute", "samples/iommu-linux-6.1.bin", "--variant", "v6.6", "--handler", "gvt"),
            "expected type1",
        ),
        (("show", "samples/nvme-linux-6.1.jsonl", "--record", "99"), "--record takes 1 to 68"),
        (("render", "samples/iommu-linux-6.1.bin", "-o", "map.gif"), ".png, .svg or .pdf"),
        ((), "no display"),
    ],
)
def test_what_can_t_be_done_is_said_in_one_line(words: tuple[str, ...], said: str) -> None:
    done = call(*words, stdin=b"")
    assert done.returncode == 2
    assert said in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()
    assert done.stderr.decode().strip().count("\n") == 0


def test_a_text_that_is_no_dump_names_line_and_column() -> None:
    done = call("show", "-", stdin=b"Dear all,\nthis is no dump.\n")
    assert done.returncode == 2
    assert b"line 1, column 1" in done.stderr


@pytest.mark.parametrize("words", [("--argsz", "-5"), ("--argsz", "x"), ("--fill", "256")])
def test_a_number_out_of_range_is_a_usage_error(words: tuple[str, ...]) -> None:
    done = call("recompute", "samples/iommu-linux-6.1.bin", "--variant", "v6.6", *words)
    assert done.returncode == 2
    assert b"expected" in done.stderr


def test_findings_of_severity_error_give_status_1(tmp_path: Path) -> None:
    broken = tmp_path / "broken.bin"
    broken.write_bytes(
        struct.pack("<IIQII", 40, 3, 4096, 24, 0) + struct.pack("<HHII", 3, 1, 24, 9)
    )
    done = call("show", broken, "--ioctl", "iommu")
    assert done.returncode == 1
    assert b"next-cycle" in done.stdout


def test_each_command_has_help_with_an_example() -> None:
    for command in ("show", "recompute", "compare", "render", "variants"):
        done = call(command, "--help")
        assert done.returncode == 0
        assert f"vfioviz {command}".encode() in done.stdout.split(b"example:")[1]
    assert call("--version").stdout.startswith(b"vfioviz ")


def test_text_commands_do_not_import_qt() -> None:
    program = (
        "import sys; from vfioviz.cli import main; "
        "main(['show', 'samples/iommu-linux-6.1.bin', '--json']); "
        "main(['compare', 'samples/iommu-linux-6.1.bin']); "
        "bad = {'PySide6', 'pyqtgraph', 'numpy'} & set(sys.modules); sys.exit(len(bad))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()


def test_a_reader_that_goes_away_is_no_error() -> None:
    program = f"{sys.executable} -m vfioviz show samples/iommu-linux-6.1.bin | head -1"
    done = subprocess.run(["sh", "-c", program], cwd=ROOT, capture_output=True, check=False)
    assert done.stderr == b""


def test_a_project_file_is_shown_by_its_captures(tmp_path: Path) -> None:
    project = project_from(open_path(SAMPLES / "iommu-linux-6.1.bin"))
    path = tmp_path / "one.vfioviz"
    path.write_text(to_text(State(project)))
    assert answer("show", path, "--json")["size"] == 116
    path.write_text("{}")
    done = call("show", path)
    assert done.returncode == 2
    assert b"document.vfioviz: expected a number" in done.stderr
