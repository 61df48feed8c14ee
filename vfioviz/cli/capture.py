"""``vfioviz capture``: what the info ioctls of real devices answer, to a file.

Nothing is opened that was not agreed to. What was read is written, whatever ends the reading.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from vfioviz.capture.filewrite import check_writable
from vfioviz.capture.jsonl import RELEASE
from vfioviz.capture.live import trust
from vfioviz.capture.live.lines import lines
from vfioviz.capture.live.messages import Message, Plan, Progress
from vfioviz.capture.live.stream import Reader
from vfioviz.capture.live.transport import Request, Target, TransportError, agent_text, command
from vfioviz.capture.projectfile import SUFFIX, write_project
from vfioviz.capture.source import Capture, CaptureError
from vfioviz.capture.visible import visible
from vfioviz.cli.agents import explained, listen, report, target, unlock
from vfioviz.cli.printing import note, put, put_all, put_json
from vfioviz.cli.problems import UsageError, complain

_LINES = ".jsonl"
_CANCELLED = 130


def run(arguments: argparse.Namespace) -> int:
    """Capture; status 0 all answered, 1 not all or error findings, 2 usage, 130 cancelled."""
    if arguments.print_script:
        sys.stdout.write(agent_text())
        return 0
    try:
        _check(arguments)
        if arguments.stream:
            return _stream(arguments)
        return _capture(arguments)
    except (UsageError, TransportError, CaptureError) as problem:
        return complain(str(problem))


def _check(arguments: argparse.Namespace) -> None:
    """Refuse what can't be done before any device is opened."""
    if "PKEXEC_UID" in os.environ and not arguments.stream:
        # What was authorised is reading devices, into a pipe of the user's own.
        message = "capture: started by pkexec it writes to a pipe alone: expected --stream"
        raise UsageError(message)
    if not arguments.devices and not arguments.all:
        message = "capture: name a DEVICE, or say --all (vfioviz devices lists what there is)"
        raise UsageError(message)
    if arguments.headers is not None:
        message = (
            "capture: --headers: only the three built-in ioctls are asked of a device; no kernel "
            "is known to answer others"
        )
        raise UsageError(message)
    if arguments.stream and (arguments.ssh or arguments.sudo or arguments.output):
        message = "capture: --stream runs here and writes to standard output alone"
        raise UsageError(message)
    if arguments.output is None:
        if not arguments.stream and not arguments.plan:
            check_writable(_free("unknown"), links=False)
        return
    if Path(arguments.output).suffix not in {SUFFIX, _LINES}:
        message = f"{arguments.output}: expected a name that ends in {SUFFIX} or {_LINES}"
        raise UsageError(message)
    if not arguments.plan:
        check_writable(arguments.output, links=False)


def _request(arguments: argparse.Namespace) -> Request:
    return Request(
        "capture",
        tuple(arguments.devices),
        all=arguments.all,
        sweep=arguments.sweep,
        way=arguments.way,
        time_limit=arguments.time_limit,
        identifiers=arguments.identifiers,
        plan=arguments.plan,
    )


def _stream(arguments: argparse.Namespace) -> int:
    """Be the agent."""
    from vfioviz.capture.live import agent  # noqa: PLC0415 -- otherwise it runs by itself

    words = list(_request(arguments).words())
    if not arguments.yes and "--yes" in words:
        words.remove("--yes")
    return agent.main(words)


def _capture(arguments: argparse.Namespace) -> int:
    request, where = _request(arguments), target(arguments)
    if arguments.plan:
        return _plan_only(request, where, as_json=arguments.json)
    if not arguments.yes:
        status = _agree(request, where)
        if status is not None:
            return status
    reader = Reader(identifiers=arguments.identifiers)
    if where != Target():
        asked = command(request, where)
        if asked.warning:
            note(asked.warning)
        note(f"running: {asked.shown}")
        unlock(where)
    elif os.geteuid() == 0 and (said := trust.warning(trust.own_code(sys.argv[0]))):
        note(said)
    with _progress() as show:
        cancelled = listen(request, where, reader, show).cancelled
    path = _write(arguments, reader)
    return _told(reader, path, where, as_json=arguments.json, cancelled=cancelled)


def _told(
    reader: Reader, path: Path | None, where: Target, *, as_json: bool, cancelled: bool
) -> int:
    from vfioviz.cli import capture_report  # noqa: PLC0415 -- decodes what was read

    failures = explained(reader)
    rows = capture_report.rows(reader)
    findings = capture_report.findings(reader.captures())
    if as_json:
        document = capture_report.document(reader, path, rows, findings, where.host)
        put_json(document, 2)
    else:
        put_all(row.text() for row in rows)
        if path is not None:
            count = len(reader.captures())
            put(f"{path}: {count} capture{'' if count == 1 else 's'}")
    sys.stdout.flush()
    for line in capture_report.finding_lines(findings):
        note(line)
    report(failures, where.host)
    if cancelled:
        return _CANCELLED
    return 1 if failures or findings else 0


