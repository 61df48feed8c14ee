"""Work that takes long: in a thread of its own, with its progress, and a way to end it.

Rule 1: what is small is done at once; its size decides, never a clock.
Rule 2: work is a pure function of frozen values: it may be ended at any of its steps.
Rule 3: a thread knows the work alone, not who asked: the last who lets go of a widget ends it.
Rule 4: what comes of a document that is not shown any more is dropped.
"""

from __future__ import annotations

import ctypes
import sys
import threading
from collections.abc import Callable, Hashable, Iterable, Iterator
from contextlib import suppress
from contextvars import copy_context
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QThreadPool, Signal, SignalInstance

from vfioviz.ui.qdocument import QDocument

T = TypeVar("T")

SMALL = 8192
"""Bytes of an answer for which nothing that the window does takes 50 ms; the slowest takes 25."""
ENDLESS = sys.maxsize
"""Bytes of what is waited for: nobody knows how many, and when they come."""
_THREADS = 2
_SWITCH = 0.001
"""Seconds that a job keeps the interpreter from the window; five times as many are usual."""


def weight(document: QDocument) -> int:
    """Return the bytes that a job about a document goes through: the request and each column."""
    project = document.project
    if project is None:
        return 0
    request = len(project.captures[project.active].data)
    return request + sum(column.layout.size for column in document.derived.columns)


class CancelledError(BaseException):
    """Raised in the thread of a job that is not wanted any more; no ``except Exception`` has it."""


class Work:
    """How far a job is, and whether it is still wanted; made by ``Jobs``."""

    def __init__(self) -> None:
        self.done = 0
        """Steps that are done."""
        self.total = 0
        """Of how many; 0 where that is not known."""
        self.cancelled = False
        self.settled = False
        """Whether it is too late to end it."""
        self._lock = threading.Lock()
        self._thread: int | None = None
        """The thread that may be interrupted."""

    def watch(self, each: Iterable[T], total: int = 0) -> Iterator[T]:
        """Pass on what comes, and count it."""
        self.total = total
        for one in each:
            if self.cancelled:
                raise CancelledError
            yield one
            self.done += 1

    def settle(self) -> None:
        """Go on to what is not to be ended half way; raises CancelledError where it is too late."""
        self.end()
        with self._lock:
            self.settled = not self.cancelled
        if self.cancelled:
            raise CancelledError

    def cancel(self) -> bool:
        """Ask for an end, which comes at the next step of the interpreter; False: too late."""
        with self._lock:
            if self.settled:
                return False
            if self._thread is not None and not self.cancelled:
                _raise_in(self._thread, CancelledError)
            self.cancelled = True
            return True

    def end(self) -> None:
        """Say that no thread does it any more."""
        with suppress(CancelledError):
            with self._lock:
                self._thread = None
            # What was raised in this thread and did not come yet comes at a jump back, here. To
            # take it back instead (NULL) leaves CPython's eval breaker set for good: each call is
            # slower from then on, and under a tracer 3.11 never gets past a function's first step.
            for _ in range(3):
                pass
        self._thread = None

    def begin(self) -> None:
        """Say which thread does it."""
        with self._lock:
            self._thread = threading.get_ident()
        if self.cancelled:
            raise CancelledError


def _raise_in(thread: int, what: type[BaseException]) -> None:
    """Raise an exception in another thread at its next step."""
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), ctypes.py_object(what))


class Task:
    """What a thread has of a job: nothing of Qt's, which would end with it in that thread."""

    def __init__(self, work: Callable[[Work], Any]) -> None:
        self.progress = Work()
        self._work: Callable[[Work], Any] | None = work
        self._result: Any = None
        self._problem: BaseException | None = None

    def run(self) -> None:
        """Do it, in whatever thread; nothing is raised."""
        work, self._work = self._work, None
        if work is None:
            return
        progress = self.progress
        try:
            try:
                progress.begin()
                self._result = work(progress)
            finally:
                progress.end()
        except BaseException as problem:  # noqa: BLE001 -- it is raised where it can be told
            self._problem = problem

    def result(self) -> Any:
        """Return what came of it, or raise what it raised."""
        if self._problem is not None:
            raise self._problem
        return self._result


