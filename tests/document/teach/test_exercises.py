"""The key of a sheet beside arithmetic that is done here, from sizes that were written by hand."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.models import named
from vfioviz.document.project import ModelColumn
from vfioviz.document.teach.check import check
from vfioviz.document.teach.exercises import (
    LEVELS,
    MAX_SEED,
    Exercise,
    Level,
    SheetError,
    lesson,
    sheet,
)
from vfioviz.document.teach.playing import answer, stage, start, turn

# Bytes of each struct without elements, offsets of its u64, of an element, of its u64: as gcc
# lays them out on an LP64 machine and, where that differs, with -m32 on x86.
STRUCTS: dict[str, tuple[int, tuple[int, ...]]] = {
    "ZPCI_BASE": (40, (8, 16)),
    "ZPCI_GROUP": (48, (8, 16, 24)),
    "ZPCI_UTIL": (12 + 64, ()),
    "ZPCI_PFIP": (12 + 4, ()),
    "PCI_ATOMIC_COMP": (16, ()),
    "SPARSE_MMAP": (16, ()),
    "TYPE": (16, ()),
    "MSIX_MAPPABLE": (8, ()),
    "NVLINK2_SSATGT": (16, (8,)),
    "NVLINK2_LNKSPD": (16, ()),
    "IOVA_RANGE": (16, ()),
    "MIGRATION": (32, (16, 24)),
    "DMA_AVAIL": (12, ()),
}
I386 = {
    "ZPCI_BASE": (36, (8, 16)),
    "ZPCI_GROUP": (44, (8, 16, 24)),
    "MIGRATION": (28, (12, 20)),
}
NEW = ("v6.6", "review-sketch")


def version_of(one: Exercise) -> str:
    (column,) = one.project.columns
    assert isinstance(column, ModelColumn)
    return column.producer


def up(number: int) -> int:
    return number + 7 & ~7


class ByHand:
    """The answer to an exercise, without the program's models."""

    def __init__(self, one: Exercise) -> None:
        project = one.project
        self.key, self.abi = version_of(one), project.abi
        self.ioctl = project.ioctl.key
        self.info = {
            "device": 24 if self.key in NEW else 20,
            "region": 32,
            "iommu": 20 if self.abi == "i386" and self.key not in NEW else 24,
        }[self.ioctl]
        self.info_u64 = {"device": (), "region": (16, 24), "iommu": (8,)}[self.ioctl]
        self.sizes: list[int] = []
        self.wide: list[tuple[int, ...]] = []
        for place, (definition, _) in enumerate(one.chain):
            fixed, wide = STRUCTS[definition.name]
            if self.abi == "i386":
                fixed, wide = I386.get(definition.name, (fixed, wide))
            if definition.name in {"SPARSE_MMAP", "IOVA_RANGE"}:
                count = named(project.content, place)[
                    "nr_areas" if definition.name == "SPARSE_MMAP" else "nr_iovas"
                ]
                assert isinstance(count, int)
                wide += tuple(fixed + 8 * index for index in range(2 * count))
                fixed += 16 * count
            self.sizes.append(fixed)
            self.wide.append(wide)
        self.starts: list[int] = []
        at = up(self.info) if self.key == "posted-v1" else self.info
        for size in self.sizes:
            if self.key == "posted-v1":
                at = up(at)
            self.starts.append(at)
            at += up(size) if self.key in NEW else size
        self.end = at

    @property
    def needed(self) -> int:
        """sizeof(info) + caps.size: the patch as posted leaves out the pad before the chain."""
        if self.key in {"posted-v1", "posted-v1-review"}:
            size = 0
            for each in self.sizes:
                size = up(size) + each
            return self.info + size
        return self.end

    def pad_before(self, index: int) -> int:
        before = self.starts[index - 1] + self.sizes[index - 1] if index else self.info
        return self.starts[index] - before

    def answer(self, one: Exercise) -> int:
        kind, path = one.quantity.kind, one.quantity.path
        index = int(path[5]) if path else 0
        last = len(self.sizes) - 1
        copied = {"device": 20, "region": 32, "iommu": 20}[self.ioctl]
        ample = one.project.argsz == 4096
        assert ample or one.project.argsz == self.needed
        behind = up(self.sizes[last]) - self.sizes[last] if self.key in NEW else 0
        # The remark taken literally: the pad before the chain is counted twice.
        shift = up(self.info) - self.info
        found = {
            "offset": lambda: self.starts[index],
            "size": lambda: self.sizes[index],
            "after": lambda: self.pad_before(index + 1),
            "before": lambda: self.pad_before(index),
            "value": lambda: 0 if index == last else self.starts[index + 1],
            "needed": lambda: self.needed,
            "padding": lambda: sum(map(self.pad_before, range(last + 1))) + behind,
            "misaligned": lambda: sum(
                (start + at) % 8 != 0
                for start, wide in zip([0, *self.starts], [self.info_u64, *self.wide], strict=True)
                for at in wide
            ),
            "overrun": lambda: shift * (2 if self.key == "posted-v1-review" else 1),
            # sizeof(info) ends in 4 bytes that minsz, or up to cap_offset, does not reach.
            "unwritten": lambda: (
                self.info - copied + (shift if self.key == "posted-v1-review" else 0)
            ),
        }[kind]()
        return found % one.quantity.modulo if one.quantity.modulo else found


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("seed", range(12))
def test_the_key_is_what_is_worked_out_by_hand(level: Level, seed: int) -> None:
    for one in sheet(seed, 20, level):
        said = f"{level} {seed} {one.number}: {one.quantity} in {version_of(one)}"
        assert one.answer == ByHand(one).answer(one), said


