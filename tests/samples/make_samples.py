"""Writes ``samples/``: the constructed buffers, and the index of all.

Run ``python -m tests.samples.make_samples`` in the checkout. What was captured is not touched.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import NamedTuple

from tests.samples.catalogue import constructed
from tests.samples.entry import WRITER

SAMPLES = Path(__file__).parents[2] / "samples"
CAPTURED = "Answers of real kernels"
_KERNELS = (("6.1", "6.1.0-53-amd64"), ("6.12", "6.12.107+deb12-amd64"))
_DEVICE = "1b36:0010 (QEMU NVMe)"
_GUEST = "in a QEMU guest (q35, intel-iommu), buffer filled with 0xa5 before the call"


class Entry(NamedTuple):
    """A table of the index, keys in this order."""

    file: str
    title: str
    group: str
    ioctl: str
    abi: str
    kind: str
    kernel: str
    device: str
    by: str
    size: int
    sha256: str
    text: str
    argsz: int | None = None
    fill: int | None = None
    written: str | None = None


def _written(call: str, short: str, size: int) -> str:
    """Spans that the kernel wrote: what differs from the fill in one of two calls."""
    index = 0 if "REGION" in call else None
    answers: dict[int, bytes] = {}
    for line in (SAMPLES / f"nvme-linux-{short}.jsonl").read_text().splitlines():
        record = json.loads(line)
        if (record["ioctl"], record["argsz"], record.get("index")) == (call, 4096, index):
            answers[record["fill"]] = bytes.fromhex(record["data"])[:size]
    (one, first), (two, second) = answers.items()
    spans: list[list[int]] = []
    for at, (a, b) in enumerate(zip(first, second, strict=True)):
        if (a, b) == (one, two):
            continue
        if spans and spans[-1][1] == at:
            spans[-1][1] = at + 1
        else:
            spans.append([at, at + 1])
    return " ".join(f"{start}-{stop}" for start, stop in spans)


def _captured() -> list[Entry]:
    told = {
        "iommu": (
            "iommu",
            "VFIO_IOMMU_GET_INFO",
            {
                "6.1": "iova_range stands at 68 behind the 12 bytes of dma_avail: each of its u64 "
                "is misaligned. Bytes 20 to 23 were never written.",
                "6.12": "dma_avail is rounded up to 16, so iova_range starts at 72, on an 8-byte "
                "line; pad is zero.",
            },
        ),
        "region0": (
            "region",
            "VFIO_DEVICE_GET_REGION_INFO",
            {
                "6.1": "BAR0 with msix_mappable, a header without a body; the same bytes as on "
                "6.12.",
                "6.12": "BAR0 with msix_mappable: regions look as they did before 6.6, for their "
                "info struct and capabilities were multiples of 8 already.",
            },
        ),
        "device": (
            "device",
            "VFIO_DEVICE_GET_INFO",
            {
                "6.1": "No capabilities: 20 bytes of info, which the kernel wrote whole.",
                "6.12": "No capabilities: 24 bytes of info, the last four the new pad.",
            },
        ),
    }
    entries = []
    for name, (ioctl, call, texts) in told.items():
        for short, kernel in _KERNELS:
            file = f"{name}-linux-{short}.bin"
            entries.append(
                Entry(
                    file,
                    f"{call.removeprefix('VFIO_')}, Linux {short}",
                    CAPTURED,
                    ioctl,
                    "x86-64",
                    "captured",
                    kernel,
                    _DEVICE,
                    f"{call} with argsz 4096 {_GUEST}, cut where the kernel stopped writing",
                    (SAMPLES / file).stat().st_size,
                    hashlib.sha256((SAMPLES / file).read_bytes()).hexdigest(),
                    texts[short],
                    4096,
                    0xA5,
                    _written(call, short, (SAMPLES / file).stat().st_size),
                )
            )
    return entries


def entries() -> list[Entry]:
    """Return the whole index: what was captured, then what is constructed."""
    made = [
        Entry(
            one.file,
            one.title,
            one.group,
            one.answer.ioctl,
            one.answer.target.key,
            "constructed",
            one.kernel,
            one.device,
            WRITER,
            len(one.answer.data),
            hashlib.sha256(one.answer.data).hexdigest(),
            one.text,
            one.argsz,
            one.fill,
        )
        for one in constructed()
    ]
    return _captured() + made


def index() -> str:
    """Return the text of ``samples/index.json``."""
    told = [
        {key: value for key, value in entry._asdict().items() if value is not None}
        for entry in entries()
    ]
    return json.dumps(told, indent=1) + "\n"


def main() -> None:
    for one in constructed():
        (SAMPLES / one.file).write_bytes(one.answer.data)
    (SAMPLES / "index.json").write_text(index(), encoding="utf-8")
    print(f"{len(entries())} samples in {SAMPLES}")


if __name__ == "__main__":
    main()
