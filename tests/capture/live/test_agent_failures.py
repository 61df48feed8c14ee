from __future__ import annotations

import errno
import os

import pytest

from tests.capture.live.faketree import Tree
from tests.capture.live.running import capture
from vfioviz.capture.live import agent

CONTAINER, GROUP, IOMMUFD, CDEV = (
    "/dev/vfio/vfio",
    "/dev/vfio/5",
    "/dev/iommu",
    "/dev/vfio/devices/vfio0",
)
CASES = [
    # way, where, errno, code, step, path
    ("group", f"open {CONTAINER}", errno.ENOENT, "module-not-loaded", "open-container", CONTAINER),
    ("group", f"open {CONTAINER}", errno.ENODEV, "module-not-loaded", "open-container", CONTAINER),
    ("group", f"open {CONTAINER}", errno.EACCES, "permission", "open-container", CONTAINER),
    ("group", "0x3b64", errno.ENOTTY, "not-supported", "open-container", CONTAINER),
    ("group", f"open {GROUP}", errno.EBUSY, "group-in-use", "open-group", GROUP),
    ("group", f"open {GROUP}", errno.EACCES, "permission", "open-group", GROUP),
    ("group", f"open {GROUP}", errno.EPERM, "permission", "open-group", GROUP),
    ("group", f"open {GROUP}", errno.ENOENT, "not-supported", "open-group", GROUP),
    ("group", "0x3b67", errno.EINVAL, "refused-ioctl", "group-status", GROUP),
    ("group", "0x3b68", errno.EBUSY, "group-in-use", "set-container", CONTAINER),
    ("group", "0x3b66", errno.ENOMEM, "memlock", "set-iommu", CONTAINER),
    ("group", "0x3b66", errno.EPERM, "permission", "set-iommu", CONTAINER),
    ("group", "0x3b6a", errno.ENODEV, "not-a-vfio-driver", "get-device", GROUP),
    ("group", "0x3b6a", errno.EBUSY, "group-in-use", "get-device", GROUP),
    ("group", "0x3b6a", errno.EINVAL, "refused-ioctl", "get-device", GROUP),
    ("group-iommufd", f"open {IOMMUFD}", errno.ENOENT, "no-iommufd", "open-iommu", IOMMUFD),
    ("group-iommufd", "0x3b68", errno.EINVAL, "no-iommufd", "set-container", IOMMUFD),
    ("cdev", f"open {IOMMUFD}", errno.ENOENT, "no-iommufd", "open-iommu", IOMMUFD),
    ("cdev", f"open {CDEV}", errno.ENOENT, "no-cdev", "open-cdev", CDEV),
    ("cdev", f"open {CDEV}", errno.EACCES, "permission", "open-cdev", CDEV),
    ("cdev", "0x3b76", errno.EBUSY, "group-in-use", "bind", CDEV),
    ("cdev", "0x3b76", errno.EPERM, "group-in-use", "bind", CDEV),
    ("cdev", "0x3b76", errno.ENOTTY, "not-supported", "bind", CDEV),
    ("cdev", "0x3b76", errno.ENOMEM, "memlock", "bind", CDEV),
]


@pytest.mark.parametrize(("way", "where", "number", "code", "step", "path"), CASES)
def test_a_step_that_fails_is_named_with_its_errno_and_the_reason(
    ready: Tree, way: str, where: str, number: int, code: str, step: str, path: str
) -> None:
    ran = capture("01:00.0", "--way", way, errors={where: number})
    (failure,) = ran.of("failure")
    del failure["detail"]
    assert failure == {
        "type": "failure",
        "code": code,
        "step": step,
        "path": path,
        "errno": number,
        "errno_name": errno.errorcode[number],
        "device": "0000:01:00.0",
        "group": "5",
    }
    assert (ran.status, ran.of("record")) == (1, [])
    assert ran.messages[-1] == {"type": "end", "records": 0, "failures": 1, "cancelled": False}


@pytest.mark.parametrize("way", ["group", "cdev"])
def test_a_group_that_is_not_viable_names_who_holds_it(ready: Tree, way: str) -> None:
    ready.pci("0000:01:00.1", driver="snd_hda_intel", group="5")
    errors = {"0x3b76": errno.EPERM}
    (failure,) = capture("01:00.0", "--way", way, not_viable=True, errors=errors).of("failure")
    assert failure["code"] == "group-not-viable"
    assert failure["step"] == {"group": "group-status", "cdev": "bind"}[way]
    assert failure["detail"]["holders"] == [["0000:01:00.1", "snd_hda_intel"]]


