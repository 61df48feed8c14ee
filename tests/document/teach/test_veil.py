"""What a lesson asks for is behind the veil: no view can tell two answers apart that differ there.

The spans that must be hidden are written here by hand, from the layout of one real answer.
"""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vfioviz.capture.samples import Sample, open_sample, samples
from vfioviz.codec.leaf import Role
from vfioviz.document.derive import derive
from vfioviz.document.project import Project
from vfioviz.document.start import project_from
from vfioviz.document.teach import veil
from vfioviz.document.teach.lesson import Choose, Lesson
from vfioviz.document.teach.playing import Playing, answer, start
from vfioviz.document.teach.read import read
from vfioviz.document.teach.veil import shown

REAL = next(one for one in samples() if one.file == "iommu-linux-6.12.bin")
HEAD = "---\ntitle: T\nsummary: S\nminutes: 5\n---\n# P\n```lesson\n"

# Linux 6.12: info 24; migration at 24, dma_avail at 56 with 12 bytes, pad, iova_range at 72 to 120.
VALUES = [
    ("iova_pgsizes", 8, 16),
    ("caps[0].flags", 32, 36),
    ("caps[0].pgsize_bitmap", 40, 48),
    ("caps[DMA_AVAIL].avail", 64, 68),
    ("caps[2].iova_ranges[1].end", 112, 120),
]
FROM = [
    ("offset of caps[0]", 24, [(16, 20)]),
    ("offset of caps[1]", 56, [(28, 32)]),
    ("pad after caps[1]", 68, [(60, 64)]),
    ("pad before caps[2]", 68, [(60, 64)]),
    ("offset of caps[IOVA_RANGE]", 68, [(60, 64)]),
    ("cap_offset", 24, [(16, 20)]),
]


def asking(*script: str) -> Lesson:
    found = read(HEAD + "\n".join(script) + "\n```\n", "k")
    assert found.problems == ()
    return found.lesson


def project_of(data: bytes) -> Project:
    capture = replace(open_sample(REAL), data=data, written=None)
    return project_from([capture], variants=())


def behind(data: bytes, playing: Playing) -> object:
    """Everything that views are made of."""
    column = shown(project_of(data), playing).columns[0]
    layout = column.layout
    return (
        layout.data, layout.argsz, layout.cap_offset, layout.caps, layout.findings,
        layout.chain_end, tuple(layout.leaves()), column.stats, column.subtitle, column.title,
        column.written, column.run, column.argsz,
    )  # fmt: skip


@pytest.mark.parametrize(("path", "first", "stop"), VALUES, ids=[one[0] for one in VALUES])
@given(other=st.binary(min_size=8, max_size=8))
@pytest.mark.no_cover
def test_a_value_cannot_be_seen(path: str, first: int, stop: int, other: bytes) -> None:
    playing = start(asking("open iommu-linux-6.12.bin", f"predict value of {path} in captured"))
    data = open_sample(REAL).data
    changed = data[:first] + other[: stop - first] + data[stop:]
    assert behind(changed, playing) == behind(data, playing)


@pytest.mark.parametrize(("asked", "first", "links"), FROM, ids=[one[0] for one in FROM])
def test_what_tells_an_offset_is_hidden(
    asked: str, first: int, links: list[tuple[int, int]]
) -> None:
    playing = start(asking("open iommu-linux-6.12.bin", f"predict {asked} in captured"))
    project = project_of(open_sample(REAL).data)
    layout = shown(project, playing).columns[0].layout
    for begin, end in [(first, 120), *links]:
        assert layout.data[begin:end] == bytes(end - begin)
        assert {leaf.role for leaf in layout.leaves_between(begin, end)} == {Role.HIDDEN}
    assert all(cap.start < first for cap in layout.caps)
    # What comes before is seen as it is.
    assert layout.data[:8] == open_sample(REAL).data[:8]


