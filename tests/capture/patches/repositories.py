"""Real repositories made by real git, with random texts and edits: the truth of these tests."""

from __future__ import annotations

import os
import random
import subprocess
from collections.abc import Mapping
from pathlib import Path

WORDS = ("size", "caps", "offset", "next", "header", "buf", "info", "flags", "count", "index")


def chance(seed: int) -> random.Random:
    """Return the same chance in each run."""
    return random.Random(seed)  # noqa: S311 -- nothing is kept secret with it


def git(folder: Path, *words: str, stdin: bytes | None = None, check: bool = True) -> bytes:
    """Run git without the user's settings."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    environment |= {
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_NAME": "A. Uthor",
        "GIT_AUTHOR_EMAIL": "author@example.org",
        "GIT_COMMITTER_NAME": "C. Ommitter",
        "GIT_COMMITTER_EMAIL": "committer@example.org",
        "GIT_AUTHOR_DATE": "2026-01-02T03:04:05Z",
        "GIT_COMMITTER_DATE": "2026-01-02T03:04:05Z",
    }
    done = subprocess.run(
        ["git", "-C", folder, *words],
        input=stdin, env=environment, capture_output=True, check=False, timeout=60,
    )  # fmt: skip
    if check and done.returncode:
        raise AssertionError(done.stderr.decode())
    return done.stdout


def repository(folder: Path, files: Mapping[str, str]) -> Path:
    """Make a repository with one commit."""
    folder.mkdir(exist_ok=True)
    git(folder, "init", "-q", "-b", "main")
    git(folder, "config", "core.autocrlf", "false")
    commit(folder, files, "start")
    return folder


def commit(folder: Path, files: Mapping[str, str | None], message: str) -> None:
    """Write files, or take them away, and commit."""
    for name, text in files.items():
        path = folder / name
        if text is None:
            path.unlink()
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", message)


def statement(rng: random.Random) -> str:
    """Return a line of a function."""
    one, two = rng.sample(WORDS, 2)
    return rng.choice(
        (
            f"\t{one} = {two};",
            f"\t{one}->{two} += {rng.randint(0, 99)};",
            f"\tif ({one} < {two})",
            f"\t\treturn -{rng.randint(1, 30)};",
            f"\tmemset({one}, {rng.randint(0, 9)}, sizeof({two}));",
            f"\t/* {one} before {two}, as the {rng.choice(WORDS)} says */",
            "",
        )
    )


def source(rng: random.Random, functions: int = 6) -> str:
    """Return a text of C with functions that resemble each other."""
    lines = ["#include <linux/types.h>", ""]
    for number in range(functions):
        lines += [f"static int do_{rng.choice(WORDS)}_{number}(struct {rng.choice(WORDS)} *p)", "{"]
        lines += [statement(rng) for _ in range(rng.randint(2, 14))]
        lines += ["}", ""]
    return "\n".join(lines) + "\n"


def edited(rng: random.Random, text: str, edits: int = 3) -> str:
    """Return a text with some lines added, removed or changed."""
    ends = text.endswith("\n")
    lines = text.split("\n")[:-1] if ends else text.split("\n")
    for _ in range(rng.randint(1, edits)):
        at = rng.randrange(len(lines) + 1)
        kind = rng.choice(("add", "add", "remove", "change", "block"))
        if kind == "add":
            lines.insert(at, statement(rng))
        elif kind == "block":
            lines[at:at] = [statement(rng) for _ in range(rng.randint(2, 6))]
        elif kind == "remove" and len(lines) > 5:
            del lines[at : at + rng.randint(1, 3)]
        elif lines:
            lines[min(at, len(lines) - 1)] = statement(rng)
    if rng.random() < 0.1:
        ends = not ends
    return "\n".join(lines) + ("\n" if ends and lines else "")


def diff(folder: Path) -> str:
    """Return what the last commit did."""
    return git(folder, "show", "--format=", "-M", "HEAD").decode()
