"""What may be required of an answer: where it holds, and where not, with the bytes by hand."""

from __future__ import annotations

import struct

import pytest

from tests import chainwriter as cw
from tests.models import IOCTLS
from vfioviz.codec.decode import decode
from vfioviz.codec.layout import Layout
from vfioviz.codec.requirements import NAMES, requirement
from vfioviz.uapi.abi import X86_64

CAPS = (cw.dma_avail(), cw.migration())
"""12 bytes, and 32 whose u64 are at 16 and 24."""


def iommu(era: cw.Era = "v6.6", changes: tuple[tuple[int, str, int], ...] = ()) -> Layout:
    """An answer with some numbers of it written over: offset, format, value."""
    data = bytearray(cw.iommu_info(CAPS, era).data)
    for offset, form, value in changes:
        struct.pack_into(form, data, offset, value)
    return decode(bytes(data), IOCTLS["iommu"], X86_64)


def broken(asked: str, layout: Layout) -> list[tuple[int, int]]:
    found = list(requirement(asked).check(layout))
    assert all(each.severity.name == "ERROR" for each in found)
    assert all(each.code == asked for each in found)
    return [(each.start, each.stop) for each in found]


def test_offsets_of_the_two_answers() -> None:
    """What the rest of this file counts on."""
    assert cw.iommu_info(CAPS, "v6.6").starts == (24, 40)
    assert cw.iommu_info(CAPS, "before-v6.6").starts == (24, 36)


@pytest.mark.parametrize("asked", [each for each in NAMES if each != "no-warning"])
def test_a_genuine_answer_of_6_6_holds_all(asked: str) -> None:
    assert broken(asked, iommu()) == []


@pytest.mark.parametrize(
    ("asked", "layout", "where"),
    [
        ("align=8", iommu("before-v6.6"), [(36, 68)]),
        ("align=4", iommu("before-v6.6"), []),
        ("align=16", iommu(), [(24, 36), (40, 72)]),
        ("aligned-fields", iommu("before-v6.6"), [(52, 60), (60, 68)]),
        ("zero-pad", iommu(changes=((36, "<I", 0xA5),)), [(36, 40)]),
        ("in-argsz", iommu(changes=((0, "<I", 64),)), [(40, 72)]),
        ("zero-reserved", iommu(changes=((20, "<I", 0),)), []),
    ],
)
def test_what_breaks_a_requirement_is_told_with_its_bytes(
    asked: str, layout: Layout, where: list[tuple[int, int]]
) -> None:
    assert broken(asked, layout)[: len(where)] == where
    assert bool(broken(asked, layout)) == bool(where)


@pytest.mark.parametrize(
    ("asked", "change"),
    [
        ("no-overlap", (16, "<I", 8)),
        ("in-argsz", (44, "<I", 4000)),
        ("terminated", (44, "<I", 4000)),
        ("terminated", (44, "<I", 24)),
        ("ascending", (44, "<I", 24)),
        ("no-overlap", (44, "<I", 24)),
        ("known", (40, "<H", 77)),
        ("known", (42, "<H", 9)),
        ("known", (40, "<H", 0)),
        ("no-error", (44, "<I", 4000)),
        ("no-warning", (40, "<H", 77)),
    ],
)
def test_one_number_that_is_wrong_breaks_it(asked: str, change: tuple[int, str, int]) -> None:
    assert broken(asked, iommu()) == [] or asked == "no-warning"
    assert broken(asked, iommu(changes=(change,)))


def test_a_reserved_field_that_is_not_zero_is_told() -> None:
    data = bytearray(cw.device_info([cw.atomic_comp()], "v6.6").data)
    layout = decode(bytes(data), IOCTLS["device"], X86_64)
    assert broken("zero-reserved", layout) == []
    data[-4:] = b"\1\0\0\0"
    layout = decode(bytes(data), IOCTLS["device"], X86_64)
    assert broken("zero-reserved", layout) == [(len(data) - 4, len(data))]


@pytest.mark.parametrize(
    "asked", ["", "nope", "align", "align=", "align=1", "align=4097", "align=x", "zero-pad=3"]
)
def test_what_can_t_be_required_is_refused_with_what_can(asked: str) -> None:
    with pytest.raises(ValueError, match="expected"):
        requirement(asked)
