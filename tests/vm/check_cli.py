"""``vfioviz devices`` and ``vfioviz capture`` on real kernels; see check.py."""

from __future__ import annotations

import json

import pytest

from tests.kernel.live import differences
from tests.vm import machine
from tests.vm.cases import FAILURES, IDS, READY, UNUSED, VARIANT, Booted

pytestmark = pytest.mark.timeout(2700)

SAID = {
    "no-such-device": ("0000:ff:1f.7",),
    "not-a-vfio-driver": (machine.ELSEWHERE, "virtio-pci"),
    "group-not-viable": ("group 8", "not viable", machine.HOLDER, "virtio-pci"),
    "group-in-use": ("group 4", "in use", "EBUSY"),
    "permission": ("/dev/vfio/4", "EACCES", "--sudo"),
}
"""What the line that explains a failure names."""


def test_devices_lists_what_is_there(booted: Booted) -> None:
    said = booted.done["devices"]
    assert said["status"] == 0
    assert not said["stderr"]
    lines = said["stdout"].splitlines()
    assert booted.release in lines[0]
    ready = {line.split()[0] for line in lines if line.endswith("can be read")}
    assert ready == {*READY, *booted.mdevs}
    elsewhere = next(line for line in lines if machine.ELSEWHERE in line)
    assert "virtio-pci" in elsewhere


def test_devices_lists_the_same_as_json(booted: Booted) -> None:
    said = booted.done["devices --json"]
    assert said["status"] == 0
    document = json.loads(said["stdout"])
    assert document["begin"]["kernel"] == booted.release
    devices = {one["address"]: one for one in document["devices"]}
    assert {address for address, one in devices.items() if one["ready"]} == {*READY, *booted.mdevs}
    assert devices[machine.NOT_VIABLE]["holders"] == [machine.HOLDER]
    assert devices[machine.ELSEWHERE]["driver"] == "virtio-pci"


def test_each_capture_of_the_file_equals_the_run_of_the_model(booted: Booted) -> None:
    said = booted.done["capture"]
    assert said["status"] == 1  # one group is not viable
    captures = booted.captures("all.vfioviz")
    assert len(captures) > 1300
    for one in captures:
        origin = one.provenance
        assert (origin.kind, origin.kernel, origin.arch) == ("captured", booted.release, "x86_64")
        assert (origin.byte_order, origin.pointer, origin.address) == ("little", 8, "")
        assert origin.driver
        assert origin.time
        assert one.written is not None
    assert {one.provenance.device for one in captures} == {*IDS, *booted.mdevs.values()}
    assert {one.ioctl for one in captures} == {"device", "region", "iommu"}
    assert {one.errno for one in captures} >= {0, 22}
    assert not list(differences(captures, VARIANT[booted.name]))


def test_a_sweep_goes_from_below_minsz_past_the_full_size(booted: Booted) -> None:
    sizes: dict[tuple[str, str | None, int | None], set[int]] = {}
    for one in booted.captures("all.vfioviz"):
        key = (one.provenance.device, one.ioctl, one.index)
        sizes.setdefault(key, set()).add(one.argsz_in or 0)
    for key, found in sizes.items():
        below = 31 if key[1] == "region" else 15
        assert found >= {*range(below, below + 10), 4096}


def test_no_address_and_no_host_name_is_in_the_file(booted: Booted) -> None:
    text = (booted.job / "all.vfioviz").read_text(encoding="utf-8")
    assert not [one for one in (*machine.BIND, *booted.mdevs) if one in text]


def test_what_was_not_read_is_told_with_its_reason(booted: Booted) -> None:
    said = booted.done["capture"]
    assert [line for line in said["stderr"].splitlines() if "not viable" in line]
    assert f"{machine.NOT_VIABLE} 1234:11e8: nothing was read" in said["stdout"]


def test_a_file_of_the_guest_opens_here_and_there(booted: Booted) -> None:
    assert booted.done["capture one"]["status"] == 0
    assert booted.done["show"]["status"] == 0
    assert {one.ioctl for one in booted.captures("one.vfioviz")} == {"device", "region", "iommu"}


@pytest.mark.parametrize("code", FAILURES)
def test_a_failure_is_one_clear_line(booted: Booted, code: str) -> None:
    said = booted.done[f"capture {code}"]
    assert said["status"] == 1
    lines = said["stderr"].splitlines()
    assert len(lines) == 1
    assert lines[0].startswith("vfioviz: ")
    for word in SAID[code]:
        assert word in lines[0]
    assert UNUSED not in said["stdout"]
