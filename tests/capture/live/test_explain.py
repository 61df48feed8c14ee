"""Each failure in one clear line with the next step, and commands that can be pasted."""

from __future__ import annotations

import re
import shlex
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.capture.live.saying import AGENT
from vfioviz.capture.live.binding import bind_commands, is_bound, release_commands
from vfioviz.capture.live.explain import explain, failure_of
from vfioviz.capture.live.explain_device import CODES
from vfioviz.capture.live.explain_run import RUN
from vfioviz.capture.live.messages import Device, Failure, Host, Node

NVME = "0000:01:00.0"
GPU = "0000:02:00.0"
SOUND = "0000:02:00.1"
BRIDGE = "0000:00:01.0"
MEMBERS = (BRIDGE, GPU, SOUND)
DEVICES = {
    BRIDGE: Device(
        "pci",
        BRIDGE,
        class_code="060400",
        driver="pcieport",
        group="7",
        members=MEMBERS,
        problem="not-a-vfio-driver",
    ),
    GPU: Device(
        "pci",
        GPU,
        class_code="030000",
        driver="vfio-pci",
        group="7",
        members=MEMBERS,
        ways=("group",),
        problem="group-not-viable",
        holders=(SOUND,),
    ),
    SOUND: Device(
        "pci",
        SOUND,
        class_code="040300",
        driver="snd_hda_intel",
        group="7",
        members=MEMBERS,
        problem="not-a-vfio-driver",
        holders=(SOUND,),
    ),
    NVME: Device(
        "pci",
        NVME,
        class_code="010802",
        driver="nvme",
        group="5",
        members=(NVME,),
        problem="not-a-vfio-driver",
    ),
}


