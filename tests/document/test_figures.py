"""Figures below a column count each byte: what was not written, what is past the caller."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import example, given
from hypothesis import strategies as st

from tests import chainwriter as cw
from tests.models import question, request, version
from vfioviz.capture.source import Capture, Provenance
from vfioviz.codec.content import Capability
from vfioviz.document.derive import derive
from vfioviz.document.project import CaptureColumn
from vfioviz.document.start import project_from
from vfioviz.kernel.compare import unwritten_bytes

ANSWER = cw.iommu_info((cw.dma_avail(), cw.iova_range([(0, 4095)])), "v6.6")
SPANS = st.lists(st.tuples(st.integers(0, 90), st.integers(0, 20)), max_size=6).map(
    lambda spans: tuple((start, start + size) for start, size in spans)
)


@example(((0, 20), (24, 72)), None)
@example(((1, 72),), 4)
@given(SPANS, st.one_of(st.none(), st.integers(0, 100)))
def test_of_a_capture_each_byte_is_counted_once(
    written: tuple[tuple[int, int], ...], argsz: int | None
) -> None:
    one = Capture("one", ANSWER.data, Provenance("captured", "a test"), "iommu", "x86-64", argsz, 0,
                  written=written)  # fmt: skip
    project = replace(project_from([one], variants=()), columns=(CaptureColumn(0),))
    (column,) = derive(project).columns
    end = column.layout.chain_end
    bytes_of = {at for start, stop in written for at in range(start, stop)}
    assert column.stats.unwritten == len(set(range(end)) - bytes_of)
    assert column.stats.argsz_in == argsz
    limit = len(ANSWER.data) if argsz is None else argsz
    assert column.argsz == limit
    past = [at for start, stop in written for at in range(start, stop) if at >= limit]
    assert column.stats.overrun == len(past)


def test_of_bytes_without_an_argsz_none_are_past_it() -> None:
    one = Capture("one", b"\1\2", Provenance("captured", "a test"), "iommu", "x86-64", None, 0,
                  written=((0, 2),))  # fmt: skip
    project = replace(project_from([one], variants=()), columns=(CaptureColumn(0),))
    (column,) = derive(project).columns
    assert (column.argsz, column.stats.overrun) == (None, 0)


@example(((0, 20), (24, 72)), 72)
@example(((1, 72),), 72)
@given(SPANS, st.integers(0, 100))
def test_of_a_run_each_byte_is_counted_once(
    written: tuple[tuple[int, int], ...], size: int
) -> None:
    caps = (Capability(200, 1, payload=b"abcd"),)
    run = version("v6.6").answer(question(request("iommu", caps=caps)))
    writes = tuple(run.writes[0]._replace(start=start, stop=stop) for start, stop in written)
    bytes_of = {at for start, stop in written for at in range(start, stop)}
    told = unwritten_bytes(replace(run, writes=writes), size)
    assert told == len(set(range(size)) - bytes_of)
