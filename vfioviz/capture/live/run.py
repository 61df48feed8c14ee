"""A child that speaks the protocol: started, read line by line, ended.

A child of this user is sent SIGTERM and, where that does not help, SIGKILL. One that runs as root
takes no signal from us: its pipes are closed, which ends the agent.
"""

from __future__ import annotations

import contextlib
import os
import select
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from typing import IO, Self

from vfioviz.capture.live.messages import Failure
from vfioviz.capture.live.parse import printable
from vfioviz.capture.live.stream import MAX_LINE, Reader
from vfioviz.capture.live.transport import Command
from vfioviz.capture.live.verdict import Ended, verdict

GRACE = 4.0
"""Seconds that an agent has to say that it was cancelled; its own worker takes up to two."""
_DEATH = 2.0
_STDERR = 8192
"""Maximum bytes of stderr that are kept, the last ones."""


class Run:
    """One child; to be used as a context, so that none is left behind.

    `cancel` may be called by another thread and by a signal handler, all else by one thread.
    """

    def __init__(self, command: Command, *, grace: float = GRACE) -> None:
        self.command = command
        self.silent = False
        """Whether it timed out."""
        self.cancelled = False
        self.left = False
        """Whether it could not be ended."""
        self._grace = grace
        self._child: subprocess.Popen[bytes] | None = None
        self._missing: OSError | None = None
        self._text = bytearray()
        self._skipping = False
        self._errors = bytearray()
        self._wake, self._waker = os.pipe()
        os.set_blocking(self._waker, False)
        self._lock = threading.RLock()  # a signal handler may come in while it is held

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def start(self) -> None:
        """Start the child; a program that is missing is told by `failure` when the lines end."""
        asks = self.command.target.root in {"pkexec", "askpass"}
        with tempfile.TemporaryFile() as stdin:
            stdin.write(self.command.stdin)
            stdin.seek(0)
            try:
                self._child = subprocess.Popen(  # noqa: S603 -- what the user was shown
                    self.command.argv,
                    stdin=stdin,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.PIPE,
                    bufsize=0,
                    # Whoever asks must not ask on our terminal; `sudo -n` looks who sits at it.
                    start_new_session=asks,
                    process_group=None if asks else 0,
                )
            except OSError as error:
                self._missing = error

    def cancel(self) -> None:
        """Ask for an end; `lines` still gives what the agent says on its way out."""
        self.cancelled = True
        with self._lock, contextlib.suppress(OSError):  # full, or closed: it knows
            os.write(self._waker, b"!")

    def lines(self) -> Iterator[str]:
        """Yield the lines of stdout as they come, until the child ends or is given up."""
        child = self._child
        if child is None or child.stdout is None or child.stderr is None:
            return
        limit = self.command.first
        deadline = None if limit is None else time.monotonic() + limit
        asked = False
        while not child.stdout.closed:
            if self.cancelled and not asked:
                asked = True
                deadline = time.monotonic() + self._grace
                self._signal(signal.SIGTERM)
            chunk = self._read(child.stdout, child.stderr, deadline, asked=asked)
            if chunk is None and self.cancelled and not asked:
                continue
            if not chunk:
                self.silent = chunk is None and not asked
                break
            if not asked:
                deadline = time.monotonic() + self.command.silence
            yield from self._lines(chunk)
        if self._text and not self._skipping:
            yield self._text.decode("utf-8", "replace")
        self._text.clear()
        self._end()

    def close(self) -> None:
        """End the child, if it has not ended, and release the pipes."""
        if self._child is not None and self._child.poll() is None:
            self.cancelled = self.cancelled or not self.silent
            self._signal(signal.SIGTERM)
            self._end()
        self._shut()
        with self._lock:
            if self._wake >= 0:
                os.close(self._wake)
                os.close(self._waker)
                self._wake = self._waker = -1

    @property
    def status(self) -> int | None:
        """Exit status, negative for a signal; None while it runs, or if it could not be ended."""
        return None if self._child is None else self._child.poll()

    @property
    def stderr(self) -> str:
        """The last lines of stderr."""
        text = bytes(self._errors).decode("utf-8", "replace")
        return "\n".join(printable(line.rstrip()) for line in text.splitlines())

    def failure(self, reader: Reader) -> Failure | None:
        """Return why the child ended too early, None where all was said."""
        ended = Ended(
            self.status, self.stderr, self._missing, silent=self.silent, cancelled=self.cancelled
        )
        return verdict(self.command, reader, ended)

    def read(self, reader: Reader) -> tuple[Failure, ...]:
        """Read to the end; return the failures that the way there adds.

        To see the messages as they arrive, feed the lines yourself.
        """
        for line in self.lines():
            reader.feed(line)
        return reader.finish(self.failure(reader))

    def _read(
        self, out: IO[bytes], err: IO[bytes], deadline: float | None, *, asked: bool
    ) -> bytes | None:
        """Return what came, b"" at the end, None: too late, or cancelled."""
        poll = select.poll()
        poll.register(out, select.POLLIN)
        if not err.closed:
            poll.register(err, select.POLLIN)
        if not asked:
            poll.register(self._wake, select.POLLIN)
        errors = -1 if err.closed else err.fileno()
        while True:
            wait = None if deadline is None else max(0.0, deadline - time.monotonic()) * 1000
            ready = {fd for fd, _ in poll.poll(wait)}
            if errors in ready:
                said = os.read(errors, 1 << 16)
                self._errors = (self._errors + said)[-_STDERR:]
                if not said:
                    poll.unregister(errors)
                    errors = -1
            if out.fileno() in ready:
                return os.read(out.fileno(), 1 << 16)
            if self._wake in ready or (deadline is not None and time.monotonic() >= deadline):
                return None

    def _lines(self, chunk: bytes) -> Iterator[str]:
        *whole, rest = chunk.split(b"\n")
        for part in whole:
            text = bytes(self._text) + part
            self._text.clear()
            if not self._skipping:
                yield text.decode("utf-8", "replace")
            self._skipping = False
        if not self._skipping:
            self._text += rest
        if len(self._text) > MAX_LINE:
            # One character past the limit: the reader calls that noise.
            yield self._text[: MAX_LINE + 1].decode("utf-8", "replace")
            self._text.clear()
            self._skipping = True

    def _signal(self, number: signal.Signals) -> None:
        child = self._child
        if child is not None and child.returncode is None:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(child.pid, number)

    def _end(self) -> None:
        """Wait for the child, which has closed its stdout or was told to go; then be harder."""
        child = self._child
        if child is None:
            return
        if self._gone(0.5 if self.silent else self._grace):
            self._drain()
            return
        self._signal(signal.SIGKILL)
        self._shut()
        self.left = not self._gone(_DEATH)

    def _gone(self, seconds: float) -> bool:
        child = self._child
        try:
            if child is not None:
                child.wait(seconds)
        except subprocess.TimeoutExpired:
            return False
        return True

    def _drain(self) -> None:
        """Take what stderr still holds; a grandchild may keep it open, so don't wait."""
        err = None if self._child is None else self._child.stderr
        if err is None or err.closed:
            return
        os.set_blocking(err.fileno(), False)
        with contextlib.suppress(BlockingIOError):
            while said := os.read(err.fileno(), 1 << 16):
                self._errors = (self._errors + said)[-_STDERR:]

    def _shut(self) -> None:
        if self._child is not None:
            for pipe in (self._child.stdout, self._child.stderr):
                if pipe is not None:
                    pipe.close()
