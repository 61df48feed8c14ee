"""One word for a kind of bytes: in the map, the tree, tool tips, texts for a mail, on the shell."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from vfioviz.capture.samples import open_sample, samples
from vfioviz.capture.source import Capture
from vfioviz.codec.leaf import Role
from vfioviz.document.derive import derive
from vfioviz.document.derived import DerivedColumn
from vfioviz.document.start import project_from
from vfioviz.scene import hover, legend, text
from vfioviz.scene.bytemap import ByteMap
from vfioviz.scene.listing import listing

ROOT = Path(__file__).parents[2]
# By where they come from: hole and padding of pahole, ALIGN() of the kernel, the caller's memory.
WORDS = {
    Role.INFO_HOLE: "hole", Role.CAP_HOLE: "hole", Role.INFO_TAIL: "tail", Role.CAP_TAIL: "tail",
    Role.INFO_PAD: "pad", Role.CAP_PAD: "pad", Role.SLACK: "slack", Role.PAST_ARGSZ: "past argsz",
    Role.UNDECODABLE: "undecodable",
}  # fmt: skip
OTHERS = re.compile(r"\b(hole|tail|pad|slack|gap|filler|undecodable|past argsz)\b")
ANSWERS = [one.file for one in samples() if one.file.endswith(".bin")]


def opened(name: str) -> Capture:
    return open_sample(next(one for one in samples() if one.file == name))


def columns(name: str) -> tuple[DerivedColumn, ...]:
    return derive(project_from([opened(name)])).columns


def named(column: DerivedColumn, row_bytes: int) -> dict[int, str]:
    """What the map says at each offset."""
    rows = ByteMap(column, row_bytes).rows(0, 64)
    return {row.start + cell.first: cell.name for row in rows for cell in row.cells}


@pytest.mark.parametrize("name", ANSWERS)
def test_map_path_and_listing_call_a_kind_of_bytes_by_one_word(name: str) -> None:
    for column in columns(name):
        layout, told = column.layout, named(column, 64)
        for leaf in layout.leaves_between(0, min(layout.size, 4096)):
            if leaf.role not in WORDS:
                continue
            word = WORDS[leaf.role]
            assert text.cell_name(leaf).startswith(f"{word} ")
            assert OTHERS.findall(text.ROLES[leaf.role])[:1] == [word]
            whole = leaf.role is not Role.UNDECODABLE
            if whole and leaf.field.name.startswith(("hole@", "tail@")):
                assert leaf.field.name.startswith(word), leaf.path
            shown = told.get(leaf.start, "")
            assert not shown or shown.startswith(f"{word} "), shown


def test_every_word_of_a_role_is_that_of_its_kind() -> None:
    for role, word in WORDS.items():
        assert text.FILLERS[role] == word
        assert OTHERS.findall(legend._TEXTS[role])[:1] == [word]
        assert OTHERS.findall(text.ROLES[role])[:1] == [word]


def test_the_four_bytes_that_had_three_names_have_one() -> None:
    """Bytes 20 to 23 of vfio_iommu_type1_info on x86-64, up to Linux 6.5."""
    column = columns("iommu-linux-6.1.bin")[0]
    leaf = column.layout.leaf_at(20)
    assert (leaf.start, leaf.stop, leaf.role) == (20, 24, Role.INFO_TAIL)
    assert leaf.path == "tail@20"
    assert named(column, 8)[20] == "tail 4, not written"
    assert "tail of the info struct" in hover.plain(hover.hover(column.layout, 20))
    listed = [line for line in listing(opened("iommu-linux-6.1.bin"), column.layout)
              if line.split()[:1] == ["20"]]  # fmt: skip
    assert "tail@20" in listed[0]


SAID = re.compile(r"\bunwritten\b", re.IGNORECASE)


def test_what_nobody_wrote_is_not_written_in_every_text_that_people_read() -> None:
    marked = re.compile(r"""\b(?:mark|tr|plural|phrase)\(\s*((?:f?"(?:[^"\\]|\\.)*"\s*)+)""")
    wrong = []
    for path in (ROOT / "vfioviz").rglob("*.py"):
        said = (found[1] for found in marked.finditer(path.read_text()))
        wrong += [f"{path.name}: {one}" for one in said if SAID.search(one)]
    for path in (ROOT / "resources" / "handbook" / "en").glob("*.md"):
        # The language of lessons has a quantity of that name.
        told = re.sub(r"`[^`]*`|\{#[^}]*\}|\(handbook:[^)]*\)", "", path.read_text())
        wrong += [f"{path.name}: {line}" for line in told.splitlines() if SAID.search(line)]
    assert wrong == []