@given(st.sampled_from([one[0] for one in FROM]), st.integers(0, 30))
def test_each_byte_stays_in_one_leaf(asked: str, cut: int) -> None:
    playing = start(asking("open iommu-linux-6.12.bin", f"predict {asked} in captured"))
    data = open_sample(REAL).data
    layout = shown(project_of(data[: len(data) - cut]), playing).columns[0].layout
    at = 0
    for leaf in layout.leaves():
        assert leaf.start == at
        at = leaf.stop
    assert at == layout.size


def test_the_right_answer_lifts_it_and_a_wrong_one_does_not() -> None:
    playing = start(asking("open iommu-linux-6.12.bin", "predict offset of caps[2] in captured"))
    project = project_of(open_sample(REAL).data)
    wrong = answer(playing, project, "68")
    assert not wrong.solved
    assert shown(project, wrong).columns[0].veiled
    right = answer(wrong, project, "0x48")
    assert right.solved
    assert shown(project, right) == derive(project)


def test_a_lesson_can_hide_what_it_does_not_ask_for() -> None:
    script = (
        "open iommu-linux-6.12.bin",
        "columns captured v6.6",
        "hide caps[1] in captured",
        "ask Which capability is hidden?",
        "right dma_avail",
        "wrong migration",
    )
    playing = start(asking(*script))
    project = project_from([open_sample(REAL)])
    layout = shown(project, playing).columns[0].layout
    assert {leaf.role for leaf in layout.leaves_between(56, 68)} == {Role.HIDDEN}
    task = playing.now.task
    assert isinstance(task, Choose)
    right = [option.text for option in task.options].index("dma_avail") + 1
    assert (
        shown(project, answer(playing, project, str(right))).columns[0]
        == derive(project).columns[0]
    )


def test_what_stands_behind_a_hidden_capability_keeps_its_identity() -> None:
    playing = start(
        asking(
            "open iommu-linux-6.12.bin",
            "columns captured v6.6",
            "hide caps[1] in captured",
            "ask Which?",
            "right a",
            "wrong b",
        )
    )
    project = project_from([open_sample(REAL)])
    veiled, bare = (found.columns[0].layout for found in (shown(project, playing), derive(project)))
    assert [cap.name for cap in veiled.caps] == ["migration", "iova_range"]
    assert veiled.ids == (bare.ids[0], bare.ids[2])
    for name in ("header.next", "nr_iovas", "iova_ranges[1].end"):
        ref = veiled.read(f"caps[1].{name}")
        assert ref is not None
        assert ref == bare.read(f"caps[2].{name}")
        assert veiled.span(ref) == bare.span(ref)


@given(
    st.sampled_from([one for one in samples() if one.file.endswith(".bin")]),
    st.lists(st.tuples(st.integers(0, 160), st.integers(1, 40)), min_size=1, max_size=3),
)
def test_whatever_is_hidden_each_leaf_is_of_the_capability_that_it_says(
    sample: Sample, hidden: list[tuple[int, int]]
) -> None:
    bare = derive(project_from([open_sample(sample)])).columns[0].layout
    spans = sorted((at, min(at + length, bare.size)) for at, length in hidden if at < bare.size)
    if not spans:
        return
    veiled = veil._layout(bare, spans)
    there = {node.start: (node.name, bare.owner(node.index)) for node in bare.caps}
    for index, node in enumerate(veiled.caps):
        assert node.index == index
        assert there[node.start] == (node.name, veiled.owner(index))
    named = {leaf.start: (leaf, bare.ref(leaf)) for leaf in bare.leaves()}
    at = 0
    for leaf in veiled.leaves():
        assert leaf.start == at
        at = leaf.stop
        if leaf.role is not Role.HIDDEN and leaf.place.cap < len(veiled.caps):
            assert veiled.ref(leaf) == named[leaf.start][1]
            assert veiled.leaf(veiled.ref(leaf)) == leaf
    assert at == veiled.size
