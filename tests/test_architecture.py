"""What the import contracts cannot see: what is loaded at run time, and rules of the text."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import patience

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "vfioviz"
SAMPLE = str(ROOT / "samples" / "iommu-linux-6.1.bin")

WATCHED = """
import sys

from tests import patience
loaded = sorted({"PySide6", "shiboken6", "pyqtgraph", "numpy"} & set(sys.modules))
sys.exit(f"loaded: {loaded}" if loaded else 0)
"""


def modules() -> list[str]:
    """All modules below ui."""
    names = []
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        if parts[1] not in {"ui", "__main__"}:
            names.append(".".join(parts).removesuffix(".__init__"))
    return names


def python(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code + WATCHED, *arguments],
        capture_output=True,
        check=False,
        cwd=ROOT,
        encoding="utf-8",
        timeout=patience.SECONDS,
    )


def test_nothing_below_the_window_loads_qt_or_numpy() -> None:
    names = modules()
    assert len(names) > 60
    done = python("".join(f"import {name}\n" for name in names))
    assert done.returncode == 0, done.stderr


def test_no_source_is_read_while_the_window_loads() -> None:
    """Else a tenth of a start: PySide6 looks for a word in each module that is imported."""
    code = """
import linecache, sys
from vfioviz.ui import ahead
ahead.load()
if sys.argv[1:]:
    ahead.unread()
import vfioviz.ui.main_window
print(sum("vfioviz" in name for name in linecache.cache))
"""
    read = [
        int(subprocess.run([sys.executable, "-c", code, *arguments], cwd=ROOT, check=True,
                           capture_output=True, text=True, timeout=patience.SECONDS).stdout)
        for arguments in ([], ["unread"])
    ]  # fmt: skip
    assert read[0] > 30, "PySide6 reads none any more: ahead.unread may go"
    # Newer ones have read one or two when they are loaded themselves.
    assert read[1] < 5


@pytest.mark.parametrize(
    "words",
    [
        ("show", SAMPLE),
        ("show", SAMPLE, "--json"),
        ("recompute", SAMPLE, "--variant", "v6.6", "--json"),
        ("compare", SAMPLE, "--json"),
        ("variants",),
    ],
    ids=" ".join,
)
def test_a_command_that_does_not_draw_does_without_qt(words: tuple[str, ...]) -> None:
    code = "import sys\nfrom vfioviz.cli import main\nassert main(sys.argv[1:]) == 0\n"
    done = python(code, *words)
    assert done.returncode == 0, done.stderr
    assert done.stdout


def test_the_package_itself_imports_nothing() -> None:
    code = (
        "import sys\nbefore = set(sys.modules)\nimport vfioviz\nnew = set(sys.modules) - before\n"
    )
    done = python(code + "assert new <= {'vfioviz', '__future__'}, new\n")
    assert done.returncode == 0, done.stderr


def sources() -> Iterator[Path]:
    for folder in (PACKAGE, ROOT / "tests"):
        yield from folder.rglob("*.py")


def test_nothing_else_stands_at_the_top() -> None:
    listed = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    top = {path.split("/", 1)[0] for path in listed}
    wanted = {"LICENSE", "README.md", "pyproject.toml", "resources", "samples", "tests", "vfioviz"}
    assert {name for name in top if not name.startswith(".")} == wanted


def test_each_exemption_from_a_tool_names_its_code_and_its_reason() -> None:
    good = re.compile(
        r"# (noqa: [A-Z]+\d+(, ?[A-Z]+\d+)*( --)?|type: ignore\[[a-z, -]+\]  #) \w", re.ASCII
    )
    start = re.compile(r"# (noqa|type: ignore)\b(?!\|)")
    bad = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()}"
        for path in sources()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if start.search(line) and not good.search(line) and path != Path(__file__)
    ]
    assert not bad


def test_dialogs_are_opened_and_never_executed() -> None:
    # exec() of a dialog starts an event loop within an event loop. There is one of those: it takes
    # no input, and looks whether the document is still the one that it began with.
    bad = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()}"
        for path in (PACKAGE / "ui").rglob("*.py")
        if path != PACKAGE / "ui" / "waiting.py"
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if re.search(r"\.exec_?\(", line) and not re.search(r"\bapp(lication)?\.exec\(", line)
    ]
    assert not bad


@pytest.mark.parametrize("name", ["uapi", "codec", "kernel", "document", "scene"])
def test_a_pure_layer_opens_nothing_and_asks_no_clock(name: str) -> None:
    wanted = re.compile(
        r"^\s*(?:import|from) (?:socket|subprocess|time|datetime|random|tempfile)\b|\bopen\(",
        re.MULTILINE,
    )
    bad = [
        f"{path.relative_to(ROOT)}: {found.group().strip()}"
        for path in (PACKAGE / name).rglob("*.py")
        if (found := wanted.search(path.read_text(encoding="utf-8")))
    ]
    assert not bad


def test_a_group_that_is_repeated_possessively_ends_where_it_began_to_fail() -> None:
    """Python 3.11.2 of Debian 12 goes on from within the repetition that failed (gh-106052)."""
    wrong = [
        f"{path.relative_to(ROOT)}: {line.strip()}"
        for path in sorted(PACKAGE.rglob("*.py"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if re.search(r"(?<!\(\?!\))\)[*+?]\+(?!=)|\(\?>", line)
    ]
    assert wrong == []
