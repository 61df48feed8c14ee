"""A handler from C text, prepared once per ABI and called many times."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from types import MappingProxyType

from typing_extensions import override

from vfioviz.codec.content import Content
from vfioviz.csource.helper import Call, Helper
from vfioviz.csource.machine import Machine
from vfioviz.csource.program import Program
from vfioviz.csource.target import Target
from vfioviz.csource.types import CType
from vfioviz.kernel.rule import ModelError
from vfioviz.kernel.sourced.answer import Added, Answer, Attempt, SourceError
from vfioviz.kernel.sourced.device import DeviceModel
from vfioviz.kernel.sourced.driven import DRIVEN, Driven
from vfioviz.kernel.sourced.files import Sources
from vfioviz.kernel.sourced.handlers import find
from vfioviz.kernel.sourced.prepared import Prepared
from vfioviz.kernel.sourced.remembered import State, Told
from vfioviz.kernel.sourced.seam import (
    CAP,
    CHAIN,
    COUNT,
    ERRNO,
    LENGTH,
    VALUE,
    edited,
    seam,
)
from vfioviz.uapi.headerset import Ioctl
from vfioviz.uapi.schema import Abi

_READY = 64
"""Maximum handlers kept ready."""
_MOST = 4096
"""Headers of a chain that are looked at."""
_MARKED = 1 << 17
"""Bytes of a request that a handler remembers, with what made each of them."""


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


class Ready(Prepared):
    """A handler with room for the capabilities of a request."""

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
        super().__init__(sources, ioctl, abi)
        self._given = _Given()
        self._states: list[State] = []
        """What the last request led to: before its capabilities, and after each of them."""
        self._last: Told | None = None
        plain_texts = sources.for_handler(handler)
        program = Program.load(plain_texts)
        paths = [each.path for each in program.sources]
        self.answers = find(
            program.view(Target.of(abi)), paths, handler, ioctl.struct_name, sources.name
        )
        if self.answers.site.cap:
            raise _DrivenError
        helpers = MappingProxyType(self._given.helpers())
        self._fields = self._known(Machine(program, abi, helpers))
        path = self.answers.site.function.path
        text = plain_texts[path]
        edits = seam(self.answers, self._fields, ioctl.caps_flag, text, within=within)
        self._load(Program.load({**plain_texts, path: edited(text, edits)}), helpers)

    @override
    def ask(self, content: Content, caps: Sequence[bytes], argsz: int, fill: int) -> Answer:
        with self._refusals():
            added = self._begin(content, caps)
            initial, arg = self._caller(content, caps, argsz, fill)
            outcome = self._call(arg)
            if outcome.trap is not None:
                raise self._trapped(outcome.trap)
            return Answer(outcome, added, initial, self.machine.holder(arg), self.machine)

    @override
    def renew(self) -> None:
        super().renew()
        self._states.clear()

    @override
    def told(self, content: Content, caps: Sequence[bytes], fill: int) -> int:
        with self._refusals():
            added = self._begin(content, caps)
            state = self._states[-1].mark if len(self._states) > len(added) else None
            last = self._last
            if state is not None and last is not None and last.holds(content, fill, caps, state):
                return last.argsz
            _, arg = self._caller(content, caps, self._ioctl.minsz, fill)
            outcome = self._call(arg, watch=state)
            if outcome.trap is not None:
                raise self._trapped(outcome.trap)
            argsz = self._argsz_of(self.machine.holder(arg).data)
            if state is not None:
                seen = {look: state.seen(look) for look in outcome.looks}
                self._last = Told(
                    *(content.info, content.errno, fill, len(caps)), state.sizes, seen, argsz
                )
            return argsz

    def _begin(self, content: Content, caps: Sequence[bytes]) -> tuple[Added, ...]:
        """Bring memory to where all capabilities are in; only what is new of them is added."""
        machine, given, states = self.machine, self._given, self._states
        given.errno, given.count = content.errno, len(caps)
        given.values = [content.get(name) for name in self._fields]
        wanted = caps if self.takes_caps else ()
        same = 0
        while same < min(len(wanted), len(states) - 1) and states[same + 1].raw == wanted[same]:
            same += 1
        del states[same + 1 :]
        if states:
            machine.back(states[-1].mark)
        else:
            machine.reset()
            given.chain = machine.new(f"struct {self.answers.names.struct}", "caps")
            self._keep(b"", ())
        added = states[-1].added if states else ()
        for number, raw in enumerate(wanted[same:], same):
            added = (*added, self._add(raw))
            if len(states) == number + 1:
                self._keep(raw, added)
        return added

    def _keep(self, raw: bytes, added: tuple[Added, ...]) -> None:
        mark = self.machine.mark(_MARKED)
        if mark is not None:
            self._states.append(State(raw, added, mark))

    @override
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
        machine, given = self.machine, self._given
        machine.reset()
        self._states.clear()
        with self._refusals():
            given.errno, given.count = content.errno, len(caps)
            given.values = [content.get(name) for name in self._fields]
            given.caps = [(machine.give(raw, "capability"), len(raw)) for raw in caps]
            _, arg = self._caller(content, caps, argsz, fill)
        outcome = self._call(
            arg, fail_allocation=fail_allocation, fail_copy=fail_copy, record=record
        )
        return Attempt(outcome, machine.holder(arg), machine)

    def _members(self) -> tuple[tuple[int, CType], tuple[int, CType]]:
        """Return offset and type of the chain's two members."""
        names = self.answers.names
        struct = f"struct {names.struct}"
        return self.machine.member(struct, names.buf), self.machine.member(struct, names.size)

    def chain(self) -> bytes:
        """Return ``caps.buf`` as it is now."""
        machine, given = self.machine, self._given
        (at, pointer), (where, number) = self._members()
        base = machine.value(given.chain + at, pointer)
        return machine.read(base, machine.value(given.chain + where, number)) if base else b""

    def _add(self, raw: bytes) -> Added:
        before = self.chain()
        data = self.machine.give(raw, "capability")
        add = self.answers.names.add
        outcome = self.machine.call(add, [self._given.chain, data, len(raw)], leaks=False)
        if outcome.trap is not None:
            raise self._trapped(outcome.trap)
        if outcome.result:
            raise self._refused(f"{add}() returned {outcome.result}")
        after = self.chain()
        at = _place(before, after, raw, self._abi)
        header = None
        if at >= 0:
            (where, pointer), _ = self._members()
            base = self.machine.value(self._given.chain + where, pointer)
            header = self.machine.maker(base + at)
        return Added(header, at, before, after, outcome.stores)


