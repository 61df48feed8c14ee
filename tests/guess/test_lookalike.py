"""Answers of other ioctls and messages of vfio-user are named by what they can hold, and no other.

From include/uapi/linux/vfio.h, vfio_pci_core.c and vfio_spapr_eeh.c of Linux 6.12; of messages from
libvfio-user, docs/vfio-user.rst.
"""

from __future__ import annotations

import struct
from collections.abc import Callable

import pytest

from tests.models import HEADERS
from vfioviz.codec.lookalike import Message, look_alike, message_at
from vfioviz.uapi.abi import S390X, X86_64

Make = Callable[[str], bytes]
ORDERS = {"<": X86_64, ">": S390X}
IRQ, RESET = "vfio_irq_info", "vfio_pci_hot_reset_info"
SPAPR, MESSAGE = "vfio_iommu_spapr_tce_info", "vfio_user_header"
MACROS = {
    IRQ: "VFIO_DEVICE_GET_IRQ_INFO",
    RESET: "VFIO_DEVICE_GET_PCI_HOT_RESET_INFO",
    SPAPR: "VFIO_IOMMU_SPAPR_TCE_GET_INFO",
}


def irq(order: str, argsz: int = 16, flags: int = 7, index: int = 1, count: int = 1) -> bytes:
    return struct.pack(order + "IIII", argsz, flags, index, count)


def reset(order: str, argsz: int, flags: int, count: int, there: int) -> bytes:
    devices = [struct.pack(order + "IHBB", 13, 0, 1, number % 256) for number in range(there)]
    return struct.pack(order + "III", argsz, flags, count) + b"".join(devices)


def window(
    order: str, argsz: int = 16, start: int = 0, size: int = 1 << 31, flags: int = 0
) -> bytes:
    return struct.pack(order + "IIII", argsz, flags, start, size)


def dynamic(
    order: str, argsz: int = 32, pages: int = 0x1011000, windows: int = 2, levels: int = 5,
    flags: int = 1,
) -> bytes:  # fmt: skip
    return struct.pack(order + "IIIIQII", argsz, flags, 0, 1 << 30, pages, windows, levels)


def message(
    order: str, command: int = 9, size: int = 32, flags: int = 0, error: int = 0, there: int = 32
) -> bytes:
    return struct.pack(order + "HHIII", 7, command, size, flags, error).ljust(there, b"\0")


