"""``vfioviz desktop`` in a home of its own, and completion in real shells."""

from __future__ import annotations

import os
import pty
import select
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests import patience

ROOT = Path(__file__).parents[2]
Vfioviz = Callable[..., subprocess.CompletedProcess[str]]
Asked = Callable[[str, list[tuple[str, set[str]]]], list[str]]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    made = tmp_path / "home with a space"
    made.mkdir()
    return made


@pytest.fixture
def vfioviz(home: Path) -> Vfioviz:
    def run(*arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
        environment = {name: value for name, value in os.environ.items()
                       if not name.startswith("XDG_")}  # fmt: skip
        return subprocess.run(
            [sys.executable, "-m", "vfioviz", *arguments], capture_output=True, text=True,
            timeout=patience.SECONDS, check=False, cwd=home,
            env={**environment, "HOME": str(home), "PYTHONPATH": str(ROOT), **more},
        )  # fmt: skip

    return run


def files(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def test_install_and_remove_leave_nothing_behind(home: Path, vfioviz: Vfioviz) -> None:
    share = home / ".local" / "share"
    done = vfioviz("desktop", "install")
    assert done.returncode == 0, done.stderr
    there = files(share)
    for name in (
        "applications/org.vfioviz.vfioviz.desktop",
        "icons/hicolor/scalable/apps/org.vfioviz.vfioviz.svg",
        "icons/hicolor/256x256/apps/org.vfioviz.vfioviz.png",
        "mime/packages/org.vfioviz.vfioviz.xml",
        "man/man1/vfioviz.1",
        "bash-completion/completions/vfioviz",
        "zsh/site-functions/_vfioviz",
        "fish/vendor_completions.d/vfioviz.fish",
        "metainfo/org.vfioviz.vfioviz.metainfo.xml",
    ):
        assert name in there
    entry = (share / "applications/org.vfioviz.vfioviz.desktop").read_text(encoding="utf-8")
    for line in entry.splitlines():
        if line.startswith(("Exec=", "TryExec=")):
            assert Path(line.partition("=")[2].split()[0].strip('"')).is_absolute()
    valid = subprocess.run(
        ["desktop-file-validate", str(share / "applications/org.vfioviz.vfioviz.desktop")],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert valid.stdout == ""
    again = vfioviz("desktop", "install")
    assert "wrote" not in again.stdout  # nothing to do twice
    assert "installed " in vfioviz("desktop", "status").stdout
    removed = vfioviz("desktop", "remove")
    assert removed.returncode == 0
    left = {name for name in files(share) if not name.startswith(("mime/", "applications/mime"))}
    assert {name for name in left if "vfioviz" in name} == set()
    assert "nothing is installed" in vfioviz("desktop", "remove").stdout


def test_what_the_user_changed_is_kept(home: Path, vfioviz: Vfioviz) -> None:
    vfioviz("desktop", "install")
    entry = home / ".local/share/applications/org.vfioviz.vfioviz.desktop"
    entry.write_text("mine", encoding="utf-8")
    again = vfioviz("desktop", "install")
    assert "kept what was there as" in again.stdout
    assert entry.with_name(f"{entry.name}.old").read_text(encoding="utf-8") == "mine"
    entry.write_text("mine again", encoding="utf-8")
    removed = vfioviz("desktop", "remove")
    assert f"left {entry}: it was changed since" in removed.stdout
    assert entry.read_text(encoding="utf-8") == "mine again"


def test_dry_run_writes_nothing(home: Path, vfioviz: Vfioviz) -> None:
    done = vfioviz("desktop", "install", "--dry-run")
    assert "would install" in done.stdout
    assert files(home) == set()


def test_a_prefix_is_for_packages(home: Path, tmp_path: Path, vfioviz: Vfioviz) -> None:
    done = vfioviz("desktop", "install", "--prefix", str(tmp_path / "usr"))
    assert done.returncode == 0
    entry = tmp_path / "usr/share/applications/org.vfioviz.vfioviz.desktop"
    assert "\nExec=vfioviz %F\n" in entry.read_text(encoding="utf-8")


def test_a_relative_xdg_folder_is_not_taken(home: Path, vfioviz: Vfioviz) -> None:
    done = vfioviz("desktop", "install", "--dry-run", XDG_DATA_HOME="here")
    assert f"would install {home}/.local/share/" in done.stdout


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path, vfioviz: Vfioviz) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    done = vfioviz("desktop", "install", "--prefix", str(tmp_path / "file"))
    assert done.returncode == 2
    assert str(tmp_path / "file") in done.stderr
    assert "Traceback" not in done.stderr


def test_a_broken_record_is_named(home: Path, vfioviz: Vfioviz) -> None:
    record = home / ".local/share/vfioviz/installed.json"
    record.parent.mkdir(parents=True)
    record.write_text("[]", encoding="utf-8")
    done = vfioviz("desktop", "remove")
    assert done.returncode == 2
    assert "it is no record of vfioviz; remove it to start anew" in done.stderr


# ---- shells

CASES = [
    ("vfioviz rec", {"recompute"}, set()),
    ("vfioviz ans", {"answer.bin"}, set()),
    ("vfioviz show --io", {"--ioctl"}, set()),
    ("vfioviz show --ioctl ", {"device", "region", "iommu"}, set()),
    ("vfioviz show ans", {"answer.bin"}, {"recompute"}),
    ("vfioviz recompute --variant pos", {"posted-v1", "posted-v1-review"}, {"v6.6"}),
    ("vfioviz handbook role.cap-p", {"role.cap-pad"}, set()),
    ("vfioviz lesson ch", {"check"}, set()),
    ("vfioviz desktop ", {"install", "remove", "status"}, set()),
]


def typed_into_zsh(
    lines: list[tuple[str, set[str]]], functions: Path, home: Path, environ: dict[str, str]
) -> list[str]:
    """Return what zsh shows when its choices for each line are asked for.

    Zsh completes in its own editor alone, and that wants a terminal. It lists nothing while there
    is more to read, so each list is waited for.
    """
    ours, its = pty.openpty()
    shell = subprocess.Popen(
        ["zsh", "-f", "-i"], stdin=its, stdout=its, stderr=its, cwd=home, env=environ,
        start_new_session=True,
    )  # fmt: skip
    os.close(its)

    def until(*marks: str) -> str:
        said = b""
        while not {*marks} <= {word[: len(mark)] for word in said.decode("utf-8", "replace").split()
                               for mark in marks}:  # fmt: skip
            ready, _, _ = select.select([ours], [], [], patience.SECONDS)
            assert ready, said
            said += os.read(ours, 65536)
        return said.decode("utf-8", "replace")

    try:
        for setting in (
            f'PS1="> "; fpath=("{functions}" $fpath)',
            "autoload -U compinit; compinit -D -u; setopt nolistambiguous",
            'zstyle ":completion:*" list-prompt ""; LISTMAX=9999; stty columns 200',
            'bindkey "^I" complete-word; bindkey "^X" list-choices',
            'print REA""DY',
        ):
            os.write(ours, setting.encode() + b"\n")
        until("READY")
        told = []
        for line, wanted in lines:
            os.write(ours, line.encode() + b"\x18")
            listed = until(*wanted)
            os.write(ours, b'\x15print DO""NE\n')
            told.append(listed + until("DONE"))
        return told
    finally:
        os.close(ours)
        shell.kill()
        shell.wait()


@pytest.fixture
def shells(home: Path, vfioviz: Vfioviz) -> Asked:
    vfioviz("desktop", "install")
    (home / "answer.bin").write_bytes(b"")
    binary = home / "bin"
    binary.mkdir()
    program = binary / "vfioviz"
    program.write_text(
        f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -m vfioviz "$@"\n',
        encoding="utf-8",
    )
    program.chmod(0o755)
    share = home / ".local/share"

    def ask(shell: str, lines: list[tuple[str, set[str]]]) -> list[str]:
        assert shutil.which(shell), f"{shell} is missing: install {shell}"
        environ = {**os.environ, "HOME": str(home), "TERM": "dumb",
                   "PATH": f"{binary}:{os.environ['PATH']}"}  # fmt: skip
        if shell == "zsh":
            return typed_into_zsh(lines, share / "zsh/site-functions", home, environ)
        return [run(shell, line, environ) for line, _ in lines]

    def run(shell: str, line: str, environ: dict[str, str]) -> str:
        script = {
            "bash": f"""
                source "{share}/bash-completion/completions/vfioviz"
                COMP_LINE='{line}'; COMP_POINT=${{#COMP_LINE}}; COMP_TYPE=9
                COMP_WORDS=($COMP_LINE); [ "${{COMP_LINE: -1}}" = ' ' ] && COMP_WORDS+=('')
                COMP_CWORD=$(( ${{#COMP_WORDS[@]}} - 1 ))
                compopt() {{ :; }}
                _python_argcomplete vfioviz "${{COMP_WORDS[COMP_CWORD]}}"
                printf '%s\\n' "${{COMPREPLY[@]}}"
            """,
            "fish": f"""
                source "{share}/fish/vendor_completions.d/vfioviz.fish"
                complete -C '{line}'
            """,
        }[shell]
        done = subprocess.run(
            [shell, "-c", script], capture_output=True, text=True, check=False,
            timeout=patience.SECONDS, cwd=home, env=environ,
        )  # fmt: skip
        return done.stdout

    return ask


@pytest.mark.parametrize("shell", ["bash", "fish", "zsh"])
def test_completion_in_a_real_shell(shells: Asked, shell: str) -> None:
    said = shells(shell, [(line, wanted) for line, wanted, _ in CASES])
    for (line, wanted, unwanted), told in zip(CASES, said, strict=True):
        words = set(told.replace("\t", " ").split())
        found = {word for word in wanted if any(each.startswith(word) for each in words)}
        assert found == wanted, (line, told)
        assert not unwanted & words, (line, told)
