from __future__ import annotations

import mmap
import os
import struct
import termios
from pathlib import Path

import pytest
from typing_extensions import override

from tests.capture.live import fakekernel
from tests.capture.live.faketree import Tree
from tests.capture.live.running import Message, capture
from vfioviz.capture.live import agent

DEVICE, REGION, IOMMU = (
    "VFIO_DEVICE_GET_INFO",
    "VFIO_DEVICE_GET_REGION_INFO",
    "VFIO_IOMMU_GET_INFO",
)
REQUEST = {DEVICE: 0x3B6B, REGION: 0x3B6C, IOMMU: 0x3B70}
ALLOWED = {0x3B64, 0x3B65, 0x3B66, 0x3B67, 0x3B68, 0x3B6A, 0x3B6B, 0x3B6C, 0x3B70, 0x3B76}
GUARD = 64


def calls(records: list[Message]) -> list[tuple[str, int | None, int, int, str]]:
    return [(r["ioctl"], r.get("index"), r["argsz"], r["fill"], r["purpose"]) for r in records]


def both(ioctl: str, index: int | None, argsz: int, purpose: str) -> list[tuple[object, ...]]:
    return [(ioctl, index, argsz, fill, purpose) for fill in (0xA5, 0x5A)]


@pytest.mark.parametrize("way", ["group", "group-iommufd", "cdev"])
def test_each_way_takes_short_and_full_answers_with_both_fills(ready: Tree, way: str) -> None:
    ran = capture("01:00.0", "--way", way)
    assert (ran.status, ran.stderr, ran.of("failure")) == (0, "", [])
    records = ran.of("record")
    assert calls(records) == [
        *both(DEVICE, None, 16, "short"),
        *both(DEVICE, None, 40, "full"),
        *both(REGION, 0, 32, "short"),
        *both(REGION, 0, 40, "full"),
        *both(REGION, 1, 32, "short"),
        *both(IOMMU, None, 16, "short"),
        *both(IOMMU, None, 40, "full"),
    ]
    assert {record["way"] for record in records} == {way}
    assert ran.messages[-1] == {"type": "end", "records": 14, "failures": 0, "cancelled": False}


def test_a_record_says_what_was_called_on_what(ready: Tree) -> None:
    record = capture("01:00.0").of("record")[6]
    data = record.pop("data")
    assert record.pop("time").endswith("Z")
    assert record == {
        "type": "record",
        "way": "group",
        "bus": "pci",
        "device": "1b36:0010",
        "address": "0000:01:00.0",
        "driver": "vfio-pci",
        "group": "5",
        "ioctl": REGION,
        "request": "0x3b6c",
        "index": 0,
        "argsz": 40,
        "fill": 0xA5,
        "errno": 0,
        "purpose": "full",
    }
    info = struct.pack("=IIIIQQ", 40, 0xA, 0, 32, 0x4000, 0)
    assert bytes.fromhex(data) == info + struct.pack("=HHI", 3, 1, 0) + b"\xa5" * GUARD


def test_a_sweep_takes_every_argsz_from_below_minsz_to_past_the_end_and_4096(ready: Tree) -> None:
    records = capture("01:00.0", "--sweep", no_region=[1]).of("record")
    for ioctl, index, full in [
        (DEVICE, None, 40),
        (REGION, 0, 40),
        (REGION, 1, 32),
        (IOMMU, None, 40),
    ]:
        minsz = 32 if ioctl == REGION else 16
        taken = [r for r in records if (r["ioctl"], r.get("index")) == (ioctl, index)]
        for fill in (0xA5, 0x5A):
            sizes = [r["argsz"] for r in taken if r["fill"] == fill]
            assert sorted(sizes) == [*range(minsz - 1, full + 9), 4096]
            assert len(sizes) == len(set(sizes))


def test_every_answer_of_a_sweep_is_what_the_kernel_left_in_the_callers_memory(
    ready: Tree,
) -> None:
    about = {"no_region": [1], "regions": 3}
    records = capture("01:00.0", "--sweep", **about).of("record")
    kernel = fakekernel.FakeKernel(about)
    for record in records:
        argsz, fill = record["argsz"], record["fill"]
        minsz = 32 if record["ioctl"] == REGION else 16
        memory = bytearray([fill]) * (max(argsz, minsz) + GUARD)
        memory[:8] = struct.pack("=II", argsz, 0)
        if "index" in record:
            memory[8:12] = struct.pack("=I", record["index"])
        number = 0
        try:
            kernel.info(REQUEST[record["ioctl"]], memory)
        except OSError as error:
            number = error.errno or 0
        assert (record["errno"], bytes.fromhex(record["data"])) == (number, bytes(memory))
    assert {record["errno"] for record in records} == {0, 22}


