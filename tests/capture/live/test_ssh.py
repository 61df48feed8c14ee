"""The agent on another machine, by a real ssh and a real sshd."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import patience
from tests.capture.live.faketree import Tree
from tests.capture.live.saying import KERNEL, ROOT
from tests.capture.live.sshd import SSH, SSHD, Server, free_port
from vfioviz.capture.live.explain import explain
from vfioviz.capture.live.run import Run
from vfioviz.capture.live.stream import Reader
from vfioviz.capture.live.transport import Request, Root, Target, command
from vfioviz.cli.load import captures

pytestmark = pytest.mark.skipif(
    SSHD is None or SSH is None, reason="needs OpenSSH: apt-get install openssh-server"
)

PYTHON = f'exec {sys.executable} "$@"'
# What came in on standard input is run against the stand-in for a kernel.
ON_FAKE_KERNEL = f"""cat >"$HOME/agent.$$.py"; shift 2
{sys.executable} -B {KERNEL} "$HOME/agent.$$.py" "$@"; status=$?
rm "$HOME/agent.$$.py"; exit $status"""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    made = Server(tmp_path_factory.mktemp("ssh"))
    Tree(made.folder / "empty")
    tree = Tree(made.folder / "ready")
    tree.modules("vfio", "vfio_pci")
    tree.nodes("/dev/vfio/vfio", "/dev/vfio/5")
    tree.pci("0000:01:00.0", driver="vfio-pci", group="5")
    tree.pci("0000:02:00.0", driver="nvme", group="6")
    empty, ready = made.folder / "empty", made.folder / "ready"
    path = made.commands("sh", "cat", python3=PYTHON)
    fake = made.commands("sh", "cat", "rm", python3=ON_FAKE_KERNEL)
    made.host("plain", PATH=path, VFIOVIZ_ROOT=empty)
    made.host("ready", PATH=fake, VFIOVIZ_ROOT=ready)
    log = made.folder / "calls"
    about = {"hang": ["0x3b6c"], "log": str(log)}
    made.host("hangs", PATH=fake, VFIOVIZ_ROOT=ready, FAKE_KERNEL=json.dumps(about))
    made.host("no-python", PATH=made.commands("sh"))
    made.host("old-python", PATH=made.commands(
        "sh", python3='echo "SyntaxError: invalid syntax" >&2; exit 1'
    ))  # fmt: skip
    made.host("password", PATH=made.commands(
        "sh", sudo='echo "sudo: a password is required" >&2; exit 1'
    ))  # fmt: skip
    made.host("rootful", PATH=made.commands(
        "sh", "cat", "rm", python3=ON_FAKE_KERNEL, sudo='shift 2; : >"$HOME/../sudo"; exec "$@"'
    ), VFIOVIZ_ROOT=ready)  # fmt: skip
    made.host("greets", f'echo Welcome; echo back soon >&2; export PATH={path}; '
              '/bin/sh -c "$SSH_ORIGINAL_COMMAND"; echo "{bye"', VFIOVIZ_ROOT=empty)  # fmt: skip
    made.host("breaks", PATH=fake, VFIOVIZ_ROOT=ready, breaks_after=60_000)
    made.host("silent", "exec sleep 600")
    made.host("closed", port=free_port())
    made.host("unknown", known=False)
    made.host("refused", allowed=False)
    with made.running():
        yield made


def ran(
    server: Server, host: str, request: Request, root: Root = "", silence: float = 20
) -> tuple[Reader, str]:
    """Run an agent to its end; return the reader, and the lines that a user would read."""
    reader = Reader()
    made = command(request, Target(host, root), ssh=server.ssh)
    made = type(made)(made.argv, made.stdin, made.shown, made.target, silence, silence)
    with Run(made) as run:
        run.read(reader)
    said = [explain(one, reader.host, reader.devices).line for one in reader.failures]
    assert all("\n" not in line for line in said)
    return reader, "\n".join(said)


ALL = Request("capture", all=True)


def test_devices_of_another_machine_are_listed(server: Server) -> None:
    reader, said = ran(server, "ready", Request())
    assert (said, list(reader.devices)) == ("", ["0000:01:00.0", "0000:02:00.0"])
    assert [one.ready for one in reader.devices.values()] == [True, False]
    assert reader.end is not None


def test_a_capture_comes_through_and_nothing_is_left_there(server: Server) -> None:
    reader, said = ran(server, "ready", Request("capture", all=True, sweep=True))
    assert said == ""
    taken = reader.captures()
    assert len(taken) > 90
    assert {one.ioctl for one in taken} == {"device", "region", "iommu"}
    assert all(one.written is not None for one in taken)
    assert list(server.home.iterdir()) == []


def test_a_machine_without_vfio_is_told_in_one_line(server: Server) -> None:
    reader, said = ran(server, "plain", ALL)
    assert said.startswith("this machine shows no IOMMU group: its IOMMU is off")
    assert len(said.splitlines()) == 1
    assert reader.end is not None
    assert list(server.home.iterdir()) == []


def test_root_there_is_sudo(server: Server) -> None:
    reader, said = ran(server, "rootful", ALL, "sudo")
    assert (said, (server.folder / "sudo").exists()) == ("", True)
    assert reader.captures()


def test_a_greeting_does_no_harm(server: Server) -> None:
    reader, said = ran(server, "greets", Request())
    assert (said, list(reader.noise)) == ("", ["Welcome", "{bye"])
    assert reader.end is not None


@pytest.mark.parametrize(
    ("host", "root", "code", "text"),
    [
        ("closed", "", "unreachable", "closed can't be reached by ssh (ssh: connect to host"),
        ("unknown", "", "host-key", "the key of unknown is not known, or has changed"),
        ("refused", "", "ssh-refused", "refused does not let this user in"),
        ("no-python", "", "no-python3", "no-python has no python3. Python 3.6 or newer has to"),
        ("old-python", "", "old-python", "the python3 of old-python can't run the capturing part"),
        ("password", "sudo", "sudo-password", "sudo on password wants a password"),
        ("no-python", "sudo", "no-python3", "no-python has no"),
    ],
)
def test_what_does_not_work_is_told_in_one_line(
    server: Server, host: str, root: Root, code: str, text: str
) -> None:
    reader, said = ran(server, host, ALL, root)
    assert [one.code for one in reader.failures] == [code]
    assert said.startswith(text), said
    assert len(said.splitlines()) == 1


def test_a_connection_that_breaks_off_halfway_keeps_what_was_read(server: Server) -> None:
    reader, said = ran(server, "breaks", Request("capture", all=True, sweep=True))
    assert [one.code for one in reader.failures] == ["broke-off"]
    assert said.startswith("breaks broke off halfway")
    assert "records read before are kept" in said
    assert len(reader.captures()) > 2


def test_a_host_that_says_nothing_is_given_up(server: Server) -> None:
    reader, said = ran(server, "silent", ALL, silence=1)
    assert [one.code for one in reader.failures] == ["silent"]
    assert "fell silent" in said


def test_cancel_ends_the_agent_over_there(server: Server) -> None:
    log = server.folder / "calls"
    reader = Reader()
    made = command(ALL, Target("hangs"), ssh=server.ssh)
    with Run(made) as run:
        for line in run.lines():
            reader.feed(line)
            if reader.records:
                run.cancel()
        reader.finish(run.failure(reader))
    assert [one.code for one in reader.failures] == ["cancelled"]
    assert reader.captures()
    workers = {int(line.split()[0]) for line in log.read_text().splitlines()}
    until = time.monotonic() + patience.SECONDS
    while any(Path(f"/proc/{pid}").exists() for pid in workers):
        assert time.monotonic() < until, "the worker over there lives on"
        time.sleep(0.05)


def program(server: Server, cwd: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run the program itself, with an ssh that reads the server's config."""
    folder = cwd / "bin"
    folder.mkdir(exist_ok=True)
    (folder / "ssh").write_text(f'#!/bin/sh\nexec {shlex.join(server.ssh)} "$@"\n')
    (folder / "ssh").chmod(0o755)
    return subprocess.run(
        [sys.executable, "-m", "vfioviz", *words],
        cwd=cwd,
        env={**os.environ, "PATH": f"{folder}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=patience.SECONDS,
        check=False,
    )


def test_the_program_lists_and_captures_over_ssh(server: Server, tmp_path: Path) -> None:
    listed = program(server, tmp_path, "devices", "--ssh", "ready")
    assert (listed.returncode, listed.stderr) == (0, "")
    assert "can be read" in listed.stdout
    words = ("capture", "--ssh", "ready", "--all", "--yes", "-o", "there.vfioviz")
    done = program(server, tmp_path, *words)
    assert done.returncode == 0, done.stderr
    assert done.stderr.startswith("vfioviz: running: ssh -T")
    found = captures(str(tmp_path / "there.vfioviz"))
    assert {one.provenance.driver for one in found} == {"vfio-pci"}
    assert list(server.home.iterdir()) == []


@pytest.mark.parametrize(
    ("host", "words"),
    [
        ("plain", "plain: this machine shows no IOMMU group"),
        ("closed", "closed can't be reached by ssh"),
        ("no-python", "no-python has no python3"),
        ("breaks", "breaks broke off halfway"),
    ],
)
def test_the_program_says_in_one_line_what_does_not_work_there(
    server: Server, tmp_path: Path, host: str, words: str
) -> None:
    done = program(
        server, tmp_path, "capture", "--ssh", host, "--all", "--yes", "--sweep", "-o", "x.vfioviz"
    )
    assert done.returncode == 1
    _, line = done.stderr.splitlines()  # the first says what is run
    assert line.startswith(f"vfioviz: {words}")
    assert (tmp_path / "x.vfioviz").exists() == (host == "breaks")
