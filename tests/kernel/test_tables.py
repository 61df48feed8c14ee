"""Offsets, sizes and overruns as the sources and the thread give them, case by case."""

from __future__ import annotations

from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.models import IOCTLS, VERSIONS, Named, question, reported_argsz, request, run, version
from vfioviz.codec.content import Content
from vfioviz.codec.decode import decode
from vfioviz.kernel.compare import compare
from vfioviz.kernel.question import ModelError
from vfioviz.kernel.run import Run
from vfioviz.kernel.sweep import Outcome, outcome
from vfioviz.uapi.abi import I386, S390X, X86_64
from vfioviz.uapi.schema import Abi

PCI = (("flags", 2), ("num_regions", 9), ("num_irqs", 5))
BAR = (("flags", 7), ("index", 2), ("size", 0x4000), ("offset", 2 << 40))
TYPE1 = (("flags", 1), ("iova_pgsizes", 0x40201000))

ZPCI_BASE = Named(1, 2, (("start_dma", 4096), ("end_dma", 8191), ("fh", 7)))
ZPCI_GROUP = Named(2, 2, (("dasm", 1), ("msi_addr", 2), ("flags", 1)))
ZPCI_UTIL = Named(3, 1, (("size", 64), ("util_str", b"\xc1" * 64)))
ZPCI_PFIP = Named(4, 1, (("size", 4), ("pfip", b"abcd")))
ATOMIC = Named(5, 1, (("flags", 3), ("reserved", 0)))
MSIX = Named(3, 1)
TYPE = Named(2, 1, (("type", 0x80008086), ("subtype", 1)))
SSATGT = Named(4, 1, (("tgt", 1 << 40),))
LNKSPD = Named(5, 1, (("link_speed", 8), ("__pad", 0)))
MIGRATION = Named(2, 1, (("flags", 0), ("pgsize_bitmap", 4096), ("max_dirty_bitmap_size", 1 << 28)))
DMA_AVAIL = Named(3, 1, (("avail", 65535),))


def iovas(count: int) -> Named:
    rows = tuple((index << 32, (index << 32) + 0xFFF) for index in range(count))
    return Named(1, 1, (("nr_iovas", count), ("reserved", 0), ("iova_ranges", rows)))


def areas(count: int) -> Named:
    rows = tuple((index << 12, 0x1000) for index in range(count))
    return Named(1, 1, (("nr_areas", count), ("reserved", 0), ("areas", rows)))


class Complete(NamedTuple):
    name: str
    ioctl: str
    abi: Abi
    info: tuple[tuple[str, int], ...]
    caps: tuple[Named, ...]
    before: tuple[tuple[int, ...], int]
    after: tuple[tuple[int, ...], int]


ZPCI = (ZPCI_BASE, ZPCI_GROUP, ZPCI_UTIL, ZPCI_PFIP)
COMPLETE = [
    Complete(
        "zpci", "device", S390X, PCI, ZPCI, ((20, 60, 108, 184), 200), ((24, 64, 112, 192), 208)
    ),
    Complete(
        "zpci-no-util",
        "device",
        S390X,
        PCI,
        (ZPCI_BASE, ZPCI_GROUP, ZPCI_PFIP),
        ((20, 60, 108), 124),
        ((24, 64, 112), 128),
    ),
    Complete("atomic", "device", X86_64, PCI, (ATOMIC,), ((20,), 36), ((24,), 40)),
    Complete("msix", "region", X86_64, BAR, (MSIX,), ((32,), 40), ((32,), 40)),
    Complete("type", "region", X86_64, BAR, (TYPE,), ((32,), 48), ((32,), 48)),
    Complete("sparse-3", "region", X86_64, BAR, (areas(3),), ((32,), 96), ((32,), 96)),
    Complete("sparse-0", "region", X86_64, BAR, (areas(0),), ((32,), 48), ((32,), 48)),
    Complete(
        "nvlink",
        "region",
        X86_64,
        BAR,
        (TYPE, SSATGT, LNKSPD),
        ((32, 48, 64), 80),
        ((32, 48, 64), 80),
    ),
    Complete(
        "type1-2",
        "iommu",
        X86_64,
        TYPE1,
        (MIGRATION, DMA_AVAIL, iovas(2)),
        ((24, 56, 68), 116),
        ((24, 56, 72), 120),
    ),
    Complete(
        "type1-0", "iommu", X86_64, TYPE1, (MIGRATION, DMA_AVAIL), ((24, 56), 68), ((24, 56), 72)
    ),
    Complete(
        "type1-i386-2",
        "iommu",
        I386,
        TYPE1,
        (MIGRATION, DMA_AVAIL, iovas(2)),
        ((20, 48, 60), 108),
        ((24, 56, 72), 120),
    ),
]


