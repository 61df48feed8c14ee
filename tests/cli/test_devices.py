"""`vfioviz devices` on machines of files, by the real agent."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests import patience
from tests.capture.live.faketree import Tree
from tests.capture.live.saying import begin, says
from tests.cli.live import ROOT, Program


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tree:
    """An NVMe that can be read; a graphics card held back by its own sound; a bridge."""
    monkeypatch.setenv("VFIOVIZ_ROOT", str(tmp_path / "machine"))
    tree = Tree(tmp_path / "machine")
    tree.modules("vfio", "vfio_pci")
    tree.nodes("/dev/vfio/vfio", "/dev/vfio/5", "/dev/vfio/12", mode=0o600)
    tree.file(
        "/usr/share/misc/pci.ids", "1b36  Red Hat, Inc.\n\t0010  QEMU NVM Express Controller\n"
    )
    tree.pci("0000:00:01.0", "8086:3420", class_="060400", driver="pcieport", group="12")
    tree.pci("0000:01:00.0", driver="vfio-pci", group="5")
    tree.pci("0000:02:00.0", "10de:1b80", class_="030000", driver="vfio-pci", group="12")
    tree.pci("0000:02:00.1", "10de:10f0", class_="040300", driver="snd_hda_intel", group="12")
    tree.pci("0000:03:00.0", "8086:10d3", class_="020000", driver="e1000e", group="6")
    return tree


def test_groups_are_parents_and_each_reason_is_told(machine: Tree, program: Program) -> None:
    assert program("devices") == 0
    assert program.err == ""
    lines = program.out.splitlines()
    assert "IOMMU on, /dev/vfio/vfio open to you, /dev/iommu not there" in lines[0]
    assert [line.split("  ")[0] for line in lines if line.startswith("group")] == [
        "group 5", "group 6", "group 12",
    ]  # fmt: skip
    (nvme,) = (line for line in lines if "0000:01:00.0" in line)
    for part in ("1b36:0010", "Red Hat, Inc. QEMU NVM Express", "vfio-pci", "group", "can be read"):
        assert part in nvme
    gpu = next(i for i, line in enumerate(lines) if "10de:1b80" in line)
    assert "group 12 is not viable: 0000:02:00.1 (snd_hda_intel) holds it back" in lines[gpu + 1]
    assert lines[gpu + 2].strip() == "sudo modprobe vfio-pci"
    assert any("bound elsewhere" in line for line in lines if "e1000e" in line)
    assert lines[-1].startswith("vfioviz devices --how 0000:")


def test_how_prints_the_commands_for_the_group_and_nothing_is_written(
    machine: Tree, program: Program
) -> None:
    before = {path: path.stat().st_mtime_ns for path in machine.root.rglob("*")}
    assert program("devices", "--how", "02:00.0") == 0
    lines = [line for line in program.out.splitlines() if line and not line.startswith("#")]
    assert lines[0] == "sudo modprobe vfio-pci"
    assert all("0000:02:00.1" in line for line in lines[1:4])
    assert "/sys/bus/pci/drivers/vfio-pci/bind" in lines[3]
    assert "drivers_probe" in lines[-1]
    assert program("devices", "--how", "group:5") == 0
    assert "# 0000:01:00.0 is bound to vfio-pci" in program.out
    assert program("devices", "--how", "0000:09:00.0") == 2
    assert "there is no device '0000:09:00.0'" in program.err
    assert {path: path.stat().st_mtime_ns for path in machine.root.rglob("*")} == before


def test_json_is_of_schema_1(machine: Tree, program: Program) -> None:
    assert program("devices", "--json") == 0
    shown = json.loads(program.out)
    assert set(shown) == {"schema", "host", "begin", "machine", "devices", "failures"}
    assert (shown["schema"], shown["host"], shown["failures"]) == (1, "", [])
    assert set(shown["machine"]) == {"vfio_node", "iommu_node", "modules", "iommu", "lockdown"}
    devices = {one["address"]: one for one in shown["devices"]}
    assert set(devices["0000:01:00.0"]) == {
        "bus", "address", "vendor", "device", "subsystem_vendor", "subsystem", "class", "name",
        "driver", "driver_override", "group", "group_node", "cdev", "cdev_node", "members",
        "mdev_type", "noiommu", "ways", "ready", "problem", "holders", "in_use_by", "ids",
        "explanation", "bind",
    }  # fmt: skip
    assert devices["0000:01:00.0"]["explanation"] is None
    assert devices["0000:01:00.0"]["bind"] == []
    held = devices["0000:02:00.0"]["explanation"]
    assert set(held) == {"text", "next_step", "commands"}
    assert held["commands"] == devices["0000:02:00.0"]["bind"] != []


def test_what_concerns_the_machine_is_told_once(
    tmp_path: Path, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VFIOVIZ_ROOT", str(tmp_path / "bare"))
    tree = Tree(tmp_path / "bare")
    for number in range(3):
        tree.pci(f"0000:00:0{number}.0", driver="e1000e")
    assert program("devices") == 0
    assert program.out.count("intel_iommu=on") == 1
    assert "in no IOMMU group" in program.out


def test_a_machine_without_devices_says_so(
    tmp_path: Path, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VFIOVIZ_ROOT", str(tmp_path))
    assert program("devices") == 0
    assert "no device on the PCI bus" in program.out


def test_a_listing_that_breaks_off_is_told(program: Program, tmp_path: Path) -> None:
    program.agent(says(tmp_path / "agent.py", begin(), then="sys.exit(3)"))
    assert program("devices") == 1
    assert program.err.startswith("vfioviz: the capturing part broke off halfway")
    assert len(program.err.splitlines()) == 1
    assert program("devices", "--json") == 1
    assert [one["code"] for one in json.loads(program.out)["failures"]] == ["broke-off"]
    assert program("devices", "--how", "x") == 1


def test_a_host_that_is_an_option_is_refused(program: Program) -> None:
    assert program("devices", "--ssh=-oProxyCommand=reboot") == 2
    assert program.err.startswith("vfioviz: '-oProxyCommand=reboot' is no name of a host")


def test_it_answers_without_qt(machine: Tree) -> None:
    code = (
        "import sys; from vfioviz.cli import main; main(['devices']);"
        "print(*[n for n in sys.modules if n.split('.')[0] in"
        " ('PySide6', 'shiboken6', 'pyqtgraph', 'numpy')], file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=dict(os.environ), text=True,
        capture_output=True, check=True, timeout=patience.SECONDS,
    )  # fmt: skip
    assert done.stderr.strip() == ""
    assert "0000:01:00.0" in done.stdout
