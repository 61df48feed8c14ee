"""``vfioviz render --chart``: pictures, texts and JSON of one and the same numbers."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from vfioviz.cli import main
from vfioviz.cli.answer_options import _CHARTS, _VISIONS
from vfioviz.cli.charts import CHARTS
from vfioviz.scene.vision import Vision, seen

SAMPLES = Path(__file__).parents[2] / "samples"
ATOMIC = str(SAMPLES / "device-atomic-before-v6.6.bin")
OLD = str(SAMPLES / "iommu-linux-6.1.bin")
RECORDS = str(SAMPLES / "nvme-linux-6.1.jsonl")
FILES = {"argsz": ATOMIC, "ranges": OLD, "records": RECORDS, "minimap": OLD}
MAGIC = {".png": b"\x89PNG", ".svg": b"<?xml", ".pdf": b"%PDF"}


def test_the_choices_are_those_that_there_are() -> None:
    assert set(_CHARTS) == set(CHARTS) == set(FILES)
    assert set(_VISIONS) == set(Vision)


@pytest.mark.parametrize("kind", FILES)
@pytest.mark.parametrize("ending", MAGIC)
def test_each_chart_is_written_in_each_form(tmp_path: Path, kind: str, ending: str) -> None:
    path = tmp_path / f"chart{ending}"
    assert main(["render", FILES[kind], "--chart", kind, "-o", str(path)]) == 0
    assert path.read_bytes().startswith(MAGIC[ending])


@pytest.mark.parametrize("kind", FILES)
def test_text_and_json_say_the_same(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], kind: str
) -> None:
    path = tmp_path / "chart.txt"
    assert main(["render", FILES[kind], "--chart", kind, "-o", str(path)]) == 0
    lines = path.read_text().splitlines()
    assert main(["render", FILES[kind], "--chart", kind, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["schema"], told["chart"], told["title"]) == (1, kind, lines[0])
    assert len(told["rows"]) == len(lines) - 3
    for row, line in zip(told["rows"], lines[3:], strict=True):
        assert re.sub(r"\s+", "", "".join(row.values())) == re.sub(r"\s+", "", line)


def test_the_argsz_chart_has_the_overrun_of_the_walk(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["render", ATOMIC, "--chart", "argsz", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)["rows"]
    bad = [row for row in rows if row["Variant"] == "posted-v1" and "overrun" in row["Outcome"]]
    assert [row["argsz"] for row in bad if row["What"] == "band"] == ["36 to 39"]
    assert main(["render", ATOMIC, "--chart", "argsz", "--variants", "v6.6", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)["rows"]
    assert {row["Variant"] for row in rows} == {"v6.6"}


def test_words_of_a_chart_are_text_in_its_svg(tmp_path: Path) -> None:
    path = tmp_path / "a.svg"
    assert main(["render", OLD, "--chart", "ranges", "--to-scale", "-o", str(path)]) == 0
    words = re.findall(r"<text[^>]*>([^<]*)</text>", path.read_text())
    assert any("caps[2].iova_ranges" in each for each in words)
    assert "0xfee00000" in words or "0x0" in words
    right = float(re.findall(r'viewBox="0 0 (\d+)', path.read_text())[0])
    assert all(float(x) < right for x in re.findall(r'<text[^>]* x="([\d.]+)"', path.read_text()))


def test_neither_chart_nor_its_text_loads_pyqtgraph_and_text_loads_no_qt(tmp_path: Path) -> None:
    code = (
        "import sys; from vfioviz.cli import main; "
        "status = main(sys.argv[2:]); "
        "print([name for name in sys.argv[1].split(',') if name in sys.modules]); sys.exit(status)"
    )
    for name, banned in (("a.svg", "pyqtgraph,numpy"), ("a.txt", "pyqtgraph,PySide6.QtCore")):
        words = ["render", ATOMIC, "--chart", "argsz", "-o", str(tmp_path / name)]
        done = subprocess.run(
            [sys.executable, "-c", code, banned, *words], capture_output=True, check=True, text=True
        )
        assert done.stdout == "[]\n"


def test_colours_are_simulated_where_that_is_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "a.svg"
    assert main(["render", OLD, "-o", str(path), "--vision", "deuteranopia", "--letters"]) == 0
    text = path.read_text()
    assert seen("#C6E7FE", Vision.DEUTERANOPIA).lower() in text
    assert "#c6e7fe" not in text
    letters = re.findall(r"<text[^>]*>([A-Za-z?!])</text>", text)
    assert {"I", "H", "C"} <= set(letters)
    assert main(["render", ATOMIC, "--chart", "argsz", "-o", str(path), "--vision", "grey"]) == 0
    found = set(re.findall(r"#[0-9a-f]{6}", path.read_text()))
    assert found
    assert all(each[1:3] == each[3:5] == each[5:7] for each in found)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--chart", "argsz", "-o", "x.gif"], ".txt"),
        (["--json"], "vfioviz show --json"),
        ([], "-o MAP is missing"),
        (["--chart", "argsz"], "-o MAP is missing"),
        (["--chart", "argsz", "--json", "-o", "x.svg"], "not both"),
        (["--chart", "argsz", "--to-scale", "-o", "x.svg"], "--to-scale"),
        (["--chart", "argsz", "--letters", "-o", "x.svg"], "--letters"),
        (["--chart", "ranges", "-o", "x.svg"], "neither areas nor IOVA ranges"),
    ],
)
def test_what_does_not_go_together_is_refused(
    capsys: pytest.CaptureFixture[str], words: list[str], said: str
) -> None:
    assert main(["render", ATOMIC, *words]) == 2
    assert said in capsys.readouterr().err


def test_a_chart_is_never_written_over_what_is_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(Path(OLD).read_bytes())
    assert main(["render", str(path), "--chart", "minimap", "-o", str(path)]) == 2
    assert path.read_bytes() == Path(OLD).read_bytes()
    assert "is the file that is read" in capsys.readouterr().err