def test_an_error_of_an_info_ioctl_is_a_record(ready: Tree) -> None:
    ran = capture("01:00.0", errors={"0x3b70": 19})
    assert ran.status == 0
    assert [(r["errno"], r["argsz"]) for r in ran.of("record") if r["ioctl"] == IOMMU] == [
        (19, 16),
        (19, 16),
    ]


def test_a_device_that_does_not_answer_has_no_regions(ready: Tree) -> None:
    records = capture("01:00.0", errors={"0x3b6b": 25}).of("record")
    assert [(r["ioctl"], r["errno"]) for r in records[:3]] == [
        (DEVICE, 25),
        (DEVICE, 25),
        (IOMMU, 0),
    ]


@pytest.mark.parametrize(("over", "shown"), [(0, GUARD), (4, GUARD), (64, GUARD), (65, 8192)])
def test_a_write_past_argsz_is_part_of_the_data(ready: Tree, over: int, shown: int) -> None:
    for record in capture("01:00.0", overrun=over).of("record")[:2]:
        data = bytes.fromhex(record["data"])
        assert len(data) == 16 + shown
        assert data[16:] == b"\0" * over + bytes([record["fill"]]) * (shown - over)


def test_a_kernel_that_asks_for_too_much_is_not_followed(ready: Tree) -> None:
    ran = capture("01:00.0", huge=0x7FFF_FFFF)
    (failure,) = ran.of("failure")
    assert (failure["code"], failure["step"]) == ("refused-ioctl", "ioctl")
    assert failure["detail"]["argsz"] == 0x7FFF_FFFF
    assert {r["argsz"] for r in ran.of("record") if r["ioctl"] == DEVICE} == {16}
    assert [r for r in ran.of("record") if r["ioctl"] == IOMMU]  # the rest goes on


def test_an_answer_that_always_grows_is_asked_four_times(ready: Tree) -> None:
    class Growing(fakekernel.FakeKernel):
        @override
        def info(self, request: int, memory: bytearray) -> None:
            memory[:4] = struct.pack("=I", struct.unpack("=I", bytes(memory[:4]))[0] + 8)
            memory[8:12] = bytes(4)

    said: list[tuple[str, Message]] = []
    (device,) = agent.discover(agent.host())
    agent.Worker(
        Growing(),  # type: ignore[arg-type]  # it knows nothing of the agent
        device,
        "group",
        False,
        lambda kind, fields: said.append((kind, fields)),
    ).run()
    sizes = [f["argsz"] for kind, f in said if kind == "record" and f["ioctl"] == DEVICE]
    assert sizes == [16, 16, 24, 24, 32, 32, 40, 40]


def test_no_more_regions_are_asked_than_a_device_can_have(ready: Tree) -> None:
    ran = capture("01:00.0", regions=100_000)
    indexes = [r["index"] for r in ran.of("record") if r["ioctl"] == REGION]
    assert max(indexes) == 255
    assert ran.of("failure")[0]["detail"] == {"num_regions": 100_000, "limit": 256}


@pytest.mark.parametrize("full", [16, 40, 1000, 1016, 1017, 5000, 1 << 20])
def test_a_sweep_stays_small_for_a_large_answer(full: int) -> None:
    sizes = agent.sweep(DEVICE, full, {16, full})
    assert sizes == sorted(set(sizes))
    assert not {16, full} & set(sizes)
    assert len(sizes) < 1200
    assert {15, full - 1, full + 1, full + 8, 4096} <= {*sizes, 16}
    if full <= 1016:
        assert {*sizes, 16, full, 4096} == {*range(15, full + 9), 4096}


@pytest.mark.parametrize("way", ["group", "group-iommufd", "cdev"])
def test_no_ioctl_but_the_named_ones_is_sent_and_everything_is_closed(
    ready: Tree, tmp_path: Path, way: str
) -> None:
    log = tmp_path / "log"
    capture("01:00.0", "--sweep", "--way", way, log=str(log))
    said = [line.split(" ", 1)[1] for line in log.read_text().splitlines()]
    assert {int(what.split()[0], 16) for what in said if what.startswith("0x")} <= ALLOWED
    nodes = [what.split()[1] for what in said if what.startswith("open")]
    assert (
        nodes
        == {
            "group": ["/dev/vfio/vfio", "/dev/vfio/5"],
            "group-iommufd": ["/dev/iommu", "/dev/vfio/5"],
            "cdev": ["/dev/iommu", "/dev/vfio/devices/vfio0"],
        }[way]
    )
    assert said.count("close") == len(nodes) + (way != "cdev")
    assert said[-1] == "close"
    assert set(agent.REQUESTS.values()) == ALLOWED


