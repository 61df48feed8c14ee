from __future__ import annotations

import ast
import json
import os
import pty
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import cast

import pytest

from tests import patience
from tests.capture.live import fakekernel
from tests.capture.live.faketree import Tree
from tests.capture.live.running import (
    AGENT,
    KERNEL,
    Message,
    capture,
    command,
    environment,
    messages_in,
)
from vfioviz.capture.live import agent

HANGING = "0x3b6c"
OLD = [
    path
    for version in ("3.6", "3.7", "3.8")
    for path in sorted((Path.home() / ".pyenv/versions").glob(f"{version}.*/bin/python3"))
]


@contextmanager
def started(*arguments: str, **description: object) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        command("capture", "--yes", *arguments),
        env=environment(description),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def until(process: subprocess.Popen[str], kind: str) -> list[Message]:
    assert process.stdout is not None
    said = []
    for line in process.stdout:
        said.append(json.loads(line))
        if said[-1]["type"] == kind:
            return said
    raise AssertionError(said)


def wait_for_log(log: Path, what: str) -> int:
    """Return the id of the process that wrote it."""
    deadline = time.monotonic() + patience.SECONDS
    while time.monotonic() < deadline:
        if log.exists():
            for line in log.read_text().splitlines():
                if line.endswith(what):
                    return int(line.split()[0])
        time.sleep(0.01)
    raise AssertionError(what)


def is_gone(pid: int) -> bool:
    deadline = time.monotonic() + patience.SECONDS
    while time.monotonic() < deadline:
        with suppress(ProcessLookupError, FileNotFoundError):
            os.kill(pid, 0)
            if ") Z " in Path(f"/proc/{pid}/stat").read_text():
                return True
            time.sleep(0.01)
            continue
        return True
    return False


def until_full(process: subprocess.Popen[str]) -> None:
    """Wait until nothing more can be written to the stdout of a process."""
    other = os.open(f"/proc/{process.pid}/fd/1", os.O_WRONLY | os.O_NONBLOCK)
    try:
        poll = select.poll()
        poll.register(other, select.POLLOUT)
        deadline = time.monotonic() + patience.SECONDS
        while poll.poll(0):
            assert process.poll() is None
            assert time.monotonic() < deadline
            time.sleep(0.01)
    finally:
        os.close(other)


def test_a_call_that_hangs_is_given_up_and_the_rest_goes_on(ready: Tree, tmp_path: Path) -> None:
    ready.nodes("/dev/vfio/6")
    ready.pci("0000:02:00.0", driver="vfio-pci", group="6")
    log = tmp_path / "log"
    ran = capture(
        "--all", "--time-limit", str(patience.LIMIT), hang=["open /dev/vfio/5"], log=str(log)
    )
    (failure,) = ran.of("failure")
    assert (failure["code"], failure["step"]) == ("timed-out", "open-group")
    assert (failure["device"], failure["path"]) == ("0000:01:00.0", "/dev/vfio/5")
    assert failure["detail"] == {"seconds": patience.LIMIT}
    assert {record["address"] for record in ran.of("record")} == {"0000:02:00.0"}
    assert is_gone(wait_for_log(log, "open /dev/vfio/5"))
    assert ran.status == 1


def test_what_was_read_before_a_call_that_hangs_is_kept(ready: Tree) -> None:
    ran = capture("01:00.0", "--time-limit", str(patience.LIMIT), hang=[HANGING])
    assert len(ran.of("record")) == 4
    assert ran.of("failure")[0]["detail"] == {
        "ioctl": "VFIO_DEVICE_GET_REGION_INFO",
        "index": 0,
        "argsz": 32,
        "seconds": patience.LIMIT,
    }


def test_a_close_that_hangs_is_told_after_all_was_read(ready: Tree) -> None:
    ran = capture("01:00.0", "--time-limit", str(patience.LIMIT), hang=["close"])
    assert len(ran.of("record")) == 14
    assert [(f["code"], f["step"]) for f in ran.of("failure")] == [("timed-out", "close")]


