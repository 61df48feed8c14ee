"""Random requests reach what there is: each ioctl, driver, ABI, fill, capability and bit."""

from __future__ import annotations

from collections import Counter

from tests.models import HEADERS, KEYS, version
from vfioviz.codec.content import info_fields
from vfioviz.codec.decode import decode
from vfioviz.document.random_requests import requests
from vfioviz.kernel.review.engine import answering
from vfioviz.kernel.shipped import SHIPPED
from vfioviz.uapi.abi import ABIS

ABI = [ABIS[key] for key in ("x86-64", "i386", "s390x")]
DRIVERS = answering(version("v6.6"), SHIPPED, HEADERS)
MADE = list(requests(900, 3, HEADERS, DRIVERS, ABI))
KNOWN = {
    "device": {(1, 1), (1, 2), (2, 1), (2, 2), (3, 1), (4, 1), (5, 1)},
    "region": {(1, 1), (2, 1), (3, 1), (4, 1), (5, 1)},
    "iommu": {(1, 1), (2, 1), (3, 1)},
}
"""Id and version of what include/uapi/linux/vfio.h and vfio_zdev.h declare."""


def test_each_driver_on_each_abi_is_asked_in_turn_and_alike_often() -> None:
    asked = Counter(
        (one.question.content.ioctl.key, one.question.handler.key, one.question.abi.key)
        for one in MADE
    )
    assert len(asked) == len(DRIVERS) * len(ABI)
    assert max(asked.values()) - min(asked.values()) <= 1
    assert {one.question.fill for one in MADE} == {0, 0xA5, 0xFF}
    assert {one.question.argsz for one in MADE} == {None}
    assert [one.name for one in MADE[:2]] == ["request 1", "request 2"]


def test_each_bit_that_a_driver_can_give_is_there_and_the_core_s_flag_never() -> None:
    for key, flag in (("device", 0x80), ("region", 0x8), ("iommu", 0x2)):
        contents = [one.question.content for one in MADE if one.question.content.ioctl.key == key]
        fields = info_fields(contents[0].ioctl)
        for place, field in enumerate(fields):
            values = [content.info[place] for content in contents]
            some = every = (1 << 8 * field.size) - 1
            if field.name == "flags":
                every = some = every & ~flag
            for value in values:
                some &= ~value
            assert some == 0, (key, field.name)
            assert all(0 <= value <= every and not value & ~every for value in values)
        assert all(len(content.info) == len(fields) for content in contents)


def test_each_capability_that_a_header_declares_is_asked_for_and_others_are() -> None:
    for key, known in KNOWN.items():
        caps = [
            cap
            for one in MADE
            if one.question.content.ioctl.key == key
            for cap in one.question.content.caps
        ]
        declared = [cap for cap in caps if cap.payload is None]
        assert {(cap.id, cap.version) for cap in declared} == known
        raw = [cap for cap in caps if cap.payload is not None]
        assert {len(cap.payload or b"") for cap in raw} == {0, 1, 4, 8, 12, 33}
        assert all(64 <= cap.id < 1 << 16 for cap in raw)
        assert 0.2 < len(raw) / len(caps) < 0.5
    counts = Counter(len(one.question.content.caps) for one in MADE)
    assert set(counts) == {0, 1, 2, 3, 6}
    assert max(counts, key=lambda each: counts[each]) == 1


def test_what_is_asked_for_is_what_each_version_gives_back() -> None:
    """Counts fit the elements: a chain is read again as it was asked for."""
    elements = Counter[int]()
    for one in MADE[:240]:
        asked = one.question
        if asked.handler.key not in {"vfio-pci", "type1"}:
            continue
        for key in KEYS:
            run = version(key).answer(asked)
            assert run.errno == 0
        run = version("v6.6").answer(asked)
        layout = decode(run.buffer, asked.content.ioctl, asked.abi, given=run.argsz_in)
        assert [(node.id, node.version) for node in layout.caps] == [
            (cap.id, cap.version) for cap in asked.content.caps
        ]
        assert not {"count-past-end", "string-past-end", "cap-cut"} & {
            found.code for found in layout.findings
        }
        elements.update(
            len(cap.values[-1])
            for cap in asked.content.caps
            if cap.values and isinstance(cap.values[-1], bytes | tuple)
        )
    assert set(elements) == {0, 1, 2, 3}