def _place(before: bytes, after: bytes, raw: bytes, abi: Abi) -> int:
    """Return where a chain got a capability; -1 where that is not to be told."""
    old, new = set(_headers(before, abi)), _headers(after, abi)
    # Whatever leads to it, its id and version stand there.
    for at in (*(each for each in reversed(new) if each not in old), len(before)):
        if after[at : at + 4] == raw[:4]:
            return at
    return after.find(raw[:4], len(before))


def _headers(chain: bytes, abi: Abi) -> list[int]:
    """Return the offsets that ``next`` leads to, from the first on."""
    found: list[int] = []
    at = 0
    while at + 8 <= len(chain) and at not in found and len(found) <= _MOST:
        found.append(at)
        at = int.from_bytes(chain[at + 4 : at + 8], abi.byte_order)
        if not at:
            break
    return found


class _DrivenError(Exception):
    """The handler puts its capabilities in no ``struct vfio_info_cap``."""


def ready(
    sources: Sources,
    handler: str,
    ioctl: Ioctl,
    abi: Abi,
    *,
    within: bool = False,
    device: DeviceModel | None = None,
) -> Prepared:
    """Return a handler that is ready.

    Args:
        sources: The text.
        handler: Key of the driver.
        ioctl: What it answers.
        abi: What it is compiled for.
        within: Whether it adds the capabilities of the request itself, for ``attempt``.
        device: What the driver finds in its device; None: what the request says.

    Raises:
        ModelError: There is none, or it can't be understood.
    """
    found = _made(sources, handler, ioctl, abi, within, device)
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
    device: DeviceModel | None,
) -> Prepared | ModelError:
    """Return the handler, or why there is none; failures are cached too."""
    try:
        if device is not None or handler in DRIVEN:
            return Driven(sources, handler, ioctl, abi, device)
        try:
            return Ready(sources, handler, ioctl, abi, within=within)
        except _DrivenError:
            return Driven(sources, handler, ioctl, abi, None)
    except ModelError as problem:
        return _again(problem)
