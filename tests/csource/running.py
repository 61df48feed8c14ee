"""Short ways to run C in a test."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tests.csource.abis import ABIS
from vfioviz.csource.machine import Machine, Outcome
from vfioviz.csource.program import Program


def machine(source: str, abi: str = "x86-64", **options: Any) -> Machine:
    """Return a machine that runs one source."""
    return Machine(Program.load({"test.c": source}), ABIS[abi], **options)


def run(source: str, args: Sequence[int] = (), abi: str = "x86-64", **options: Any) -> Outcome:
    """Call f() of a source."""
    return machine(source, abi).call("f", args, **options)


def result(source: str, args: Sequence[int] = (), abi: str = "x86-64") -> int | None:
    """Return what f() returns; fails the test where it traps."""
    outcome = run(source, args, abi)
    assert outcome.trap is None, str(outcome.trap)
    return outcome.result
