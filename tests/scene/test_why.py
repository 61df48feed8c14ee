"""Why a byte is where it is: sums that come out, for each byte of each variant."""

from __future__ import annotations

import re

import pytest

from tests.document.test_document import project
from vfioviz.document.derive import derive
from vfioviz.document.edits import compare_all
from vfioviz.scene.hover import hover
from vfioviz.scene.why import owner, pointers, why

COLUMNS = derive(compare_all(project("nvme-linux-6.1.jsonl")).project).columns
SUM = re.compile(r"(\d+) = ([\d +]*)(?:ALIGN\((\d+), (\d+)\))?")


@pytest.mark.parametrize("index", range(len(COLUMNS)))
def test_each_byte_is_explained_and_the_sums_come_out(index: int) -> None:
    column = COLUMNS[index]
    layout = column.layout
    sums = 0
    for at in range(layout.size):
        told = why(column, at)
        assert told
        assert str(at) in told[0]
        for sentence in told:
            match = SUM.match(sentence)
            if match is None:
                continue
            parts = [int(each) for each in match[2].split("+") if each.strip()]
            if match[3]:
                size, step = int(match[3]), int(match[4])
                parts.append((size + step - 1) // step * step)
            assert sum(parts) == int(match[1])
            assert int(match[1]) in {node.start for node in layout.caps}
            sums += 1
    assert sums or not layout.caps


def test_what_leads_to_a_capability_holds_its_offset() -> None:
    for column in COLUMNS:
        layout, order = column.layout, column.layout.abi.byte_order
        for node in layout.caps:
            found = pointers(layout, node)
            assert found
            for at in found:
                assert int.from_bytes(layout.data[at : at + 4], order) == node.start


def test_the_hover_has_the_offset_within_the_capability() -> None:
    layout = COLUMNS[0].layout
    for node in layout.caps:
        for at in range(node.start, node.stop):
            leaf = layout.leaf_at(at)
            inside = next(line.text for line in hover(layout, at) if line.label == "within")
            assert f"caps[{node.index}]" in inside
            assert f"+{leaf.start - node.start} " in inside
    assert owner(layout, 0) is None
    assert not [line for line in hover(layout, 0) if line.label == "within"]
