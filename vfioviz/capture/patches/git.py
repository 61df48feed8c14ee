"""The user's own ``git``, used read-only; a repository may be hostile.

Rule 1: nothing that a repository configures is run: no hook, pager, fsmonitor, textconv, external
diff, signature program, filter; no remote is asked for what a partial clone lacks.
Rule 2: no shell; a name of a revision is no option, and is resolved to a hash before it is used.
Rule 3: output, time and the number of processes are bounded, and a call can be cancelled.
Rule 4: ``safe.directory`` is respected: the user's own configuration stands.
"""

from __future__ import annotations

import contextlib
import os
import re
import select
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from vfioviz.capture.patches.entry import PatchError
from vfioviz.capture.patches.limits import MAX_BYTES
from vfioviz.capture.patches.reading import Cancelled, ReadCancelledError, never
from vfioviz.language import tr

TIME_LIMIT = 30.0
"""Seconds for one call."""
_PAUSE = 0.05
_STDERR = 4096
_REVISION = 256
"""Characters of a revision's name."""
_HASH = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")
_KEPT = ("PATH", "HOME", "USER", "LOGNAME", "XDG_CONFIG_HOME", "TMPDIR", "SYSTEMROOT")

_CONFIG = (
    "core.fsmonitor=false",
    f"core.hooksPath={os.devnull}",
    "core.pager=cat",
    "core.attributesFile=",
    "core.sshCommand=false",
    "core.askPass=",
    "core.gitProxy=",
    "core.alternateRefsCommand=",
    "protocol.allow=never",
    "credential.helper=",
    "diff.external=",
    f"diff.orderFile={os.devnull}",  # an empty one is an error
    "diff.noprefix=false",
    "diff.mnemonicPrefix=false",
    "log.showSignature=false",
    "gpg.program=false",
    "gpg.openpgp.program=false",
    "gpg.ssh.program=false",
    "gpg.x509.program=false",
    "gc.auto=0",
    "maintenance.auto=false",
    "submodule.recurse=false",
    "color.ui=never",
)


def environment() -> dict[str, str]:
    """Return git's environment: without GIT_*, non-interactive, English."""
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    return {
        **kept,
        "LC_ALL": "C",
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_ALLOW_PROTOCOL": "none",
        "GIT_PAGER": "cat",
        "GIT_NO_REPLACE_OBJECTS": "1",
        # format-patch wants to know who runs it, and fails on a machine that can't say.
        **{
            f"GIT_{role}_{part}": value
            for role in ("AUTHOR", "COMMITTER")
            for part, value in (("NAME", "vfioviz"), ("EMAIL", "vfioviz@localhost"))
        },
    }