def test_slow_calls_are_no_timeout(ready: Tree) -> None:
    ran = capture(
        "01:00.0", "--time-limit", str(patience.LIMIT), slow=[HANGING, "0x3b6b", "0x3b70"]
    )
    assert ran.status == 0


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_signal_ends_it_with_what_was_read(
    ready: Tree, tmp_path: Path, number: signal.Signals
) -> None:
    log = tmp_path / "log"
    with started("01:00.0", "--time-limit", "60", hang=[HANGING], log=str(log)) as process:
        worker = wait_for_log(log, HANGING)
        process.send_signal(number)
        out, err = process.communicate(timeout=patience.SECONDS)
    said = messages_in(out)
    assert (process.returncode, err) == (130, "")
    assert (said[-2]["type"], said[-2]["code"], said[-2]["device"]) == (
        "failure",
        "cancelled",
        "0000:01:00.0",
    )
    assert said[-1] == {"type": "end", "records": 4, "failures": 1, "cancelled": True}
    assert is_gone(worker)


def test_what_a_worker_said_before_a_signal_is_heard_after_it(
    ready: Tree, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = tmp_path / "log"
    kernel = fakekernel.FakeKernel({"hang": [HANGING], "log": str(log)})
    listen = agent.Supervisor._listen

    def late(self: agent.Supervisor, job: agent._Job) -> None:
        wait_for_log(log, HANGING)
        os.kill(os.getpid(), signal.SIGTERM)
        listen(self, job)

    monkeypatch.setattr(agent.Supervisor, "_listen", late)
    arguments = ["capture", "--yes", "01:00.0", "--time-limit", "60"]
    with (tmp_path / "out").open("w") as out:
        assert agent.main(arguments, cast(agent.Syscalls, kernel), out.fileno()) == 130
    said = messages_in((tmp_path / "out").read_text())
    assert [message["type"] for message in said].count("record") == 4
    assert (said[-2]["code"], said[-2]["detail"]["ioctl"]) == (
        "cancelled",
        "VFIO_DEVICE_GET_REGION_INFO",
    )
    assert said[-1] == {"type": "end", "records": 4, "failures": 1, "cancelled": True}


def test_a_signal_to_the_whole_terminal_is_one_cancel(ready: Tree, tmp_path: Path) -> None:
    log = tmp_path / "log"
    process = subprocess.Popen(
        command("capture", "--yes", "01:00.0"),
        env=environment({"hang": [HANGING], "log": str(log)}),
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    wait_for_log(log, HANGING)
    os.killpg(process.pid, signal.SIGINT)
    said = messages_in(process.communicate(timeout=patience.SECONDS)[0])
    assert [m["code"] for m in said if m["type"] == "failure"] == ["cancelled"]


def test_it_ends_with_its_worker_when_nobody_reads_any_more(ready: Tree, tmp_path: Path) -> None:
    log = tmp_path / "log"
    with started("01:00.0", "--time-limit", "60", hang=[HANGING], log=str(log)) as process:
        worker = wait_for_log(log, HANGING)
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.wait(timeout=patience.SECONDS) == 1
        assert process.stderr.read() == ""
        process.stdout = None
    assert is_gone(worker)


def test_it_ends_when_the_reader_goes_between_two_lines(ready: Tree) -> None:
    with started("01:00.0", "--sweep") as process:
        until(process, "record")
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.wait(timeout=patience.SECONDS) == 1
        assert process.stderr.read() == ""
        process.stdout = None


@pytest.mark.parametrize("how", ["slow", "hang"])
def test_a_worker_ends_when_its_supervisor_was_killed(
    ready: Tree, tmp_path: Path, how: str
) -> None:
    log = tmp_path / "log"
    with started("01:00.0", **{how: [HANGING], "log": str(log)}) as process:
        worker = wait_for_log(log, HANGING)
        process.kill()
        process.wait(timeout=patience.SECONDS)
        assert is_gone(worker)


def test_a_reader_that_is_stuck_does_not_keep_a_signal_from_ending_it(ready: Tree) -> None:
    with started("01:00.0", "--sweep", regions=64) as process:
        until(process, "record")
        until_full(process)
        process.terminate()
        assert process.wait(timeout=patience.SECONDS) == 130


def test_a_reader_that_comes_back_after_a_signal_finds_whole_lines(ready: Tree) -> None:
    with started("01:00.0", "--sweep", regions=64) as process:
        until(process, "record")
        until_full(process)
        process.terminate()
        assert process.stdout is not None
        said = messages_in(process.stdout.read())
    assert (said[-2]["code"], said[-1]["type"], said[-1]["cancelled"]) == ("cancelled", "end", True)


def test_a_worker_that_can_not_be_killed_is_left_and_said_so(
    ready: Tree, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ready.nodes("/dev/vfio/6")
    ready.pci("0000:02:00.0", driver="vfio-pci", group="6")
    kernel = fakekernel.FakeKernel({"hang": ["open /dev/vfio/5"]})
    kill = os.kill
    spared: list[int] = []
    with (tmp_path / "out").open("w") as out, monkeypatch.context() as patch:
        patch.setattr(agent, "DEATH", 0.2)
        patch.setattr(os, "kill", lambda pid, number: spared.append(pid))
        status = agent.main(
            ["capture", "--all", "--yes", "--time-limit", str(patience.LIMIT)],
            cast(agent.Syscalls, kernel),
            out.fileno(),
        )
    for pid in spared:
        kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
    said = messages_in((tmp_path / "out").read_text())
    (failure,) = [message for message in said if message["type"] == "failure"]
    assert failure["detail"] == {"seconds": patience.LIMIT, "left": spared[0]}
    assert (status, said[-1]["records"]) == (1, 14)


def test_a_child_that_hangs_does_not_hold_stdout_open(ready: Tree, tmp_path: Path) -> None:
    log = tmp_path / "log"
    with started("01:00.0", "--time-limit", "60", hang=[HANGING], log=str(log)):
        worker = wait_for_log(log, HANGING)
        links = [Path(f"/proc/{worker}/fd/{fd}").readlink() for fd in (0, 1, 2)]
    assert links == [Path(os.devnull)] * 3


def test_without_consent_nothing_is_opened(ready: Tree, tmp_path: Path) -> None:
    log = tmp_path / "log"
    done = subprocess.run(
        command("capture", "01:00.0"),
        env=environment({"log": str(log)}),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=patience.SECONDS,
        check=False,
    )
    said = messages_in(done.stdout)
    assert done.returncode == 2
    assert [message["type"] for message in said] == [
        "begin", "host", "device", "plan", "failure", "end",
    ]  # fmt: skip
    assert said[4]["code"] == "refused"
    assert all(word in done.stderr for word in ("resets it", "EBUSY", "--yes"))
    assert not log.exists()


@pytest.mark.parametrize(("reply", "status"), [("y\n", 0), ("yes\n", 0), ("n\n", 2), ("\n", 2)])
def test_on_a_terminal_it_asks_once(ready: Tree, tmp_path: Path, reply: str, status: int) -> None:
    out = tmp_path / "out"
    pid, terminal = pty.fork()
    if pid == 0:
        fd = os.open(out, os.O_CREAT | os.O_WRONLY)
        os.dup2(fd, 1)
        os.execve(sys.executable, command("capture", "01:00.0"), environment({}))  # noqa: S606 -- no shell is wanted
    shown = b""
    while not shown.endswith(b"[y/N] "):
        shown += os.read(terminal, 4096)
    assert b"0000:01:00.0" in shown
    assert b"resets it" in shown
    os.write(terminal, reply.encode())
    _, ended = os.waitpid(pid, 0)
    os.close(terminal)
    assert os.WEXITSTATUS(ended) == status
    records = [m for m in messages_in(out.read_text()) if m["type"] == "record"]
    assert len(records) == (0 if status else 14)


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["capture"],
        ["look"],
        ["capture", "--all", "--way", "tunnel"],
        ["capture", "--all", "--time-limit", "0"],
        ["capture", "--all", "--time-limit", "soon"],
    ],
)
def test_a_wrong_command_line_is_told_on_stderr_alone(arguments: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, str(AGENT), *arguments],
        capture_output=True,
        text=True,
        timeout=patience.SECONDS,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert "usage: agent.py" in done.stderr


@pytest.mark.parametrize("python", [Path(sys.executable), *OLD], ids=str)
def test_it_runs_from_standard_input(ready: Tree, python: Path) -> None:
    with AGENT.open() as text:
        done = subprocess.run(
            [python, "-", "devices", "--json-lines"],
            stdin=text,
            capture_output=True,
            text=True,
            timeout=patience.SECONDS,
            check=False,
        )
    assert (done.returncode, done.stderr) == (0, "")
    begin, host, device, end = messages_in(done.stdout)
    assert begin["kernel"] == os.uname().release
    assert (begin["protocol"], begin["agent"], begin["byte_order"]) == (1, "1", sys.byteorder)
    assert (host["iommu"], device["ready"], end["failures"]) == (True, True, 0)
    assert os.uname().nodename not in {str(value) for value in begin.values()}


@pytest.mark.skipif(not OLD, reason="no Python 3.6 to 3.8 of pyenv")
@pytest.mark.parametrize("python", OLD, ids=str)
def test_it_captures_on_an_old_python(ready: Tree, python: Path) -> None:
    done = subprocess.run(
        command("capture", "--yes", "--all", "--sweep", python=str(python)),
        env=environment({}),
        capture_output=True,
        text=True,
        timeout=patience.SECONDS,
        check=False,
    )
    old, new = messages_in(done.stdout), capture("--all", "--sweep").of("record")
    assert (done.returncode, done.stderr) == (0, "")
    records = [m for m in old if m["type"] == "record"]
    assert [m["data"] for m in records] == [m["data"] for m in new]


def test_closed_descriptors_are_not_mistaken_for_its_own(ready: Tree) -> None:
    line = " ".join(command("capture", "--yes", "01:00.0"))
    for closed, status, records in [("<&- 2>&-", 0, 14), (">&-", 1, 0), ("<&- >&- 2>&-", 1, 0)]:
        done = subprocess.run(
            ["/bin/sh", "-c", f"{line} {closed}"],
            env=environment({}),
            capture_output=True,
            text=True,
            timeout=patience.SECONDS,
            check=False,
        )
        said = messages_in(done.stdout)
        assert (done.returncode, done.stderr) == (status, "")
        assert len([message for message in said if message["type"] == "record"]) == records


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
def test_a_full_disk_is_told(ready: Tree) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, str(AGENT), "devices"],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            timeout=patience.SECONDS,
            check=False,
        )
    assert (done.returncode, done.stderr) == (1, "agent.py: stdout: No space left on device\n")