def test_a_busy_group_names_the_processes_that_hold_it(ready: Tree) -> None:
    ready.link("/proc/4242/fd/11", "/dev/vfio/5")
    (failure,) = capture("01:00.0", errors={f"open {GROUP}": errno.EBUSY}).of("failure")
    assert failure["detail"]["in_use_by"] == [4242]


def test_a_kernel_without_type1_says_so(ready: Tree) -> None:
    (failure,) = capture("01:00.0", values={"0x3b65": 0}).of("failure")
    assert (failure["code"], failure["step"]) == ("no-type1", "set-iommu")


def test_a_container_of_another_version_is_left_alone(ready: Tree) -> None:
    (failure,) = capture("01:00.0", values={"0x3b64": 7}).of("failure")
    assert (failure["code"], failure["detail"]) == ("not-supported", {"api_version": 7})


def test_a_way_that_the_device_does_not_have_fails(ready: Tree) -> None:
    ready.nodes("/dev/vfio/6")
    ready.pci("0000:02:00.0", driver="vfio-pci", group="6")
    assert capture("02:00.0", "--way", "cdev").codes() == ["no-cdev"]


@pytest.mark.parametrize(
    ("driver", "group", "code"),
    [
        ("e1000e", "6", "not-a-vfio-driver"),
        ("", "6", "no-driver"),
        ("e1000e", "", "no-iommu-group"),
    ],
)
def test_what_is_not_bound_to_a_vfio_driver_is_not_opened(
    ready: Tree, driver: str, group: str, code: str
) -> None:
    ready.pci("0000:02:00.0", "8086:10d3", driver=driver, group=group)
    ran = capture("02:00.0", "01:00.0")
    (failure,) = ran.of("failure")
    assert (failure["code"], failure["step"], failure["errno"]) == (code, "find", 0)
    assert failure["detail"]["driver"] == driver
    assert failure["detail"]["ids"] == "8086:10d3"
    assert (ran.status, len(ran.of("record"))) == (1, 14)  # the other is read


def test_a_group_without_a_bound_member_says_what_it_lacks(ready: Tree) -> None:
    ready.pci("0000:02:00.0", driver="e1000e", group="6")
    assert capture("group:6").codes() == ["not-a-vfio-driver"]


def test_no_such_device_is_told_and_the_others_are_read(ready: Tree) -> None:
    ran = capture("0000:99:00.0", "01:00.0")
    (failure,) = ran.of("failure")
    assert (failure["code"], failure["device"]) == ("no-such-device", "0000:99:00.0")
    assert (ran.status, len(ran.of("record"))) == (1, 14)


def test_all_of_nothing_is_a_failure(tree: Tree) -> None:
    assert capture("--all").codes() == ["no-iommu"]
    tree.pci("0000:02:00.0", driver="e1000e", group="6")
    assert capture("--all").codes() == ["not-a-vfio-driver"]


def test_root_that_is_refused_under_lockdown_learns_of_it(
    ready: Tree, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    ready.file("/sys/kernel/security/lockdown", "none integrity [confidentiality]\n")
    (device,) = agent.discover(agent.host())
    error = OSError(errno.EPERM, "")
    assert agent.fail("open-group", GROUP, error, device).code == "lockdown"


def test_a_worker_that_dies_is_told_and_the_rest_goes_on(ready: Tree) -> None:
    ready.pci("0000:01:00.1", driver="vfio-pci", group="5")
    ran = capture("--all", die=["0x3b70"])
    first, second = ran.of("failure")
    assert [first["device"], second["device"]] == ["0000:01:00.0", "0000:01:00.1"]
    assert (first["code"], first["step"]) == ("died", "ioctl")
    assert first["detail"] == {"ioctl": "VFIO_IOMMU_GET_INFO", "argsz": 16, "signal": 9}
    assert len(ran.of("record")) == 20


def test_an_error_of_the_program_itself_is_told_as_well(ready: Tree) -> None:
    ran = capture("01:00.0", values={"0x3b65": "many"})
    (failure,) = ran.of("failure")
    assert failure["code"] == "died"
    assert "ValueError" in failure["detail"]["error"]