def exact(case: Complete, key: str) -> Run:
    content = request(case.ioctl, case.info, case.caps)
    argsz = reported_argsz(content, version(key), abi=case.abi)
    return run(content, version(key), abi=case.abi, argsz=argsz, fill=0xA5)


@pytest.mark.parametrize("case", COMPLETE, ids=lambda case: case.name)
def test_complete_answers_have_the_offsets_of_the_real_kernels(case: Complete) -> None:
    for key, (starts, total) in (("before-v6.6", case.before), ("v6.6", case.after)):
        result = exact(case, key)
        assert tuple(cap.start for cap in result.caps) == starts
        assert result.argsz_out == total
        assert result.overrun == 0
        assert all(cap.reachable for cap in result.caps)
        layout = decode(result.buffer, IOCTLS[case.ioctl], case.abi)
        assert tuple(cap.start for cap in layout.caps) == starts
        assert layout.worst() is None or layout.worst() == "note"


@pytest.mark.parametrize("case", COMPLETE, ids=lambda case: case.name)
@pytest.mark.parametrize("key", ["before-v6.6", "v6.6"])
def test_caps_buf_grows_by_each_capability_and_is_what_the_caller_gets(
    case: Complete, key: str
) -> None:
    starts, total = case.before if key == "before-v6.6" else case.after
    result = exact(case, key)
    sizes = [len(kernel) for _, kernel, _ in result.states()]
    # vfio_info_cap_add() grows the buffer up to where the next one will start; nothing shrinks it.
    ends = [start - starts[0] for start in (*starts[1:], total)]
    assert sizes[: len(ends)] == ends
    assert set(sizes[len(ends) :]) == {ends[-1]}
    *_, (_, kernel, user) = result.states()
    assert kernel == user[starts[0] : total]


@pytest.mark.parametrize("case", COMPLETE, ids=lambda case: case.name)
def test_the_pad_that_is_counted_is_what_v6_6_added_to_the_packed_sizes(case: Complete) -> None:
    content = request(case.ioctl, case.info, case.caps)
    asked = question(content, abi=case.abi)
    before, after = compare(asked, [version("before-v6.6"), version("v6.6")])
    # Packed: from each start to the next is the struct alone.
    (packed, end), (aligned, total) = case.before, case.after
    assert before.pad == 0
    assert after.pad == (total - aligned[0]) - (end - packed[0])


class Argued(NamedTuple):
    case: str
    argsz: tuple[int, int, int, int]
    cap_offset: tuple[int, int, int, int]
    starts: tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...], tuple[int, ...]]
    overrun: tuple[int, int, int, int]


KEYS = ("before-v6.6", "posted-v1", "posted-v1-review", "v6.6")
ARGUED = [
    Argued(
        "atomic", (36, 36, 36, 40), (20, 24, 24, 24), ((20,), (24,), (28,), (24,)), (0, 4, 8, 0)
    ),
    Argued(
        "zpci",
        (200, 204, 204, 208),
        (20, 24, 24, 24),
        ((20, 60, 108, 184), (24, 64, 112, 192), (28, 68, 116, 196), (24, 64, 112, 192)),
        (0, 4, 8, 0),
    ),
    Argued("type", (48, 48, 48, 48), (32, 32, 32, 32), ((32,), (32,), (32,), (32,)), (0, 0, 0, 0)),
    Argued(
        "type1-2",
        (116, 120, 120, 120),
        (24, 24, 24, 24),
        ((24, 56, 68), (24, 56, 72), (24, 56, 72), (24, 56, 72)),
        (0, 0, 0, 0),
    ),
    Argued(
        "type1-i386-2",
        (108, 116, 116, 120),
        (20, 24, 24, 24),
        ((20, 48, 60), (24, 56, 72), (28, 60, 76), (24, 56, 72)),
        (0, 4, 8, 0),
    ),
]