LIBRARY = {
    "argparse", "contextlib", "ctypes", "errno", "fcntl", "gzip", "json", "mmap", "os", "platform",
    "select", "signal", "struct", "sys", "time", "typing",
}  # fmt: skip
NEWER_NAMES = {
    "removeprefix", "removesuffix", "parse_intermixed_args", "time_ns", "monotonic_ns", "Protocol",
    "Final", "Literal", "TypedDict", "waitstatus_to_exitcode", "pidfd_open", "memfd_create",
    "posix_spawn", "nullcontext", "aclosing", "chdir", "BooleanOptionalAction", "__future__",
}  # fmt: skip
"""What came after 3.6 in these modules, and this program could have wanted."""
NEWER_KEYWORDS = {"capture_output", "text", "missing_ok", "exit_on_error", "required", "strict"}


def test_it_is_python_3_6_of_the_standard_library_alone() -> None:
    tree = ast.parse(AGENT.read_text(), feature_version=(3, 6))
    imported = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            imported |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            imported.add(str(node.module))
        elif isinstance(node, ast.Attribute):
            assert node.attr not in NEWER_NAMES
        elif isinstance(node, ast.Name):
            assert node.id not in NEWER_NAMES
        elif isinstance(node, ast.Call):
            assert not {keyword.arg for keyword in node.keywords} & NEWER_KEYWORDS
        assert not isinstance(node, ast.NamedExpr | ast.Match)
    assert imported == LIBRARY


def test_it_writes_to_no_file() -> None:
    tree = ast.parse(AGENT.read_text())
    modes = [
        ast.unparse(node)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func) in ("open", "opened", "os.open")
    ]
    assert modes
    for text in modes:
        assert any(
            part in text
            for part in (
                "'rt'",
                "O_RDONLY |",
                "os.O_RDWR | os.O_CLOEXEC",
                "os.devnull",
                "opened(caller",
            )
        ), text


def test_the_stand_in_for_the_kernel_knows_nothing_of_the_program() -> None:
    tree = ast.parse(KERNEL.read_text(), feature_version=(3, 6))
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            assert all("vfioviz" not in alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert "vfioviz" not in str(node.module)
