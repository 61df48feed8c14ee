"""Everything that can be asked for by F1 has a page; links resolve; sources are cited."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.models import HANDLERS, HEADERS, IOCTLS, KEYS
from vfioviz.codec.decode import decode
from vfioviz.codec.findings import CODES
from vfioviz.codec.leaf import Role
from vfioviz.headers.rules import RULES
from vfioviz.scene.handbook.book import Book, book
from vfioviz.scene.handbook.read import HandbookError, read
from vfioviz.scene.handbook.search import search
from vfioviz.scene.handbook.topics import topic_of_leaf, topic_of_span
from vfioviz.scene.text import BADGES
from vfioviz.uapi import abi
from vfioviz.ui.features import ACTIONS
from vfioviz.ui.panels.table import PANELS

FOLDER = Path(__file__).parents[3] / "resources" / "handbook"
SAMPLES = Path(__file__).parents[3] / "samples"
TSV = Path(__file__).parents[2] / "data" / "uapi"


@pytest.fixture(scope="module")
def whole() -> Book:
    return book("en")


def wanted() -> list[str]:
    topics = [f"role.{role.value}" for role in Role]
    topics += [f"finding.{code}" for code in CODES]
    topics += [f"rule.{key}" for key in RULES]
    topics += [f"variant.{key}" for key in KEYS]
    topics += [f"handler.{one.key}" for one in HANDLERS]
    topics += [f"panel.{panel.key}" for panel in PANELS]
    topics += [f"column.{badge}" for badge in BADGES if badge != "model"]
    topics += [f"ioctl.{key}" for key in IOCTLS]
    topics += [f"cap.{key}.{each.id}" for key in IOCTLS for each in HEADERS.capabilities(key)]
    for name in HEADERS.struct_names():
        topics.append(f"struct.{name}")
        fields = HEADERS.struct(name, abi.X86_64).fields
        topics += [f"struct.{name}.{field.name}" for field in fields]
    return topics


@pytest.mark.parametrize("topic", wanted())
def test_each_thing_has_a_section_of_its_own(topic: str, whole: Book) -> None:
    place = whole.find(topic)
    assert place is not None
    assert topic in place.section.topics
    assert place.section.body


def test_no_topic_is_told_twice(whole: Book) -> None:
    topics = [topic for place in whole.sections() for topic in place.section.topics]
    assert len(topics) == len(set(topics))


def test_links_resolve(whole: Book) -> None:
    assert whole.broken_links() == ()


def test_each_link_of_the_pages_is_one_that_is_checked() -> None:
    for path in FOLDER.rglob("*.md"):
        for target in re.findall(r"\]\(([^)]*)\)", path.read_text(encoding="utf-8")):
            assert re.fullmatch(r"handbook:[\w.-]+", target), (path, target)


UNSOURCED = {"session", "start", "panels", "lessons", "lesson-language", "findings", "rules"}
"""Pages about the program itself, and rules that name their own source."""


def test_every_page_about_the_kernel_cites_its_source(whole: Book) -> None:
    for place in whole.sections():
        if place.page.key in UNSOURCED or place.section.level > 2 or place.number == 0:
            continue
        made = place.section.topic.startswith(("cap.", "ioctl.", "struct."))
        own = "Source:" in place.section.body
        told = place.section.topic in {"role.undecodable", "role.hidden", "term.gridline",
                                       "term.skew", "term.fill", "term.byte-order", "term.oracle",
                                       "term.reply", "term.own-version", "term.edit-c"}  # fmt: skip
        assert own or made or told, place.section.topic
    for key in ("ioctls", "device-capabilities", "region-capabilities", "iommu-capabilities",
                "other-structs", "patch", "handlers", "rules"):  # fmt: skip
        head = whole.find(key)
        assert head is not None
        assert "Source:" in head.section.body


def test_offsets_in_the_handbook_are_those_of_gcc(whole: Book) -> None:
    """Every offset of the compiler's own table, x86-64 and Linux 6.12, stands in its section."""
    checked = 0
    for line in (TSV / "offsets_lp64_6.12.tsv").read_text(encoding="utf-8").splitlines():
        parts = line.split("\t")
        if len(parts) < 4 or parts[0].startswith("#") or not parts[2].isdigit():
            continue
        name, field, offset = parts[0], parts[1].removesuffix("[]"), int(parts[2])
        place = whole.find(f"struct.{name}.{field}")
        if place is None or f"struct.{name}.{field}" not in place.section.topics:
            continue
        told = str(offset) if offset < 10 else f"{offset} ({offset:#x})"
        assert re.search(rf"at {re.escape(told)}(?![\w(])", place.section.body), (name, field)
        checked += 1
    assert checked > 180


def test_rules_are_the_findings_own(whole: Book) -> None:
    for code, entry in CODES.items():
        place = whole.find(f"finding.{code}")
        assert place is not None
        assert entry.rule in place.section.body
        assert entry.title == place.section.title