@pytest.mark.parametrize("row", ARGUED, ids=lambda row: row.case)
def test_the_thread_s_argument_comes_out_as_it_does_in_c(row: Argued) -> None:
    case = next(one for one in COMPLETE if one.name == row.case)
    runs = [exact(case, key) for key in KEYS]
    assert tuple(one.argsz_out for one in runs) == row.argsz
    assert tuple(one.cap_offset for one in runs) == row.cap_offset
    assert tuple(tuple(cap.start for cap in one.caps) for one in runs) == row.starts
    assert tuple(one.overrun for one in runs) == row.overrun


@pytest.mark.parametrize(("name", "next_"), [("atomic", 65541), ("zpci", 65538)])
def test_the_review_s_copy_makes_a_header_of_zeros_whose_next_is_the_real_header(
    name: str, next_: int
) -> None:
    case = next(one for one in COMPLETE if one.name == name)
    result = exact(case, "posted-v1-review")
    assert not any(cap.reachable for cap in result.caps)
    layout = decode(result.buffer, IOCTLS["device"], case.abi, (6, 5))
    assert (layout.caps[0].id, layout.caps[0].version, layout.caps[0].next) == (0, 0, next_)
    assert {"id-zero", "next-past-end"} <= {item.code for item in layout.findings}


def test_the_sketch_leaves_pad_unwritten_and_the_merged_patch_writes_it() -> None:
    case = next(one for one in COMPLETE if one.name == "atomic")
    assert exact(case, "review-sketch").buffer[20:24] == b"\xa5" * 4
    assert exact(case, "v6.6").buffer[20:24] == bytes(4)
    rows = compare(question(request("device", PCI, (ATOMIC,)), fill=0xA5), VERSIONS)
    assert {row.key: row.unwritten for row in rows}["review-sketch"] == 4
    assert {row.key: row.unwritten for row in rows}["v6.6"] == 0


contents = st.one_of(
    st.builds(
        lambda caps: request("device", PCI, tuple(caps)),
        st.lists(st.sampled_from([*ZPCI, ATOMIC]), max_size=6),
    ),
    st.builds(
        lambda caps: request("region", BAR, tuple(caps)),
        st.lists(st.sampled_from([MSIX, TYPE, areas(2), LNKSPD]), max_size=6),
    ),
    st.builds(
        lambda caps: request("iommu", TYPE1, tuple(caps)),
        st.lists(st.sampled_from([MIGRATION, DMA_AVAIL, iovas(3)]), max_size=6),
    ),
)
abis = st.sampled_from([X86_64, I386, S390X])


@given(
    contents, abis, st.sampled_from(VERSIONS), st.integers(0, 700), st.sampled_from([0, 0x5A, 0xA5])
)
def test_every_run_replays_to_its_buffer_and_leaves_the_rest_alone(
    content: Content, abi: Abi, one: object, argsz: int, fill: int
) -> None:
    chosen = version(getattr(one, "key", ""))
    result = run(content, chosen, abi=abi, argsz=argsz, fill=fill)
    states = list(result.states())
    assert (states[-1][2] if states else result.initial) == result.buffer
    written = {at for write in result.writes for at in range(write.start, write.stop)}
    for at, (before, after) in enumerate(zip(result.initial, result.buffer, strict=True)):
        if at not in written:
            assert before == after
    assert result.overrun == len([at for at in written if at >= argsz])
    if chosen.key in {"before-v6.6", "v6.6", "review-sketch"}:
        assert result.overrun == 0


