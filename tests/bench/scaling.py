"""How time grows with size: each job at sizes that double, and the exponent of the line through it.

Seconds of this process alone (``time.process_time``), the least of several runs: what else the
machine does adds to either, and never takes away.
"""

from __future__ import annotations

import gc
import json
import math
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from tests import chainwriter as cw
from tests.bench import sources
from tests.bench.table import Row, duration
from tests.hostile import long_chain
from tests.models import IOCTLS, VERSIONS, question
from vfioviz.capture.open import open_bytes, open_text
from vfioviz.capture.projectfile import read_project, write_project
from vfioviz.capture.source import Capture, Provenance
from vfioviz.codec.content_of import content
from vfioviz.codec.decode import decode
from vfioviz.codec.differences import differences
from vfioviz.codec.layout import Layout
from vfioviz.document.serialize import from_text, to_text
from vfioviz.document.session import State
from vfioviz.document.start import project_from
from vfioviz.kernel.skew import skews
from vfioviz.kernel.sweep import sweep
from vfioviz.scene.mail.forms import text
from vfioviz.scene.mail.reply import reply
from vfioviz.scene.text import forms
from vfioviz.uapi.abi import X86_64

MOST = 1.2
"""Exponent that a job may have."""
BUDGET_CHAIN = 0.2
"""Seconds for a chain of 65,536 headers."""
BUDGET_ORDINARY = 0.005
"""Seconds for 4 KiB of an ordinary answer."""
BUDGET_RECORDS = 0.05
"""Seconds that 50,000 records may keep the window: shown, filtered, gone along."""
_RUNS = 3
_BRIEF = 0.05
"""Seconds below which a job is run more often: clock and allocator weigh more."""
_QUIET = 15
"""Runs for a budget: the machine is to be quiet in one of them."""
_IOMMU = IOCTLS["iommu"]


class Job(NamedTuple):
    name: str
    sizes: Sequence[int]
    unit: str
    made: Callable[[int], Callable[[], object]]
    """Returns what is measured, ready to run."""


def _ranges(number: int, step: int = 0x2000) -> bytes:
    pairs = [(at * step, at * step + 0xFFF) for at in range(number)]
    return cw.iommu_info([cw.migration(), cw.dma_avail(), cw.iova_range(pairs)]).data


def _layout(data: bytes) -> Layout:
    return decode(data, _IOMMU, X86_64)


def _capture(data: bytes) -> Capture:
    return Capture("a", data, Provenance("opened", "a"), ioctl="iommu", abi="x86-64")


def _leaves(number: int) -> Callable[[], object]:
    data = _ranges(number)
    return lambda: sum(1 for _ in _layout(data).leaves())


def _chain(number: int) -> Callable[[], object]:
    data = long_chain(number)
    return lambda: _layout(data)


def _sweep(number: int) -> Callable[[], object]:
    wanted = content(_layout(_ranges(number)))
    return lambda: [sweep(question(wanted), one) for one in VERSIONS]


def _reply(number: int) -> Callable[[], object]:
    project = project_from([_capture(_ranges(number))])
    return lambda: reply(project)


def _skew(number: int) -> Callable[[], object]:
    wanted = content(_layout(_ranges(number)))
    return lambda: list(skews(question(wanted), VERSIONS))


def _differences(number: int) -> Callable[[], object]:
    a, b = _layout(_ranges(number)), _layout(_ranges(number, 0x3000))
    return lambda: list(differences(a, b))


def _copy(form: str) -> Callable[[int], Callable[[], object]]:
    def made(number: int) -> Callable[[], object]:
        layout = _layout(_ranges(number))

        def run() -> str:
            # What a cache keeps of a small answer it does not keep of a large one.
            forms.cache_clear()
            return text(layout, form, "captured, Linux 6.12")

        return run

    return made


