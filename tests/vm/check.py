"""The program on real kernels: ``pytest tests/vm/check.py`` boots each once and looks at all.

``VFIOVIZ_KERNELS`` says which, by name (``6.1 6.12`` where it is not set); with
``VFIOVIZ_REAL_KERNELS=required`` one that cannot be had fails instead of being skipped.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from tests.kernel.live import differences
from tests.vm import machine
from tests.vm.kernels import MissingError, kernel
from vfioviz.capture.open import open_text
from vfioviz.capture.source import Capture
from vfioviz.document.serialize import from_text

pytestmark = pytest.mark.timeout(600)

KERNELS = (os.environ.get("VFIOVIZ_KERNELS") or "6.1 6.12").split()
VARIANT = {"6.1": "before-v6.6", "6.12": "v6.6", "iommufd": "v6.6"}

READY = [one for one in machine.BIND if one != machine.NOT_VIABLE]
E1000E = "0000:00:04.0"
EDU = "0000:00:06.0"
GUEST = ".venv/bin/python"


SIZES = [str(argsz) for argsz in (*range(15, 129), 4096)]
CASES: list[dict[str, Any]] = [
    *(
        {"name": f"probe {one}", "words": [GUEST, "tests/vm/probe.py", "group", one, *SIZES]}
        for one in READY
    ),
]


@dataclass(frozen=True)
class Booted:
    """What one kernel gave."""

    name: str
    release: str
    job: Path
    done: dict[str, Any] = field(repr=False)

    def captures(self, name: str) -> tuple[Capture, ...]:
        """Return those of a file that the program wrote in the guest."""
        state = from_text((self.job / name).read_text(encoding="utf-8"))
        assert state.project is not None
        return state.project.captures


@pytest.fixture(scope="session", params=KERNELS)
def booted(request: pytest.FixtureRequest) -> Iterator[Booted]:
    name = request.param
    cases = [{"time_limit": 120} | case for case in CASES]
    with machine.folder() as job:
        (job / "cases.json").write_text(json.dumps(cases), encoding="utf-8")
        try:
            stock = kernel(name)
            result = machine.run(stock, [GUEST, "tests/vm/guest.py"], job, time_limit=400)
        except MissingError as error:
            if os.environ.get("VFIOVIZ_REAL_KERNELS") == "required":
                pytest.fail(str(error))
            pytest.skip(str(error))
        assert result.status == 0, result.stdout + result.stderr + result.console
        done = json.loads((job / "done.json").read_text(encoding="utf-8"))
        print({key: value["seconds"] for key, value in done.items() if key != "kernel"})
        yield Booted(name, stock.release, job, done)


def test_a_program_that_shares_nothing_with_this_one_sees_what_the_model_says(
    booted: Booted,
) -> None:
    for address in READY:
        said = booted.done[f"probe {address}"]
        assert said["status"] == 0, said["stderr"]
        captures = open_text(said["stdout"], "the guest")
        assert len(captures) > 2000
        assert {one.provenance.kernel for one in captures} == {booted.release}
        assert not list(differences(captures, VARIANT[booted.name]))
