"""Each byte of a modelled answer has the steps that put it there."""

from __future__ import annotations

import pytest

from tests.kernel.test_own_code import IOMMU
from tests.kernel.test_tables import ATOMIC, DMA_AVAIL, MIGRATION, PCI, TYPE1, iovas
from tests.models import VERSIONS, request, run, version
from vfioviz.codec.content import Content
from vfioviz.kernel.run import Run
from vfioviz.kernel.why import why

GET_INFO = request("device", PCI, (ATOMIC,))
CHAIN = request("iommu", TYPE1, (MIGRATION, DMA_AVAIL, iovas(2)))


def names(answer: Run, offset: int) -> list[str]:
    return [cause.name for cause in why(answer, offset)]


def test_a_pad_of_v6_6_comes_from_the_rounding_of_the_capability_before_it() -> None:
    answer = run(CHAIN, version("v6.6"), argsz=4096)
    causes = why(answer, 70)
    assert [cause.name for cause in causes] == ["vfio_info_cap_add", "copy_to_user"]
    assert "ALIGN(12, 8) = 16" in causes[0].rule


def test_a_next_is_stored_by_the_add_of_the_one_behind_it_and_by_the_shift() -> None:
    answer = run(CHAIN, version("v6.6"), argsz=4096)
    found = names(answer, 60)
    assert found == [
        "vfio_info_cap_add",
        "vfio_info_cap_add",
        "vfio_info_cap_shift",
        "copy_to_user",
    ]


def test_the_pad_of_the_patch_as_posted_is_put_there_by_the_shift() -> None:
    answer = run(GET_INFO, version("posted-v1"), argsz=4096)
    assert names(answer, 20) == ["vfio_info_cap_shift", "copy_to_user"]
    # Behind the pad the shift only moved what was there.
    assert names(answer, 24) == ["vfio_info_cap_add", "vfio_info_cap_shift", "copy_to_user"]


def test_what_nobody_wrote_has_no_cause() -> None:
    answer = run(GET_INFO, version("review-sketch"), argsz=4096, fill=0xA5)
    assert why(answer, 20) == ()
    assert why(answer, 4000) == ()


def test_info_fields_come_with_their_copy() -> None:
    answer = run(GET_INFO, version("v6.6"), argsz=4096)
    assert names(answer, 4) == ["copy_to_user"]


def test_iommufd_writes_each_byte_straight_to_the_caller() -> None:
    answer = run(IOMMU, version("v6.6"), handler="iommufd", argsz=4096)
    assert names(answer, 40) == ["copy_to_user"]
    assert why(answer, 37) == ()


@pytest.mark.parametrize("key", [one.key for one in VERSIONS])
@pytest.mark.parametrize("content", [GET_INFO, CHAIN], ids=["device", "iommu"])
def test_the_last_cause_of_each_written_byte_is_a_copy(content: Content, key: str) -> None:
    answer = run(content, version(key), argsz=200, fill=0xA5)
    written = {at for write in answer.writes for at in range(write.start, write.stop)}
    for offset in range(len(answer.buffer)):
        causes = why(answer, offset)
        assert bool(causes) == (offset in written)
        if causes:
            assert causes[-1].name == "copy_to_user"
            assert causes[-1].at == offset
            assert [cause.number for cause in causes] == sorted(cause.number for cause in causes)
