"""The writer against what real kernels answered, and the decoder against the writer."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given

from tests import chainwriter as cw
from tests.effort import effort
from tests.hostile import CASES, RANGES, Hostile, long_chain
from tests.models import IOCTLS
from tests.strategies import any_answers, valid_answers
from vfioviz.codec.decode import Layout, decode
from vfioviz.codec.finding import Severity
from vfioviz.uapi.abi import ABIS

SAMPLES = Path(__file__).parents[1] / "samples"
KERNELS: list[tuple[cw.Era, str]] = [("before-v6.6", "6.1"), ("v6.6", "6.12")]


def read(answer: cw.Answer) -> Layout:
    return decode(answer.data, IOCTLS[answer.ioctl], ABIS[answer.target.key])


def assert_tiled(layout: Layout, size: int) -> None:
    at = 0
    for leaf in layout.leaves():
        assert leaf.start == at
        assert leaf.stop > at
        at = leaf.stop
    assert at == size


@pytest.mark.parametrize(("era", "kernel"), KERNELS)
def test_the_writer_writes_what_linux_answered(era: cw.Era, kernel: str) -> None:
    type1 = [cw.migration(), cw.dma_avail(), cw.iova_range(RANGES)]
    written = {
        "device": cw.device_info(era=era, argsz=4096),
        "region0": cw.region_info([cw.msix_mappable()], era, argsz=4096),
        "iommu": cw.iommu_info(type1, era, argsz=4096, fill=0xA5),
    }
    for name, answer in written.items():
        assert answer.data == (SAMPLES / f"{name}-linux-{kernel}.bin").read_bytes()


@pytest.mark.parametrize(
    ("answer", "starts", "end"),
    [
        (cw.device_info([cw.atomic_comp()], "before-v6.6"), (20,), 36),
        (cw.device_info([cw.atomic_comp()]), (24,), 40),
        (cw.iommufd_info(RANGES, "before-v6.6"), (24, 36), 84),
        (cw.iommufd_info(RANGES), (24, 40), 88),
        (cw.region_info([cw.sparse_mmap([(0, 1)] * 3)]), (32,), 96),
    ],
)
def test_the_writer_places_capabilities_as_the_kernel_source_says(
    answer: cw.Answer, starts: tuple[int, ...], end: int
) -> None:
    assert answer.starts == starts
    assert answer.end == len(answer.data) == end


@given(valid_answers())
def test_the_decoder_finds_each_capability_where_the_writer_put_it(answer: cw.Answer) -> None:
    layout = read(answer)
    assert tuple(cap.start for cap in layout.caps) == answer.starts
    assert layout.chain_end == answer.end
    assert_tiled(layout, len(answer.data))


@given(valid_answers(on=cw.LP64))
def test_a_sound_chain_has_no_error(answer: cw.Answer) -> None:
    assert read(answer).worst() is not Severity.ERROR


@given(any_answers())
def test_any_answer_decodes_to_leaves_that_tile_it(answer: cw.Answer) -> None:
    assert_tiled(read(answer), len(answer.data))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.hazard}-{case.name}")
@pytest.mark.no_cover
def test_a_hostile_answer_decodes_to_leaves_that_tile(case: Hostile) -> None:
    layout = decode(case.data, IOCTLS[case.ioctl], ABIS[case.on.key])
    assert_tiled(layout, len(case.data))
    if case.genuine:
        assert layout.worst() is not Severity.ERROR


def test_twice_the_chain_is_twice_the_work() -> None:
    def work(links: int) -> int:
        return effort(lambda: decode(long_chain(links), IOCTLS["iommu"]))

    work(4096)  # what is worked out once
    assert work(8192) < 2.2 * work(4096)


def test_all_hazards_have_a_case() -> None:
    assert {case.hazard for case in CASES} == set(range(1, 29))
