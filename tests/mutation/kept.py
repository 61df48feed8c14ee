"""What measuring has shown, kept in build/: by file of tests, until it or the code changes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from tests.mutation.reaching import Reached, joined, of_file, read

_FOLDERS = ("vfioviz", "tests", "samples", "resources")


class Kept:
    """A file for each area; what was measured on another state of the checkout is not read."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._folder = root / "build" / "mutation"
        every = (path for name in _FOLDERS for path in _files(root / name))
        self._state = _digest(path for path in every if not self._is_of_tests(path))

    def read(self, area: str, tests: Sequence[str]) -> tuple[Reached, list[str]]:
        """Return what is kept of files of tests, and those of which nothing is."""
        kept = self._read(area)
        found = {name: kept[key] for name in tests if (key := self._key(name)) in kept}
        missing = [name for name in tests if name not in found]
        return joined(read(each) for each in found.values()), missing

    def write(self, area: str, tests: Sequence[str], found: Reached) -> None:
        """Keep what was found of files of tests, beside what is kept of others."""
        self._folder.mkdir(parents=True, exist_ok=True)
        kept = self._read(area) | {self._key(name): of_file(found, name).text() for name in tests}
        self._path(area).write_text(json.dumps([self._state, kept]), encoding="utf-8")

    def _read(self, area: str) -> dict[str, str]:
        try:
            state, kept = json.loads(self._path(area).read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        return dict(kept) if state == self._state else {}

    def _is_of_tests(self, path: Path) -> bool:
        return path.name.startswith("test_") and path.is_relative_to(self._root / "tests")

    def _path(self, area: str) -> Path:
        return self._folder / f"{area.replace('/', '_')}.json"

    def _key(self, name: str) -> str:
        return f"{name} {_digest([self._root / name])}"


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
