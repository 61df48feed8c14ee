"""When the window offers to add the program to the user's menu."""

from __future__ import annotations

from pathlib import Path

import pytest

from vfioviz.cli.integration import offer as module
from vfioviz.cli.integration.offer import offer
from vfioviz.cli.integration.plan import ID, data_home

ENTRY = f"applications/{ID}.desktop"


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The program, installed from a wheel, and a home without an entry in its menu."""
    package = tmp_path / "package"
    (package / "resources").mkdir(parents=True)
    path = tmp_path / "venv" / "bin" / "vfioviz"
    path.parent.mkdir(parents=True)
    path.touch()
    monkeypatch.setattr(module, "files", lambda _: package)
    monkeypatch.setattr(module, "program", lambda: str(path))
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return path


def environ(tmp_path: Path, **more: str) -> dict[str, str]:
    return {"XDG_DATA_DIRS": str(tmp_path / "system"), "TMPDIR": "/nowhere",
            "XDG_CACHE_HOME": str(tmp_path / "cache"), **more}  # fmt: skip


@pytest.fixture(autouse=True)
def _no_place_is_passing(monkeypatch: pytest.MonkeyPatch) -> None:
    # pytest's folders are below /tmp.
    stays = module._stays
    monkeypatch.setattr(module, "_stays", lambda own, env: stays(at_home(own), env))


def at_home(path: Path) -> Path:
    return Path("/home", *path.parts[3:])


def test_it_is_offered_and_adds_the_entry(own: Path, tmp_path: Path) -> None:
    add = offer(environ(tmp_path))
    assert add is not None
    assert add() == ""
    entry = (data_home() / ENTRY).read_text()
    assert f"Exec={own}" in entry
    assert offer(environ(tmp_path)) is None


def test_a_package_of_the_system_has_its_entry(own: Path, tmp_path: Path) -> None:
    entry = tmp_path / "system" / ENTRY
    entry.parent.mkdir(parents=True)
    entry.touch()
    assert offer(environ(tmp_path)) is None


def test_a_checkout_offers_nothing(own: Path, tmp_path: Path) -> None:
    (tmp_path / "package" / "resources").rmdir()
    assert offer(environ(tmp_path)) is None


def test_a_copy_that_does_not_stay_offers_nothing(own: Path, tmp_path: Path) -> None:
    passing = environ(tmp_path, XDG_CACHE_HOME=str(at_home(own).parents[2]))
    assert offer(passing) is None


def test_what_cannot_be_written_is_said(own: Path, tmp_path: Path) -> None:
    add = offer(environ(tmp_path))
    assert add is not None
    data_home().parent.mkdir(parents=True, exist_ok=True)
    data_home().write_text("in the way")
    assert str(data_home()) in add()
