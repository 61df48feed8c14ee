"""One word for a kind of bytes: in the map, the tree, tool tips, texts for a mail, on the shell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.ui.languages import german
from vfioviz.capture.samples import open_sample, samples
from vfioviz.capture.source import Capture
from vfioviz.codec.leaf import Role
from vfioviz.document.derive import derive
from vfioviz.document.derived import DerivedColumn
from vfioviz.document.start import project_from
from vfioviz.language import tr
from vfioviz.scene import hover, legend, text
from vfioviz.scene.bytemap import ByteMap
from vfioviz.scene.handbook.book import book
from vfioviz.scene.listing import listing
from vfioviz.scene.mail import forms
from vfioviz.scene.mail.reply import reply
from vfioviz.scene.palette import tone
from vfioviz.ui.models.structure_rows import TreeRow, rows

__all__ = ["german"]

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
    shown = ByteMap(column, row_bytes).rows(0, 64)
    return {row.start + cell.first: cell.name for row in shown for cell in row.cells}


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


SYNONYMS = re.compile(
    r"\b(?:gaps?|fillers?|trailing bytes?|slop|left-?overs?|unused bytes?|dead bytes?|garbage)\b",
    re.IGNORECASE,
)
SYNONYMS_DE = re.compile(
    r"\b(?:Lücken?|Füllsel|Auffüll\w*|Polster\w*|Leerbytes?|Überrest\w*)\b",
    re.IGNORECASE,
)
WORDS_DE = {
    Role.INFO_HOLE: "Loch", Role.CAP_HOLE: "Loch", Role.INFO_TAIL: "Ende", Role.CAP_TAIL: "Ende",
    Role.INFO_PAD: "Pad", Role.CAP_PAD: "Pad", Role.SLACK: "Rest", Role.PAST_ARGSZ: "hinter argsz",
    Role.UNDECODABLE: "nicht dekodierbar",
}  # fmt: skip
# Areas of a device, records of a file and offsets of a dump have gaps; bytes of an answer none.
OF_AREAS = re.compile(r"fill gaps|Füllen von Lücken|leaves a gap|lässt eine Lücke", re.IGNORECASE)


def below(row: TreeRow) -> Iterator[TreeRow]:
    yield row
    for at in range(min(row.length, 64)):
        assert row.child is not None
        yield from below(row.child(at))


@pytest.mark.parametrize("name", ANSWERS)
def test_rows_of_the_structure_call_a_kind_of_bytes_by_its_word(name: str) -> None:
    for column in columns(name):
        for top in rows(column, tone):
            for row in below(top):
                assert not SYNONYMS.search(f"{row.name} {row.meaning}")
                if row.leaf is not None and row.leaf.role in WORDS:
                    word = WORDS[row.leaf.role]
                    assert row.name.startswith(f"{word} "), row.path
                    assert OTHERS.findall(row.meaning)[:1] == [word]


@pytest.mark.parametrize("name", ANSWERS)
@pytest.mark.parametrize("form", ["box", "hexdump", "markdown", "c", "rust", "python"])
def test_forms_for_a_mail_call_a_kind_of_bytes_by_its_word(name: str, form: str) -> None:
    for column in columns(name):
        layout = column.layout
        told = forms.text(layout, form, column.title)
        assert not SYNONYMS.search(told)
        short = layout.leaves_between(0, min(layout.size, 4096))
        kinds = {leaf.role for leaf in short if leaf.role in WORDS}
        if form == "box":
            # It shows no bytes inside a struct, and 0 for a pad of zeros as the mail draws it.
            kinds &= {Role.SLACK, Role.PAST_ARGSZ, Role.UNDECODABLE}
        elif form in {"c", "rust", "python"}:
            # What is left of a field that was cut has the field's name there.
            kinds.discard(Role.UNDECODABLE)
        for role in kinds:
            word = WORDS[role].replace(" ", "[ _]")
            assert re.search(rf"\b{word}\b", told), role


@pytest.mark.parametrize("name", ANSWERS)
def test_the_answer_to_the_list_has_no_second_word_for_a_kind_of_bytes(name: str) -> None:
    assert not SYNONYMS.search(reply(project_from([opened(name)])))


def pages(*folders: str) -> Iterator[tuple[str, str]]:
    """Yield the lines that people read of Markdown: without code, anchors and addresses."""
    for path in (found for folder in folders for found in sorted((ROOT / folder).glob("*.md"))):
        told = re.sub(r"`[^`]*`|\{[#{][^}]*\}|\((?:handbook|https?):[^)]*\)", "", path.read_text())
        for number, line in enumerate(told.splitlines(), 1):
            yield f"{path.name}:{number}", line


def test_pages_and_lessons_have_no_second_word_for_a_kind_of_bytes() -> None:
    english = pages(".", "resources/handbook/en", "resources/lessons/en")
    german = pages("resources/handbook/de", "resources/lessons/de")
    told = [(where, line, SYNONYMS) for where, line in english]
    told += [(where, line, SYNONYMS_DE) for where, line in german]
    assert len(told) > 1000
    found = [(where, line) for where, line, words in told
             if words.search(OF_AREAS.sub("", line))]  # fmt: skip
    assert found == []


def test_texts_of_the_program_have_no_second_word_for_a_kind_of_bytes() -> None:
    said = ET.parse(ROOT / "resources" / "translations" / "vfioviz_de.ts")  # noqa: S314 -- the repository's own
    pairs = [(str(one.findtext("source")), str(one.findtext("translation")))
             for one in said.iter("message")]  # fmt: skip
    assert len(pairs) > 1000
    found = [
        pair
        for pair in pairs
        if SYNONYMS.search(OF_AREAS.sub("", pair[0]))
        or SYNONYMS_DE.search(OF_AREAS.sub("", pair[1]))
    ]
    assert found == []


@pytest.mark.usefixtures("german")
def test_the_german_handbook_titles_each_kind_with_the_word_of_the_window() -> None:
    told = book("de")
    for role, word in WORDS_DE.items():
        place = told.find(f"role.{role.value}")
        assert place is not None
        for said in (place.section.plain_title, tr(text.ROLES[role]), tr(text.FILLERS[role])):
            assert word.casefold() in said.casefold(), (role, said)


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
