"""What an installed program needs beside its modules, and the pair of PySide6 and Python."""

from __future__ import annotations

import re
import sys
import tomllib
from importlib.metadata import PackageNotFoundError, requires, version
from importlib.resources.abc import Traversable
from pathlib import Path

import pytest

import vfioviz
from vfioviz import assets
from vfioviz.ui.guard import refusal

ROOT = Path(__file__).parents[1]
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def walk(folder: Traversable) -> list[Traversable]:
    found = []
    for entry in folder.iterdir():
        found += walk(entry) if entry.is_dir() else [entry]
    return found


def test_resources_and_samples_are_found() -> None:
    assert assets.root().joinpath("uapi", "iommu_caps.h").is_file()
    assert assets.root().joinpath("polkit", "org.vfioviz.capture.policy").is_file()
    assert assets.samples().joinpath("index.json").is_file()
    assert assets.samples().joinpath("iommu-linux-6.1.bin").is_file()


def test_a_missing_folder_is_named_in_the_error() -> None:
    with pytest.raises(FileNotFoundError, match="without its folder 'no-such-folder': reinstall"):
        assets._folder("no-such-folder")


def test_the_data_folders_hold_no_module() -> None:
    # With a module in them hatchling refuses the editable install: the paths are rewritten.
    for folder in (assets.root(), assets.samples()):
        assert not [entry.name for entry in walk(folder) if entry.name.endswith((".py", ".pyc"))]


def test_the_wheel_is_told_of_both_data_folders() -> None:
    wheel = PYPROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]
    for folder in ("resources", "samples"):
        assert folder in wheel["only-include"]
        assert wheel["sources"][folder] == f"vfioviz/{folder}"


def test_an_installed_program_has_the_version_of_this_one() -> None:
    try:
        installed = version("vfioviz")
    except PackageNotFoundError:
        pytest.skip("run from a checkout that is not installed")
    assert installed == vfioviz.__version__


def test_the_dependencies_keep_the_bad_pair_apart() -> None:
    extra = PYPROJECT["project"]["optional-dependencies"]["window"]
    qt = [line for line in extra if line.startswith("PySide6")]
    old = "PySide6-Essentials>=6.8,<6.12; python_version < '3.12'"
    assert qt == [old, "PySide6-Essentials>=6.8; python_version >= '3.12'"]
    try:
        assert "pyside6-essentials<6.12" in str(requires("vfioviz")).lower()
    except PackageNotFoundError:
        pytest.skip("run from a checkout that is not installed")


@pytest.mark.parametrize(
    ("python", "pyside", "refused"),
    [
        ((3, 11), "6.11.3", False),
        ((3, 11), "6.8.3", False),
        ((3, 11), "6.12.0", True),
        ((3, 11), "6.13.1", True),
        ((3, 12), "6.12.0", False),
        ((3, 13), "6.12.0", False),
    ],
)
def test_the_pair_that_aborts_is_refused_with_what_to_do(
    python: tuple[int, int], pyside: str, *, refused: bool
) -> None:
    text = refusal(python, pyside)
    assert bool(text) is refused
    if refused:
        assert pyside in text
        assert "PySide6-Essentials<6.12" in text


# A mark, not a pytest.skip() inside: mypy takes what follows one for unreachable on 3.12.
counted = pytest.mark.skipif(
    sys.version_info >= (3, 12), reason="None and True are immortal since Python 3.12"
)


@counted
def test_a_call_that_returns_none_keeps_its_references() -> None:
    # PySide6 6.12.0 on Python 3.11 loses one a call, until the interpreter aborts.
    from PySide6.QtCore import QObject  # noqa: PLC0415 -- the other tests do without Qt

    thing = QObject()
    thing.blockSignals(False)  # the first call fills caches
    calls = 200
    before = sys.getrefcount(None)
    for _ in range(calls):
        thing.setObjectName("x")
    assert abs(sys.getrefcount(None) - before) < calls // 4


@counted
def test_a_signal_keeps_its_references() -> None:
    from PySide6.QtCore import QObject, Signal  # noqa: PLC0415 -- the other tests do without Qt

    class Sender(QObject):
        sent = Signal(object)

    sender = Sender()
    sender.sent.emit(1)
    before = sys.getrefcount(True)
    for _ in range(200):
        sender.sent.emit(1)
    assert abs(sys.getrefcount(True) - before) < 50


def test_every_dependency_has_a_version_that_was_tested() -> None:
    text = (ROOT / "tests" / "constraints.txt").read_text(encoding="utf-8")
    pinned = {normal(line.partition("==")[0]) for line in text.splitlines() if "==" in line}
    project = PYPROJECT["project"]
    groups = [project["dependencies"], *project["optional-dependencies"].values()]
    groups += PYPROJECT["dependency-groups"].values()
    wanted = {normal(re.split(r"[\s<>=!~;\[]", line)[0]) for group in groups for line in group}
    missing = wanted - pinned - {"vfioviz"}
    assert not missing, f"{missing}: run sh tests/lock"


def normal(name: str) -> str:
    """A project's name as PyPI compares it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def test_the_command_line_does_without_qt() -> None:
    told = " ".join(PYPROJECT["project"]["dependencies"]).lower()
    assert not any(name in told for name in ("pyside6", "pyqtgraph", "numpy"))
