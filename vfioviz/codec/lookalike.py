"""Answers that resemble one of the three ioctls' but are not: they are named instead.

``VFIO_DEVICE_GET_PCI_HOT_RESET_INFO``, ``VFIO_IOMMU_SPAPR_TCE_GET_INFO`` and
``VFIO_IOMMU_GET_INFO`` share the number 0x3B70: what it asks for depends on the file and on the
IOMMU type (include/uapi/linux/vfio.h).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from vfioviz.language import mark, phrase
from vfioviz.uapi.abi import S390X, X86_64
from vfioviz.uapi.headerset import HeaderSet
from vfioviz.uapi.schema import Abi


class LookAlike(NamedTuple):
    """What the bytes look like."""

    struct_name: str
    """``vfio_irq_info`` ...; of a vfio-user message, ``vfio_user_header``."""
    macro: str
    """The ioctl or command with such an answer."""
    abi: Abi
    reason: str
    """What the bytes say under that reading; a phrase."""


def look_alike(data: bytes, headers: HeaderSet) -> LookAlike | None:
    """Return the other struct that the bytes look like, or None; total."""
    if len(data) < 16:
        return None
    names = set(headers.struct_names())
    for abi in (X86_64, S390X):
        for struct_name, judge in _JUDGES:
            if struct_name in names or struct_name == MESSAGE:
                found = judge(data, abi)
                if found is not None:
                    return found
    return None


def _words(data: bytes, abi: Abi) -> tuple[int, int, int, int]:
    first, second, third, fourth = (
        int.from_bytes(data[at : at + 4], abi.byte_order) for at in (0, 4, 8, 12)
    )
    return first, second, third, fourth


_IRQ_FLAGS = frozenset({0x1, 0x7, 0x9})
"""EVENTFD always; MASKABLE and AUTOMASKED together, for a line; NORESIZE for a set."""
_MOST_VECTORS = 2048
"""Of MSI-X."""


def _irq(data: bytes, abi: Abi) -> LookAlike | None:
    argsz, flags, index, count = _words(data, abi)
    if (
        not _behind_is_empty(data, 16, argsz, (20, 24))
        or flags not in _IRQ_FLAGS
        or index > 64
        or count > _MOST_VECTORS
    ):
        return None
    said = phrase(
        mark("argsz {argsz}, flags {flags:#x}, index {index}, count {count}"),
        argsz=argsz,
        flags=flags,
        index=index,
        count=count,
    )
    return LookAlike("vfio_irq_info", "VFIO_DEVICE_GET_IRQ_INFO", abi, said)


def _behind_is_empty(data: bytes, size: int, argsz: int, others: tuple[int, ...]) -> bool:
    """Whether argsz is a struct's size, or that of a larger buffer with one byte all over."""
    if argsz == size:
        return True
    rest = data[size:]
    return size < argsz and argsz not in others and len(rest) > 0 and len(set(rest)) == 1


_MOST_DEVICES = 4096


def _hot_reset(data: bytes, abi: Abi) -> LookAlike | None:
    argsz, flags, count, _ = _words(data, abi)
    size = 12 + 8 * count
    if flags > 3 or not 0 < count <= _MOST_DEVICES or not size <= len(data) or argsz < size:
        return None
    if size not in {argsz, len(data)}:
        return None
    said = phrase(
        mark("flags {flags:#x}, count {count}: 12 + 8 * {count} = {size} bytes"),
        flags=flags,
        count=count,
        size=size,
    )
    return LookAlike("vfio_pci_hot_reset_info", "VFIO_DEVICE_GET_PCI_HOT_RESET_INFO", abi, said)


def _spapr(data: bytes, abi: Abi) -> LookAlike | None:
    argsz, flags, start, size = _words(data, abi)
    if not 16 <= argsz <= 4096 or flags > 1 or start % 4096 or size % 4096 or size < 1 << 24:
        return None
    if start + size > 1 << 32:
        return None
    if argsz < 32 if flags else argsz not in {16, 32}:
        return None
    if flags:
        if len(data) < 32:
            return None
        windows, levels = (int.from_bytes(data[at : at + 4], abi.byte_order) for at in (24, 28))
        pages = int.from_bytes(data[16:24], abi.byte_order)
        if not pages or pages % 4096 or not 0 < windows <= 64 or not 0 < levels <= 8:
            return None
    said = phrase(
        mark("flags {flags:#x}, a DMA window of {size:#x} bytes from {start:#x} on"),
        flags=flags,
        size=size,
        start=start,
    )
    return LookAlike("vfio_iommu_spapr_tce_info", "VFIO_IOMMU_SPAPR_TCE_GET_INFO", abi, said)


MESSAGE = "vfio_user_header"

COMMANDS = (
    "VERSION", "DMA_MAP", "DMA_UNMAP", "DEVICE_GET_INFO", "DEVICE_GET_REGION_INFO",
    "DEVICE_GET_REGION_IO_FDS", "DEVICE_GET_IRQ_INFO", "DEVICE_SET_IRQS", "REGION_READ",
    "REGION_WRITE", "DMA_READ", "DMA_WRITE", "DEVICE_RESET", "DIRTY_PAGES", "REGION_WRITE_MULTI",
    "DEVICE_FEATURE", "MIG_DATA_READ", "MIG_DATA_WRITE",
)  # fmt: skip
"""Commands of vfio-user, from 1 on (libvfio-user, docs/vfio-user.rst; 14 up to 2023, and in QEMU's
hw/vfio-user/protocol.h)."""


_FLAGS = 0x31
"""Reply, No_reply, Error; what else the type may be, nobody has."""


class Message(NamedTuple):
    """The header of a vfio-user message, 16 bytes."""

    id: int
    command: str
    """As the specification names it, without VFIO_USER."""
    size: int
    """Bytes of the message, header included."""
    is_reply: bool
    error: int
    """errno of a reply, 0 for none."""


def message_at(data: bytes, start: int, abi: Abi) -> Message | None:
    """Return the header of a vfio-user message at an offset; None if there is none."""
    order = abi.byte_order
    id_, command = (int.from_bytes(data[at : at + 2], order) for at in (start, start + 2))
    size, flags, error = (
        int.from_bytes(data[at : at + 4], order) for at in (start + 4, start + 8, start + 12)
    )
    if not 1 <= command <= len(COMMANDS) or flags & ~_FLAGS or error > 4095:
        return None
    if not 16 <= size <= len(data) - start:
        return None
    return Message(id_, COMMANDS[command - 1], size, flags & 1 == 1, error if flags & 0x20 else 0)


def _message(data: bytes, abi: Abi) -> LookAlike | None:
    found = message_at(data, 0, abi)
    if found is None or found.size != len(data):
        return None
    said = phrase(
        mark("a header of 16 bytes: message {id}, {size} bytes"), id=found.id, size=found.size
    )
    return LookAlike(MESSAGE, f"VFIO_USER_{found.command}", abi, said)


_JUDGES: tuple[tuple[str, Callable[[bytes, Abi], LookAlike | None]], ...] = (
    (MESSAGE, _message),
    ("vfio_irq_info", _irq),
    ("vfio_pci_hot_reset_info", _hot_reset),
    ("vfio_iommu_spapr_tce_info", _spapr),
)
