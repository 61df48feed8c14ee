"""Counts how often the guess is right, says that it can't be told, or is wrong."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.guess.generator import Made
from vfioviz.codec.decode import decode
from vfioviz.codec.guess import guess
from vfioviz.uapi.headerset import built_in

ROOT = Path(__file__).resolve().parents[2]
KEYS = {
    "VFIO_DEVICE_GET_INFO": "device",
    "VFIO_DEVICE_GET_REGION_INFO": "region",
    "VFIO_IOMMU_GET_INFO": "iommu",
}


def judge(made: Made) -> str:
    """``right``, ``can't be told``, or what is wrong."""
    found = guess(made.data, built_in())
    if not found.is_told:
        return "can't be told"
    if found.ioctl.key != made.ioctl:
        return f"wrong: {made.ioctl} read as {found.ioctl.key}"
    if found.abi.byte_order != made.order:
        return "wrong byte order"
    read = tuple(cap.start for cap in decode(made.data, found.ioctl, found.abi).caps)
    return "right" if not made.starts or read == made.starts else "wrong ABI"


def count(answers: Iterable[Made]) -> tuple[Counter[tuple[str, str]], list[Made]]:
    """Return the verdicts by ioctl, and the answers that were read wrongly."""
    verdicts: Counter[tuple[str, str]] = Counter()
    wrong = []
    for made in answers:
        verdict = judge(made)
        verdicts[made.ioctl, verdict] += 1
        if verdict.startswith("wrong"):
            wrong.append(made)
    return verdicts, wrong


def captured() -> Iterator[Made]:
    """Every answer of a kernel that is kept here, as if nobody had said what it is."""
    for folder in (ROOT / "samples", ROOT / "tests" / "data" / "live", ROOT / "tests/data/kernel"):
        for path in sorted(folder.glob("*.jsonl")):
            for line in path.read_text(encoding="utf-8").splitlines():
                record = json.loads(line)
                if record.get("ioctl") not in KEYS or "data" not in record:
                    continue
                data = bytes.fromhex(record["data"])
                yield Made(path.name, data, KEYS[record["ioctl"]], "little", ())


def samples() -> Iterator[Made]:
    """Every sample."""
    folder = ROOT / "samples"
    for entry in json.loads((folder / "index.json").read_text(encoding="utf-8")):
        data = (folder / entry["file"]).read_bytes()
        order = "big" if entry["abi"] in {"s390x", "ppc64", "m68k"} else "little"
        yield Made(entry["file"], data, entry["ioctl"], order, ())
