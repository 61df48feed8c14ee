"""Worksheets as files: the same bytes in two processes, pages that hold what is on them."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtWidgets import QApplication

from tests import patience
from vfioviz.document.teach.exercises import LEVELS, Level
from vfioviz.scene.worksheet.sheet import worksheet
from vfioviz.ui.worksheet.export import HEIGHT, pages, svg
from vfioviz.ui.worksheet.typeset import Typesetter

ROOT = Path(__file__).parents[3]


def made(folder: Path, *arguments: str) -> list[Path]:
    done = subprocess.run(
        [sys.executable, "-m", "vfioviz", "worksheet", "--seed", "7", "--count", "6", *arguments],
        cwd=folder, env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin", "HOME": str(folder)},
        check=False, capture_output=True, text=True, timeout=patience.SECONDS,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    return [folder / line.partition(":")[0] for line in done.stdout.splitlines()]


@pytest.mark.parametrize("suffix", ["pdf", "svg", "txt"])
def test_a_seed_gives_the_same_files_in_two_processes(tmp_path: Path, suffix: str) -> None:
    found = []
    for name in ("one", "two"):
        folder = tmp_path / name
        folder.mkdir()
        files = made(folder, "-o", f"sheet.{suffix}")
        assert {"sheet", "sheet-key"} <= {re.sub(r"-\d+$", "", path.stem) for path in files}
        found.append([(path.name, path.read_bytes()) for path in files])
    assert found[0] == found[1]


def test_the_files_are_what_their_names_say(tmp_path: Path) -> None:
    sheet, key = made(tmp_path, "-o", "sheet.pdf", "--level", "hard")
    for path in (sheet, key):
        data = path.read_bytes()
        assert data.startswith(b"%PDF-1.")
        assert data.rstrip().endswith(b"%%EOF")
        start = int(data.rstrip().split(b"startxref")[1].split()[0])
        assert data[start : start + 4] == b"xref"
    drawn = made(tmp_path, "-o", "sheet.svg", "--no-key")
    assert len(drawn) > 1
    words = "".join("".join(ET.parse(path).getroot().itertext()) for path in drawn)  # noqa: S314 -- our own
    assert "Name:" in words
    assert "Which argsz" in words or "At which offset" in words


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("key", [False, True])
def test_nothing_is_cut_at_the_end_of_a_page(
    qapp: QApplication, level: Level, *, key: bool
) -> None:
    del qapp
    setter = Typesetter(595 - 88)
    for page in pages(worksheet(9, 25, level, key=key)):
        end = 0.0
        for placed in page:
            assert placed.top >= end - 0.01
            end = placed.top + setter.height(placed.block)
        assert end <= HEIGHT - 88 - 24 + 0.01


def test_the_key_is_not_on_the_sheet(qapp: QApplication) -> None:
    del qapp
    sheet, key = (b"".join(svg(worksheet(7, 5, "medium", key=key))) for key in (False, True))
    assert b"ALIGN(" in key
    assert b"ALIGN(" not in sheet


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--seed", "-1"), "seed"),
        (("--count", "0"), "1 to 100"),
        (("-o", "sheet.docx"), ".pdf"),
        (("-o", "sheet.pdf", "--key", "key.doc"), "key.doc"),
        (("--key", "key.pdf"), "-o"),
        (("-o", "nowhere/sheet.pdf"), "nowhere"),
    ],
)
def test_what_can_not_be_done_is_said(
    tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "vfioviz", "worksheet", *arguments],
        cwd=tmp_path, env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"},
        check=False, capture_output=True, text=True, timeout=patience.SECONDS,
    )  # fmt: skip
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert not list(tmp_path.iterdir())
