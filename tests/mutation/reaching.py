"""Which tests reach which line of a module: the others cannot notice a change there."""

from __future__ import annotations

import ast
import json
import time
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import coverage
import pytest

from tests.mutation.mutants import Mutant


class Reached(NamedTuple):
    """What one run of an area's tests on the code as it is has shown."""

    lines: dict[str, dict[int, list[str]]]
    """Path of a module -> line -> the tests that run it; "" stands for an import."""
    seconds: dict[str, float]
    """What each test took."""

    def tests(self, change: Mutant) -> list[str]:
        """Return the tests that reach a change, quick ones first; none for what an import runs."""
        lines = self.lines.get(str(change.path), {})
        found = {test for line in _statement(change) for test in lines.get(line, ())} - {""}
        return sorted(found, key=lambda test: (self.seconds.get(test, 0), test))

    def text(self) -> str:
        """Return it as JSON."""
        return json.dumps(self)


def read(text: str) -> Reached:
    """Return what ``Reached.text`` has written."""
    lines, seconds = json.loads(text)
    numbered = {
        path: {int(line): names for line, names in by_line.items()}
        for path, by_line in lines.items()
    }
    return Reached(numbered, seconds)


def of_file(found: Reached, file: str) -> Reached:
    """Return what the tests of one file reach."""
    lines: dict[str, dict[int, list[str]]] = {}
    for path, by_line in found.lines.items():
        own = {
            line: [each for each in names if _file(each) == file] for line, names in by_line.items()
        }
        lines[path] = {line: names for line, names in own.items() if names}
    return Reached(
        lines, {test: took for test, took in found.seconds.items() if _file(test) == file}
    )


def joined(some: Iterable[Reached]) -> Reached:
    """Return what all of them reach."""
    lines: dict[str, dict[int, list[str]]] = {}
    seconds: dict[str, float] = {}
    for each in some:
        seconds |= each.seconds
        for path, by_line in each.lines.items():
            for line, names in by_line.items():
                lines.setdefault(path, {}).setdefault(line, []).extend(names)
    return Reached(lines, seconds)


def _file(test: str) -> str:
    return test.partition("::")[0]


class Reaching:
    """Plugin for pytest: measures by test."""

    def __init__(self, modules: Sequence[Path]) -> None:
        self._modules = [str(path) for path in modules]
        self._measure = coverage.Coverage(data_file=None, config_file=False, include=self._modules)
        self._seconds: dict[str, float] = {}
        self._measure.start()

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        began = time.monotonic()
        self._measure.switch_context(item.nodeid)
        yield
        self._measure.switch_context("")
        self._seconds[item.nodeid] = time.monotonic() - began

    def reached(self) -> Reached:
        """End the measuring and return what it found."""
        self._measure.stop()
        data = self._measure.get_data()
        lines = {path: data.contexts_by_lineno(path) for path in self._modules}
        return Reached(lines, self._seconds)


class Only:
    """Plugin for pytest: runs some tests only, in their order."""

    def __init__(self, tests: Sequence[str]) -> None:
        self._order = {test: place for place, test in enumerate(tests)}

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        kept = [item for item in items if item.nodeid in self._order]
        items[:] = sorted(kept, key=lambda item: self._order[item.nodeid])


def _statement(change: Mutant) -> range:
    """Return the lines of the statement that is changed, without those of its body."""
    within = [
        node
        for node in _statements(change.path)
        if node.lineno <= change.line <= (node.end_lineno or 0)
    ]
    inner = max(within, key=lambda node: (node.lineno, -(node.end_lineno or 0)), default=None)
    if inner is None:
        return range(change.line, change.line + 1)
    body = getattr(inner, "body", None)
    stop = body[0].lineno if body else (inner.end_lineno or 0) + 1
    return range(inner.lineno, max(stop, inner.lineno + 1))


@lru_cache
def _statements(path: Path) -> list[ast.stmt]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [node for node in ast.walk(tree) if isinstance(node, ast.stmt)]
