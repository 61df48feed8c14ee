"""The guess of the ioctl: right, or says that it can't be told."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from tests.guess import servers
from tests.guess.generator import Made, answers
from tests.guess.tally import captured, count, samples
from vfioviz.codec.guess import Guess, guess
from vfioviz.uapi.headerset import built_in

UNSAID = Path(__file__).parents[1] / "data" / "unsaid"


def read(data: bytes) -> Guess:
    return guess(data, built_in())


def region(
    order: str, *, index: int, flags: int = 3, size: int = 4096, argsz: int = 32, echo: int = 0
) -> bytes:
    return struct.pack(order + "IIIIQQ", argsz, flags, index, echo, size, index << 40)


def test_no_generated_answer_is_read_wrongly_without_a_word() -> None:
    verdicts, wrong = count(answers(1500, seed=20))
    assert wrong == []
    for ioctl in ("device", "region", "iommu"):
        assert verdicts[ioctl, "right"] > 450


def test_no_answer_of_a_vfio_user_server_is_read_wrongly_without_a_word() -> None:
    verdicts, wrong = count(servers.answers(800, seed=20))
    assert wrong == []
    assert verdicts["region", "right"] > 450
    assert verdicts["device", "right"] > 150


def test_no_real_answer_and_no_sample_is_read_wrongly_without_a_word() -> None:
    for some in (list(captured())[::7], samples()):
        _, wrong = count(some)
        assert wrong == []


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("index", range(9))
@pytest.mark.parametrize(("flags", "size"), [(3, 0x20), (3, 4096), (7, 0x4000), (0, 0)])
def test_a_region_without_capabilities_is_no_device(
    order: str, index: int, flags: int, size: int
) -> None:
    found = read(region(order, index=index, flags=flags, size=size))
    assert found.ioctl.key == "region"
    assert found.is_told
    assert found.abi.byte_order == ("little" if order == "<" else "big")


def test_config_space_is_told() -> None:
    found = read((UNSAID / "01-pci-config-region-info.bin").read_bytes())
    assert (found.ioctl.key, found.is_told) == ("region", True)


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize(
    ("layout", "values", "struct_name"),
    [
        ("IIQQQ", (32, 3, 0x7F12_3456_7000, 0x10_0000, 1 << 21), "vfio_iommu_type1_dma_map"),
        ("IIQQ", (24, 0, 0x9_E61E_2000, 1 << 30), "vfio_iommu_type1_dma_unmap"),
        ("IIQQ", (24, 2, 0x4000_0000, 1 << 30), "vfio_iommu_type1_dma_unmap"),
        ("5IB", (21, 0x22, 0, 0, 1, 1), "vfio_irq_set"),
        ("5I2i", (28, 0x24, 2, 0, 2, 31, 32), "vfio_irq_set"),
        ("IIQQiI", (32, 4, (2 << 40) | 0x10, 0x55, 15, 0), "vfio_device_ioeventfd"),
    ],
)
def test_what_a_program_passes_to_another_ioctl_is_named(
    order: str, layout: str, values: tuple[int, ...], struct_name: str
) -> None:
    found = read(struct.pack(order + layout, *values))
    assert found.look_alike is not None
    assert found.look_alike.struct_name == struct_name
    assert found.look_alike.abi.byte_order == ("little" if order == "<" else "big")
    assert not found.is_told


def test_a_tie_is_said_to_be_one_with_its_candidates() -> None:
    # As a region: READ | MMAP, index 3, 4 KiB at 0 of a server. As a device: platform, 3 regions.
    tie = struct.pack("<IIIIQQ", 32, 5, 3, 0, 4096, 0)
    found = read(tie)
    assert not found.is_told
    assert {each.ioctl.key for each in found.candidates} == {"region", "device"}
    assert found.confidence < 0.35


@pytest.mark.parametrize("data", [b"", b"\0", b"\0" * 7, b"\0" * 64, b"\xff" * 64, b"\xa5" * 4096])
def test_bytes_of_nothing_are_not_told(data: bytes) -> None:
    assert not read(data).is_told


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("flags", [1, 7, 9])
def test_an_irq_info_is_named(order: str, flags: int) -> None:
    found = read(struct.pack(order + "IIII", 16, flags, 2, 17))
    assert found.look_alike is not None
    assert found.look_alike.struct_name == "vfio_irq_info"
    assert not found.is_told


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("devices", [1, 2, 3, 8, 31])
def test_a_hot_reset_info_is_named(order: str, devices: int) -> None:
    data = struct.pack(order + "III", 12 + 8 * devices, 0, devices)
    data += b"".join(struct.pack(order + "IHBB", 13, 0, 1, n) for n in range(devices))
    found = read(data)
    assert found.look_alike is not None
    assert found.look_alike.struct_name == "vfio_pci_hot_reset_info"


@pytest.mark.parametrize("order", ["<", ">"])
def test_a_spapr_info_is_named(order: str) -> None:
    short = struct.pack(order + "IIII", 16, 0, 0, 1 << 31)
    whole = struct.pack(order + "IIIIQII", 32, 1, 0, 1 << 30, 0x1011000, 2, 5)
    for data in (short, whole):
        found = read(data)
        assert found.look_alike is not None
        assert found.look_alike.struct_name == "vfio_iommu_spapr_tce_info"


def test_a_vfio_user_message_that_carries_none_of_the_three_is_named() -> None:
    irq = struct.pack("<HHIII", 9, 7, 32, 1, 0) + struct.pack("<IIII", 16, 9, 2, 17)
    found = read(irq)
    assert found.look_alike is not None
    assert found.look_alike.macro == "VFIO_USER_DEVICE_GET_IRQ_INFO"


def test_an_answer_with_a_flag_of_cxl_is_a_device() -> None:
    found = read((UNSAID / "29-cxl-id6.bin").read_bytes())
    assert (found.ioctl.key, found.is_told) == ("device", True)


def test_the_generator_makes_all_three_in_both_orders() -> None:
    made: list[Made] = list(answers(300))
    assert {(each.ioctl, each.order) for each in made} == {
        (ioctl, order) for ioctl in ("device", "region", "iommu") for order in ("little", "big")
    }
