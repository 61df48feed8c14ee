"""Holds captures of live devices against the model: bytes, errno, and what was written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator

from tests.kernel.wire import Record, content
from tests.models import refused, run, version
from vfioviz.capture.source import Capture
from vfioviz.codec.content import Content
from vfioviz.kernel.producer import Producer

FILLS = (0xA5, 0x5A)

IOMMU = {"group": "type1", "group-iommufd": "iommufd", "cdev": "iommufd"}
"""Way -> handler of VFIO_IOMMU_GET_INFO."""
DEVICE = {"vfio-pci": "vfio-pci", "mbochs": "mbochs", "mdpy": "gvt", "mtty": "gvt"}
"""Driver -> handler; mdpy and mtty answer minsz bytes without capabilities, as GVT does."""


def handler(capture: Capture) -> str:
    """Return who answered."""
    origin = capture.provenance
    return IOMMU[origin.way] if capture.ioctl == "iommu" else DEVICE[origin.driver]


def subject(capture: Capture) -> Hashable:
    """What the calls of one sweep have in common."""
    origin = capture.provenance
    return origin.kernel, origin.device, origin.driver, origin.way, capture.ioctl, capture.index


def differences(captures: Iterable[Capture], key: str | Producer) -> Iterator[str]:
    """Yield a line for each capture that is not what a variant gives for the same call."""
    producer = version(key) if isinstance(key, str) else key
    subjects: dict[Hashable, list[Capture]] = defaultdict(list)
    for capture in captures:
        subjects[subject(capture)].append(capture)
    for records in subjects.values():
        said = what_was_said(records)
        for capture in records:
            yield from _difference(capture, said, producer)


def what_was_said(records: list[Capture]) -> Content:
    """Return what the driver had to say, by its fullest answer, or by its error."""
    most = max(records, key=lambda one: (not one.errno, one.argsz_in or 0))
    assert most.ioctl is not None
    if most.errno:
        return refused(most.ioctl, most.errno, most.index)
    assert most.argsz_in is not None
    assert most.fill is not None
    # The short answer to a caller of old headers ends before cap_offset.
    data = most.data.ljust(64, bytes([most.fill]))
    record = Record("", most.ioctl, most.index, most.argsz_in, most.fill, 0, data)
    return content(record)


def _difference(capture: Capture, said: Content, producer: Producer) -> Iterator[str]:
    assert capture.argsz_in is not None
    assert capture.fill is not None
    runs = {
        fill: run(said, producer, handler=handler(capture), argsz=capture.argsz_in, fill=fill)
        for fill in {*FILLS, capture.fill}
    }
    one = runs[capture.fill]
    size = len(capture.data)
    modelled = one.buffer[:size].ljust(size, bytes([capture.fill]))
    name = f"{capture.provenance.device} {capture.provenance.way} {capture.name}"
    if capture.errno != one.errno:
        yield f"{name}: errno {capture.errno}, modelled {one.errno}"
    if capture.data != modelled:
        yield f"{name}:\n  {capture.data.hex(' ')}, modelled\n  {modelled.hex(' ')}"
    stored = {at for write in one.writes for at in range(write.start, write.stop)}
    # Where a driver gives the caller's own bytes back, no fill tells it from silence.
    echoed = {at for at in stored if all(runs[fill].buffer[at] == fill for fill in FILLS)}
    if capture.written is None:
        yield f"{name}: what was written is not known"
        return
    written = {at for start, stop in capture.written for at in range(start, stop)}
    if written != stored - echoed:
        yield f"{name}: written {sorted(written)}, modelled {sorted(stored - echoed)}"