# ---------------------------------------------------------------- consent


def _plan_only(request: Request, where: Target, *, as_json: bool) -> int:
    reader = Reader()
    listen(request, replace(where, root=""), reader)
    if as_json:
        from vfioviz.cli import capture_report  # noqa: PLC0415 -- loads more than a plan needs

        put_json(capture_report.plan_document(reader, where.host), 2)
    else:
        put_all(_plan_lines(reader))
        for plan in reader.plans:
            for kind, names in (("node", plan.nodes), ("ioctl", plan.ioctls)):
                put_all(f"  {kind} {name}" for name in names)
        sys.stdout.flush()
    failures = explained(reader)
    report(failures, where.host)
    return 1 if failures else 0


def _plan_lines(reader: Reader) -> Iterator[str]:
    for plan in reader.plans:
        calls = f"at least {plan.calls} info ioctls" if plan.calls else "info ioctls"
        yield f"by the way {plan.way}, {calls}:"
        for address in plan.devices:
            yield _device_line(address, plan, reader)


def _device_line(address: str, plan: Plan, reader: Reader) -> str:
    device = reader.devices.get(address)
    # An mdev is named by its type, which stands for its ids too.
    name = " ".join(dict.fromkeys(filter(None, (device.ids, device.name)))) if device else ""
    reset = " (opening it resets it)" if address in plan.resets else ""
    return f"  {address}  {name}".rstrip() + reset


def _agree(request: Request, where: Target) -> int | None:
    """Ask once, on a terminal; None: go on, else the exit status."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return complain(
            "capture: opening a device resets it, and nobody can be asked here: --yes agrees to it"
        )
    reader = Reader()
    listen(replace(request, plan=True), replace(where, root=""), reader)
    if not any(plan.devices for plan in reader.plans):
        failures = explained(reader)
        report(failures, where.host)
        return 1 if failures else 0
    for line in _plan_lines(reader):
        sys.stderr.write(f"{visible(line)}\n")
    sys.stderr.write("A group that another program has open answers EBUSY.\nGo on? [y/N] ")
    sys.stderr.flush()
    if sys.stdin.readline().strip().lower() in {"y", "yes"}:
        return None
    return complain("nothing was opened")


# ---------------------------------------------------------------- progress and file


@contextlib.contextmanager
def _progress() -> Iterator[Callable[[Message], None]]:
    """Yield what shows progress on a terminal, in one line that is gone afterwards."""
    terminal = sys.stderr.isatty()

    def show(message: Message) -> None:
        if terminal and isinstance(message, Progress):
            index = "" if message.index is None else f" region {message.index}"
            text = f"{message.done}/{message.of}  {message.device}  {message.ioctl}{index}"
            width = shutil.get_terminal_size().columns - 1
            sys.stderr.write(f"\r\x1b[K{visible(text)[:width]}")
            sys.stderr.flush()

    try:
        yield show
    finally:
        if terminal:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


def _write(arguments: argparse.Namespace, reader: Reader) -> Path | None:
    captures = reader.captures()
    if not captures:
        return None
    path = Path(arguments.output) if arguments.output else _default_path(captures[0])
    if path.suffix == _LINES:
        return _kept(path, "".join(line + "\n" for line in lines(captures)))
    from vfioviz.document.serialize import to_text  # noqa: PLC0415 -- lines do without
    from vfioviz.document.session import State  # noqa: PLC0415 -- lines do without
    from vfioviz.document.start import project_from  # noqa: PLC0415 -- lines do without

    return _kept(path, to_text(State(project_from(captures))))


def _kept(path: Path, text: str) -> Path:
    """Write what was read, elsewhere where its place is gone or full meanwhile.

    Raises:
        CaptureError: There is no place at all.
    """
    try:
        write_project(path, text, links=False)
    except CaptureError as problem:
        handle, name = tempfile.mkstemp(prefix="vfioviz-", suffix=path.suffix)
        os.close(handle)
        write_project(name, text, links=False)
        note(f"{problem}; what was read is kept in {name}")
        return Path(name)
    return path


def _default_path(capture: Capture) -> Path:
    """Return a name that is free: ``vfio-6.12-20261123-165001.vfioviz``."""
    release = RELEASE.match(capture.provenance.kernel)
    return _free(release.group() if release else "unknown")


def _free(release: str) -> Path:
    stem = f"vfio-{release}-{time.strftime('%Y%m%d-%H%M%S')}"
    path = Path(f"{stem}{SUFFIX}")
    number = 2
    while path.exists():
        path = Path(f"{stem}-{number}{SUFFIX}")
        number += 1
    return path