@dataclass(frozen=True, eq=False, slots=True)
class Job:
    """One piece of work that is under way, as the window knows it."""

    key: Hashable
    title: str
    subject: object
    task: Task
    then: Callable[[Callable[[], Any]], None]
    dropped: Callable[[], None] | None

    @property
    def progress(self) -> Work:
        """How far it is."""
        return self.task.progress


class Jobs(QObject):
    """The long work of one window."""

    changed = Signal()
    """A job began or ended."""
    _ended = Signal(object)

    def __init__(self, document: QDocument, parent: QObject) -> None:
        super().__init__(parent)
        self._document = document
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(_THREADS)
        self._jobs: list[Job] = []
        self._closed = False
        self._started = 0
        """Jobs of which the end was not seen yet."""
        self._ended.connect(self._end)
        document.derived_changed.connect(self._drop_old)

    @property
    def closed(self) -> bool:
        """Whether the window goes: nothing is begun any more."""
        return self._closed

    @property
    def running(self) -> tuple[Job, ...]:
        """What is under way, the oldest first."""
        return tuple(self._jobs)

    def run(
        self,
        key: Hashable,
        title: str,
        size: int,
        work: Callable[[Work], T],
        then: Callable[[Callable[[], T]], None],
        *,
        bound: bool = True,
        dropped: Callable[[], None] | None = None,
    ) -> bool:
        """Do something; returns whether it is done already.

        Args:
            key: What it is; a job takes the place of one with the same key.
            title: What the user reads while it lasts.
            size: Bytes that it is about; up to ``SMALL`` it is done at once.
            work: The function; of frozen values, without Qt's widgets.
            then: Called in the window's thread with what returns the result, or raises what
                ``work`` raised; not called where it was cancelled.
            bound: Whether it is about the document as it is now, and nothing without it.
            dropped: Called where it was cancelled, or the document changed.
        """
        self.cancel(key)
        task = Task(work)
        if size <= SMALL:
            task.run()
            then(task.result)
            return True
        if self._closed:
            return False
        subject = self._document.project if bound else self
        self._jobs.append(Job(key, title, subject, task, then, dropped))
        self._started += 1
        _lasting(1)
        self._pool.start(partial(_do, task, self._ended))
        self.changed.emit()
        return False

    def _end(self, task: Task) -> None:
        if self._closed:
            return
        self._started -= 1
        _lasting(-1)
        job = next((each for each in self._jobs if each.task is task), None)
        if job is None:
            return
        self._jobs.remove(job)
        self.changed.emit()
        job.then(task.result)

    def cancel(self, key: Hashable) -> None:
        """End what is under way under a key; nothing comes of it."""
        for job in self.running:
            if job.key == key:
                self._drop(job)

    def cancel_all(self) -> None:
        """End all that is under way."""
        for job in self.running:
            self._drop(job)

    def _drop(self, job: Job) -> None:
        if not job.progress.cancel():
            return
        self._jobs.remove(job)
        self.changed.emit()
        if job.dropped is not None:
            job.dropped()

    def _drop_old(self, _derived: object) -> None:
        for job in self.running:
            if job.subject is not self and job.subject is not self._document.project:
                self._drop(job)

    def close(self) -> None:
        """End all, and wait until no thread is left: the window goes."""
        self.cancel_all()
        self._closed = True
        self._pool.waitForDone()
        _lasting(-self._started)
        self._started = 0


def _do(task: Task, ended: SignalInstance) -> None:
    """Do a task in the thread that calls this, and tell of its end."""
    # What was to interrupt it may come when it is over. A context of its own: whatever it was
    # interrupted in, the next job in this thread speaks the window's language.
    with suppress(CancelledError):
        copy_context().run(task.run)
    ended.emit(task)


_now = 0
_usual = sys.getswitchinterval()


def _lasting(by: int) -> None:
    """Count the jobs; while there are any, the window gets the interpreter back soon."""
    global _now  # noqa: PLW0603 -- the interpreter is the process's
    _now += by
    sys.setswitchinterval(_SWITCH if _now else _usual)
