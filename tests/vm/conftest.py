"""Boots each kernel once, for all that look at it."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator

import pytest

from tests.vm import machine
from tests.vm.cases import KERNELS, PYTHON, Booted, cases_of
from tests.vm.kernels import MissingError, kernel


@pytest.fixture(scope="session", params=KERNELS)
def booted(request: pytest.FixtureRequest) -> Iterator[Booted]:
    """What a kernel gave, for all cases."""
    name = request.param
    with machine.folder() as job:
        (job / "cases.json").write_text(json.dumps(cases_of(name)), encoding="utf-8")
        try:
            chosen = kernel(name)
            result = machine.run(chosen, [PYTHON, "tests/vm/guest.py"], job, time_limit=400)
        except MissingError as error:
            if os.environ.get("VFIOVIZ_REAL_KERNELS") == "required":
                pytest.fail(str(error))
            pytest.skip(str(error))
        assert result.status == 0, result.stdout + result.stderr + result.console
        done = json.loads((job / "done.json").read_text(encoding="utf-8"))
        assert done.pop("kernel") == chosen.release
        print(name, {case: one["seconds"] for case, one in done.items()})
        yield Booted(name, chosen.release, job, done)
