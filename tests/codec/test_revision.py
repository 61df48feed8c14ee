"""Which release a buffer was written by is told by any of its links, not by the first alone."""

from __future__ import annotations

import pytest
from hypothesis import assume, event, given
from hypothesis import strategies as st

from tests import chainwriter as cw
from tests.laws import answers
from tests.laws.specs import Spec, known
from tests.models import HEADERS, IOCTLS
from vfioviz.codec.decode import decode
from vfioviz.codec.revision import PACKED, release
from vfioviz.uapi.abi import ABIS

TELLING = (cw.dma_avail(), cw.migration())
SILENT = (cw.migration(), cw.iova_range([(0, 1)]), cw.Cap(99, 1, bytes(12)))
"""A size that is a multiple of 8, an array, what is not known: they tell nothing."""


@pytest.mark.parametrize("before", range(4))
@pytest.mark.parametrize(("era", "linux"), [("before-v6.6", PACKED), ("v6.6", HEADERS.linux)])
def test_a_later_link_tells_where_earlier_ones_do_not(
    before: int, era: cw.Era, linux: tuple[int, int]
) -> None:
    layout = decode(cw.iommu_info((*SILENT[:before], *TELLING), era).data, IOCTLS["iommu"])
    assert layout.linux == linux
    assert all(cap.exact for cap in layout.caps if cap.id != 99)


@st.composite
def told(draw: st.DrawFn) -> tuple[str, list[Spec], cw.Target, str]:
    ioctl = draw(st.sampled_from(("device", "region", "iommu")))
    specs = draw(st.lists(known(ioctl), min_size=1, max_size=6))
    on = draw(st.sampled_from(cw.TARGETS))
    return ioctl, specs, on, draw(st.sampled_from(("before-v6.6", "v6.6")))


@given(told())
def test_the_release_is_right_where_the_bytes_tell_it(
    case: tuple[str, list[Spec], cw.Target, str],
) -> None:
    ioctl, specs, on, version = case
    info = dict.fromkeys(answers.INFO[ioctl], 1)
    handler = answers.HANDLERS[ioctl][0]
    caps = [spec.on(on) for spec in specs]
    call = answers.Call(version, handler, ioctl, on, info, caps, None, 0)
    written = answers.answer(call)
    layout = decode(written.data, IOCTLS[ioctl], ABIS[on.key], None, len(written.data))
    links = [
        spec for spec, cap in zip(specs[:-1], caps, strict=False)
        if cap.size % 8 and not spec.kind.array
    ]  # fmt: skip
    shorter = version == "before-v6.6" and answers.sizeof(call) < 24
    assume(links or shorter)
    event("by the info struct" if shorter else f"by {len(links)} links")
    assert (layout.linux < (6, 6)) == (version == "before-v6.6")


def test_a_tail_that_is_the_callers_is_of_a_packed_answer() -> None:
    one = cw.iommu_info([cw.dma_avail()], "before-v6.6", fill=0x5A)
    assert decode(one.data, IOCTLS["iommu"]).linux == PACKED
    other = cw.iommu_info([cw.dma_avail()], "v6.6", fill=0x5A)
    assert decode(other.data, IOCTLS["iommu"]).linux == HEADERS.linux


@pytest.mark.parametrize(
    ("text", "linux"),
    [("6.1.0-53-amd64", (6, 1)), ("v6.12", (6, 12)), ("6", None), ("", None), ("rolling", None)],
)
def test_a_release_is_read_from_what_uname_says(text: str, linux: tuple[int, int] | None) -> None:
    assert release(text) == linux
