"""Each text has a finished translation that keeps its names, and what is compiled is current."""

from __future__ import annotations

import ast
import re
import shutil
from pathlib import Path
from string import Formatter
from xml.etree import ElementTree as ET

import pytest

from tests.translations.tools import ROOT, SOURCES, compile_, update


def messages(path: Path) -> dict[str, tuple[str, str | None]]:
    """Source text -> translation and whether it is unfinished, of a .ts file."""
    found: dict[str, tuple[str, str | None]] = {}
    for message in ET.parse(path).iter("message"):  # noqa: S314 -- our own file
        source, translation = message.find("source"), message.find("translation")
        assert source is not None
        assert source.text is not None
        assert translation is not None
        found[source.text] = (translation.text or "", translation.get("type"))
    return found


def names(text: str) -> set[str]:
    return {name + (f":{spec}" if spec else "") for _, name, spec, _ in Formatter().parse(text)
            if name is not None}  # fmt: skip


def test_a_second_language_is_there() -> None:
    assert "vfioviz_de.ts" in {path.name for path in SOURCES}


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_every_text_of_the_program_is_translated(path: Path, tmp_path: Path) -> None:
    fresh = tmp_path / path.name
    shutil.copy(path, fresh)
    update(fresh)
    missing = [source for source, (text, kind) in messages(fresh).items() if kind or not text]
    assert not missing, f"run python -m tests.translations and translate {len(missing)}: {missing}"
    assert messages(fresh).keys() == messages(path).keys()


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_translations_keep_names_keys_and_marks(path: Path) -> None:
    for source, (text, _) in messages(path).items():
        assert names(text) == names(source), source
        assert text.count("…") == source.count("…"), source
        for tag in ("<code>", "<b>", "<p>", "<br>"):
            assert text.count(tag) == source.count(tag), source
        ends = re.compile(r"[.:;…]$")
        assert bool(ends.search(text)) == bool(ends.search(source)), source
        blanks = (len(text) - len(text.lstrip()), len(text) - len(text.rstrip()))
        assert blanks == (len(source) - len(source.lstrip()), len(source) - len(source.rstrip()))
        # A menu's mnemonic: as many as in English, and not more than one.
        marks = len(re.findall(r"&(?!&)\w", source))
        assert len(re.findall(r"&(?!&)\w", text)) == marks, source


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_what_is_compiled_is_what_was_translated(path: Path, tmp_path: Path) -> None:
    compile_(path, tmp_path / "fresh.qm")
    assert (tmp_path / "fresh.qm").read_bytes() == path.with_suffix(".qm").read_bytes()


def literals() -> dict[str, Path]:
    """Every text that the code gives to a translator, found by Python's own parser."""
    found: dict[str, Path] = {}
    for path in (ROOT / "vfioviz").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            first = node.args[0]
            if name in {"tr", "mark"} and isinstance(first, ast.Constant):
                found[str(first.value)] = path
    return found


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_lupdate_sees_every_text(path: Path) -> None:
    """It does not look into the braces of an f-string."""
    known = messages(path).keys()
    unseen = {text: file.name for text, file in literals().items() if text not in known}
    assert unseen == {}
    assert len(literals()) > 1000


def test_no_text_is_made_of_an_english_ending() -> None:
    """A plural is two texts: other languages have other endings."""
    for path in (ROOT / "vfioviz").rglob("*.py"):
        assert not re.search(r"""tr\([^()]*(else "s"|else 's')""", path.read_text("utf-8")), path
