"""What ``devices`` and ``capture`` share: an agent run to its end, and its failures in words."""

from __future__ import annotations

import argparse
import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator

from vfioviz.capture.live.explain import Explanation, explain
from vfioviz.capture.live.explain_run import RUN
from vfioviz.capture.live.messages import Failure, Message
from vfioviz.capture.live.run import Run
from vfioviz.capture.live.stream import Reader
from vfioviz.capture.live.transport import Request, Root, Target, command
from vfioviz.cli.printing import note


def target(arguments: argparse.Namespace) -> Target:
    """Return where the agent runs, and as whom."""
    host, sudo = arguments.ssh or "", getattr(arguments, "sudo", False)
    root: Root = ""
    if sudo and host:
        root = "sudo"
    elif sudo and os.geteuid() != 0:
        root = "askpass" if os.environ.get("SUDO_ASKPASS") and not sys.stdin.isatty() else "sudo"
    return Target(host, root)


def unlock(where: Target) -> None:
    """Let sudo ask for its password where a person sits; `sudo -n` then finds it answered."""
    if where.root == "sudo" and not where.host and sys.stdin.isatty():
        with contextlib.suppress(OSError):  # no sudo: told when it is to run the agent
            subprocess.run(["sudo", "-v"], check=False)  # noqa: S607 -- as the user's PATH has it


def listen(
    request: Request,
    where: Target,
    reader: Reader,
    heard: Callable[[Message], None] | None = None,
) -> Run:
    """Run an agent to its end, or until Ctrl-C; the reader has what it said, and why it failed."""
    with Run(command(request, where)) as run, _cancelling(run):
        for line in run.lines():
            message = reader.feed(line)
            if heard is not None and message is not None:
                heard(message)
        reader.finish(run.failure(reader))
    return run


@contextlib.contextmanager
def _cancelling(run: Run) -> Iterator[None]:
    """Let Ctrl-C end the agent, not this program: what was read is still to be written."""

    def cancel(number: int, frame: object) -> None:
        del number, frame
        run.cancel()

    numbers = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    before = {number: signal.signal(number, cancel) for number in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def explained(reader: Reader) -> list[tuple[Failure, Explanation]]:
    """Return the failures of a run with what to say of each, none twice."""
    found: dict[str, tuple[Failure, Explanation]] = {}
    for failure in reader.failures:
        explanation = explain(failure, reader.host, reader.devices)
        found.setdefault(explanation.line, (failure, explanation))
    return list(found.values())


def report(failures: Iterable[tuple[Failure, Explanation]], host: str) -> None:
    """Print a line for each failure on standard error."""
    for failure, explanation in failures:
        where = f"{host}: " if host and failure.code not in RUN else ""
        note(f"{where}{explanation.line}")


def failure_json(failure: Failure, explanation: Explanation) -> dict[str, object]:
    """Return a failure for JSON, schema 1."""
    return {
        "code": failure.code,
        "step": failure.step,
        "path": failure.path,
        "errno": failure.errno,
        "errno_name": failure.errno_name,
        "device": failure.device,
        "group": failure.group,
        "detail": dict(failure.detail),
        **explanation_json(explanation),
    }


def explanation_json(explanation: Explanation) -> dict[str, object]:
    """Return text, next step and commands for JSON, schema 1."""
    return {
        "text": explanation.text,
        "next_step": explanation.next_step,
        "commands": list(explanation.commands),
    }
