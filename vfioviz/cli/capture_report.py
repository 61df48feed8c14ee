"""What a capture read, in rows, with the error findings in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from vfioviz.capture.live.messages import Device
from vfioviz.capture.live.stream import Reader
from vfioviz.capture.reading import layout_of
from vfioviz.capture.source import Capture
from vfioviz.cli.agents import explained, failure_json
from vfioviz.codec.finding import Finding, Severity
from vfioviz.scene.jsonable import finding as finding_json
from vfioviz.uapi.abi import ABIS
from vfioviz.uapi.headerset import built_in

SCHEMA = 1


@dataclass(frozen=True)
class ReportRow:
    """What was read of one device."""

    device: Device
    captures: tuple[Capture, ...]
    failures: tuple[str, ...]
    """Codes."""

    def text(self) -> str:
        """Return one line."""
        device = self.device
        names = dict.fromkeys(filter(None, (device.address, device.ids, device.name)))
        name = " ".join(names)
        if not self.captures:
            return f"{name}: nothing was read"
        origin = self.captures[0].provenance
        how = ", ".join(filter(None, (origin.driver, origin.way)))
        return f"{name} ({how}): {', '.join(self._parts())}"

    def _parts(self) -> Iterator[str]:
        asked = Counter(capture.ioctl for capture in self.captures)
        regions = {one.index for one in self.captures if one.ioctl == "region"}
        if asked["device"]:
            yield "device info"
        if regions:
            yield f"{len(regions)} region{'' if len(regions) == 1 else 's'}"
        if asked["iommu"]:
            yield "IOMMU info"
        yield f"{len(self.captures)} call{'' if len(self.captures) == 1 else 's'}"
        failed = sum(bool(one.errno) for one in self.captures)
        if failed:
            yield f"{failed} of them answered by an error"
        unlike = sum(one.written is None for one in self.captures)
        if unlike:
            yield f"{unlike} whose two fills do not agree"

    def json(self) -> dict[str, object]:
        """Return the row for JSON, schema 1."""
        origin = self.captures[0].provenance if self.captures else None
        return {
            "address": self.device.address,
            "ids": self.device.ids,
            "name": self.device.name,
            "driver": self.device.driver,
            "group": self.device.group,
            "way": origin.way if origin else "",
            "captures": len(self.captures),
            "errors": sum(bool(one.errno) for one in self.captures),
            "regions": len({one.index for one in self.captures if one.ioctl == "region"}),
            "failures": list(self.failures),
        }


Found = tuple[Capture, Finding]


def rows(reader: Reader) -> list[ReportRow]:
    """Return a row for each device that was asked for."""
    by_device: dict[str, list[str]] = {}
    for failure in reader.failures:
        by_device.setdefault(failure.device, []).append(failure.code)
    return [
        ReportRow(device, reader.captures(address), tuple(by_device.get(address, ())))
        for address, device in reader.devices.items()
    ]


def findings(captures: Iterable[Capture]) -> list[Found]:
    """Return the findings of severity error in what was answered without an errno."""
    found: list[Found] = []
    for capture in captures:
        if capture.errno or capture.ioctl is None or capture.abi is None:
            continue
        layout = layout_of(capture, built_in().ioctls[capture.ioctl], ABIS[capture.abi])
        found += [(capture, one) for one in layout.findings if one.severity is Severity.ERROR]
    return found


def finding_lines(found: Sequence[Found]) -> Iterator[str]:
    """Yield a line for each kind of error in each device; a sweep meets the same one often."""
    kinds: dict[tuple[str, str | None, int | None, str], list[Found]] = {}
    for capture, finding in found:
        key = capture.provenance.device, capture.ioctl, capture.index, finding.code
        kinds.setdefault(key, []).append((capture, finding))
    for same in kinds.values():
        capture, finding = same[0]
        more = f" (and {len(same) - 1} more like it)" if len(same) > 1 else ""
        yield f"{capture.provenance.device}, {capture.name}: {finding.text}{more}"


def document(
    reader: Reader, path: Path | None, done: Sequence[ReportRow], found: Sequence[Found], host: str
) -> dict[str, object]:
    """Return the JSON of a capture, schema 1."""
    return {
        "schema": SCHEMA,
        "host": host,
        "begin": None if reader.begin is None else asdict(reader.begin),
        "file": None if path is None else str(path),
        "captures": len(reader.captures()),
        "records": reader.records,
        "devices": [row.json() for row in done],
        "findings": [
            {"capture": capture.name, "device": capture.provenance.device, **finding_json(finding)}
            for capture, finding in found
        ],
        "failures": [failure_json(*one) for one in explained(reader)],
    }


def plan_document(reader: Reader, host: str) -> dict[str, object]:
    """Return the JSON of a plan, schema 1."""
    return {
        "schema": SCHEMA,
        "host": host,
        "begin": None if reader.begin is None else asdict(reader.begin),
        "plans": [asdict(plan) for plan in reader.plans],
        "failures": [failure_json(*one) for one in explained(reader)],
    }