def test_keys_that_pages_name_are_those_of_an_action(whole: Book) -> None:
    known = {keys for spec in ACTIONS for keys in spec.shortcuts}
    known |= {"Shift+F12", "Ctrl+Arrow", "Alt+Up", "Alt+Down", "Ctrl+Return", "Ctrl+Alt+V"}
    known |= {"Ctrl+V", "Ctrl+C"}  # what they mean everywhere
    for place in whole.sections():
        for keys in re.findall(r"\b(?:(?:Ctrl|Alt|Shift)\+)+\w+|\bF\d+\b", place.section.body):
            assert keys in known, (place.section.topic, keys)


def test_a_field_that_is_gone_is_explained_by_its_struct(whole: Book) -> None:
    place = whole.find("struct.vfio_device_info.no_such_field")
    assert place is not None
    assert place.section.topic == "struct.vfio_device_info"
    assert whole.find("no-such-page") is None


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.bin")), ids=lambda path: path.name)
def test_every_leaf_of_every_sample_is_explained(path: Path, whole: Book) -> None:
    data = path.read_bytes()
    for ioctl in IOCTLS.values():
        layout = decode(data, ioctl)
        for leaf in layout.leaves():
            place = whole.find(topic_of_leaf(layout, leaf))
            assert place is not None
            assert place.section.topic not in {"start", "roles"}


@given(
    st.binary(max_size=200), st.sampled_from(list(IOCTLS)), st.integers(-5, 300), st.integers(0, 9)
)
def test_any_span_of_any_bytes_has_a_topic(data: bytes, key: str, start: int, more: int) -> None:
    layout = decode(data, IOCTLS[key])
    assert book("en").find(topic_of_span(layout, start, start + more)) is not None


@pytest.mark.parametrize(
    ("words", "topic"),
    [
        ("cap_offset", "term.cap-offset"),
        ("tail padding", "term.tail-padding"),
        ("minsz", "term.minsz"),
        ("next-cycle", "finding.next-cycle"),
        ("DMA_AVAIL", "cap.iommu.3"),
        ("review-sketch", "variant.review-sketch"),
        ("uninitialised stack", ""),
    ],
)
def test_search_finds_what_is_meant_first(words: str, topic: str, whole: Book) -> None:
    hits = search(whole, words)
    if topic:
        assert topic in [hit.place.section.topic for hit in hits[:3]]
    for hit in hits:
        body = f"{hit.place.section.title} {hit.place.section.topics} {hit.place.section.body}"
        assert all(
            word.casefold().replace("_", "-") in body.casefold().replace("_", "-")
            for word in words.split()
        )
    assert search(whole, " ") == ()


@pytest.mark.parametrize(
    ("text", "line"),
    [("text first", 1), ("# T\n\n{{struct no_such}}\n", 3), ("# T\n{{wrong thing}}", 2), ("", 0),
     ("# T\n{{finding}}\n", 2)],
)  # fmt: skip
def test_a_broken_page_is_named_with_its_line(text: str, line: int) -> None:
    if not line:
        assert read("x", text).sections == ()
        return
    with pytest.raises(HandbookError, match=f"^x:{line}: "):
        read("x", text)


OTHERS = sorted(path.name for path in FOLDER.iterdir() if path.name != "en")


def test_another_language_is_there() -> None:
    assert "de" in OTHERS


@pytest.mark.parametrize("language", OTHERS)
def test_another_language_has_every_page_with_the_same_topics_and_links(language: str) -> None:
    other = book(language)
    english = book("en")
    assert other.topics == english.topics
    assert other.broken_links() == ()
    names = {path.name for path in (FOLDER / "en").glob("*.md")}
    assert {path.name for path in (FOLDER / language).glob("*.md")} == names
    for name in sorted(names):
        ours, theirs = (
            (FOLDER / one / name).read_text(encoding="utf-8") for one in ("en", language)
        )
        assert theirs != ours, name
        for kept in (
            r"handbook:[\w.-]+",
            r"^\{\{.*\}\}$",
            r"Message-IDs? \S+",
            r"\b[0-9a-f]{12}\b",
        ):
            assert found(kept, theirs) == found(kept, ours), (name, kept)


def found(pattern: str, text: str) -> list[str]:
    return sorted(re.findall(pattern, text, re.MULTILINE))


def test_german_says_every_key_as_qt_does() -> None:
    """Keys of the German pages, in English again, are those of the English pages."""
    words = {"Strg": "Ctrl", "Umschalt": "Shift", "Hoch": "Up", "Herunter": "Down",
             "Rechts": "Right", "Links": "Left", "Pfeil": "Arrow"}  # fmt: skip
    keys = re.compile(r"\b(?:(?:Ctrl|Strg|Alt|Shift|Umschalt)\+)+\w+|\bF\d+\b")
    for path in sorted((FOLDER / "en").glob("*.md")):
        german = (FOLDER / "de" / path.name).read_text(encoding="utf-8")
        told = {
            "+".join(words.get(part, part) for part in one.split("+"))
            for one in keys.findall(german)
        }
        assert told == set(keys.findall(path.read_text(encoding="utf-8"))), path.name
