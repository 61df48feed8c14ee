"""Columns for tests: any bytes, real captures, modelled answers."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tests import chainwriter as cw
from tests.models import IOCTLS, KEYS, Named, request
from vfioviz.capture.source import Capture, Provenance
from vfioviz.codec.content import Content
from vfioviz.codec.decode import decode
from vfioviz.codec.finding import Severity
from vfioviz.document.derive import derive
from vfioviz.document.derived import DerivedColumn, Stats
from vfioviz.document.project import CaptureColumn, ModelColumn, Origin, Project
from vfioviz.kernel.shipped import SHIPPED
from vfioviz.uapi.abi import ABIS

DATA = Path(__file__).resolve().parents[1] / "data" / "capture"
FIVE = KEYS

Spans = tuple[tuple[int, int], ...]


def column(
    data: bytes,
    ioctl: str = "iommu",
    *,
    abi: str = "x86-64",
    written: Spans | None = None,
    argsz: int | None = None,
    title: str = "an answer",
    badge: str = "constructed",
) -> DerivedColumn:
    """A column of any bytes."""
    layout = decode(data, IOCTLS[ioctl], ABIS[abi])
    found = [item.severity for item in layout.findings]
    stats = Stats(
        size=layout.chain_end,
        cap_offset=layout.cap_offset,
        argsz_in=argsz,
        argsz_out=layout.argsz,
        pad=0,
        misaligned=layout.misaligned,
        unwritten=0,
        overrun=0,
        errors=found.count(Severity.ERROR),
        warnings=found.count(Severity.WARNING),
        notes=found.count(Severity.NOTE),
    )
    return DerivedColumn(
        CaptureColumn(0), title, "made by a test", badge, layout, None, written, argsz, stats
    )


def real(kernel: str, name: str = "iommu") -> DerivedColumn:
    """A real answer: of kernel 6.1 or 6.12."""
    data = (DATA / f"{name}-linux-{kernel}.bin").read_bytes()
    ioctl = "region" if name.startswith("region") else name
    return column(data, ioctl, title=f"Linux {kernel}", badge="captured")


def modelled(
    content: Content,
    variants: Sequence[str] = FIVE,
    *,
    abi: str = "x86-64",
    argsz: int | None = None,
    fill: int = 0xA5,
) -> tuple[DerivedColumn, ...]:
    """Columns as variants of the kernel would answer."""
    capture = Capture("made by a test", bytes(8), Provenance("constructed", "a test"))
    project = Project(
        captures=(capture,),
        active=0,
        origin=Origin(0, ()),
        abi=abi,
        handler=SHIPPED.handlers_for(content.ioctl)[0].key,
        content=content,
        argsz=argsz,
        fill=fill,
        columns=tuple(ModelColumn(key) for key in variants),
    )
    return derive(project).columns


ATOMIC = request(
    "device",
    (("flags", 2), ("num_regions", 9), ("num_irqs", 5)),
    (Named(5, 1, (("flags", 7), ("reserved", 0))),),
)
"""PCI_ATOMIC_COMP alone: the answer that posted-v1 overruns by 4 bytes."""

TYPE1 = request(
    "iommu",
    (("flags", 1), ("iova_pgsizes", 0x40201000)),
    (
        Named(2, 1, (("flags", 0), ("pgsize_bitmap", 4096), ("max_dirty_bitmap_size", 1 << 28))),
        Named(3, 1, (("avail", 65535),)),
        Named(
            1,
            1,
            (
                ("nr_iovas", 2),
                ("reserved", 0),
                ("iova_ranges", ((0, 99), (1 << 32, 1 << 39))),
            ),
        ),
    ),
)


def ranges(count: int, era: cw.Era = "v6.6") -> bytes:
    """A type1 answer with so many IOVA ranges."""
    pairs = [(index << 20, (index << 20) + 0xFFFFF) for index in range(count)]
    return cw.iommu_info([cw.iova_range(pairs)], era).data
