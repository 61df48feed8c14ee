"""The record of one modelled ioctl: what was written where, in which order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple, overload

from typing_extensions import override

from vfioviz.codec.ref import CapId
from vfioviz.uapi.headerset import Ioctl
from vfioviz.uapi.schema import Abi


class Write(NamedTuple):
    """One copy_to_user: caller's bytes ``[start, stop)``."""

    start: int
    stop: int
    what: str
    """``caps``, ``info``, or ``next`` where a driver stores that field alone."""


class PlacedCap(NamedTuple):
    """A capability as placed in the caller's buffer."""

    start: int
    identity: CapId
    """Its identity in the request."""
    id: int
    version: int
    size: int
    """Bytes of the struct itself, without rounding."""
    room: int
    """Bytes up to the next capability or the end of the chain."""
    reachable: bool
    """Whether cap_offset and the ``next`` fields lead to it."""


class Patch(NamedTuple):
    """Bytes that a step stored."""

    target: Literal["kernel", "user"]
    start: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the kernel's work."""

    name: str
    """The kernel's name: ``vfio_info_cap_add``, ``vfio_info_cap_shift``, ``copy_to_user``."""
    detail: str
    """What it did, in one line."""
    rule: str
    """The arithmetic, as in ``ALIGN(12, 8) = 16``; "" where there is none."""
    patches: tuple[Patch, ...]
    kernel_size: int
    """Size of caps.buf after the step, in bytes."""


class LaterSteps(Sequence[Step]):
    """Steps that are worked out when somebody looks at them."""

    __slots__ = ("_made", "_make")

    def __init__(self, make: Callable[[], tuple[Step, ...]]) -> None:
        self._make: Callable[[], tuple[Step, ...]] | None = make
        self._made: tuple[Step, ...] = ()

    def _steps(self) -> tuple[Step, ...]:
        if self._make is not None:
            self._made, self._make = self._make(), None
        return self._made

    @overload
    def __getitem__(self, index: int) -> Step: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[Step, ...]: ...

    @override
    def __getitem__(self, index: int | slice) -> Step | tuple[Step, ...]:
        return self._steps()[index]

    @override
    def __len__(self) -> int:
        return len(self._steps())

    @override
    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self._steps() == tuple(other)

    @override
    def __hash__(self) -> int:
        return hash(self._steps())


@dataclass(frozen=True, slots=True)
class Run:
    """The result of a modelled ioctl."""

    variant: str
    handler: str
    ioctl: Ioctl
    abi: Abi
    needed: int
    """The argsz returned to a caller with too little room, in bytes."""
    argsz_in: int
    fill: int
    errno: int
    """0, or a positive errno (22 is EINVAL)."""
    argsz_out: int
    cap_offset: int | None
    """The field in the caller's buffer; None if it was not copied out completely."""
    caps: tuple[PlacedCap, ...]
    writes: tuple[Write, ...]
    warnings: tuple[str, ...]
    initial: bytes
    """The caller's memory before the call, at least as long as the highest write."""
    buffer: bytes
    """The caller's memory after the call."""
    steps: Sequence[Step]

    @property
    def overrun(self) -> int:
        """Bytes written at or past argsz_in, each counted once."""
        total, cursor = 0, self.argsz_in
        for write in sorted(self.writes):
            total += max(0, write.stop - max(write.start, cursor))
            cursor = max(cursor, write.stop)
        return total

    def states(self) -> Iterator[tuple[Step, bytes, bytes]]:
        """Replay: each step with caps.buf and the caller's memory after it."""
        kernel, user = bytearray(), bytearray(self.initial)
        for step in self.steps:
            kernel.extend(bytes(max(0, step.kernel_size - len(kernel))))
            for patch in step.patches:
                target = kernel if patch.target == "kernel" else user
                target[patch.start : patch.start + len(patch.data)] = patch.data
            yield step, bytes(kernel), bytes(user)
