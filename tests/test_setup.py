"""What samples/run and tests/run say where packages are missing, or something did not run."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
UTILITIES = ("cat", "cksum", "cmp", "date", "dirname", "env", "grep", "mktemp", "printf", "rm",
             "sh", "uname")  # fmt: skip


def stub(folder: Path, name: str, script: str) -> None:
    (folder / name).write_text(f"#!/bin/sh\n{script}\n")
    (folder / name).chmod(0o755)


@pytest.fixture
def bare(tmp_path: Path) -> dict[str, str]:
    """The environment of an ordinary user on a fresh machine, without sudo, as programs see it."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in UTILITIES:
        found = shutil.which(name)
        assert found is not None
        (folder / name).symlink_to(found)
    stub(folder, "id", "echo 1000")
    stub(folder, "dpkg-query", "exit 1")
    stub(folder, "apt-get", "echo 'apt-get ran' >&2; exit 1")
    # As on Debian 13: one package has another name.
    stub(folder, "apt-cache", """case "$2" in
        libglib2.0-0) echo '  Candidate: (none)' ;;
        *) echo '  Candidate: 1.0' ;;
        esac""")  # fmt: skip
    return {"PATH": str(folder), "HOME": str(tmp_path), "PYTHON": sys.executable}


def run(script: str, environ: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["sh", script], cwd=ROOT, env=environ, capture_output=True, text=True, check=False,
        stdin=subprocess.DEVNULL,
    )  # fmt: skip


@pytest.mark.parametrize("python", [True, False], ids=["with-python", "without-python"])
def test_an_ordinary_user_is_told_one_line_for_root_by_both_commands(
    bare: dict[str, str], python: bool
) -> None:
    if python:
        stub(Path(bare["PATH"]), "python3", f'exec {shlex.quote(sys.executable)} "$@"')
    samples, tests = run("samples/run", bare), run("tests/run", bare)
    assert (samples.returncode, tests.returncode) == (1, 1)
    assert (samples.stdout, tests.stdout) == ("", "")
    assert samples.stderr == tests.stderr
    assert samples.stderr.count("\n") == 1
    sentence, _, line = samples.stderr.strip().partition(": apt-get update && apt-get install -y ")
    assert sentence.endswith("run this line as root, then start again")
    packages = line.split()[1:]
    assert len(packages) == len(set(packages))
    wanted = {"libgl1", "libxcb-cursor0", "gcc", "dwarves", "libglib2.0-0t64"}
    assert wanted <= set(packages)
    assert ("python3-venv" in packages) is not python


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("def test_a(): pass", ""),
        ("import pytest\ndef test_a(): pass\ndef test_b(): pytest.skip('no')", "1 of 2 tests"),
        ("import pytest\ndef test_a(): pytest.skip('no')", "all 1 tests"),
    ],
)
def test_what_did_not_run_is_told_to_tests_run(tmp_path: Path, body: str, told: str) -> None:
    assert not_run(tmp_path, body) == told


def test_two_runs_of_one_step_add_up(tmp_path: Path) -> None:
    skips = "import pytest\ndef test_a(): pytest.skip('no')"
    assert not_run(tmp_path, skips) == "all 1 tests"
    assert not_run(tmp_path, "def test_a(): pass\ndef test_b(): pass") == "1 of 3 tests"
    assert not_run(tmp_path, skips) == "2 of 4 tests"


def not_run(folder: Path, body: str) -> str:
    """Run tests as a step of tests/run does; return what is left for it."""
    (folder / "test_it.py").write_text(body)
    note = folder / "not-run"
    subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "tests.conftest",
         "-c", os.devnull, "--rootdir", folder, folder / "test_it.py"],
        cwd=ROOT, env={**os.environ, "VFIOVIZ_NOT_RUN": str(note)}, check=True, capture_output=True,
    )  # fmt: skip
    return note.read_text().strip() if note.exists() else ""
