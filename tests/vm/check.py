"""The program on real kernels: ``pytest tests/vm/check.py`` boots each once and looks at all.

``VFIOVIZ_KERNELS`` says which, by name (``6.1 6.12`` where it is not set); with
``VFIOVIZ_REAL_KERNELS=required`` one that cannot be had fails instead of being skipped.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from tests.kernel.live import differences
from tests.vm import machine, strace
from tests.vm.kernels import MissingError, kernel
from vfioviz.capture.open import open_text
from vfioviz.capture.source import Capture
from vfioviz.document.serialize import from_text

pytestmark = pytest.mark.timeout(600)

KERNELS = (os.environ.get("VFIOVIZ_KERNELS") or "6.1 6.12").split()
VARIANT = {"6.1": "before-v6.6", "6.12": "v6.6", "iommufd": "v6.6"}

READY = [one for one in machine.BIND if one != machine.NOT_VIABLE]
E1000E = "0000:00:04.0"
EDU = "0000:00:06.0"
IDS = ("1234:1111", "8086:10d3", "1b36:000d", "1234:11e8", "15ad:07b0", "1b36:0010")
ABSENT = "0000:ff:1f.7"
GUEST = ".venv/bin/python"


NAMED = {
    *(0x3B64, 0x3B65, 0x3B66),  # VFIO_GET_API_VERSION, VFIO_CHECK_EXTENSION, VFIO_SET_IOMMU
    *(0x3B67, 0x3B68, 0x3B69, 0x3B6A),  # VFIO_GROUP_GET_STATUS to _GET_DEVICE_FD
    *(0x3B6B, 0x3B6C, 0x3B70),  # VFIO_DEVICE_GET_INFO, _GET_REGION_INFO, VFIO_IOMMU_GET_INFO
    0x3B76,  # VFIO_DEVICE_BIND_IOMMUFD
}
TERMINAL = {0x5401, 0x5413, 0x5421, 0x5451, 0x802C542A}
"""TCGETS, TIOCGWINSZ, FIONBIO, FIOCLEX, TCGETS2: what Python asks its own files."""
SIZES = [str(argsz) for argsz in (*range(15, 129), 4096)]
AGENT = [GUEST, "vfioviz/capture/live/agent.py"]
CASES: list[dict[str, Any]] = [
    *(
        {"name": f"probe {one}", "words": [GUEST, "tests/vm/probe.py", "group", one, *SIZES]}
        for one in READY
    ),
    {"name": "agent devices", "words": [*AGENT, "devices"]},
    {"name": "agent all", "words": [*AGENT, "capture", "--yes", "--all", "--sweep"]},
    {"name": "agent one", "words": [*AGENT, "capture", "--yes", EDU], "trace": True},
    {"name": "agent without consent", "words": [*AGENT, "capture", EDU], "trace": True},
    {"name": "agent no-such-device", "words": [*AGENT, "capture", "--yes", ABSENT]},
    {"name": "agent not-a-vfio-driver", "words": [*AGENT, "capture", "--yes", machine.ELSEWHERE]},
    {"name": "agent group-not-viable", "words": [*AGENT, "capture", "--yes", machine.NOT_VIABLE]},
    {"name": "agent group-in-use", "words": [*AGENT, "capture", "--yes", E1000E], "hold": E1000E},
    {"name": "agent permission", "words": [*AGENT, "capture", "--yes", E1000E], "nobody": True},
]


WAYS = ("group", "group-iommufd", "cdev")


def cases_of(name: str) -> list[dict[str, Any]]:
    """Return the cases of a kernel."""
    if name != "iommufd":
        return CASES
    everything = [*AGENT, "capture", "--yes", "--all", "--sweep"]
    return CASES + [
        {"name": f"agent all {way}", "words": [*everything, "--way", way]} for way in WAYS
    ]


@dataclass(frozen=True)
class Booted:
    """What one kernel gave."""

    name: str
    release: str
    job: Path
    done: dict[str, Any] = field(repr=False)

    @property
    def mdevs(self) -> dict[str, str]:
        """Address and type of its mediated devices."""
        return {uuid: kind for kind, uuid in machine.MDEVS} if self.name == "iommufd" else {}

    def messages(self, name: str) -> list[dict[str, Any]]:
        """Return what the agent said in a case."""
        return [json.loads(line) for line in self.done[name]["stdout"].splitlines()]

    def calls(self, name: str) -> list[strace.Named | strace.Ioctl]:
        """Return what a case asked of the kernel."""
        return list(strace.calls(self.job / f"{name}.trace"))

    def captures(self, name: str) -> tuple[Capture, ...]:
        """Return those of a file that the program wrote in the guest."""
        state = from_text((self.job / name).read_text(encoding="utf-8"))
        assert state.project is not None
        return state.project.captures


@pytest.fixture(scope="session", params=KERNELS)
def booted(request: pytest.FixtureRequest) -> Iterator[Booted]:
    name = request.param
    cases = [{"time_limit": 120} | case for case in cases_of(name)]
    with machine.folder() as job:
        (job / "cases.json").write_text(json.dumps(cases), encoding="utf-8")
        try:
            stock = kernel(name)
            result = machine.run(stock, [GUEST, "tests/vm/guest.py"], job, time_limit=400)
        except MissingError as error:
            if os.environ.get("VFIOVIZ_REAL_KERNELS") == "required":
                pytest.fail(str(error))
            pytest.skip(str(error))
        assert result.status == 0, result.stdout + result.stderr + result.console
        done = json.loads((job / "done.json").read_text(encoding="utf-8"))
        print({key: value["seconds"] for key, value in done.items() if key != "kernel"})
        yield Booted(name, stock.release, job, done)


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
    messages = booted.messages("agent devices")
    devices = {one["address"]: one for one in messages if one["type"] == "device"}
    assert set(devices) >= {*machine.BIND, machine.HOLDER, machine.ELSEWHERE}
    ready = {address for address, one in devices.items() if one["ready"]}
    assert ready == {*READY, *booted.mdevs}
    assert devices[machine.NOT_VIABLE]["problem"] == "group-not-viable"
    assert devices[machine.NOT_VIABLE]["holders"] == [machine.HOLDER]
    assert devices[machine.ELSEWHERE]["problem"] == "not-a-vfio-driver"
    assert devices[machine.ELSEWHERE]["driver"] == "virtio-pci"
    nvme = devices["0000:01:00.0"]
    assert (nvme["vendor"], nvme["device"], nvme["driver"]) == ("1b36", "0010", "vfio-pci")


def records(booted: Booted, name: str) -> tuple[Capture, ...]:
    """Return what the agent recorded in a case; the kernel stands in its first message."""
    assert booted.messages(name)[0]["kernel"] == booted.release
    lines = booted.done[name]["stdout"].splitlines()
    return open_text("\n".join(one for one in lines if '"type": "record"' in one), "the agent")


def test_each_record_of_the_agent_is_what_the_model_says(booted: Booted) -> None:
    captures = records(booted, "agent all")
    assert {one.provenance.device for one in captures} == {*IDS, *booted.mdevs.values()}
    assert {one.ioctl for one in captures} == {"device", "region", "iommu"}
    assert {one.errno for one in captures} >= {0, 22}
    assert not list(differences(captures, VARIANT[booted.name]))


@pytest.mark.skipif("iommufd" not in KERNELS, reason="stock kernels have one way alone")
@pytest.mark.parametrize("way", WAYS)
def test_each_way_answers_as_the_model_says_for_mediated_devices_too(
    booted: Booted, way: str
) -> None:
    if booted.name != "iommufd":
        pytest.skip("a stock kernel: one way alone")
    captures = records(booted, f"agent all {way}")
    assert {one.provenance.way for one in captures} == {way}
    assert {one.provenance.device for one in captures} == {*IDS, *booted.mdevs.values()}
    assert not list(differences(captures, "v6.6"))
    answered = {one.ioctl for one in captures if not one.errno}
    # No address space of VFIO's kind is attached to an iommufd that only binds a device.
    assert answered == {"device", "region", *(() if way == "cdev" else ("iommu",))}


def test_what_cannot_be_read_is_left_out_and_said(booted: Booted) -> None:
    end = booted.messages("agent all")[-1]
    failures = [one for one in booted.messages("agent all") if one["type"] == "failure"]
    assert end["failures"] == 1
    assert [one["device"] for one in failures] == [machine.NOT_VIABLE]


@pytest.mark.parametrize(
    ("code", "device", "errno"),
    [
        ("no-such-device", ABSENT, ""),
        ("not-a-vfio-driver", machine.ELSEWHERE, ""),
        ("group-not-viable", machine.NOT_VIABLE, ""),
        ("group-in-use", E1000E, "EBUSY"),
        ("permission", E1000E, "EACCES"),
    ],
)
def test_a_failure_says_its_code_the_device_and_the_error(
    booted: Booted, code: str, device: str, errno: str
) -> None:
    said = booted.done[f"agent {code}"]
    assert said["status"] == 1, said
    failures = [one for one in booted.messages(f"agent {code}") if one["type"] == "failure"]
    assert [(one["code"], one["device"], one["errno_name"]) for one in failures] == [
        (code, device, errno)
    ]


def changed(calls: Iterable[strace.Named | strace.Ioctl]) -> list[str]:
    """Return the names under /sys and /proc that were opened for writing, or changed."""
    return [
        one.path
        for one in calls
        if isinstance(one, strace.Named)
        and one.writes
        and one.path.startswith(("/sys", "/proc", "/dev/vfio", "/dev/iommu"))
    ]


def test_a_capture_writes_nothing_under_sys_or_proc(booted: Booted) -> None:
    calls = booted.calls("agent one")
    assert len([one for one in calls if isinstance(one, strace.Named)]) > 100
    assert any(isinstance(one, strace.Named) and one.path.startswith("/sys/bus") for one in calls)
    # The nodes of VFIO are opened for reading and writing, as the kernel demands it.
    assert set(changed(calls)) == {"/dev/vfio/vfio", "/dev/vfio/6"}


def test_a_capture_sends_no_ioctl_but_those_that_are_named(booted: Booted) -> None:
    sent = {one for one in booted.calls("agent one") if isinstance(one, strace.Ioctl)}
    vfio = {one.request for one in sent if one.request >> 8 == ord(";")}
    assert vfio <= NAMED
    assert vfio >= {0x3B64, 0x3B66, 0x3B68, 0x3B6A, 0x3B6B, 0x3B6C, 0x3B70}
    for one in sent:
        assert one.request in (NAMED if one.vfio else TERMINAL), one


def test_without_consent_no_node_is_opened(booted: Booted) -> None:
    assert booted.done["agent without consent"]["status"] == 2
    calls = booted.calls("agent without consent")
    assert calls
    assert not changed(calls)
    assert not [one for one in calls if isinstance(one, strace.Ioctl) and one.vfio]
