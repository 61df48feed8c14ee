"""The 28 hazards that a decoder of these buffers must survive, each as bytes written by hand."""

from __future__ import annotations

import struct
from typing import NamedTuple

import pytest

from tests.handwritten import atomic, device, dma_avail, header, iommu, ranges, region
from tests.models import IOCTLS
from vfioviz.codec.decode import Layout, decode
from vfioviz.codec.encode import encode
from vfioviz.codec.finding import Severity
from vfioviz.codec.findings import CODES, HAZARDS
from vfioviz.uapi.abi import X86_64


class Case(NamedTuple):
    hazard: int
    code: str
    severity: str
    ioctl: str
    data: bytes
    span: tuple[int, int]


CASES = [
    Case(1, "truncated-info", "warning", "device", b"\x10\0\0\0\x03\0", (0, 6)),
    Case(1, "argsz-below-minsz", "note", "iommu", iommu(15, 0, 0), (0, 4)),
    Case(2, "argsz-beyond-buffer", "note", "iommu", iommu(116, 3, 0), (0, 4)),
    Case(3, "slack", "note", "iommu", iommu(200, 3, 24) + dma_avail(0) + bytes(164), (40, 200)),
    Case(
        3,
        "bytes-past-argsz",
        "note",
        "iommu",
        iommu(40, 3, 24) + dma_avail(0) + bytes(64),
        (40, 100),
    ),
    Case(3, "cap-past-argsz", "error", "device", device(36, 0x82, 24, 0) + atomic(), (36, 40)),
    Case(4, "short-answer", "note", "iommu", iommu(116, 3, 0), (16, 20)),
    Case(5, "cap-offset-ignored", "note", "region", region(4096, 7, 0xA5A5A5A5), (12, 16)),
    Case(6, "cap-offset-absent", "note", "device", device(16, 0x82, 0)[:16], (4, 8)),
    Case(6, "argsz-inside-field", "note", "device", device(18, 2, 0, 0), (16, 18)),
    Case(
        7,
        "cap-offset-inside-info",
        "error",
        "device",
        device(64, 0x82, 16, 0) + bytes(40),
        (16, 20),
    ),
    Case(7, "cap-offset-inside-info", "error", "region", region(64, 0xF, 31) + bytes(32), (12, 16)),
    Case(
        8, "cap-offset-past-end", "error", "device", device(64, 0x82, 90, 0) + bytes(40), (16, 20)
    ),
    Case(8, "cap-offset-past-end", "warning", "region", region(48, 8, 32), (12, 16)),
    Case(8, "cap-offset-past-end", "note", "region", region(64, 0xF, 32), (12, 16)),
    Case(8, "cap-offset-past-end", "note", "region", region(4096, 0xF, 32), (12, 16)),
    Case(
        9, "next-past-end", "error", "iommu", iommu(40, 3, 24) + dma_avail(40) + bytes(4), (28, 32)
    ),
    Case(
        10,
        "next-inside-info",
        "error",
        "iommu",
        iommu(40, 3, 24) + dma_avail(5) + bytes(4),
        (28, 32),
    ),
    Case(
        11,
        "next-backwards",
        "error",
        "iommu",
        iommu(56, 3, 40) + dma_avail(0) + bytes(4) + dma_avail(24) + bytes(4),
        (44, 48),
    ),
    Case(11, "next-cycle", "error", "iommu", iommu(40, 3, 24) + dma_avail(24) + bytes(4), (28, 32)),
    Case(
        12,
        "next-cycle",
        "error",
        "iommu",
        iommu(56, 3, 24) + dma_avail(40) + bytes(4) + dma_avail(24) + bytes(4),
        (44, 48),
    ),
    Case(
        13,
        "overlap",
        "error",
        "iommu",
        iommu(64, 3, 24) + header(2, 1, 52) + bytes(20) + dma_avail(0),
        (52, 56),
    ),
    Case(
        14,
        "unaligned-start",
        "note",
        "iommu",
        iommu(72, 3, 24) + dma_avail(36) + ranges((0, 0xFFF)),
        (36, 44),
    ),
    Case(
        14,
        "misaligned",
        "note",
        "iommu",
        iommu(72, 3, 24) + dma_avail(36) + ranges((0, 0xFFF)),
        (52, 68),
    ),
    Case(
        14,
        "unaligned-mod-4",
        "warning",
        "iommu",
        iommu(38, 3, 26) + b"\0\0" + dma_avail(0),
        (26, 34),
    ),
    Case(15, "pad-bytes", "note", "iommu", iommu(24, 1, 0)[:20] + b"\xa5" * 4, (20, 24)),
    Case(15, "wide-gap", "note", "iommu", iommu(60, 3, 48) + bytes(24) + dma_avail(0), (24, 48)),
    Case(
        16,
        "count-past-end",
        "error",
        "iommu",
        iommu(72, 3, 24) + ranges((0, 1), (2, 3), count=0xFFFFFFFF),
        (32, 36),
    ),
    Case(
        17,
        "string-past-end",
        "error",
        "device",
        device(100, 0x82, 24, 0) + header(3, 1, 0) + struct.pack("<I", 4000) + bytes(64),
        (32, 36),
    ),
    Case(
        17,
        "string-size",
        "warning",
        "device",
        device(40, 0x82, 24, 0) + header(3, 1, 0) + struct.pack("<I", 4) + bytes(4),
        (36, 40),
    ),
    Case(
        18,
        "empty-array",
        "note",
        "region",
        region(48, 0xF, 32) + header(1, 1, 0) + struct.pack("<II", 0, 0),
        (40, 44),
    ),
    Case(
        19,
        "unknown-id",
        "warning",
        "device",
        device(40, 0x82, 24, 0) + header(9, 1, 0) + bytes(8),
        (24, 26),
    ),
    Case(
        20,
        "unknown-version",
        "warning",
        "device",
        device(80, 0x82, 24, 0) + header(1, 3, 0) + bytes(48),
        (26, 28),
    ),
    Case(
        21,
        "id-zero",
        "error",
        "device",
        device(40, 0x82, 24, 0) + header(0, 0, 65541) + bytes(8),
        (24, 26),
    ),
    Case(
        22,
        "duplicate-id",
        "warning",
        "iommu",
        iommu(56, 3, 24) + dma_avail(40) + bytes(4) + dma_avail(0) + bytes(4),
        (40, 42),
    ),
    Case(
        23,
        "other-ioctl-fits",
        "warning",
        "device",
        iommu(72, 3, 24) + dma_avail(40) + bytes(4) + ranges((0, 0xFFF)),
        (0, 72),
    ),
    Case(
        24,
        "other-byte-order-fits",
        "warning",
        "device",
        struct.pack(">IIIIIIHHIII", 40, 0x82, 9, 5, 24, 0, 5, 1, 0, 3, 0),
        (0, 40),
    ),
    Case(
        25,
        "other-abi-fits",
        "warning",
        "iommu",
        iommu(64, 3, 24) + header(2, 1, 52) + bytes(20) + dma_avail(0),
        (0, 64),
    ),
    Case(
        26,
        "range-reversed",
        "error",
        "iommu",
        iommu(56, 3, 24) + ranges((0x3000, 0x2000)),
        (40, 56),
    ),
    Case(
        26,
        "area-wraps",
        "error",
        "region",
        region(64, 0xF, 32) + header(1, 1, 0) + struct.pack("<IIQQ", 1, 0, (1 << 64) - 1, 4096),
        (48, 64),
    ),
    Case(
        26,
        "area-past-region",
        "warning",
        "region",
        region(64, 0xF, 32) + header(1, 1, 0) + struct.pack("<IIQQ", 1, 0, 0x3000, 0x2000),
        (48, 64),
    ),
    Case(
        27,
        "partial-header",
        "error",
        "iommu",
        iommu(43, 3, 24) + dma_avail(40) + bytes(7),
        (28, 32),
    ),
    Case(27, "cap-cut", "error", "device", device(36, 0x82, 24, 0) + atomic()[:12], (24, 36)),
    Case(28, "pad-on-cap", "note", "device", device(36, 0x82, 20) + atomic(), (20, 24)),
]


