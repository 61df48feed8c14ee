"""How an agent is started: here, here as root, on another machine by ssh; always by a plain argv.

Nothing is installed or left behind: over ssh the agent comes in on python3's standard input. The
consent of a user is asked for before any of these runs, so each says ``--yes``.
"""

from __future__ import annotations

import re
import shlex
import sys
import sysconfig
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Literal

from vfioviz.capture.live import trust

Root = Literal["", "pkexec", "sudo", "askpass"]
"""How root is reached: not at all, by pkexec, ``sudo -n``, ``sudo -A``."""

CONNECT = 10
"""Seconds that ssh has to connect."""
_ALIVE = 5
"""Seconds between ssh keepalives; three missing ones end the connection."""
_STEPS = 8
"""Steps that reach a device; nothing is said between two of them."""
_MARGIN = 15.0
"""Seconds that an agent may be silent beyond what those may take."""

# ssh passes a name on to the shell of a ProxyCommand: no character that means something there.
_HOST = re.compile(r"[^-\s'\"`$;&<>|(){}*?!#\\,=][^\s'\"`$;&<>|(){}*?!#\\]*\Z")


class TransportError(Exception):
    """What can't be started, with why; one line for a person."""


@dataclass(frozen=True, slots=True)
class Request:
    """What an agent is asked for."""

    what: Literal["devices", "capture"] = "devices"
    devices: tuple[str, ...] = ()
    all: bool = False
    sweep: bool = False
    way: str = "auto"
    time_limit: float = 5.0
    """Seconds for each call."""
    identifiers: bool = False
    plan: bool = False
    """Whether to say only what would be done; nothing is opened then."""

    def words(self) -> tuple[str, ...]:
        """Return the agent's command line."""
        if self.what == "devices":
            return ("devices",)
        words = ["capture", "--all"] if self.all else ["capture"]
        words += ["--sweep"] if self.sweep else []
        words += ["--way", self.way] if self.way != "auto" else []
        words += ["--time-limit", f"{self.time_limit:g}"]
        words += ["--identifiers"] if self.identifiers else []
        words += ["--plan"] if self.plan else ["--yes"]
        return *words, *(("--", *self.devices) if self.devices else ())


@dataclass(frozen=True, slots=True)
class Target:
    """Where an agent runs, and as whom."""

    host: str = ""
    """As ssh takes it; "": here."""
    root: Root = ""


@dataclass(frozen=True, slots=True)
class Command:
    """What is to be started."""

    argv: tuple[str, ...]
    stdin: bytes
    """What the program is to read; b"": nothing."""
    shown: str
    """The line a user is shown before it runs, and can run."""
    target: Target
    first: float | None
    """Seconds within which the first line comes; None: somebody may be typing a password."""
    silence: float
    """Seconds within which each further line comes."""
    warning: str = ""
    """Warning for the user: root would run code that others can write."""


def command(
    request: Request,
    target: Target = Target(),
    *,
    agent: Path | None = None,
    ssh: Sequence[str] = ("ssh",),
    program: Sequence[str] = (),
    become: Sequence[str] = (),
    python: str = "python3",
) -> Command:
    """Return what starts an agent.

    Args:
        request: What it is asked for.
        target: Where, and as whom.
        agent: Another file in place of the program's own agent.
        ssh: The ssh client, with options of one's own.
        program: In place of the installed ``vfioviz``, whose ``capture --stream`` root runs here.
        become: In place of ``pkexec`` or ``sudo -n --`` here.
        python: The interpreter over there.

    Raises:
        TransportError: The host's name is none, or pkexec is asked for elsewhere.
    """
    silence = _STEPS * request.time_limit + _MARGIN
    if target.host:
        return _remote(request, target, agent, ssh, python, silence)
    words = request.words()
    path = agent or agent_path()
    argv: tuple[str, ...] = (sys.executable, "-I", str(path), *words)
    if not target.root:
        return Command(argv, b"", shlex.join(argv), target, silence, silence)
    own = program or (() if agent else _program())
    if own and request.what == "capture":
        argv = (*own, words[0], "--stream", *words[1:])
    argv = (*(become or _ROOT[target.root]), *argv)
    first = silence if target.root == "sudo" else None
    said = trust.warning(trust.own_code(*own, path))
    return Command(argv, b"", shlex.join(argv), target, first, silence, said)


_ROOT: dict[Root, tuple[str, ...]] = {
    "": (),
    "pkexec": ("pkexec",),
    "sudo": ("sudo", "-n", "--"),
    "askpass": ("sudo", "-A", "--"),
}


def _remote(
    request: Request,
    target: Target,
    agent: Path | None,
    ssh: Sequence[str],
    python: str,
    silence: float,
) -> Command:
    check_host(target.host)
    if target.root not in {"", "sudo"}:
        message = (
            f"{target.root} can't ask for a password on another machine: root there is sudo -n"
        )
        raise TransportError(message)
    there = (*_ROOT[target.root], python, "-I", "-", *request.words())
    argv = (
        *ssh,
        "-T",
        *("-o", "BatchMode=yes"),
        *("-o", f"ConnectTimeout={CONNECT}"),
        *("-o", f"ServerAliveInterval={_ALIVE}"),
        *("-o", "ServerAliveCountMax=3"),
        *("--", target.host),
        shlex.join(there),
    )
    path = agent or agent_path()
    shown = f"{shlex.join(argv)} < {shlex.quote(str(path))}"
    return Command(argv, path.read_bytes(), shown, target, CONNECT + silence, silence)


def check_host(name: str) -> None:
    """Raise TransportError for what is no name of a host: an option, or words for a shell."""
    if not name.isprintable() or not _HOST.match(name):
        message = (
            f"{name!a} is no name of a host: expected HOST, USER@HOST, ssh://USER@HOST:PORT "
            "or a name from ~/.ssh/config"
        )
        raise TransportError(message)


@cache
def agent_path() -> Path:
    """Return the file of the agent, in a checkout or installed."""
    return Path(str(files("vfioviz.capture.live").joinpath("agent.py")))


def agent_text() -> str:
    """Return the agent's source, to be run where there is no ssh."""
    return agent_path().read_text(encoding="utf-8")


def _program() -> tuple[str, ...]:
    """Return the installed program by its absolute path, nothing where there is none."""
    script = Path(sysconfig.get_path("scripts")) / "vfioviz"
    return (str(script),) if script.is_file() else ()