@pytest.mark.parametrize(
    ("failure", "words"),
    [
        (
            Failure("no-such-device", detail={"wanted": "0000:09:00.0"}),
            "there is no device 0000:09:00.0. vfioviz devices lists",
        ),
        (
            Failure("not-a-vfio-driver", device=NVME, detail={"driver": "nvme"}),
            f"{NVME} is bound to the driver nvme, which is no VFIO driver. Bind it to VFIO; what "
            "uses it now loses it (vfioviz devices --how 0000:01:00.0 prints the commands)",
        ),
        (
            Failure("not-a-vfio-driver", device=SOUND, group="7"),
            "Bind it to VFIO, with all of group 7",
        ),
        (
            Failure("not-a-vfio-driver", detail={"all": True}),
            "no device is bound to a VFIO driver. ",
        ),
        (Failure("no-driver", device=NVME), "is bound to no driver. Bind it"),
        (Failure("no-iommu"), "with Intel, start the kernel with intel_iommu=on"),
        (Failure("no-iommu-group", device=NVME), "is in no IOMMU group"),
        (Failure("module-not-loaded", device=NVME), "VFIO is not loaded"),
        (Failure("no-cdev", device=NVME), "Linux 6.6 or newer with CONFIG_VFIO_DEVICE_CDEV"),
        (Failure("no-iommufd"), "CONFIG_IOMMUFD"),
        (
            Failure("permission", path="/dev/vfio/5", errno=13, errno_name="EACCES"),
            "/dev/vfio/5 may not be opened by this user (EACCES). Read it as root",
        ),
        (
            Failure(
                "permission",
                "set-iommu",
                errno=1,
                errno_name="EPERM",
                device=NVME,
                detail={"likely": "no-interrupt-remapping"},
            ),
            "interrupt remapping",
        ),
        (
            Failure("lockdown", path="/dev/vfio/5"),
            "locked down and refuses /dev/vfio/5",
        ),
        (
            Failure("group-not-viable", device=GPU, group="7"),
            f"group 7 is not viable: {SOUND} (snd_hda_intel) holds it back. All devices of a group",
        ),
        (
            Failure("group-not-viable", group="7", detail={"holders": [[SOUND, "a"], [GPU, "b"]]}),
            f"{SOUND} (a), {GPU} (b) hold it back",
        ),
        (
            Failure(
                "group-in-use",
                path="/dev/vfio/5",
                errno=16,
                errno_name="EBUSY",
                group="5",
                detail={"in_use_by": [4711, 4712]},
            ),
            "group 5 is in use by processes 4711, 4712 (EBUSY). End what uses it",
        ),
        (Failure("group-in-use", group="5"), "group 5 is in use. End what uses it"),
        (
            Failure("memlock", "set-iommu", errno=12, device=NVME),
            "answers ENOMEM: the limit of locked memory is too low. Raise it (ulimit -l, RLIMIT_",
        ),
        (Failure("no-type1", device=NVME), "no IOMMU of type 1"),
        (Failure("noiommu", device=NVME), "enable_unsafe_noiommu_mode"),
        (Failure("not-supported", "open-group", errno=25, errno_name="ENOTTY"), "(ENOTTY)"),
        (Failure("not-supported", detail={"api_version": 3}), "API version 3"),
        (
            Failure("refused-ioctl", device=NVME, detail={"num_regions": 4000, "limit": 256}),
            "says that it has 4000 regions. The first 256 were read",
        ),
        (
            Failure(
                "refused-ioctl", device=NVME, detail={"ioctl": "X", "argsz": 1 << 30, "limit": 5}
            ),
            "X asks for 1073741824 bytes",
        ),
        (
            Failure("refused-ioctl", "set-container", device=NVME, errno_name="EINVAL"),
            "VFIO_GROUP_SET_CONTAINER answers EINVAL",
        ),
        (
            Failure(
                "timed-out",
                "ioctl",
                device=NVME,
                detail={
                    "ioctl": "VFIO_DEVICE_GET_REGION_INFO",
                    "index": 2,
                    "argsz": 32,
                    "seconds": 5.0,
                },
            ),
            "VFIO_DEVICE_GET_REGION_INFO, region 2, argsz 32 did not answer within 5 s. What was",
        ),
        (
            Failure("timed-out", "close", device=NVME, detail={"left": 77}),
            "closing the device did not answer; its process 77 can't be ended",
        ),
        (Failure("died", "ioctl", device=NVME, detail={"signal": 9}), "(signal 9)"),
        (Failure("cancelled", device=NVME), f"{NVME}: cancelled; what was read before is kept"),
        (Failure("refused"), "nothing was opened"),
        (
            Failure("unreachable", detail={"host": "box", "said": "x"}),
            "box can't be reached by ssh (x)",
        ),
        (Failure("no-python3", detail={"host": "box"}), "box has no python3. Python 3.6 or newer"),
        (
            Failure("broke-off", detail={"host": "box", "records": 1}),
            "box broke off halfway; the 1 record read before is kept. Read again",
        ),
        (
            Failure("broke-off", detail={"records": 0}),
            "the capturing part broke off halfway; nothing was read before",
        ),
        (Failure("sudo-password", detail={"host": "box"}), "sudo on box wants a password"),
        (Failure("sudo-password"), "Run sudo -v in this terminal first"),
        (
            Failure("no-program", errno_name="ENOENT", detail={"program": "pkexec"}),
            "Install pkexec",
        ),
        (Failure("not-authorised"), "root was not granted"),
        (
            Failure("no-answer", detail={"host": "box", "status": 2, "said": "usage"}),
            "the capturing part did not start (exit status 2): usage",
        ),
        (
            Failure("what-is-this", "find", "/x", 5, "EIO", NVME),
            "what-is-this (find, /x, EIO)",
        ),
    ],
)
def test_a_failure_is_told_with_the_next_step(failure: Failure, words: str) -> None:
    line = explain(failure, Host(), DEVICES).line
    assert words in line
    assert "\n" not in line
    assert not line.endswith(".")


def test_every_code_that_the_agent_knows_is_explained() -> None:
    source = AGENT.read_text(encoding="utf-8")
    codes = set(re.findall(r'StepError\(\s*"([a-z0-9-]+)"', source))
    codes |= set(re.findall(r'code = "([a-z0-9-]+)"', source))
    codes |= set(re.findall(r'": "(no-[a-z0-9-]+|module-not-loaded)"', source))
    assert {"timed-out", "died", "permission", "no-cdev", "refused"} <= codes
    assert codes <= CODES.keys() | RUN.keys()


def test_a_device_s_problem_is_explained_as_its_failure_is() -> None:
    failure = failure_of(DEVICES[GPU])
    assert failure is not None
    explanation = explain(failure, None, DEVICES)
    assert "snd_hda_intel" in explanation.text
    assert explanation.commands == bind_commands(DEVICES[GPU], DEVICES)
    assert failure_of(Device("pci", NVME, ready=True)) is None
    denied = failure_of(
        Device("pci", NVME, problem="permission", group_node=Node("/dev/vfio/5", present=True))
    )
    assert denied is not None
    assert explain(denied).commands == ('sudo chown "$USER" /dev/vfio/5',)


