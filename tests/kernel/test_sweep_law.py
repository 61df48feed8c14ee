"""A sweep says of each argsz what one call with it says, however few calls it makes."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.chainwriter import iommu_info, iova_range, region_info, sparse_mmap
from tests.effort import effort
from tests.models import VERSIONS, question, version
from vfioviz.capture.source import Capture, Provenance
from vfioviz.codec.content import Capability, Content
from vfioviz.codec.content_of import content
from vfioviz.codec.decode import decode
from vfioviz.document.start import project_from
from vfioviz.kernel.producer import Producer
from vfioviz.kernel.question import Question
from vfioviz.kernel.shipped import SHIPPED
from vfioviz.kernel.sweep import BEYOND, Stretch, outcome, sweep
from vfioviz.scene.mail.reply import reply
from vfioviz.uapi.abi import ABIS, X86_64
from vfioviz.uapi.headerset import built_in

IOCTLS = built_in().ioctls
DATA = Path(__file__).parents[1] / "data" / "hostile"


def one_by_one(asked: Question, producer: Producer) -> list[Stretch]:
    """Each argsz asked for, as a reader would do it who trusts nothing."""
    full = producer.answer(replace(asked, argsz=None)).needed
    judged = []
    for argsz in range(full + BEYOND + 1):
        answer = producer.answer(replace(asked, argsz=argsz))
        judged.append((argsz, outcome(answer), answer.errno or answer.overrun))
    groups = [list(group) for _, group in groupby(judged, key=lambda one: one[1])]
    return [
        Stretch(group[0][0], group[-1][0] + 1, group[0][1], max(one[2] for one in group))
        for group in groups
    ]


def payloads(most: int = 40) -> st.SearchStrategy[bytes]:
    return st.binary(max_size=most)


@st.composite
def requests(draw: st.DrawFn) -> Content:
    """Capabilities of all ids that handlers look for, and of none, in any order and length."""
    ioctl = draw(st.sampled_from(sorted(IOCTLS)))
    info = {"device": (2, 9, 5), "region": (1, 0, 0x1000, 0), "iommu": (1, 0x1000)}[ioctl]
    ids = st.sampled_from([1, 2, 3, 9])
    caps = draw(
        st.lists(st.builds(Capability, ids, st.just(1), st.just(()), payloads()), max_size=4)
    )
    return Content(IOCTLS[ioctl], info, tuple(caps), draw(st.sampled_from([0, 0, 0, 5, 110])))


@given(requests(), st.sampled_from(VERSIONS), st.sampled_from(sorted(ABIS)))
@pytest.mark.no_cover
def test_a_sweep_is_what_a_call_with_each_argsz_says(
    wanted: Content, producer: Producer, abi: str
) -> None:
    for handler in SHIPPED.handlers_for(wanted.ioctl):
        asked = Question(wanted, handler, ABIS[abi])
        assert list(sweep(asked, producer)) == one_by_one(asked, producer)


def ranges(number: int) -> Content:
    pairs = [(at * 0x2000, at * 0x2000 + 0xFFF) for at in range(number)]
    return content(decode(iommu_info([iova_range(pairs)]).data, IOCTLS["iommu"], X86_64))


def areas(number: int) -> Content:
    pairs = [(at * 0x2000, 0x1000) for at in range(number)]
    return content(decode(region_info([sparse_mmap(pairs)]).data, IOCTLS["region"], X86_64))


@pytest.mark.parametrize("handler", ["type1", "iommufd", "vfio-pci", "libvfio-user"])
def test_twice_the_ranges_are_no_more_than_twice_the_calls(handler: str) -> None:
    made = ranges if handler in {"type1", "iommufd"} else areas
    newest = version("v6.6")
    few = effort(lambda: sweep(question(made(512), handler=handler), newest))
    many = effort(lambda: sweep(question(made(1024), handler=handler), newest))
    assert many < 1.5 * few


def test_a_reply_about_many_ranges_costs_little_more_than_one_about_few() -> None:
    def work(size: int) -> int:
        data = iommu_info([iova_range([(at * 0x2000, at * 0x2000 + 1) for at in range(size)])]).data
        capture = Capture("a", data, Provenance("opened", "a"), ioctl="iommu", abi="x86-64")
        project = project_from([capture])
        return effort(lambda: reply(project))

    assert work(1024) < 2.1 * work(512)


def test_the_sweep_of_512_ranges_ends_in_a_complete_answer() -> None:
    layout = decode((DATA / "ranges-512.bin").read_bytes(), IOCTLS["iommu"], X86_64)
    swept = sweep(question(content(layout)), version("v6.6"))
    assert [each.outcome.value for each in swept][-2:] == ["short answer", "complete"]
    assert swept[-1].start == layout.size
