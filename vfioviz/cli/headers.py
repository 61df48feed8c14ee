"""The header set that answers are read by: the built-in one, and what ``--headers`` adds to it."""

from __future__ import annotations

import argparse

from vfioviz.capture.source import CaptureError
from vfioviz.cli.printing import note
from vfioviz.cli.problems import UsageError
from vfioviz.uapi.headerset import HeaderSet, built_in


def header_set(arguments: argparse.Namespace) -> HeaderSet:
    """Return the headers that a command's answers are read by; the same object each time.

    Raises:
        UsageError: What ``--headers`` names can't be read, or does not tell all of a capability.
    """
    found: HeaderSet | None = getattr(arguments, "header_set", None)
    if found is None:
        found = arguments.header_set = _made(arguments)
    return found


def take_from_project(arguments: argparse.Namespace | None, headers: HeaderSet) -> None:
    """Read by the headers that a project brings along, where the command line names none."""
    if arguments is not None and getattr(arguments, "headers", None) is None:
        arguments.header_set = headers


def _made(arguments: argparse.Namespace) -> HeaderSet:
    source: str | None = getattr(arguments, "headers", None)
    given: list[str] = getattr(arguments, "capability", [])
    base: str | None = getattr(arguments, "base", None)
    if source is None:
        for option, value in (("--capability", given), ("--base", base)):
            if value:
                message = f"{option} needs --headers SOURCE"
                raise UsageError(message)
        return built_in()
    from vfioviz.capture.capabilities import (  # noqa: PLC0415 -- most calls do without
        CapabilityError,
        answer,
        take,
    )
    from vfioviz.capture.patches.entry import PatchError  # noqa: PLC0415 -- most calls do without

    try:
        answers = [answer(text) for text in given]
        taken = take(source, base, answers, built_in())
    except CapabilityError as problem:
        message = f"--headers: {problem}"
        raise UsageError(message) from problem
    except (PatchError, CaptureError) as problem:
        message = f"--headers {source}: {problem}"
        raise UsageError(message) from problem
    for line in taken.notes:
        note(line)
    if not taken.extension.says_something:
        note(f"{source} declares no capability that is not built in, with the same layout")
        return built_in()
    return built_in().extended(taken.extension)