def test_a_whole_group_is_bound_but_for_bridges_and_what_is_bound_already() -> None:
    folder = f"/sys/bus/pci/devices/{SOUND}"
    assert bind_commands(DEVICES[GPU], DEVICES) == (
        "sudo modprobe vfio-pci",
        f"echo vfio-pci | sudo tee {folder}/driver_override",
        f"echo {SOUND} | sudo tee {folder}/driver/unbind",
        f"echo {SOUND} | sudo tee /sys/bus/pci/drivers/vfio-pci/bind",
    )
    assert is_bound(DEVICES[GPU])
    assert not is_bound(DEVICES[SOUND])
    back = release_commands(DEVICES[GPU], DEVICES)
    assert [line for line in back if BRIDGE in line] == []
    assert f"echo | sudo tee {folder}/driver_override" in back
    assert f"echo {GPU} | sudo tee /sys/bus/pci/drivers_probe" in back


def test_a_device_without_driver_is_not_unbound_first() -> None:
    lone = Device("platform", "fe200000.gpio", group="1", problem="no-driver")
    assert bind_commands(lone, {}) == (
        "sudo modprobe vfio-platform",
        "echo vfio-platform | sudo tee /sys/bus/platform/devices/fe200000.gpio/driver_override",
        "echo fe200000.gpio | sudo tee /sys/bus/platform/drivers/vfio-platform/bind",
    )
    assert bind_commands(Device("ccw", "0.0.1234", problem="no-driver"), {}) == ()


def test_the_commands_do_what_they_say(tmp_path: Path) -> None:
    # In a sysfs of files, with a tee and a modprobe in place of sudo's.
    for path in (f"devices/{NVME}/driver", "drivers/vfio-pci"):
        (tmp_path / "sys/bus/pci" / path).mkdir(parents=True)
    sudo = tmp_path / "sudo"
    sudo.write_text(
        f'#!/bin/sh\n[ "$1" = tee ] && tee "{tmp_path}$2" || echo "$@" >{tmp_path}/log\n'
    )
    sudo.chmod(0o755)
    for line in bind_commands(DEVICES[NVME], DEVICES):
        subprocess.run(
            ["sh", "-ec", line], check=True, env={"PATH": f"{tmp_path}:/usr/bin:/bin"},
            stdout=subprocess.DEVNULL,
        )  # fmt: skip
    bus = tmp_path / "sys/bus/pci"
    assert (tmp_path / "log").read_text() == "modprobe vfio-pci\n"
    assert (bus / f"devices/{NVME}/driver_override").read_text() == "vfio-pci\n"
    assert (bus / f"devices/{NVME}/driver/unbind").read_text() == f"{NVME}\n"
    assert (bus / "drivers/vfio-pci/bind").read_text() == f"{NVME}\n"


names = st.text(alphabet=st.characters(codec="ascii", categories=("L", "N", "P", "S")), min_size=1)


@given(names, names)
def test_names_from_another_machine_are_no_shell(address: str, driver: str) -> None:
    evil = Device("pci", address, driver=driver, problem="not-a-vfio-driver")
    for line in (*bind_commands(evil, {}), *release_commands(evil, {})):
        words = shlex.split(line)
        assert words[0] in {"echo", "sudo"}
        assert len(words) in {3, 4, 5, 6}
        assert sum(word in {"|", ";", "&", "`"} for word in words) <= 1 + (address in "|;&`")


details = st.dictionaries(
    st.sampled_from(["holders", "in_use_by", "driver", "bus", "seconds", "left", "index", "argsz",
                     "ioctl", "limit", "num_regions", "records", "status", "said", "host", "wanted",
                     "members", "signal", "error", "all", "program", "protocol"]),
    st.none() | st.integers() | st.floats() | st.text(max_size=5) | st.booleans()
    | st.lists(st.lists(st.text(max_size=3), max_size=3) | st.integers(), max_size=3),
)  # fmt: skip


@given(
    st.sampled_from([*CODES, *RUN, "news"]),
    details,
    st.sampled_from(["", NVME, GPU, "else"]),
    st.sampled_from(["", "open-group", "ioctl"]),
)
def test_no_failure_is_left_without_words(
    code: str, detail: dict[str, object], device: str, step: str
) -> None:
    failure = Failure(code, step, device=device, detail=detail)
    for devices in ({}, DEVICES):
        assert explain(failure, None, devices).text
