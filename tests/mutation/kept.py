"""What a measuring run has shown, kept in build/ until code or tests change."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from tests.mutation.reaching import Reached, read

_FOLDERS = ("vfioviz", "tests", "samples", "resources")


class Kept:
    """A folder with one file for each run of an area's tests on one state of the checkout."""

    def __init__(self, root: Path) -> None:
        self._folder = root / "build" / "mutation"
        self._state = _digest(path for name in _FOLDERS for path in _files(root / name))

    def read(self, area: str, tests: Sequence[str]) -> Reached | None:
        """Return what was kept of this very state and these words for pytest; None: nothing."""
        try:
            return read(self._path(area, tests).read_text(encoding="utf-8"))
        except FileNotFoundError:
            return None

    def write(self, area: str, tests: Sequence[str], found: Reached) -> None:
        """Keep what was found, in the place of what was kept of the area before."""
        self._folder.mkdir(parents=True, exist_ok=True)
        for old in self._folder.glob(f"{_named(area)}-*.json"):
            old.unlink()
        self._path(area, tests).write_text(found.text(), encoding="utf-8")

    def _path(self, area: str, tests: Sequence[str]) -> Path:
        asked = hashlib.sha256("\n".join((self._state, *tests)).encode()).hexdigest()
        return self._folder / f"{_named(area)}-{asked[:16]}.json"


def _named(area: str) -> str:
    return area.replace("/", "_")


def _files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            yield path


def _digest(paths: Iterable[Path]) -> str:
    found = hashlib.sha256()
    for path in paths:
        found.update(f"{path}\0{path.stat().st_size}\0".encode())
        found.update(path.read_bytes())
    return found.hexdigest()
