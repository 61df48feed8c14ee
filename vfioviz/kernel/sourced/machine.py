"""A handler from C text, prepared once per ABI and called many times."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from functools import lru_cache
from types import MappingProxyType

from vfioviz.codec.content import Content, info_fields
from vfioviz.csource.helper import Call, Helper
from vfioviz.csource.machine import Machine, Outcome
from vfioviz.csource.program import Program
from vfioviz.csource.reports import NOWHERE, NotUnderstoodError, Place, Report, Stop
from vfioviz.csource.target import Target
from vfioviz.kernel.rule import ModelError
from vfioviz.kernel.sourced.answer import Added, Answer, Attempt, SourceError, TrapError
from vfioviz.kernel.sourced.files import Sources
from vfioviz.kernel.sourced.handlers import CAPS, Answers, find
from vfioviz.kernel.sourced.seam import (
    ADD,
    CAP,
    CHAIN,
    COUNT,
    ERRNO,
    LENGTH,
    VALUE,
    command,
    edited,
    seam,
)
from vfioviz.language import mark, phrase
from vfioviz.uapi.headerset import Ioctl
from vfioviz.uapi.schema import Abi

_ROOM = 1 << 12
"""Writable bytes after the caller's buffer, to detect overruns."""
_READY = 64
"""Maximum handlers kept ready."""


class _Given:
    """What the seam's helpers return: the request of the current call."""

    def __init__(self) -> None:
        self.errno = self.chain = self.count = 0
        self.values: Sequence[int] = ()
        self.caps: Sequence[tuple[int, int]] = ()
        """Address and size of each capability, where the handler adds them."""

    def helpers(self) -> dict[str, Helper]:
        def value(_: Call, number: int) -> int:
            return self.values[number]

        return {
            ERRNO: Helper(f"int {ERRNO}(void);", lambda _: self.errno),
            VALUE: Helper(f"unsigned long long {VALUE}(int number);", value),
            COUNT: Helper(f"int {COUNT}(void);", lambda _: self.count),
            CHAIN: Helper(f"void *{CHAIN}(void);", lambda _: self.chain),
            CAP: Helper(f"void *{CAP}(int number);", lambda _, number: self.caps[number][0]),
            LENGTH: Helper(
                f"unsigned long {LENGTH}(int number);", lambda _, number: self.caps[number][1]
            ),
        }


