"""Why a byte of the caller's memory is what it is: the steps that put it there, in order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from vfioviz.kernel.run import Patch, Run, Step


class Cause(NamedTuple):
    """One step that affected a byte."""

    number: int
    """Index into ``Run.steps``."""
    name: str
    """The kernel's name of the step."""
    at: int
    """Offset that the step stored the byte at: in caps.buf, for a copy in the caller's memory."""
    detail: str
    rule: str


def why(run: Run, offset: int) -> tuple[Cause, ...]:
    """Return the steps behind a byte, in order; () if nothing wrote it.

    Args:
        run: A modelled call.
        offset: Of the byte in the caller's memory.
    """
    copied = _last(run.steps, "user", offset)
    if copied is None:
        return ()
    number, patch = copied
    causes = [_cause(run, number, offset)]
    write = [each for each in run.steps[: number + 1] if each.name == "copy_to_user"]
    if run.writes[len(write) - 1].what != "caps":
        return tuple(causes)
    at = offset - patch.start
    for earlier in range(number - 1, -1, -1):
        step = run.steps[earlier]
        if not _touches(step, at):
            continue
        causes.append(_cause(run, earlier, at))
        if step.name == "vfio_info_cap_shift":
            moved = step.kernel_size - run.steps[earlier - 1].kernel_size
            if at < moved:
                # The shift itself put it before the chain.
                break
            at -= moved
    return tuple(reversed(causes))


def _last(steps: Sequence[Step], target: str, offset: int) -> tuple[int, Patch] | None:
    found = None
    for number, step in enumerate(steps):
        for patch in step.patches:
            inside = patch.start <= offset < patch.start + len(patch.data)
            if patch.target == target and inside:
                found = number, patch
    return found


def _touches(step: Step, at: int) -> bool:
    return any(
        patch.target == "kernel" and patch.start <= at < patch.start + len(patch.data)
        for patch in step.patches
    )


def _cause(run: Run, number: int, at: int) -> Cause:
    step = run.steps[number]
    return Cause(number, step.name, at, step.detail, step.rule)