NAMED: list[tuple[str, Make]] = [
    (IRQ, lambda order: irq(order, flags=1)),
    (IRQ, lambda order: irq(order, flags=9, index=2, count=2048)),
    (IRQ, lambda order: irq(order, flags=7, index=64, count=0)),
    (IRQ, lambda order: irq(order, argsz=32, flags=9, index=2, count=17) + bytes(16)),
    (IRQ, lambda order: irq(order, argsz=4096, flags=7) + b"\xa5" * 16),
    (RESET, lambda order: reset(order, 28, 0, 2, 2)),
    (RESET, lambda order: reset(order, 28, 3, 2, 2)),
    (RESET, lambda order: reset(order, 28, 0, 2, 4)),
    (RESET, lambda order: reset(order, 4096, 0, 2, 2)),
    (RESET, lambda order: reset(order, 20, 1, 1, 1)),
    (RESET, lambda order: reset(order, 12 + 8 * 4096, 0, 4096, 4096)),
    (SPAPR, window),
    (SPAPR, lambda order: window(order, argsz=32)),
    (SPAPR, lambda order: window(order, size=1 << 24)),
    (SPAPR, lambda order: window(order, start=1 << 31, size=1 << 31)),
    (SPAPR, lambda order: window(order, start=0x1000, size=(1 << 24) + 0x1000)),
    (SPAPR, dynamic),
    (SPAPR, lambda order: dynamic(order, windows=1, levels=1)),
    (SPAPR, lambda order: dynamic(order, windows=64, levels=8)),
    (SPAPR, lambda order: dynamic(order, argsz=4096)),
    (MESSAGE, lambda order: message(order, command=1)),
    (MESSAGE, lambda order: message(order, command=18, flags=0x31, error=4095)),
    (MESSAGE, lambda order: message(order, size=16, there=16)),
]  # fmt: skip
OTHER: list[tuple[str, Make]] = [
    ("IRQ of 15 bytes", lambda order: irq(order)[:15]),
    ("an argsz that is none", lambda order: irq(order, argsz=17)),
    ("the argsz of a device", lambda order: irq(order, argsz=24, flags=9) + bytes(8)),
    ("more behind it", lambda order: irq(order, argsz=32, flags=9) + bytes(range(16))),
    ("AUTOMASKED alone", lambda order: irq(order, flags=5)),
    ("no flag", lambda order: irq(order, flags=0)),
    ("an index that is none", lambda order: irq(order, index=65)),
    ("more than MSI-X has", lambda order: irq(order, count=2049)),
    ("a flag too many", lambda order: reset(order, 28, 4, 2, 2)),
    ("no device", lambda order: reset(order, 12, 0, 0, 1)),
    ("devices that are not there", lambda order: reset(order, 28, 0, 2, 1)),
    ("an argsz below them", lambda order: reset(order, 27, 0, 2, 2)),
    ("neither argsz nor bytes fit", lambda order: reset(order, 30, 0, 2, 4)),
    ("more devices than buses have", lambda order: reset(order, 12 + 8 * 4097, 0, 4097, 4097)),
    ("half a page", lambda order: window(order, start=0x800)),
    ("a size of half a page", lambda order: window(order, size=(1 << 30) + 0x800)),
    ("a window of less than 16 MiB", lambda order: window(order, size=(1 << 24) - 0x1000)),
    ("a window past 4 GiB", lambda order: window(order, start=0x8000_1000, size=1 << 31)),
    ("an argsz between the two", lambda order: window(order, argsz=24)),
    ("an argsz below the first", lambda order: window(order, argsz=15)),
    ("a dynamic one that is short", lambda order: dynamic(order, argsz=31)),
    ("a dynamic one with a long argsz", lambda order: dynamic(order, argsz=4097)),
    ("a dynamic one that is cut", lambda order: dynamic(order)[:31]),
    ("no page sizes", lambda order: dynamic(order, pages=0)),
    ("page sizes below 4 KiB", lambda order: dynamic(order, pages=0x1000800)),
    ("no windows", lambda order: dynamic(order, windows=0)),
    ("too many windows", lambda order: dynamic(order, windows=65)),
    ("no levels", lambda order: dynamic(order, levels=0)),
    ("too many levels", lambda order: dynamic(order, levels=9)),
    ("a flag of a window that is none", lambda order: dynamic(order, flags=2)),
    ("flags without their fields", lambda order: window(order, argsz=32, flags=1)),
    ("command 0", lambda order: message(order, command=0)),
    ("a command that is none", lambda order: message(order, command=19)),
    ("a kind that is none", lambda order: message(order, flags=2)),
    ("a flag that is none", lambda order: message(order, flags=0x40)),
    ("an errno that is none", lambda order: message(order, error=4096)),
    ("bytes behind the message", lambda order: message(order, there=33)),
    ("a message that is cut", lambda order: message(order, there=31)),
    ("less than a header", lambda order: message(order, size=15, there=15)),
]  # fmt: skip


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize(("name", "make"), NAMED)
def test_what_another_ioctl_answers_is_named(order: str, name: str, make: Make) -> None:
    found = look_alike(make(order), HEADERS)
    assert found is not None
    assert found.struct_name == name
    assert found.abi.byte_order == ORDERS[order].byte_order
    assert found.reason
    if name != MESSAGE:
        assert found.macro == MACROS[name]


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize(("why", "make"), OTHER, ids=[one[0] for one in OTHER])
def test_what_it_does_not_answer_is_not(order: str, why: str, make: Make) -> None:
    assert look_alike(make(order), HEADERS) is None, why


def test_a_message_is_read_where_it_stands() -> None:
    for order, abi in ORDERS.items():
        data = b"\xff" * 5 + message(order, command=5, size=24, flags=0x21, error=22, there=24)
        assert message_at(data, 5, abi) == Message(7, "DEVICE_GET_REGION_INFO", 24, True, 22)
        assert message_at(data[:-1], 5, abi) is None
        assert message_at(data, 14, abi) is None
        quiet = b"\xff" * 5 + message(order, command=4, size=16, flags=1, error=22, there=16)
        assert message_at(quiet, 5, abi) == Message(7, "DEVICE_GET_INFO", 16, True, 0)
        asked = message(order, command=13, size=16, there=16)
        assert message_at(asked, 0, abi) == Message(7, "DEVICE_RESET", 16, False, 0)
        assert message_at(asked + bytes(9), 0, abi) == Message(7, "DEVICE_RESET", 16, False, 0)


@pytest.mark.parametrize(
    ("command", "name"),
    [
        (1, "VERSION"), (4, "DEVICE_GET_INFO"), (5, "DEVICE_GET_REGION_INFO"),
        (13, "DEVICE_RESET"), (14, "DIRTY_PAGES"), (15, "REGION_WRITE_MULTI"),
        (16, "DEVICE_FEATURE"), (17, "MIG_DATA_READ"), (18, "MIG_DATA_WRITE"),
    ],
)  # fmt: skip
def test_a_command_has_the_name_of_its_number(command: int, name: str) -> None:
    found = message_at(message("<", command=command), 0, X86_64)
    assert found is not None
    assert found.command == name