@given(contents, abis)
def test_since_v6_6_every_capability_starts_on_an_8_byte_line(content: Content, abi: Abi) -> None:
    argsz = reported_argsz(content, version("v6.6"), abi=abi)
    result = run(content, version("v6.6"), abi=abi, argsz=argsz)
    assert all(cap.start % 8 == 0 for cap in result.caps)
    assert argsz % 8 == 0
    assert len(result.caps) == len(content.caps)


@given(contents, abis, st.sampled_from(VERSIONS))
def test_a_retry_with_the_reported_size_gets_the_chain(
    content: Content, abi: Abi, one: object
) -> None:
    chosen = version(getattr(one, "key", ""))
    short = run(content, chosen, abi=abi, argsz=32 if content.ioctl.key == "region" else 16)
    again = run(content, chosen, abi=abi, argsz=short.argsz_out)
    assert len(again.caps) == len(content.caps)
    assert again.argsz_out == short.argsz_out


def test_gvt_and_ccw_copy_16_bytes_of_device_info_and_add_no_capability() -> None:
    for handler in ("gvt", "vfio-ccw"):
        result = run(
            request("device", PCI, (ATOMIC,)),
            version("v6.6"),
            handler=handler,
            argsz=4096,
            fill=0x5A,
        )
        assert [(write.start, write.stop) for write in result.writes] == [(0, 16)]
        assert result.caps == ()
        assert "1 left out" in result.warnings[0]
        assert result.cap_offset is None


def test_without_a_capability_the_caller_is_asked_for_no_more_than_it_has() -> None:
    # argsz stays the caller's where nothing is missing; the region's cap_offset is echoed.
    for key, sizeof in (("device", 24), ("iommu", 24), ("region", 32)):
        for argsz in (sizeof, sizeof + 1, 4096):
            result = run(request(key), version("v6.6"), argsz=argsz, fill=0x5A)
            assert (result.argsz_out, result.caps) == (argsz, ())
            assert result.cap_offset == (0x5A5A5A5A if key == "region" else 0)
            assert outcome(result) is Outcome.COMPLETE
            assert [kernel for _, kernel, _ in result.states()] == [b""]


def test_partial_fields_are_copied_since_v6_6() -> None:
    for argsz, stop in ((16, 16), (17, 17), (19, 19), (20, 20), (23, 23), (24, 24), (4096, 24)):
        result = run(request("device", PCI), version("v6.6"), argsz=argsz, fill=0xFF)
        assert result.writes[0].stop == stop
        assert result.cap_offset == (0 if stop >= 20 else None)
    for argsz, stop in ((16, 16), (19, 16), (20, 20), (24, 20)):
        result = run(request("device", PCI), version("before-v6.6"), argsz=argsz, fill=0xFF)
        assert result.writes[0].stop == stop


def test_what_can_t_be_asked_for_is_refused_in_words() -> None:
    content = request("iommu", TYPE1, (DMA_AVAIL,))
    with pytest.raises(ModelError, match=r"vfio-pci.* does not answer VFIO_IOMMU_GET_INFO"):
        run(content, version("v6.6"), handler="vfio-pci", argsz=100)
    with pytest.raises(ModelError, match="argsz is -1"):
        run(content, version("v6.6"), argsz=-1)
    with pytest.raises(ModelError, match="fill is 256"):
        run(content, version("v6.6"), argsz=100, fill=256)
    with pytest.raises(KeyError):
        version("v7")


def test_an_argsz_of_4_gib_costs_no_memory() -> None:
    result = run(request("iommu", TYPE1, (DMA_AVAIL,)), version("v6.6"), argsz=0xFFFFFFFF)
    assert len(result.buffer) == 1 << 16
    assert result.argsz_out == 0xFFFFFFFF


@pytest.mark.no_cover
def test_65000_capabilities_take_linear_time() -> None:
    content = request("iommu", TYPE1, (DMA_AVAIL,) * 65_000)
    result = run(content, version("v6.6"), argsz=1 << 24)
    assert len(result.caps) == 65_000
    assert result.caps[-1].reachable
