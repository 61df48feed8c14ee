from __future__ import annotations

import shlex
import sys
from pathlib import Path

import pytest

from tests.capture.live.saying import AGENT
from vfioviz.capture.live.transport import (
    Request,
    Root,
    Target,
    TransportError,
    agent_path,
    agent_text,
    command,
)

WANTED = Request("capture", ("0000:01:00.0",), sweep=True, way="group", time_limit=2.5)
WORDS = ["--sweep", "--way", "group", "--time-limit", "2.5", "--yes", "--", "0000:01:00.0"]


def test_here_it_is_this_interpreter_alone_with_the_agent() -> None:
    made = command(WANTED)
    assert made.argv == (sys.executable, "-I", str(AGENT), "capture", *WORDS)
    assert (made.stdin, made.shown) == (b"", shlex.join(made.argv))
    assert command(Request()).argv[3:] == ("devices",)


def test_what_is_asked_for_is_passed_on() -> None:
    asked = Request("capture", all=True, identifiers=True, plan=True)
    assert asked.words() == ("capture", "--all", "--time-limit", "5", "--identifiers", "--plan")


@pytest.mark.parametrize(
    ("root", "words", "patient"),
    [
        ("pkexec", ["pkexec"], True),
        ("sudo", ["sudo", "-n", "--"], False),
        ("askpass", ["sudo", "-A", "--"], True),
    ],
)
def test_root_runs_the_installed_program_by_its_absolute_path(
    root: Root, words: list[str], patient: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = tmp_path / "vfioviz"
    script.touch()
    monkeypatch.setattr("sysconfig.get_path", lambda _: str(tmp_path))
    made = command(WANTED, Target(root=root))
    assert list(made.argv) == [*words, str(script), "capture", "--stream", *WORDS]
    # Somebody who types a password is not to be cut off.
    assert (made.first is None) == patient
    assert made.silence > WANTED.time_limit


def test_root_runs_the_agent_where_no_program_is_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sysconfig.get_path", lambda _: str(tmp_path))
    made = command(WANTED, Target(root="pkexec"))
    assert list(made.argv) == ["pkexec", sys.executable, "-I", str(AGENT), "capture", *WORDS]


def test_stand_ins_for_tests_are_parameters() -> None:
    made = command(WANTED, Target(root="pkexec"), program=("/opt/x y", "-z"), become=("/opt/fake",))
    assert made.argv[:5] == ("/opt/fake", "/opt/x y", "-z", "capture", "--stream")
    assert made.shown.startswith("/opt/fake '/opt/x y' -z capture --stream ")


def test_over_ssh_the_agent_comes_in_on_standard_input() -> None:
    made = command(WANTED, Target("user@box"), ssh=("ssh", "-F", "config"))
    assert made.argv[:4] == ("ssh", "-F", "config", "-T")
    assert "BatchMode=yes" in made.argv
    assert "ConnectTimeout=10" in made.argv
    assert made.argv[-3:-1] == ("--", "user@box")
    assert shlex.split(made.argv[-1]) == ["python3", "-I", "-", "capture", *WORDS]
    assert made.stdin == AGENT.read_bytes()
    assert made.shown == f"{shlex.join(made.argv)} < {AGENT}"
    rooted = command(WANTED, Target("box", "sudo"))
    assert rooted.argv[-1].startswith("sudo -n -- python3 -I - capture ")


def test_names_from_a_command_line_are_no_words_of_a_remote_shell() -> None:
    made = command(Request("capture", ("$(reboot)", "a b; c")), Target("box"))
    assert shlex.split(made.argv[-1])[-2:] == ["$(reboot)", "a b; c"]


@pytest.mark.parametrize(
    "name",
    ["-oProxyCommand=reboot", "a b", "a\nb", "$(reboot)", "`x`", "a;b", "a|b", "a'b", 'a"b', "\x1b",
     "user@a&b", "a\\b", "a*", "#a", "\ud800"],
)  # fmt: skip
def test_what_is_no_name_of_a_host_is_refused(name: str) -> None:
    with pytest.raises(TransportError, match="is no name of a host: expected HOST"):
        command(Request(), Target(name))


@pytest.mark.parametrize(
    "name",
    ["box", "root@box.example.org", "ssh://root@box:2222", "192.0.2.1", "2001:db8::1", "a-b_c",
     "[::1]", "fe80::1%eth0", "bücher"],
)  # fmt: skip
def test_names_as_ssh_takes_them_are_taken(name: str) -> None:
    assert command(Request(), Target(name)).argv[-2] == name


@pytest.mark.parametrize("root", ["pkexec", "askpass"])
def test_nobody_is_asked_for_a_password_elsewhere(root: Root) -> None:
    with pytest.raises(TransportError, match="root there is sudo -n"):
        command(Request(), Target("box", root))


def test_the_agent_is_found_and_is_ascii() -> None:
    assert agent_path() == AGENT
    assert agent_text().isascii()
    assert agent_text().startswith("#!/usr/bin/env python3\n")
