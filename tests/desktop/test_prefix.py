"""The wheel in a user's prefix: man and the shells find what it brings; the menu is not touched."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests import patience

ROOT = Path(__file__).parents[2]
MENU = "applications/org.vfioviz.vfioviz.desktop"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home into whose ~/.local the wheel was installed, as pip install --user does."""
    work = tmp_path_factory.mktemp("wheel")
    made = tmp_path_factory.mktemp("home")
    for words in (
        ["build", "--wheel", "--no-isolation", "--outdir", str(work), str(ROOT)],
        ["pip", "install", "--quiet", "--no-deps", "--no-index", "--ignore-installed",
         "--prefix", str(made / ".local"), "--find-links", str(work), "vfioviz"],
    ):  # fmt: skip
        done = subprocess.run(
            [sys.executable, "-m", *words], capture_output=True, text=True, check=False, cwd=work,
            timeout=patience.SECONDS,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
    return made


def run(home: Path, *words: str) -> str:
    """Run a program as the user of that home, whose PATH has ~/.local/bin first."""
    environ = {name: value for name, value in os.environ.items()
               if not name.startswith("XDG_") and name != "MANPATH"}  # fmt: skip
    local = home / ".local"
    (modules,) = local.glob("lib/python3*/site-packages")
    done = subprocess.run(
        words, capture_output=True, text=True, check=False, cwd=home, timeout=patience.SECONDS,
        env={**environ, "HOME": str(home), "PATH": f"{local}/bin:{environ['PATH']}",
             "PYTHONPATH": str(modules)},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


def share(home: Path) -> Path:
    return home / ".local" / "share"


def test_man_finds_the_page_by_the_path(home: Path) -> None:
    assert shutil.which("man"), "man is missing: install man-db"
    assert run(home, "man", "-w", "vfioviz").strip() == str(share(home) / "man/man1/vfioviz.1")


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("bash-completion/completions/vfioviz", "complete -o"),
        ("zsh/site-functions/_vfioviz", "#compdef vfioviz"),
        ("fish/vendor_completions.d/vfioviz.fish", "complete --command vfioviz"),
    ],
)
def test_each_shell_has_its_completion_where_it_looks(home: Path, name: str, word: str) -> None:
    text = (share(home) / name).read_text()
    assert word in text
    assert "vfioviz" in text


def test_fish_completes_without_being_told_where(home: Path) -> None:
    assert shutil.which("fish"), "fish is missing: install fish"
    told = run(home, "fish", "-c", "complete -C 'vfioviz rec'")
    assert told.split()[0] == "recompute"


def test_the_menu_is_the_users_own_choice(home: Path) -> None:
    assert not (share(home) / MENU).exists()


def test_desktop_remove_leaves_what_pip_brought(home: Path) -> None:
    told = run(home, "vfioviz", "desktop", "install")
    assert "man1" not in told
    assert (share(home) / MENU).is_file()
    run(home, "vfioviz", "desktop", "remove")
    assert not (share(home) / MENU).exists()
    assert (share(home) / "man/man1/vfioviz.1").is_file()
    assert (share(home) / "bash-completion/completions/vfioviz").is_file()
