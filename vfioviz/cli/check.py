"""``vfioviz check``: whether answers hold what is required of them, thousands in one go.

A file that can't be read is reported beside the others, and the rest goes on.
"""

from __future__ import annotations

import argparse
import os
import signal
import sys
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache, partial
from pathlib import Path
from typing import NamedTuple

from vfioviz.capture.bounded import is_file, is_folder, reason
from vfioviz.capture.visible import visible
from vfioviz.cli.headers import header_set
from vfioviz.cli.load import UsageError, best, captures, check_ioctl, complain, source
from vfioviz.cli.printing import progress
from vfioviz.cli.reports import WRITERS, Report, Result, Wanted, said
from vfioviz.codec.differences import differences
from vfioviz.codec.finding import Finding, Severity
from vfioviz.codec.layout import Layout
from vfioviz.codec.requirements import Requirement, requirement
from vfioviz.uapi.extension import Extension
from vfioviz.uapi.headerset import HeaderSet, built_in

DEFAULT = ("no-error",)
_CHUNK = 64
"""Files that a process takes at a time; with fewer one process is faster than two."""
_SUFFIXES = frozenset({".bin", ".jsonl", ".hex", ".vfioviz"})
"""What is looked for in a folder; a file that is named is read whatever its name is."""


Checked = tuple[int, list[Result]]


class WorkerOptions(NamedTuple):
    """What a worker process has to know."""

    require: tuple[str, ...]
    golden: str | None
    ioctl: str | None
    abi: str | None
    extension: Extension | None
    """What ``--headers`` adds to the built-in ones; None: what a project does."""

    def namespace(self) -> argparse.Namespace:
        """Return ioctl, ABI and headers as the loader takes them."""
        found = argparse.Namespace(ioctl=self.ioctl, abi=self.abi)
        if self.extension is not None:
            found.headers, found.header_set = "", _extended(self.extension)
        return found


@cache
def _extended(extension: Extension) -> HeaderSet:
    return built_in().extended(extension)


def run(arguments: argparse.Namespace) -> int:
    """Check files and folders; status 0 all hold, 1 something does not, 2 unreadable."""
    if not arguments.files:
        if arguments.headers is None:
            return complain("check needs a FILE, or --headers SOURCE to review what it changes")
        from vfioviz.cli import check_headers  # noqa: PLC0415 -- answers do without

        return check_headers.run(arguments)
    try:
        asked = WorkerOptions(
            tuple(arguments.require or DEFAULT), arguments.golden, arguments.ioctl, arguments.abi,
            header_set(arguments).extension,
        )  # fmt: skip
        wanted = [requirement(text) for text in asked.require]
        _golden(asked)
        paths, closed = _files(arguments.files)
    except (UsageError, ValueError) as problem:
        return complain(str(problem))
    if not paths and not closed:
        return complain(f"no answer in {', '.join(arguments.files)}: expected .bin, .jsonl, ...")
    check = partial(_check, asked)
    results = list(closed)
    records = 0
    for number, (count, found) in enumerate(_each(check, paths, arguments.jobs), start=1):
        records += count
        results += found
        progress(number, len(paths), "files", each=_CHUNK)
    told = tuple(Wanted(each.key, each.text) for each in wanted)
    files = len(paths) + len(closed)
    report = Report(told, files, records, tuple(results), arguments.golden)
    WRITERS[arguments.format](report, sys.stdout)
    if any(result.error for result in results):
        return 2
    return 1 if any(result.broken for result in results) else 0


@cache
def _golden(asked: WorkerOptions) -> Layout | None:
    if asked.golden is None:
        return None
    reading = asked.namespace()
    found = captures(asked.golden, reading)
    chosen = best(found, asked.ioctl, header_set(reading))
    return source(chosen, found, reading).layout()


def _files(named: Iterable[str]) -> tuple[list[str], list[Result]]:
    """Return the files, and a result for each folder that can't be looked into."""
    paths: list[str] = []
    closed: list[Result] = []

    def refused(problem: OSError) -> None:
        folder = os.fspath(problem.filename)
        closed.append(Result(folder, None, error=f"{folder}: {reason(problem)}"))

    for name in named:
        if name == "-" or not is_folder(name):
            paths.append(name)
            continue
        inside = [
            str(Path(folder, file))
            for folder, _, files in os.walk(name, onerror=refused)
            for file in files
            if os.path.splitext(file)[1] in _SUFFIXES  # noqa: PTH122 -- likewise
        ]
        paths += sorted(path for path in inside if is_file(path))
    return paths, closed


def _each(check: partial[Checked], paths: Sequence[str], jobs: int | None) -> Iterator[Checked]:
    """Yield the results in the order of the files; in one process where that is faster."""
    workers = min(jobs or os.cpu_count() or 1, -(-len(paths) // _CHUNK))
    if workers <= 1:
        yield from map(check, paths)
        return
    # Ctrl+C goes to all of the terminal's processes: this one tells the others.
    with ProcessPoolExecutor(workers, initializer=_ignore_interrupt) as pool:
        try:
            yield from pool.map(check, paths, chunksize=_CHUNK)
        except KeyboardInterrupt:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _ignore_interrupt() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _check(asked: WorkerOptions, path: str) -> Checked:
    """Return the number of records in a file, and those that do not hold."""
    wanted = [requirement(text) for text in asked.require]
    try:
        reading = asked.namespace()
        found = captures(path, reading)
        check_ioctl(asked.ioctl, header_set(reading))
    except UsageError as problem:
        text = str(problem)
        for shown in (Path(path).name, path):
            text = text.removeprefix(f"{visible(shown)}: ")
        return 0, [Result(path, None, error=f"{path}: {text}")]
    results = []
    for number, capture in enumerate(found, start=1):
        if capture.errno:
            continue
        layout = source(capture, found, reading).layout()
        broken = tuple(_broken(layout, wanted, _golden(asked)))
        if broken:
            told = tuple(map(said, broken))
            results.append(Result(path, number if len(found) > 1 else None, told))
    return len(found), results


def _broken(
    layout: Layout, wanted: Iterable[Requirement], golden: Layout | None
) -> Iterator[Finding]:
    for each in wanted:
        yield from each.check(layout)
    if golden is None:
        return
    for difference in differences(golden, layout):
        start, stop = difference.b or difference.a or (0, 0)
        values = " -> ".join(text or "none" for text in (difference.before, difference.after))
        told = f"{difference.kind.value}: {difference.what}: {values}"
        yield Finding("golden", Severity.ERROR, start, stop, told, "the same as the golden answer")