def records(number: int) -> str:
    record = {"kernel": "6.12", "arch": "x86_64", "ioctl": _IOMMU.name, "data": _ranges(2).hex()}
    return "\n".join(
        json.dumps({**record, "argsz": 16 + at // 2, "fill": 0xA5 * (at % 2)})
        for at in range(number)
    )


def _open_records(number: int) -> Callable[[], object]:
    written = records(number)
    return lambda: open_text(written, "a.jsonl")


def _sources(number: int) -> Callable[[], object]:
    written = records(number)
    return lambda: sources.Shown().show(sources.opened(written))


def _open_same(number: int) -> Callable[[], object]:
    record = {"ioctl": _IOMMU.name, "arch": "x86_64", "argsz": 24, "data": "00" * 24}
    written = "\n".join(json.dumps({**record, "fill": at % 256}) for at in range(number))
    return lambda: open_text(written, "a.jsonl")


def _open_dump(number: int) -> Callable[[], object]:
    written = text(_layout(_ranges(number)), "box", "a").encode()
    return lambda: open_bytes(written, "a.txt")


def _state(number: int) -> State:
    return State(project_from([_capture(_ranges(number))]))


def _save(number: int) -> Callable[[], object]:
    state = _state(number)
    folder = tempfile.TemporaryDirectory()

    def run(kept: object = folder) -> None:
        write_project(Path(folder.name) / "a.vfioviz", to_text(state))

    return run


def _open_project(number: int) -> Callable[[], object]:
    folder = tempfile.TemporaryDirectory()
    path = Path(folder.name) / "a.vfioviz"
    write_project(path, to_text(_state(number)))

    def run(kept: object = folder) -> None:
        from_text(read_project(path))

    return run


_MANY = (2048, 4096, 8192, 16384)
_RECORDS = (6250, 12500, 25000, 50000)
JOBS = (
    Job("decode, each leaf made", _MANY, "ranges", _leaves),
    Job("decode a chain", (8192, 16384, 32768, 65536), "headers", _chain),
    Job("sweep, all variants", _MANY, "ranges", _sweep),
    Job("reply", _MANY, "ranges", _reply),
    Job("skew, all variants", _MANY, "ranges", _skew),
    Job("differences", _MANY, "ranges", _differences),
    *(Job(f"copy as {form}", _MANY, "ranges", _copy(form))
      for form in ("c", "hexdump", "markdown", "box")),
    # Hardly more than bytes.hex(): small ones are over before a clock sees it.
    Job("copy as json", tuple(8 * size for size in _MANY), "ranges", _copy("json")),
    Job("open recorded calls", _RECORDS, "records", _open_records),
    Job("open records of one call", (2048, 4096, 8192, 16384), "records", _open_same),
    Job("Sources, from the file to its first screen", _RECORDS, "records", _sources),
    Job("open a dump", _MANY, "ranges", _open_dump),
    Job("open a project", _MANY, "ranges", _open_project),
    Job("save a project", _MANY, "ranges", _save),
)  # fmt: skip


def seconds(run: Callable[[], object], runs: int = _RUNS) -> float:
    """Return the least of a few runs, without the garbage collector."""
    taken: list[float] = []
    while len(taken) < runs or (min(taken) < _BRIEF and len(taken) < _QUIET):
        gc.collect()
        gc.disable()
        began = time.process_time()
        run()
        taken.append(time.process_time() - began)
        gc.enable()
    return min(taken)


def exponent(sizes: Sequence[int], times: Sequence[float]) -> float:
    """Return the slope of the line of least squares through the logarithms."""
    x, y = [math.log(size) for size in sizes], [math.log(time_) for time_ in times]
    mean_x, mean_y = sum(x) / len(x), sum(y) / len(y)
    above = sum((a - mean_x) * (b - mean_y) for a, b in zip(x, y, strict=True))
    return above / sum((a - mean_x) ** 2 for a in x)


def rows() -> list[Row]:
    """Return each job's time at its largest size, and how it got there."""
    found = []
    for job in JOBS:
        times = [seconds(job.made(size)) for size in job.sizes]
        power = exponent(job.sizes, times)
        largest = f"{job.name}, {job.sizes[-1]:,} {job.unit}"
        steps = " ".join(duration(each) for each in times)
        found.append(
            Row(largest, duration(times[-1]), f"n^{power:.2f}; budget: n^{MOST} ({steps})",
                power <= MOST)
        )  # fmt: skip
    return found


def budgets() -> list[Row]:
    """Return what has a budget in seconds, each the least of many runs."""
    ordinary = _leaves(4096 // 16 - 4)
    return [
        Row(name, duration(taken), f"budget: {duration(budget)}", taken <= budget)
        for name, run, budget in (
            ("decode a chain of 65,536 headers", _chain(65536), BUDGET_CHAIN),
            ("decode 4 KiB of ranges, each leaf made", ordinary, BUDGET_ORDINARY),
            *(
                (f"Sources with {_RECORDS[-1]:,} records, {what}", run, BUDGET_RECORDS)
                for what, run in sources.steps(records(_RECORDS[-1]))
            ),
        )
        for taken in (seconds(run, _QUIET),)
    ]
