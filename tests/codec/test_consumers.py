"""The walks of user space, against a program each that was written down for itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import chainwriter as cw
from tests.codec.walkers import WALKERS, outcome
from tests.hostile import CASES, Hostile
from tests.strategies import IOCTLS as KEYS
from vfioviz.capture.samples import Sample, open_sample, samples
from vfioviz.codec.consumers.consumer import Access
from vfioviz.codec.consumers.known import BY_KEY, CONSUMERS, consumers_of
from vfioviz.codec.consumers.walk import Ending, walk
from vfioviz.uapi.abi import S390X

SAID = {
    Ending.END: "ok",
    Ending.NONE: "ok",
    Ending.STOPPED: "ok",
    Ending.REFUSED: "refused",
    Ending.OUTSIDE: "outside",
    Ending.ENDLESS: "forever",
}
LITTLE = [each for each in samples() if each.abi != "s390x" and each.size >= 20]


def same(data: bytes, ioctl: str) -> None:
    for consumer in consumers_of(ioctl):
        mine = walk(consumer, data, ioctl)
        ended, found = outcome(consumer.key, data, ioctl)
        assert (SAID[mine.ending], consumer.key) == (ended, consumer.key)
        good = [(visit.start, visit.id) for visit in mine.visits if visit.outside is None]
        assert good == found[: len(good)]
        assert len(found) - len(good) <= 1


def test_each_consumer_has_a_program_of_its_own() -> None:
    assert {each.key for each in CONSUMERS} == set(WALKERS)
    assert all(each.source and each.names() for each in CONSUMERS)


@pytest.mark.parametrize("sample", LITTLE, ids=lambda sample: str(sample.file))
def test_samples_are_walked_as_by_its_program(sample: Sample) -> None:
    same(open_sample(sample).data, sample.ioctl)


@pytest.mark.parametrize(
    "case", [each for each in CASES if each.on.order == "<"], ids=lambda case: str(case.name)
)
def test_hostile_chains_are_walked_as_by_its_program(case: Hostile) -> None:
    if len(case.data) >= 20:
        same(case.data, case.ioctl)


@given(st.sampled_from(KEYS), st.data())
def test_any_bytes_are_walked_as_by_its_program(key: str, data: st.DataObject) -> None:
    flags = {"device": 0x80, "region": 0x8, "iommu": 0x2}[key]
    size = data.draw(st.integers(24, 200))
    memory = bytearray(data.draw(st.binary(min_size=size, max_size=size)))
    memory[0:4] = data.draw(st.integers(0, 300)).to_bytes(4, "little")
    memory[4:8] = data.draw(st.sampled_from((0, flags))).to_bytes(4, "little")
    at = {"device": 16, "region": 12, "iommu": 16}[key]
    offset = data.draw(st.integers(0, size + 8))
    memory[at : at + 4] = offset.to_bytes(4, "little")
    if 0 < offset <= size - 8:
        memory[offset + 4 : offset + 8] = data.draw(st.integers(0, size)).to_bytes(4, "little")
    same(bytes(memory), key)


def test_a_genuine_answer_of_6_1_is_refused_by_a_check_against_new_headers() -> None:
    # sizeof(struct vfio_iommu_type1_info) is 20 on i386 before v6.6.
    answer = cw.iommu_info((cw.dma_avail(),), "before-v6.6", cw.I386)
    assert walk(BY_KEY["selftests"], answer.data, "iommu").ending is Ending.REFUSED
    assert walk(BY_KEY["qemu"], answer.data, "iommu").ending is Ending.END


def test_the_unaligned_loads_before_v6_6_are_counted_and_judged() -> None:
    (old,) = [each for each in samples() if each.file == "iommu-linux-6.1.bin"]
    data = open_sample(old).data
    qemu, crosvm = (walk(BY_KEY[key], data, "iommu") for key in ("qemu", "crosvm-iova"))
    assert [each for visit in qemu.visits for each in visit.unaligned] == [
        (84, 8), (92, 8), (100, 8), (108, 8),
    ]  # fmt: skip
    assert "sparc64" in qemu.traps
    assert (crosvm.consumer.access, crosvm.traps) == (Access.COPY, "")


def test_only_the_selftests_see_a_cycle() -> None:
    answer = cw.iommu_info((cw.migration(), cw.dma_avail()), "v6.6").with_next(1, 24)
    ended = {each.key: walk(each, answer.data, "iommu").ending for each in consumers_of("iommu")}
    assert ended.pop("selftests") is Ending.REFUSED
    assert set(ended.values()) == {Ending.ENDLESS}


def test_a_cap_offset_of_0_makes_some_read_the_info_struct() -> None:
    answer = cw.iommu_info((cw.migration(),), "v6.6").with_cap_offset(0)
    assert walk(BY_KEY["libvfn"], answer.data, "iommu").visits[0].start == 0
    assert walk(BY_KEY["qemu"], answer.data, "iommu").visits == ()


def test_big_endian_answers_are_read_by_the_order_of_the_kernel() -> None:
    answer = cw.device_info((cw.zpci_base(), cw.zpci_group()), "v6.6", cw.S390X)
    walked = walk(BY_KEY["qemu"], answer.data, "device", S390X)
    assert [(visit.id, visit.version) for visit in walked.visits] == [(1, 2), (2, 2)]