# mbochs asks for 48 and rust-vmm's server for 64 or more: a cap_offset that leads to no byte is
# theirs only with such an argsz, in a region's answer, where the answer ends.
ODD = {
    "47 is no mbochs": ("region", region(47, 8, 32)),
    "49 is no mbochs": ("region", region(49, 8, 32)),
    "63 has room for no area": ("region", region(63, 0xF, 32)),
    "mbochs is no device": ("device", device(48, 0x82, 32, 0) + bytes(8)),
    "rust-vmm answers for no device": ("device", device(64, 0x82, 32, 0) + bytes(8)),
    "rust-vmm answers for no IOMMU": ("iommu", iommu(64, 3, 32) + bytes(8)),
    "rust-vmm puts it at 32": ("region", region(64, 0xF, 33)),
    "rust-vmm sends nothing behind": ("region", region(64, 0xF, 40) + bytes(8)),
}


@pytest.mark.parametrize("name", ODD)
def test_only_what_a_server_is_known_for_is_no_error(name: str) -> None:
    key, data = ODD[name]
    (one,) = [f for f in decode(data, IOCTLS[key], X86_64).findings if "past-end" in f.code]
    assert (one.code, one.severity) == ("cap-offset-past-end", Severity.ERROR)


def tiled(layout: Layout) -> bool:
    position = 0
    for leaf in layout.leaves():
        if leaf.start != position or leaf.stop <= leaf.start:
            return False
        position = leaf.stop
    return position == layout.size


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.hazard}-{case.code}")
def test_each_hazard_is_found_where_it_stands(case: Case) -> None:
    layout = decode(case.data, IOCTLS[case.ioctl], X86_64)
    found = {(item.code, item.severity.value, item.start, item.stop) for item in layout.findings}
    assert (case.code, case.severity, *case.span) in found
    assert tiled(layout)
    assert encode(layout) == case.data


