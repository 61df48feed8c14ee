"""Boots each kernel once, side by side, for all that look at what came of it."""

from __future__ import annotations

import faulthandler
import json
import os
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.vm import machine
from tests.vm.cases import KERNELS, PYTHON, Booted, cases_of
from tests.vm.kernels import MissingError, kernel


def boot(name: str, job: Path) -> Booted:
    """Do all cases on a kernel."""
    (job / "cases.json").write_text(json.dumps(cases_of(name)), encoding="utf-8")
    chosen = kernel(name)
    result = machine.run(chosen, [PYTHON, "tests/vm/guest.py"], job, time_limit=2400)
    assert result.status == 0, result.stdout + result.stderr + result.console
    done = json.loads((job / "done.json").read_text(encoding="utf-8"))
    assert done.pop("kernel") == chosen.release
    print(name, f"{result.seconds:.0f} s", {case: one["seconds"] for case, one in done.items()})
    return Booted(name, chosen.release, job, done)


@pytest.fixture(scope="session")
def boots() -> Iterator[dict[str, Future[Booted]]]:
    """All kernels, by name; as many at a time as there are processors."""
    with ExitStack() as folders, ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        jobs = {name: folders.enter_context(machine.folder()) for name in KERNELS}
        try:
            yield {name: pool.submit(boot, name, job) for name, job in jobs.items()}
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
            machine.end_all()


@pytest.fixture(scope="session", params=KERNELS)
def booted(request: pytest.FixtureRequest, boots: dict[str, Future[Booted]]) -> Booted:
    """What a kernel gave, for all cases."""
    faulthandler.cancel_dump_traceback_later()  # a boot with all its cases takes its time
    try:
        return boots[request.param].result()
    except MissingError as error:
        if os.environ.get("VFIOVIZ_REAL_KERNELS") == "required":
            pytest.fail(str(error))
        pytest.skip(str(error))