class Ready:
    """A prepared handler; for the thread that holds ``lock``."""

    def __init__(
        self, sources: Sources, handler: str, ioctl: Ioctl, abi: Abi, *, within: bool = False
    ) -> None:
        """Find the handler and make room in it.

        Args:
            sources: The text.
            handler: Key of the driver.
            ioctl: What it answers.
            abi: What it is compiled for.
            within: Whether it adds the capabilities itself: for ``attempt``, else for ``ask``.

        Raises:
            ModelError: There is none, or it can't be understood.
        """
        self.lock = threading.Lock()
        self._sources = sources
        self._ioctl = ioctl
        self._abi = abi
        self._given = _Given()
        plain_texts = sources.for_handler(handler)
        program = Program.load(plain_texts)
        paths = [each.path for each in program.sources]
        struct = ioctl.struct_name
        self.answers: Answers = find(
            program.view(Target.of(abi)), paths, handler, struct, sources.name
        )
        helpers = MappingProxyType(self._given.helpers())
        fields = [field for field in info_fields(ioctl) if not field.traits.given]
        plain = Machine(program, abi, helpers)
        self._fields = [each.name for each in fields if _has(plain, struct, each.name)]
        path = self.answers.site.function.path
        text = plain_texts[path]
        edits = seam(self.answers, self._fields, ioctl.caps_flag, text, within=within)
        texts = {**plain_texts, path: edited(text, edits)}
        self._program = Program.load(texts)
        self._helpers = helpers
        self.machine = Machine(self._program, abi, helpers)
        try:
            self.sizeof = self.machine.type(f"struct {struct}").size
        except NotUnderstoodError as problem:
            raise self._refused(str(problem), problem.place) from problem

    def renew(self) -> None:
        """Drop the compiled code: compilation was interrupted."""
        self.machine = Machine(self._program, self._abi, self._helpers)

    @property
    def takes_caps(self) -> bool:
        """Whether the handler has a chain at all."""
        return bool(self.answers.site.caps)

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
        machine, given = self.machine, self._given
        machine.reset()
        try:
            given.errno, given.count = content.errno, len(caps)
            given.values = [content.get(name) for name in self._fields]
            given.chain = machine.new(f"struct {CAPS}", "caps")
            added = tuple(self._add(raw) for raw in caps) if self.takes_caps else ()
            initial, arg = self._caller(content, caps, argsz, fill)
            outcome = self._call(arg)
            if outcome.trap is not None:
                raise self._trapped(outcome.trap)
            return Answer(outcome, added, initial, machine.holder(arg), machine)
        except Stop as problem:
            raise self._refused(str(problem.report()), problem.place) from problem
        except NotUnderstoodError as problem:
            raise self._refused(f"{problem.place}: {problem.text}", problem.place) from problem

    def attempt(
        self,
        content: Content,
        caps: Sequence[bytes],
        argsz: int,
        fill: int,
        *,
        fail_allocation: int = 0,
        record: bool = False,
    ) -> Attempt:
        """Call the handler, and let it add the capabilities; a trap is in the outcome.

        Args:
            content: The request.
            caps: Its capabilities as structs, ``next`` 0.
            argsz: What the caller passes.
            fill: What its memory holds before.
            fail_allocation: The allocation that gives NULL, from 1; 0: none.
            record: Whether each step is kept.

        Raises:
            ModelError: The request is larger than a run may be.
        """
        machine, given = self.machine, self._given
        machine.reset()
        try:
            given.errno, given.count = content.errno, len(caps)
            given.values = [content.get(name) for name in self._fields]
            given.caps = [(machine.give(raw, "capability"), len(raw)) for raw in caps]
            _, arg = self._caller(content, caps, argsz, fill)
        except Stop as problem:
            raise self._refused(str(problem.report())) from problem
        outcome = self._call(arg, fail_allocation=fail_allocation, record=record)
        return Attempt(outcome, machine.holder(arg), machine)

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

    def _call(self, arg: int, *, fail_allocation: int = 0, record: bool = False) -> Outcome:
        entry = self.answers.entry
        own = command(entry)
        args = [
            self._ioctl.number if parameter.name == own else 0 for parameter in entry.parameters
        ]
        args[-1] = arg
        return self.machine.call(
            entry.name, args, file=entry.path, fail_allocation=fail_allocation, record=record
        )

    def chain(self) -> bytes:
        """Return ``caps.buf`` as it is now."""
        machine, given = self.machine, self._given
        at, pointer = machine.member(f"struct {CAPS}", "buf")
        where, number = machine.member(f"struct {CAPS}", "size")
        base = machine.value(given.chain + at, pointer)
        return machine.read(base, machine.value(given.chain + where, number)) if base else b""

    def _add(self, raw: bytes) -> Added:
        before = self.chain()
        data = self.machine.give(raw, "capability")
        outcome = self.machine.call(ADD, [self._given.chain, data, len(raw)], leaks=False)
        if outcome.trap is not None:
            raise self._trapped(outcome.trap)
        if outcome.result:
            raise self._refused(f"{ADD}() returned {outcome.result}")
        after = self.chain()
        fresh = [
            store
            for store in outcome.stores
            if store.object.storage == "heap" and store.data == raw[:2]
        ]
        # An id and a version may be equal: the id stands first.
        first = min(fresh, key=lambda store: store.offset, default=None)
        return Added(0 if first is None else first.number, before, after, outcome.stores)

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


def ready(sources: Sources, handler: str, ioctl: Ioctl, abi: Abi, *, within: bool = False) -> Ready:
    """Return a handler that is ready; raises ModelError as ``Ready`` does."""
    found = _made(sources, handler, ioctl, abi, within)
    if isinstance(found, ModelError):
        # A new exception each time: re-raising one would keep the frames of all its handlers.
        raise _again(found)
    return found


def _again(problem: ModelError) -> ModelError:
    if isinstance(problem, SourceError):
        return SourceError(problem.args[0], problem.place)
    return ModelError(*problem.args)


@lru_cache(maxsize=_READY)
def _made(
    sources: Sources,
    handler: str,
    ioctl: Ioctl,
    abi: Abi,
    within: bool,  # noqa: FBT001 -- a cache takes no keyword for another key
) -> Ready | ModelError:
    """Return the handler, or why there is none; failures are cached too."""
    try:
        return Ready(sources, handler, ioctl, abi, within=within)
    except ModelError as problem:
        return _again(problem)
