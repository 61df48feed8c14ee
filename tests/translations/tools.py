"""Qt's own tools, as this project calls them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "resources" / "translations"
SOURCES = sorted(FOLDER.glob("vfioviz_*.ts"))
_BIN = Path(sys.executable).parent


def update(source: Path) -> str:
    """Run lupdate over the program into a .ts file; returns what it says."""
    code = sorted(str(path) for path in (ROOT / "vfioviz").rglob("*.py"))
    language = source.stem.rpartition("_")[2]
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
        check=True, capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    return done.stdout.strip()