def test_devices_of_a_group_are_read_one_after_the_other_in_processes_of_their_own(
    ready: Tree, tmp_path: Path
) -> None:
    ready.pci("0000:01:00.1", driver="vfio-pci", group="5")
    log = tmp_path / "log"
    ran = capture("--all", log=str(log))
    assert ran.of("plan")[0]["devices"] == ["0000:01:00.0", "0000:01:00.1"]
    assert ran.messages[-1]["records"] == 28
    workers = [line.split()[0] for line in log.read_text().splitlines()]
    assert len(set(workers)) == 2
    assert workers == sorted(workers, key=workers.index)


def test_all_leaves_out_what_is_bound_elsewhere(ready: Tree) -> None:
    ready.pci("0000:02:00.0", driver="e1000e", group="6")
    ran = capture("--all")
    assert [device["address"] for device in ran.of("device")] == ["0000:01:00.0"]
    assert ran.status == 0


def test_a_group_without_iommu_sets_the_type_without_iommu(tree: Tree, tmp_path: Path) -> None:
    tree.nodes("/dev/vfio/vfio", "/dev/vfio/noiommu-0")
    tree.pci("0000:03:00.0", driver="vfio-pci", group="0")
    log = tmp_path / "log"
    ran = capture("03:00.0", values={"0x3b65": 1}, errors={"0x3b70": 25}, log=str(log))
    assert (ran.status, len(ran.of("record"))) == (0, 12)
    assert [line.split()[-1] for line in log.read_text().splitlines() if "0x3b66" in line] == ["8"]
    ran = capture("03:00.0", values={"0x3b65": 0})
    assert (ran.status, ran.codes()) == (1, ["noiommu"])


def test_a_plan_says_what_would_be_opened_and_opens_nothing(ready: Tree, tmp_path: Path) -> None:
    log = tmp_path / "log"
    ran = capture("01:00.0", "--plan", log=str(log))
    (plan,) = ran.of("plan")
    assert plan == {
        "type": "plan",
        "devices": ["0000:01:00.0"],
        "way": "group",
        "calls": 22,
        "resets": ["0000:01:00.0"],
        "nodes": ["/dev/vfio/5", "/dev/vfio/vfio"],
        "ioctls": [
            "VFIO_GET_API_VERSION",
            "VFIO_CHECK_EXTENSION",
            "VFIO_SET_IOMMU",
            "VFIO_GROUP_GET_STATUS",
            "VFIO_GROUP_SET_CONTAINER",
            "VFIO_GROUP_GET_DEVICE_FD",
            DEVICE,
            REGION,
            IOMMU,
        ],
    }
    assert (ran.status, ran.of("record"), log.exists()) == (0, [], False)


def test_a_mediated_device_is_not_reset(ready: Tree) -> None:
    ready.nodes("/dev/vfio/9")
    ready.device("mdev", "83b8f4f2-509f-382f-3c1e-e6bfe0fa1001", driver="mtty", group="9")
    assert capture("group:9", "--plan", "--way", "group").of("plan")[0]["resets"] == []


def test_progress_ends_at_what_was_announced(ready: Tree) -> None:
    ran = capture("01:00.0", slow=["0x3b6c"])
    said = ran.of("progress")
    assert len(said) >= 4
    assert all(message["done"] <= message["of"] for message in said)
    assert [message["done"] for message in said] == sorted(message["done"] for message in said)
    assert (said[-1]["done"], said[-1]["of"]) == (14, 14)
    assert {"done": 5, "ioctl": REGION, "index": 0}.items() <= next(
        message.items() for message in said if message["done"] == 5
    )


def test_the_kernel_writes_right_into_the_callers_memory() -> None:
    out, into = os.pipe()
    try:
        os.write(into, b"abc")
        kernel = agent.Syscalls()
        with mmap.mmap(-1, agent.FAR_GUARD) as memory:
            memory[:] = b"\xa5" * len(memory)
            assert kernel.by_pointer(out, termios.FIONREAD, memory) == 0
            assert memory[:] == struct.pack("=I", 3) + b"\xa5" * (len(memory) - 4)
            with pytest.raises(OSError, match="Inappropriate ioctl"):
                kernel.by_pointer(out, agent.REQUESTS[DEVICE], memory)
        with pytest.raises(OSError, match="Inappropriate ioctl"):
            kernel.by_value(out, agent.REQUESTS["VFIO_GET_API_VERSION"], 0)
    finally:
        os.close(out)
        os.close(into)


def test_memory_is_long_enough_to_be_passed_without_a_copy() -> None:
    assert agent.FAR_GUARD > 1024  # fcntl.ioctl copies up to here


def test_the_way_that_can_be_opened_is_taken_by_itself(
    ready: Tree, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: not str(path).endswith("/dev/vfio/5"))
    (device,) = agent.discover(agent.host())
    assert (device.ready, device.ways) == (True, ["group", "group-iommufd", "cdev"])
    assert agent.way_for(device, "auto") == "cdev"
    assert agent.way_for(device, "group") == "group"
