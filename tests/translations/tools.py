"""Qt's own tools, as this project calls them."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from tests import patience
from tests.models import HEADERS, IOCTLS
from vfioviz.capture.samples import samples
from vfioviz.uapi import abi

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "resources" / "translations"
SOURCES = sorted(FOLDER.glob("vfioviz_*.ts"))
_BIN = Path(sys.executable).parent


def update(source: Path) -> str:
    """Run lupdate over the program into a .ts file; returns what it says."""
    code = sorted(str(path) for path in (ROOT / "vfioviz").rglob("*.py"))
    language = source.stem.rpartition("_")[2]
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "data.py"
        marks = "".join(f"mark({json.dumps(text, ensure_ascii=False)})\n" for text in data())
        made.write_text(marks, encoding="utf-8")
        return _lupdate(source, language, [*code, str(made)])


def data() -> list[str]:
    """Return the texts of the data files: of headers, of samples."""
    found: list[str] = []
    for name in HEADERS.struct_names():
        shape = HEADERS.struct(name, abi.X86_64)
        found += [shape.doc, *(change.text for change in shape.changes)]
        for field in shape.fields:
            found += [field.doc, *(each.doc for each in (*field.flags, *field.names))]
    for key in IOCTLS:
        for each in HEADERS.capabilities(key):
            found += [each.doc, each.emitted_by]
    for sample in samples():
        found += [sample.group, sample.title, sample.text]
    return [text for text in dict.fromkeys(found) if re.search(r"[a-z]{2}", text)]


def _lupdate(source: Path, language: str, code: list[str]) -> str:
    return _run(
        "lupdate", "-tr-function-alias", "tr+=mark", *code, "-locations", "none", "-no-obsolete",
        "-source-language", "en", "-target-language", language, "-ts", str(source),
    )  # fmt: skip


def compile_(source: Path, target: Path) -> str:
    """Run lrelease; returns what it says."""
    return _run("lrelease", str(source), "-qm", str(target))


def _run(tool: str, *arguments: str) -> str:
    done = subprocess.run(
        [str(_BIN / f"pyside6-{tool}"), *arguments],
        check=True, capture_output=True, text=True, timeout=patience.SECONDS,
    )  # fmt: skip
    return done.stdout.strip()