SUM = re.compile(r"(ALIGN\((\d+), 8\)|(\d+))(?: (\+|-|mod) (\d+))? = (\d+)")
NAMES = re.compile(
    r"sizeof\(info\) |caps\.size |argsz |caps\[\d\]: |vfio_info_cap_shift: |pad = |copy_to_user: "
)


def worked_out(rounded: str, plain: str, operator: str, second: str) -> int:
    first = up(int(rounded)) if rounded else int(plain)
    return {
        "": lambda: first,
        "+": lambda: first + int(second),
        "-": lambda: first - int(second),
        "mod": lambda: first % int(second),
    }[operator]()


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("seed", range(12))
@pytest.mark.no_cover
def test_each_line_of_an_explanation_is_true_and_it_ends_with_the_answer(
    level: Level, seed: int
) -> None:
    for one in sheet(seed, 20, level):
        said = f"{one.number}: {one.quantity} in {version_of(one)}: {one.reason}"
        told = NAMES.sub("", one.reason)
        sums = SUM.findall(told)
        assert len(sums) == told.count(" = "), said
        for _, rounded, plain, operator, second, result in sums:
            assert worked_out(rounded, plain, operator, second) == int(result), said
        explained = one.quantity.kind in {"offset", "value", "needed", "before", "after", "overrun"}
        if explained and not (one.quantity.kind == "value" and one.answer == 0):
            assert re.findall(r"\d+", told)[-1] == str(one.answer), said
        else:
            assert not told, said


@given(st.integers(0, MAX_SEED), st.integers(1, 30), st.sampled_from(LEVELS))
@pytest.mark.no_cover
def test_a_seed_gives_the_same_sheet_and_its_beginning(seed: int, count: int, level: Level) -> None:
    first = sheet(seed, count, level)
    assert first == sheet(seed, count, level)
    assert first == sheet(seed, min(100, count + 7), level)[:count]
    assert [one.number for one in first] == list(range(1, count + 1))


def test_what_a_seed_gives_never_changes() -> None:
    """Sheets that were printed have to fit keys that are printed later."""
    told = [f"{one.project.ioctl.key} {one.project.abi} {version_of(one)} "
            f"{'+'.join(definition.name for definition, _ in one.chain)}: {one.quantity}"
            for one in sheet(7, 3, "easy")]  # fmt: skip
    assert told == KNOWN


KNOWN = [
    "region x86-64 v6.6 MSIX_MAPPABLE+TYPE+SPARSE_MMAP: offset of caps[2]",
    "iommu x86-64 v6.6 DMA_AVAIL+IOVA_RANGE: size of caps[0]",
    "device x86-64 v6.6 ZPCI_UTIL+ZPCI_PFIP+PCI_ATOMIC_COMP: size of caps[0]",
]


@settings(max_examples=25)  # of a hundred exercises each
@given(st.integers(0, MAX_SEED), st.sampled_from(LEVELS))
@pytest.mark.no_cover
def test_the_largest_sheet_can_be_made_of_any_seed(seed: int, level: Level) -> None:
    made = sheet(seed, 100, level)
    asked = {(str(one.quantity), one.project.columns, one.project.abi, one.project.content)
             for one in made}  # fmt: skip
    assert len(asked) == 100
    assert sum(one.answer == 0 for one in made) <= 50


@pytest.mark.parametrize(
    ("seed", "count", "said"),
    [(-1, 1, "seed"), (1 << 32, 1, "seed"), (1, 0, "1 to 100"), (1, 101, "1 to 100")],
)
def test_numbers_out_of_range_are_refused(seed: int, count: int, said: str) -> None:
    with pytest.raises(SheetError, match=said):
        sheet(seed, count)


@pytest.mark.parametrize("level", LEVELS)
def test_exercises_are_played_as_a_lesson(level: Level) -> None:
    played = lesson(3, 8, level)
    assert not check(played)
    now = start(played)
    for one in sheet(3, 8, level):
        project = stage(played, now.page).project
        assert project is not None
        wrong = answer(now, project, str(one.answer + 1))
        assert wrong.feedback is not None
        assert wrong.feedback.kind == "wrong"
        right = answer(wrong, project, hex(one.answer))
        assert right.solved
        assert right.wrong == 1
        now = turn(right, 1)
    assert now.last
