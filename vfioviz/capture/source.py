"""A buffer that was opened, with where it came from."""

from __future__ import annotations

from dataclasses import dataclass

from vfioviz.capture.visible import shortened

MAX_SIZE = 64 * 1024 * 1024
"""Bytes; a larger buffer is refused: an info answer is a few hundred bytes."""


class CaptureError(Exception):
    """Input that could not be read; the text says what, where, what was expected, what to do."""

    def __init__(self, text: str, *, line: int | None = None, column: int | None = None) -> None:
        super().__init__(text)
        self.line = line
        """Line of a text, from 1, where one is to blame."""
        self.column = column
        """Column in that line, from 1, counted in characters of the text as it was given."""


class UndeclaredError(CaptureError):
    """A record names an ioctl that no header it is read by gives a chain; another one may."""


LONGEST = 2000
"""Characters of a name or a remark; longer ones are cut in the middle."""

_TEXTS = ("source", "kernel", "arch", "device", "time", "by", "driver", "way", "address")


def _shorten(what: object, names: tuple[str, ...]) -> None:
    for name in names:
        object.__setattr__(what, name, shortened(getattr(what, name), LONGEST))


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a buffer came from; never empty."""

    kind: str
    """``captured`` (by a kernel), ``constructed`` (by a program), ``opened`` (nobody says),
    ``edited`` (any of them, with bytes that were typed over its own)."""
    source: str
    """File name, ``clipboard``, ``standard input``; ``..., record 7`` where it is one of many."""
    kernel: str = ""
    """Kernel release as uname -r gives it."""
    arch: str = ""
    device: str = ""
    time: str = ""
    """ISO 8601; "" where it was not recorded."""
    by: str = ""
    """What constructed it, or how it was captured."""
    driver: str = ""
    """Kernel driver of the device, as sysfs names it (``vfio-pci``)."""
    way: str = ""
    """How VFIO was reached: ``group`` (container of type 1), ``group-iommufd`` (``/dev/iommu``
    stands in for the container), ``cdev`` (device node and ``VFIO_DEVICE_BIND_IOMMUFD``)."""
    address: str = ""
    """Bus address; only where the user asked for it to be kept."""
    byte_order: str = ""
    """``little`` or ``big``, of the kernel."""
    pointer: int = 0
    """Bytes of a pointer in the program that made the call; 0 where it was not recorded."""

    def __post_init__(self) -> None:
        """Shorten what no host, device or program calls itself: it is in each title and comment."""
        texts = (
            self.source, self.kernel, self.arch, self.device, self.time, self.by, self.driver,
            self.way, self.address,
        )  # fmt: skip
        if sum(map(len, texts)) > LONGEST:
            _shorten(self, _TEXTS)


@dataclass(frozen=True, slots=True)
class Capture:
    """The bytes of one answer, with where they came from; bytes typed over them make another."""

    name: str
    data: bytes
    provenance: Provenance
    ioctl: str | None = None
    """``device``, ``region`` or ``iommu`` where the source says so."""
    abi: str | None = None
    """Key of the ABI where the source says so."""
    argsz_in: int | None = None
    """What the caller passed, where known."""
    fill: int | None = None
    """Byte that the caller's buffer held before, where known."""
    errno: int = 0
    written: tuple[tuple[int, int], ...] | None = None
    """Spans that the kernel wrote, where known (from two fills); None: not known."""
    index: int | None = None
    """Region index where the source says so."""
    uninitialised: tuple[tuple[int, int], ...] = ()
    """Spans that a KMSAN report calls uninitialised; nothing is known of the others."""

    def __post_init__(self) -> None:
        """Shorten a name that no title has room for."""
        if len(self.name) > LONGEST:
            _shorten(self, ("name",))