def test_every_hazard_of_the_list_has_a_case() -> None:
    assert {case.hazard for case in CASES} == set(HAZARDS) == set(range(1, 29))
    for case in CASES:
        assert case.code in HAZARDS[case.hazard]


def test_every_code_that_answers_a_hazard_is_in_the_table() -> None:
    assert {code for codes in HAZARDS.values() for code in codes} <= set(CODES)


def test_a_full_range_of_addresses_is_legal() -> None:
    data = iommu(56, 3, 24) + ranges((0, (1 << 64) - 1))
    assert decode(data, IOCTLS["iommu"]).worst() is None


@pytest.mark.parametrize("there", range(1, 8))
def test_a_cut_header_is_told_by_how_much_of_it_is_there(there: int) -> None:
    data = iommu(40 + there, 3, 24) + dma_avail(40) + bytes(4 + there)
    (found,) = [f for f in decode(data, IOCTLS["iommu"]).findings if f.code == "partial-header"]
    assert found.text.endswith(f"is 40: only {there} of the header's 8 bytes are there.")


@pytest.mark.parametrize(
    ("ioctl", "data", "stop"),
    [
        ("device", device(40, 0x82, 24, 0) + atomic(), 20),
        ("region", region(48, 8, 32) + header(3, 1, 0), 16),
        ("iommu", iommu(36, 3, 24) + dma_avail(0), 20),
    ],
    ids=["device", "region", "iommu"],
)
def test_a_caller_is_told_cap_offset_from_the_argsz_on_that_holds_it(
    ioctl: str, data: bytes, stop: int
) -> None:
    told = [
        len(decode(data, IOCTLS[ioctl], X86_64, given=given).caps) for given in (stop - 1, stop)
    ]
    assert told == [0, 1]


def test_misaligned_fields_are_named() -> None:
    data = iommu(72, 3, 24) + dma_avail(36) + ranges((0, 0xFFF))
    text = next(f.text for f in decode(data, IOCTLS["iommu"]).findings if f.code == "misaligned")
    assert "start" in text
    assert "end" in text
    assert "caps[1].iova_ranges" in text


def test_version_3_of_zpci_base_is_read_by_the_fields_of_version_2() -> None:
    body = struct.pack("<QQHHHBBI", 1, 2, 3, 4, 5, 6, 7, 0xDEAD) + bytes(12)
    layout = decode(device(80, 0x82, 24, 0) + header(1, 3, 0) + body, IOCTLS["device"])
    ref = layout.read("caps[0].fh")
    assert ref is not None
    fh = layout.leaf(ref)
    assert fh is not None
    assert fh.value == 0xDEAD
    assert layout.leaf_at(64).role.value == "unknown"


def test_version_1_of_zpci_base_has_no_function_handle() -> None:
    body = struct.pack("<QQHHHBB", 1, 2, 3, 4, 5, 6, 7)
    layout = decode(device(56, 0x82, 24, 0) + header(1, 1, 0) + body, IOCTLS["device"])
    assert layout.read("caps[0].fh") is None
    assert layout.caps[0].stop == 56
    assert layout.findings == ()


def test_a_chain_of_70000_headers_is_cut_off() -> None:
    links = b"".join(header(9, 1, 24 + 8 * (i + 1)) for i in range(70_000))
    layout = decode(iommu(1 << 20, 3, 24) + links, IOCTLS["iommu"])
    assert len(layout.caps) == 65_536
    assert layout.findings[0].code == "chain-too-long"
    assert layout.findings[0].severity is Severity.ERROR
    assert len(layout.findings) <= 1000
