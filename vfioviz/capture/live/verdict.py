"""Why a run ended too early: from the exit status and the last words of ssh, sudo, pkexec, python3.

Their words are those of OpenSSH 9 and sudo 1.9 in English; other words give the general code, with
the last line itself.
"""

from __future__ import annotations

import errno
import re
from dataclasses import dataclass

from vfioviz.capture.live.messages import Failure
from vfioviz.capture.live.stream import Reader
from vfioviz.capture.live.transport import Command

_SSH_FAILED = 255
"""ssh(1): an error of its own."""
_PKEXEC_DISMISSED, _PKEXEC_REFUSED = 126, 127
"""pkexec(1)."""
_NOT_FOUND = 127
"""What shells exit with for a command that is not there."""

_SSH = (
    ("host-key", r"host key verification failed|remote host identification has changed"),
    ("ssh-refused", r"permission denied|too many authentication failures|no supported authentic"),
    (
        "unreachable",
        r"could not resolve|connection refused|connect to host|no route|timed? ?out|unreachable"
        r"|connection (?:reset|closed)|banner exchange",
    ),
)
_SUDO = (
    ("no-python3", r"python3?: command not found"),
    (
        "sudo-password",
        r"password is required|terminal is required|no askpass|no password was provided"
        r"|a tty|no tty|incorrect password",
    ),
    ("sudo-refused", r"not in the sudoers|not allowed to|may not run|unknown user"),
)
_PYTHON = (
    ("no-python3", r"python3?: (?:command )?not found|python3.*no such file"),
    ("old-python", r"syntaxerror|modulenotfounderror|importerror|unknown option: -i"),
)


@dataclass(frozen=True, slots=True)
class Ended:
    """How a child ended."""

    status: int | None
    """Exit status, negative for a signal; None: it did not start, or could not be ended."""
    stderr: str
    missing: OSError | None = None
    """Why it could not be started."""
    silent: bool = False
    cancelled: bool = False


def verdict(command: Command, reader: Reader, ended: Ended) -> Failure | None:
    """Return the failure of a run; None if the agent finished."""
    detail: dict[str, object] = {
        "records": reader.records,
        "status": ended.status,
        "said": _last(ended.stderr),
        "host": command.target.host,
    }
    if ended.missing is not None:
        number = ended.missing.errno or 0
        detail["program"] = command.argv[0]
        name = errno.errorcode.get(number, "")
        return Failure("no-program", "start", command.argv[0], number, name, detail=detail)
    if reader.end is not None:
        return None
    return Failure(_code(command, reader, ended), "stream", detail=detail)


def _code(command: Command, reader: Reader, ended: Ended) -> str:
    if ended.cancelled:
        return "cancelled"
    if ended.silent:
        return "silent"
    if reader.begin is not None:
        return "broke-off"
    root, host = command.target.root, command.target.host
    if root == "pkexec" and ended.status in {_PKEXEC_DISMISSED, _PKEXEC_REFUSED}:
        return "not-authorised"
    said = ended.stderr.lower()
    rules = [*(_SUDO if root else ()), *_PYTHON]
    if host and ended.status == _SSH_FAILED:
        rules = [*_SSH, ("unreachable", "")]
    elif ended.status == _NOT_FOUND:
        rules += [("no-python3", "")]
    return next((code for code, words in rules if re.search(words, said)), "no-answer")


def _last(text: str) -> str:
    """Return the last nonblank line."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return lines[-1][:300] if lines else ""
