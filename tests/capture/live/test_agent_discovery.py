from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.capture.live.faketree import Tree
from tests.capture.live.running import AGENT, devices
from vfioviz.capture.live import agent

IDS = """# the list
1af4  Red Hat, Inc.
\t1041  Virtio 1.0 network device
1b36  Red Hat, Inc.
\t0010  QEMU NVM Express Controller
\t\t1af4 1100  A board
\t0011  Another one
C 01  Mass storage controller
\t08  Non-Volatile memory controller
"""


def test_a_device_that_can_be_read_says_all_about_itself(ready: Tree) -> None:
    ready.file("/usr/share/misc/pci.ids", IDS)
    found = devices()["0000:01:00.0"]
    node = {"present": True, "read": True, "write": True}
    assert found == {
        "type": "device",
        "bus": "pci",
        "address": "0000:01:00.0",
        "vendor": "1b36",
        "device": "0010",
        "subsystem_vendor": "1af4",
        "subsystem": "1100",
        "class": "010802",
        "name": "Red Hat, Inc. QEMU NVM Express Controller",
        "driver": "vfio-pci",
        "driver_override": "",
        "group": "5",
        "group_node": {"path": "/dev/vfio/5", **node},
        "cdev": "vfio0",
        "cdev_node": {"path": "/dev/vfio/devices/vfio0", **node},
        "members": ["0000:01:00.0"],
        "mdev_type": "",
        "noiommu": False,
        "ways": ["group", "group-iommufd", "cdev"],
        "ready": True,
        "problem": "",
        "holders": [],
        "in_use_by": [],
    }


def test_the_host_tells_nodes_modules_and_lockdown(ready: Tree) -> None:
    ready.file("/sys/kernel/security/lockdown", "none [integrity] confidentiality\n")
    ready.modules("ext4")
    assert agent.host() == {
        "vfio_node": agent.node("/dev/vfio/vfio"),
        "iommu_node": agent.node("/dev/iommu"),
        "modules": ["iommufd", "vfio", "vfio_pci"],
        "iommu": True,
        "lockdown": "integrity",
    }
    assert agent.node("/dev/vfio/vfio")["present"]


def test_a_machine_without_iommu_says_so_of_each_device(tree: Tree) -> None:
    tree.pci("0000:00:02.0", driver="virtio-pci")
    found = devices()["0000:00:02.0"]
    assert (found["problem"], found["group"], found["group_node"]) == ("no-iommu", "", None)
    assert not agent.host()["iommu"]


def test_a_device_without_group_on_a_machine_with_iommu_has_another_problem(ready: Tree) -> None:
    ready.pci("0000:00:02.0", driver="virtio-pci")
    assert devices()["0000:00:02.0"]["problem"] == "no-iommu-group"


def test_a_second_function_bound_elsewhere_holds_the_group_back(ready: Tree) -> None:
    ready.pci("0000:01:00.1", driver="snd_hda_intel", group="5")
    ready.pci("0000:01:00.2", group="5")
    found = devices()
    assert [found[f"0000:01:00.{function}"]["problem"] for function in range(3)] == [
        "group-not-viable",
        "not-a-vfio-driver",
        "no-driver",
    ]
    first = found["0000:01:00.0"]
    assert first["holders"] == ["0000:01:00.1"]
    assert first["members"] == ["0000:01:00.0", "0000:01:00.1", "0000:01:00.2"]
    assert first["ways"]
    assert not first["ready"]
    assert found["0000:01:00.1"]["ways"] == []


@pytest.mark.parametrize(
    ("driver", "class_"), [("pcieport", "060400"), ("pci-stub", "010802"), ("some", "060400")]
)
def test_bridges_and_stubs_leave_a_group_viable(ready: Tree, driver: str, class_: str) -> None:
    ready.pci("0000:00:01.0", driver=driver, group="5", class_=class_)
    assert devices()["0000:01:00.0"]["problem"] == ""


@pytest.mark.parametrize(
    "driver", ["mlx5_vfio_pci", "hisi-acc-vfio-pci", "nvgrace-gpu-vfio-pci", "vfio-pci"]
)
def test_variant_drivers_are_vfio_drivers(ready: Tree, driver: str) -> None:
    ready.nodes("/dev/vfio/6")
    ready.pci("0000:02:00.0", driver=driver, group="6")
    found = devices()["0000:02:00.0"]
    assert found["ready"]
    assert found["ways"] == ["group", "group-iommufd"]


def test_a_driver_of_any_name_with_a_vfio_dev_folder_is_one(ready: Tree) -> None:
    ready.nodes("/dev/vfio/6")
    folder = ready.pci("0000:02:00.0", driver="xe", group="6", cdev="vfio7")
    (folder / "vfio-dev/vfio7/dev").unlink()
    found = devices()["0000:02:00.0"]
    assert found["ready"]
    assert (found["cdev"], found["cdev_node"]) == ("", None)  # a kernel without VFIO_DEVICE_CDEV


