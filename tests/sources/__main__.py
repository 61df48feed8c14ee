"""Patches on real kernels: ``python -m tests.sources [MAIL...]``, with Debian's linux-source-*.

Each source package is fetched by apt once, into VFIOVIZ_SOURCES_CACHE or .cache/sources. Without a
mail it takes random edits of the kernel's own vfio files through git, quotes them as a web archive
does, and puts them on the source again: what applies is what git has.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.capture.patches import damage
from tests.capture.patches.repositories import chance, commit, diff, edited, repository
from vfioviz.capture.patches.apply import apply
from vfioviz.capture.patches.reading import read_path, read_text
from vfioviz.capture.patches.tree import Name, Tree

ROOT = Path(__file__).resolve().parents[2]
CACHE = Path(os.environ.get("VFIOVIZ_SOURCES_CACHE") or ROOT / ".cache" / "sources")
VERSIONS = ("6.1", "6.12")
WANTED = ("drivers/vfio", "include/linux/vfio.h", "include/uapi/linux", "drivers/s390/cio",
          "drivers/gpu/drm/i915/gvt")  # fmt: skip
EDITS = 200


class MissingError(Exception):
    """A source that cannot be had here; the text says what and what to do."""


def source(version: str) -> Path:
    """Return a kernel tree, fetched where it is not in the cache.

    Raises:
        MissingError: apt does not have it.
    """
    tree = CACHE / f"linux-source-{version}"
    if tree.is_dir():
        return tree
    CACHE.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=CACHE) as name:
        work = Path(name)
        options = ["-o", "APT::Sandbox::User=root"] if os.geteuid() == 0 else []
        words = ["apt-get", "download", "-q", *options, f"linux-source-{version}"]
        subprocess.run(words, cwd=work, capture_output=True, check=False)
        package = next(work.glob("*.deb"), None)
        if package is None:
            text = f"apt-get download linux-source-{version} failed; apt-get update?"
            raise MissingError(text)
        subprocess.run(["dpkg-deb", "-x", package, work], check=True)
        packed = work / "usr" / "src" / f"linux-source-{version}.tar.xz"
        paths = [f"linux-source-{version}/{path}" for path in WANTED]
        subprocess.run(["tar", "-xf", packed, *paths], cwd=work, check=True)
        (work / tree.name).rename(tree)
    return tree


def show(mail: Path, tree: Path) -> None:
    """Print what becomes of each diff of a mail."""
    for entry in read_path(mail).entries:
        done = apply(entry, Tree(Name(tree)))
        verdicts = [verdict for file in done.files for verdict in file.hunks]
        fit = sum(verdict.applies for verdict in verdicts)
        said = "applies" if done.applies else "refused"
        print(f"{tree.name}: {mail.name}#{entry.number}: {said}, {fit} of {len(verdicts)} hunks")
        for verdict in verdicts:
            if not verdict.applies:
                print(f"  line {verdict.number}: {verdict.text}")


def archive(tree: Path, version: str) -> bool:
    """Print how many random edits come back out of an archive's page as git has them."""
    files = {
        str(path.relative_to(tree)): path.read_text(encoding="utf-8")
        for path in sorted((tree / "drivers" / "vfio").rglob("*.c"))
    }
    seen = {"same": 0, "asked or refused": 0, "wrong": 0}
    rng = chance(int(version.replace(".", "")))
    with tempfile.TemporaryDirectory() as folder:
        repo = repository(Path(folder) / "repo", files)
        for _ in range(EDITS):
            path = rng.choice(sorted(files))
            after = edited(rng, files[path])
            if after == files[path]:
                continue
            commit(repo, {path: after}, "edit")
            lost = damage.drop_blank_lines(damage.lose_white_space(damage.quote(diff(repo))))
            (entry,) = read_text(lost).entries
            done = apply(entry, files)
            commit(repo, {path: files[path]}, "back")
            made = None if done.texts is None else done.texts[path]
            same = made is not None and re.sub(r"\s", "", made.text) == re.sub(r"\s", "", after)
            seen["asked or refused" if made is None else "same" if same else "wrong"] += 1
    print(f"linux {version}: {seen}")
    return not seen["wrong"]


def main(mails: list[str]) -> int:
    """Run it all; returns the exit status."""
    good = True
    for version in VERSIONS:
        try:
            tree = source(version)
        except MissingError as problem:
            print(f"tests.sources: {problem}", file=sys.stderr)
            return 2
        for mail in mails:
            show(Path(mail), tree)
        good = archive(tree, version) and good
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
