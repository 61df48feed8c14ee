"""diff, check and export as a reviewer calls them."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from vfioviz import assets
from vfioviz.cli import consumers, main
from vfioviz.cli.options import parse
from vfioviz.codec.consumers.ending import Ending
from vfioviz.codec.requirements import TEXTS
from vfioviz.scene.mail.forms import FORMS

SAMPLES = Path(str(assets.samples()))
BEFORE, AFTER = str(SAMPLES / "iommu-linux-6.1.bin"), str(SAMPLES / "iommu-linux-6.12.bin")
Capsys = pytest.CaptureFixture[str]


def test_diff_says_what_the_patch_did(capsys: Capsys) -> None:
    assert main(["diff", BEFORE, AFTER]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert any(line.split()[:5] == ["moved", "iova_range", "68", "->", "72"] for line in lines)
    assert main(["diff", BEFORE, BEFORE]) == 0
    assert capsys.readouterr().out.endswith("no difference\n")


def test_diff_as_json(capsys: Capsys) -> None:
    main(["diff", BEFORE, AFTER, "--json"])
    document = json.loads(capsys.readouterr().out)
    moved = [each for each in document["differences"] if each["kind"] == "moved"]
    assert document["schema"] == 1
    assert [(each["what"], each["a"], each["b"]) for each in moved] == [
        ("iova_range", [68, 116], [72, 120])
    ]


def test_answers_of_two_ioctls_do_not_compare(capsys: Capsys) -> None:
    assert main(["diff", BEFORE, str(SAMPLES / "device-linux-6.1.bin")]) == 2
    assert "VFIO_DEVICE_GET_INFO" in capsys.readouterr().err


def test_check_holds_by_default_for_each_genuine_answer(capsys: Capsys) -> None:
    genuine = [str(path) for path in SAMPLES.glob("*-linux-*") if path.suffix in {".bin", ".jsonl"}]
    assert main(["check", *genuine]) == 0
    assert "all hold" in capsys.readouterr().out


def test_what_is_required_is_named_with_offset_and_rule(capsys: Capsys) -> None:
    assert main(["check", BEFORE, AFTER, "--require", "align=8,aligned-fields,zero-pad"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert f"{BEFORE}: offset 68: align=8: caps[2] (iova_range) starts at 68, 68 mod 8 = 4" in lines
    assert not [line for line in lines if line.startswith(AFTER)]
    assert len([line for line in lines if ": aligned-fields: " in line]) == 4


@pytest.mark.parametrize("wanted", ["align=3x", "align", "no-such", "zero-pad=1"])
def test_a_requirement_that_is_not_known_is_a_usage_error(wanted: str, capsys: Capsys) -> None:
    assert main(["check", BEFORE, "--require", wanted]) == 2
    assert wanted in capsys.readouterr().err


@pytest.mark.parametrize("key", sorted(TEXTS.keys() - {"align"}))
def test_each_requirement_can_be_asked_for(key: str) -> None:
    assert main(["check", AFTER, "--require", key]) == 0


def test_help_names_each_requirement_and_each_form(capsys: Capsys) -> None:
    for command in ("check", "export"):
        with pytest.raises(SystemExit):
            parse([command, "--help"])
    shown = "".join(capsys.readouterr().out.split())
    assert all((f"{key}=N" if key == "align" else key) in shown for key in TEXTS)
    assert all(key in shown for key in FORMS)


def test_a_broken_file_is_reported_and_the_rest_goes_on(tmp_path: Path, capsys: Capsys) -> None:
    shutil.copy(BEFORE, tmp_path / "a.bin")
    (tmp_path / "b.jsonl").write_text("{no json\n")
    shutil.copy(SAMPLES / "hostile-self-loop.bin", tmp_path / "c.bin")
    assert main(["check", str(tmp_path), "--format", "json"]) == 2
    document = json.loads(capsys.readouterr().out)
    assert document["files"] == 3
    told = {Path(each["file"]).name: each for each in document["results"]}
    assert told["b.jsonl"]["error"].startswith(str(tmp_path / "b.jsonl"))
    assert told["c.bin"]["broken"]
    assert "a.bin" not in told


def test_junit_counts_and_names_what_fails(capsys: Capsys) -> None:
    hostile = str(SAMPLES / "hostile-cycle.bin")
    assert main(["check", BEFORE, hostile, "--format", "junit"]) == 1
    suite = ET.fromstring(capsys.readouterr().out)  # noqa: S314 -- our own output
    assert (suite.get("tests"), suite.get("failures"), suite.get("errors")) == ("2", "1", "0")
    assert [case.get("name") for case in suite.iter("testcase")] == [hostile]


def test_sarif_has_the_byte_range(capsys: Capsys) -> None:
    main(["check", BEFORE, "--require", "align=8", "--format", "sarif"])
    (run,) = json.loads(capsys.readouterr().out)["runs"]
    (result,) = run["results"]
    region = result["locations"][0]["physicalLocation"]["region"]
    assert region == {"byteOffset": 68, "byteLength": 48}
    assert result["ruleId"] in {rule["id"] for rule in run["tool"]["driver"]["rules"]}


def test_golden_is_equal_to_itself_and_to_nothing_else(capsys: Capsys) -> None:
    assert main(["check", AFTER, "--golden", AFTER]) == 0
    assert main(["check", BEFORE, "--golden", AFTER]) == 1
    assert "golden: moved: iova_range: 72 -> 68" in capsys.readouterr().out


def test_many_files_are_shared_among_processes_and_stay_in_order(
    tmp_path: Path, capsys: Capsys
) -> None:
    data = (SAMPLES / "iommu-linux-6.1.bin").read_bytes()
    for number in range(300):
        (tmp_path / f"{number:03}.bin").write_bytes(data)
    assert main(["check", str(tmp_path), "--require", "align=8", "--jobs", "2"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert [Path(line.split(":")[0]).stem for line in lines[:-1]] == [f"{n:03}" for n in range(300)]
    assert lines[-1].startswith("300 answers in 300 files")


@pytest.mark.parametrize("form", FORMS)
def test_what_export_writes_show_reads(form: str, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert main(["export", BEFORE, "--form", form, "-o", str(out)]) == 0
    done = subprocess.run(
        [sys.executable, "-m", "vfioviz", "show", "-", "--json"],
        input=out.read_bytes(), capture_output=True, check=False,
    )  # fmt: skip
    document = json.loads(done.stdout)
    assert (document["ioctl"], document["abi"], document["size"]) == ("iommu", "x86-64", 116)
    assert document["guess"] is None


def test_export_without_a_file_says_what_it_needs(capsys: Capsys) -> None:
    assert main(["export"]) == 2
    assert "--list" in capsys.readouterr().err
    assert main(["export", "--list"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == len(FORMS)


def test_consumers_says_who_walks_a_cycle_for_ever(capsys: Capsys) -> None:
    assert main(["consumers", str(SAMPLES / "hostile-cycle.bin"), "--json"]) == 1
    walks = json.loads(capsys.readouterr().out)["walks"]
    assert {each["ending"] for each in walks} >= {"never ends"}


def test_consumers_names_the_unaligned_loads(capsys: Capsys) -> None:
    assert main(["consumers", BEFORE]) == 0
    shown = capsys.readouterr().out
    assert "    DMA_AVAIL: found it: returns at 56\n        found: DMA_AVAIL at 56" in shown
    assert "4 unaligned loads: fine on x86-64" in shown


def test_consumers_as_json_is_what_its_module_says(capsys: Capsys) -> None:
    main(["consumers", str(SAMPLES / "hostile-cycle.bin"), "--json"])
    document = json.loads(capsys.readouterr().out)
    said = re.findall(r"``(\w+)``", str(consumers.__doc__))
    walks = document["walks"]
    outcomes = [one for each in walks for one in each["outcomes"]]
    visits = [visit for one in outcomes for visit in one["visits"]]
    for objects in ([document], walks, outcomes, visits):
        assert {key for each in objects for key in each} <= set(said)
    for ending in Ending:
        assert f'"{ending.value}"' in str(consumers.__doc__).replace("\n", " ")
    assert {one["ending"] for one in outcomes} <= {each.value for each in Ending}
    assert all(each["harmful"] == Ending(each["ending"]).harmful for each in walks)


def test_sweep_says_which_argsz_is_overrun(capsys: Capsys) -> None:
    atomic = str(SAMPLES / "device-atomic-before-v6.6.bin")
    assert main(["sweep", atomic, "--variants", "posted-v1"]) == 1
    shown = capsys.readouterr().out
    assert "argsz 36..39     overrun, up to 4 bytes" in shown
    assert main(["sweep", atomic, "--variants", "v6.6", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)["variants"]["v6.6"]
    assert told["argsz"][-1]["outcome"] == "complete"
    assert [call["argsz_in"] for call in told["calls"]["qemu"]] == [24, 40]


def test_diff_of_two_capture_files_goes_call_by_call(capsys: Capsys) -> None:
    old, new = (str(SAMPLES / f"nvme-linux-{release}.jsonl") for release in ("6.1", "6.12"))
    assert main(["diff", old, new]) == 1
    shown = capsys.readouterr().out
    assert "VFIO_IOMMU_GET_INFO, argsz 4096, fill 0xa5: differs from byte 20" in shown
    assert "VFIO_DEVICE_GET_REGION_INFO 0, argsz 4096" not in shown
    assert main(["diff", old, old, "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert document["counts"] == {"same": len(document["calls"])}


def test_skew_names_the_pad_that_lies_on_a_capability(capsys: Capsys) -> None:
    atomic = str(SAMPLES / "device-atomic-before-v6.6.bin")
    assert main(["skew", atomic, "--json"]) == 1
    pairs = json.loads(capsys.readouterr().out)["pairs"]
    lying = [(each["variant"], each["headers"]) for each in pairs if each["lies"]]
    assert set(lying) == {("before-v6.6", "6.6")}
    assert main(["skew", atomic, "--variants", "v6.6"]) == 0
    assert "reads what the kernel wrote" in capsys.readouterr().out


def test_the_reply_says_what_the_thread_argued_about(capsys: Capsys) -> None:
    assert main(["reply", str(SAMPLES / "device-atomic-before-v6.6.bin")]) == 0
    shown = capsys.readouterr().out
    assert shown.isascii()
    assert max(map(len, shown.splitlines())) <= 72
    rows = {line[:12].strip(): line[12:].split() for line in shown.splitlines() if line[:1] != "-"}
    assert rows["past argsz"] == ["0", "4", "8", "0", "0"]
    assert rows["readable"] == ["yes", "yes", "NO", "yes", "yes"]
    assert rows["not written"] == ["0", "0", "4", "4", "0"]
    assert "posted-v1: with an argsz of 36 to 39 up to 4 bytes" in shown


@pytest.mark.parametrize(
    ("suffix", "head"), [("png", b"\x89PNG"), ("svg", b"<?xml"), ("pdf", b"%PDF")]
)
def test_export_draws_the_map_where_the_name_is_that_of_a_picture(
    suffix: str, head: bytes, tmp_path: Path
) -> None:
    out = tmp_path / f"map.{suffix}"
    words = [sys.executable, "-m", "vfioviz", "export", BEFORE, "-o", str(out)]
    assert subprocess.run(words, check=False).returncode == 0
    assert out.read_bytes().startswith(head)
