"""A handler from C text that is ready to be called: what all ways to run one have in common."""

from __future__ import annotations

import threading
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from vfioviz.codec.content import Content, info_fields
from vfioviz.csource.helper import Helper, Special
from vfioviz.csource.machine import Machine, Outcome
from vfioviz.csource.marks import Mark
from vfioviz.csource.program import Program
from vfioviz.csource.reports import NOWHERE, NotUnderstoodError, Place, Report, Stop
from vfioviz.kernel.question import Question
from vfioviz.kernel.run import Run
from vfioviz.kernel.sourced.answer import Answer, Attempt, SourceError, TrapError
from vfioviz.kernel.sourced.files import Sources
from vfioviz.kernel.sourced.handlers import Answers
from vfioviz.kernel.sourced.seam import command
from vfioviz.language import mark, phrase
from vfioviz.uapi.headerset import Ioctl
from vfioviz.uapi.schema import Abi

_ANSWERS = 32
"""Maximum answers remembered."""
_ROOM = 1 << 12
"""Writable bytes after the caller's buffer, to detect overruns."""


class Prepared(ABC):
    """One handler on one ABI; for the thread that holds ``lock``."""

    answers: Answers
    machine: Machine
    sizeof: int
    """Of the ioctl's struct, in bytes."""
    driven = False
    """Whether the driver's own code decides which capabilities there are."""

    def __init__(self, sources: Sources, ioctl: Ioctl, abi: Abi) -> None:
        self.lock = threading.Lock()
        self._sources = sources
        self._ioctl = ioctl
        self._abi = abi
        self.needed: tuple[Content, int, int] | None = None
        """Request, fill, and the argsz that a short call was told of last: an edit of argsz asks
        for the same again."""
        self.answered: dict[tuple[str, Question], Run] = {}
        """The last answers, by the name that their producer has and the question."""

    def _load(self, program: Program, helpers: Mapping[str, Helper | Special]) -> None:
        """Take the program that is run; raises ModelError."""
        self._program, self._helpers = program, helpers
        self.renew()
        try:
            self.sizeof = self.machine.type(f"struct {self._ioctl.struct_name}").size
        except NotUnderstoodError as problem:
            raise self._refused(str(problem), problem.place) from problem

    def remember(self, asked: tuple[str, Question], run: Run) -> None:
        """Keep an answer; the oldest one goes."""
        if len(self.answered) >= _ANSWERS:
            del self.answered[next(iter(self.answered))]
        self.answered[asked] = run

    def renew(self) -> None:
        """Drop the compiled code: compilation was interrupted."""
        self.machine = Machine(self._program, self._abi, self._helpers)

    def _known(self, machine: Machine) -> list[str]:
        """Return the members of the info struct that a request gives, as far as the C has them."""
        struct = self._ioctl.struct_name
        fields = [field for field in info_fields(self._ioctl) if not field.traits.given]
        return [each.name for each in fields if _has(machine, struct, each.name)]

    @property
    def takes_caps(self) -> bool:
        """Whether the handler has a chain at all."""
        return bool(self.answers.site.caps)

    @abstractmethod
    def ask(self, content: Content, caps: Sequence[bytes], argsz: int, fill: int) -> Answer:
        """Call the handler.

        Args:
            content: The request.
            caps: Its capabilities as structs, ``next`` 0.
            argsz: What the caller passes.
            fill: What its memory holds before.

        Raises:
            ModelError: The code would crash a kernel, or is not supported.
        """

    def told(self, content: Content, caps: Sequence[bytes], fill: int) -> int:
        """Return the argsz that a caller with the least argsz is told; raises as ``ask``."""
        return self._argsz_of(self.ask(content, caps, self._ioctl.minsz, fill).user.data)

    def _argsz_of(self, data: bytes | bytearray) -> int:
        return int.from_bytes(data[:4], self._abi.byte_order)

    @abstractmethod
    def attempt(
        self,
        content: Content,
        caps: Sequence[bytes],
        argsz: int,
        fill: int,
        *,
        fail_allocation: int = 0,
        fail_copy: int = 0,
        record: bool = False,
    ) -> Attempt:
        """Call the handler, and let it add the capabilities; a trap is in the outcome.

        Args:
            content: The request.
            caps: Its capabilities as structs, ``next`` 0.
            argsz: What the caller passes.
            fill: What its memory holds before.
            fail_allocation: The allocation that gives NULL, from 1; 0: none.
            fail_copy: The copy from or to the caller's memory that fails, from 1; 0: none.
            record: Whether each step is kept.

        Raises:
            ModelError: The request is larger than a run may be.
        """

    def _caller(
        self, content: Content, caps: Sequence[bytes], argsz: int, fill: int
    ) -> tuple[bytes, int]:
        """Return what the caller's memory holds, and its address."""
        size = max(self.sizeof, min(argsz, 1 << 16)) + sum(map(len, caps)) + _ROOM
        initial = self._before(content, argsz, bytes([fill]) * size)
        return initial, self.machine.give(initial, "arg", user=True)

    def _before(self, content: Content, argsz: int, data: bytes) -> bytes:
        machine, struct = self.machine, f"struct {self._ioctl.struct_name}"
        given = {"argsz": argsz, "flags": 0}
        given |= {
            field.name: content.get(field.name)
            for field in info_fields(self._ioctl)
            if field.traits.given
        }
        found = bytearray(data)
        for name, value in given.items():
            offset, kind = machine.member(struct, name)
            found[offset : offset + kind.size] = machine.encode(value, kind)
        return bytes(found)

    def _arguments(self, arg: int) -> list[int]:
        """Return what the entry point is called with."""
        entry = self.answers.entry
        own = command(entry)
        args = [
            self._ioctl.number if parameter.name == own else 0 for parameter in entry.parameters
        ]
        return [*args[:-1], arg]

    def _call(
        self,
        arg: int,
        *,
        fail_allocation: int = 0,
        fail_copy: int = 0,
        record: bool = False,
        watch: Mark | None = None,
    ) -> Outcome:
        entry, args = self.answers.entry, self._arguments(arg)
        return self.machine.call(
            *(entry.name, args),
            file=entry.path,
            fail_allocation=fail_allocation,
            fail_copy=fail_copy,
            record=record,
            watch=watch,
        )

    @contextmanager
    def _refusals(self) -> Iterator[None]:
        """Raise ModelError for what stops the code, or is not understood of it."""
        try:
            yield
        except Stop as problem:
            raise self._refused(str(problem.report()), problem.place) from problem
        except NotUnderstoodError as problem:
            raise self._refused(f"{problem.place}: {problem.text}", problem.place) from problem

    def _trapped(self, trap: Report) -> TrapError:
        return TrapError(
            phrase(mark("{name}: {why}"), name=self._sources.name, why=str(trap)), trap
        )

    def _refused(self, why: str, place: Place = NOWHERE) -> SourceError:
        return SourceError(phrase(mark("{name}: {why}"), name=self._sources.name, why=why), place)


def _has(machine: Machine, struct: str, member: str) -> bool:
    try:
        machine.member(f"struct {struct}", member)
    except NotUnderstoodError:
        return False
    return True