class Git:
    """A repository, read through ``git``."""

    def __init__(
        self, tree: Path, *, time_limit: float = TIME_LIMIT, cancelled: Cancelled = never
    ) -> None:
        self.tree = tree
        self._time_limit = time_limit
        self._cancelled = cancelled

    def commit(self, revision: str) -> str:
        """Return the hash of the commit that a name means.

        Raises:
            PatchError: There is no such revision, no repository, no git, or it is not allowed.
        """
        check_revision(revision)
        said = self.run(
            "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}",
            missing=tr(
                "{tree}: there is no revision “{revision}”; git log --all shows those that are",
                tree=self.tree, revision=revision,
            ),
        ).decode("ascii", "replace").strip()  # fmt: skip
        if not _HASH.fullmatch(said):
            raise PatchError(tr("{tree}: git gave no hash for a revision", tree=self.tree))
        return said

    def prefix(self) -> str:
        """Return the path of this folder in its repository with a trailing ``/``, or ""."""
        return self.run("rev-parse", "--show-prefix").decode("utf-8", "replace").rstrip("\n")

    def run(
        self,
        *words: str,
        stdin: bytes = b"",
        limit: int = MAX_BYTES,
        missing: str = "",
    ) -> bytes:
        """Run one command that reads.

        Args:
            words: command and arguments; names that a user gave have been checked.
            stdin: what it reads.
            limit: bytes of output; more is an error.
            missing: error to raise where it fails in silence with status 1.

        Raises:
            PatchError: It failed, took too long, or said too much.
            ReadCancelledError: It was cancelled.
        """
        settings = [word for setting in _CONFIG for word in ("-c", setting)]
        argv = ["git", "--no-pager", *settings, "-C", str(self.tree.absolute()), *words]
        with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as errors:
            given.write(stdin)
            given.seek(0)
            try:
                child = subprocess.Popen(  # noqa: S603 -- words are fixed or checked
                    argv,
                    stdin=given,
                    stdout=subprocess.PIPE,
                    stderr=errors,
                    env=environment(),
                    process_group=0,
                )
            except (OSError, ValueError) as error:
                raise PatchError(
                    tr(
                        "git can't be started: {reason}; install git, or give files instead",
                        reason=getattr(error, "strerror", None) or str(error),
                    )
                ) from error
            with _ended(child):
                data = self._read(child, limit)
                status = child.wait(timeout=5)
            errors.seek(0)
            said = errors.read(_STDERR).decode("utf-8", "replace")
        if status == 1 and missing and not said.strip():
            raise PatchError(missing)
        if status != 0:
            raise PatchError(tr("{tree}: git: {said}", tree=self.tree, said=_one_line(said)))
        return data

    def _read(self, child: subprocess.Popen[bytes], limit: int) -> bytes:
        assert child.stdout is not None  # noqa: S101 -- it is a pipe
        data = bytearray()
        deadline = time.monotonic() + self._time_limit
        poll = select.poll()
        poll.register(child.stdout, select.POLLIN)
        while True:
            if self._cancelled():
                raise ReadCancelledError
            if time.monotonic() > deadline:
                raise PatchError(
                    tr(
                        "{tree}: git took longer than {seconds:g} s; name a smaller range",
                        tree=self.tree,
                        seconds=self._time_limit,
                    )
                )
            if not poll.poll(_PAUSE * 1000):
                continue
            piece = os.read(child.stdout.fileno(), 1 << 16)
            if not piece:
                return bytes(data)
            data += piece
            if len(data) > limit:
                raise PatchError(
                    tr(
                        "{tree}: git gave more than {number} MiB, the most that is read; name a "
                        "smaller range",
                        tree=self.tree,
                        number=limit >> 20,
                    )
                )


@contextlib.contextmanager
def _ended(child: subprocess.Popen[bytes]) -> Iterator[None]:
    """Make sure that no process is left."""
    try:
        yield
    finally:
        if child.poll() is None:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(child.pid, signal.SIGKILL)
            with contextlib.suppress(subprocess.TimeoutExpired):
                child.wait(5)
        if child.stdout is not None:
            child.stdout.close()


def check_revision(revision: str) -> None:
    """Refuse what does not name one revision.

    Raises:
        PatchError: It could be an option, a path or a range, or holds what no name has.
    """
    # ``:/text`` searches all history and ``REV:path`` names a file: neither is a revision here.
    good = (
        0 < len(revision) <= _REVISION
        and revision.isprintable()
        and not revision.startswith("-")
        and ":" not in revision
        and ".." not in revision
        and not revision.startswith("^")
    )
    if not good:
        raise PatchError(
            tr(
                "“{revision}” is no name of a revision; expected a tag, branch or hash: v6.12, "
                "HEAD~3",
                revision="".join(c if c.isprintable() else "?" for c in revision[:80]),
            )
        )


def _one_line(said: str) -> str:
    """Return the last line of an error message."""
    lines = [
        "".join(c if c.isprintable() else "?" for c in line).strip() for line in said.splitlines()
    ]
    told = [line for line in lines if line.startswith(("fatal:", "error:"))] or [*lines, "failed"]
    return told[0].removeprefix("fatal: ").removeprefix("error: ")[:300]
