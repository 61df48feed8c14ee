"""The agent on real kernels: ``pytest tests/vm/check*.py`` boots each once and looks at all.

``VFIOVIZ_KERNELS`` says which, by name (``6.1 6.12`` where it is not set); with
``VFIOVIZ_REAL_KERNELS=required`` one that cannot be had fails instead of being skipped.
"""

from __future__ import annotations

import pytest

from tests.kernel.live import differences
from tests.vm import machine, strace
from tests.vm.cases import EDU, FAILURES, IDS, READY, VARIANT, WAYS, Booted
from vfioviz.capture.open import open_text

pytestmark = pytest.mark.timeout(2700)

NAMED = {
    *(0x3B64, 0x3B65, 0x3B66),  # VFIO_GET_API_VERSION, VFIO_CHECK_EXTENSION, VFIO_SET_IOMMU
    *(0x3B67, 0x3B68, 0x3B69, 0x3B6A),  # VFIO_GROUP_GET_STATUS to _GET_DEVICE_FD
    *(0x3B6B, 0x3B6C, 0x3B70),  # VFIO_DEVICE_GET_INFO, _GET_REGION_INFO, VFIO_IOMMU_GET_INFO
    0x3B76,  # VFIO_DEVICE_BIND_IOMMUFD
}
TERMINAL = {0x5401, 0x5413, 0x5421, 0x5451, 0x802C542A}
"""TCGETS, TIOCGWINSZ, FIONBIO, FIOCLEX, TCGETS2: what Python asks its own files."""


def test_a_program_that_shares_nothing_with_this_one_sees_what_the_model_says(
    booted: Booted,
) -> None:
    for address in READY:
        said = booted.done[f"probe {address}"]
        assert said["status"] == 0, said["stderr"]
        captures = open_text(said["stdout"], "the guest")
        assert len(captures) > 2000
        assert {one.provenance.kernel for one in captures} == {booted.release}
        assert not list(differences(captures, VARIANT[booted.name]))


def test_the_agent_finds_what_is_there(booted: Booted) -> None:
    devices = {one["address"]: one for one in booted.messages("agent devices", "device")}
    assert set(devices) >= {*machine.BIND, machine.HOLDER, machine.ELSEWHERE}
    ready = {address for address, one in devices.items() if one["ready"]}
    assert ready == {*READY, *booted.mdevs}
    assert devices[machine.NOT_VIABLE]["problem"] == "group-not-viable"
    assert devices[machine.NOT_VIABLE]["holders"] == [machine.HOLDER]
    assert devices[machine.ELSEWHERE]["problem"] == "not-a-vfio-driver"
    assert devices[machine.ELSEWHERE]["driver"] == "virtio-pci"
    nvme = devices["0000:01:00.0"]
    assert (nvme["vendor"], nvme["device"], nvme["driver"]) == ("1b36", "0010", "vfio-pci")


def test_each_record_of_the_agent_is_what_the_model_says(booted: Booted) -> None:
    captures = booted.records("agent all")
    assert {one.provenance.device for one in captures} == {*IDS, *booted.mdevs.values()}
    assert {one.ioctl for one in captures} == {"device", "region", "iommu"}
    assert {one.errno for one in captures} >= {0, 22}
    assert not list(differences(captures, VARIANT[booted.name]))


@pytest.mark.parametrize("way", WAYS)
def test_each_way_answers_as_the_model_says_for_mediated_devices_too(
    booted: Booted, way: str
) -> None:
    captures = booted.records(f"agent by {way}")
    failures = [one["code"] for one in booted.messages(f"agent by {way}", "failure")]
    if booted.name == "iommufd":
        assert {one.provenance.device for one in captures} == {*IDS, *booted.mdevs.values()}
        assert failures == ["group-not-viable"]
    elif way != "group":
        assert failures == ["no-cdev" if way == "cdev" else "no-iommufd"]
        assert not captures
        return
    assert {one.provenance.way for one in captures} == {way}
    assert not list(differences(captures, VARIANT[booted.name]))
    answered = {one.ioctl for one in captures if not one.errno}
    # No address space of VFIO's kind is attached to an iommufd that only binds a device.
    assert answered == {"device", "region", *(() if way == "cdev" else ("iommu",))}


def test_what_cannot_be_read_is_left_out_and_said(booted: Booted) -> None:
    end = booted.messages("agent all")[-1]
    failures = booted.messages("agent all", "failure")
    assert end["failures"] == 1
    assert [one["device"] for one in failures] == [machine.NOT_VIABLE]


@pytest.mark.parametrize("code", FAILURES)
def test_a_failure_says_its_code_the_device_and_the_error(booted: Booted, code: str) -> None:
    assert booted.done[f"agent {code}"]["status"] == 1
    failures = booted.messages(f"agent {code}", "failure")
    errno = {"group-in-use": "EBUSY", "permission": "EACCES"}.get(code, "")
    assert [(one["code"], one["device"], one["errno_name"]) for one in failures] == [
        (code, FAILURES[code]["of"], errno)
    ]


@pytest.mark.parametrize("case", ["agent one", "capture one"])
def test_a_capture_writes_nothing_under_sys_or_proc(booted: Booted, case: str) -> None:
    calls = booted.calls(case)
    named = [one for one in calls if isinstance(one, strace.Named)]
    assert any(one.path == f"/sys/bus/pci/devices/{EDU}/vendor" for one in named)
    # The nodes of VFIO are opened for reading and writing, as the kernel demands it.
    nodes = {"/dev/vfio/vfio", "/dev/vfio/6"}
    assert strace.changed(calls, "/sys", "/proc", "/dev/vfio", "/dev/iommu") == nodes


@pytest.mark.parametrize("case", ["agent one", "capture one"])
def test_a_capture_sends_no_ioctl_but_those_that_are_named(booted: Booted, case: str) -> None:
    sent = {one for one in booted.calls(case) if isinstance(one, strace.Ioctl)}
    vfio = {one.request for one in sent if one.vfio or one.request >> 8 == ord(";")}
    assert vfio <= NAMED
    assert vfio >= {0x3B64, 0x3B66, 0x3B68, 0x3B6A, 0x3B6B, 0x3B6C, 0x3B70}
    assert {one.request for one in sent} - vfio <= TERMINAL


def test_without_consent_no_node_is_opened(booted: Booted) -> None:
    assert booted.done["agent without consent"]["status"] == 2
    calls = booted.calls("agent without consent")
    assert calls
    assert not strace.changed(calls, "/sys", "/proc", "/dev/vfio", "/dev/iommu")
    assert not [one for one in calls if isinstance(one, strace.Ioctl) and one.vfio]