def test_a_mediated_device_tells_its_type(ready: Tree) -> None:
    ready.nodes("/dev/vfio/9")
    uuid = "83b8f4f2-509f-382f-3c1e-e6bfe0fa1001"
    folder = ready.device("mdev", uuid, driver="vfio_mdev", group="9")
    types = ready.root / "sys/devices/virtual/mbochs/mbochs/mdev_supported_types/mbochs-small"
    types.mkdir(parents=True)
    (types / "name").write_text("small: 64 MB\n")
    (folder / "mdev_type").symlink_to(types)
    found = devices()[uuid]
    assert (found["bus"], found["mdev_type"], found["name"]) == (
        "mdev",
        "mbochs-small",
        "small: 64 MB",
    )
    assert (found["vendor"], found["ready"], found["group"]) == ("", True, "9")


def test_a_platform_device_is_listed_where_it_has_a_group(ready: Tree) -> None:
    ready.nodes("/dev/vfio/7")
    folder = ready.device("platform", "fff51000.ethernet", driver="vfio-platform", group="7")
    (folder / "of_node").mkdir()
    (folder / "of_node/compatible").write_bytes(b"calxeda,hb-xgmac\0other\0")
    ready.device("platform", "serial8250", driver="serial8250")
    found = devices()
    assert found["fff51000.ethernet"]["name"] == "calxeda,hb-xgmac"
    assert found["fff51000.ethernet"]["ready"]
    assert "serial8250" not in found


def test_a_group_without_iommu_has_its_own_node(tree: Tree) -> None:
    tree.modules("vfio")
    tree.nodes("/dev/vfio/vfio", "/dev/vfio/noiommu-0")
    tree.pci("0000:03:00.0", driver="vfio-pci", group="0")
    tree.file("/sys/kernel/iommu_groups/0/name", "vfio-noiommu\n")
    found = devices()["0000:03:00.0"]
    assert (found["noiommu"], found["ways"], found["ready"]) == (True, ["group"], True)
    assert found["group_node"]["path"] == "/dev/vfio/noiommu-0"
    assert not agent.host()["iommu"]


def test_no_vfio_at_all_is_a_module_that_is_not_loaded(tree: Tree) -> None:
    tree.pci("0000:01:00.0", driver="vfio-pci", group="5")
    assert devices()["0000:01:00.0"]["problem"] == "module-not-loaded"


def test_nodes_of_root_are_a_matter_of_permission_for_others(
    ready: Tree, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    (found,) = agent.discover(agent.host())
    assert (found.problem, found.ready) == ("permission", False)
    assert found.ways == ["group", "group-iommufd", "cdev"]


def test_processes_that_hold_the_group_are_named(ready: Tree) -> None:
    ready.link("/proc/4242/fd/11", "/dev/vfio/5")
    ready.link("/proc/4242/fd/12", "/dev/vfio/5")
    ready.link("/proc/77/fd/3", "/dev/vfio/devices/vfio0")
    ready.link("/proc/78/fd/3", "/dev/vfio/vfio")
    found = devices()["0000:01:00.0"]
    assert found["in_use_by"] == [77, 4242]
    assert (found["problem"], found["ready"]) == ("group-in-use", False)


@pytest.mark.parametrize(
    ("wanted", "addresses"),
    [
        ("0000:01:00.0", ["0000:01:00.0"]),
        ("01:00.0", ["0000:01:00.0"]),
        ("vfio0", ["0000:01:00.0"]),
        ("0000:0A:00.0", ["0000:0a:00.0"]),
        ("group:5", ["0000:01:00.0", "0000:01:00.1"]),
    ],
)
def test_a_device_is_named_by_address_group_or_node(
    ready: Tree, wanted: str, addresses: list[str]
) -> None:
    ready.pci("0000:01:00.1", driver="vfio-pci", group="5")
    ready.pci("0000:01:00.2", driver="snd_hda_intel", group="5")
    ready.pci("0000:0a:00.0", driver="vfio-pci", group="6")
    chosen = agent.choose(wanted, agent.discover(agent.host()))
    assert [device.address for device in chosen] == addresses


@pytest.mark.parametrize("wanted", ["0000:99:00.0", "group:99", "", "vfio9", "../../etc"])
def test_what_is_not_there_is_no_device(ready: Tree, wanted: str) -> None:
    with pytest.raises(agent.StepError) as caught:
        agent.choose(wanted, agent.discover(agent.host()))
    assert caught.value.code == "no-such-device"


def test_discovery_opens_nothing_under_dev(ready: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []
    real = os.open

    def watched(path: str, flags: int) -> int:
        seen.append(path)
        assert not flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
        return real(path, flags)

    monkeypatch.setattr(os, "open", watched)
    assert agent.discover(agent.host())
    assert seen
    assert not [path for path in seen if Path(path).is_relative_to(ready.root / "dev")]


def test_the_agent_stands_where_the_package_has_it() -> None:
    assert Path(agent.__file__) == AGENT
